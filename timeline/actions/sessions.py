"""Signing somebody out everywhere."""

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.models import Session
from django.utils import timezone


def end_sessions(user_pk: int, *, but: str | None = None) -> int:
    """Sign the account out everywhere but in the session of this key; how many were ended.

    A session says only inside whose it is, so all that still run are opened: as many as people work
    at the desk.
    """
    running = Session.objects.filter(expire_date__gt=timezone.now()).exclude(session_key=but)
    theirs = [one.pk for one in running if one.get_decoded().get(SESSION_KEY) == str(user_pk)]
    return Session.objects.filter(pk__in=theirs).delete()[0]
