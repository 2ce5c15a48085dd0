"""How long a draft takes to find its candidates among many incidents, compared with each.

usage: python bench/matching.py [--incidents 1000000] [--database URL]

Builds incidents of UCDP GED's shape (35 years, 3,000 towns in 60 countries, its mix of precisions),
seeded, in a database of its own: a new SQLite file unless --database names an empty one.
"""

import argparse
import os
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

DRAFTS = 200
FIRST_DAY, DAYS = date(1989, 1, 1), 12_800
WIDTHS = {1: 0, 2: 4, 3: 6, 4: 29, 5: 200}  # days of each date_prec
MIX = (65, 15, 5, 12, 3)  # per cent of each


def set_up(database: str) -> None:
    import django

    os.environ |= {"DATABASE_URL": database, "SECRET_KEY": "bench", "HTTPS": "0"}
    os.environ["DJANGO_SETTINGS_MODULE"] = "timeline.settings"
    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)


def towns() -> list[Any]:
    from timeline.models import Location

    codes = [f"{a}{b}" for a in "ABCDEF" for b in "ABCDEFGHIJ"]
    countries = [
        Location.objects.create(name=f"Country {code}", country=code, kind="country")
        for code in codes
    ]
    return [
        Location.objects.create(
            name=f"Town {n}", country=codes[n % 60], kind="city", parent=countries[n % 60]
        )
        for n in range(3_000)
    ]


def incidents(number: int, places: list[Any], dice: random.Random) -> Iterator[Any]:
    from timeline.models import Incident

    for _ in range(number):
        first = FIRST_DAY + timedelta(dice.randrange(DAYS))
        precision = dice.choices(list(WIDTHS), MIX)[0]
        yield Incident(
            title="An attack",
            location=dice.choice(places),
            date_start=first,
            date_end=first + timedelta(WIDTHS[precision]),
            date_prec=precision,
            event_type="Explosions/Remote violence",
            sub_event_type="Air/drone strike",
            where_prec=1,
        )


def fill(number: int, places: list[Any], dice: random.Random) -> None:
    from django.db import connection
    from tqdm import tqdm

    from timeline.models import Incident

    rows = tqdm(incidents(number, places, dice), total=number, unit="incident", disable=None)
    Incident.objects.bulk_create(rows, batch_size=5_000)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def milliseconds(places: list[Any], dice: random.Random) -> Iterator[float]:
    from timeline.dates import day, month
    from timeline.match.candidates import around_keys, candidates, record_of
    from timeline.match.compare import Record, compare

    for number in range(DRAFTS):
        place, d = dice.choice(places), FIRST_DAY + timedelta(dice.randrange(DAYS))
        span = day(d) if number % 3 else month(d.year, d.month)
        started = time.perf_counter()
        draft = Record(
            span=span,
            summary=False,
            event_type="Explosions/Remote violence",
            sub_event_type="Air/drone strike",
            place=str(place),
            place_is_exact=True,
            around=around_keys(place),
        )
        for incident in candidates(draft, countries={place.country}):
            compare(draft, record_of(incident))
        yield (time.perf_counter() - started) * 1_000


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--incidents", type=int, default=1_000_000)
    parser.add_argument("--database")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        set_up(asked.database or f"sqlite:///{folder}/bench.sqlite3")
        dice, places = random.Random(1), towns()
        fill(asked.incidents, places, dice)
        taken = sorted(milliseconds(places, dice))
    print(
        f"{asked.incidents:,} incidents: a draft is matched in {statistics.median(taken):.1f} ms "
        f"(median of {DRAFTS}), {taken[int(DRAFTS * 0.95)]:.1f} ms (p95)"
    )


if __name__ == "__main__":
    main()
