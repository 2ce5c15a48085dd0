"""What is meant by the names that an analyst types: looked up for a whole table at once."""

import re
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple, TypeVar

from django.core.exceptions import ValidationError
from django.db.models import Model, Q
from django.db.models.functions import Lower

from timeline.actions.entering import NewPlace
from timeline.actions.naming import countries_with
from timeline.models import Actor, ActorAlias, Location, LocationAlias
from timeline.models.location import compared
from timeline.models.terms import WherePrecision
from timeline.search.countries import code_meant, country_name

M = TypeVar("M", bound=Model)
LONGEST = 200  # characters of a name

_IN_BRACKETS = re.compile(r"(.+?)\s*\(([^()]+)\)")


class PlaceWords(NamedTuple):
    """ "Rafah (PS)" is the name Rafah and the country PS; a name alone has the country ""."""

    whole: str
    name: str
    country: str


def place_words(words: str) -> PlaceWords:
    whole = " ".join(words.split())
    match = _IN_BRACKETS.fullmatch(whole)
    country = code_meant(match[2]) if match else ""
    return PlaceWords(whole, match[1] if match and country else whole, country)


class Names:
    """The places and actors of the desk that may be meant by these words: four queries, however many
    words there are."""

    def __init__(self, *, places: Iterable[str] = (), actors: Iterable[str] = ()) -> None:
        keys = {compared(name) for words in places for name in place_words(words)[:2]} - {""}
        self._places = _places(keys) if keys else {}
        names = {name for name in actors if "\0" not in name}  # which no database takes
        self._actors = _actors(names) if names else {}

    def place(self, words: str) -> Location | NewPlace:
        """The place of that name or other name; with its country behind it, one that is not known
        is new. Raises ValidationError with a sentence."""
        said = place_words(words)
        named = self._places.get(compared(said.name), []) + self._places.get(
            compared(said.whole), []
        )
        found = [pair for pair in named if said.country in ("", pair[1].country)]
        meant = _nearest(found, said, _place_likenesses)
        if len(meant) > 1:
            raise _ambiguous(said.whole, [str(row) for row in meant])
        return meant[0] if meant else _new_place(said, known=[row for _, row in named])

    def actor(self, name: str) -> Actor | str:
        """The actor of that name or other name; the name itself where nobody has it."""
        meant = _nearest(self._actors.get(name.lower(), []), name, _actor_likenesses)
        if len(meant) > 1:
            raise _ambiguous(name, [row.name for row in meant])
        if meant:
            return meant[0]
        if len(name) > LONGEST:
            raise ValidationError(f"“{name[:40]}…” is too long for a name.")
        return name


Likeness = tuple[bool, ...]  # the first of which is true tells how like a name is
Named = tuple[str, M]  # a name, or other name, and the row that has it
W = TypeVar("W")


def _nearest(
    found: Sequence[tuple[str, M]], words: W, likenesses: Callable[[str, M, W], Likeness]
) -> list[M]:
    """The rows whose name is most like the words: those of the first likeness that any has."""
    told = [(likenesses(name, row, words), row) for name, row in found]
    for level in zip(*(likeness for likeness, _ in told), strict=True):
        rows = {row.pk: row for fits, (_, row) in zip(level, told, strict=True) if fits}
        if rows:
            return list(rows.values())
    return []


def _place_likenesses(name: str, row: Location, said: PlaceWords) -> Likeness:
    """In full; by its own name; by its own name in another spelling; by another name of it."""
    own = name == row.name
    called = name.casefold() in (said.name.casefold(), said.whole.casefold())
    return str(row) == said.whole, own and called, own, called, True


def _actor_likenesses(name: str, row: Actor, said: str) -> Likeness:
    own = name == row.name
    return own and name == said, own, name == said, True


def _places(keys: set[str]) -> dict[str, list[Named[Location]]]:
    found: dict[str, list[Named[Location]]] = {}
    for row in Location.objects.filter(compared__in=keys):
        found.setdefault(row.compared, []).append((row.name, row))
    aliases = LocationAlias.objects.filter(compared__in=keys).select_related("location")
    for alias in aliases:
        found.setdefault(alias.compared, []).append((alias.name, alias.location))
    return found


def _actors(names: set[str]) -> dict[str, list[Named[Actor]]]:
    """By the name in small letters. A database may not know the small letter of every letter, so
    that the name as it was typed is asked for too."""
    asked = Q(small__in={name.lower() for name in names}) | Q(name__in=names)
    found: dict[str, list[Named[Actor]]] = {}
    for row in Actor.objects.annotate(small=Lower("name")).filter(asked):
        found.setdefault(row.name.lower(), []).append((row.name, row))
    aliases = ActorAlias.objects.annotate(small=Lower("name")).filter(asked)
    for alias in aliases.select_related("actor"):
        found.setdefault(alias.name.lower(), []).append((alias.name, alias.actor))
    return found


def _ambiguous(words: str, names: Iterable[str]) -> ValidationError:
    return ValidationError(f"“{words}” may be {' or '.join(sorted(names))}. Write which.")


def _new_place(said: PlaceWords, known: Sequence[Location]) -> NewPlace:
    if len(said.name) > LONGEST:
        raise ValidationError(f"“{said.name[:40]}…” is too long for the name of a place.")
    if said.country:
        return NewPlace(said.name, said.country)
    listed = countries_with(said.name)
    if len(listed) > 1:
        raise _ambiguous(said.whole, [f"{said.name} ({country})" for country in listed])
    if listed:
        return NewPlace(said.name, listed[0])
    raise ValidationError(
        f"“{said.whole}” is no place that is known here. To make it a new one write its country in "
        f"brackets behind it: {said.whole} (…)."
    )


PRECISE: dict[str, int] = {  # how exactly a place of that kind tells where something was
    Location.Kind.COUNTRY: WherePrecision.COUNTRY,
    Location.Kind.ADMIN1: WherePrecision.FIRST_DIVISION,
    Location.Kind.ADMIN2: WherePrecision.SECOND_DIVISION,
    Location.Kind.REGION: WherePrecision.VAGUE,
    Location.Kind.SEVERAL: WherePrecision.VAGUE,
    Location.Kind.SEA: WherePrecision.INTERNATIONAL,
}


def as_exactly_as(place: Location | NewPlace | None) -> int:
    """The precision that a place's kind tells, where the analyst does not."""
    if place is None:
        return WherePrecision.COUNTRY
    if isinstance(place, NewPlace):
        is_country = code_meant(place.name) == place.country
        return WherePrecision.COUNTRY if is_country else WherePrecision.EXACT
    return PRECISE.get(place.kind, WherePrecision.EXACT)


def place_note(place: Location | NewPlace) -> str:
    """How a name was understood."""
    if isinstance(place, NewPlace):
        return f"New place “{place.name}” will be made in {country_name(place.country)}."
    return f"{place} · {place.get_kind_display()}"


def no_right(what: str, name: str) -> ValidationError:
    """`what` is "place" or "actor"."""
    return ValidationError(f"No {what} “{name}” is known here, and you have no right to add one.")
