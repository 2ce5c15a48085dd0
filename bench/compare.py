"""The timeline's page beside Datasette, a plain ListView and the least that any page does.

usage: python bench/compare.py --datasette PYTHON [--incidents 10000 350000 1000000]
                               [--postgresql URL] [--folder build/bench] [--write docs/benchmarks.md]

All ask the same incidents, in the same SQLite file or one made from it, in turn, so that a busy
machine slows all of them alike: trust the ratios more than the milliseconds. PYTHON is one that
Datasette is installed for. --postgresql names a server on which databases may be made.
"""

import argparse
import json
import shutil
import statistics
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any
from urllib.parse import parse_qs

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from public_record import COMMON, fill_if_empty, set_up

PORT, THEIR_PORT = 8730, 8731
TIMES, THEIR_TIMES, EDITS = 40, 2, 5
FORGET = 10  # searches after which none before them is kept
Timings = dict[str, list[float]]  # milliseconds by question


def measure(incidents: int, database: str, folder: Path, datasette: str) -> dict[str, Any]:
    """All figures of one size: milliseconds, seconds where it says so, MB."""
    set_up(database)
    from search import eight_questions

    fill_if_empty(incidents)
    questions = {name: query.urlencode() for name, query in eight_questions().items()}
    vendor = "SQLite" if database.startswith("sqlite") else "PostgreSQL"
    figures = {"incidents": incidents, "database": vendor}
    cache = folder / f"cache-{vendor}-{incidents}"
    shutil.rmtree(cache, ignore_errors=True)
    return (
        figures
        | of_dateline(database, cache, questions)
        | (of_others(incidents, folder, Path(datasette), questions) if datasette else {})
    )


def of_dateline(database: str, cache: Path, questions: dict[str, str]) -> dict[str, Any]:
    from map import addresses
    from served import get, served

    with served(database, cache, PORT) as server:
        without_file = server.ready
    with served(database, cache, PORT) as server:
        connection = server.connection
        paths = {name: f"/?{query}" for name, query in questions.items()}
        paths["half way"] = f"/?after={middle()}"
        pages = {name: lambda p=path: page(connection, p) for name, path in paths.items()}
        in_turn(1, pages)
        took = in_turn(TIMES, pages)
        on_the_map = {
            name: lambda p=path: page(connection, p) for name, path in addresses().items()
        }
        in_turn(1, on_the_map)
        tags = {path: get(connection, path).tag for path in paths.values()}
        known = [get(connection, path, tag=tag) for path, tag in list(tags.items()) * 10]
        return {
            "ready_without_file_s": without_file,
            "ready_s": server.ready,
            "half_way": took.pop("half way"),
            "pages": took,
            "map": in_turn(TIMES, on_the_map),
            "map_bytes": len(get(connection, addresses()["world"]).body),
            "not_modified": statistics.median(a.milliseconds for a in known if a.status == 304),
            "after_edit": max(edits(connection)),
            "first_search": statistics.median(first_searches(connection)),
            "memory": server.memory(),
        }


def page(connection: Any, path: str) -> float:
    """Milliseconds. Raises ValueError unless the answer is a page."""
    from served import get

    answer = get(connection, path)
    if answer.status != 200:
        raise ValueError(f"{path} was answered with {answer.status}")
    return answer.milliseconds


