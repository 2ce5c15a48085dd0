"""serve: the timeline on this machine, on a free port, with a demo account for the desk."""

import secrets
import signal
import socket
import sys
from argparse import ArgumentParser
from pathlib import Path
from subprocess import Popen, TimeoutExpired
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from timeline.models import Revision, User

HOST = "127.0.0.1"
DEMO = "demo"
PORTS_TO_TRY = 20
LOOK = 2.0  # seconds between two looks whether the worker is alive


class Command(BaseCommand):
    help = "Serve the timeline on this machine; makes a demo account the first time."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument(
            "--seeds",
            nargs="*",
            metavar="PATH",
            help="first migrate, and publish what these reports tell",
        )

    def handle(self, **options: Any) -> None:
        if options["seeds"]:
            prepare(options["seeds"])
        wanted = options["port"]
        port = free_port(wanted)
        if port != wanted:
            self.stdout.write(f"Port {wanted} is taken; using {port}.")
        address = f"http://{HOST}:{port}/"
        self.stdout.write(
            f"\n  Timeline  {address}   ({Revision.objects.current().count()} incidents)"
        )
        self.stdout.write(f"  Desk      {address}admin/   {sign_in()}\n  Ctrl-C stops it.\n")
        self.stdout.flush()
        gunicorn = [str(Path(sys.executable).with_name("gunicorn")), "timeline.wsgi"]
        # As long as Ctrl-C waits, at most, for a worker that does not end by itself.
        config = ["--config", "python:timeline.serving", "--graceful-timeout", "3"]
        sys.exit(
            run_together(
                [*gunicorn, *config, "--bind", f"{HOST}:{port}", "--log-level", "warning"],
                beside=[sys.executable, sys.argv[0], "run_imports"],
            )
        )


def run_together(server: list[str], *, beside: list[str]) -> int:
    """Run both commands until the server ends, then end the other; the server's exit status.

    Ctrl-C reaches all three processes, as they share a terminal; what asks this one alone to end is
    passed on.
    """
    with KeptUp(beside) as worker, Popen(server) as serving:  # noqa: S603 - our own commands

        def end(*_: Any) -> None:
            worker.end()
            serving.terminate()

        signal.signal(signal.SIGINT, signal.SIG_IGN)
        for wish in (signal.SIGTERM, signal.SIGHUP):
            signal.signal(wish, end)
        while (status := _waited_for(serving)) is None:
            worker.see_to()
        signal.signal(signal.SIGINT, signal.default_int_handler)
    return status


class KeptUp:
    """A process that is started again, and said to be, when it dies; not when it was asked to end."""

    def __init__(self, command: list[str]) -> None:
        self._command, self._ending = command, False
        self._process = Popen(command)  # noqa: S603

    def __enter__(self) -> "KeptUp":
        return self

    def __exit__(self, *_: object) -> None:
        self.end()
        self._process.wait()

    def see_to(self) -> None:
        if self._process.poll() and not self._ending:
            status = self._process.returncode
            sys.stderr.write(f"The worker for imports died (status {status}); started again.\n")
            self._process = Popen(self._command)  # noqa: S603

    def end(self) -> None:
        self._ending = True
        self._process.terminate()


def _waited_for(process: Popen[bytes]) -> int | None:
    try:
        return process.wait(timeout=LOOK)
    except TimeoutExpired:
        return None


def prepare(seeds: list[str]) -> None:
    """Everything that has to be there before a page can be; what is there already stays as it is."""
    call_command("migrate", verbosity=0)
    call_command("import_reports", *seeds, publish=True, quiet=True)


def free_port(wanted: int) -> int:
    """`wanted`, or the next port that nothing listens on."""
    for port in range(wanted, min(wanted + PORTS_TO_TRY, 65536)):
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((HOST, port))
            except OSError:
                continue
            return port
    raise CommandError(f"No free port from {wanted} on; say one with --port.", returncode=1)


def sign_in() -> str:
    """How to sign in. The password is random and shown at its making only; it is kept nowhere."""
    if User.objects.filter(is_staff=True).exists():
        return f"sign in with your account (new password: manage.py changepassword {DEMO})"
    password = secrets.token_urlsafe(12)
    User.objects.create_superuser(DEMO, password=password)
    return f"sign in as {DEMO} with {password}  (shown this once)"
