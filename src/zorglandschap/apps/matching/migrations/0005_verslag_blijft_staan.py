"""The lock of the database: what is told of waiting, gaps, getting to know each other and no match is only added."""

from __future__ import annotations

from django.db import migrations

from zorglandschap.apps.matching.slot import VERSLAG
from zorglandschap.apps.slot import als_migratie


class Migration(migrations.Migration):
    dependencies = [("matching", "0004_van_vraag_tot_plek")]

    operations = [als_migratie(*VERSLAG)]
