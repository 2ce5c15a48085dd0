"""How many were killed and injured, with the exact words.

Read by what stands on either side of the verb: "killed a cook and hurt nine others", "three soldiers
were killed", "left five dead", "no injuries". Bounds: see `quantities`.
"""

from dataclasses import replace

from timeline.extract.lexicon.keys import word_set
from timeline.extract.meanings import FIGHTERS, OF_FIGHTERS
from timeline.extract.no_casualties import NOBODY, Toll, find_none
from timeline.extract.people import (
    NO_PEOPLE,
    ONE,
    added,
    after_apposition,
    is_apposed,
    is_known,
    is_part,
    named_at,
    named_before,
    one_person_at,
    people_at,
)
from timeline.extract.phrased_tolls import ENDED, ENDING, SET_PHRASES, find_phrased
from timeline.extract.quantities import Quantity, Token, quantity_at, tokens
from timeline.extract.rival_tolls import OF_AN_HOUR, standing
from timeline.extract.toll_sides import sided

HARM = {
    **dict.fromkeys(
        ["killed", "kills", "killing", "dead", "died", "slain", "deaths", "fatalities"], "killed"
    ),
    **dict.fromkeys(["murdered", "assassinated", "massacred", "executed", "beheaded"], "killed"),
    **dict.fromkeys(["wounded", "wounds", "wounding", "injured", "injures", "injuring"], "injured"),
    **dict.fromkeys(["hurt", "injuries"], "injured"),
    **dict.fromkeys(["gunned", "lynched", "martyred"], "killed"),
    **dict.fromkeys(["neutralised", "neutralized", "neutralising", "neutralizing"], "killed"),
    **dict.fromkeys(["eliminated", "eliminating", "liquidated"], "killed"),
}
NOUNS = frozenset(["deaths", "fatalities", "injuries", "dead", "died"])
"""Harm words that never take an object."""

SHOT = frozenset(["shot", "shooting", "shoot", "shoots"])  # "shot dead two men": they follow

PASSIVE = frozenset(["was", "were", "been", "being", "be", "is", "are", "got", "left", "also"])
BE = PASSIVE | {"has", "have", "had", "and", "or", "shot", "stabbed", "beaten", "found", "attacked"}
ASIDE = {"-": "-", "–": "–", "—": "—", ",": ",", ")": "("}
PHRASE_END = word_set(
    """. , ; : ( ) ! ? — – in on at by near during between since until after before when while as and or but from with who whom that which
    were was is are have has had been outside inside over across overnight early late including according with during
    say says told reported confirmed added
    monday tuesday wednesday thursday friday saturday sunday said"""
)
SPEAKING = frozenset(["said", "say", "says", "told", "reported", "confirmed", "added"])
BACK_STOP = word_set(
    """. ; : ! ? ( ) said says that which when while after before as but attack attacks strike strikes airstrike
    airstrikes missiles rockets drones bombs by were was is are"""
)
LOOK_BACK = 14  # tokens between a number and its verb, at most
UNREAL = word_set("would could might may should will not never")  # nobody is said to be dead
NO_SUBJECT = UNREAL | {"the", "those", "among", "of", "critically"}

HINTS = (
    word_set(
        "casualties harmed death toll number lives life safe unharmed uninjured unhurt killings loss murder"
    )
    | ENDING
)
ANY_HARM = frozenset(HARM) | HINTS
"""Most sentences have none of these words and need no closer look."""


def find_tolls(text: str, start: int, end: int, words: frozenset[str]) -> list[Toll]:
    """Every figure of killed or injured in the sentence `text[start:end]`, in the order of the words.

    `words` are those of the sentence, see `words_in`.
    """
    if words.isdisjoint(ANY_HARM):
        return []
    row = tokens(text, start, end)
    found = [] if words.isdisjoint(NOBODY) else find_none(text, start, end, words)
    found += [] if words.isdisjoint(SET_PHRASES) else find_phrased(text, start, end, row, words)
    covered = [(toll.start, toll.end) for toll in found]
    for match in [] if words.isdisjoint(ENDING) else ENDED.finditer(text, start, end):
        at = next(i for i, token in enumerate(row) if token.end > match.start())
        toll = _subject(row, at, "injured" if match["hurt"] else "killed")
        found += [replace(toll, end=match.end())] if toll else []
        covered.append(match.span())
    for at, token in enumerate(row):
        if token.low in HARM and not any(a <= token.start < b for a, b in covered):
            if row[_last_word(row, at)].low in UNREAL:
                continue
            toll = _object(row, at) or _subject(row, at, HARM[token.low])
            if toll and _is_of_people(token, toll, text):
                found.append(toll)
    if not words.isdisjoint(OF_AN_HOUR):
        found = [standing(toll, text, start) for toll in found]
    return sorted((sided(toll, text) for toll in found), key=lambda toll: toll.start)


