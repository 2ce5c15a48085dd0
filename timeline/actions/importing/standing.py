"""What we have of the rows of a dataset, and why an import may not change some of it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, OuterRef, Subquery

from timeline.models import Claim, Dataset, DatasetRow, Link, Revision
from timeline.models.terms import OPEN, Stage

CLOSED = set(Stage) - set(OPEN)


@dataclass(frozen=True, slots=True)
class Standing:
    """One row as last read, and the incident that it became."""

    pk: int
    digest: str
    incident: int
    code: str
    stage: str
    modified: datetime
    reviewed: bool
    by_hand: bool
    told_otherwise: bool  # reports tell of it as well, or it is linked
    public_from: datetime | None

    @property
    def held(self) -> str:
        """Why no import changes the incident, to follow its name; "" where one may."""
        if self.stage in CLOSED:
            return f"was {self.stage} at the desk, and stays so"
        if self.stage == Stage.IN_REVIEW:
            return "is in review at the desk"
        if self.reviewed or self.by_hand:
            return "was changed or reviewed at the desk, and stays as it is there"
        return "is told by reports or linked at the desk as well" if self.told_otherwise else ""

    @property
    def is_public(self) -> bool:
        """As it stands, with nothing that was written since."""
        return self.public_from is not None and self.modified <= self.public_from


def standings(dataset: Dataset, keys: Collection[str]) -> dict[str, Standing]:
    """By key, those of the rows that we have."""
    incident = OuterRef("incident")
    public = Revision.objects.current().filter(incident=incident).values("public_from")[:1]
    linked = Link.objects.filter(incident=incident, kind__in=Link.PUBLIC_KINDS)
    told = Exists(Claim.objects.filter(incident=incident)) | Exists(linked)
    rows = (
        DatasetRow.objects.filter(dataset=dataset, key__in=keys)
        .annotate(told=told)
        .values_list(
            *("key", "pk", "digest", "incident", "incident__code", "incident__stage"),
            *("incident__modified", "incident__reviewed", "incident__by_hand"),
            "told",
            Subquery(public),
        )
    )
    return {key: Standing(*values) for key, *values in rows}
