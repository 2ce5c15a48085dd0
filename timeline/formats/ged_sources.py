"""The sources of a GED row, which three parallel lists or one free text name."""

import re
from datetime import date

from timeline.formats.cells import text
from timeline.formats.events import HEADLINE, OUTLET, SourceRead
from timeline.formats.table import Cells

# source_article holds each source in quotation marks: outlet, ISO day, headline.
_ARTICLE = re.compile(r'"([^"]*?),\s*(\d{4}-\d\d-\d\d),([^"]*)"')
_ISO = re.compile(r"\d{4}-\d\d-\d\d")


def sources(row: Cells) -> tuple[SourceRead, ...]:
    """From the lists where they are equally long (headlines hold semicolons too), else from the
    articles in quotation marks, else one source: the text of the old releases as it stands."""
    lists = [row.get(name, "") for name in ("source_office", "source_date", "source_headline")]
    outlets, days, headlines = (words.split(";") for words in lists)
    if lists[0].strip() and len(outlets) == len(days) == len(headlines):
        return tuple(map(_source, outlets, days, headlines))
    article = row.get("source_article", "")
    if quoted := _ARTICLE.findall(article):
        return tuple(_source(*parts) for parts in quoted)
    return (SourceRead(title=text(article, HEADLINE)),) if article.strip() else ()


def _source(outlet: str, day: str, headline: str) -> SourceRead:
    return SourceRead(text(outlet, OUTLET), text(headline, HEADLINE), published=_day(day.strip()))


def _day(words: str) -> str:
    """The ISO day, or "" for what is none."""
    if not _ISO.fullmatch(words):
        return ""
    try:
        return date.fromisoformat(words).isoformat()
    except ValueError:
        return ""
