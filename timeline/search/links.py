"""How public incidents hang together: what each says of others, and what others say of it."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime

from django.db.models import F

from timeline.dates import Span
from timeline.models import Link, Revision
from timeline.search.find import DAYS

INVERSE = {"response_to": "answered_by", "part_of": "holds", "related": "related"}


@dataclass(frozen=True, slots=True)
class Tie:
    """`kind` is that of a Link, or "answered_by" or "holds", seen from the incident that has the tie."""

    kind: str
    code: str
    title: str
    span: Span


def ties(revisions: list[Revision], asof: datetime | None) -> dict[str, list[Tie]]:
    """Code -> ties to incidents public at the same moment, in timeline order; two queries in all.

    What a revision's own record says decides. `Link` only tells where to look for records that may
    name ours, so a link that the desk has dropped since is not found in a view of the past.
    """
    wanted = {revision.code: revision.record.get("links", []) for revision in revisions}
    named = {link["code"] for links in wanted.values() for link in links}
    naming = Link.objects.filter(target__code__in=wanted).values_list("incident__code", flat=True)
    others = (
        Revision.objects.as_of(asof)
        .filter(code__in=named.union(naming))
        .only("code", "title", *DAYS)
        .annotate(says=F("record__links"))
        .in_order()
    )
    found: dict[str, dict[tuple[str, str], Tie]] = defaultdict(dict)
    for other in others:
        for code, kind in _ties_with(other, wanted):
            found[code][kind, other.code] = Tie(kind, other.code, other.title, other.span)
    return {code: list(tied.values()) for code, tied in found.items()}


def _ties_with(other: Revision, wanted: dict[str, list[dict[str, str]]]) -> list[tuple[str, str]]:
    """(our code, kind seen from it), for each tie between `other` and one of the wanted."""
    forth = [
        (code, link["kind"])
        for code, links in wanted.items()
        for link in links
        if link["code"] == other.code
    ]
    said: list[dict[str, str]] = getattr(other, "says", None) or []
    return forth + [
        (link["code"], INVERSE[link["kind"]]) for link in said if link["code"] in wanted
    ]
