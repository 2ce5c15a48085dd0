"""One incident of a reading in lines: each field with its value, its evidence, and the sentences."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from timeline.extract.drafts import Draft, DraftActor, Quote, Reading
from timeline.extract.explain.lines import OPENING, wrapped
from timeline.extract.explain.marks import entry, figures
from timeline.extract.sentences import Sentence, sentences

LABEL = 16  # characters


class Field(NamedTuple):
    label: str
    value: str  # "" where nothing is stated
    evidence: str = ""  # its name in `Draft.evidence`


def incident(reading: Reading, number: int, width: int) -> Iterator[str]:
    """The lines for the draft with that number, the first being 1."""
    draft, text = reading.drafts[number - 1], reading.document.text
    cited = _cited(draft, sentences(text))
    yield from wrapped(f"{OPENING} Incident {number}: {draft.title}", width)
    yield ""
    for name, value, evidence in _fields(reading, draft):
        quote = draft.evidence.get(evidence)
        words = f" ← {_evidence(quote, cited)}" if quote else ""
        yield from wrapped(f"{value or 'not stated'}{words}", width, label=f"  {name:<{LABEL}}")
    yield ""
    for place, sentence in enumerate(cited, start=1):
        words = " ".join(text[sentence.start : sentence.end].split())
        yield from wrapped(words, width, label=f"  [{place}] ")


def _fields(reading: Reading, draft: Draft) -> list[Field]:
    return [
        Field("event_type", draft.event_type, "event_type"),
        Field("sub_event_type", draft.sub_event_type),
        Field("date", f"{draft.span.words()}, date_prec {int(draft.span.precision)}", "date"),
        Field("event_clarity", _clarity(draft)),
        Field("location", _location(draft), "location"),
        *(Field(role, _actors(draft.actors, role), role) for role in ("perpetrator", "target")),
        Field("killed", figures(draft.killed), "killed"),
        Field("injured", figures(draft.injured), "injured"),
        Field("response_to", _answered(reading, draft)),
    ]


def _clarity(draft: Draft) -> str:
    if draft.event_clarity == 1:
        return "1, one event"
    bounds = [str(n) for n in (draft.count_low, draft.count_high) if n is not None]
    low_only = draft.count_high is None
    return f"2, a summary of {'at least ' if low_only else ''}{' to '.join(dict.fromkeys(bounds))}"


def _location(draft: Draft) -> str:
    told = f"{draft.location}, {draft.country or 'no country'}" if draft.location else "not stated"
    known = f", entry: {entry(draft.place)}" if draft.place else ""
    return f"{told}, where_prec {draft.where_prec}{known}"


def _actors(actors: Sequence[DraftActor], role: str) -> str:
    return ", ".join(_actor(actor) for actor in actors if actor.role == role)


def _actor(actor: DraftActor) -> str:
    teller = f"{'blamed' if actor.blamed else 'told'} by {actor.by}" if actor.by else ""
    how = ", ".join(filter(None, (actor.attribution, teller)))
    return f"{actor.name} ({how})" if how else actor.name


def _answered(reading: Reading, draft: Draft) -> str:
    if draft.response_to is None:
        return "none"
    return f"incident {draft.response_to + 1}: {reading.drafts[draft.response_to].title}"


# Evidence --------------------------------------------------------------------------------------


def _cited(draft: Draft, rows: Sequence[Sentence]) -> list[Sentence]:
    """The sentences that the draft, or any of its fields, rests on, in the order of the text."""
    quotes = [*draft.quotes, *draft.evidence.values()]
    return sorted({row for quote in quotes if (row := _sentence_of(quote, rows))})


def _sentence_of(quote: Quote, rows: Sequence[Sentence]) -> Sentence | None:
    """None for words of a header or a dateline, which belong to no sentence."""
    last = bisect_right(rows, quote.start, key=lambda row: row.start) - 1
    return rows[last] if last >= 0 and quote.start < rows[last].end else None


def _evidence(quote: Quote, cited: Sequence[Sentence]) -> str:
    row = _sentence_of(quote, cited)
    return f"“{quote.text}” [{cited.index(row) + 1}]" if row else f"“{quote.text}”"
