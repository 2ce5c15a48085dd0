"""Sessions of the desk: kept in the database, ended a fixed time after sign-in however busy they are."""

from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.contrib.sessions.backends.db import SessionStore as DatabaseStore
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
