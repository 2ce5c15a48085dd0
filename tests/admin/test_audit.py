"""The audit log: what stands in it, who reads it, and that nobody changes it."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.core.management import call_command
from django.test import Client

from tests.admin.page import desk, filled, page, words
from tests.admin.signing_in import (
    CODE,
    PASSWORD,
    SECOND_FACTOR,
    code_of,
    give_second_factor,
    make_account,
    sign_in,
)
from tests.formats.rows import ged_csv
from tests.uploads import previewed
from timeline.actions.audit import noted
from timeline.models import AuditEntry, User

pytestmark = pytest.mark.django_db
What = AuditEntry.What


@pytest.fixture
def nora():
    return make_account()


def told(*kinds: str) -> list[tuple[str, str]]:
    """Who and what of all entries of these kinds, the first first."""
    found = AuditEntry.objects.filter(what__in=kinds).order_by("pk")
    return list(found.values_list("who", "detail"))


def changes() -> list[str]:
    return [f"{who}: {detail}" for who, detail in told(What.PERMISSION)]


def test_signing_in_and_out_is_told_with_the_address(client, nora):
    sign_in(client, REMOTE_ADDR="192.0.2.1")
    client.post("/admin/logout/", REMOTE_ADDR="192.0.2.1")

    kinds = AuditEntry.objects.filter(who="nora", address="192.0.2.1").values_list(
        "what", flat=True
    )
    assert set(kinds) == {"sign-in", "sign-out"}


def test_behind_a_proxy_the_address_is_the_proxys_word(client, nora, settings):
    settings.BEHIND_PROXY = True
    sign_in(client, HTTP_X_FORWARDED_FOR="198.51.100.9, 2001:db8::1")

    assert AuditEntry.objects.get(what="sign-in").address == "2001:db8::1"


def test_an_address_within_a_link_is_told_without_its_zone(client, nora):
    sign_in(client, REMOTE_ADDR="fe80::1%eth0")

    assert AuditEntry.objects.get(what="sign-in").address == "fe80::1"


@pytest.mark.parametrize("address", ["", "unknown", "192.0.2.1:1234"])
def test_an_address_that_is_none_is_left_out(client, nora, settings, address):
    settings.BEHIND_PROXY = True
    sign_in(client, HTTP_X_FORWARDED_FOR=address)

    assert AuditEntry.objects.get(what="sign-in").address is None


def test_who_was_refused_is_told_and_no_password(client, nora):
    sign_in(client, "nora", "not the one")

    assert told(What.REFUSED) == [("nora", "")]


def test_a_lock_out_is_told_once_however_often_one_tries(client, nora):
    for _ in range(9):
        sign_in(client, "nora", "not the one")

    assert len(told(What.REFUSED)) == 4
    assert told(What.LOCKED) == [("nora", "for 15 minutes")]


def test_codes_are_told_apart(client, nora):
    paper = give_second_factor(nora)
    sign_in(client)
    assert told(What.SIGN_IN) == [], "the password is half the way"

    client.post(CODE, {"code": paper})
    again = Client()
    sign_in(again)
    again.post(CODE, {"code": "000000"})

    assert told(What.SIGN_IN, What.REFUSED) == [
        ("nora", "with a backup code"),
        ("nora", "wrong code"),
    ]


def test_a_second_factor_set_up_and_taken_off_is_told(client, nora, keeper):
    client.force_login(nora)
    client.get(SECOND_FACTOR)
    key = bytes.fromhex(client.session["key of a second factor"])
    client.post(SECOND_FACTOR, {"password": PASSWORD, "code": code_of(key)})
    client.post(SECOND_FACTOR, {"do": "codes", "password": PASSWORD})
    keeper.post(desk("user", "second_factor", nora.pk))

    assert told(What.SECOND_FACTOR) == [
        ("nora", "set up"),
        ("nora", "new backup codes"),
        ("admin", "taken off for nora"),
    ]


def test_what_changes_somebodys_rights_is_told_with_whose_hand_it_was(client):
    client.force_login(User.objects.create_superuser("boss"))
    nora = make_account()
    analyst, editor = (Group.objects.get(name=name) for name in ("analyst", "editor"))
    nora.groups.add(analyst)
    AuditEntry.objects.all().delete()

    address = desk("user", "change", nora.pk)
    sent = {**filled(client.get(address)), "groups": [editor.pk], "is_superuser": "on"}
    client.post(address, {name: value for name, value in sent.items() if name != "is_staff"})

    assert sorted(changes()) == [
        "boss: user nora: given groups: editor",
        "boss: user nora: not staff, superuser",
        "boss: user nora: taken groups: analyst",
    ]


def test_accounts_and_groups_made_and_deleted_are_told(client):
    client.force_login(User.objects.create_superuser("boss"))
    nora = make_account()
    masters = Group.objects.create(name="masters")
    client.post(desk("user", "delete", nora.pk), {"post": "yes"})
    client.post(f"/admin/auth/group/{masters.pk}/delete/", {"post": "yes"})

    assert changes() == [
        ": user boss: account made, staff, superuser",
        ": user nora: account made, staff",
        "boss: user nora: deleted",
        "boss: group masters: deleted",
    ]


def test_rights_are_told_to_the_last_however_many_change_at_once():
    all_of_them = Permission.objects.all()
    masters = Group.objects.create(name="masters" * 20)
    masters.permissions.set(all_of_them)
    masters.permissions.remove(*all_of_them)

    for verb in ("given", "taken"):
        begin = f": group {masters}: {verb} permissions: "
        lines = [line.removeprefix(begin) for line in changes() if line.startswith(begin)]
        assert sorted(", ".join(lines).split(", ")) == sorted(map(str, all_of_them))


def test_a_new_password_is_told_and_a_newer_hash_of_the_same_is_not(client, nora, settings):
    AuditEntry.objects.all().delete()
    settings.PASSWORD_HASHERS = [
        "django.contrib.auth.hashers.PBKDF2PasswordHasher",
        *settings.PASSWORD_HASHERS,
    ]
    sign_in(client)
    assert changes() == []

    nora.set_password("another")
    nora.save()
    assert changes() == [": user nora: new password"]


def test_setting_up_the_roles_again_tells_nothing():
    AuditEntry.objects.all().delete()
    call_command("migrate", verbosity=0)

    assert changes() == []


@pytest.mark.usefixtures("uploads")
def test_rows_taken_out_are_told(analyst):
    upload = previewed(ged_csv({}, {"best": "many"}))
    assert b"".join(analyst.get(desk("upload", "rejects", upload.pk)))

    assert told(What.EXPORT) == [("analyst", "events-not-taken.csv")]


def test_the_log_is_found_by_kind_day_and_name(keeper):
    noted(What.EXPORT, who="nora", detail="events.csv", address="192.0.2.1")
    noted(What.REFUSED, who="omar")
    log = desk("auditentry")

    assert "events.csv" in words(keeper.get(f"{log}?q=nora"))
    assert "omar" not in page(keeper.get(f"{log}?q=nora")).select_one("#result_list").get_text()
    assert "omar" in page(keeper.get(f"{log}?what=refused")).select_one("#result_list").get_text()
    assert page(keeper.get(log)).select(".toplinks a[href*='at__day']")


def test_the_log_costs_few_queries(keeper, django_assert_max_num_queries):
    for number in range(60):
        noted(What.REFUSED, who=f"name{number}")

    with django_assert_max_num_queries(10):
        keeper.get(desk("auditentry"))


def test_what_a_stranger_types_is_cut_and_loses_no_entry():
    noted(What.REFUSED, who="n" * 300, detail="d" * 900)

    assert [(len(who), len(detail)) for who, detail in told(What.REFUSED)] == [(150, 500)]
