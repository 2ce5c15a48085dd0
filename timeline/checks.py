"""What Dateline asks of the place it runs in, told by `manage.py check`."""

from collections.abc import Sequence
from typing import Any

from django.core.checks import CheckMessage, Error, register
from django.db import connections

SUPPORTED = {"sqlite", "postgresql"}


@register
def database_is_supported(app_configs: Any, **kwargs: Any) -> Sequence[CheckMessage]:
    """The public record rests on partial unique indexes, which MySQL and Oracle do not have."""
    vendor = connections["default"].vendor
    if vendor in SUPPORTED:
        return []
    return [
        Error(
            f"Dateline runs on SQLite or PostgreSQL, not on {vendor}.",
            hint="Set DATABASE_URL to sqlite:///… or postgres://…",
            id="timeline.E001",
        )
    ]
