"""Whoever keeps the accounts hands on what they may do themselves, and no more."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.test import Client

from tests.admin.page import desk, filled, page, words
from tests.admin.signing_in import is_in, sign_in
from timeline.models import User

pytestmark = pytest.mark.django_db

PASSWORDS = {
    "usable_password": "true",
    "password1": "a new pass phrase",
    "password2": "a new pass phrase",
}


def account(name="nora", *groups, **fields) -> User:
    user = User.objects.create_user(name, password="x", is_staff=True, **fields)
    user.groups.set(Group.objects.filter(name__in=groups))
    return user


def beyond() -> Group:
    """A group that may do what the group admin may not."""
    group = Group.objects.create(name="masters")
    group.permissions.add(Permission.objects.get(codename="delete_group"))
    return group


def save(keeper: Client, user: User, **changes):
    address = desk("user", "change", user.pk)
    return keeper.post(address, {**filled(keeper.get(address)), **changes})


def test_an_account_is_put_into_a_group(keeper):
    nora = account()

    save(keeper, nora, groups=[Group.objects.get(name="editor").pk])

    assert nora.has_perm("timeline.publish_incident")


def test_one_form_makes_an_account_that_is_let_in_with_its_group(keeper):
    form = filled(keeper.get(desk("user", "add")))
    group = Group.objects.get(name="editor").pk
    keeper.post(desk("user", "add"), {**form, **PASSWORDS, "username": "new", "groups": [group]})
    new = Client()
    sign_in(new, "new", PASSWORDS["password1"])

    assert is_in(new)
    assert User.objects.get(username="new").has_perm("timeline.publish_incident")


def test_the_form_of_a_new_account_gives_no_group_that_may_do_more(keeper):
    form = {**PASSWORDS, "username": "new", "groups": [beyond().pk]}

    assert "Select a valid choice" in words(keeper.post(desk("user", "add"), form))
    assert not User.objects.filter(username="new").exists()


def test_a_new_account_is_asked_for_a_password_and_of_no_other_way_in(keeper):
    said = words(keeper.get(desk("user", "add")))

    assert "Password:" in said
    assert not [word for word in ("LDAP", "Single Sign-On") if word in said]


def test_accounts_are_headed_by_what_they_are(keeper):
    nora = account()

    headings = [
        page(keeper.get(address)).h1.text
        for address in (
            desk("user"),
            desk("user", "change", nora.pk),
            desk("user", "history", nora.pk),
        )
    ]

    assert headings == ["Users", "nora", "What was done with “nora”"]


def test_nobody_is_made_a_superuser_by_one_who_is_none(keeper):
    nora = account()

    assert save(keeper, nora, is_superuser="on").status_code == 302
    save(keeper, User.objects.get(username="admin"), is_superuser="on")

    assert not User.objects.filter(is_superuser=True).exists()


def test_permissions_are_not_given_one_by_one(keeper):
    nora = account()

    save(keeper, nora, user_permissions=[Permission.objects.get(codename="delete_group").pk])

    assert not nora.user_permissions.exists()


def test_a_group_that_may_more_than_oneself_is_not_offered_and_not_taken(keeper):
    nora, masters = account(), beyond()

    assert "masters" not in words(keeper.get(desk("user", "change", nora.pk)))
    response = save(keeper, nora, groups=[masters.pk])

    assert page(response).select(".field-groups .errorlist")
    assert not nora.groups.exists()


def powerful() -> dict[str, User]:
    asleep = account("asleep", is_active=False)
    asleep.groups.add(beyond())
    direct = account("direct")
    direct.user_permissions.add(Permission.objects.get(codename="delete_group"))
    return {
        "superuser": User.objects.create_superuser("boss", password="x"),
        "asleep": asleep,
        "direct": direct,
    }


@pytest.mark.parametrize("kind", ["superuser", "asleep", "direct"])
def test_an_account_that_may_more_is_out_of_reach(keeper, kind):
    other = powerful()[kind]
    before = other.password
    change = desk("user", "change", other.pk)

    assert not page(keeper.get(change)).select("[name=_save]")
    for address, sent in (
        (change, {"username": other.username, "email": "x@example.org"}),
        (f"/admin/timeline/user/{other.pk}/password/", PASSWORDS),
        (desk("user", "delete", other.pk), {"post": "yes"}),
        (desk("user", "second_factor", other.pk), {}),
        (
            desk("user"),
            {"action": "delete_selected", "_selected_action": [other.pk], "post": "yes"},
        ),
    ):
        assert keeper.post(address, sent).status_code == 403, address
    other.refresh_from_db()
    assert (other.password, other.email) == (before, "")


def test_one_of_ones_own_standing_can_be_helped_with_a_new_password(keeper):
    nora = account("nora", "editor")

    keeper.post(f"/admin/timeline/user/{nora.pk}/password/", PASSWORDS)

    nora.refresh_from_db()
    assert nora.check_password("a new pass phrase")


def test_a_superuser_makes_superusers(client):
    client.force_login(User.objects.create_superuser("boss"))
    nora = account()

    save(client, nora, is_superuser="on")

    nora.refresh_from_db()
    assert nora.is_superuser


def test_the_keys_of_second_factors_are_on_no_page_of_the_desk(client):
    client.force_login(User.objects.create_superuser("boss"))

    assert client.get("/admin/otp_totp/totpdevice/").status_code == 404
    assert client.get("/admin/otp_static/staticdevice/").status_code == 404


def test_a_filter_of_accounts_that_is_none_is_refused_in_words(keeper):
    answer = keeper.get(f"{desk('user', 'changelist')}?is_staff__exact=perhaps")

    assert answer.status_code == 400
    assert "one of the filters or days in it is none" in answer.content.decode()
