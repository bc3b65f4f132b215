"""What a no and a request set in motion: a question to the table of experts, and the mails that went out."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models

from zorglandschap.apps.casus.models import Casus
from zorglandschap.apps.keuzes import code, in_lijst
from zorglandschap.apps.organisaties.models import Medewerker
from zorglandschap.core.begrippen.matchwoorden import Berichtsoort, Expertstap


class Expertvraag(models.Model):
    """A casus on which was said no too often, brought before the regional table of experts. Rows are never changed."""

    sleutel = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    voorstel = models.OneToOneField("matching.Voorstel", on_delete=models.PROTECT, related_name="expertvraag")
    casus = models.ForeignKey(Casus, on_delete=models.PROTECT, related_name="expertvragen")
    keer = models.PositiveSmallIntegerField(help_text="how many times was said no on the advice")
    sinds = models.DateField()
    om = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["om", "pk"]

    def __str__(self) -> str:
        return f"expertvraag {self.pk}"


class Expertbericht(models.Model):
    """What a member of the table of experts did with a question. Rows are never changed."""

    vraag = models.ForeignKey(Expertvraag, on_delete=models.PROTECT, related_name="berichten")
    soort = code(Expertstap)
    tekst = models.TextField(blank=True)
    om = models.DateTimeField()
    door = models.ForeignKey(Medewerker, on_delete=models.PROTECT, related_name="+")
    door_naam = models.CharField(max_length=120)

    class Meta:
        ordering: ClassVar = ["om", "pk"]
        constraints: ClassVar = [
            in_lijst("soort", Expertstap, "expertbericht_soort"),
            models.UniqueConstraint(
                fields=["vraag"], condition=models.Q(soort=Expertstap.OPGEPAKT), name="expertbericht_een_keer_opgepakt"
            ),
            models.CheckConstraint(
                condition=models.Q(soort=Expertstap.OPGEPAKT) | ~models.Q(tekst=""), name="expertbericht_advies_tekst"
            ),
        ]

    def __str__(self) -> str:
        return f"expertbericht {self.pk}"


class Verzoekbericht(models.Model):
    """One mail about a request: the row is the claim, so that nobody gets the same mail twice."""

    voorstel = models.ForeignKey("matching.Voorstel", on_delete=models.PROTECT, related_name="mails")
    soort = code(Berichtsoort)
    ontvanger = models.CharField(max_length=40, help_text="who, as a number or a desk; never a name or address")
    om = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            in_lijst("soort", Berichtsoort, "verzoekbericht_soort"),
            models.UniqueConstraint(fields=["voorstel", "soort", "ontvanger"], name="verzoekbericht_een_keer"),
        ]

    def __str__(self) -> str:
        return f"verzoekbericht {self.pk}"
