"""How a deed is laid at somebody's door, and by whom: on a card, on the page, and in its evidence."""

from typing import Any

import pytest

from tests.builders import create_actor, create_claim, create_incident, create_report
from timeline.actions.publishing import publish
from timeline.models import Participation

BY_MINISTRY = {"by": "the <Test> Ministry", "blamed": True}


def text(element) -> str:
    return " ".join(element.get_text("").split())


def published(*claims: dict[str, Any], attribution: str = "attributed"):
    """An incident laid at the door of Group A, of which each claim says so with these particulars."""
    incident = create_incident()
    group = create_actor(name="Group A")
    Participation.objects.create(
        incident=incident, actor=group, role="perpetrator", attribution=attribution
    )
    for number, claim in enumerate(claims, 1):
        told = {"name": "Group A", "role": "perpetrator", "attribution": attribution, **claim}
        create_claim(
            incident=incident, report=create_report(outlet=f"Outlet {number}"), actors=[told]
        )
    publish(incident, by="editor", reason="First published.")
    return incident


@pytest.mark.parametrize(
    ("attribution", "claim", "said"),
    [
        ("attributed", BY_MINISTRY, "Group A blamed by the <Test> Ministry"),
        ("attributed", {**BY_MINISTRY, "blamed": False}, "Group A according to the <Test> Ministry"),
        ("suspected", BY_MINISTRY, "Group A suspected by the <Test> Ministry"),
        ("claimed", {"by": ""}, "Group A claimed it"),
        ("attributed", {}, "Group A as reported"),
    ],
)  # fmt: skip
def test_a_card_says_by_whom(read, attribution, claim, said):
    published(claim, attribution=attribution)

    assert text(read("/").select_one(".entry .who")) == said


@pytest.mark.parametrize(
    "claims",
    [
        [BY_MINISTRY, {**BY_MINISTRY, "by": "the Other Ministry"}],
        [{**BY_MINISTRY, "attribution": "suspected"}],
        [{**BY_MINISTRY, "name": "Group B"}],
    ],
)
def test_a_card_names_nobody_where_sources_name_several_or_say_other_than_the_headline(
    read, claims
):
    published(*claims)

    assert text(read("/").select_one(".entry .who")) == "Group A as reported"


def test_the_page_says_by_whom_beside_each_source(read):
    page = read(f"/incidents/{published(BY_MINISTRY, {}).code}/")

    said = text(page.select_one(".known .aside"))
    assert said == "Group A: blamed by the <Test> Ministry (Outlet 1); as reported (Outlet 2)"


@pytest.mark.parametrize(("claim", "lines"), [(BY_MINISTRY, 1), ({}, 0)])
def test_a_single_source_is_named_where_it_says_by_whom(read, claim, lines):
    page = read(f"/incidents/{published(claim).code}/")

    assert len(page.select(".known .aside")) == lines


def test_the_one_who_blames_is_content_and_the_words_around_are_translated(read):
    name = read(f"/incidents/{published(BY_MINISTRY).code}/?lang=fr").select_one(".who bdi")

    assert (name["lang"], name["dir"]) == ("en", "auto")
    assert text(name.parent) == "mis en cause par the <Test> Ministry"


def test_the_evidence_says_whom_each_passage_names_and_the_perpetrators_come_first(read):
    incident = create_incident(perpetrator=create_actor(name="Group A"))
    report = create_report(body="Soldiers were hit by fighters.")
    evidence = {
        "target": {"text": "Soldiers", "start": 0, "end": 8},
        "perpetrator": {"text": "fighters", "start": 21, "end": 29},
    }
    create_claim(incident=incident, report=report, evidence=evidence)
    publish(incident, by="editor", reason="First published.")

    resting = read(f"/incidents/{incident.code}/").select(".known .rests li")
    assert [text(line).partition(report.outlet)[0].strip() for line in resting] == [
        "Perpetrator: fighters",
        "Target: Soldiers",
    ]
