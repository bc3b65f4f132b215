"""Every read and write of person data as an event, and the seals that make tampering visible."""

from __future__ import annotations

from typing import ClassVar

from django.db import models


class Gebeurtenis(models.Model):
    """Who did what to which child's data, for what, and whether it was allowed. Append-only by trigger.

    Fields follow the NEN 7513 names that Logius maps (see apps/logboek/export.py).
    """

    om = models.DateTimeField(db_index=True)
    gebruiker_id = models.BigIntegerField(null=True)
    naam = models.CharField(max_length=120)
    rol = models.CharField(max_length=64)
    organisatie = models.CharField(max_length=120, blank=True)
    relatie = models.CharField(max_length=64, blank=True)
    doel = models.CharField(max_length=32)
    handeling = models.CharField(max_length=64)
    actie = models.CharField(max_length=1, help_text="C create, R read, U update, D delete, E execute")
    soort = models.CharField(max_length=32, help_text="kind of object: casus, jeugdige, aanbod, logboek")
    object_id = models.CharField(max_length=64, blank=True)
    jeugdige_id = models.BigIntegerField(null=True, db_index=True)
    uitkomst = models.PositiveSmallIntegerField(help_text="0 success, 4 refused, 8 failed")
    reden = models.CharField(max_length=200, blank=True)
    verzoek = models.CharField(max_length=32, help_text="trace id of the request")

    class Meta:
        indexes: ClassVar = [models.Index(fields=["gebruiker_id", "om"])]

    def __str__(self) -> str:
        return f"gebeurtenis {self.pk}"


class Zegel(models.Model):
    """A seal over a run of events: hash over their prints and the previous seal, with an HMAC. Append-only too."""

    eerste_id = models.BigIntegerField(unique=True)
    laatste_id = models.BigIntegerField(unique=True)
    aantal = models.PositiveIntegerField()
    afdrukken = models.BinaryField(help_text="number and print of every event (core/begrippen/zegel.py)")
    vorige = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)
    hmac = models.CharField(max_length=64)
    om = models.DateTimeField()

    def __str__(self) -> str:
        return f"zegel {self.pk}"
