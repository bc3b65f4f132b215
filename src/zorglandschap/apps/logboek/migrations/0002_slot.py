"""Prints in every seal, and the lock of the database: events and seals are only ever added."""

from __future__ import annotations

from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from zorglandschap.apps.logboek.slot import OPEN, SLUIT, voer_uit


def sluit(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    voer_uit(schema_editor.connection, SLUIT)


def open_(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    voer_uit(schema_editor.connection, OPEN)


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
        migrations.RunPython(sluit, open_),
    ]
