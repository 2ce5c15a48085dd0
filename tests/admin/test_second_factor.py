"""The second factor: set up by oneself, asked for at the door, taken off by oneself or for one."""

from base64 import b32decode
from datetime import timedelta

import pytest
from django.test import Client
from django_otp.plugins.otp_static.models import StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

from tests.admin.page import desk, page, words
from tests.admin.signing_in import (
    CODE,
    PASSWORD,
    SECOND_FACTOR,
    code_of,
    give_second_factor,
    is_in,
    make_account,
    sign_in,
)
from timeline.models import User

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def noon(time_machine):
    time_machine.move_to("2026-03-05T12:00:10Z", tick=False)


@pytest.fixture
def nora():
    return make_account()


@pytest.fixture
def with_app(nora):
    """Nora, who signs in with codes; a backup code of hers."""
    return give_second_factor(nora)


def key_on(response) -> bytes:
    secret = page(response).select_one(".secret").get_text().replace(" ", "")
    return b32decode(secret)


def set_up(client: Client):
    """Go through the page as one does with a phone in hand; the page that comes of it, and the key."""
    key = key_on(client.get(SECOND_FACTOR))
    return client.post(SECOND_FACTOR, {"password": PASSWORD, "code": code_of(key)}), key


def test_it_is_set_up_by_showing_that_the_app_has_the_key(client, nora):
    sign_in(client)
    response, key = set_up(client)

    assert len(page(response).select(".codes li")) == 10
    assert TOTPDevice.objects.get(user=nora).bin_key == key


def test_the_picture_and_the_key_in_letters_say_the_same_under_the_strict_policy(client, nora):
    sign_in(client)
    response = client.get(SECOND_FACTOR)
    soup = page(response)

    assert soup.select_one(".qr svg path")
    assert "style=" not in str(soup.select_one(".qr"))
    link = soup.select_one("a[href^='otpauth://totp/Dateline%3Anora']")["href"]
    assert soup.select_one(".secret").get_text().replace(" ", "") in link


def test_a_wrong_code_sets_nothing_up_and_keeps_the_key(client, nora):
    sign_in(client)
    key = key_on(client.get(SECOND_FACTOR))

    response = client.post(SECOND_FACTOR, {"password": PASSWORD, "code": "abc"})

    assert "not the code that the app shows" in words(response)
    assert key_on(response) == key
    assert not TOTPDevice.objects.exists()


@pytest.mark.parametrize("password", ["", "a guess"])
def test_nobody_at_an_unlocked_screen_sets_it_up_for_the_owner(client, nora, password):
    sign_in(client)
    key = key_on(client.get(SECOND_FACTOR))

    response = client.post(SECOND_FACTOR, {"password": password, "code": code_of(key)})

    assert "your password" in page(response).select_one(".errorlist").get_text()
    assert key_on(response) == key
    assert not TOTPDevice.objects.exists()


def test_backup_codes_are_shown_once(client, nora):
    sign_in(client)
    codes = [li.get_text() for li in page(set_up(client)[0]).select(".codes li")]

    again = words(client.get(SECOND_FACTOR))

    assert "Backup codes left: 10" in again
    assert not any(code in again for code in codes)


def test_setting_it_up_ends_the_sessions_elsewhere(client, nora):
    elsewhere = Client()
    for each in (client, elsewhere):
        sign_in(each)

    set_up(client)

    assert is_in(client)
    assert not is_in(elsewhere)


def test_the_password_alone_opens_nothing(client, with_app):
    response = sign_in(client)

    assert response.headers["Location"].startswith(CODE)
    assert not is_in(client)


def test_the_code_of_the_app_signs_in_and_goes_where_one_wanted_to(client, with_app):
    client.post(
        "/admin/login/?next=/admin/timeline/report/", {"username": "nora", "password": PASSWORD}
    )

    response = client.post(f"{CODE}?next=/admin/timeline/report/", {"code": code_of()})

    assert response.headers["Location"] == "/admin/timeline/report/"
    assert is_in(client)


def test_a_code_is_taken_with_the_space_that_apps_put_in_it(client, with_app):
    sign_in(client)
    client.post(CODE, {"code": f" {code_of()[:3]} {code_of()[3:]}"})

    assert is_in(client)


def test_a_code_works_once(client, with_app):
    sign_in(client)
    client.post(CODE, {"code": code_of()})
    thief = Client()
    sign_in(thief)

    assert "used already" in words(thief.post(CODE, {"code": code_of()}))
    assert not is_in(thief)


