"""Answers of oEmbed 1.0 (https://oembed.com): a page of ours as something to show on another site."""

import re
from dataclasses import dataclass
from xml.etree.ElementTree import Element, SubElement, tostring

from timeline.share.iframe import WIDTH, iframe

CARD = (1200, 630)  # pixels, of the picture of a view or an incident
FOR_A_DAY = 86_400  # seconds that an answer may be kept: what is in the frame is always of now
NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")  # XML 1.0, section 2.2

Answer = dict[str, str | int]


@dataclass(frozen=True)
class Most:
    """How wide and high, in pixels, whoever asks has room for; None: as we like."""

    width: int | None = None
    height: int | None = None

    def holds(self, width: int, height: int) -> bool:
        return width <= (self.width or width) and height <= (self.height or height)


@dataclass(frozen=True)
class Shown:
    """What is shown: absolute addresses of the page for the frame, of the picture of it and of the
    site; and how high the frame had best be, in pixels."""

    title: str
    page: str
    card: str
    site: str
    height: int


def answer(shown: Shown, most: Most) -> Answer:
    """Of the type "rich". The picture is named only where it fits, as the rules for it are the same."""
    width = min(WIDTH, most.width or WIDTH)
    height = min(shown.height, most.height or shown.height)
    said: Answer = {
        "type": "rich",
        "version": "1.0",
        "title": shown.title,
        "provider_name": "Dateline",
        "provider_url": shown.site,
        "cache_age": FOR_A_DAY,
        "html": iframe(shown.page, shown.title, width, height),
        "width": width,
        "height": height,
    }
    if most.holds(*CARD):
        wide, high = CARD
        said |= {"thumbnail_url": shown.card, "thumbnail_width": wide, "thumbnail_height": high}
    return said


def as_xml(said: Answer) -> str:
    root = Element("oembed")
    for name, value in said.items():
        SubElement(root, name).text = NOT_IN_XML.sub("", str(value))
    declared = '<?xml version="1.0" encoding="utf-8" standalone="yes"?>'
    return f"{declared}\n{tostring(root, encoding='unicode')}\n"
