"""Does the clause around a time speak of what was or of what is to come?"""

import re
from typing import Literal

Tense = Literal["past", "future", ""]

_BEFORE, _AFTER = 200, 100  # characters looked at; a sentence boundary ends the look sooner
_BOUNDARY = re.compile(r"[.!?;:]['\"”’)]*\s+(?=[\"“‘'`(]*[A-Z])|\n")
_ADVERBS = r"(?:\s+(?:not|also|be|been|soon|then|still|again|n't|\w{2,12}ly)){0,3}"
_PROSPECT = r"set|due|scheduled|expected|planned|slated|likely|going|supposed|about|poised|ready|bound|meant"
_INTENT = (
    r"plan|plans|planned|planning|intends?|hopes?|hoping|aims?|wants?|agreed|agrees|vow(?:s|ed)?"
    r"|promise[sd]?|expects?|prepar(?:es?|ed|ing)|threaten(?:s|ed|ing)?|decided|pledge[sd]?|needs?"
)
_IRREGULAR = (
    "said|began|fell|rose|hit|shot|struck|took|held|met|told|made|came|went|won|lost|found|left|saw|ran"
    "|gave|got|led|sent|put|broke|blew|brought|bought|built|drove|fought|flew|grew|kept|knew|paid|sank"
    "|seen|sold|spent|spoke|stood|swore|thought|threw|took|wrote|became|became|hurt|cut|shut|burst|slid"
)
_SCHEDULED = r"(?:begin|start|expire|resume)s?|takes?\s+(?:effect|place|office)"
_MARK = re.compile(
    rf"""\b(?:
      (?P<past>(?:would|should|(?-i:may)|might|could|must|can)(?:\s+not|n't)?\s+have\b
        |could(?:\s+not|n't)\b|would\s+not\s+(?:say|comment|confirm|discuss|elaborate|give)\b
        |(?:first|second|third|fourth|fifth|sixth|last|latest|only|\d+th)\s+(?:\w+\s+){{1,3}}to\s+be\s+\w+
        |(?:was|were|had|did|has|have|been|{_IRREGULAR})\b(?!\s+(?:to\s+be|{_PROSPECT})\b)
        |(?!(?:{_PROSPECT})\s+(?:to|for|on|in|by)\b|(?:{_INTENT})\s+to\b|(?:scheduled|expected|planned)\b)\w{{2,20}}ed\b)
      |(?P<future>(?:will|shall|wo|would|should|(?-i:may)|might|can|could|must|ca)\b{_ADVERBS}\s+\w+
        |(?:{_PROSPECT})\s+(?:to|for|in|on|by)\b(?:\s+be\b)?(?:\s+\w+)?
        |(?:{_INTENT})\s+to\b(?:\s+be\b)?\s+\w+
        |to\s+be\s+\w+|(?:is|are)\s+to\s+\w+|{_SCHEDULED}
        |scheduled|expected|planned|upcoming|forthcoming|deadline)\b
    )""",
    re.VERBOSE | re.IGNORECASE,
)
_HEADLINE_INFINITIVE = re.compile(
    r"\bto\s+(?:close|open|reopen|meet|hold|host|visit|vote|begin|start|resume|end|launch|sign|cut|send|leave"
    r"|withdraw|release|free|swap|announce|stay|remain|return|appear|face|stop|join|discuss|decide|deploy)\b",
    re.IGNORECASE,
)
_COMING_NOUN = re.compile(r"\s+(?:deadline|election|elections|vote|referendum|hearing)\b")


def tense_around(text: str, start: int, end: int) -> Tense:
    """Tense of the verb that governs `text[start:end]`: the last before it, else the first after.

    An infinitive with no other verb before it ("Airports to close Friday") looks ahead.
    """
    left, right = _clause(text, start, end)
    if _COMING_NOUN.match(right) and not re.search(r"\b(?:was|were|had|after)\b", left):
        return "future"
    marks = list(_MARK.finditer(left))
    if marks:
        return _tense_of(marks[-1])
    if _HEADLINE_INFINITIVE.search(left):
        return "future"
    mark = _MARK.search(right)
    return _tense_of(mark) if mark else ""


def _clause(text: str, start: int, end: int) -> tuple[str, str]:
    left, right = text[max(0, start - _BEFORE) : start], text[end : end + _AFTER]
    for boundary in list(_BOUNDARY.finditer(left))[-1:]:
        left = left[boundary.end() :]
    boundary_after = _BOUNDARY.search(right)
    return left, right[: boundary_after.start()] if boundary_after else right


def _tense_of(mark: re.Match[str]) -> Tense:
    return "future" if mark["future"] else "past"
