"""How fast reports are read: reports a second and core, start-up, memory, and the slowest 100 kB.

usage: python bench/reading.py [REPORTS.txt | REPORTS.jsonl …]

A .jsonl file has {"text"} a line. Without paths: fixtures/reports, and the reports in ../shared where
that is there. Their paragraphs are put together to reports of 3 kB, no two the same. Reading is timed
by the processor's clock, so that other work on the machine counts for little.
"""

import argparse
import json
import os
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from timeline.extract.drafts import Document
from timeline.extract.lexicon import load_lexicon
from timeline.extract.read import read_report

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"

LENGTH, LONG = 3_000, 100_000  # characters
FEWEST = 16  # reports a pass
PASSES = 9
STARTS = 3
PUBLISHED = date(2024, 8, 7)
HOSTILE = (
    "killed ", "killed and wounded ", "a ", "in ", "of the ", "by what is ", "two and ", "1,", "9",
    "“", "((", "- ", "-", "\n", " ", ".", "!”", "A.", "x", "X", "Aa ", "é’", "May ", "U.S. ", "al-",
    "attack on ", "said Monday ", "Gaza, ", "Israel ", "Iran-backed ", "MV New ", "USS Aa Bb ",
    "the attack by the forces in ", "before the attack ", "on 5 August 2024 ", "from 1 to 2 May, ",
    "–Monday ", "Monday attack”", "=attack",
    "Rockets hit Erbil on Monday, killing two. ", "Israeli forces killed two people in Gaza, ",
)  # fmt: skip


def texts_of(path: Path) -> Iterator[str]:
    text = path.read_text(encoding="utf-8")
    if path.suffix != ".jsonl":
        yield text
        return
    yield from (json.loads(line)["text"] for line in text.splitlines() if line.strip())


def default_paths() -> list[Path]:
    shared = [*SHARED.glob("seeds/*.txt"), SHARED / "reports" / "reports.jsonl"]
    ours = sorted((ROOT / "fixtures" / "reports").glob("*.txt"))
    return ours + [path for path in shared if path.is_file()]


def reports_of(paths: list[Path], length: int) -> list[str]:
    """Reports of `length` characters that begin evenly spread over all paragraphs of `paths`."""
    lines = [line for path in paths for text in texts_of(path) for line in text.splitlines()]
    paragraphs = [line for line in lines if line.strip()]
    number = max(FEWEST, sum(map(len, paragraphs)) // length)
    firsts = (index * len(paragraphs) // number for index in range(number))
    return [_from(first, paragraphs, length) for first in firsts]


def _from(first: int, paragraphs: list[str], length: int) -> str:
    """`length` characters from a paragraph on; after the last paragraph comes the first."""
    taken: list[str] = []
    while sum(map(len, taken)) < length:
        taken.append(paragraphs[(first + len(taken)) % len(paragraphs)])
    return "\n\n".join(taken)[:length]


def seconds_to_read(text: str) -> float:
    begun = time.process_time()
    read_report(Document("report", text, PUBLISHED, "operator", ""), load_lexicon())
    return time.process_time() - begun


def speed(reports: list[str]) -> None:
    for report in reports:  # warm
        seconds_to_read(report)
    passes = [sum(map(seconds_to_read, reports)) for _ in range(PASSES)]
    each = statistics.median(passes) / len(reports)
    print(
        f"reading   {1 / each:.0f} reports a second and core ({each * 1000:.1f} ms each; "
        f"{len(reports)} reports of {LENGTH} characters, median of {PASSES} passes, "
        f"best {len(reports) / min(passes):.0f})"
    )


def start_up(paths: list[Path]) -> None:
    """From the shell's prompt to the first reading printed, in a process of its own."""
    command = [sys.executable, "manage.py", "extract_reports", *map(str, paths[:1])]
    settings = {**os.environ, "SECRET_KEY": "only-to-measure", "HTTPS": "0"}
    took = []
    for _ in range(STARTS):
        begun = time.perf_counter()
        subprocess.run(command, cwd=ROOT, env=settings, check=True, capture_output=True)
        took.append(time.perf_counter() - begun)
    print(f"start-up  {statistics.median(took):.2f} s to the first reading (extract_reports)")


def hostile(reports: list[str], slowest: int) -> None:
    """The longest that 100 kB take, among texts of one piece over and over and the reports' own."""
    pieces = [*HOSTILE, "\n\n".join(reports)]
    took = [(seconds_to_read((piece * (LONG // len(piece) + 1))[:LONG]), piece) for piece in pieces]
    took.sort(reverse=True)
    print(f"hostile   the slowest of {len(pieces)} texts of {LONG // 1000} kB:")
    for seconds, piece in took[:slowest]:
        print(f"          {seconds:.2f} s  {piece[:40]!r} …")


def memory() -> float:
    """The most this process has held, in MB."""
    unit = 1 if sys.platform == "darwin" else 1024  # bytes there, kB elsewhere
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 1e6


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("paths", nargs="*", type=Path, metavar="REPORTS")
    parser.add_argument("--slowest", type=int, default=3, help="hostile texts to name (0: none)")
    args = parser.parse_args()
    paths = [path.resolve() for path in args.paths or default_paths()]
    reports = reports_of(paths, LENGTH)
    speed(reports)
    print(f"memory    {memory():.0f} MB at most after {(PASSES + 1) * len(reports)} readings")
    start_up(paths)
    if args.slowest:
        hostile(reports, args.slowest)
        print(f"memory    {memory():.0f} MB at most after the hostile texts")
    return 0


if __name__ == "__main__":
    sys.exit(main())
