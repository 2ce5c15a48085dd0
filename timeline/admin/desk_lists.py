"""The lists by which analysts work: what is mine, what waits, what was changed since it was published."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

from django.contrib.admin import SimpleListFilter
from django.db.models import Count, Exists, OuterRef, QuerySet, Value
from django.http import HttpRequest
from django.urls import reverse

from timeline.models import Incident, Revision
from timeline.models.terms import OPEN, Stage


class DeskList(NamedTuple):
    """`of` gives the incidents on it for a user's key."""

    name: str
    label: str
    of: Callable[[Any], QuerySet[Incident]]

    @property
    def address(self) -> str:
        return f"{reverse('admin:timeline_incident_changelist')}?desk={self.name}"


def changed_since_publication() -> QuerySet[Incident]:
    """Public, and saved at the desk since: the public may not see it as it stands."""
    older = Revision.objects.current().filter(
        incident=OuterRef("pk"), public_from__lt=OuterRef("modified")
    )
    return Incident.objects.filter(Exists(older), stage=Stage.PUBLISHED)


LISTS = (
    DeskList(
        "mine", "Mine", lambda user: Incident.objects.filter(assigned_to=user, stage__in=OPEN)
    ),
    DeskList("drafts", "Drafts", lambda _user: Incident.objects.filter(stage=Stage.DRAFT)),
    DeskList(
        "waiting",
        "Waiting to be published",
        lambda _user: Incident.objects.filter(stage=Stage.IN_REVIEW),
    ),
    DeskList("changed", "Changed since publication", lambda _user: changed_since_publication()),
    DeskList(
        "unreviewed",
        "Public, not yet reviewed",
        lambda _user: Incident.objects.filter(stage=Stage.PUBLISHED, reviewed=False),
    ),
)


def numbers(wanted: Mapping[str, QuerySet[Any]]) -> dict[str, int]:
    """How many rows each has; one query for all."""
    counted = [
        rows.order_by().values(desk=Value(name)).annotate(number=Count("pk"))
        for name, rows in wanted.items()
    ]
    if not counted:
        return {}
    found = counted[0].union(*counted[1:], all=True)
    return dict.fromkeys(wanted, 0) | {row["desk"]: row["number"] for row in found}


class DeskFilter(SimpleListFilter):
    """`?desk=mine`."""

    title = "what waits"
    parameter_name = "desk"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Iterator[tuple[str, str]]:
        number = numbers({one.name: one.of(request.user.pk) for one in LISTS})
        return ((one.name, f"{one.label} ({number[one.name]:,})") for one in LISTS)

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        chosen = next((one for one in LISTS if one.name == self.value()), None)
        if chosen is None:
            return queryset
        return queryset.filter(pk__in=chosen.of(request.user.pk).values("pk"))
