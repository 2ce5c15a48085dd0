"""The pages of one actor and of one place: who or what it is, and its incidents."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from timeline.models import Actor, ActorForwarding, Location, LocationForwarding
from timeline.search.countries import country_name
from timeline.search.known import public_actors, public_places
from timeline.search.query import Query
from timeline.views.answer import timeline_of
from timeline.views.pages import asks
from timeline.views.rendering import render_page
from timeline.views.timeline import address_of


@asks
def actor(request: HttpRequest, query: Query, slug: str) -> HttpResponse:
    if moved := ActorForwarding.objects.filter(slug=slug).select_related("actor").first():
        return redirect(address_of("actor", query, slug=moved.actor.slug), permanent=True)
    if not public_actors(query.asof).filter(slug=slug).exists():
        raise Http404("No public incident names this actor")
    found = get_object_or_404(Actor.objects.select_related("parent"), slug=slug)
    context = _incidents_of(request, query, "actor", slug) | {
        "actor": found,
        "country": country_name(found.country) if found.country else "",
        "aliases": [alias.name for alias in found.aliases.all()],
    }
    return render_page(request, "timeline/actor.html", context, query=query)


@asks
def location(request: HttpRequest, query: Query, slug: str) -> HttpResponse:
    moved = LocationForwarding.objects.filter(slug=slug).select_related("location").first()
    if moved:
        return redirect(address_of("location", query, slug=moved.location.slug), permanent=True)
    if not public_places(query.asof).filter(slug=slug).exists():
        raise Http404("No public incident happened there")
    found = get_object_or_404(Location.objects.select_related("parent"), slug=slug)
    context = _incidents_of(request, query, "location", slug) | {
        "location": found,
        "country": country_name(found.country) if found.country else "",
        "aliases": [alias.name for alias in found.aliases.all()],
    }
    return render_page(request, "timeline/location.html", context, query=query)


def _incidents_of(request: HttpRequest, query: Query, kind: str, slug: str) -> dict[str, Any]:
    """The timeline of one actor or place; the address need not name it twice."""
    asked = query.but(**{kind: (slug,), "after": query.after, "before": query.before})
    return timeline_of(asked) | {
        "asked": asked,
        "clear": query.unfiltered().but(**{kind: (slug,)}),
        "path": reverse(kind, kwargs={"slug": slug}),
        "implied": kind,
        "canonical": request.build_absolute_uri(address_of(kind, query, slug=slug)),
    }
