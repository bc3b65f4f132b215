"""Loads the synthetic region into an empty database, whole or not at all."""

from __future__ import annotations

import json
from datetime import date, datetime

import numpy as np
from django.db import connection, transaction

from zorglandschap.apps.casus.models import Jeugdige
from zorglandschap.apps.demo import analyses, dossiers, geschiedenis, landschap
from zorglandschap.apps.demo.invoer import Invoer, Voortgang
from zorglandschap.apps.demo.queries import SLEUTEL
from zorglandschap.apps.demo.rolverdeling import geef_vaste_namen, verdeel_rollen
from zorglandschap.apps.demo.teksten import Teksten
from zorglandschap.apps.fouten import Geweigerd
from zorglandschap.apps.monitor.actions import meet
from zorglandschap.apps.organisaties.laden import laad_regio
from zorglandschap.apps.organisaties.models import Installatie
from zorglandschap.core.begrippen.regio import Regio
from zorglandschap.core.begrippen.tekst import zin
from zorglandschap.core.matching.kaderbestand import lees_kader
from zorglandschap.core.synthetisch.dagen import dagnummer
from zorglandschap.core.synthetisch.genereer import genereer
from zorglandschap.core.synthetisch.opgave import EERSTE_JAAR, Naamgroep, lees_opgave
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
    invoer = Invoer(voortgang)
    _laad_tabellen(invoer, regio, streek, np.random.default_rng([zaad, 1]), dagnummer(vandaag), nu)
    invoer.sluit_af()
    verdeel_rollen(regio, nu=nu, voortgang=voortgang)
    jaren = range(EERSTE_JAAR, vandaag.year + 1)
    voortgang("cijfers meten", 0, 1)
    meet(jaren=list(jaren), nu=nu)
    voortgang("cijfers meten", 1, 1)
    _onthoud(regio, streek, schaal=schaal, zaad=zaad, vandaag=vandaag)
    return invoer.aantallen


def _laad_tabellen(
    invoer: Invoer, regio: Regio, streek: SynthetischeRegio, rng: np.random.Generator, nu_dag: int, nu: datetime
) -> None:
    namen = lees_opgave(regio).namen
    organisatie = landschap.laad_organisaties(invoer, regio, streek.organisaties)
    medewerkers = landschap.medewerkersnamen(streek.medewerkers, namen)
    geef_vaste_namen(streek, regio, medewerkers)
    landschap.laad_medewerkers(invoer, streek.medewerkers, organisatie, medewerkers)
    landschap.laad_aanbod(invoer, regio, streek, organisatie, nu)
    landschap.laad_bezettingen(invoer, streek, rng)
    achter = geschiedenis.achternamen(streek.gezinnen, namen)
    voor = geschiedenis.voornamen(streek.jeugdigen, streek.gezinnen, namen)
    geschiedenis.laad_gezinnen(invoer, streek.gezinnen, namen, achter, rng)
    geschiedenis.laad_jeugdigen(invoer, regio, streek, organisatie, voor, achter, rng)
    geschiedenis.laad_maatregelen(invoer, streek, organisatie)
    teams = organisatie[: len(regio.gemeenten)]
    _laad_dossiers(invoer, regio, streek, teams, medewerkers, voor, namen, rng, nu_dag)
    geschiedenis.laad_trajecten(invoer, regio, streek, organisatie)
    geschiedenis.laad_dreigingen(invoer, regio, streek)
    geschiedenis.laad_kloven(invoer, regio, streek, lambda op: regio.beleid.aantal("kloof_herzien_dagen", op), nu_dag)
    geschiedenis.laad_wachtenden(invoer, regio, streek)


def _laad_dossiers(
    invoer: Invoer,
    regio: Regio,
    streek: SynthetischeRegio,
    teams: np.ndarray[tuple[int, ...], np.dtype[np.int32]],
    medewerkers: list[str],
    voornamen: list[str],
    namen: tuple[Naamgroep, ...],
    rng: np.random.Generator,
    nu_dag: int,
) -> None:
    teksten = Teksten(regio.demo)
    verloop = dossiers.maak_verloop(streek, nu_dag)
    dossiers.laad_casussen(invoer, streek, teams, teksten, voornamen, rng)
    dossiers.laad_stappen(invoer, streek, verloop, teksten, medewerkers)
    dossiers.laad_jims(invoer, streek, verloop, teksten, _volwassenen(namen))
    analyses.laad_analyses(invoer, streek, verloop, teksten, voornamen)
    profielen = analyses.adviesprofielen(regio.demo)
    versie = lees_kader(regio.afwegingskader).versie
    analyses.laad_adviezen(invoer, streek, verloop, teksten, voornamen, profielen, versie)


def _volwassenen(namen: tuple[Naamgroep, ...]) -> list[str]:
    """Names of adults who are nobody's parent here, for the mentors."""
    return [
        f"{voor} {groep.achternamen[i % len(groep.achternamen)]}"
        for groep in namen
        for i, voor in enumerate((*groep.ouders_vrouw, *groep.ouders_man))
    ]


def _onthoud(regio: Regio, streek: SynthetischeRegio, *, schaal: float, zaad: int, vandaag: date) -> None:
    feiten = {
        "regio": regio.sleutel,
        "schaal": schaal,
        "zaad": zaad,
        "vandaag": vandaag.isoformat(),
        "vingerafdruk": streek.vingerafdruk(),
    }
    Installatie.objects.update_or_create(sleutel=SLEUTEL, defaults={"waarde": json.dumps(feiten)})
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
