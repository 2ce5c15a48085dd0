"""What an editor should know before an incident becomes public: nothing of it forbids that."""

import re
from collections.abc import Iterator

from django.utils import timezone

from timeline.actions.record import Record, public_record
from timeline.models import Incident

NUMBERS = (
    *("no", "one", "two", "three", "four", "five", "six"),
    *("seven", "eight", "nine", "ten", "eleven", "twelve"),
)
FIGURES = ("killed", "injured", "count")


def doubts_about(incident: Incident) -> list[str]:
    """A sentence each. Take `incident` from `Incident.objects.for_record()`."""
    record, current = public_record(incident), incident.revisions.current().first()
    found = [] if record["sources"] else ["It rests on no source."]
    if incident.date_start > timezone.localdate():
        found.append("Its day is still to come.")
    return found + list(_left_behind(record, current.record if current else None))


def _left_behind(now: Record, before: Record | None) -> Iterator[str]:
    """A headline that says a figure which was corrected since: "kills 14" above "16 killed"."""
    if not before or now["title"] != before["title"]:
        return
    said = _numbers(now["title"])
    for kind in FIGURES:
        stands = set(now[kind].values())
        for gone in sorted(said.intersection(before[kind].values()) - stands):
            yield f"The headline still says {gone}, which was corrected ({kind})."


def _numbers(title: str) -> set[int]:
    words = re.findall(r"\d+|[a-z]+", title.lower().replace(",", ""))
    return {
        int(word) if word.isdecimal() else NUMBERS.index(word)
        for word in words
        if word.isdecimal() or word in NUMBERS
    }
