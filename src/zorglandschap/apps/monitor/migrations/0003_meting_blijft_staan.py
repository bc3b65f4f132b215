"""The lock of the database: a measurement is only ever added."""

from __future__ import annotations

from django.db import migrations

from zorglandschap.apps.monitor.slot import OPEN, SLUIT
from zorglandschap.apps.slot import als_migratie


class Migration(migrations.Migration):
    dependencies = [("monitor", "0002_initial")]

    operations = [als_migratie(SLUIT, OPEN)]
