"""Who may do what: viewer, analyst, editor and admin, each really doing it."""

from typing import Any
from urllib.parse import urlsplit

import pytest
from bs4 import BeautifulSoup
from django.apps import apps
from django.contrib import admin
from django.contrib.auth.models import Group
from django.contrib.messages import get_messages
from django.db import transaction
from django.test import Client
from django.urls import resolve

from tests.admin.conftest import signed_in
from tests.admin.deeds import GET, POST, Deed
from tests.admin.page import desk, page, words
from tests.admin.roles_table import TABLE
from tests.builders import create_incident
from timeline.actions.publishing import publish
from timeline.admin.pages import PAGES
from timeline.admin.review.decide import DEEDS
from timeline.admin.roles import set_up
from timeline.models import Incident, Revision, User

pytestmark = pytest.mark.django_db

ROLES = ("viewer", "analyst", "editor", "admin")
OPEN_TO_ALL = {"read the first page", "set up a second factor", "turn a second factor on"}
DJANGOS = ("changelist", "add", "history", "delete", "change")  # the pages that each model has


def does(role: str, deed: Deed) -> bool:
    """Whether it was done; 403 is the only way to be refused. Nothing of it stays."""
    with transaction.atomic():
        client, address = signed_in(role) if role else of_no_group(), deed.where()
        response = getattr(client, deed.how)(address, deed.sent(client, address))
        response.getvalue()  # a file is closed once it is read to its end
        wrong = shown_errors(response)
        transaction.set_rollback(True)
    if response.status_code == 403:
        return False
    done = deed.answer or (200 if deed.how == GET else 302)
    assert (response.status_code, wrong) == (done, []), (role, deed.what)
    assert "/login/" not in response.headers.get("Location", "")
    return True


def of_no_group() -> Client:
    client = Client()
    client.force_login(User.objects.create_user("nobody", password="x", is_staff=True))
    return client


def shown_errors(response: Any) -> list[str]:
    """On the page itself, or on the one that it leads to."""
    told = get_messages(response.wsgi_request)
    html = b"" if response.streaming else response.content
    return [
        *(str(message) for message in told if message.level_tag == "error"),
        *(error.get_text(" ") for error in BeautifulSoup(html, "html.parser")(class_="errorlist")),
    ]


@pytest.mark.usefixtures("uploads")
@pytest.mark.parametrize("deed", TABLE, ids=lambda deed: deed.what)
def test_each_role_may_do_just_what_the_table_says(deed):
    assert {role: does(role, deed) for role in ROLES} == {
        role: getattr(deed, role) for role in ROLES
    }


@pytest.mark.usefixtures("uploads")
@pytest.mark.parametrize("deed", TABLE, ids=lambda deed: deed.what)
def test_without_a_group_nothing_of_it_is_done_and_no_page_opens(deed):
    assert does("", deed) == (deed.what in OPEN_TO_ALL)


@pytest.mark.usefixtures("uploads")
def test_every_page_of_the_desk_stands_in_the_table_for_each_way_to_ask_for_it():
    told = {}
    for deed in TABLE:
        with transaction.atomic():
            address = deed.where()
            name = name_of(address)
            told.setdefault(name, set(ways(name, address))).discard(deed.how)
            transaction.set_rollback(True)

    assert pages() - told.keys() == set(), "pages without a row"
    assert {name: missing for name, missing in told.items() if missing} == {}


def name_of(address: str) -> str:
    """Of the address; what is decided in the review has one for all its deeds, so with the deed."""
    found = resolve(urlsplit(address).path)
    return f"{found.url_name} {found.kwargs.get('deed', '')}".strip()


def pages() -> set[str]:
    """The names of all pages of the desk but those that Django has for itself."""
    of_models = [url.name for model in admin.site._registry.values() for url in model.get_urls()]
    ours = {name for _, name, _ in PAGES} - {"review_decide"}
    return ours | {f"review_decide {deed}" for deed in DEEDS} | {name for name in of_models if name}


def ways(name: str, address: str) -> set[str]:
    """GET and POST, where the page takes both; of the pages that each model has Django takes care."""
    if name.endswith(DJANGOS) or name == "index":
        return set()
    boss = Client()
    boss.force_login(User.objects.create_superuser("boss"))
    refused = boss.trace(address)
    taken = refused.headers["Allow"].lower() if refused.status_code == 405 else (GET, POST)
    return {way for way in (GET, POST) if way in taken}


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
