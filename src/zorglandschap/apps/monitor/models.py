"""Measurements: dated, appended, with the version of their definition."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from zorglandschap.apps.organisaties.models import Gemeente


class Meting(models.Model):
    """One figure for one gemeente (or the region) and one year: numerator over denominator."""

    indicator = models.CharField(max_length=64)
    definitieversie = models.PositiveSmallIntegerField()
    gemeente = models.ForeignKey(Gemeente, null=True, blank=True, on_delete=models.PROTECT)
    jaar = models.PositiveSmallIntegerField()
    teller = models.PositiveIntegerField()
    noemer = models.PositiveIntegerField()
    gemeten_om = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["indicator", "jaar"])]

    def __str__(self) -> str:
        return f"{self.indicator} {self.jaar}"
