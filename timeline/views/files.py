"""A view, or one incident, as a file: the page's address with a suffix."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _

from timeline.formats.about import About
from timeline.formats.file_names import attached, of_incident, of_view
from timeline.formats.files import OF_INCIDENTS, OF_VIEWS, SWITCHES, File
from timeline.formats.writing import own_json
from timeline.search import values
from timeline.search.found import Found
from timeline.search.locale import speaking, spoken
from timeline.search.pages import PAGE
from timeline.search.query import BadQuery, encoded
from timeline.search.records import PublicRecord, record_of, states_of
from timeline.views.cross_origin import open_to_all
from timeline.views.feeds import MOST as MOST_IN_FEED
from timeline.views.feeds import if_modified, latest
from timeline.views.gone_file import gone
from timeline.views.long_files import COME_BACK, LONG, LongFile, TooMany, with_patience
from timeline.views.naming import name_of_view, name_to_follow
from timeline.views.pages import asking
from timeline.views.problem_json import problem, refused
from timeline.views.rendering import VARIES
from timeline.views.said import Said

MOST = 1_000  # incidents on a page of JSON
WORTH_SENDING = 60_000  # bytes, of some hundred rows
YES_OR_NO = frozenset({"bom", "nonfatal"})  # of the switches


class Suffix:
    """In an address: how a file's name ends, such as "csv" or "ged.csv"."""

    regex = "[a-z]+(?:[.][a-z]+)?"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


@open_to_all
@asking(*SWITCHES, refusal=refused)
def timeline_file(request: HttpRequest, found: Found, suffix: str) -> HttpResponseBase:
    """All that answers, but for the JSON, which comes in pages of `limit` incidents."""
    if suffix == "json":
        return _page_of_json(request, found)
    file = OF_VIEWS.get(suffix)
    if file is None:
        return _unknown(suffix, ["json", *OF_VIEWS])
    for cursor in ("after", "before"):
        if getattr(found.query, cursor):
            raise BadQuery(cursor, _("a file holds the whole view; leave it out"))
    name = name_to_follow(found) if file.followed else ""
    about = about_view(request, found, file.switches, name=name)
    if rule := file.unfit(about):
        about = replace(about, left_out=found.left_out(rule))
    if file.latest:
        records, about = latest(found, about)
        return _feed(request, found, file, records, about)
    pieces = file.write(found.records(), about)
    try:
        return answer(request, file, pieces, about, of_view(about, suffix), long=about.total > LONG)
    except TooMany:
        return _come_back()


@open_to_all
@asking(*SWITCHES, refusal=refused)
def incident_file(request: HttpRequest, found: Found, code: str, suffix: str) -> HttpResponseBase:
    file = OF_INCIDENTS.get(suffix)
    if file is None:
        return _unknown(suffix, list(OF_INCIDENTS))
    public = record_of(code, found.query.asof)
    if public is None:
        return gone(
            found.query,
            code,
            at=lambda kept: reverse("incident_file", args=[kept, suffix]),
            request=request,
        )
    about = about_view(request, found, file.switches, name=public.record["title"])
    about = replace(about, total=1)
    if rule := file.unfit(about):
        about = replace(about, left_out=int(rule.record(public.record)))
    if file.latest:
        states = states_of(code, found.query.asof, most=MOST_IN_FEED)
        return _feed(request, found, file, states, about)
    return answer(request, file, file.write([public], about), about, of_incident(public, suffix))


def _feed(
    request: HttpRequest, found: Found, file: File, records: list[PublicRecord], about: About
) -> HttpResponseBase:
    response = answer(request, file, file.write(records, about), about, "")
    return if_modified(request, found, response)


def about_view(
    request: HttpRequest, found: Found, allowed: frozenset[str], *, name: str = ""
) -> About:
    """What a file says of itself that is asked for over the web. Raises BadQuery, see `about_file`."""
    root = request.build_absolute_uri("/").rstrip("/")
    return about_file(found, request.GET, allowed, root=root, path=request.path, name=name)


