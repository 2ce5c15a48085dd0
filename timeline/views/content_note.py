"""Which texts a reader is warned of before meeting them.

The rule: words that say in detail what was done to a body - sexual violence, torture, mutilation,
burning alive - are announced first, and folded where the page can fold them. That people were
killed or injured is what the whole record tells, and no reason.
"""

import re
from typing import Any

Record = dict[str, Any]
SEXUAL_VIOLENCE = "Sexual violence"

# By a part of the word, in small letters, which is found many times quicker than the word itself.
# Arabic and Hebrew write small words and the rest together, so theirs are found within a word.
GRAPHIC = {
    part: re.compile(pattern, re.VERBOSE)
    for part, pattern in {
        "rap": r"\b rap(?: e[ds]? | ing | ists? ) \b | \b gang[\s-]rap",
        "sexual": r"\b sexual(?: ly )?\s(?: assault | abuse )",
        "behead": r"\b behead",
        "decapit": r"\b decapit",
        "décapit": r"\b décapit",
        "dismember": r"\b dismember",
        "démembr": r"\b démembr",
        "demembr": r"\b demembr",
        "disembowel": r"\b disembowel",
        "ventr": r"\b [ée]ventr[ée]",
        "mutil": r"\b mutil(?: at | [ée] )",
        "castrat": r"\b castrat",
        "tortur": r"\b tortur",
        "alive": r"\b (?: burn(?: t | ed ) | burning )\s alive \b",
        "flayed": r"\b flayed \b",
        "charred": r"\b charred\s (?: bod | corpse | remains )",
        "severed": r"\b severed\s (?: head | limb | hand | leg )",
        "parts": r"\b body[\s-]parts \b",
        "entrails": r"\b entrails \b",
        "viol": r"\b viol[ée]e?s? \b",
        " vi": r"\b br[ûu]l[ée]e?s?\s vi(?: fs? | ves? ) \b",
        "carbonis": r"\b (?: corps | cadavres? )\s carbonis",
        "اغتصب": "اغتصب",
        "اغتصاب": "اغتصاب",
        "قطع": r"قطع\s (?: ر[أا]س | رؤوس )",
        "شلاء": "[أا]شلاء",
        "تعذيب": "تعذيب",
        "متفحم": "متفحم",
        "التمثيل": r"التمثيل\s بالجث",
        "אונס": "אונס",
        "נאנס": "נאנס",
        "ערפו": "ערפו",
        "עריפת": "עריפת",
        "עינויים": "עינויים",
        "עונה": r"עונה\s למות",
        "ביתור": "ביתור",
    }.items()
}


def is_graphic(record: Record, text: str) -> bool:
    """Whether a text of this record is to be announced: all of them where it is of sexual violence."""
    if not text:
        return False
    if record["sub_event_type"] == SEXUAL_VIOLENCE:
        return True
    small = text.lower()
    return any(part in small and word.search(small) for part, word in GRAPHIC.items())


def holds_graphic(record: Record) -> bool:
    """Whether the summary or any quoted sentence is."""
    quotes = (quote["text"] for source in record["sources"] for quote in source["quotes"])
    return any(is_graphic(record, text) for text in (record["summary"], *quotes))
