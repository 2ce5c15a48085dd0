"""Is this the incident that we already have? A pure comparison of two records.

The rule (after GTD's and Airwars' practice of merging reports): days that can agree, places that are
the same or one inside the other, types that fit, and no actor or figure that contradicts. On top of
that a clear match needs something that two different incidents would hardly share: the same town or
base on the same day with an actor or a toll in common, the same two sides on the same exact day, or
the same toll of the same actor. Without it the pair is for an analyst to decide.
"""

from dataclasses import dataclass
from datetime import timedelta
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


# As far as the first days of two accounts of one event can lie apart: UCDP GED's widest date_prec.
A_YEAR = timedelta(366)
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
    if not ours.summary and abs(ours.span.start - theirs.span.start) > A_YEAR:
        return "One began more than a year before the other."
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
    if ours.sub_event_type != theirs.sub_event_type:
        return ""
    acquainted = bool(ours.targets & theirs.targets or ours.perpetrators & theirs.perpetrators)
    toll = _same_toll(ours, theirs)
    if ours.summary:
        same_count = ours.count_low is not None and ours.count_low == theirs.count_low
        return f"Both summarise {ours.count_low} incidents." if acquainted and same_count else ""
    if _same_spot(ours, theirs) and (acquainted or toll):
        return f"Both say {ours.place}, {ours.span.short()}."
    if _same_day_and_sides(ours, theirs):
        return f"Both say {ours.place or 'the same sides'}, {ours.span.short()}."
    return f"{toll}, on days and in places that agree." if acquainted and toll else ""


def _same_spot(ours: Record, theirs: Record) -> bool:
    """The same town or base, on days known to a few: a day apart may be a report's "overnight"."""
    days_known = max(ours.span.precision, theirs.span.precision) <= Precision.DAYS
    return days_known and ours.place_is_exact and ours.place == theirs.place


def _same_day_and_sides(ours: Record, theirs: Record) -> bool:
    """One exact day, one place however wide, and on both sides the same actors, all of them named."""
    days = {ours.span.precision, theirs.span.precision} == {Precision.DAY}
    sides = bool(ours.perpetrators and ours.targets) and (ours.perpetrators, ours.targets) == (
        theirs.perpetrators,
        theirs.targets,
    )
    return days and sides and ours.place == theirs.place


def _same_toll(ours: Record, theirs: Record) -> str:
    for what in ("killed", "injured"):
        figure = getattr(ours, what)[1]
        if figure and figure == getattr(theirs, what)[1]:
            return f"Both say {figure} {what}"
    return ""


def _places_agree(ours: Record, theirs: Record) -> bool:
    """The same, one inside the other, or told by neither report."""
    if not ours.place or not theirs.place:
        return ours.place == theirs.place
    return ours.place in {theirs.place, *theirs.around} or theirs.place in ours.around


def _types_fit(ours: Record, theirs: Record) -> bool:
    kinds = {ours.sub_event_type, theirs.sub_event_type}
    return len(kinds) == 1 or bool(kinds & UNSPECIFIC)


def _figures_contradict(ours: Record, theirs: Record) -> str:
    """Killed that cannot both be true. Injured do not count: their number grows for weeks."""
    (low, _, high), (other_low, _, other_high) = ours.killed, theirs.killed
    above = low is not None and other_high is not None and low > other_high
    below = other_low is not None and high is not None and other_low > high
    if above or below:
        return f"The figures differ: {_killed(ours.killed)} and {_killed(theirs.killed)} killed."
    return ""


def _killed(bounds: Bounds) -> str:
    low, _, high = bounds
    if high is None:
        return f"at least {low}"
    return f"up to {high}" if low is None else str(low) if low == high else f"{low} to {high}"


def _listed(names: frozenset[str]) -> str:
    return ", ".join(sorted(names))
