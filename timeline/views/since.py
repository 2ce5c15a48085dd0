"""What has changed in a view since the moment that it is pinned to: the notice at its head."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple

from django.urls import reverse
from django.utils import timezone

from timeline.models import Revision
from timeline.search.found import Found
from timeline.search.query import Query
from timeline.search.since import retracted_since
from timeline.views.addresses import Beside, changes_address, path_of
from timeline.views.changes_in_words import changes

Record = dict[str, Any]

FEW = 3
FIGURES = ("killed", "injured", "count")


class Changed(NamedTuple):
    """An incident by the title that it has now, and what has become of it; only of its figures where
    these have changed."""

    title: str
    address: str
    words: Sequence[str]


class ViewSince(NamedTuple):
    """So many incidents more, and so many that were among them and no longer are; of `others` that have
    changed nothing is told but their number. In the whole record so many were `retracted`; it `begins`
    later than the moment, where it does."""

    more: int
    fewer: int
    retracted: int
    changed: Sequence[Changed]
    others: int
    changes_page: str
    corrections_page: str
    begins: datetime | None

    @property
    def nothing(self) -> bool:
        return not (self.more or self.fewer or self.retracted or self.changed or self.others)


def since_of_view(found: Found) -> ViewSince | None:
    """None without a moment, and of a day that is not over. Two queries at most, whatever has changed."""
    asof = found.query.asof
    if asof is None or asof > timezone.now():
        return None
    differs, here = found.since(), Query(lang=found.query.lang)
    told = _told(differs.pairs, here)
    return ViewSince(
        differs.more,
        differs.fewer,
        retracted_since(found.state, asof),
        told,
        differs.changed - len(told),
        Beside(here, path=path_of("changes")).but(),
        changes_address(here, "corrections"),
        begins_after(found),
    )


def begins_after(found: Found) -> datetime | None:
    """When the first entry that is still in the record was published, where that was after the
    moment asked for; None where nothing was, or where no moment is asked for."""
    asof, begins = found.query.asof, found.state.begins
    return begins if asof and begins and begins > asof else None


def _told(pairs: Sequence[tuple[int, int]], here: Query) -> list[Changed]:
    """The first few, those whose figures have changed before the rest; one query."""
    if not pairs:
        return []
    rows = Revision.objects.filter(pk__in=[key for pair in pairs for key in pair], withdrawn=False)
    held = rows.only("code", "title", "record").in_bulk()
    told = [
        (held[now], *words_of(held[was].record, held[now].record))
        for was, now in pairs
        if was in held and now in held
    ]
    told.sort(key=lambda one: not one[1])
    return [
        Changed(now.title, history_address(now.code, here), (figures or rest)[:FEW])
        for now, figures, rest in told[:FEW]
    ]


def history_address(code: str, here: Query) -> str:
    return Beside(here, path=reverse("incident_history", kwargs={"code": code})).but()


def words_of(before: Record, after: Record) -> tuple[list[str], list[str]]:
    """What changed of the figures, and what of the rest, as sentences without their full stops."""
    figures = {name: before[name] for name in FIGURES}
    of_figures = changes(after | figures, after)
    of_the_rest = changes(before | {name: after[name] for name in FIGURES}, after)
    return [change.words for change in of_figures], [change.words for change in of_the_rest]
