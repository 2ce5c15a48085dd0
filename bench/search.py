"""How long the columns of the public record take: to read, to load, to count, to follow a change.

usage: python bench/search.py [--incidents 1000000] [--database URL] [--times 30]

Draws a public record (`public_record.fill`) in a new SQLite file, unless --database names one, which
is filled if it is empty. Questions are asked in turn, so that a busy machine slows all of them alike;
milliseconds are of wall time and (CPU) of this process's time.
"""

import argparse
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from public_record import COMMON, fill, set_up

Timing = tuple[float, float]  # wall and CPU time, in milliseconds
FACETS = ("type", "country", "actor", "location", "grading", "reviewed", "dataset")


def clock() -> Timing:
    return time.perf_counter() * 1_000, time.process_time() * 1_000


def taken(work: Callable[[], Any]) -> Timing:
    before = clock()
    work()
    after = clock()
    return after[0] - before[0], after[1] - before[1]


def eight_questions() -> dict[str, Any]:
    from timeline.search.found import search
    from timeline.search.query import Query

    found = search(Query())
    countries = [option.value for option in found.options("country", first=4).options]
    actor = search(Query(role=("perpetrator",))).options("actor", first=1).options[0].value
    place = search(Query(country=(countries[0],))).options("location", first=1).options[0].label
    years = {"first_day": date(2014, 1, 1), "last_day": date(2017, 12, 31)}
    return {
        "none": Query(),
        "one country": Query(country=(countries[0],)),
        "two types": Query(type=("air-drone-strike", "armed-clash")),
        "days + 3 countries": Query(**years, country=tuple(sorted(countries[:3]))),
        "one actor": Query(actor=(actor,)),
        "narrow": Query(**years, actor=(actor,), type=("armed-clash",), reviewed=False),
        "text": Query(q=COMMON),
        "text + country": Query(q=f"{COMMON} {place}", country=(countries[0],)),
    }


def whole_page(query: Any) -> None:
    """All that a page tells, but its records."""
    from timeline.search.found import search

    found = search(query)
    found.tally(), found.page(), found.histogram()
    for name in FACETS:
        found.options(name, first=60)


def publish_a_change(dice: Any) -> None:
    """A revision of some incident, as publishing leaves it; another actor set each time."""
    from timeline.models import ChangeCounter, Revision

    last = Revision.objects.current().filter(pk__gte=dice.randrange(1, 10_000)).first()
    number = ChangeCounter.objects.get(pk=1).number + 1
    ChangeCounter.objects.filter(pk=1).update(number=number)
    Revision.objects.filter(pk=last.pk).close(last.public_from)
    fields = {f.attname: getattr(last, f.attname) for f in Revision._meta.local_fields}
    fields |= {"id": None, "number": last.number + 1, "change": number, "public_until": None}
    fields["parties"] = f'[["new-{number}","other","New {number}"]]'
    fields["date_start"] = fields["date_end"] = date(2000, 1, dice.randrange(1, 28))
    Revision(**fields).save()


@contextmanager
def told(what: str) -> Iterator[None]:
    before = clock()
    yield
    wall, cpu = (after - b for after, b in zip(clock(), before, strict=True))
    print(f"{what:<34}{wall:9.1f} ({cpu:.1f}) ms, at most {memory()} MB")


def memory() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def measure(times: int) -> None:
    from random import Random

    from timeline.search import column_file
    from timeline.search.following import Following, record
    from timeline.search.reading import counter

    print(f"before anything is read: {memory()} MB")
    series = counter()[0]
    if not column_file.load(series):
        with told("read from the database, saved"):
            Following().now()
    with told("loaded from the file"):
        record.now()
    questions = eight_questions()
    for name, query in questions.items():
        with told(f"first time: {name}"):
            whole_page(query)
    timings: dict[str, list[Timing]] = {name: [] for name in questions}
    for _ in range(times):
        for name, query in questions.items():
            timings[name].append(taken(lambda query=query: whole_page(query)))
    print(f"{'':<22}{'p50':>16}{'p95':>18}")
    for name, of in timings.items():
        wall, cpu = (sorted(column) for column in zip(*of, strict=True))
        p95 = int(times * 0.95)
        print(
            f"{name:<22}{statistics.median(wall):8.2f} ({statistics.median(cpu):6.2f})"
            f"{wall[p95]:10.2f} ({cpu[p95]:6.2f}) ms"
        )
    medians = [statistics.median(cpu for _, cpu in of) for of in timings.values()]
    print(f"median of the eight, CPU: {statistics.median(medians):.2f} ms; {memory()} MB")
    dice = Random(1)
    for _ in range(3):
        publish_a_change(dice)
        with told("the request after a change"):
            whole_page(questions["none"])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--incidents", type=int, default=1_000_000)
    parser.add_argument("--database")
    parser.add_argument("--times", type=int, default=30)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        set_up(asked.database or f"sqlite:///{folder}/bench.sqlite3")
        from timeline.models import Revision

        if not Revision.objects.exists():
            fill(asked.incidents)
        measure(asked.times)


if __name__ == "__main__":
    main()
