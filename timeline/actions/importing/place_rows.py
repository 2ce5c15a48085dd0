"""Rows of places, found or made many at once.

Names alone do not tell places apart: a country has many villages of one name, and a town may be
called as its province is. So a point is the same as one of its name within two kilometres, and a
division the same as one of its kind and name in the same province. Where another place has the plain
name already, the row is called "Town (District)", and known by the plain name as well.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from itertools import chain, count

from timeline.actions import sql
from timeline.actions.importing.lexicon_names import is_entry, known_place
from timeline.actions.importing.slugs import free_slugs
from timeline.actions.importing.wanted_places import AREAS, Wanted, is_one
from timeline.extract.drafts import Place
from timeline.models import Location, LocationAlias
from timeline.models.location import compared

Kind = Location.Kind
NAME = 200  # characters
IN_WORDS = {
    Kind.ADMIN1: "province",
    Kind.ADMIN2: "district",
    Kind.REGION: "region",
    Kind.SEA: "sea",
}
OUTERMOST_FIRST = ((Kind.COUNTRY,), (Kind.ADMIN1,), (Kind.ADMIN2,))


@dataclass(slots=True, eq=False)
class PlaceRow:
    """A row of Location, lighter than the model, with the row that contains it."""

    id: int
    name: str
    slug: str
    kind: str
    country: str
    adm_1: str
    adm_2: str
    latitude: float | None
    longitude: float | None
    parent_id: int | None
    parent: "PlaceRow | None" = None

    def within(self) -> "list[PlaceRow]":
        """As `Location.within`, of a place that is not several."""
        found: list[PlaceRow] = []
        place: PlaceRow | None = self
        while place and place not in found:
            found.append(place)
            place = place.parent
        return found


COLUMNS = tuple(field.name for field in fields(PlaceRow))[1:10]
Rows = dict[Wanted, PlaceRow]
Key = tuple[str, str]  # country and name as it is compared
Entries = Mapping[Wanted, Place | None]  # what the lexicon knows of each
OF_A_COUNTRY = ("country", "pk", "name")


def found_or_made(wanted: Collection[Wanted]) -> Rows:
    """A row for each, and for all that contains them."""
    rows: Rows = {}
    waiting = {place for each in wanted for place in _with_what_contains(each)}
    for kinds in OUTERMOST_FIRST:
        _settle([place for place in waiting if place.kind in kinds], rows)
    _settle([place for place in waiting if place not in rows], rows)
    return rows


def _with_what_contains(place: Wanted) -> Iterator[Wanted]:
    each: Wanted | None = place
    while each:
        yield each
        each = each.outside()


def _settle(wanted: list[Wanted], rows: Rows) -> None:
    """Add the rows of places that do not contain each other; what contains them is in `rows`."""
    entries = {place: known_place(place) for place in wanted}
    namesakes = _namesakes(entries)
    made: list[tuple[Wanted, PlaceRow]] = []
    placed: list[PlaceRow] = []
    # Those with a point come first, so that a row made for several has one.
    for place in sorted(wanted, key=lambda place: (place.latitude is None, place[:6])):
        row = namesakes.row_of(place, entries[place])
        if row is None:
            row = _new(place, entries[place], namesakes, rows)
            namesakes.add(row, row.name, place.name)
            made.append((place, row))
        elif place.kind in AREAS and row.latitude is None and place.latitude is not None:
            row.latitude, row.longitude = place.latitude, place.longitude
            placed.append(row)
        rows[place] = row
    _save(made, entries)
    points = [(row.latitude, row.longitude, row.id) for row in placed]
    sql.update(Location, ("latitude", "longitude"), points)


def _namesakes(entries: Entries) -> "Namesakes":
    """The rows that are called like these in their countries, by name or alias."""
    found = Namesakes()
    keys = {key for place, entry in entries.items() for key in keys_of(place, entry)}
    names = {name for _, name in keys if name}
    codes = {country for country, name in keys if not name}
    countries = Location.objects.filter(kind=Kind.COUNTRY, country__in=codes)
    aliases = LocationAlias.objects.filter(compared__in=names)
    called = [
        *((country, "", pk, name) for country, pk, name in countries.values_list(*OF_A_COUNTRY)),
        *sql.select(Location, ("country", "compared", "id", "name"), where="compared", is_in=names),
        *aliases.values_list("location__country", "compared", "location", "name"),
    ]
    meant = sorted(each for each in called if each[:2] in keys)
    places = rows_of({pk for _, _, pk, _ in meant})
    for country, key, pk, name in meant:
        found.put((country, key), name, places[pk])
    return found


class Namesakes:
    """Rows of places by their country and a name of theirs as it is compared."""

    def __init__(self) -> None:
        self._called: dict[Key, list[tuple[str, PlaceRow]]] = {}

    def put(self, key: Key, name: str, row: PlaceRow) -> None:
        self._called.setdefault(key, []).append((name, row))

    def add(self, row: PlaceRow, *names: str) -> None:
        """A row just made, which is called so."""
        if row.kind == Kind.COUNTRY:
            self.put((row.country, ""), row.name, row)
        for name in dict.fromkeys(names):
            self.put((row.country, compared(name)), name, row)

    def taken(self, country: str, name: str) -> set[str]:
        """The names of the rows there that are called like `name`."""
        return {row.name for _, row in self._called.get((country, compared(name)), [])}

    def row_of(self, place: Wanted, entry: Place | None) -> PlaceRow | None:
        """The row that is the place: one that is called just so, else the only one that is called
        so in another spelling, else the one that is called as the lexicon calls the place."""
        called = self._called.get(key_of(place), [])
        if place.kind == Kind.COUNTRY:
            return next((row for _, row in called), None)
        same = [(name, row) for name, row in called if is_one(row, name, place)]
        exact = next((row for name, row in same if name == place.name), None)
        spelled = list(dict.fromkeys(row for _, row in same))
        if exact or len(spelled) == 1:
            return exact or spelled[0]
        if entry is None or spelled:
            return None
        named = self._called.get((place.country, compared(entry.name)), [])
        return next(
            (row for name, row in named if name == entry.name and is_entry(row, entry)), None
        )


def keys_of(place: Wanted, entry: Place | None) -> set[Key]:
    """All that the row of the place may be found by."""
    names = (place.name, entry.name) if entry else (place.name,)
    return {key_of(place), *((place.country, compared(name)) for name in names)}


def key_of(place: Wanted) -> Key:
    """A country is known by its code, whatever it is called."""
    return place.country, "" if place.kind == Kind.COUNTRY else compared(place.name)


def rows_of(keys: set[int]) -> dict[int, PlaceRow]:
    """Rows by key, and with them all that contain them."""
    rows: dict[int, PlaceRow] = {}
    while keys:
        found = sql.select(Location, ("id", *COLUMNS), where="id", is_in=keys)
        rows |= {values[0]: PlaceRow(*values) for values in found}
        keys = {row.parent_id for row in rows.values() if row.parent_id} - rows.keys()
    for row in rows.values():
        row.parent = rows[row.parent_id] if row.parent_id else None
    return rows


def _new(place: Wanted, entry: Place | None, namesakes: "Namesakes", rows: Rows) -> PlaceRow:
    """With the lexicon's name, where it has one."""
    outside = place.outside()
    parent = rows[outside] if outside else None
    name = entry.name if entry else place.name
    return PlaceRow(
        0,
        _label(place._replace(name=name), namesakes.taken(place.country, name)),
        "",
        str(place.kind),
        place.country,
        place.adm_1,
        place.adm_2,
        place.latitude,
        place.longitude,
        parent.id if parent else None,
        parent,
    )


