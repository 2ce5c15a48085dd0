"""Reading the lexicon's files into one Lexicon, checked."""

import gc
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path

from timeline.extract.drafts import KnownActor, Place
from timeline.extract.lexicon.cities import City, capitals, cities, small_towns
from timeline.extract.lexicon.keys import key_of, word_set
from timeline.extract.lexicon.model import Lexicon
from timeline.extract.lexicon.names import ActorName, NameIndex, PlaceName
from timeline.extract.lexicon.places import Reviewed, names_of, reviewed_places, town_names
from timeline.extract.lexicon.states import State, states
from timeline.extract.lexicon.tables import FOLDER, Row, rows_of

# What an actor is, beside ACLED's code: a state's own or allied forces, an armed group, armed men
# that nobody names, forces whose state the report leaves to be understood, those who are hit, and
# those who only speak.
KINDS = word_set("state forces group coalition militants generic civilians people shipping voice")
ACTOR_COLUMNS = ("name", "inter", "country", "parent", "kind", "aliases")
FORMS = {"voice": "speaker", "people": "people", "civilians": "people"}


@cache
def load_lexicon() -> Lexicon:
    """The lexicon of the files in this folder, GeoNames and airportsdata; read once a process.

    Raises LexiconError naming the file, the line and what is wrong there.
    """
    gc.disable()  # a quarter of the time: half a million objects are made here and all are kept
    try:
        return read_lexicon(FOLDER, (*cities(), *small_towns(FOLDER)))
    finally:
        gc.enable()


def read_lexicon(folder: Path, towns: Iterable[City] = ()) -> Lexicon:
    """A lexicon of the CSV files in `folder` and of `towns` from a wide gazetteer."""
    towns = tuple(towns)
    zones = _zones(towns)
    known = list(states(folder, zones))
    countries = {state.actor.country or "": state.place for state in known}
    reviewed = reviewed_places(folder, countries)
    listed = list(_actors(folder, known))
    place_names = _place_index(known, reviewed, town_names(towns, reviewed, countries))
    return Lexicon(
        actors={name.actor.name: name for name in (*_state_names(known), *(n for n, _ in listed))},
        places={place.name: place for place in _by_name(known, reviewed)},
        states={state.actor.country or "": state.actor for state in known},
        actor_names=_actor_index(known, listed),
        place_names=place_names,
        nouns=_nouns(folder),
        ambiguous=_ambiguous(folder),
        warships=_warships(folder, known),
        zones=zones,
        capitals=_capitals(place_names),
        regions=_regions(folder, countries),
    )


def _zones(towns: Iterable[City]) -> dict[str, str]:
    largest: dict[str, City] = {}
    for town in towns:
        country = town.country
        if country not in largest or town.people > largest[country].people:
            largest[country] = town
    return {country: town.zone for country, town in largest.items()}


def _by_name(known: Iterable[State], reviewed: Iterable[Reviewed]) -> Iterator[Place]:
    yield from (state.place for state in known)
    yield from (entry.place for entry in reviewed)


def _state_names(known: Iterable[State]) -> Iterator[ActorName]:
    return (ActorName(state.actor, "state", "name", state.actor.name) for state in known)


def _actors(folder: Path, known: Iterable[State]) -> Iterator[tuple[ActorName, Row]]:
    """The rows of actors.csv, checked one by one and against the states and each other."""
    codes = {state.actor.country for state in known}
    names = {state.actor.name for state in known}
    rows = list(rows_of(folder / "actors.csv", ACTOR_COLUMNS))
    for row in rows:
        if row["name"] in names:
            raise row.wrong(f"the name {row['name']!r} is taken")
        names.add(row["name"])
    for row in rows:
        yield _actor(row, codes, names), row


