"""Sessions of the desk: kept in the database, ended a fixed time after sign-in however busy they are."""

from datetime import UTC, datetime, timedelta
from typing import Any

from django.conf import settings
from django.contrib.sessions.backends.db import SessionStore as DatabaseStore
from django.contrib.sessions.models import Session
from django.utils import timezone

ENDS = "ends"


class SessionStore(DatabaseStore):
    """Django's own is prolonged whenever something is written to it."""

    def signed_in(self) -> None:
        """From now on the time counts. Those that have ended are swept out, as good a moment as any."""
        self.clear_expired()
        self[ENDS] = (timezone.now() + timedelta(seconds=settings.SESSION_COOKIE_AGE)).isoformat()

    def get_expiry_date(self, **kwargs: Any) -> datetime:
        ends = self.get(ENDS)
        return datetime.fromisoformat(ends) if ends else super().get_expiry_date(**kwargs)


def end_sessions(user_pk: int, *, but: str | None = None) -> int:
    """Sign the account out everywhere but in the session of this key; how many were ended.

    A session says only inside whose it is, so all that still run are opened: as many as people work
    at the desk.
    """
    running = Session.objects.filter(expire_date__gt=datetime.now(UTC)).exclude(session_key=but)
    theirs = [one.pk for one in running if one.get_decoded().get("_auth_user_id") == str(user_pk)]
    return Session.objects.filter(pk__in=theirs).delete()[0]
