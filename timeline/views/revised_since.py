"""What has become of one incident since the moment that its page is pinned to."""

from collections.abc import Sequence
from typing import NamedTuple

from django.urls import reverse
from django.utils import timezone

from timeline.models import Revision
from timeline.search.query import Query
from timeline.views.addresses import Beside
from timeline.views.history import became_of
from timeline.views.since import FEW, history_address, words_of


class IncidentSince(NamedTuple):
    """It was revised so many times, which changed what `words` say and `others` things more; or it was
    merged into the one at the address `kept`."""

    revisions: int
    words: Sequence[str]
    others: int
    history: str
    kept: str = ""

    @property
    def nothing(self) -> bool:
        return not (self.revisions or self.kept)


def since_of_incident(revision: Revision, query: Query) -> IncidentSince | None:
    """Of the state that is shown; None without a moment, and of a day that is not over. One query, and
    three more where it was merged."""
    if query.asof is None or query.asof > timezone.now():
        return None
    here, code = Query(lang=query.lang), revision.code
    history = history_address(code, here)
    now = Revision.objects.current().filter(code=code).only("number", "record").first()
    if now is None:
        kept = reverse("incident", kwargs={"code": became_of(here, code).code})
        return IncidentSince(0, [], 0, history, Beside(here, path=kept).but())
    figures, rest = words_of(revision.record, now.record)
    words = figures + rest
    revisions = now.number - revision.number
    return IncidentSince(revisions, words[:FEW], len(words[FEW:]), history)
