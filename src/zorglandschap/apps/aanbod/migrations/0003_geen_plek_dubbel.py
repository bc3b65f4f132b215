"""The promise of the database itself: no place is given twice on the same day.

PostgreSQL gets an exclusion constraint over one range that contains the place and the days, so that no
extension is needed; SQLite gets two triggers. A claim that lapsed (‘vervallen’) or lasts no day holds nothing.
"""

from __future__ import annotations

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

POSTGRESQL_AAN = """
ALTER TABLE aanbod_bezetting ADD CONSTRAINT bezetting_geen_dubbel EXCLUDE USING gist (
    int8range(
        plek_id * 1000000 + greatest(van - DATE '2000-01-01', 0),
        plek_id * 1000000 + greatest(least(coalesce(tot - DATE '2000-01-01', 999999), 999999), 0)
    ) WITH &&
) WHERE (status <> 'vervallen')
"""
POSTGRESQL_UIT = "ALTER TABLE aanbod_bezetting DROP CONSTRAINT IF EXISTS bezetting_geen_dubbel"

SQLITE_AAN = """
CREATE TRIGGER bezetting_geen_dubbel_{wanneer} BEFORE {gebeurtenis} ON aanbod_bezetting
WHEN NEW.status <> 'vervallen' AND (NEW.tot IS NULL OR NEW.tot > NEW.van) AND EXISTS (
    SELECT 1 FROM aanbod_bezetting AS ander
    WHERE ander.plek_id = NEW.plek_id
      AND ander.id IS NOT NEW.id
      AND ander.status <> 'vervallen'
      AND (ander.tot IS NULL OR ander.tot > ander.van)
      AND (NEW.tot IS NULL OR ander.van < NEW.tot)
      AND (ander.tot IS NULL OR NEW.van < ander.tot)
)
BEGIN SELECT RAISE(ABORT, 'bezetting_geen_dubbel'); END
"""
SQLITE_UIT = "DROP TRIGGER IF EXISTS bezetting_geen_dubbel_{wanneer}"
GEBEURTENISSEN = {"nieuw": "INSERT", "wijziging": "UPDATE"}


def zet_aan(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(POSTGRESQL_AAN, params=None)
        return
    for wanneer, gebeurtenis in GEBEURTENISSEN.items():
        schema_editor.execute(SQLITE_AAN.format(wanneer=wanneer, gebeurtenis=gebeurtenis), params=None)


def zet_uit(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(POSTGRESQL_UIT, params=None)
        return
    for wanneer in GEBEURTENISSEN:
        schema_editor.execute(SQLITE_UIT.format(wanneer=wanneer), params=None)


class Migration(migrations.Migration):
    dependencies = [("aanbod", "0002_initial")]
    operations = [migrations.RunPython(zet_aan, zet_uit)]