def _is_of_people(verb: Token, toll: Toll, text: str) -> bool:
    """Threats and teams are "eliminated" too: the word counts of fighters only."""
    soft = verb.low.startswith(OF_FIGHTERS)
    return not soft or bool(FIGHTERS.search(text[toll.who_start : toll.who_end].lower()))


def _object(row: list[Token], at: int) -> Toll | None:
    """ "killed two people", "killing a woman and her two children": the victims follow the verb."""
    verb = row[at]
    shot = at > 0 and verb.low == "dead" and row[at - 1].low in SHOT
    if (verb.low in NOUNS and not shot) or _is_passive(row, at - shot):
        return None
    first = at + 1
    first += first < len(row) and row[first].low == "down"  # "gunned down four"
    figures, last = None, first
    while last < len(row):
        number = _victims_at(row, last, first)
        if not number or _is_harmed_after(row, number.last):
            break
        figures = added(figures, number.figures)
        by_name = not people_at(row, last)
        last = _phrase_end(row, number.last)
        last = after_apposition(row, last) if by_name else last
        joined = last + 1 if last < len(row) and row[last].low in {"and", ","} else len(row)
        last = (
            joined
            if joined < len(row)
            and _victims_at(row, joined, first)
            and not _is_harmed_after(row, joined)
            and not is_part(row, joined)
            else last
        )
        if last != joined:
            break
    if figures is None:
        return None
    named = figures == ONE and is_known(row, first, last)
    end = row[max(last, first + 1) - 1].end
    return Toll(HARM[verb.low], figures, verb.start, end, row[first].start, end, named=named)


def _victims_at(row: list[Token], at: int, first: int) -> Quantity | None:
    """Those whom the words at `at` count or name, of an object that begins at `first`."""
    counted = people_at(row, at) or one_person_at(row, at)
    if counted and row[_phrase_end(row, counted.last) - 1].low in NO_PEOPLE:
        return None
    if counted or (at > first and row[at - 1].low != "and"):
        return counted
    return named_at(row, at, _phrase_end(row, at), fewest=1 if at == first else 2)


def _is_passive(row: list[Token], at: int) -> bool:
    before = at - 1
    while before >= 0 and (
        row[before].low.endswith("ly") or row[before].low in {"also", "previously", "later"}
    ):
        before -= 1
    return before >= 0 and row[before].low in PASSIVE


def _is_harmed_after(row: list[Token], at: int) -> bool:
    """Whether "22 others" is followed by "were wounded" or "said": then it is no object of the verb before."""
    after = _phrase_end(row, at)
    if after < len(row) and row[after].low in SPEAKING:
        return True
    while after < len(row) and row[after].low in PASSIVE:
        after += 1
    return after < len(row) and row[after].low in HARM


def _phrase_end(row: list[Token], at: int) -> int:
    while at < len(row) and row[at].low not in PHRASE_END and row[at].low not in HARM:
        at += 1
    return at


def _subject(row: list[Token], at: int, harm: str) -> Toll | None:
    """ "three soldiers were killed", "left five dead": the victims stand before the verb."""
    if row[at].low.endswith("ing"):
        return None
    noun_end = _before_auxiliaries(row, at)
    if noun_end < 0 or row[noun_end].low in NO_SUBJECT:
        return None
    whole = None
    for first in range(noun_end, max(-1, noun_end - LOOK_BACK), -1):
        if row[first].low in BACK_STOP or (row[first].low in HARM):
            break
        number = _people_back(row, first, noun_end)
        if number and number.figures == ONE and _is_of_many(row, first, at):
            continue
        whole = number or whole
        if number and not (first and row[first - 1].low == "of"):  # "two members of a group"
            break
    return _counted(row, whole, noun_end, at, harm) if whole else _one(row, noun_end, at, harm)


