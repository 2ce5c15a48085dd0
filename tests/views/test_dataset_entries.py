"""What readers see of an incident that comes from a dataset. Its rows are made up."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.utils import timezone

from tests.builders import create_incident
from tests.events import GED, bring_in, event, imported
from tests.published import copy_of
from timeline.actions.publishing import next_change
from timeline.formats.events import ActorRead, SourceRead
from timeline.models import Revision

pytestmark = pytest.mark.django_db

SOURCES = (
    SourceRead("Freedonia Post", "Mill hit", published="2024-08-06"),
    SourceRead("Red Radio", "Fire at the mill", url="https://example.org/mill"),
    SourceRead(title="Post 5/8-24"),
)


def text(element) -> str:
    return " ".join(element.get_text(" ").split())


@pytest.fixture
def code() -> str:
    """Of an incident of three sources, of which none is a report of ours."""
    row = event(key="ged-7", sources=SOURCES)
    bring_in(row, public=True)
    return imported(row).code


def test_its_sources_are_named_and_lead_to_no_report_of_ours(read, code):
    cited = [text(item) for item in read(f"/incidents/{code}/").select(".cited li")]

    assert cited == [
        "Freedonia Post , 6 August 2024 · Mill hit",
        "Red Radio · Fire at the mill Read it at its publisher",
        "Outlet not named · Post 5/8-24",
    ]
    assert not read(f"/incidents/{code}/").select(".cited a[href^='/reports/']")


def test_it_names_its_dataset_with_licence_and_citation(read, code):
    section = read(f"/incidents/{code}/").select_one(".dataset")

    assert section.a["href"] == "/datasets/#ucdp-ged"
    assert text(section).startswith("Dataset UCDP GED , release 25.1, id ged-7. Licence: CC BY 4.0")
    assert "Cite as: UCDP (2025). Release 25.1." in text(section)


def test_it_keeps_the_release_that_its_own_row_came_from(read, code):
    bring_in(event(), into=replace(GED, version="26.1"), public=True)

    assert ", release 25.1, id ged-7." in text(read(f"/incidents/{code}/").select_one(".dataset"))


def test_no_draft_changes_what_the_public_reads_of_a_dataset(read, code, time_machine):
    time_machine.move_to(
        timezone.now() + timedelta(minutes=1)
    )  # until then its pin may get shorter
    pages = ["/datasets/", f"/incidents/{code}/", "/"]
    before = [text(read(page).main) for page in pages]
    row = event(key="ged-7", killed_best=3)
    bring_in(row, event(), into=replace(GED, version="26.1"))

    assert imported(row).dataset_row.release == "26.1"
    assert [text(read(page).main) for page in pages] == before


def test_a_search_for_the_id_of_the_source_finds_it(read, code):
    bring_in(event(key="ged-8"), public=True)

    assert len(read("/").select(".entry")) == 2
    assert [link["href"] for link in read("/?q=ged-7").select(".entry h3 a")] == [
        f"/incidents/{code}/?q=ged-7"
    ]


def test_a_row_without_an_id_of_its_own_shows_none(read):
    made = "0123456789abcdef0123"
    row = event(key=made)
    bring_in(row, public=True)
    page = f"/incidents/{imported(row).code}/"

    assert "release 25.1. Licence" in text(read(page).select_one(".dataset"))
    assert made not in text(read(page))


def test_an_entry_from_before_releases_were_kept_names_none(read, code):
    told, other = Revision.objects.get(), create_incident()
    record = {key: value for key, value in told.record.items() if key != "dataset_row"}
    changes = {"incident": other, "code": other.code, "change": next_change()}
    copy_of(told, record={**record, "code": other.code}, **changes).save()
    section = read(f"/incidents/{other.code}/").select_one(".dataset")

    assert text(section).startswith("Dataset UCDP GED . Licence: CC BY 4.0")
    assert "Release" not in text(section)
    assert "From ucdp-ged" in text(read("/"))


def test_an_entry_of_our_own_names_no_dataset(read):
    from tests.published import publish_incident

    incident = publish_incident()

    assert not read(f"/incidents/{incident.code}/").select(".dataset")


def test_the_datasets_are_listed_with_licence_citation_and_number(read, code):
    page = text(read("/datasets/"))

    assert "UCDP GED 1 entry" in page
    assert "Licence CC BY 4.0 Cite as UCDP (2025)." in page


def test_the_timeline_shows_it_with_its_sources(read, code):
    entry = read("/").select_one(".entry")

    assert "From UCDP GED" in text(entry)
    assert "3 sources: Freedonia Post, Red Radio, outlet not named" in text(entry)
    assert not entry.select("a[href^='/reports/']")


def test_what_a_reader_has_to_know_of_a_value_stands_beside_it(read):
    reason = "Of the best estimate: 2 civilians."
    row = event(killed_low=9, code_status="Check deaths", reasons={"killed": reason})
    bring_in(row, public=True)

    assert reason in text(read(f"/incidents/{imported(row).code}/").select_one(".known"))


def test_its_history_says_which_release_changed_what(read):
    row = event(sources=SOURCES)
    bring_in(row, public=True)
    newer = replace(row, killed_best=3, sources=SOURCES[:1])
    bring_in(newer, public=True, into=replace(GED, version="26.1"))
    steps = [text(step) for step in read(f"/incidents/{imported(row).code}/history/").select("li")]

    assert any("From UCDP GED 26.1." in step and "best estimate 3" in step for step in steps)
    assert any("Red Radio" in step and "Post 5/8-24" in step for step in steps)


def test_figures_out_of_order_are_told_once(read):
    said = "The source’s figures are out of order: low 9, best 2, high 4."
    reasons = {"killed": f"{said} Of the best estimate: 2 civilians."}
    row = event(killed_low=9, code_status="Check deaths", reasons=reasons)
    bring_in(row, public=True)
    known = text(read(f"/incidents/{imported(row).code}/").select_one(".known"))

    assert known.count("low 9") == 1
    assert "Of the best estimate: 2 civilians." in known


@pytest.mark.parametrize(
    ("roles", "said"),
    [
        (["other", "other"], "Between Red Front and Grey Army"),
        (["other", "other", "other"], "Parties: Red Front, Grey Army, Mill Guard"),
        (["perpetrator", "other"], "Red Front Also involved: Grey Army"),
    ],
)
def test_sides_of_which_none_struck_the_other_are_the_parties(read, roles, said):
    names = ("Red Front", "Grey Army", "Mill Guard")
    pairs = zip(names, roles, strict=False)
    row = event(actors=tuple(ActorRead(name, role) for name, role in pairs))
    bring_in(row, public=True)
    shown = " ".join(text(who) for who in read("/").select(".entry .who"))

    assert shown.replace(" ,", ",") == said


@pytest.mark.parametrize(
    ("event_type", "sub_event_type", "said"),
    [
        ("Battles", "", "Battle"),
        ("Violence against civilians", "", "Violence against civilians"),
        ("Explosions/Remote violence", "", "Explosion or strike Explosions/Remote violence"),
        ("Battles", "Armed clash", "Armed clash Battles / Armed clash"),
    ],
)
def test_a_kind_of_event_is_not_said_twice(read, event_type, sub_event_type, said):
    row = event(event_type=event_type, sub_event_type=sub_event_type)
    bring_in(row, public=True)
    facts = read(f"/incidents/{imported(row).code}/").select(".known > div")

    assert f"What {said}" in [text(fact) for fact in facts]
