"""Gathers the facts that the rules may know, and asks the rules."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.conf import settings
from django.db.models import Exists, OuterRef, Q, QuerySet

from zorglandschap.apps.casus.models import AnalyseTekst, Casus, Jim, Traject, VerklarendeAnalyse
from zorglandschap.core.begrippen.codelijsten import AnalyseStatus, AnalyseVeld, Conclusie, FactorSoort, JuridischKader
from zorglandschap.core.begrippen.hulpvormen import VERBLIJF
from zorglandschap.core.begrippen.periode import leeftijd
from zorglandschap.core.regels import analyse as over_analyse
from zorglandschap.core.regels import regie, verwijzing
from zorglandschap.core.regels.analyse import AnalyseFeiten
from zorglandschap.core.regels.regie import RegieFeiten
from zorglandschap.core.regels.uitkomst import Uitkomst
from zorglandschap.core.regels.verwijzing import VerwijzingFeiten


def get_laatste_analyse(casus: Casus) -> VerklarendeAnalyse | None:
    """The newest version of the analysis, or None."""
    return VerklarendeAnalyse.objects.filter(casus=casus).order_by("-versie").first()


def laatste_teksten(analyse: VerklarendeAnalyse) -> QuerySet[AnalyseTekst]:
    """The last version of every text of the analysis."""
    nieuwer = AnalyseTekst.objects.filter(
        analyse=OuterRef("analyse"), veld=OuterRef("veld"), versie__gt=OuterRef("versie")
    )
    return AnalyseTekst.objects.filter(~Exists(nieuwer), analyse=analyse).select_related("door")


def lopende_trajecten(casus: Casus, vandaag: date) -> QuerySet[Traject]:
    """The help that this youth receives today."""
    loopt = Q(tot__isnull=True) | Q(tot__gt=vandaag)
    return Traject.objects.filter(loopt, jeugdige_id=casus.jeugdige_id, van__lte=vandaag).select_related("aanbieder")


def toets_verwijzing(casus: Casus, *, vandaag: date) -> list[Uitkomst]:
    """Every rule about referral; while the analysis is not finished also what is still missing in it."""
    analyse = get_laatste_analyse(casus)
    feiten = VerwijzingFeiten(
        analyse_begonnen=analyse is not None,
        analyse_vastgesteld=analyse is not None and analyse.status == AnalyseStatus.VASTGESTELD,
        crisis=casus.is_crisis,
        crisis_reden=casus.crisis_reden,
    )
    uitkomsten = [
        verwijzing.analyse_voor_verwijzing(feiten),
        regie.onderscheid_hulpvraag(regie_feiten(casus, analyse, vandaag=vandaag)),
        verwijzing.crisis_met_reden(feiten),
    ]
    if analyse is not None and uitkomsten[0].blokkeert:
        uitkomsten += toets_analyse(analyse, casus, vandaag=vandaag)
    return uitkomsten


def toets_analyse(analyse: VerklarendeAnalyse, casus: Casus, *, vandaag: date) -> list[Uitkomst]:
    """Every rule about the analysis itself."""
    feiten = AnalyseFeiten(
        leeftijd=leeftijd(casus.jeugdige.geboren_op, vandaag),
        stem_vanaf=settings.BELEID.aantal("stem_jeugdige_vanaf_leeftijd", vandaag),
        beslist_vanaf=settings.BELEID.aantal("beslist_zelf_vanaf_leeftijd", vandaag),
        ingevuld=_ingevuld(laatste_teksten(analyse)),
        factoren=frozenset(
            FactorSoort(soort)
            for soort in analyse.factoren.filter(vervallen_om__isnull=True).values_list("soort", flat=True)
        ),
        conclusie=Conclusie(analyse.conclusie) if analyse.conclusie else None,
        met_jeugdige_besproken=analyse.met_jeugdige_op is not None,
        met_ouders_besproken=analyse.met_ouders_op is not None,
        heeft_gedragsdeskundige=casus.gedragsdeskundige_id is not None,
    )
    return [
        over_analyse.onderdelen_ingevuld(feiten),
        over_analyse.met_jeugdige_en_ouders(feiten),
        over_analyse.factoren_benoemd(feiten),
        over_analyse.breed_gekeken(feiten),
        over_analyse.gedragsdeskundige_kijkt_mee(feiten),
    ]


def _ingevuld(teksten: Iterable[AnalyseTekst]) -> frozenset[AnalyseVeld]:
    return frozenset(AnalyseVeld(t.veld) for t in teksten if t.tekst.strip())


def toets_regie(casus: Casus, *, vandaag: date) -> list[Uitkomst]:
    """The duties around a casus that are watched all the time."""
    feiten = regie_feiten(casus, get_laatste_analyse(casus), vandaag=vandaag)
    return [
        regie.vaste_regisseur(feiten),
        regie.gi_bij_gedwongen_kader(feiten),
        regie.jim_beschikbaar(feiten),
        regie.plan_vanaf_zestien(feiten),
    ]


def regie_feiten(casus: Casus, analyse: VerklarendeAnalyse | None, *, vandaag: date) -> RegieFeiten:
    """What the rules of regie may know of this casus."""
    conclusie = analyse.conclusie if analyse else ""
    return RegieFeiten(
        leeftijd=leeftijd(casus.jeugdige.geboren_op, vandaag),
        stem_vanaf=settings.BELEID.aantal("stem_jeugdige_vanaf_leeftijd", vandaag),
        plan_vanaf=settings.BELEID.aantal("plan_vanaf_leeftijd", vandaag),
        kader=JuridischKader(casus.kader),
        in_verblijf=lopende_trajecten(casus, vandaag).filter(hulpvorm__in=VERBLIJF).exists(),
        heeft_regisseur=casus.regisseur_id is not None,
        heeft_jeugdbeschermer=casus.jeugdbeschermer_id is not None,
        heeft_jim=Jim.objects.filter(casus=casus, gestopt_op__isnull=True).exists(),
        heeft_plan=False,  # no room keeps this plan yet: the rule keeps asking for it
        conclusie=Conclusie(conclusie) if conclusie else None,
        crisis=casus.is_crisis,
    )
