"""Publishing and retracting as an editor does: the page is opened, a reason typed, the button pressed."""

from typing import Any

from django.test import Client

from tests.admin.page import desk, filled
from timeline.models import Incident


def opened(client: Client, verb: str, *incidents: Incident) -> dict[str, Any]:
    """What the form would send as it came."""
    ids = ",".join(str(incident.pk) for incident in incidents)
    return filled(client.get(desk("incident", verb), {"ids": ids}))


def through(client: Client, verb: str, *incidents: Incident, reason: str) -> Any:
    sent = opened(client, verb, *incidents) | {"reason": reason}
    return client.post(desk("incident", verb), sent, follow=True)
