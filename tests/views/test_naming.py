"""What a view is called by those who keep its name while it changes."""

import json
from datetime import date

import icalendar
import pytest
from bs4 import BeautifulSoup

from tests.formats.feeds_read import feed_of, told
from tests.formats.written import got, text_of
from tests.published import publish_incident

pytestmark = pytest.mark.django_db


def of_atom(client, asked: str) -> str:
    return told(feed_of(client, f"/timeline.atom{asked}"), "title").removesuffix(" · Dateline")


def of_json_feed(client, asked: str) -> str:
    title = json.loads(text_of(client, f"/timeline.feed.json{asked}"))["title"]
    return str(title).removesuffix(" · Dateline")


def of_calendar(client, asked: str) -> str:
    calendar = icalendar.Calendar.from_ical(got(client, f"/timeline.ics{asked}").getvalue())
    return str(calendar["NAME"]).replace("\\,", ",")  # the library does not know that it is words


def of_oembed(client, asked: str) -> str:
    answer = client.get("/oembed", {"url": f"http://testserver/{asked}"}).json()
    assert BeautifulSoup(answer["html"], "html.parser").iframe["title"] == answer["title"]
    return str(answer["title"])


def of_shared_frame(client, asked: str) -> str:
    page = BeautifulSoup(client.get(f"/share/{asked}").content, "html.parser")
    (frame,) = [box.text for box in page.select("textarea, pre, code") if "<iframe" in box.text]
    title = str(BeautifulSoup(frame, "html.parser").iframe["title"])
    return title.removeprefix("Dateline: ")


@pytest.mark.parametrize(
    "name_in", [of_atom, of_json_feed, of_calendar, of_oembed, of_shared_frame]
)
@pytest.mark.parametrize(
    ("asked", "name"),
    [
        ("", "Incidents"),
        ("?from=2024-08-01", "Incidents, from 1 Aug 2024"),
        ("?asof=2024-09-01", "Incidents"),
    ],
)
def test_a_name_that_is_kept_has_no_days_that_move_on(client, time_machine, name_in, asked, name):
    time_machine.move_to("2024-08-20T12:00Z", tick=False)
    publish_incident(day=date(2024, 8, 5))
    time_machine.move_to("2024-10-01T12:00Z", tick=False)

    assert name_in(client, asked) == name
