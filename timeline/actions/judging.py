"""What the machine had read, beside what an analyst accepted, field by field. Pure."""

from collections.abc import Iterable
from datetime import date

from timeline.actions.record import Record
from timeline.dates import Precision, Span
from timeline.models.facts import span_of

Judged = dict[str, dict[str, str]]  # field -> {machine, analyst}, in words; "" is "not stated"


def judged(machine: Record, analyst: Record) -> Judged:
    """The fields of `extract.read.FIELDS`; the machine was right where the two say the same."""
    return {
        field: {"machine": say(machine), "analyst": say(analyst)} for field, say in SAYS.items()
    }


def _type(record: Record) -> str:
    return str(record["sub_event_type"] or record["event_type"])


def _date(record: Record) -> str:
    start, end = (date.fromisoformat(record[name]) for name in ("date_start", "date_end"))
    span: Span = span_of(start, end, Precision(record["date_prec"]), record["event_clarity"])
    return span.words()


def _location(record: Record) -> str:
    place = record["location"]
    return f"{place['name']}, how exactly: {record['where_prec']}" if place else ""


def _perpetrator(record: Record) -> str:
    return actors_in_words(record["actors"], "perpetrator")


def _target(record: Record) -> str:
    return actors_in_words(record["actors"], "target")


def actors_in_words(named: Iterable[Record], role: str) -> str:
    """ "A militia (suspected), Another"."""
    found = [
        f"{actor['name']} ({actor['attribution']})" if actor.get("attribution") else actor["name"]
        for actor in named
        if actor["role"] == role
    ]
    return ", ".join(sorted(found))


def _killed(record: Record) -> str:
    return figures_in_words(record["killed"])


def _injured(record: Record) -> str:
    return figures_in_words(record["injured"])


def figures_in_words(told: dict[str, int | None]) -> str:
    """ "3", "25–47, best 30", "25 or more"."""
    low, best, high = (told[bound] for bound in ("low", "best", "high"))
    if low is None and high is None:
        return "" if best is None else str(best)
    if low == high:
        words = str(low)
    elif high is None:
        words = f"{low} or more"
    else:
        words = f"up to {high}" if low is None else f"{low}–{high}"
    return words if best in (None, low) else f"{words}, best {best}"


SAYS = {
    "event_type": _type,
    "date": _date,
    "location": _location,
    "perpetrator": _perpetrator,
    "target": _target,
    "killed": _killed,
    "injured": _injured,
}
