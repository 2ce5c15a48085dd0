"""Does the clause around a time speak of what was or of what is to come?"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cached_property
from typing import Literal, cast

from timeline.extract.lexicon.keys import word_set
from timeline.extract.patterns import one_of

Tense = Literal["past", "future", "either", ""]
"""Either: "would", "was due", "until" – what was ahead of the moment told, which may be over by now."""

_BEFORE, _AFTER = 200, 100  # characters looked at; a sentence boundary ends the look sooner
_BOUNDARY = re.compile(r"[.!?;:]['\"”’)]*\s+(?=[\"“‘'`(]*[A-Z])|\n")
_ADVERBS = r"(?:\s+(?:not|also|be|been|soon|then|still|again|n't|\w{2,12}ly)){0,3}"
_PROSPECT = one_of(
    word_set(
        "set due scheduled expected planned slated likely going supposed about poised ready bound meant"
    )
)
_FORECAST = r"forecast(?=\s+for\b)"  # and not "said in its forecast on Tuesday"
_INTENT = one_of(
    word_set(
        "plan plans planned planning intend intends hope hopes hoping aim aims want wants agreed agrees "
        "vow vows vowed promise promises promised expect expects prepare prepares prepared preparing "
        "threaten threatens threatened threatening decided pledge pledges pledged need needs"
    )
)
_MODAL = one_of(word_set("will shall wo should might can could must ca"))
_WAS = one_of(
    word_set(
        "was were had did been said began fell rose hit shot struck took held met told made came went won lost found left saw ran "
        "gave got led sent put broke blew brought bought built drove fought flew grew kept knew paid sank "
        "seen sold spent spoke stood swore thought threw wrote became hurt cut shut burst slid "
        "gone taken given fallen begun done become shown grown known driven broken stolen written risen chosen "
        "hidden flown drawn thrown beaten"
    )
)
_ENDS_IN_ED = r"(?=\w{4,22}+(?<=ed))"  # looked at first: most words do not
_SCHEDULED = (
    r"(?:begin|start|expire|resume|reopen)s?|polls\s+(?:open|close)|takes?\s+(?:effect|place|office)"
    r"|meets|ends|concludes|convenes|adjourns|arrives|(?:opens|follows)\s+(?=on\b|in\b|next\b)|runs?\s+out|(?:is|are)\s+out|turns\s+\d+|runs\s+(?=from\b|through\b|until\b)"
)
_ON_THE_WAY = (
    "meeting|visiting|travell?ing|arriving|leaving|holding|hosting|opening|returning|flying"
)
_BEFOREHAND = r"ahead\s+of|in\s+advance\s+of|setting\s+up|paving\s+the\s+way\s+for"
_MARK = re.compile(
    rf"""\b(?=\w)(?:  # half of the boundaries are ends of words
      (?P<past>(?:would|should|may|might|could|must|can)(?:\s+not|n't)?\s+have\b
        |could(?:\s+not|n't)\b|would\s+not\s+(?:say|comment|confirm|discuss|elaborate|give)\b
        |(?:first|second|third|fourth|fifth|sixth|last|latest|only|\d+th)\s+(?:\w+\s+){{1,3}}to\s+be\s+\w+
        |{_WAS}\b(?!\s+(?:to\s+be|been|{_PROSPECT}|{_FORECAST})\b)
        |{_ENDS_IN_ED}(?!{_PROSPECT}\s+(?:to|for|on|in|by)\b|{_INTENT}\s+to\b|(?:scheduled|expected|planned)\b)\w+)
      |(?P<either>would\b{_ADVERBS}\s+\w+|{_FORECAST}|{_BEFOREHAND}|(?:was|were|had\s+been)\s+(?:to\s+be|{_PROSPECT})\b(?:\s+to\b)?(?:\s+be\b)?(?:\s+\w+)?)
      |(?P<future>(?:{_MODAL}|may)\b{_ADVERBS}\s+\w+
        |{_PROSPECT}\s+(?:to|for|in|on|by)\b(?:\s+be\b)?(?:\s+\w+)?
        |{_INTENT}\s+to\b(?:\s+be\b)?\s+\w+
        |to\s+be\s+\w+|(?:is|are)\s+to\s+\w+|{_SCHEDULED}|(?:is|are)\s+(?:{_ON_THE_WAY})
        |scheduled|expect(?:s|ed)?|predicts?|planned|upcoming|forthcoming|deadline)\b
    )""",
    re.VERBOSE,
)
"""Reads `_lowered_but_may`: an expression that minds no case takes twice the time."""

_MONTH_OF_MAY = re.compile(r"(M[Aa][Yy]|m(?:A[Yy]|aY))")
_LIMIT = re.compile(
    r"\b(?:until|till|by|before|past|beyond|through|starting|beginning|ending|effective|as\s(?:early|soon)\sas)\s"
    r"(?:(?:at|on|in|about|early|late|mid[- ]?|the|end|start|beginning|of|after|noon|midnight)[\s-])*$",
    re.IGNORECASE,
)
_HEADLINE_INFINITIVE = re.compile(
    r"\bto\s+(?:close|open|reopen|meet|hold|host|visit|vote|begin|start|resume|end|launch|sign|cut|send|leave"
    r"|withdraw|release|free|swap|announce|stay|remain|return|appear|face|stop|join|discuss|decide|deploy)\b",
    re.IGNORECASE,
)
_HAD = re.compile(r"[^.!?;\n]{0,60}?\bhad\b")  # "by June, they had gone"
_COMING_NOUN = re.compile(r"\s+(?:deadline|elections?|vote|referendum|hearing)\b")


class Verbs:
    """The verbs of a text, each sentence read once, when it is first asked about."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._low = _lowered_but_may(text)
        self._marks: dict[int, tuple[list[re.Match[str]], Iterator[re.Match[str]]]] = {}

    @cached_property
    def _bounds(self) -> list[int]:
        return [0, *(boundary.end() for boundary in _BOUNDARY.finditer(self.text)), len(self.text)]

    def tense(self, start: int, end: int) -> Tense:
        """Tense of the verb that governs `text[start:end]`: the last before it, else the first after.

        A headline's infinitive ("Airports to close Friday") looks ahead.
        """
        governed = self._governed(start, end)
        if governed != "future" and _LIMIT.search(self.text, max(0, start - 30), start):
            return "past" if _HAD.match(self.text, end) else "either"
        return governed

    def _governed(self, start: int, end: int) -> Tense:
        number = min(bisect_right(self._bounds, start), len(self._bounds) - 1)
        first = max(self._bounds[number - 1], start - _BEFORE)
        marks = self._marks_to(number, start)
        before = bisect_left(marks, start, key=_start)
        if before and marks[before - 1].start() >= first:
            return _tense_of(marks[before - 1])
        if _COMING_NOUN.match(self.text, end) or _HEADLINE_INFINITIVE.search(
            self.text, first, start
        ):
            return "future"
        marks = self._marks_to(number, end)
        after = bisect_left(marks, end, key=_start)
        near = after < len(marks) and marks[after].start() < end + _AFTER
        return _tense_of(marks[after]) if near else ""

    def _marks_to(self, number: int, at: int) -> list[re.Match[str]]:
        """The marks of a sentence as far as the first that starts at `at` or later."""
        if number not in self._marks:
            sentence = self._bounds[number - 1], self._bounds[number]
            self._marks[number] = [], _MARK.finditer(self._low, *sentence)
        marks, coming = self._marks[number]
        while (not marks or marks[-1].start() < at) and (mark := next(coming, None)):
            marks.append(mark)
        return marks


def _lowered_but_may(text: str) -> str:
    """The text in lower case, every letter at its place, the month of May apart: "may" is a verb."""
    parts = _MONTH_OF_MAY.split(text.replace("İ", "i"))  # see `lowered`
    parts[::2] = [part.lower() for part in parts[::2]]
    return "".join(parts)


def _start(mark: re.Match[str]) -> int:
    return mark.start()


def _tense_of(mark: re.Match[str]) -> Tense:
    return cast("Tense", mark.lastgroup)