def test_a_backup_code_signs_in_once(client, with_app):
    sign_in(client)
    client.post(CODE, {"code": with_app.upper()})
    assert is_in(client)

    other = Client()
    sign_in(other)
    other.post(CODE, {"code": with_app})
    assert not is_in(other)


def test_another_accounts_code_opens_nothing(client, with_app):
    give_second_factor(make_account("omar"), key=b"another key of omar's")
    sign_in(client)

    client.post(CODE, {"code": code_of(b"another key of omar's")})

    assert not is_in(client)


def test_each_wrong_code_makes_one_wait_longer(client, with_app, time_machine):
    sign_in(client)
    assert "not right" in words(client.post(CODE, {"code": "000000"}))
    assert "try again in 1 second." in words(client.post(CODE, {"code": code_of()}))

    time_machine.shift(timedelta(seconds=40))
    assert "not right" in words(client.post(CODE, {"code": "000000"}))
    assert "try again in 2 seconds." in words(client.post(CODE, {"code": code_of()}))


def test_after_five_wrong_codes_the_door_is_shut_for_the_right_one_too(
    client, with_app, time_machine
):
    sign_in(client)
    answers = [client.post(CODE, {"code": "000000"}) for _ in range(5)]
    assert answers[-1].status_code == 429

    time_machine.shift(timedelta(minutes=5))  # the wait for the next code is over, the door is shut
    assert client.post(CODE, {"code": code_of()}).status_code == 429
    assert not is_in(client)


@pytest.mark.parametrize("why", ["late", "new password", "gone", "never"])
def test_the_second_step_asks_for_the_first_again(client, with_app, time_machine, why):
    nora = User.objects.get(username="nora")
    if why != "never":
        sign_in(client)
    if why == "late":
        time_machine.shift(timedelta(minutes=11))
    elif why == "new password":
        nora.set_password("another")
        nora.save()
    elif why == "gone":
        User.objects.update(is_active=False)

    response = client.post(CODE, {"code": code_of()})

    assert response.headers["Location"].startswith("/admin/login/")
    assert not is_in(client)


def signed_in_with_app() -> Client:
    client = Client()
    sign_in(client)
    client.post(CODE, {"code": code_of()})
    return client


def test_it_is_turned_off_with_the_password_and_not_without(with_app):
    client = signed_in_with_app()

    refused = client.post(SECOND_FACTOR, {"do": "off", "password": "a guess"})
    assert "not your password" in words(refused)
    assert TOTPDevice.objects.exists()

    client.post(SECOND_FACTOR, {"do": "off", "password": PASSWORD})
    assert not TOTPDevice.objects.exists()
    assert is_in(client)


def test_new_backup_codes_take_the_place_of_the_old(with_app):
    response = signed_in_with_app().post(SECOND_FACTOR, {"do": "codes", "password": PASSWORD})

    assert len(page(response).select(".codes li")) == 10
    assert not StaticToken.objects.filter(token=with_app).exists()


@pytest.mark.parametrize("do", ["", "garbage"])
def test_what_no_button_asks_for_changes_nothing(with_app, do):
    response = signed_in_with_app().post(SECOND_FACTOR, {"do": do, "password": PASSWORD})

    assert "Nothing was changed" in words(response)
    assert StaticToken.objects.filter(token=with_app).exists()
    assert TOTPDevice.objects.exists()


def test_who_keeps_the_accounts_takes_a_lost_app_off_and_signs_it_out(keeper, nora, with_app):
    lost = signed_in_with_app()
    address = desk("user", "change", nora.pk)

    link = page(keeper.get(address)).find("a", string="Take off second factor")["href"]
    assert "audit log" in words(keeper.get(link))
    keeper.post(link)

    assert not is_in(lost)
    assert sign_in(Client()).headers["Location"] == "/admin/"
    assert page(keeper.get(address)).find("a", string="Take off second factor") is None


def test_where_it_is_required_nothing_else_is_seen_before(client, settings, nora):
    settings.SECOND_FACTOR_REQUIRED = True
    sign_in(client)

    for address in ("/admin/", desk("incident"), "/admin/autocomplete/", "/admin/jsi18n/"):
        assert client.get(address).headers["Location"] == SECOND_FACTOR, address
    set_up(client)
    assert is_in(client)


def test_where_it_is_required_one_can_still_sign_out(client, settings, nora):
    settings.SECOND_FACTOR_REQUIRED = True
    sign_in(client)

    assert client.post("/admin/logout/").status_code == 200
