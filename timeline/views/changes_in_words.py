"""What changed from one public record of an incident to the next, in words."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from timeline.models.terms import WherePrecision
from timeline.views import wording
from timeline.views.evidence import span_of
from timeline.views.terms import ATTRIBUTIONS, TERMS

Record = dict[str, Any]
NOTHING = "not stated"


@dataclass(frozen=True, slots=True)
class Change:
    name: str
    before: str
    after: str


def changes(before: Record, after: Record) -> list[Change]:
    """The fields that differ, in the order of the page, each said as it was and as it is."""
    found = []
    for name, say in FIELDS.items():
        was, now = say(before) or NOTHING, say(after) or NOTHING
        if was != now:
            found.append(Change(name, was, now))
    return found


def _when(record: Record) -> str:
    span = span_of(record)
    return f"{span.words()} ({wording.how_well_known(span)})" if span else ""


def _where(record: Record) -> str:
    place = record.get("location")
    if not place:
        return ""
    return f"{place['name']} ({WherePrecision(record['where_prec']).label})"


def _who(role: str) -> Callable[[Record], str]:
    def say(record: Record) -> str:
        named = []
        for actor in record.get("actors", []):
            if actor["role"] == role:
                how = ATTRIBUTIONS.get(actor["attribution"] or "", "")
                named.append(f"{actor['name']} ({how})" if how else actor["name"])
        return ", ".join(sorted(named))

    return say


def _what(record: Record) -> str:
    term = record.get("sub_event_type") or record.get("event_type") or ""
    return TERMS[term].one if term in TERMS else term


def _sources(record: Record) -> str:
    named = ((wording.source_name(source), source["published"]) for source in record["sources"])
    return ", ".join(sorted(", ".join(filter(None, parts)) for parts in named))


def _links(record: Record) -> str:
    return str(len(record.get("links", [])) or "")


FIELDS: dict[str, Callable[[Record], str]] = {
    "Headline": lambda record: str(record["title"]),
    "Summary": lambda record: str(record["summary"]),
    "When": _when,
    "Where": _where,
    "What": _what,
    "Perpetrator": _who("perpetrator"),
    "Target": _who("target"),
    "Others involved": _who("other"),
    "Killed": lambda record: wording.harm(record["killed"], "killed"),
    "Injured": lambda record: wording.harm(record["injured"], "injured"),
    "Reported in all": lambda record: wording.reported_in_all(record["count"]),
    "Evidence": lambda record: str(record["grading"]),
    "Review": lambda record: "checked by an analyst" if record["reviewed"] else "not yet reviewed",
    "Sources": _sources,
    "Release of the dataset": lambda record: str(record.get("dataset_row", {}).get("release", "")),
    "Links to other incidents": _links,
}
