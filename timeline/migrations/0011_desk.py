"""The desk: versions, notes, decisions, merges, evidence, reports from readers, and the audit log."""

import django.db.models.deletion
import timeline.models.evidence
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('timeline', '0010_coordinates'),
    ]

    operations = [
        migrations.CreateModel(
            name='AuditEntry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField(auto_now_add=True, db_index=True)),
                ('what', models.CharField(choices=[('sign-in', 'signed in'), ('sign-out', 'signed out'), ('refused', 'sign-in refused'), ('locked', 'locked out'), ('second factor', 'second factor changed'), ('export', 'took data out'), ('permission', 'permissions changed')], max_length=20)),
                ('who', models.CharField(blank=True, max_length=150)),
                ('detail', models.CharField(blank=True, max_length=500)),
                ('address', models.GenericIPAddressField(blank=True, null=True, verbose_name='from')),
            ],
            options={
                'verbose_name': 'audit entry',
                'verbose_name_plural': 'audit log',
                'ordering': ['-at', '-id'],
            },
        ),
        migrations.CreateModel(
            name='Decision',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('verdict', models.CharField(choices=[('accepted', 'accepted'), ('rejected', 'rejected'), ('merged', 'merged into another'), ('added', 'added by hand')], max_length=10)),
                ('fields', models.JSONField(blank=True, default=dict)),
                ('reason', models.CharField(blank=True, max_length=500)),
                ('by', models.CharField(max_length=150)),
                ('at', models.DateTimeField(auto_now_add=True)),
            ],
            options={
                'ordering': ['-at', '-id'],
            },
        ),
        migrations.CreateModel(
            name='Evidence',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('file', models.FileField(max_length=300, upload_to=timeline.models.evidence.kept_as)),
                ('url', models.URLField(max_length=1000, verbose_name='address asked')),
                ('address', models.URLField(max_length=1000, verbose_name='address that answered')),
                ('content_type', models.CharField(blank=True, max_length=100)),
                ('size', models.PositiveBigIntegerField(verbose_name='bytes')),
                ('sha256', models.CharField(db_index=True, max_length=64)),
                ('fetched_at', models.DateTimeField()),
                ('fetched_by', models.CharField(max_length=150)),
            ],
            options={
                'verbose_name_plural': 'evidence',
                'ordering': ['-fetched_at', '-id'],
            },
        ),
        migrations.CreateModel(
            name='IncidentForwarding',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=12, unique=True)),
            ],
        ),
        migrations.CreateModel(
            name='Merge',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('stage', models.CharField(max_length=10, verbose_name='stage of the merged before')),
                ('before', models.JSONField()),
                ('after', models.JSONField()),
                ('reason', models.CharField(max_length=500)),
                ('by', models.CharField(max_length=150)),
                ('at', models.DateTimeField(auto_now_add=True)),
                ('undone_by', models.CharField(blank=True, max_length=150)),
                ('undone_at', models.DateTimeField(blank=True, null=True)),
            ],
            options={
                'ordering': ['-at', '-id'],
            },
        ),
        migrations.CreateModel(
            name='Note',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', models.TextField()),
                ('by', models.CharField(max_length=150)),
                ('at', models.DateTimeField(auto_now_add=True)),
            ],
            options={
                'ordering': ['incident', 'at', 'id'],
            },
        ),
        migrations.CreateModel(
            name='Problem',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('page', models.CharField(max_length=500)),
                ('words', models.TextField(verbose_name='what is wrong')),
                ('contact', models.CharField(blank=True, max_length=200, verbose_name='how to reach the reader')),
                ('sender', models.CharField(editable=False, max_length=64)),
                ('received', models.DateTimeField(auto_now_add=True, db_index=True)),
                ('state', models.CharField(choices=[('open', 'open'), ('corrected', 'corrected'), ('declined', 'nothing to correct')], default='open', max_length=10)),
                ('outcome', models.CharField(blank=True, max_length=500, verbose_name='what was done')),
                ('handled_by', models.CharField(blank=True, max_length=150)),
                ('handled_at', models.DateTimeField(blank=True, null=True)),
            ],
            options={
                'verbose_name': "reader's report",
                'ordering': ['-received', '-id'],
            },
        ),
        migrations.CreateModel(
            name='Version',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField()),
                ('at', models.DateTimeField(auto_now_add=True)),
                ('by', models.CharField(blank=True, max_length=150)),
                ('why', models.CharField(blank=True, max_length=500)),
                ('record', models.JSONField()),
                ('set_aside', models.BooleanField(default=False)),
            ],
            options={
                'ordering': ['incident', '-number'],
            },
        ),
        migrations.RemoveConstraint(
            model_name='incident',
            name='incident_stage_and_grading_known',
        ),
        migrations.AddField(
            model_name='incident',
            name='inherited',
            field=models.JSONField(blank=True, editable=False, null=True),
        ),
        migrations.AddField(
            model_name='incident',
            name='assigned_to',
            field=models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='assigned', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AlterField(
            model_name='incident',
            name='stage',
            field=models.CharField(choices=[('draft', 'Draft'), ('in review', 'In Review'), ('published', 'Published'), ('retracted', 'Retracted'), ('rejected', 'Rejected'), ('merged', 'Merged')], default='draft', editable=False, max_length=10),
        ),
        migrations.AlterField(
            model_name='link',
            name='kind',
            field=models.CharField(choices=[('response_to', 'in response to'), ('part_of', 'part of'), ('related', 'related to'), ('possible_duplicate', 'possibly the same as'), ('not_duplicate', 'not the same as')], max_length=20),
        ),
        migrations.AddIndex(
            model_name='incident',
            index=models.Index(condition=models.Q(('assigned_to__isnull', False)), fields=['assigned_to'], name='incident_assigned'),
        ),
        migrations.AddIndex(
            model_name='incident',
            index=models.Index(condition=models.Q(('stage', 'published'), _negated=True), fields=['stage', 'modified'], name='incident_unpublished'),
        ),
        migrations.AddConstraint(
            model_name='incident',
            constraint=models.CheckConstraint(condition=models.Q(('stage__in', ['draft', 'in review', 'published', 'retracted', 'rejected', 'merged']), models.Q(('grading', ''), ('grading__in', ['confirmed', 'fair', 'weak', 'contested', 'discounted']), _connector='OR')), name='incident_stage_and_grading_known'),
        ),
        migrations.AddField(
            model_name='decision',
            name='incident',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='decisions', to='timeline.incident'),
        ),
        migrations.AddField(
            model_name='decision',
            name='report',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='decisions', to='timeline.report'),
        ),
        migrations.AddField(
            model_name='evidence',
            name='report',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='evidence', to='timeline.report'),
        ),
        migrations.AddField(
            model_name='incidentforwarding',
            name='incident',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='forwardings', to='timeline.incident'),
        ),
        migrations.AddField(
            model_name='merge',
            name='kept',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='merges', to='timeline.incident'),
        ),
        migrations.AddField(
            model_name='merge',
            name='merged',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='merged_by', to='timeline.incident'),
        ),
        migrations.AddField(
            model_name='note',
            name='incident',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='notes', to='timeline.incident'),
        ),
        migrations.AddField(
            model_name='problem',
            name='incident',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='problems', to='timeline.incident'),
        ),
        migrations.AddField(
            model_name='version',
            name='incident',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='versions', to='timeline.incident'),
        ),
        migrations.AddConstraint(
            model_name='merge',
            constraint=models.UniqueConstraint(condition=models.Q(('undone_at__isnull', True)), fields=('merged',), name='merge_one_standing'),
        ),
        migrations.AddConstraint(
            model_name='version',
            constraint=models.UniqueConstraint(fields=('incident', 'number'), name='version_number_unique'),
        ),
    ]
