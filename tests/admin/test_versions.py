"""All that an incident was: who, when, why; any two compared; the way back."""

import pytest
from django.core.exceptions import ValidationError

from tests.admin.page import desk, filled, page, save, words
from tests.admin.test_pages import queries
from tests.builders import create_actor, create_claim, create_incident
from timeline.actions.deciding import reject
from timeline.actions.editing import editing, keep
from timeline.actions.publishing import publish, retract
from timeline.actions.working import working_record
from timeline.admin.conflict import set_aside
from timeline.models import Incident

pytestmark = pytest.mark.django_db


@pytest.fixture
def incident():
    """Read by a machine, changed by ann, published, changed again by ben."""
    incident = create_incident(title="As read", perpetrator=create_actor(name="A militia"))
    create_claim(incident=incident)
    for by, title in (("ann", "By ann"), ("ben", "By ben")):
        with editing(incident, by=by, why=f"{title}, for a reason"):
            Incident.objects.filter(pk=incident.pk).update(title=title)
        if by == "ann":
            publish(incident, by="editor", reason="Two sources")
    return incident


def rows(client, incident):
    """[version, who, why] of each line."""
    html = page(client.get(desk("incident", "history", incident.pk)))
    return [_row(line) for line in html.select(".versions tbody tr")]


def _row(line):
    _when, who, why = (cell.get_text(strip=True) for cell in line.select("td.what"))
    return [" ".join(line.select_one("th").get_text(" ").split()), who, why]


def compared(client, incident, one, other):
    address = desk("incident", "history", incident.pk)
    html = page(client.get(address, {"from": one, "to": other}))
    lines = html.select(".differences tbody tr")
    return [[cell.get_text() for cell in line.select("th, td")] for line in lines]


def test_versions_and_revisions_are_one_list_the_latest_first(analyst, incident):
    assert rows(analyst, incident) == [
        ["As it stands", "", ""],
        ["Version 3", "ben", "By ben, for a reason"],
        ["Revision 1 public now", "editor", "Two sources"],
        ["Version 2 published as revision 1", "ann", "By ann, for a reason"],
        ["Version 1", "a machine", "As it came, before any hand."],
    ]


def test_one_that_was_set_aside_is_marked(analyst, incident):
    keep(incident, working_record(incident), by="cleo", why="Typed", set_aside=True)

    assert rows(analyst, incident)[1] == ["Version 4 set aside", "cleo", "Typed"]


def test_a_retraction_stands_in_the_list_with_nothing_to_compare(analyst, incident):
    retract(incident, by="editor", reason="It was not so")
    html = page(analyst.get(desk("incident", "history", incident.pk)))

    assert rows(analyst, incident)[1][0] == "Revision 2 out of the public record"
    assert not html.select("[value=r2]")
    assert rows(analyst, incident)[3][0] == "Revision 1 withdrawn since"


@pytest.mark.parametrize(
    ("one", "other", "title"),
    [
        ("v1", "v2", ["As read", "By ann"]),
        ("v2", "v1", ["By ann", "As read"]),
        ("r1", "now", ["By ann", "By ben"]),
        ("v1", "r1", ["As read", "By ann"]),
    ],
)
def test_any_two_are_compared_field_by_field(analyst, incident, one, other, title):
    assert compared(analyst, incident, one, other) == [["Headline", *title]]


def test_two_that_say_the_same_are_said_to(analyst, incident):
    address = desk("incident", "history", incident.pk)

    text = words(analyst.get(address, {"from": "v2", "to": "r1"}))

    assert "The two say the same." in text


@pytest.mark.parametrize("asked", [{"from": "v9", "to": "now"}, {"from": "x", "to": ""}])
def test_what_is_no_version_is_answered_in_words(analyst, incident, asked):
    response = analyst.get(desk("incident", "history", incident.pk), asked)

    assert response.status_code == 400
    assert "Choose two of the versions" in response.content.decode()


def test_going_back_shows_first_what_it_changes_and_is_a_new_version(analyst, incident):
    address = desk("incident", "go_back", incident.pk, "v1")
    response = analyst.get(address)
    assert "By ben As read" in words(response)
    assert filled(response)["why"] == "Back to version 1."

    done = analyst.post(address, {**filled(response), "why": "Was better"}, follow=True)

    assert "is as it was. That is a new version." in words(done)
    assert Incident.objects.get().title == "As read"
    last = incident.versions.first()
    assert (last.number, last.by, last.why) == (4, "analyst", "Was better")


