"""A page is fetched over each redirect, by whoever proves to be its server, and within bounds."""

import gzip
import socket
import ssl
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Thread

import pytest

from tests.site import STORY, leads_to, page, refused, resolved_to, sent, site
from timeline.actions import fetching
from timeline.actions.fetching import fetch
from timeline.actions.outside import NotFetched, Reach

CERTIFICATE = Path(__file__).with_name("press_test.pem")


@pytest.mark.parametrize(
    "onward",
    ["http://[::1]:{port}/", "http://169.254.169.254/", "file:///etc/passwd", "//10.0.0.1"],
)
def test_each_redirect_is_looked_at_anew(onward):
    with site() as served:
        served.pages["/"] = leads_to(onward.replace("{port}", str(served.port)))

        with pytest.raises(NotFetched):
            served.fetch("/")

    assert len(served.asked) == 1


def test_a_redirect_is_followed_and_where_it_ends_is_said():
    with site(short=leads_to("/story"), story=page()) as served:
        found = served.fetch("/short")

    assert (found.url, found.address) == (f"{served.address}/short", f"{served.address}/story")


@pytest.mark.parametrize("onward", ["http://[::1", "//[", "http://a]b/", "http://[127.0.0.1]/"])
def test_a_redirect_that_leads_to_no_address_is_said(onward):
    with site(short=leads_to(onward)) as served, refused("not an address that can be read"):
        served.fetch("/short")


def test_a_circle_of_redirects_is_left():
    with site(again=leads_to("/again")) as served, refused("more than 5 times"):
        served.fetch("/again")

    assert len(served.asked) == 6


def test_no_proxy_of_the_environment_is_used(monkeypatch):
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9/")
    with site(story=page()) as served:
        assert served.fetch("/story").body


def test_it_says_who_asks():
    with site(story=page()) as served:
        served.fetch("/story")

    assert served.asked[0]["User-Agent"].startswith("Dateline/")


# By whom: TLS ------------------------------------------------------------------------------------


@contextmanager
def secure_site():
    """A server that proves by its own word to be press.test; yields its port and the names asked."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(CERTIFICATE)
    names = []
    context.sni_callback = lambda _line, name, _context: names.append(name)
    with site(story=page()) as served:
        served.server.socket = context.wrap_socket(served.server.socket, server_side=True)
        served.server.handle_error = lambda *_: None
        yield served, names


def test_a_server_that_does_not_prove_who_it_is_is_refused(monkeypatch):
    with secure_site() as (served, _):
        resolved_to(monkeypatch, "127.0.0.1")
        with refused("press.test does not prove who it is"):
            fetch(f"https://press.test:{served.port}/story", reach=served.reach)

    assert served.asked == []


def test_a_server_is_asked_by_its_name_for_its_proof(monkeypatch):
    monkeypatch.setenv("SSL_CERT_FILE", str(CERTIFICATE))
    with secure_site() as (served, names):
        resolved_to(monkeypatch, "127.0.0.1")
        found = fetch(f"https://press.test:{served.port}/story", reach=served.reach)
        with refused("other.test does not prove who it is"):
            fetch(f"https://other.test:{served.port}/story", reach=served.reach)

    assert found.body.decode() == STORY
    assert names == ["press.test", "other.test"]


# How long, how much, of what kind ----------------------------------------------------------------


@contextmanager
def dripping(first: bytes):
    """The address of a server that says `first` and goes on one byte at a time."""
    over = Event()
    listening = socket.create_server(("127.0.0.1", 0))

    def drip() -> None:
        line, _ = listening.accept()
        with line:
            line.sendall(first)
            while not over.wait(0.02):
                try:
                    line.sendall(b"a")
                except OSError:
                    return

    thread = Thread(target=drip, daemon=True)
    thread.start()
    with listening:
        yield listening.getsockname()[1]
        over.set()
        thread.join()


@pytest.mark.parametrize(
    "first",
    [b"", b"HTTP/1.1 200 OK\r\nX: ", b"HTTP/1.0 200 OK\r\nContent-Type: text/plain\r\n\r\n"],
)
def test_a_server_that_drips_is_left_when_the_time_is_up(first):
    with dripping(first) as port, refused("did not send the whole page in time"):
        fetch(
            f"http://127.0.0.1:{port}/",
            seconds=0.3,
            reach=Reach(lambda _: True, frozenset({port})),
        )


@pytest.mark.parametrize("packed", [1, 2, 3], ids=lambda times: f"packed {times} times")
def test_a_page_that_swells_is_refused(packed):
    bomb = b"a" * 60_000_000
    for _ in range(packed):
        bomb = gzip.compress(bomb)
    codings = ", ".join(["gzip"] * packed)
    with site(bomb=page(bomb, Content_Encoding=codings)) as served, refused("larger than 5 MB"):
        served.fetch("/bomb")


def test_a_page_that_is_too_large_is_refused():
    with site(large=page(b"a" * 5_000_001)) as served, refused("larger than 5 MB"):
        served.fetch("/large")


def test_a_packed_page_is_unpacked():
    packed = gzip.compress(STORY.encode())
    with site(story=page(packed, Content_Encoding="gzip")) as served:
        assert served.fetch("/story").body.decode() == STORY


@pytest.mark.parametrize(
    ("answer", "word"),
    [
        (page(b"%PDF", kind="application/pdf"), "application/pdf"),
        (page(b"?", kind=""), "of no kind"),
        (sent(404, b"gone"), "404 Not Found"),
        (sent(403, b"robots"), "paste its text"),
        (sent(302, b""), "302 Found"),
        (page(b"not gzip", Content_Encoding="gzip"), "cannot be read"),
        (page(b"short", Content_Length="99"), "broke off"),
        (lambda handler: handler.wfile.write(b"\x00\x01 nothing of the kind\r\n\r\n"), "broke off"),
    ],
)
def test_what_is_no_page_is_refused_with_the_reason(answer, word):
    with site(story=answer) as served, refused(word):
        served.fetch("/story")


def test_a_server_that_is_not_there_is_named(monkeypatch):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    with refused("127.0.0.1 could not be reached"):
        fetch(f"http://127.0.0.1:{port}/", reach=Reach(lambda _: True, frozenset({port})))


def test_a_server_that_says_nothing_tires_our_patience(monkeypatch):
    monkeypatch.setattr(fetching, "PATIENCE", 0.1)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        port = silent.getsockname()[1]
        with refused("in time"):
            fetch(f"http://127.0.0.1:{port}/", reach=Reach(lambda _: True, frozenset({port})))
