"""The last days, on every page that takes a question: relative until the view is pinned."""

from datetime import date

import pytest
from bs4 import BeautifulSoup

from tests.published import publish_incident
from timeline.models import SavedView
from timeline.search.values import moment

pytestmark = pytest.mark.django_db
NO_BREAK = "\N{NO-BREAK SPACE}"


@pytest.fixture(autouse=True)
def august(time_machine):
    time_machine.move_to("2024-08-01T12:00Z", tick=False)
    publish_incident(title="In June", day=date(2024, 6, 20))
    publish_incident(title="In July", day=date(2024, 7, 20))
    time_machine.move_to("2024-08-05T12:00Z", tick=False)


def page_of(client, address: str) -> BeautifulSoup:
    return BeautifulSoup(client.get(address).content, "html.parser")


def test_the_timeline_says_and_shows_the_last_days(client):
    page = page_of(client, "/?last=30d")

    assert page.title.string == "Incidents, in the last 30 days · Dateline"
    assert page.h1.get_text() == "Incidents in the last 30 days"
    assert page.select_one(".chips a").get_text(" ", strip=True) == "Days in the last 30 days ×"
    assert page.select_one(".tally strong").string == "1 of 2 entries"
    assert page.find("link", rel="canonical")["href"] == "http://testserver/?last=30d"


def test_a_chip_takes_them_off(client):
    assert page_of(client, "/?last=30d&order=desc").select_one(".chips a")["href"] == "/?order=desc"


def test_a_bar_asks_for_its_own_days_in_their_place(client):
    bar = page_of(client, "/?last=1y").select_one(".histogram a")

    assert "from=" in bar["href"]
    assert "last=" not in bar["href"]


@pytest.mark.parametrize(
    ("address", "chosen"), [("/?last=30d", ["30d"]), ("/?last=6m", ["6m"]), ("/", [])]
)
def test_the_form_offers_lengths_of_time_and_keeps_the_one_asked_for(client, address, chosen):
    options = page_of(client, address).select("#last option")
    offered = {option["value"]: option.get_text() for option in options}

    assert offered["7d"] == "in the last 7 days"
    assert offered["1y"] == "in the last year"
    assert [option["value"] for option in options if option.has_attr("selected")] == chosen


def test_beside_other_days_they_are_refused_and_the_days_kept(client):
    response = client.get("/?last=30d&from=2024-08-01")
    page = BeautifulSoup(response.content, "html.parser")

    assert response.status_code == 400
    assert "give “last” or the days “from” and “to”, not both" in page.main.get_text()
    assert page.find(id="from")["value"] == "2024-08-01"


def test_a_pinned_view_names_its_days(client):
    page = page_of(client, "/?last=30d&asof=2024-08-02")

    assert page.h1.get_text().replace(NO_BREAK, " ") == "Incidents 4 Jul – 2 Aug 2024"


def test_a_file_holds_them(client):
    assert client.get("/timeline.json?last=30d").json()["total"] == 1
    refused = client.get("/timeline.json?last=30d&to=2024-08-01")
    assert (refused.status_code, refused.json()["parameter"]) == (400, "last")


def test_the_map_counts_them(client):
    assert client.get("/map/cells.json?last=30d").json()["unpinned"] == 1


@pytest.mark.parametrize(
    ("pinned", "address"),
    [(None, "/?last=30d"), (moment("2024-08-02"), "/?asof=2024-08-02&last=30d")],
)
def test_a_saved_view_moves_with_the_days_unless_it_is_pinned(client, pinned, address):
    saved = SavedView.objects.create(query="last=30d", asof=pinned)

    assert client.get(saved.get_absolute_url())["Location"] == address


def test_what_a_reader_has_is_not_kept_for_another_day(client, time_machine):
    tag = client.get("/?last=30d")["ETag"]
    assert client.get("/?last=30d", headers={"If-None-Match": tag}).status_code == 304

    time_machine.move_to("2024-08-20T12:00Z", tick=False)  # 20 July is the first of 32 days ago

    answer = client.get("/?last=30d", headers={"If-None-Match": tag})
    assert answer.status_code == 200
    assert "0 of 2 entries" in answer.content.decode()
