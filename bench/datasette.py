"""The same incidents in Datasette: a table with its facets, one index for each, and full text.

Datasette does less than the page it stands beside: no histogram, one place an incident, and what is
chosen in a facet narrows that facet too. It is asked twice: for all actors of an incident, which it
keeps as an array, and for the first one alone, as people do who find that too slow. Its limits on time
are lifted, or it would leave facets and counts out where there are many rows.
"""

import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlencode

from timeline.models.terms import TERMS_BY_SLUG

FACETS = ("event_type", "sub_event_type", "country", "grading", "dataset")
NEVER = 600_000  # milliseconds
TABLE = """
CREATE TABLE incident (
  id INTEGER PRIMARY KEY, date_start TEXT, date_end TEXT, title TEXT, summary TEXT, event_type TEXT,
  sub_event_type TEXT, country TEXT, actors TEXT, actor1 TEXT, grading TEXT, reviewed INTEGER, dataset TEXT,
  source TEXT, text TEXT);
INSERT INTO incident
  SELECT id, date_start, date_end, title, json_extract(record, '$.summary'), event_type,
    sub_event_type, json_extract(places, '$[0][1]'),
    (SELECT json_group_array(value ->> '$[0]') FROM json_each(parties)),
    (SELECT value ->> '$[0]' FROM json_each(parties) ORDER BY value ->> '$[1]' LIMIT 1),
    grading, reviewed, dataset, json_extract(record, '$.sources[0].outlet'), text
  FROM ours.timeline_revision WHERE public_until IS NULL AND NOT withdrawn;
CREATE VIRTUAL TABLE incident_fts USING fts5(text, content='incident', content_rowid='id');
INSERT INTO incident_fts(incident_fts) VALUES ('rebuild');
"""


def build(ours: Path, theirs: Path) -> None:
    """Fills `theirs` from the public record in `ours`, unless it is there."""
    if theirs.exists():
        return
    with sqlite3.connect(theirs) as database:
        database.execute("ATTACH ? AS ours", (str(ours),))
        database.executescript(TABLE)
        for column in (*FACETS, "actor1", "date_start"):
            database.execute(f"CREATE INDEX incident_{column} ON incident ({column}, date_start)")
        database.execute("ANALYZE")


@contextmanager
def served(python: Path, database: Path, port: int) -> Iterator[HTTPConnection]:
    """Datasette over this file, by the Python it is installed for; stopped in the end."""
    settings = {
        "facet_time_limit_ms": NEVER,
        "sql_time_limit_ms": NEVER,
        "suggest_facets": "off",
        "cache_size_kb": 262_144,
        "default_page_size": 50,
        "default_facet_size": 60,
    }
    said = [word for name, value in settings.items() for word in ("--setting", name, str(value))]
    command = [str(python), "-m", "datasette", "-i", str(database), "--port", str(port), *said]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
        try:
            yield connected(port)
        finally:
            server.terminate()


def connected(port: int, patience: float = 120) -> HTTPConnection:
    """A connection to a server of this machine, once it answers. Raises ConnectionError when it
    has not after so many seconds."""
    until = time.monotonic() + patience
    while time.monotonic() < until:
        connection = HTTPConnection("127.0.0.1", port, timeout=600)
        try:
            connection.connect()
        except ConnectionError:
            time.sleep(0.05)
        else:
            return connection
    raise ConnectionError(f"Nothing answers on port {port}. Was it {sys.executable} that failed?")


def address(question: dict[str, list[str]], *, all_actors: bool) -> str:
    """The page of Datasette that answers a question of Dateline's vocabulary."""
    asked = [("_size", "50"), ("_sort", "date_start"), *(("_facet", facet) for facet in FACETS)]
    asked.append(("_facet_array", "actors") if all_actors else ("_facet", "actor1"))
    for name, values in question.items():
        asked += _pairs(name, values, "actors__arraycontains" if all_actors else "actor1")
    return f"/{{}}/incident?{urlencode(asked)}"


def _pairs(name: str, values: list[str], actor: str) -> list[tuple[str, str]]:
    if name == "type":
        return [("sub_event_type__in", ",".join(TERMS_BY_SLUG[value] for value in values))]
    one = {
        "q": "_search",
        "from": "date_end__gte",
        "to": "date_start__lte",
        "country": "country__in",
        "actor": actor,
        "reviewed": "reviewed",
    }
    return [(one[name], ",".join(values))]
