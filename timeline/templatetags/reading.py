"""What the templates of the reading room need beyond Django: links that keep the question, markers,
numbers, and what is drawn once."""

from datetime import datetime
from html import escape
from typing import Any

from django import template
from django.utils.safestring import SafeString

from timeline.dates import day
from timeline.search.values import LAST_MOMENT
from timeline.views import wording
from timeline.views.addresses import path_of
from timeline.views.markers import marker

register = template.Library()
register.filter("number", wording.number)
register.filter("entries", wording.entries)
register.filter("source_name", wording.source_name)
register.filter("iso_day", wording.iso_day)
register.filter("web", wording.web)
register.simple_tag(marker)


@register.simple_tag
def swap(address: str, *, show: str = "") -> SafeString:
    """The attributes of a link that works by itself, and swaps only the results where htmx runs."""
    to = escape(address)
    return SafeString(
        f'href="{to}" hx-get="{to}" hx-target="#results" '
        f'hx-swap="outerHTML{f" show:{show}:top" if show else ""}" hx-push-url="true"'
    )


@register.simple_tag
def path(name: str) -> str:
    """The address of a page that has only one."""
    return path_of(name)


@register.filter
def moment(value: datetime) -> str:
    """ "5 August 2024", or with the time where it is not the end of the day; UTC."""
    words = day(value.date()).words()
    return words if value.timetz() == LAST_MOMENT else f"{words}, {value:%H:%M} UTC"


@register.filter
def entry(mapping: dict[str, Any], key: str) -> Any:
    """What `mapping` holds under `key`, or nothing."""
    return mapping.get(key)


class Once(template.Node):
    """What stands between {% once %} and {% endonce %} is the same on every page as long as this
    process runs, and is drawn once."""

    def __init__(self, nodes: template.NodeList) -> None:
        self.nodes = nodes
        self.drawn: SafeString | None = None

    def render(self, context: template.Context) -> SafeString:
        if self.drawn is None:
            self.drawn = self.nodes.render(context)
        return self.drawn


@register.tag
def once(parser: template.base.Parser, token: template.base.Token) -> Once:
    nodes = parser.parse(["endonce"])
    parser.delete_first_token()
    return Once(nodes)
