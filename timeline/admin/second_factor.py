"""One's own second factor: to set it up, to get new backup codes, to take it off."""

from base64 import b32encode
from typing import Any
from urllib.parse import quote, urlencode

import segno
from django import forms
from django.conf import settings
from django.contrib import messages
from django.contrib.admin import site
from django.contrib.auth import authenticate
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.views.decorators.debug import sensitive_post_parameters
from django_otp import DEVICE_ID_SESSION_KEY
from django_otp import login as verified_by
from django_otp.util import random_hex

from timeline.accounts.client_address import client_address
from timeline.actions.second_factor import (
    Hand,
    WrongCode,
    app_of,
    backup_codes_left,
    renew_backup_codes,
    set_up,
    take_off,
)
from timeline.models import User

KEY = "key of a second factor"  # in the session, until a code shows that an app holds it
KEY_BYTES = 20  # as RFC 4226 asks for


class PasswordForm(forms.Form):
    """Somebody else at an unlocked screen does not have it. It counts among the tries to sign in."""

    password = forms.CharField(
        label="Your password",
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
        error_messages={"required": "Enter your password, so that nobody else does this for you."},
    )

    def __init__(self, *args: Any, request: HttpRequest, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.request = request

    def clean_password(self) -> str:
        password = str(self.cleaned_data["password"])
        name = self.request.user.get_username()
        if authenticate(self.request, username=name, password=password) is None:
            raise forms.ValidationError("This is not your password.")
        return password


class ConfirmForm(PasswordForm):
    code = forms.CharField(
        label="Code that the app shows",
        max_length=10,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric"}),
        error_messages={"required": "Enter the code that the app shows."},
    )


@sensitive_post_parameters()
def second_factor(request: HttpRequest) -> HttpResponse:
    """GET shows how things stand; POST does what its `do` says: confirm, codes, off."""
    user = account(request)
    if request.method != "POST":
        return page(request)
    if app_of(user) is None:
        return confirm(request, user)
    form = PasswordForm(request.POST, request=request)
    if not form.is_valid():
        return page(request, password=form)
    match request.POST.get("do"):
        case "off":
            return off(request, user)
        case "codes":
            return page(request, codes=renew_backup_codes(user, hand=hand(request)))
    messages.error(request, "Nothing was changed: press one of the two buttons.")
    return page(request)


def confirm(request: HttpRequest, user: User) -> HttpResponse:
    form = ConfirmForm(request.POST, request=request)
    if not form.is_valid():
        return page(request, confirm=form)
    key = bytes.fromhex(key_of(request))
    try:
        app, codes = set_up(user, key=key, code=form.cleaned_data["code"], hand=hand(request))
    except WrongCode as refusal:
        form.add_error("code", str(refusal))
        return page(request, confirm=form)
    del request.session[KEY]
    verified_by(request, app)
    return page(request, codes=codes)


def off(request: HttpRequest, user: User) -> HttpResponse:
    take_off(user, hand=hand(request))
    request.session.pop(DEVICE_ID_SESSION_KEY, None)
    messages.success(request, "The second factor is off: your password alone signs you in.")
    return HttpResponseRedirect(reverse("admin:second_factor"))


def page(request: HttpRequest, **shown: Any) -> HttpResponse:
    """`shown`: the form that was refused, by its name, or `codes`, which are shown this once."""
    user = account(request)
    app = app_of(user)
    context: dict[str, Any] = {
        **site.each_context(request),
        "title": "Second factor",
        "required": settings.SECOND_FACTOR_REQUIRED,
        "app": app,
    }
    if app:
        context |= {
            "codes_left": backup_codes_left(user),
            "password": PasswordForm(request=request),
        }
    else:
        secret = b32encode(bytes.fromhex(key_of(request))).decode()
        address = address_of(secret, name=user.get_username())
        context |= {
            "secret": " ".join(secret[at : at + 4] for at in range(0, len(secret), 4)),
            "address": address,
            "picture": drawn(address),
            "confirm": ConfirmForm(request=request),
        }
    return TemplateResponse(request, "admin/second_factor.html", context | shown)


def key_of(request: HttpRequest) -> str:
    """The key that is being set up in this session, in hexadecimal digits."""
    return str(request.session.setdefault(KEY, random_hex(KEY_BYTES)))


def address_of(secret: str, *, name: str) -> str:
    """As apps read it: https://github.com/google/google-authenticator/wiki/Key-Uri-Format."""
    asked = urlencode({"secret": secret, "issuer": settings.OTP_TOTP_ISSUER}, quote_via=quote)
    return f"otpauth://totp/{quote(f'{settings.OTP_TOTP_ISSUER}:{name}')}?{asked}"


def drawn(address: str) -> SafeString:
    """As an SVG without any style of its own; always dark on light, as cameras want it."""
    code = segno.make(address, error="m", micro=False)
    return mark_safe(code.svg_inline(border=4, dark="#000", light="#fff", omitsize=True))  # noqa: S308


def account(request: HttpRequest) -> User:
    """Whoever is signed in, as themselves: a lazy one would be no key in a query."""
    return User.objects.get(username=request.user.get_username())


def hand(request: HttpRequest) -> Hand:
    return Hand(request.user.get_username(), client_address(request), request.session.session_key)
