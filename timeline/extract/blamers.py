"""By whom a deed is laid at somebody's door, in the sentence's own words: "the Pentagon", "US officials"."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from timeline.extract.actor_mentions import ActorMention
from timeline.extract.lexicon.keys import word_set
from timeline.extract.place_mentions import PlaceMention
from timeline.extract.scene import Scene


class Blamer(NamedTuple):
    """`words` are as written, but for an article's capital; "" where nobody is named. `blamed`: by
    words that blame or suspect; else it is only said, or so "according to" them."""

    words: str = ""
    blamed: bool = False


OPEN = frozenset(["attributed", "suspected", "denied"])
"""Attributions that rest on what another says; who claims or confirms a deed speaks for himself."""

TELLING = word_set(
    "blame blames blamed blaming accuse accuses accused accusing suspect suspects suspected attributed believe "
    "believes said says say reported announced according"
)
SPEAKERS = word_set(
    "official officials officer officers authorities ministry minister ministers president government army military "
    "police navy command commander commanders spokesman spokeswoman spokesperson spokespeople source sources "
    "resident residents witness witnesses eyewitnesses analyst analysts expert experts investigator investigators "
    "prosecutor prosecutors diplomat diplomats governor mayor monitor monitors observatory agency envoy ambassador "
    "coalition council office media television lawmakers survivors activists medics doctors chief head members "
    "member intelligence one both neighbours leader leaders opposition mission"
)
"""Those who speak and have no name; other words for a speaker are names, with a capital."""

OWN_SIDE = word_set("army military navy government forces command ministry police officials")
"""Who speaks for a state's forces where no other state is named beside it."""

NO_NAME = (
    r"the|an?|and|or|but|nor|that|which|who|whom|whose|where|when|while|after|before|as|since|because|amid|if|"
    r"in|on|at|by|to|for|from|of|with|over|near|against|into|he|she|it|they|we|i|his|her|its|their|this|these|those|"
    r"no|not|nobody|none|was|were|is|are|be|been|has|have|had|did|does|do|would|will|could|may|might|also|later|"
    r"said|says|say|late|early|monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|"
    r"june|july|august|september|october|november|december|today|yesterday|overnight|earlier|days?|weeks?|months?|"
    r"years?|group|movement|there|what|how|why"
)
WORD = rf"(?!(?:{NO_NAME})\b)[\w.’'&-]*[\w’'&]\.?"
WORDS = rf"{WORD}(?: {WORD}){{0,5}}"
NAMED = rf"(?:(?P<article>the|an?|one of the) )?(?P<head>{WORDS})(?P<of>(?: (?:of|for|from|at|in) (?:the )?{WORDS}){{0,2}})"
BEFORE = re.compile(rf"(?<![\w’'.-]){NAMED}\Z", re.IGNORECASE)
AFTER = re.compile(NAMED, re.IGNORECASE)

AUXILIARY = (
    r"(?: (?:has|have|had|also|later|then|again|since|(?:on |late |early )?[A-Z]\w+day|\w+ly))*"
)
ASIDE = r"(?:, [^,;]{2,70},)?"
BLAMES = re.compile(
    rf"{ASIDE}{AUXILIARY} (?:blam(?:e|es|ed|ing)|accus(?:e|es|ed|ing)|suspects?|suspected|believes?|attributed)\b(?! (?:on|to|of|by)\b)"
)
BLAMED_BY = re.compile(
    r"\b(?:blamed|accused|suspected|attributed|held responsible)\b[^.;,]{0,60}? by "
)
SAYS = re.compile(rf"{ASIDE}{AUXILIARY} (?:said|says?|reported|announced)\b")
ENDING = re.compile(r"(?: (?:on |late |early )*[A-Z]\w+day| in an? [\w ]{1,30})*\s*(?:[,.”\"]|\Z)")
SAID_BY = re.compile(r",[”\"]? said ")
ACCORDING = re.compile(
    r"\baccording to (?:(?:an?|the) (?:\w+ )?(?:statement|report|post)s? (?:by|from|of) )?",
    re.IGNORECASE,
)
LEAD = 120  # characters before a verb in which its subject stands
TURNS = re.compile(r";|\b(?:after|when|while|since|because|before|would|will|whether|not)\b")
"""After these the sentence tells of another thing than what is said or blamed."""


