"""import_reports PATH…: read reports into drafts, or with --publish straight into the timeline."""

from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone
from django.utils.functional import cached_property

from timeline.actions.bringing_in import NothingTold, bring_in
from timeline.actions.desk_names import with_desk_names
from timeline.actions.publishing import publish_unreviewed
from timeline.actions.recording import Recorded
from timeline.extract.drafts import Document
from timeline.extract.lexicon import Lexicon, load_lexicon
from timeline.extract.read import READ_BY_MACHINE
from timeline.extract.readers import Unreadable
from timeline.management import reading
from timeline.models import Incident
from timeline.models.terms import Stage

BY = "import_reports"


@dataclass
class Tally:
    """What the whole run did, for its last line."""

    reports: int = 0
    known: int = 0
    rejected: int = 0
    new: int = 0
    joined: int = 0
    doubtful: int = 0
    published: int = 0
    touched: list[Incident] = field(default_factory=list)

    def add(self, recorded: Recorded) -> None:
        if recorded.known_before:
            # What is public already may differ by now only because someone changed it at the desk.
            self.touched += [i for i in recorded.incidents if i.stage == Stage.DRAFT]
            self.known += 1
            return
        self.touched += recorded.incidents
        self.reports += 1
        self.joined += recorded.joined
        self.doubtful += recorded.doubtful
        self.new += recorded.new

    def __str__(self) -> str:
        counts = {
            "read": count(self.reports, "report"),
            "known already": count(self.known, "report"),
            "rejected": count(self.rejected, "report"),
            "new": count(self.new, "incident"),
            "joined to incidents that were here": count(self.joined, "account"),
            "left for the desk to decide": count(self.doubtful, "possible duplicate"),
            "published": count(self.published, "incident"),
        }
        return "; ".join(f"{what} {done}" for done, what in counts.items() if what) + "."


def count(number: int, noun: str) -> str:
    """ "1 report", "2 reports"; nothing for none, so that only what happened is said."""
    return f"{number} {noun}{'' if number == 1 else 's'}" if number else ""


@contextmanager
def undone() -> Iterator[None]:
    """Whatever is written inside is taken back at the end."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


class Command(BaseCommand):
    help = "Read reports into draft incidents; the same report twice changes nothing."

    @cached_property
    def lexicon(self) -> Lexicon:
        """Read at the first report that needs it, since a second `make run` needs none."""
        return with_desk_names(load_lexicon())

    def add_arguments(self, parser: ArgumentParser) -> None:
        reading.add_arguments(parser)
        parser.add_argument(
            "--publish",
            action="store_true",
            help="make what was read public at once, marked “not yet reviewed”",
        )
        parser.add_argument(
            "--dry-run", action="store_true", help="say what would be done, write nothing"
        )
        parser.add_argument("--quiet", action="store_true", help="say only what went wrong")

    def handle(self, **options: Any) -> None:
        today = timezone.localdate()
        published = reading.publication_day(options["published"], today=today)
        tally = Tally()
        with undone() if options["dry_run"] else nullcontext():
            for path, found in reading.documents(
                options["paths"], published=published, today=today, quiet=options["quiet"]
            ):
                self.take(path, found, tally)
            if options["publish"]:
                tally.published = len(publish_unreviewed(tally.touched, by=BY))
        if not options["quiet"]:
            self.stdout.write(f"{tally}{' Nothing was written.' if options['dry_run'] else ''}")
        if tally.rejected:
            raise CommandError(
                f"{count(tally.rejected, 'report')} rejected, as said above.", returncode=1
            )

    def take(self, path: Path, found: Document | Unreadable, tally: Tally) -> None:
        """Record one document, or say why not."""
        if isinstance(found, Unreadable):
            self.reject(path, str(found), tally)
            return
        try:
            recorded = bring_in(found, lexicon=lambda: self.lexicon, by=BY)
        except NothingTold as reason:
            self.reject(path, str(reason), tally)
            return
        if found.tongue != READ_BY_MACHINE and not recorded.known_before:
            self.stderr.write(
                f"{path}: {found.name} is kept, but not read by machine: its language is “{found.language}”"
            )
        tally.add(recorded)

    def reject(self, path: Path, reason: str, tally: Tally) -> None:
        tally.rejected += 1
        self.stderr.write(f"{path}: {reason}")
