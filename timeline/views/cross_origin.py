"""What pages of any other site may read (the Fetch standard's CORS protocol): answers in which nothing
depends on who asks, as no cookie means anything here."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

View = Callable[..., HttpResponseBase]
SHOWN = (
    *("ETag", "Link", "Location", "Content-Disposition", "Memento-Datetime", "Retry-After"),
    *("Dateline-Total", "Dateline-Of", "Dateline-Change", "Dateline-Note", "Dateline-Left-Out"),
)


def open_to_all(view: View) -> View:
    """Decorates a view that is only read: each of its answers, refusals too, may be read from anywhere,
    and who asks beforehand whether they may send If-None-Match is told so."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **where: Any) -> HttpResponseBase:
        preflight = request.method == "OPTIONS" and "Origin" in request.headers
        response = HttpResponse(status=204) if preflight else view(request, *args, **where)
        response["Access-Control-Allow-Origin"] = "*"
        if preflight:
            response["Access-Control-Allow-Methods"] = "GET, HEAD"
            response["Access-Control-Allow-Headers"] = "*"
            response["Access-Control-Max-Age"] = "86400"
        else:
            response["Access-Control-Expose-Headers"] = ", ".join(SHOWN)
        return response

    return answer
