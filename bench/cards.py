"""How long a card takes to draw: the picture that other sites show beside a link to ours.

usage: python bench/cards.py [--times 200] [--write docs/benchmarks.md]

No two cards are alike, so that no line is set twice but those that all cards have. Milliseconds from words to
PNG, of wall time and of this process's time (CPU), which others on the machine slow less.
"""

import argparse
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from timeline.share import incident_card, view_card
from timeline.share.incident_card import Fact, IncidentCard
from timeline.share.view_card import CardBar, ViewCard

HEADING = "## The pictures of links"
HEAD = """
What one picture of 1200 by 630 pixels takes, from words to PNG, of {times} that are all different; in milliseconds,
medians. Goal: ≤ 80 ms.

| picture | wall | slowest of 20 | CPU | slowest of 20 | kB |
|---|---:|---:|---:|---:|---:|
"""
ENGLISH = "Drone strike on Tower {} kills three soldiers near the border of Jordan"
ARABIC = "هجوم بطائرة مسيّرة على البرج {} يقتل ثلاثة جنود قرب حدود الأردن (Tower {})"
LONGEST = " ".join([ENGLISH] * 5)[:300]


def incident(title: str, number: int) -> bytes:
    facts = [
        Fact(
            label="When",
            words=[f"Between 1 and {number} August 2024"],
            note=f"one of {number} days",
        ),
        Fact(label="Where", words=[f"Rukban {number}, Jordan"], note="near the place"),
        Fact(label="Killed and injured", words=["3 killed", f"34–{number} injured"]),
        Fact(label="Evidence", words=["Fair"], note="two or more credible sources agree"),
    ]
    card = IncidentCard(
        direction="rtl" if title is ARABIC else "ltr",
        shape="diamond",
        hollow=False,
        kind="Air or drone strike",
        title=title.replace("{}", str(number)),
        facts=facts,
        said="Not yet reviewed",
    )
    return incident_card.draw(card)


def view(bars: int, number: int) -> bytes:
    heights = [(number * at * at) % 90 for at in range(bars)]
    card = ViewCard(
        direction="ltr",
        heading=f"Air and drone strikes involving group {number} in Iraq or Jordan",
        period="Oct 2023 – Aug 2024",
        narrowed=[f"{number} or more killed", "Not yet reviewed"],
        counted=f"{number} of 350,000 entries",
        bars=[
            CardBar(high, high + 9, "" if at % 12 else str(2000 + at // 12))
            for at, high in enumerate(heights)
        ],
    )
    return view_card.draw(card)


PICTURES: dict[str, Callable[[int], bytes]] = {
    "an incident": lambda number: incident(ENGLISH, number),
    "an incident in Arabic": lambda number: incident(ARABIC, number),
    "an incident with a title of 300 letters": lambda number: incident(LONGEST, number),
    "a view with 60 bars": lambda number: view(60, number),
    "a view with 200 bars": lambda number: view(200, number),
}


def row(name: str, draw: Callable[[int], bytes], times: int) -> str:
    wall, own, sizes = [], [], []
    for number in range(100, 100 + times):
        start, at_work = time.perf_counter(), time.process_time()
        sizes.append(len(draw(number)))
        wall.append((time.perf_counter() - start) * 1_000)
        own.append((time.process_time() - at_work) * 1_000)
    told = " | ".join(
        f"**{statistics.median(taken):.0f}** | {statistics.quantiles(taken, n=20)[-1]:.0f}"
        for taken in (wall, own)
    )
    return f"| {name} | {told} | {statistics.median(sizes) / 1e3:.0f} |"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--times", type=int, default=200)
    parser.add_argument("--write", type=Path, help="a Markdown file for the figures")
    asked = parser.parse_args()
    from report import with_section

    rows = [row(name, draw, asked.times) for name, draw in PICTURES.items()]
    said = f"{HEADING}\n{HEAD.format(times=asked.times)}" + "\n".join(rows)
    print(said)
    if asked.write:
        asked.write.write_text(with_section(asked.write.read_text(), said))


if __name__ == "__main__":
    main()
