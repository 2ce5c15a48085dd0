"""The desk's first page: what waits, for whom, and what was published of late."""

from collections.abc import Iterator
from itertools import groupby
from typing import Any, NamedTuple

from django.db.models import BooleanField, ExpressionWrapper, Q, QuerySet
from django.http import HttpRequest
from django.urls import reverse

from timeline.admin.desk_lists import LISTS, numbers
from timeline.admin.duplicates.waiting import possible_pairs
from timeline.admin.review.queue import waiting
from timeline.models import Problem, Revision, Upload
from timeline.models.upload import State

LOOKED_AT = 100  # revisions, so that those of an import can be one line
LINES = 8
AT_WORK = (State.WAITING, State.RUNNING, State.PREVIEWED)


class Waits(NamedTuple):
    """So many `rows` wait at `address`, for those who have the right `needs`."""

    name: str
    label: str
    address: str
    needs: str
    rows: QuerySet[Any]


class Box(NamedTuple):
    label: str
    address: str
    number: int


class Line(NamedTuple):
    """What was published or taken back; of an import all at once."""

    revision: Revision
    what: str
    number: int


def dashboard(request: HttpRequest) -> dict[str, Any]:
    """For each role what it may see; a query for all counts and one for the lines."""
    user = request.user
    seen = [one for one in _waiting(user) if user.has_perm(f"timeline.{one.needs}")]
    number = numbers({one.name: one.rows for one in seen})
    boxes = [Box(one.label, one.address, number[one.name]) for one in seen]
    return {
        "boxes": boxes,
        "is_empty": not any(box.number for box in boxes),
        "may_bring_in": user.has_perm("timeline.add_report"),
        "lately": list(lately()) if user.has_perm("timeline.view_revision") else [],
    }


def _waiting(user: Any) -> list[Waits]:
    mine, drafts, to_publish, changed, unreviewed = (
        Waits(one.name, one.label, one.address, "view_incident", one.of(user.pk)) for one in LISTS
    )
    reports = Waits(
        "review", "Reports to review", reverse("admin:review"), "change_incident", waiting()
    )
    pairs = Waits(
        "duplicates",
        "Possible duplicates",
        reverse("admin:duplicates"),
        "view_incident",
        possible_pairs(),
    )
    problems = Waits(
        "problems",
        "Readers’ reports",
        f"{reverse('admin:timeline_problem_changelist')}?state__exact={Problem.State.OPEN}",
        "view_problem",
        Problem.objects.filter(state=Problem.State.OPEN),
    )
    imports = Waits(
        "imports",
        "Imports at work",
        reverse("admin:timeline_upload_changelist"),
        "import_dataset",
        Upload.objects.filter(state__in=AT_WORK),
    )
    return [reports, pairs, mine, to_publish, changed, problems, drafts, unreviewed, imports]


def lately() -> Iterator[Line]:
    """The latest first."""
    silent = ExpressionWrapper(Q(record={}), output_field=BooleanField())
    rows = Revision.objects.defer("record", "text").annotate(is_silent=silent)
    latest = rows.order_by("-pk")[:LOOKED_AT]
    for written, (_key, group) in enumerate(groupby(latest, _of_one_import)):
        if written == LINES:
            return
        together = list(group)
        yield Line(together[0], _what(together[0]), len(together))


def _of_one_import(revision: Revision) -> tuple[str, ...]:
    """Equal for what an import published with one reason; of its own for all else."""
    own = "" if revision.dataset else str(revision.pk)
    return revision.dataset, revision.editor, revision.reason, own


def _what(revision: Any) -> str:
    if revision.is_silent:
        return "Taken back"
    return "Published" if revision.number == 1 else "Corrected"
