"""Whose data an entry of a feed or calendar is, and under which terms. The rows are made up."""

import json

import icalendar
import pytest
from bs4 import BeautifulSoup

from tests.events import bring_in, event
from tests.formats.feeds_read import entries_of, feed_of, links, told
from tests.formats.written import got, text_of
from tests.published import publish_incident
from timeline.models import Dataset

pytestmark = pytest.mark.django_db
LICENCE = "https://creativecommons.org/licenses/by/4.0/"
TERMS = ["From UCDP GED 25.1", "Licence: CC BY 4.0", "Cite as: UCDP (2025)."]


@pytest.fixture
def taken_over() -> None:
    bring_in(event(key="ged-7"), public=True)


def test_an_atom_entry_has_the_rights_of_its_own_dataset_and_ours_the_licence(client, taken_over):
    publish_incident(title="Ours")
    feed = feed_of(client, "/timeline.atom")
    ours, theirs = entries_of(client, "/timeline.atom")

    assert links(feed, "license") == links(theirs, "license") == []
    assert links(ours, "license") == [LICENCE]
    assert told(theirs, "rights").split("\n") == TERMS


def test_words_of_a_feed_and_of_a_calendar_name_the_dataset_and_how_to_cite_it(client, taken_over):
    (entry,) = entries_of(client, "/timeline.atom")
    (item,) = json.loads(text_of(client, "/timeline.feed.json"))["items"]
    calendar = icalendar.Calendar.from_ical(got(client, "/timeline.ics").getvalue())

    for html in (told(entry, "content"), item["content_html"]):
        assert [p.text for p in BeautifulSoup(html, "html.parser")("p")][-4:-1] == TERMS
    assert "\n".join(TERMS) in calendar.events[0]["DESCRIPTION"]


def test_programs_are_told_of_the_row_of_the_dataset(client, taken_over):
    publish_incident(title="Ours")

    ours, theirs = json.loads(text_of(client, "/timeline.feed.json"))["items"]

    assert ours["_dateline"]["dataset"] is None
    assert theirs["_dateline"]["dataset"] == {
        "slug": "ucdp-ged",
        "name": "UCDP GED",
        "release": "25.1",
        "id": "ged-7",
        "licence": "CC BY 4.0",
        "citation": "UCDP (2025).",
    }


def test_a_licence_that_nobody_has_stated_is_not_taken_for_ours(client, taken_over):
    Dataset.objects.update(licence="", citation="")

    (entry,) = entries_of(client, "/timeline.atom")

    assert told(entry, "rights").split("\n") == [TERMS[0], "Licence not stated"]
    assert links(entry, "license") == []
