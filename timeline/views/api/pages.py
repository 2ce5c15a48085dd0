"""Where the description of the API is had: by programs, and by those who write them."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import etag

from timeline.search.found import Found
from timeline.search.locale import speaking
from timeline.views.api.besides import OEMBED, ZOOM
from timeline.views.api.document import NOTES, SWITCHED, document
from timeline.views.api.parameters import LIMIT, described
from timeline.views.cross_origin import open_to_all
from timeline.views.freshness import version
from timeline.views.methods import only_read
from timeline.views.pages import asks
from timeline.views.rendering import render_page
from timeline.views.timeline import address_of


def _tag(request: HttpRequest) -> str:
    return f'W/"{version()[:32]}"'


@open_to_all
@only_read
@etag(_tag)
def openapi(request: HttpRequest) -> HttpResponse:
    """In English, whoever asks: it is of names."""
    with speaking("en"):
        told = document(request.build_absolute_uri("/").rstrip("/"))
    response = JsonResponse(told, json_dumps_params={"ensure_ascii": False})
    response["Cache-Control"] = "no-cache"
    return response


@asks
def api(request: HttpRequest, found: Found) -> HttpResponse:
    with speaking("en"):
        told = document(request.build_absolute_uri("/").rstrip("/"))
        parameters = [(name, words) for name, (_schema, words) in described().items()]
        switches = [(name, words) for name, (_schema, words) in SWITCHED.items()]
        switches += [(each["name"], each["description"]) for each in (LIMIT, ZOOM, *OEMBED)]
    context = {
        "notes": NOTES,
        "parameters": parameters,
        "switches": switches,
        "operations": [(path, each["get"]) for path, each in told["paths"].items()],
        "members": list(told["components"]["schemas"]["Incident"]["properties"].items()),
        "example": request.build_absolute_uri("/timeline.json?from=2024-01-01&limit=1"),
        "canonical": request.build_absolute_uri(address_of("api", found.query.standpoint())),
    }
    return render_page(request, "timeline/api.html", context, query=found.query)
