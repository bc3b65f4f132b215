"""What a youth or parent finds important when the youth would live elsewhere, told in the portal."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from zorglandschap.apps.casus.models.verloop import Casus
from zorglandschap.apps.keuzes import code, in_lijst
from zorglandschap.apps.organisaties.models import Gebruiker, Gemeente
from zorglandschap.core.begrippen.gezinswoorden import Gever


class Woonwens(models.Model):
    """The wishes of one person on one day; the last row of each person counts. Rows are never changed.

    ``gemeente`` is the one this person names. Nothing ticked and no words: this person took the wishes back.
    """

    casus = models.ForeignKey(Casus, on_delete=models.PROTECT, related_name="woonwensen")
    gever = code(Gever)
    wensen = models.JSONField(default=list, help_text="values of Gezinswens")
    gemeente = models.ForeignKey(Gemeente, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    woorden = models.CharField(max_length=500, blank=True, help_text="in the person's own words")
    om = models.DateTimeField()
    door = models.ForeignKey(Gebruiker, on_delete=models.PROTECT, related_name="+")
    door_naam = models.CharField(max_length=120)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["casus", "door", "om"], name="woonwens_laatste")]
        constraints: ClassVar = [in_lijst("gever", Gever, "woonwens_gever")]

    def __str__(self) -> str:
        return f"woonwens {self.pk}"
