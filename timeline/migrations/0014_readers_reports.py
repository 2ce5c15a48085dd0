"""Several of what readers report are readers' reports."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("timeline", "0013_forwarding_steps")]

    operations = [
        migrations.AlterModelOptions(
            name="problem",
            options={
                "ordering": ["-received", "-id"],
                "verbose_name": "reader's report",
                "verbose_name_plural": "readers' reports",
            },
        )
    ]
