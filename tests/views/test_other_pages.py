"""Changes, datasets, method, and the two addresses for machines."""

from django.db import OperationalError

from tests.builders import create_incident
from tests.published import publish_incident
from timeline.actions.publishing import publish, retract
from timeline.models import Dataset, Revision


def text(element) -> str:
    return " ".join(element.get_text(" ").split())


def test_changes_come_newest_first_with_their_reasons(read):
    incident = publish_incident(title="A hit", reason="From one report.")
    incident.killed_low = 2
    incident.save()
    publish(incident, by="editor", reason="A second report.")
    shown = [text(change) for change in read("/changes/").select(".history li")]

    assert "Revised A hit A second report." in shown[0]
    assert "Published A hit From one report." in shown[1]


def test_a_retraction_is_a_change_with_its_reason_and_without_content(read):
    incident = publish_incident(title="Not so", reason="From one report.")
    retract(incident, by="editor", reason="The witness was wrong.")
    page = read("/changes/")
    (change,) = page.select(".history li")

    assert text(change).endswith(f"Retracted Entry {incident.code} The witness was wrong.")
    assert "Not so" not in page.decode()
    assert "From one report" not in page.decode()


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
