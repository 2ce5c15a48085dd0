"""Two incidents that are one are joined, and nothing that either told is lost."""

import pytest

from tests.builders import (
    create_actor,
    create_claim,
    create_incident,
    create_location,
    create_report,
)
from tests.published import publish_incident
from timeline.actions.merging import merge
from timeline.actions.publishing import publish
from timeline.models import (
    Dataset,
    DatasetRow,
    Incident,
    Link,
)

pytestmark = pytest.mark.django_db

WIRE = {"id": None, "outlet": "The Wire", "title": "", "published": "2024-08-06", "quotes": []}


def fresh(incident: Incident) -> Incident:
    return Incident.objects.get(pk=incident.pk)


def joined(kept: Incident, merged: Incident) -> Incident:
    merge(kept, merged, by="ann", reason="One attack.")
    return fresh(kept)


def of_dataset(incident: Incident, *, key: str, **source: str) -> DatasetRow:
    dataset, _ = Dataset.objects.get_or_create(name="GED", slug="ged")
    Incident.objects.filter(pk=incident.pk).update(dataset=dataset)
    return DatasetRow.objects.create(
        dataset=dataset, key=key, incident=incident, digest=key, sources=[{**WIRE, **source}]
    )


# What is kept ---------------------------------------------------------------------------------


def test_the_kept_one_has_the_claims_and_actors_of_both():
    militia, army = create_actor(name="A militia"), create_actor(name="An army")
    kept = create_incident(perpetrator=militia)
    merged = create_incident(target=army)
    ours, theirs = create_claim(incident=kept), create_claim(incident=merged, killed_best=4)

    told = joined(kept, merged)

    assert {claim.report for claim in told.claims.all()} == {ours.report, theirs.report}
    assert {(part.actor, part.role) for part in told.participations.all()} == {
        (militia, "perpetrator"),
        (army, "target"),
    }


def test_a_claim_comes_over_whole():
    kept, merged = create_incident(), create_incident()
    claim = create_claim(
        incident=merged,
        quote="A drone hit",
        killed_low=2,
        killed_best=3,
        location_name="near the dam",
        country="SY",
        actors=[{"name": "A militia", "role": "perpetrator"}],
        evidence={"killed": {"text": "drone", "start": 2, "end": 7}},
    )
    told = joined(kept, merged).claims.get()

    same = [field.name for field in claim._meta.fields if field.name not in ("id", "incident")]
    assert {name: getattr(told, name) for name in same} == {
        name: getattr(claim, name) for name in same
    }


def test_of_one_report_in_both_the_passages_of_both_stand():
    report = create_report(body="A drone hit the base. Three died.")
    kept, merged = create_incident(), create_incident()
    create_claim(incident=kept, report=report, quote="A drone hit the base.")
    create_claim(incident=merged, report=report, quote="Three died.")

    claim = joined(kept, merged).claims.get()

    assert [quote["text"] for quote in claim.quotes] == ["A drone hit the base.", "Three died."]


def test_of_one_report_in_both_what_only_one_claim_states_is_not_lost():
    report = create_report()
    kept, merged = create_incident(), create_incident()
    create_claim(incident=kept, report=report, injured_best=9, location_name="the dam")
    create_claim(
        incident=merged,
        report=report,
        killed_best=3,
        injured_best=1,
        location_name="a base",
        actors=[{"name": "A militia", "role": "perpetrator"}],
    )
    claim = joined(kept, merged).claims.get()

    assert (claim.killed_best, claim.injured_best, claim.location_name) == (3, 9, "the dam")
    assert [actor["name"] for actor in claim.actors] == ["A militia"]


def test_figures_out_of_order_bring_their_flag_along():
    report = create_report()
    kept, merged = create_incident(), create_incident()
    create_claim(incident=kept, report=report)
    create_claim(
        incident=merged, report=report, killed_low=5, killed_best=2, code_status="Check deaths"
    )
    claim = joined(kept, merged).claims.get()

    assert (claim.killed_low, claim.killed_best, claim.code_status) == (5, 2, "Check deaths")


