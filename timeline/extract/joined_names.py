"""Names that stand together for one party: "A and B"."""

import re
from collections.abc import Sequence

from timeline.extract.actor_mentions import ActorMention

JOINED = re.compile(
    r"\)?\s*(?:,|and|, and|or)\s+(?:the\s+|its\s+)?(?:[\w]+-(?:led|backed|aligned)\s+)?\Z"
)
"""Words between two actors named together: "A and B"."""


def with_joined(
    text: str, found: list[ActorMention], actors: Sequence[ActorMention]
) -> list[ActorMention]:
    """Adds those named together with the first: "A and B"."""
    group = list(found)
    for actor in actors:
        if actor not in group and any(_are_joined(text, one, actor) for one in group):
            group.append(actor)
    for actor in reversed(actors):  # those before a name that its abbreviation follows
        if actor not in group and any(_are_joined(text, actor, one) for one in group):
            group.append(actor)
    group += _with_its_partners(text, group, actors)
    return list({actor.name: actor for actor in reversed(group)}.values())[::-1]


def _with_its_partners(
    text: str, group: Sequence[ActorMention], actors: Sequence[ActorMention]
) -> list[ActorMention]:
    """ "X and its partners, A and B": X too."""
    first = min(actor.start for actor in group)
    before = [actor for actor in actors if actor.end < first]
    for actor in reversed(before[-2:]):
        if AND_PARTNERS.fullmatch(text, actor.end, first):
            return [actor]
    return []


AND_PARTNERS = re.compile(
    r",? (?:and|with|along with|together with|alongside) (?:its|their) (?:[\w-]+ ){0,3}(?:partners|allies|partner forces),? (?:including )?(?:the )?"
)


ACCORDING = re.compile(r"\baccording to\s+(?:the\s+|an?\s+)?(?:\w+\s+)?\Z", re.IGNORECASE)


def _are_joined(text: str, one: ActorMention, two: ActorMention) -> bool:
    first, second = (one, two) if one.start < two.start else (two, one)
    if not 0 <= second.start - first.end <= 28:
        return False
    if first.name == second.name and text[first.end : second.start] == " (":
        return True
    if not JOINED.fullmatch(text[first.end : second.start]):
        return False
    return not ACCORDING.search(text, max(0, first.start - 40), first.start)
