"""Writing it: each page as readers get it, rewritten, and all that it leads to."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from posixpath import dirname, normpath, relpath
from typing import NamedTuple
from urllib.parse import unquote, urldefrag, urlsplit

from django.conf import settings
from django.contrib.staticfiles import finders
from django.core.handlers.base import BaseHandler
from django.http.response import HttpResponseBase
from django.test import RequestFactory
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from timeline.search.found import search
from timeline.search.locale import speaking, spoken
from timeline.search.query import Query
from timeline.views.file_words import WORDS
from timeline.views.naming import name_of_view
from timeline.views.plain_site.plan import DATA, DOWNLOADS, FIRST, Plan, Planned
from timeline.views.plain_site.rewriting import OF_THE_LIVE_SITE, plain
from timeline.views.rendering import render_page

STYLE = "copy.css"
# What a file is for, where it is not had at an address.
FOR = {suffix: WORDS[suffix][1] for suffix in DATA} | {
    "timelinejs.json": gettext_lazy("Slides for TimelineJS.")
}
LOADED = re.compile(r"""url\(["']?([^"')#]+)""")  # what a style sheet loads


class CannotBeCopied(ValueError):
    """Why a page of ours could not be had; a sentence."""


class Written(NamedTuple):
    """A file that was written, and how many pages are known to be still to come."""

    file: str
    waiting: int


class PlainSite:
    """The view `query`, which is pinned to a moment and said in one language, in the folder `into`.
    `root` is where the live site is, such as "https://example.org": what leads out of the copy leads
    there if it is to `lead_out`, and else nowhere."""

    def __init__(self, query: Query, into: Path, *, root: str, lead_out: bool) -> None:
        self.found = search(query)
        self.plan = Plan(self.found)
        self.into, self.root, self.lead_out = into, root, lead_out
        self.waiting: dict[str, Planned] = {}
        self.done: set[str] = set()
        self.assets: set[str] = set()
        self.requests = RequestFactory(headers={"Host": urlsplit(root).netloc})
        self.handler = BaseHandler()
        self.handler.load_middleware()

    def write(self) -> Iterator[Written]:
        """Every file, as it is written. Raises CannotBeCopied, and OSError where one cannot be written."""
        self._wait_for(Planned(FIRST, self.plan.first))
        while self.waiting:
            planned = self.waiting.pop(next(iter(self.waiting)))
            self._save(planned.file, [self._page(planned)])
            yield Written(planned.file, len(self.waiting))
        for file, address in self.plan.data():
            self._save(file, _pieces(self._answer(address)))
            yield Written(file, 0)
        for asset in self._all_assets():
            self._save(f"static/{asset}", [_read(asset)])
            yield Written(f"static/{asset}", 0)

    def _page(self, planned: Planned) -> bytes:
        page = self._downloads() if planned is DOWNLOADS else self._content(planned.address)

        def lead(address: str) -> str | None:
            return self._led(address, planned.file)

        def beside(rel: str, address: str) -> str:
            step = 1 if rel == "next" else -1
            file = planned.beside(step)
            if step == 1:
                self._wait_for(Planned(file, address, planned.part + 1))
            return _from(planned.file, file)

        self.assets.add(STYLE)
        style = _from(planned.file, f"static/{STYLE}")
        gone = frozenset() if self.lead_out else OF_THE_LIVE_SITE
        with speaking(self.plan.query.lang):
            words = {DOWNLOADS.file: _("Download")}  # all that is left of what stands there
        return plain(page, lead=lead, beside=beside, style=style, gone=gone, words=words)

    def _led(self, address: str, here: str) -> str | None:
        """Where a link on the page `here` leads in the copy; None where it leads nowhere."""
        path, fragment = urldefrag(address.removeprefix(self.root) or "/")
        if not path.startswith("/"):
            return address  # of another site, or beside this page already
        if path.startswith(settings.STATIC_URL):
            asset = _unhashed(path.removeprefix(settings.STATIC_URL))
            self.assets.add(asset)
            return _from(here, f"static/{asset}")
        planned = self.plan.file_of(path)
        if planned is None:
            return f"{self.root}{path}" if self.lead_out else None
        self._wait_for(planned)
        return _from(here, planned.file) + (f"#{fragment}" if fragment else "")

    def _wait_for(self, planned: Planned) -> None:
        if planned.file not in self.done:
            self.done.add(planned.file)
            self.waiting[planned.file] = planned

    def _content(self, address: str) -> bytes:
        return b"".join(_pieces(self._answer(address)))

    def _answer(self, address: str) -> HttpResponseBase:
        request = self.requests.get(address, secure=self.root.startswith("https"))
        with speaking(spoken()):  # it says other words while it answers
            response = self.handler.get_response(request)
        if response.status_code != 200:
            raise CannotBeCopied(f"{address} was answered with {response.status_code}.")
        return response

    def _downloads(self) -> bytes:
        """The page of all files besides pages."""
        request = self.requests.get("/", secure=self.root.startswith("https"))
        query = self.plan.query
        with speaking(query.lang):
            context = {
                "name": name_of_view(self.found),
                "files": [(f"data/timeline.{suffix}", suffix, FOR[suffix]) for suffix in DATA],
            }
            return render_page(request, "timeline/copy.html", context, query=query).content

    def _all_assets(self) -> list[str]:
        """With what style sheets load."""
        found = set(self.assets)
        for sheet in self.assets:
            if sheet.endswith(".css"):
                loaded = LOADED.findall(_read(sheet).decode())
                found |= {
                    normpath(f"{dirname(sheet)}/{each}").lstrip("/")
                    for each in loaded
                    if not each.startswith("data:")
                }
        return sorted(found)

    def _save(self, file: str, pieces: Iterable[bytes]) -> None:
        path = self.into / file
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("wb") as out:
            for piece in pieces:
                out.write(piece)


def _from(here: str, there: str) -> str:
    """The address of one file as a page in another names it."""
    return relpath(there, dirname(here) or ".")


def _pieces(response: HttpResponseBase) -> Iterable[bytes]:
    if response.streaming:
        yield from response.streaming_content  # type: ignore[attr-defined]
    else:
        yield response.content  # type: ignore[attr-defined]


def _unhashed(path: str) -> str:
    """A static file by its own name: a copy needs no name that changes with what is in it."""
    name = unquote(urlsplit(path).path)
    if finders.find(name):
        return name
    start, _, suffix = name.rpartition(".")
    return f"{start.rpartition('.')[0]}.{suffix}"


def _read(asset: str) -> bytes:
    path = finders.find(asset)
    if path is None:
        raise CannotBeCopied(f"The static file {asset} is not here.")
    return Path(path).read_bytes()
