"""The verklarende analyse: texts by version, factors, and drafts that are never lost."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from zorglandschap.apps.casus.models.verloop import Casus
from zorglandschap.apps.keuzes import code, in_lijst
from zorglandschap.apps.organisaties.models import Gebruiker, Medewerker
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
    vastgesteld_op = models.DateField(null=True, blank=True)
    vastgesteld_door = models.ForeignKey(Medewerker, null=True, blank=True, on_delete=models.PROTECT)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["casus", "versie"], name="analyse_versie_uniek"),
            in_lijst("status", AnalyseStatus, "analyse_status"),
        ]

    def __str__(self) -> str:
        return f"analyse {self.pk}"


class AnalyseTekst(models.Model):
    """One text of the analysis as somebody saved it; a change is a new version, the last one counts."""

    analyse = models.ForeignKey(VerklarendeAnalyse, on_delete=models.PROTECT, related_name="teksten")
    veld = code(AnalyseVeld)
    versie = models.PositiveIntegerField()
    tekst = models.TextField(blank=True)
    door = models.ForeignKey(Gebruiker, null=True, on_delete=models.PROTECT)
    om = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["analyse", "veld", "versie"], name="analysetekst_versie_uniek"),
        ]

    def __str__(self) -> str:
        return f"analysetekst {self.pk}"


class Factor(models.Model):
    """One cause, maintaining, worsening or protecting factor; a struck one keeps its row."""

    analyse = models.ForeignKey(VerklarendeAnalyse, on_delete=models.PROTECT, related_name="factoren")
    soort = code(FactorSoort)
    tekst = models.CharField(max_length=300)
    door = models.ForeignKey(Gebruiker, null=True, on_delete=models.PROTECT)
    om = models.DateTimeField()
    vervallen_om = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"factor {self.pk}"


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
