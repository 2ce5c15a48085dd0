"""One record before two analysts: each has the form as it was when they opened it."""

from typing import Any

from django.test import Client

from tests.admin.page import desk, filled
from timeline.models import Incident


def opened(client: Client, incident: Incident) -> dict[str, str]:
    """The form as somebody has it before them."""
    return filled(client.get(desk("incident", "change", incident.pk)))


def send(client: Client, incident: Incident, form: dict[str, str], **changes: Any) -> Any:
    address = desk("incident", "change", incident.pk)
    return client.post(address, {**form, **changes}, follow=True)
