"""What was written, as it goes into an empty database and becomes public there."""

import csv
from io import StringIO
from pathlib import Path

from django.apps import apps
from django.core.management import call_command
from django.db import connection


def emptied() -> None:
    """Nothing is left of what was public, nor of the names that it knew."""
    for model in apps.get_app_config("timeline").get_models(include_auto_created=True):
        model._base_manager.all()._raw_delete(connection.alias)


def imported(path: Path, text: str, *options: str) -> str:
    """Published from a file of this text; gives what the command said."""
    path.write_text(text, encoding="utf-8", newline="")
    said = StringIO()
    call_command("import_events", str(path), "--publish", *options, stdout=said, stderr=said)
    return said.getvalue()


def table(text: str, *, without: set[str] | frozenset[str] = frozenset()) -> list[dict[str, str]]:
    """Its rows by column, in an order that no code decides."""
    rows = [
        {name: cell for name, cell in row.items() if name not in without}
        for row in csv.DictReader(StringIO(text, newline=""))
    ]
    return sorted(rows, key=lambda row: tuple(row.values()))


def publish_seeds() -> None:
    """The reports that lie beside the code."""
    folder = Path(__file__).resolve().parents[2] / "fixtures" / "reports"
    call_command("import_reports", *map(str, folder.glob("*.txt")), "--publish", stdout=StringIO())
