"""One clause to one candidate: an event as that clause alone tells it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from timeline.extract.actor_mentions import UNNAMED, ActorMention
from timeline.extract.aims import Aim, aim_of, aims, possessor
from timeline.extract.blame import IN_GENERAL
from timeline.extract.clauses import Clause, clauses
from timeline.extract.counts import counted_apart, events_counted, one_killed, toll_of
from timeline.extract.deeds import HARMS
from timeline.extract.drafts import TimeExpression
from timeline.extract.gazetteer import zone_of
from timeline.extract.kinds import sub_type
from timeline.extract.lexicon import Lexicon
from timeline.extract.lexicon.keys import word_set
from timeline.extract.no_casualties import Toll
from timeline.extract.patterns import lowered
from timeline.extract.quantities import Quantity
from timeline.extract.roles import doers, more_than_places, suspected
from timeline.extract.scene import Scene
from timeline.extract.sides import sides
from timeline.extract.subjects import SUPPORT, SUPPORTING
from timeline.extract.told_anchors import in_anchor
from timeline.extract.triggers import Trigger
from timeline.extract.weapons_used import weapon_used
from timeline.extract.whenabouts import When, event_times, hanging_time, speech_time, when
from timeline.extract.whereabouts import Spot, spot

DEFINITE = re.compile(
    r"\b(?:the|this|that|these|those|such|both|\w+day[’']s|today[’']s|it was an?)\s+(?:(?!(?:an?|the|of|some)\b)[\w“”\"’,-]+\s+){0,3}\Z"
)
"""Reads lower case, which takes half the time."""

ANEW = re.compile(
    r"\b(?:second|third|(?<!the )(?:fourth|fifth|sixth|seventh)|another|separate|separately|additional|additionally|then|later(?! (?:said|says|told|confirmed|reported|put|rose|died|announced))|other|elsewhere|also|meanwhile|new|fresh)\b"
)
ALSO_HARMED = re.compile(r"\b(?:was|were) also \w+(?! (?:\w+ ){0,3}elsewhere\b)")
""""Two guards were also killed": more of the dead of one event."""

OTHER = word_set(
    "second third fourth fifth sixth seventh another separate separately additional additionally then later other elsewhere also "
    "meanwhile new fresh"
)
"""Words of which ANEW needs one; so with those below and the pattern that follows them."""

HAVING = word_set("have has")
HABITUAL = re.compile(
    r"\b(?:have|has) (?:been (?:frequent|common|rising|constant|increasing)|continued|increased|become|long|stepped up|intensified|escalated|ramped up|surged|multiplied|soared|(?:repeatedly |often )?come under)\b"
)
ONE_OR_ANOTHER = word_set("one another")
DURING_ONE = re.compile(r"\b(?:during|in) (?:one|another) of (?:the|these|those)\b", re.IGNORECASE)
RESPONDING = word_set(
    "responded retaliated back replied response retaliation reprisal revenge returned"
)
RESPONDS = re.compile(
    r"\b(?:responded|retaliated|hit back|struck back|replied) (?:by|with)\b|\b(?:returned fire|fired back)\b"
    r"|\A\W*(?:in|as an?) (?:response|retaliation|reprisal|revenge)\b(?! (?:to|for))"
)
OF = re.compile(r"\s+of\b")
NAME = re.compile(r"[A-Z][\w’'-]+")
NAMED_VICTIM = re.compile(r"\s+of\s+(?:(?!(?:in|at|on|by|near|after|last)\b)[\w’'.-]+\s*){1,9}")


@dataclass(slots=True, eq=False)  # read far oftener than made
class Candidate:
    clause: Clause
    sub_type: str  # "" while only the victim can decide it
    weapon: str  # its words, "" when none is stated
    where: Spot | None
    when: When | None
    hangs: TimeExpression | None  # a time told from another event
    said: TimeExpression | None  # when the statement that tells of it was made
    doers: tuple[ActorMention, ...]
    implied: bool  # the doer is only implied by who is threatened in return
    aims: tuple[Aim, ...]
    killed: Toll | None
    injured: Toll | None
    count: Quantity | None  # how many events it sums up
    definite: bool  # refers back to an event already told ("the attack")
    anew: bool  # says that it is another one ("a second strike")
    habit: bool  # a bare plural: no event of its own
    responds: bool  # "X responded by …": it answers what was told before

    # What follows from these, kept since it is asked for again and again.
    scene: Scene = field(init=False)
    head: Trigger = field(init=False)
    only_harm: bool = field(init=False)
    is_bare: bool = field(init=False)  # neither place, day nor doer, and no word that points back
    assesses: bool = field(init=False)  # what came of a strike by the words of those who flew it
    victims: frozenset[str] = field(init=False)  # of the one whose killing it is: "killing of Name"
    doer_names: frozenset[str] = field(init=False)  # by name, and of what they are part of
    aim_names: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        self.scene, self.head = self.clause.scene, self.clause.head
        self.only_harm = self.head.kind in HARMS
        self.victims = _victims(self.clause)
        self.doer_names = _names_of(self.doers)
        self.aim_names = frozenset(
            [aim.name for aim in self.aims if aim.nature in {"actor", "merchant"}]
        )
        day = self.when and not (self.only_harm and THAT_DAY.search(self.clause.words))
        ship = any(aim.mention.form == "ship" for aim in self.aims)
        told = self.where or day or self.doers or self.definite or ship
        self.is_bare = not (told or _is_a_killing(self.head))
        self.assesses = self.is_bare and not self.only_harm and self.scene.says(ASSESSMENTS)


THAT_DAY = re.compile(r"\bthat (?:same )?(?:day|night|morning|afternoon|evening)\b", re.I)
ASSESSMENTS = word_set("assessment assessments")


def _is_a_killing(main: Trigger) -> bool:
    """ "the killing": one event by its own words, unlike "two were killed"."""
    return main.kind == "kill" and main.part == "noun" and not main.word.endswith("s")


def _victims(clause: Clause) -> frozenset[str]:
    main, text = clause.head, clause.scene.text
    if main.kind != "kill" or main.part != "noun":
        return frozenset()
    named = NAMED_VICTIM.match(text, main.end, clause.end)
    return frozenset(NAME.findall(named.group())) if named else frozenset()


def _names_of(doers: Sequence[ActorMention]) -> frozenset[str]:
    known = [(doer.name, doer.actor.parent) for doer in doers if doer.kind not in UNNAMED]
    return frozenset([name for names in known for name in names if name])


def candidates(scene: Scene, lexicon: Lexicon) -> list[Candidate]:
    """The events that a sentence tells of, one a clause, split where it parts them by actor or place."""
    return [part for clause in clauses(scene) for part in _parts(_candidate(clause, lexicon))]


def _candidate(clause: Clause, lexicon: Lexicon) -> Candidate:
    where = spot(clause, clause.scene.places, lexicon)
    zone = zone_of(lexicon, where.places[0]) if where else ""
    named = more_than_places(clause)
    done_by, opponents = sides(clause, doers(clause, named))
    implied = [] if done_by else suspected(clause)
    times = event_times(clause)
    hanging = hanging_time(times)
    time = when(clause, times, zone)
    count = events_counted(clause)
    weapon = weapon_used(clause)
    hit = [aim_of(side) for side in opponents] or _aims(clause, named, [*done_by, *implied])
    return Candidate(
        clause=clause,
        sub_type=sub_type(clause, weapon),
        weapon=weapon.word if weapon else "",
        where=where,
        when=time,
        hangs=hanging,
        said=speech_time(clause),
        doers=tuple(done_by or implied),
        implied=bool(implied),
        aims=tuple(hit),
        killed=toll_of(clause, "killed") or one_killed(clause),
        injured=toll_of(clause, "injured"),
        count=count,
        definite=_is_definite(clause),
        anew=_is_anew(clause) or _is_told_by_date(clause, hanging),
        habit=_is_habit(clause, time, count),
        responds=_responds(clause),
    )


def _aims(
    clause: Clause, named: Sequence[ActorMention], done_by: Sequence[ActorMention]
) -> list[Aim]:
    """Those hit; a leader or commander without a name of his own stands for his side."""
    found = aims(clause, named, done_by)
    owner = possessor(clause) if _kills_person(clause) else None
    if owner and not any(aim.nature == "actor" for aim in found):
        return [aim_of(owner)]
    return found


def _kills_person(clause: Clause) -> bool:
    return "kill" in [trigger.kind for trigger in clause.triggers]


def _is_anew(clause: Clause) -> bool:
    scene = clause.scene
    low = lowered(scene.text)
    if scene.says(OTHER) and ANEW.search(low, clause.start, clause.head.end):
        added = clause.head.kind in HARMS and ALSO_HARMED.search(low, clause.start, clause.end)
        return not added
    one = scene.says(ONE_OR_ANOTHER)
    return one and bool(DURING_ONE.search(scene.text, clause.start, scene.end))


def _is_told_by_date(clause: Clause, hanging: TimeExpression | None) -> bool:
    """ "It came a day after a raid in X": that raid, no event told of before."""
    if hanging is None or not in_anchor(clause.scene, hanging):
        return False
    return hanging.quote.start <= clause.head.start < hanging.quote.end


def _responds(clause: Clause) -> bool:
    if not clause.scene.says(RESPONDING):
        return False
    return bool(RESPONDS.search(lowered(clause.scene.text)[clause.start : clause.end]))


def _is_definite(clause: Clause) -> bool:
    text, start, main = clause.scene.text, clause.scene.start, clause.head
    if main.part == "noun":
        if main.kind == "kill" and OF.match(text[main.end : main.end + 4]):
            return False
        return bool(DEFINITE.search(lowered(text), max(start, main.start - 60), main.start))
    if main.kind == "clash" and WITH_THE.match(text, main.end):
        return True
    if main.part == "verb" and (
        THE_POST.match(text, main.end) or THOSE_FIRED.match(text, main.start)
    ):
        return True
    if ASSAILANTS.match(text, clause.start, main.start):
        return True
    weapon = next((w for w in clause.scene.weapons if clause.start <= w.start < main.start), None)
    if not weapon or ONE_OF.search(text, clause.start, weapon.start):
        return False
    return bool(DEFINITE.search(lowered(text), max(start, weapon.start - 40), weapon.start))


THOSE_FIRED = re.compile(r"(?:fired|launched) (?:the|those) (?:rockets|missiles|drones|shells)\b")
""""said it had fired the rockets": those told of before."""
ASSAILANTS = re.compile(
    r"\W*The (?:assailants|attackers|gunmen|raiders|bombers?|gunman|attacker|assailant)\b"
)
THE_POST = re.compile(
    r" the (?:post|outpost|base|barracks|garrison|camp|compound|checkpoint)\b(?! of\b)"
)
""""stormed the post": that told of before."""

WITH_THE = re.compile(
    r" with the [a-z]+ers\b| with the (?:militants|gunmen|insurgents|bandits|rebels)\b"
)
""""clashed with the smugglers": those told of before."""

ONE_OF = re.compile(
    r"\b(?:one|two|some|several|another|rest) of (?:the|them|these|those)\s+\Z", re.I
)
"""One of several things told of: what it did is told apart."""


def _is_habit(clause: Clause, time: When | None, count: Quantity | None) -> bool:
    """A bare plural with neither count nor day of its own tells of no event."""
    main, scene = clause.head, clause.scene
    low = lowered(scene.text)
    if IN_GENERAL.match(scene.text, scene.start, scene.end) and count is None:
        return True
    if count is None and scene.says(HAVING) and HABITUAL.search(low, clause.start, clause.end):
        return True
    if main.part != "noun" or not main.word.lower().endswith("s") or count is not None:
        return False
    acted = any(t.part == "verb" for t in clause.triggers) or (
        scene.says(SUPPORTING) and SUPPORT.search(low, clause.start, clause.end)
    )
    dated = time is not None and not (time.span.lasting and time.span.days > 2)
    return not acted and not dated


def _parts(candidate: Candidate) -> Iterator[Candidate]:
    """Two doers of an interception did one each; two sides hit in two countries were hit apart."""
    targets, places = candidate.aims, candidate.where.places if candidate.where else ()
    if candidate.sub_type == "Disrupted weapons use" and len(candidate.doers) == 2:
        for doer in candidate.doers:
            yield replace(candidate, doers=(doer,), aims=())
    elif len({t.name for t in targets}) == len(targets) == len(
        {place.country for place in places}
    ) == 2 == len(places) and not any(aim.mention.kind == "coalition" for aim in targets):
        yield from _by_country(candidate)
    elif candidate.count and len(places) == 2:
        yield from _by_count(candidate)
    else:
        yield candidate


def _by_count(candidate: Candidate) -> Iterator[Candidate]:
    """ "12 times in A and 30 times in B": a sum for each place."""
    where = candidate.where
    here = [] if where is None else [m for m in candidate.scene.places if m.place in where.places]
    counts = counted_apart(candidate.clause, [mention.start for mention in here])
    if where is None or len(counts) != 2:
        yield candidate
        return
    for number, spot_of_one in zip(counts, where.apart(), strict=True):
        yield replace(candidate, count=number, where=spot_of_one)


def _by_country(candidate: Candidate) -> Iterator[Candidate]:
    """ "A and B targets in X and Y": A in X, B in Y, as the words are ordered."""
    spots = candidate.where.apart() if candidate.where else []
    for aim, where in zip(candidate.aims, spots, strict=True):
        yield replace(candidate, aims=(aim,), where=where)
