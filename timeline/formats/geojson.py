"""GeoJSON (RFC 7946): a FeatureCollection, or features one after the other (RFC 8142).

The properties are UCDP GED's columns, ACLED's, those of our own CSV, or the members of our own JSON
of one incident; the point is the geometry's, as [longitude, latitude]. A feature without a geometry
is an event without a point. Only points are read: another shape is refused by name.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from timeline.formats import acled, ged, own_csv
from timeline.formats.cells import BadCell, text
from timeline.formats.elements import BrokenJson, Elements
from timeline.formats.events import EventRead, RefusedRow, Row
from timeline.formats.lines import printable
from timeline.formats.opening import Opened
from timeline.formats.own_json import Cells, as_cells

TITLED = "GeoJSON"

IDS = ("id", "event_id_cnty", "code")


def read(opened: Opened) -> Iterator[Row]:
    """The events of a GeoJSON file. Where the JSON breaks, what follows is one refused row."""
    try:
        for line, feature in Elements(opened).of("features"):
            yield _row(feature, line)
    except BrokenJson as problem:
        yield RefusedRow(problem.line, str(problem))


def _row(feature: Any, line: int) -> Row:
    key = ""
    try:
        cells = _cells(feature)
        key = next((text(cells[name]) for name in IDS if cells.get(name)), "")
        return _event(cells, line)
    except BadCell as problem:
        return RefusedRow(line, str(problem), key)


def _cells(feature: Any) -> Cells:
    if not isinstance(feature, dict) or not isinstance(feature.get("properties"), dict):
        raise BadCell("this is no Feature with properties")
    cells = as_cells(feature["properties"])
    if "id" in feature and not any(name in cells for name in IDS):
        cells["code"] = printable(str(feature["id"]))
    return {**cells, **_point(feature.get("geometry"))}


def _point(geometry: Any) -> Cells:
    if geometry is None:
        return {"latitude": "", "longitude": ""}
    kind = geometry.get("type") if isinstance(geometry, dict) else None
    if kind != "Point":
        raise BadCell(
            f"its geometry is a {text(printable(str(kind)), 40)}; only a Point can be read"
        )
    place = geometry.get("coordinates")
    if not isinstance(place, list) or len(place) not in (2, 3):
        raise BadCell("its Point has no two coordinates")
    longitude, latitude = (printable(str(degrees)) for degrees in place[:2])
    return {"longitude": longitude, "latitude": latitude}


def _event(cells: Cells, line: int) -> EventRead:
    """By whose columns the properties are; ours where they are nobody else's. Raises BadCell."""
    required: Sequence[str]
    if all(name in cells for name in ged.SIGNS):
        make, required, titled = ged.event, ged.REQUIRED, ged.TITLED
    elif all(name in cells for name in acled.SIGNS):
        make, required, titled = acled.event, acled.REQUIRED, acled.TITLED
    else:
        make, required, titled = own_csv.event, own_csv.REQUIRED, own_csv.TITLED
    missing = [name for name in required if name not in cells]
    if missing:
        raise BadCell(f"the feature lacks {', '.join(missing)}, which {titled} has")
    return make(cells, line)
