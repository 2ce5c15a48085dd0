"""The same change to many incidents, each kept as a version of its own."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from django.db import transaction

from timeline.actions.editing import editing
from timeline.actions.entering import Party, SheetValues, actor_row, fill, place_row, put
from timeline.models import Dataset, Incident, Note, Participation, User
from timeline.models.terms import OPEN, Stage

MOST = 500  # at once: each is locked until all are written
BEFORE_PUBLIC = (Stage.DRAFT, Stage.IN_REVIEW)


@dataclass(frozen=True, slots=True)
class Changes:
    """What is asked for; what is not is left as it is. `parties` are added to `role`."""

    values: SheetValues
    dataset: Dataset | None = None
    assigned_to: User | None = None
    stage: str = ""  # of BEFORE_PUBLIC
    parties: Sequence[Party] = ()
    role: str = ""


class Outcome(NamedTuple):
    changed: int
    same: int  # said all of it already
    skipped: list[str]  # why, a sentence each
    gone: int  # keys that no incident has


@transaction.atomic
def change_many(keys: Sequence[int], changes: Changes, *, by: str, why: str) -> Outcome:
    """Change the incidents with these keys, all or, where one cannot be written, none.

    One that is closed, or public while another stage is asked for, is skipped. Raises ValueError for
    more than MOST, ValidationError where values do not go together.
    """
    if len(keys) > MOST:
        raise ValueError(f"{len(keys):,} incidents are chosen; {MOST:,} at most at once.")
    changes = _with_rows(changes)
    skipped: list[str] = []
    changed = same = 0
    chosen = Incident.objects.select_related("location", "dataset", "assigned_to")
    for incident in chosen.select_for_update(of=("self",)).filter(pk__in=keys).order_by("pk"):
        refusal = _refusal(incident, changes)
        if refusal:
            skipped.append(refusal)
        elif _change(incident, changes, by=by, why=why):
            changed += 1
        else:
            same += 1
    gone = len(set(keys)) - changed - same - len(skipped)
    return Outcome(changed, same, skipped, gone)


def _with_rows(changes: Changes) -> Changes:
    """With new places and actors made, once for all."""
    values = changes.values.copy()
    if "place" in values:
        values["place"] = place_row(values["place"])
    parties = [Party(actor_row(actor), attribution) for actor, attribution in changes.parties]
    return replace(changes, values=values, parties=parties)


def _refusal(incident: Incident, changes: Changes) -> str:
    if incident.stage not in OPEN:
        return f"“{incident}” is {incident.stage}, so it was left as it is."
    if changes.stage and incident.stage not in BEFORE_PUBLIC:
        return f"“{incident}” is {incident.stage} and cannot be {changes.stage} again."
    return ""


def _change(incident: Incident, changes: Changes, *, by: str, why: str) -> bool:
    """Whether anything of it is another now."""
    moved = _move(incident, changes, by=by, why=why)
    with editing(incident, by=by, why=why):
        filled = bool(changes.dataset) and fill(incident, {"dataset": changes.dataset})
        written = put(incident, changes.values)
        added = [_add(incident, party, changes.role) for party in changes.parties]
    return moved or filled or written or any(added)


def _move(incident: Incident, changes: Changes, *, by: str, why: str) -> bool:
    """Whether another has it now, or it has another stage. That is no version of what it says, nor a
    hand in it, so that the reason stands as a note."""
    asked = {"assigned_to": changes.assigned_to, "stage": changes.stage}
    moved = fill(incident, {name: value for name, value in asked.items() if value})
    if moved and why:
        Note.objects.create(incident=incident, text=why, by=by)
    return moved


def _add(incident: Incident, party: Party, role: str) -> bool:
    """Whether it is there anew, or is known in another way now. One that is given without a word on
    how it is known keeps the word that it has."""
    part, added = Participation.objects.get_or_create(
        incident=incident,
        actor=party.actor,
        role=role,
        defaults={"attribution": party.attribution},
    )
    if added or party.attribution in ("", part.attribution):
        return added
    part.attribution = party.attribution
    part.save(update_fields=["attribution"])
    return True
