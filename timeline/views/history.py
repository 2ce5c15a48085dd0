"""What was public of one incident from its first day to its last, and what became of it since."""

from typing import NamedTuple

from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.urls import reverse

from timeline.models import IncidentForwarding, Revision
from timeline.search.found import Found
from timeline.search.query import Query
from timeline.views.changes_in_words import Change, changes
from timeline.views.pages import asks
from timeline.views.rendering import render_page
from timeline.views.timeline import address_of

RETRACTION = Q(record={})  # the last word on an entry, which holds nothing of it but the reason
FEW = 5  # states of an incident on its own page


class Step(NamedTuple):
    """A state with what it changed: None where nothing public came before it to compare with. With
    the state `merged` it was told by another incident from then on."""

    revision: Revision
    changes: list[Change] | None
    then: str  # the question that shows the incident as it stood
    merged: bool = False


@asks
def incident_history(request: HttpRequest, found: Found, code: str) -> HttpResponse:
    """Every public state of the incident up to the moment asked for, the latest first."""
    query = found.query
    if not Revision.objects.as_of(query.asof).filter(code=code).exists():
        return gone(request, query, code, page="incident_history")
    told = _told(code)
    if query.asof:
        told = told.filter(public_from__lte=query.asof)
    revisions = list(told)
    trail = query.but().urlencode()
    context = {
        "steps": steps(revisions, query),
        "latest": revisions[0],
        "trail": f"?{trail}" if trail else "",
        "canonical": request.build_absolute_uri(
            address_of("incident_history", query.standpoint(), code=code)
        ),
    }
    return render_page(request, "timeline/incident_history.html", context, query=query)


def latest_steps(revision: Revision, query: Query) -> tuple[list[Step], bool]:
    """The last few states up to this one, the latest first, and whether there are more; one query,
    and none for what was published once."""
    if revision.number == 1:
        return steps([revision], query), False
    told = list(_told(revision.code).filter(number__lte=revision.number)[: FEW + 1])
    return steps(told, query)[:FEW], len(told) > FEW


def _told(code: str) -> QuerySet[Revision]:
    return Revision.objects.filter(RETRACTION | Q(withdrawn=False), code=code).order_by("-number")


def steps(revisions: list[Revision], query: Query) -> list[Step]:
    """Of states in a row, the latest first."""
    return [
        Step(
            now,
            changes(before.record, now.record) if before and before.record and now.record else None,
            f"?{query.but(asof=now.public_from).urlencode()}",
            merged=now.withdrawn and before is not None and before.number == now.number - 1,
        )
        for now, before in zip(revisions, [*revisions[1:], None], strict=True)
    ]


class Fate(NamedTuple):
    """What an address that shows nothing answers with: 301 to the incident `code`, which tells what
    this one told; 410 with the last word on what was retracted; 404 for what was not public then."""

    status: int
    code: str
    last: Revision | None = None


def public_then(query: Query, code: str) -> Revision | None:
    """What was public of the incident at the moment asked for."""
    revision: Revision | None = Revision.objects.as_of(query.asof).filter(code=code).first()
    return revision


def became_of(query: Query, code: str) -> Fate:
    """Of an incident that was not public at the moment asked for."""
    last = Revision.objects.filter(code=code).order_by("number").last()
    if last is None:
        return Fate(404, code)
    merged = last.withdrawn and IncidentForwarding.objects.chain(code)[1:]
    if merged and (query.asof is None or query.asof >= last.public_from):
        return Fate(301, _standing(query, merged))
    return Fate(410 if last.withdrawn and not merged else 404, code, last)


def gone(request: HttpRequest, query: Query, code: str, *, page: str) -> HttpResponse:
    """As `became_of` says, forwarding to the same `page`; what is retracted with the reason and without
    a word of what it said."""
    status, kept, last = became_of(query, code)
    if status == 301:
        return forwarded(request, reverse(page, kwargs={"code": kept}))
    if last is None:
        raise Http404("No such incident")
    if status == 410:
        context = {"code": code, "retraction": last}
        return render_page(request, "timeline/retracted.html", context, query=query, status=410)
    return render_page(request, "timeline/not_public_then.html", {}, query=query, status=404)


def _standing(query: Query, codes: list[str]) -> str:
    """The one of the merges' `codes` that was public then, else the last, whose page says what has
    become of it."""
    public = Revision.objects.as_of(query.asof).filter(code__in=codes)
    then = set(public.values_list("code", flat=True))
    return next((code for code in codes if code in then), codes[-1])


def forwarded(request: HttpRequest, path: str) -> HttpResponsePermanentRedirect:
    """The same question there. It is asked again each time, since a merge can be undone."""
    asked = request.META.get("QUERY_STRING", "")
    response = HttpResponsePermanentRedirect(f"{path}?{asked}" if asked else path)
    response["Cache-Control"] = "no-cache"
    return response
