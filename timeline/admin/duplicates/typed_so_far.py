"""What a form says so far, whichever form it is: in words, or as Django's admin names its fields."""

import re
from collections.abc import Iterable

from django.http import QueryDict
from django.utils import timezone

from timeline.admin.entry.parties import asked_for
from timeline.admin.keys import key_of
from timeline.dates import BadDate, Span, from_words
from timeline.match.near import Typed, typed_of
from timeline.models import Actor, Incident, Location
from timeline.models.location import compared
from timeline.models.names import known_as
from timeline.models.terms import Role

BETWEEN_NAMES = re.compile(r"[,;\n]")
ROW = re.compile(r"participations-(\d+)-actor")
SOURCE = re.compile(r"claims-\d+-report")
MOST = 50  # names or rows of one form


def typed_so_far(sent: QueryDict) -> Typed:
    """From the parameters `when`, `where`, `perpetrators`, `targets` in words, or from the fields of the
    incident's form; `not` is the id of the incident itself. Words that are not finished, and what
    is not known here, say nothing. Where there is only `not`, what is saved of it."""
    itself = key_of(sent.get("not", ""))
    if itself is not None and not set(sent) - {"not"}:
        saved = Incident.objects.select_related("location").filter(pk=itself).first()
        return typed_of(saved) if saved else Typed()
    return Typed(
        span=_span(sent.get("when", "")),
        place=_place(sent),
        perpetrators=_actors(sent, "perpetrators", Role.PERPETRATOR),
        targets=_actors(sent, "targets", Role.TARGET),
        reports=_numbers(sent.get(name, "") for name in sent if SOURCE.fullmatch(name)),
        but=itself,
    )


def _numbers(words: Iterable[str]) -> frozenset[int]:
    found = (key_of(word) for word in list(words)[:MOST])
    return frozenset(number for number in found if number is not None)


def _span(words: str) -> Span | None:
    try:
        return from_words(words, timezone.localdate())
    except BadDate:
        return None


def _place(sent: QueryDict) -> Location | None:
    key = key_of(sent.get("location", ""))
    if key is not None:
        return Location.objects.filter(pk=key).first()
    name = compared(sent.get("where", "").partition("(")[0])
    if not name:
        return None
    named = Location.objects.filter(compared=name) | Location.objects.filter(aliases__compared=name)
    return named.distinct().order_by("pk").first()


def _actors(sent: QueryDict, words: str, role: Role) -> frozenset[int]:
    rows = [match[1] for name in sent if (match := ROW.fullmatch(name))]
    chosen = _numbers(
        sent.get(f"participations-{row}-actor", "")
        for row in rows
        if sent.get(f"participations-{row}-role") == role
    )
    return chosen | _known(sent.getlist(words))


def _known(said: Iterable[str]) -> frozenset[int]:
    parts = [part for words in said for part in BETWEEN_NAMES.split(words)]
    names = {name for part in parts for name in asked_for(part)}
    if not names:
        return frozenset()
    first, *others = sorted(names)[:MOST]
    known = known_as(first)
    for name in others:
        known |= known_as(name)
    return frozenset(Actor.objects.filter(known).order_by().values_list("pk", flat=True))
