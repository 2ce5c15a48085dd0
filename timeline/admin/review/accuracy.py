"""The page that says how well the machine reads, by what analysts made of it."""

from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from timeline.admin.review.figures import (
    LATEST,
    TOO_FEW,
    Verdict,
    by_outlet,
    corrections,
    counted,
    field_figures,
    standing,
)
from timeline.admin.review.page import answer, require

# Parameter `days`, and its words on the page; "" is from the beginning.
PERIODS = {"7": "7 days", "30": "30 days", "365": "a year", "": "all time"}


@require_safe
def accuracy(request: HttpRequest) -> HttpResponse:
    """GET ?days=<one of PERIODS>; anything else is refused in words (400), with all time shown."""
    require(request, "view")
    asked = request.GET.get("days", "")
    days = asked if asked in PERIODS else ""
    decisions = standing()
    if days:
        decisions = decisions.filter(at__gte=timezone.now() - timedelta(days=int(days)))
    counts = counted(decisions)
    fields = field_figures(counts)
    context = {
        "title": "How well it reads",
        "periods": PERIODS.items(),
        "days": days,
        "unknown": asked if asked != days else "",
        "counts": {verdict: counts[verdict] for verdict in Verdict.values},
        "fields": fields,
        "measured": any(row.share.decided for row in fields),
        "outlets": by_outlet(decisions),
        "corrections": corrections(decisions),
        "few": TOO_FEW,
        "latest": LATEST,
    }
    return answer(request, "accuracy", context, status=400 if asked != days else 200)
