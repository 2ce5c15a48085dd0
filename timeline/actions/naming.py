"""The rows for the places and actors that a report names: found by name or alias, else made."""

import re

from timeline.actions.importing.lexicon_names import is_entry
from timeline.extract.drafts import Draft, DraftActor, Place
from timeline.extract.gazetteer import parents
from timeline.extract.lexicon import Lexicon, load_lexicon
from timeline.extract.lexicon.keys import key_of
from timeline.models import Actor, ActorAlias, Location, LocationAlias
from timeline.models.location import compared
from timeline.models.names import known_as
from timeline.models.terms import WherePrecision


def location_for(draft: Draft, lexicon: Lexicon) -> Location | None:
    """The place of a draft; None when the report names none."""
    if not draft.location:
        return None
    if draft.place is None:
        return _several(draft.location, lexicon) or _unlisted(draft.location, draft.country or "")
    place = _listed(draft.place, lexicon)
    vague = draft.where_prec == WherePrecision.VAGUE and not _is_called(draft.place, draft.location)
    return _part_of(place, draft.location) if vague else place


def actor_for(named: DraftActor) -> Actor:
    """The actor of a draft, with what the lexicon knows of it."""
    known = named.known
    name = known.name if known else named.name[:1].upper() + named.name[1:]
    found = Actor.objects.filter(known_as(name)).first()
    if found:
        return found
    actor = Actor.objects.create(
        name=name[:200],
        inter=known.inter if known else None,
        country=(known.country if known else "") or "",
    )
    if known:
        taken = set(
            ActorAlias.objects.filter(name__in=known.aliases).values_list("name", flat=True)
        )
        ActorAlias.objects.bulk_create(
            ActorAlias(actor=actor, name=alias)
            for alias in dict.fromkeys(known.aliases)
            if alias not in taken and alias != name
        )
    return actor


def place_called(name: str, country: str) -> Location:
    """The place of that name in the country of that code, found or made. It has what the lexicon
    knows of it, where one place there, and no second one, is called so: by its own name before
    another, as Khartoum is the city and not the state."""
    entries = [place for place in _entries(name) if (place.country or "") == country]
    own = [place for place in entries if place.name.casefold() == name.casefold()]
    meant = own or entries
    return _listed(meant[0], load_lexicon()) if len(meant) == 1 else _unlisted(name, country)


def countries_with(name: str) -> list[str]:
    """The codes of the countries in which the lexicon has a place by just this name, sorted."""
    own = {
        place.country or "" for place in _entries(name) if place.name.casefold() == name.casefold()
    }
    return sorted(own - {""})


def _entries(name: str) -> list[Place]:
    return [found.place for found in load_lexicon().place_names.get(key_of(name))]


def actor_called(name: str) -> Actor:
    """The actor of that name, found or made, with what the lexicon knows of it."""
    entry = load_lexicon().actors.get(name)
    return actor_for(DraftActor(name, "", known=entry.actor if entry else None))


def _listed(place: Place, lexicon: Lexicon) -> Location:
    """The row of a gazetteer entry, with the rows of what contains it, up to the country."""
    country = place.country or ""
    found = Location.objects.filter(known_as(place.name), country=country).first()
    found = found or _spelled_otherwise(place, country)
    if found:
        return found
    parent = _parent(place, lexicon)
    location = Location.objects.create(
        name=place.name,
        kind=place.kind,
        country=country,
        latitude=place.latitude,
        longitude=place.longitude,
        parent=_listed(parent, lexicon) if parent else None,
    )
    LocationAlias.objects.bulk_create(
        LocationAlias(location=location, name=alias, compared=compared(alias))
        for alias in dict.fromkeys(place.aliases)
        if alias != place.name
    )
    return location


def _spelled_otherwise(place: Place, country: str) -> Location | None:
    """The row that a dataset's spelling has made: "Milltown town" is the Milltown there. None where
    several may be meant."""
    rows = Location.objects.filter(compared=compared(place.name), country=country)
    same = [row for row in rows if is_entry(row, place)]
    return same[0] if len(same) == 1 else None


def _parent(place: Place, lexicon: Lexicon) -> Place | None:
    """The smallest entry that holds `place`; its country where no other is known."""
    nearest = next(parents(lexicon, place), None)
    state = lexicon.states.get(place.country or "")
    if nearest or place.kind == Location.Kind.COUNTRY or state is None:
        return nearest
    return lexicon.places.get(state.name)


def _several(words: str, lexicon: Lexicon) -> Location | None:
    """ "Iraq and Syria": one row whose parts are the places; None when one of them is not known."""
    found = [
        lexicon.place_names.get(key_of(word)) for word in re.split(r", (?:and )?| and ", words)
    ]
    known = [names[0].place for names in found if names]
    if len(known) < 2 or len(known) < len(found):
        return None
    countries = {place.country or "" for place in known}
    location, made = Location.objects.get_or_create(
        name=words,
        country=countries.pop() if len(countries) == 1 else "",
        defaults={"kind": Location.Kind.SEVERAL},
    )
    if made:
        location.parts.set([_listed(place, lexicon) for place in known])
    return location


def _part_of(whole: Location, words: str) -> Location:
    """ "southern Lebanon", "Houthi-controlled areas of Yemen": a region without borders of its own."""
    name = words[:1].upper() + words[1:]
    return Location.objects.get_or_create(
        name=name,
        country=whole.country,
        defaults={"kind": Location.Kind.REGION, "parent": whole},
    )[0]


def _unlisted(name: str, country: str) -> Location:
    return Location.objects.filter(known_as(name), country=country).first() or (
        Location.objects.create(name=name, country=country, kind=Location.Kind.SITE)
    )


def _is_called(place: Place, words: str) -> bool:
    return words.casefold() in {name.casefold() for name in (place.name, *place.aliases)}
