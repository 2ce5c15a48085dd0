"""What else programs are answered than files: pictures, what is embedded, states, and marks of a map."""

from timeline.search.cells import DEEPEST
from timeline.share.oembed import CARD
from timeline.views.api import shapes
from timeline.views.api.answers import MERGED, Members, found, refused
from timeline.views.api.parameters import CODE, OF_ONE, of_views, parameter

PICTURE: Members = {"image/png": {"schema": {"type": "string", "format": "binary"}}}
SIZE = "PNG, {} by {} pixels".format(*CARD)
PIXELS: Members = {"type": "integer", "minimum": 1, "maximum": 999_999_999}
OEMBED: list[Members] = [
    {
        "name": "url",
        "in": "query",
        "required": True,
        "description": "The address of a view, an incident or a short link.",
        "schema": {"type": "string"},
    },
    {
        "name": "format",
        "in": "query",
        "description": "How it is answered.",
        "schema": {"type": "string", "enum": ["json", "xml"], "default": "json"},
    },
    {
        "name": "maxwidth",
        "in": "query",
        "description": "Of the frame, in pixels.",
        "schema": PIXELS,
    },
    {
        "name": "maxheight",
        "in": "query",
        "description": "Of the frame, in pixels.",
        "schema": PIXELS,
    },
]
ZOOM: Members = {
    "name": "zoom",
    "in": "query",
    "description": "How closely the map is looked at.",
    "schema": {"type": "integer", "minimum": 0, "maximum": DEEPEST, "default": 2},
}


def paths() -> Members:
    return {
        "/timeline.png": {"get": _card_of_view()},
        "/incidents/{code}.png": {"get": _card_of_incident()},
        "/incidents/{code}/timemap": {"get": _states()},
        "/oembed": {"get": _oembed()},
        "/map/cells.json": {"get": _cells()},
    }


def _card_of_view() -> Members:
    return {
        "operationId": "card",
        "summary": f"A picture of the view, for links to it ({SIZE})",
        "parameters": of_views(paged=False),
        "responses": {**found(PICTURE), **refused(400, 503)},
    }


def _card_of_incident() -> Members:
    return {
        "operationId": "incident_card",
        "summary": f"A picture of one incident, for links to it ({SIZE})",
        "parameters": [CODE, *map(parameter, OF_ONE)],
        "responses": {**found(PICTURE), **MERGED, **refused(400, 404, 410, 503)},
    }


def _states() -> Members:
    return {
        "operationId": "incident_timemap",
        "summary": "All states of one incident that were public, with their addresses (RFC 7089)",
        "parameters": [CODE],
        "responses": {**found({"application/link-format": {}}), **MERGED, **refused(400, 404, 410)},
    }


def _oembed() -> Members:
    return {
        "operationId": "oembed",
        "summary": "The frame that shows a view or an incident on another site (oEmbed 1.0)",
        "parameters": OEMBED,
        "responses": {
            **found({"application/json": {"schema": {"type": "object"}}, "text/xml": {}}),
            **refused(400, 404, 501, _404="Nothing of ours that can be embedded; it is said why."),
        },
    }


def _cells() -> Members:
    told = shapes.shape(
        {
            "type": {"enum": ["FeatureCollection"]},
            "total": shapes.said({"type": "integer"}, "How many incidents the marks hold."),
            "unpinned": shapes.said({"type": "integer"}, "How many no map can show at a place."),
            "features": shapes.listed({"type": "object"}),
        }
    )
    return {
        "operationId": "map_cells",
        "summary": "The marks of a map: incidents by place, together where they lie too close",
        "parameters": [*of_views(paged=False), ZOOM],
        "responses": {**found({"application/geo+json": {"schema": told}}), **refused(400)},
    }
