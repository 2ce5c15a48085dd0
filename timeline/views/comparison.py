"""What the sources of one incident tell differently. Pure: a record in, words out."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from timeline.dates import BadDate, Precision, Span
from timeline.models.terms import EventClarity
from timeline.views import wording
from timeline.views.blamed import how_html
from timeline.views.days import span_words
from timeline.views.terms import ATTRIBUTIONS, TERMS

Record = dict[str, Any]
MOST_COLUMNS = 4  # that stand beside each other on a page


@dataclass(frozen=True, slots=True)
class Comparison:
    """`sources` are (number on the page, name), of those that state anything that differs; each row
    is a fact with what each of them says of it, "" where it is silent."""

    sources: list[tuple[int, str]]
    rows: list[tuple[str | Promise, list[str]]]

    @property
    def cells(self) -> list[tuple[str | Promise, list[tuple[str, str]]]]:
        """For each row its fact, and each source's name with what it says."""
        names = [name for _number, name in self.sources]
        return [(fact, list(zip(names, said, strict=True))) for fact, said in self.rows]

    @property
    def has_room(self) -> bool:
        return len(self.sources) <= MOST_COLUMNS


def comparison(record: Record) -> Comparison:
    """What two or more sources state, and state differently; silence contradicts nobody."""
    claims = [{**record, **source["claims"]} for source in record["sources"]]
    told = [(name, [say(claim) for claim in claims]) for name, say in SAYINGS]
    rows = [(name, words) for name, words in told if said_differently(words)]
    speaking = [at for at in range(len(claims)) if any(words[at] for _, words in rows)]
    return Comparison(
        [(at + 1, wording.source_name(record["sources"][at])) for at in speaking],
        [(name, [words[at] for at in speaking]) for name, words in rows],
    )


def said_differently(words: list[str]) -> bool:
    """Of those that say anything."""
    return len({_letters(said) for said in words if said}) > 1


def _letters(words: str) -> str:
    """Without case, spaces and hyphens, which make no difference of fact."""
    return words.casefold().replace(" ", "").replace("-", "")


def attributions(record: Record) -> dict[str, list[tuple[str, list[tuple[int, str]]]]]:
    """Perpetrator -> how the deed was laid at its door, as HTML, each with the sources that say so:
    ("denies it", [(2, "The Wire")]). Where only one does, and names nobody who said it to them, the
    perpetrator is left out."""
    named: dict[str, dict[str, list[tuple[int, str]]]] = {}
    named_by: set[str] = set()
    for number, source in enumerate(record["sources"], 1):
        for actor in _perpetrators(source["claims"]):
            how = how_html(actor)
            named_by |= {actor["name"]} if actor.get("by") else set()
            if how:
                said = named.setdefault(actor["name"], {}).setdefault(how, [])
                said.append((number, wording.source_name(source)))
    return {
        name: list(told.items())
        for name, told in named.items()
        if name in named_by or sum(map(len, told.values())) > 1
    }


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
    return span_words(span) if span else ""


def _what(record: Record) -> str:
    term = record.get("sub_event_type") or record.get("event_type") or ""
    return str(TERMS[term].one) if term in TERMS else term


def _perpetrators(record: Record) -> list[Record]:
    return [actor for actor in record.get("actors") or [] if actor.get("role") == "perpetrator"]


def _blamed(record: Record) -> str:
    """The perpetrators, each with how the deed was laid at its door."""
    named = []
    for actor in _perpetrators(record):
        how = ATTRIBUTIONS.get(actor.get("attribution") or "", "")
        named.append(f"{actor['name']} ({how})" if how else actor["name"])
    return ", ".join(named)


def _reported(record: Record) -> str:
    return wording.reported_in_all(record.get("count") or {})


SAYINGS: tuple[tuple[str | Promise, Callable[[Record], str]], ...] = (
    (_("When"), _when),
    (_("Place as named"), lambda record: str(record.get("location_name") or "")),
    (_("What"), _what),
    (_("Who did it"), _blamed),
    (_("Killed"), lambda record: wording.harm(record.get("killed") or {}, "killed")),
    (_("Injured"), lambda record: wording.harm(record.get("injured") or {}, "injured")),
    (_("Reported in all"), _reported),
)
