"""What there is to cite, whichever format it is written in: a view as it stood, an entry as it stood,
and the reports that an entry rests on.

When something happened is never when it was published: `issued` is when the state that is cited
became public, and the day of the event stands apart from it, in words.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from timeline.formats.about import About
from timeline.formats.writing.telling import clean, in_short, labelled, lasting_id, moment, sources
from timeline.search.records import PublicRecord

PUBLISHER = "Dateline"
DATASET, ENTRY, ARTICLE, PAGE = "dataset", "entry", "article", "page"
PARTS = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")

Parts = tuple[int, ...]  # a year, and a month and a day where they are known


@dataclass(frozen=True, kw_only=True)
class Work:
    """`kind` is one of the above. Addresses and times are "" and () where nothing is known."""

    key: str
    kind: str
    title: str
    address: str
    accessed: Parts
    issued: Parts = ()
    first_published: Parts = ()
    author: str = ""
    publisher: str = ""  # where it is not the container
    container: str = ""
    version: str = ""
    archived: str = ""
    abstract: str = ""
    happened: str = ""  # in words


def of_view(records: Iterable[PublicRecord], about: About) -> Iterator[Work]:
    """The view itself, and then each of its entries."""
    yield _view(about)
    for public in records:
        yield _entry(public, about)


def of_incident(records: Iterable[PublicRecord], about: About) -> Iterator[Work]:
    """The entry, and then the reports that it rests on."""
    for public in records:
        yield _entry(public, about)
        yield from _reports(public, about)


def _view(about: About) -> Work:
    """Always as it stood at a moment: a view that goes on changing cannot be checked."""
    pinned = about.pinned
    counted = ngettext("%(total)s of %(all)s entries", "%(total)s of %(all)s entries", about.total)
    return Work(
        key=f"dateline-{lasting_id(pinned)[-12:]}",
        kind=DATASET,
        title=clean(about.name),
        author=PUBLISHER,
        publisher=PUBLISHER,
        address=pinned,
        issued=_day(about.moment.date()),
        accessed=_day(about.made.date()),
        version=moment(about.moment),
        abstract=counted % {"total": about.total, "all": about.of},
    )


def _entry(public: PublicRecord, about: About) -> Work:
    return Work(
        key=f"dateline-{public.code}",
        kind=ENTRY,
        title=clean(public.record["title"]),
        author=PUBLISHER,
        container=PUBLISHER,
        address=about.revision(public.code, public.public_from),
        issued=_day(public.public_from.date()),
        first_published=_day(public.first_public.date()),
        accessed=_day(about.made.date()),
        version=str(public.number),
        abstract=in_short(public, about),
        happened=about.said(public.record).when,
    )


def _reports(public: PublicRecord, about: About) -> Iterator[Work]:
    told = zip(public.record["sources"], sources(public), strict=True)
    for number, (source, named) in enumerate(told, 1):
        yield Work(
            key=f"dateline-{public.code}-{number}",
            kind=ARTICLE if source["outlet"] else PAGE,
            title=clean(source["title"]) or named.name,
            container=clean(source["outlet"]),
            address=named.address,
            archived=named.archived,
            issued=parts(source["published"]),
            accessed=_day(about.made.date()),
        )


def parts(said: Any) -> Parts:
    """Of an ISO day, or a month or year of one; () for anything else.

    >>> parts("2024-08")
    (2024, 8)
    """
    match = PARTS.fullmatch(str(said))
    told = tuple(int(part) for part in match.groups() if part) if match else ()
    try:
        date(*told, *(1,) * (3 - len(told)))
    except ValueError:
        return ()
    return told


def notes(work: Work) -> list[str]:
    """What formats have no field of their own for, in words."""
    first = "-".join(f"{part:02}" for part in work.first_published)
    return [
        line
        for line in (
            labelled(_("Happened"), work.happened),
            labelled(_("First published"), first),
            labelled(_("Revision"), work.version if work.kind == ENTRY else ""),
            labelled(_("Archived copy"), work.archived),
        )
        if line
    ]


def _day(told: date) -> Parts:
    return told.year, told.month, told.day
