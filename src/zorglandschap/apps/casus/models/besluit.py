"""Decisions of the gemeente, what they allocate, who is a fixed face when, and how a case ends."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models

from zorglandschap.apps.casus.models.traject import Traject
from zorglandschap.apps.casus.models.verloop import Casus
from zorglandschap.apps.keuzes import code, in_lijst
from zorglandschap.apps.organisaties.models import Gebruiker, Medewerker, Organisatie
from zorglandschap.core.begrippen.besluitwoorden import (
    Beschikkingsoort,
    Besluitgrond,
    Eenheid,
    Frequentie,
    Informant,
    Nooduitkomst,
    Productcategorie,
    RedenOverdracht,
    Regiesoort,
    ZonderHulpVerder,
)
from zorglandschap.core.begrippen.codelijsten import RedenEinde
from zorglandschap.core.begrippen.hulpvormen import Hulpvorm


class Beschikking(models.Model):
    """A decision on paper, with its reasons and ground; never changed, a later one replaces it."""

    sleutel = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    nummer = models.CharField(max_length=24, unique=True)
    casus = models.ForeignKey(Casus, on_delete=models.PROTECT, related_name="beschikkingen")
    soort = code(Beschikkingsoort)
    grond = code(Besluitgrond)
    motivering = models.TextField()
    genomen_op = models.DateField()
    om = models.DateTimeField(help_text="moment of recording; a JW301 carries the time too")
    genomen_door = models.ForeignKey(Medewerker, null=True, on_delete=models.PROTECT)
    vervangt = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="vervangen_door")
    herhaalsleutel = models.UUIDField(unique=True, help_text="idempotency key of the form")

    class Meta:
        constraints: ClassVar = [
            in_lijst("soort", Beschikkingsoort, "beschikking_soort"),
            in_lijst("grond", Besluitgrond, "beschikking_grond"),
        ]

    def __str__(self) -> str:
        return f"beschikking {self.nummer}"


class Toewijzing(models.Model):
    """What a provider may give: product, volume and period, ready for a JW301 message."""

    beschikking = models.ForeignKey(Beschikking, on_delete=models.PROTECT, related_name="toewijzingen")
    nummer = models.CharField(max_length=24, unique=True)
    aanbieder = models.ForeignKey(Organisatie, on_delete=models.PROTECT)
    traject = models.ForeignKey(Traject, null=True, blank=True, on_delete=models.PROTECT, related_name="toewijzingen")
    hulpvorm = code(Hulpvorm)
    categorie = code(Productcategorie)
    product = models.CharField(max_length=5, blank=True, help_text="product code of the region; empty: whole category")
    omvang = models.PositiveIntegerField(null=True, blank=True)
    eenheid = code(Eenheid, blank=True)
    frequentie = code(Frequentie, blank=True)
    van = models.DateField()
    tot = models.DateField(null=True, blank=True, help_text="first day after")
    beeindigd_per = models.DateField(null=True, blank=True, help_text="first day without, when ended before its time")
    beeindigd_door = models.ForeignKey(
        Beschikking, null=True, blank=True, on_delete=models.PROTECT, related_name="beeindigde_toewijzingen"
    )

    class Meta:
        constraints: ClassVar = [
            in_lijst("categorie", Productcategorie, "toewijzing_categorie"),
            in_lijst("hulpvorm", Hulpvorm, "toewijzing_hulpvorm"),
            in_lijst("eenheid", Eenheid, "toewijzing_eenheid", of_leeg=True),
            in_lijst("frequentie", Frequentie, "toewijzing_frequentie", of_leeg=True),
            models.CheckConstraint(
                condition=models.Q(tot__isnull=True) | models.Q(tot__gt=models.F("van")), name="toewijzing_tot_na_van"
            ),
            models.CheckConstraint(
                condition=models.Q(omvang__isnull=True, eenheid="", frequentie="")
                | (models.Q(omvang__gt=0) & ~models.Q(eenheid="") & ~models.Q(frequentie="")),
                name="toewijzing_omvang_heel",
            ),
            models.CheckConstraint(
                condition=models.Q(beeindigd_per__isnull=True, beeindigd_door__isnull=True)
                | models.Q(beeindigd_per__isnull=False, beeindigd_door__isnull=False),
                name="toewijzing_einde_met_besluit",
            ),
        ]

    def __str__(self) -> str:
        return f"toewijzing {self.nummer}"


class Regieperiode(models.Model):
    """Who was a fixed face of this child, from when until when, and why that changed."""

    casus = models.ForeignKey(Casus, on_delete=models.PROTECT, related_name="regieperiodes")
    medewerker = models.ForeignKey(Medewerker, on_delete=models.PROTECT, related_name="regieperiodes")
    soort = code(Regiesoort)
    van = models.DateField()
    tot = models.DateField(null=True, blank=True)
    reden = code(RedenOverdracht)
    toelichting = models.TextField(blank=True)
    gesprek_op = models.DateField(null=True, blank=True, help_text="when family, old and new face met")

    class Meta:
        indexes: ClassVar = [models.Index(fields=["casus", "soort"])]
        constraints: ClassVar = [
            in_lijst("soort", Regiesoort, "regieperiode_soort"),
            in_lijst("reden", RedenOverdracht, "regieperiode_reden"),
            models.UniqueConstraint(
                fields=["casus", "soort"], condition=models.Q(tot__isnull=True), name="regieperiode_een_nu"
            ),
        ]

    def __str__(self) -> str:
        return f"regieperiode {self.pk}"


class Afsluiting(models.Model):
    """The end of a case: why (CBS), what was reached, the look back, and the promised contact afterwards."""

    casus = models.OneToOneField(Casus, on_delete=models.PROTECT, related_name="afsluiting")
    reden = code(RedenEinde)
    toelichting = models.TextField()
    terugblik_jeugdige = models.TextField(blank=True)
    terugblik_ouders = models.TextField(blank=True)
    nazorg_op = models.DateField(null=True, blank=True)
    nazorg_gehouden_op = models.DateField(null=True, blank=True)
    nazorg_verslag = models.TextField(blank=True)
    op = models.DateField()
    door = models.ForeignKey(Medewerker, null=True, on_delete=models.PROTECT)

    class Meta:
        constraints: ClassVar = [in_lijst("reden", RedenEinde, "afsluiting_reden")]

    def __str__(self) -> str:
        return f"afsluiting {self.pk}"


class Uitkomstmeting(models.Model):
    """What youth or parent says of the help at the end (BIJ v7, chapter 4): usefulness 1–10, can go on without help."""

    afsluiting = models.ForeignKey(Afsluiting, on_delete=models.PROTECT, related_name="uitkomsten")
    informant = code(Informant)
    nut = models.PositiveSmallIntegerField(null=True, blank=True)
    zonder_hulp = code(ZonderHulpVerder, blank=True)
    op = models.DateField()

    class Meta:
        constraints: ClassVar = [
            in_lijst("informant", Informant, "uitkomstmeting_informant"),
            in_lijst("zonder_hulp", ZonderHulpVerder, "uitkomstmeting_zonder_hulp", of_leeg=True),
            models.UniqueConstraint(fields=["afsluiting", "informant"], name="uitkomstmeting_een_keer"),
            models.CheckConstraint(
                condition=models.Q(nut__isnull=True) | models.Q(nut__gte=1, nut__lte=10), name="uitkomstmeting_nut"
            ),
        ]

    def __str__(self) -> str:
        return f"uitkomstmeting {self.pk}"


class Noodinzage(models.Model):
    """Somebody broke the glass: who, which case, why, until when, and what the reviewer found."""

    sleutel = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    casus = models.ForeignKey(Casus, on_delete=models.PROTECT, related_name="noodinzagen")
    gebruiker = models.ForeignKey(Gebruiker, on_delete=models.PROTECT, related_name="+")
    reden = models.TextField()
    om = models.DateTimeField()
    tot = models.DateTimeField()
    uitkomst = code(Nooduitkomst, blank=True)
    beoordeeld_door = models.ForeignKey(Gebruiker, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    beoordeeld_om = models.DateTimeField(null=True, blank=True)
    toelichting = models.TextField(blank=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["gebruiker", "tot"])]
        constraints: ClassVar = [
            in_lijst("uitkomst", Nooduitkomst, "noodinzage_uitkomst", of_leeg=True),
            models.CheckConstraint(condition=~models.Q(reden=""), name="noodinzage_heeft_reden"),
            models.CheckConstraint(
                condition=models.Q(beoordeeld_door__isnull=True) | ~models.Q(beoordeeld_door=models.F("gebruiker")),
                name="noodinzage_door_ander_beoordeeld",
            ),
        ]

    def __str__(self) -> str:
        return f"noodinzage {self.pk}"


class Uitsluiting(models.Model):
    """Somebody who must never see a family, whatever the role: the own family, an acquaintance."""

    gebruiker = models.ForeignKey(Gebruiker, on_delete=models.PROTECT, related_name="uitsluitingen")
    gezin = models.ForeignKey("casus.Gezin", on_delete=models.PROTECT, related_name="uitsluitingen")
    reden = models.CharField(max_length=300)
    door = models.ForeignKey(Gebruiker, null=True, on_delete=models.PROTECT, related_name="+")
    om = models.DateTimeField()
    vervallen_om = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["gebruiker", "gezin"],
                condition=models.Q(vervallen_om__isnull=True),
                name="uitsluiting_een_keer",
            )
        ]

    def __str__(self) -> str:
        return f"uitsluiting {self.pk}"


class Extrastap(models.Model):
    """A step that no other row shows was done in this case; ``sleutel`` says which.

    One that its gemeente added to the way (regios/), a round of a clock, or the lighter help of a step-down moment.
    """

    casus = models.ForeignKey(Casus, on_delete=models.PROTECT, related_name="extrastappen")
    sleutel = models.CharField(max_length=64)
    gedaan_op = models.DateField()
    toelichting = models.CharField(max_length=300, blank=True)
    door = models.ForeignKey(Medewerker, null=True, on_delete=models.PROTECT)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["casus", "sleutel"], name="extrastap_een_keer")]

    def __str__(self) -> str:
        return f"extrastap {self.pk}"


class Herinnering(models.Model):
    """One reminder by mail about open terms: to whom and about how many, never about whom."""

    medewerker = models.ForeignKey(Medewerker, on_delete=models.PROTECT, related_name="herinneringen")
    op = models.DateField()
    aantal = models.PositiveIntegerField()
    verzonden_om = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["medewerker", "op"], name="herinnering_een_per_dag"),
        ]

    def __str__(self) -> str:
        return f"herinnering {self.pk}"
