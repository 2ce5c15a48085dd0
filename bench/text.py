"""How long the full-text index takes to answer, and to be kept while revisions are added.

usage: python bench/text.py --database URL [--times 20]

The database holds a public record, such as `public_record.fill` draws. Questions are made from its
texts and asked in turn, so that a busy machine slows all of them alike. Nothing is kept: what is
added is rolled back.
"""

import argparse
import statistics
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from public_record import COMMON, set_up

SAMPLE = 2_000  # texts that words are taken from
ADDED = 20_000  # revisions
COPIED = (
    *("incident_id", "public_from", "editor", "reason", "record", "code", "title", "text"),
    *("date_start", "date_end", "date_prec", "date_words", "event_clarity", "event_type"),
    *("sub_event_type", "where_prec", "code_status", "grading", "reviewed", "dataset"),
    *("location", "sources", "parties", "places", "change", "withdrawn"),
)


def questions() -> list[str]:
    """A word in 27 of 100 texts first; the others of all kinds and frequencies."""
    from timeline.models import Revision
    from timeline.models.folding import LINE

    texts = [text.split() for text in Revision.objects.values_list("text", flat=True)[:SAMPLE]]
    counted = Counter(word for text in texts for word in set(text) if len(word) > 3)
    pairs = Counter(pair for text in texts for pair in pairwise(text))
    frequent = [word for word, _ in counted.most_common(4) if word != COMMON]
    pair = next(" ".join(pair) for pair, _ in pairs.most_common() if LINE not in pair)
    rare = counted.most_common()[-1][0]
    return [
        *(COMMON, f"{COMMON} {frequent[0]}", f'"{pair}"', f"{COMMON[:4]}*", rare),
        *(f"{COMMON} -{frequent[1]}", f'{COMMON} -"{pair}"', f"-{COMMON}"),
    ]


def add_and_roll_back(prepare: str) -> Callable[[], None]:
    """Adds copies of revisions, as past ones, after the statements of `prepare`."""
    from django.db import connection, transaction

    def add() -> None:
        names = ", ".join(COPIED)
        with transaction.atomic(), connection.cursor() as cursor:
            for statement in filter(None, prepare.split(";")):
                cursor.execute(statement)
            began = time.perf_counter()
            cursor.execute(
                f"INSERT INTO timeline_revision ({names}, number, public_until)"  # noqa: S608
                f" SELECT {names}, 1000000, public_from FROM timeline_revision LIMIT {ADDED}"
            )
            added = cursor.rowcount
            print(f"  {added / (time.perf_counter() - began):10,.0f} rows/s")
            transaction.set_rollback(True)

    return add


def without_triggers() -> str:
    from django.db import connection

    if connection.vendor == "sqlite":
        return "DROP TRIGGER timeline_revision_words_insert"
    return "ALTER TABLE timeline_revision DISABLE TRIGGER timeline_revision_words_update"


@contextmanager
def timed(took: list[float]) -> Iterator[None]:
    began = time.perf_counter()
    yield
    took.append((time.perf_counter() - began) * 1_000)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--database", required=True, help="a URL, such as sqlite:////tmp/a.sqlite3")
    parser.add_argument("--times", type=int, default=20, help="how often each is asked")
    options = parser.parse_args()
    set_up(options.database)
    from timeline.search.text import revisions_with

    asked = questions()
    took: dict[str, list[float]] = {q: [] for q in asked}
    for _ in range(options.times):
        for q in asked:
            with timed(took[q]):
                revisions_with(q)
    for q, times in took.items():
        best, middle = min(times), statistics.median(times)
        print(
            f"  {q:36}{len(revisions_with(q)):9,} found  best {best:7.1f} ms  p50 {middle:7.1f} ms"
        )
    print(f"Revisions added, {ADDED:,} at once, with the index:")
    add_and_roll_back("")()
    print("and without:")
    add_and_roll_back(without_triggers())()


if __name__ == "__main__":
    main()
