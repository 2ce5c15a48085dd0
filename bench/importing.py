"""How many rows a second a file of events is brought in with, and whether memory grows with the file.

usage: python bench/importing.py [--rows 20000 100000]

The file is one of bench/events.py, the database a new SQLite file. The times are those of the whole
command `import_events`, its start included.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).resolve().parent.parent
ROWS = (20_000, 100_000)


class Import(NamedTuple):
    rows: int
    public: bool
    seconds: float
    memory: int  # the most that was held, in MB

    @property
    def speed(self) -> float:
        return self.rows / self.seconds


def measure_import(sizes: tuple[int, ...] = ROWS) -> list[Import]:
    """Each size into drafts, and into the public record."""
    with tempfile.TemporaryDirectory() as folder:
        return [
            imported(rows, Path(folder), public=public)
            for public in (False, True)
            for rows in sizes
        ]


def imported(rows: int, folder: Path, *, public: bool) -> Import:
    path = folder / f"GEDEvent_{rows}.csv"
    if not path.exists():
        events = [sys.executable, ROOT / "bench" / "events.py", str(rows), "--output", path]
        subprocess.run(events, check=True)
    database = folder / f"{rows}-{public}.sqlite3"
    environment: dict[str, Any] = {
        **os.environ,
        "DATABASE_URL": f"sqlite:///{database}",
        "DATELINE_CACHE": str(folder / "cache"),
        "SECRET_KEY": "bench",
        "HTTPS": "0",
    }
    manage = [sys.executable, ROOT / "manage.py"]
    subprocess.run([*manage, "migrate", "-v0"], env=environment, check=True)
    command = [*manage, "import_events", path, *(["--publish"] if public else [])]
    began = time.perf_counter()
    with subprocess.Popen(
        command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    took = time.perf_counter() - began
    if process.returncode:
        raise ValueError(f"import_events ended with {process.returncode}")
    database.unlink()
    return Import(rows, public, took, usage.ru_maxrss // 1024)


def table(imports: list[Import]) -> str:
    rows = [
        "| rows | into | rows a second | memory, MB |",
        "|---:|---|---:|---:|",
        *(
            f"| {one.rows:,} | {'the public record' if one.public else 'drafts'}"
            f" | {one.speed:,.0f} (≥ 5,000) | {one.memory} |"
            for one in imports
        ),
    ]
    return "\n".join(rows)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--rows", type=int, nargs="+", default=ROWS)
    print(table(measure_import(tuple(parser.parse_args().rows))))


if __name__ == "__main__":
    main()
