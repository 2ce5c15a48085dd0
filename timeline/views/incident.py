"""The page of one incident, and its history."""

from typing import Any

from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse

from timeline.models import Dataset, Revision
from timeline.models.terms import Grading
from timeline.search.answers import Hit
from timeline.search.found import Found
from timeline.search.links import ties
from timeline.search.query import Query
from timeline.views.cards import Card
from timeline.views.changes_in_words import changes
from timeline.views.evidence import differences, passages
from timeline.views.kept import revisions_of
from timeline.views.pages import asks
from timeline.views.rendering import render_page
from timeline.views.terms import GRADINGS, TIES
from timeline.views.timeline import address_of

RETRACTION = Q(record={})  # the last word on an entry, which holds nothing of it but the reason


@asks
def incident(request: HttpRequest, found: Found, code: str) -> HttpResponse:
    """`found` is the view that the reader came from: previous and next keep to it."""
    query = found.query
    revision = Revision.objects.as_of(query.asof).filter(code=code).first()
    if revision is None:
        return _gone(request, query, code)
    context = _incident_context(revision, found)
    context["canonical"] = request.build_absolute_uri(
        address_of("incident", query.standpoint(), code=code)
    )
    return render_page(request, "timeline/incident.html", context, query=query)


def _incident_context(revision: Revision, found: Found) -> dict[str, Any]:
    query = found.query
    card = Card(revision, ties([revision], query.asof).get(revision.code, []))
    trail = query.but().urlencode()
    return {
        "card": card,
        "passages": passages(revision.record),
        "differences": differences(revision.record),
        "ties": [(TIES[tie.kind], tie) for tie in card.ties if tie.kind != "holds"],
        "grading": Grading(revision.grading).label if revision.grading else "",
        "grading_means": GRADINGS.get(revision.grading, ""),
        "dataset": _dataset(revision),
        **_around(revision, found),
        "trail": f"?{trail}" if trail else "",
        "narrowed": query.filters != Query(),
    }


def _dataset(revision: Revision) -> Dataset | None:
    """What the entry was taken from, with its licence and citation; most are from no dataset."""
    return Dataset.objects.filter(slug=revision.dataset).first() if revision.dataset else None


def _around(revision: Revision, found: Found) -> dict[str, Any]:
    """The incidents before and after in time, and a few of the same place and sides; one query."""
    earlier, later = found.neighbours(revision)
    same_place, same_actors = found.beside(revision)
    told = revisions_of([hit for hit in (earlier, later, *same_place, *same_actors) if hit])

    def cards(hits: list[Hit]) -> list[Card]:
        return [Card(told[hit.pk]) for hit in hits]

    return {
        "earlier": told[earlier.pk] if earlier else None,
        "later": told[later.pk] if later else None,
        "same_place": cards(same_place),
        "same_actors": cards(same_actors),
    }


@asks
def incident_history(request: HttpRequest, found: Found, code: str) -> HttpResponse:
    """Every public state of the incident up to the moment asked for, the latest first."""
    query = found.query
    if not Revision.objects.as_of(query.asof).filter(code=code).exists():
        return _gone(request, query, code)
    told = Revision.objects.filter(RETRACTION | Q(withdrawn=False), code=code).order_by("number")
    if query.asof:
        told = told.filter(public_from__lte=query.asof)
    revisions = list(told)
    trail = query.but().urlencode()
    context = {
        "steps": _steps(revisions, query)[::-1],
        "latest": revisions[-1],
        "trail": f"?{trail}" if trail else "",
        "canonical": request.build_absolute_uri(
            address_of("incident_history", query.standpoint(), code=code)
        ),
    }
    return render_page(request, "timeline/incident_history.html", context, query=query)


def _steps(revisions: list[Revision], query: Query) -> list[dict[str, Any]]:
    """Each revision with what it changed (None: nothing public came before it to compare with)
    and the question that leads to it as it stood."""
    return [
        {
            "revision": now,
            "again": before is not None,
            "changes": changes(before.record, now.record)
            if before and before.record and now.record
            else None,
            "then": query.but(asof=now.public_from),
        }
        for before, now in zip([None, *revisions], revisions, strict=False)
    ]


def _gone(request: HttpRequest, query: Query, code: str) -> HttpResponse:
    """410 for what was public and is retracted, with the reason and without a word of what it said;
    404 for what was not public at the moment asked for, and for all the rest."""
    last = Revision.objects.filter(code=code).order_by("number").last()
    if last is None:
        raise Http404("No such incident")
    if last.withdrawn:
        context = {"code": code, "retraction": last}
        return render_page(request, "timeline/retracted.html", context, query=query, status=410)
    return render_page(request, "timeline/not_public_then.html", {}, query=query, status=404)
