"""The timeline, and short codes for views of it."""

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_safe
from django_htmx.middleware import HtmxDetails

from timeline.models import SavedView
from timeline.search.found import Found
from timeline.search.query import BadQuery, Query
from timeline.search.values import say_moment
from timeline.views.answer import filtered_timeline
from timeline.views.pages import asks
from timeline.views.rendering import is_swap, render_page


@asks
def timeline(request: HttpRequest, found: Found) -> HttpResponse:
    address = address_of("timeline", found.query)
    if not is_swap(request) and "" in request.GET.values():
        return redirect(
            address
        )  # a submitted form: its untouched fields need not be in the address
    context = filtered_timeline(found, request.GET)
    context["canonical"] = request.build_absolute_uri(address)
    response = render_page(request, "timeline/timeline.html", context, query=found.query)
    if is_swap(request):
        # a second entry for the same view would make Back seem to do nothing
        response["HX-Push-Url"] = "false" if _is_already_at(request, address) else address
    return response


def _is_already_at(request: HttpRequest, address: str) -> bool:
    htmx: HtmxDetails = request.htmx  # type: ignore[attr-defined]
    return htmx.current_url_abs_path == address


@require_safe
def saved_view(request: HttpRequest, code: str) -> HttpResponse:
    """To the timeline as it was saved, or, when the view is pinned, as it stood then."""
    saved = get_object_or_404(SavedView, code=code)
    parameters = QueryDict(saved.query, mutable=True)
    if lang := request.GET.get("lang"):  # the reader's choice, not that of who saved the view
        parameters["lang"] = lang
    if saved.asof:
        parameters["asof"] = say_moment(saved.asof)
    try:
        query = Query.parse(parameters)
    except BadQuery:  # the vocabulary has changed since: let the timeline say what it cannot read
        return redirect(f"{reverse('timeline')}?{parameters.urlencode()}")
    return redirect(address_of("timeline", query))


def address_of(name: str, query: Query, **where: str) -> str:
    """The canonical address of a page that answers `query`."""
    asked = query.urlencode()
    return reverse(name, kwargs=where) + (f"?{asked}" if asked else "")
