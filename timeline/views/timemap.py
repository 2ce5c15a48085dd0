"""All states that one incident was public in, each with the address that shows it: an RFC 7089 TimeMap."""

from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.utils.http import http_date
from django.utils.translation import gettext as _

from timeline.models import Revision
from timeline.search.found import Found
from timeline.search.query import BadQuery, Query
from timeline.views.cross_origin import open_to_all
from timeline.views.gone_file import gone
from timeline.views.pages import asking
from timeline.views.problem_json import refused
from timeline.views.rendering import VARIES
from timeline.views.timeline import address_of


@open_to_all
@asking(refusal=refused, dated=False)
def timemap(request: HttpRequest, found: Found, code: str) -> HttpResponse:
    """In application/link-format (RFC 6690), as section 5 of RFC 7089 has it. What was merged keeps
    its own, which ends there; of what was retracted nothing is left (410)."""
    for name, _value in found.query.pairs():
        raise BadQuery(name, _("a time map has no such parameter: it tells all there is"))
    told = Revision.objects.filter(code=code, withdrawn=False).order_by("number")
    moments = list(told.values_list("public_from", flat=True))
    if not moments:
        return gone(
            found.query,
            code,
            at=lambda kept: reverse("timemap", args=[kept]),
            request=request,
        )
    page = request.build_absolute_uri(reverse("incident", kwargs={"code": code}))
    days = f'from="{_date(moments[0])}"; until="{_date(moments[-1])}"'
    lines = [
        f'<{page}>; rel="original timegate"',
        f'<{page}timemap>; rel="self"; type="application/link-format"; {days}',
        *(_memento(request, code, moments, at) for at in range(len(moments))),
    ]
    response = HttpResponse(",\n".join(lines) + "\n", content_type="application/link-format")
    patch_vary_headers(response, VARIES)
    response["Cache-Control"] = "no-cache"
    return response


def _memento(request: HttpRequest, code: str, moments: list[datetime], at: int) -> str:
    first, last = at == 0, at == len(moments) - 1
    relation = f"{'first ' * first}{'last ' * last}memento"
    there = address_of("incident", Query(asof=moments[at]), code=code)
    shown = request.build_absolute_uri(there)
    return f'<{shown}>; rel="{relation}"; datetime="{_date(moments[at])}"'


def _date(moment: datetime) -> str:
    return http_date(moment.timestamp())
