"""A report's text to draft incidents: the one door of this package."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from timeline.extract.actor_mentions import find_actors
from timeline.extract.borrowing import lend
from timeline.extract.dating import span_of
from timeline.extract.drafts import (
    Document,
    Draft,
    KnownActor,
    Place,
    Quote,
    Reading,
    TimeExpression,
)
from timeline.extract.joining import join
from timeline.extract.lexicon import Lexicon
from timeline.extract.place_mentions import PlaceMention, find_places
from timeline.extract.place_pointers import with_pointers
from timeline.extract.record_type import sub_type_of
from timeline.extract.records import Record
from timeline.extract.referring import refer
from timeline.extract.scene import Found, scenes
from timeline.extract.settle import (
    count_of,
    doers_of,
    figures_of,
    home_of,
    quote_of,
    where_of,
)
from timeline.extract.times import find_all_times, find_foreign_times, outermost
from timeline.extract.titles import headline
from timeline.extract.triggers import SUB_TYPES
from timeline.extract.victims import state_hit, targets_of
from timeline.extract.whereabouts import Spot

FIELDS = ("event_type", "date", "location", "perpetrator", "target", "killed", "injured")
"""The fields of a draft that quote their own words as evidence."""

READ_BY_MACHINE = "en"
VAGUE_PLACE = 6  # where_prec when no place is named: the country at best


def read_report(document: Document, lexicon: Lexicon) -> Reading:
    """What the report says happened, in the order it says so, and every time it names.

    Each draft's `evidence` quotes the exact words for a field, `quotes` the full sentences; both by
    offsets into `document.text`. `response_to` counts from 0 within the reading. Never raises for
    any text; a text without incidents gives a reading without drafts. Of a report in another
    language only the dates are read: no rule of ours stands behind the rest, and nothing is guessed.
    """
    text = document.text
    if document.tongue != READ_BY_MACHINE:
        foreign = find_foreign_times(text, document.published, document.tongue)
        return Reading(document, (), tuple(foreign))
    places = find_places(text, lexicon)
    times = _outside_names(find_all_times(text, document.published), places)
    actors = refer(text, find_actors(text, lexicon), places, lexicon)
    told = with_pointers(text, places, actors, lexicon)
    rows = scenes(text, Found(told, actors, outermost(times)))
    records = join(rows, lexicon)
    dateline = places[0].place.country if places else None
    homes = [home_of(record, records, dateline, lexicon) for record in records]
    drafts = [
        _draft(record, records, document, lexicon.states, home)
        for record, home in zip(records, homes, strict=True)
    ]
    drafts = lend(drafts, lexicon)
    titled = (
        replace(d, title=headline(d, record)) for d, record in zip(drafts, records, strict=True)
    )
    return Reading(document, tuple(titled), tuple(times))


def _outside_names(
    times: Sequence[TimeExpression], places: Sequence[PlaceMention]
) -> list[TimeExpression]:
    """Without those that are part of a place's name (a district called "Mar …")."""
    named = {at for place in places for at in range(place.start, place.end)}
    return [time for time in times if time.quote.start not in named]


def _draft(
    record: Record,
    records: Sequence[Record],
    document: Document,
    states: Mapping[str, KnownActor],
    home: KnownActor | None,
) -> Draft:
    sub_type, type_words = sub_type_of(record)
    span, time_words = span_of(record, records, document.published)
    where = where_of(record)
    perpetrators, doer_words = doers_of(record, home)
    targets, aim_words = targets_of(record, sub_type, perpetrators, home)
    targets = targets or state_hit(record, where, perpetrators, states)
    killed, killed_words = figures_of(record, "killed")
    injured, hurt_words = figures_of(record, "injured")
    count = count_of(record)
    place_words = quote_of(document.text, where.start, where.end) if where else None
    words = (type_words, time_words, place_words, doer_words, aim_words, killed_words, hurt_words)
    location, country, place, where_prec = _placed(where)
    return Draft(
        title="",
        event_type=SUB_TYPES[sub_type],
        sub_event_type=sub_type,
        span=span,
        event_clarity=2 if count else 1,
        location=location,
        country=country,
        place=place,
        where_prec=where_prec,
        date_words=time_words.text if time_words else "",
        actors=(*perpetrators, *targets),
        killed=killed,
        injured=injured,
        count_low=(count.figures[0] or count.figures[1]) if count else None,
        count_high=count.figures[2] if count else None,
        quotes=_sentences(record),
        evidence={name: quote for name, quote in zip(FIELDS, words, strict=True) if quote},
        response_to=records.index(record.answers) if record.answers else None,
    )


def _placed(where: Spot | None) -> tuple[str | None, str | None, Place | None, int]:
    """Location, country, place and where_prec of a draft."""
    if where is None:
        return None, None, None, VAGUE_PLACE
    return where.name, where.country, where.place, where.where_prec


def _sentences(record: Record) -> tuple[Quote, ...]:
    """The sentences it rests on, in the order of the text, each once."""
    told = {
        scene.number: scene for scene in [*(part.scene for part in record.parts), *record.scenes]
    }
    return tuple(told[number].quote() for number in sorted(told))
