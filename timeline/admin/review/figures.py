"""How often the machine was right, field by field: counted in the database from what analysts decided."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import sqrt
from typing import Any, NamedTuple

from django.db.models import Count, F, Q, QuerySet

from timeline.admin.review.fields import FIELD, Field
from timeline.models import Decision
from timeline.models.terms import Stage

Verdict = Decision.Verdict
TOO_FEW = 20  # below this a share says little
OUTLETS = 10
LOOKED_THROUGH = 300  # decisions, for the latest corrections
LATEST = 5  # corrections of each field


@dataclass(frozen=True)
class Share:
    """`right` of `decided`, with how far off chance alone may be."""

    decided: int
    right: int

    @property
    def percent(self) -> int:
        return round(100 * self.right / self.decided) if self.decided else 0

    @property
    def bounds(self) -> tuple[int, int]:
        """Per cent: Wilson's interval, in which the true share lies 19 times in 20."""
        if not self.decided:
            return 0, 100
        n, share, z = self.decided, self.right / self.decided, 1.96
        middle = share + z * z / (2 * n)
        reach = z * sqrt(share * (1 - share) / n + z * z / (4 * n * n))
        low, high = ((middle + side * reach) / (1 + z * z / n) for side in (-1, 1))
        return max(0, round(100 * low)), min(100, round(100 * high))

    @property
    def width(self) -> int:
        return self.bounds[1] - self.bounds[0]

    @property
    def too_few(self) -> bool:
        return self.decided < TOO_FEW


class FieldFigures(NamedTuple):
    """Of one field: what was `missed` the machine did not state and the analyst did; `invented` is
    the other way round; of what is `wrong` both stated something, and not the same."""

    field: Field
    share: Share
    missed: int
    invented: int
    wrong: int

    @property
    def corrected(self) -> int:
        return self.share.decided - self.share.right


class Correction(NamedTuple):
    decision: Decision
    machine: str
    analyst: str


def standing() -> QuerySet[Decision]:
    """Without what was undone since: a rejection or a merge that does not stand."""
    undone = Q(verdict=Verdict.REJECTED) & ~Q(incident__stage=Stage.REJECTED)
    undone |= Q(verdict=Verdict.MERGED) & ~Q(incident__stage=Stage.MERGED)
    return Decision.objects.exclude(undone)


def counted(decisions: QuerySet[Decision]) -> dict[str, int]:
    """One query: how often each verdict, and of each field what `field_figures` needs."""
    verdicts = {str(verdict): Count("pk", filter=Q(verdict=verdict)) for verdict in Verdict}
    fields: dict[str, Count] = {}
    for name in FIELD:
        fields |= _counts(name)
        silent = Q(**{f"fields__{name}__machine": ""}), Q(**{f"fields__{name}__analyst": ""})
        fields[f"{name}_machine_silent"] = Count("pk", filter=silent[0])
        fields[f"{name}_analyst_silent"] = Count("pk", filter=silent[1])
        fields[f"{name}_both_silent"] = Count("pk", filter=silent[0] & silent[1])
    return decisions.aggregate(**verdicts, **fields)


def _counts(name: str) -> dict[str, Count]:
    same = Q(**{f"fields__{name}__machine": F(f"fields__{name}__analyst")})
    return {
        f"{name}_decided": Count("pk", filter=Q(**{f"fields__{name}__isnull": False})),
        f"{name}_right": Count("pk", filter=same),
    }


def field_figures(counts: Mapping[str, int]) -> list[FieldFigures]:
    return [_figures(name, counts) for name in FIELD]


def _figures(name: str, counts: Mapping[str, int]) -> FieldFigures:
    share = _share(name, counts)
    missed = counts[f"{name}_machine_silent"] - counts[f"{name}_both_silent"]
    invented = counts[f"{name}_analyst_silent"] - counts[f"{name}_both_silent"]
    wrong = share.decided - share.right - missed - invented
    return FieldFigures(FIELD[name], share, missed, invented, wrong)


def _share(name: str, counts: Mapping[str, Any]) -> Share:
    return Share(counts[f"{name}_decided"], counts[f"{name}_right"])


def by_outlet(decisions: QuerySet[Decision]) -> list[tuple[str, int, Share]]:
    """One query: (outlet, incidents accepted, all fields together), those with the most first."""
    counts = {key: count for name in FIELD for key, count in _counts(name).items()}
    told = decisions.filter(verdict=Verdict.ACCEPTED).exclude(fields={}).order_by()
    rows = told.values("report__outlet").annotate(accepted=Count("pk"), **counts)
    found = []
    for row in rows.order_by("-accepted", "report__outlet")[:OUTLETS]:
        shares = [_share(name, row) for name in FIELD]
        whole = Share(sum(s.decided for s in shares), sum(s.right for s in shares))
        found.append((row["report__outlet"] or "", row["accepted"], whole))
    return found


def corrections(decisions: QuerySet[Decision]) -> list[tuple[Field, list[Correction]]]:
    """One query: the latest of each field that has any, among the latest LOOKED_THROUGH decisions."""
    told = decisions.exclude(fields={}).select_related("incident")[:LOOKED_THROUGH]
    found: dict[str, list[Correction]] = {name: [] for name in FIELD}
    for decision in told:
        for name, rows in found.items():
            said = decision.fields.get(name)
            if said and said["machine"] != said["analyst"] and len(rows) < LATEST:
                rows.append(Correction(decision, said["machine"], said["analyst"]))
    return [(FIELD[name], rows) for name, rows in found.items() if rows]
