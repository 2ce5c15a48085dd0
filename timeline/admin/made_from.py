"""What a form was made from: it travels with the form, so that whoever saves it overwrites nobody."""

import json
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, Self

from django.core import signing

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

    def stand_again(self) -> None:
        """Put the incident back to what the form knows, rows by their old keys: for a trial alone,
        which the caller rolls back."""
        incident = Incident.objects.get(pk=self.incident)
        put_back(incident, self.record)
        for name, now in _keys(incident).items():
            for told_by, key in now.items():
                was = self.keys[name].get(told_by, key)
                if was != key:
                    getattr(incident, name).filter(pk=key).update(id=was)


def digest(record: Record) -> str:
    return sha256(json.dumps(record, sort_keys=True).encode()).hexdigest()


def _keys(incident: Incident) -> Keys:
    def told_by(row: Any, names: tuple[str, ...]) -> str:
        return " ".join(str(getattr(row, row._meta.get_field(name).attname)) for name in names)

    return {
        name: {told_by(row, names): row.pk for row in getattr(incident, name).all()}
        for name, names in ROWS.items()
    }
