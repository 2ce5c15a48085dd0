"""A working record in parts, which two people may change apart from each other. Pure."""

from typing import Any, NamedTuple

from timeline.actions.record import Record

# What belongs together: half of a date from one person and half from another would be nobody's.
PARTS = {
    "title": ("title",),
    "summary": ("summary",),
    "when": ("date_start", "date_end", "date_prec", "date_words", "event_clarity", "count"),
    "what": ("event_type", "sub_event_type"),
    "where": ("location", "where_prec"),
    "killed": ("killed",),
    "injured": ("injured",),
    "to be checked": ("code_status",),
    "grading": ("grading",),
    "reviewed": ("reviewed",),
    "reasons": ("reasons",),
    "dataset": ("dataset",),
    "inherited": ("inherited",),
}
# Lists, each row of which is a part of its own, by what tells it from the others.
LISTS = {
    "actor": ("actors", ("role", "slug")),
    "source": ("sources", ("id",)),
    "link": ("links", ("kind", "code")),
}
Parts = dict[str, Any]


class Joined(NamedTuple):
    """`record` has what either side changed; of a part in `conflicts` both did, differently, and it
    has what `mine` says."""

    record: Record
    conflicts: tuple[str, ...]


def parts_of(record: Record) -> Parts:
    """ "when" -> its values; "actor perpetrator some-group" -> the row."""
    found: Parts = {
        name: {key: record[key] for key in keys if key in record} for name, keys in PARTS.items()
    }
    for name, (rows, told_by) in LISTS.items():
        for row in record[rows]:
            found[" ".join((name, *(str(row[key]) for key in told_by)))] = row
    return found


def whole(parts: Parts) -> Record:
    """The record that `parts_of` took apart; rows come in the order of the parts."""
    record: Record = {rows: [] for rows, _ in LISTS.values()}
    for name, value in parts.items():
        kind = name.partition(" ")[0]
        if name in PARTS:
            record |= value
        elif value is not None:
            record[LISTS[kind][0]].append(value)
    return record


def differing(one: Record, other: Record) -> list[str]:
    """The names of the parts that differ, in the order of the page."""
    ours, theirs = parts_of(one), parts_of(other)
    return [name for name in {**ours, **theirs} if ours.get(name) != theirs.get(name)]


def three_way(base: Record, *, theirs: Record, mine: Record) -> Joined:
    """Both changes of `base` in one. A part that only one side changed is as that side has it."""
    was, one, other = parts_of(base), parts_of(theirs), parts_of(mine)
    joined, conflicts = {}, []
    for name in {**one, **other}:
        original, a, b = was.get(name), one.get(name), other.get(name)
        joined[name] = a if b == original else b
        if a != b and a != original and b != original:
            conflicts.append(name)
    return Joined(whole(joined), tuple(conflicts))


def chosen(mine: Record, *, theirs: Record, names: set[str]) -> Record:
    """`mine`, but for the parts in `names`, which are as `theirs` has them."""
    ours, others = parts_of(mine), parts_of(theirs)
    return whole(
        {name: others.get(name) if name in names else ours.get(name) for name in {**ours, **others}}
    )
