"""export_events: a view of the public record as a file, in any format that the site offers it in."""

import os
import tempfile
from argparse import ArgumentParser
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any, BinaryIO, cast

from django.core.management.base import BaseCommand, CommandError
from django.http import QueryDict
from django.urls import reverse
from tqdm import tqdm

from timeline.formats.about import About
from timeline.formats.files import OF_VIEWS, SWITCHES, File
from timeline.formats.writing import own_json
from timeline.management.site import root_of, where_links_lead
from timeline.search.found import Found, search
from timeline.search.locale import LANGUAGES, speaking
from timeline.search.query import BadQuery, Query
from timeline.search.records import PublicRecord
from timeline.views.feeds import latest
from timeline.views.files import about_file

JSON = File(
    suffix="json", title="JSON", media_type="application/json", write=own_json.write_list
)  # whole, where the site gives it page by page
FILES = OF_VIEWS | {"json": JSON}
STDOUT = "-"


class Command(BaseCommand):
    help = "Write what answers a question as one file."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--format", required=True, choices=sorted(FILES))
        parser.add_argument(
            "--query",
            default="",
            metavar="QUERY",
            help="as in an address: country=IQ&from=2023-10-07; the format’s own switches too (bom=1)",
        )
        parser.add_argument(
            "--output", default=STDOUT, metavar="FILE", help="- is standard output, the default"
        )
        parser.add_argument(
            "--site",
            default="",
            metavar="URL",
            help="where the links in the file lead, such as https://example.org",
        )

    def handle(self, **options: Any) -> None:
        file = FILES[options["format"]]
        root = root_of(options["site"])
        given = QueryDict(options["query"].removeprefix("?"))
        with speaking(given.get("lang", "") or LANGUAGES[0]):
            try:
                found = search(query_of(given))
                about = about_of(found, file, given, root)
            except BadQuery as bad:
                raise CommandError(f"--query: {bad}.", returncode=2) from None
            self.write(found, file, about, options["output"])
        self.stderr.write(where_links_lead(options["site"], root), ending="")

    def write(self, found: Found, file: File, about: About, output: str) -> None:
        records: Iterable[PublicRecord] = found.records()
        if file.latest:
            records, about = latest(found, about)
        passing = tqdm(
            records,
            total=about.total,
            unit=" incidents",
            unit_scale=True,
            disable=None,
            leave=False,
        )
        try:
            with self.into(output) as out:
                for piece in file.write(passing, about):
                    out.write(piece.encode() if isinstance(piece, str) else piece)
        except OSError as error:
            raise CommandError(f"--output {output}: {error.strerror}.", returncode=1) from None
        self.stderr.write(f"{told(about)} {file.note(about)}".strip())

    @contextmanager
    def into(self, output: str) -> Iterator[BinaryIO]:
        if output == STDOUT:
            yield cast(BinaryIO, self.stdout.buffer)  # of the stream that it wraps
        else:
            with whole_or_not(Path(output)) as out:
                yield out


@contextmanager
def whole_or_not(path: Path) -> Iterator[BinaryIO]:
    """A file that is there when all of it is; until then it has another name beside it. What is no file,
    such as a pipe, is written into as it comes."""
    path = path.resolve()  # where a link leads, which is to stay one
    if path.is_dir():
        raise CommandError(f"--output {path} is a folder; name a file in it.", returncode=2)
    if path.exists() and not path.is_file():
        with path.open("wb") as out:
            yield out
        return
    try:
        handle, beside = tempfile.mkstemp(prefix=f".{path.name}-", dir=path.parent)
    except OSError as error:
        raise CommandError(f"--output {path}: {error.strerror}.", returncode=2) from None
    try:
        with os.fdopen(handle, "wb") as out:
            yield out
        readable = os.umask(0)
        os.umask(readable)
        Path(beside).chmod(0o666 & ~readable)  # as any new file; mkstemp makes one for oneself
        Path(beside).replace(path)
    except BaseException:
        Path(beside).unlink()
        raise


def told(about: About) -> str:
    """How much is in a file, and how much of what answers is not."""
    held = f"{about.total - about.left_out:,} of {about.of:,} incidents"
    return f"{held}; left out: {about.left_out:,}." if about.left_out else f"{held}."


def query_of(given: QueryDict) -> Query:
    """Raises BadQuery."""
    asked = given.copy()
    for name in SWITCHES:
        asked.pop(name, None)
    query = Query.parse(asked)
    if cursor := "after" if query.after else "before" if query.before else "":
        raise BadQuery(cursor, "a file holds the whole view; leave it out")
    return query


def about_of(found: Found, file: File, given: QueryDict, root: str) -> About:
    """Raises BadQuery."""
    path = reverse("timeline_file", args=[file.suffix])
    about = about_file(found, given, file.switches, root=root, path=path)
    rule = file.unfit(about)
    return replace(about, left_out=found.left_out(rule)) if rule else about
