"""How many people some words stand for: "14", "a man", "their parents", "the governor"."""

from timeline.extract.drafts import Figures
from timeline.extract.quantities import Quantity, Token, quantity_at

ONE: Figures = (1, 1, 1)


NOT_ONE = frozenset(["number", "group", "family", "series", "total", "crew", "result", "statement"])
KIN = {
    **dict.fromkeys(["parents", "grandparents"], 2),
    **dict.fromkeys(
        [
            "wife",
            "husband",
            "mother",
            "father",
            "son",
            "daughter",
            "brother",
            "sister",
            "bodyguard",
            "guard",
            "driver",
            "pilot",
            "captain",
            "attacker",
            "assailant",
        ],
        1,
    ),
}


def people_at(row: list[Token], at: int) -> Quantity | None:
    """A quantity of people at token `at`: "14", "a man", "their parents", "one of its commanders"."""
    if at >= len(row):
        return None
    number = quantity_at(row, at)
    if number and (at == 0 or row[at - 1].low != "how"):
        return number
    following = row[at + 1].low if at + 1 < len(row) else ""
    if row[at].low in {"a", "an"} and following and following not in NOT_ONE:
        return Quantity(ONE, at, at + 1)
    if row[at].low in {"their", "his", "her", "its"} and following in KIN:
        return Quantity((KIN[following],) * 3, at, at + 1)
    return None


def one_person_at(row: list[Token], at: int) -> Quantity | None:
    """ "the man", "the regional governor", "his driver": one, told by what he is."""
    if at >= len(row) or row[at].low not in {"the", "its", "their", "his", "her"}:
        return None
    for last in range(at + 1, min(at + 5, len(row))):
        if row[last].low in PERSON:
            return Quantity(ONE, at, last)
        if not row[last].low.isalpha():
            return None
    return None


PERSON = frozenset(
    """man woman boy girl child teenager governor mayor commander minister driver guard bodyguard officer soldier policeman
    leader chief head general colonel deputy spokesman official militant gunman attacker bomber wife husband pilot journalist
    reporter cleric imam priest judge prosecutor lawmaker ambassador suspect assailant""".split()  # noqa: SIM905
)
