"""Who may be asked for a page: what lies outside of our own network, whatever name it goes by."""

import re
import socket
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

from urllib3.exceptions import LocationParseError
from urllib3.util import Url, parse_url

Address = IPv4Address | IPv6Address

LONGEST = 1000  # characters of a web address as it is sent, as many as the columns hold
PORTS = {"http": 80, "https": 443}
# Under which an IPv6-only network reaches IPv4 (RFC 6052): the last 32 bits say whom.
NAT64 = IPv6Network("64:ff9b::/96")
_HOST = re.compile(r"(?<=://)[^/?#:@\[\]\\]+")


class NotFetched(ValueError):
    """Why a page was not fetched: a sentence for the analyst."""


@dataclass(frozen=True, slots=True)
class Reach:
    """Which addresses may be asked, and on which ports."""

    allows: Callable[[Address], bool]
    ports: frozenset[int]


@dataclass(frozen=True, slots=True)
class Target:
    """A server, and what to ask it for. `addresses` have been looked at; its name is not to be
    resolved again, since it might say another."""

    host: str
    port: int
    is_secure: bool
    path: str
    addresses: tuple[Address, ...]


def is_outside(address: Address) -> bool:
    """Whether it is a public host's. Of the ways to write IPv4 as IPv6 only NAT64 is in use between
    networks; the others could lead inside."""
    if isinstance(address, IPv6Address):
        if address in NAT64:
            return is_outside(IPv4Address(int(address) & 0xFFFF_FFFF))
        if address.sixtofour or address.teredo or address.is_site_local:
            return False
    return address.is_global and not (address.is_multicast or address.is_reserved)


OUTSIDE = Reach(is_outside, frozenset(PORTS.values()))


def target_of(url: str, reach: Reach, *, seconds: float) -> Target:
    """The server behind `url`, every address of it checked, if its name is resolved within `seconds`.
    Raises NotFetched."""
    parts = parsed(url)
    host = (parts.host or "").strip("[]")
    port = parts.port or PORTS[str(parts.scheme)]
    if port not in reach.ports:
        raise NotFetched(f"Pages are fetched from the ports 80 and 443 only, not from {port}.")
    addresses = _resolved(host, port, seconds)
    if not all(map(reach.allows, addresses)):
        raise NotFetched(f"“{host}” is inside the network, and nothing is fetched from there.")
    return Target(host, port, parts.scheme == "https", parts.request_uri, addresses)


def parsed(url: str) -> Url:
    """Raises NotFetched for what is not the address of a page."""
    _refuse_long(url)
    try:
        parts = parse_url(url if url.isascii() else _HOST.sub(_in_ascii, url, count=1))
    except (LocationParseError, UnicodeError):
        raise NotFetched(f"“{url}” is not an address that can be read.") from None
    if parts.scheme not in PORTS or not parts.host:
        raise NotFetched(f"“{url}” is not an address that begins with http:// or https://.")
    if parts.auth:
        raise NotFetched("The address holds a user name or password; those are not sent to anyone.")
    _refuse_long(parts.url)
    return parts


def _refuse_long(url: str) -> None:
    if len(url) > LONGEST:
        raise NotFetched(f"The address is longer than {LONGEST} characters.")


def _in_ascii(host: re.Match[str]) -> str:
    return host[0].encode("idna").decode()


def _resolved(host: str, port: int, seconds: float) -> tuple[Address, ...]:
    """In a thread, as the system's own answer cannot be hurried; one that is late answers nobody."""
    asking = ThreadPoolExecutor(max_workers=1)
    try:
        answer = asking.submit(socket.getaddrinfo, host, port, type=socket.SOCK_STREAM)
        found = answer.result(seconds)
    except TimeoutError:
        raise NotFetched(f"Nobody said in time where “{host}” is.") from None
    except (OSError, UnicodeError):
        raise NotFetched(f"There is no server of the name “{host}”.") from None
    finally:
        asking.shutdown(wait=False)
    return tuple(dict.fromkeys(ip_address(socket_address[0]) for *_, socket_address in found))
