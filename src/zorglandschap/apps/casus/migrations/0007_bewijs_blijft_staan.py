"""The lock of the database: a measured goal and a decision are only ever added."""

from __future__ import annotations

from django.db import migrations

from zorglandschap.apps.casus.slot import BEWIJS
from zorglandschap.apps.slot import als_migratie


class Migration(migrations.Migration):
    dependencies = [("casus", "0006_keten")]

    operations = [als_migratie(*BEWIJS)]
