"""Places in words, each with the words of all that it lies in: many of them in few questions."""

from collections import defaultdict
from collections.abc import Collection, Sequence

from timeline.models import Location
from timeline.models.location import in_words

Told = tuple[str, frozenset[str]]
NOWHERE: Told = ("", frozenset())
Row = tuple[int, str, str, str, int | None]  # id, name, kind, country, parent


def around_keys(location: Location | None) -> frozenset[str]:
    return frozenset(str(place) for place in location.within()[1:]) if location else frozenset()


def told_places(ids: Collection[int], *, at_hand: Sequence[Location] = ()) -> dict[int, Told]:
    """The place of each id, and what it lies in as `Location.within` says. Those `at_hand`, which
    come with all that they lie in, are not asked for again."""
    rows = {one.pk: (one.pk, one.name, one.kind, one.country, one.parent_id) for one in at_hand}
    parts = {one.pk: [part.pk for part in one.itself_and_parts()[1:]] for one in at_hand}
    wanted = set(ids) - rows.keys()
    while wanted:
        level = _rows(wanted)
        parts |= _parts([pk for pk, _, kind, *_ in level if kind == Location.Kind.SEVERAL])
        rows |= {row[0]: row for row in level}
        wanted = {row[4] for row in level if row[4]} | {
            pk for some in parts.values() for pk in some
        }
        wanted -= rows.keys()
    return {pk: _told(pk, rows, parts.get(pk, [])) for pk in ids}


def _rows(ids: set[int]) -> list[Row]:
    columns = ("pk", "name", "kind", "country", "parent")
    return list(Location.objects.filter(pk__in=ids).order_by().values_list(*columns))


def _parts(wholes: list[int]) -> dict[int, list[int]]:
    found = defaultdict(list)
    if wholes:
        pairs = Location.parts.through.objects.filter(from_location__in=wholes)
        for whole, part in pairs.values_list("from_location", "to_location"):
            found[whole].append(part)
    return found


def _told(pk: int, rows: dict[int, Row], parts: list[int]) -> Told:
    within: set[int] = set()
    for place in (pk, *parts):
        outer: int | None = place
        while outer and outer not in within:
            within.add(outer)
            outer = rows[outer][4]
    words = {place: in_words(*rows[place][1:4]) for place in within}
    return words.pop(pk), frozenset(words.values())
