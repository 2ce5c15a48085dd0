"""The nouns, one file each."""

from timeline.models.actor import Actor, ActorAlias, ActorForwarding
from timeline.models.audit import AuditEntry
from timeline.models.claim import Claim
from timeline.models.dataset import Dataset, DatasetRow
from timeline.models.decision import Decision
from timeline.models.evidence import Evidence
from timeline.models.incident import Incident, Link, Participation
from timeline.models.location import Location, LocationAlias, LocationForwarding
from timeline.models.merge import IncidentForwarding, Merge
from timeline.models.note import Note
from timeline.models.problem import Problem
from timeline.models.report import Report
from timeline.models.revision import ChangeCounter, Revision, RevisionLink
from timeline.models.saved_view import SavedView
from timeline.models.upload import Upload
from timeline.models.user import User
from timeline.models.version import Version

__all__ = [
    "Actor",
    "ActorAlias",
    "ActorForwarding",
    "AuditEntry",
    "ChangeCounter",
    "Claim",
    "Dataset",
    "DatasetRow",
    "Decision",
    "Evidence",
    "Incident",
    "IncidentForwarding",
    "Link",
    "Location",
    "LocationAlias",
    "LocationForwarding",
    "Merge",
    "Note",
    "Participation",
    "Problem",
    "Report",
    "Revision",
    "RevisionLink",
    "SavedView",
    "Upload",
    "User",
    "Version",
]
