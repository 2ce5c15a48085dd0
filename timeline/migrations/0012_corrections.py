"""An index of what was corrected, for the page of changes."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("timeline", "0011_desk")]

    operations = [
        migrations.AddIndex(
            model_name="revision",
            index=models.Index(
                fields=["change"], condition=models.Q(number__gt=1), name="revision_correction"
            ),
        )
    ]
