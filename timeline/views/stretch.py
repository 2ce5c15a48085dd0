"""A stretch of a long list: of the choices that the words to find begin, so many from a number on."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from django.http import QueryDict
from django.utils.translation import gettext as _

from timeline.search.query import BadQuery
from timeline.search.values import BadValue, whole_number
from timeline.search.words import typed

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Stretch:
    """From number `start` (from 0) on up to `most` of those called by the `words`."""

    words: str
    start: int
    most: int

    @classmethod
    def asked(cls, given: QueryDict, most: int) -> "Stretch":
        """By the parameters `find` and `start`; raises BadQuery."""
        words = own(given, "find", typed, "")
        return cls(words, own(given, "start", whole_number, "0"), most)

    def shown(self, total: int) -> int:
        """How many of so many in all are in it."""
        return max(0, min(self.most, total - self.start))

    def numbers(self, total: int) -> tuple[int, int]:
        """Of the first and last one in it, from 1."""
        return self.start + 1, self.start + self.shown(total)

    def addresses(self, total: int, at: Callable[[str, int], str]) -> dict[str, str]:
        """Of the first stretch, and of those before and after this one, "" where there is none;
        `at` says where such words are listed from such a number on."""
        end = self.start + self.shown(total)
        return {
            "first": at(self.words, 0),
            "earlier": at(self.words, max(0, self.start - self.most)) if self.start else "",
            "later": at(self.words, end) if end < total else "",
        }


def own(given: QueryDict, name: str, read: Callable[[str], T], unsaid: str) -> T:
    """A parameter that is a page's own and no part of a question; raises BadQuery."""
    said = {value.strip() for value in given.getlist(name)} - {""}
    if len(said) > 1:
        raise BadQuery(name, _("it is given twice, with different values"))
    try:
        return read(said.pop() if said else unsaid)
    except BadValue as bad:
        raise BadQuery(name, str(bad)) from None
