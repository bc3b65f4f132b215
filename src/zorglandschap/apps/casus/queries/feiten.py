"""Gathers the facts that the rules may know, and asks the rules."""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.db.models import Q, QuerySet

from zorglandschap.apps.casus.models import Casus, Jim, Toekomstplan, Traject, VerklarendeAnalyse
from zorglandschap.apps.casus.queries.analyseinhoud import get_laatste_analyse, toets_analyse
from zorglandschap.apps.casus.queries.lokaal import toets_lokaal
from zorglandschap.core.begrippen.codelijsten import AnalyseStatus, Conclusie, JuridischKader
from zorglandschap.core.begrippen.hulpvormen import VERBLIJF
from zorglandschap.core.begrippen.periode import leeftijd
from zorglandschap.core.regels import regie, verwijzing
from zorglandschap.core.regels.overdracht import OverdrachtFeiten, contactpersoon_bij_verblijf
from zorglandschap.core.regels.regie import RegieFeiten
from zorglandschap.core.regels.uitkomst import Uitkomst
from zorglandschap.core.regels.verwijzing import VerwijzingFeiten


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
    uitkomsten += toets_lokaal(casus)
    if analyse is not None and uitkomsten[0].blokkeert:
        uitkomsten += toets_analyse(analyse, casus, vandaag=vandaag)
    return uitkomsten


def toets_regie(casus: Casus, *, vandaag: date) -> list[Uitkomst]:
    """The duties around a casus that are watched all the time."""
    feiten = regie_feiten(casus, get_laatste_analyse(casus), vandaag=vandaag)
    vrijwillig_weg = feiten.in_verblijf and feiten.kader is JuridischKader.VRIJWILLIG
    gezichten = OverdrachtFeiten(
        vrijwillig_verblijf=vrijwillig_weg, heeft_contactpersoon=casus.perspectiefregisseur_id is not None
    )
    return [
        regie.vaste_regisseur(feiten),
        contactpersoon_bij_verblijf(gezichten),
        regie.gi_bij_gedwongen_kader(feiten),
        regie.jim_beschikbaar(feiten),
        regie.plan_vanaf_zestien(feiten),
    ]


def regie_feiten(casus: Casus, analyse: VerklarendeAnalyse | None, *, vandaag: date) -> RegieFeiten:
    """What the rules of regie may know of this casus."""
    conclusie = analyse.conclusie if analyse else ""
    return RegieFeiten(
        leeftijd=leeftijd(casus.jeugdige.geboren_op, vandaag),
        mentor_vanaf=settings.BELEID.aantal("jim_vanaf_leeftijd", vandaag, casus.jeugdige.gemeente_id),
        plan_vanaf=settings.BELEID.aantal("plan_vanaf_leeftijd", vandaag, casus.jeugdige.gemeente_id),
        kader=JuridischKader(casus.kader),
        in_verblijf=lopende_trajecten(casus, vandaag).filter(hulpvorm__in=VERBLIJF).exists(),
        heeft_regisseur=casus.regisseur_id is not None,
        heeft_jeugdbeschermer=casus.jeugdbeschermer_id is not None,
        heeft_jim=Jim.objects.filter(casus=casus, gestopt_op__isnull=True).exists(),
        heeft_plan=Toekomstplan.objects.filter(casus=casus, vastgesteld_op__isnull=False).exists(),
        conclusie=Conclusie(conclusie) if conclusie else None,
        crisis=casus.is_crisis,
    )
