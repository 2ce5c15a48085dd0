"""“Share, cite, download”: all that a view, or one incident, is handed on as; it needs no JavaScript."""

from datetime import datetime
from math import ceil
from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.csrf import csrf_exempt

from timeline.accounts.client_address import client_address
from timeline.actions.saving_views import TooLong, save_view
from timeline.actions.senders import TooMany
from timeline.models import SavedView
from timeline.search.found import Found
from timeline.search.query import BadQuery, Query
from timeline.search.values import BadValue, one_of, say_moment, slug
from timeline.share.iframe import iframe
from timeline.views.addresses import share_address
from timeline.views.citing import citations, moment_of, moment_words
from timeline.views.embeddable import HEIGHT_OF_ONE
from timeline.views.file_words import CITATION, GROUPS, Groups, of_incident, of_view
from timeline.views.history import gone, public_then
from timeline.views.languages import labelled
from timeline.views.naming import name_of_view, name_to_follow
from timeline.views.pages import asking, asks
from timeline.views.profile import ONE_ONLY
from timeline.views.rendering import render_page
from timeline.views.stretch import own
from timeline.views.timeline import address_of

AS_WIDE_AS_THE_PAGE = "100%"  # that the frame is put into: a phone shows no 600 pixels
PAGES = ("timeline", "map", *ONE_ONLY)

page_of_ours = one_of(
    lambda: PAGES,
    gettext_lazy("“%s” is not a page with a view; say timeline, map, actor or location"),
)


@csrf_exempt  # who asks has no session, and a code for a view is nobody's secret
@asking("page", "made", posted=True)
def share(request: HttpRequest, found: Found) -> HttpResponse:
    """Of the view as the `page` shows it; `made` is the code of a short link that was just made of it,
    so that to load that anew makes nothing twice."""
    page = _page(request, found.query)
    made = own(request.GET, "made", lambda code: _made(code, page, found.query), "")
    context = _links(request, found.query, page, made)
    query = found.query.but(asof=found.query.asof and context["when"])
    status = 200
    if request.method == "POST":
        try:
            saved = _save(request, page, found.query)
            return redirect(share_address(found.query.but(), page, made=saved.code) + "#short")
        except TooMany as too_many:
            context["minutes"], status = ceil(too_many.wait.total_seconds() / 60), 429
        except TooLong:
            context["too_long"], status = True, 400
    name = name_of_view(found)
    embed = request.build_absolute_uri(address_of("embed", query))
    context |= {
        "name": name,
        "embed": iframe(embed, labelled("Dateline", name_to_follow(found)), AS_WIDE_AS_THE_PAGE),
        "card": address_of("timeline_card", query),
        "citations": citations(
            name_of_view(found.but(last=None)),  # its days in full: "the last year" moves on
            context["when"],
            context["pinned"],
            is_view=True,
        ),
        "canonical": request.build_absolute_uri(share_address(found.query.but(), page)),
        **_files(of_view(query)),
    }
    response = render_page(
        request, "timeline/share.html", context, query=found.query, status=status
    )
    if status == 429:
        response["Retry-After"] = str(context["minutes"] * 60)
    return response


@asks
def share_incident(request: HttpRequest, found: Found, code: str) -> HttpResponse:
    """Pinned to the state that is shown: whatever is corrected later is another one."""
    query = found.query
    revision = public_then(query, code)
    if revision is None:
        return gone(request, query, code, page="share_incident")

    def at(name: str, query: Query) -> str:
        return request.build_absolute_uri(address_of(name, query, code=code))

    when = moment_of(revision)
    standpoint = query.standpoint().but(asof=query.asof and _moment(query))
    pinned = at("incident", Query(asof=when, lang=query.lang))
    context = {
        "revision": revision,
        "name": revision.title,
        "page": address_of("incident", query.standpoint(), code=code),
        "live": at("incident", Query(lang=query.lang)),
        "pinned": pinned,
        "when": when,
        "moment": moment_words(when),
        "embed": iframe(
            at("embed_incident", standpoint),
            labelled("Dateline", revision.title),
            AS_WIDE_AS_THE_PAGE,
            HEIGHT_OF_ONE,
        ),
        "card": address_of("incident_card", standpoint, code=code),
        "citations": citations(revision.title, when, pinned),
        "canonical": at("share_incident", query.standpoint()),
        **_files(of_incident(code, standpoint)),
    }
    return render_page(request, "timeline/share.html", context, query=query)


def _page(request: HttpRequest, query: Query) -> str:
    """Which page shows the view; that of one actor or place only what names one. Raises BadQuery."""
    page = own(request.GET, "page", page_of_ours, "timeline")
    if page in ONE_ONLY and len(getattr(query, page)) != 1:
        raise BadQuery(page, str(ONE_ONLY[page]))
    return page


def _moment(query: Query, made: SavedView | None = None) -> datetime:
    """What is handed on is pinned to the moment looked from; without one to now, and in a day that is
    not over as well, since it would go on changing. A short link just `made` has said when now is."""
    now = timezone.now()
    if query.asof and query.asof <= now:
        return query.asof
    return (made and made.asof) or now.replace(microsecond=0)


def _links(request: HttpRequest, query: Query, page: str, made: SavedView | None) -> dict[str, Any]:
    """Where the view is found as it will be, and as it stood at the moment `when`."""
    when = _moment(query, made)
    return {
        "page": _place(query.but(), page),
        "live": request.build_absolute_uri(_place(query.but(asof=None), page)),
        "pinned": request.build_absolute_uri(_place(query.but(asof=when), page)),
        "when": when,
        "moment": moment_words(when),
        "asof": say_moment(when),
        "short": request.build_absolute_uri(made.get_absolute_url()) if made else "",
        "is_view": True,
        "made": made,
    }


def _place(query: Query, page: str) -> str:
    """Where the `page` shows the view."""
    if page not in ONE_ONLY:
        return address_of(page, query)
    asked = query.urlencode(unsaid=page)
    return reverse(page, args=getattr(query, page)) + (f"?{asked}" if asked else "")


def _files(groups: Groups) -> dict[str, Any]:
    """Those for reference managers stand where it is said how to cite."""
    return {
        "groups": [(words, groups[group]) for group, words in GROUPS.items() if group != CITATION],
        "cited_by": groups[CITATION],
    }


# Short links --------------------------------------------------------------------------------------


def _kept(page: str, query: Query) -> dict[str, str]:
    """What is kept of a view besides its moment; the page of an actor or place has a longer way."""
    on = SavedView.Page.MAP if page == "map" else SavedView.Page.TIMELINE
    return {"page": on, "query": query.but(asof=None, lang="").urlencode()}


def _save(request: HttpRequest, page: str, query: Query) -> SavedView:
    """Raises BadQuery for a moment that cannot be one, TooMany, and TooLong."""
    asked = QueryDict(mutable=True)
    asked["asof"] = request.POST.get("asof", "")
    asked_for = Query.parse(asked)
    asof = asked_for.asof and _moment(asked_for)
    return save_view(**_kept(page, query), asof=asof, address=client_address(request))


def _made(code: str, page: str, query: Query) -> SavedView | None:
    """The short link of this very view. Raises BadValue for any other code."""
    if not code:
        return None
    saved = SavedView.objects.filter(code=slug(code), **_kept(page, query)).first()
    if saved is None:
        raise BadValue(_("“%s” is not the code of a short link to this view") % code)
    return saved
