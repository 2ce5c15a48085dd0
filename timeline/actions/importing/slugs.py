"""Addresses for many new rows at once."""

from collections.abc import Iterator, Sequence
from secrets import choice

from django.utils.text import slugify

from timeline.actions import sql
from timeline.models import Actor, Location
from timeline.models.incident import CODE_LETTERS


def free_slugs(model: type[Actor | Location], names: Sequence[tuple[str, str]]) -> list[str]:
    """An address for each (name, country's code), none of which another row of `model` has.

    "Milltown" is "milltown", the second one "milltown-sy"; from then on letters are drawn, since
    counting the many that come out the same would take longer than to draw.
    """
    wanted = [list(_plain(model, *name)) for name in names]
    asked = {slug for slugs in wanted for slug in slugs}
    taken = {slug for (slug,) in sql.select(model, ["slug"], where="slug", is_in=asked)}
    found = []
    for slugs in wanted:
        slug = next((slug for slug in slugs if slug not in taken), "") or _drawn(slugs[-1])
        taken.add(slug)
        found.append(slug)
    return found


def _plain(model: type[Actor | Location], name: str, country: str) -> Iterator[str]:
    base = slugify(name)[:100] or str(model._meta.model_name)
    yield base
    if country:
        yield f"{base}-{country.lower()}"


def _drawn(slug: str) -> str:
    return f"{slug}-{''.join(choice(CODE_LETTERS) for _ in range(8))}"
