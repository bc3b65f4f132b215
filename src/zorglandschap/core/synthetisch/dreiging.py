"""Placements out of home that threatened: some came true, some were prevented, some youths came home again."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from zorglandschap.core.begrippen.hulpvormen import VORMEN, Plaats
from zorglandschap.core.synthetisch.ambulant import Hulp
from zorglandschap.core.synthetisch.dagen import GEEN, Dagen, Reeks, Vlaggen
from zorglandschap.core.synthetisch.opgave import HULPVORMEN
from zorglandschap.core.synthetisch.tabellen import Dreigingen
from zorglandschap.core.synthetisch.verblijf import Verblijven
from zorglandschap.core.synthetisch.wereld import Jaar, Wereld

THUIS, TERUG, UITHUIS = 0, 1, 2
GROEP: Vlaggen = np.array([VORMEN[h].plaats is Plaats.GROEP for h in HULPVORMEN])
AFLOOP_DAGEN = 60
HOOGSTENS_EERDER = 40  # days between the report and the placement
Rijen = tuple[Reeks, Dagen, Reeks, Dagen, Vlaggen]


def maak_dreigingen(rng: np.random.Generator, wereld: Wereld, verblijven: Verblijven, hulp: Hulp) -> Dreigingen:
    """As many a year as published; from the year of the Versnellingsteam part of them with its help."""
    nu = wereld.nu
    delen: list[Rijen] = []
    for jaar in wereld.jaren():
        delen += _jaar(rng, wereld, verblijven, hulp, jaar)
    jeugdige, gemeld, afloop, afgerond, via_team = (np.concatenate([d[k] for d in delen]) for k in range(5))
    volgorde = np.lexsort((jeugdige, gemeld))
    bekend = (afgerond <= nu) & (gemeld <= nu - wereld.opgave.getal("dreiging open dagen"))
    bekend |= (afloop == UITHUIS) & (afgerond <= nu)
    return Dreigingen(
        jeugdige=jeugdige[volgorde].astype(np.int32),
        gemeente=wereld.bevolking.gemeente[jeugdige][volgorde],
        gemeld=gemeld[volgorde].astype(np.int32),
        via_team=via_team[volgorde],
        afloop=np.where(bekend, afloop, GEEN)[volgorde].astype(np.int32),
        afgerond=np.where(bekend, afgerond, GEEN)[volgorde].astype(np.int32),
    )


@dataclass(frozen=True, slots=True)
class _Aantallen:
    """How many threatened in a year, and how many of those stayed home or came home."""

    totaal: int
    team_thuis: int
    team_terug: int
    overig: int


def _aantallen(wereld: Wereld, jaar: Jaar) -> _Aantallen:
    opgave, deel = wereld.opgave, wereld.schaal * jaar.deel
    met_team = jaar.jaar >= opgave.getal("versnellingsteam vanaf jaar")
    return _Aantallen(
        totaal=round(opgave.getal("dreigend per jaar") * deel),
        team_thuis=round(opgave.in_jaar("versnellingsteam thuis", jaar.jaar) * deel) if met_team else 0,
        team_terug=round(opgave.in_jaar("versnellingsteam terug", jaar.jaar) * deel) if met_team else 0,
        overig=round(opgave.in_jaar("overig thuis gebleven", jaar.jaar) * deel),
    )


def _jaar(rng: np.random.Generator, wereld: Wereld, v: Verblijven, hulp: Hulp, jaar: Jaar) -> list[Rijen]:
    n, begin = _aantallen(wereld, jaar), jaar.begin
    nieuw = np.flatnonzero((v.van >= begin) & (v.van < jaar.einde) & (v.vorige < 0))
    uithuis = rng.permutation(nieuw)[: max(0, n.totaal - n.team_thuis - n.team_terug - n.overig)]
    gebleven = n.totaal - n.team_terug - uithuis.size  # when fewer were placed, more could stay at home
    gestart = np.flatnonzero((hulp.van >= begin) & (hulp.van < jaar.einde) & (hulp.naast < 0))
    nooit_weg = gestart[~np.isin(hulp.jeugdige[gestart], v.jeugdige)]
    _, eerste = np.unique(hulp.jeugdige[nooit_weg], return_index=True)
    thuis = rng.permutation(nooit_weg[eerste])[:gebleven]
    via_team = np.arange(thuis.size) < n.team_thuis
    gevolgd = np.zeros(v.aantal, dtype=np.bool_)
    gevolgd[v.vorige[v.vorige >= 0]] = True
    klaar = np.flatnonzero((v.tot >= begin) & (v.tot < jaar.einde) & GROEP[v.vorm] & ~gevolgd)
    terug = rng.permutation(klaar)[: n.team_terug]
    eerder = v.van[uithuis] - rng.integers(0, HOOGSTENS_EERDER, uithuis.size)
    return [
        _rijen(UITHUIS, v.jeugdige[uithuis], np.maximum(begin, eerder), v.van[uithuis]),
        _rijen(THUIS, hulp.jeugdige[thuis], hulp.van[thuis], hulp.van[thuis] + AFLOOP_DAGEN, via_team),
        _rijen(TERUG, v.jeugdige[terug], np.maximum(begin, v.tot[terug] - AFLOOP_DAGEN), v.tot[terug], terug >= 0),
    ]


def _rijen(afloop: int, jeugdige: Reeks, gemeld: Dagen, afgerond: Dagen, via_team: Vlaggen | None = None) -> Rijen:
    """Rows of one outcome; a report stays within its year, so that the years can be counted."""
    team = np.zeros(jeugdige.size, dtype=np.bool_) if via_team is None else via_team
    soort = np.full(jeugdige.size, afloop, dtype=np.int32)
    return jeugdige, gemeld.astype(np.int32), soort, np.maximum(afgerond, gemeld).astype(np.int32), team
