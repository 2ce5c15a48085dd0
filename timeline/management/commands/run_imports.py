"""run_imports: the worker that does what the desk's imports ask for, one after the other."""

import logging
import signal
import time
from argparse import ArgumentParser
from types import FrameType
from typing import Any

from django.core.management.base import BaseCommand
from django.db import OperationalError, close_old_connections

from timeline.actions.upload_work import work_on
from timeline.actions.uploading import take_up_next
from timeline.management.commands.import_events import collect_less_often

logger = logging.getLogger(__name__)

IDLE = 1.0  # seconds between two looks for work


class Command(BaseCommand):
    help = (
        "Do the imports that are handed in at the desk, until this is stopped. Stopped in the midst "
        "of one, it ends after the rows at hand, and the next worker goes on from there."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--once", action="store_true", help="do what waits, and end")

    def handle(self, **options: Any) -> None:
        self.stopping = False
        if options["once"]:
            while self.work():
                pass
            return
        collect_less_often()
        for wish in (signal.SIGTERM, signal.SIGINT):
            signal.signal(wish, self.stop)
        while not self.stopping:
            close_old_connections()
            if not self.work():
                time.sleep(IDLE)

    def work(self) -> bool:
        """Whether there was anything to do."""
        try:
            upload = take_up_next()
            if upload:
                work_on(upload, stopping=lambda: self.stopping)
        except OperationalError as problem:  # a database that is busy or away will be back
            logger.warning("The database does not answer, trying again: %s", problem)
            return False
        return upload is not None

    def stop(self, _signal: int, _frame: FrameType | None) -> None:
        """After the batch at hand; at once when asked a second time."""
        if self.stopping:
            raise SystemExit(1)
        self.stopping = True
