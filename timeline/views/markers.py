"""The shape that marks each kind of event."""

from functools import cache

from django.utils.safestring import SafeString

PATHS = {  # on a square of 16
    "square": "M2.5 2.5h11v11h-11z",
    "diamond": "M8 .8 15.2 8 8 15.2.8 8z",
    "triangle": "M8 1.6 15.4 14.4H.6z",
    "disc": "M8 1.8a6.2 6.2 0 1 0 0 12.4A6.2 6.2 0 0 0 8 1.8z",
    "pentagon": "M8 1l7.2 5.3-2.8 8.4H3.6L.8 6.3z",
    "cross": "M5.4 1.2h5.2v4.2h4.2v5.2h-4.2v4.2H5.4v-4.2H1.2V5.4h4.2z",
    "hexagon": "M4.4 1.8h7.2L15.2 8l-3.6 6.2H4.4L.8 8z",
}


@cache
def marker(shape: str, *, hollow: bool = False) -> SafeString:
    """An event type's shape; hollow where the day is uncertain. Decoration: words say the same."""
    return SafeString(
        f'<svg class="mark {shape}{" hollow" if hollow else ""}" viewBox="-1 -1 18 18" '
        f'aria-hidden="true"><path d="{PATHS[shape]}"/></svg>'
    )


@cache
def shapes() -> SafeString:
    """All shapes, once on a page that uses them by the hundred."""
    symbols = "".join(
        f'<symbol id="mark-{shape}" viewBox="-1 -1 18 18"><path d="{path}"/></symbol>'
        for shape, path in PATHS.items()
    )
    return SafeString(f'<svg class="unseen" aria-hidden="true">{symbols}</svg>')
