"""Pages as they stood, for programs that ask by a moment: the Memento protocol, RFC 7089.

A page without `asof` is an original resource and its own time gate (pattern 1.1 of section 4); with
`asof` it is a memento of that page.
"""

from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import quote

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.utils.http import http_date, parse_http_date
from django.utils.translation import gettext as _

from timeline.models import Revision
from timeline.search.found import Found
from timeline.search.query import encoded, tracks
from timeline.search.values import say_moment
from timeline.views.problem_json import problem

A_SECOND = timedelta(seconds=1)  # HTTP's dates are no more exact


def at_its_moment(
    request: HttpRequest, found: Found, *, code: str = "", **where: Any
) -> HttpResponse | None:
    """302 to the memento that Accept-Datetime asks for: the first where that is before all of them,
    the present where it is still to come. 400 for what is no date (section 4.5.3). None for who asks
    for no moment, and where there is no memento: then the page says why.
    """
    said = request.headers.get("Accept-Datetime")
    if said is None or found.query.asof or request.method == "POST":
        return None
    try:
        wanted = datetime.fromtimestamp(parse_http_date(said), UTC)
    except (ValueError, OverflowError):
        detail = (
            _("“%s” is not a date as HTTP writes it, like Tue, 06 Aug 2024 12:00:00 GMT") % said
        )
        return problem(400, _("That moment cannot be read"), f"Accept-Datetime: {detail}.")
    moment = _state_at(code, wanted) if code else _present_at(found, wanted)
    if moment is None:
        return None
    response = HttpResponseRedirect(_address(request, asof=moment))
    response["Cache-Control"] = "no-cache"
    return response


def _present_at(found: Found, wanted: datetime) -> datetime | None:
    """Of a view, which has a memento of every moment since the record began."""
    begins = found.state.begins
    return begins and max(begins, min(wanted, timezone.now().replace(microsecond=0)))


def _state_at(code: str, wanted: datetime) -> datetime | None:
    """When the state began that an incident was in; None of one that had been merged or was never
    public."""
    told = Revision.objects.filter(code=code, withdrawn=False).order_by("number")
    states = list(told.values_list("public_from", "public_until"))
    begun = [state for state in states if state[0] < wanted + A_SECOND] or states[:1]
    if not begun:
        return None
    since, until = begun[-1]
    return since if until is None or until > wanted else None


def place_in_time(
    request: HttpRequest, response: HttpResponseBase, found: Found, *, code: str = "", **where: Any
) -> None:
    """Says of which moment an answer tells, and where the same page is told of others. A day that is
    not over is no memento yet, as what it shows may change; before the record begins there is none."""
    asof, begins = found.query.asof, found.state.begins
    if asof is None:
        patch_vary_headers(response, ["Accept-Datetime"])
    sent_on = response.status_code == 302 and "Accept-Datetime" in request.headers
    if response.status_code not in (200, 304) and not sent_on:
        return
    if asof and begins and begins <= asof <= timezone.now() and not sent_on:
        response["Memento-Datetime"] = http_date(asof.timestamp())
    links = [response.get("Link"), f'<{_address(request)}>; rel="original timegate"']
    if code and request.path == reverse("incident", kwargs={"code": code}):
        timemap = request.build_absolute_uri(reverse("timemap", kwargs={"code": code}))
        links.append(f'<{timemap}>; rel="timemap"; type="application/link-format"')
    response["Link"] = ", ".join(filter(None, links))


def _address(request: HttpRequest, *, asof: datetime | None = None) -> str:
    """What is asked for, at that moment or whenever it is asked for."""
    asked = [
        (name, value)
        for name, values in request.GET.lists()
        for value in values
        if value.strip() and name != "asof" and not tracks(name)
    ]
    if asof:
        asked.append(("asof", say_moment(asof)))
    path = quote(request.path)
    return request.build_absolute_uri(f"{path}?{encoded(sorted(asked))}" if asked else path)
