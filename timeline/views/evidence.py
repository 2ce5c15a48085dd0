"""What each fact of an incident rests on, and the sources as its page cites them. Pure: a record in,
words out."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from timeline.models.terms import Role
from timeline.views.content_note import is_graphic
from timeline.views.wording import source_name

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

PARTIES = {"perpetrator": Role.PERPETRATOR.label, "target": Role.TARGET.label}


@dataclass(frozen=True, slots=True)
class Passage:
    """The words of a source that a fact rests on. The source has this number on the page."""

    words: str
    source: int
    outlet: str
    graphic: bool
    party: str = ""  # of those who took part: which part they had


@dataclass(frozen=True, slots=True)
class Quote:
    """A quoted passage in parts: each a text, and whether some fact rests on just these words."""

    parts: list[tuple[str, bool]]
    graphic: bool

    @property
    def text(self) -> str:
        return "".join(text for text, _ in self.parts)


@dataclass(frozen=True, slots=True)
class Cited:
    number: int  # on the page, from 1
    source: Record
    quotes: list[Quote]


def passages(record: Record) -> dict[str, list[Passage]]:
    """Fact -> the words it rests on, in the order of the sources, each once; those for who did it
    before those for whom it hit."""
    found: dict[str, list[Passage]] = {}
    for number, source in enumerate(record["sources"], 1):
        outlet = source_name(source)
        for field, told in source["evidence"].items():
            fact, words = FACTS.get(field.partition("_")[0]), told["text"]
            if fact is None:
                continue
            party = str(PARTIES.get(field, ""))
            passage = Passage(words, number, outlet, is_graphic(record, words), party)
            if passage not in found.setdefault(fact, []):
                found[fact].append(passage)
    did_it = str(PARTIES["perpetrator"])
    return found | {"who": sorted(found.get("who", []), key=lambda each: each.party != did_it)}


def cited(record: Record) -> list[Cited]:
    """The sources with their quotations, in which the words that facts rest on are marked."""
    return [
        Cited(number, source, quotes(record, source))
        for number, source in enumerate(record["sources"], 1)
    ]


def quotes(record: Record, source: Record) -> list[Quote]:
    """What the record quotes from one of its sources."""
    return [
        Quote(list(_parts(quote, source["evidence"])), is_graphic(record, quote["text"]))
        for quote in source["quotes"]
    ]


def _parts(quote: Record, evidence: Record) -> Iterator[tuple[str, bool]]:
    """The quote cut where marked words begin and end; what overlaps is marked together."""
    text, begin = quote["text"], quote["start"]
    inside = sorted(
        (words["start"] - begin, words["end"] - begin)
        for words in evidence.values()
        if begin <= words["start"] and words["end"] <= quote["end"]
    )
    told = 0
    for start, end in inside:
        if start > told:
            yield text[told:start], False
        if end > told:
            yield text[max(start, told) : end], True
        told = max(told, end)
    if told < len(text):
        yield text[told:], False
