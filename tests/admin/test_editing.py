"""What an analyst types is stored as meant, or refused in words where it stands."""

import pytest

from tests.admin.page import desk, filled, page, save, words
from tests.builders import create_actor, create_claim, create_incident, create_report
from timeline.models import Actor, Claim, Incident

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("typed", "refusal"),
    [
        ({"killed_low": 5, "killed_best": 3}, "Figures must be in order"),
        ({"count_low": 150}, "Only a summary has a number of events."),
        ({"count_low": 9, "count_high": 2, "event_clarity": 2}, "must not be more than"),
        ({"sub_event_type": "Armed clash"}, "The sub-type does not belong to the type."),
        ({"reasons": "because"}, "“because” is not of the form “field: reason”."),
    ],
)
def test_facts_that_cannot_be_are_refused_in_words(analyst, typed, refusal):
    response = save(analyst, create_incident(), **typed)

    assert refusal in words(response)


def test_figures_out_of_order_are_kept_as_reported_when_flagged(analyst):
    response = save(
        analyst, create_incident(), killed_low=5, killed_best=3, code_status="Check deaths"
    )

    assert response.status_code == 302
    assert Incident.objects.get().killed_low == 5


def test_only_ticking_the_box_makes_an_incident_reviewed(analyst):
    incident = create_incident()

    save(analyst, incident, title="Edited, not checked")
    assert not Incident.objects.get().reviewed

    save(analyst, incident, reviewed="on")
    assert Incident.objects.get().reviewed


def test_reasons_are_typed_one_a_line(analyst):
    incident = create_incident(reasons={"killed": "the only count by name"})

    save(analyst, incident, reasons="killed: two sources agree\n\ntitle: clearer")

    assert Incident.objects.get().reasons == {"killed": "two sources agree", "title": "clearer"}


def test_the_same_actor_twice_in_one_role_is_refused_in_words(analyst):
    actor = create_actor()
    incident = create_incident(perpetrator=actor)
    again = {"participations-1-actor": actor.pk, "participations-1-role": "perpetrator"}

    response = save(analyst, incident, **again)

    assert "duplicate data for actor and role" in words(response)
    assert incident.participations.count() == 1


def test_a_new_incident_is_saved_together_with_its_actors(analyst):
    address = desk("incident", "add")
    form = {**filled(analyst.get(address)), "title": "A drone", "when": "5 Aug 2024"}
    form |= {"event_type": "Battles", "participations-0-role": "target"}
    form["participations-0-actor"] = create_actor().pk

    assert analyst.post(address, form).status_code == 302

    assert str(Incident.objects.get().participations.get()) == "United States (target)"


def test_two_new_rows_alike_are_refused_in_words(analyst):
    address = desk("actor", "add")
    form = {**filled(analyst.get(address)), "name": "A militia", "aliases-TOTAL_FORMS": 2}
    form |= {"aliases-0-name": "The Brigade", "aliases-1-name": "The Brigade"}

    response = analyst.post(address, form)

    assert "duplicate data for name" in words(response)
    assert not Actor.objects.exists()


def test_only_a_perpetrator_has_an_attribution(analyst):
    incident = create_incident(target=create_actor())

    response = save(analyst, incident, **{"participations-0-attribution": "claimed"})

    assert "Only a perpetrator has an attribution." in words(response)


def test_a_quote_is_stored_as_it_stands_in_the_report_with_its_place(analyst):
    report = create_report(body="On Monday a drone\nhit the base. Nobody was hurt.")
    claim = create_claim(incident=create_incident(), report=report, quote="On Monday")
    address = desk("claim", "change", claim.pk)

    analyst.post(
        address,
        {**filled(analyst.get(address)), "quoted": "a drone hit the base.\r\n\r\nNobody was hurt."},
    )

    claim.refresh_from_db()
    assert claim.quotes == [
        {"text": "a drone\nhit the base.", "start": 10, "end": 31},
        {"text": "Nobody was hurt.", "start": 32, "end": 48},
    ]


def test_a_quote_that_does_not_stand_in_the_report_is_refused(analyst):
    claim = create_claim(incident=create_incident())
    address = desk("claim", "change", claim.pk)

    response = analyst.post(address, {**filled(analyst.get(address)), "quoted": "Made up."})

    assert "“Made up.” does not stand in the report." in words(response)


def test_quotes_left_alone_stay_as_the_machine_stored_them(analyst):
    report = create_report(body="A drone\n\nhit the base.  A drone hit the base.")
    quotes = [{"text": "A drone hit the base.", "start": 24, "end": 45}]
    claim = create_claim(incident=create_incident(), report=report, quotes=quotes)
    address = desk("claim", "change", claim.pk)

    analyst.post(address, {**filled(analyst.get(address)), "killed_best": "2"})

    claim.refresh_from_db()
    assert (claim.killed_best, claim.quotes) == (2, quotes)


def test_a_second_claim_of_one_report_about_one_incident_is_refused_in_words(analyst):
    claim = create_claim(incident=create_incident())
    address = desk("claim", "change", claim.pk)
    form = filled(analyst.get(address))

    response = analyst.post(desk("claim", "add"), form)

    assert "This report has a claim about this incident already." in words(response)
    assert Claim.objects.count() == 1


def test_the_text_of_a_report_stays_as_it_came(analyst):
    report = create_report()

    html = page(analyst.get(desk("report", "change", report.pk)))

    assert not html.select("[name=body]")
    assert report.body in html.get_text()


@pytest.mark.parametrize(("typed", "country"), [("iq", "IQ"), ("", "")])
def test_a_country_is_a_code_of_two_capitals(analyst, typed, country):
    address = desk("actor", "add")

    analyst.post(address, {**filled(analyst.get(address)), "name": "A militia", "country": typed})

    assert Actor.objects.get().country == country


def test_a_country_that_is_no_code_is_refused_in_words(analyst):
    address = desk("actor", "add")

    response = analyst.post(address, {**filled(analyst.get(address)), "name": "X", "country": "1"})

    assert "“1” is not a country code of two letters" in words(response)


def test_what_is_changed_at_the_desk_is_marked_as_changed_by_hand(analyst):
    incident = create_incident()

    save(analyst, incident, title="A better headline")

    assert Incident.objects.get().by_hand


def test_looking_and_saving_without_a_change_marks_nothing(analyst):
    incident = create_incident()

    save(analyst, incident)

    assert not Incident.objects.get().by_hand


def test_a_row_added_beside_the_incident_is_a_change_by_hand(analyst):
    incident = create_incident()

    row = {"participations-0-actor": create_actor().pk, "participations-0-role": "target"}
    save(analyst, incident, **row)

    assert Incident.objects.get().by_hand


def test_a_source_changed_on_its_own_page_changes_its_incident_by_hand(analyst):
    claim = create_claim(incident=create_incident())
    address = desk("claim", "change", claim.pk)

    analyst.post(address, {**filled(analyst.get(address)), "killed_best": 4})

    assert Claim.objects.get().killed_best == 4
    assert Incident.objects.get().by_hand
