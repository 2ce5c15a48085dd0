"""The map as the server draws it, for pages without scripts and for paper: an SVG whose marks are links.

The base map is an image of white land, used as a mask, so that the page's own colours show through
it, dark ones too. It goes on above and below the picture, for a page that is higher than wide.
"""

from html import escape

from django.templatetags.static import static
from django.utils.safestring import SafeString

from timeline.search.frame import Frame
from timeline.views.circles import radius, short
from timeline.views.marks import Group, Marks, Single
from timeline.views.viewport import HIGH, WIDE, Viewport

DRAWN_TO = 9  # zoom; seen closer, a coast drawn to some kilometres would put towns into the sea
BEYOND = 160  # units above and below the picture
MARK = 15  # units: the size of a symbol, and that of the circle around it which can be hit
TARGET = 12  # radius
NARROW = (
    2  # on the narrowest screen a unit is half a pixel, and symbols are that much larger (map.css)
)
LEAST = {2: 11, 3: 13, 4: 15, 5: 17}  # units: radius of an area, which must be seen at any zoom


def drawn(marks: Marks, view: Viewport, frame: Frame | None) -> SafeString:
    """What stands in an `svg` that is WIDE, and HIGH with BEYOND on either side. `frame` is what was
    asked for, outlined."""
    most = max((group.count for group in marks.groups), default=1)
    return SafeString(
        f"{_land(view)}{_outline(frame, view)}"
        f"{''.join(_group(group, view, most) for group in marks.groups)}"
        f"{''.join(_single(single, view) for single in marks.singles)}"
    )


def _land(view: Viewport) -> str:
    """The world, and again east or west of itself where the picture reaches over the antimeridian."""
    everywhere = f'y="{-BEYOND}" width="{WIDE}" height="{HIGH + 2 * BEYOND}"'
    if view.zoom > DRAWN_TO:
        return f'<rect class="ground" {everywhere}/>'
    x, y = WIDE / 2 - view.x * view.scale, HIGH / 2 - view.y * view.scale
    wests = [x + turn * view.scale for turn in (-1, 0, 1)]
    side = f'y="{y:.1f}" width="{view.scale:.1f}" height="{view.scale:.1f}"'
    images = "".join(
        f'<image href="{static("map/world.svg")}" x="{west:.1f}" {side}/>'
        for west in wests
        if west < WIDE and west + view.scale > 0
    )
    return (
        f'<mask id="is-land" maskUnits="userSpaceOnUse" x="0" {everywhere}>{images}</mask>'
        f'<rect class="sea" {everywhere}/><rect class="land" {everywhere} mask="url(#is-land)"/>'
    )


def _outline(frame: Frame | None, view: Viewport) -> str:
    if frame is None:
        return ""
    west, north = view.at(frame.west, frame.north)
    east, south = view.at(frame.east, frame.south)
    return (
        f'<rect class="frame" x="{west}" y="{north}" width="{max(0, round(east - west, 1))}"'
        f' height="{round(south - north, 1)}"/>'
    )


def _area(single: Single, view: Viewport) -> str:
    x, y = view.at(single.longitude, single.latitude)
    reach = view.units(single.kilometres * 1_000, single.latitude)
    reach = round(max(reach, LEAST[single.where_prec]), 1)
    kind = "ring" if single.where_prec == 2 else "unit"
    return f'<circle class="{kind} {single.shape}" cx="{x}" cy="{y}" r="{reach}"/>'


def _single(single: Single, view: Viewport) -> str:
    x, y = view.at(single.longitude, single.latitude)
    exact = "" if single.where_prec == 1 else " hollow"
    corner = f'x="{round(x - MARK / 2, 1)}" y="{round(y - MARK / 2, 1)}"'
    return (
        f'<a class="{single.shape}" href="{escape(single.address)}" aria-label="{escape(single.words)}">'
        f"<title>{escape(single.words)}</title>"
        f"{_area(single, view) if single.kilometres else ''}"
        f'<g class="sign"><circle class="target" cx="{x}" cy="{y}" r="{TARGET}"/>'
        f'<use class="mark{exact}" href="#mark-{single.shape}" {corner} width="{MARK}" height="{MARK}"/></g></a>'
    )


def _group(group: Group, view: Viewport, most: int) -> str:
    x, y = view.at(group.longitude, group.latitude)
    return (
        f'<a class="group {group.known}" href="{escape(group.address)}" aria-label="{escape(group.words)}">'
        f"<title>{escape(group.words)}</title>"
        f'<g class="sign"><circle cx="{x}" cy="{y}" r="{radius(group.count, most)}"/>'
        f'<text x="{x}" y="{y}">{short(group.count)}</text></g></a>'
    )
