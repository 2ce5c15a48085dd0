"""What a report says of itself: when and where it was published, and under which headline."""

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from timeline.extract.readers.decoding import printable

_WORDS = 300  # characters of a headline or a name
_ADDRESS = 2000  # characters of a web address
_CODE = re.compile(r"([a-z]{2,3})(?:[-_].*)?", re.IGNORECASE)
_SAMPLE = 20_000  # characters: enough of a text to tell its script
_SCRIPTS = {
    "ar": re.compile("[\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufeff]"),
    "he": re.compile("[\u0590-\u05ff\ufb1d-\ufb4f]"),
    "und": re.compile("[\u0370-\u058f\u0700-\u074f\u0900-\u1dff\u3040-\ud7ff\uf900-\ufaff]"),
}


@dataclass(frozen=True, slots=True)
class Masthead:
    """In the report's own words, not yet judged; "" and () where it does not say.

    `days` are the values it calls its publication day, the most trusted first, and `how` is the
    Document's `published_how` for them; `head` are the lines in which a dateline may stand.
    """

    days: tuple[str, ...] = ()
    how: str = "front matter"
    head: tuple[str, ...] = ()
    title: str = ""
    outlet: str = ""
    url: str = ""
    language: str = ""


def one_line(words: str) -> str:
    """`words` on one line, without the quotes around them, and no longer than a name may be."""
    line = " ".join(printable(words).split()).strip("\"'`* ")
    return line if len(line) <= _WORDS else line[: _WORDS - 1] + "…"


def web_address(words: str) -> str:
    """`words` when they are an http(s) address, else "": a page must not hand us a script to link."""
    address = printable(words).strip("\"'`<> ")
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    fits = len(address) <= _ADDRESS and not re.search(r"\s", address)
    return address if fits and parts.scheme in ("http", "https") and parts.netloc else ""


def language_of(text: str, stated: str) -> str:
    """The language's code: as `stated`, else "en", unless the text's letters say otherwise.

    A text with most letters in Arabic script is "ar", in Hebrew script "he", in another script
    that is not Latin "und" (not determined). A script does not tell Persian from Arabic, and
    templates leave `lang="en"` on any page: so the letters overrule only "en" or no word at all.
    """
    match = _CODE.fullmatch(one_line(stated))
    code = match[1].lower() if match else "en"
    return _by_script(text[:_SAMPLE]) or code if code == "en" else code


def _by_script(text: str) -> str:
    letters = sum(map(str.isalpha, text))
    scripts = ((code, len(script.findall(text))) for code, script in _SCRIPTS.items())
    return next((code for code, count in scripts if count > letters / 2), "")
