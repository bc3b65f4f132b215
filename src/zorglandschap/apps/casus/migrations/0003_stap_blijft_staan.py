"""The lock of the database: a step of a casus is only ever added."""

from __future__ import annotations

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from zorglandschap.apps.casus.slot import OPEN, SLUIT, voer_uit


def sluit(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    voer_uit(schema_editor.connection, SLUIT)


def open_(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    voer_uit(schema_editor.connection, OPEN)


class Migration(migrations.Migration):
    dependencies = [("casus", "0002_initial")]

    operations = [migrations.RunPython(sluit, open_)]
