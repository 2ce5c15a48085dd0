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
from timeline.views.card_words import standing
from timeline.views.languages import labelled
from timeline.views.preview_html import (
    Preview,
    description_html,
    facts_of,
    preview_html,
    source_in_words,
)
from timeline.views.timeline import address_of

register = template.Library()


@register.simple_tag(takes_context=True)
def preview(
    context: dict[str, Any],
    title: str = "",
    says: str = "",
    shows: str = "",
    *,
    of: Query | None = None,
) -> SafeString:
    """Of a page whose picture is that of the view which answers `of`, else the page's own query: what
    it `shows` is the page, where that says something of itself, or else the timeline. Without a title,
    and on pages that are refused, it is a description alone."""
    title, says, shows = _plain(title), _plain(says), _plain(shows)
    slogan = _("A sourced, chronological timeline of conflict incidents.")
    if not title or context.get("errors") or "canonical" not in context:
        return description_html(says or slogan)
    shows = shows or (labelled(title, says) if says else slogan)
    return preview_html(_of_view(context, title, says or slogan, shows, of or context["query"]))


@register.simple_tag(takes_context=True)
def report_preview(context: dict[str, Any], source: dict[str, Any]) -> SafeString:
    """Of the page about a source, as a record cites it; its picture is the whole timeline's."""
    slogan = _("A sourced, chronological timeline of conflict incidents.")
    title = source["title"] or source["outlet"] or _("A report")
    query = context["query"].standpoint()
    return preview_html(_of_view(context, title, source_in_words(source), slogan, query))


def _of_view(context: dict[str, Any], title: str, says: str, shows: str, query: Query) -> Preview:
    shown = query.but(order="asc", group="month", lang=spoken())
    picture = context["request"].build_absolute_uri(address_of("timeline_card", shown))
    return Preview(title, says, context["canonical"], picture, shows, standing(query.asof))


@register.simple_tag(takes_context=True)
def incident_preview(
    context: dict[str, Any], revision: Revision, first_public: datetime, title: str = ""
) -> SafeString:
    """Of a page about one incident, which may have a title of its own."""
    stands = Query(asof=context["query"].asof, lang=spoken())
    address, facts = address_of("incident_card", stands, code=revision.code), facts_of(revision)
    return preview_html(
        Preview(
            _plain(title) or revision.title,
            facts,
            context["canonical"],
            context["request"].build_absolute_uri(address),
            labelled(revision.title, facts),
            standing(stands.asof),
            first_public,
            revision.public_from,
        )
    )


def _plain(text: str) -> str:
    """What a template has put together is escaped already."""
    return unescape(text) if isinstance(text, SafeString) else text
