"""The languages that pages are read in: which, and where the same is read in another."""

import re
from collections.abc import Callable, Hashable, Iterable
from functools import cache, lru_cache, wraps
from typing import NamedTuple, TypeVar

from django.conf import settings
from django.http import HttpRequest, QueryDict
from django.utils.translation import get_language_info, pgettext
from django.utils.translation import gettext as _

from timeline.search.countries import local_name
from timeline.search.locale import language_meant, speaks_english, spoken
from timeline.search.query import encoded, tracks

T = TypeVar("T")
RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff]")


class Language(NamedTuple):
    """One that this page can be read in, at `address` seen from this page."""

    code: str
    name: str  # as those who speak it call it
    direction: str
    address: str
    is_spoken: bool  # on this page


def languages(request: HttpRequest) -> list[Language]:
    speaks = spoken()
    return [
        Language(code, name, direction(code), address_in(request, code), code == speaks)
        for code, name in settings.LANGUAGES
    ]


@cache
def direction(code: str) -> str:
    return "rtl" if get_language_info(code)["bidi"] else "ltr"


def content(text: str) -> str:
    """The attributes, each with a space before it, of what a report or the record says, which no page
    translates: it runs as it is written, and where the page is not English it is said to be, unless
    it is the name of a country, which readers have in their own language."""
    return ' lang="en" dir="auto"' if language_of(text) else ' dir="auto"'


def language_of(text: str) -> str:
    """What is to be said of such a text's language: "" where it is the page's own, or not known."""
    known = speaks_english() or RIGHT_TO_LEFT.search(text) or local_name(text) != text
    return "" if known else "en"


def isolated(name: str) -> str:
    """A name for the midst of a sentence that runs from right to left, whichever way it runs itself."""
    return (
        f"\N{FIRST STRONG ISOLATE}{name}\N{POP DIRECTIONAL ISOLATE}"
        if direction(spoken()) == "rtl"
        else name
    )


def listed(things: Iterable[str]) -> str:
    """One after the other, without a word between the last two."""
    return pgettext("between the things of a list", ", ").join(things)


def labelled(label: str, said: str) -> str:
    return pgettext("a label and what it says", "%(label)s: %(said)s") % {
        "label": label,
        "said": said,
    }


def quoted(words: str) -> str:
    return _("“%s”") % isolated(words)


def address_in(request: HttpRequest, code: str) -> str:
    """Where the very same view is read in a language ("": in what the browser prefers), as a
    query alone: an address that leads nowhere need not be written out on the page that says so."""
    return _asked_in(request.META.get("QUERY_STRING", ""), code)


@lru_cache(maxsize=2_000)
def _asked_in(query: str, code: str) -> str:
    pairs = [
        (name, value)
        for name, given in QueryDict(query).lists()
        for value in given
        if value and name != "lang" and not tracks(name)
    ]
    return f"?{encoded(sorted(pairs + [('lang', code)] * bool(code)))}"


def pinned(request: HttpRequest) -> dict[str, str]:
    """Context for pages that answer no question, as "not found" does: `pin`, as in rendering.py."""
    named = language_meant(request.GET.get("lang", "").strip())
    return {"pin": f"?lang={named}" if named else ""}


def by_language(maxsize: int) -> Callable[[Callable[..., T]], Callable[..., T]]:
    """As functools.lru_cache, for words: what was said in one language is not said in another."""

    def keeping(say: Callable[..., T]) -> Callable[..., T]:
        @lru_cache(maxsize=maxsize)
        def said(_: str, *given: Hashable) -> T:
            return say(*given)

        @wraps(say)
        def saying(*given: Hashable) -> T:
            return said(spoken(), *given)

        return saying

    return keeping
