"""The locks of the database on estimates, looks back and versions of scenarios: their rows are only added."""

from __future__ import annotations

from django.db import migrations

from zorglandschap.apps.simulatie.slot import SCENARIO, SCHATTING, TERUGBLIK
from zorglandschap.apps.slot import als_migratie


class Migration(migrations.Migration):
    dependencies = [("simulatie", "0001_initial")]

    operations = [als_migratie(*SCHATTING), als_migratie(*SCENARIO), als_migratie(*TERUGBLIK)]
