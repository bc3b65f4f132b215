"""Scenarios that people made, each version of them, and the runs that were asked for. No person's data is in any."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models
from django.db.models.functions import Lower

from zorglandschap.apps.keuzes import code, in_lijst
from zorglandschap.apps.organisaties.models import Medewerker
from zorglandschap.core.begrippen.simulatiewoorden import Rekensoort, Rekenstand

NAAM_LENGTE = 120


class Scenario(models.Model):
    """A named policy that somebody made; what is in it stands in its versions. Taken away is hidden, not destroyed."""

    sleutel = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    naam = models.CharField(max_length=NAAM_LENGTE, help_text="name of the last version")
    gemaakt_om = models.DateTimeField()
    door = models.ForeignKey(Medewerker, on_delete=models.PROTECT, related_name="scenarios")
    door_naam = models.CharField(max_length=120)
    weg_om = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["naam", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(Lower("naam"), condition=models.Q(weg_om=None), name="scenario_naam_eenmaal"),
        ]

    def __str__(self) -> str:
        return f"scenario {self.pk}"


class Scenarioversie(models.Model):
    """What a scenario said from a moment on: the file as it is exported. Rows are never changed."""

    scenario = models.ForeignKey(Scenario, on_delete=models.PROTECT, related_name="versies")
    nummer = models.PositiveIntegerField()
    inhoud = models.TextField(help_text="JSON of the versioned layout")
    om = models.DateTimeField()
    door = models.ForeignKey(Medewerker, on_delete=models.PROTECT, related_name="+")
    door_naam = models.CharField(max_length=120)
    herhaalsleutel = models.UUIDField(unique=True, editable=False, help_text="idempotency key of the form")

    class Meta:
        ordering: ClassVar = ["scenario", "nummer"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["scenario", "nummer"], name="scenarioversie_nummer_eenmaal")
        ]

    def __str__(self) -> str:
        return f"versie {self.nummer} van scenario {self.scenario_id}"


class Doorrekening(models.Model):
    """A run in the background: what was asked, how far it is, and the outcome with its fingerprints.

    ``vraag``: names and files of the scenarios, years, replications, draws and seed. A calculation that stops halfway
    is taken over by another (``hartslag`` is old then); the same question always gives the same outcome.
    """

    sleutel = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    naam = models.CharField(max_length=NAAM_LENGTE)
    soort = code(Rekensoort, default=Rekensoort.SIMULATIE)
    vraag = models.JSONField()
    op = models.DateField(help_text="day of the base case")
    stand = code(Rekenstand, default=Rekenstand.WACHT)
    gedaan = models.PositiveIntegerField(default=0, help_text="replications that are ready, over all scenarios")
    alles = models.PositiveIntegerField()
    hartslag = models.DateTimeField(null=True, blank=True, help_text="last sign of life of the calculation")
    rekenaar = models.CharField(max_length=64, blank=True, default="", help_text="which process calculates")
    stop_gevraagd = models.BooleanField(default=False)
    fout = models.JSONField(null=True, blank=True, help_text="why it failed: sentence and values")
    uitgangspunt = models.CharField(max_length=64, blank=True, default="", help_text="fingerprint of the base case")
    afdruk = models.CharField(max_length=64, blank=True, default="", help_text="fingerprint of the outcome")
    kernversie = models.CharField(max_length=40, blank=True, default="")
    resultaat = models.BinaryField(null=True, blank=True)
    bijdragen = models.JSONField(default=list, blank=True, help_text="per scenario what each measure adds")
    plan = models.JSONField(null=True, blank=True, help_text="outcome of a plan: places, targets, costs and measures")
    aangevraagd_om = models.DateTimeField(db_index=True)
    klaar_om = models.DateTimeField(null=True, blank=True)
    door = models.ForeignKey(Medewerker, null=True, on_delete=models.PROTECT, related_name="doorrekeningen")
    door_naam = models.CharField(max_length=120)
    herhaalsleutel = models.UUIDField(unique=True, editable=False, help_text="idempotency key of the form")

    class Meta:
        ordering: ClassVar = ["-aangevraagd_om", "-pk"]
        constraints: ClassVar = [
            in_lijst("soort", Rekensoort, "doorrekening_soort"),
            in_lijst("stand", Rekenstand, "doorrekening_stand"),
            models.CheckConstraint(
                condition=~models.Q(stand=Rekenstand.KLAAR)
                | models.Q(resultaat__isnull=False)
                | models.Q(plan__isnull=False),
                name="doorrekening_klaar_heeft_resultaat",
            ),
        ]

    def __str__(self) -> str:
        return f"doorrekening {self.pk}"
