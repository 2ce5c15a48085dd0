"""Signing in as a browser does it, and the codes that an app would show."""

from typing import Any

from django.test import Client
from django_otp.oath import totp
from django_otp.plugins.otp_static.models import StaticDevice
from django_otp.plugins.otp_totp.models import TOTPDevice

from timeline.models import User

LOGIN, CODE, SECOND_FACTOR = "/admin/login/", "/admin/login/code/", "/admin/second-factor/"
PASSWORD = "a long pass phrase"
KEY = bytes(range(20))


def make_account(name: str = "nora", **fields: Any) -> User:
    return User.objects.create_user(name, password=PASSWORD, is_staff=True, **fields)


def sign_in(client: Client, name: str = "nora", password: str = PASSWORD, **meta: Any) -> Any:
    return client.post(LOGIN, {"username": name, "password": password}, **meta)


def is_in(client: Client) -> bool:
    return client.get("/admin/").status_code == 200


def code_of(key: bytes = KEY, *, steps: int = 0) -> str:
    """What the app shows now, or so many half minutes later."""
    return f"{totp(key, t0=-30 * steps):06d}"


def give_second_factor(user: User, key: bytes = KEY) -> str:
    """The account is asked for codes of that key from now on; a backup code."""
    TOTPDevice.objects.create(user=user, name="app", key=key.hex())
    paper = StaticDevice.objects.create(user=user, name="backup codes")
    return str(paper.token_set.create(token="abcd2345").token)
