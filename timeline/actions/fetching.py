"""A page of the web, fetched for an analyst within bounds of whom, how long and how much.

No proxy that the environment names is used: it would resolve names by itself, unchecked.
"""

import re
import socket
import ssl
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from http.client import HTTPException
from threading import Timer
from time import monotonic
from urllib.parse import urljoin

from django.utils import timezone
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import DecodeError, HTTPError, ReadTimeoutError
from urllib3.response import BaseHTTPResponse

from timeline.actions.outside import OUTSIDE, NotFetched, Reach, Target, target_of

PAGES = ("text/html", "application/xhtml+xml", "text/plain")
AGENT = "Dateline/0.1 (fetches one page at a time, when an analyst asks for it)"
SECONDS = 20.0  # for all of it, names and redirects too
PATIENCE = 5.0  # seconds to connect, and between two signs of life
SIZE_LIMIT = 5_000_000  # bytes, unpacked: as large as a report may be
CHUNK = 65_536  # bytes
MOST_REDIRECTS = 5
REDIRECTS = {301, 302, 303, 307, 308}
LATE = "{} did not send the whole page in time."
BROKEN = "{} could not be reached, or broke off before the page was whole."
WHY: tuple[tuple[type[Exception], str], ...] = (
    (TimeoutError, LATE),
    (ReadTimeoutError, LATE),
    (ssl.SSLCertVerificationError, "{} does not prove who it is by a certificate that holds."),
    (ssl.SSLError, "No secure connection to {} could be made."),
    (DecodeError, "{} sent a page that is packed in a way that cannot be read."),
)
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]{1,40})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Fetched:
    """A page as it came. `address` is where redirects ended, `content_type` what its server said."""

    url: str
    address: str
    content_type: str
    body: bytes
    at: datetime

    @property
    def is_plain(self) -> bool:
        return _kind(self.content_type) == "text/plain"

    @property
    def charset(self) -> str:
        """The encoding that its server names, or ""."""
        named = _CHARSET.search(self.content_type)
        return named[1] if named else ""


def fetch(
    url: str,
    *,
    kinds: Sequence[str] = PAGES,
    seconds: float = SECONDS,
    reach: Reach = OUTSIDE,
) -> Fetched:
    """The page at `url`, if it is of one of `kinds`, is whole within `seconds`, and `reach` allows to
    ask whoever has it. Raises NotFetched."""
    deadline = monotonic() + seconds
    address = url
    for _ in range(MOST_REDIRECTS + 1):
        target = target_of(address, reach, seconds=deadline - monotonic())
        with _asked(target, kinds, deadline) as answer:
            onward = answer.headers.get("Location", "") if answer.status in REDIRECTS else ""
            if not onward:
                said = _content_type(answer, kinds)
                return Fetched(url, address, said[:100], _body(answer), timezone.now())
        address = _joined(address, onward)
    raise NotFetched(f"The address leads on more than {MOST_REDIRECTS} times.")


def _joined(address: str, onward: str) -> str:
    try:
        return urljoin(address, onward)
    except ValueError:
        raise NotFetched(f"It leads on to “{onward}”, not an address that can be read.") from None


@contextmanager
def _asked(target: Target, kinds: Sequence[str], deadline: float) -> Iterator[BaseHTTPResponse]:
    """Its answer, while the connection is open; what goes wrong meanwhile raises NotFetched."""
    headers = {"User-Agent": AGENT, "Accept": ", ".join(kinds), "Accept-Encoding": "gzip, deflate"}
    ask = HTTPSConnection if target.is_secure else HTTPConnection
    connection = ask(target.host, target.port, timeout=PATIENCE)
    try:
        with _line(target, deadline) as line:
            connection.sock = _secured(line, target.host) if target.is_secure else line
            connection.request("GET", target.path, headers=headers, preload_content=False)
            with connection.getresponse() as answer:
                _refuse_late(target, deadline)  # a line that was cut looks like the end of a page
                yield answer
                _refuse_late(target, deadline)
    except (HTTPError, HTTPException, OSError) as problem:
        _refuse_late(target, deadline)  # then this is why
        raise NotFetched(_why(problem).format(target.host)) from problem
    finally:
        connection.close()


def _refuse_late(target: Target, deadline: float) -> None:
    if monotonic() >= deadline:
        raise NotFetched(LATE.format(target.host))


@contextmanager
def _line(target: Target, deadline: float) -> Iterator[socket.socket]:
    """An open connection, cut at the deadline: a server that drips never tires a socket's patience."""
    line = _opened(target, deadline)
    with line, line.dup() as handle:  # TLS takes the socket over, and leaves the handle to us
        cut = Timer(max(0, deadline - monotonic()), partial(_cut, handle))
        cut.start()
        try:
            yield line
        finally:
            cut.cancel()
            cut.join()


def _cut(handle: socket.socket) -> None:
    with suppress(OSError):  # the other side was quicker
        handle.shutdown(socket.SHUT_RDWR)


def _opened(target: Target, deadline: float) -> socket.socket:
    """Connected to the first of its addresses that answers."""
    problem = OSError("no address")
    for address in target.addresses:
        patience = min(PATIENCE, deadline - monotonic())
        if patience <= 0:
            raise TimeoutError
        try:
            return socket.create_connection((str(address), target.port), patience)
        except OSError as error:
            problem = error
    raise problem


def _secured(line: socket.socket, host: str) -> ssl.SSLSocket:
    return ssl.create_default_context().wrap_socket(line, server_hostname=host)


def _content_type(answer: BaseHTTPResponse, kinds: Sequence[str]) -> str:
    """What the server says that it sends, if it sends a page at all and it is of one of `kinds`."""
    if answer.status != 200:
        raise NotFetched(
            f"The server answered {answer.status} {answer.reason or ''}".rstrip()
            + " instead of a page. If you can see it, save it and upload the file, or paste its text."
        )
    said = answer.headers.get("Content-Type", "")
    kind = _kind(said)
    if kind not in kinds:
        raise NotFetched(
            f"This is {kind or 'of no kind that its server names'}; what can be fetched is "
            f"{', '.join(kinds)}."
        )
    return said


def _kind(content_type: str) -> str:
    return content_type.partition(";")[0].strip().lower()


def _body(answer: BaseHTTPResponse) -> bytes:
    held = bytearray()
    while chunk := answer.read(CHUNK, decode_content=True):
        held += chunk
        if len(held) > SIZE_LIMIT:
            raise NotFetched(f"The page is larger than {SIZE_LIMIT // 1_000_000} MB.")
    return bytes(held)


def _why(problem: Exception) -> str:
    return next((words for kind, words in WHY if isinstance(problem, kind)), BROKEN)
