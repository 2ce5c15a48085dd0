"""A web site on this machine, which a test lets `fetch` ask by saying so, and how a refusal is told."""

import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

import pytest

from timeline.actions.fetching import Fetched, fetch
from timeline.actions.outside import NotFetched, Reach

Page = Callable[[BaseHTTPRequestHandler], None]

STORY = (
    "<!doctype html><html lang=en><head><title>Rockets hit a base</title>"
    "<meta property='og:site_name' content='The Test Courier'>"
    "<meta property='article:published_time' content='2024-08-06'></head><body><article>"
    "<h1>Rockets hit a base</h1><p>Rockets hit Al-Asad airbase in Iraq on Monday, injuring two US "
    "soldiers, officials said.</p></article></body></html>"
)


def page(
    body: bytes | str = STORY, *, kind: str = "text/html; charset=utf-8", **headers: str
) -> Page:
    data = body.encode() if isinstance(body, str) else body
    return sent(200, data, **{"Content_Type": kind, **headers})


def leads_to(address: str) -> Page:
    return sent(302, b"", Location=address)


def sent(status: int, body: bytes, **headers: str) -> Page:
    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        for name, value in {"Content_Length": str(len(body)), **headers}.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.end_headers()
        handler.wfile.write(body)

    return answer


class Site:
    """`pages` by their paths; `asked` are the headers of each request, `fetch` may ask here."""

    def __init__(self, pages: dict[str, Page]) -> None:
        self.asked: list[dict[str, str]] = []
        self.pages = pages
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self.port = self.server.server_address[1]
        self.address = f"http://127.0.0.1:{self.port}"
        self.reach = Reach(lambda address: str(address) == "127.0.0.1", frozenset({self.port}))

    def fetch(self, path: str, **how: Any) -> Fetched:
        return fetch(f"{self.address}{path}", reach=self.reach, **how)

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        site = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                site.asked.append(dict(self.headers))
                site.pages[self.path](self)

            def log_message(self, *_: object) -> None:
                """Quiet."""

        return Handler


@contextmanager
def site(**pages: Page) -> Iterator[Site]:
    """A site whose page `story=…` is at /story."""
    served = Site({f"/{name}": answer for name, answer in pages.items()})
    Thread(target=served.server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
    try:
        yield served
    finally:
        served.server.shutdown()
        served.server.server_close()


@contextmanager
def refused(*words: str) -> Iterator[None]:
    """The refusal is one sentence with these words."""
    with pytest.raises(NotFetched) as refusal:
        yield
    for word in words:
        assert word in str(refusal.value)
    assert str(refusal.value).endswith(".")


def resolved_to(monkeypatch: pytest.MonkeyPatch, *addresses: str) -> list[str]:
    """Every name has these addresses; returns the names that were asked about."""
    asked = []

    def answer(host: str, port: int, *_: object, **__: object) -> list[Any]:
        asked.append(host)
        return [
            (socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port)) for address in addresses
        ]

    monkeypatch.setattr(socket, "getaddrinfo", answer)
    return asked
