"""A database of synthetic incidents in UCDP GED's shape, for measuring.

Most incidents lie in few countries and towns and in the last years; most days are exact, some are
known to a month or a year only; two actors at most. The same number gives the same rows.
"""

import os
import random
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import accumulate
from typing import Any

from bench.public_record import insert

FIRST_YEAR, YEARS = 1989, 36
COUNTRIES = [f"{a}{b}" for a in "ABCDEF" for b in "ABCDEFGHIJ"]
PROVINCES, TOWNS = 10, 200  # of a country, of a province
A_COUNTRY = 1 + PROVINCES + PROVINCES * TOWNS  # rows: itself, its provinces, their towns
ACTORS = 25  # of a country
MANY = 50_000  # incidents that are drawn at once
WIDTHS = {1: 0, 2: 4, 3: 6, 4: 29, 5: 200}  # days from the first to the last, for each date_prec

# What an incident is, with weights.
CLARITY = {1: 90, 2: 10}
PRECISION = {1: 65, 2: 15, 3: 5, 4: 12, 5: 3}
WHERE = {"town": 70, "province": 15, "country": 13, "": 2}
WHERE_PREC = {"town": 1, "province": 4, "country": 6, "": 7}
KILLED = {None: 40, 1: 25, 2: 12, 3: 8, 5: 8, 10: 4, 0: 3}
STAGE = {"published": 90, "draft": 7, "retracted": 3}
NAMED = {True: 80, False: 20}
KIND = {
    ("Battles", "Armed clash"): 35,
    ("Explosions/Remote violence", "Shelling/artillery/missile attack"): 25,
    ("Explosions/Remote violence", "Air/drone strike"): 15,
    ("Explosions/Remote violence", "Remote explosive/landmine/IED"): 10,
    ("Violence against civilians", "Attack"): 15,
}
INCIDENT = (
    *("id", "code", "title", "summary", "date_start", "date_end", "date_prec", "date_words"),
    *("event_clarity", "event_type", "sub_event_type", "location_id", "where_prec"),
    *("killed_low", "killed_best", "killed_high", "stage", "code_status", "grading"),
    *("reviewed", "by_hand", "reasons", "created", "modified"),
)


def set_up(database: str) -> None:
    import django

    os.environ |= {"DATABASE_URL": database, "SECRET_KEY": "bench", "HTTPS": "0"}
    os.environ["DJANGO_SETTINGS_MODULE"] = "timeline.settings"
    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)


def fill(number: int) -> None:
    """Adds `number` incidents with their places and actors, unless the database holds some already."""
    from django.db import connection
    from tqdm import tqdm

    from timeline.models import Incident

    if Incident.objects.exists():
        return
    add_places()
    add_actors()
    dice = random.Random(1)
    for first in tqdm(range(1, number + 1, MANY), unit=f"×{MANY:,} incidents", disable=None):
        ids = range(first, min(first + MANY, number + 1))
        incidents = list(draw(dice, ids))
        insert("timeline_incident", INCIDENT, [row for row, _ in incidents])
        parts = [part for _, parts in incidents for part in parts]
        columns = ("incident_id", "actor_id", "role", "side", "attribution")
        insert("timeline_participation", columns, parts)
    with connection.cursor() as cursor:  # as its owner would in time, and PostgreSQL by itself
        cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")


def add_places() -> None:
    from timeline.models import Location

    rows = []
    for at, code in enumerate(COUNTRIES):
        whole = 1 + at * A_COUNTRY
        rows.append(Location(id=whole, name=f"Country {code}", country=code, kind="country"))
        for p in range(PROVINCES):
            province = whole + 1 + p
            name = f"Province {p}"
            rows.append(Location(id=province, name=name, country=code, kind="admin1"))
            rows[-1].parent_id = whole
            for t in range(TOWNS):
                town = whole + 1 + PROVINCES + p * TOWNS + t
                rows.append(Location(id=town, name=f"Town {town}", country=code, kind="city"))
                rows[-1].parent_id = province
    for row in rows:
        row.slug = f"place-{row.id}"
    Location.objects.bulk_create(rows, batch_size=5_000)


def add_actors() -> None:
    """Those of a country have its first, its government, for a parent in every second case."""
    from timeline.models import Actor

    rows = []
    for at, code in enumerate(COUNTRIES):
        for a in range(ACTORS):
            number = 1 + at * ACTORS + a
            parent = 1 + at * ACTORS if a and a % 2 == 0 else None
            name = f"Actor {number}"
            rows.append(Actor(id=number, name=name, slug=name, country=code, parent_id=parent))
    Actor.objects.bulk_create(rows)


def draw(dice: random.Random, ids: range) -> Iterator[tuple[tuple[Any, ...], list[Any]]]:
    """The row of each incident and those of its participations."""
    many = len(ids)
    drawn = zip(
        ids,
        pick(dice, CLARITY, many),
        pick(dice, PRECISION, many),
        days(dice, many),
        pick(dice, KIND, many),
        pick(dice, KILLED, many),
        pick(dice, STAGE, many),
        pick(dice, WHERE, many),
        zip(*(ranks(dice, n, many) for n in (len(COUNTRIES), PROVINCES, TOWNS)), strict=True),
        zip(*(pick(dice, NAMED, many) for _ in range(2)), strict=True),
        zip(*(ranks(dice, ACTORS, many) for _ in range(2)), strict=True),
        strict=True,
    )
    for id_, clarity, prec, first, kind, killed, stage, where, at, named, actors in drawn:
        last = first + timedelta(WIDTHS[prec])
        facts = (first, last, prec, "", clarity, *kind, place(where, *at), WHERE_PREC[where])
        rest = (stage, "Clear", "", False, False, "{}", first, first)
        yield (
            (id_, f"{id_:010}", "An attack", "", *facts, killed, killed, killed, *rest),
            [
                (id_, 1 + at[0] * ACTORS + actor, role, "", "")
                for role, known, actor in zip(("perpetrator", "target"), named, actors, strict=True)
                if known
            ],
        )


def place(where: str, country: int, province: int, town: int) -> int | None:
    """The id that `add_places` gave."""
    whole = 1 + country * A_COUNTRY
    within = {
        "country": whole,
        "province": whole + 1 + province,
        "town": whole + 1 + PROVINCES + province * TOWNS + town,
    }
    return within.get(where)


def pick(dice: random.Random, weights: dict[Any, float], number: int) -> list[Any]:
    totals = list(accumulate(weights.values()))
    return dice.choices(list(weights), cum_weights=totals, k=number)


def ranks(dice: random.Random, among: int, number: int) -> list[int]:
    """0 is drawn twice as often as 1, three times as often as 2 …"""
    return pick(dice, {n: 1 / (n + 1) for n in range(among)}, number)


def days(dice: random.Random, number: int) -> list[date]:
    """Six times as many in the last year as in the first."""
    years = pick(dice, {n: 1 + 5 * n / YEARS for n in range(YEARS)}, number)
    first = date(FIRST_YEAR, 1, 1)
    return [
        first.replace(first.year + y) + timedelta(nth)
        for y, nth in zip(years, dice.choices(range(365), k=number), strict=True)
    ]
