"""What history tells beside the estimate: places really used, ages at which help ends, what teams prevented."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from zorglandschap.core.simulatie.episodes import JAAR, LEEG, Episodes
from zorglandschap.core.simulatie.invoer import Ints, Invoer
from zorglandschap.core.simulatie.schatting import Schatting, Trekking

DRUK = 0.9  # share of the days of the last year on which fewer places were in use
VOLWASSEN = 18.0
BIJNA = 0.1  # years; who left this soon before or after the birthday left because of it
GENOEG = 20  # ends around or after the birthday, before they say anything
MEEST = 0.98  # share of those who stayed on that left by the age found


def druk_gebruik(ep: Episodes, dagen: int = 365) -> Ints:
    """Youths in each form on a busy day of the last ``dagen`` days: on nine of ten days there were no more."""
    tot = ep.kader.tot.toordinal()
    dag = np.arange(tot - dagen + 1, tot + 1)
    uit = np.zeros(len(ep.kader.vormen), dtype=np.int64)
    begonnen = ep.start != LEEG
    eind = np.where(ep.eind == LEEG, tot + 1, ep.eind)
    for f in range(uit.size):
        er = begonnen & (ep.vorm == f)
        aanwezig = np.searchsorted(np.sort(ep.start[er]), dag, "right") - np.searchsorted(
            np.sort(eind[er]), dag, "right"
        )
        uit[f] = round(float(np.quantile(aanwezig, DRUK)))
    return uit


def bruikbaar(plekken: Ints, bezet: Ints, gebruikt: int) -> Ints:
    """Places per voorziening of one form, when there are people waiting and still no more than ``gebruikt`` in use.

    Places that stay empty while people wait do not fit, or are between two youths. Nobody who lives there loses a
    place; the others are shared in proportion.
    """
    houd = np.minimum(plekken, bezet)
    vrij = plekken - houd
    over = max(gebruikt, int(bezet.sum())) - int(houd.sum())
    if over >= vrij.sum():
        return plekken
    deel = vrij * over / vrij.sum()
    heel = np.floor(deel).astype(np.int64)
    rest = np.argsort(-(deel - heel), kind="stable")[: over - int(heel.sum())]
    heel[rest] += 1
    return np.asarray(houd + heel, dtype=np.int64)


def met_genoeg_geduld(schatting: Schatting, minstens: int) -> Schatting:
    """The estimate without patience when fewer than ``minstens`` gave up: one who left says nothing of the others.

    The base case then keeps its own patience.
    """
    if int(schatting.tellingen.opgegeven.sum()) >= minstens:
        return schatting

    def zonder(trekking: Trekking) -> Trekking:
        return replace(trekking, geduld=(None,) * len(trekking.geduld))

    return replace(
        schatting, midden=zonder(schatting.midden), trekkingen=tuple(zonder(t) for t in schatting.trekkingen)
    )


def voor_teams(invoer: Invoer) -> Invoer:
    """The same region with the requests as they are before a team prevents some of them.

    Requests that were registered are what teams could not prevent. With the teams of today the inflow is again what
    was registered; with more or less of a team it becomes less or more.
    """
    rek = {
        vorm: 1 / (1 - deel * (1 - team.terugval))
        for team in invoer.teams
        for vorm, deel in team.voorkomt.items()
        if deel * (1 - team.terugval) < 1
    }
    instroom, profielen = invoer.instroom.copy(), []
    for q, profiel in enumerate(invoer.profielen):
        vraag = {vorm: kans * rek.get(vorm, 1.0) for vorm, kans in profiel.eerste_keus.items()}
        som = sum(vraag.values())
        instroom[:, q] *= som
        profielen.append(replace(profiel, eerste_keus={vorm: kans / som for vorm, kans in vraag.items()}))
    return replace(invoer, instroom=instroom, profielen=tuple(profielen))


def leeftijdsgrenzen(ep: Episodes, uiterst: float) -> dict[str, float]:
    """Per form the age at which help ends in practice, in half years: 18, or older when most went on after that.

    Never above ``uiterst``. Where too few reached that age, the age of the register's frame stays.
    """
    leeftijd = (ep.eind - ep.geboren) / JAAR
    uit = {}
    for f, vorm in enumerate(ep.kader.vormen):
        eigen = leeftijd[(ep.vorm == f) & (ep.eind != LEEG) & (ep.start != LEEG)]
        eigen = eigen[eigen >= VOLWASSEN - BIJNA]
        verder = eigen[eigen > VOLWASSEN + BIJNA]
        grens = ep.kader.grens(vorm)
        if eigen.size >= GENOEG:
            ouder = np.ceil(2 * np.quantile(verder, MEEST)) / 2 if 2 * verder.size > eigen.size else VOLWASSEN
            grens = min(uiterst, float(ouder))
        uit[vorm] = grens
    return uit
