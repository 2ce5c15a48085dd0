"""The timeline, and short codes for views of it."""

from datetime import date

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from timeline.dates import day
from timeline.models import SavedView
from timeline.search import values
from timeline.search.found import Found, search
from timeline.search.query import BadQuery, Query, tracks
from timeline.views.answer import filtered_timeline
from timeline.views.days import span_words
from timeline.views.file_words import heads_of_view
from timeline.views.linked_data import of_view
from timeline.views.methods import only_read
from timeline.views.pages import asking
from timeline.views.rendering import is_form_as_sent, is_swap, render_page, write_address


@asking("jump")
def timeline(request: HttpRequest, found: Found) -> HttpResponse:
    """`jump` is a day to go to in the list; the address of the page that begins there is the answer."""
    jump = _day_to_go_to(request)
    if jump and (there := _place_in_list(found, jump)):
        return redirect(there)
    if jump:
        found = search(found.last_page())
    address = address_of("timeline", found.query)
    if is_form_as_sent(request):
        return redirect(address)
    context = filtered_timeline(found, request.GET)
    context["nothing_from"] = span_words(day(jump)) if jump else ""
    context["canonical"] = request.build_absolute_uri(address)
    context["file_links"] = heads_of_view(found.query, context["name"])
    context["linked_data"] = of_view(
        request, found, canonical=context["canonical"], name=context["name"]
    )
    response = render_page(request, "timeline/timeline.html", context, query=found.query)
    if is_swap(request):
        write_address(request, response, address)
    return response


def _day_to_go_to(request: HttpRequest) -> date | None:
    said = request.GET.get("jump", "").strip()
    try:
        return values.day(said) if said else None
    except values.BadValue as bad:
        raise BadQuery("jump", str(bad)) from None


def _place_in_list(found: Found, jump: date) -> str:
    """The address of the first entry of the day, or of the next: on the page that begins with it, or
    on that of the whole list; "" where nothing follows."""
    there = found.page_from(jump)
    if there is None:
        return ""
    first, whole = search(there).page().hits[0], found.page()
    fits = not (whole.earlier or whole.later)
    return f"{address_of('timeline', found.query if fits else there)}#at-{first.code}"


@only_read
def saved_view(request: HttpRequest, code: str) -> HttpResponse:
    """To the timeline or map as it was saved, or, when the view is pinned, as it stood then."""
    saved = SavedView.objects.filter(code=code.lower()).first()  # however it was typed
    if saved is None:
        return render(request, "404.html", {"short_link": True}, status=404)
    try:
        parameters = asked_by(saved, request.GET)
    except BadQuery as bad:
        return render(request, "400.html", {"bad": bad, "instead": request.path}, status=400)
    try:
        query = Query.parse(parameters)
    except BadQuery:  # the vocabulary has changed since: let the page say what it cannot read
        return redirect(f"{reverse(saved.page)}?{parameters.urlencode()}")
    return redirect(address_of(saved.page, query))


def asked_by(saved: SavedView, beside: QueryDict) -> QueryDict:
    """Its parameters; `beside` are those that its short link was followed with, of which `lang` is the
    reader's choice, not that of who saved it. Raises BadQuery for any other, since a question of one's
    own beside a kept one has no meaning that everybody would guess."""
    parameters = QueryDict(saved.query, mutable=True)
    for name, given in beside.lists():
        said = [value for value in given if value.strip()]
        if not said or tracks(name):
            continue
        if name != "lang":
            raise BadQuery(name, _("a short link has its question already, and takes only “lang”"))
        parameters.setlist(name, said)
    if saved.asof:
        parameters["asof"] = values.say_moment(saved.asof)
    return parameters


def address_of(name: str, query: Query, **where: str) -> str:
    """The canonical address of a page that answers `query`."""
    asked = query.urlencode()
    return reverse(name, kwargs=where) + (f"?{asked}" if asked else "")
