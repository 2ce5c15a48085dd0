"""What readers see of an incident that comes from a dataset. Its rows are made up."""

from dataclasses import replace

import pytest

from tests.events import GED, bring_in, event, imported
from timeline.formats.events import SourceRead

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
    row = event(sources=SOURCES)
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
    assert text(section).startswith("Dataset UCDP GED , release 25.1. Licence: CC BY 4.0")
    assert "Cite as: UCDP (2025)." in text(section)


def test_an_entry_of_our_own_names_no_dataset(read):
    from tests.published import publish_incident

    incident = publish_incident()

    assert not read(f"/incidents/{incident.code}/").select(".dataset")


def test_the_datasets_are_listed_with_release_licence_citation_and_number(read, code):
    page = text(read("/datasets/"))

    assert "UCDP GED 25.1 1 entry" in page
    assert "Licence CC BY 4.0 Cite as UCDP (2025)." in page


def test_the_timeline_shows_it_with_its_sources(read, code):
    entry = read("/").select_one(".entry")

    assert "3 sources: Freedonia Post, Red Radio, outlet not named" in text(entry)
    assert not entry.select("a[href^='/reports/']")


def test_why_a_value_is_doubtful_stands_beside_it(read):
    reason = "The source’s figures are out of order: low 9, best 2."
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
