"""What other sites are told of a page of ours, beside a link to it."""

from datetime import date
from io import BytesIO

import pytest
from bs4 import BeautifulSoup
from PIL import Image

from tests.builders import create_claim, create_incident, create_location, create_report
from tests.kinds import addresses, in_language, publish_every_kind
from tests.published import publish_incident
from timeline.actions.publishing import publish

pytestmark = pytest.mark.django_db
NOT_TO_BE_SHARED = ("facet", "problem", "thanks", "share", "embedded")  # nor to be indexed


def tags(client, address: str) -> dict[str, str]:
    page = BeautifulSoup(client.get(address).content, "html.parser")
    found = page.find_all("meta", property=True)
    return {tag["property"]: tag["content"] for tag in found if ":alternate" not in tag["property"]}


def on_our_site(address: str) -> str:
    return address.removeprefix("http://testserver")


def test_every_page_to_be_shared_says_what_it_is_and_shows_a_picture_and_no_other_does(client):
    for kind, (address, status) in addresses(publish_every_kind()).items():
        told = tags(client, address)
        if status != 200 or kind.startswith(NOT_TO_BE_SHARED):
            assert told == {}, kind
            continue
        assert told["og:url"].startswith("http://testserver/"), kind
        assert all(told[f"og:{name}"] for name in ("title", "description", "image:alt")), kind
        picture = client.get(on_our_site(told["og:image"]))
        size = Image.open(BytesIO(picture.content)).size
        assert (told["og:image:width"], told["og:image:height"]) == tuple(map(str, size)), kind


@pytest.fixture
def incident():
    base = create_location(name="Al Asad", country="IQ")
    return publish_incident(
        title='A "hit" & run',
        day=date(2024, 8, 5),
        until=date(2024, 8, 11),
        date_prec=3,
        location=base,
        where_prec=2,
        killed_low=0,
        killed_best=0,
        killed_high=0,
        injured_low=5,
        injured_high=7,
        grading="weak",
    )


def test_an_incident_says_when_and_how_well_that_is_known_where_how_many_and_how_sure(
    client, incident
):
    told = tags(client, f"/incidents/{incident.code}/")

    assert told["og:type"] == "article"
    assert told["og:title"] == 'A "hit" & run'
    assert told["og:description"] == (
        "Week of 5 August 2024 (one day of this week). Al Asad, Iraq (near the place). No one killed. "
        "5–7 injured. Evidence: Weak: a single source. Not yet reviewed."
    )


def test_the_times_are_those_of_our_words_and_not_of_the_event(client, time_machine):
    time_machine.move_to("2024-09-01T10:00:00Z", tick=False)
    incident = publish_incident(title="A hit", day=date(2024, 8, 5))
    time_machine.move_to("2024-09-03T10:00:00Z", tick=False)
    incident.injured_low = 3
    incident.save()
    publish(incident, by="editor", reason="Corrected.")

    for page in ("", "history/"):
        told = tags(client, f"/incidents/{incident.code}/{page}")
        assert told["article:published_time"] == "2024-09-01T10:00:00+00:00"
        assert told["article:modified_time"] == "2024-09-03T10:00:00+00:00"


def test_a_view_says_how_much_of_all_answers_it(client, incident):
    publish_incident(title="Another")

    told = tags(client, "/?country=IQ&order=desc")

    assert told["og:description"] == "1 of 2 entries, each with its sources."
    assert on_our_site(told["og:image"]) == "/timeline.png?country=IQ&lang=en"


def test_the_picture_is_in_the_language_of_the_page_and_of_its_moment(client, time_machine):
    time_machine.move_to("2024-09-01T10:00:00Z", tick=False)
    incident = publish_incident(title="A hit", day=date(2024, 8, 5))
    time_machine.move_to("2024-09-03T10:00:00Z", tick=False)

    told = tags(client, in_language(f"/incidents/{incident.code}/?asof=2024-09-02", "ar"))

    assert told["og:locale"] == "ar_AR"
    picture = f"/incidents/{incident.code}.png?asof=2024-09-02&lang=ar"
    assert on_our_site(told["og:image"]) == picture


def test_words_of_a_title_are_escaped_once(client):
    publish_incident(title="A hit", location=create_location(name="Q & A", country="IQ"))

    assert tags(client, "/locations/q-a/")["og:title"] == "Q & A"
    assert "at or in Q & A," in tags(client, "/locations/q-a/")["og:description"]


@pytest.mark.parametrize("page", ["/", "/map/", "/method/", "/incidents/{}/"])
def test_a_page_of_the_past_says_so_in_words_and_one_of_today_does_not(client, time_machine, page):
    time_machine.move_to("2024-09-01T10:00:00Z", tick=False)
    page = page.format(publish_incident(title="A hit").code)
    time_machine.move_to("2024-09-03T10:00:00Z", tick=False)

    now, then = tags(client, page), tags(client, f"{page}?asof=2024-09-02")

    assert then["og:title"] == f"{now['og:title']} · As it stood on 2 September 2024"
    for name in ("og:description", "og:image:alt"):
        assert then[name] == f"{now[name].rstrip('.')}. As it stood on 2 September 2024."


def test_what_is_told_of_a_picture_is_what_is_seen_in_it(client, incident):
    code = incident.code
    said = {page: tags(client, page)["og:image:alt"] for page in ("/", "/map/?q=hit", "/method/")}
    history = tags(client, f"/incidents/{code}/history/")

    assert said == {
        "/": "Incidents, August 2024: 1 of 1 entries, each with its sources.",
        "/map/?q=hit": "Incidents: “hit”, August 2024",
        "/method/": "A sourced, chronological timeline of conflict incidents.",
    }
    assert history["og:image:alt"] == tags(client, f"/incidents/{code}/")["og:image:alt"]


def test_a_report_says_whose_it_is_and_of_which_day(client):
    report = create_report(
        outlet="The Daily", title="Drones hit a base.", published=date(2024, 8, 6)
    )
    incident = create_incident()
    create_claim(incident=incident, report=report)
    publish(incident, by="editor", reason="First published.")

    told = tags(client, f"/reports/{report.pk}/")

    assert told["og:title"] == "Drones hit a base."
    assert told["og:description"] == "The Daily, 6 August 2024: Drones hit a base."
    assert told["og:image:alt"] == "A sourced, chronological timeline of conflict incidents."


def test_a_report_of_no_known_outlet_says_so_in_every_language(client):
    incident = create_incident()
    create_claim(incident=incident, report=create_report(outlet="", title="Has it begun?"))
    publish(incident, by="editor", reason="First published.")
    report = incident.claims.get().report

    told = [tags(client, f"/reports/{report.pk}/?lang={code}") for code in ("en", "ar")]

    assert told[0]["og:description"] == "Outlet not named, 6 August 2024: Has it begun?"
    assert told[1]["og:description"].startswith("وسيلة إعلام غير مسماة، 6")
