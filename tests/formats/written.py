"""What is written, as a test asks for it."""

from typing import Any

from django.test import Client


def got(client: Client, address: str, **headers: str) -> Any:
    """The answer to the address, which is 200."""
    response = client.get(address, headers=headers)
    assert response.status_code == 200, response.getvalue()[:500]
    return response


def text_of(client: Client, address: str) -> str:
    return got(client, address).getvalue().decode()
