"""Signing in and out: how often one may be wrong, from where, and how long a session lasts."""

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone

from tests.admin.page import words
from tests.admin.signing_in import LOGIN, PASSWORD, is_in, make_account, sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def nora(time_machine):
    time_machine.move_to("2026-03-05T12:00Z", tick=False)
    return make_account()


def fail(client, times, name="nora", **meta):
    """Try so many wrong passwords; the last answer."""
    return [sign_in(client, name, "wrong", **meta) for _ in range(times)][-1]


def test_one_signs_in_and_goes_where_one_wanted_to(client):
    response = client.post(
        f"{LOGIN}?next=/admin/timeline/report/", {"username": "nora", "password": PASSWORD}
    )

    assert response.headers["Location"] == "/admin/timeline/report/"
    assert is_in(client)


def test_nobody_is_sent_to_another_site(client):
    response = client.post(
        f"{LOGIN}?next=https://example.org/", {"username": "nora", "password": PASSWORD}
    )

    assert response.headers["Location"] == "/admin/"


def test_a_wrong_password_says_so_and_may_be_tried_again(client):
    assert "correct username and password" in words(fail(client, 4))

    sign_in(client)
    assert is_in(client)


def test_the_fifth_wrong_password_shuts_the_door_with_a_page_that_says_for_how_long(client):
    response = fail(client, 5)

    assert response.status_code == 429
    assert response.headers["Retry-After"] == "900"
    assert "Try again in 15 minutes" in response.content.decode()
    assert sign_in(client).status_code == 429, "not even the right one is taken"


def test_after_a_quarter_of_an_hour_the_door_opens_though_somebody_went_on_trying(
    client, time_machine
):
    fail(client, 5)
    time_machine.shift(timedelta(minutes=10))
    fail(client, 3)
    time_machine.shift(timedelta(minutes=6))

    sign_in(client)
    assert is_in(client)


def test_the_door_is_shut_for_one_account_at_one_address_alone(client):
    make_account("omar")
    fail(client, 5, REMOTE_ADDR="192.0.2.1")

    assert sign_in(Client(), REMOTE_ADDR="192.0.2.2").status_code == 302
    assert sign_in(Client(), "omar", REMOTE_ADDR="192.0.2.1").status_code == 302


def test_one_address_may_not_try_many_names(client):
    for number in range(20):
        fail(client, 1, name=f"name{number}")

    assert sign_in(client).status_code == 429


def test_signing_in_forgives_ones_own_tries_and_no_others(client):
    for number in range(16):
        fail(client, 1, name=f"name{number}")
    fail(client, 3)
    sign_in(client)

    assert fail(client, 3).status_code == 200
    assert fail(client, 1, name="another").status_code == 429


def test_no_header_is_believed_unless_a_proxy_is_there_to_set_it(client):
    answers = [
        sign_in(client, "nora", "wrong", HTTP_X_FORWARDED_FOR=f"192.0.2.{number}")
        for number in range(5)
    ]

    assert answers[-1].status_code == 429


def test_behind_a_proxy_its_own_word_counts_and_not_what_stands_before_it(client, settings):
    settings.BEHIND_PROXY = True
    for number in range(5):
        fail(client, 1, HTTP_X_FORWARDED_FOR=f"198.51.100.{number}, 192.0.2.7")

    assert sign_in(client, HTTP_X_FORWARDED_FOR="192.0.2.7").status_code == 429
    assert sign_in(client, HTTP_X_FORWARDED_FOR="192.0.2.8").status_code == 302


def test_a_session_ends_twelve_hours_after_signing_in_however_busy_it_was(client, time_machine):
    sign_in(client)
    for _ in range(11):
        time_machine.shift(timedelta(hours=1))
        session = client.session
        session["at work"] = True
        session.save()
    assert is_in(client)

    time_machine.shift(timedelta(hours=1, seconds=1))
    assert not is_in(client)


def test_sessions_that_have_ended_are_swept_out(client, time_machine):
    sign_in(client)
    time_machine.shift(timedelta(hours=13))
    sign_in(Client())

    assert Session.objects.count() == 1


def test_a_session_ends_with_the_browser(client):
    sign_in(client)

    cookie = client.cookies["sessionid"]
    assert (cookie["max-age"], cookie["expires"]) == ("", "")


def test_a_new_password_ends_the_other_sessions_and_keeps_ones_own(client):
    sign_in(client)
    elsewhere = Client()
    sign_in(elsewhere)

    new = {"new_password1": "another long phrase", "new_password2": "another long phrase"}
    client.post("/admin/password_change/", {"old_password": PASSWORD, **new})

    assert is_in(client)
    assert not is_in(elsewhere)


def test_signing_out_leaves_no_session(client):
    sign_in(client)
    client.post("/admin/logout/")

    assert not is_in(client)
    assert not Session.objects.filter(expire_date__gt=timezone.now()).exists()
