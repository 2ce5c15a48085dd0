"""Lists of events: a line that ends in a colon, and the items under it.

An item takes its day and its doer from the line that leads it: "Aircraft carried out nine strikes:",
"- Near Town, two strikes hit a depot."
"""

import re

from timeline.extract.scene import Scene

BULLET = re.compile(r"(?:--?|[–—•*·▪●■])\s")
PLACE_FIRST = re.compile(
    r"(?:Near|In|At|Outside|Around|Over|Off|North|South|East|West)\b[^.;:]{2,60},"
)


def listing(scene: Scene, listed: int | None) -> int | None:
    """The paragraph of the list that is being read, `listed` before this sentence; None outside one."""
    text, here = scene.text, scene.sentence.paragraph
    if text.endswith(":", scene.start, scene.end) or BULLET.match(text, scene.start):
        return here
    if listed is None or listed == here:
        return listed
    item = here == listed + 1 and PLACE_FIRST.match(text, scene.start, scene.end)
    return here if item else None
