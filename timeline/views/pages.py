"""How every page of the reading room is asked for."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from timeline.search.known import settled
from timeline.search.query import BadQuery, Query
from timeline.views.refusal import refuse

View = Callable[..., HttpResponse]


def asks(view: View) -> View:
    """A page that takes the query vocabulary: it is handed the Query; a bad one is answered 400."""

    @require_safe
    @wraps(view)
    def answer(request: HttpRequest, **where: Any) -> HttpResponse:
        try:
            return view(request, settled(Query.parse(request.GET)), **where)
        except BadQuery as bad:
            return refuse(request, bad)

    return answer
