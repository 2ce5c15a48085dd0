"""A small map beside a place: where it is, and how far from there its precision lets it be."""

from django.contrib.auth.decorators import permission_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe

from timeline.admin.entry.names import Names, as_exactly_as
from timeline.admin.keys import key_of
from timeline.models import Location
from timeline.models.terms import PINNED, WherePrecision
from timeline.search.frame import Frame
from timeline.views.map_svg import drawn
from timeline.views.markers import shapes
from timeline.views.marks import Marks, Single
from timeline.views.viewport import Viewport

AROUND = 8  # degrees on each side: so much that a coast is seen, by which one knows where it is
BOXES = "#id_location, #id_where, #id_where_prec"
FOLLOWS = (
    "chosen from:#id_location, change from:#id_where_prec, input delay:400ms from:#id_where, "
    "change from:#id_where"
)


@require_safe
@permission_required("timeline.view_incident", raise_exception=True)
def place_map(request: HttpRequest) -> HttpResponse:
    """`?location=` its key, or `?where=` its name; `&where_prec=` a code, or the place's own."""
    place, said = _asked(request), request.GET.get("where_prec", "")
    code = key_of(said)
    precision = code if code in WherePrecision.values else as_exactly_as(place)
    return render(request, "admin/entry/map.html", seen(place, precision))


def _asked(request: HttpRequest) -> Location | None:
    key, words = request.GET.get("location", ""), request.GET.get("where", "")
    if key:
        return Location.objects.filter(pk=key_of(key) or 0).first()
    try:
        place = Names(places=[words]).place(words)
    except ValidationError:
        return None
    return place if isinstance(place, Location) else None


def map_box(place: Location | None, precision: int) -> SafeString:
    """The map as it stands, which with scripts follows the boxes of place and precision."""
    told = seen(place, precision)
    return format_html(
        '<div class="place-map" hx-get="{}" hx-trigger="{}" hx-include="{}" hx-sync="this:queue last">'
        "{}</div>",
        reverse("admin:place_map"),
        FOLLOWS,
        BOXES,
        render_to_string("admin/entry/map.html", told),
    )


def seen(place: Location | None, precision: int) -> dict[str, object]:
    """What the map's template needs."""
    if place is None:
        return {"words": "No place is chosen that is known here."}
    known = WherePrecision(precision).label
    if precision not in PINNED:
        return {"words": f"{place}: {known}. The public map has no point for it."}
    if place.latitude is None or place.longitude is None:
        return {"words": f"{place}: {known}. Where it lies is not known here, so no map has it."}
    return {"words": f"{place}: {known}", "svg": _drawn(place, precision), "shapes": shapes()}


def _drawn(place: Location, precision: int) -> SafeString:
    longitude, latitude = float(place.longitude or 0), float(place.latitude or 0)
    mark = Single(
        longitude=longitude,
        latitude=latitude,
        code="",
        title=str(place),
        kind="",
        harms=[],
        reviewed=True,
        when="",
        where=str(WherePrecision(precision).label),
        where_prec=precision,
        shape="disc",
        address=reverse("admin:timeline_location_change", args=[place.pk]),
    )
    south, north = max(latitude - AROUND, -85), min(latitude + AROUND, 85)
    frame = Frame(max(longitude - AROUND, -180), south, min(longitude + AROUND, 180), north)
    return drawn(Marks([], [mark]), Viewport.fitted(frame, asked=True), None)
