"""The map of a question, and the marks on it as data for the map's script."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _

from timeline.search.cells import DEEPEST
from timeline.search.found import Found
from timeline.search.values import BadValue, whole_number
from timeline.views.addresses import Beside, path_of, share_address
from timeline.views.answer import filters_of
from timeline.views.cards import Card
from timeline.views.circles import radius, short
from timeline.views.cross_origin import open_to_all
from timeline.views.file_words import heads_of_view
from timeline.views.form import offered
from timeline.views.kept import revisions_of
from timeline.views.languages import language_of
from timeline.views.map_svg import NARROW, drawn
from timeline.views.marks import Group, Marks, Single, marks
from timeline.views.pages import asking, asks
from timeline.views.problem_json import refused
from timeline.views.rendering import (
    VARIES,
    is_form_as_sent,
    is_swap,
    render_page,
    write_address,
)
from timeline.views.since import since_of_view
from timeline.views.stretch import own
from timeline.views.timeline import address_of
from timeline.views.viewport import TILE, Viewport

LISTED = 8  # of what lies in the frame; the timeline has them all


@asks
def world(request: HttpRequest, found: Found) -> HttpResponse:
    address = address_of("map", found.query)
    if is_form_as_sent(request):
        return redirect(address)
    context = _filters(request, found) | _map(found) | _lists(found)
    context["canonical"] = request.build_absolute_uri(address)
    context["share"] = share_address(found.query, "map")
    context["since"] = since_of_view(found)
    context["file_links"] = heads_of_view(found.query, context["name"])
    response = render_page(request, "timeline/map.html", context, query=found.query)
    if is_swap(request):
        write_address(request, response, address)
    return response


def _filters(request: HttpRequest, found: Found) -> dict[str, Any]:
    here, counted = Beside(found.query, path=path_of("map")), found.tally()
    shown = found if counted.total else found.but(bbox=None)  # an empty frame offers nothing
    filters = filters_of(found, here, offered(shown), request.GET, counted)
    return {"here": here, "tally": counted, **filters}


def _map(found: Found) -> dict[str, Any]:
    """The picture, and where its links lead."""
    query, here = found.query, Beside(found.query, path=path_of("map"))
    extent = found.extent()
    view = Viewport.fitted(extent, asked=query.bbox is not None)
    ways = [
        (name, label, here.but(bbox=to.frame))
        for name, label, to in (
            ("closer", _("Closer"), view.closer(2)),
            ("farther", _("Farther"), view.closer(0.5)),
            ("north", _("North"), view.moved(0, -0.5)),
            ("west", _("West"), view.moved(-0.5, 0)),
            ("east", _("East"), view.moved(0.5, 0)),
            ("south", _("South"), view.moved(0, 0.5)),
        )
    ]
    return {
        "drawn": drawn(marks(found, view.scale, NARROW), view, query.bbox),
        "ways": ways,
        "whole": here.but(bbox=None) if query.bbox else "",
        "extent": extent or "",
        "cells": Beside(query, path=path_of("map_cells")).but(bbox=None),
        "tiles": settings.TILES,
    }


def _lists(found: Found) -> dict[str, Any]:
    """A few of what lies in the frame and of what lies in none; one query."""
    query, placed, beside = found.query, found.pinned(LISTED), found.unpinned()
    told = revisions_of([*placed.hits, *beside.hits])
    listed = Beside(query)
    without = query.but(bbox=None, pinned=False)
    return {
        "placed": placed.total,
        "placed_cards": [Card(told[hit.pk]) for hit in placed.hits],
        "placed_list": listed.but(pinned=None if query.bbox else True),
        "unplaced": beside,
        "unplaced_cards": [Card(told[hit.pk]) for hit in beside.hits],
        "unplaced_list": listed.of(without),
        "unplaced_countries": [
            (option, listed.of(without.but(country=(option.value,)))) for option in beside.countries
        ],
    }


@open_to_all
@asking("zoom", refusal=refused)
def cells(request: HttpRequest, found: Found) -> HttpResponse:
    """GeoJSON of the marks in the frame `bbox` at a zoom (0–18); `total` is how many they hold,
    `unpinned` how many of the whole answer no map can show."""
    at = own(request.GET, "zoom", _zoom, "2")
    query = found.query
    content = {
        "type": "FeatureCollection",
        "total": found.pinned(0).total,
        "unpinned": found.unpinned().total,
        "features": _features(marks(found, TILE * 2**at)),
    }
    if query.bbox:
        content["bbox"] = query.bbox.edges
    response = JsonResponse(content, content_type="application/geo+json")
    patch_vary_headers(response, VARIES)
    response["Cache-Control"] = "no-cache"
    return response


def _zoom(value: str) -> int:
    """Raises BadValue."""
    zoom = whole_number(value)
    if zoom > DEEPEST:
        message = _("%(zoom)d is too deep; %(most)d is the last")
        raise BadValue(message % {"zoom": zoom, "most": DEEPEST})
    return zoom


def _features(found: Marks) -> list[dict[str, Any]]:
    most = max((group.count for group in found.groups), default=1)
    return [
        *(
            _feature(group, _of_group(group, most)) | {"bbox": group.frame.edges}
            for group in found.groups
        ),
        *(_feature(single, _of_single(single)) for single in found.singles),
    ]


def _feature(mark: Group | Single, properties: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "Feature",
        "geometry": {"type": "Point", "coordinates": [mark.longitude, mark.latitude]},
        "properties": {"words": mark.words, "url": mark.address} | properties,
    }


def _of_group(group: Group, most: int) -> dict[str, Any]:
    return {
        "count": group.count,
        "vague": group.vague,
        "known": group.known,
        "at_one_place": group.at_one_place,
        "label": short(group.count),
        "radius": radius(group.count, most),
    }


def _of_single(single: Single) -> dict[str, Any]:
    return {
        "count": 1,
        "code": single.code,
        "title": single.title,
        "lang": language_of(single.title),
        "kind": single.kind,
        "harms": single.harms,
        "review": "" if single.reviewed else _("Not yet reviewed"),
        "date": single.when,
        "where_prec": single.where_prec,
        "where": single.where,
        "kilometres": single.kilometres,
        "shape": single.shape,
    }
