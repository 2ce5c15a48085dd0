"""Who may do what: viewer, analyst, editor and admin, each really doing it."""

import re

import pytest
from bs4 import BeautifulSoup
from django.apps import apps
from django.contrib import admin
from django.contrib.auth.models import Group
from django.db import transaction
from django.test import Client

from tests.admin.conftest import signed_in
from tests.admin.page import desk, page, words
from tests.admin.roles_table import GET, TABLE, Deed
from tests.builders import create_incident
from timeline.actions.publishing import publish
from timeline.admin.pages import PAGES
from timeline.admin.roles import set_up
from timeline.models import Incident, Revision, User

pytestmark = pytest.mark.django_db

ROLES = ("viewer", "analyst", "editor", "admin")


def does(role: str, deed: Deed) -> bool:
    """Whether it was done; 403 is the only way to be refused. Nothing of it stays."""
    with transaction.atomic():
        client, address = signed_in(role), deed.where()
        response = getattr(client, deed.how)(address, deed.sent(client, address))
        response.close()  # of a file that is handed out
        response.close()  # a file, where it is one
        transaction.set_rollback(True)
    if response.status_code == 403:
        return False
    done = 200 if deed.how == GET else 302
    assert response.status_code == done, (role, response.status_code, shown_errors(response))
    assert "/login/" not in response.headers.get("Location", "")
    return True


def shown_errors(response) -> list[str]:
    return [
        error.get_text(" ", strip=True)
        for error in BeautifulSoup(response.content, "html.parser").select(".errorlist, .errornote")
    ]


@pytest.mark.usefixtures("uploads")
@pytest.mark.parametrize("deed", TABLE, ids=lambda deed: deed.what)
def test_each_role_may_do_just_what_the_table_says(deed):
    assert {role: does(role, deed) for role in ROLES} == {
        role: getattr(deed, role) for role in ROLES
    }


@pytest.mark.usefixtures("uploads")
def test_every_noun_of_the_desk_stands_in_the_table():
    nouns = {model._meta.model_name for model in admin.site._registry}

    assert nouns - {noun_of(deed) for deed in TABLE} == set()


def noun_of(deed: Deed) -> str:
    """Of the address /admin/timeline/incident/… it is incident."""
    with transaction.atomic():
        parts = deed.where().split("/")
        transaction.set_rollback(True)
    return parts[3] if len(parts) > 3 else ""


FOR_ALL = {"second_factor"}


@pytest.mark.parametrize("how", ["get", "post"])
@pytest.mark.parametrize(("address", "name"), [page[:2] for page in PAGES])
def test_without_a_group_no_page_of_the_desk_opens(client, address, name, how):
    client.force_login(User.objects.create_user("nobody", is_staff=True))
    some = re.sub(r"<\w+:\w+>", "1", address.replace("<slug:deed>", "accept"))

    status = getattr(client, how)(f"/admin/{some}").status_code

    assert (status in {403, 404, 405}) != (name in FOR_ALL)


def test_the_roles_are_put_right_by_the_next_migration():
    group = Group.objects.get(name="analyst")
    should = set(group.permissions.values_list("codename", flat=True))
    group.permissions.clear()

    set_up(apps.get_app_config("timeline"), using="default", apps=apps)

    assert set(group.permissions.values_list("codename", flat=True)) == should
    assert Group.objects.filter(name__in=ROLES).count() == 4


def test_a_viewer_reads_an_incident_and_can_change_nothing(viewer):
    incident = create_incident(title="As it is")
    address = desk("incident", "change", incident.pk)

    html = page(viewer.get(address))

    assert "5 Aug 2024" in html.get_text()
    assert not html.select("#content-main input[type=submit]")
    assert viewer.post(address, {"title": "Changed"}).status_code == 403
    assert Incident.objects.get().title == "As it is"


def test_a_revision_is_read_and_never_written_even_by_a_superuser():
    boss = Client()
    boss.force_login(User.objects.create_superuser("boss"))
    revision = publish(create_incident(title="The public title"), by="x", reason="First report")

    assert "The public title" in words(boss.get(desk("revision", "change", revision.pk)))
    assert boss.get(desk("revision", "add")).status_code == 403
    assert boss.post(desk("revision", "change", revision.pk), {"reason": "y"}).status_code == 403
    assert boss.post(desk("revision", "delete", revision.pk), {"post": "yes"}).status_code == 403
    assert Revision.objects.get().reason == "First report"


def test_the_roles_cannot_be_changed_by_hand_and_other_groups_can(client):
    client.force_login(User.objects.create_superuser("boss"))
    own = Group.objects.create(name="translators")

    def form(group):
        return page(client.get(f"/admin/auth/group/{group.pk}/change/")).select("[name=_save]")

    assert form(own)
    assert not form(Group.objects.get(name="editor"))


def test_a_stranger_is_sent_to_sign_in(client):
    response = client.get(desk("incident"))

    assert response.headers["Location"].startswith("/admin/login/")
