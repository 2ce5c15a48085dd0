"""What the templates of the reading room need beyond Django: links that keep the question, markers,
numbers, and what is drawn once."""

from collections.abc import Mapping
from datetime import datetime
from html import escape
from typing import Any
from urllib.parse import quote_plus, urljoin

from django import template
from django.conf import settings
from django.http import HttpRequest
from django.utils.safestring import SafeString
from django.utils.translation import get_language_bidi, gettext_lazy

from timeline.dates import day, lasting
from timeline.models import Revision
from timeline.search.countries import local_name
from timeline.search.locale import spoken
from timeline.views import wording
from timeline.views.addresses import path_of
from timeline.views.days import moment, span_short, span_words
from timeline.views.languages import (
    Language,
    address_in,
    by_language,
    content,
    direction,
    languages,
    listed,
)
from timeline.views.markers import marker, shapes
from timeline.views.problem import problem_address

register = template.Library()
register.filter("number", wording.number)
register.filter("entries", wording.entries)
register.filter("source_name", wording.source_name)
register.filter("iso_day", wording.iso_day)
register.filter("web", wording.web)
register.filter("local_name", local_name)
register.filter("span_words", span_words)
register.filter("span_short", span_short)
register.filter("moment", moment)
register.simple_tag(marker)
register.simple_tag(shapes)
register.simple_tag(problem_address)


@register.simple_tag
def swap(address: str, *, show: str = "") -> SafeString:
    """The attributes of a link that works by itself, and swaps only the results where htmx runs."""
    to = escape(address)
    return SafeString(
        f'href="{to}" hx-get="{to}" hx-target="#results" '
        f'hx-swap="outerHTML{f" show:{show}:top" if show else ""}" hx-push-url="true"'
    )


@register.filter
def outside(html: str) -> SafeString:
    """HTML of ours, as from a frame: its links lead to windows of their own."""
    return SafeString(html.replace('<a href="', '<a target="_blank" rel="noopener" href="'))


@register.filter
def shown_editor(revision: Revision) -> str:
    """Whose hand it was, where the desk tells its readers; "" where it does not."""
    return revision.editor if settings.SHOW_EDITORS else ""


@register.simple_tag
def path(name: str) -> str:
    """The address of a page that has only one."""
    return path_of(name)


LANGUAGE_NAMES = dict(settings.LANGUAGES)
CURRENT = ' aria-current="page"'
PAGES = {
    "timeline": gettext_lazy("Timeline"),
    "map": gettext_lazy("Map"),
    "actors": gettext_lazy("Actors"),
    "locations": gettext_lazy("Places"),
    "changes": gettext_lazy("Changes"),
    "datasets": gettext_lazy("Datasets"),
    "method": gettext_lazy("Method"),
}


@register.simple_tag(takes_context=True)
def pages(context: dict[str, Any], *names: str) -> SafeString:
    """Links to these of the site’s PAGES, or to all; every page has them, and most are alike."""
    request, pin = context.get("request"), str(context.get("pin", ""))
    here = request.path if request else ""
    return _pages(pin, next((name for name in PAGES if path_of(name) == here), ""), names)


@by_language(maxsize=500)
def _pages(pin: str, current: str, names: tuple[str, ...]) -> SafeString:
    return SafeString(
        "\n".join(
            f'<a href="{path_of(name)}{escape(pin)}"'
            f"{CURRENT if name == current and not names else ''}>{PAGES[name]}</a>"
            for name in names or PAGES
        )
    )


@register.simple_tag
def language_attributes() -> SafeString:
    """`lang` and `dir` of a page in the language that is spoken."""
    code = spoken()
    return SafeString(f'lang="{code}" dir="{direction(code)}"')


@register.simple_tag(name="content")
def content_attributes(text: str | None) -> SafeString:
    return SafeString(content(text or ""))


@register.simple_tag
def comma() -> str:
    """Between two things that stand side by side."""
    return listed(["", ""])


@register.simple_tag
def arrow(towards: str) -> str:
    """Points "back" or "on" in the direction of reading."""
    return "→" if (towards == "on") != get_language_bidi() else "←"


@register.simple_tag
def language_name() -> str:
    """What those who speak it call the language that is spoken; the desk's is English too."""
    return LANGUAGE_NAMES.get(spoken(), LANGUAGE_NAMES["en"])


@register.simple_tag(takes_context=True)
def language_links(context: dict[str, Any]) -> SafeString:
    """Links to the same view in each language."""
    return SafeString("\n".join(map(_language_link, languages(context["request"]))))


def _language_link(language: Language) -> str:
    current = ' aria-current="true"' if language.is_spoken else ""
    return (
        f'<a href="{escape(language.address)}" lang="{language.code}" dir="{language.direction}" '
        f'hreflang="{language.code}"{current}>{language.name}</a>'
    )


@register.simple_tag(takes_context=True)
def alternates(context: dict[str, Any]) -> SafeString:
    """The same page in each language, and as the browser prefers, for who indexes pages."""
    request: HttpRequest = context["request"]
    page = request.build_absolute_uri(request.path)
    addresses = {language.code: language.address for language in languages(request)}
    addresses["x-default"] = address_in(request, "").removesuffix("?")
    return SafeString(
        "\n".join(
            f'<link rel="alternate" hreflang="{code}" href="{escape(page + address)}">'
            for code, address in addresses.items()
        )
    )


@register.simple_tag
def discovery(canonical: str) -> SafeString:
    """Where other sites learn how a view or an incident is shown within theirs: links whole, as they
    are asked for as they stand, and in the first bytes of a page, since some read no further."""
    to = f"{urljoin(canonical, path_of('oembed'))}?url={quote_plus(canonical, safe=':/')}"
    return SafeString(
        f'<link rel="alternate" type="application/json+oembed" href="{to}">\n'
        f'<link rel="alternate" type="text/xml+oembed" href="{to}&amp;format=xml">'
    )


@register.filter
def days_of(counts: Mapping[str, Any]) -> str:
    """The first and last day of what was counted, "7 October 2023 – 29 January 2024"."""
    return span_words(lasting(counts["first"], counts["last"]))


@register.filter
def short_day(value: datetime) -> str:
    """ "5 Aug 2024", UTC."""
    return span_short(day(value.date()))


@register.filter
def entry(mapping: dict[str, Any], key: str) -> Any:
    """What `mapping` holds under `key`, or nothing."""
    return mapping.get(key)


class Once(template.Node):
    """What stands between {% once name %} and {% endonce %} is the same on every page in one language,
    with one of the few values of the variable, as long as this process runs; it is drawn once for
    each."""

    def __init__(self, nodes: template.NodeList, variable: str) -> None:
        self.nodes, self.variable = nodes, variable
        self.drawn: dict[tuple[str, Any], SafeString] = {}

    def render(self, context: template.Context) -> SafeString:
        key = (spoken(), context.get(self.variable))
        if key not in self.drawn:
            self.drawn[key] = self.nodes.render(context)
        return self.drawn[key]


@register.tag
def once(parser: template.base.Parser, token: template.base.Token) -> Once:
    nodes = parser.parse(["endonce"])
    parser.delete_first_token()
    return Once(nodes, variable="".join(token.split_contents()[1:]))
