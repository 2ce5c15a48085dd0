"""extract_reports PATH…: what each report says, one JSON object a line. No database is touched."""

import json
from argparse import ArgumentParser
from shutil import get_terminal_size
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from timeline.extract.drafts import Reading
from timeline.extract.explain import HEADING, MARK, explain
from timeline.extract.lexicon import Lexicon, load_lexicon
from timeline.extract.read import READ_BY_MACHINE, read_report
from timeline.extract.readers import Unreadable
from timeline.management import reading

WIDEST = 100  # characters; longer lines are hard to read


class Command(BaseCommand):
    help = "Read reports and print, one JSON object a line, the incidents and dates they tell of."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        reading.add_arguments(parser)
        parser.add_argument(
            "--explain",
            action="store_true",
            help="print, for people, each text with its marks and the rule behind every one",
        )

    def handle(self, **options: Any) -> None:
        today = timezone.localdate()
        published = reading.publication_day(options["published"], today=today)
        lexicon, rejected = load_lexicon(), 0
        for path, found in reading.documents(
            options["paths"], published=published, today=today, quiet=options["explain"]
        ):
            if isinstance(found, Unreadable):
                self.stderr.write(f"{path}: {found}")
                rejected += 1
                continue
            read = read_report(found, lexicon)
            if options["explain"]:
                self.stdout.write(self._explained(read, lexicon), ending="\n\n")
            else:
                self.stdout.write(json.dumps(_as_json(read), ensure_ascii=False))
        if rejected:
            raise CommandError(f"{rejected} rejected.", returncode=1)

    def _explained(self, read: Reading, lexicon: Lexicon) -> str:
        """The explanation, styled where the terminal has colours."""
        width = min(get_terminal_size((WIDEST, 24)).columns, WIDEST)
        text = explain(read, lexicon, width=width)
        text = MARK.sub(lambda mark: self.style.SQL_COLTYPE(mark[0]), text)
        return HEADING.sub(lambda line: self.style.MIGRATE_HEADING(line[0]), text)


def _as_json(read: Reading) -> dict[str, Any]:
    """The reading, and whether its incidents were looked for: of another language only the dates are."""
    tongue = read.document.tongue
    return {**read.as_json(), "language": tongue, "read_by_machine": tongue == READ_BY_MACHINE}
