"""Nobody inside our own network is asked for a page, by whatever name or number."""

import socket
from ipaddress import ip_address
from threading import Event

import pytest

from tests.site import STORY, page, refused, resolved_to, site
from timeline.actions.fetching import fetch
from timeline.actions.outside import is_outside


@pytest.mark.parametrize(
    "address",
    [
        *("127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "0.0.0.0", "169.254.169.254"),
        *("100.64.0.1", "198.18.0.1", "224.0.1.1", "240.0.0.1", "255.255.255.255"),
        *("::1", "::", "fe80::1", "fe80::1%1", "fc00::1", "fec0::1", "ff0e::1", "2001:db8::1"),
        *("::ffff:127.0.0.1", "::ffff:8.8.8.8", "::127.0.0.1", "2002:7f00:1::", "2002:808:808::"),
        *("2001:0:808:808::", "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe", "64:ff9b:1::808:808"),
    ],
)
def test_an_address_of_a_network_or_in_disguise_is_not_outside(address):
    assert not is_outside(ip_address(address))


@pytest.mark.parametrize("address", ["8.8.8.8", "2606:4700::1111", "64:ff9b::808:808"])
def test_a_public_address_is_outside(address):
    assert is_outside(ip_address(address))


@pytest.mark.parametrize(
    "url",
    [
        *("http://127.0.0.1/", "http://localhost/", "http://[::1]/", "http://2130706433/"),
        *("http://0x7f.1/", "http://127.1/", "http://[::ffff:127.0.0.1]/"),
        *("http://169.254.169.254/latest/meta-data/", "http://[fe80::1]/", "https://10.0.0.1/"),
    ],
)
def test_however_it_is_written_an_address_inside_is_refused(url):
    with refused("is inside the network"):
        fetch(url)


def test_a_name_is_refused_when_one_of_its_addresses_is_inside(monkeypatch):
    resolved_to(monkeypatch, "8.8.8.8", "10.0.0.1")

    with refused("“press.test” is inside the network"):
        fetch("https://press.test/story")


def test_a_name_that_nobody_resolves_is_left_when_the_time_is_up(monkeypatch):
    over = Event()
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: over.wait(10))

    with refused("Nobody said in time where “press.test” is"):
        fetch("https://press.test/story", seconds=0.1)
    over.set()


def test_the_connection_goes_to_the_address_that_was_looked_at(monkeypatch):
    with site(story=page()) as served:
        asked = resolved_to(monkeypatch, "127.0.0.1")
        found = fetch(f"http://press.test:{served.port}/story", reach=served.reach)

    assert found.body.decode() == STORY
    assert asked.count("press.test") == 1  # asked again, the name might say another address
    assert served.asked[0]["Host"] == f"press.test:{served.port}"


def test_a_name_in_another_script_is_asked_for_as_servers_know_it(monkeypatch):
    with site(story=page()) as served:
        asked = resolved_to(monkeypatch, "127.0.0.1")
        fetch(f"http://новости.test:{served.port}/story", reach=served.reach)

    assert asked[0] == "xn--b1amnebsh.test"


@pytest.mark.parametrize(
    ("url", "word"),
    [
        ("file:///etc/passwd", "http:// or https://"),
        ("ftp://example.org/a", "http:// or https://"),
        ("gopher://example.org/", "http:// or https://"),
        ("javascript:alert(1)", "http:// or https://"),
        ("example.org/story", "http:// or https://"),
        ("https://", "http:// or https://"),
        ("http://[::1", "not an address that can be read"),
        ("https://при..мер/", "not an address that can be read"),
        ("https://example.org:port/", "not an address that can be read"),
        ("https://example.org:8443/", "8443"),
        ("http://example.org:22/", "22"),
        ("https://ann:secret@example.org/", "password"),
        ("https://example.org/" + "a" * 1000, "longer than 1000"),
        ("https://example.org/" + "é" * 300, "longer than 1000"),  # each is sent as six characters
        ("http://name.invalid./", "no server of the name"),
        (f"http://{'a' * 70}.example/", "no server of the name"),
    ],
)
def test_an_address_that_is_no_pages_is_refused_with_the_reason(monkeypatch, url, word):
    def nowhere(*_, **__):
        raise socket.gaierror

    monkeypatch.setattr(socket, "getaddrinfo", nowhere)

    with refused(word):
        fetch(url)
