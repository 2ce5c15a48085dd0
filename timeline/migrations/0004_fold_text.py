"""The text of revisions that is searched becomes folded words."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from timeline.models.folding import folded


def fold(apps: StateApps, _editor: BaseDatabaseSchemaEditor) -> None:
    revisions = apps.get_model("timeline", "Revision").objects
    for pk, text in revisions.values_list("pk", "text").iterator(chunk_size=1000):
        revisions.filter(pk=pk).update(text=folded(text.split("\n")))


class Migration(migrations.Migration):
    dependencies = [
        ("timeline", "0003_match_indexes"),
    ]

    operations = [
        migrations.RunPython(fold, migrations.RunPython.noop),
    ]
