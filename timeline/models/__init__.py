"""The nouns, one file each."""

from timeline.models.actor import Actor, ActorAlias, ActorForwarding
from timeline.models.claim import Claim
from timeline.models.dataset import Dataset, DatasetRow
from timeline.models.incident import Incident, Link, Participation
from timeline.models.location import Location, LocationAlias, LocationForwarding
from timeline.models.report import Report
from timeline.models.revision import ChangeCounter, Revision, RevisionLink
from timeline.models.saved_view import SavedView
from timeline.models.upload import Upload
from timeline.models.user import User

__all__ = [
    "Actor",
    "ActorAlias",
    "ActorForwarding",
    "ChangeCounter",
    "Claim",
    "Dataset",
    "DatasetRow",
    "Incident",
    "Link",
    "Location",
    "LocationAlias",
    "LocationForwarding",
    "Participation",
    "Report",
    "Revision",
    "RevisionLink",
    "SavedView",
    "Upload",
    "User",
]
