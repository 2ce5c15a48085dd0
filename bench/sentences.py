"""Our sentences against spaCy's sentencizer: boundaries right, start-up, speed, memory.

usage: python bench/sentences.py REPORTS.jsonl GOLD.jsonl

REPORTS has {"id", "text"} a line, GOLD {"id", "incidents": [{"quotes": [sentence, …]}]}. A gold quote
counts when one sentence begins where it begins and one ends where it ends. spaCy is optional.
"""

import argparse
import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
Splitter = Callable[[str], list[tuple[int, int]]]
ROUNDS = 20


def ours() -> Splitter:
    sys.path.insert(0, str(ROOT))
    from timeline.extract.sentences import sentences

    return lambda text: [(sentence.start, sentence.end) for sentence in sentences(text)]


def spacys() -> Splitter:
    import spacy

    pipeline = spacy.blank("en")
    pipeline.add_pipe("sentencizer")
    return lambda text: [_trimmed(text, s.start_char, s.end_char) for s in pipeline(text).sents]


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Without the white space that spaCy keeps as tokens; it should not lose by that."""
    words = text[start:end]
    return start + len(words) - len(words.lstrip()), start + len(words.rstrip())


SPLITTERS = {"ours": ours, "spacy": spacys}


def rows(path: str) -> dict[str, dict]:
    lines = filter(str.strip, Path(path).read_text(encoding="utf-8").splitlines())
    return {row["id"]: row for row in map(json.loads, lines)}


def quote_bounds(
    reports: dict[str, dict], gold: dict[str, dict]
) -> dict[str, set[tuple[int, int]]]:
    """Where each distinct gold quote stands in its report, by report."""
    bounds: dict[str, set[tuple[int, int]]] = {}
    for name, row in gold.items():
        text = reports[name]["text"]
        quotes = {quote for incident in row["incidents"] for quote in incident["quotes"]}
        bounds[name] = {(at, at + len(q)) for q in quotes if (at := text.find(q)) >= 0}
    return bounds


def measure(name: str, reports: dict[str, dict], gold: dict[str, dict]) -> None:
    begun = time.perf_counter()
    split = SPLITTERS[name]()
    split("One. Two.")
    start_up = time.perf_counter() - begun
    right = total = 0
    for report, bounds in quote_bounds(reports, gold).items():
        found = split(reports[report]["text"])
        starts, ends = {start for start, _ in found}, {end for _, end in found}
        right += sum(start in starts and end in ends for start, end in bounds)
        total += len(bounds)
    begun = time.perf_counter()
    for _ in range(ROUNDS):
        for row in reports.values():
            split(row["text"])
    each = (time.perf_counter() - begun) / ROUNDS / len(reports) * 1000
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{name:6s} boundaries {right}/{total}  start-up {start_up:.2f} s  "
        f"{each:.2f} ms a report  {memory:.0f} MB"
    )


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("reports")
    parser.add_argument("gold")
    parser.add_argument("--only", choices=SPLITTERS, help="one splitter, in this process")
    args = parser.parse_args()
    if args.only:
        try:
            measure(args.only, rows(args.reports), rows(args.gold))
        except ImportError as missing:
            print(f"{args.only}: not measured, {missing.name} is not installed")
        return 0
    for name in SPLITTERS:  # each in a process of its own, so that memory and start-up are its own
        subprocess.run(
            [sys.executable, __file__, args.reports, args.gold, "--only", name], check=True
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
