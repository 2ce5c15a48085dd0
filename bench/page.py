"""How long the timeline's page takes: 50 cards, total, facets and histogram in one answer.

usage: python bench/page.py --database URL [--times 40]

Asks the WSGI application itself, in this process, as gunicorn would, with gzip. The questions are
those of bench/search.py, which makes a database to ask too. They are asked in turn, so that a busy
machine slows all of them alike. Milliseconds of wall time and (CPU) of this process's time. The
styles have to be collected first, as `make run` does.
"""

import argparse
import io
import os
import resource
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from search import eight_questions

HOST = "bench.example"
Timing = tuple[float, float]  # wall and CPU time, in milliseconds


def set_up(database: str) -> Any:
    os.environ |= {
        "DATABASE_URL": database,
        "SECRET_KEY": "bench",
        "HTTPS": "0",
        "ALLOWED_HOSTS": HOST,
    }
    os.environ["DJANGO_SETTINGS_MODULE"] = "timeline.settings"
    from django.core.wsgi import get_wsgi_application

    return get_wsgi_application()


def ask(application: Any, query: str, **headers: str) -> tuple[str, dict[str, str], int]:
    """Status, headers and length of the body that was sent."""
    environ = {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": "/",
        "QUERY_STRING": query,
        "SERVER_NAME": HOST,
        "SERVER_PORT": "80",
        "HTTP_HOST": HOST,
        "HTTP_ACCEPT_ENCODING": "gzip",
        "wsgi.url_scheme": "http",
        "wsgi.input": io.BytesIO(),
        "wsgi.errors": sys.stderr,
        "wsgi.version": (1, 0),
        "wsgi.multithread": False,
        "wsgi.multiprocess": True,
        "wsgi.run_once": False,
        **headers,
    }
    told: list[Any] = []
    body = application(environ, lambda status, headers, *rest: told.extend([status, dict(headers)]))
    length = sum(map(len, body))
    body.close()
    return told[0], told[1], length


def timed(work: Callable[[], Any]) -> Timing:
    wall, cpu = time.perf_counter(), time.process_time()
    work()
    return (time.perf_counter() - wall) * 1_000, (time.process_time() - cpu) * 1_000


def measure(rounds: int, works: dict[str, Callable[[], Any]], before: Callable[[], Any]) -> None:
    for work in works.values():
        work()
    took: dict[str, list[Timing]] = {name: [] for name in works}
    for _ in range(rounds):
        for name, work in works.items():
            before()
            took[name].append(timed(work))
    for name, timings in took.items():
        print(f"  {name:28}{say(timings)}")
    medians = [statistics.median(wall for wall, _ in timings) for timings in took.values()]
    print(f"  {'median of the eight':28}p50 {statistics.median(medians):6.2f}")


def say(timings: list[Timing]) -> str:
    wall, cpu = (sorted(column) for column in zip(*timings, strict=True))
    p95 = wall[min(len(wall) - 1, round(0.95 * len(wall)))]
    return f"p50 {statistics.median(wall):6.2f}  p95 {p95:6.2f}  (CPU p50 {statistics.median(cpu):6.2f})"


def forget_cards() -> None:
    from timeline.views.kept import CARDS

    CARDS.clear()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--database", required=True, help="a URL, such as sqlite:////tmp/a.sqlite3")
    parser.add_argument("--times", type=int, default=40, help="how often each is asked")
    options = parser.parse_args()
    application = set_up(options.database)
    asked = {name: query.urlencode() for name, query in eight_questions().items()}
    pages = {n: lambda q=query: ask(application, q) for n, query in asked.items()}
    print("The page, its cards kept:")
    measure(options.times, pages, before=lambda: None)
    print("The page, every card drawn anew:")
    measure(options.times // 2, pages, before=forget_cards)
    tags = {query: ask(application, query)[1].get("ETag", "") for query in asked.values()}
    again = {
        name: lambda q=query: ask(application, q, HTTP_IF_NONE_MATCH=tags[q])
        for name, query in asked.items()
    }
    print(
        "304, the reader has it:",
        {ask(application, q, HTTP_IF_NONE_MATCH=t)[0] for q, t in tags.items()},
    )
    measure(options.times, again, before=lambda: None)
    print(f"Memory at most {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    main()
