"""What a sentence adds to the event told last without telling of another.

"There were no injuries", "the group denied it" and "X claimed it" are of that event; what has another
place or day is not.
"""

import re

from timeline.dates import Span
from timeline.extract.attribution import DENYING
from timeline.extract.blame import BLAMING, behind
from timeline.extract.events import Candidate
from timeline.extract.hosts import hosted
from timeline.extract.lexicon import Lexicon
from timeline.extract.lexicon.keys import word_set
from timeline.extract.records import Record
from timeline.extract.roles import can_do
from timeline.extract.scene import Scene
from timeline.extract.whenabouts import When
from timeline.extract.whereabouts import Spot, spot_beside


def add_to(latest: Record, scene: Scene, lexicon: Lexicon) -> None:
    """Gives the record the figures, the place, the hosts and the blame that the sentence tells of."""
    place = spot_beside(scene, lexicon)
    beside = place if _speaks_of(scene, latest) else None
    if beside:
        latest.spots.append(beside)
    blamed = behind(scene, [actor for actor in scene.actors if can_do(actor)])
    latest.blamed += [(scene, actor) for actor in blamed]
    latest.guests += hosted(scene)
    denied = _is_denied(scene, latest)
    latest.denied |= denied
    counted = scene.tolls and not _is_of_another(scene, place, latest)
    if beside or counted or blamed or denied:
        latest.scenes.append(scene)


def _is_denied(scene: Scene, record: Record) -> bool:
    """Whether those who are held to be behind the event deny it; what others deny is no matter."""
    match = scene.says(DENYING) and DENIAL.search(scene.text, scene.start, scene.end)
    if not match or scene.number - record.last_told > NEAR:
        return False
    doers = [doer for part in record.parts for doer in part.doers]
    doers += [doer for _, doer in record.blamed]
    before = [actor for actor in scene.actors if actor.end <= match.start()]
    if not doers or not before:
        return bool(doers) and bool(OFFICE.search(scene.text, scene.start, match.start()))
    named = {doer.name for doer in doers}
    return any(a.kind == "generic" or a.name in named for a in before) or (
        before[-1].kind == "state" and any(doer.kind == "generic" for doer in doers)
    )


NEAR = 3  # sentences
DENIAL = re.compile(
    r"\bden(?:y|ied|ies) (?:it|this|that|them|responsibility|involvement|any (?:role|involvement|responsibility|part)"
    r"|(?:carrying|being|having|conducting|striking|hitting|bombing|shelling|attacking|targeting|firing|launching)"
    r"|(?:the|any|these|those|all) (?:\w+ )?(?:accusations?|allegations?|claims?|charges?|reports?|accounts?))\b",
    re.IGNORECASE,
)
OFFICE = re.compile(
    r"\b(?:ministry|army|military|government|junta|authorities|officials?|spokes(?:man|woman|person)|commanders?|forces|group)\b",
    re.IGNORECASE,
)


def _is_of_another(scene: Scene, place: Spot | None, record: Record) -> bool:
    """Whether the sentence gives another place, or a day on which the event was not."""
    if is_elsewhere(place, record) and _brings_a_weapon(scene):
        return True
    if _is_of_one_town(scene, record):
        return True
    if any(toll.newest for toll in scene.tolls):
        return False
    days = [
        time.span for time in scene.times if time.span and time.quote.start not in scene.said_at
    ]
    day = record.first.when
    if not day or not days or any(_overlap(span, day.span) for span in days):
        return False
    return not (scene.says(TELLING) and all(span.start > day.span.end for span in days))


def _is_of_one_town(scene: Scene, record: Record) -> bool:
    """ "Town's mayor said there were no casualties", of what befell a whole country."""
    none = not any(any(toll.figures) for toll in scene.tolls)
    told = [part.where.where_prec for part in record.parts if part.where]
    wide = min(told) == COUNTRY if told else record.first.sub_type == "Disrupted weapons use"
    return none and wide and any(place.where_prec < COUNTRY - 1 for place in scene.places)


COUNTRY = 6  # where_prec


def _brings_a_weapon(scene: Scene) -> bool:
    """ "a drone came down": one that nobody has told of yet; a fire may burn in the next town."""
    return any(
        A_NEW.search(scene.text, max(scene.start, w.start - 40), w.start) for w in scene.weapons
    )


A_NEW = re.compile(r"\b(?:an?|another|one)\s+(?:[\w-]+\s+){0,3}\Z", re.IGNORECASE)
TELLING = word_set("said says told reported confirmed announced according")
"""A day after that of the event, in such a sentence, is when it was told."""


