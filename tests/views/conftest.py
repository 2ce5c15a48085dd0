"""What the tests of pages ask for."""

from collections.abc import Callable

import pytest
from bs4 import BeautifulSoup


@pytest.fixture
def read(client, db) -> Callable[..., BeautifulSoup]:
    """The page at an address, parsed; `status` is what it must answer with."""

    def reading(address: str, *, status: int = 200, **headers: str) -> BeautifulSoup:
        response = client.get(address, headers=headers)
        assert response.status_code == status, response.content[:300]
        return BeautifulSoup(response.content, "html.parser")

    return reading
