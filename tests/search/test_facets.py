"""Counts beside the filters, bars over the list, links between incidents."""

from datetime import date

import pytest

from tests.builders import create_actor, create_incident, create_location
from tests.published import publish_incident
from timeline.actions.publishing import publish, retract
from timeline.models import Link
from timeline.search.facets import facets
from timeline.search.histogram import histogram
from timeline.search.links import ties
from timeline.search.query import Query

pytestmark = pytest.mark.django_db


@pytest.fixture
def iraq():
    return create_location(name="Iraq", country="IQ", kind="country")


@pytest.fixture
def syria():
    return create_location(name="Syria", country="SY", kind="country")


def counts(query: Query, name: str) -> dict[str, int]:
    return {option.value: option.count for option in facets(query)[name]}


def test_a_choice_does_not_narrow_its_own_facet(iraq, syria):
    publish_incident(location=iraq, perpetrator=create_actor(name="Group A"))
    publish_incident(location=syria, perpetrator=create_actor(name="Group B"))

    assert counts(Query(country=("IQ",)), "country") == {"IQ": 1, "SY": 1}
    assert counts(Query(country=("IQ",)), "actor") == {"group-a": 1}


def test_an_incident_within_a_country_counts_once_for_it(iraq):
    province = create_location(name="Anbar", country="IQ", kind="admin1", parent=iraq)
    publish_incident(location=create_location(name="A base", country="IQ", parent=province))

    assert counts(Query(), "country") == {"IQ": 1}
    assert counts(Query(), "location") == {"a-base": 1, "anbar": 1}
    assert counts(Query(location=("iraq",)), "location") == {"a-base": 1, "anbar": 1, "iraq": 1}


def test_sub_types_stand_under_their_type():
    publish_incident()
    publish_incident(sub_event_type="Grenade")
    options = [(o.value, o.count, o.parent) for o in facets(Query())["type"]]

    assert options == [
        ("explosions-remote-violence", 2, ""),
        ("air-drone-strike", 1, "explosions-remote-violence"),
        ("grenade", 1, "explosions-remote-violence"),
    ]


def test_a_chosen_value_stays_listed_by_name_when_nothing_answers(iraq):
    publish_incident(location=iraq, perpetrator=create_actor(name="Group A"))
    chosen = facets(Query(actor=("group-a",), country=("SY",)))

    assert [(o.label, o.count, o.chosen) for o in chosen["actor"]] == [("Group A", 0, True)]
    assert ("Syria", 0, True) in [(o.label, o.count, o.chosen) for o in chosen["country"]]


def test_bars_count_the_uncertain_apart():
    publish_incident(day=date(2024, 1, 30))
    publish_incident(day=date(2024, 1, 30), until=date(2024, 2, 4), date_prec=2)
    publish_incident(day=date(2024, 4, 1))
    bars = [(bar.first.month, bar.certain, bar.possible) for bar in histogram(Query())]

    assert bars == [(1, 1, 1), (2, 0, 1), (3, 0, 0), (4, 1, 0)]


def test_bars_stay_when_their_range_is_chosen():
    publish_incident(day=date(2024, 1, 30))
    publish_incident(day=date(2024, 4, 1))

    assert histogram(Query(first_day=date(2024, 4, 1))) == histogram(Query())


@pytest.mark.parametrize(
    ("last", "bars"), [(date(2004, 12, 31), 60), (date(2005, 1, 1), 6), (date(2120, 1, 1), 13)]
)
def test_many_months_are_shown_as_years_and_many_years_as_decades(last, bars):
    publish_incident(day=date(2000, 1, 1))
    publish_incident(day=last)

    assert len(histogram(Query())) == bars


def tied(incident) -> list[tuple[str, str]]:
    revision = incident.revisions.current().get()
    return [(tie.kind, tie.title) for tie in ties([revision], None).get(incident.code, [])]


def test_a_link_is_seen_from_both_its_ends():
    attack = publish_incident(title="The attack")
    answer = create_incident(title="The answer")
    Link.objects.create(incident=answer, target=attack, kind="response_to")
    publish(answer, by="editor", reason="First published.")

    assert tied(answer) == [("response_to", "The attack")]
    assert tied(attack) == [("answered_by", "The answer")]


def test_a_link_to_a_draft_is_not_seen():
    draft = create_incident(title="A draft")
    public = create_incident(title="Public")
    Link.objects.create(incident=public, target=draft, kind="related")
    Link.objects.create(incident=draft, target=public, kind="part_of")
    publish(public, by="editor", reason="First published.")

    assert tied(public) == []


def test_a_link_that_only_the_desk_has_is_not_seen():
    one, other = publish_incident(title="One"), publish_incident(title="Other")
    Link.objects.create(incident=one, target=other, kind="related")

    assert tied(one) == tied(other) == []


def test_a_link_to_what_is_retracted_is_not_seen_and_an_old_title_neither():
    attack, answer = publish_incident(title="The attack"), create_incident(title="The answer")
    Link.objects.create(incident=answer, target=attack, kind="response_to")
    publish(answer, by="editor", reason="First published.")
    attack.title = "The attack, as corrected"
    attack.save()
    publish(attack, by="editor", reason="A correction.")

    assert tied(answer) == [("response_to", "The attack, as corrected")]
    retract(attack, by="editor", reason="It did not happen.")
    assert tied(answer) == []
