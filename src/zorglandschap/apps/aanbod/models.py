"""Locations, offers, places, and who holds a place when (never whose name)."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models

from zorglandschap.apps.keuzes import code, in_lijst
from zorglandschap.apps.organisaties.models import Gemeente, Organisatie
from zorglandschap.core.begrippen.hulpvormen import Hulpvorm


class Locatie(models.Model):
    """A building or team base of a provider."""

    aanbieder = models.ForeignKey(Organisatie, on_delete=models.PROTECT, related_name="locaties")
    naam = models.CharField(max_length=120)
    gemeente = models.ForeignKey(Gemeente, on_delete=models.PROTECT)
    breedte = models.FloatField()
    lengte = models.FloatField()

    def __str__(self) -> str:
        return self.naam


class Aanbod(models.Model):
    """One form of help at one location, for some ages and needs; ‘plekken’ are beds or caseload."""

    locatie = models.ForeignKey(Locatie, on_delete=models.PROTECT, related_name="aanbod")
    naam = models.CharField(max_length=160)
    hulpvorm = code(Hulpvorm, db_index=True)
    leeftijd_van = models.PositiveSmallIntegerField()
    leeftijd_tot = models.PositiveSmallIntegerField(help_text="up to and including this age")
    specialismen = models.JSONField(default=list, help_text="values of Specialisme")
    neemt_lvb = models.BooleanField(default=False, help_text="suited to youths with a mild mental disability")
    neemt_broers_zussen = models.BooleanField(default=False)
    van = models.DateField()
    tot = models.DateField(null=True, blank=True)
    bijgewerkt_om = models.DateTimeField(help_text="when the provider last confirmed the places")

    class Meta:
        constraints: ClassVar = [
            in_lijst("hulpvorm", Hulpvorm, "aanbod_hulpvorm"),
            models.CheckConstraint(
                condition=models.Q(leeftijd_tot__gte=models.F("leeftijd_van")), name="aanbod_leeftijd_oplopend"
            ),
        ]

    def __str__(self) -> str:
        return self.naam


class Plek(models.Model):
    """One bed, or one place in a caseload, that exists during a period."""

    aanbod = models.ForeignKey(Aanbod, on_delete=models.PROTECT, related_name="plekken")
    nummer = models.PositiveSmallIntegerField()
    van = models.DateField()
    tot = models.DateField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["aanbod", "nummer"], name="plek_nummer_uniek")]

    def __str__(self) -> str:
        return f"{self.aanbod_id}/{self.nummer}"


class BezettingStatus(models.TextChoices):
    """What a claim on a place is worth."""

    VASTGEHOUDEN = "vastgehouden", "vastgehouden"
    BEVESTIGD = "bevestigd", "bevestigd"
    VERVALLEN = "vervallen", "vervallen"


class Bezetting(models.Model):
    """A claim on a place for a period ``[van, tot)``; the database itself refuses two that overlap.

    The refusal is an exclusion constraint on PostgreSQL and a trigger on SQLite (migration 0002).
    """

    plek = models.ForeignKey(Plek, on_delete=models.PROTECT, related_name="bezettingen")
    van = models.DateField()
    tot = models.DateField(null=True, blank=True)
    status = models.CharField(max_length=16, choices=BezettingStatus.choices)
    verloopt_om = models.DateTimeField(null=True, blank=True)
    kenmerk = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["plek", "van"]),
            # most places have somebody without an end date: who looks for a free place skips those
            models.Index(
                fields=["plek", "status", "verloopt_om"],
                name="bezetting_zonder_eind",
                condition=models.Q(tot__isnull=True),
            ),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(tot__isnull=True) | models.Q(tot__gte=models.F("van")), name="bezetting_tot_na_van"
            ),
            models.CheckConstraint(condition=models.Q(status__in=BezettingStatus.values), name="bezetting_status"),
        ]

    def __str__(self) -> str:
        return f"{self.plek_id} {self.van}"
