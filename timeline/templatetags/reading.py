"""What the templates of the reading room need beyond Django: addresses that keep the question,
markers, and numbers."""

from datetime import datetime
from typing import Any

from django import template
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from timeline.dates import day
from timeline.search.query import Query
from timeline.search.values import LAST_MOMENT
from timeline.views import wording

register = template.Library()
register.filter("number", wording.number)
register.filter("source_name", wording.source_name)

PATHS = {  # on a square of 16
    "square": "M2.5 2.5h11v11h-11z",
    "diamond": "M8 .8 15.2 8 8 15.2.8 8z",
    "triangle": "M8 1.6 15.4 14.4H.6z",
    "disc": "M8 1.8a6.2 6.2 0 1 0 0 12.4A6.2 6.2 0 0 0 8 1.8z",
    "pentagon": "M8 1l7.2 5.3-2.8 8.4H3.6L.8 6.3z",
    "cross": "M5.4 1.2h5.2v4.2h4.2v5.2h-4.2v4.2H5.4v-4.2H1.2V5.4h4.2z",
    "hexagon": "M4.4 1.8h7.2L15.2 8l-3.6 6.2H4.4L.8 8z",
}


@register.simple_tag
def marker(shape: str, *, hollow: bool = False) -> SafeString:
    """An event type's shape; hollow where the day is uncertain. Decoration: words say the same."""
    return format_html(
        '<svg class="mark {}{}" viewBox="-1 -1 18 18" aria-hidden="true"><path d="{}"/></svg>',
        shape,
        " hollow" if hollow else "",
        PATHS[shape],
    )


@register.simple_tag(takes_context=True)
def address(context: dict[str, Any], query: Query) -> str:
    """Where `query` is answered: this actor's or place's page, which its address implies, or "/"."""
    path: str = context.get("path", reverse("timeline"))
    asked = query.urlencode(unsaid=context.get("implied", ""))
    return path + (f"?{asked}" if asked else "")


@register.simple_tag(takes_context=True)
def swap(context: dict[str, Any], query: Query, *, show: str = "") -> SafeString:
    """The attributes of a link that works by itself, and swaps only the results where htmx runs."""
    to = address(context, query)
    return format_html(
        'href="{}" hx-get="{}" hx-target="#results" hx-swap="outerHTML{}" hx-push-url="true"',
        to,
        to,
        f" show:{show}:top" if show else "",
    )


@register.filter
def moment(value: datetime) -> str:
    """ "5 August 2024", or with the time where it is not the end of the day; UTC."""
    words = day(value.date()).words()
    return words if value.timetz() == LAST_MOMENT else f"{words}, {value:%H:%M} UTC"


@register.filter
def iso_day(value: str) -> str:
    """A record's ISO day in words."""
    try:
        return day(datetime.fromisoformat(value).date()).words()
    except ValueError:
        return value


@register.filter
def entry(mapping: dict[str, Any], key: str) -> Any:
    """What `mapping` holds under `key`, or nothing."""
    return mapping.get(key)
