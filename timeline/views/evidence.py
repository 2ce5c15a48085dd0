"""What each fact of an incident rests on, and where its sources differ. Pure: a record in, words out."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from timeline.dates import BadDate, Precision, Span
from timeline.models.terms import EventClarity
from timeline.views import wording
from timeline.views.terms import ATTRIBUTIONS, TERMS

Record = dict[str, Any]

# The fact of the page that a field of a claim belongs to, by the field's first word.
FACTS = {
    "date": "when",
    "location": "where",
    "country": "where",
    "where": "where",
    "actors": "who",
    "perpetrator": "who",
    "target": "who",
    "attribution": "who",
    "event": "what",
    "sub": "what",
    "type": "what",
    "killed": "killed",
    "injured": "injured",
    "count": "count",
}


@dataclass(frozen=True, slots=True)
class Passage:
    """A quoted sentence in up to three parts; `mark` is the words that a fact rests on."""

    before: str
    mark: str
    after: str
    outlet: str
    report: int


def passages(record: Record) -> dict[str, list[Passage]]:
    """Fact -> the sentences it rests on, one a source, each with the decisive words marked."""
    found: dict[str, list[Passage]] = {}
    for source in record["sources"]:
        for field, words in source["evidence"].items():
            fact = FACTS.get(field.partition("_")[0])
            if fact is None:
                continue
            passage = _passage(source, words)
            if passage not in found.setdefault(fact, []):
                found[fact].append(passage)
    return found


def _passage(source: Record, words: Record) -> Passage:
    about = {"outlet": wording.source_name(source), "report": source["id"]}
    for quote in source["quotes"]:
        if quote["start"] <= words["start"] and words["end"] <= quote["end"]:
            start, end = words["start"] - quote["start"], words["end"] - quote["start"]
            text = quote["text"]
            return Passage(text[:start], text[start:end], text[end:], **about)
    return Passage("", words["text"], "", **about)


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that the sources tell differently: `said` is (outlet, words) for each."""

    name: str
    said: list[tuple[str, str]]


def differences(record: Record) -> list[Difference]:
    """What two or more sources state, and state differently; silence contradicts nobody."""
    found = []
    for name, say in SAYINGS.items():
        said = [
            (wording.source_name(source), words)
            for source in record["sources"]
            if (words := say({**record, **source["claims"]}))
        ]
        if len({_letters(words) for _, words in said}) > 1:
            found.append(Difference(name, said))
    return found


def _letters(words: str) -> str:
    """Without case, spaces and hyphens, which make no difference of fact."""
    return words.casefold().replace(" ", "").replace("-", "")


def span_of(record: Record) -> Span | None:
    """The days that a claim or a record gives, by the rule of `Facts.span`; None where they cannot be."""
    try:
        start, end = (date.fromisoformat(record[key]) for key in ("date_start", "date_end"))
        precision = Precision(record["date_prec"])
        summary = record.get("event_clarity") == EventClarity.SUMMARY
        lasting = summary or (precision == Precision.DAY and start != end)
        return Span(start, end, precision, lasting)
    except (KeyError, TypeError, ValueError, BadDate):
        return None


def _when(record: Record) -> str:
    span = span_of(record)
    return span.words() if span else ""


def _what(record: Record) -> str:
    term = record.get("sub_event_type") or record.get("event_type") or ""
    return TERMS[term].one if term in TERMS else term


def _blamed(record: Record) -> str:
    """The perpetrators, each with how the deed was laid at its door."""
    named = []
    for actor in record.get("actors") or []:
        if actor.get("role") == "perpetrator":
            how = ATTRIBUTIONS.get(actor.get("attribution") or "", "")
            named.append(f"{actor['name']} ({how})" if how else actor["name"])
    return ", ".join(named)


def _reported(record: Record) -> str:
    return wording.reported_in_all(record.get("count") or {})


SAYINGS: dict[str, Callable[[Record], str]] = {
    "When": _when,
    "Place as named": lambda record: str(record.get("location_name") or ""),
    "What": _what,
    "Who did it": _blamed,
    "Killed": lambda record: wording.harm(record.get("killed") or {}, "killed"),
    "Injured": lambda record: wording.harm(record.get("injured") or {}, "injured"),
    "Reported in all": _reported,
}
