"""Placements out of home that threatened: some came true, some were prevented, some youths came home again."""

from __future__ import annotations

from datetime import date

import numpy as np

from zorglandschap.core.begrippen.hulpvormen import VORMEN, Plaats
from zorglandschap.core.synthetisch.ambulant import Hulp
from zorglandschap.core.synthetisch.bevolking import Bevolking
from zorglandschap.core.synthetisch.dagen import GEEN, Dagen, Reeks, Vlaggen, dagnummer, jaarbegin
from zorglandschap.core.synthetisch.opgave import EERSTE_JAAR, HULPVORMEN, Opgave
from zorglandschap.core.synthetisch.tabellen import Dreigingen
from zorglandschap.core.synthetisch.verblijf import Verblijven

THUIS, TERUG, UITHUIS = 0, 1, 2
GROEP: Vlaggen = np.array([VORMEN[h].plaats is Plaats.GROEP for h in HULPVORMEN])
AFLOOP_DAGEN = 60
Rijen = tuple[Reeks, Dagen, Reeks, Dagen, Vlaggen]


def maak_dreigingen(
    rng: np.random.Generator,
    opgave: Opgave,
    bevolking: Bevolking,
    verblijven: Verblijven,
    hulp: Hulp,
    *,
    schaal: float,
    vandaag: date,
) -> Dreigingen:
    """As many a year as published; from the year of the Versnellingsteam part of them with its help."""
    nu = dagnummer(vandaag)
    delen: list[Rijen] = []
    for jaar in range(EERSTE_JAAR, vandaag.year + 1):
        begin, einde = jaarbegin(jaar), min(jaarbegin(jaar + 1), nu + 1)
        delen += _jaar(rng, opgave, verblijven, hulp, jaar, begin, einde, schaal)
    jeugdige, gemeld, afloop, afgerond, via_team = (np.concatenate([d[k] for d in delen]) for k in range(5))
    volgorde = np.lexsort((jeugdige, gemeld))
    bekend = (afgerond <= nu) & (gemeld <= nu - opgave.getal("dreiging open dagen"))
    bekend |= (afloop == UITHUIS) & (afgerond <= nu)
    return Dreigingen(
        jeugdige=jeugdige[volgorde].astype(np.int32),
        gemeente=bevolking.gemeente[jeugdige][volgorde],
        gemeld=gemeld[volgorde].astype(np.int32),
        via_team=via_team[volgorde],
        afloop=np.where(bekend, afloop, GEEN)[volgorde].astype(np.int32),
        afgerond=np.where(bekend, afgerond, GEEN)[volgorde].astype(np.int32),
    )


def _jaar(
    rng: np.random.Generator,
    opgave: Opgave,
    v: Verblijven,
    hulp: Hulp,
    jaar: int,
    begin: int,
    einde: int,
    schaal: float,
) -> list[Rijen]:
    deel = schaal * (einde - begin) / (jaarbegin(jaar + 1) - begin)
    met_team = jaar >= opgave.getal("versnellingsteam vanaf jaar")
    team_thuis = round(opgave.in_jaar("versnellingsteam thuis", jaar) * deel) if met_team else 0
    team_terug = round(opgave.in_jaar("versnellingsteam terug", jaar) * deel) if met_team else 0
    overig = round(opgave.in_jaar("overig thuis gebleven", jaar) * deel)
    totaal = round(opgave.getal("dreigend per jaar") * deel)
    nieuw = np.flatnonzero((v.van >= begin) & (v.van < einde) & (v.vorige < 0))
    uithuis = rng.permutation(nieuw)[: max(0, totaal - team_thuis - team_terug - overig)]
    gebleven = totaal - team_terug - uithuis.size  # when fewer were placed, more could stay at home
    gestart = np.flatnonzero((hulp.van >= begin) & (hulp.van < einde) & (hulp.naast < 0))
    nooit_weg = gestart[~np.isin(hulp.jeugdige[gestart], v.jeugdige)]
    _, eerste = np.unique(hulp.jeugdige[nooit_weg], return_index=True)
    thuis = rng.permutation(nooit_weg[eerste])[:gebleven]
    via_team = np.zeros(thuis.size, dtype=np.bool_)
    via_team[:team_thuis] = True
    gevolgd = np.zeros(v.aantal, dtype=np.bool_)
    gevolgd[v.vorige[v.vorige >= 0]] = True
    klaar = np.flatnonzero((v.tot >= begin) & (v.tot < einde) & GROEP[v.vorm] & ~gevolgd)
    terug = rng.permutation(klaar)[:team_terug]
    return [
        _rijen(v.jeugdige[uithuis], v.van[uithuis] - rng.integers(0, 40, uithuis.size), UITHUIS, v.van[uithuis], begin),
        _rijen(hulp.jeugdige[thuis], hulp.van[thuis], THUIS, hulp.van[thuis] + AFLOOP_DAGEN, begin, via_team),
        _rijen(
            v.jeugdige[terug], v.tot[terug] - AFLOOP_DAGEN, TERUG, v.tot[terug], begin, np.ones(terug.size, np.bool_)
        ),
    ]


def _rijen(
    jeugdige: Reeks, gemeld: Dagen, afloop: int, afgerond: Dagen, begin: int, via_team: Vlaggen | None = None
) -> Rijen:
    """Rows of one outcome; a report is kept within its year, so that the years can be counted."""
    team = np.zeros(jeugdige.size, dtype=np.bool_) if via_team is None else via_team
    dag = np.maximum(gemeld, begin).astype(np.int32)
    return (
        jeugdige,
        dag,
        np.full(jeugdige.size, afloop, dtype=np.int32),
        np.maximum(afgerond, dag).astype(np.int32),
        team,
    )
