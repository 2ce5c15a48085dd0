"""An answer of oEmbed 1.0, as https://oembed.com has it."""

from xml.etree import ElementTree

import pytest

from timeline.share.oembed import Most, Shown, answer, as_xml

SITE = "https://dateline.example/"
SHOWN = Shown(
    title="Incidents: “<b> & \x0b”",
    page=f"{SITE}embed/?q=%3Cb%3E&order=desc",
    card=f"{SITE}timeline.png?q=%3Cb%3E",
    site=SITE,
    height=500,
)
THUMBNAIL = {"thumbnail_url", "thumbnail_width", "thumbnail_height"}


@pytest.mark.parametrize(
    ("most", "size"),
    [
        (Most(), (600, 500)),
        (Most(width=320), (320, 500)),
        (Most(height=200), (600, 200)),
        (Most(width=5000, height=5000), (600, 500)),
        (Most(width=1, height=1), (1, 1)),
    ],
)
def test_a_frame_is_never_larger_than_there_is_room(most, size):
    said = answer(SHOWN, most)

    assert (said["width"], said["height"]) == size
    assert f'width="{size[0]}" height="{size[1]}"' in said["html"]


@pytest.mark.parametrize(
    ("most", "given"),
    [
        (Most(), True),
        (Most(width=1200, height=630), True),
        (Most(width=1199), False),
        (Most(height=629), False),
    ],
)
def test_a_picture_is_named_with_its_size_or_not_at_all(most, given):
    said = answer(SHOWN, most)

    assert set(said) & THUMBNAIL == (THUMBNAIL if given else set())
    assert said.get("thumbnail_width", 1200) == 1200


def test_what_every_answer_must_say_is_said():
    said = answer(SHOWN, Most())

    assert (said["type"], said["version"]) == ("rich", "1.0")
    assert said.keys() >= {"title", "html", "width", "height", "provider_name", "provider_url"}
    assert all(isinstance(said[name], int) for name in ("width", "height", "cache_age"))


def test_xml_says_the_same_and_is_well_formed_whatever_is_asked():
    said = answer(SHOWN, Most())
    root = ElementTree.fromstring(as_xml(said).encode())

    assert root.tag == "oembed"
    assert {each.tag: each.text for each in root} == {
        name: str(value).replace("\x0b", "") for name, value in said.items()
    }
