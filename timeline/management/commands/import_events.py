"""import_events FILE: events of a dataset into draft incidents, or with --publish into the timeline."""

import gc
from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from timeline.actions.importing import (
    DatasetToBe,
    Taken,
    Tally,
    dataset_to_be,
    import_events,
    not_taken,
    survey_events,
)
from timeline.actions.rejects import ENCODING, Listing
from timeline.formats.opening import Unusable
from timeline.formats.recognise import FORMATS, TITLES, EventFile, event_file
from timeline.models import Dataset

BY = "import_events"
INTERRUPTED = 130  # what shells say of a command that Ctrl-C ended
STOPPED = "Stopped: {} The rest was not taken; the same command goes on from there."
LONGEST_NAME, LONGEST_RELEASE = 200, 40  # characters of a dataset's name and of its version


class Command(BaseCommand):
    help = "Read a file of events into draft incidents; the same file twice changes nothing."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE", help="may be gzipped or zipped")
        parser.add_argument(
            "--format",
            choices=("auto", *FORMATS),
            default="auto",
            help="auto tells it by what the file holds, and says which it took",
        )
        parser.add_argument(
            "--dataset",
            default="",
            metavar="NAME",
            help="what the dataset is called, where that is not clear from the format",
        )
        parser.add_argument(
            "--release",
            default="",
            metavar="VERSION",
            help="such as 25.1, where the file’s name does not say it as UCDP’s do",
        )
        parser.add_argument(
            "--publish",
            action="store_true",
            help="make what was read public at once, marked “not yet reviewed”",
        )
        parser.add_argument(
            "--dry-run",
            action="store_true",
            help="say what would become of the rows, and write none of them",
        )
        parser.add_argument(
            "--rejects",
            type=Path,
            metavar="FILE",
            help="write what was rejected there, as CSV: line, id, reason",
        )

    def handle(self, **options: Any) -> None:
        collect_less_often()
        path: Path = options["file"]
        for option, most in (("dataset", LONGEST_NAME), ("release", LONGEST_RELEASE)):
            if len(options[option]) > most:
                raise CommandError(f"--{option}: at most {most} characters.", returncode=2)
        tally = Tally()
        with named_in(options["rejects"], reading=path) as listed:
            try:
                with event_file(path, options["format"]) as file:
                    into = self.into(file, options)
                    self.say_what(file, into)
                    self.take(file, into, tally, options, listed)
            except Unusable as problem:
                raise CommandError(f"{path} {problem}.", returncode=1) from None
            except KeyboardInterrupt:
                raise CommandError(STOPPED.format(tally), returncode=INTERRUPTED) from None
        self.stdout.write(f"{tally} Nothing was written." if options["dry_run"] else str(tally))
        if tally.rejected:
            where = f"{options['rejects']} says why" if listed else "as said above"
            raise CommandError(f"{tally.rejected:,} rejected, {where}.", returncode=1)

    def into(self, file: EventFile, options: dict[str, Any]) -> DatasetToBe:
        return dataset_to_be(
            format_=file.format,
            release=options["release"] or file.release,
            name=options["dataset"],
            file_stem=file.opened.name.partition(".")[0][:LONGEST_NAME],
            ours=file.ours,
        )

    def say_what(self, file: EventFile, into: DatasetToBe) -> None:
        """What the file was taken for, and into which dataset it goes."""
        release = f", release {into.version}" if into.version else ""
        told = f", told {file.by}" if file.by else ""
        self.stdout.write(f"{TITLES[file.format]}{release}{told}.")
        found = Dataset.objects.filter(name=into.name).first()
        if found is None:
            self.stdout.write(f"Into “{into.name}”, a new dataset.")
            return
        at = f", at release {found.version}" if found.version else ""
        number = found.rows.count()
        has = f"which has {number:,} incident{'' if number == 1 else 's'}{at}"
        self.stdout.write(f"Into the dataset “{found.name}”, {has}.")

    def take(
        self,
        file: EventFile,
        into: DatasetToBe,
        tally: Tally,
        options: dict[str, Any],
        listed: Listing | None,
    ) -> None:
        """Import batch by batch, naming what was not taken and adding up as it goes."""
        bytes_read = tqdm(
            total=file.opened.size, unit="B", unit_scale=True, disable=None, leave=False
        )
        with bytes_read:
            for taken in batches(file, into, options):
                tally.add(taken)
                for row in not_taken(taken):
                    if listed:
                        listed.add(row)
                    else:
                        line, _, reason = row
                        self.stderr.write(f"{options['file']}: line {line}: {reason}")
                bytes_read.update(file.opened.done - bytes_read.n)


def batches(file: EventFile, into: DatasetToBe, options: dict[str, Any]) -> Iterator[Taken]:
    if options["dry_run"]:
        return survey_events(file.rows, into=into, public=options["publish"])
    return import_events(file.rows, into=into, by=BY, public=options["publish"])


def collect_less_often() -> None:
    """The objects of a row hold no circles; looking for some took a seventh of the time."""
    gc.freeze()
    gc.set_threshold(100_000, 50, 100)


@contextmanager
def named_in(path: Path | None, *, reading: Path) -> Iterator[Listing | None]:
    """A list of what is not taken, in the file at `path`; None where the terminal has to do."""
    if path is None:
        yield None
        return
    if path.exists() and reading.exists() and path.samefile(reading):
        raise CommandError("--rejects is the file to be read itself.", returncode=2)
    try:
        file = path.open("w", encoding=ENCODING, newline="")
    except OSError as error:
        raise CommandError(f"--rejects {path}: {error.strerror}.", returncode=2) from None
    with file:
        yield Listing(file)
