"""A card holds what it is to say, within its margins, in the look of our pages."""

import re
from io import BytesIO
from pathlib import Path

import pytest
from fontTools.pens.boundsPen import BoundsPen
from fontTools.svgLib.path import parse_path
from PIL import Image, ImageColor

from timeline.share import colours, incident_card, view_card
from timeline.share.canvas import HEIGHT, MARGIN, WIDTH
from timeline.share.incident_card import Fact, IncidentCard
from timeline.share.shapes import CORNERS, mask
from timeline.share.view_card import CardBar, ViewCard
from timeline.views.markers import PATHS

BASE_CSS = (Path(__file__).parents[2] / "static" / "base.css").read_text()
ARABIC = "هجوم بطائرة مسيّرة على قاعدة عين الأسد "


def one(**fields) -> IncidentCard:
    facts = [
        Fact(label="When", words=["5 August 2024"], note="exact day"),
        Fact(label="Where", words=["Al Asad, Iraq"], note="near the place"),
        Fact(label="Killed and injured", words=["No one killed", "5–7 injured"]),
        Fact(label="Evidence", words=["Fair"], note="two or more credible sources agree"),
    ]
    plain = {"direction": "ltr", "shape": "diamond", "hollow": False, "kind": "Air strike"}
    return IncidentCard(**(plain | {"title": "A hit", "facts": facts} | fields))


def view(**fields) -> ViewCard:
    plain = {"direction": "ltr", "heading": "Incidents in Iraq", "period": "2024", "narrowed": []}
    bars = [CardBar(40, 100, "2023"), CardBar(0, 0), CardBar(60, 60, "2024")]
    return ViewCard(**(plain | {"counted": "1 of 2 entries", "bars": bars} | fields))


def shown(card: IncidentCard | ViewCard) -> Image.Image:
    draw = incident_card.draw if isinstance(card, IncidentCard) else view_card.draw
    return Image.open(BytesIO(draw(card))).convert("RGB")


def ink(picture: Image.Image, box: tuple[int, int, int, int]) -> bool:
    """Whether anything stands in this part of it."""
    paper = Image.new("RGB", (box[2] - box[0], box[3] - box[1]), colours.PAPER)
    return picture.crop(box).tobytes() != paper.tobytes()


LONG = "Rockets fired at the Ain al-Asad air base in western Iraq wound several soldiers " * 4
MANY = [
    Fact(
        label="When",
        words=["Between 17\u00a0October\u00a02023 and 29\u00a0January\u00a02024"],
        note="one of these 105 days",
    ),
    Fact(
        label="Where",
        words=["Al Hejjnah village, a long way from any town that has a name, Syria"],
        note="country only",
    ),
    Fact(label="Reported in all", words=["150+"]),
    Fact(
        label="Killed and injured",
        words=[
            "At least 1,250 killed, best estimate 1,300",
            "Injured, figures out of order as reported: low 30, best 20, high 10",
        ],
    ),
    Fact(
        label="Evidence", words=["Contested"], note="since shown not to have happened as reported"
    ),
]
CARDS = {
    "plain": one(),
    "long": one(title=LONG, facts=MANY, said="Not yet reviewed · As it stood on 6 August 2024"),
    "a word without an end": one(title="x" * 300, facts=MANY),
    "arabic": one(direction="rtl", title=ARABIC * 8, kind=ARABIC, facts=MANY, said=ARABIC * 3),
    "in a script without a font": one(title="日本語 " * 40),
    "nothing known": one(facts=[Fact(label="When", words=["2024"])], title=""),
    "view": view(),
    "long view": view(heading=LONG, period=LONG, narrowed=[LONG, LONG], said=LONG),
    "arabic view": view(direction="rtl", heading=ARABIC * 5, narrowed=[ARABIC] * 5),
    "empty view": view(bars=[], counted="0 of 2 entries", period="", nothing="None matches"),
    "long empty view": view(
        bars=[], heading=LONG, period=LONG, narrowed=[LONG, LONG], nothing=LONG, said=LONG
    ),
    "of two hundred bars": view(bars=[CardBar(3, 50, "Oct 2023")] * 200),
}


