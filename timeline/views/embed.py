"""A view, and one incident, as small pages for the frames of other sites. What they show is what the
site shows; whoever wishes to read on is led there, in a window of its own."""

from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from timeline.models import Dataset
from timeline.search import values
from timeline.search.found import Found
from timeline.search.links import ties
from timeline.search.query import BadQuery, Query, encoded
from timeline.search.values import BadValue
from timeline.views.answer import days_on, extent
from timeline.views.bars import columns
from timeline.views.card_html import some
from timeline.views.cards import Card
from timeline.views.content_note import is_graphic
from timeline.views.framing import COLOURS, framed, render_framed
from timeline.views.history import became_of, forwarded, public_then
from timeline.views.kept import revisions_of
from timeline.views.naming import chosen
from timeline.views.pages import asking
from timeline.views.phrases import heading, name_of, period
from timeline.views.refusal import REFUSED
from timeline.views.since import begins_after
from timeline.views.stretch import own
from timeline.views.timeline import address_of

LISTED, MOST = 10, 50  # entries: where nobody says how many, and at most


def refused(request: HttpRequest, given: QueryDict, bad: BadQuery) -> HttpResponse:
    """It leads to the same question on the site, where the form to put it right is."""
    asked = encoded((name, said) for name in given for said in given.getlist(name) if said)
    context = {"name": REFUSED, "bad": bad, "full": f"{reverse('timeline')}?{asked}"}
    return render_framed(request, "timeline/embed_instead.html", context, query=Query(), status=400)


@framed
@asking("limit", "theme", refusal=refused)
def embed(request: HttpRequest, found: Found) -> HttpResponse:
    """The first `limit` entries of the view, with its counts and its bars."""
    _known_colours(request)
    query, counted = found.query, found.tally()
    page = found.page(own(request.GET, "limit", _limit, str(LISTED)))
    told = revisions_of(page.hits)
    what, when = heading(query, chosen(found)), period(query, counted)
    full, trail = address_of("timeline", query), query.but().urlencode()
    context = {
        "heading": what,
        "period": when,
        "name": name_of(what, when),
        "tally": counted,
        "extent": extent(counted),
        "columns": columns(found.histogram(), query),
        "page_days": days_on(page),
        "cards": [Card(told[hit.pk]) for hit in page.hits],
        "begins": begins_after(found),
        "more": bool(page.earlier or page.later),
        "full": full,
        "canonical": request.build_absolute_uri(full),
        "trail": f"?{trail}" if trail else "",
    }
    return render_framed(request, "timeline/embed.html", context, query=query)


@framed
@asking("theme", refusal=refused)
def embed_incident(request: HttpRequest, found: Found, code: str) -> HttpResponse:
    _known_colours(request)
    query = found.query
    revision = public_then(query, code)
    if revision is None:
        return _gone(request, query, code)
    card = Card(revision, ties([revision], query.asof).get(code, []))
    dataset = Dataset.objects.filter(slug=revision.dataset).first() if revision.dataset else None
    full = address_of("incident", query.but(), code=code)
    context = {
        "name": revision.title,
        "card": card,
        "outlets": some(card.outlets),
        "summary_is_graphic": is_graphic(card.record, card.record["summary"]),
        "dataset": dataset,
        "full": full,
        "canonical": request.build_absolute_uri(
            address_of("incident", query.standpoint(), code=code)
        ),
    }
    return render_framed(request, "timeline/embed_incident.html", context, query=query)


def _gone(request: HttpRequest, query: Query, code: str) -> HttpResponse:
    """As the incident's page: forwarded, retracted with the reason, or not there."""
    status, kept, last = became_of(query, code)
    if status == 301:
        return forwarded(request, reverse("embed_incident", kwargs={"code": kept}))
    context: dict[str, Any] = {"code": code, "retraction": None, "full": reverse("timeline")}
    if status == 410:
        context |= {"name": _("Retracted"), "retraction": last}
    elif last is not None:
        now = address_of("incident", query.but(asof=None), code=code)
        context |= {"name": _("Not public then"), "not_then": True, "full": now}
    else:
        context["name"] = _("Not found")
    return render_framed(
        request, "timeline/embed_instead.html", context, query=query, status=status
    )


def _known_colours(request: HttpRequest) -> None:
    """Raises BadQuery."""
    said = gettext_lazy("“%s” is not a choice of colours; say light or dark")
    own(request.GET, "theme", values.one_of(lambda: ("", *COLOURS), said), "")


def _limit(said: str) -> int:
    """Raises BadValue."""
    limit = values.whole_number(said)
    if not 1 <= limit <= MOST:
        raise BadValue(_("from 1 to %s entries are shown within a page") % MOST)
    return limit
