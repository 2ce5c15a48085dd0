"""The one way in which the desk changes an incident: with who, when and why, and nothing lost."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction
from django.utils import timezone

from timeline.actions.record import Record
from timeline.actions.working import put_back, working_record
from timeline.models import Incident, Version

AS_IT_CAME = "As it came, before any hand."
MACHINE = "Changed since by a machine, from another report or release."


@contextmanager
def editing(incident: Incident, *, by: str, why: str = "") -> Iterator[None]:
    """Whatever is changed of `incident` inside is kept as a version, with what stood before.

    From then on no machine changes it or publishes it by itself. Where nothing was changed nothing is
    kept. `by` is a user name.
    """
    with transaction.atomic():
        Incident.objects.select_for_update().get(pk=incident.pk)
        before = working_record(incident)
        yield
        after = working_record(incident)
        if after == before:
            return
        _keep_what_stood(incident, before)
        keep(incident, after, by=by, why=why)
        touch(incident)


def begun(incident: Incident, *, by: str, why: str) -> None:
    """The first version of an incident that somebody has just entered by hand."""
    keep(incident, working_record(incident), by=by, why=why)
    touch(incident)


def touch(incident: Incident) -> None:
    """A person has had it in hand now."""
    Incident.objects.filter(pk=incident.pk).update(by_hand=True, modified=timezone.now())
    incident.refresh_from_db()


def keep(
    incident: Incident, record: Record, *, by: str, why: str = "", set_aside: bool = False
) -> Version:
    """The next version. One that is `set_aside` is kept though it does not stand."""
    last = incident.versions.order_by("-number").first()
    return Version.objects.create(
        incident=incident,
        number=last.number + 1 if last else 1,
        by=by,
        why=why[:500],
        record=record,
        set_aside=set_aside,
    )


def go_back(incident: Incident, record: Record, *, by: str, why: str) -> list[str]:
    """Put an earlier working record, or that of a Revision, in the place of what stands; that is a
    new version. Gives what could not be put back, a sentence each."""
    with editing(incident, by=by, why=why):
        return put_back(incident, record)


def _keep_what_stood(incident: Incident, record: Record) -> None:
    last = incident.versions.filter(set_aside=False).first()
    if last is None:
        keep(incident, record, by="", why=AS_IT_CAME)
    elif last.record != record:
        keep(incident, record, by="", why=MACHINE)
