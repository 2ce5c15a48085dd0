"""How fast the whole record is handed out as a file, in what memory, and what readers of pages notice.

usage: python -m bench.exporting [--incidents 350000] [--folder build/bench] [--rounds 3]
                                 [--write docs/benchmarks.md]

Served as `manage.py serve` does it: gunicorn with timeline.serving. A file is read by a process of its
own, as quickly as it comes. Pages are asked one after the other on connections of their own, a while
alone, then a while beside a file, and so on in turns, since what else the machine does changes too.
"""

import argparse
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
sys.path.insert(0, str(Path(__file__).resolve().parent))

PORT = 8976
FASTEST = 20_000  # goal: rows of CSV a second
TWICE = 2  # goal: so many times its usual time a page may take
A_WHILE = 4.0  # seconds
TICKS = os.sysconf("SC_CLK_TCK")
PAGES = (
    *("/", "/?country=IQ&from=2015-01-01", "/?type=battles", "/?q=militants", "/map/"),
    "/?from=2010-03-01&to=2012-01-01&order=desc",
)
READER = """
import sys
from http.client import HTTPConnection
asked = HTTPConnection("127.0.0.1", int(sys.argv[1]), timeout=600)
asked.request("GET", sys.argv[2], headers={"Accept-Encoding": sys.argv[3]})
answer, size = asked.getresponse(), 0
while piece := answer.read1(1 << 18):
    size += len(piece)
print(answer.status, answer.headers.get("Dateline-Total", 0), size)
"""
HEADING = "## Files"
HEAD = """
All {incidents:,} incidents as one file over HTTP, on SQLite, from gunicorn as `serve` runs it. Rows a second by the
clock, and of the processor's time in the server, which what else the machine does disturbs less; the most memory
that both workers held beyond what they held before. Goal for CSV: ≥ {fastest:,} rows a second, flat memory.

| file | sent | rows a second | of the processor's time | memory, MB more | sent, MB |
|---|---|---:|---:|---:|---:|
"""
BESIDE = """

Pages while a file of all is being written, and in turns with that, alone; medians of the milliseconds, in {rounds} rounds of
{seconds:.0f} s each. Goal: ≤ {twice} times.

| beside | alone, p50 | beside a file, p50 | times | alone, p95 | beside a file, p95 |
|---|---:|---:|---:|---:|---:|
"""


class Took(NamedTuple):
    seconds: float
    work: float  # seconds of the processor in the workers
    grown: int  # MB
    rows: int
    size: int  # bytes


class Site:
    def __init__(self, process: "subprocess.Popen[bytes]") -> None:
        pid = process.pid
        self.workers = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()

    def work(self) -> float:
        told = (Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2] for pid in self.workers)
        return sum(sum(map(int, each.split()[11:13])) for each in told) / TICKS

    def forget_peaks(self) -> int:
        """What they hold now, kB."""
        for pid in self.workers:
            Path(f"/proc/{pid}/clear_refs").write_text("5")
        return self.peak()

    def peak(self) -> int:
        lines = (line for pid in self.workers for line in status(pid) if line.startswith("VmHWM"))
        return sum(int(line.split()[1]) for line in lines)


def status(pid: str) -> list[str]:
    return Path(f"/proc/{pid}/status").read_text().splitlines()


@contextmanager
def served(database: str, cache: Path) -> Iterator[Site]:
    environment = {
        **os.environ,
        "DATABASE_URL": database,
        "DATELINE_CACHE": str(cache),
        "ALLOWED_HOSTS": "127.0.0.1",
        "SECRET_KEY": "bench",
        "HTTPS": "0",
    }
    gunicorn = [sys.executable, "-m", "gunicorn", "timeline.wsgi", "--log-level", "warning"]
    config = ["--config", "python:timeline.serving", "--bind", f"127.0.0.1:{PORT}"]
    from datasette import connected

    with subprocess.Popen([*gunicorn, *config], env=environment) as process:
        try:
            connected(PORT).close()
            for path in PAGES * 6:
                page(path)  # both workers know now what they read once
            yield Site(process)
        finally:
            process.terminate()


