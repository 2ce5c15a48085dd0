"""countries.csv: states as places and as actors, under one name."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from timeline.extract.drafts import KnownActor, Place
from timeline.extract.lexicon.tables import Row, rows_of

COLUMNS = ("code", "name", "aliases", "adjectives", "people", "forces", "voices")


class State(NamedTuple):
    """A state: the place, and the actor that its government and its forces are."""

    place: Place
    actor: KnownActor
    written: tuple[tuple[str, str], ...]  # (a way to write it, the form that this way is)
    row: Row


def states(folder: Path, zones: Mapping[str, str]) -> Iterator[State]:
    """Every row of countries.csv; `zones` gives a country's time zone by its code."""
    seen: set[str] = set()
    for row in rows_of(folder / "countries.csv", COLUMNS):
        if row["code"] in seen:
            raise row.wrong(f"the code {row['code']} is there twice")
        seen.add(row["code"])
        yield _state(row, zones)


def _state(row: Row, zones: Mapping[str, str]) -> State:
    code, name = row["code"], row["name"]
    if len(code) != 2 or not code.isupper() or not name:
        raise row.wrong("a country needs a name and its two-letter ISO 3166-1 code")
    place = Place(name, "country", code, aliases=row.several("aliases"), zone=zones.get(code, ""))
    written = tuple(_written(row))
    aliases = tuple(dict.fromkeys(words for words, _ in written if words != name))
    return State(place, KnownActor(name, 1, code, aliases), written, row)


def _written(row: Row) -> Iterator[tuple[str, str]]:
    adjectives = row.several("adjectives")
    yield from _all((row["name"], *row.several("aliases")), "name")
    yield from _all(adjectives, "adjective")
    yield from _all(row.several("people") or _people(adjectives), "people")
    yield from _all(row.several("forces"), "forces")
    yield from _all(row.several("voices"), "speaker")


def _all(names: Iterable[str], form: str) -> Iterator[tuple[str, str]]:
    return ((name, form) for name in names)


def _people(adjectives: Iterable[str]) -> list[str]:
    """ "Iraqi" -> "Iraqis"; adjectives that do not take an s stand in the table with their noun."""
    return [word + "s" for word in adjectives if word[-1] in "ainokt" and word[-2:] != "sh"]