def middle() -> str:
    """The cursor of the incident half way through the record."""
    from timeline.models import Revision

    found = Revision.objects.current().in_order().values_list("date_start", "date_end", "code")
    return "~".join(map(str, found[found.count() // 2]))


def edits(connection: Any) -> list[float]:
    """How long the first page takes after something is published."""
    from search import publish_a_change

    dice, took = Random(2), []
    for _ in range(EDITS):
        publish_a_change(dice)
        took.append(page(connection, "/"))
    return took


def first_searches(connection: Any) -> list[float]:
    """How long it takes to search for a word that stands in 27 of 100 incidents, when its answer is not
    kept from before: the worker keeps that of the last few questions."""
    took = []
    for _ in range(EDITS):
        for number in range(FORGET):
            page(connection, f"/?q=nothing{number}")
        took.append(page(connection, f"/?q={COMMON}"))
    return took


def of_others(
    incidents: int, folder: Path, python: Path, questions: dict[str, str]
) -> dict[str, Any]:
    from datasette import build
    from datasette import served as datasette_served
    from listview import fetch_fifty
    from listview import page as plain_page

    from timeline.models import Revision

    theirs = folder / f"datasette{incidents}.db"
    build(folder / f"dateline-{incidents}.sqlite3", theirs)
    asked = {name: parse_qs(query) for name, query in questions.items()}
    with datasette_served(python, theirs, THEIR_PORT) as connection:
        all_actors, first_actor = (
            in_turn(THEIR_TIMES, datasette_pages(connection, theirs.stem, asked, all_actors=every))
            for every in (True, False)
        )
    keys = list(Revision.objects.current().in_order().values_list("pk", flat=True)[:50])
    return {
        "datasette": all_actors,
        "datasette_first_actor": first_actor,
        "listview": in_turn(
            THEIR_TIMES,
            {n: lambda q=q: timed(lambda: plain_page(q)) for n, q in questions.items()},
        ),
        "fifty_rows": statistics.median(timed(lambda: fetch_fifty(keys)) for _ in range(TIMES)),
    }


def datasette_pages(
    connection: Any, database: str, asked: dict[str, Any], *, all_actors: bool
) -> dict[str, Callable[[], float]]:
    from datasette import address

    paths = {
        name: address(question, all_actors=all_actors).format(database)
        for name, question in asked.items()
    }
    return {name: lambda p=path: page(connection, p) for name, path in paths.items()}


def timed(work: Callable[[], Any]) -> float:
    from time import perf_counter

    began = perf_counter()
    work()
    return (perf_counter() - began) * 1_000


def in_turn(times: int, works: dict[str, Callable[[], float]]) -> Timings:
    took: Timings = {name: [] for name in works}
    for _ in range(times):
        for name, work in works.items():
            took[name].append(work())
    return took


def databases(sizes: list[int], folder: Path, postgresql: str) -> list[tuple[int, str]]:
    """(incidents, URL); those of PostgreSQL are made where they are missing."""
    wanted = [(size, f"sqlite:///{folder}/dateline-{size}.sqlite3") for size in sizes]
    if not postgresql:
        return wanted
    import psycopg

    with psycopg.connect(postgresql, autocommit=True) as server:
        there = {name for (name,) in server.execute("SELECT datname FROM pg_database")}
        for size in sizes:
            if f"dateline_bench_{size}" not in there:
                server.execute(f"CREATE DATABASE dateline_bench_{size}")
    base = postgresql.rsplit("/", 1)[0]
    return wanted + [(size, f"{base}/dateline_bench_{size}") for size in sizes]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--datasette", required=True, help="a Python that has Datasette")
    parser.add_argument("--incidents", type=int, nargs="+", default=[10_000, 350_000, 1_000_000])
    parser.add_argument("--postgresql", default="", help="a server's URL")
    parser.add_argument("--folder", type=Path, default=Path("build/bench"))
    parser.add_argument("--write", type=Path, help="a Markdown file for the figures")
    parser.add_argument(
        "--one", help=argparse.SUPPRESS
    )  # a database's URL: measured in this process
    asked = parser.parse_args()
    folder = asked.folder.absolute()
    folder.mkdir(parents=True, exist_ok=True)
    if asked.one:
        there = asked.datasette if asked.one.startswith("sqlite") else ""
        print(json.dumps(measure(asked.incidents[0], asked.one, folder, there)))
        return
    figures = []
    for size, database in databases(asked.incidents, folder, asked.postgresql):
        print(f"{size:,} incidents, {database.split(':')[0]} …", file=sys.stderr)
        command = [
            sys.executable,
            __file__,
            "--datasette",
            asked.datasette,
            "--incidents",
            str(size),
        ]
        one = [*command, "--folder", str(folder), "--one", database]
        figures.append(json.loads(subprocess.run(one, stdout=subprocess.PIPE, check=True).stdout))
    from importing import measure_import
    from report import report

    said = report(figures, measure_import())
    print(said)
    if asked.write:
        asked.write.write_text(said)


if __name__ == "__main__":
    main()
