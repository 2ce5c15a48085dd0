"""The desk: Django's admin, in which analysts check, edit and publish incidents."""

from timeline.admin import (
    actor,
    claim,
    dataset,
    incident,
    location,
    people,
    report,
    revision,
    saved_view,
    upload,
)

__all__ = [
    "actor",
    "claim",
    "dataset",
    "incident",
    "location",
    "people",
    "report",
    "revision",
    "saved_view",
    "upload",
]
