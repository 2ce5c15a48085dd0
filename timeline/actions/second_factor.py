"""The second factor of an account: an app that shows codes (TOTP, RFC 6238), and codes on paper for when
it is lost. Whatever is set up or taken off stands in the audit log and ends the other sessions."""

from binascii import hexlify
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from django_otp import verify_token
from django_otp.models import Device
from django_otp.plugins.otp_static.models import StaticDevice, StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

from timeline.actions.audit import noted
from timeline.actions.sessions import end_sessions
from timeline.models import AuditEntry, User

BACKUP_CODES = 10
DIGITS = 6  # of a code of the app; a backup code is longer


class WrongCode(ValueError):
    """The words say what to do about it."""


@dataclass(frozen=True)
class Hand:
    """Who acts, from where, and in which session, which goes on when the others end."""

    by: str
    address: str | None = None
    session: str | None = None


def app_of(user: User) -> TOTPDevice | None:
    """The app that this account signs in with."""
    return TOTPDevice.objects.devices_for_user(user, confirmed=True).first()


def backup_codes_left(user: User) -> int:
    return int(StaticToken.objects.filter(device__user=user).count())


def accept(user: User, code: str) -> Device:
    """The device whose code this is. Raises WrongCode, also for one that was used before.

    Each wrong code makes the next wait twice as long; a backup code is used up by this.
    """
    code = "".join(code.split()).replace("-", "").lower()
    kind = TOTPDevice if len(code) <= DIGITS else StaticDevice
    device = kind.objects.devices_for_user(user, confirmed=True).first()
    if device is None:
        raise WrongCode("That is not a code of this account.")
    allowed, why_not = device.verify_is_allowed()
    if not allowed:
        wait = max(1, round((why_not["locked_until"] - timezone.now()).total_seconds()))
        seconds = "1 second" if wait == 1 else f"{wait} seconds"
        raise WrongCode(f"Too many wrong codes; try again in {seconds}.")
    if verify_token(user, device.persistent_id, code) is None:
        raise WrongCode(
            "This code is not right, or was used already. Enter the one that the app shows now; "
            "each can be used once."
        )
    return device


@transaction.atomic
def set_up(user: User, *, key: bytes, code: str, hand: Hand) -> tuple[TOTPDevice, list[str]]:
    """Ask this account for codes of the app that holds `key` from now on; that app, and backup codes.

    Raises WrongCode unless `code` shows that the app holds the key. An app set up before is replaced.
    """
    app = TOTPDevice(user=user, name="app", key=hexlify(key).decode())
    if not (code := "".join(code.split())).isdecimal() or not app.verify_token(code):
        raise WrongCode(
            "This is not the code that the app shows for this key. Is the clock of the phone right?"
        )
    TOTPDevice.objects.filter(user=user).exclude(pk=app.pk).delete()
    codes = _new_codes(user)
    _tell(user, "set up", hand)
    return app, codes


@transaction.atomic
def renew_backup_codes(user: User, *, hand: Hand) -> list[str]:
    """New codes; those from before are worth nothing any more."""
    codes = _new_codes(user)
    _tell(user, "new backup codes", hand)
    return codes


@transaction.atomic
def take_off(user: User, *, hand: Hand) -> None:
    """Ask this account for its password alone."""
    TOTPDevice.objects.filter(user=user).delete()
    StaticDevice.objects.filter(user=user).delete()
    _tell(user, "taken off", hand)


def _new_codes(user: User) -> list[str]:
    StaticDevice.objects.filter(user=user).delete()
    paper = StaticDevice.objects.create(user=user, name="backup codes")
    codes = [StaticToken.random_token() for _ in range(BACKUP_CODES)]
    StaticToken.objects.bulk_create(StaticToken(device=paper, token=code) for code in codes)
    return codes


def _tell(user: User, what: str, hand: Hand) -> None:
    name = user.get_username()
    detail = what if name == hand.by else f"{what} for {name}"
    noted(AuditEntry.What.SECOND_FACTOR, who=hand.by, detail=detail, address=hand.address)
    end_sessions(user.pk, but=hand.session)
