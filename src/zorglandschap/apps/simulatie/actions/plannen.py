"""Ask for a plan in the background, in the same queue as the runs; and make a scenario of a plan that is ready."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from zorglandschap.apps.fouten import Geweigerd
from zorglandschap.apps.simulatie.actions.doorrekenen import MEESTE_WACHTEND, TE_VEEL
from zorglandschap.apps.simulatie.actions.scenarios import bewaar_scenario
from zorglandschap.apps.simulatie.models import Doorrekening, Scenarioversie
from zorglandschap.apps.simulatie.planblad import get_plan
from zorglandschap.apps.simulatie.planwerk import Plankeuze, opgave_van
from zorglandschap.apps.simulatie.queries.geschiedenis import GeenRegels
from zorglandschap.apps.simulatie.queries.toegang import eis
from zorglandschap.apps.simulatie.queries.uitgangspunt import NogGeenSchatting, get_uitgangspunt
from zorglandschap.apps.simulatie.rekenwerk import MAANDEN
from zorglandschap.core.begrippen.codelijsten import Handeling
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.core.begrippen.simulatiewoorden import OPEN, Rekensoort
from zorglandschap.core.begrippen.tekst import zin
from zorglandschap.core.simulatie.controle import OngeldigeInvoer

NIETS = zin("Dit plan verandert niets: er is niets om een scenario van te maken.")
NIET_KLAAR = zin("Dit plan is nog niet klaar.")


def vraag_plan(kijker: Kijker, keuze: Plankeuze, *, naam: str, herhaalsleutel: UUID, nu: datetime) -> Doorrekening:
    """Put a plan in the queue; the same form again gives the same row.

    Raises Geweigerd for a question that is not sound, for somebody with many open runs, and when there is no estimate.
    """
    eis(kijker, Handeling.SCENARIO_MAKEN, soort="plan", actie="C")
    eerder = Doorrekening.objects.filter(herhaalsleutel=herhaalsleutel).first()
    if eerder is not None:
        return eerder
    if Doorrekening.objects.filter(door_id=kijker.medewerker_id, stand__in=OPEN).count() >= MEESTE_WACHTEND:
        raise Geweigerd(TE_VEEL)
    try:
        uitgangspunt = get_uitgangspunt(maanden=keuze.jaren * MAANDEN)
        opgave_van(uitgangspunt, keuze)
    except NogGeenSchatting as fout:
        raise Geweigerd(fout.tekst) from fout
    except GeenRegels as fout:
        raise Geweigerd(zin("%(reden)s", reden=str(fout))) from fout
    except OngeldigeInvoer as fout:
        raise Geweigerd(fout.fouten[0]) from fout
    try:
        with transaction.atomic():
            return Doorrekening.objects.create(
                soort=Rekensoort.PLAN, naam=naam, vraag=keuze.als_json(), op=uitgangspunt.op, alles=keuze.alles,
                aangevraagd_om=nu, door_id=kijker.medewerker_id, door_naam=kijker.naam, herhaalsleutel=herhaalsleutel,
            )  # fmt: skip
    except IntegrityError:  # the same form twice at once
        return Doorrekening.objects.get(herhaalsleutel=herhaalsleutel)


def maak_scenario_van_plan(
    kijker: Kijker, sleutel: UUID, *, naam: str, herhaalsleutel: UUID, nu: datetime
) -> Scenarioversie:
    """A scenario with the measures of a plan. Raises Geweigerd when it is not ready or changes nothing."""
    blad = get_plan(kijker, sleutel, vandaag=nu.date())
    if blad.scenario is None:
        raise Geweigerd(NIET_KLAAR)
    if not blad.scenario.maatregelen:
        raise Geweigerd(NIETS)
    doelen = " ".join(str(doel.omschrijving()) for doel in blad.keuze.vraag.doelen)
    inhoud = replace(blad.scenario, naam=naam, omschrijving=doelen)
    return bewaar_scenario(kijker, inhoud, herhaalsleutel=herhaalsleutel, nu=nu)
