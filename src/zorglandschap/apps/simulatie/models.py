"""Estimates, kept as they were made: a run can be repeated only from the numbers it used."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from zorglandschap.apps.simulatie.models_scenario import NAAM_LENGTE, Doorrekening, Scenario, Scenarioversie
from zorglandschap.apps.simulatie.models_terugblik import Terugblik

__all__ = ["NAAM_LENGTE", "Doorrekening", "Scenario", "Scenarioversie", "Schatting", "Terugblik"]


class Bron(models.TextChoices):
    """Where the episodes came from."""

    PLATFORM = "eigen registratie", "eigen registratie"
    BESTAND = "bestand", "bestand"


class Schatting(models.Model):
    """What was learnt from the history until ``tot``: a dated set of numbers, never changed, only made anew.

    ``inhoud`` holds the middle and the draws (core/simulatie/schatting_bewaren.py); ``gegevens`` is the hash of what
    it was made from. No person and no row of a person is in it.
    """

    gemaakt_om = models.DateTimeField(db_index=True)
    vanaf = models.DateField(help_text="first day of the register")
    tot = models.DateField(help_text="last day that was known")
    bron = models.CharField(max_length=24, choices=Bron.choices)
    gegevens = models.CharField(max_length=64, help_text="SHA-256 of the episodes")
    versie = models.CharField(max_length=60, help_text="layout of the estimate, and rules of the region")
    zaad = models.PositiveBigIntegerField()
    episodes = models.PositiveIntegerField()
    geweigerd = models.PositiveIntegerField(default=0, help_text="rows of a file that could not be used")
    waarschuwingen = models.JSONField(default=list, help_text="sentences: template and values")
    inhoud = models.BinaryField()

    class Meta:
        get_latest_by: ClassVar = ["gemaakt_om", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(bron__in=Bron.values), name="schatting_bron"),
            models.CheckConstraint(condition=models.Q(vanaf__lte=models.F("tot")), name="schatting_vanaf_voor_tot"),
        ]

    def __str__(self) -> str:
        return f"schatting {self.pk}"
