"""Our own JSON: the shape of one incident, alone, a page of a list, or one incident a line."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

import orjson

from timeline.formats.about import About
from timeline.search.records import PublicRecord

Members = dict[str, Any]

AT_ONCE = 100  # lines a piece


def members(public: PublicRecord, about: About) -> Members:
    """One incident as programs get it: the record, its addresses, and the two times that are not its
    own (RFC 3339, UTC)."""
    return {
        **public.record,
        "url": about.incident(public.code),
        "pinned_url": about.revision(public.code, public.public_from),
        "revision": public.number,
        "first_public": public.first_public.isoformat().replace("+00:00", "Z"),
        "public_from": public.public_from.isoformat().replace("+00:00", "Z"),
    }


def said(value: Any) -> str:
    return orjson.dumps(value).decode()


def write_lines(records: Iterable[PublicRecord], about: About) -> Iterator[bytes]:
    """JSON Lines: one incident a line."""
    coming = iter(records)
    while piece := b"".join(_line(public, about) for public in islice(coming, AT_ONCE)):
        yield piece


def _line(public: PublicRecord, about: About) -> bytes:
    return orjson.dumps(members(public, about), option=orjson.OPT_APPEND_NEWLINE)


def write_one(records: Iterable[PublicRecord], about: About) -> Iterator[str]:
    """The incident itself, of a file of just one."""
    for public in records:
        yield said(members(public, about))


def page(records: Iterable[PublicRecord], about: About, *, following: str) -> str:
    """A list: `following` is the address of the next page, "" on the last one."""
    return said(
        {
            "total": about.total,
            "of": about.of,
            "query": asked(about),
            "next": following or None,
            "incidents": [members(public, about) for public in records],
        }
    )


def write_list(records: Iterable[PublicRecord], about: About) -> Iterator[bytes]:
    """The whole list as one document."""
    nothing = page([], about, following="").encode()
    before, behind = nothing[:-2], nothing[-2:]  # "]}"
    for public in records:
        yield before + orjson.dumps(members(public, about))
        before = b","
    yield behind if before == b"," else nothing


def asked(about: About) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name, value in about.query.pairs():
        found.setdefault(name, []).append(value)
    return found
