"""Loads the synthetic region into an empty database, whole or not at all."""

from __future__ import annotations

import json
from datetime import date, datetime

import numpy as np
from django.db import transaction

from zorglandschap.apps.casus.models import Jeugdige
from zorglandschap.apps.demo import (
    afsluitingen,
    analyses,
    besluiten,
    dossiers,
    geschiedenis,
    hulpvragen,
    jims,
    kloven,
    landschap,
    lokaal,
    maatregelen,
    plannen,
    toekomst,
    toestemmingen,
    verhuiswensen,
    woonwensen,
)
from zorglandschap.apps.demo.casusbeeld import maak_casusbeeld
from zorglandschap.apps.demo.gezinsleden import laad_gezinnen
from zorglandschap.apps.demo.invoer import Invoer, Voortgang
from zorglandschap.apps.demo.lading import Lading, achternamen, medewerkersnamen, voornamen
from zorglandschap.apps.demo.queries import SLEUTEL
from zorglandschap.apps.demo.regie import bedenk_regie, laad_regie
from zorglandschap.apps.demo.rolverdeling import geef_vaste_namen
from zorglandschap.apps.demo.spel import speel
from zorglandschap.apps.demo.stappen import laad_stappen
from zorglandschap.apps.demo.teksten import Teksten
from zorglandschap.apps.demo.tijdlijn import Tijdlijn
from zorglandschap.apps.fouten import Geweigerd
from zorglandschap.apps.matching.actions import meet_bouwplekken
from zorglandschap.apps.monitor.actions import meet
from zorglandschap.apps.organisaties.herinneren import zonder_mail
from zorglandschap.apps.organisaties.laden import laad_regio
from zorglandschap.apps.organisaties.models import Installatie
from zorglandschap.apps.simulatie.actions import schat_opnieuw
from zorglandschap.core.begrippen.regio import Regio
from zorglandschap.core.begrippen.tekst import zin
from zorglandschap.core.synthetisch.genereer import genereer
from zorglandschap.core.synthetisch.opgave import EERSTE_JAAR, lees_opgave
from zorglandschap.core.synthetisch.tabellen import SynthetischeRegio


@transaction.atomic
def laad(
    regio: Regio, *, schaal: float, zaad: int, vandaag: date, nu: datetime, voortgang: Voortgang
) -> dict[str, int]:
    """Generate the region, store it, cast the roles and measure; returns how many rows of what.

    One transaction: an interruption leaves the database as it was. Raises Geweigerd when there is data already:
    nobody's data is ever thrown away here.
    """
    if Jeugdige.objects.exists():
        raise Geweigerd(
            zin("Er staan al gegevens in deze database. Kies een lege database om de verzonnen regio te laden.")
        )
    voortgang("regio bedenken", 0, 1)
    streek = genereer(regio, schaal=schaal, zaad=zaad, vandaag=vandaag)
    voortgang("regio bedenken", 1, 1)
    aantallen = zet_neer(regio, streek, vandaag=vandaag, nu=nu, zaad=zaad, voortgang=voortgang)
    with zonder_mail():
        speel(regio, nu=nu, voortgang=voortgang)
    voortgang("cijfers meten", 0, 1)
    meet(jaren=range(EERSTE_JAAR, vandaag.year + 1), nu=nu)
    meet_bouwplekken(op=vandaag, nu=nu)
    if regio.simulatie:
        schat_opnieuw(nu=nu, op=vandaag)
    voortgang("cijfers meten", 1, 1)
    _onthoud(regio, streek, schaal=schaal, zaad=zaad, vandaag=vandaag)
    return aantallen


def zet_neer(
    regio: Regio, streek: SynthetischeRegio, *, vandaag: date, nu: datetime, zaad: int, voortgang: Voortgang
) -> dict[str, int]:
    """Store the generated region with its histories, before anybody of the cast acts; returns how many rows of what.

    The same region and seed give the same rows.
    """
    laad_regio(regio)
    lading = _maak_lading(Invoer(voortgang), regio, streek, vandaag=vandaag, nu=nu, zaad=zaad)
    for stap in (*LANDSCHAP, _laad_dossiers, *GESCHIEDENIS):
        stap(lading)
    lading.invoer.sluit_af()
    return lading.invoer.aantallen