def blamer_of(scene: Scene, doer: ActorMention, attribution: str) -> Blamer:
    """Who says in the sentence that the doer did it; nobody where it does not tell."""
    if attribution not in OPEN or not scene.says(TELLING):
        return Blamer()
    for words, blamed in _tellers(scene, doer):
        if words:
            return Blamer(words, blamed)
    return Blamer()


def _tellers(scene: Scene, doer: ActorMention) -> Iterator[tuple[str, bool]]:
    """By each way of telling, the surest first: the words ("" where they name nobody), and `blamed`."""
    text, start, end = scene.text, scene.start, scene.end
    for verb in BLAMES.finditer(text, start, doer.start):
        if not TURNS.search(text, verb.end(), doer.start):
            yield _before(scene, doer, verb.start()), True
    for verb in BLAMED_BY.finditer(text, start, end):
        yield _after(scene, doer, verb.end()), True
    for verb in ACCORDING.finditer(text, start, end):
        yield _after(scene, doer, verb.end()), False
    for verb in SAYS.finditer(text, start, end):
        if _is_told(text, doer, verb):
            yield _before(scene, doer, verb.start()), False
    for verb in SAID_BY.finditer(text, doer.end, end):
        yield _after(scene, doer, verb.end()), False


def _is_told(text: str, doer: ActorMention, verb: re.Match[str]) -> bool:
    """ "Y said that X did it", or "X did it, Y said."."""
    if verb.end() <= doer.start:
        return not TURNS.search(text, verb.end(), doer.start)
    return doer.end <= verb.start() and bool(ENDING.match(text, verb.end()))


def _before(scene: Scene, doer: ActorMention, at: int) -> str:
    """The longest name of a speaker that ends there."""
    begin = max(scene.start, at - LEAD)
    while match := BEFORE.search(scene.text, begin, at):
        if _speaks(scene, match):
            return _of_another_side(scene, doer, match)
        begin = match.start() + 1
    return ""


def _after(scene: Scene, doer: ActorMention, at: int) -> str:
    match = AFTER.match(scene.text, at, scene.end)
    return _of_another_side(scene, doer, match) if match and _speaks(scene, match) else ""


def _speaks(scene: Scene, match: re.Match[str]) -> bool:
    """Whether it names one who can speak; at the beginning of a sentence a capital is no sign of it."""
    head, at = match["head"], match.start("head")
    last = head.split()[-1]
    if last.strip(".").lower() in SPEAKERS or any(spot.start == at for spot in _named(scene)):
        return True
    return last[0].isupper() and (" " in head or at > scene.start)


def _named(scene: Scene) -> Sequence[ActorMention | PlaceMention]:
    return [*scene.actors, *scene.places]


def _of_another_side(scene: Scene, doer: ActorMention, match: re.Match[str]) -> str:
    """The words; "" where it is the doer's own side that speaks of what it did."""
    actors = [a for a in scene.actors if a.start < match.end() and match.start() < a.end]
    if any(actor.name == doer.name for actor in actors):
        return ""
    words = _as_written(match)
    of_some_state = words != words.lower()
    last = match["head"].split()[-1].strip(".").lower()
    if last in OWN_SIDE and not of_some_state and doer.kind in {"state", "forces", "generic"}:
        return ""
    return words


def _as_written(match: re.Match[str]) -> str:
    words = match.group() if ABBREVIATED.search(match.group()) else match.group().rstrip(".")
    first = words.split()[0].lower()
    return words[0].lower() + words[1:] if match["article"] or first in PLAIN else words


ABBREVIATED = re.compile(r"\.\w\.\Z")
PLAIN = SPEAKERS | word_set(
    "some several two three four one senior regional local provincial security medical military health state "
    "intelligence defence defense government other judicial many emergency rescue"
)
"""Words that have a capital only where a sentence begins."""
