"""Headline values are chosen from the claims, with a reason wherever there was a choice."""

from datetime import date

import pytest

from tests.builders import create_claim, create_incident, create_report
from timeline.actions.headline import choose_headline
from timeline.models import Incident

pytestmark = pytest.mark.django_db


def claim_of(incident: Incident, outlet: str, published: date = date(2024, 8, 6), **facts) -> None:
    create_claim(
        incident=incident, report=create_report(outlet=outlet, published=published), **facts
    )


def figures(
    kind: str, low: int | None, best: int | None, high: int | None
) -> dict[str, int | None]:
    return {f"{kind}_low": low, f"{kind}_best": best, f"{kind}_high": high}


def test_the_tightest_date_wins_and_says_whose_it_is():
    incident = create_incident()
    claim_of(incident, "Courier", day=date(2024, 1, 1), until=date(2024, 1, 31), date_prec=4)
    claim_of(incident, "Herald", day=date(2024, 1, 28))

    choose_headline(incident)

    assert incident.date_start == incident.date_end == date(2024, 1, 28)
    assert "28 Jan 2024 as Herald has it" in incident.reasons["date"]


@pytest.mark.parametrize(
    ("first", "second", "chosen"),
    [
        ((25, None, 34), (34, 34, None), (25, 34, None)),
        ((25, None, 34), (47, 47, 47), (25, 47, 47)),
        ((3, 3, 3), (3, 3, 3), (3, 3, 3)),
        ((None, None, None), (3, 3, None), (3, 3, None)),
        ((None, 5, 5), (10, 10, 10), (None, 10, 10)),
        ((0, 0, 0), (2, 2, 2), (0, 2, 2)),
    ],
)
def test_figures_that_differ_become_a_range_that_holds_them_all(first, second, chosen):
    incident = create_incident()
    claim_of(incident, "Courier", **figures("injured", *first))
    claim_of(incident, "Herald", published=date(2024, 8, 7), **figures("injured", *second))

    choose_headline(incident)

    assert tuple(incident.figures("injured").values()) == chosen


def test_a_range_says_which_report_says_what():
    incident = create_incident()
    claim_of(incident, "Courier", **figures("injured", 25, None, 34))
    claim_of(incident, "Herald", published=date(2024, 8, 7), **figures("injured", 34, 34, None))

    choose_headline(incident)

    assert (
        incident.reasons["injured"]
        == "Reports differ: Courier says 25–34; Herald says at least 34."
    )


def test_reports_that_agree_need_no_reason():
    incident = create_incident()
    claim_of(incident, "Courier", **figures("killed", 3, 3, 3))
    claim_of(incident, "Herald", **figures("killed", 3, 3, 3))

    choose_headline(incident)

    assert incident.reasons == {}


def test_the_report_that_names_the_weapon_gives_the_type():
    incident = create_incident(event_type="Battles", sub_event_type="Armed clash")
    claim_of(incident, "Courier", event_type="Battles", sub_event_type="Armed clash")
    claim_of(incident, "Herald")

    choose_headline(incident)

    assert incident.sub_event_type == "Air/drone strike"
