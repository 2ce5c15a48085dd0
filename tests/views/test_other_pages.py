"""Changes, datasets, method, and the two addresses for machines."""

from dataclasses import replace

from django.db import OperationalError

from tests.builders import create_incident
from tests.events import bring_in, event, imported
from tests.published import publish_incident
from timeline.actions.importing import batches
from timeline.actions.publishing import publish, retract
from timeline.models import Dataset, Revision


def text(element) -> str:
    return " ".join(element.get_text(" ").split())


def test_changes_come_newest_first_with_their_reasons(read):
    incident = publish_incident(title="A hit", reason="From one report.")
    incident.killed_low = 2
    incident.save()
    publish(incident, by="editor", reason="A second report.")
    shown = [text(change) for change in read("/changes/").select(".history > li")]

    assert "Revised A hit A second report." in shown[0]
    assert "Published A hit From one report." in shown[1]


def test_a_retraction_is_a_change_with_its_reason_and_without_content(read):
    incident = publish_incident(title="Not so", reason="From one report.")
    retract(incident, by="editor", reason="The witness was wrong.")
    page = read("/changes/")
    (change,) = page.select(".history > li")

    assert text(change).endswith(f"Retracted Entry {incident.code} The witness was wrong.")
    assert "Not so" not in page.decode()
    assert "From one report" not in page.decode()


def test_what_an_import_published_in_a_day_is_one_line(read, monkeypatch, time_machine):
    monkeypatch.setattr(batches, "BATCH", 2)
    time_machine.move_to("2024-08-05T12:00Z")
    publish_incident(title="Before", reason="From one report.")
    rows = [event() for _ in range(5)]
    bring_in(*rows, public=True)
    time_machine.move_to("2024-08-06T12:00Z")
    bring_in(*(replace(row, killed_best=3) for row in rows[:3]), public=True)
    publish_incident(title="After", reason="From one report.")
    page = read("/changes/")

    assert [text(change.h2) for change in page.select(".history > li")] == [
        "After",
        "3 entries published or revised",
        "5 entries published or revised",
        "Before",
    ]
    assert page.select(".history li a")[1]["href"] == "/?dataset=ucdp-ged"
    then = read("/changes/?asof=2024-08-05")
    assert [text(change.h2) for change in then.select(".history > li")] == [
        "5 entries published or revised",
        "Before",
    ]


def test_one_row_of_an_import_is_told_by_its_title(read):
    bring_in(event(title="Fire at the mill"), public=True)

    assert text(read("/changes/").select_one(".history > li h2")) == "Fire at the mill"


def test_what_was_retracted_of_an_import_stays_untold(read):
    rows = [event(), event(title="Not so")]
    bring_in(*rows, public=True)
    retract(imported(rows[1]), by="editor", reason="The witness was wrong.")
    page = read("/changes/")

    assert [text(change.h2) for change in page.select(".history > li")] == [
        f"Entry {imported(rows[1]).code}",
        "2 entries published or revised",
    ]
    assert "Not so" not in page.decode()


def test_a_dataset_is_described_once_it_has_a_public_incident(read):
    shown = Dataset.objects.create(name="Shown", slug="shown", licence="CC BY 4.0")
    Dataset.objects.create(name="Hidden", slug="hidden")
    create_incident(dataset=Dataset.objects.get(slug="hidden"))
    publish_incident(dataset=shown)
    page = text(read("/datasets/"))

    assert "Shown 1 entry" in page
    assert "CC BY 4.0" in page
    assert "Hidden" not in page


def test_the_method_page_explains_every_code(read):
    page = text(read("/method/"))

    for words in ("Within a week", "Country only", "Confirmed", "Not yet reviewed", "CC BY 4.0"):
        assert words in page


def test_browsers_that_guess_an_icon_are_led_to_it(client):
    response = client.get("/favicon.ico")

    assert (response.status_code, response.url) == (301, "/static/favicon.svg")
    assert "max-age=86400" in response["Cache-Control"]


def test_machines_learn_that_we_are_ready(client, db, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert client.get("/healthz").content == b"ok\n"
    with django_assert_num_queries(1):
        assert client.get("/readyz").content == b"ready\n"


def test_machines_learn_that_the_database_is_away(client, db, monkeypatch):
    def broken():
        raise OperationalError("gone")

    monkeypatch.setattr(Revision.objects, "exists", broken)

    assert client.get("/readyz").status_code == 503
