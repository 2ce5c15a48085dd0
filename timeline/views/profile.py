"""The pages of one actor and of one place: who or what it is, and its incidents."""

import json
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy

from timeline.models import Location, Revision
from timeline.models.terms import Inter
from timeline.search.countries import country_label
from timeline.search.found import Found, search
from timeline.search.query import BadQuery
from timeline.views.addresses import Beside
from timeline.views.answer import timeline_of
from timeline.views.pages import asks
from timeline.views.rendering import render_page
from timeline.views.timeline import address_of

ONE_ONLY = {
    "actor": gettext_lazy("this page is of one actor; ask the timeline for several"),
    "location": gettext_lazy("this page is of one location; ask the timeline for several"),
}


@asks
def actor(request: HttpRequest, found: Found, slug: str) -> HttpResponse:
    alone = _alone(found, "actor", slug)
    if (goes_by := alone.query.actor[0]) != slug:
        return redirect(address_of("actor", found.query, slug=goes_by), permanent=True)
    last = _latest(alone)
    told = next(actor for actor in last.record["actors"] if actor["slug"] == slug)
    context = _incidents_of(request, found, "actor", slug) | {
        "actor": told,
        "kind": Inter(told["inter"]).label if told.get("inter") else "",
        "country": country_label(told.get("country", "")),
    }
    return render_page(request, "timeline/actor.html", context, query=found.query)


@asks
def location(request: HttpRequest, found: Found, slug: str) -> HttpResponse:
    alone = _alone(found, "location", slug)
    if (goes_by := alone.query.location[0]) != slug:
        return redirect(address_of("location", found.query, slug=goes_by), permanent=True)
    last = _latest(alone)
    own = last.record["location"]
    told = next(place for place in (own, *own["within"]) if place["slug"] == slug)
    country = next(code for place, code, _ in json.loads(last.places) if place == slug)
    context = _incidents_of(request, found, "location", slug) | {
        "location": told,
        "kind": Location.Kind(told["kind"]).label if told.get("kind") else "",
        "coordinates": told.get("latitude") is not None and told,
        "country": country_label(country),
        "is_country": told.get("kind") == Location.Kind.COUNTRY,
    }
    return render_page(request, "timeline/location.html", context, query=found.query)


def _alone(found: Found, kind: str, slug: str) -> Found:
    """All public incidents of one actor or place, by the name that it goes by now."""
    try:
        return search(found.query.standpoint().but(**{kind: (slug,), "order": "desc"}))
    except BadQuery:
        raise Http404("No public incident names it") from None


def _latest(found: Found) -> Revision:
    """What was published last of the latest incidents: what the desk has changed since is not
    public."""
    hits = found.page().hits
    if not hits:
        raise Http404("No public incident names it")
    return Revision.objects.get(pk=max(hit.pk for hit in hits))


def _incidents_of(request: HttpRequest, found: Found, kind: str, slug: str) -> dict[str, Any]:
    """The timeline of one actor or place; the address need not name it twice.

    A second one beside it is refused: repeated names mean "or" everywhere, and here would not.
    """
    query = found.query
    if set(getattr(query, kind)) - {slug}:
        raise BadQuery(kind, str(ONE_ONLY[kind]))
    asked = query.but(**{kind: (slug,), "after": query.after, "before": query.before})
    here = Beside(asked, path=reverse(kind, kwargs={"slug": slug}), implied=kind)
    return timeline_of(search(asked), here) | {
        "asked": asked,
        "clear": here.of(query.unfiltered()),
        "canonical": request.build_absolute_uri(address_of(kind, query, slug=slug)),
    }
