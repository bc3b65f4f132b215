"""The estimate played forward where there is always a place: for the backtest, and as a quick look.

Stays are conditional on how long they have lasted; who leaves moves on by the routes; the birthday ends it. Waiting,
places and blocking are the simulation's (``pas_toe``), not here.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

import numpy as np
from scipy.special import log_ndtr, ndtri_exp

from zorglandschap.core.simulatie.episodes import JAAR, LEEG, Episodes
from zorglandschap.core.simulatie.invoer import Duur, Ints, Reals
from zorglandschap.core.simulatie.schatting import Schatting, Trekking
from zorglandschap.core.simulatie.schatting_instroom import stappen
from zorglandschap.core.simulatie.schatting_keten import schakel


@dataclass(frozen=True, slots=True, eq=False)
class Bewoond:
    """Who is in care: form, profile, days there and day of birth (from the last day, so below 0), all per youth.

    ``grens``: the age in days at which each form ends.
    """

    vorm: Ints
    profiel: Ints
    dagen: Reals
    geboren: Reals
    grens: Reals

    @classmethod
    def van(cls, ep: Episodes, overgang: int) -> Bewoond:
        """Who was in care on the last day."""
        keten = schakel(ep, overgang)
        er = keten.hoofd & (ep.start != LEEG) & (keten.einde == LEEG)
        tot = ep.kader.tot.toordinal()
        grens = np.array([ep.kader.grens(vorm) for vorm in ep.kader.vormen]) * JAAR
        return cls(
            ep.vorm[er], ep.profiel[er], (tot - ep.start[er]).astype(float), (ep.geboren[er] - tot).astype(float), grens
        )


def rest(duur: Duur, dagen: Reals, rng: np.random.Generator) -> Reals:
    """Days still to come of stays that lasted ``dagen`` (0: a new one): exact for a mixture."""
    gewicht = np.array([deel.gewicht for deel in duur])
    sigma = np.array([0.0 if d.spreiding is None else np.sqrt(np.log1p(d.spreiding**2)) for d in duur])
    mu = np.log([deel.gemiddelde for deel in duur]) - sigma**2 / 2
    with np.errstate(divide="ignore"):
        z = (mu - np.log(dagen)[:, None]) / np.where(sigma > 0, sigma, 1.0)
        log_over = np.where(sigma > 0, log_ndtr(z), -dagen[:, None] / np.exp(mu)) + np.log(gewicht)
    kans = np.exp(log_over - log_over.max(axis=1, keepdims=True))
    grens = np.cumsum(kans, axis=1)
    k = (rng.random(dagen.size)[:, None] * grens[:, -1:] > grens).sum(axis=1)
    log_u = np.log1p(-rng.random(dagen.size)) + (log_over - np.log(gewicht))[np.arange(dagen.size), k]
    lengte = np.where(sigma[k] > 0, np.exp(mu[k] - sigma[k] * ndtri_exp(log_u)), -np.exp(mu[k]) * log_u)
    return np.asarray(np.maximum(0.0, lengte - dagen))


def speel_open(schatting: Schatting, trekking: Trekking, nu: Bewoond, dagen: Reals, rng: np.random.Generator) -> Reals:
    """Youths in each form [day, form] after ``dagen``, in one possible future."""
    begin, vorm, profiel, geboren = _komst(schatting, trekking, float(dagen.max()), rng)
    begin = np.concatenate([np.zeros(nu.vorm.size), begin])
    al = np.concatenate([nu.dagen, np.zeros(vorm.size)])
    vorm, profiel = np.concatenate([nu.vorm, vorm]), np.concatenate([nu.profiel, profiel])
    geboren = np.concatenate([nu.geboren, geboren])
    uit = np.zeros((dagen.size, len(schatting.vormen)))
    tot_en_met = np.cumsum(trekking.routes.verder, axis=2)
    while vorm.size:
        lengte = np.empty(vorm.size)
        for f in np.unique(vorm):
            er = vorm == f
            lengte[er] = rest(trekking.duur[f], al[er], rng)
        oud = geboren + nu.grens[vorm]
        einde = np.minimum(begin + lengte, np.maximum(oud, begin))
        for h, dag in enumerate(dagen):
            uit[h] += np.bincount(vorm[(begin <= dag) & (einde > dag)], minlength=uit.shape[1])
        u = rng.random(vorm.size)
        naar = (u[:, None] >= tot_en_met[profiel, vorm]).sum(axis=1)
        door = (einde < oud) & (einde <= dagen.max()) & (naar < uit.shape[1])
        begin, vorm, profiel, geboren, al = einde[door], naar[door], profiel[door], geboren[door], al[door] * 0
    return uit


def _komst(
    schatting: Schatting, trekking: Trekking, tot: float, rng: np.random.Generator
) -> tuple[Reals, Ints, Ints, Reals]:
    """Arrivals after the last day: when, which form, which profile, and the day of birth."""
    per_jaar = trekking.instroom.sum(axis=0)
    begin, profiel = [np.zeros(0)], [np.zeros(0, dtype=np.int64)]
    stap_op, _, lengte = stappen(schatting.tot, round(12 * tot / JAAR) + 3)
    for op, duurt, factor in zip(stap_op, lengte, trekking.vraag, strict=False):
        for q, tempo in enumerate(per_jaar):
            aantal = int(rng.poisson(tempo * duurt * factor.waarde))
            begin.append((op - schatting.tot) / timedelta(days=1) + rng.random(aantal) * duurt * JAAR)
            profiel.append(np.full(aantal, q, dtype=np.int64))
    t, q_ = np.concatenate(begin), np.concatenate(profiel)
    grens = np.cumsum(trekking.routes.eerste, axis=1)[q_]
    vorm = np.minimum((rng.random(t.size)[:, None] * grens[:, -1:] > grens).sum(axis=1), grens.shape[1] - 1)
    leeftijd = np.array(schatting.leeftijd)[q_]
    oud = leeftijd[:, 0] + (leeftijd[:, 1] - leeftijd[:, 0]) * rng.random(t.size)
    return t, vorm, q_, t - oud * JAAR
