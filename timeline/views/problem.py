"""“Report a problem”: a reader without an account tells the desk what is wrong on a page."""

from collections.abc import Mapping
from math import ceil
from posixpath import normpath
from typing import Any
from urllib.parse import quote, unquote, urlsplit

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from timeline.accounts.client_address import client_address
from timeline.actions.problems import receive
from timeline.actions.senders import TooMany
from timeline.models import Problem
from timeline.search.found import Found
from timeline.search.locale import language_meant
from timeline.search.query import Query, encoded
from timeline.search.values import BadValue, yes_or_no
from timeline.views.addresses import path_of
from timeline.views.pages import asking
from timeline.views.rendering import render_page
from timeline.views.stretch import own

LONGEST_PAGE = Problem._meta.get_field("page").max_length or 0
MOST_WORDS = 2_000
TOO_LONG = gettext_lazy("Too long: at most %(limit_value)d characters are taken.")


class ProblemForm(forms.Form):
    """`website` is a trap: no person sees it, and a program fills in whatever has a name."""

    words = forms.CharField(
        max_length=MOST_WORDS,
        error_messages={
            "required": gettext_lazy("Say what is wrong; a sentence is enough."),
            "max_length": TOO_LONG,
        },
    )
    contact = forms.CharField(
        max_length=200, required=False, error_messages={"max_length": TOO_LONG}
    )
    website = forms.CharField(required=False)

    def __init__(self, sent: Mapping[str, str] | None = None) -> None:
        """A browser sends a line's end as two characters, and counts it as one."""
        if sent is not None:
            sent = {name: sent.get(name, "").replace("\r\n", "\n") for name in self.base_fields}
        super().__init__(sent)


@asking("page", "sent", of_the_desk_too=True, posted=True)
def problem(request: HttpRequest, found: Found) -> HttpResponse:
    """Of the page at the address `page`, by default the first one. Sent, it answers `sent=1`, so that
    to load that anew sends nothing twice."""
    page = own(request.GET, "page", _page_here, path_of("timeline"))
    sent = own(request.GET, "sent", yes_or_no, "0")
    form = ProblemForm(request.POST if request.method == "POST" else None)
    wait = 0
    if form.is_valid():
        try:
            _take(request, page, form.cleaned_data)
            return redirect(_address(page, found.query, sent="1"))
        except TooMany as too_many:
            wait = ceil(too_many.wait.total_seconds())
    context = {"page": page, "sent": sent, "form": form, "minutes": -(-wait // 60)}
    context["canonical"] = request.build_absolute_uri(_address(page, found.query))
    status = 429 if wait else 400 if form.errors else 200
    response = render_page(
        request, "timeline/problem.html", context, query=found.query, status=status
    )
    response["Cache-Control"] = "no-store"  # it holds the mark of one browser, and what was typed
    if wait:
        response["Retry-After"] = str(wait)
    return response


def problem_address(request: HttpRequest) -> str:
    """Where a problem of the page asked for is reported; "" on that page itself."""
    path = path_of("problem")
    if request.path == path:
        return ""
    page = request.get_full_path()
    said = page if len(page) <= LONGEST_PAGE else request.path[:LONGEST_PAGE]
    named = language_meant(request.GET.get("lang", "").strip())
    return f"{path}?{f'lang={named}&' if named else ''}page={quote(said)}"


def _take(request: HttpRequest, page: str, told: dict[str, Any]) -> None:
    """What fell into the trap is answered like the rest, and forgotten."""
    if not told["website"]:
        address = client_address(request)
        receive(page=page, words=told["words"], contact=told["contact"], address=address)


def _address(page: str, query: Query, **own_pairs: str) -> str:
    pairs = [*query.standpoint().pairs(), ("page", page), *own_pairs.items()]
    return f"{path_of('problem')}?{encoded(sorted(pairs))}"


def _page_here(value: str) -> str:
    """The path of a page of readers, with its question; raises BadValue."""
    ours = value.startswith("/") and url_has_allowed_host_and_scheme(value, allowed_hosts=None)
    if not (ours and value.isprintable()) or _is_the_desks(value) or len(value) > LONGEST_PAGE:
        raise BadValue(_("“%s” is not the address of a page here") % value)
    return value


def _is_the_desks(page: str) -> bool:
    """However its path is written: a browser reads “\\” as “/” and goes along “..” before it asks."""
    path = unquote(urlsplit(page).path).replace("\\", "/")
    return f"{normpath(path)}/".startswith(path_of("admin:index"))
