"""What a page says of itself where a link to it is shared."""

from datetime import datetime
from html import unescape
from typing import Any

from django import template
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from timeline.models import Revision
from timeline.search.locale import spoken
from timeline.search.query import Query
from timeline.views.preview_html import Preview, description_html, facts_of, preview_html
from timeline.views.timeline import address_of

register = template.Library()


@register.simple_tag(takes_context=True)
def preview(
    context: dict[str, Any], title: str = "", says: str = "", *, of: Query | None = None
) -> SafeString:
    """Of a page that shows what answers `of`, else the page's own query. Without a title, and on pages
    that are refused, it is a description alone."""
    title, says = (
        _plain(title),
        _plain(says) or _("A sourced, chronological timeline of conflict incidents."),
    )
    if not title or context.get("errors") or "canonical" not in context:
        return description_html(says)
    query = of or context["query"]
    shown = query.but(order="asc", group="month", lang=spoken())
    picture = context["request"].build_absolute_uri(address_of("timeline_card", shown))
    return preview_html(Preview(title, says, context["canonical"], picture))


@register.simple_tag(takes_context=True)
def incident_preview(
    context: dict[str, Any], revision: Revision, first_public: datetime, title: str = ""
) -> SafeString:
    """Of a page about one incident, which may have a title of its own."""
    stands = Query(asof=context["query"].asof, lang=spoken())
    address = address_of("incident_card", stands, code=revision.code)
    return preview_html(
        Preview(
            _plain(title) or revision.title,
            facts_of(revision),
            context["canonical"],
            context["request"].build_absolute_uri(address),
            first_public,
            revision.public_from,
        )
    )


def _plain(text: str) -> str:
    """What a template has put together is escaped already."""
    return unescape(text) if isinstance(text, SafeString) else text
