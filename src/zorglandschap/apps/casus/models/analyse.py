"""The verklarende analyse: texts by version, factors, and drafts that are never lost."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models

from zorglandschap.apps.casus.models.gezin import Gezinslid
from zorglandschap.apps.casus.models.verloop import Casus
from zorglandschap.apps.keuzes import code, in_lijst
from zorglandschap.apps.organisaties.models import Gebruiker, Medewerker
from zorglandschap.core.begrippen.analysewoorden import Hulpeffect, Hypothesestand, Verband
from zorglandschap.core.begrippen.codelijsten import AnalyseStatus, AnalyseVeld, Conclusie, FactorSoort


class VerklarendeAnalyse(models.Model):
    """Why things are as they are: made with the youth and the parents (regiovisie §3.2)."""

    casus = models.ForeignKey(Casus, on_delete=models.PROTECT, related_name="analyses")
    versie = models.PositiveSmallIntegerField(default=1)
    status = code(AnalyseStatus, default=AnalyseStatus.CONCEPT)
    conclusie = code(Conclusie, blank=True)
    met_jeugdige_op = models.DateField(null=True, blank=True, help_text="talked through with the youth")
    met_ouders_op = models.DateField(null=True, blank=True, help_text="talked through with the parents")
    gestart_op = models.DateField()
    besproken_op = models.DateField(null=True, blank=True)
    gedeeld_op = models.DateField(null=True, blank=True, help_text="youth and parents have the text")
    gedeeld_met_jeugdige = models.BooleanField(default=False, db_default=False)
    gedeeld_met = models.ManyToManyField(Gezinslid, blank=True, related_name="+", help_text="which parents have it")
    ondertekend_op = models.DateField(null=True, blank=True)
    ondertekend_door = models.ForeignKey(
        Medewerker, null=True, blank=True, on_delete=models.PROTECT, related_name="ondertekende_analyses"
    )
    vastgesteld_op = models.DateField(null=True, blank=True)
    vastgesteld_door = models.ForeignKey(Medewerker, null=True, blank=True, on_delete=models.PROTECT)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["casus", "versie"], name="analyse_versie_uniek"),
            in_lijst("status", AnalyseStatus, "analyse_status"),
            in_lijst("conclusie", Conclusie, "analyse_conclusie", of_leeg=True),
        ]

    def __str__(self) -> str:
        return f"analyse {self.pk}"


class AnalyseTekst(models.Model):
    """One text of the analysis as somebody saved it; a change is a new version, the last one counts."""

    analyse = models.ForeignKey(VerklarendeAnalyse, on_delete=models.PROTECT, related_name="teksten")
    veld = code(AnalyseVeld)
    gezinslid = models.ForeignKey(
        Gezinslid, null=True, blank=True, on_delete=models.PROTECT, help_text="whose voice, for the voice of one parent"
    )
    versie = models.PositiveIntegerField()
    tekst = models.TextField(blank=True)
    door = models.ForeignKey(Gebruiker, null=True, on_delete=models.PROTECT)
    om = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            in_lijst("veld", AnalyseVeld, "analysetekst_veld"),
            models.UniqueConstraint(
                fields=["analyse", "veld", "versie"],
                condition=models.Q(gezinslid__isnull=True),
                name="analysetekst_versie_uniek",
            ),
            models.UniqueConstraint(
                fields=["analyse", "veld", "gezinslid", "versie"],
                condition=models.Q(gezinslid__isnull=False),
                name="analysetekst_van_ouder_uniek",
            ),
        ]

    def __str__(self) -> str:
        return f"analysetekst {self.pk}"


class Factor(models.Model):
    """One cause, maintaining, worsening or protecting factor; a struck one keeps its row.

    ``wortel`` stays the same when a new version of the analysis takes the factor over, so that a goal that
    stands for this concern keeps standing for it.
    """

    analyse = models.ForeignKey(VerklarendeAnalyse, on_delete=models.PROTECT, related_name="factoren")
    wortel = models.UUIDField(default=uuid.uuid4, db_index=True)
    soort = code(FactorSoort)
    tekst = models.CharField(max_length=300)
    domein = code(AnalyseVeld, blank=True, db_default="", help_text="the part of life it belongs to")
    door = models.ForeignKey(Gebruiker, null=True, on_delete=models.PROTECT)
    om = models.DateTimeField()
    vervallen_om = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            in_lijst("soort", FactorSoort, "factor_soort"),
            in_lijst("domein", AnalyseVeld, "factor_domein", of_leeg=True),
        ]

    def __str__(self) -> str:
        return f"factor {self.pk}"


class Factorverband(models.Model):
    """One arrow of the picture: what one factor does to another; a struck one keeps its row."""

    analyse = models.ForeignKey(VerklarendeAnalyse, on_delete=models.PROTECT, related_name="verbanden")
    van = models.ForeignKey(Factor, on_delete=models.PROTECT, related_name="gevolgen")
    naar = models.ForeignKey(Factor, on_delete=models.PROTECT, related_name="oorzaken")
    soort = code(Verband)
    door = models.ForeignKey(Gebruiker, null=True, on_delete=models.PROTECT)
    om = models.DateTimeField()
    vervallen_om = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            in_lijst("soort", Verband, "factorverband_soort"),
            models.CheckConstraint(condition=~models.Q(van=models.F("naar")), name="factorverband_twee_factoren"),
            models.UniqueConstraint(
                fields=["analyse", "van", "naar"],
                condition=models.Q(vervallen_om__isnull=True),
                name="factorverband_een_keer",
            ),
        ]

    def __str__(self) -> str:
        return f"verband {self.pk}"


class EerdereHulp(models.Model):
    """Help there was before, and what it did, as the family sees it; a struck one keeps its row."""

    analyse = models.ForeignKey(VerklarendeAnalyse, on_delete=models.PROTECT, related_name="eerdere_hulp")
    wat = models.CharField(max_length=200)
    wanneer = models.CharField(max_length=80, blank=True)
    effect = code(Hulpeffect)
    toelichting = models.CharField(max_length=500, blank=True)
    door = models.ForeignKey(Gebruiker, null=True, on_delete=models.PROTECT)
    om = models.DateTimeField()
    vervallen_om = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [in_lijst("effect", Hulpeffect, "eerderehulp_effect")]

    def __str__(self) -> str:
        return f"eerdere hulp {self.pk}"


class Hypothese(models.Model):
    """What may explain it, and whether that holds; a struck one keeps its row."""

    analyse = models.ForeignKey(VerklarendeAnalyse, on_delete=models.PROTECT, related_name="hypothesen")
    tekst = models.CharField(max_length=500)
    stand = code(Hypothesestand, default=Hypothesestand.OPEN)
    onderbouwing = models.CharField(max_length=500, blank=True)
    door = models.ForeignKey(Gebruiker, null=True, on_delete=models.PROTECT)
    om = models.DateTimeField()
    vervallen_om = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [in_lijst("stand", Hypothesestand, "hypothese_stand")]

    def __str__(self) -> str:
        return f"hypothese {self.pk}"


class Kladje(models.Model):
    """What someone typed but has not saved yet, per field of a form: autosave writes here, saving clears it."""

    gebruiker = models.ForeignKey(Gebruiker, on_delete=models.CASCADE)
    sleutel = models.CharField(max_length=120, help_text="form and record, e.g. analyse:12")
    veld = models.CharField(max_length=64)
    tekst = models.TextField(blank=True)
    basisversie = models.PositiveIntegerField(default=0)
    om = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["gebruiker", "sleutel", "veld"], name="kladje_uniek"),
        ]

    def __str__(self) -> str:
        return f"kladje {self.pk}"
