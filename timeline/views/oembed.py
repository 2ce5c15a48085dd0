"""What other sites ask when a link to a view or an incident is pasted there (oEmbed 1.0)."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _

from timeline.search import values
from timeline.search.query import BadQuery
from timeline.search.values import BadValue
from timeline.share.oembed import Answer, Most, Shown, answer, as_xml
from timeline.views.cross_origin import open_to_all
from timeline.views.embeddable import NothingThere, embeddable
from timeline.views.freshness import not_modified, tag_of
from timeline.views.methods import only_read
from timeline.views.problem_json import problem, refused
from timeline.views.rendering import VARIES
from timeline.views.stretch import own

FORMATS = ("json", "xml")


@open_to_all
@only_read
def oembed(request: HttpRequest) -> HttpResponseBase:
    """`url` is the address that was pasted; `maxwidth` and `maxheight` are in pixels. Parameters that
    consumers add of their own are passed over."""
    form = request.GET.get("format", "").strip().lower() or "json"
    try:
        return _answered(request, form) if form in FORMATS else _not_implemented(form)
    except BadQuery as bad:
        return refused(request, request.GET, bad)
    except NothingThere as nothing:
        return problem(404, _("There is nothing to embed"), str(nothing))


def _not_implemented(form: str) -> HttpResponse:
    return problem(
        501,
        _("There is no such format"),
        _("Nothing is written as “%(suffix)s”; there are %(known)s.")
        % {"suffix": form, "known": ", ".join(FORMATS)},
    )


def _answered(request: HttpRequest, form: str) -> HttpResponseBase:
    """Raises BadQuery and NothingThere."""
    address = own(request.GET, "url", str, "")
    if not address:
        raise BadQuery("url", _("say the address of a view or an incident"))
    most = Most(*(own(request.GET, name, _pixels, "") for name in ("maxwidth", "maxheight")))
    there = embeddable(request, address)
    tag = tag_of(request, there.found)
    if unchanged := not_modified(request, tag):
        return unchanged
    shown = Shown(
        title=there.title,
        page=request.build_absolute_uri(there.page),
        card=request.build_absolute_uri(there.card),
        site=request.build_absolute_uri("/"),
        height=there.height,
    )
    response = _written(answer(shown, most), form)
    patch_vary_headers(response, VARIES)
    response["Cache-Control"] = "no-cache"
    if tag:
        response["ETag"] = tag
    return response


def _written(said: Answer, form: str) -> HttpResponse:
    if form == "xml":
        return HttpResponse(as_xml(said), content_type="text/xml; charset=utf-8")
    return JsonResponse(said, json_dumps_params={"ensure_ascii": False})


def _pixels(said: str) -> int | None:
    """Raises BadValue."""
    if not said:
        return None
    pixels = values.whole_number(said)
    if not pixels:
        raise BadValue(_("nothing has room in 0 pixels"))
    return pixels
