"""What the two commands that read reports share: their arguments and the documents behind them."""

from argparse import ArgumentParser
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from django.core.management.base import CommandError
from tqdm import tqdm

from timeline.dates import BadDate
from timeline.extract.drafts import Document
from timeline.extract.readers import Undated, Unreadable, day_said, read_documents


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("paths", nargs="+", type=Path, metavar="PATH", help=".txt .md .html .jsonl")
    parser.add_argument(
        "--published",
        metavar="DAY",
        help="the publication day, where the report itself does not give it: 2024-08-05",
    )


def publication_day(words: str | None, *, today: date) -> date | None:
    """What `--published` says; anything but one day that has come is wrong usage (exit status 2)."""
    if words is None:
        return None
    try:
        return day_said(words, today=today)
    except BadDate as problem:
        raise CommandError(f"--published {words}: {problem}", returncode=2) from None


def documents(
    paths: list[Path], *, published: date | None, today: date, quiet: bool
) -> Iterator[tuple[Path, Document | Unreadable]]:
    """Every document of every path, in order, with a progress bar where a person is watching."""
    silent = True if quiet else None  # None: only on a terminal
    for path in tqdm(paths, unit="file", disable=silent, leave=False):
        for found in read_documents(path, published=published, today=today):
            yield path, _with_hint(found)


def _with_hint(found: Document | Unreadable) -> Document | Unreadable:
    hint = "say it with --published YYYY-MM-DD"
    return Unreadable(f"{found}; {hint}") if isinstance(found, Undated) else found
