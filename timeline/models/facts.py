"""The facts that an incident, a claim and a revision hold alike, with the rules that bind them."""

from datetime import date

from django.db import models
from django.db.models import F, Q

from timeline.dates import Precision, Span
from timeline.models import terms


def in_order(low: str, high: str) -> Q:
    """`low` ≤ `high` where both are known."""
    return (
        Q(**{f"{low}__isnull": True})
        | Q(**{f"{high}__isnull": True})
        | Q(**{f"{low}__lte": F(high)})
    )


def ordered_figures() -> Q:
    """Low ≤ best ≤ high where all are known, for killed and injured alike."""
    ordered = Q()
    for kind in ("killed", "injured"):
        low, best, high = f"{kind}_low", f"{kind}_best", f"{kind}_high"
        ordered &= in_order(low, best) & in_order(best, high) & in_order(low, high)
    return ordered


def span_of(start: date, end: date, precision: int, clarity: int) -> Span:
    """The span that these four columns hold: a summary lasts, and so do several exact days."""
    lasting = clarity == terms.EventClarity.SUMMARY or (precision == Precision.DAY and start != end)
    return Span(start, end, Precision(precision), lasting)


class Facts(models.Model):
    """When, what, how sure and how many, in the names of UCDP GED and ACLED."""

    date_start = models.DateField()
    date_end = models.DateField()
    date_prec = models.PositiveSmallIntegerField(choices=terms.DatePrecision.choices)
    date_words = models.CharField("date as reported", max_length=200, blank=True)
    event_clarity = models.PositiveSmallIntegerField(
        choices=terms.EventClarity.choices, default=terms.EventClarity.SINGLE
    )
    event_type = models.CharField(max_length=40, choices=terms.EventType.choices)
    sub_event_type = models.CharField(
        max_length=60, blank=True, choices=terms.SUB_EVENT_TYPE_CHOICES
    )
    where_prec = models.PositiveSmallIntegerField(
        choices=terms.WherePrecision.choices, default=terms.WherePrecision.COUNTRY
    )
    killed_low = models.PositiveIntegerField(null=True, blank=True)
    killed_best = models.PositiveIntegerField(null=True, blank=True)
    killed_high = models.PositiveIntegerField(null=True, blank=True)
    injured_low = models.PositiveIntegerField(null=True, blank=True)
    injured_best = models.PositiveIntegerField(null=True, blank=True)
    injured_high = models.PositiveIntegerField(null=True, blank=True)
    count_low = models.PositiveIntegerField("events, at least", null=True, blank=True)
    count_high = models.PositiveIntegerField("events, at most", null=True, blank=True)
    # GED and its like hold rows with low > best: kept as reported, and flagged (docs/adr/0003).
    code_status = models.CharField(
        max_length=20, choices=terms.CodeStatus.choices, default=terms.CodeStatus.CLEAR
    )

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(date_start__lte=F("date_end")),
                name="%(class)s_starts_before_it_ends",
                violation_error_message="The first day must not be after the last day.",
            ),
            models.CheckConstraint(
                condition=Q(date_prec__in=terms.DatePrecision.values)
                & Q(where_prec__in=terms.WherePrecision.values)
                & Q(event_clarity__in=terms.EventClarity.values),
                name="%(class)s_codes_known",
            ),
            models.CheckConstraint(
                condition=Q(event_type__in=terms.EventType.values) & terms.sub_type_fits_type(),
                name="%(class)s_sub_type_fits_type",
                violation_error_message="The sub-type does not belong to the type.",
            ),
            models.CheckConstraint(
                condition=ordered_figures() | Q(code_status=terms.CodeStatus.CHECK_DEATHS),
                name="%(class)s_figures_in_order",
                violation_error_message="Figures must be in order: low ≤ best ≤ high "
                "(or say “Check deaths” to keep them as reported).",
            ),
            models.CheckConstraint(
                condition=in_order("count_low", "count_high"),
                name="%(class)s_count_in_order",
                violation_error_message="“At least” must not be more than “at most”.",
            ),
            models.CheckConstraint(
                condition=Q(count_low__isnull=True, count_high__isnull=True)
                | Q(event_clarity=terms.EventClarity.SUMMARY),
                name="%(class)s_only_summaries_count",
                violation_error_message="Only a summary has a number of events.",
            ),
        ]

    @property
    def span(self) -> Span:
        """The days, and whether they are a duration or the bounds of what is not known."""
        return span_of(self.date_start, self.date_end, self.date_prec, self.event_clarity)

    @span.setter
    def span(self, span: Span) -> None:
        self.date_start, self.date_end, self.date_prec = span.start, span.end, int(span.precision)

    def figures(self, kind: str) -> dict[str, int | None]:
        """`kind` is "killed" or "injured"; None is "not stated", 0 "stated as none"."""
        return {bound: getattr(self, f"{kind}_{bound}") for bound in ("low", "best", "high")}


FACT_FIELDS = tuple(field.name for field in Facts._meta.local_fields)
