"""The lock of the database: a step of a casus is only ever added."""

from __future__ import annotations

from django.db import migrations

from zorglandschap.apps.casus.slot import STAPPEN
from zorglandschap.apps.slot import als_migratie


class Migration(migrations.Migration):
    dependencies = [("casus", "0002_initial")]

    operations = [als_migratie(*STAPPEN)]
