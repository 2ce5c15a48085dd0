"""What stands in the audit log by itself: signing in and out, and what changes an account's rights.

Django's signals tell of it wherever it is done, at the desk or on the command line.
"""

from collections.abc import Iterable, Iterator
from contextvars import ContextVar
from datetime import timedelta
from typing import Any

from axes.signals import user_locked_out
from django.conf import settings
from django.contrib.auth.models import Group
from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.db.models import Model
from django.db.models.signals import m2m_changed, post_delete, pre_save
from django.http import HttpRequest
from django.utils import timezone
from django_otp.plugins.otp_static.models import StaticDevice

from timeline.accounts.client_address import client_address
from timeline.actions.audit import noted
from timeline.models import AuditEntry, User

What = AuditEntry.What
ROOM = 300  # letters for names in one entry: beside them stands whose they are, with 150 at most
FLAGS = {"is_active": "active", "is_staff": "staff", "is_superuser": "superuser"}

at_the_desk: ContextVar[HttpRequest | None] = ContextVar("the request at the desk", default=None)


def watch() -> None:
    user_logged_in.connect(signed_in)
    user_logged_out.connect(signed_out)
    user_login_failed.connect(refused)
    user_locked_out.connect(locked)
    pre_save.connect(account_saved, sender=User)
    post_delete.connect(deleted, sender=User)
    post_delete.connect(deleted, sender=Group)
    for through in (User.groups.through, User.user_permissions.through, Group.permissions.through):
        m2m_changed.connect(given_or_taken, sender=through)


def signed_in(request: HttpRequest, user: User, **_: Any) -> None:
    request.session.signed_in()  # type: ignore[attr-defined] # of timeline.accounts.sessions
    device = getattr(user, "otp_device", None)
    how = {True: "with a backup code", False: "with a code"}[isinstance(device, StaticDevice)]
    _note(What.SIGN_IN, request, user.get_username(), how if device else "")


def signed_out(request: HttpRequest, user: User | None, **_: Any) -> None:
    if user is not None:
        _note(What.SIGN_OUT, request, user.get_username())


def refused(credentials: dict[str, Any], request: HttpRequest | None = None, **_: Any) -> None:
    """Of those who are locked out already nothing more is noted: they could fill the log."""
    if request is None or not getattr(request, "axes_locked_out", False):
        wrong = "wrong code" if credentials.get("step") == "code" else ""
        _note(What.REFUSED, request, str(credentials.get("username") or ""), wrong)


def locked(request: HttpRequest, username: str | None, **_: Any) -> None:
    """Once, however often they go on trying."""
    name, address = username or "", client_address(request)
    lately = timezone.now() - settings.AXES_COOLOFF_TIME
    known = AuditEntry.objects.filter(what=What.LOCKED, who=name, address=address, at__gt=lately)
    if not known.exists():
        minutes = settings.AXES_COOLOFF_TIME // timedelta(minutes=1)
        _note(What.LOCKED, request, name, f"for {minutes} minutes")


def account_saved(*, instance: User, raw: bool, **_: Any) -> None:
    """A password that Django itself only writes anew, by a newer hash, is the same password."""
    if raw:
        return
    before = User.objects.filter(pk=instance.pk).first()
    told = [] if before else ["account made"]
    told += [
        word if getattr(instance, flag) else f"not {word}"
        for flag, word in FLAGS.items()
        if getattr(instance, flag) != getattr(before or User(), flag)
    ]
    if before and instance._password is not None:  # type: ignore[attr-defined]
        told.append("new password")
    if before and before.username != instance.username:
        told.append(f"was called {before.username}")
    if told:
        _changed(instance, ", ".join(told))


def deleted(instance: Model, **_: Any) -> None:
    _changed(instance, "deleted")


def given_or_taken(
    instance: Model, action: str, pk_set: set[int] | None, model: type[Model], **_: Any
) -> None:
    verb = {"post_add": "given", "post_remove": "taken", "pre_clear": "taken all of"}.get(action)
    if verb and pk_set != set():
        what = model._meta.verbose_name_plural
        named = model._default_manager.filter(pk__in=pk_set or ())
        for names in lists(str(one) for one in named):
            _changed(instance, f"{verb} {what}: {names}".rstrip(": "))


def lists(names: Iterable[str]) -> Iterator[str]:
    """All of them, in as many lists as it takes for each to fit into an entry; at least one, if blank."""
    line = ""
    for name in names:
        if line and len(line) + len(name) > ROOM:
            yield line
            line = name
        else:
            line = f"{line}, {name}" if line else name
    yield line


def _changed(whose: Model, what: str) -> None:
    request = at_the_desk.get()
    who = request.user.get_username() if request else ""
    _note(What.PERMISSION, request, who, f"{whose._meta.verbose_name} {whose}: {what}")


def _note(what: AuditEntry.What, request: HttpRequest | None, who: str, detail: str = "") -> None:
    address = client_address(request) if request else None
    noted(what, who=who, detail=detail, address=address)
