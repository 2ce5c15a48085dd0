"""All that differs between two records of an incident, working or public, in words. Pure.

Readers' words where the public is told of it (views.changes_in_words), the columns' own for the rest:
nothing that differs goes unsaid.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

from timeline.actions.record import Record
from timeline.actions.working import CLAIM_ONLY, FIGURES, PLAIN
from timeline.models.terms import DatePrecision, EventClarity, Role, WherePrecision
from timeline.views import wording
from timeline.views.changes_in_words import changes
from timeline.views.terms import ATTRIBUTIONS

NOTHING = "not stated"
ABSENT = "not there"

# Columns of which readers hear in one sentence.
TOLD = (
    ("title",),
    ("summary",),
    ("date_start", "date_end", "date_prec", "event_clarity"),
    ("location", "where_prec"),
    ("event_type", "sub_event_type"),
    ("killed",),
    ("injured",),
    ("count",),
    ("grading",),
    ("reviewed",),
)
LABELS = {
    "date_words": "Date as reported",
    "date_start": "First day",
    "date_end": "Last day",
    "date_prec": "How exactly the day is known",
    "event_clarity": "One or several",
    "where_prec": "How exactly the place is known",
    "code_status": "To be checked",
    "location_name": "Place as reported",
    "actors": "Actors as reported",
    "evidence": "What it was read from",
    "inherited": "Sources of merged rows",
}
TERMS: Mapping[str, type[Any]] = {
    "date_prec": DatePrecision,
    "event_clarity": EventClarity,
    "where_prec": WherePrecision,
}
LISTS = ("actors", "sources", "links")
# What `changes` asks of every record, for a claim, which lacks it.
BLANK: Record = {
    **dict.fromkeys(("title", "summary", "grading", "event_type", "sub_event_type"), ""),
    **{kind: {} for kind in FIGURES},
    **dict.fromkeys(LISTS, ()),
    "location": None,
    "reviewed": False,
}


class Difference(NamedTuple):
    """`before` and `after` are never the same words."""

    name: str
    before: str
    after: str


class Row(NamedTuple):
    """A row of a list: what tells it from the others, its name, and what it says."""

    key: tuple[str, str]
    name: str
    said: str


Say = Callable[[Record], Row]


def differences(before: Record, after: Record) -> list[Difference]:
    """In the order of the page. Of a working and a public record only what both tell is compared."""
    if _is_public(before) != _is_public(after):
        before, after = _shared(before), _shared(after)
    return [
        *_columns(before, after),
        *_rows(before, after, "actors", _taking_part),
        *_rows(before, after, "links", _link),
        *_sources(before, after),
    ]


def names(found: Iterable[Difference]) -> str:
    """ "When, Killed and The Courier – Killed"."""
    *most, last = dict.fromkeys(one.name for one in found)
    return f"{', '.join(most)} and {last}" if most else last


def _is_public(record: Record) -> bool:
    return "inherited" not in record  # which the public hears of as sources


def _shared(record: Record) -> Record:
    """What a working record and a public one both hold."""
    place = record["location"]
    return {
        **{name: record.get(name) for name in (*PLAIN, *FIGURES, "dataset")},
        "location": place and {name: place[name] for name in ("name", "slug")},
        "actors": [
            {name: row[name] for name in ("name", "slug", "role", "attribution")}
            for row in record["actors"]
        ],
        "links": [{name: row[name] for name in ("kind", "code")} for row in record["links"]],
        "sources": [_shared_source(row) for row in record["sources"] if row["id"]],
    }


def _shared_source(source: Record) -> Record:
    told = {name: value for name, value in source["claims"].items() if name not in CLAIM_ONLY}
    names = ("id", "outlet", "title", "published", "quotes", "evidence")
    return {**{name: source[name] for name in names}, "claims": told}


def _columns(before: Record, after: Record, *, lists: tuple[str, ...] = LISTS) -> list[Difference]:
    """Those of an incident or, without `lists`, of a claim."""
    told = {name for group in TOLD for name in group}
    found = [one for group in TOLD for one in _told_of(group, before, after)]
    others = [name for name in {**before, **after} if name not in (*told, *lists)]
    return found + _each_plainly(others, before, after)


def _told_of(group: tuple[str, ...], before: Record, after: Record) -> list[Difference]:
    """In readers' words, or where these are the same column by column."""
    if all(before.get(name) == after.get(name) for name in group):
        return []
    was = {**BLANK, **before, **dict.fromkeys(LISTS, ())}
    now = {**was, **{name: after.get(name) for name in group}}
    told = [Difference(one.name, one.before, one.after) for one in changes(was, now)]
    return told or _each_plainly(group, before, after)


