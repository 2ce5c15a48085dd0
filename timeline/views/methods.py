"""What may be done with a public address: to read it, and of a few, to post a form to it."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from timeline.views.problem_json import problem

View = Callable[..., HttpResponseBase]


def taking(*methods: str) -> Callable[[View], View]:
    """Decorates a view that any other method than these is refused, with those there are (405, RFC 9110,
    15.5.6). Only programs ask so."""

    def decorate(view: View) -> View:
        @wraps(view)
        def answer(request: HttpRequest, *args: Any, **where: Any) -> HttpResponseBase:
            return view(request, *args, **where) if request.method in methods else refused(request)

        return answer

    def refused(request: HttpRequest) -> HttpResponseBase:
        allowed = ", ".join(methods)
        told = {"methods": allowed, "method": request.method}
        response = problem(
            405,
            _("That cannot be done here"),
            _("This address takes %(methods)s, and not %(method)s.") % told,
        )
        response["Allow"] = allowed
        return response

    return decorate


def only_read(view: View) -> View:
    """Decorates a view to which nothing can be sent, so that no mark of a form is asked for first."""
    return csrf_exempt(taking("GET", "HEAD")(view))
