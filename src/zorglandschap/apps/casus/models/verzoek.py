"""A question to which the law gives a term: about the woonplaats, of a parent to the GI, or to the judge."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from zorglandschap.apps.casus.models.verloop import Casus
from zorglandschap.apps.keuzes import code, in_lijst
from zorglandschap.apps.organisaties.models import Medewerker
from zorglandschap.core.begrippen.besluitwoorden import Verzoeksoort


class Verzoek(models.Model):
    """Who asked what on which day, and the answer; without an answer a clock runs."""

    casus = models.ForeignKey(Casus, on_delete=models.PROTECT, related_name="verzoeken")
    soort = code(Verzoeksoort)
    op = models.DateField()
    van_wie = models.CharField(max_length=120, help_text="who asks, e.g. another gemeente or the mother")
    vraag = models.TextField()
    beantwoord_op = models.DateField(null=True, blank=True)
    antwoord = models.TextField(blank=True)
    door = models.ForeignKey(Medewerker, null=True, on_delete=models.PROTECT)
    herhaalsleutel = models.UUIDField(unique=True, editable=False, help_text="idempotency key of the form")

    class Meta:
        constraints: ClassVar = [
            in_lijst("soort", Verzoeksoort, "verzoek_soort"),
            models.CheckConstraint(
                condition=models.Q(beantwoord_op__isnull=True, antwoord="")
                | (models.Q(beantwoord_op__gte=models.F("op")) & ~models.Q(antwoord="")),
                name="verzoek_antwoord_heel",
            ),
        ]

    def __str__(self) -> str:
        return f"verzoek {self.pk}"
