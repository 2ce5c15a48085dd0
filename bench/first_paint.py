"""How soon a phone on a slow line shows the first page: largest paint, layout shift, bytes.

usage: python bench/first_paint.py [--incidents 350000] [--times 5] [--folder build/bench]
                                   [--write docs/benchmarks.md]

Chromium at the size of a phone, each time with nothing kept, of a gunicorn worker on this machine.
The line is slowed by Chromium itself, which delays each request by the round trip and knows of none
for the connection; so the preset of its developers' tools, 3.75 round trips for each request, is
measured too, and a phone's slower processor.
"""

import argparse
import statistics
import sys
from pathlib import Path
from typing import Any, NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

PORT = 8732
PHONE: dict[str, Any] = {
    "viewport": {"width": 390, "height": 844},
    "device_scale_factor": 3,
    "is_mobile": True,
    "has_touch": True,
}
DOWN, UP = 1_600_000 / 8, 750_000 / 8  # bytes a second: "fast 3G" of WebPageTest and Lighthouse
PAINT = """() => new Promise(told => new PerformanceObserver(
    paints => told(paints.getEntries().at(-1).startTime)
).observe({type: "largest-contentful-paint", buffered: true}))"""
SHIFT = """() => new Promise(told => {
    let sum = 0;
    new PerformanceObserver(shifts => shifts.getEntries().forEach(shift => sum += shift.value))
        .observe({type: "layout-shift", buffered: true});
    setTimeout(() => told(sum), 500);
})"""
HEADING = "## The first page on a slow phone"
HEAD = """
The first page of {incidents:,} incidents in Chromium {version} at a phone's size, with nothing kept from before, from one
gunicorn worker; medians of {times}. “Fast 3G” is 1.6 Mbit/s down, 750 kbit/s up and a round trip of 150 ms for
each request; the connection itself is free here. Goals: largest paint ≤ 1,000 ms on fast 3G, no layout shift,
≤ 150 kB with 50 cards.

| line | largest paint, ms | slowest | layout shift | requests | kB over the wire |
|---|---:|---:|---:|---:|---:|
"""


class Line(NamedTuple):
    name: str
    latency: float  # ms for each request
    slower: int = 1  # how many times the processor is


LINES = (
    Line("fast 3G", 150),
    Line("fast 3G, a processor 4 times slower", 150, slower=4),
    Line("fast 3G as Chromium's developers' tools preset it, 562 ms for each request", 562.5),
)


class Visit(NamedTuple):
    paint: float  # ms
    shift: float
    requests: int
    size: int  # bytes, with headers


def visit(browser: Any, address: str, line: Line) -> Visit:
    context = browser.new_context(**PHONE)
    page = context.new_page()
    chrome = context.new_cdp_session(page)
    sizes: list[int] = []
    chrome.on("Network.loadingFinished", lambda told: sizes.append(told["encodedDataLength"]))
    chrome.send("Network.enable")
    slowed = {"offline": False, "latency": line.latency}
    slowed |= {"downloadThroughput": DOWN, "uploadThroughput": UP}
    chrome.send("Network.emulateNetworkConditions", slowed)
    chrome.send("Emulation.setCPUThrottlingRate", {"rate": line.slower})
    page.goto(address, wait_until="networkidle")
    seen = Visit(page.evaluate(PAINT), page.evaluate(SHIFT), len(sizes), round(sum(sizes)))
    context.close()
    return seen


def row(line: Line, visits: list[Visit]) -> str:
    paints = [seen.paint for seen in visits]
    shift, requests, size = (
        statistics.median(getattr(seen, name) for seen in visits)
        for name in ("shift", "requests", "size")
    )
    return (
        f"| {line.name} | **{statistics.median(paints):,.0f}** | {max(paints):,.0f} | {shift:.3f}"
        f" | {requests:.0f} | {size / 1_000:.1f} |"
    )


def measure(address: str, times: int) -> tuple[str, list[str]]:
    """Chromium's version, and a row for each line."""
    from playwright.sync_api import sync_playwright

    from tests.chromium import find

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find(), args=["--no-sandbox"])
        visit(browser, address, LINES[0])  # the worker and the browser are warm from here on
        rows = [row(line, [visit(browser, address, line) for _ in range(times)]) for line in LINES]
        return browser.version, rows


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--incidents", type=int, default=350_000)
    parser.add_argument("--times", type=int, default=5)
    parser.add_argument("--folder", type=Path, default=Path("build/bench"))
    parser.add_argument("--write", type=Path, help="a Markdown file for the figures")
    asked = parser.parse_args()
    asked.folder.mkdir(parents=True, exist_ok=True)
    folder = asked.folder.absolute()
    database = f"sqlite:///{folder}/dateline-{asked.incidents}.sqlite3"
    from public_record import fill_if_empty, set_up
    from report import with_section

    set_up(database)
    from served import served

    fill_if_empty(asked.incidents)
    with served(database, folder / f"cache-SQLite-{asked.incidents}", PORT):
        version, rows = measure(f"http://127.0.0.1:{PORT}/", asked.times)
    head = HEAD.format(incidents=asked.incidents, version=version, times=asked.times)
    said = f"{HEADING}\n{head}" + "\n".join(rows)
    print(said)
    if asked.write:
        asked.write.write_text(with_section(asked.write.read_text(), said))


if __name__ == "__main__":
    main()