def page(path: str) -> float:
    """Milliseconds."""
    began = time.perf_counter()
    connection = HTTPConnection("127.0.0.1", PORT)
    connection.request("GET", path, headers={"Accept-Encoding": "gzip"})
    answer = connection.getresponse()
    answer.read()
    connection.close()
    if answer.status != 200:
        raise ConnectionError(f"{path} was answered with {answer.status}")
    return (time.perf_counter() - began) * 1_000


def reading(file: str, packed: str) -> "subprocess.Popen[str]":
    command = [sys.executable, "-c", READER, str(PORT), f"/timeline.{file}", packed]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def took(site: Site, file: str, packed: str) -> Took:
    held, work, began = site.forget_peaks(), site.work(), time.perf_counter()
    said, _ = reading(file, packed).communicate()
    seconds = time.perf_counter() - began
    code, rows, size = map(int, said.split())
    if code != 200:
        raise ConnectionError(f"{file} was answered with {code}")
    return Took(seconds, site.work() - work, (site.peak() - held) // 1024, rows, size)


def for_a_while(while_running: "subprocess.Popen[str] | None" = None) -> list[float]:
    times, end = [], time.monotonic() + A_WHILE
    while time.monotonic() < end:
        times += [page(path) for path in PAGES]
        if while_running is not None and while_running.poll() is not None:
            return times[: -len(PAGES)]  # the file ended meanwhile
    return times


def beside(file: str, rounds: int) -> tuple[list[float], list[float]]:
    """Pages alone, and beside such a file."""
    alone: list[float] = []
    disturbed: list[float] = []
    for _ in range(rounds):
        alone += for_a_while()
        reader = reading(file, "identity")
        time.sleep(0.3)
        disturbed += for_a_while(reader)
        reader.kill()
        reader.communicate()
        time.sleep(0.5)  # until the server has noticed
    return alone, disturbed


def speed_row(file: str, packed: str, spent: Took) -> str:
    quick, of_work = spent.rows / spent.seconds, spent.rows / spent.work
    goal = f" (≥ {FASTEST:,})" if file == "csv" else ""
    return (
        f"| {file} | {packed if packed != 'identity' else 'as it is'} | **{quick:,.0f}**{goal} |"
        f" {of_work:,.0f} | {spent.grown} | {spent.size / 1e6:,.0f} |"
    )


def beside_row(file: str, alone: list[float], disturbed: list[float]) -> str:
    usual, now = statistics.median(alone), statistics.median(disturbed)
    slow = [statistics.quantiles(each, n=20)[-1] for each in (alone, disturbed)]
    return (
        f"| {file} | {usual:.1f} | {now:.1f} | **{now / usual:.1f}** (≤ {TWICE}) |"
        f" {slow[0]:.1f} | {slow[1]:.1f} |"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--incidents", type=int, default=350_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--files", nargs="+", default=["csv", "jsonl", "geojson", "ged.csv", "zip"])
    parser.add_argument("--folder", type=Path, default=Path("build/bench"))
    parser.add_argument("--write", type=Path, help="a Markdown file for the figures")
    wish = parser.parse_args()
    wish.folder.mkdir(parents=True, exist_ok=True)
    database = f"sqlite:///{wish.folder.absolute()}/dateline-{wish.incidents}.sqlite3"
    from public_record import fill_if_empty, set_up
    from report import with_section

    set_up(database)
    fill_if_empty(wish.incidents)
    with served(database, wish.folder.absolute() / "cache") as site:
        wanted = [*((file, "identity") for file in wish.files), ("csv", "gzip"), ("csv", "br")]
        rows = [speed_row(*each, took(site, *each)) for each in wanted]
        shares = [beside_row(file, *beside(file, wish.rounds)) for file in ("csv", "zip")]
    head = HEAD.format(incidents=wish.incidents, fastest=FASTEST)
    then = BESIDE.format(rounds=wish.rounds, twice=TWICE, seconds=A_WHILE)
    said = f"{HEADING}\n{head}" + "\n".join(rows) + then + "\n".join(shares)
    print(said)
    if wish.write:
        wish.write.write_text(with_section(wish.write.read_text(), said))


if __name__ == "__main__":
    main()
