"""Places get their names as they are compared."""

from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from timeline.models.location import compared


def compare(apps: StateApps, _editor: BaseDatabaseSchemaEditor) -> None:
    for model in ("Location", "LocationAlias"):
        rows = apps.get_model("timeline", model).objects
        for pk, name in rows.values_list("pk", "name").iterator(chunk_size=1000):
            rows.filter(pk=pk).update(compared=compared(name))


def field() -> models.CharField:
    return models.CharField(blank=True, db_index=True, editable=False, max_length=300)


class Migration(migrations.Migration):
    # PostgreSQL makes no index in a transaction that has changed the rows.
    atomic = False

    dependencies = [
        ("timeline", "0008_dataset_row_release"),
    ]

    operations = [
        migrations.AddField(model_name="location", name="compared", field=field()),
        migrations.AddField(model_name="locationalias", name="compared", field=field()),
        migrations.RunPython(compare, migrations.RunPython.noop),
    ]
