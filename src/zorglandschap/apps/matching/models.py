"""Advice, held places, who waits, and the gap between advised and given."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models

from zorglandschap.apps.aanbod.models import Aanbod, Bezetting
from zorglandschap.apps.casus.models import Casus, Jeugdige
from zorglandschap.apps.keuzes import code, in_lijst
from zorglandschap.apps.organisaties.models import Gemeente, Medewerker
from zorglandschap.core.begrippen.codelijsten import (
    Niveau,
    RedenAfwijking,
    RedenWeigering,
    VoorstelStatus,
)
from zorglandschap.core.begrippen.hulpvormen import Hulpvorm


class Advies(models.Model):
    """The first-best form of help, recorded before anyone could see what is free. Rows are never changed."""

    casus = models.ForeignKey(Casus, on_delete=models.PROTECT, related_name="adviezen")
    hulpvorm = code(Hulpvorm)
    voorgesteld = code(Hulpvorm, help_text="what the afwegingskader proposed")
    antwoorden = models.JSONField(help_text="criterion -> answer of the afwegingskader")
    behoeften = models.JSONField(default=list, help_text="values of Specialisme")
    motivering = models.TextField()
    mening_jeugdige = models.TextField()
    mening_ouders = models.TextField()
    tegenspraak = models.TextField(blank=True, help_text="what the second opinion brought up")
    tegenspraak_door = models.ForeignKey(
        Medewerker, null=True, blank=True, on_delete=models.PROTECT, related_name="tegenspraak"
    )
    kaderversie = models.CharField(max_length=40)
    invoer_hash = models.CharField(max_length=64)
    op = models.DateField()
    om = models.DateTimeField()
    door = models.ForeignKey(Medewerker, null=True, on_delete=models.PROTECT, related_name="adviezen")

    class Meta:
        constraints: ClassVar = [in_lijst("hulpvorm", Hulpvorm, "advies_hulpvorm")]

    def __str__(self) -> str:
        return f"advies {self.pk}"


class Voorstel(models.Model):
    """A place held for a case while the provider answers."""

    sleutel = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    casus = models.ForeignKey(Casus, on_delete=models.PROTECT, related_name="voorstellen")
    advies = models.ForeignKey(Advies, on_delete=models.PROTECT, related_name="voorstellen")
    aanbod = models.ForeignKey(Aanbod, on_delete=models.PROTECT, related_name="voorstellen")
    bezetting = models.OneToOneField(Bezetting, on_delete=models.PROTECT)
    status = code(VoorstelStatus, default=VoorstelStatus.OPEN)
    niveau = code(Niveau)
    rang = models.PositiveIntegerField(help_text="place in the ranking when chosen, 1 = first")
    uitleg = models.JSONField(default=dict, help_text="points per wish as shown when chosen")
    reden_afwijking = code(RedenAfwijking, blank=True)
    toelichting = models.TextField(blank=True)
    gewenste_start = models.DateField()
    gevraagd_om = models.DateTimeField()
    gevraagd_door = models.ForeignKey(Medewerker, null=True, on_delete=models.PROTECT, related_name="gevraagd")
    verloopt_om = models.DateTimeField()
    beantwoord_om = models.DateTimeField(null=True, blank=True)
    beantwoord_door = models.ForeignKey(
        Medewerker, null=True, blank=True, on_delete=models.PROTECT, related_name="beantwoord"
    )
    reden_weigering = code(RedenWeigering, blank=True)
    weigering_toelichting = models.TextField(blank=True)
    herhaalsleutel = models.UUIDField(unique=True, help_text="idempotency key of the form")

    class Meta:
        constraints: ClassVar = [
            in_lijst("status", VoorstelStatus, "voorstel_status"),
            models.UniqueConstraint(
                fields=["casus"], condition=models.Q(status=VoorstelStatus.OPEN), name="voorstel_een_open_per_casus"
            ),
        ]

    def __str__(self) -> str:
        return f"voorstel {self.pk}"


class Kloof(models.Model):
    """Advised beside given: how far apart, why, since when, and when first-best was reached after all."""

    jeugdige = models.ForeignKey(Jeugdige, on_delete=models.PROTECT)
    casus = models.ForeignKey(Casus, null=True, blank=True, on_delete=models.PROTECT, related_name="kloven")
    gemeente = models.ForeignKey(Gemeente, on_delete=models.PROTECT)
    geadviseerd = code(Hulpvorm)
    gegeven = code(Hulpvorm, blank=True)
    niveau = code(Niveau)
    reden = code(RedenAfwijking, blank=True)
    toelichting = models.TextField(blank=True)
    sinds = models.DateField(db_index=True)
    herzien_op = models.DateField(null=True, blank=True)
    gesloten_op = models.DateField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            in_lijst("niveau", Niveau, "kloof_niveau"),
            models.CheckConstraint(
                condition=models.Q(niveau=Niveau.FIRST_BEST) | ~models.Q(reden=""), name="kloof_heeft_reden"
            ),
        ]

    def __str__(self) -> str:
        return f"kloof {self.pk}"


class Wachtende(models.Model):
    """A youth who waits for a form of help, since the toewijzing."""

    jeugdige = models.ForeignKey(Jeugdige, on_delete=models.PROTECT)
    casus = models.ForeignKey(Casus, null=True, blank=True, on_delete=models.PROTECT, related_name="wachtend")
    gemeente = models.ForeignKey(Gemeente, on_delete=models.PROTECT)
    hulpvorm = code(Hulpvorm)
    sinds = models.DateField()
    beloofd_op = models.DateField(null=True, blank=True)
    tot = models.DateField(null=True, blank=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["tot", "hulpvorm"])]

    def __str__(self) -> str:
        return f"wachtende {self.pk}"
