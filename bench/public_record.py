"""A public record of synthetic incidents, for measuring: revisions without the desk's work on them.

Shaped like UCDP GED: 1,500 actors in 5,000 pairs, 120 countries with 30,000 towns, few of each in
most incidents; 36 years, most of the incidents in the last; texts of some 212 letters, one word of
which stands in 27 of 100. The same number gives the same rows.
"""

import json
import os
import random
from datetime import date, datetime, timedelta
from itertools import accumulate
from typing import Any

FIRST_YEAR, YEARS = 1989, 36
PROVINCES, TOWNS = 10, 25  # of a country, of a province
ACTORS, PAIRS = 1_500, 5_000
MANY = 20_000  # incidents that are drawn at once
COMMON, SHARE = "militants", 27  # the word that stands in so many of 100 texts
WIDTHS = {1: 0, 2: 4, 3: 6, 4: 29, 5: 200}  # days from the first to the last, for each date_prec
PRECISION = {1: 65, 2: 15, 3: 5, 4: 12, 5: 3}
KILLED = {None: 40, 1: 25, 2: 12, 3: 8, 5: 8, 10: 4, 0: 3}
GRADING = {"": 40, "confirmed": 20, "fair": 20, "weak": 12, "contested": 8}
WHERE = {"town": 75, "province": 12, "country": 13}
WHERE_PREC = {"town": 1, "province": 4, "country": 6}
KINDS = {
    ("Battles", "Armed clash"): 30,
    ("Battles", "Government regains territory"): 3,
    ("Battles", "Non-state actor overtakes territory"): 3,
    ("Explosions/Remote violence", "Shelling/artillery/missile attack"): 20,
    ("Explosions/Remote violence", "Air/drone strike"): 14,
    ("Explosions/Remote violence", "Remote explosive/landmine/IED"): 8,
    ("Explosions/Remote violence", "Suicide bomb"): 2,
    ("Violence against civilians", "Attack"): 10,
    ("Violence against civilians", "Abduction/forced disappearance"): 3,
    ("Riots", "Mob violence"): 3,
    ("Protests", "Peaceful protest"): 2,
    ("Strategic developments", "Arrests"): 2,
}
LETTERS = "23456789abcdefghjkmnpqrstvwxyz"
SYLLABLES = [a + b for a in "bdfgklmnprstvz" for b in "aeiou"]
INCIDENT = (
    *("id", "code", "title", "summary", "date_start", "date_end", "date_prec", "date_words"),
    *("event_clarity", "event_type", "sub_event_type", "where_prec", "killed_best", "stage"),
    *("code_status", "grading", "reviewed", "by_hand", "reasons", "created", "modified"),
)
REVISION = (
    *("id", "incident_id", "number", "public_from", "withdrawn", "editor", "reason", "record"),
    *("code", "title", "text", "date_start", "date_end", "date_prec", "date_words"),
    *("event_clarity", "event_type", "sub_event_type", "where_prec", "killed_best", "code_status"),
    *("grading", "reviewed", "dataset", "location", "latitude", "longitude", "sources"),
    *("parties", "places", "change"),
)


def set_up(database: str) -> None:
    import django

    os.environ |= {"DATABASE_URL": database, "SECRET_KEY": "bench", "HTTPS": "0"}
    os.environ["DJANGO_SETTINGS_MODULE"] = "timeline.settings"
    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)


def fill_if_empty(number: int) -> None:
    """Raises ValueError when the database holds another number of incidents, as an interrupted run
    leaves it."""
    from timeline.models import Revision

    there = Revision.objects.current().count()
    if not there:
        fill(number)
    elif there != number:
        raise ValueError(
            f"The database holds {there:,} incidents, not {number:,}: delete it first."
        )


