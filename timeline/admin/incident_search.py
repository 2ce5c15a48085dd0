"""The search box above the list of incidents."""

from collections.abc import Iterator

from django.db.models import Q, QuerySet
from django.utils.text import smart_split, unescape_string_literal

from timeline.models import Actor, Incident, Location, Participation


def found_by(asked: str, incidents: QuerySet[Incident]) -> QuerySet[Incident]:
    """Those in which each word stands: in the headline, the code, or any name of the place or of
    somebody involved. Words in quotation marks stand together.

    Names are looked for by themselves: joined to the incidents they would multiply its rows.
    """
    for words in _each(asked):
        named = Q(name__icontains=words) | Q(aliases__name__icontains=words)
        with_actor = Participation.objects.filter(
            actor__in=Actor.objects.filter(named).values("pk")
        )
        incidents = incidents.filter(
            Q(title__icontains=words)
            | Q(code__icontains=words)
            | Q(location__in=Location.objects.filter(named).values("pk"))
            | Q(pk__in=with_actor.values("incident"))
        )
    return incidents


def _each(asked: str) -> Iterator[str]:
    for words in smart_split(asked):
        is_quoted = len(words) > 1 and words[0] in "\"'" and words[0] == words[-1]
        yield unescape_string_literal(words) if is_quoted else words
