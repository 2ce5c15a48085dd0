"""The incident's headline values, chosen from its claims, each choice with its reason.

The tightest date and the tightest place win; figures that differ become a range that holds them all
and stay apart in the claims. What a person has changed or reviewed is never chosen anew.
"""

from collections.abc import Callable, Sequence
from datetime import date

from timeline.dates import Precision
from timeline.match.compare import UNSPECIFIC
from timeline.models import Claim, Incident, Link
from timeline.models.terms import CodeStatus

BOUNDS = ("low", "best", "high")


def choose_headline(incident: Incident, *, as_named: bool = False) -> None:
    """Set and save the incident's values from its claims; the claims are read from the database.

    `as_named`: its title and type stay, since a person has said which incident this is.
    """
    claims = list(incident.claims.select_related("report"))
    if incident.is_settled or not claims:
        return
    reasons = {} if as_named else _choose_name(incident, claims)
    reasons |= {
        "date": _choose_date(incident, claims),
        "count": _choose_count(incident, claims),
        "killed": _choose_figures(incident, claims, "killed"),
        "injured": _choose_figures(incident, claims, "injured"),
    }
    if any(claim.code_status == CodeStatus.CHECK_DEATHS for claim in claims):
        incident.code_status = CodeStatus.CHECK_DEATHS  # their figures are out of order
    reasons["date"] = _not_before_what_it_answers(incident) or reasons["date"]
    incident.reasons = {
        **{field: words for field, words in incident.reasons.items() if field not in reasons},
        **{field: words for field, words in reasons.items() if words},
    }
    incident.save()


def _choose_name(incident: Incident, claims: Sequence[Claim]) -> dict[str, str]:
    _choose_title(incident, claims)
    return {"type": _choose_type(incident, claims)}


def _choose_title(incident: Incident, claims: Sequence[Claim]) -> None:
    """The earliest report's, whichever came in first; among those of one day, the fullest."""
    told = [claim for claim in claims if claim.title]
    first = min((claim.report.published for claim in told), default=None)
    titles = [claim.title for claim in told if claim.report.published == first]
    incident.title = max(titles, key=lambda title: (len(title), title), default=incident.title)


def _choose_date(incident: Incident, claims: Sequence[Claim]) -> str:
    chosen = min(claims, key=lambda claim: (claim.span.days, claim.date_prec))
    incident.span = chosen.span
    incident.date_words = chosen.date_words
    return _said(chosen, claims, lambda claim: claim.span.short(), "the tightest of the dates")


def _choose_type(incident: Incident, claims: Sequence[Claim]) -> str:
    chosen = min(claims, key=lambda claim: claim.sub_event_type in UNSPECIFIC)
    incident.event_type, incident.sub_event_type = chosen.event_type, chosen.sub_event_type
    return _said(
        chosen, claims, lambda claim: claim.sub_event_type, "the one that names the weapon"
    )


def _choose_count(incident: Incident, claims: Sequence[Claim]) -> str:
    chosen = max(claims, key=lambda claim: claim.count_low or 0)
    incident.count_low, incident.count_high = chosen.count_low, chosen.count_high
    return _said(chosen, claims, lambda claim: str(claim.count_low), "the highest count")


def _choose_figures(incident: Incident, claims: Sequence[Claim], kind: str) -> str:
    """A range that holds every report's figures; best is the latest report's best."""
    stating = [claim for claim in claims if _values(claim, kind) != [None, None, None]]
    lows, bests, highs = ([getattr(claim, f"{kind}_{b}") for claim in stating] for b in BOUNDS)
    known_bests = [best for best in bests if best is not None]
    figures = (
        None if None in lows else min(lows, default=None),
        known_bests[-1] if known_bests else None,
        None if None in highs else max(highs, default=None),
    )
    for bound, figure in zip(BOUNDS, figures, strict=True):
        setattr(incident, f"{kind}_{bound}", figure)
    if len({tuple(_values(claim, kind)) for claim in stating}) < 2:
        return ""
    return (
        "Reports differ: " + "; ".join(f"{_name(c)} says {_range(c, kind)}" for c in stating) + "."
    )


def _values(claim: Claim, kind: str) -> list[int | None]:
    return [getattr(claim, f"{kind}_{bound}") for bound in BOUNDS]


def _range(claim: Claim, kind: str) -> str:
    low, best, high = _values(claim, kind)
    if low == best == high:
        return str(low)
    if high is None:
        return f"at least {low}"
    return f"up to {high}" if low is None else f"{low}–{high}"


def _name(claim: Claim) -> str:
    return claim.report.outlet or f"the report of {claim.report.published:%-d %B %Y}"


def _said(chosen: Claim, claims: Sequence[Claim], value: Callable[[Claim], str], why: str) -> str:
    """Whose value it is and why, when the claims differ; nothing to explain when they agree."""
    if len({value(claim) for claim in claims}) < 2:
        return ""
    return f"{value(chosen)} as {_name(chosen)} has it, {why}."


def _not_before_what_it_answers(incident: Incident) -> str:
    """A response cannot come before what it answers: that tightens a first day that is not exact."""
    answered = [
        link.target.date_start
        for link in incident.links.filter(kind=Link.Kind.RESPONSE_TO).select_related("target")
    ]
    earliest = max(answered, default=date.min)
    if (
        incident.date_prec == Precision.DAY
        or not incident.date_start < earliest <= incident.date_end
    ):
        return ""
    incident.date_start = earliest
    return "Not before the incident that it answers."
