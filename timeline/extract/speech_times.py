"""Times that tell when something was said, not when it happened."""

import re

from timeline.extract.drafts import TimeExpression
from timeline.extract.patterns import lowered

SPEECH = (
    r"(?:said|says|say|told|confirmed|announced|reported|reports|added|noted|stated|wrote|blamed|posted|acknowledged|tweeted|claimed|vowed|statement"
    r"|address|readout|interview|briefing|speaking|news conference|press conference|broadcast|issued|released|warned|condemned"
    r"|renewed|protested|denounced|critici[sz]ed|demanded|urged|summoned|mourned|buried|discussed|welcomed|commemorated|recalled)"
)
AFTER_SPEECH = re.compile(
    rf"\b(?:told|(?:speaking|spoke|speech|statement) to) (?:(?!(?:that|how|of|to)\b)[\w’'-]+ ){{1,5}}(?:(?:on|late|early|earlier) ){{0,2}}\Z|\b{SPEECH}\b(?:\s+(?:on|late|early|earlier|in|a|the|statement|that|nightly|his|her|its|responsibility|credit)){{0,3}}\s*\Z"
)
BEFORE_SPEECH = re.compile(rf"[\s,]+(?:\w+ly\s+)?{SPEECH}\b")
REPORTED = re.compile(
    r"\b(?:was|were|been|being) (?:\w+ly |also )*reported(?: (?:on|late|early|earlier))*\s*\Z"
)
""""Fighting was reported on Sunday": it was then, not the report."""

DONE_BEFORE = re.compile(r"\b\w+ed\s+(?:on\s+)?\Z")


def dates_speech(text: str, start: int, time: TimeExpression) -> bool:
    """Whether `time`, in the sentence that begins at `start`, tells when something was said."""
    low = lowered(text)
    before = low[max(start, time.quote.start - 60) : time.quote.start]
    if AFTER_SPEECH.search(before):
        return not REPORTED.search(before)
    follows = BEFORE_SPEECH.match(low, time.quote.end)
    return bool(follows) and not DONE_BEFORE.search(before)
