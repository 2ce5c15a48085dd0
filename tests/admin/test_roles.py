"""Who may do what: viewer, analyst, editor, as a table."""

import pytest
from django.apps import apps
from django.contrib.auth.models import Group
from django.test import Client

from tests.admin.page import desk, page, words
from tests.builders import create_incident
from timeline.actions.publishing import publish
from timeline.admin.roles import set_up
from timeline.models import Incident, Revision, User

pytestmark = pytest.mark.django_db

MAY = [
    # what                        viewer analyst editor
    ("timeline.view_incident", True, True, True),
    ("timeline.view_report", True, True, True),
    ("timeline.view_revision", True, True, True),
    ("timeline.add_incident", False, True, True),
    ("timeline.change_incident", False, True, True),
    ("timeline.change_claim", False, True, True),
    ("timeline.change_participation", False, True, True),
    ("timeline.change_link", False, True, True),
    ("timeline.change_actor", False, True, True),
    ("timeline.change_location", False, True, True),
    ("timeline.delete_participation", False, True, True),
    ("timeline.delete_incident", False, False, True),
    ("timeline.change_dataset", False, False, True),
    ("timeline.import_dataset", False, True, True),
    ("timeline.delete_upload", False, False, True),
    ("timeline.publish_incident", False, False, True),
    ("timeline.retract_incident", False, False, True),
    ("timeline.change_revision", False, False, False),
    ("timeline.view_user", False, False, False),
    ("auth.change_group", False, False, False),
]


@pytest.mark.parametrize(("permission", "viewer", "analyst", "editor"), MAY)
def test_each_role_may_do_just_what_the_table_says(permission, viewer, analyst, editor):
    def may(role):
        user = User.objects.create_user(role)
        user.groups.add(Group.objects.get(name=role))
        return user.has_perm(permission)

    assert (may("viewer"), may("analyst"), may("editor")) == (viewer, analyst, editor)


def test_the_roles_are_put_right_by_the_next_migration():
    group = Group.objects.get(name="analyst")
    should = set(group.permissions.values_list("codename", flat=True))
    group.permissions.clear()

    set_up(apps.get_app_config("timeline"), using="default", apps=apps)

    assert set(group.permissions.values_list("codename", flat=True)) == should
    assert Group.objects.filter(name__in=["viewer", "analyst", "editor"]).count() == 3


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


def test_the_three_roles_cannot_be_changed_by_hand_and_other_groups_can(client):
    client.force_login(User.objects.create_superuser("boss"))
    own = Group.objects.create(name="translators")

    def form(group):
        return page(client.get(f"/admin/auth/group/{group.pk}/change/")).select("[name=_save]")

    assert form(own)
    assert not form(Group.objects.get(name="editor"))


def test_a_stranger_is_sent_to_sign_in(client):
    response = client.get(desk("incident"))

    assert response.headers["Location"].startswith("/admin/login/")
