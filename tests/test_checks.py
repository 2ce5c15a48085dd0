"""A database that cannot hold the public record is refused in words."""

from types import SimpleNamespace

import pytest

from timeline import checks


@pytest.mark.parametrize(("vendor", "refused"), [("sqlite", 0), ("postgresql", 0), ("mysql", 1)])
def test_only_databases_with_partial_unique_indexes_are_accepted(monkeypatch, vendor, refused):
    monkeypatch.setattr(checks, "connections", {"default": SimpleNamespace(vendor=vendor)})

    assert len(checks.database_is_supported(None)) == refused
