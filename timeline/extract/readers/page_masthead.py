"""What a web page says of itself, in its metadata and around its headline.

Why not htmldate, which comes with trafilatura: it fills in what it cannot read. It makes
1 February of "2024-02-31" and 20 August of "2024-08", takes 05/08/2024 for May or August as it
goes, and falls back on the day of change or the copyright year. A publication day moves every
date in a report, so here it is read as it is written, or not at all.
"""

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from timeline.extract.readers.masthead import Masthead, one_line, web_address

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_PUBLISHED = re.compile(r"publ|pub[-_.]?date|issued", re.IGNORECASE)
_DATED = re.compile(r"(?:^|[^a-z])date(?:[^a-z]|$)|created|posted", re.IGNORECASE)
_OTHER_DAY = re.compile(r"modif|updat|revis|expir|event|copyright|accessed", re.IGNORECASE)
_JSON_DAY = re.compile(r"\"datePublished\"\s*:\s*\"([^\"]{6,60})\"")
_ADDRESS_DAY = re.compile(r"/((?:19|20)\d\d/\d\d?/\d\d?)(?:/|$)")
_BYLINE = re.compile(r"date|publish|posted|byline|timestamp", re.IGNORECASE)
_BYLINE_LENGTH = 120  # characters
_ELSEWHERE = {"footer", "aside", "nav"}


def page_masthead(tree: "HtmlElement") -> Masthead:
    """The page's own title, outlet, address, language and publication day."""
    metas = _metas(tree)
    named = dict(reversed(metas))  # of several with one name the first holds
    canonical = [link.get("href", "") for link in tree.iterfind(".//link[@rel='canonical']")]
    address = _first(web_address(url) for url in [*canonical, named.get("og:url", "")])
    titles = [named.get("og:title", ""), *_texts(tree, "h1"), *_texts(tree, "title")]
    return Masthead(
        days=(*_stated_days(tree, metas), *_ADDRESS_DAY.findall(address)),
        how="metadata",
        head=tuple(_bylines(tree)),
        title=_first(map(one_line, titles)),
        outlet=one_line(named.get("og:site_name", "")),
        url=address,
        language=tree.get("lang") or named.get("og:locale", ""),
    )


def _metas(tree: "HtmlElement") -> list[tuple[str, str]]:
    """Name and content of each `<meta>`, whichever attribute holds the name."""
    return [
        (meta.get("property") or meta.get("name") or meta.get("itemprop") or "", content)
        for meta in tree.iterfind(".//meta")
        if (content := meta.get("content"))
    ]


def _stated_days(tree: "HtmlElement", metas: list[tuple[str, str]]) -> Iterator[str]:
    """The values called a day of publication, then those called only a date."""
    metas = [(name, content) for name, content in metas if not _OTHER_DAY.search(name)]
    yield from (content for name, content in metas if _PUBLISHED.search(name))
    for script in tree.iterfind(".//script[@type='application/ld+json']"):
        yield from _JSON_DAY.findall(script.text or "")
    for marked in tree.iterfind(".//*[@itemprop='datePublished']"):
        yield marked.get("datetime") or marked.get("content") or marked.text_content()
    yield from (content for name, content in metas if _DATED.search(name))


def _bylines(tree: "HtmlElement") -> Iterator[str]:
    for element in tree.iter("time", "div", "p", "span", "li", "abbr"):
        if _is_byline(element):
            yield " ".join((element.get("datetime") or element.text_content()).split())


def _is_byline(element: "HtmlElement") -> bool:
    marks = f"{element.get('class', '')} {element.get('id', '')} {element.tag == 'time' and 'date'}"
    return bool(
        _BYLINE.search(marks)
        and len(element.text_content()) <= _BYLINE_LENGTH
        and not _OTHER_DAY.search(marks + element.text_content())
        and not any(around.tag in _ELSEWHERE for around in element.iterancestors())
    )


def _texts(tree: "HtmlElement", tag: str) -> list[str]:
    return [element.text_content() for element in tree.iter(tag)]


def _first(values: Iterable[str]) -> str:
    return next(filter(None, values), "")
