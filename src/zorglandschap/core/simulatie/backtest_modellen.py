"""Models to forecast youths in each form: the estimate without capacity, and the simple ones it must beat.

The simple ones: what was last seen (with the changes seen before as spread), a Markov chain of mean daily rates (the
method of cs-demand-model, with the exact covariance), and a fluid: the same flows without chance, held by places.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

import numpy as np

from zorglandschap.core.simulatie.backtest import Voorspeller
from zorglandschap.core.simulatie.episodes import LEEG, Episodes
from zorglandschap.core.simulatie.invoer import Ints, Reals
from zorglandschap.core.simulatie.schatting import Keuzes, schat
from zorglandschap.core.simulatie.schatting_keten import schakel
from zorglandschap.core.simulatie.schatting_open import Bewoond, speel_open
from zorglandschap.core.simulatie.schatting_route import instromers

WEINIG = 8  # changes seen before; with fewer the last value stands alone
MAAND = 30
AANTAL = 200  # draws
TERUG = 730  # days that the rates of the simple models look back


def geschat(mensen: Mapping[str, float] | None = None, keuzes: Keuzes | None = None) -> Voorspeller:
    """The estimate with its draws: one possible future per draw, so parameters and chance both."""

    def voorspel(ep: Episodes, dagen: tuple[date, ...], rng: np.random.Generator) -> Reals:
        uit = schat(ep, rng=rng, mensen=mensen, keuzes=keuzes)
        nu = Bewoond.van(ep, (keuzes or Keuzes()).overgang)
        verder = np.array([(dag - ep.kader.tot).days for dag in dagen], dtype=float)
        return np.array([speel_open(uit, trekking, nu, verder, rng) for trekking in uit.trekkingen])

    return voorspel


def naief(ep: Episodes, dagen: tuple[date, ...], rng: np.random.Generator) -> Reals:
    """The last value; its spread are the changes over as many days that were seen before."""
    tot, nu = ep.kader.tot, ep.aanwezig(ep.kader.tot).astype(float)
    uit = np.tile(nu, (AANTAL, len(dagen), 1))
    for h, dag in enumerate(dagen):
        ver = dag - tot
        eerder = [
            ep.aanwezig(eind) - ep.aanwezig(eind - ver)
            for k in range((tot - ep.kader.vanaf - ver).days // MAAND + 1)
            if (eind := tot - timedelta(days=k * MAAND)) - ver >= ep.kader.vanaf
        ]
        if len(eerder) >= WEINIG:
            uit[:, h] += np.array(eerder)[rng.integers(0, len(eerder), len(uit))]
    return uit


def _tempo(ep: Episodes, overgang: int) -> tuple[Reals, Reals]:
    """Mean daily flows: entrants [form], and the chance to move or stay [from, to] (what is missing leaves)."""
    n, tot = len(ep.kader.vormen), ep.kader.tot.toordinal()
    vanaf = max(ep.kader.vanaf.toordinal() + overgang, tot - TERUG)
    keten = schakel(ep, overgang)
    einde = np.where(keten.einde == LEEG, tot, keten.einde)
    woont = keten.hoofd & (ep.start != LEEG)
    dagen = np.where(woont, np.clip(np.minimum(einde, tot) - np.maximum(ep.start, vanaf), 0, None), 0)
    stand = np.maximum(1.0, np.bincount(ep.vorm, dagen, minlength=n))
    weg = np.flatnonzero(woont & (keten.einde != LEEG) & (einde > vanaf))
    naar = np.where(keten.volgt[weg] == LEEG, n, ep.vorm[keten.volgt[weg]])
    stroom = np.zeros((n, n + 1))
    np.add.at(stroom, (ep.vorm[weg], naar), 1.0)
    kans = np.minimum(stroom[:, :n] / stand[:, None], 1.0)
    kans[np.arange(n), np.arange(n)] += np.maximum(0.0, 1.0 - stroom.sum(axis=1) / stand)
    nieuw = instromers(keten, overgang)
    nieuw = nieuw[(ep.gevraagd[nieuw] >= vanaf) & (ep.start[nieuw] != LEEG)]
    return np.bincount(ep.vorm[nieuw], minlength=n) / max(1, tot - vanaf), kans


def markov(overgang: int = 28, aantal: int = AANTAL) -> Voorspeller:
    """Mean daily rates, with the exact covariance of who stays, moves and comes in."""

    def voorspel(ep: Episodes, dagen: tuple[date, ...], rng: np.random.Generator) -> Reals:
        erbij, kans = _tempo(ep, overgang)
        n = ep.aanwezig(ep.kader.tot).astype(float)
        spreiding = np.zeros((n.size, n.size))
        uit = {}
        for dag in range(1, (max(dagen) - ep.kader.tot).days + 1):
            ruis = np.diag(kans.T @ n) - kans.T @ np.diag(n) @ kans
            spreiding = kans.T @ spreiding @ kans + ruis + np.diag(erbij)
            n = kans.T @ n + erbij
            uit[dag] = (n, spreiding)
        kolommen = [uit[(dag - ep.kader.tot).days] for dag in dagen]
        return np.stack([rng.multivariate_normal(m, c, aantal, method="eigh") for m, c in kolommen], axis=1)

    return voorspel


def vloeibaar(plekken: Ints | None = None, overgang: int = 28) -> Voorspeller:
    """The same flows without chance; who finds no place of ``plekken`` [form] waits (None: always a place)."""

    def voorspel(ep: Episodes, dagen: tuple[date, ...], rng: np.random.Generator) -> Reals:
        erbij, kans = _tempo(ep, overgang)
        n = ep.aanwezig(ep.kader.tot).astype(float)
        ruimte = np.full(n.size, np.inf) if plekken is None else np.maximum(plekken, n)
        wacht = np.zeros(n.size)
        uit = {}
        for dag in range(1, (max(dagen) - ep.kader.tot).days + 1):
            blijft = np.diag(kans) * n
            wacht += erbij + kans.T @ n - blijft
            binnen = np.minimum(wacht, ruimte - blijft)
            n, wacht = blijft + binnen, wacht - binnen
            uit[dag] = n
        return np.array([[uit[(dag - ep.kader.tot).days] for dag in dagen]])

    return voorspel
