"""How public incidents hang together: what each says of others, and what others say of it."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from timeline.dates import Span
from timeline.models import Revision, RevisionLink
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


def ties(public: Iterable[Revision | Hit], asof: datetime | None) -> dict[str, list[Tie]]:
    """Code -> ties to incidents public at the same moment, in timeline order; two queries in all."""
    codes = {entry.pk: entry.code for entry in public}
    links = RevisionLink.objects.filter(
        Q(revision__in=codes) | Q(code__in=codes.values())
    ).values_list("revision", "kind", "code")
    forth, back = _from_both_ends(links, codes)
    others = (
        Revision.objects.as_of(asof)
        .filter(Q(code__in=forth) | Q(pk__in=back))
        .only("code", "title", *DAYS)
        .in_order()
    )
    found: dict[str, dict[tuple[str, str], Tie]] = defaultdict(dict)
    for other in others:
        for code, kind in (*forth[other.code], *back[other.pk]):
            found[code][kind, other.code] = Tie(kind, other.code, other.title, other.span)
    return {code: list(tied.values()) for code, tied in found.items()}


Ends = list[tuple[str, str]]  # a code, and the kind of its tie


def _from_both_ends(
    links: Iterable[tuple[int, str, str]], codes: dict[int, str]
) -> tuple[defaultdict[str, Ends], defaultdict[int, Ends]]:
    """What is said by those with `codes`, by the code that it is said of; and what is said of them,
    by the revision that says it."""
    forth: defaultdict[str, Ends] = defaultdict(list)
    back: defaultdict[int, Ends] = defaultdict(list)
    known = set(codes.values())
    for revision, kind, code in links:
        if revision in codes:
            forth[code].append((codes[revision], kind))
        if code in known:
            back[revision].append((code, INVERSE[kind]))
    return forth, back
