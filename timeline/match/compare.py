"""Is this the incident that we already have? A pure comparison of two records.

The rule (after GTD's and Airwars' practice of merging reports): days that can agree, places that are
the same or one inside the other, types that fit, and no actor or figure that contradicts. On top of
that a clear match needs something that two different incidents would hardly share: the same place on
the same day, or the same count of dead or injured. Without it the pair is for an analyst to decide.
"""

from dataclasses import dataclass
from enum import Enum

from timeline.dates import Precision, Span

Bounds = tuple[int | None, int | None, int | None]
UNKNOWN: Bounds = (None, None, None)


class Kind(Enum):
    SAME = "same"
    POSSIBLE = "possible duplicate"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Verdict:
    kind: Kind
    reason: str  # in words, for an analyst


@dataclass(frozen=True, slots=True)
class Record:
    """What is compared. Places and actors are names or slugs, as long as both sides use the same;
    `around` holds the places that contain `place`, the country included."""

    span: Span
    summary: bool
    event_type: str
    sub_event_type: str
    place: str = ""
    place_is_exact: bool = False  # a town, base or site rather than a country or region
    around: frozenset[str] = frozenset()
    perpetrators: frozenset[str] = frozenset()
    targets: frozenset[str] = frozenset()
    killed: Bounds = UNKNOWN
    injured: Bounds = UNKNOWN
    count_low: int | None = None


# Sub-types that a report falls back on when it does not name the weapon: they fit the others.
UNSPECIFIC = {"Armed clash", "Attack", ""}


def compare(ours: Record, theirs: Record) -> Verdict:
    """SAME (join), POSSIBLE (show to an analyst) or NEW, with the reason in words."""
    if apart := contradiction(ours, theirs):
        return Verdict(Kind.NEW, apart)
    if shared := clear_sign(ours, theirs):
        return Verdict(Kind.SAME, shared)
    return Verdict(
        Kind.POSSIBLE,
        "The days, places and actors can agree, but nothing ties the two together for certain.",
    )


def contradiction(ours: Record, theirs: Record) -> str:
    """Why they cannot be one incident; "" when nothing speaks against it."""
    if ours.summary != theirs.summary:
        return "One is a summary of several incidents, the other a single one."
    if ours.span.start > theirs.span.end or theirs.span.start > ours.span.end:
        return f"The days differ: {ours.span.short()} and {theirs.span.short()}."
    if not _places_agree(ours, theirs):
        return f"The places differ: {ours.place or 'not known'} and {theirs.place or 'not known'}."
    if not _types_fit(ours, theirs):
        return f"The types differ: {ours.sub_event_type} and {theirs.sub_event_type}."
    for role, one, other in (
        ("perpetrators", ours.perpetrators, theirs.perpetrators),
        ("targets", ours.targets, theirs.targets),
    ):
        if one and other and not one & other:
            return f"The {role} differ: {_listed(one)} and {_listed(other)}."
    return _figures_contradict(ours, theirs)


def clear_sign(ours: Record, theirs: Record) -> str:
    """What two different incidents would hardly share; "" when there is no such thing."""
    if not (ours.targets & theirs.targets or ours.perpetrators & theirs.perpetrators):
        return ""
    if ours.sub_event_type != theirs.sub_event_type:
        return ""
    if ours.summary:
        same_count = ours.count_low is not None and ours.count_low == theirs.count_low
        return f"Both summarise {ours.count_low} incidents." if same_count else ""
    if ours.place == theirs.place and ours.place_is_exact and _same_days(ours.span, theirs.span):
        return f"Both say {ours.place}, {ours.span.short()}."
    for what in ("killed", "injured"):
        figure = getattr(ours, what)[1]
        if figure and figure == getattr(theirs, what)[1]:
            return f"Both say {figure} {what}, on days and in places that agree."
    return ""


def _places_agree(ours: Record, theirs: Record) -> bool:
    if not ours.place or not theirs.place:
        return False
    return ours.place in {theirs.place, *theirs.around} or theirs.place in ours.around


def _types_fit(ours: Record, theirs: Record) -> bool:
    kinds = {ours.sub_event_type, theirs.sub_event_type}
    return len(kinds) == 1 or bool(kinds & UNSPECIFIC)


def _same_days(one: Span, other: Span) -> bool:
    """Both are known to a few days: a day apart may be a report's "overnight"."""
    return max(one.precision, other.precision) <= Precision.DAYS


def _figures_contradict(ours: Record, theirs: Record) -> str:
    """Exact figures of killed that differ. Injured do not count: their number grows for weeks."""
    one, other = ours.killed, theirs.killed
    exact = one[0] == one[2] is not None and other[0] == other[2] is not None
    if exact and one[1] != other[1]:
        return f"The figures differ: {one[1]} and {other[1]} killed."
    return ""


def _listed(names: frozenset[str]) -> str:
    return ", ".join(sorted(names))
