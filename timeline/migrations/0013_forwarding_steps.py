"""The address of a merged incident knows each step of the way where that was merged in turn."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("timeline", "0012_corrections")]

    operations = [
        migrations.AlterModelOptions(name="incidentforwarding", options={"ordering": ["id"]}),
        migrations.AlterField(
            model_name="incidentforwarding", name="code", field=models.CharField(max_length=12)
        ),
        migrations.AddConstraint(
            model_name="incidentforwarding",
            constraint=models.UniqueConstraint(
                fields=("code", "incident"), name="forwarding_each_step_once"
            ),
        ),
    ]
