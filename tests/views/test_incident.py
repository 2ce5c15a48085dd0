"""The page of one incident, and those of the actors, places and reports beside it."""

from datetime import date

import pytest
from django.db.models import QuerySet

from tests.builders import (
    create_actor,
    create_claim,
    create_incident,
    create_location,
    create_report,
    facts,
)
from tests.published import publish_incident, publish_sourced
from timeline.actions.publishing import publish, retract
from timeline.models import ActorForwarding, Dataset, LocationForwarding, Revision


def text(element) -> str:
    return " ".join(element.get_text(" ").split())


def add_sources(incident, *sources: dict[str, str]) -> None:
    """Sources as an import writes them: nothing quoted, no id."""
    nothing = {"id": None, "quotes": [], "quote": "", "evidence": {}, "claims": {}}
    fields = dict.fromkeys(("outlet", "title", "url", "archive_url", "published"), "")
    revision = incident.revisions.get()
    revision.record["sources"] = [{**nothing, **fields, **source} for source in sources]
    QuerySet.update(Revision.objects.filter(pk=revision.pk), record=revision.record)


def test_a_fact_shows_the_words_it_rests_on_and_leads_to_the_sentence_they_stand_in(read):
    page = read(f"/incidents/{publish_sourced().code}/")
    resting = page.select_one(".known .rests li")
    source = page.select_one(resting.a["href"])

    assert text(resting) == "on Monday The Test Courier 1"
    assert text(source.blockquote) == "A drone hit the depot on Monday"
    assert text(source.mark) == "on Monday"
    assert "Officials blamed" not in text(page)


def test_a_place_that_can_be_pinned_is_shown_on_the_map_and_a_country_is_not(read):
    base = create_location(latitude=33.5, longitude=38.6)
    near = publish_incident(location=base, where_prec=2)
    vague = publish_incident(location=base, where_prec=6)

    links = [
        [link["href"] for link in read(f"/incidents/{incident.code}/").select(".known small a")]
        for incident in (near, vague)
    ]
    assert links == [["/map/?location=al-tanf"], []]


def test_previous_and_next_keep_to_the_readers_view(read):
    iraq = create_location(name="Iraq", country="IQ", kind="country")
    first = publish_incident(day=date(2024, 1, 1), location=iraq)
    publish_incident(day=date(2024, 1, 2))
    last = publish_incident(day=date(2024, 1, 3), location=iraq)
    page = read(f"/incidents/{first.code}/?country=IQ")

    assert page.select_one("a[rel=next]")["href"] == f"/incidents/{last.code}/?country=IQ"
    assert page.select_one("link[rel=canonical]")["href"].endswith(f"/incidents/{first.code}/")


@pytest.mark.parametrize(
    "address",
    [
        "/incidents/nosuch22/",
        "/incidents/nosuch22/history/",
        "/actors/nobody/",
        "/locations/nowhere/",
        "/reports/999/",
        "/reports/99999999999999999999999/",
        "/s/nosuch22/",
        "/no/such/page",
    ],
)
def test_what_is_not_there_is_a_designed_404(read, address):
    page = read(address, status=404)

    assert page.h1
    assert page.select_one(".masthead")


def test_an_actor_page_shows_just_its_incidents(read):
    publish_incident(title="Theirs", perpetrator=create_actor(name="Group A"))
    publish_incident(title="Not theirs", perpetrator=create_actor(name="Group B"))
    page = read("/actors/group-a/")

    assert [text(title) for title in page.select(".entry h3")] == ["Theirs"]
    assert page.select(".arranging .order a")[1]["href"] == "/actors/group-a/?order=desc"


def test_an_actor_page_without_an_answer_leads_back_to_all_of_the_actors(read):
    publish_incident(perpetrator=create_actor(name="Group A"))
    page = read("/actors/group-a/?country=JO&order=desc")

    assert page.select_one(".nothing a")["href"] == "/actors/group-a/?order=desc"


def test_a_page_past_the_end_leads_back_to_the_first(read):
    publish_incident()
    page = read("/?after=2030-01-01~2030-01-01~abc")

    assert page.select_one(".nothing a")["href"] == "/"


def test_a_place_page_shows_what_happened_within_it(read):
    iraq = create_location(name="Iraq", country="IQ", kind="country")
    publish_incident(title="At a base", location=create_location(name="A base", parent=iraq))
    page = read("/locations/iraq/")

    assert [text(title) for title in page.select(".entry h3")] == ["At a base"]


def test_what_the_desk_changes_of_an_actor_or_a_place_is_public_only_with_the_next_revision(read):
    place, actor = create_location(name="A base"), create_actor(name="Group A")
    incident = publish_incident(location=place, perpetrator=actor)
    type(actor).objects.update(name="Group B", inter=2)
    type(place).objects.update(name="Another base", latitude=1, longitude=2)

    assert text(read("/actors/group-a/").select_one(".profile")).startswith("Actor Group A")
    assert text(read("/locations/a-base/").select_one(".profile")).startswith("Place A base")
    publish(incident, by="editor", reason="Renamed")
    assert "Actor Group B Kind Rebel group" in text(read("/actors/group-a/"))