def _actor(row: Row, codes: set[str | None], names: set[str]) -> ActorName:
    if row["inter"] not in tuple("12345678"):
        raise row.wrong(f"inter {row['inter']!r} is not one of ACLED's codes 1 to 8")
    if row["country"] and row["country"] not in codes:
        raise row.wrong(f"{row['country']!r} is not a country's ISO code")
    if row["parent"] and row["parent"] not in names:
        raise row.wrong(f"the parent {row['parent']!r} is not in the table")
    if row["kind"] not in KINDS:
        raise row.wrong(f"{row['kind']!r} is not a kind of actor")
    actor = KnownActor(
        row["name"],
        int(row["inter"]),
        row["country"] or None,
        row.several("aliases"),
        row["parent"] or None,
    )
    return ActorName(actor, row["kind"], FORMS.get(row["kind"], "name"), row["name"])


def _actor_index(
    known: Iterable[State], listed: Iterable[tuple[ActorName, Row]]
) -> NameIndex[ActorName]:
    index: NameIndex[ActorName] = NameIndex()
    for state in known:
        for words, form in state.written:
            _claim(index, ActorName(state.actor, "state", form, words), state.row)
    for name, row in listed:
        for words in (name.actor.name, *name.actor.aliases):
            _claim(index, name._replace(written=words), row)
    return index


def _claim(index: NameIndex[ActorName], name: ActorName, row: Row) -> None:
    """Gives an actor its alias, unless another one has it in the same case."""
    key = key_of(name.written)
    for taken in index.get(key):
        same_case = taken.written.isupper() == name.written.isupper()
        if taken.actor.name != name.actor.name and same_case:
            raise row.wrong(f"{name.written!r} is claimed by {taken.actor.name!r} too")
    index.add(key, name)


def _place_index(
    known: Iterable[State], reviewed: Iterable[Reviewed], towns: Iterable[tuple[str, PlaceName]]
) -> NameIndex[PlaceName]:
    index: NameIndex[PlaceName] = NameIndex()
    for place in _by_name(known, reviewed):
        for key, name in names_of(place, reviewed=True):
            index.add(key, name)
    for key, name in towns:
        index.add(key, name)
    return index


def _capitals(index: NameIndex[PlaceName]) -> dict[str, Place]:
    """The capitals that are listed as places, by their country's ISO code."""
    found = {}
    for code, capital in capitals().items():
        named = [n for n in index.get(key_of(capital)) if n.place.country == code]
        towns = [n for n in named if n.place.kind == "city"]
        if towns:
            best = max(towns, key=lambda n: (n.place.name == capital, n.people))
            found[code] = best.place
    return found


def _nouns(folder: Path) -> dict[str, dict[str, str]]:
    nouns: dict[str, dict[str, str]] = {}
    for row in rows_of(folder / "nouns.csv", ("form", "of", "phrases")):
        for phrase in row.several("phrases"):
            for holder in row.several("of"):
                nouns.setdefault(key_of(phrase), {})[holder] = row["form"]
    return nouns


def _ambiguous(folder: Path) -> frozenset[str]:
    rows = rows_of(folder / "ambiguous.csv", ("why", "names"))
    return frozenset(key_of(name) for row in rows for name in row.several("names"))


def _warships(folder: Path, known: Iterable[State]) -> dict[str, KnownActor]:
    by_code = {state.actor.country: state.actor for state in known}
    warships = {}
    for row in rows_of(folder / "warships.csv", ("prefix", "country")):
        if row["country"] not in by_code:
            raise row.wrong(f"{row['country']!r} is not a country's ISO code")
        warships[row["prefix"]] = by_code[row["country"]]
    return warships


def _regions(folder: Path, countries: Mapping[str, Place]) -> dict[str, frozenset[str]]:
    regions = {}
    for row in rows_of(folder / "regions.csv", ("name", "countries")):
        unknown = set(row.several("countries")) - set(countries)
        if unknown:
            raise row.wrong(f"{', '.join(sorted(unknown))}: not a country's ISO code")
        regions[row["name"]] = frozenset(row.several("countries"))
    return regions
