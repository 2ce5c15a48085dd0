"""What grading the sources of an incident bear, in Airwars' words. Pure; an analyst decides.

After Airwars: confirmed, a belligerent has accepted responsibility; contested, competing claims of
responsibility; fair, two or more credible sources name who did it; weak, a single source. Discounted is
a judgement on who was killed, which no count of sources bears: it is never suggested.
"""

from collections.abc import Iterable, Mapping, Sequence
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
) -> Suggestion:
    """`sources` and `actors` as a record has them; `umbrellas` are actor -> the group it is part of,
    as a group and its umbrella do not exclude each other. The sources of a dataset, which have no
    claims, are taken to name whom the incident names."""
    if not sources:
        return Suggestion("", "No source tells of it, so nothing can be said of the evidence.")
    if not any(source["claims"] for source in sources):
        return Suggestion(
            "", "Only a dataset tells of it, and what its sources say is not known here."
        )
    above = umbrellas or {}
    told = [_told(source, actors, above) for source in sources]
    parties = {_outermost(actor["name"], above) for actor in actors}
    parties = parties.union(*(one.named | one.denied for one in told), (a["name"] for a in actors))
    return _of_responsibility(told) or _of_number(_independent(told, parties), told)


def _told(source: Record, actors: Sequence[Record], above: Mapping[str, str]) -> _Told:
    said = source["claims"].get("actors", []) if source["claims"] else actors
    blamed = [actor for actor in said if actor["role"] == Role.PERPETRATOR]
    names = {
        how: frozenset(_outermost(a["name"], above) for a in blamed if how(a))
        for how in (_accepts, _denies, _is_named)
    }
    outlet = source["outlet"] or source["title"] or source["published"]
    quotes = {" ".join(quote["text"].casefold().split()) for quote in source["quotes"]}
    long = frozenset(quote for quote in quotes if len(quote.split()) >= LONG)
    return _Told(outlet, names[_is_named], names[_accepts], names[_denies], long)


def _accepts(actor: Record) -> bool:
    """It claims the deed, or confirms it of itself; another's confirmation is only a report."""
    if actor["attribution"] == Attribution.CLAIMED:
        return True
    by = (actor.get("by") or "").casefold()
    itself = not by or actor["name"].casefold() in by
    return actor["attribution"] == Attribution.CONFIRMED and itself


def _denies(actor: Record) -> bool:
    return bool(actor["attribution"] == Attribution.DENIED)


def _is_named(actor: Record) -> bool:
    return not _denies(actor)


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
