"""How many people some words stand for: "14", "a man", "their parents", "the governor", a name."""

from timeline.extract.drafts import Figures
from timeline.extract.lexicon.keys import word_set
from timeline.extract.quantities import Quantity, Token, quantity_at

ONE: Figures = (1, 1, 1)


NOT_ONE = frozenset(["number", "group", "family", "series", "total", "crew", "result", "statement"])
NOT_ONE_MORE = NOT_ONE | {
    "few",
    "of",
    "in",
    "at",
    "day",
    "week",
    "month",
    "year",
    "time",
    "attack",
    "strike",
}
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
    if (
        row[at].low == "another"
        and following.replace(".", "").isalpha()
        and following not in NOT_ONE_MORE
    ):
        return Quantity(ONE, at, at + 1)
    if row[at].low in {"their", "his", "her", "its"} and following in KIN:
        return Quantity((KIN[following],) * 3, at, at + 1)
    return None


def is_part(row: list[Token], at: int) -> bool:
    """ "six people, four of them women": no further victims."""
    return any(
        row[i].low == "of" and row[i + 1].low in {"them", "whom", "those"}
        for i in range(at + 1, min(at + 4, len(row) - 1))
    )


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


def after_apposition(row: list[Token], at: int) -> int:
    """Past ", a senior commander" or ", the governor of X," after a name: no further victims."""
    aside = (
        at + 1 < len(row) and row[at].low == "," and row[at + 1].low in {"a", "an", "the", "one"}
    )
    if not aside:
        return at
    end = next((i for i in range(at + 1, min(at + 20, len(row))) if row[i].low in ASIDE_ENDS), at)
    return end + (row[end].low == "," and end + 1 < len(row) and row[end + 1].low == "and")


ASIDE_ENDS = frozenset([",", ".", ";", "and"])


def added(one: Figures | None, two: Figures) -> Figures:
    if one is None:
        return two
    low, best, high = (
        a + b if a is not None and b is not None else None for a, b in zip(one, two, strict=True)
    )
    return (low, best, high)


def is_known(row: list[Token], at: int, end: int) -> bool:
    """Whether one person is told of by name or high rank: others may have died beside him."""
    foremost = any(token.low in FOREMOST for token in row[at:end])
    return foremost or not people_at(row, at)


FOREMOST = word_set("leader commander chief planner financier emir general colonel")
NO_PEOPLE = word_set(
    """dog dogs horse horses cow cows cattle goat goats sheep camel camels donkey donkeys livestock animals birds
    elephant elephants vehicle vehicles"""
)
"""They are "killed" too, and are no victims."""

PERSON = word_set(
    """man woman boy girl child teenager governor mayor commander minister driver guard bodyguard officer soldier policeman
    leader chief head general colonel deputy spokesman official militant gunman attacker bomber wife husband pilot journalist
    reporter cleric imam priest judge prosecutor lawmaker ambassador suspect assailant"""
)

PLURALS = ("ans", "ims", "ists", "iots", "ites", "urds", "rabs", "ews", "ese", "nis", "kis", "ris")
"""Ends of the names of peoples and creeds: they are no one person."""

PARTICLES = frozenset(
    ["bin", "ibn", "ben", "abu", "de", "del", "da", "van", "von", "der", "al", "el"]
)
NO_NAME = word_set(
    """he she it they we i you who nobody everyone everybody none all one some no this that these those there what others
    another more many most"""
)
NO_PERSON_AFTER = word_set(
    """the a an in of at near from to on aboard over off into across around outside inside toward towards by with against
    flight operation"""
)
""""everyone in Town was killed": the name before the verb is no person's."""


def named_at(row: list[Token], at: int, end: int, fewest: int = 1) -> Quantity | None:
    """One person by name in tokens `at` to `end`: "Name Surname", "mayor Name"; but not "Xians".

    `fewest` is how many capitals the name needs.
    """
    name = row[at:end]
    if not name or name[0].low in NO_NAME or not all(_can_be_titled(token) for token in name):
        return None
    titled = any(token.low in PERSON for token in name)
    capitals = sum(token.word[0].isupper() for token in name)
    if not titled and (capitals < fewest or not name[0].word[0].isupper()):
        return None
    alone = capitals == 1 and name[-1].low.endswith("s")
    people = alone or name[-1].low.endswith(PLURALS)
    named = _is_name(name[-1]) and not people
    return Quantity(ONE, at, at) if named or name[-1].low in PERSON else None


def named_before(row: list[Token], last: int) -> Quantity | None:
    """One person by name, or by what he is, in a subject that ends at token `last`."""
    if row[last].low in {"he", "she"}:
        return Quantity(ONE, last, last + 1)
    first = last
    while first >= 0 and (_is_name(row[first]) or (first < last and row[first].low in PARTICLES)):
        first -= 1
    before = row[first].low if first >= 0 else ""
    if first < last and before not in NO_PERSON_AFTER:
        return named_at(row, first + 1, last + 1)
    for at in range(last, max(-1, last - LONGEST_SUBJECT), -1):
        if row[at].low in SUBJECT_ENDS:
            return None
        person = one_person_at(row, at)
        if person and person.last <= last:
            return person
    return None


def is_apposed(row: list[Token], comma: int) -> bool:
    """Whether a comma closes an aside that names or describes one person: "the mayor, Name,"."""
    if row[comma].low != ",":
        return False
    opening = next((i for i in range(comma - 1, max(0, comma - 8), -1) if row[i].low == ","), 0)
    return bool(opening) and named_before(row, opening - 1) is not None


LONGEST_SUBJECT = 9  # tokens: "the deputy governor of the northern province of Name"
SUBJECT_ENDS = word_set(", . ; : was were is are by that which who when after and")


def _is_name(token: Token) -> bool:
    return token.word[0].isupper() or token.low.startswith(("al-", "el-", "ad-", "ar-", "as-"))


def _can_be_titled(token: Token) -> bool:
    return token.word[0].isalpha()
