"""Names in a question that the public record does not know are refused, not answered with nothing."""

from dataclasses import replace

from django.db.models import Model, QuerySet
from django.utils.translation import gettext_lazy

from timeline.models import ActorForwarding, LocationForwarding
from timeline.search.query import BadQuery, Query
from timeline.search.state import State

UNKNOWN = {
    "actor": gettext_lazy("there is no actor “%s” in the public record"),
    "against": gettext_lazy("there is no actor “%s” in the public record"),
    "location": gettext_lazy("there is no location “%s” in the public record"),
    "dataset": gettext_lazy("there is no dataset “%s” in the public record"),
}
COLUMNS = {"actor": "parties", "against": "parties", "location": "places"}
NOUNS = {"actor": "actor", "against": "actor", "location": "location"}


def settled(state: State, query: Query) -> Query:
    """The question with old names of merged actors and places replaced by the ones they go by.

    Raises BadQuery that names an actor, location or dataset of which nothing was ever public.
    """
    if not (query.actor or query.against or query.location or query.dataset):
        return query
    actors = _settle(state, "actor", query.actor, ActorForwarding.objects.all())
    against = _settle(state, "against", query.against, ActorForwarding.objects.all())
    places = _settle(state, "location", query.location, LocationForwarding.objects.all())
    _refuse_unknown("dataset", query.dataset, set(filter(state.has_dataset, query.dataset)))
    return replace(query, actor=actors, against=against, location=places)


def _settle(
    state: State, key: str, slugs: tuple[str, ...], forwardings: QuerySet[Model]
) -> tuple[str, ...]:
    known = {slug for slug in slugs if state.is_public(COLUMNS[key], slug)}
    if known >= set(slugs):
        return slugs
    moved = dict(forwardings.filter(slug__in=slugs).values_list("slug", f"{NOUNS[key]}__slug"))
    settled = {slug if slug in known else moved.get(slug, slug) for slug in slugs}
    known |= {slug for slug in settled - known if state.is_public(COLUMNS[key], slug)}
    _refuse_unknown(key, tuple(sorted(settled)), known)
    return tuple(sorted(settled))


def _refuse_unknown(key: str, slugs: tuple[str, ...], known: set[str]) -> None:
    for slug in slugs:
        if slug not in known:
            raise BadQuery(key, str(UNKNOWN[key]) % slug)
