"""extract_reports PATH…: what each report says, one JSON object a line. No database is touched."""

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from timeline.extract.lexicon import load_lexicon
from timeline.extract.read import read_report
from timeline.extract.readers import Unreadable
from timeline.management import reading


class Command(BaseCommand):
    help = "Read reports and print, one JSON object a line, the incidents and dates they tell of."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        reading.add_arguments(parser)

    def handle(self, **options: Any) -> None:
        today = timezone.localdate()
        published = reading.publication_day(options["published"], today=today)
        lexicon, rejected = load_lexicon(), 0
        for path, found in reading.documents(
            options["paths"], published=published, today=today, quiet=False
        ):
            if isinstance(found, Unreadable):
                self.stderr.write(f"{path}: {found}")
                rejected += 1
                continue
            row = read_report(found, lexicon).as_json()
            self.stdout.write(json.dumps(row, ensure_ascii=False))
        if rejected:
            raise CommandError(f"{rejected} rejected.", returncode=1)
