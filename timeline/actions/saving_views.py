"""Short links: a view is kept under a code, once."""

from datetime import datetime

from django.db import transaction

from timeline.actions.senders import admitted
from timeline.models import SavedView

OF_ONE, OF_ALL = 30, 300  # new codes within the hour
LONGEST = 2_000  # characters of a question: PostgreSQL finds no longer ones again by their index


class TooLong(ValueError):
    """The question says more than is kept under a code."""


@transaction.atomic
def save_view(*, page: str, query: str, asof: datetime | None, address: str | None) -> SavedView:
    """The view under its code: the one that the same question has already, or a new one. `query` is
    canonical and says neither the moment, which is `asof` (None: whenever it is looked at), nor the
    language, which is the reader's. `address` is that of the network it is asked from.

    Raises TooLong, and TooMany where it would be a new one.
    """
    if len(query) > LONGEST:
        raise TooLong
    asked = {"page": page, "query": query, "asof": asof}
    if saved := SavedView.objects.filter(**asked).order_by("pk").first():
        return saved
    sender = admitted(
        SavedView.objects.all(), at="created", address=address, of_one=OF_ONE, of_all=OF_ALL
    )
    return SavedView.objects.create(**asked, sender=sender)
