"""What went wrong, for programs: application/problem+json (RFC 9457)."""

from typing import Any

from django.http import HttpRequest, JsonResponse, QueryDict
from django.utils.cache import patch_vary_headers

from timeline.search.query import BadQuery
from timeline.views.refusal import REFUSED
from timeline.views.rendering import VARIES


def problem(status: int, title: str, detail: str, **more: Any) -> JsonResponse:
    """`title` says what kind of problem it is, `detail` what is wrong this time; both are for people,
    what programs need is in `more`. Its type is "about:blank", as the status says enough."""
    response = JsonResponse(
        {"type": "about:blank", "title": title, "status": status, "detail": detail, **more},
        status=status,
        content_type="application/problem+json",
        json_dumps_params={"ensure_ascii": False},
    )
    patch_vary_headers(response, VARIES)
    response["Cache-Control"] = "no-store"
    return response


def refused(request: HttpRequest, given: QueryDict, bad: BadQuery) -> JsonResponse:
    """A question that cannot be asked: what is wrong with the first parameter at fault."""
    return problem(400, str(REFUSED), f"{bad.parameter}: {bad.message}.", parameter=bad.parameter)
