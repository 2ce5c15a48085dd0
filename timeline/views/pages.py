"""How every page of the reading room is asked for."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, QueryDict
from django.http.response import HttpResponseBase

from timeline.search.found import search
from timeline.search.query import BadQuery, Query
from timeline.views.freshness import not_modified, tag_of
from timeline.views.memento import at_its_moment, place_in_time
from timeline.views.methods import only_read, taking
from timeline.views.refusal import refuse
from timeline.views.rendering import is_typing

View = Callable[..., HttpResponseBase]
Refusal = Callable[[HttpRequest, QueryDict, BadQuery], HttpResponseBase]


def asking(
    *besides: str,
    of_the_desk_too: bool = False,
    posted: bool = False,
    dated: bool = True,
    refusal: Refusal = refuse,
) -> Callable[[View], View]:
    """Decorates a page that takes the query vocabulary, and `besides` parameters of its own: it is
    handed what was Found; a bad question is answered 400, by the `refusal`.

    Who has the page already is answered 304, unless it shows something `of_the_desk_too`. A form may
    be `posted` to it. A `dated` page shows the past too, and programs are told so (views.memento).
    """
    methods = taking("GET", "HEAD", "POST") if posted else only_read

    def decorate(view: View) -> View:
        @methods
        @wraps(view)
        def answer(request: HttpRequest, **where: Any) -> HttpResponseBase:
            given = request.GET.copy()
            for name in besides:
                given.pop(name, None)
            try:
                found = search(Query.parse(given))
                if is_typing(request):
                    found = found.or_begun()  # the address that is written says so
                tag = "" if of_the_desk_too else tag_of(request, found)
                elsewhere = at_its_moment(request, found, **where) if dated else None
                response = elsewhere or not_modified(request, tag) or view(request, found, **where)
            except BadQuery as bad:
                return refusal(request, given, bad)
            if tag and response.status_code in (200, 304):
                response["ETag"] = tag
            if dated:
                place_in_time(request, response, found, **where)
            return response

        return answer

    return decorate


asks = asking()
