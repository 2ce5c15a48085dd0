"""The pages for what broke on our side, for what is not there, and for a form that is too large; Django
draws the others."""

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse, HttpResponseServerError
from django.shortcuts import render
from django.template.loader import get_template
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views import defaults

from timeline.views.problem_json import problem

CHUNK, READ_PAST = 64 * 1024, 64 * 1024 * 1024  # bytes


def broken(request: HttpRequest) -> HttpResponseServerError:
    """In the reader's colours, which Django's handler knows nothing of; and without the context
    that it gives other pages, as that may be what broke."""
    return HttpResponseServerError(get_template("500.html").render({"request": request}))


def missing(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Who asks for a file is a program; who asks for anything else is shown a page."""
    at_the_desk = request.path_info.startswith(reverse("admin:index"))
    called = request.path_info.rpartition("/")[2]
    if ("." not in called and called != "timemap") or at_the_desk:
        return defaults.page_not_found(request, exception)
    response = problem(404, _("There is no such file"), _("Nothing public has this address."))
    response["Access-Control-Allow-Origin"] = "*"  # as of every file: see cross_origin
    return response


def unreadable(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Of a form that is too large it says how large one may be."""
    if not isinstance(exception, RequestDataTooBig):
        return defaults.bad_request(request, exception)
    _read_past(request)
    at_the_desk = request.path_info.startswith(reverse("admin:index"))
    most = settings.DATA_UPLOAD_MAX_MEMORY_SIZE if at_the_desk else settings.READERS_FORM_LIMIT
    context = {"megabytes": most / 1e6, "at_the_desk": at_the_desk}
    return render(request, "413.html", context, status=413)


def _read_past(request: HttpRequest) -> None:
    """A browser that is still sending when the connection ends shows no answer; who sends yet more
    than READ_PAST is given none."""
    for _chunk in range(0, READ_PAST, CHUNK):
        if not request.read(CHUNK):
            return
