"""Questions about places: which holds which, whose day it is there, what a country is called."""

from collections.abc import Iterator

from timeline.extract.drafts import Place
from timeline.extract.lexicon import Lexicon, load_lexicon
from timeline.extract.lexicon.keys import key_of
from timeline.extract.lexicon.places import WHERE_PREC


def contains(lexicon: Lexicon, outer: Place, inner: Place) -> bool:
    """Whether `inner` lies in `outer`: by its parents, its country, or the region of that country.

    A place does not contain itself. Seas contain nothing and lie in nothing.
    """
    if outer == inner:
        return False
    if outer.kind == "country":
        return inner.country == outer.country and inner.kind != "country"
    if inner.country in lexicon.regions.get(outer.name, ()):
        return True
    return any(
        parent.name == outer.name and parent.country == outer.country
        for parent in parents(lexicon, inner)
    )


def parents(lexicon: Lexicon, place: Place) -> Iterator[Place]:
    """The places that hold `place`, from the smallest to the country."""
    seen = {place.name}
    while place.parent and place.parent not in seen:
        seen.add(place.parent)
        held_by = _named(lexicon, place.parent, place.country)
        if held_by is None:
            return
        yield held_by
        place = held_by


def _named(lexicon: Lexicon, name: str, country: str | None) -> Place | None:
    if name in lexicon.places:
        return lexicon.places[name]
    for known in lexicon.place_names.get(key_of(name)):
        if known.place.country == country and known.place.name == name:
            return known.place
    return None


def zone_of(lexicon: Lexicon, place: Place) -> str:
    """The IANA time zone of `place`: its own, its parents', its country's; "" where none is known."""
    own = [holder.zone for holder in (place, *parents(lexicon, place)) if holder.zone]
    return own[0] if own else lexicon.zones.get(place.country or "", "")


def country_name(code: str) -> str:
    """ "IQ" -> "Iraq"; the code itself when there is no such country.

    The code is ISO 3166-1 alpha-2, with XK for Kosovo.
    """
    state = load_lexicon().states.get(code)
    return state.name if state else code


def country_names() -> dict[str, str]:
    """Every ISO 3166-1 alpha-2 code of the lexicon with the country's name."""
    return {code: state.name for code, state in sorted(load_lexicon().states.items())}


def where_prec_of(place: Place) -> int:
    """UCDP GED's where_prec of an event reported "in" the place (1 exact … 7 a sea)."""
    return WHERE_PREC.get(place.kind, 5)
