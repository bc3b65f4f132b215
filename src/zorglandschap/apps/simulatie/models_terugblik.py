"""Looks back at what the forecasts were worth, kept beside the estimate they belong to."""

from __future__ import annotations

from typing import ClassVar

from django.db import models


class Terugblik(models.Model):
    """How earlier forecasts turned out, on a day: scores of the simulation and of simple models. Never changed.

    ``uitkomst``: origins, and per model the CRPS, coverage and PIT (core/simulatie/terugblik.py); no counts of people.
    """

    schatting = models.ForeignKey("simulatie.Schatting", on_delete=models.PROTECT, related_name="terugblikken")
    gemaakt_om = models.DateTimeField(db_index=True)
    tot = models.DateField(help_text="last day that was known")
    gegevens = models.CharField(max_length=64, help_text="SHA-256 of the episodes")
    kernversie = models.CharField(max_length=40)
    zaad = models.PositiveBigIntegerField()
    uitkomst = models.JSONField()

    class Meta:
        get_latest_by: ClassVar = ["gemaakt_om", "pk"]

    def __str__(self) -> str:
        return f"terugblik {self.pk}"
