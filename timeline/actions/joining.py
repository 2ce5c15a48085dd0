"""What one incident tells once it has taken in another: two working records as one. Pure."""

from timeline.actions.parts import LISTS, Parts, parts_of, whole
from timeline.actions.record import Record

CLEAR = "Clear"
PLACE = ("location_name", "country", "where_prec")  # of a claim; they go together


def joined(ours: Record, theirs: Record, *, codes: tuple[str, str], settled: bool) -> Record:
    """`ours` with all rows of `theirs` that it lacks, and its summary where ours has none. Where ours is
    not `settled` by an analyst, the tighter place of the two stands. `codes` are those of both, which
    are not linked to each other any more."""
    parts, others = parts_of(ours), parts_of(theirs)
    for name, row in others.items():
        if name in parts and name.startswith("source "):
            parts[name] = _told_twice(parts[name], row)
        elif name.partition(" ")[0] in LISTS:
            parts.setdefault(name, row)
    if not ours["summary"]:
        parts["summary"] = others["summary"]
    if not settled and theirs["location"] and theirs["where_prec"] < ours["where_prec"]:
        parts["where"] = others["where"]
    return whole(_without_links_to(codes, parts))


def with_sources(record: Record, more: list[Record]) -> Record:
    """`record` that inherits `more` sources of datasets as well, each once."""
    inherited = list(record["inherited"])
    for source in more:
        if source not in inherited:
            inherited.append(source)
    return {**record, "inherited": inherited}


def _without_links_to(codes: tuple[str, str], parts: Parts) -> Parts:
    return {
        name: row
        for name, row in parts.items()
        if not (name.startswith("link ") and row["code"] in codes)
    }


def _told_twice(ours: Record, theirs: Record) -> Record:
    """Both hold a claim of one report: ours stays, with the passages of both, and with what only the
    other says."""
    more = [quote for quote in theirs["quotes"] if quote not in ours["quotes"]]
    return {
        **ours,
        "quotes": [*ours["quotes"], *more],
        "evidence": {**theirs["evidence"], **ours["evidence"]},
        "claims": _fuller(ours["claims"], theirs["claims"]),
    }


def _fuller(ours: Record, theirs: Record) -> Record:
    found = dict(ours)
    for kind in ("killed", "injured"):
        if set(ours[kind].values()) == {None}:
            found[kind] = theirs[kind]
            if ours["code_status"] == CLEAR:  # figures out of order bring their flag along
                found["code_status"] = theirs["code_status"]
    if not any(ours[name] for name in PLACE[:2]):
        found |= {name: theirs[name] for name in PLACE}
    named = {(actor["name"], actor["role"]) for actor in ours["actors"]}
    others = [one for one in theirs["actors"] if (one["name"], one["role"]) not in named]
    return {**found, "actors": [*ours["actors"], *others]}
