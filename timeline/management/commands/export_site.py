"""export_site DIR: a view as plain files, for any web server or a memory stick."""

import shutil
import tempfile
from argparse import ArgumentParser
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.http import QueryDict
from django.http.request import split_domain_port
from django.test import override_settings
from django.utils import timezone
from tqdm import tqdm

from timeline.management.site import root_of, where_links_lead
from timeline.search.query import BadQuery, Query
from timeline.views.plain_site.writing import PlainSite


class Command(BaseCommand):
    help = (
        "Write a view as plain files: its list, its incidents with their histories and sources, the "
        "actors and places that they name, the map, and the data. All links stay inside."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", type=Path, metavar="DIR", help="new, or empty")
        parser.add_argument("--query", default="", help="such as country=IQ&from=2023-10-07")
        parser.add_argument(
            "--site",
            default="",
            metavar="URL",
            help="where the live site is: what is not in the copy then leads there, and nowhere else",
        )

    def handle(self, **options: Any) -> None:
        folder: Path = options["folder"]
        query = self._query(options["query"])
        root = root_of(options["site"])
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise CommandError(f"{folder} is not an empty folder; name another.", returncode=1)
        try:
            folder.parent.mkdir(parents=True, exist_ok=True)
            with answering_for(root):
                written = self._whole(query, folder, root=root, lead_out=bool(options["site"]))
        except (ValueError, OSError) as problem:  # CannotBeCopied, and what static files say
            why = str(getattr(problem, "strerror", None) or problem).rstrip(".")
            raise CommandError(f"{folder}: {why}. Nothing was written.", returncode=1) from None
        self.stderr.write(where_links_lead(options["site"], root), ending="")
        self.stderr.write(f"{written:,} files in {folder}; open {folder / 'index.html'}.")

    def _query(self, said: str) -> Query:
        """Pinned to this moment, unless to another; in one language."""
        try:
            query = Query.parse(QueryDict(said.removeprefix("?")))
        except BadQuery as bad:
            raise CommandError(f"--query: {bad}.", returncode=2) from None
        if cursor := "after" if query.after else "before" if query.before else "":
            raise CommandError(f"--query: {cursor}: a copy holds the whole view.", returncode=2)
        return query.but(
            asof=query.asof or timezone.now(), lang=query.lang or settings.LANGUAGES[0][0]
        )

    def _whole(self, query: Query, folder: Path, *, root: str, lead_out: bool) -> int:
        """All of it or nothing: it is written beside, and put in its place when it is done."""
        beside = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
        try:
            try:
                site = PlainSite(query, beside, root=root, lead_out=lead_out)
            except BadQuery as bad:
                raise CommandError(f"--query: {bad}.", returncode=2) from None
            files = 0
            with tqdm(unit="file", disable=None, leave=False) as bar:
                for written in site.write():
                    files += 1
                    bar.total = files + written.waiting
                    bar.update()
            if folder.exists():
                folder.rmdir()
            beside.chmod(0o755)
            beside.rename(folder)
        finally:
            shutil.rmtree(beside, ignore_errors=True)
        return files


def answering_for(root: str) -> override_settings:
    """The copy may be for another host than this one answers to, or be read over plain HTTP: in this
    process, which nobody asks from outside, pages are made for it all the same."""
    host, _port = split_domain_port(urlsplit(root).netloc)
    return override_settings(
        ALLOWED_HOSTS=[*settings.ALLOWED_HOSTS, host], SECURE_SSL_REDIRECT=False
    )
