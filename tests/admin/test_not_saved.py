"""A form that cannot be saved, as the session has ended or the incident is gone: nothing typed is lost."""

from urllib.parse import unquote

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from tests.admin.page import desk
from tests.admin.reviewed import read_report
from tests.admin.two import opened
from timeline.models import Incident

pytestmark = pytest.mark.django_db


def sent_too_late(client, incident, **changes):
    """The answer to the incident's form, opened in time."""
    form = opened(client, incident)
    client.logout()
    address = desk("incident", "change", incident.pk)
    return client.post(address, {**form, **changes}, headers={"referer": f"http://x{address}"})


def said(response):
    return " ".join(BeautifulSoup(response.content, "html.parser").get_text(" ").split())


def test_what_was_typed_is_there_to_be_copied(analyst, incident):
    response = sent_too_late(analyst, incident, summary="Long\nand <b>careful</b>", why="Clearer")

    assert response.status_code == 403
    text = said(response)
    assert "You are signed out, and nothing was saved" in text
    assert "Summary Long and <b>careful</b>" in text
    assert "Why Clearer" in text
    assert Incident.objects.get().summary == ""


def test_what_nobody_typed_is_not_in_the_way(analyst, incident):
    response = sent_too_late(analyst, incident, password="secret", title="Typed")

    html = BeautifulSoup(response.content, "html.parser")
    names = {name.get_text() for name in html.select("dt")}
    assert {"Title", "Claims 0 report"} <= names
    assert not [name for name in names if "Csrf" in name or "Made" in name or "forms" in name]
    assert "secret" not in html.get_text()


def test_the_way_in_leads_back_to_the_form(analyst, incident):
    html = BeautifulSoup(sent_too_late(analyst, incident).content, "html.parser")

    address = unquote(html.select_one("#content-main a")["href"])
    assert address.endswith(f"?next={desk('incident', 'change', incident.pk)}")


def test_who_typed_nothing_is_asked_to_sign_in_as_ever(client, incident):
    response = client.post(desk("incident", "take", incident.pk))

    assert response.status_code == 302
    assert "/login/" in response["Location"]


def test_who_signs_out_twice_is_told_nothing_of_forms(client):
    assert client.post("/admin/logout/").status_code == 302


def test_what_was_typed_in_review_of_a_deleted_incident_is_there_to_be_copied(analyst):
    report, first, _ = read_report()
    address = reverse("admin:review_edit", args=[report.pk, first.pk])
    first.delete()

    response = analyst.post(address, {"title": "A drone, not a rocket", "seen": "mark"})

    assert response.status_code == 404
    assert "This is not here any more, and nothing was saved" in said(response)
    assert "Title A drone, not a rocket" in said(response)
    assert analyst.get(address).status_code == 404