def fill(number: int) -> None:
    """Publishes `number` incidents into an empty database, each by one revision."""
    from django.db import connection
    from tqdm import tqdm

    from timeline.models import ChangeCounter

    dice = random.Random(1)
    world = World(dice)
    for first in tqdm(range(1, number + 1, MANY), unit=f"×{MANY:,} incidents", disable=None):
        drawn = [world.draw(dice, n) for n in range(first, min(first + MANY, number + 1))]
        insert("timeline_incident", INCIDENT, [incident for incident, _ in drawn])
        insert("timeline_revision", REVISION, [revision for _, revision in drawn])
    ChangeCounter.objects.update_or_create(pk=1, defaults={"number": number})
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
        if connection.vendor == "postgresql":
            for table in ("incident", "revision"):
                cursor.execute(
                    f"SELECT setval(pg_get_serial_sequence('timeline_{table}', 'id'), {number})"
                )


def insert(table: str, columns: tuple[str, ...], rows: list[tuple[Any, ...]]) -> None:
    from django.db import connection, transaction

    names = ", ".join(columns)
    with transaction.atomic(), connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy(f"COPY {table} ({names}) FROM STDIN") as copy:
                for row in rows:
                    copy.write_row(row)
        else:
            marks = ", ".join(["%s"] * len(columns))
            cursor.executemany(f"INSERT INTO {table} ({names}) VALUES ({marks})", rows)  # noqa: S608


