"""Keep the ranking behind a request for a place, so that it can be calculated again; for inside this room."""

from __future__ import annotations

from datetime import datetime

from zorglandschap.apps.matching.models import Rangadvies
from zorglandschap.apps.matching.queries.advies import get_kader
from zorglandschap.apps.matching.queries.plekken import Keuze
from zorglandschap.apps.matching.queries.zoeken import Zoekresultaat
from zorglandschap.apps.matching.tafelrekening import pak_in
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.core.matching.rangverslag import (
    Rangvraag,
    regelversie,
    schrijf_uitkomst,
    schrijf_vraag,
    zonder_geheim,
)
from zorglandschap.core.matching.schaarste import per_aanbod
from zorglandschap.core.matching.verdeling.schrijven import invoerafdruk


def leg_rangadvies_vast(keuze: Keuze, kijker: Kijker, *, nu: datetime) -> Rangadvies:
    """One row for the moment of asking: what was read, what came out, which place was chosen and by whom."""
    resultaat, schaarste = keuze.resultaat, keuze.resultaat.schaarste
    tekst = schrijf_vraag(zonder_geheim(_vraag(resultaat)))
    return Rangadvies.objects.create(
        advies=keuze.advies,
        om=nu,
        door_id=kijker.medewerker_id,
        gekozen_id=keuze.plek.kandidaat.aanbod,
        regels_versie=regelversie(get_kader().versie, resultaat.regels),
        schaarste_op=schaarste.op if schaarste else None,
        invoer_hash=invoerafdruk(tekst),
        aantal=resultaat.beschikbaar.aanbiedingen.aantal,
        vraag=pak_in(tekst),
        uitkomst=pak_in(schrijf_uitkomst(resultaat.rangschikking)),
    )


def _vraag(resultaat: Zoekresultaat) -> Rangvraag:
    aanbiedingen, schaarste = resultaat.beschikbaar.aanbiedingen, resultaat.schaarste
    return Rangvraag(
        profiel=resultaat.profiel,
        niveaus=resultaat.niveaus,
        regels=resultaat.regels,
        aanbiedingen=aanbiedingen,
        vrij=resultaat.beschikbaar.vrij,
        schaarste=per_aanbod(schaarste, aanbiedingen) if schaarste else None,
    )
