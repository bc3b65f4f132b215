"""Calculate which places are worth building, and keep the outcome beside the earlier ones."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta

import numpy as np
from django.conf import settings
from django.db import transaction

from zorglandschap.apps.aanbod.queries import gemeentenummer
from zorglandschap.apps.aanbod.queries.landschap import list_landschap
from zorglandschap.apps.casus.queries import list_verblijfsduren
from zorglandschap.apps.fouten import Geweigerd
from zorglandschap.apps.matching.models import Prijsmeting
from zorglandschap.apps.matching.queries.bouwkansen import list_aankomsten
from zorglandschap.apps.organisaties.models import Gemeente
from zorglandschap.core.begrippen.codelijsten import Niveau
from zorglandschap.core.begrippen.hulpvormen import Hulpvorm
from zorglandschap.core.begrippen.tekst import zin
from zorglandschap.core.matching.bouwmeting import Bouwband, beter_per_jaar, meet_bouwkansen
from zorglandschap.core.matching.prijzen import Landschap, lees_prijsregels
from zorglandschap.core.matching.zoekbeleid import lees_zoekregels

ZAAD = 2026  # a fixed beginning: the same database gives the same prices
MINST = 0.05  # youths a year: less reads as 0,0 and says nothing


@transaction.atomic
def meet_bouwplekken(*, op: date, nu: datetime) -> Prijsmeting:
    """Measure for a day, in a handful of queries; raises Geweigerd when nobody came."""
    beleid = settings.BELEID
    dagen = beleid.aantal("prijs_instroom_dagen", op)
    stroom = list_aankomsten(van=op - timedelta(days=dagen), tot=op + timedelta(days=1))
    if not stroom.aankomsten:
        raise Geweigerd(
            zin("Er is in %(dagen)s dagen geen advies vastgelegd. Er valt niets te berekenen.", dagen=dagen)
        )
    weken, geschat = _weken(op)
    beeld = list_landschap(op)
    regels = lees_prijsregels(beleid, op)
    stap = regels.waarde[Niveau.FIRST_BEST] - regels.waarde[Niveau.ACCEPTABEL]
    gemeenten = {gemeentenummer(g.code): g for g in Gemeente.objects.filter(in_regio=True)}
    banden = meet_bouwkansen(
        stroom.aankomsten,
        Landschap(beeld.aanbiedingen, beeld.plekken, weken),
        {nummer: (g.breedte, g.lengte) for nummer, g in gemeenten.items()},
        per_week=len(stroom.aankomsten) * 7 / dagen,
        steekproef=min(beleid.aantal("prijs_steekproef", op), len(stroom.aankomsten)),  # more would look too sure
        dobbels=[np.random.default_rng(ZAAD + n) for n in range(beleid.aantal("prijs_herhalingen", op))],
        regels=regels,
        zoekregels=lees_zoekregels(beleid, op),
        op=op,
    )
    return Prijsmeting.objects.create(
        op=op,
        om=nu,
        dagen=dagen,
        aankomsten=len(stroom.aankomsten),
        instroom={vorm.value: n for vorm, n in sorted(stroom.instroom.items())},
        weken={vorm.value: round(w, 1) for vorm, w in weken.items()},
        geschat=[vorm.value for vorm in geschat],
        stap=stap,
        kansen=[
            _rij(b, gemeenten) for b in banden if b.gemeente in gemeenten and beter_per_jaar(b.prijs, stap) >= MINST
        ],
        zaad=ZAAD,
    )


def _weken(op: date) -> tuple[dict[Hulpvorm, float], list[Hulpvorm]]:
    """Mean stay per form; where too few youths left, the number of the policy, and which forms those are."""
    beleid = settings.BELEID
    minstens, anders = beleid.aantal("prijs_duur_minstens", op), beleid.getal("prijs_duur_weken", op)
    duren = list_verblijfsduren(van=op - timedelta(days=beleid.aantal("prijs_duur_dagen", op)), tot=op)
    bekend = {vorm: duur.weken for vorm, duur in duren.items() if duur.aantal >= minstens}
    return {vorm: bekend.get(vorm, anders) for vorm in Hulpvorm}, [v for v in Hulpvorm if v not in bekend]


def _rij(band: Bouwband, gemeenten: Mapping[int, Gemeente]) -> dict[str, object]:
    return {
        "hulpvorm": band.hulpvorm.value,
        "gemeente": gemeenten[band.gemeente].code,
        "plekken": band.plekken,
        "prijs": band.prijs,
        "laag": band.laag,
        "hoog": band.hoog,
    }
