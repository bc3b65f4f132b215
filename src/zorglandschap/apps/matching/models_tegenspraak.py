"""Tegenspraak on a proposed placement out of home: what was asked of whom, and what that person wrote."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models

from zorglandschap.apps.casus.models import Casus
from zorglandschap.apps.keuzes import code, in_lijst
from zorglandschap.apps.organisaties.models import Medewerker
from zorglandschap.core.begrippen.hulpvormen import Hulpvorm
from zorglandschap.core.begrippen.matchwoorden import Tegenspraakoordeel


class Tegenspraakvraag(models.Model):
    """A second gedragsdeskundige is asked to think against a proposal; it holds what that person may read of it."""

    sleutel = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    casus = models.ForeignKey(Casus, on_delete=models.PROTECT, related_name="tegenspraakvragen")
    voor = models.ForeignKey(Medewerker, on_delete=models.PROTECT, related_name="tegenspraakvragen")
    hulpvorm = code(Hulpvorm)
    antwoorden = models.JSONField(help_text="criterion -> answer of the afwegingskader")
    behoeften = models.JSONField(default=list, help_text="values of Specialisme")
    motivering = models.TextField(help_text="why this form is proposed")
    op = models.DateField()
    om = models.DateTimeField()
    door = models.ForeignKey(Medewerker, null=True, on_delete=models.PROTECT, related_name="vroeg_tegenspraak")
    door_naam = models.CharField(max_length=120)
    uiterlijk_op = models.DateField()
    beantwoord_om = models.DateTimeField(null=True, blank=True)
    vervallen_om = models.DateTimeField(null=True, blank=True, help_text="another was asked, or another form")

    class Meta:
        ordering: ClassVar = ["om", "pk"]
        constraints: ClassVar = [
            in_lijst("hulpvorm", Hulpvorm, "tegenspraakvraag_hulpvorm"),
            models.UniqueConstraint(
                fields=["casus"],
                condition=models.Q(beantwoord_om__isnull=True, vervallen_om__isnull=True),
                name="tegenspraakvraag_een_open",
            ),
        ]

    def __str__(self) -> str:
        return f"tegenspraakvraag {self.pk}"


class Tegenspraak(models.Model):
    """What the second gedragsdeskundige wrote and concluded, under the own login. Rows are never changed."""

    vraag = models.OneToOneField(Tegenspraakvraag, on_delete=models.PROTECT, related_name="tegenspraak")
    oordeel = code(Tegenspraakoordeel)
    tekst = models.TextField()
    op = models.DateField()
    om = models.DateTimeField()
    door = models.ForeignKey(Medewerker, on_delete=models.PROTECT, related_name="gaf_tegenspraak")

    class Meta:
        ordering: ClassVar = ["om", "pk"]
        constraints: ClassVar = [in_lijst("oordeel", Tegenspraakoordeel, "tegenspraak_oordeel")]

    def __str__(self) -> str:
        return f"tegenspraak {self.pk}"
