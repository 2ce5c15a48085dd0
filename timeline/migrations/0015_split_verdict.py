"""An incident that was split off is no longer counted as one that was missed."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("timeline", "0014_readers_reports")]

    operations = [
        migrations.AlterField(
            model_name="decision",
            name="verdict",
            field=models.CharField(
                choices=[
                    ("accepted", "accepted"),
                    ("rejected", "rejected"),
                    ("merged", "merged into another"),
                    ("added", "added by hand"),
                    ("split", "split off by hand"),
                ],
                max_length=10,
            ),
        ),
    ]
