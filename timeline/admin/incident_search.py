"""The search box above the list of incidents."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.text import smart_split, unescape_string_literal

from timeline.models import Actor, ActorAlias, Incident, Location, LocationAlias, Participation


def found_by(asked: str, incidents: QuerySet[Incident]) -> QuerySet[Incident]:
    """Those in which each word stands: in the headline, the code, or any name of the place or of
    somebody involved. Words in quotation marks stand together.

    Names are looked for by themselves: joined to the incidents they would multiply its rows.
    """
    for words in _each(asked):
        actors = _named(Actor.objects.all(), words, ActorAlias.objects.values("actor"))
        places = _named(Location.objects.all(), words, LocationAlias.objects.values("location"))
        incidents = incidents.filter(
            Q(title__icontains=words)
            | Q(code__icontains=words)
            | Q(location__in=places)
            | Q(pk__in=Participation.objects.filter(actor__in=actors).values("incident"))
        )
    return incidents


def _named(rows: QuerySet[Any], words: str, aliases: QuerySet[Any, Any]) -> QuerySet[Any, Any]:
    """The keys of those rows that have the words in their name or one of their `aliases`."""
    known = Q(name__icontains=words)
    return rows.filter(known | Q(pk__in=aliases.filter(known))).values("pk")


def _each(asked: str) -> Iterator[str]:
    for words in smart_split(asked):
        is_quoted = len(words) > 1 and words[0] in "\"'" and words[0] == words[-1]
        yield unescape_string_literal(words) if is_quoted else words