def test_one_goes_back_to_what_was_public_too(analyst, incident):
    address = desk("incident", "go_back", incident.pk, "r1")

    analyst.post(address, filled(analyst.get(address)))

    assert Incident.objects.get().title == "By ann"
    assert publish(incident, by="editor", reason="Again").number == 1


def test_a_reason_that_is_too_long_is_refused_and_stays_to_be_shortened(analyst, incident):
    address = desk("incident", "go_back", incident.pk, "v1")
    form = filled(analyst.get(address))

    refused = analyst.post(address, {**form, "why": "x" * 501})

    assert "The reason has more than 500 characters" in words(refused)
    assert filled(refused)["why"] == "x" * 501


def test_what_was_set_aside_is_compared_as_what_it_says_alone(analyst, incident):
    mine = {**working_record(incident), "title": "Typed"}
    set_aside(incident, mine, base=working_record(incident), by="cleo", why="")

    assert compared(analyst, incident, "now", "v4") == [["Headline", "By ben", "Typed"]]


def test_what_is_gone_by_then_is_said(analyst, incident):
    incident.participations.all().delete()
    create_actor(name="A militia").delete()
    address = desk("incident", "go_back", incident.pk, "v1")

    text = words(analyst.post(address, filled(analyst.get(address)), follow=True))

    assert "“A militia” is no longer known here, and was left out." in text


def test_where_it_was_changed_meanwhile_the_page_asks_again(analyst, incident):
    address = desk("incident", "go_back", incident.pk, "v1")
    form = filled(analyst.get(address))
    save(analyst, incident, title="Changed again")

    text = words(analyst.post(address, form))

    assert "It was changed again meanwhile." in text
    assert Incident.objects.get().title == "Changed again"


def test_what_cannot_be_put_back_is_refused_in_words(analyst, incident, monkeypatch):
    def refuse(*_args, **_kwargs):
        raise ValidationError("The sub-type does not belong to the type.")

    monkeypatch.setattr("timeline.admin.versions.go_back", refuse)
    address = desk("incident", "go_back", incident.pk, "v1")

    text = words(analyst.post(address, filled(analyst.get(address))))

    assert "The sub-type does not belong to the type." in text


@pytest.mark.parametrize("key", ["v9", "x", "r2", "now"])
def test_there_is_no_way_back_to_what_is_no_version(analyst, incident, key):
    retract(incident, by="editor", reason="It was not so")

    assert analyst.get(desk("incident", "go_back", incident.pk, key)).status_code == 404


def test_a_viewer_reads_the_versions_and_cannot_go_back(viewer, incident):
    address = desk("incident", "go_back", incident.pk, "v1")

    assert len(rows(viewer, incident)) == 5
    assert viewer.get(address).status_code == 403
    assert viewer.post(address).status_code == 403
    html = page(viewer.get(desk("incident", "history", incident.pk)))
    assert not html.select(".act a")


def test_what_was_done_at_the_desk_is_listed_below(analyst, incident):
    save(analyst, incident, title="Changed again")

    assert "Changed Title." in words(analyst.get(desk("incident", "history", incident.pk)))


def test_what_was_decided_is_listed_below_with_who_and_why(analyst):
    incident = create_incident(title="A draft")
    reject(incident, by="ben", reason="A parade, no attack")
    analyst.post(desk("incident", "reopen", incident.pk))

    html = page(analyst.get(desk("incident", "history", incident.pk)))

    lines = [line.get_text(" ") for line in html.select(".scrolls tbody tr")]
    assert ["Made a draft again." in lines[0], "analyst" in lines[0]] == [True, True]
    assert "ben Rejected: A parade, no attack" in lines[1]


def test_what_was_set_aside_can_be_brought_in_from_the_list(analyst, incident):
    keep(incident, working_record(incident), by="cleo", why="Typed", set_aside=True)

    html = page(analyst.get(desk("incident", "history", incident.pk)))

    way = html.select_one("tr.aside .act a")["href"]
    assert way == desk("incident", "conflict", incident.pk, 4)


def test_the_page_of_one_that_is_not_there_is_not_found(analyst):
    assert analyst.get(desk("incident", "history", 99)).status_code == 404


def test_twenty_versions_cost_no_more_queries_than_three(analyst, incident):
    address = desk("incident", "history", incident.pk)
    few = queries(analyst, address)
    for number in range(20):
        with editing(incident, by="ann"):
            Incident.objects.filter(pk=incident.pk).update(title=f"Title {number}")

    assert queries(analyst, address) == few
