"""The code that is copied into other pages."""

from lxml import html

from timeline.share.iframe import iframe


def test_titles_and_addresses_stay_within_their_quotes():
    address = "https://dateline.example/embed/?q=%22&country=IQ"
    title = "\"><script>alert(1)</script> & 'more'"
    frame = html.fragment_fromstring(iframe(address, title, 500, 400))

    assert (frame.tag, len(frame), frame.text) == ("iframe", 0, None)
    assert (frame.get("src"), frame.get("title")) == (address, title)
    assert (frame.get("width"), frame.get("height")) == ("500", "400")


def test_what_is_inside_may_run_nothing_and_learns_nothing():
    frame = html.fragment_fromstring(iframe("https://dateline.example/embed/", "A view"))

    assert set(frame.get("sandbox").split()) == {
        "allow-popups",
        "allow-popups-to-escape-sandbox",
    }
    assert frame.get("referrerpolicy") == "no-referrer"
    assert frame.get("style") is None
