"""Who took part, as names in one box: "Hamas (suspected); Islamic State"."""

import re
from collections.abc import Iterable, Mapping

from django.core.exceptions import ValidationError

from timeline.actions.entering import Party
from timeline.admin.entry.names import Names
from timeline.models import Actor, Participation
from timeline.models.terms import Attribution, Role

ROLES: Mapping[str, str] = {
    "perpetrators": Role.PERPETRATOR,
    "targets": Role.TARGET,
    "others": Role.OTHER,
}
HINT = "Names, a semicolon between two; other names will do."
# How it is known, in the words that people write for it.
WORDS: Mapping[str, str] = {
    **{value: value for value in Attribution.values},
    "alleged": Attribution.SUSPECTED,
    "accused": Attribution.ATTRIBUTED,
    "blamed": Attribution.ATTRIBUTED,
    "as reported": Attribution.ATTRIBUTED,
}
ATTRIBUTED = (
    f"{HINT} How it is known in brackets: Hamas (suspected); or {', '.join(Attribution.values)}."
)

_PARTS = re.compile(r"[;\n]")
_ATTRIBUTED = re.compile(rf"(.+?)\s*\(({'|'.join(WORDS)})\)", re.IGNORECASE)
_IN_BRACKETS = re.compile(r"(.+?)\s*\(([a-z][^()]*)\)")  # a name begins with a capital there


def names_in(words: str) -> list[str]:
    """The names in a box, as they are typed."""
    parts = (" ".join(part.split()) for part in _PARTS.split(words))
    return [part for part in parts if part]


def asked_for(words: str) -> list[str]:
    """All names to look up for a box: "Hamas (suspected)" may be called just that."""
    parts = names_in(words)
    return parts + [match[1] for part in parts if (match := _ATTRIBUTED.fullmatch(part))]


def party_words(parts: Iterable[Participation], role: str) -> str:
    """What stands in the box of a role, of all who took part in an incident."""
    return "; ".join(
        f"{part.actor.name} ({part.attribution})" if part.attribution else part.actor.name
        for part in parts
        if part.role == role
    )


def parties_read(words: str, role: str, names: Names) -> list[Party]:
    """Who is meant in a box. Raises ValidationError with a sentence for each name that is not
    clear."""
    parties, refused = [], []
    for part in names_in(words):
        try:
            parties.append(_party(part, role, names))
        except ValidationError as refusal:
            refused.append(refusal)
    twice = _twice(parties)
    if twice:
        refused.append(ValidationError(f"“{twice}” is named twice."))
    if refused:
        raise ValidationError(refused)
    return parties


def _party(words: str, role: str, names: Names) -> Party:
    called = names.actor(words)
    match = _ATTRIBUTED.fullmatch(words)
    if isinstance(called, Actor) or match is None:
        _refuse_unknown_words(words, called)
        return Party(called)
    if role != Role.PERPETRATOR:
        raise ValidationError(
            f"Only a perpetrator is “{match[2].lower()}”: write “{match[1]}” alone."
        )
    return Party(names.actor(match[1]), WORDS[match[2].lower()])


def _refuse_unknown_words(words: str, called: Actor | str) -> None:
    """A new actor that is called "Hamas (blamed by Israel)" is never meant."""
    told = _IN_BRACKETS.fullmatch(words)
    if told and isinstance(called, str):
        raise ValidationError(
            f"“{told[2]}” says nothing that can stand behind “{told[1]}”; in brackets stands how it "
            f"is known: {', '.join(Attribution.values)}."
        )


def _twice(parties: Iterable[Party]) -> str:
    """The name of somebody who comes more than once, be it by another name."""
    seen = set()
    for actor, _ in parties:
        key = actor.pk if isinstance(actor, Actor) else actor.casefold()
        if key in seen:
            return str(actor)
        seen.add(key)
    return ""


def note(words: str, parties: Iterable[Party]) -> str:
    """How the names in a box were understood: who has another name here, and who is new."""
    typed = words.casefold()
    told = []
    for actor, _ in parties:
        if isinstance(actor, str):
            told.append(f"New actor “{actor}” will be made.")
        elif actor.name.casefold() not in typed:
            told.append(f"{actor.name}, by another name.")
    return " ".join(told)
