"""The masthead at the top of a text: YAML front matter, lines such as "Published: …", a headline."""

import re

from timeline.extract.readers.masthead import Masthead, one_line, web_address

_KEYS = {
    "published": r"published(?:\s+(?:on|at))?|date\s+published|publication[\s_]date|pub_?date"
    r"|posted(?:\s+on)?",
    "date": "date",
    "title": "title|headline",
    "outlet": "outlet|source|publisher|publication|site",
    "url": "url|link|permalink",
    "language": "language|lang",
}
# A colon makes a field, and so does an ISO day: no sentence goes on from "date" with one.
_FIELDS = {
    name: re.compile(
        rf"[\s>*_`-]*(?:{keys})[\s*_`]*(?:[:=]|(?=\d{{4}}-\d\d-\d\d))[\s*_`\"']*(.*)", re.IGNORECASE
    )
    for name, keys in _KEYS.items()
}
_HEADLINE = re.compile(r"#\s+(.+?)[\s#]*")
_HEAD_LINES = 40  # front matter, headline and dateline fit; a day further down is the story's
_PROSE = 150  # characters: a line this long is the story's first paragraph
_LOOKED_AT = 300  # characters of a line, so that no line is slow


def front_matter(text: str) -> Masthead:
    """What the lines before, and at the start of, the first paragraph of `text` say of it."""
    lines = _head(text)
    said = {name: _values(lines, field) for name, field in _FIELDS.items()}
    headlines = [match[1] for match in map(_HEADLINE.fullmatch, lines) if match]
    return Masthead(
        days=(*said["published"], *said["date"]),
        head=tuple(lines),
        title=one_line(_first(said["title"] + headlines)),
        outlet=one_line(_first(said["outlet"])),
        url=web_address(_first(said["url"])),
        language=_first(said["language"]),
    )


def _head(text: str) -> list[str]:
    """YAML front matter, whatever it holds, then the lines up to the start of the first paragraph."""
    lines = text.lstrip().split("\n", _HEAD_LINES)[:_HEAD_LINES]
    fences = [n for n, line in enumerate(lines) if line.strip() == "---"]
    fence = fences[1] if fences[:1] == [0] and len(fences) > 1 else -1
    prose = (n for n, line in enumerate(lines) if n > fence and len(line) > _PROSE)
    end = next(prose, len(lines))
    return [line[:_LOOKED_AT].strip() for line in lines[: end + 1]]


def _values(lines: list[str], field: re.Pattern[str]) -> list[str]:
    return [match[1] for match in map(field.match, lines) if match]


def _first(values: list[str]) -> str:
    return next(iter(values), "")
