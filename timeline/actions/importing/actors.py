"""The rows of the actors that a dataset names: found by name or alias, else made, each once."""

from collections.abc import Iterable
from dataclasses import dataclass

from timeline.actions.importing.slugs import free_slugs
from timeline.actions.record import Record, actor_part
from timeline.formats.events import ActorRead
from timeline.models import Actor, ActorAlias

MOST = 20_000  # that are remembered, so that memory stays flat


@dataclass(frozen=True, slots=True)
class KnownActor:
    pk: int
    part: Record
    other_names: tuple[str, ...]


class Actors:
    """Actors by the name that the dataset has for them."""

    def __init__(self) -> None:
        self._known: dict[str, KnownActor] = {}

    def __getitem__(self, name: str) -> KnownActor:
        return self._known[name]

    def learn(self, wanted: Iterable[ActorRead]) -> None:
        """Find or make all of these. Runs within a transaction."""
        if len(self._known) > MOST:
            self._known.clear()
        new = {actor.name: actor for actor in wanted if actor.name not in self._known}
        if not new:
            return
        for name, row in _found(new).items():
            aliases = tuple(alias.name for alias in row.aliases.all())
            self._known[name] = KnownActor(row.pk, actor_part(row), aliases)
        missing = [actor for name, actor in new.items() if name not in self._known]
        for row in _made(missing):
            self._known[row.name] = KnownActor(row.pk, actor_part(row), ())


def _found(names: Iterable[str]) -> dict[str, Actor]:
    """A name of their own comes before another's alias."""
    names = list(names)
    aliases = dict(ActorAlias.objects.filter(name__in=names).values_list("name", "actor"))
    rows = Actor.objects.prefetch_related("aliases")
    by_pk = rows.in_bulk(list(aliases.values()))
    named = {row.name: row for row in rows.filter(name__in=names)}
    return {**{name: by_pk[pk] for name, pk in aliases.items()}, **named}


def _made(wanted: list[ActorRead]) -> list[Actor]:
    slugs = free_slugs(Actor, [(actor.name, actor.country) for actor in wanted])
    return Actor.objects.bulk_create(
        Actor(name=actor.name, slug=slug, inter=actor.inter, country=actor.country)
        for actor, slug in zip(wanted, slugs, strict=True)
    )
