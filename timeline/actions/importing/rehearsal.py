"""What an import would change in incidents that we have, by doing it and taking it back."""

from collections.abc import Collection, Sequence

from django.db import transaction

from timeline.actions.importing.batches import import_events
from timeline.actions.importing.known import DatasetToBe
from timeline.actions.record import Record, public_record
from timeline.formats.events import EventRead
from timeline.models import Incident


def rehearse(events: Sequence[EventRead], *, into: DatasetToBe) -> list[tuple[Record, Record]]:
    """The records of the incidents of these rows, as they are and as the rows would make them. For a
    few rows: while this runs, nobody else writes."""
    keys = [event.key for event in events]
    with transaction.atomic():
        before = _records(into, keys)
        for _ in import_events(events, into=into, by="", public=False):
            pass
        after = _records(into, keys)
        transaction.set_rollback(True)
    return [(before[key], after[key]) for key in keys if key in before]


def _records(into: DatasetToBe, keys: Collection[str]) -> dict[str, Record]:
    incidents = (
        Incident.objects.for_record()
        .select_related("dataset_row")
        .filter(dataset_row__dataset__name=into.name, dataset_row__key__in=keys)
    )
    return {incident.dataset_row.key: public_record(incident) for incident in incidents}
