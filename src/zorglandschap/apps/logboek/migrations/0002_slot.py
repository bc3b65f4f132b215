"""Prints in every seal, and the lock of the database: events and seals are only ever added."""

from __future__ import annotations

from django.db import migrations, models

from zorglandschap.apps.logboek.slot import OPEN, SLUIT
from zorglandschap.apps.slot import als_migratie


class Migration(migrations.Migration):
    dependencies = [("logboek", "0001_initial")]

    operations = [
        migrations.AddField(
            model_name="zegel",
            name="afdrukken",
            field=models.BinaryField(
                default=b"", help_text="number and print of every event (core/begrippen/zegel.py)"
            ),
            preserve_default=False,
        ),
        migrations.AlterField(model_name="zegel", name="eerste_id", field=models.BigIntegerField(unique=True)),
        als_migratie(SLUIT, OPEN),
    ]
