"""The pages of one actor and of one place: who or what it is, and its incidents."""

from typing import Any, TypeVar

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from timeline.models import (
    ActorForwarding,
    Location,
    LocationForwarding,
    RevisionActor,
    RevisionPlace,
)
from timeline.models.terms import Inter
from timeline.search.countries import country_name
from timeline.search.known import public_actors, public_places
from timeline.search.query import BadQuery, Query
from timeline.views.answer import timeline_of
from timeline.views.pages import asks
from timeline.views.rendering import render_page
from timeline.views.timeline import address_of

N = TypeVar("N", RevisionActor, RevisionPlace)


@asks
def actor(request: HttpRequest, query: Query, slug: str) -> HttpResponse:
    if moved := ActorForwarding.objects.filter(slug=slug).select_related("actor").first():
        return redirect(address_of("actor", query, slug=moved.actor.slug), permanent=True)
    named = _last_named(public_actors(query.asof), slug)
    told = next(actor for actor in named.revision.record["actors"] if actor["slug"] == slug)
    context = _incidents_of(request, query, "actor", slug) | {
        "actor": named,
        "kind": Inter(told["inter"]).label if told.get("inter") else "",
        "country": country_name(told["country"]) if told.get("country") else "",
    }
    return render_page(request, "timeline/actor.html", context, query=query)


@asks
def location(request: HttpRequest, query: Query, slug: str) -> HttpResponse:
    moved = LocationForwarding.objects.filter(slug=slug).select_related("location").first()
    if moved:
        return redirect(address_of("location", query, slug=moved.location.slug), permanent=True)
    named = _last_named(public_places(query.asof), slug)
    own = named.revision.record["location"]
    told = next(place for place in (own, *own["within"]) if place["slug"] == slug)
    context = _incidents_of(request, query, "location", slug) | {
        "location": named,
        "kind": Location.Kind(told["kind"]).label if told.get("kind") else "",
        "coordinates": told.get("latitude") is not None and told,
        "country": country_name(named.country) if named.country else "",
        "is_country": told.get("kind") == Location.Kind.COUNTRY,
    }
    return render_page(request, "timeline/location.html", context, query=query)


def _last_named(public: QuerySet[N], slug: str) -> N:
    """As the newest public revision names it: what the desk has changed since is not public."""
    found = public.filter(slug=slug).select_related("revision")
    last = found.order_by("-revision__public_from", "-pk").first()
    if last is None:
        raise Http404("No public incident names it")
    return last


def _incidents_of(request: HttpRequest, query: Query, kind: str, slug: str) -> dict[str, Any]:
    """The timeline of one actor or place; the address need not name it twice.

    A second one beside it is refused: repeated names mean "or" everywhere, and here would not.
    """
    if set(getattr(query, kind)) - {slug}:
        raise BadQuery(kind, f"this page is of one {kind}; ask the timeline for several")
    asked = query.but(**{kind: (slug,), "after": query.after, "before": query.before})
    return timeline_of(asked) | {
        "asked": asked,
        "clear": query.unfiltered().but(**{kind: (slug,)}),
        "path": reverse(kind, kwargs={"slug": slug}),
        "implied": kind,
        "canonical": request.build_absolute_uri(address_of(kind, query, slug=slug)),
    }
