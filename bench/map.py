"""How long the map takes: the marks of the whole world and of nearer frames, and the page itself.

`compare` asks these questions of a server and writes the answers down.
"""

import statistics
from typing import Any

HEAD = """## The map

Marks are gathered on the server, at most 2,000 of them however many incidents there are. Milliseconds, p50 · p95,
of the busiest part of the record: the marks of the whole world, of 40° × 30°, of 4° × 3° and of a town's
surroundings, those of two kinds of event in the whole world, and the page that shows the first of them.

| incidents | database | world | 40° × 30° | 4° × 3° | town | two types | page | bytes, world |
|---:|---|---:|---:|---:|---:|---:|---:|---:|"""
ORDER = ("world", "40", "4", "town", "two types", "page")


def addresses() -> dict[str, str]:
    """What is asked -> the address that answers it."""
    from timeline.search.found import search
    from timeline.search.query import Query

    busiest = max(search(Query()).cells(9), key=lambda cell: cell.count)

    def around(degrees: float, zoom: int) -> str:
        west, east = (
            (busiest.longitude + side * degrees / 2 + 180) % 360 - 180 for side in (-1, 1)
        )
        south, north = (busiest.latitude + side * degrees * 3 / 8 for side in (-1, 1))
        return f"/map/cells.json?bbox={west:.4f},{south:.4f},{east:.4f},{north:.4f}&zoom={zoom}"

    return {
        "world": "/map/cells.json?zoom=2",
        "40": around(40, 5),
        "4": around(4, 8),
        "town": around(0.1, 13),
        "two types": "/map/cells.json?type=air-drone-strike&type=armed-clash&zoom=2",
        "page": "/map/",
    }


def table(figures: list[dict[str, Any]]) -> str:
    rows = [
        f"| {one['incidents']:,} | {one['database']} | "
        + " | ".join(_both(one["map"][name]) for name in ORDER)
        + f" | {one['map_bytes']:,} |"
        for one in figures
    ]
    return "\n".join([HEAD, *rows, ""])


def _both(took: list[float]) -> str:
    late = sorted(took)[min(len(took) - 1, round(0.95 * len(took)))]
    return f"{statistics.median(took):.1f} · {late:.1f}"
