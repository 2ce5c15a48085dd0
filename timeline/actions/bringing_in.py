"""A report is brought in: read into drafts and kept, with the page that it was taken from."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from hashlib import sha256
from urllib.parse import urlsplit

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import IntegrityError, transaction

from timeline.actions.fetching import Fetched
from timeline.actions.recording import Recorded, record_reading, recorded_before
from timeline.extract.drafts import Document, Reading
from timeline.extract.lexicon import Lexicon
from timeline.extract.read import READ_BY_MACHINE, read_report
from timeline.extract.readers import read_sent
from timeline.models import Evidence, Report
from timeline.models.evidence import kept_as


def document_of(page: Fetched, *, published: date | None, today: date) -> Document:
    """What a fetched page says, its address in place of what it calls its own. Raises Unreadable.

    Where it names no outlet, its host is taken for one.
    """
    host = urlsplit(page.address).hostname or ""
    name = urlsplit(page.address).path.rstrip("/").rpartition("/")[2] or host
    found = read_sent(
        page.body,
        is_page=not page.is_plain,
        declared=page.charset,
        name=name,
        published=published,
        today=today,
    )
    outlet = found.outlet or host.removeprefix("www.")
    return replace(found, url=page.address, outlet=outlet)


class NothingTold(ValueError):
    """The report tells of no incident that could be read."""


def bring_in(
    document: Document,
    *,
    lexicon: Callable[[], Lexicon],
    by: str,
    even_untold: bool = False,
    page: Fetched | None = None,
) -> Recorded:
    """Read the document and record what it tells; the same document twice changes nothing.

    `lexicon` is asked for only when there is something to read, `by` is the name of the user, `page`
    is kept as evidence, of a known report too if it has none. A report in another language is kept
    without drafts; one that tells of no incident raises NothingTold, or is kept with `even_untold`.
    """
    if before := recorded_before(document):
        return _with_evidence(before, by=by, page=page)
    names = lexicon()
    told = read_report(document, names)
    if not (told.drafts or even_untold or document.tongue != READ_BY_MACHINE):
        raise NothingTold(
            f"{document.name} tells of no incident that could be read; nothing of it was kept"
        )
    try:
        return _record(told, names, by=by, page=page)
    except IntegrityError:
        if before := recorded_before(document):  # somebody else was quicker
            return _with_evidence(before, by=by, page=page)
        raise


def _record(told: Reading, lexicon: Lexicon, *, by: str, page: Fetched | None) -> Recorded:
    if page is None:
        return record_reading(told, lexicon=lexicon, by=by)
    with _written(page.body) as name, transaction.atomic():
        recorded = record_reading(told, lexicon=lexicon, by=by)
        _keep(page, name, report=recorded.report, by=by)
    return recorded


def _with_evidence(before: Recorded, *, by: str, page: Fetched | None) -> Recorded:
    if page and not before.report.evidence.exists():
        with _written(page.body) as name:
            _keep(page, name, report=before.report, by=by)
    return before


@contextmanager
def _written(data: bytes) -> Iterator[str]:
    """The name of a file with `data`, which goes again when what follows fails."""
    name = default_storage.save(kept_as(Evidence(), ""), ContentFile(data))
    try:
        yield name
    except BaseException:
        default_storage.delete(name)
        raise


def _keep(page: Fetched, name: str, *, report: Report, by: str) -> None:
    Evidence.objects.create(
        report=report,
        file=name,
        url=page.url,
        address=page.address,
        content_type=page.content_type,
        size=len(page.body),
        sha256=sha256(page.body).hexdigest(),
        fetched_at=page.at,
        fetched_by=by,
    )
