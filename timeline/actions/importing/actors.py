"""The rows of the actors that a dataset names: found by name or alias, ours or the
lexicon's name for it, else made, each once."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from timeline.actions.importing.lexicon_names import known_actor
from timeline.actions.importing.slugs import free_slugs
from timeline.actions.record import Record, actor_part
from timeline.extract.drafts import KnownActor as Entry
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
        entries = {name: known_actor(actor) for name, actor in new.items()}
        names = {name: entry.name if entry else name for name, entry in entries.items()}
        asked = {*names, *names.values()}
        found = _found(asked)
        missing = [name for name in new if name not in found and names[name] not in found]
        if missing:
            _make([(new[name], entries[name]) for name in missing])
            found = _found(asked)
        for name in new:
            row = found.get(name) or found[names[name]]
            aliases = tuple(sorted(alias.name for alias in row.aliases.all()))
            self._known[name] = KnownActor(row.pk, actor_part(row), aliases)


def _found(names: Collection[str]) -> dict[str, Actor]:
    """A name of their own comes before another's alias."""
    aliases = dict(ActorAlias.objects.filter(name__in=names).values_list("name", "actor"))
    rows = Actor.objects.prefetch_related("aliases")
    by_pk = rows.in_bulk(list(aliases.values()))
    named = {row.name: row for row in rows.filter(name__in=names)}
    return {**{name: by_pk[pk] for name, pk in aliases.items()}, **named}


def _make(wanted: list[tuple[ActorRead, Entry | None]]) -> None:
    """Each by the lexicon's name where it has one, with all other names that nobody else has."""
    first = {entry.name if entry else actor.name: (actor, entry) for actor, entry in wanted}
    told = [_told(name, actor, entry) for name, (actor, entry) in first.items()]
    slugs = free_slugs(Actor, [(row.name, row.country) for row in told])
    for row, slug in zip(told, slugs, strict=True):
        row.slug = slug
    rows = {row.name: row for row in Actor.objects.bulk_create(told)}
    others: dict[str, Actor] = {}
    for actor, entry in wanted:
        if entry:
            names = (actor.name, *entry.aliases)
            others |= {name: rows[entry.name] for name in names if name != entry.name}
    taken = set(ActorAlias.objects.filter(name__in=others).values_list("name", flat=True))
    ActorAlias.objects.bulk_create(
        ActorAlias(name=name, actor=row) for name, row in others.items() if name not in taken
    )


def _told(name: str, actor: ActorRead, entry: Entry | None) -> Actor:
    if entry is None:
        return Actor(name=name, inter=actor.inter, country=actor.country)
    return Actor(name=name, inter=entry.inter, country=entry.country or "")
