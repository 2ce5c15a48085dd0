"""What a feed of a view holds: the latest entries, by first publication or by last change."""

from dataclasses import replace
from typing import cast

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.http import http_date
from django.utils.translation import gettext_lazy

from timeline.formats.about import About
from timeline.models import Revision
from timeline.search import values
from timeline.search.found import Found
from timeline.search.query import BadQuery, encoded
from timeline.search.recent import Recent, retracted
from timeline.search.records import PublicRecord, read

MOST = 50  # entries of a feed
ORDERS = ("new", "changed")

order = values.one_of(
    lambda: ORDERS, gettext_lazy("“%s” is not an order of a feed; say new or changed")
)


def latest(found: Found, about: About) -> tuple[list[PublicRecord], About]:
    """The entries, the latest first, and what the feed says besides. Raises BadQuery."""
    try:
        by = order(about.switches.get("by", "new"))
    except values.BadValue as bad:
        raise BadQuery("by", str(bad)) from None
    older = _older(about.switches.get("older", ""))
    told = found.recent(most=MOST, first_published=by == "new", below=older)
    gone = retracted(MOST) if by == "changed" and older is None and not found.query.asof else ()
    records = read(told.keys, found.query.asof)
    return records, replace(about, following=_following(about, told), retracted=gone)


def _older(said: str) -> int | None:
    try:
        return values.whole_number(said) if said else None
    except values.BadValue as bad:
        raise BadQuery("older", str(bad)) from None


def _following(about: About, told: Recent) -> str:
    if told.older is None:
        return ""
    path, _question, asked = about.address.partition("?")
    kept = [pair for pair in asked.split("&") if pair and not pair.startswith("older=")]
    return f"{path}?{'&'.join([*kept, encoded([('older', str(told.older))])])}"


def if_modified(request: HttpRequest, found: Found, response: HttpResponseBase) -> HttpResponseBase:
    """The response with the moment of the record's last change; or 304, to who has asked since that
    moment and knows no tag. A retraction changes feeds too, and leaves no other trace in most."""
    changes = Revision.objects.order_by("-change").values_list("public_from", flat=True)
    last = next(iter(changes[:1]), None)
    now = timezone.now()
    if last is None or found.query.last is not None or (now - last).total_seconds() < 1:
        return response  # a moment is told to the second, in which more may follow
    response["Last-Modified"] = http_date(last.timestamp())
    asked = int(last.timestamp())
    any_kind = cast(HttpResponse, response)  # Django's types do not know of the one that streams
    return get_conditional_response(request, last_modified=asked, response=any_kind) or response
