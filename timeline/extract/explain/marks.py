"""The spans of a report that a rule fired on, each with what the rule made of it, in words."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from timeline.extract.actor_mentions import ActorMention, find_actors
from timeline.extract.assertion import doubt
from timeline.extract.drafts import Draft, Figures, Place, Reading, TimeExpression
from timeline.extract.events import Candidate, candidates
from timeline.extract.lexicon import Lexicon
from timeline.extract.no_casualties import Toll
from timeline.extract.place_mentions import PlaceMention, find_places
from timeline.extract.read import READ_BY_MACHINE
from timeline.extract.records import is_incident
from timeline.extract.referring import refer
from timeline.extract.scene import Found, Scene, scenes
from timeline.extract.times import outermost
from timeline.extract.triggers import Trigger, Weapon


class Mark(NamedTuple):
    """Words `start:end` of the text, what kind of thing they are, and what was made of them."""

    start: int
    end: int
    kind: str  # time, place, actor, trigger, weapon, figure
    meaning: str


def marks(reading: Reading, lexicon: Lexicon) -> list[Mark]:
    """Every mark of the report in the order of the text, the longer of two that begin together first.

    Names are looked for once more: `read_report` has no use for keeping them, and must be quick. Of
    a report that is not read by machine only the times are marked.
    """
    found = [_of_time(time) for time in reading.times]
    if reading.document.tongue == READ_BY_MACHINE:
        found += _of_words(reading, lexicon)
    return sorted(set(found), key=lambda mark: (mark.start, -mark.end, mark.kind))


def _of_words(reading: Reading, lexicon: Lexicon) -> Iterator[Mark]:
    text = reading.document.text
    places = find_places(text, lexicon)
    actors = refer(text, find_actors(text, lexicon), places, lexicon)
    rows = scenes(text, Found(places, actors, outermost(reading.times)))
    yield from map(_of_place, places)
    yield from map(_of_actor, actors)
    for scene in rows:
        yield from _of_triggers(scene, reading.drafts, lexicon)
        yield from map(_of_weapon, scene.weapons)
        yield from map(_of_toll, scene.tolls)


def _of_time(time: TimeExpression) -> Mark:
    if time.span:
        meaning = f"{time.span.words()}, date_prec {int(time.span.precision)}"
    else:
        meaning = "its day hangs on another event"
    told = (
        meaning,
        f"{time.relation} “{time.anchor}”" if time.anchor else time.relation,
        f"{int(time.hour):02}:{round(time.hour % 1 * 60):02}" if time.hour is not None else "",
        time.zone,
        f"rule: {time.rule}",
    )
    return Mark(time.quote.start, time.quote.end, "time", _joined(told))


def _of_place(place: PlaceMention) -> Mark:
    told = (
        entry(place.place),
        f"said as {place.name}" if place.name not in {place.words, place.place.name} else "",
        f"where_prec {place.where_prec}",
        f"after “{place.cue}”" if place.cue else "",
        "only says where its neighbour lies" if place.situates else "",
    )
    return Mark(place.start, place.end, "place", _joined(told))


def entry(place: Place) -> str:
    """The gazetteer's entry: "Aden (city, YE, in Aden Governorate)"."""
    within = f"in {place.parent}" if place.parent else ""
    return f"{place.name} ({', '.join(filter(None, (place.kind, place.country, within)))})"


def _of_actor(actor: ActorMention) -> Mark:
    known = f"entry: {actor.actor.name}" if actor.name != actor.actor.name else ""
    told = (actor.name, known, f"kind: {actor.kind}", f"form: {actor.form}")
    return Mark(actor.start, actor.end, "actor", _joined(told))


def _of_weapon(weapon: Weapon) -> Mark:
    told = (weapon.sub_type, "can be shot down" if weapon.in_flight else "")
    return Mark(weapon.start, weapon.end, "weapon", _joined(told) or "says no type")


def _of_toll(toll: Toll) -> Mark:
    told = (
        f"{toll.harm}: {figures(toll.figures)}",
        "part of a figure given elsewhere" if toll.part else "",
        "newest" if toll.newest else "",
    )
    return Mark(toll.start, toll.end, "figure", _joined(told))


def figures(told: Figures) -> str:
    """ "3", "none", "low 25, high 34": only what is stated."""
    if told == (0, 0, 0):
        return "none"
    if len(set(told)) == 1:
        return "not stated" if told[1] is None else str(told[1])
    bounds = zip(("low", "best", "high"), told, strict=True)
    return ", ".join(f"{name} {number}" for name, number in bounds if number is not None)


# Words of violence -----------------------------------------------------------------------------


def _of_triggers(scene: Scene, drafts: Sequence[Draft], lexicon: Lexicon) -> Iterator[Mark]:
    quoted = [n for n, draft in enumerate(drafts, start=1) if _rests_on(draft, scene)]
    reasons = {} if quoted else _gave_nothing(scene, lexicon)
    for trigger in scene.triggers:
        if trigger not in scene.told:
            outcome = f"no incident: {doubt(scene.text, scene.start, scene.words, trigger)}"
        elif quoted:
            outcome = f"happened, in a sentence of {_numbered(quoted)}"
        else:
            outcome = (
                f"happened, but no incident: {reasons.get(trigger, 'it only dates something else')}"
            )
        kind = f"{trigger.kind} ({trigger.part})"
        yield Mark(trigger.start, trigger.end, "trigger", _joined((kind, outcome)))


def _numbered(incidents: Sequence[int]) -> str:
    """ "incident 2", "incidents 1 and 2"."""
    return f"incident{'s' * (len(incidents) > 1)} {' and '.join(map(str, incidents))}"


def _rests_on(draft: Draft, scene: Scene) -> bool:
    return any(quote.start == scene.start for quote in draft.quotes)


def _gave_nothing(scene: Scene, lexicon: Lexicon) -> dict[Trigger, str]:
    """Why no record rests on a sentence, by its triggers."""
    return {
        trigger: _gave_no_record(candidate)
        for candidate in candidates(scene, lexicon)
        for trigger in candidate.clause.triggers
    }


def _gave_no_record(candidate: Candidate) -> str:
    if candidate.scene.sentence.heading:
        return "a headline that no incident below answers to"
    if candidate.habit:
        return "a habit, no event of its own"
    if is_incident(candidate):
        return "nothing new to an incident told elsewhere"
    return "too little told to be a record of its own"


def _joined(told: Iterable[str]) -> str:
    return " · ".join(filter(None, told))


def nested(found: Sequence[Mark]) -> list[list[Mark]]:
    """Marks that overlap, put together: "Oct. 7" with "since Oct. 7"."""
    groups: list[list[Mark]] = []
    for mark in found:
        if groups and mark.start < max(one.end for one in groups[-1]):
            groups[-1].append(mark)
        else:
            groups.append([mark])
    return groups
