"""The lock of the database: what somebody told about living elsewhere is only ever added."""

from __future__ import annotations

from django.db import migrations

from zorglandschap.apps.casus.slot import WENSEN
from zorglandschap.apps.slot import als_migratie


class Migration(migrations.Migration):
    dependencies = [("casus", "0012_wens_en_samen")]

    operations = [als_migratie(*WENSEN)]
