"""Dateline as it is served: one gunicorn worker over a database, asked over HTTP on this machine."""

import os
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from sys import executable

from datasette import connected


@dataclass(frozen=True)
class Answer:
    status: int
    milliseconds: float
    body: bytes
    tag: str  # its ETag


@dataclass(frozen=True)
class Server:
    connection: HTTPConnection
    process: "subprocess.Popen[bytes]"
    ready: float  # seconds from its start to its first page

    def memory(self) -> int:
        """The most that the worker has held, in MB."""
        pid = self.process.pid
        (worker,) = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
        lines = Path(f"/proc/{worker}/status").read_text().splitlines()
        return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) // 1024


def get(connection: HTTPConnection, path: str, *, tag: str = "") -> Answer:
    """One request; its time runs from the first byte sent to the last one read."""
    headers = {"Accept-Encoding": "gzip"} | ({"If-None-Match": tag} if tag else {})
    began = time.perf_counter()
    connection.request("GET", path, headers=headers)
    response = connection.getresponse()
    body = response.read()
    took = (time.perf_counter() - began) * 1_000
    return Answer(response.status, took, body, response.headers.get("ETag", ""))


@contextmanager
def served(database: str, cache: Path, port: int) -> Iterator[Server]:
    environment = {
        **os.environ,
        "DATABASE_URL": database,
        "DATELINE_CACHE": str(cache),
        "ALLOWED_HOSTS": "127.0.0.1",
        "SECRET_KEY": "bench",
        "HTTPS": "0",
    }
    began = time.perf_counter()
    command = [executable, "-m", "gunicorn", "timeline.wsgi", "--bind", f"127.0.0.1:{port}"]
    with subprocess.Popen(
        [*command, "--timeout", "300", "--log-level", "warning"], env=environment
    ) as process:
        try:
            connection = connected(port)
            first = get(connection, "/")
            if first.status != 200:
                raise ConnectionError(f"The first page was answered with {first.status}")
            yield Server(connection, process, time.perf_counter() - began)
        finally:
            process.terminate()
