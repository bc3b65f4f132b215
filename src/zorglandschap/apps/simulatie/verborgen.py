"""Hidden inputs of the own region: which patience, second choices and crises give the waiting of the last year."""

from __future__ import annotations

from datetime import timedelta

import numpy as np
from django.conf import settings

from zorglandschap.apps.simulatie.queries.geschiedenis import get_geschiedenis
from zorglandschap.apps.simulatie.queries.landschap import Landschap, get_landschap
from zorglandschap.core.simulatie.bruikbaar import met_genoeg_geduld, voor_teams
from zorglandschap.core.simulatie.episodes import Episodes
from zorglandschap.core.simulatie.schatting import Keuzes, Schatting, pas_toe, schat
from zorglandschap.core.simulatie.schatting_bijstellen import stel_bij
from zorglandschap.core.simulatie.schatting_momenten import Gevonden, momenten_gezien, schat_verborgen

MAANDEN = 12
JAAR = timedelta(days=366)  # the last month too has passed


def bijgesteld(schatting: Schatting, ep: Episodes, *, zaad: int) -> Schatting:
    """The estimate with what was found in it, or why that was not used. About four seconds for a region."""
    gevonden, landschap = _zoek(schatting, ep, zaad)
    return stel_bij(schatting, landschap.invoer, gevonden, np.random.default_rng([zaad, 1]))


def _zoek(schatting: Schatting, ep: Episodes, zaad: int) -> tuple[Gevonden, Landschap]:
    """Play the last year from who was there at its start, with what was known then."""
    start = ep.kader.tot - JAAR
    verleden = get_geschiedenis(start, profielen=schatting.profielen)
    landschap = get_landschap(verleden, maanden=MAANDEN)
    keuzes = Keuzes(aantal=1)
    mensen = {g.naam: float(max(1, g.jeugdigen)) for g in settings.REGIO.gemeenten}
    toen = schat(verleden.episodes, rng=np.random.default_rng(zaad), mensen=mensen, keuzes=keuzes)
    toen = met_genoeg_geduld(toen, keuzes.minima.einden)
    basis = voor_teams(pas_toe(landschap.invoer, toen, toen.midden))
    opgegeven = schatting.tellingen.opgegeven.sum(axis=0)
    in_crisis = float((opgegeven[1] + 0.5) / (opgegeven.sum() + 1))
    gezien = momenten_gezien(ep, in_crisis, basis.periodes(), start)
    return schat_verborgen(basis, gezien, zaad=zaad), landschap
