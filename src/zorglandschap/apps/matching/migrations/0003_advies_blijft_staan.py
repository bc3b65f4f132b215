"""The lock of the database: an advice is only ever added."""

from __future__ import annotations

from django.db import migrations

from zorglandschap.apps.matching.slot import ADVIES
from zorglandschap.apps.slot import als_migratie


class Migration(migrations.Migration):
    dependencies = [("matching", "0002_initial")]

    operations = [als_migratie(*ADVIES)]
