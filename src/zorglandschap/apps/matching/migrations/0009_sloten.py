"""The locks of the database on the tables that came with 0008: their rows are only added."""

from __future__ import annotations

from django.db import migrations

from zorglandschap.apps.matching.slot import ADVIES, EXPERTS, RANG, TAFEL, TEGENSPRAAK
from zorglandschap.apps.slot import als_migratie, opnieuw


class Migration(migrations.Migration):
    dependencies = [("matching", "0008_van_advies_tot_plek")]

    operations = [
        *(als_migratie(*slot) for slot in (EXPERTS, TEGENSPRAAK, RANG)),
        *(opnieuw(*slot) for slot in (ADVIES, TAFEL)),
    ]
