"""Advice, held places, who waits, and the gap between advised and given."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models

from zorglandschap.apps.aanbod.models import Aanbod, Bezetting
from zorglandschap.apps.casus.models import Casus, Jeugdige
from zorglandschap.apps.keuzes import code, in_lijst
from zorglandschap.apps.matching.models_gevolg import Expertbericht, Expertvraag, Verzoekbericht
from zorglandschap.apps.matching.models_prijzen import Prijsmeting
from zorglandschap.apps.matching.models_rang import Rangadvies
from zorglandschap.apps.matching.models_tafel import Tafelbesluit, Verdelingsplan
from zorglandschap.apps.matching.models_tegenspraak import Tegenspraak, Tegenspraakvraag
from zorglandschap.apps.organisaties.models import Gemeente, Medewerker
from zorglandschap.core.begrippen.codelijsten import (
    Niveau,
    RedenAfwijking,
    RedenWeigering,
    VoorstelStatus,
)
from zorglandschap.core.begrippen.hulpvormen import Hulpvorm
from zorglandschap.core.begrippen.matchwoorden import (
    ZOEKT,
    Kloofeinde,
    Kloofniveau,
    Kloofreden,
    Matchfase,
    Tegenspraakoordeel,
    Urgentie,
    Wachtsoort,
    Weigergevolg,
)

__all__ = [
    "Advies",
    "Expertbericht",
    "Expertvraag",
    "GeenMatch",
    "Kloof",
    "Kloofherziening",
    "Matchstap",
    "Prijsmeting",
    "Rangadvies",
    "Tafelbesluit",
    "Tegenspraak",
    "Tegenspraakvraag",
    "Verdelingsplan",
    "Verzoekbericht",
    "Voorstel",
    "Wachtende",
    "Wachtgebeurtenis",
]


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
    tegenspraak = models.TextField(blank=True, help_text="what the second one wrote under the own login")
    tegenspraak_door = models.ForeignKey(
        Medewerker, null=True, blank=True, on_delete=models.PROTECT, related_name="tegenspraak"
    )
    tegenspraak_oordeel = code(Tegenspraakoordeel, blank=True, db_default="")
    antwoord_op_tegenspraak = models.TextField(blank=True, db_default="")
    tegenspraak_uiterlijk_op = models.DateField(
        null=True, blank=True, help_text="in a crisis: by when the tegenspraak that is owed must be there"
    )
    duur_weken = models.PositiveIntegerField(null=True, blank=True, help_text="how long a group lasts at most")
    weg_terug = models.TextField(blank=True, db_default="", help_text="the way back from a group, in words")
    wensen = models.JSONField(null=True, blank=True, help_text="values of Gezinswens: what youth and parents ask")
    wens_gemeente = models.ForeignKey(
        Gemeente, null=True, blank=True, on_delete=models.PROTECT, related_name="+", help_text="the one they name"
    )
    verwacht_weken = models.PositiveIntegerField(null=True, blank=True, help_text="how long the stay may last")
    kaderversie = models.CharField(max_length=40)
    invoer_hash = models.CharField(max_length=64)
    op = models.DateField()
    om = models.DateTimeField()
    door = models.ForeignKey(Medewerker, null=True, on_delete=models.PROTECT, related_name="adviezen")

    class Meta:
        constraints: ClassVar = [
            in_lijst("hulpvorm", Hulpvorm, "advies_hulpvorm"),
            in_lijst("tegenspraak_oordeel", Tegenspraakoordeel, "advies_tegenspraak_oordeel", of_leeg=True),
        ]

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
    rangadvies = models.OneToOneField(Rangadvies, null=True, blank=True, on_delete=models.PROTECT)
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
    gevolg = code(Weigergevolg, blank=True, db_default="")
    gevolg_tot = models.DateField(null=True, blank=True, help_text="asked again from this day on, when it was parked")
    gevolg_gedaan_om = models.DateTimeField(null=True, blank=True)
    gevolg_toelichting = models.TextField(blank=True, db_default="", help_text="what came of it")
    herhaalsleutel = models.UUIDField(unique=True, help_text="idempotency key of the form")

    class Meta:
        constraints: ClassVar = [
            in_lijst("status", VoorstelStatus, "voorstel_status"),
            in_lijst("gevolg", Weigergevolg, "voorstel_gevolg", of_leeg=True),
            models.UniqueConstraint(
                fields=["casus", "aanbod"],
                condition=models.Q(status__in=[VoorstelStatus.OPEN, VoorstelStatus.TOEGEZEGD]),
                name="voorstel_een_keer_per_aanbod",
            ),
        ]

    def __str__(self) -> str:
        return f"voorstel {self.pk}"


class Kloof(models.Model):
    """Advised beside given, from the advice on: how far apart, why, since when, and why it was over.

    ``gesloten_op`` may be a day to come: help was agreed on that begins then. Until that day the gap is there.
    """

    jeugdige = models.ForeignKey(Jeugdige, on_delete=models.PROTECT)
    casus = models.ForeignKey(Casus, null=True, blank=True, on_delete=models.PROTECT, related_name="kloven")
    gemeente = models.ForeignKey(Gemeente, on_delete=models.PROTECT)
    geadviseerd = code(Hulpvorm)
    gegeven = code(Hulpvorm, blank=True, help_text="empty while no help runs")
    niveau = code(Kloofniveau)
    reden = code(Kloofreden, blank=True)
    toelichting = models.TextField(blank=True)
    sinds = models.DateField(db_index=True)
    herzien_op = models.DateField(null=True, blank=True)
    gesloten_op = models.DateField(null=True, blank=True)
    einde = code(Kloofeinde, blank=True, db_default="")

    class Meta:
        constraints: ClassVar = [
            in_lijst("niveau", Kloofniveau, "kloof_niveau"),
            in_lijst("reden", Kloofreden, "kloof_reden", of_leeg=True),
            in_lijst("einde", Kloofeinde, "kloof_einde", of_leeg=True),
            models.CheckConstraint(
                condition=models.Q(niveau=Kloofniveau.FIRST_BEST) | ~models.Q(reden=""), name="kloof_heeft_reden"
            ),
            models.CheckConstraint(
                condition=~models.Q(niveau=Kloofniveau.GEEN_HULP) | models.Q(gegeven=""), name="kloof_geen_hulp_is_leeg"
            ),
            models.CheckConstraint(
                condition=models.Q(gesloten_op__isnull=True) | models.Q(gesloten_op__gte=models.F("sinds")),
                name="kloof_eindigt_na_begin",
            ),
        ]

    def __str__(self) -> str:
        return f"kloof {self.pk}"

    @property
    def zoekt(self) -> bool:
        """True while a place is looked for: nothing was chosen yet."""
        return self.reden in ZOEKT


class Wachtende(models.Model):
    """A youth who waits for a form of help, since the toewijzing."""

    jeugdige = models.ForeignKey(Jeugdige, on_delete=models.PROTECT)
    casus = models.ForeignKey(Casus, null=True, blank=True, on_delete=models.PROTECT, related_name="wachtend")
    gemeente = models.ForeignKey(Gemeente, on_delete=models.PROTECT)
    hulpvorm = code(Hulpvorm)
    sinds = models.DateField()
    beloofd_op = models.DateField(null=True, blank=True)
    tot = models.DateField(null=True, blank=True)
    urgentie = code(Urgentie, default=Urgentie.GEWOON, db_default=Urgentie.GEWOON)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["tot", "hulpvorm"])]
        constraints: ClassVar = [
            in_lijst("urgentie", Urgentie, "wachtende_urgentie"),
            models.UniqueConstraint(
                fields=["casus"], condition=models.Q(tot__isnull=True), name="wachtende_een_keer_per_casus"
            ),
        ]

    def __str__(self) -> str:
        return f"wachtende {self.pk}"


class Wachtgebeurtenis(models.Model):
    """One thing that happened to somebody on the waiting list, with the state after it. Rows are never changed.

    Replaying them up to a day gives the list of that day (core/matching/wachtlijst.py). A row of ‘hulp tijdens het
    wachten’ or ‘nadeel door het wachten’ tells something and leaves the state as it is.
    """

    wachtende = models.ForeignKey(Wachtende, on_delete=models.PROTECT, related_name="gebeurtenissen")
    soort = code(Wachtsoort)
    op = models.DateField(help_text="the day it was recorded: what the list knew from then on")
    om = models.DateTimeField()
    door = models.ForeignKey(Medewerker, null=True, blank=True, on_delete=models.PROTECT)
    door_naam = models.CharField(max_length=120, blank=True)
    toelichting = models.TextField(blank=True)
    sinds_wanneer = models.DateField(null=True, blank=True, help_text="day on which what is told began")
    wacht = models.BooleanField(default=True, help_text="state after: still on the list")
    hulpvorm = code(Hulpvorm)
    urgentie = code(Urgentie)
    sinds = models.DateField()
    beloofd_op = models.DateField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["om", "pk"]
        indexes: ClassVar = [models.Index(fields=["op"], name="wachtgebeurtenis_op")]
        constraints: ClassVar = [
            in_lijst("soort", Wachtsoort, "wachtgebeurtenis_soort"),
            in_lijst("urgentie", Urgentie, "wachtgebeurtenis_urgentie"),
        ]

    def __str__(self) -> str:
        return f"wachtgebeurtenis {self.pk}"


class Kloofherziening(models.Model):
    """Somebody looked at a gap again: what was found, and when the next look is. Rows are never changed."""

    kloof = models.ForeignKey(Kloof, on_delete=models.PROTECT, related_name="herzieningen")
    op = models.DateField()
    om = models.DateTimeField()
    door = models.ForeignKey(Medewerker, null=True, on_delete=models.PROTECT)
    door_naam = models.CharField(max_length=120)
    toelichting = models.TextField()
    herzien_op = models.DateField()

    class Meta:
        ordering: ClassVar = ["om", "pk"]

    def __str__(self) -> str:
        return f"kloofherziening {self.pk}"


class Matchstap(models.Model):
    """One step of getting to know each other, with how youth, parents and provider looked at it. Never changed.

    The day of a meeting that is planned is a day to come.
    """

    voorstel = models.ForeignKey(Voorstel, on_delete=models.PROTECT, related_name="matchstappen")
    fase = code(Matchfase)
    op = models.DateField()
    om = models.DateTimeField()
    door = models.ForeignKey(Medewerker, null=True, on_delete=models.PROTECT)
    door_naam = models.CharField(max_length=120)
    toelichting = models.TextField()
    jeugdige_vond = models.TextField(blank=True, db_default="")
    ouders_vonden = models.TextField(blank=True, db_default="")
    aanbieder_vond = models.TextField(blank=True, db_default="", help_text="the provider, or the family one would join")

    class Meta:
        ordering: ClassVar = ["op", "pk"]
        constraints: ClassVar = [in_lijst("fase", Matchfase, "matchstap_fase")]

    def __str__(self) -> str:
        return f"matchstap {self.pk}"


class GeenMatch(models.Model):
    """No place could be found for an advice: what was looked at, and what would be needed. Rows are never changed."""

    casus = models.ForeignKey(Casus, on_delete=models.PROTECT, related_name="geen_match")
    advies = models.ForeignKey(Advies, on_delete=models.PROTECT, related_name="geen_match")
    gemeente = models.ForeignKey(Gemeente, on_delete=models.PROTECT)
    hulpvorm = code(Hulpvorm)
    op = models.DateField(db_index=True)
    om = models.DateTimeField()
    door = models.ForeignKey(Medewerker, null=True, on_delete=models.PROTECT)
    door_naam = models.CharField(max_length=120)
    gewenste_start = models.DateField()
    bekeken = models.PositiveIntegerField(help_text="how many offers were looked at")
    passend = models.PositiveIntegerField(help_text="how many fitted, though none could be agreed on")
    redenen = models.JSONField(default=dict, help_text="reason of exclusion -> how many offers")
    wat_nodig = models.TextField(help_text="what would be needed to place this youth well")

    class Meta:
        ordering: ClassVar = ["om", "pk"]
        constraints: ClassVar = [in_lijst("hulpvorm", Hulpvorm, "geenmatch_hulpvorm")]

    def __str__(self) -> str:
        return f"geen match {self.pk}"
