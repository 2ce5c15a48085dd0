"""A web site on this machine, and how a test lets `fetch` ask it: by saying so, as nothing else can."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

from timeline.actions.fetching import Fetched, fetch
from timeline.actions.outside import Reach

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
