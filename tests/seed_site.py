"""The seed timeline as `make run` serves it, on a database and with static files of its own."""

import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

ROOT = Path(__file__).parent.parent
MANAGE = [sys.executable, str(ROOT / "manage.py")]
PATIENCE = 60  # seconds until it answers
ADDRESS = re.compile(r"http://127\.0\.0\.1:\d+")


@contextmanager
def seed_site(folder: Path) -> Iterator[str]:
    """Its address, on a free port. Raises ConnectionError when it never answers."""
    environment = os.environ | {
        "DATABASE_URL": f"sqlite:///{folder}/seeds.sqlite3",
        "DATELINE_CACHE": str(folder / "cache"),
        "STATIC_FILES": str(folder / "static"),
        "DJANGO_SETTINGS_MODULE": "tests.as_served",
        "SECRET_KEY": "the seeds are no secret",
        "ALLOWED_HOSTS": "127.0.0.1",
        "HTTPS": "0",
    }
    collect = [*MANAGE, "collectstatic", "--no-input", "--verbosity", "0", "--ignore", "admin"]
    subprocess.run(collect, env=environment, check=True)
    serve = [*MANAGE, "serve", "--port", str(free_port()), "--seeds", *map(str, seeds())]
    with subprocess.Popen(serve, env=environment, stdout=subprocess.PIPE, text=True) as server:
        try:
            yield _answering(server)
        finally:
            server.terminate()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def seeds() -> list[Path]:
    return sorted((ROOT / "fixtures" / "reports").glob("*.txt"))


def _answering(server: "subprocess.Popen[str]") -> str:
    said = iter(server.stdout or ())
    address = next((found[0] for line in said if (found := ADDRESS.search(line))), "")
    until = time.monotonic() + PATIENCE
    while address and time.monotonic() < until:
        try:
            urlopen(f"{address}/readyz").close()
        except URLError:
            time.sleep(0.1)
        else:
            return address
    raise ConnectionError("The seed site does not answer; what it said stands above.")
