"""What a form was made from: it travels with the form, so that whoever saves it overwrites nobody."""

import json
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, Self

from django.core import signing
from django.db.models import F

from timeline.actions.parts import differing
from timeline.actions.record import Record
from timeline.actions.working import put_back, working_record
from timeline.models import Incident

SALT = "timeline.admin.made_from"
# The rows of an inline are known to their form by key; by what they are known to a record.
ROWS = {"participations": ("role", "actor"), "claims": ("report",), "links": ("kind", "target")}
Keys = dict[str, dict[str, int]]


@dataclass(frozen=True)
class MadeFrom:
    """`record` stood when the form was made, `keys` are those of its rows, `number` is that of the
    last version then."""

    incident: int
    record: Record
    keys: Keys
    assigned_to: int | None
    number: int

    @classmethod
    def now(cls, incident: Incident) -> Self:
        last = incident.versions.order_by("-number").first()
        return cls(
            incident.pk,
            working_record(incident),
            _keys(incident),
            incident.assigned_to_id,
            last.number if last else 0,
        )

    @classmethod
    def read(cls, token: str, incident: Incident) -> Self | None:
        """What `token` holds; None where it is no token of this incident."""
        try:
            found = cls(**signing.loads(token, salt=SALT))
        except (signing.BadSignature, TypeError):  # or of a form that an older Dateline made
            return None
        return found if found.incident == incident.pk else None

    def token(self) -> str:
        return signing.dumps(vars(self), salt=SALT, compress=True)

    def stands(self, incident: Incident) -> bool:
        """Whether nobody has changed it since."""
        same = not differing(self.record, working_record(incident))
        return same and self.assigned_to == incident.assigned_to_id

    def stand_again(self) -> list[str]:
        """Put the incident back to what the form knows, rows by their old keys: for a trial alone,
        which the caller rolls back. Gives a sentence for each thing that is gone."""
        incident = Incident.objects.get(pk=self.incident)
        lost = put_back(incident, self.record)
        for name, now in _keys(incident).items():
            olds = {key: self.keys[name].get(told_by, key) for told_by, key in now.items()}
            _have_keys(getattr(incident, name), {a: b for a, b in olds.items() if a != b})
        return lost

    def rows(self) -> dict[str, set[int]]:
        """The keys of the rows that stand."""
        incident = Incident.objects.get(pk=self.incident)
        return {name: set(keys.values()) for name, keys in _keys(incident).items()}


def digest(record: Record) -> str:
    return sha256(json.dumps(record, sort_keys=True).encode()).hexdigest()


def _have_keys(rows: Any, olds: dict[int, int]) -> None:
    """Give each of the rows the key that it had, by the one that it has now."""
    for key, old in olds.items():
        rows.filter(pk=key).update(id=-old)  # out of the way of the others first
    rows.model.objects.filter(pk__in=olds.values()).delete()  # moved to another incident since
    rows.filter(pk__lt=0).update(id=-F("id"))


def _keys(incident: Incident) -> Keys:
    def told_by(row: Any, names: tuple[str, ...]) -> str:
        return " ".join(str(getattr(row, row._meta.get_field(name).attname)) for name in names)

    return {
        name: {told_by(row, names): row.pk for row in getattr(incident, name).all()}
        for name, names in ROWS.items()
    }
