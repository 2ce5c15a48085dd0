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

SWITCH = (
    0.0005  # seconds that a file keeps Python from a page that is ready to go on; 0.005 by default
)


def post_worker_init(worker: Any) -> None:
    """What is loaded now stays: the collector need not look through it again while files are written,
    which is a sixth of their time."""
    import_module("timeline.urls")
    gc.collect()
    gc.freeze()
    sys.setswitchinterval(SWITCH)
