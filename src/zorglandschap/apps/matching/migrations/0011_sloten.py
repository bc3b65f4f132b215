"""The locks of the database on tables that 0010 made anew on SQLite: their rows are only added."""

from __future__ import annotations

from django.db import migrations

from zorglandschap.apps.matching.slot import ADVIES, VERSLAG
from zorglandschap.apps.slot import opnieuw


class Migration(migrations.Migration):
    dependencies = [("matching", "0010_samen_en_beleid")]

    operations = [opnieuw(*slot) for slot in (ADVIES, VERSLAG)]
