"""Reports brought in at the desk, as the form sends them."""

from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

BLANK = {"text": "", "address": "", "outlet": "", "title": "", "published": ""}
ROCKETS = """Published: 2024-08-06

Rockets hit Al-Asad airbase in Iraq on Monday, injuring two US soldiers, officials said.
"""


def bring_in(client: Client, *files: tuple[str, str | bytes], **fields: str) -> Any:
    """POST `fields`, and files as (name, content)."""
    uploads = [
        SimpleUploadedFile(name, content.encode() if isinstance(content, str) else content)
        for name, content in files
    ]
    sent: dict[str, Any] = {**BLANK, **fields}
    return client.post(
        reverse("admin:bring_in"), sent | ({"uploads": uploads} if uploads else {}), follow=True
    )
