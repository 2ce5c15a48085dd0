"""Django's middleware, fitted to pages that are quick: what a page does not need costs it nothing."""

import re
import zlib
from collections.abc import Callable, Iterable, Iterator
from secrets import randbelow
from typing import Any

import brotli
from django.conf import settings
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.auth.middleware import AuthenticationMiddleware
from django.contrib.messages.middleware import MessageMiddleware
from django.contrib.sessions.middleware import SessionMiddleware
from django.core.exceptions import BadRequest, RequestDataTooBig
from django.db import DataError
from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponseRedirect,
    StreamingHttpResponse,
)
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.utils.deprecation import MiddlewareMixin
from django.utils.translation.trans_real import parse_accept_lang_header
from django_otp import DEVICE_ID_SESSION_KEY

from timeline.accounts.watching import at_the_desk
from timeline.admin.keys import key_of
from timeline.search.locale import LANGUAGES, language_meant, speaking
from timeline.views.long_files import passing

DESK = "/admin/"
DESK_SPEAKS = "en-gb"
QUICK = 1  # a page at level 6 is a fifth shorter, and takes three times as long
# Of files of the whole record: 4 is a twentieth shorter, and takes twice as long.
BROTLI_STREAMS = 2
# A sixth shorter than gzip's quick level; 5 is a tenth shorter still, and takes twice as long.
BROTLI_QUICK = 4
GZIP = 31  # zlib's word for a gzip header around the best window
HEADER = 10  # the length of a gzip header
NAMED = 8  # the bit of its fourth byte that says a name follows
TOO_SHORT = 200
PACKED = frozenset({"application/zip", "image/png"})  # packing them again gains nothing
GZIP_ACCEPTED, BROTLI_ACCEPTED = re.compile(r"\bgzip\b"), re.compile(r"\bbr\b")


class HeadsAlone:
    """Who asks for a head is sent no body, which servers would drop and complain of; it is told how long
    it would have been."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if request.method == "HEAD":
            if isinstance(response, StreamingHttpResponse):
                response.streaming_content = []
            elif isinstance(response, HttpResponse):
                response.content = b""
        return response


class BareFiles:
    """Our own files are sent with fewer headers, of which a first page has eight sets: they are no
    documents that others might open, and their ETag is the one mark of a version that is needed."""

    needless = ("Cross-Origin-Opener-Policy", "Referrer-Policy", "Last-Modified")

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if "immutable" in response.get("Cache-Control", ""):
            for name in self.needless:
                response.headers.pop(name, None)
        return response


def in_brotli(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """Each piece can be read when it comes, and none is held."""
    packing = brotli.Compressor(quality=BROTLI_STREAMS)
    for piece in pieces:
        yield packing.process(piece) + packing.flush()
    yield packing.finish()


def in_gzip(pieces: Iterable[bytes]) -> Iterator[bytes]:
    packing = zlib.compressobj(QUICK, wbits=GZIP)
    for piece in pieces:
        yield packing.compress(piece) + packing.flush(zlib.Z_SYNC_FLUSH)
    yield packing.flush()


STREAMS = ((BROTLI_ACCEPTED, "br", in_brotli), (GZIP_ACCEPTED, "gzip", in_gzip))


class Passing:
    """While a page is made, long files wait (views.long_files); outermost, as a page is more than
    its view."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        with passing:
            return self.get_response(request)


