"""What is pinned stays as it was, and what is said of it is so."""

from datetime import UTC, datetime

import pytest
from bs4 import BeautifulSoup

from tests.builders import create_actor
from tests.published import publish_incident
from tests.views.test_share import links
from timeline.actions.publishing import publish, retract
from timeline.models import SavedView

pytestmark = pytest.mark.django_db
TODAY, NOW = "2024-08-05", "2024-08-05T12:00:00Z"


@pytest.fixture
def told(time_machine):
    """Public since half a second before."""
    time_machine.move_to("2024-08-05T11:59:59.500Z", tick=False)
    incident = publish_incident(perpetrator=create_actor(name="A militia"))
    time_machine.move_to(NOW, tick=False)
    return incident


def test_in_a_day_that_is_not_over_all_that_is_handed_on_is_pinned_to_now(read, told):
    page = read(f"/share/?asof={TODAY}&country=IQ")
    handed = [
        links(page)[1],
        page.select_one("#embed-code").get_text(),
        page.select_one(".shown img")["src"],
        *[page.select_one(f"#cite-{number}").get_text() for number in (1, 2, 3)],
        *[link["href"] for link in page.select(".files a")],
    ]

    assert all(NOW in each for each in handed)
    assert page.find("button", value=NOW)
    assert "12:00:00 UTC" in page.select_one("label[for=pinned]").get_text()


def test_an_entry_is_handed_on_as_it_is_now_where_the_day_is_not_over(read, told):
    page = read(f"/incidents/{told.code}/share/?asof={TODAY}")
    handed = [page.select_one("#embed-code").get_text(), page.select_one(".shown img")["src"]]

    assert links(page)[1] == f"/incidents/{told.code}/?asof={NOW}"
    assert all(NOW in each for each in handed)
    assert all(NOW in link["href"] for link in page.select(".files a"))


def test_a_short_link_to_a_day_that_is_not_over_stays_at_the_moment(client, told):
    client.post("/share/", {"asof": TODAY})

    assert SavedView.objects.get().asof == datetime(2024, 8, 5, 12, tzinfo=UTC)


def test_the_page_of_a_short_link_names_its_moment_wherever_it_names_one(
    client, read, told, time_machine
):
    made = client.post("/share/?country=IQ", {"asof": NOW})["Location"]
    time_machine.move_to("2024-08-05T12:00:09Z", tick=False)
    page = read(made)

    assert links(page)[1] == f"/?asof={NOW}&country=IQ"
    assert NOW in page.select_one("#cite-1").get_text()
    assert client.post(made, {"asof": page.find("button", value=NOW)["value"]})["Location"] == made
    assert SavedView.objects.count() == 1


def test_an_entry_is_pinned_to_a_whole_second(read, told):
    for address in (f"/incidents/{told.code}/share/", f"/incidents/{told.code}/"):
        assert f'/incidents/{told.code}/?asof={NOW}"' in str(read(address))


def test_an_entry_that_was_another_at_the_whole_second_is_pinned_to_the_very_moment(
    read, time_machine
):
    time_machine.move_to("2024-08-05T11:59:59.500Z", tick=False)
    told = publish_incident(title="First")
    time_machine.move_to("2024-08-05T11:59:59.900Z", tick=False)
    told.title = "Second"
    told.save()
    publish(told, by="editor", reason="At once.")
    time_machine.move_to("2024-08-06T12:00:00Z", tick=False)
    page = read(f"/incidents/{told.code}/share/?asof=2024-08-05T11:59:59.700Z")

    assert read(links(page)[1]).h1.get_text() == "First"


def test_feeds_are_offered_only_where_something_can_come_to_them(read, told):
    for page in ("/share/?", f"/incidents/{told.code}/share/?"):
        live = {each.get_text() for each in read(page).select(".files code")}
        pinned = {each.get_text() for each in read(f"{page}asof={NOW}").select(".files code")}

        assert live - pinned == {".atom", ".feed.json"}
    assert not read(f"/?asof={NOW}").select('link[type="application/atom+xml"]')


def test_what_a_retraction_takes_from_the_past_too_is_said_where_it_is_said_what_stays(read, told):
    view, entry = read("/share/"), read(f"/incidents/{told.code}/share/")

    assert "retracted as wrong" in view.select_one("#pinned-means").get_text()
    assert "retracted as wrong" in entry.select_one("#pinned-means").get_text()
    assert "retracted" in read("/api/").get_text()


def test_the_notice_of_a_retraction_leads_to_where_retractions_are_listed(
    client, read, told, time_machine
):
    time_machine.move_to("2024-08-07T12:00:00Z", tick=False)
    retract(told, by="editor", reason="It did not happen.")
    address = read(f"/?asof={TODAY}&lang=en").select_one(".since .retracted a")["href"]

    assert address == "/changes/?lang=en&only=corrections"
    assert "It did not happen." in client.get(address).content.decode()


def test_of_an_entry_that_was_retracted_nothing_is_said_of_how_it_stood(client, told):
    retract(told, by="editor", reason="It did not happen.")
    page = client.get(f"/incidents/{told.code}/?asof={NOW}").content

    assert not BeautifulSoup(page, "html.parser").select(".asof")


def test_an_entry_as_it_stood_is_cited_as_it_stood(read, told, time_machine):
    time_machine.move_to("2024-08-07T12:00:00Z", tick=False)
    now, then = (read(f"/incidents/{told.code}/{asked}") for asked in ("", f"?asof={TODAY}"))

    assert "as it stands today" in now.select_one(".to-cite").get_text()
    assert "as it stood then" in then.select_one(".to-cite").get_text()


def test_the_code_to_embed_is_as_wide_as_the_page_around(read, told):
    for address in ("/share/", f"/incidents/{told.code}/share/"):
        code = read(address).select_one("#embed-code").get_text()

        assert BeautifulSoup(code, "html.parser").iframe["width"] == "100%"


def test_a_file_that_leaves_something_out_says_so_where_it_is_offered(read, told):
    said = {
        each.code.get_text(): each.span.get_text() for each in read("/share/").select(".files li")
    }

    assert "left out" in said[".acled.csv"]
    assert "it says 0" in said[".acled.csv"]
    assert "GED does not hold" in said[".ged.csv"]


def test_the_description_of_the_api_is_found_from_what_is_handed_on(read, told):
    for address in ("/share/", f"/incidents/{told.code}/share/", "/datasets/"):
        assert read(address).select('main a[href="/api/"]')