class World:
    """The places, actors and words that incidents are drawn from."""

    def __init__(self, dice: random.Random) -> None:
        from timeline.models.folding import folded
        from timeline.models.revision import named
        from timeline.search.countries import countries

        self.named, self.folded = named, folded
        self.codes = dice.sample(sorted(countries()), 120)
        self.names = countries()
        self.towns = {code: [name(dice) for _ in range(PROVINCES * TOWNS)] for code in self.codes}
        self.provinces = {code: [name(dice) for _ in range(PROVINCES)] for code in self.codes}
        self.at = self.coordinates(random.Random(2))
        self.actors = [f"{name(dice)} {name(dice)} Front" for _ in range(ACTORS)]
        self.pairs = [tuple(dice.sample(range(ACTORS), 2)) for _ in range(PAIRS)]
        self.words = [name(dice).lower() for _ in range(3_000)]
        self.kinds, self.precisions, self.killed = map(Weighted, (KINDS, PRECISION, KILLED))
        self.gradings, self.wheres = map(Weighted, (GRADING, WHERE))
        self.years = Weighted({n: 1 + 5 * n / YEARS for n in range(YEARS)})
        self.country, self.pair, self.town, self.province, self.word = (
            Weighted({n: 1 / (n + 5) for n in range(many)})
            for many in (len(self.codes), PAIRS, TOWNS, PROVINCES, len(self.words))
        )

    def coordinates(self, dice: random.Random) -> dict[str, tuple[float, float]]:
        """Latitude and longitude of each place by its slug: towns about a province, and provinces
        about a country."""
        at = {}
        for code in self.codes:
            country = at[f"{code}-c".lower()] = dice.uniform(-35, 60), dice.uniform(-170, 170)
            for n in range(PROVINCES):
                province = at[f"{code}-p{n}".lower()] = near(dice, country, 3)
                for town in range(n * TOWNS, (n + 1) * TOWNS):
                    at[f"{code}-t{town}".lower()] = near(dice, province, 0.7)
        return at

    def draw(self, dice: random.Random, number: int) -> tuple[tuple[Any, ...], tuple[Any, ...]]:
        """The row of an incident, and that of its revision."""
        kind, sub = self.kinds.draw(dice)
        precision = self.precisions.draw(dice)
        year = FIRST_YEAR + self.years.draw(dice)
        first = date(year, 1, 1) + timedelta(dice.randrange(365))
        last = first + timedelta(WIDTHS[precision])
        killed, grading = self.killed.draw(dice), self.gradings.draw(dice)
        where, places = self.place(dice)
        parties = self.parties(dice)
        code = "".join(dice.choices(LETTERS, k=10))
        title = f"{sub} near {places[0][2]}"
        summary = " ".join(self.words[self.word.draw(dice)] for _ in range(27))
        summary += f" {COMMON}" * (dice.randrange(100) < SHARE)
        reviewed = dice.randrange(100) < 30
        public = datetime(2025, 1, 1) + timedelta(minutes=number)  # noqa: DTZ001 - UTC is understood
        when = (first, last, precision, "", 1, kind, sub, WHERE_PREC[where], killed)
        record = self.record(code, title, summary, when, places, parties, grading, reviewed)
        text = self.folded([title, summary, *(row[2] for row in (*places, *parties))])
        incident = (
            *(number, code, title, "", *when, "published", "Clear", grading, reviewed, False),
            *("{}", public, public),
        )
        revision = (
            *(number, number, 1, public, False, "bench", "Drawn.", record, code, title, text),
            *(*when, "Clear", grading, reviewed, "", places[0][0], *self.at[places[0][0]], 1),
            *(self.named(parties), self.named(places), number),
        )
        return incident, revision

    def place(self, dice: random.Random) -> tuple[str, list[tuple[str, str, str]]]:
        """How exactly the place is known, and it with what contains it, as a revision names them."""
        code, where = self.codes[self.country.draw(dice)], self.wheres.draw(dice)
        at = self.province.draw(dice)
        town = at * TOWNS + self.town.draw(dice)
        rows = [
            (f"{code}-t{town}".lower(), code, self.towns[code][town]),
            (f"{code}-p{at}".lower(), code, self.provinces[code][at]),
            (f"{code}-c".lower(), code, self.names[code]),
        ]
        return where, rows[list(WHERE).index(where) :]

    def parties(self, dice: random.Random) -> list[tuple[str, str, str]]:
        pair = self.pairs[self.pair.draw(dice)]
        return [
            (f"actor-{actor}", role, self.actors[actor])
            for actor, role in zip(pair, ("perpetrator", "target"), strict=True)
        ]

    def record(self, code: str, title: str, summary: str, when: Any, *about: Any) -> str:
        places, parties, grading, reviewed = about
        first, last, precision, words, clarity, kind, sub, where_prec, killed = when
        shared = {
            "date_start": first.isoformat(),
            "date_end": last.isoformat(),
            "date_prec": precision,
            "date_words": words,
            "event_clarity": clarity,
            "event_type": kind,
            "sub_event_type": sub,
            "killed": {"low": None, "best": killed, "high": None},
            "injured": {"low": None, "best": None, "high": None},
            "count": {"low": None, "high": None},
        }
        slug, country, place = places[0]
        quote = {"text": summary[:120], "start": 0, "end": 120}
        return json.dumps(
            {
                "code": code,
                "title": title,
                "summary": summary,
                **shared,
                "where_prec": where_prec,
                "location": {
                    "name": place,
                    "slug": slug,
                    "kind": "city",
                    "country": country,
                    "country_name": places[-1][2],
                    "latitude": self.at[slug][0],
                    "longitude": self.at[slug][1],
                    "where_prec": where_prec,
                    "within": [{"name": n, "slug": s, "kind": "country"} for s, _, n in places[1:]],
                },
                "actors": [
                    {
                        "name": n,
                        "slug": s,
                        "inter": 2,
                        "country": "",
                        "role": r,
                        "attribution": None,
                    }
                    for s, r, n in parties
                ],
                "grading": grading,
                "reviewed": reviewed,
                "dataset": "",
                "code_status": "Clear",
                "reasons": {},
                "sources": [
                    {
                        "id": 1,
                        "outlet": "The Bench Courier",
                        "title": title,
                        "url": f"https://example.org/{code}",
                        "archive_url": "",
                        "published": last.isoformat(),
                        "published_how": "front matter",
                        "quotes": [quote],
                        "quote": quote["text"],
                        "evidence": {},
                        "claims": {"title": title, **shared, "actors": [], "location_name": place},
                    }
                ],
                "links": [],
            }
        )


class Weighted:
    """Values that are drawn by their weights."""

    def __init__(self, weights: dict[Any, float]) -> None:
        self.values, self.totals = list(weights), list(accumulate(weights.values()))

    def draw(self, dice: random.Random) -> Any:
        return dice.choices(self.values, cum_weights=self.totals)[0]


def near(dice: random.Random, place: tuple[float, float], degrees: float) -> tuple[float, float]:
    latitude, longitude = (round(dice.gauss(at, degrees), 5) for at in place)
    return latitude, longitude


def name(dice: random.Random) -> str:
    return "".join(dice.choices(SYLLABLES, k=3)).capitalize()
