"""The desk: Django's admin, in which analysts check, edit and publish incidents."""

from timeline.admin import (
    actor,
    audit,
    claim,
    dataset,
    incident,
    location,
    people,
    problem,
    report,
    revision,
    saved_view,
    upload,
)

__all__ = [
    "actor",
    "audit",
    "claim",
    "dataset",
    "incident",
    "location",
    "people",
    "problem",
    "report",
    "revision",
    "saved_view",
    "upload",
]
