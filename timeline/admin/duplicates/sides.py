"""Two incidents side by side: each fact in words, whether they differ, and the sources of both."""

from dataclasses import dataclass
from typing import Any, NamedTuple

from django.utils.functional import Promise

from timeline.actions.record import Record, public_record
from timeline.models import Incident
from timeline.views.changes_in_words import FIELDS
from timeline.views.wording import iso_day, source_name

ELSEWHERE = {"Sources"}  # told below the table, with what they say


class Row(NamedTuple):
    """`mark` says in a word or two how the two differ; "" where they say the same."""

    name: str | Promise
    left: str
    right: str
    mark: str


@dataclass(frozen=True)
class Source:
    name: str
    day: str
    report: int | None  # its id; a dataset's source has none
    quotes: list[str]
    in_both: bool


@dataclass(frozen=True)
class Side:
    name: str  # "Left" or "Right", as the table calls it
    incident: Incident
    sources: list[Source]


def side_by_side(left: Incident, right: Incident) -> tuple[Side, Side, list[Row]]:
    """Take both from `Incident.objects.for_record()`."""
    one, other = public_record(left), public_record(right)
    sides = (
        Side("Left", left, _sources(one, beside=other)),
        Side("Right", right, _sources(other, beside=one)),
    )
    return *sides, [_row("Stage", left.stage, right.stage), *_rows(one, other)]


def _rows(one: Record, other: Record) -> list[Row]:
    said = (
        _row(name, say(one), say(other)) for name, say, _ in FIELDS if str(name) not in ELSEWHERE
    )
    words = _row("Day as reported", one["date_words"], other["date_words"])
    return [row for row in (*said, words) if row.left or row.right]


def _row(name: str | Promise, left: str, right: str) -> Row:
    if left == right:
        return Row(name, left, right, "")
    mark = "differs" if left and right else "only left" if left else "only right"
    return Row(name, left, right, mark)


def _sources(record: Record, *, beside: Record) -> list[Source]:
    others = {_key(source) for source in beside["sources"]}
    return [
        Source(
            source_name(source),
            iso_day(source["published"]),
            source["id"],
            [quote["text"] for quote in source["quotes"]],
            _key(source) in others,
        )
        for source in record["sources"]
    ]


def _key(source: Record) -> tuple[Any, ...]:
    """A report by its id; what a dataset names, which has none, by all that it says."""
    return source["id"], *(source.get(name) for name in ("outlet", "title", "url", "published"))
