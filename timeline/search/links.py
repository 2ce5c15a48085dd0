"""How public incidents hang together: what each says of others, and what others say of it."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from timeline.dates import Span
from timeline.models import IncidentForwarding, Revision, RevisionLink
from timeline.search.answers import Hit

DAYS = ("date_start", "date_end", "date_prec", "event_clarity")  # what a span is made of
INVERSE = {"response_to": "answered_by", "part_of": "holds", "related": "related"}


@dataclass(frozen=True, slots=True)
class Tie:
    """`kind` is that of a Link, or "answered_by" or "holds", seen from the incident that has the tie."""

    kind: str
    code: str
    title: str
    span: Span


class Said(NamedTuple):
    """What a revision says of an incident's `code`, which may have been merged by then into `kept`."""

    revision: int
    kind: str
    code: str
    kept: str | None


def ties(public: Iterable[Revision | Hit], asof: datetime | None) -> dict[str, list[Tie]]:
    """Code -> ties to incidents public at the same moment, in timeline order; two queries in all.

    What is said of an incident that had been merged by then holds for the one it was merged into.
    """
    codes = {entry.pk: entry.code for entry in public}
    standing = Revision.objects.as_of(asof)
    links = _links(codes, standing)
    named = {code for link in links for code in (link.code, link.kept) if code}
    others = (
        standing.filter(Q(code__in=named) | Q(pk__in={link.revision for link in links}))
        .only("code", "title", *DAYS)
        .in_order()
    )
    ends = _ends(links, {other.pk: other.code for other in others}, set(codes.values()))
    found: dict[str, dict[tuple[str, str], Tie]] = defaultdict(dict)
    for other in others:
        for code, kind in ends[other.code]:
            found[code][kind, other.code] = Tie(kind, other.code, other.title, other.span)
    return {code: list(tied.values()) for code, tied in found.items()}


def _links(codes: dict[int, str], standing: QuerySet[Revision]) -> list[Said]:
    """All that these revisions say, and all that is said of them or of what was merged into them.

    Along a chain of merges `kept` is the first that was `standing` at the moment asked for.
    """
    forwardings = IncidentForwarding.objects
    was_public = Exists(standing.filter(incident=OuterRef("incident")))
    kept = forwardings.filter(was_public, code=OuterRef("code")).values("incident__code")[:1]
    joined = forwardings.filter(incident__code__in=codes.values()).values("code")
    said = RevisionLink.objects.filter(
        Q(revision__in=codes) | Q(code__in=codes.values()) | Q(code__in=joined)
    )
    return [Said(*row) for row in said.values_list("revision", "kind", "code", Subquery(kept))]


Ends = defaultdict[str, list[tuple[str, str]]]  # a code -> codes that it is tied to, and how


def _ends(links: Iterable[Said], public: dict[int, str], known: set[str]) -> Ends:
    """Of links between `public` revisions (key -> code), by the one at the other end of those known."""
    ends: Ends = defaultdict(list)
    standing = set(public.values())
    for link in links:
        said_by = public.get(link.revision)
        said_of = link.code if link.code in standing else link.kept
        if said_by is None or said_of not in standing or said_by == said_of:
            continue
        if said_by in known:
            ends[said_of].append((said_by, link.kind))
        if said_of in known:
            ends[said_by].append((said_of, INVERSE[link.kind]))
    return ends