def _is_of_many(row: list[Token], first: int, at: int) -> bool:
    """ "Two men guarding a clinic were killed": "were" is not said of the one clinic."""
    alone = row[first].low in {"a", "an"} and not (first and row[first - 1].low in {"and", "or"})
    return alone and "were" in _auxiliaries(row, at)


def _one(row: list[Token], noun_end: int, at: int, harm: str) -> Toll | None:
    """ "Name Surname was killed", "the mayor, Name, has been shot dead": one, told by name or office."""
    auxiliaries = _auxiliaries(row, at)
    if auxiliaries.isdisjoint(OF_ONE) or not auxiliaries.isdisjoint(OF_MANY):
        return None
    person = named_before(row, noun_end)
    soft = row[at].low == "hurt" or (harm == "injured" and person and person.first == noun_end)
    if not person or soft:  # trade and teams are "hurt" and "wounded" too
        return None
    first = person.first
    while first and row[first - 1].low not in PHRASE_END | BACK_STOP | HARM.keys():
        first -= 1
    start, end = row[first].start, row[at].end
    return Toll(harm, ONE, start, end, start, row[_last_word(row, at)].end, named=True)


def _people_back(row: list[Token], first: int, noun_end: int) -> Quantity | None:
    number = people_at(row, first)
    return number if number and number.last <= noun_end + 1 else None


def _counted(row: list[Token], number: Quantity, noun_end: int, at: int, harm: str) -> Toll:
    number = _widest(row, number)
    before = row[number.first - 1].low if number.first else ""
    figures = number.figures
    if before == "and" and number.first >= 2:  # "two boys and their father were killed"
        end = number.first - 1
        end -= is_apposed(row, end - 1)  # "the mayor, Name, and a guard"
        earlier = _earlier(row, end + 1)
        between = row[earlier.last : end] if earlier else []
        joined = between and all(
            t.low.replace(".", "").isalpha() and t.low not in HARM for t in between
        )
        figures = added(earlier.figures, figures) if earlier and joined else figures
    part = before in {"including", "them", "the"} and row[at].low not in {"dead"}
    return Toll(
        harm,
        figures,
        row[number.first].start,
        row[at].end,
        row[number.last - 1].end,
        row[noun_end].end,
        part,
    )


def _earlier(row: list[Token], before: int) -> Quantity | None:
    """Who stands before "and" and a number: "two boys and their father", "Name and two guards"."""
    for first in range(before - 2, max(-1, before - 6), -1):
        number = people_at(row, first)
        if number:
            return number
    named = named_before(row, before - 2)
    return Quantity(ONE, named.first, named.first) if named else None


def _widest(row: list[Token], number: Quantity) -> Quantity:
    """The same number with the qualifier that stands before it ("at least", "up to", "between")."""
    for first in range(max(0, number.first - 4), number.first):
        wider = quantity_at(row, first)
        if wider and wider.last == number.last:
            return wider
    return number


def _last_word(row: list[Token], at: int) -> int:
    """Index of the last word before "were also killed"; -1 where there is none."""
    before = at - 1
    while before >= 0 and (
        row[before].low in BE
        or row[before].low.endswith("ly")
        or row[before].low in {"also", "previously", "later", "who", "”", '"', "reported"}
    ):
        before -= 1
    return before


OF_ONE = frozenset(["was", "has", "had", "been"])
OF_MANY = frozenset(["were", "have", "are"])


def _auxiliaries(row: list[Token], at: int) -> set[str]:
    return {token.low for token in row[_last_word(row, at) + 1 : at]}


def _before_auxiliaries(row: list[Token], at: int) -> int:
    """Index of the last word of the noun phrase before "were also killed"; asides are passed over."""
    before = _last_word(row, at)
    if before > 0 and row[before].low in ASIDE and row[before + 1].low in BE | {"who"}:
        opening = ASIDE[row[before].low]
        inside = next(
            (i for i in range(before - 1, max(-1, before - 30), -1) if row[i].low == opening), -1
        )
        relative = inside < 0 and row[before + 1].low == "who"  # "the mayor, who was killed"
        before = before - 1 if relative else inside - 1
    return before