class QuickPacking(GZipMiddleware):
    """As Django's, at a quick level: by Brotli for readers, who are sent no secret but a form's mark,
    which is masked anew each time; at the desk by gzip with the same random length against guessing
    what is inside."""

    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        if response.has_header("Content-Encoding") or response.get("Content-Type") in PACKED:
            return response
        if not isinstance(response, HttpResponse):
            return self.stream(request, response)
        content = response.content
        if len(content) < TOO_SHORT:
            return response
        patch_vary_headers(response, ("Accept-Encoding",))
        accepted = request.headers.get("Accept-Encoding", "")
        if BROTLI_ACCEPTED.search(accepted) and not request.path_info.startswith(DESK):
            self.send(response, brotli.compress(content, quality=BROTLI_QUICK), "br")
        elif GZIP_ACCEPTED.search(accepted):
            packed = zlib.compress(content, QUICK, GZIP)
            self.send(response, padded(packed, randbelow(self.max_random_bytes)), "gzip")
        return response

    def stream(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        """A file of the record, piece by piece; those of the desk are packed as Django does. What ends
        a packed file is sent to nobody who asks for the head alone."""
        of_the_desk = request.path_info.startswith(DESK)
        if of_the_desk or not isinstance(response, StreamingHttpResponse):
            return super().process_response(request, response)
        patch_vary_headers(response, ("Accept-Encoding",))
        accepted = request.headers.get("Accept-Encoding", "")
        for wished, how, packed in STREAMS:
            if wished.search(accepted):
                if request.method != "HEAD":
                    response.streaming_content = packed(iter(response))
                response.headers["Content-Encoding"] = how
                break
        return response

    def send(self, response: HttpResponse, packed: bytes, how: str) -> None:
        response.content = packed
        response.headers["Content-Length"] = str(len(packed))
        response.headers["Content-Encoding"] = how


def padded(packed: bytes, more: int) -> bytes:
    """Gzip data so many bytes longer, by a file name that nobody reads."""
    header = bytearray(packed[:HEADER])
    header[3] |= NAMED
    return bytes(header) + b"a" * more + b"\0" + packed[HEADER:]


class ReadersLanguage:
    """Each answer in the language that the address names, or else in the one that the browser
    prefers of those we speak; the desk in its own. It is spoken only while the answer is made."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        at_the_desk = request.path_info.startswith(DESK)
        speaks = DESK_SPEAKS if at_the_desk else readers_language(request)
        with speaking(speaks):
            response = self.get_response(request)
        if not at_the_desk:
            patch_vary_headers(response, ("Accept-Language",))
        response.headers["Content-Language"] = speaks
        return response


def readers_language(request: HttpRequest) -> str:
    named = language_meant(request.GET.get("lang", "").strip())
    return named or preferred(request.headers.get("Accept-Language", ""))


def preferred(accepted: str) -> str:
    """Of an `Accept-Language`, the first that we speak; else, and for "*" (any), our own."""
    for tag, _quality in parse_accept_lang_header(accepted):
        if code := LANGUAGES[0] if tag == "*" else language_meant(tag):
            return code
    return LANGUAGES[0]


class ShortForms:
    """Readers write a few words: more than READERS_FORM_LIMIT is refused before it is parsed. The
    desk, where whole reports are pasted, is left to Django's own limit."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        sent = int(request.META.get("CONTENT_LENGTH") or 0)
        if sent > settings.READERS_FORM_LIMIT and not request.path_info.startswith(DESK):
            raise RequestDataTooBig
        return self.get_response(request)


class AtTheDesk(MiddlewareMixin):
    """Elsewhere it is as if this middleware were not there: readers have no account and no session."""

    def __call__(self, request: HttpRequest) -> Any:
        if request.path_info.startswith(DESK):
            return super().__call__(request)
        return self.get_response(request)


class NoNulls(AtTheDesk):
    """Nothing is looked for by a null character, which no row holds and PostgreSQL does not take. What
    readers ask has a vocabulary that refuses it, and so do the fields of forms."""

    def process_request(self, request: HttpRequest) -> None:
        if "\0" in request.path_info or "%00" in request.META.get("QUERY_STRING", ""):
            raise BadRequest("The address holds a null character.")


class ReadableAtTheDesk(AtTheDesk):
    """What Django's admin takes as it came, and a database does not, is refused in words: chosen rows
    with no key, and numbers larger than any column's. What was being written is undone by then."""

    def process_view(self, request: HttpRequest, *_view: Any) -> HttpResponse | None:
        chosen = request.POST.getlist(ACTION_CHECKBOX_NAME)
        if all(key_of(key) is not None for key in chosen):
            return None
        return self.refusal(request, "What was chosen in the list are no rows of it.")

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if isinstance(exception, OverflowError | DataError):
            return self.refusal(request, "A number in it is larger than any that is kept here.")
        return self.refusal(request, str(exception)) if isinstance(exception, BadRequest) else None

    def refusal(self, request: HttpRequest, why: str) -> HttpResponse:
        return render(request, "admin/unreadable.html", {"why": why}, status=400)


class DeskSessions(AtTheDesk, SessionMiddleware): ...


class DeskAccounts(AtTheDesk, AuthenticationMiddleware):
    """Tells the audit log, too, whose hand it is."""

    def process_request(self, request: HttpRequest) -> None:
        super().process_request(request)
        at_the_desk.set(request)

    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        at_the_desk.set(None)
        return response


class DeskMessages(AtTheDesk, MessageMiddleware): ...


class SecondFactorFirst(AtTheDesk):
    """Where a second factor is required, whoever signed in without one sets it up before they see
    anything else at the desk."""

    def process_request(self, request: HttpRequest) -> HttpResponse | None:
        if not settings.SECOND_FACTOR_REQUIRED or DEVICE_ID_SESSION_KEY in request.session:
            return None
        here = reverse("admin:second_factor")
        if request.path in (here, reverse("admin:logout")) or not request.user.is_authenticated:
            return None
        return HttpResponseRedirect(here)
