"""What is drawn stands out from what lies behind it, by day and by night (WCAG 1.4.11: 3 to 1).

Words are looked at by axe-core (tests/browser/test_barriers.py), which knows nothing of markers,
bars, borders of fields and the ring of the focus.
"""

import re
from pathlib import Path

import pytest

CSS = (Path(__file__).parent.parent / "static" / "base.css").read_text()
TOKEN = re.compile(r"--([\w-]+): light-dark\(#([0-9a-f]{6}), #([0-9a-f]{6})\);")
LEAST = 3
SHAPES = ("square", "diamond", "triangle", "disc", "pentagon", "cross", "hexagon")
DRAWN = [
    *SHAPES,
    "accent",
    "ink",
    "strong-rule",
    "bar",
]  # accent: the ring, and a bar that is chosen


def tokens() -> dict[str, tuple[str, str]]:
    return {name: (light, dark) for name, light, dark in TOKEN.findall(CSS)}


def luminance(colour: str) -> float:
    """WCAG's relative luminance of "rrggbb"."""
    red, green, blue = (
        share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4
        for share in (value / 255 for value in bytes.fromhex(colour))
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def test_contrast_is_that_of_the_standard():
    assert contrast("000000", "ffffff") == pytest.approx(21)
    assert contrast("777777", "ffffff") == pytest.approx(4.478, abs=0.001)


@pytest.mark.parametrize("night", [False, True], ids=["by day", "by night"])
@pytest.mark.parametrize("behind", ["paper", "raised"])
@pytest.mark.parametrize("drawn", DRAWN)
def test_what_is_drawn_stands_out(drawn, behind, night):
    colour, ground = tokens()[drawn][night], tokens()[behind][night]

    assert contrast(colour, ground) >= LEAST, f"#{colour} on #{ground}"


@pytest.mark.parametrize("night", [False, True], ids=["by day", "by night"])
def test_a_bar_stands_out_from_what_may_fall_into_it(night):
    assert contrast(tokens()["bar"][night], tokens()["bar-possible"][night]) >= 1.5
