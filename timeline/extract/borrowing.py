"""What one record of a report lends another: the same base's owner, the other side of a war.

Each rule fills only what the record's own sentences leave open.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from timeline.extract.drafts import Draft, DraftActor
from timeline.extract.lexicon import Lexicon

INTERCEPTION = "Disrupted weapons use"
EXACT = 1  # where_prec of a named place


def lend(drafts: Sequence[Draft], lexicon: Lexicon) -> list[Draft]:
    """The drafts, each with what the others settle for it."""
    lent = [_with_target(draft, drafts) for draft in drafts]
    lent = [_with_opponent(draft, lent) for draft in lent]
    lent = [_with_doer(draft, lent) for draft in lent]
    lent = [_with_rival_state(draft, lent, lexicon) for draft in lent]
    return [_summarised(_at_home(draft, lexicon), lent) for draft in lent]


def actors_in(draft: Draft, role: str) -> list[DraftActor]:
    return [actor for actor in draft.actors if actor.role == role]


def _with_target(draft: Draft, drafts: Sequence[Draft]) -> Draft:
    """An attack on a base that another one hits too: the same forces are there."""
    if (
        actors_in(draft, "target")
        or draft.sub_event_type == INTERCEPTION
        or draft.place is None
        or draft.place.kind not in {"base", "camp"}
    ):
        return draft
    for other in drafts:
        if other.place == draft.place and actors_in(other, "target"):
            return replace(draft, actors=(*draft.actors, *actors_in(other, "target")))
    return draft


def _with_opponent(draft: Draft, drafts: Sequence[Draft]) -> Draft:
    """Weapons shot down that have no owner named were those of the other side in this report."""
    if draft.sub_event_type != INTERCEPTION or actors_in(draft, "target"):
        return draft
    own = {actor.name for actor in draft.actors}
    rivals = Counter(
        other_actor.name
        for other in drafts
        if own & {actor.name for actor in other.actors}
        for other_actor in other.actors
        if other_actor.name not in own and other_actor.known and other_actor.name != "Civilians"
    )
    known = {actor.name: actor.known for other in drafts for actor in other.actors}
    if not rivals:
        return draft
    rival = rivals.most_common(1)[0][0]
    return replace(draft, actors=(*draft.actors, DraftActor(rival, "target", known=known[rival])))


def _with_rival_state(draft: Draft, drafts: Sequence[Draft], lexicon: Lexicon) -> Draft:
    """An attack in the land of a state that the report shows at war with the attacker."""
    state = lexicon.states.get(draft.country or "")
    doers = {actor.name for actor in actors_in(draft, "perpetrator")}
    if not state or not doers or state.name in doers or actors_in(draft, "target"):
        return draft
    at_war = any(
        {actor.name for actor in other.actors} >= {state.name, *doers}
        for other in drafts
        if other is not draft
    )
    target = DraftActor(state.name, "target", known=state)
    return replace(draft, actors=(*draft.actors, target)) if at_war else draft


def _with_doer(draft: Draft, drafts: Sequence[Draft]) -> Draft:
    """A summary of attacks on a side, in places where one of them is told with its perpetrator."""
    if draft.count_low is None or actors_in(draft, "perpetrator"):
        return draft
    targets = {actor.name for actor in actors_in(draft, "target")}
    for other in drafts:
        same = targets & {actor.name for actor in actors_in(other, "target")}
        if same and other.span.start <= draft.span.end and actors_in(other, "perpetrator"):
            return replace(draft, actors=(*actors_in(other, "perpetrator"), *draft.actors))
    return draft


def _at_home(draft: Draft, lexicon: Lexicon) -> Draft:
    """A state that shot down another's weapons with no place given did so over its own land."""
    doers = [actor.known for actor in actors_in(draft, "perpetrator") if actor.known]
    targets = [actor.known for actor in actors_in(draft, "target") if actor.known]
    states = [doer for doer in doers if doer.country and doer == lexicon.states.get(doer.country)]
    if draft.location or draft.sub_event_type != INTERCEPTION or not states or not targets:
        return draft
    if targets[0] != lexicon.states.get(targets[0].country or ""):
        return draft
    place = lexicon.places.get(states[0].name)
    return replace(draft, location=states[0].name, country=states[0].country, place=place)


def _summarised(draft: Draft, drafts: Sequence[Draft]) -> Draft:
    """A record of several places whose places follow with facts of their own sums them up."""
    if draft.place is not None or not draft.location or draft.event_clarity == 2:
        return draft
    parts = [
        other
        for other in drafts
        if other.place
        and other.sub_event_type == draft.sub_event_type
        and other.location
        and other.location in draft.location
    ]
    return replace(draft, event_clarity=2) if parts else draft
