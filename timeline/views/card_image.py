"""The pictures that other sites show beside a link to ours: one for each incident and each view.

A picture is drawn once and kept. Strangers can ask for any number of views, so there is a ration of
those that are drawn for them, of which each has a share, and a shelf of their own for them
(docs/adr/0015).
"""

from collections.abc import Callable, Hashable
from datetime import datetime
from functools import wraps
from math import ceil
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from timeline.accounts.client_address import client_address
from timeline.actions.senders import network_of
from timeline.models import Revision
from timeline.search.found import Found
from timeline.search.locale import spoken
from timeline.share import incident_card as of_one
from timeline.share import view_card as of_many
from timeline.views import card_words
from timeline.views.gone_file import gone
from timeline.views.kept import SHOWN
from timeline.views.pages import View, asking
from timeline.views.problem_json import problem, refused
from timeline.views.ration import Shares
from timeline.views.shelf import Shelf

ROOM = 12_000_000  # bytes: some five hundred pictures of each kind, in each process
KEPT_FOR = 300  # seconds that others may show a picture without asking again

Key = tuple[Hashable, ...]


class Studio:
    """Where one kind of picture is drawn, and kept."""

    def __init__(self, *, a_second: float, at_once: int) -> None:
        self.shelf: Shelf[Key, bytes] = Shelf(ROOM, len)
        self.ration = Shares(a_second=a_second, at_once=at_once)

    def answer(
        self, key: Key, draw: Callable[[], bytes], asker: HttpRequest | None
    ) -> HttpResponse:
        """Without an `asker` it is drawn for all, and taken from nobody's share."""
        picture = self.shelf.take(key)
        if picture is None:
            if asker and (wait := self.ration.take(network_of(client_address(asker)))):
                return _busy(wait)
            picture = draw()
            self.shelf.put(key, picture)
        return HttpResponse(picture, content_type="image/png")


# A picture takes some 15 ms of a processor: a tenth of one is the most that strangers get for views,
# and for moments of an incident, of which there is no end; and a fifth for what is really there.
INCIDENTS = Studio(a_second=12, at_once=60)
VIEWS = Studio(a_second=6, at_once=30)
PINNED = Studio(a_second=6, at_once=30)


def to_be_shown(view: View) -> View:
    """Others may keep the picture for a while; it depends on nothing of who asks but the language."""

    @wraps(view)
    def answer(request: HttpRequest, **where: Any) -> HttpResponseBase:
        response = view(request, **where)
        if response.status_code in (200, 304):
            response["Cache-Control"] = f"public, max-age={KEPT_FOR}"
            response["Vary"] = "Accept-Language"
        return response

    return answer


@to_be_shown
@asking(dated=False, refusal=refused)
def timeline_card(request: HttpRequest, found: Found) -> HttpResponse:
    """The whole view, whichever page of it and in whichever order. That of the whole record is always
    drawn: most pages show it, and it is only one for each state and language."""
    now, asof = timezone.now(), found.query.asof
    asked = found.query.but(order="asc", group="month", lang="").urlencode()
    key = (found.state.series, found.change, now.date(), _over(asof), asked, spoken())
    return VIEWS.answer(
        key, lambda: of_many.draw(card_words.of_view(found)), asker=request if asked else None
    )


@to_be_shown
@asking(dated=False, refusal=refused)
def incident_card(request: HttpRequest, found: Found, code: str) -> HttpResponse:
    """As it was public at the moment asked for."""
    asof = found.query.asof
    revision = Revision.objects.as_of(asof).only(*SHOWN).filter(code=code).first()
    if revision is None:
        return gone(
            found.query,
            code,
            at=lambda kept: reverse("incident_card", args=[kept]),
            request=request,
        )
    studio, told = (PINNED if asof else INCIDENTS), revision
    key = (revision.pk, code, asof, _over(asof), spoken())
    return studio.answer(
        key, lambda: of_one.draw(card_words.of_incident(told, asof)), asker=request
    )


def _over(asof: datetime | None) -> bool:
    """Whether the moment has passed: until then a picture says "today so far"."""
    return asof is not None and asof <= timezone.now()


def _busy(seconds: float) -> HttpResponse:
    response = problem(
        503,
        _("Too many pictures are being drawn"),
        _("Those that were drawn already are still shown; ask again in a moment."),
    )
    response["Retry-After"] = str(ceil(seconds))
    return response
