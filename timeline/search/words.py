"""What a reader who writes words into the search field asks for.

All words, in any order, any case, with or without accents. "In quotes" they stand together, in one
line and in just that form; a star takes every ending, a minus leaves out. Everything else is text.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from django.utils.translation import gettext as _

from timeline.models.folding import GERSHAYIM, is_unspaced, words_of
from timeline.search.inflection import other_forms
from timeline.search.values import BadValue

LONGEST = 200  # characters; longer is a paste by mistake
SHORTEST_START = 2  # letters before a star; fewer would be most of the words there are
QUOTES = str.maketrans(dict.fromkeys("“”„‟«»″", '"'))
TERM = re.compile(
    r"""(?P<minus>[-−]+)?
        (?: "(?P<quoted>[^"]*)(?:"|$) | (?P<plain>[^\s"()\[\]{}|,;]+) )""",
    re.VERBOSE,
)
STARRED = re.compile(r"\*[^\w\s]*\s*$")
HYPHEN = re.compile(r"\w[-‐‑–]\w")
BARE_AT_THE_END = re.compile(r"(?<!\S)\w\S*(?<=\w)$")
LETTERS_AND_DIGITS = re.compile(r"\d+|[^\W\d]+")

Names = Mapping[str, frozenset[str]]  # one-word names, folded -> the things that bear it
NO_NAMES: Names = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Run:
    """Folded words that follow each other in one line; of an `open` one the last may go on."""

    words: tuple[str, ...]
    open: bool = False


Term = tuple[Run, ...]  # any of these runs


@dataclass(frozen=True, slots=True)
class Asked:
    """Every wanted term and no unwanted one; at least one term of either kind."""

    wanted: tuple[Term, ...]
    unwanted: tuple[Term, ...]


def typed(value: str) -> str:
    """What was written, with single spaces. Raises BadValue for what nobody writes by hand."""
    if "\x00" in value:
        raise BadValue(_("the text holds a null character"))
    if len(value) > LONGEST:
        told = {"length": len(value), "most": LONGEST}
        raise BadValue(_("the text has %(length)s characters; %(most)s are the most") % told)
    return " ".join(value.split())


def question(value: str) -> str:
    """What was typed. Raises BadValue when it cannot be asked."""
    said = typed(value)
    asked(said)
    return said


def asked(q: str, names: Names = NO_NAMES) -> Asked:
    """The terms of `q`. A plain word stands for its plural or singular too, unless both are `names`
    of different things: "Hama" is not "Hamas".

    Raises BadValue when there is no word in it, or a star after fewer than two letters.
    """
    terms: dict[bool, list[Term]] = {True: [], False: []}
    for match in TERM.finditer(GERSHAYIM.sub("", q.translate(QUOTES))):
        quoted, plain = match["quoted"], match["plain"]
        term = _exactly(quoted) if plain is None else _broadly(plain, names)
        if term and term not in terms[bool(match["minus"])]:
            terms[bool(match["minus"])].append(term)
    if not any(terms.values()):
        raise BadValue(_("“%s” has no letter or digit to look for") % q[:LONGEST])
    return Asked(wanted=tuple(terms[False]), unwanted=tuple(terms[True]))


def begun(q: str) -> str:
    """The same with its last word taken for a beginning; "" where that cannot be asked, or where it
    ends in no bare word."""
    last = BARE_AT_THE_END.search(q)
    is_quoted = q.translate(QUOTES).count('"') % 2
    if not last or is_quoted or len(q) == LONGEST:
        return ""
    return f"{q}*" if len((words_of(last[0]) or [""])[-1]) >= SHORTEST_START else ""


def _exactly(text: str) -> Term:
    words = tuple(words_of(text))
    return (_run(words, starred=_is_starred(text)),) if words else ()


def _broadly(text: str, names: Names) -> Term:
    words = tuple(words_of(text))
    if not words:
        return ()
    if _is_starred(text):
        return (_run(words, starred=True),)
    runs = [words, *_written_otherwise(text, words)]
    if len(words) == 1:
        runs += [(form,) for form in other_forms(words[0]) if not _are_two(names, words[0], form)]
    return tuple(Run(run) for run in dict.fromkeys(runs))


def _is_starred(text: str) -> bool:
    return bool(STARRED.search(text))


def _run(words: tuple[str, ...], *, starred: bool) -> Run:
    """A letter that is a word of its own has no ending: there the star says nothing."""
    is_open = starred and not is_unspaced(words[-1])
    if is_open and len(words[-1]) < SHORTEST_START:
        raise BadValue(_("“%s*” is too short; write two letters before a star") % words[-1])
    return Run(words, open=is_open)


def _written_otherwise(text: str, words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """AK-47, AK 47 and AK47 are one thing."""
    if len(words) > 1 and HYPHEN.search(text):
        yield ("".join(words),)
    elif len(words) == 1 and words[0].isalnum():
        parts = tuple(LETTERS_AND_DIGITS.findall(words[0]))
        if len(parts) > 1:
            yield parts


def _are_two(names: Names, one: str, other: str) -> bool:
    if one not in names or other not in names:
        return False
    return names[one].isdisjoint(names[other])
