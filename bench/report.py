"""The figures of `compare` as a page of Markdown."""

import platform
import re
import statistics
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from importing import Import, table
from map import table as map_table

BARS = {  # p50, worst p95, first search on SQLite and on PostgreSQL, in milliseconds
    10_000: (4, 10, {"SQLite": 8, "PostgreSQL": 12}),
    350_000: (6, 20, {"SQLite": 25, "PostgreSQL": 120}),
    1_000_000: (10, 30, {"SQLite": 45, "PostgreSQL": 300}),
}
HEAD = """# How fast it is

One page is a filtered list of 50 cards, its exact total, the exact counts of every facet (what is chosen
in a facet does not narrow that facet), and a histogram, in one request. Nothing is sampled or timed out.

Measured {day} on {machine}, Python {python}. The server is one gunicorn worker, asked over HTTP on
the same machine; a time runs from the first byte sent to the last one read. Other work on
the machine was not kept out: trust the ratios more than the milliseconds.

    make bench                                        # draws its own incidents, shaped like UCDP GED
    make bench POSTGRESQL=postgres://postgres@127.0.0.1/postgres   # and on a server where databases may be made

The same number of incidents gives the same rows. Eight questions are asked in turn: none, one country, two
types, days and 3 countries, one actor, a narrow one, a word that stands in 27 of 100 incidents, and that
word with another one in a country.
"""


IMPORTS = """## Bringing data in

The whole command `import_events` with a file in UCDP GED's shape, into an empty SQLite file.
"""


def report(figures: list[dict[str, Any]], imports: list[Import]) -> str:
    parts = [head(), summary(figures), growth(figures)]
    parts += [by_question(one) for one in figures if "datasette" in one]
    return "\n".join([*parts, map_table(figures), IMPORTS, table(imports), ""])


def head() -> str:
    processor = next(
        (
            line.split(":")[1].strip()
            for line in Path("/proc/cpuinfo").read_text().splitlines()
            if line.startswith("model name")
        ),
        platform.machine(),
    )
    cores = Path("/proc/cpuinfo").read_text().count("processor\t")
    return HEAD.format(
        day=datetime.now(UTC).date(),
        machine=f"{cores} cores of {processor}",
        python=platform.python_version(),
    )


def summary(figures: list[dict[str, Any]]) -> str:
    rows = [
        "## In short, in milliseconds",
        "",
        (
            "Beside each figure its goal. “Half way” is the page that begins in the middle of the record, beside"
            " its first page. The first search of a word is one whose answer is not kept from before; after an"
            " edit, the slowest of five."
        ),
        "",
        (
            "| incidents | database | p50 (median of 8) | worst p95 | half way · first page | first search"
            " | after an edit | 304 | a new worker's first page, s: with file · without | memory, MB |"
        ),
        "|---:|---|---:|---:|---:|---:|---:|---:|---:|---:|",
    ]
    for one in figures:
        p50, p95, search = BARS.get(one["incidents"], ("–", "–", {}))
        half_way, first = (
            statistics.median(took) for took in (one["half_way"], one["pages"]["none"])
        )
        rows.append(
            f"| {one['incidents']:,} | {one['database']} | **{middle(one['pages']):.1f}** (≤ {p50})"
            f" | {worst(one['pages']):.1f} (≤ {p95}) | {half_way:.1f} · {first:.1f}"
            f" | {one['first_search']:.1f} (≤ {search.get(one['database'], '–')})"
            f" | {one['after_edit']:.0f} (≤ 100) | {one['not_modified']:.1f} (≤ 2)"
            f" | {one['ready_s']:.1f} (≤ 1) · {one['ready_without_file_s']:.1f} (≤ 15)"
            f" | {one['memory']} (≤ 400) |"
        )
    return "\n".join([*rows, ""])


def growth(figures: list[dict[str, Any]]) -> str:
    """How much longer a page takes with the most incidents than with the fewest."""
    said = []
    for database in dict.fromkeys(one["database"] for one in figures):
        ours = [one for one in figures if one["database"] == database]
        few, many = (pick(ours, key=lambda one: one["incidents"]) for pick in (min, max))
        if few is not many:
            ratio = middle(many["pages"]) / middle(few["pages"])
            size = many["incidents"] / few["incidents"]
            said.append(
                f"{size:,.0f} times the incidents take {ratio:.1f} times as long on {database}"
            )
    return f"{'; '.join(said)} (p50, ≤ 3 from 10,000 to 1,000,000).\n" if said else ""


def by_question(one: dict[str, Any]) -> str:
    ours, plain = one["pages"], one["listview"]
    theirs, first_actor = one["datasette"], one["datasette_first_actor"]
    rows = [
        f"## {one['incidents']:,} incidents, question by question",
        "",
        (
            "| question | Dateline p50 · p95 | Datasette 0.65.5 | times | its first actor alone | times"
            " | plain ListView | times |"
        ),
        "|---|---:|---:|---:|---:|---:|---:|---:|",
    ]
    for name, took in ours.items():
        median = statistics.median(took)
        others = (min(each[name]) for each in (theirs, first_actor, plain))
        beside = " | ".join(f"{other:,.0f} | {other / median:,.0f}" for other in others)
        rows.append(f"| {name} | {median:.1f} · {p95_of(took):.1f} | {beside} |")
    rows += [
        "",
        (
            f"Datasette takes **{times(theirs, ours):.0f} times** as long (median of the eight), and"
            f" {times(first_actor, ours):.0f} times where it is asked for the first actor of each incident"
            " alone. It does less: no histogram, one country an incident, and what is chosen in a facet"
            " narrows that facet. Of Datasette and the plain ListView the better of two rounds counts."
            " Fetching 50 rows by their keys and drawing nothing takes"
            f" {one['fifty_rows']:.1f} ms."
        ),
        "",
    ]
    return "\n".join(rows)


def times(theirs: dict[str, list[float]], ours: dict[str, list[float]]) -> float:
    return statistics.median(
        min(theirs[name]) / statistics.median(took) for name, took in ours.items()
    )


def middle(timings: dict[str, list[float]]) -> float:
    return statistics.median(map(statistics.median, timings.values()))


def worst(timings: dict[str, list[float]]) -> float:
    return max(map(p95_of, timings.values()))


def p95_of(took: list[float]) -> float:
    return sorted(took)[min(len(took) - 1, round(0.95 * len(took)))]


def with_section(document: str, said: str) -> str:
    """The document with what is said, which begins with its heading, in place of what was said under
    that heading before, or at the end."""
    heading = re.escape(said.split("\n")[0])
    before = re.compile(rf"^{heading}$.*?(?=^## |\Z)", re.MULTILINE | re.DOTALL)
    if before.search(document):
        return before.sub(lambda _: f"{said}\n\n", document).rstrip() + "\n"
    return f"{document.rstrip()}\n\n{said}\n"