def about_file(
    found: Found,
    given: QueryDict,
    allowed: frozenset[str],
    *,
    root: str,
    path: str,
    name: str = "",
) -> About:
    """What a file of the view says of itself. Raises BadQuery for a parameter that this kind of file
    does not have, and for one that is neither 0 nor 1 where these are all that it can be."""
    switches = {each: str(given[each]).strip() for each in SWITCHES if given.get(each)}
    for each in switches:
        if len(set(given.getlist(each))) > 1:
            raise BadQuery(each, _("it is given twice, with different values"))
    for each in switches.keys() - allowed:
        raise BadQuery(each, _("this kind of file has no such parameter"))
    for each in YES_OR_NO & switches.keys():
        try:
            values.yes_or_no(switches[each])
        except values.BadValue as bad:
            raise BadQuery(each, str(bad)) from None
    counted = found.tally()
    asked = encoded(sorted([*found.query.but().pairs(), *switches.items()]))
    return About(
        name=name or name_of_view(found),
        query=found.query,
        total=counted.total,
        of=counted.of,
        change=found.change,
        changed=found.state.ends,
        made=timezone.now(),
        root=root,
        said=Said,
        switches=switches,
        address=f"{root}{path}?{asked}" if asked else f"{root}{path}",  # one for equal questions
    )


def answer(
    request: HttpRequest,
    file: File,
    pieces: Iterator[str] | Iterator[bytes],
    about: About,
    name: str,
    *,
    long: bool = False,
) -> HttpResponseBase:
    """The file, as it is written; of a HEAD request nothing is, nor is its length told, which nobody
    knows before (RFC 9110, 8.6). Raises TooMany of a `long` one while others are written."""
    response = StreamingHttpResponse(content_type=file.media_type)
    if request.method != "HEAD":
        written = _spoken(spoken(), pieces)
        response.streaming_content = LongFile(written) if long else written
        with_patience(request)
    if file.to_keep:
        response["Content-Disposition"] = attached(name)
    if note := file.note(about):
        response["Dateline-Note"] = note
    return _with_counts(response, about)


def _spoken(language: str, pieces: Iterator[Any]) -> Iterator[bytes]:
    """A file goes on being written when the request is answered, and its language spoken no more."""
    while True:
        with speaking(language):
            piece = _gathered(pieces)
        if not piece:
            return
        yield piece


def _gathered(pieces: Iterator[Any]) -> bytes:
    """As many as make a piece that is worth sending by itself; nothing at the end."""
    held, size = [], 0
    for piece in pieces:
        held.append(piece.encode() if isinstance(piece, str) else piece)
        size += len(held[-1])
        if size >= WORTH_SENDING:
            break
    return b"".join(held)


def _page_of_json(request: HttpRequest, found: Found) -> HttpResponse:
    about = about_view(request, found, frozenset({"limit"}))
    shown = found.page(_limit(about.switches.get("limit", "")))
    following = ""
    if shown.later:
        address = request.build_absolute_uri(f"{reverse('timeline_file', args=['json'])}")
        limit = about.switches.get("limit")
        following = f"{address}?{shown.later.urlencode()}" + (f"&limit={limit}" if limit else "")
    text = own_json.page(found.records_of(shown), about, following=following)
    response = HttpResponse(text, content_type="application/json")
    if following:
        response["Link"] = f'<{following}>; rel="next"'
    _with_counts(response, about)
    return response


def _limit(said: str) -> int:
    try:
        limit = values.whole_number(said) if said else PAGE
    except values.BadValue as bad:
        raise BadQuery("limit", str(bad)) from None
    if not 1 <= limit <= MOST:
        raise BadQuery("limit", _("a page has from 1 to %s incidents") % MOST)
    return limit


def _with_counts(response: HttpResponseBase, about: About) -> HttpResponseBase:
    """X of Y, and the state of the record, for who reads no further than the headers."""
    response["Dateline-Total"] = str(about.total)
    response["Dateline-Of"] = str(about.of)
    response["Dateline-Change"] = str(about.change)
    if about.left_out:
        response["Dateline-Left-Out"] = str(about.left_out)
    response["Cache-Control"] = "no-cache"
    patch_vary_headers(response, VARIES)
    return response


def _come_back() -> HttpResponse:
    response = problem(
        503,
        _("Other long files are being written"),
        _("Ask again in half a minute, or for less at once."),
    )
    response["Retry-After"] = str(COME_BACK)
    return response


def _unknown(suffix: str, known: list[str]) -> HttpResponse:
    told = {"suffix": suffix, "known": ", ".join(known)}
    return problem(
        404,
        _("There is no such file"),
        _("Nothing is written as “%(suffix)s”; there are %(known)s.") % told,
    )