def test_links_of_both_stand_and_none_from_the_one_to_the_other():
    kept, merged, cause = create_incident(), create_incident(), create_incident()
    Link.objects.create(incident=merged, target=cause, kind="response_to", reason="It says so.")
    Link.objects.create(incident=merged, target=kept, kind="related")
    Link.objects.create(incident=kept, target=merged, kind="related")

    link = joined(kept, merged).links.get()

    assert (link.target, link.kind, link.reason) == (cause, "response_to", "It says so.")


def test_what_pointed_at_the_merged_one_points_at_the_kept_one_from_its_next_revision():
    kept, merged = publish_incident(title="Kept"), publish_incident(title="Merged")
    answer = create_incident(title="An answer")
    for target in (kept, merged):
        Link.objects.create(incident=answer, target=target, kind="response_to")

    joined(kept, merged)

    told = publish(answer, by="ed", reason="First published.").record["links"]
    assert told == [{"kind": "response_to", "code": kept.code}]


def test_sources_of_datasets_are_inherited_once():
    kept, merged = create_incident(), create_incident()
    of_dataset(kept, key="1", outlet="An agency")
    of_dataset(merged, key="2", outlet="A paper")
    Incident.objects.filter(pk=merged.pk).update(inherited=[{**WIRE, "outlet": "A paper"}])

    told = joined(kept, merged)

    assert [source["outlet"] for source in told.inherited] == ["A paper"]
    sources = publish(told, by="ed", reason="First published.").record["sources"]
    assert [source["outlet"] for source in sources] == ["An agency", "A paper"]


# What stands at the head ----------------------------------------------------------------------


def test_the_one_that_was_chosen_to_stand_keeps_its_title_and_type():
    kept = create_incident(
        title="A leader is killed", sub_event_type="Armed clash", event_type="Battles"
    )
    merged = create_incident(title="An airstrike on a group in the capital")
    for one in (kept, merged):
        create_claim(incident=one, title=one.title)

    told = joined(kept, merged)

    assert (told.title, told.sub_event_type) == ("A leader is killed", "Armed clash")


def test_figures_are_chosen_anew_from_the_claims_of_both():
    kept, merged = create_incident(), create_incident()
    create_claim(incident=kept, killed_low=2, killed_best=2, killed_high=2)
    create_claim(incident=merged, killed_low=4, killed_best=4, killed_high=4)

    told = joined(kept, merged)

    assert (told.killed_low, told.killed_high) == (2, 4)
    assert "Reports differ" in told.reasons["killed"]


def test_what_an_analyst_has_settled_stays():
    kept = create_incident(reviewed=True, killed_best=7, where_prec=6, title="As checked")
    merged = create_incident(location=create_location(), where_prec=1)
    create_claim(incident=merged, killed_low=4, killed_best=4, killed_high=4)

    told = joined(kept, merged)

    assert (told.killed_best, told.title, told.location) == (7, "As checked", None)


def test_the_tighter_place_stands_where_nobody_has_settled_it():
    base = create_location()
    kept = create_incident(where_prec=6)
    merged = create_incident(location=base, where_prec=1)

    told = joined(kept, merged)

    assert (told.location, told.where_prec) == (base, 1)


def test_figures_of_a_dataset_are_not_wiped_by_a_report_that_has_none():
    kept, merged = create_incident(killed_best=5), create_incident()
    of_dataset(kept, key="1")
    create_claim(incident=merged)

    assert joined(kept, merged).killed_best == 5


# Suspicions -----------------------------------------------------------------------------------


def test_a_third_that_was_suspected_of_the_merged_one_is_suspected_of_the_kept_one():
    kept, merged, third = create_incident(), create_incident(), create_incident()
    Link.objects.create(incident=third, target=merged, kind="possible_duplicate", reason="Alike.")

    told = joined(kept, merged)

    link = told.links.get(kind="possible_duplicate")
    assert (link.target, link.reason.endswith("Alike.")) == (third, True)


def test_a_third_that_was_told_apart_from_the_kept_one_is_not_suspected_again():
    kept, merged, third = create_incident(), create_incident(), create_incident()
    Link.objects.create(incident=third, target=kept, kind="not_duplicate")
    Link.objects.create(incident=merged, target=third, kind="possible_duplicate")

    told = joined(kept, merged)

    assert not told.links.filter(kind="possible_duplicate").exists()