def test_another_spelling_of_an_actor_is_found_by_search(read):
    actor = create_actor(name="Group A")
    actor.aliases.create(name="Gruppe Ah")
    publish_incident(title="Found", perpetrator=actor)

    assert text(read("/?q=gruppe").select_one(".entry h3")) == "Found"


def test_a_page_of_one_actor_does_not_take_another_beside_it(client, db):
    publish_incident(perpetrator=create_actor(name="Group A"), target=create_actor(name="Group B"))

    answer = client.get("/actors/group-a/?actor=group-b")

    assert answer.status_code == 400
    assert "one actor" in answer.content.decode()


def test_an_entry_without_sources_does_not_say_that_a_machine_read_any(read):
    incident = publish_incident()

    assert "entered at the desk" in text(read(f"/incidents/{incident.code}/"))


def test_a_source_without_an_outlet_says_so(read):
    incident = create_incident()
    report = create_report(outlet="", title="A report on the depot")
    create_claim(incident=incident, report=report)
    create_claim(incident=incident, report=create_report(outlet="The Wire"))
    publish(incident, by="editor", reason="First published.")

    assert "2 sources: The Wire, outlet not named" in text(read("/").select_one(".sources summary"))
    assert "Outlet not named" in text(read(f"/incidents/{incident.code}/").select_one(".cited"))
    assert "Outlet Outlet not named" in text(read(f"/reports/{report.pk}/"))


def test_old_addresses_of_actors_and_places_lead_on(client, db):
    actor, place = create_actor(name="Group A"), create_location(name="A base")
    publish_incident(perpetrator=actor, location=place)
    ActorForwarding.objects.create(slug="group-alpha", actor=actor)
    LocationForwarding.objects.create(slug="the-base", location=place)
    moved = {
        "/actors/group-alpha/?order=desc": "/actors/group-a/?order=desc",
        "/locations/the-base/": "/locations/a-base/",
    }

    for old, new in moved.items():
        response = client.get(old)
        assert (response.status_code, response.url) == (301, new)
    assert client.get("/?actor=group-alpha").status_code == 200


def test_a_report_page_shows_quotes_and_never_the_body(read):
    incident = publish_sourced(title="A hit")
    report = incident.claims.get().report
    page = read(f"/reports/{report.pk}/")

    assert "A drone hit the depot on Monday" in text(page)
    assert "A hit" in text(page)
    assert "Officials blamed a militia" not in page.decode()


def test_a_report_of_nothing_but_a_retracted_incident_is_not_shown(read):
    incident = publish_sourced()
    report = incident.claims.get().report
    retract(incident, by="editor", reason="It did not happen.")

    read(f"/reports/{report.pk}/", status=404)


def test_a_report_that_a_correction_no_longer_cites_is_not_shown(read):
    incident = publish_sourced()
    report = incident.claims.get().report
    incident.claims.all().delete()
    publish(incident, by="editor", reason="The report was about something else.")
    incident.claims.create(report=report, **facts())

    read(f"/reports/{report.pk}/", status=404)


def test_a_source_that_is_no_report_of_ours_is_named_and_linked_where_it_is(read):
    incident = publish_incident(dataset=Dataset.objects.create(name="A dataset", slug="one"))
    add_sources(
        incident,
        {"outlet": "The Wire", "title": "", "url": "https://wire.example/1", "published": ""},
        {
            "outlet": "",
            "title": "A leaflet",
            "url": "javascript:alert(1)",
            "published": "2024-08-06",
        },
    )
    card, page = read("/").select_one(".entry"), read(f"/incidents/{incident.code}/")
    first, second = (text(source) for source in page.select(".cited ol > li"))

    assert [text(caption) for caption in card.select("figcaption")] == [
        "The Wire",
        "A leaflet, 6 August 2024",
    ]
    assert "From one" in text(card.select_one(".facts"))
    assert (first, second) == (
        "The Wire Read it at its publisher",
        "Outlet not named , 6 August 2024 · A leaflet",
    )
    assert "as the dataset A dataset has it" in text(page.select_one(".opening .notice"))
    assert "javascript:" not in f"{card} {page}"


def test_a_card_names_a_few_of_many_sources_and_leads_to_the_rest(read):
    incident = publish_incident()
    add_sources(incident, *({"outlet": f"Outlet {n}"} for n in range(9)))
    sources = read("/?order=desc").select_one(".entry .sources")

    assert text(sources.summary) == "9 sources: Outlet 0, Outlet 1, Outlet 2 and 6 more"
    assert sources.select("a")[-1]["href"] == f"/incidents/{incident.code}/?order=desc"
