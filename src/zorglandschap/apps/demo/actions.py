"""Loads the synthetic region into an empty database, whole or not at all."""

from __future__ import annotations

import json
from datetime import date, datetime

import numpy as np
from django.db import transaction

from zorglandschap.apps.casus.models import Jeugdige
from zorglandschap.apps.demo import analyses, dossiers, geschiedenis, landschap
from zorglandschap.apps.demo.invoer import Invoer, Voortgang
from zorglandschap.apps.demo.lading import Lading, achternamen, medewerkersnamen, voornamen
from zorglandschap.apps.demo.queries import SLEUTEL
from zorglandschap.apps.demo.rolverdeling import geef_vaste_namen
from zorglandschap.apps.demo.spel import speel
from zorglandschap.apps.demo.teksten import Teksten
from zorglandschap.apps.fouten import Geweigerd
from zorglandschap.apps.monitor.actions import meet
from zorglandschap.apps.organisaties.laden import laad_regio
from zorglandschap.apps.organisaties.models import Installatie
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
    laad_regio(regio)
    lading = _maak_lading(Invoer(voortgang), regio, streek, vandaag=vandaag, nu=nu, zaad=zaad)
    for stap in (*LANDSCHAP, _laad_dossiers, *GESCHIEDENIS):
        stap(lading)
    lading.invoer.sluit_af()
    speel(regio, nu=nu, voortgang=voortgang)
    voortgang("cijfers meten", 0, 1)
    meet(jaren=range(EERSTE_JAAR, vandaag.year + 1), nu=nu)
    voortgang("cijfers meten", 1, 1)
    _onthoud(regio, streek, schaal=schaal, zaad=zaad, vandaag=vandaag)
    return lading.invoer.aantallen


LANDSCHAP = (
    landschap.laad_medewerkers,
    landschap.laad_aanbod,
    landschap.laad_bezettingen,
    geschiedenis.laad_gezinnen,
    geschiedenis.laad_jeugdigen,
    geschiedenis.laad_maatregelen,
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
    groepen = lees_opgave(regio).namen
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
    )


def _laad_dossiers(lading: Lading) -> None:
    verloop = dossiers.maak_verloop(lading.streek, lading.dag)
    dossiers.laad_casussen(lading)
    dossiers.laad_stappen(lading, verloop)
    dossiers.laad_jims(lading, verloop)
    analyses.laad_analyses(lading, verloop)
    analyses.laad_adviezen(lading, verloop)


def _onthoud(regio: Regio, streek: SynthetischeRegio, *, schaal: float, zaad: int, vandaag: date) -> None:
    feiten = {
        "regio": regio.sleutel,
        "schaal": schaal,
        "zaad": zaad,
        "vandaag": vandaag.isoformat(),
        "vingerafdruk": streek.vingerafdruk(),
    }
    Installatie.objects.update_or_create(sleutel=SLEUTEL, defaults={"waarde": json.dumps(feiten)})
