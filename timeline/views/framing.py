"""What is sent to be shown within pages of other sites, which nothing else of ours may be."""

from typing import Any

from csp.decorators import csp_replace
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers
from django.views.decorators.clickjacking import xframe_options_exempt

from timeline.search.query import Query
from timeline.views.pages import View
from timeline.views.rendering import VARIES, standing

COLOURS = ("light", "dark")


def framed(view: View) -> View:
    """Decorates a page that any site may show in a frame, whatever the page answers."""
    anywhere: View = csp_replace({"frame-ancestors": ["*"]})(view)
    return xframe_options_exempt(anywhere)


def render_framed(
    request: HttpRequest,
    template: str,
    context: dict[str, Any],
    *,
    query: Query,
    status: int = 200,
) -> HttpResponse:
    """As `render_page`, without a part to swap. The parameter `theme` says the colours, that they suit
    the page around; else they are those of the reader's system: a cookie is neither set nor asked."""
    theme = request.GET.get("theme")
    context |= standing(query) | {"colours": theme if theme in COLOURS else "system"}
    response = render(request, template, context, status=status)
    patch_vary_headers(response, VARIES)
    response["Cache-Control"] = "no-cache"
    return response
