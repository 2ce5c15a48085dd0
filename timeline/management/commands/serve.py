"""serve: the timeline on this machine, on a free port, with a demo account for the desk."""

import os
import secrets
import socket
from argparse import ArgumentParser
from pathlib import Path
from sys import executable
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from timeline.models import Revision, User

HOST = "127.0.0.1"
DEMO = "demo"
PORTS_TO_TRY = 20


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
        gunicorn = str(Path(executable).with_name("gunicorn"))
        os.execv(  # noqa: S606 - the server takes over this process, so that Ctrl-C reaches it
            gunicorn,
            [gunicorn, "timeline.wsgi", "--bind", f"{HOST}:{port}", "--workers", "2",
             "--log-level", "warning"],
        )  # fmt: skip


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
