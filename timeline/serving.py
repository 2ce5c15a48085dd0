"""How gunicorn serves us: `gunicorn --config python:timeline.serving timeline.wsgi`.

What is said on the command line wins. The reasons are in docs/adr/0014.
"""

import gc
import os
import sys
from importlib import import_module
from typing import Any

workers = int(os.environ.get("WEB_CONCURRENCY") or 2)
worker_class = "gthread"
threads = 4  # one for each slow reader of a long file, of which there are two, and two for pages
limit_request_line = 8_190  # bytes, the most that gunicorn takes; views that ask much are long

# Seconds that a file keeps Python from a page that is ready to go on; 0.005 by default.
SWITCH = 0.0005


def post_worker_init(worker: Any) -> None:
    """What is loaded now stays: the collector need not look through it again while files are written,
    which is a sixth of their time."""
    import_module("timeline.urls")
    gc.collect()
    gc.freeze()
    sys.setswitchinterval(SWITCH)


def worker_int(_worker: Any) -> None:
    """Ctrl-C is not kept waiting: a thread that reads what a browser never sends would hold the end of
    Python until gunicorn kills it, half a minute later. What was being written to the database is
    undone by that; who asks to end by SIGTERM waits for it."""
    os._exit(0)
