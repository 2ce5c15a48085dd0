"""How long a draft takes to find what it may be among many incidents, and to be compared with it.

usage: python bench/matching.py [--incidents 1000000] [--database URL]

The incidents are those of `bench/incidents.py`: in a new SQLite file, or in the database at URL, which
is filled when it holds none. For each kind of draft it prints milliseconds, of three runs the best: by
the processors' clocks (this process and PostgreSQL's that works for it, when it is on this machine), so
that other work counts for little, and by the wall's; and how many incidents compare did not call new.
"""

import argparse
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench.incidents import (
    ACTORS,
    COUNTRIES,
    KILLED,
    KIND,
    PROVINCES,
    TOWNS,
    days,
    fill,
    pick,
    place,
    ranks,
    set_up,
)

DRAFTS, RUNS = 100, 3  # of a kind, of a draft
BUSY = 0  # the country of most incidents
Draft = tuple[
    Any, Any
]  # its record, still without what its place lies in, and the row of its place
When = Callable[[random.Random], Any]  # a span


def a_day(dice: random.Random) -> Any:
    from timeline.dates import day

    return day(days(dice, 1)[0])


def long_ago(dice: random.Random) -> Any:
    from timeline.dates import day

    return day(days(dice, 1)[0] - timedelta(366 * 40))


def a_month(dice: random.Random) -> Any:
    from timeline.dates import month

    return month(*days(dice, 1)[0].timetuple()[:2])


def a_year(dice: random.Random) -> Any:
    from timeline.dates import year

    return year(days(dice, 1)[0].year)


def draft(
    dice: random.Random,
    when: When,
    where: str,
    *,
    country: int | None = BUSY,
    summary: bool = False,
) -> Draft:
    """Its type, dead and actors drawn as those of the incidents; the country too, when it is None."""
    from timeline.match.compare import Record
    from timeline.match.records import actor_keys
    from timeline.models import Actor, Location

    country = ranks(dice, len(COUNTRIES), 1)[0] if country is None else country
    at = (country, ranks(dice, PROVINCES, 1)[0], ranks(dice, TOWNS, 1)[0])
    location = Location.objects.filter(pk=place(where, *at)).first()
    perpetrator, target = (
        actor_keys(Actor.objects.filter(pk=1 + country * ACTORS + actor))
        for actor in ranks(dice, ACTORS, 2)
    )
    kind, killed = pick(dice, KIND, 1)[0], pick(dice, KILLED, 1)[0]
    record = Record(
        span=when(dice),
        summary=summary,
        event_type=kind[0],
        sub_event_type=kind[1],
        place=str(location or ""),
        place_is_exact=where == "town",
        perpetrators=perpetrator,
        targets=target,
        killed=(killed, killed, killed),
    )
    return record, location


KINDS: dict[str, Callable[[random.Random], Draft]] = {
    "a day, a town of a busy country": lambda dice: draft(dice, a_day, "town"),
    "a day, a busy country": lambda dice: draft(dice, a_day, "country"),
    "a day, a town of any country": lambda dice: draft(dice, a_day, "town", country=None),
    "a month, a town of a busy country": lambda dice: draft(dice, a_month, "town"),
    "a month, a busy country": lambda dice: draft(dice, a_month, "country"),
    "a summary of a year, a busy country": lambda dice: draft(
        dice, a_year, "country", summary=True
    ),
    "a day, no country known": lambda dice: draft(dice, a_day, ""),
    "a month, no country known": lambda dice: draft(dice, a_month, ""),
    "a day before them all, a town": lambda dice: draft(dice, long_ago, "town"),
    "one attack in a year, a busy country": lambda dice: draft(dice, a_year, "country"),
}


class Clocks:
    """Milliseconds since they were made: of the processors that work for us, and of the wall."""

    def __init__(self, backend: Path | None) -> None:
        self.backend = backend
        self.begun = self.now()

    def now(self) -> tuple[float, float]:
        theirs = int(self.backend.read_text().split()[0]) / 1e6 if self.backend else 0
        return time.process_time() * 1e3 + theirs, time.perf_counter() * 1e3

    def read(self) -> tuple[float, float]:
        return tuple(now - begun for now, begun in zip(self.now(), self.begun, strict=True))


def backend() -> Path | None:
    """Where Linux tells the nanoseconds of PostgreSQL's process; None where there is none."""
    from django.db import connection

    if connection.vendor != "postgresql":
        return None
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        path = Path(f"/proc/{cursor.fetchone()[0]}/schedstat")
    return path if path.exists() else None


def compared(record: Any, location: Any, works_for_us: Path | None) -> tuple[float, float, int]:
    """Milliseconds of the processors and of the wall; the number of incidents that it is or may be."""
    from timeline.match.candidates import candidates
    from timeline.match.compare import Kind, compare
    from timeline.match.places import around_keys
    from timeline.models import Location

    fresh = Location.objects.get(pk=location.pk) if location else None  # knows no parents yet
    clocks = Clocks(works_for_us)
    ours = replace(record, around=around_keys(fresh))
    verdicts = [compare(ours, theirs) for theirs in candidates(ours, location=fresh).values()]
    return *clocks.read(), sum(verdict.kind is not Kind.NEW for verdict in verdicts)


def measure() -> None:
    from tqdm import tqdm

    print(f"{'':37}      processors, ms           wall, ms          incidents")
    print(f"{'':37}  median    p95    max  median    p95    max  median    max")
    for kind, make in KINDS.items():
        dice, works_for_us = random.Random(2), backend()
        drafts = [make(dice) for _ in range(DRAFTS)]
        runs = [
            [compared(*one, works_for_us) for _ in range(RUNS)]
            for one in tqdm(drafts, kind, leave=False, disable=None)
        ]
        best = [[min(column) for column in zip(*some, strict=True)] for some in runs]
        columns = [sorted(column) for column in zip(*best, strict=True)]
        summaries = [
            f"{statistics.median(column):8.1f}{column[DRAFTS * 95 // 100]:7.1f}{column[-1]:7.1f}"
            for column in columns[:2]
        ]
        found = f"{statistics.median(columns[2]):8.0f}{columns[2][-1]:7}"
        print(f"{kind:37}{''.join(summaries)}{found}", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--incidents", type=int, default=1_000_000)
    parser.add_argument("--database")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        set_up(asked.database or f"sqlite:///{folder}/bench.sqlite3")
        fill(asked.incidents)
        measure()


if __name__ == "__main__":
    main()
