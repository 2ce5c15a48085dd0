"""Which language a report is in, by its letters and, where they are Latin, by its commonest words."""

import re
from collections import Counter

_CODE = re.compile(r"([a-z]{2,3})(?:[-_].*)?", re.IGNORECASE)
_SAMPLE = 20_000  # characters: enough of a text to tell
_SCRIPTS = {
    "ar": re.compile("[\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufeff]"),
    "he": re.compile("[\u0590-\u05ff\ufb1d-\ufb4f]"),
    "und": re.compile("[\u0370-\u058f\u0700-\u074f\u0900-\u1dff\u3040-\ud7ff\uf900-\ufaff]"),
}
# Words that nearly every sentence of a language has. A word that two of them share counts for both,
# so what tells them apart is the others.
_COMMON = {
    "en": "the of and to in was were is that by on said at for with from an it its has have",
    "fr": "le la les des du un une et est dans que qui sur avec par pour ont été aux au plus ce",
    "de": "der die das und ist nicht mit den dem des ein eine einem einer auf für von im am wurden",
    "es": "el la los las del un una y en que por con para al fue se su sus más ha han",
    "pt": "o a os as um uma e do da dos das em no na que por com para não foi ao",
    "it": "il lo la i gli le di del della che e un una per con nel nella è sono ha",
    "nl": "de het een en van in op te dat die met voor zijn door bij werd ook",
    "tr": "ve bir bu için ile de da olan olarak olduğu daha çok sonra göre",
    "id": "yang dan di dengan untuk pada dari ini itu dalam oleh telah adalah tidak",
    "pl": "i w z na do się nie że jest od po przez został oraz",
    "sv": "och i att det som en ett på är av för med till den har inte",
}
_WORDS = {code: frozenset(words.split()) for code, words in _COMMON.items()}
_WORD = re.compile(r"[^\W\d_]+")
_FEW = 3  # of its common words that another language has to show before English is given up


def language_of(text: str, stated: str) -> str:
    """The language's code: as `stated`, else "en", unless the text itself says otherwise.

    A text with most letters in Arabic script is "ar", in Hebrew script "he", in another script
    that is not Latin "und" (not determined); in Latin script it is the language of which it has
    the most common words. A script does not tell Persian from Arabic, and templates leave
    `lang="en"` on any page: so the text overrules only "en" or no word at all.
    """
    match = _CODE.fullmatch(" ".join(stated.split()))
    code = match[1].lower() if match else "en"
    sample = text[:_SAMPLE]
    return _by_script(sample) or _by_words(sample) if code == "en" else code


def _by_script(text: str) -> str:
    letters = sum(map(str.isalpha, text))
    scripts = ((code, len(script.findall(text))) for code, script in _SCRIPTS.items())
    return next((code for code, count in scripts if count > letters / 2), "")


def _by_words(text: str) -> str:
    told = Counter(_WORD.findall(text.lower()))
    counts = {code: sum(told[word] for word in words) for code, words in _WORDS.items()}
    best = max(counts, key=counts.__getitem__)
    return best if counts[best] >= _FEW and counts[best] > counts["en"] else "en"
