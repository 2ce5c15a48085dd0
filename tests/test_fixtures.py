"""The seed reports of the repo give the timeline that `make run` shows."""

from pathlib import Path

import pytest
from django.core.management import call_command

from timeline.models import Revision

pytestmark = pytest.mark.django_db

SEEDS = sorted((Path(__file__).parent.parent / "fixtures" / "reports").glob("*.txt"))


@pytest.fixture
def timeline() -> list[Revision]:
    call_command("import_reports", *map(str, SEEDS), "--publish", "--quiet")
    return list(Revision.objects.current().in_order())


def the(timeline: list[Revision], **values: object) -> Revision:
    """The one incident with these values."""
    (found,) = [r for r in timeline if all(getattr(r, k) == v for k, v in values.items())]
    return found


def test_the_seed_timeline_tells_what_happened_in_order(timeline):
    at = {r.code: (r.record["location"] or {}).get("name") for r in timeline}
    in_order = sorted(timeline, key=lambda r: (r.span.start, r.span.end, at[r.code] or ""))
    told = [(r.span.short(), at[r.code]) for r in in_order]

    assert told == [
        ("7 Oct 2023", "Israel"),
        ("17 Oct 2023 – 29 Jan 2024", "Iraq and Syria"),
        ("Jan 2024", "Jordan"),
        ("between 1 Jan and 6 Aug 2024", None),
        ("Jul 2024", "Ain al-Asad"),
        ("between 28 Jul and 4 Aug 2024", "Beirut"),
        ("week of 29 Jul 2024", "Iran"),
        ("week of 29 Jul 2024", "Iraq"),
        ("week of 29 Jul 2024", "Lebanon"),
        ("week of 29 Jul 2024", "Tehran"),
        ("5 Aug 2024", "Ain al-Asad"),
    ]


def test_the_rocket_attack_on_al_asad_is_one_incident_with_two_sources(timeline):
    attack = timeline[-1]

    assert attack.sources == 2
    assert (attack.injured_low, attack.injured_best) == (3, None)
    perpetrators = [a for a in attack.record["actors"] if a["role"] == "perpetrator"]
    assert [(a["name"], a["attribution"]) for a in perpetrators] == [
        ("Iran-backed militias", "attributed")
    ]


def test_the_drone_attack_in_july_on_the_same_base_stays_apart(timeline):
    july = the(timeline, sub_event_type="Air/drone strike", location="ain-al-asad")

    assert july.sources == 1


def test_more_than_150_attacks_are_one_summary(timeline):
    summary = the(timeline, event_clarity=2)

    assert (summary.count_low, summary.span.lasting) == (150, True)


def test_the_three_deaths_in_jordan_are_one_incident_with_two_sources_and_an_answer(timeline):
    deaths = the(timeline, killed_best=3)
    answer = timeline[3]

    assert deaths.sources == 2
    assert answer.record["links"] == [{"kind": "response_to", "code": deaths.code}]


def test_all_of_it_is_marked_as_read_by_a_machine(timeline):
    assert {r.reviewed for r in timeline} == {False}
