"""Rows of datasets into incidents: many at once, each batch one transaction."""

from timeline.actions.importing.batches import Left, Taken, import_events, survey_events
from timeline.actions.importing.known import DatasetToBe, dataset_to_be
from timeline.actions.importing.rehearsal import rehearse
from timeline.actions.importing.tally import Tally, not_taken

__all__ = [
    "DatasetToBe",
    "Left",
    "Taken",
    "Tally",
    "dataset_to_be",
    "import_events",
    "not_taken",
    "rehearse",
    "survey_events",
]