LANDSCHAP = (
    landschap.laad_medewerkers,
    landschap.laad_aanbod,
    woonwensen.laad_contracten,
    landschap.laad_bezettingen,
    geschiedenis.laad_jeugdigen,
    maatregelen.laad_maatregelen,
)
GESCHIEDENIS = (
    geschiedenis.laad_trajecten,
    geschiedenis.laad_dreigingen,
    geschiedenis.laad_kloven,
    geschiedenis.laad_wachtenden,
)


def _maak_lading(
    invoer: Invoer, regio: Regio, streek: SynthetischeRegio, *, vandaag: date, nu: datetime, zaad: int
) -> Lading:
    """Store the organisations, and give everything a name."""
    opgave = lees_opgave(regio)
    groepen = opgave.namen
    medewerkers = medewerkersnamen(streek.medewerkers, groepen)
    geef_vaste_namen(streek, regio, medewerkers)
    return Lading(
        invoer=invoer,
        regio=regio,
        streek=streek,
        nu=nu,
        vandaag=vandaag,
        rng=np.random.default_rng([zaad, 1]),
        teksten=Teksten(regio.demo),
        naamgroepen=groepen,
        organisatie=landschap.laad_organisaties(invoer, regio, streek.organisaties),
        medewerkers=medewerkers,
        voornamen=voornamen(streek.jeugdigen, streek.gezinnen, groepen),
        achternamen=achternamen(streek.gezinnen, groepen),
        opgave=opgave,
        zaad=zaad,
    )


def _laad_dossiers(lading: Lading) -> None:
    """Families, cases and everything in them; the timeline is gathered on the way and stored last."""
    beeld, tijdlijn = maak_casusbeeld(lading.streek, lading.dag), Tijdlijn()
    verloop = dossiers.maak_verloop(lading.streek, lading.dag)
    regie = bedenk_regie(lading, beeld)
    gezag = laad_gezinnen(lading, beeld)
    dossiers.laad_casussen(lading, regie)
    dossiers.zet_verloop(lading, verloop, tijdlijn)
    dossiers.zet_verhuizingen(lading, beeld, tijdlijn)
    hulpvragen.laad_hulpvragen(lading, tijdlijn)
    laad_regie(lading, regie, tijdlijn)
    toestemmingen.laad_toestemmingen(lading, beeld, gezag, tijdlijn)
    lokaal.laad_extrastappen(lading, beeld, tijdlijn)
    zorgen = analyses.laad_analyses(lading, verloop)
    analyses.laad_adviezen(lading, verloop)
    kloven.laad_kloven_zonder_hulp(lading, verloop)
    jims.laad_jims(lading, beeld, tijdlijn)
    plannen.laad_plannen(lading, beeld, zorgen, tijdlijn)
    verhuiswensen.laad_verhuiswensen(lading, beeld, gezag)
    toekomst.laad_toekomstplannen(lading, beeld, tijdlijn)
    besluiten.laad_besluiten(lading, beeld, tijdlijn)
    afsluitingen.laad_afsluitingen(lading, beeld, tijdlijn)
    laad_stappen(lading, tijdlijn, regie)


def _onthoud(regio: Regio, streek: SynthetischeRegio, *, schaal: float, zaad: int, vandaag: date) -> None:
    feiten = {
        "regio": regio.sleutel,
        "schaal": schaal,
        "zaad": zaad,
        "vandaag": vandaag.isoformat(),
        "vingerafdruk": streek.vingerafdruk(),
    }
    Installatie.objects.update_or_create(sleutel=SLEUTEL, defaults={"waarde": json.dumps(feiten)})
