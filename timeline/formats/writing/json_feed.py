"""JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/): what the Atom feed says, for programs.

`date_published` and `date_modified` are of the record; when it happened has no member of the format's
own, and stands under `_dateline`; so does, of the whole feed, what was retracted of late.
"""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from timeline.formats.about import About
from timeline.formats.writing.feeds import PUBLISHER, Feed
from timeline.formats.writing.telling import (
    html,
    in_short,
    lasting_id,
    moment,
    point,
    radius_km,
    sources,
)
from timeline.search.locale import spoken
from timeline.search.recent import Retracted
from timeline.search.records import PublicRecord

VERSION = "https://jsonfeed.org/version/1.1"


def write(records: Iterable[PublicRecord], about: About) -> Iterator[str]:
    """The latest of a view."""
    yield json.dumps(_feed(list(records), Feed(about)), ensure_ascii=False)


def write_states(records: Iterable[PublicRecord], about: About) -> Iterator[str]:
    """The states of one incident; there is one at least."""
    states = list(records)
    yield json.dumps(_feed(states, Feed(about, code=states[0].code)), ensure_ascii=False)


def _feed(records: list[PublicRecord], feed: Feed) -> dict[str, Any]:
    about = feed.about
    following = {"next_url": about.following} if about.following else {}
    return {
        "version": VERSION,
        "title": feed.title,
        "description": feed.subtitle,
        "home_page_url": feed.page,
        "feed_url": about.address,
        **following,
        "language": spoken(),
        "authors": [{"name": PUBLISHER, "url": f"{about.root}/"}],
        "items": [_item(public, feed) for public in records],
        "_dateline": {"retracted": [_retracted(gone, about) for gone in about.retracted]},
    }


def _item(public: PublicRecord, feed: Feed) -> dict[str, Any]:
    about, record = feed.about, public.record
    said = about.said(record)
    return {
        "id": feed.id_of(public),
        "url": about.incident(public.code),
        "title": feed.title_of(public),
        "summary": in_short(public, about),
        "content_html": html(public, about),
        "date_published": moment(public.first_public),
        "date_modified": moment(public.public_from),
        "tags": [said.when, said.kind],
        "_dateline": {
            "code": public.code,
            "date_start": record["date_start"],
            "date_end": record["date_end"],
            "date_prec": record["date_prec"],
            "where_prec": record["location"] and record["location"]["where_prec"],
            "point": point(public),
            "radius_km": radius_km(public),
            "revision": public.number,
            "reason": public.reason,
            "pinned_url": about.revision(public.code, public.public_from),
            "dataset": _dataset(public, about),
            "sources": [source._asdict() for source in sources(public)],
        },
    }


def _retracted(gone: Retracted, about: About) -> dict[str, str | None]:
    """`told_by` is the page of the one that tells it now, where it was merged."""
    return {
        "id": lasting_id(gone.code),
        "code": gone.code,
        "date_retracted": moment(gone.since),
        "reason": gone.reason,
        "told_by": about.incident(gone.told_by) if gone.told_by else None,
    }


def _dataset(public: PublicRecord, about: About) -> dict[str, str] | None:
    """What it was taken over from; None for an entry of our own."""
    dataset = about.dataset(public.record)
    if dataset is None:
        return None
    return {
        **{name: getattr(dataset, name) for name in ("slug", "name", "licence", "citation")},
        **{name: public.record.get("dataset_row", {}).get(name, "") for name in ("release", "id")},
    }
