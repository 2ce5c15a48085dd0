"""A report's text as HTML: each passage in the colour of its field, a link to the field on its card."""

import re
from collections.abc import Sequence

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from timeline.admin.review.fields import FIELD
from timeline.admin.review.spans import Passage, Piece, cut

# What a file says of itself before its text: lines between two of dashes.
_FRONT_MATTER = re.compile(r"\s*---[ \t]*\n(?:.*\n){1,40}?---[ \t]*(?:\n|$)")


def marked(text: str, passages: Sequence[Passage]) -> SafeString:
    """All of the text; front matter, which tells of no incident, is set apart from it."""
    front = _FRONT_MATTER.match(text)
    if front is None:
        return _marked(text, passages)
    end = front.end()
    after = [one._replace(start=one.start - end, end=one.end - end) for one in passages]
    said, told = _marked(text[:end], passages), _marked(text[end:], after)
    return format_html('<span class="front-matter">{}</span>{}', said, told)


def _marked(text: str, passages: Sequence[Passage]) -> SafeString:
    return format_html_join("", "{}", ((_html(piece),) for piece in cut(text, passages)))


def _html(piece: Piece) -> SafeString | str:
    if not piece.passages:
        return piece.text
    closest = piece.passages[0]
    told = sorted({one.key for one in piece.passages} | {str(o.incident) for o in piece.passages})
    begin = [one for one in piece.begin if one.field != "quote"]
    inside = format_html("{}{}", _anchors(begin), piece.text)
    if closest.field == "quote":
        return format_html('<span class="sentence" data-of="{}">{}</span>', " ".join(told), inside)
    return format_html(
        '<a class="words f-{}" href="#field-{}" data-of="{}"{}>{}</a>',
        closest.field,
        closest.key,
        " ".join(told),
        _letters(begin),
        inside,
    )


def _anchors(begin: Sequence[Passage]) -> SafeString:
    """Where the links of the cards lead to. Several passages may begin at one place."""
    return format_html_join("", '<span id="says-{}"></span>', ((one.key,) for one in begin))


def _letters(begin: Sequence[Passage]) -> SafeString:
    letters = "".join(dict.fromkeys(FIELD[one.field].letter for one in begin))
    return format_html(' data-letters="{}"', letters) if letters else SafeString("")
