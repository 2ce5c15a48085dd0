"""The public record in columns of its own, numbered by change; rows of datasets; links of revisions."""

import django.db.models.deletion
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

import timeline.models.revision
from timeline.models.revision import named


def fill(apps: StateApps, _editor: BaseDatabaseSchemaEditor) -> None:
    """What stood in tables of actors and places beside each revision moves into its own columns."""
    actors, places, revisions, links = (
        apps.get_model("timeline", name).objects
        for name in ("RevisionActor", "RevisionPlace", "Revision", "RevisionLink")
    )
    if not revisions.exists():
        return
    apps.get_model("timeline", "ChangeCounter").objects.create(pk=1, number=1)
    for pk, record in revisions.values_list("pk", "record").iterator(chunk_size=1000):
        mine = {"revision_id": pk}
        # the rows of RevisionPlace hide the new field of the same name, but not from an update
        revisions.filter(pk=pk).update(
            parties=named(actors.filter(**mine).values_list("slug", "role", "name")),
            places=named(places.filter(**mine).values_list("slug", "country", "name")),
            change=1,
        )
        for link in record.get("links", []):
            links.create(kind=link["kind"], code=link["code"], **mine)


class Migration(migrations.Migration):
    dependencies = [
        ("timeline", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="ChangeCounter",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveBigIntegerField(default=0)),
                (
                    "series",
                    models.CharField(default=timeline.models.revision.new_series, max_length=32),
                ),
            ],
        ),
        migrations.CreateModel(
            name="DatasetRow",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.CharField(max_length=200, verbose_name="the source's own id")),
                ("digest", models.CharField(max_length=64)),
                ("sources", models.JSONField(blank=True, default=list)),
            ],
        ),
        migrations.CreateModel(
            name="RevisionLink",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kind", models.CharField(max_length=20)),
                ("code", models.CharField(max_length=12)),
            ],
        ),
        migrations.AddField(
            model_name="revision",
            name="change",
            field=models.PositiveBigIntegerField(default=0),
        ),
        migrations.AddField(
            model_name="revision",
            name="parties",
            field=models.TextField(default="[]"),
        ),
        migrations.AddField(
            model_name="revision",
            name="places",
            field=models.TextField(default="[]"),
        ),
        migrations.AddIndex(
            model_name="revision",
            index=models.Index(fields=["change"], name="revision_change"),
        ),
        migrations.AddField(
            model_name="datasetrow",
            name="dataset",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="rows",
                to="timeline.dataset",
            ),
        ),
        migrations.AddField(
            model_name="datasetrow",
            name="incident",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="dataset_row",
                to="timeline.incident",
            ),
        ),
        migrations.AddField(
            model_name="revisionlink",
            name="revision",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="ties",
                to="timeline.revision",
            ),
        ),
        migrations.AddConstraint(
            model_name="datasetrow",
            constraint=models.UniqueConstraint(
                fields=("dataset", "key"), name="dataset_row_once_a_key"
            ),
        ),
        migrations.AddIndex(
            model_name="revisionlink",
            index=models.Index(fields=["code"], name="revision_link_code"),
        ),
        migrations.AddConstraint(
            model_name="revisionlink",
            constraint=models.UniqueConstraint(
                fields=("revision", "kind", "code"), name="revision_link_once_a_kind"
            ),
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
        migrations.DeleteModel(name="RevisionActor"),
        migrations.DeleteModel(name="RevisionPlace"),
    ]
