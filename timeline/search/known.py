"""Names in a question that the public record does not know are refused, not answered with nothing."""

from dataclasses import replace
from datetime import datetime

from django.db.models import Model, QuerySet

from timeline.models import (
    ActorForwarding,
    LocationForwarding,
    Revision,
    RevisionActor,
    RevisionPlace,
)
from timeline.search.query import BadQuery, Query


def settled(query: Query) -> Query:
    """The question with old names of merged actors and places replaced by the ones they go by.

    Raises BadQuery that names an actor, location or dataset of which nothing was ever public.
    """
    public_names = RevisionActor.objects.filter(revision__withdrawn=False)
    actors = _settle("actor", query.actor, public_names, ActorForwarding.objects.all())
    public_spots = RevisionPlace.objects.filter(revision__withdrawn=False)
    places = _settle("location", query.location, public_spots, LocationForwarding.objects.all())
    if query.dataset:
        public = Revision.objects.filter(withdrawn=False, dataset__in=query.dataset)
        _refuse_unknown("dataset", query.dataset, set(public.values_list("dataset", flat=True)))
    return replace(query, actor=actors, location=places)


def public_actors(asof: datetime | None) -> QuerySet[RevisionActor]:
    """Those of the public record at that moment."""
    return RevisionActor.objects.filter(revision__in=Revision.objects.as_of(asof))


def public_places(asof: datetime | None) -> QuerySet[RevisionPlace]:
    return RevisionPlace.objects.filter(revision__in=Revision.objects.as_of(asof))


def _settle(
    key: str, slugs: tuple[str, ...], public: QuerySet[Model], forwardings: QuerySet[Model]
) -> tuple[str, ...]:
    if not slugs:
        return slugs
    known = set(public.filter(slug__in=slugs).values_list("slug", flat=True))
    if known >= set(slugs):
        return slugs
    moved = dict(forwardings.filter(slug__in=slugs).values_list("slug", f"{key}__slug"))
    settled = {slug if slug in known else moved.get(slug, slug) for slug in slugs}
    known |= set(public.filter(slug__in=settled).values_list("slug", flat=True))
    _refuse_unknown(key, tuple(sorted(settled)), known)
    return tuple(sorted(settled))


def _refuse_unknown(key: str, slugs: tuple[str, ...], known: set[str]) -> None:
    for slug in slugs:
        if slug not in known:
            raise BadQuery(key, f"there is no {key} “{slug}” in the public record")
