"""The page of the queue: a report on one side, the incidents read in it on the other."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.conf import settings
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe

from timeline.admin.keys import key_of
from timeline.admin.made_from import digest
from timeline.admin.review.cards import Card, cards
from timeline.admin.review.fields import FIELD
from timeline.admin.review.marked import marked
from timeline.admin.review.merge_with import mergeable
from timeline.admin.review.queue import next_report, waiting
from timeline.models import Report, User
from timeline.views.wording import web

REJECTIONS = (
    "Not an incident: nothing happened.",
    "Outside of what this record is about.",
    "Told as a threat, a plan or a memory.",
    "The machine misread the report.",
)
LONGEST = 200  # characters to search by
UNTOLD = 10  # reports without an incident that an empty queue names


@dataclass(frozen=True)
class ReviewPage:
    """What the template shows of `report`, with the rights of whoever looks."""

    report: Report
    cards: list[Card]
    may_change: bool
    may_publish: bool
    fields = tuple(FIELD.values())

    @cached_property
    def text(self) -> SafeString:
        told = [passage for card in self.cards for passage in card.passages()]
        return marked(self.report.body, told)

    @property
    def seen(self) -> str:
        """A mark of which incidents the report tells of, for what is added to them."""
        return digest({"told": sorted(card.incident.pk for card in self.cards)})[:20]

    @property
    def original(self) -> str:
        return web(self.report.url)

    @property
    def may_publish_at_once(self) -> bool:
        """Where four eyes are asked for, whoever accepts is not the one to publish."""
        return self.may_change and self.may_publish and not settings.FOUR_EYES

    @property
    def to_check(self) -> int:
        return sum(card.to_check for card in self.cards)

    def next_to_check(self, *, after: int) -> Card | None:
        """The next card that waits, past that of the incident `after`, else from the top."""
        return next((card for card in self._round(after) if card.to_check), None)

    def next_to_publish(self, *, after: int) -> Card | None:
        """The same of those that were accepted before, for whoever goes through these."""
        return next((card for card in self._round(after) if card.may_be_published), None)

    def _round(self, after: int) -> list[Card]:
        at = next((n for n, card in enumerate(self.cards) if card.incident.pk == after), -1)
        return [*self.cards[at + 1 :], *self.cards[: at + 1]]


@require_safe
def review(request: HttpRequest) -> HttpResponse:
    """GET ?after=<report> goes to the next report with something to check; where there is none, a
    page that says so."""
    user = require(request, "view")
    after = request.GET.get("after", "")
    found = next_report(user, after=key_of(after) or 0)
    if found:
        return HttpResponseRedirect(reverse("admin:review_report", args=[found.pk]))
    return answer(request, "nothing", {"title": "Review", "untold": untold()[:UNTOLD]})


@require_safe
def review_report(request: HttpRequest, pk: int) -> HttpResponse:
    """GET ?merge=<incident>&q=<words> lists what the words find to merge it into."""
    require(request, "view")
    return show(request, review_page(request, pk))


def review_page(request: HttpRequest, pk: int) -> ReviewPage:
    """404 without such a report, 403 without the right to read reports."""
    if not request.user.has_perm("timeline.view_report"):
        raise PermissionDenied
    report = get_object_or_404(Report, pk=pk)
    return ReviewPage(report, cards(report), may(request, "change"), may(request, "publish"))


def show(
    request: HttpRequest, page: ReviewPage, *, status: int = 200, **context: Any
) -> HttpResponse:
    """The page, with whatever form is open on it in `context`."""
    merging, words = request.GET.get("merge", ""), request.GET.get("q", "").strip()[:LONGEST]
    key = key_of(merging)
    looked_for = {"merging": key, "words": words} if key is not None else {}
    if key is not None and words:
        looked_for["found"] = mergeable(words, but=key)
    shown = {
        "title": f"Review: {page.report}",
        "page": page,
        "report": page.report,
        "waiting": waiting().count(),
        "rejections": REJECTIONS,
        **looked_for,
        **context,
    }
    return answer(request, "report", shown, status=status)


def answer(
    request: HttpRequest, name: str, context: dict[str, Any], *, status: int = 200
) -> HttpResponse:
    """With the whole width of the screen, which the admin's list of models would take a part of."""
    shared = {**admin.site.each_context(request), "is_nav_sidebar_enabled": False}
    return TemplateResponse(request, f"admin/review/{name}.html", shared | context, status=status)


def untold() -> QuerySet[Report]:
    """Reports that no incident rests on: in another language, or without anything the machine saw."""
    return Report.objects.filter(claims=None).order_by("-pk")


def may(request: HttpRequest, verb: str) -> bool:
    return request.user.has_perm(f"timeline.{verb}_incident")


def require(request: HttpRequest, verb: str) -> User:
    """Whoever asks; 403 without the right to `verb` incidents."""
    user = request.user
    if not isinstance(user, User) or not may(request, verb):
        raise PermissionDenied
    return user
