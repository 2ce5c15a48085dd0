"""Whether the Internet Archive keeps a copy of a page."""

import json
from urllib.parse import urlencode

from timeline.actions.fetching import fetch
from timeline.actions.outside import NotFetched
from timeline.models import Report

ASKED = "https://archive.org/wayback/available"
COPIES = "web.archive.org/web/"
SECONDS = 5.0


def note_archive(report: Report) -> str:
    """Look for a copy of the report's page, store its address and give it back; "" where there is
    none. Raises NotFetched when the archive did not answer."""
    answer = fetch(
        f"{ASKED}?{urlencode({'url': report.url})}", kinds=("application/json",), seconds=SECONDS
    )
    report.archive_url = _copy(answer.body)
    report.save(update_fields=["archive_url"])
    return report.archive_url


def _copy(answer: bytes) -> str:
    """The address in the archive's answer (Wayback availability API), always by https."""
    try:
        found = json.loads(answer)["archived_snapshots"].get("closest", {})
        address = f"https://{str(found.get('url', '')).partition('://')[2]}"
    except (ValueError, KeyError, AttributeError, TypeError, RecursionError):
        raise NotFetched("The Internet Archive gave an answer that cannot be read.") from None
    return address if address.startswith(f"https://{COPIES}") and len(address) <= 1000 else ""
