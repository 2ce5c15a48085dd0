"""Counts beside the filters, and links between incidents."""

import pytest
from django.utils.translation import override

from tests.builders import create_actor, create_incident, create_location
from tests.published import publish_incident
from tests.search.drawn import Draw
from timeline.actions.publishing import publish, retract
from timeline.models import Dataset, Link
from timeline.search.found import search
from timeline.search.links import ties
from timeline.search.query import Query

pytestmark = pytest.mark.django_db


@pytest.fixture
def iraq():
    return create_location(name="Iraq", country="IQ", kind="country")


@pytest.fixture
def syria():
    return create_location(name="Syria", country="SY", kind="country")


@pytest.fixture
def record():
    return Draw(2024, incidents=30)


def counts(query: Query, name: str) -> dict[str, int]:
    return {option.value: option.count for option in search(query).options(name).options}


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
    options = [(o.value, o.count, o.parent) for o in search(Query()).options("type").options]

    assert options == [
        ("explosions-remote-violence", 2, ""),
        ("air-drone-strike", 1, "explosions-remote-violence"),
        ("grenade", 1, "explosions-remote-violence"),
    ]


def test_a_chosen_value_stays_listed_by_name_when_nothing_answers(iraq):
    publish_incident(location=iraq, perpetrator=create_actor(name="Group A"))
    found = search(Query(actor=("group-a",), country=("SY",)))
    actors, countries = (found.options(name).options for name in ("actor", "country"))

    assert [(o.label, o.count, o.chosen) for o in actors] == [("Group A", 0, True)]
    assert ("Syria", 0, True) in [(o.label, o.count, o.chosen) for o in countries]


@pytest.mark.parametrize("name", ["actor", "location", "country", "dataset"])
def test_the_most_frequent_options_come_first_and_a_few_at_a_time(record, name):
    every = search(Query()).options(name)
    some = search(Query()).options(name, first=2, start=1)
    held = search(Query()).options(name, find=every.options[-1].label.upper())

    assert every.options == sorted(every.options, key=lambda o: (-o.count, o.label))
    assert (some.options, some.total) == (every.options[1:3], len(every.options))
    assert (held.options, held.total) == (every.options[-1:], 1)


@pytest.mark.parametrize(
    ("words", "found"),
    [("lodz", ["Łódź Front"]), ("FRO", ["Łódź Front", "Western Front"]), ("ront", []), ("-", [])],
)
def test_options_are_found_by_the_beginnings_of_their_words(words, found):
    for name in ("Łódź Front", "Western Front", "Group A"):
        publish_incident(perpetrator=create_actor(name=name))
    options = search(Query()).options("actor", find=words)

    assert sorted(option.label for option in options.options) == sorted(found)


def test_what_is_chosen_is_told_beside_the_few_most_frequent(record):
    rarest = search(Query()).options("actor").options[-1]
    options = search(Query(actor=(rarest.value,))).options("actor", first=1).options

    assert [(o.value, o.chosen) for o in options][1:] == [(rarest.value, True)]


def test_a_dataset_goes_by_its_name():
    dataset = Dataset.objects.create(name="Counts of Freedonia", slug="big-one")
    publish_incident(dataset=dataset)
    (option,) = search(Query()).options("dataset").options

    assert (option.value, option.label) == ("big-one", "Counts of Freedonia")
    assert search(Query()).options("dataset", find="free").options == [option]


def test_an_actor_is_counted_once_however_many_roles_it_had():
    actor = create_actor(name="Group A")
    publish_incident(perpetrator=actor, target=actor)

    assert counts(Query(), "actor") == {"group-a": 1}
    assert counts(Query(role=("perpetrator", "target")), "actor") == {"group-a": 1}
    assert counts(Query(role=("other",)), "actor") == {}


def test_a_name_that_is_retracted_is_told_no_more():
    wrong = create_actor(name="Group Z, by a slip")
    incident = publish_incident(perpetrator=wrong)
    type(wrong).objects.filter(pk=wrong.pk).update(name="Group A")
    publish_incident(perpetrator=type(wrong).objects.get(pk=wrong.pk))
    retract(incident, by="editor", reason="A slip.")

    assert [o.label for o in search(Query()).options("actor").options] == ["Group A"]


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


def test_against_whom_counts_the_other_side_alone():
    a, b, c = (create_actor(name=f"Group {letter}") for letter in "ABC")
    publish_incident(perpetrator=a, target=b)
    publish_incident(perpetrator=a, target=b)
    publish_incident(perpetrator=b, target=a)
    for sides in ((a, c), (a, a)):
        fight = create_incident()
        for actor in dict.fromkeys(sides):
            fight.participations.create(actor=actor, role="other")
        publish(fight, by="editor", reason="First published.")

    assert counts(Query(against=("group-a",), role=("target",)), "actor") == {"group-b": 2}
    assert counts(Query(against=("group-a",), role=("perpetrator",)), "actor") == {"group-b": 1}
    assert counts(Query(against=("group-a",), role=("other",)), "actor") == {"group-c": 1}
    asked = Query(actor=("group-a",), role=("perpetrator",), against=("group-b",))
    assert search(asked).tally().total == 2


def test_countries_that_count_alike_stand_by_their_names_in_the_readers_language():
    for code in ("EG", "SY", "JO"):
        publish_incident(location=create_location(name=f"A town of {code}", country=code))
    with override("fr"):
        labels = [option.label for option in search(Query()).options("country").options]

    assert labels == ["Égypte", "Jordanie", "Syrie"]
