"""What a file of events tells, row by row: an event, or why a row was refused."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import date
from hashlib import blake2b
from operator import attrgetter
from typing import NamedTuple

from timeline.models.terms import CodeStatus, EventClarity, WherePrecision

TITLE, NAME, KEY, DATE_WORDS = 300, 200, 200, 200  # characters that a column holds
OUTLET, HEADLINE = 200, 500  # of a source, as of a report of ours


class PlaceRead(NamedTuple):
    """Where, as a row names it; the event's `where_prec` says whether that is a point or an area."""

    name: str
    country: str = ""  # ISO alpha-2
    country_name: str = ""
    adm_1: str = ""
    adm_2: str = ""
    latitude: float | None = None  # degrees, of the point that the source gives
    longitude: float | None = None


class ActorRead(NamedTuple):
    """Who. `side` is "a", "b" or ""; only a perpetrator has an `attribution`."""

    name: str
    role: str
    side: str = ""
    attribution: str = ""
    inter: int | None = None
    country: str = ""


class SourceRead(NamedTuple):
    """A document that the row rests on; `published` is an ISO day, or "" where it is not given."""

    outlet: str = ""
    title: str = ""
    url: str = ""
    archive_url: str = ""
    published: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class EventRead:
    """One event; its facts bear the names of `timeline.models.facts`.

    `key` is the source's own id of the row. `reasons` holds, by field, what a reader has to know of
    a value: that a code was unknown, that figures are out of order.
    """

    line: int  # where the row begins in the file, counted from 1
    key: str
    title: str
    date_start: date
    date_end: date
    date_prec: int
    event_type: str
    summary: str = ""
    date_words: str = ""
    event_clarity: int = int(EventClarity.SINGLE)
    sub_event_type: str = ""
    where_prec: int = int(WherePrecision.COUNTRY)
    killed_low: int | None = None
    killed_best: int | None = None
    killed_high: int | None = None
    injured_low: int | None = None
    injured_best: int | None = None
    injured_high: int | None = None
    count_low: int | None = None
    count_high: int | None = None
    code_status: str = str(CodeStatus.CLEAR)
    place: PlaceRead | None = None
    actors: tuple[ActorRead, ...] = ()
    sources: tuple[SourceRead, ...] = ()
    reasons: Mapping[str, str] = field(default_factory=dict)
    code: str = (
        ""  # of the incident of a site of ours that the row tells, where `key` is another id
    )

    @property
    def flagged(self) -> bool:
        return self.code_status != CodeStatus.CLEAR

    def digest(self) -> str:
        """The same for the same content, wherever it stands in the file and whichever columns it
        came in; differs as soon as anything of the event does."""
        return blake2b(repr(_content(self)).encode(), digest_size=16).hexdigest()

    def figures(self, kind: str) -> dict[str, int | None]:
        """As `Facts.figures`: `kind` is "killed" or "injured"."""
        if kind == "killed":
            return {"low": self.killed_low, "best": self.killed_best, "high": self.killed_high}
        return {"low": self.injured_low, "best": self.injured_best, "high": self.injured_high}


_content = attrgetter(*(f.name for f in fields(EventRead) if f.name not in ("line", "code")))


@dataclass(frozen=True, slots=True)
class RefusedRow:
    """A row that is no event, and why, in a sentence without its full stop."""

    line: int
    reason: str
    key: str = ""


Row = EventRead | RefusedRow
