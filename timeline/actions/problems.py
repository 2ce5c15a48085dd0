"""What readers report as wrong: taken in without an account, and settled at the desk."""

from urllib.parse import urlsplit

from django.db import transaction
from django.db.models import QuerySet
from django.urls import Resolver404, resolve
from django.utils import timezone

from timeline.actions.senders import admitted
from timeline.models import Incident, IncidentForwarding, Problem

OF_ONE, OF_ALL = 5, 60  # reports within the hour


class CannotSettle(ValueError):
    """Why it cannot be settled or opened again; a sentence for the analyst."""


@transaction.atomic
def receive(*, page: str, words: str, contact: str, address: str | None) -> Problem:
    """Keep what a reader reports of a `page` (a path of our own), tied to the incident that the page
    is of. Raises TooMany of one network `address`, or of all."""
    sender = admitted(
        Problem.objects.all(), at="received", address=address, of_one=OF_ONE, of_all=OF_ALL
    )
    return Problem.objects.create(
        page=page, incident=_incident_of(page), words=words, contact=contact, sender=sender
    )


@transaction.atomic
def settle(problem: Problem, *, state: Problem.State, outcome: str, by: str) -> Problem:
    """Say what came of a report: corrected, or nothing to correct, and in words why (for the desk). How
    to reach the reader is erased, as nothing is left to ask.

    Raises CannotSettle without words, or when somebody has settled it already.
    """
    problem = Problem.objects.select_for_update(of=("self",)).get(pk=problem.pk)
    if problem.state != Problem.State.OPEN:
        raise CannotSettle(
            f"This report was settled already by {problem.handled_by}, as "
            f"“{problem.get_state_display()}”: {problem.outcome}"
        )
    if not outcome.strip():
        raise CannotSettle("Say what was done, or why nothing was; it stays at the desk.")
    problem.state, problem.outcome, problem.contact = state, outcome.strip()[:500], ""
    problem.handled_by, problem.handled_at = by, timezone.now()
    problem.save()
    return problem


@transaction.atomic
def decline(problems: QuerySet[Problem], *, outcome: str, by: str) -> list[Problem]:
    """Say of all that are still open that there is nothing to correct, as of much that is no report at
    all, and give them back. Raises CannotSettle without words, or when somebody settles one just now."""
    still_open = problems.filter(state=Problem.State.OPEN).order_by("pk")
    declined = Problem.State.DECLINED
    return [settle(problem, state=declined, outcome=outcome, by=by) for problem in still_open]


@transaction.atomic
def reopen(problem: Problem, *, by: str) -> Problem:
    """Take up again what was settled; what was said of it stands until it is settled anew.

    Raises CannotSettle when it is open already.
    """
    problem = Problem.objects.select_for_update(of=("self",)).get(pk=problem.pk)
    if problem.state == Problem.State.OPEN:
        raise CannotSettle("This report is open.")
    problem.state = Problem.State.OPEN
    problem.handled_by, problem.handled_at = by, timezone.now()
    problem.save()
    return problem


def _incident_of(page: str) -> Incident | None:
    """What the page is of, or what that has been merged into."""
    try:
        found = resolve(urlsplit(page).path)
    except Resolver404:
        return None
    if found.url_name not in ("incident", "incident_history"):
        return None
    code = IncidentForwarding.objects.end_of(found.kwargs["code"])
    return Incident.objects.filter(code=code).first()
