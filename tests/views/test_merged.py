"""What was merged: its addresses lead to the entry that tells it now, and views of the past stay."""

import pytest

from tests.builders import create_incident
from tests.published import publish_incident
from timeline.actions.merging import merge, undo_merge
from timeline.actions.publishing import publish, retract
from timeline.models import Incident, Link

pytestmark = pytest.mark.django_db
MAY, JUNE, JULY, AUGUST = (f"2024-{month:02}-01T12:00Z" for month in (5, 6, 7, 8))
PARTS = pytest.mark.parametrize("part", ["", "history/"])


def text(element) -> str:
    return " ".join(element.get_text(" ").split())


def tied(read, code: str, question: str = "") -> list[str]:
    """The addresses that the entry's ties lead to."""
    page = read(f"/incidents/{code}/{question}")
    return [link["href"].partition("?")[0] for link in page.select("article .ties a")]


@pytest.fixture
def pair(time_machine) -> tuple[Incident, Incident]:
    """(kept, merged), both public in May, merged into one in June."""
    time_machine.move_to(MAY)
    kept, merged = (
        publish_incident(title="Drones hit a base"),
        publish_incident(title="Base was hit"),
    )
    time_machine.move_to(JUNE)
    merge(kept, merged, by="jane", reason="The same morning.")
    return kept, merged


@PARTS
def test_its_address_leads_to_the_kept_one_with_what_was_asked(client, pair, part):
    kept, merged = pair
    answer = client.get(f"/incidents/{merged.code}/{part}?lang=fr&q=drone")

    assert answer.status_code == 301
    assert answer["Location"] == f"/incidents/{kept.code}/{part}?lang=fr&q=drone"
    assert answer["Cache-Control"] == "no-cache"


@PARTS
def test_before_the_merge_it_stands_as_it_stood(read, pair, part):
    _, merged = pair

    assert text(read(f"/incidents/{merged.code}/{part}?asof=2024-05-09").h1) == "Base was hit"


@PARTS
def test_before_it_was_public_it_is_not_found_and_leads_nowhere(read, pair, part):
    _, merged = pair
    page = read(f"/incidents/{merged.code}/{part}?asof=2024-04-01", status=404)

    assert "was not public on that day" in text(page.h1)


def test_the_timeline_counts_it_once_and_before_the_merge_twice(read, pair):
    assert read("/").select_one(".tally strong").get_text().startswith("1")
    assert len(read("/").select(".entry")) == 1
    assert len(read("/?asof=2024-05-09").select(".entry")) == 2


@PARTS
def test_many_merges_are_one_step(client, pair, time_machine, part):
    kept, merged = pair
    time_machine.move_to(JULY)
    last = publish_incident(title="A base was hit by drones")
    merge(last, kept, by="jane", reason="All one.")

    answer = client.get(f"/incidents/{merged.code}/{part}")
    between = client.get(f"/incidents/{merged.code}/{part}?asof=2024-06-09")

    assert answer["Location"] == f"/incidents/{last.code}/{part}"
    assert between["Location"] == f"/incidents/{kept.code}/{part}?asof=2024-06-09"


def test_where_the_kept_one_is_retracted_its_page_says_so(client, pair, time_machine):
    kept, merged = pair
    time_machine.move_to(JULY)
    retract(kept, by="jane", reason="The witness was wrong.")
    answer = client.get(f"/incidents/{merged.code}/", follow=True)

    assert answer.status_code == 410
    assert "The witness was wrong." in answer.content.decode()
    assert "Drones hit" not in answer.content.decode()


def test_undone_both_stand_again_and_the_history_tells_of_it(read, pair, time_machine):
    kept, merged = pair
    time_machine.move_to(JULY)
    undo_merge(kept.merges.get(), by="jane")
    steps = [text(step) for step in read(f"/incidents/{merged.code}/history/").select("main li")]

    assert text(read(f"/incidents/{merged.code}/").h1) == "Base was hit"
    assert "Published again" in steps[0]
    assert "Merged into another entry: The same morning." in steps[1]
    assert "That entry told it from then on." in steps[1]
    assert "First published" in steps[2]


def test_a_retraction_is_not_told_as_a_merge(read, time_machine):
    time_machine.move_to(MAY)
    incident = publish_incident()
    retract(incident, by="jane", reason="Doubts.")
    publish(incident, by="jane", reason="Doubts are gone.")

    assert "Merged" not in text(read(f"/incidents/{incident.code}/history/").main)
    assert "Merged" not in text(read("/changes/").main)


def test_changes_tell_of_the_merge_and_lead_to_the_kept_one(read, pair):
    kept, merged = pair
    (line,) = [li for li in read("/changes/").select(".history > li") if "Merged" in text(li)]

    assert text(line).endswith(
        f"Merged Entry {merged.code} is now told in entry {kept.code} The same morning."
    )
    assert line.a["href"] == f"/incidents/{kept.code}/"


def test_what_was_said_of_the_merged_one_is_said_of_the_kept_one(read, time_machine):
    time_machine.move_to(MAY)
    kept, merged = (
        publish_incident(title="Drones hit a base"),
        publish_incident(title="Base was hit"),
    )
    answer = create_incident(title="An answer")
    Link.objects.create(incident=answer, target=merged, kind="response_to")
    publish(answer, by="jane", reason="First published.")
    time_machine.move_to(JUNE)
    merge(kept, merged, by="jane", reason="The same morning.")

    assert tied(read, answer.code) == [f"/incidents/{kept.code}/"]
    assert tied(read, kept.code) == [f"/incidents/{answer.code}/"]
    assert tied(read, answer.code, "?asof=2024-05-09") == [f"/incidents/{merged.code}/"]
    assert tied(read, kept.code, "?asof=2024-05-09") == []
    assert tied(read, merged.code, "?asof=2024-05-09") == [f"/incidents/{answer.code}/"]


def test_what_was_said_of_the_first_of_a_chain_is_said_of_the_last_and_again_as_it_was_once_undone(
    read, time_machine
):
    time_machine.move_to(MAY)
    first, between, last = (publish_incident(title=title) for title in ("One", "Two", "Three"))
    answer = create_incident(title="An answer")
    Link.objects.create(incident=answer, target=first, kind="response_to")
    publish(answer, by="jane", reason="First published.")
    time_machine.move_to(JUNE)
    merge(between, first, by="jane", reason="The same morning.")
    time_machine.move_to(JULY)
    done = merge(last, between, by="jane", reason="All one.")

    assert tied(read, answer.code) == [f"/incidents/{last.code}/"]
    assert tied(read, last.code) == [f"/incidents/{answer.code}/"]
    assert tied(read, answer.code, "?asof=2024-06-09") == [f"/incidents/{between.code}/"]
    assert tied(read, last.code, "?asof=2024-06-09") == []

    time_machine.move_to(AUGUST)
    undo_merge(done, by="jane")

    assert tied(read, answer.code) == [f"/incidents/{between.code}/"]
    assert tied(read, last.code) == []
