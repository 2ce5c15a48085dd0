"""Which texts a reader is warned of before meeting them.

The rule: words that say in detail what was done to a body - sexual violence, torture, mutilation,
burning alive - are announced first, and folded where the page can fold them. That people were
killed or injured is what the whole record tells, and no reason.
"""

import re
from typing import Any

Record = dict[str, Any]
SEXUAL_VIOLENCE = "Sexual violence"

# Arabic and Hebrew write small words and the rest together, so theirs are found within a word.
GRAPHIC = re.compile(
    r"""
      \b rap(?: e[ds]? | ing | ists? ) \b | \b gang[\s-]rap | \b sexual(?: ly )?\s(?: assault | abuse )
    | \b behead | \b decapitat | \b dismember | \b disembowel | \b mutilat | \b castrat | \b tortur
    | \b (?: burn(?: t | ed ) | burning )\s alive \b | \b flayed \b
    | \b charred\s (?: bod | corpse | remains ) | \b severed\s (?: head | limb | hand | leg )
    | \b body[\s-]parts \b | \b entrails \b
    | \b viol[ée]e?s? \b | \b d[ée]capit | \b d[ée]membr | \b [ée]ventr[ée] | \b mutil[ée]
    | \b br[ûu]l[ée]e?s?\s vi(?: fs? | ves? ) \b | \b (?: corps | cadavres? )\s carbonis
    | اغتصب | اغتصاب | قطع\s ر[أا]س | قطع\s رؤوس | [أا]شلاء | تعذيب | متفحم | التمثيل\s بالجث
    | אונס | נאנס | ערפו | עריפת | עינויים | עונה\s למות | ביתור
    """,
    re.VERBOSE | re.IGNORECASE,
)


def is_graphic(record: Record, text: str) -> bool:
    """Whether a text of this record is to be announced: all of them where it is of sexual violence."""
    if not text:
        return False
    return record["sub_event_type"] == SEXUAL_VIOLENCE or bool(GRAPHIC.search(text))


def holds_graphic(record: Record) -> bool:
    """Whether the summary or any quoted sentence is."""
    quotes = (quote["text"] for source in record["sources"] for quote in source["quotes"])
    return any(is_graphic(record, text) for text in (record["summary"], *quotes))