def _each_plainly(names: Iterable[str], before: Record, after: Record) -> list[Difference]:
    pairs = [(name, before.get(name), after.get(name)) for name in names]
    return [_plainly(name, was, now) for name, was, now in pairs if was != now]


def _plainly(name: str, was: Any, now: Any) -> Difference:
    label = LABELS.get(name, name.replace("_", " ").capitalize())
    before, after = _words(_termed(name, was)), _words(_termed(name, now))
    return Difference(label, before, after if after != before else f"{after}, marked otherwise")


def _termed(name: str, value: Any) -> Any:
    return TERMS[name](value).label if name in TERMS and value else value


def _words(value: Any) -> str:
    """Any JSON, to read."""
    if isinstance(value, dict) and "text" in value:  # a quote, with where it stands
        return f"“{value['text']}”"
    if isinstance(value, dict):
        return "; ".join(f"{key.replace('_', ' ')}: {_words(each)}" for key, each in value.items())
    if isinstance(value, list | tuple):
        return " · ".join(map(_words, value)) or NOTHING
    if isinstance(value, bool):
        return "yes" if value else "no"
    return NOTHING if value in (None, "") else str(value)


def _rows(before: Record, after: Record, name: str, say: Say) -> list[Difference]:
    was, now = ({one.key: one for one in map(say, record[name])} for record in (before, after))
    return [
        Difference(
            (now.get(key) or was[key]).name,
            was[key].said if key in was else ABSENT,
            now[key].said if key in now else ABSENT,
        )
        for key in {**was, **now}
        if was.get(key) != now.get(key)
    ]


def _taking_part(row: Record) -> Row:
    role, how = Role(row["role"]).label, ATTRIBUTIONS.get(row["attribution"] or "", "")
    side = f"side {row['side'].upper()}" if row.get("side") else ""
    others = [str(row[name]) for name in ("inter", "country") if row.get(name)]
    said = ", ".join(filter(None, ("named", str(how), side, *others)))
    return Row((row["role"], row["slug"]), f"{role}: {row['name']}", said)


def _link(row: Record) -> Row:
    name = f"Link, {row['kind'].replace('_', ' ')}: {row['code']}"
    return Row((row["kind"], row["code"]), name, row.get("reason") or "linked")


def _sources(before: Record, after: Record) -> list[Difference]:
    was, now = ({_key(row): row for row in record["sources"]} for record in (before, after))
    found: list[Difference] = []
    for key in {**was, **now}:
        one, other = was.get(key), now.get(key)
        name = wording.source_name(other or one or {})
        if one and other:
            found += [part._replace(name=f"{name} – {part.name}") for part in _source(one, other)]
        else:
            told = (_told(one) if one else ABSENT, _told(other) if other else ABSENT)
            found.append(Difference(f"Source: {name}", *told))
    return found


def _key(source: Record) -> Any:
    """Of one that is no report of ours its own words, as it has no id."""
    return source["id"] or tuple(source.get(name) for name in ("outlet", "title", "url"))


def _source(was: Record, now: Record) -> list[Difference]:
    rest = [name for name in {**was, **now} if name not in ("id", "claims")]
    return [*_columns(was["claims"], now["claims"], lists=()), *_each_plainly(rest, was, now)]


def _told(source: Record) -> str:
    return _words(source["quotes"]) if source["quotes"] else "cited"
