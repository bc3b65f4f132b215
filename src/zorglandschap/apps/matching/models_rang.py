"""The ranking behind one request for a place, kept so that it can be calculated again. Rows are never changed."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from zorglandschap.apps.aanbod.models import Aanbod
from zorglandschap.apps.organisaties.models import Medewerker


class Rangadvies(models.Model):
    """What the ranking read and said at the moment that somebody asked for a place. Rows are never changed.

    ``vraag`` is the compressed text of which ``invoer_hash`` is the fingerprint: the profile, every offer that was
    weighed with what was free, the weights and the scarcity. ``uitkomst`` is the order with level and points per wish,
    compressed too. No name, address or birthday; still personal data, kept as long as the advice.
    """

    advies = models.ForeignKey("matching.Advies", on_delete=models.PROTECT, related_name="rangadviezen")
    om = models.DateTimeField(db_index=True)
    door = models.ForeignKey(Medewerker, null=True, on_delete=models.PROTECT, related_name="rangadviezen")
    gekozen = models.ForeignKey(Aanbod, on_delete=models.PROTECT, related_name="rangadviezen")
    regels_versie = models.CharField(max_length=100)
    schaarste_op = models.DateField(null=True, help_text="day of the measurement of scarcity, when one was used")
    invoer_hash = models.CharField(max_length=64)
    aantal = models.PositiveIntegerField(help_text="how many offers were weighed")
    vraag = models.BinaryField()
    uitkomst = models.BinaryField()

    class Meta:
        ordering: ClassVar = ["om", "pk"]

    def __str__(self) -> str:
        return f"rangadvies {self.pk}"
