"""How many places a form needs at the least: Erlang C, and the number of youths there if nobody had to wait."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np

from zorglandschap.core.simulatie.draaien import draai
from zorglandschap.core.simulatie.invoer import Duur, Reals, Voorziening
from zorglandschap.core.simulatie.planning.doelen import Bools
from zorglandschap.core.simulatie.planning.opgave import Opgave

RUIM = 2_000  # places: nobody waits
REPLICATIES = 20


def wacht_erlang(plekken: int, last: float, duur: Duur) -> float:
    """Mean wait in days with ``plekken`` places for an average of ``last`` youths: M/M/c, and M/G/c nearly."""
    if last <= 0.0:
        return 0.0
    if plekken <= last:
        return math.inf
    blokkade = 1.0
    for k in range(1, plekken + 1):
        blokkade = last * blokkade / (k + last * blokkade)
    wacht = blokkade / (1.0 - last / plekken * (1.0 - blokkade))
    gemiddeld, kwadraat = _momenten(duur)
    return wacht * gemiddeld / (plekken - last) * kwadraat / gemiddeld**2 / 2.0


def _momenten(duur: Duur) -> tuple[float, float]:
    """The mean of a stay, and the mean of its square."""
    spreiding = [1.0 if d.spreiding is None else d.spreiding for d in duur]
    kwadraat = sum(d.gewicht * d.gemiddelde**2 * (1.0 + s * s) for d, s in zip(duur, spreiding, strict=True))
    return sum(d.gewicht * d.gemiddelde for d in duur), kwadraat


def minste_plekken(last: float, duur: Duur, dagen: float) -> int:
    """The least number of places with a mean wait of at most ``dagen``: the load and a safety of about its root."""
    plekken = math.floor(last) + 1 if last > 0.0 else 0
    while wacht_erlang(plekken, last, duur) > dagen:
        plekken += 1
    return plekken


def lasten(opgave: Opgave, zaad: int) -> Reals:
    """Youths present when nobody waits for what may change [gemeente, form, moment], as the kernel plays it.

    Ages, teams, dated factors and today's residents count as they do in the kernel itself.
    """
    invoer = opgave.invoer
    vormen = {k.vorm for k in opgave.knoppen}
    al = {(v.vorm, v.locatie) for v in invoer.voorzieningen}
    rijen = [replace(v, plekken=RUIM, veranderingen=()) if v.vorm in vormen else v for v in invoer.voorzieningen]
    rijen += [Voorziening(k.vorm, k.locatie, RUIM) for k in opgave.knoppen if (k.vorm, k.locatie) not in al]
    uitkomst = draai(replace(invoer, voorzieningen=tuple(rijen)), zaad=zaad, replicaties=REPLICATIES, draden=1)
    begin = np.array([invoer.start, *invoer.periodes()[:-1]])
    aanwezig = uitkomst.som[..., 0] / uitkomst.replicaties
    delen = [_gemiddelde(aanwezig, (begin >= van) & (begin < tot)) for van, tot in opgave.blokken()]
    return np.stack(delen, axis=-1)


def _gemiddelde(aanwezig: Reals, telt: Bools) -> Reals:
    """Mean over the periods that count; of the last period when a moment lasts shorter than a period."""
    return np.asarray(aanwezig[telt].mean(axis=0) if telt.any() else aanwezig[-1])
