"""GeoJSON (RFC 7946): one Feature an incident, whose properties are the columns of our own CSV.

What no map can show at its place (an incident of which only the country is known, or nothing) has no
geometry, nor its country's point anywhere else, and no point is moved: `radius_km` says how far from its point the incident may have been.
`time` is the member that readers of OGC's JSON-FG look for: of an incident on an unknown day its
interval holds all the days that it may have been; `edtf` says which of the two it means.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from timeline.formats.about import About, Said
from timeline.formats.writing import own_csv
from timeline.formats.writing.array import array
from timeline.formats.writing.own_json import said
from timeline.models.terms import KILOMETRES, PINNED
from timeline.search.records import PublicRecord

Members = dict[str, Any]
Point = tuple[float, float]  # longitude and latitude, in degrees of WGS 84

IN_THE_GEOMETRY = ("latitude", "longitude")
COLUMNS = own_csv.HEADER


class Box:
    """The least that holds the points of some features."""

    def __init__(self) -> None:
        self.west, self.south, self.east, self.north = 180.0, 90.0, -180.0, -90.0

    def around(self, told: Members) -> Members:
        """`told`, a Feature, whose point lies in the box from now on."""
        if told["geometry"]:
            longitude, latitude = told["geometry"]["coordinates"]
            self.west, self.east = min(self.west, longitude), max(self.east, longitude)
            self.south, self.north = min(self.south, latitude), max(self.north, latitude)
        return told

    @property
    def edges(self) -> list[float] | None:
        """West, south, east, north; None where no feature had a point."""
        found = self.west <= self.east
        return [self.west, self.south, self.east, self.north] if found else None


def write(records: Iterable[PublicRecord], about: About) -> Iterator[str]:
    """A FeatureCollection, a line a feature. Its `bbox` stands last, when it is known."""
    told = {"type": "FeatureCollection", "name": about.name, "total": about.total, "of": about.of}
    yield said(told | {"url": about.page, "pinned_url": about.pinned})[:-1] + ',"features":'
    box = Box()
    yield from array(box.around(feature(public, about)) for public in records)
    yield (f',"bbox":{said(box.edges)}' if box.edges else "") + "}\n"


def write_one(records: Iterable[PublicRecord], about: About) -> Iterator[str]:
    """The Feature itself, of a file of just one."""
    for public in records:
        yield said(feature(public, about)) + "\n"


def point(record: Members) -> Point | None:
    place = record["location"]
    if place is None or record["where_prec"] not in PINNED:
        return None
    if place["latitude"] is None or place["longitude"] is None:
        return None
    return place["longitude"], place["latitude"]


def feature(public: PublicRecord, about: About) -> Members:
    record, at = public.record, point(public.record)
    start, end, told = record["date_start"], record["date_end"], about.said(record)
    properties: Members = dict(zip(COLUMNS, own_csv.row(public, about), strict=True))
    for name in IN_THE_GEOMETRY:
        del properties[name]
    properties["reviewed"] = record["reviewed"]
    properties["radius_km"] = KILOMETRES[record["where_prec"]] if at else None
    properties["edtf"] = told.edtf
    properties["description"] = described(told)
    return {
        "type": "Feature",
        "id": public.code,
        "geometry": {"type": "Point", "coordinates": at} if at else None,
        "time": {"date": start} if start == end else {"interval": [start, end]},
        "properties": properties,
    }


def described(told: Said) -> str:
    """simplestyle's line below the title: when, where, who was harmed, how good the evidence is."""
    return " · ".join(filter(None, (told.when, told.where, *told.harms, told.grading)))