def _overlap(one: Span, two: Span) -> bool:
    return one.start <= two.end and two.start <= one.end


def is_elsewhere(place: Spot | None, record: Record) -> bool:
    """Whether a place is none of those where the event was, nor holds one, nor lies in one."""
    told = [part.where for part in record.parts if part.where]
    if not place or not told:
        return False
    return not any(place.shares(where) for where in told)


def is_on_another_day(when: When | None, record: Record) -> bool:
    """Whether a day is given that is none of the event's own."""
    own = [part.when.span for part in record.parts if part.when and part.when.own]
    if not when or not own:
        return False
    return not any(_overlap(span, when.span) for span in own)


def _speaks_of(scene: Scene, record: Record) -> bool:
    """Whether a sentence of the same paragraph, or the next one, speaks of "the" weapon that the event was about."""
    told = record.parts[-1].scene
    if scene.number - told.number > 1 and told.sentence.paragraph != scene.sentence.paragraph:
        return False
    words = {weapon.word.lower().split()[-1] for weapon in told.weapons}
    return any(
        DEFINITE_WEAPON.search(scene.text, max(scene.start, w.start - 30), w.start)
        for w in scene.weapons
        if w.word.lower() in words
    )


DEFINITE_WEAPON = re.compile(r"\b(?:the|this|that|these|those)\s+(?:\w+\s+)?\Z", re.IGNORECASE)


def only_adds(candidate: Candidate, last: Record) -> bool:
    """Takes in what says no more than who did the last event, or that its toll rose since."""
    if _only_claims(candidate) or _is_rival_account(candidate, last):
        last.blamed += [(candidate.scene, doer) for doer in candidate.doers]
        if candidate.killed:
            last.scenes.append(candidate.scene)
        return True
    tolls = [toll for toll in (candidate.killed, candidate.injured) if toll]
    none = tolls and not any(any(toll.figures) for toll in tolls)
    if candidate.only_harm and (none or (candidate.killed and candidate.killed.newest)):
        if not (none and _tells_of_another(candidate, last)):
            last.scenes.append(candidate.scene)
        return True
    return False


def _tells_of_another(candidate: Candidate, last: Record) -> bool:
    elsewhere = candidate.weapon and is_elsewhere(candidate.where, last)
    return bool(elsewhere) or is_on_another_day(candidate.when, last)


def _only_claims(candidate: Candidate) -> bool:
    """ "X claimed responsibility and said that nine had been killed": of what was told before."""
    if not candidate.only_harm or candidate.where or candidate.when or not candidate.doers:
        return False
    scene = candidate.scene
    if not scene.says(BLAMING):
        return False
    claimed = CLAIMS.search(scene.text, scene.start, scene.end)
    return bool(claimed or behind(scene, candidate.doers))


def _is_rival_account(candidate: Candidate, last: Record) -> bool:
    """ "X said it killed 60", of soldiers of whom others counted 40: no second attack."""
    scene, told = candidate.scene, last.first.killed
    if not (told and candidate.killed and candidate.doers) or candidate.when or candidate.anew:
        return False
    if candidate.where and is_elsewhere(candidate.where, last):
        return False
    names = frozenset([name for part in last.parts for name in part.doer_names])
    other = names and candidate.doer_names and not names & candidate.doer_names
    if other or candidate.killed.side != told.side or scene.number - last.last_told > NEAR:
        return False
    end = candidate.doers[0].end
    return bool(SAID_IT_KILLED.match(scene.text, end, scene.end))


SAID_IT_KILLED = re.compile(
    r"[^.;]{0,60}?\b(?:said|says|claimed|announced)\b(?: (?:that|on \w+|its \w+|in a statement))*? (?:(?:it|they|its \w+|he) )?(?:had |have )?(?:\w+ly )?"
    r"(?:killed|killing)\b"
)
CLAIMS = re.compile(r"\b(?:claimed|took|taken|accepted) (?:the )?(?:responsibility|credit)\b")


DEEDS = frozenset(["attack", "strike", "shelling", "blast", "bombing"])


def goes_on(candidate: Candidate, last: Record) -> bool:
    """ "Shelling resumed. It killed two": "it" is the deed just told, where nobody named did that."""
    scene, told = candidate.scene, last.parts[-1].scene
    near = scene.number - told.number == 1 and scene.sentence.paragraph == told.sentence.paragraph
    if not near or last.first.head.kind not in DEEDS or last.first.doers or last.first.killed:
        return False
    return scene.text[scene.start : candidate.head.start] == "It " and candidate.only_harm
