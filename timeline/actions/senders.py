"""Who sends how much within the hour: readers have no account, and of a network address only a digest
is kept, and that only for a day tells the same one."""

from datetime import date, datetime, timedelta
from ipaddress import IPv6Address, ip_address, ip_network
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.crypto import salted_hmac

HOUR = timedelta(hours=1)


class TooMany(ValueError):
    """More than are taken within the hour; `wait` is how long until the next one is."""

    def __init__(self, wait: timedelta) -> None:
        super().__init__("More came in within the hour than is taken.")
        self.wait = wait


def admitted(rows: QuerySet[Any], *, at: str, address: str | None, of_one: int, of_all: int) -> str:
    """The digest of the network `address` that sends one more of the `rows` now, to be kept in its
    `sender`; `at` is the column of when each came in. Within the hour one address sends `of_one` of
    them, and all together `of_all`.

    Raises TooMany. Counted are our own rows: what limits requests in Django needs a cache that all
    workers share, and there is none; a table that grows by so many an hour at most is one already.
    """
    now, salt = timezone.now(), f"timeline.{rows.model._meta.model_name}.sender"
    sender = _digest(address, now.date(), salt)
    lately = rows.filter(**{f"{at}__gt": now - HOUR}).order_by(f"-{at}")
    # of both days, or midnight would free anybody
    same = {sender, _digest(address, (now - HOUR).date(), salt)} - {""}
    for most, those in ((of_one, lately.filter(sender__in=same)), (of_all, lately)):
        full: list[datetime] = list(those.values_list(at, flat=True)[most - 1 : most])
        if full:
            raise TooMany(full[0] + HOUR - now)
    return sender


def _digest(address: str | None, day: date, salt: str) -> str:
    """With the day in it, so that nobody is followed from one to the next; "" of nobody known."""
    if not address:
        return ""
    said = f"{day} {network_of(address)}"
    return salted_hmac(salt, said, algorithm="sha256").hexdigest()


def network_of(address: str | None) -> str:
    """Whose it is, as far as an IP address tells: who has an IPv6 address has 2^64 of them. "" of
    nobody known."""
    if address and isinstance(ip := ip_address(address), IPv6Address):
        return str(ip.ipv4_mapped or ip_network(f"{ip}/64", strict=False))
    return address or ""
