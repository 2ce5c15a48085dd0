"""Revisions get the coordinates of their places as columns, from their records, in one statement."""

from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

FILL = {
    "sqlite": """
        UPDATE timeline_revision SET
            latitude = json_extract(record, '$.location.latitude'),
            longitude = json_extract(record, '$.location.longitude')
        WHERE location <> ''
    """,
    "postgresql": """
        UPDATE timeline_revision SET
            latitude = (record #>> '{location,latitude}')::float8,
            longitude = (record #>> '{location,longitude}')::float8
        WHERE location <> ''
    """,
}


def fill(_apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    editor.execute(FILL[editor.connection.vendor])


def field() -> models.FloatField:
    return models.FloatField(blank=True, null=True)


class Migration(migrations.Migration):
    dependencies = [
        ("timeline", "0009_compared_names"),
    ]

    operations = [
        migrations.AddField("revision", "latitude", field()),
        migrations.AddField("revision", "longitude", field()),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
