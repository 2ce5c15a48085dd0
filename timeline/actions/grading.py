"""What grading the sources of an incident bear, in Airwars' words. Pure; an analyst decides.

After Airwars: confirmed, a belligerent has accepted responsibility; contested, competing claims of
responsibility; fair, two or more credible sources name who did it; weak, a single source. Discounted is
a judgement on who was killed, which no count of sources bears: it is never suggested.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from timeline.actions.record import Record
from timeline.models.terms import Attribution, Grading, Role

LONG = 6  # words of a quote that two outlets hardly write alike by chance


class Suggestion(NamedTuple):
    """`grading` is "" where nothing can be said; `why` is a sentence either way."""

    grading: str
    why: str


class _Told(NamedTuple):
    """What one source says of who did it, by the names of the outermost groups."""

    outlet: str
    named: frozenset[str]
    accepted: frozenset[str]  # those that say so of themselves
    denied: frozenset[str]
    quotes: frozenset[str]


def suggested_grading(
    sources: Sequence[Record],
    actors: Sequence[Record],
    *,
    umbrellas: Mapping[str, str] | None = None,
    aliases: Mapping[str, Collection[str]] | None = None,
) -> Suggestion:
    """`sources` and `actors` as a record has them; `umbrellas` are actor -> the group it is part of,
    as a group and its umbrella do not exclude each other; `aliases` are actor -> its other names.
    The sources of a dataset, which have no claims, are taken to name whom the incident names, and
    not to say how anybody took it."""
    if not sources:
        return Suggestion("", "No source tells of it, so nothing can be said of the evidence.")
    if not any(source["claims"] for source in sources):
        return Suggestion(
            "", "Only a dataset tells of it, and what its sources say is not known here."
        )
    above = umbrellas or {}
    of_dataset = [_only_named(actor) for actor in actors if not _denies(actor)]
    told = [_told(source, of_dataset, above, aliases or {}) for source in sources]
    parties = {_outermost(actor["name"], above) for actor in actors}
    parties = parties.union(*(one.named | one.denied for one in told), (a["name"] for a in actors))
    return _of_responsibility(told) or _of_number(_independent(told, parties), told)


def _told(
    source: Record,
    otherwise: Sequence[Record],
    above: Mapping[str, str],
    aliases: Mapping[str, Collection[str]],
) -> _Told:
    """`otherwise` are those that a source without claims is taken to name."""
    said = source["claims"].get("actors", []) if source["claims"] else otherwise
    blamed = [actor for actor in said if actor["role"] == Role.PERPETRATOR]
    denying = [actor for actor in blamed if _denies(actor)]
    naming = [actor for actor in blamed if not _denies(actor)]
    accepting = [actor for actor in naming if _accepts(actor, aliases.get(actor["name"], ()))]
    outlet = source["outlet"] or source["title"] or source["published"]
    quotes = {" ".join(quote["text"].casefold().split()) for quote in source["quotes"]}
    long = frozenset(quote for quote in quotes if len(quote.split()) >= LONG)
    named, accepted, denied = (
        frozenset(_outermost(actor["name"], above) for actor in actors)
        for actors in (naming, accepting, denying)
    )
    return _Told(outlet, named, accepted, denied, long)


def _only_named(actor: Record) -> Record:
    return {**actor, "attribution": None}


def _accepts(actor: Record, aliases: Collection[str]) -> bool:
    """It claims the deed, or confirms it of itself. What another confirms is only a report, and so is
    what nobody knows who confirmed."""
    if actor["attribution"] == Attribution.CLAIMED:
        return True
    itself = {_bare(name) for name in (actor["name"], *aliases)}
    return actor["attribution"] == Attribution.CONFIRMED and _bare(actor.get("by") or "") in itself


def _bare(name: str) -> str:
    return name.casefold().removeprefix("the ").strip()


def _denies(actor: Record) -> bool:
    return bool(actor["attribution"] == Attribution.DENIED)


def _outermost(name: str, above: Mapping[str, str]) -> str:
    seen = {name}
    while (outer := above.get(name, "")) and outer not in seen:
        seen.add(outer)
        name = outer
    return name


def _of_responsibility(told: Sequence[_Told]) -> Suggestion | None:
    for one in told:
        for other in told:
            if one.named and other.named and not one.named & other.named:
                why = (
                    f"{one.outlet} names {_listed(one.named)}, {other.outlet} "
                    f"{_listed(other.named)}: these exclude each other."
                )
                return Suggestion(Grading.CONTESTED, why)
    accepted = {name: one.outlet for one in told for name in sorted(one.accepted)}
    denied = {name: one.outlet for one in told for name in sorted(one.denied)}
    for name, outlet in denied.items():
        if not accepted or name in accepted:
            return Suggestion(Grading.CONTESTED, f"{name} denies it, according to {outlet}.")
    for name, outlet in accepted.items():
        why = f"{name} has accepted responsibility, according to {outlet}."
        return Suggestion(Grading.CONFIRMED, why)
    return None


def _independent(told: Sequence[_Told], parties: Iterable[str]) -> list[_Told]:
    """One of each outlet and of each text; what a party says itself is its own word."""
    of_parties = {name.casefold() for name in parties}
    found: list[_Told] = []
    for one in sorted(told, key=lambda each: not each.named):  # those that name somebody first
        copied = any(_alike(one, other) for other in found)
        if one.outlet.casefold() not in of_parties and not copied:
            found.append(one)
    return found


def _alike(one: _Told, other: _Told) -> bool:
    return one.outlet.casefold() == other.outlet.casefold() or bool(one.quotes & other.quotes)


def _of_number(independent: Sequence[_Told], told: Sequence[_Told]) -> Suggestion:
    naming = [one for one in independent if one.named]
    if len(naming) > 1:
        sets = [one.named for one in naming]
        common = frozenset.intersection(*sets) or frozenset.union(*sets)
        outlets = _listed([one.outlet for one in naming])
        why = f"{len(naming)} sources independent of each other name {_listed(common)}: {outlets}."
        return Suggestion(Grading.FAIR, why)
    if not independent:
        return Suggestion(Grading.WEAK, f"Its only source, {told[0].outlet}, is a party to it.")
    if len(independent) == 1:
        return Suggestion(Grading.WEAK, _single(independent[0], told))
    if naming:
        return Suggestion(Grading.WEAK, f"Only {naming[0].outlet} names who did it.")
    why = f"{len(independent)} independent sources tell of it, and none names who did it."
    return Suggestion("", why)


def _single(only: _Told, told: Sequence[_Told]) -> str:
    if len(told) == 1:
        return f"{only.outlet} is its single source."
    return (
        f"Of its {len(told)} sources only {only.outlet} is independent: the others are the same "
        "outlet, the same text or a party to it."
    )


def _listed(names: Iterable[str]) -> str:
    *most, last = sorted(names)
    return f"{', '.join(most)} and {last}" if most else last
