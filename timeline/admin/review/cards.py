"""The incidents that a report tells of, as the cards of its page: a handful of queries however many."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from django.db.models import Prefetch, Q

from timeline.admin.review.fields import FIELD, Field, Words, how_exactly, of_claim, of_incident
from timeline.admin.review.spans import Passage
from timeline.admin.seen import seen
from timeline.models import Claim, Decision, Incident, Link, Merge, Participation, Report
from timeline.models.terms import OPEN, Stage

# Why it is published, as the public history says it, unless an analyst says it otherwise.
READ = "Read by machine, checked by an analyst."
ADDED = "Read in the report by an analyst."
# What `IncidentQuerySet.for_record` reads, in half as many queries; reports are long, and not told.
WITH_RECORD = (
    Prefetch("participations", Participation.objects.select_related("actor")),
    Prefetch("claims", Claim.objects.select_related("report").defer("report__body")),
    Prefetch("links", Link.objects.select_related("target")),
)


@dataclass(frozen=True)
class Row:
    """One field of a card."""

    field: Field
    key: str
    value: str
    exactly: str  # how exactly a date or place is known
    words: str  # of the report, that it rests on
    differs: str  # what this report says of it, where the record says something else
    machine: str | None  # what the machine had read, where an analyst corrected it


@dataclass(frozen=True)
class Card:
    """One incident on the page of one report, and what that report says of it."""

    incident: Incident
    claim: Claim
    number: int
    decision: Decision | None  # the last about it
    merge: Merge | None  # where it was merged into another
    suspects: Sequence[Incident]  # what it may be the same as

    @property
    def is_open(self) -> bool:
        return self.incident.stage in OPEN

    @property
    def to_check(self) -> bool:
        return self.is_open and not self.incident.reviewed

    @property
    def may_be_published(self) -> bool:
        return self.incident.stage == Stage.IN_REVIEW

    @property
    def because(self) -> str:
        return READ if self.claim.evidence else ADDED

    @cached_property
    def seen(self) -> str:
        return seen(self.incident)

    @property
    def other_sources(self) -> str:
        others = len({claim.report_id for claim in self.incident.claims.all()}) - 1
        return {0: "", 1: "told by one more report"}.get(others, f"told by {others} more reports")

    @property
    def verdict(self) -> str:
        """What became of it, once somebody decided."""
        if self.to_check:
            return ""
        return {Stage.IN_REVIEW: "accepted", Stage.DRAFT: "checked"}.get(
            Stage(self.incident.stage), self.incident.stage
        )

    @property
    def decided(self) -> str:
        """Who decided, to follow the verdict: whoever accepted it may not be who published it."""
        if self.decision is None:
            return ""
        what = self.decision.get_verdict_display()
        how = (
            f" by {self.decision.by}"
            if what.startswith(self.verdict)
            else f", {what} by {self.decision.by}"
        )
        return f"{how}: {self.decision.reason}" if self.decision.reason else how

    @cached_property
    def rows(self) -> list[Row]:
        now, told = of_incident(self.incident), of_claim(self.claim)
        exactly = how_exactly(self.incident)
        return [
            Row(
                one,
                f"{self.incident.pk}-{name}",
                now[name],
                exactly.get(name, ""),
                self.claim.evidence.get(name, {}).get("text", ""),
                self._otherwise(name, now, told),
                self._machine(name),
            )
            for name, one in FIELD.items()
        ]

    def _otherwise(self, name: str, now: Words, told: Words) -> str:
        """What the report says, where others say something else. Not of places: the same one has
        a name in each report."""
        if name == "location" or not self.other_sources:
            return ""
        return "" if told[name].casefold() == now[name].casefold() else told[name]

    def _machine(self, name: str) -> str | None:
        told = (self.decision.fields if self.decision else {}).get(name, {})
        return told["machine"] if told and told["machine"] != told["analyst"] else None

    def passages(self) -> list[Passage]:
        """Where the words of this incident stand in the report."""
        told = [("quote", quote) for quote in self.claim.quotes]
        told += [(name, quote) for name, quote in self.claim.evidence.items() if name in FIELD]
        return [
            Passage(quote["start"], quote["end"], self.incident.pk, name) for name, quote in told
        ]


def cards(report: Report) -> list[Card]:
    """In the order in which the report tells of them."""
    told = Incident.objects.filter(claims__report=report)
    incidents = list(
        told.select_related(
            "location", "dataset", "dataset_row__dataset", "assigned_to"
        ).prefetch_related(*WITH_RECORD)
    )
    incidents.sort(key=lambda incident: _first_words(_claim(incident, report)))
    decisions, merges, suspects = _decisions(incidents), _merges(incidents), _suspects(incidents)
    return [
        Card(
            incident,
            _claim(incident, report),
            number,
            decisions.get(incident.pk),
            merges.get(incident.pk),
            suspects.get(incident.pk, ()),
        )
        for number, incident in enumerate(incidents, 1)
    ]


def _claim(incident: Incident, report: Report) -> Claim:
    return next(claim for claim in incident.claims.all() if claim.report_id == report.pk)


def _first_words(claim: Claim) -> tuple[int, int]:
    return min((quote["start"] for quote in claim.quotes), default=0), claim.pk


def _decisions(incidents: Sequence[Incident]) -> dict[int, Decision]:
    """The last of each that somebody has decided about."""
    decided = [one.pk for one in incidents if one.reviewed or one.stage not in OPEN]
    found = Decision.objects.filter(incident__in=decided).order_by("at", "pk") if decided else ()
    return {decision.incident_id: decision for decision in found}


def _merges(incidents: Sequence[Incident]) -> dict[int, Merge]:
    merged = [one.pk for one in incidents if one.stage == Stage.MERGED]
    found = Merge.objects.filter(merged__in=merged, undone_at=None) if merged else None
    return {one.merged_id: one for one in found.select_related("kept")} if found else {}


def _suspects(incidents: Sequence[Incident]) -> dict[int, list[Incident]]:
    """What each may be the same as, by the links that the machine or an analyst has made."""
    keys = {one.pk for one in incidents}
    between = Q(incident__in=keys) | Q(target__in=keys)
    links = Link.objects.filter(between, kind=Link.Kind.POSSIBLE_DUPLICATE)
    found: dict[int, list[Incident]] = {}
    for link in links.select_related("incident", "target"):
        for one, other in ((link.incident, link.target), (link.target, link.incident)):
            if one.pk in keys and other.stage in OPEN:
                found.setdefault(one.pk, []).append(other)
    return found
