"""Locations, offers, places, and who holds a place when (never whose name)."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models

from zorglandschap.apps.keuzes import code, in_lijst
from zorglandschap.apps.organisaties.models import Gemeente, Medewerker, Organisatie
from zorglandschap.core.begrippen.aanbodwoorden import Kwaliteitsoordeel, RedenBuitenGebruik, Wijzigingssoort
from zorglandschap.core.begrippen.hulpvormen import Hulpvorm


class Locatie(models.Model):
    """A building or team base of a provider, with its own point, or else the middle of its town.

    An address that is secret has no point of its own and no postcode: what is not kept cannot be read or calculated.
    """

    aanbieder = models.ForeignKey(Organisatie, on_delete=models.PROTECT, related_name="locaties")
    naam = models.CharField(max_length=120)
    gemeente = models.ForeignKey(Gemeente, on_delete=models.PROTECT)
    breedte = models.FloatField()
    lengte = models.FloatField()
    is_precies = models.BooleanField(default=False, help_text="the point is its own, not the middle of its town")
    postcode = models.CharField(max_length=7, blank=True, default="")
    adres_is_geheim = models.BooleanField(default=False)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(adres_is_geheim=False) | models.Q(is_precies=False, postcode=""),
                name="locatie_geheim_zonder_punt",
            ),
        ]

    def __str__(self) -> str:
        return self.naam


class Aanbod(models.Model):
    """One form of help at one location, for some ages and needs; ‘plekken’ are beds or caseload."""

    locatie = models.ForeignKey(Locatie, on_delete=models.PROTECT, related_name="aanbod")
    naam = models.CharField(max_length=160)
    hulpvorm = code(Hulpvorm, db_index=True)
    leeftijd_van = models.PositiveSmallIntegerField()
    leeftijd_tot = models.PositiveSmallIntegerField(help_text="up to and including this age")
    specialismen = models.JSONField(default=list, help_text="values of Specialisme")
    neemt_lvb = models.BooleanField(default=False, help_text="suited to youths with a mild mental disability")
    neemt_ggz = models.BooleanField(default=False, help_text="suited to youths with psychiatric problems")
    neemt_broers_zussen = models.BooleanField(default=False)
    school = models.CharField(max_length=200, blank=True, default="", help_text="school nearby, in words")
    groep = models.TextField(blank=True, default="", help_text="composition of the group in words, never names")
    groep_grootte = models.PositiveSmallIntegerField(null=True, blank=True)
    groep_jongste = models.PositiveSmallIntegerField(null=True, blank=True, help_text="age of the youngest now")
    groep_oudste = models.PositiveSmallIntegerField(null=True, blank=True, help_text="age of the oldest now")
    eigen_kamer = models.BooleanField(null=True, blank=True, help_text="each youth has an own room; empty: not told")
    dieren = models.BooleanField(null=True, blank=True, help_text="animals in the house or around it; empty: not told")
    voorwaarden = models.TextField(blank=True, default="", help_text="conditions of intake")
    ritme = models.JSONField(default=list, blank=True, help_text="values of Ritme")
    kenmerk = models.CharField(max_length=40, blank=True, default="", help_text="the provider's own code, in files")
    versie = models.PositiveIntegerField(default=1)
    van = models.DateField()
    tot = models.DateField(null=True, blank=True)
    bijgewerkt_om = models.DateTimeField(help_text="when the provider last confirmed the places")

    class Meta:
        constraints: ClassVar = [
            in_lijst("hulpvorm", Hulpvorm, "aanbod_hulpvorm"),
            models.CheckConstraint(
                condition=models.Q(leeftijd_tot__gte=models.F("leeftijd_van")), name="aanbod_leeftijd_oplopend"
            ),
        ]

    def __str__(self) -> str:
        return self.naam


class Contract(models.Model):
    """That a gemeente buys one form of help from a provider, from a day until a day; without gemeente: the region does.

    As long as nobody recorded a contract for a gemeente and a form, nothing is known and nobody is without one.
    """

    aanbieder = models.ForeignKey(Organisatie, on_delete=models.PROTECT, related_name="contracten")
    gemeente = models.ForeignKey(Gemeente, null=True, blank=True, on_delete=models.PROTECT, related_name="contracten")
    hulpvorm = code(Hulpvorm)
    van = models.DateField()
    tot = models.DateField(null=True, blank=True, help_text="the first day on which it no longer holds")

    class Meta:
        indexes: ClassVar = [models.Index(fields=["hulpvorm", "gemeente"], name="contract_vorm_gemeente")]
        constraints: ClassVar = [
            in_lijst("hulpvorm", Hulpvorm, "contract_hulpvorm"),
            models.CheckConstraint(
                condition=models.Q(tot__isnull=True) | models.Q(tot__gt=models.F("van")), name="contract_tot_na_van"
            ),
            models.UniqueConstraint(
                fields=["aanbieder", "gemeente", "hulpvorm", "van"],
                condition=models.Q(gemeente__isnull=False),
                name="contract_van_gemeente",
            ),
            models.UniqueConstraint(
                fields=["aanbieder", "hulpvorm", "van"],
                condition=models.Q(gemeente__isnull=True),
                name="contract_van_regio",
            ),
        ]

    def __str__(self) -> str:
        return f"contract {self.pk}"


class Plek(models.Model):
    """One bed, or one place in a caseload, that exists during a period."""

    aanbod = models.ForeignKey(Aanbod, on_delete=models.PROTECT, related_name="plekken")
    nummer = models.PositiveSmallIntegerField()
    van = models.DateField()
    tot = models.DateField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["aanbod", "nummer"], name="plek_nummer_uniek")]

    def __str__(self) -> str:
        return f"{self.aanbod_id}/{self.nummer}"


class BezettingStatus(models.TextChoices):
    """What a claim on a place is worth."""

    VASTGEHOUDEN = "vastgehouden", "vastgehouden"
    BEVESTIGD = "bevestigd", "bevestigd"
    BUITEN_GEBRUIK = "buiten gebruik", "buiten gebruik"
    VERVALLEN = "vervallen", "vervallen"


class Bezetting(models.Model):
    """A claim on a place for a period ``[van, tot)``; the database itself refuses two that overlap.

    The refusal is an exclusion constraint on PostgreSQL and a trigger on SQLite (migrations 0003 and 0005). A place
    out of service is claimed as well, so that nobody can be given it.
    """

    plek = models.ForeignKey(Plek, on_delete=models.PROTECT, related_name="bezettingen")
    van = models.DateField()
    tot = models.DateField(null=True, blank=True)
    status = models.CharField(max_length=16, choices=BezettingStatus.choices)
    verloopt_om = models.DateTimeField(null=True, blank=True)
    kenmerk = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["plek", "van"]),
            # most places have somebody without an end date: who looks for a free place skips those
            models.Index(
                fields=["plek", "status", "verloopt_om"],
                name="bezetting_zonder_eind",
                condition=models.Q(tot__isnull=True),
            ),
            models.Index(fields=["tot", "plek"], name="bezetting_eindigt", condition=models.Q(tot__isnull=False)),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(tot__isnull=True) | models.Q(tot__gte=models.F("van")), name="bezetting_tot_na_van"
            ),
            models.CheckConstraint(condition=models.Q(status__in=BezettingStatus.values), name="bezetting_status"),
        ]

    def __str__(self) -> str:
        return f"{self.plek_id} {self.van}"


class Uitval(models.Model):
    """Why a place is out of service, and who said so; the period is that of its claim."""

    bezetting = models.OneToOneField(Bezetting, on_delete=models.PROTECT, related_name="uitval")
    reden = code(RedenBuitenGebruik)
    toelichting = models.CharField(max_length=300, blank=True, default="")
    door = models.ForeignKey(Medewerker, on_delete=models.PROTECT, related_name="+")
    om = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [in_lijst("reden", RedenBuitenGebruik, "uitval_reden")]

    def __str__(self) -> str:
        return f"uitval {self.pk}"


class Dagstand(models.Model):
    """How many youths were really there on a day; a correction is a new row, the last one counts.

    Only a number: it may be more than there are places. That is shown, and gives nobody a second place.
    """

    aanbod = models.ForeignKey(Aanbod, on_delete=models.PROTECT, related_name="dagstanden")
    dag = models.DateField()
    aanwezig = models.PositiveSmallIntegerField()
    door = models.ForeignKey(Medewerker, on_delete=models.PROTECT, related_name="+")
    om = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["aanbod", "dag"], name="dagstand_aanbod_dag")]

    def __str__(self) -> str:
        return f"{self.aanbod_id} {self.dag}"


class Aanbodwijziging(models.Model):
    """One change of an offer: which version it made, who, when, and what the fields were and became."""

    aanbod = models.ForeignKey(Aanbod, on_delete=models.PROTECT, related_name="wijzigingen")
    versie = models.PositiveIntegerField()
    soort = code(Wijzigingssoort)
    velden = models.JSONField(default=dict, help_text="per field: before and after")
    door = models.ForeignKey(Medewerker, on_delete=models.PROTECT, related_name="+")
    om = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["aanbod", "versie"], name="aanbodwijziging_versie_uniek"),
            in_lijst("soort", Wijzigingssoort, "aanbodwijziging_soort"),
        ]

    def __str__(self) -> str:
        return f"{self.aanbod_id} v{self.versie}"


class Kwaliteitsantwoord(models.Model):
    """How an offer stands to one criterion of the quality framework; the last answer counts."""

    aanbod = models.ForeignKey(Aanbod, on_delete=models.PROTECT, related_name="kwaliteitsantwoorden")
    kaderversie = models.CharField(max_length=40)
    criterium = models.CharField(max_length=60)
    oordeel = code(Kwaliteitsoordeel)
    toelichting = models.CharField(max_length=500, blank=True, default="")
    door = models.ForeignKey(Medewerker, on_delete=models.PROTECT, related_name="+")
    om = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [in_lijst("oordeel", Kwaliteitsoordeel, "kwaliteitsantwoord_oordeel")]
        indexes: ClassVar = [models.Index(fields=["aanbod", "criterium"], name="kwaliteit_aanbod_criterium")]

    def __str__(self) -> str:
        return f"{self.aanbod_id} {self.criterium}"


class Aanbodherinnering(models.Model):
    """One reminder by mail to keep the places up to date: to whom and about how many, nothing else."""

    medewerker = models.ForeignKey(Medewerker, on_delete=models.PROTECT, related_name="aanbodherinneringen")
    op = models.DateField()
    aantal = models.PositiveIntegerField()
    verzonden_om = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["medewerker", "op"], name="aanbodherinnering_een_per_dag"),
        ]

    def __str__(self) -> str:
        return f"aanbodherinnering {self.pk}"
