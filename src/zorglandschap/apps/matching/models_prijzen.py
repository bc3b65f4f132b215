"""What places are worth to the region, as it was calculated on a day. Rows are never changed."""

from __future__ import annotations

from typing import ClassVar

from django.db import models


class Prijsmeting(models.Model):
    """One calculation of which places are worth building, over the advices of the time before a day.

    Only sums per form and gemeente: no youth and no offer can be found in it. The last one of a day counts.
    """

    op = models.DateField()
    om = models.DateTimeField()
    dagen = models.PositiveIntegerField(help_text="over how many days back the advices count")
    aankomsten = models.PositiveIntegerField()
    instroom = models.JSONField(help_text="form -> number of advices; small numbers are hidden on screen")
    weken = models.JSONField(help_text="form -> mean stay in weeks that was used")
    geschat = models.JSONField(help_text="forms whose stay is a choice, since too few youths left")
    stap = models.PositiveIntegerField(help_text="points between two levels")
    kansen = models.JSONField(help_text="per form and gemeente: places, price, lowest and highest of the draws")
    zaad = models.PositiveIntegerField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["-op", "-om"], name="prijsmeting_laatste")]

    def __str__(self) -> str:
        return f"prijsmeting {self.op}"
