"""The rows of the places that a dataset names, each inside its province and its country."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from timeline.actions import sql
from timeline.actions.importing.place_rows import PlaceRow, found_or_made, rows_of
from timeline.actions.importing.wanted_places import Wanted
from timeline.actions.record import Record, place_part
from timeline.formats.events import EventRead, PlaceRead
from timeline.models import Location, LocationAlias
from timeline.models.location import SETTLEMENTS
from timeline.models.revision import named
from timeline.models.terms import WherePrecision

# That are remembered, so that memory stays flat; UCDP GED has as many places as the first.
MOST, MOST_TOLD = 60_000, 5_000
Kind = Location.Kind
KINDS = {
    int(WherePrecision.SECOND_DIVISION): Kind.ADMIN2,
    int(WherePrecision.FIRST_DIVISION): Kind.ADMIN1,
    int(WherePrecision.VAGUE): Kind.REGION,
    int(WherePrecision.COUNTRY): Kind.COUNTRY,
    int(WherePrecision.INTERNATIONAL): Kind.SEA,
}


@dataclass(frozen=True, slots=True)
class ToldPlace:
    """What the public record says of a place and of all that contain it."""

    part: Record
    named: str  # as in a revision's column `places`
    other_names: tuple[str, ...]


class Places:
    """Places by what the dataset says of them: their keys and, if the run publishes, their words."""

    def __init__(self, *, public: bool) -> None:
        self._public = public
        self._keys: dict[Wanted, int] = {}
        self._told: dict[int, ToldPlace] = {}

    def key(self, event: EventRead) -> int | None:
        return self._keys[wanted(event.place, event.where_prec)] if event.place else None

    def told(self, key: int) -> ToldPlace:
        return self._told[key]

    def learn(self, events: Iterable[EventRead]) -> None:
        """Find or make the places of all these. Runs within a transaction."""
        if len(self._keys) > MOST:
            self._keys.clear()
        places = {wanted(event.place, event.where_prec) for event in events if event.place}
        rows = found_or_made(places - self._keys.keys())
        self._keys |= {place: row.id for place, row in rows.items()}
        if self._public:
            self._tell(
                {self._keys[place] for place in places}, {row.id: row for row in rows.values()}
            )

    def _tell(self, keys: set[int], at_hand: Mapping[int, PlaceRow]) -> None:
        if len(self._told) > MOST_TOLD:
            self._told.clear()
        new = keys - self._told.keys()
        rows = {**rows_of(new - at_hand.keys()), **at_hand}
        around = {key: rows[key].within() for key in new}
        names = _other_names({row.id for each in around.values() for row in each})
        for key, each in around.items():
            self._told[key] = ToldPlace(
                place_part(each),
                named((row.slug, row.country, row.name) for row in each),
                tuple(name for row in each for name in names.get(row.id, ())),
            )


def _other_names(keys: Collection[int]) -> dict[int, list[str]]:
    """The aliases of places by the key of the place."""
    found: dict[int, list[str]] = {}
    aliases = sql.select(LocationAlias, ("location", "name"), where="location", is_in=keys)
    for pk, name in sorted(aliases):
        found.setdefault(pk, []).append(name)
    return found


def wanted(place: PlaceRead, where_prec: int) -> Wanted:
    """Of which kind the place is follows from what the source coded: a town, a province, a country."""
    kind = KINDS.get(where_prec) or _of_a_point(place.name)
    if kind == Kind.COUNTRY and not place.country:
        kind = Kind.REGION
    country = (place.country, place.country_name)
    point = (place.latitude, place.longitude)
    if kind == Kind.COUNTRY:
        return Wanted(place.country_name, kind, *country, "", "", *point)
    if kind == Kind.ADMIN1:
        return Wanted(place.name, kind, *country, "", "", *point)
    adm_2 = "" if kind == Kind.ADMIN2 else place.adm_2
    return Wanted(place.name, kind, *country, place.adm_1, adm_2, *point)


def _of_a_point(name: str) -> Kind:
    return Kind.CITY if name.rpartition(" ")[2].lower() in SETTLEMENTS else Kind.SITE
