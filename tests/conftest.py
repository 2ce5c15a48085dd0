"""Fixtures that every test may ask for."""

import pytest


@pytest.fixture
def uploads(settings, tmp_path):
    """A folder of its own for the files that a test hands in."""
    settings.MEDIA_ROOT = tmp_path / "uploads"
    return settings.MEDIA_ROOT