def _label(place: Wanted, taken: Collection[str]) -> str:
    """The plain name, where no other place of the country has it; else the first that is free."""
    if place.name not in taken:
        return place.name
    free = (label for label in _labels(place) if label not in taken)
    rows = Location.objects.filter(country=place.country)
    return next(label for label in free if not rows.filter(name=label).exists())


def _labels(place: Wanted) -> Iterator[str]:
    point = f"{place.latitude:.3f}, {place.longitude:.3f}" if place.latitude is not None else ""
    words = (place.adm_2, place.adm_1, IN_WORDS.get(place.kind, ""), point)
    for word in chain(words, map(str, count(2))):
        if word and word != place.name:
            yield f"{place.name[: NAME - len(word) - 3]} ({word})"


def _save(made: Sequence[tuple[Wanted, PlaceRow]], entries: Entries) -> None:
    rows = [row for _, row in made]
    slugs = free_slugs(Location, [(row.name, row.country) for row in rows])
    for row, slug in zip(rows, slugs, strict=True):
        row.slug = slug
    values = ([*(getattr(row, name) for name in COLUMNS), compared(row.name)] for row in rows)
    sql.insert(Location, (*COLUMNS, "compared"), values)
    keys = dict(
        sql.select(Location, ("slug", "id"), where="slug", is_in=[row.slug for row in rows])
    )
    for row in rows:
        row.id = keys[row.slug]
    aliases = (
        (row.id, name, compared(name))
        for place, row in made
        for name in _other_names(place, entries[place])
        if name != row.name
    )
    sql.insert(LocationAlias, ("location", "name", "compared"), aliases)


def _other_names(place: Wanted, entry: Place | None) -> Iterable[str]:
    return dict.fromkeys((place.name, *(entry.aliases if entry else ())))