@pytest.mark.parametrize("name", CARDS)
def test_nothing_runs_over_the_margins(name):
    picture = shown(CARDS[name])

    over = 4  # as an accent or the tail of a letter may
    band = HEIGHT - 12
    for box in (
        (0, 0, WIDTH, 30),
        (0, 0, MARGIN - over, band),
        (WIDTH - MARGIN + over, 0, WIDTH, band),
        (0, band - 3, WIDTH, band),
    ):
        assert not ink(picture, box), box


@pytest.mark.parametrize(
    "name", [name for name, card in CARDS.items() if isinstance(card, IncidentCard)]
)
def test_the_title_leaves_the_line_under_it_free(name):
    line = incident_card.FACTS

    assert not ink(shown(CARDS[name]), (0, line - 2, WIDTH, line))


def test_a_column_is_as_wide_as_it_needs_to_be_and_no_other_pays_for_it():
    same, wide = (
        incident_card.widths([100, 200, 100], 1200),
        incident_card.widths([100, 900, 100], 1200),
    )

    assert same == [400, 400, 400]
    assert wide == [150, 900, 150]


def test_what_is_long_is_nearly_as_large_as_the_rest_and_whole():
    place = "Kandoy village (Bakpalu groupement, Walese Vonkutu), Democratic Republic of the Congo"
    facts = [*one().facts]
    facts[1] = Fact(label="Where", words=[place], note="near the place")

    columns = incident_card.columns(one(facts=facts))

    sizes = {column.blocks[1][0].size for column in columns}
    assert all(column.fits for column in columns)
    assert (len(sizes), min(sizes) >= 24) == (1, True)


def test_a_card_in_arabic_begins_on_the_right():
    english, arabic = shown(one()), shown(one(direction="rtl"))
    nameplate, its_mirror = (MARGIN, 36, 300, 90), (WIDTH - 300, 36, WIDTH - MARGIN, 90)

    assert (ink(english, nameplate), ink(english, its_mirror)) == (True, False)
    assert (ink(arabic, nameplate), ink(arabic, its_mirror)) == (False, True)


def test_the_bars_are_as_high_as_what_they_count():
    picture = shown(view(bars=[CardBar(50, 100), CardBar(0, 0), CardBar(50, 50), CardBar(0, 25)]))

    def heights(x: int, colour: str) -> int:
        wanted = ImageColor.getrgb(colour)
        return sum(picture.getpixel((x, y)) == wanted for y in range(HEIGHT - 12))

    first, third, last = MARGIN + 20, MARGIN + 20 + 536, MARGIN + 20 + 804
    certain, possible = heights(first, colours.BAR), heights(first, colours.BAR_POSSIBLE)
    assert abs(certain - possible) <= 1
    assert certain > 60
    assert abs(heights(third, colours.BAR) - certain) <= 1
    assert abs(heights(last, colours.BAR_POSSIBLE) * 2 - certain) <= 2


def test_a_view_that_nothing_answers_says_so_in_the_place_of_bars():
    empty = view(bars=[], counted="0 of 2 entries", nothing="No incident matches all of these")

    said, counted = (MARGIN + 3, 300, WIDTH - MARGIN - 3, 440), (MARGIN + 3, 440, 1000, 540)
    assert ink(shown(empty), said)
    assert ink(shown(empty), counted)


def test_a_day_that_is_not_certain_makes_the_mark_hollow():
    assert mask("disc", 30, hollow=False).getpixel((15, 15)) == 255
    assert mask("disc", 30, hollow=True).getpixel((15, 15)) == 0


def test_the_colours_are_those_of_the_pages():
    by_day = dict(re.findall(r"--([a-z-]+): light-dark\((#[0-9a-f]{6}),", BASE_CSS))
    ours = {
        name.lower().replace("_", "-"): colour
        for name, colour in vars(colours).items()
        if name.isupper() and isinstance(colour, str)
    }

    assert (ours | colours.KINDS).items() <= by_day.items()


@pytest.mark.parametrize("shape", PATHS)
def test_the_shapes_are_those_of_the_pages(shape):
    pen = BoundsPen(None)
    parse_path(PATHS[shape], pen)
    xs, ys = zip(*CORNERS[shape], strict=True)

    assert (min(xs), min(ys), max(xs), max(ys)) == pytest.approx(pen.bounds, abs=0.15)
