"""What the lexicon knows of the actors and places that a dataset names.

An actor is met by the lexicon's own name for it, by what UCDP calls a government, and by a list of
UCDP's names: no other alias is asked, since the lexicon's are for reading reports of today,
where "FARC" is what is left of it. A place is met by name or alias, where kind and country agree.
"""

from functools import cache

from timeline.actions.importing.wanted_places import AREAS, SAME_TOWN, Row, Wanted, near
from timeline.extract.drafts import KnownActor, Place
from timeline.extract.lexicon import Lexicon, read_lexicon
from timeline.extract.lexicon.tables import FOLDER
from timeline.formats.events import ActorRead
from timeline.formats.ged_names import GOVERNMENT, UCDP_NAMES
from timeline.models import Location
from timeline.models.location import compared

Kind = Location.Kind

KINDS = {
    Kind.ADMIN1: {"admin1"},
    Kind.ADMIN2: {"admin2"},
    Kind.CITY: {"city", "town"},
    Kind.REGION: {"region", "island", "mountain"},
}


@cache
def _lexicon() -> Lexicon:
    """Without the wide gazetteer: a dataset has its own points, and half a second is much."""
    return read_lexicon(FOLDER)


@cache
def _places() -> dict[tuple[str, str], list[Place]]:
    """The lexicon's places by country and each name of theirs as it is compared."""
    found: dict[tuple[str, str], list[Place]] = {}
    for entry in _lexicon().places.values():
        for name in {compared(name) for name in (entry.name, *entry.aliases)}:
            found.setdefault((entry.country or "", name), []).append(entry)
    return found


def known_actor(actor: ActorRead) -> KnownActor | None:
    """The lexicon's entry; "Government of Syria" is the state, whose forces fight for it."""
    if actor.name.startswith(GOVERNMENT) and actor.country:
        return _lexicon().states.get(actor.country)
    entry = _lexicon().actors.get(UCDP_NAMES.get(actor.name, actor.name))
    return entry.actor if entry else None


def known_place(place: Wanted) -> Place | None:
    """The lexicon's entry; None where it has none, or several that it may be."""
    if place.kind == Kind.COUNTRY:
        state = _lexicon().states.get(place.country)
        return _lexicon().places.get(state.name) if state else None
    kinds = KINDS.get(Kind(place.kind))
    if not kinds or not place.country:
        return None
    meant = {
        entry.name: entry
        for entry in _places().get((place.country, compared(place.name)), ())
        if entry.kind in kinds and _lies_there(entry, place)
    }
    return next(iter(meant.values())) if len(meant) == 1 else None


def _lies_there(known: Place, place: Wanted) -> bool:
    """A division has no point to speak of."""
    if place.kind != Kind.CITY:
        return True
    there = (place.latitude, place.longitude)
    return near((known.latitude, known.longitude), there, far=SAME_TOWN, sure=True)


def is_entry(row: Row, entry: Place) -> bool:
    """Whether a row that is called as the lexicon's entry is that place."""
    if row.kind not in KINDS:
        return row.kind == entry.kind
    here, there = (row.latitude, row.longitude), (entry.latitude, entry.longitude)
    return entry.kind in KINDS[Kind(row.kind)] and (
        row.kind in AREAS or near(here, there, far=SAME_TOWN)
    )
