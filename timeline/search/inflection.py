"""Other forms of a word that a reader means too: a plural, a singular, a word with its article."""

import re
from collections.abc import Iterator

SHORTEST_STEM = 3  # letters; below that, endings say nothing
LATIN = re.compile("[a-z]{3,}")
HISSING = re.compile(".*(?:s|x|z|ch|sh)")
WITH_A_Y = re.compile(".*[^aeiou]y")
ARABIC = re.compile("[ء-ي]{3,}")
HEBREW = re.compile("[א-ת]{3,}")
# What Arabic and Hebrew write together with the word that follows: and, the, in, for, from …
ARABIC_ARTICLE = "ال"
ARABIC_PREFIXES = ("ال", "و", "وال", "ب", "بال", "ل", "لل")
HEBREW_PREFIXES = ("ה", "ו", "וה", "ב", "ל", "מ", "ש", "כ")
UNRELATED = {frozenset(("new", "news"))}


def other_forms(word: str) -> list[str]:
    """Forms of a folded word, without itself: "drone" -> "drones", "cities" -> "city"; none for
    what is neither English, Arabic nor Hebrew by its letters."""
    if LATIN.fullmatch(word):
        forms = [*plurals(word), *(stem for stem in _stems(word) if word in plurals(stem))]
    elif ARABIC.fullmatch(word):
        bare = word.removeprefix(ARABIC_ARTICLE)
        bare = bare if len(bare) >= SHORTEST_STEM else word
        forms = [bare, *(prefix + bare for prefix in ARABIC_PREFIXES)]
    elif HEBREW.fullmatch(word):
        forms = [prefix + word for prefix in HEBREW_PREFIXES]
    else:
        forms = []
    return [form for form in dict.fromkeys(forms) if {form, word} not in ({word}, *UNRELATED)]


def plurals(word: str) -> tuple[str, ...]:
    """The regular English plurals: "attack" -> "attacks", "gunman" -> "gunmen"."""
    if word.endswith("man"):
        return (word[:-2] + "en", word + "s")  # gunmen, but Germans
    if word.endswith("is"):
        return (word[:-2] + "es",)
    if word.endswith("o"):
        return (word + "s", word + "es")
    if HISSING.fullmatch(word):
        return (word + "es",)
    return (word[:-1] + "ies",) if WITH_A_Y.fullmatch(word) else (word + "s",)


def _stems(word: str) -> Iterator[str]:
    """What the word may be a plural of."""
    endings = {"s": "", "es": "", "ies": "y", "men": "man"}
    stems = [word.removesuffix(end) + new for end, new in endings.items() if word.endswith(end)]
    stems += [word[:-2] + "is"] if word.endswith("es") else []
    return (stem for stem in stems if len(stem) >= SHORTEST_STEM)
