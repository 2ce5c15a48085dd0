"""The names that analysts have entered at the desk, for the reader of reports."""

from typing import TypeVar

from django.db.models import Model, QuerySet

from timeline.extract.drafts import KnownActor, Place
from timeline.extract.lexicon import Lexicon
from timeline.extract.lexicon.keys import key_of
from timeline.models import Actor, Location

M = TypeVar("M", bound=Model)


def with_desk_names(lexicon: Lexicon) -> Lexicon:
    """The lexicon with each actor and place that the desk knows by a name that it does not.

    Rows without an alias of the desk's own are left out: the reader made them itself, and should not
    learn from its own reading.
    """
    return lexicon.with_entries(actors=_actors(lexicon), places=_places(lexicon))


def _named(rows: QuerySet[M]) -> QuerySet[M]:
    """Those with an alias: of the rows of a large import few have one."""
    return rows.filter(aliases__isnull=False).distinct()


def _actors(lexicon: Lexicon) -> list[KnownActor]:
    found = []
    for actor in _named(Actor.objects.all()).select_related("parent").prefetch_related("aliases"):
        aliases = tuple(alias.name for alias in actor.aliases.all())
        known = lexicon.actors.get(actor.name)
        if set(aliases) - set(known.actor.aliases if known else ()):
            parent = actor.parent.name if actor.parent else None
            found.append(
                KnownActor(actor.name, actor.inter, actor.country or None, aliases, parent)
            )
    return found


def _places(lexicon: Lexicon) -> list[Place]:
    found = []
    places = _named(Location.objects.exclude(kind=Location.Kind.SEVERAL))
    for place in places.select_related("parent").prefetch_related("aliases"):
        aliases = tuple(alias.name for alias in place.aliases.all())
        known = _known_place(lexicon, place)
        if set(aliases) - set(known.aliases if known else ()):
            found.append(_entry(place, aliases, zone=known.zone if known else ""))
    return found


def _known_place(lexicon: Lexicon, place: Location) -> Place | None:
    """The gazetteer's own entry: there are towns of one name in several countries."""
    named = lexicon.place_names.get(key_of(place.name))
    same = (n.place for n in named if (n.place.country or "") == place.country)
    return next((entry for entry in same if entry.name == place.name), None)


def _entry(place: Location, aliases: tuple[str, ...], *, zone: str) -> Place:
    return Place(
        place.name,
        place.kind,
        place.country or None,
        None if place.latitude is None else float(place.latitude),
        None if place.longitude is None else float(place.longitude),
        place.parent.name if place.parent else None,
        aliases,
        zone,
    )
