"""Morris and Sobol over any function on the unit cube: which inputs matter, alone and together with others.

Morris (1991): steps of one input at a time from many starts. Sobol indices: the share of the variance one input
explains alone (Saltelli 2010) and with all it works together with (Jansen 1999), over a scrambled Sobol sequence.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from scipy.stats import qmc

from zorglandschap.core.begrippen.tekst import zin
from zorglandschap.core.simulatie.controle import OngeldigeInvoer
from zorglandschap.core.simulatie.draaien import Voortgang
from zorglandschap.core.simulatie.invoer import Reals

NIVEAUS = 4  # of the grid of Morris; a step is two thirds of the cube, so that every level is as likely
STAP = NIVEAUS / (2 * (NIVEAUS - 1))
HERTREK = 200  # bootstrap draws for the error of an index
Functie = Callable[[Reals], float]


@dataclass(frozen=True, slots=True, eq=False)
class Morris:
    """Per input: mean effect, mean size of the effect (what matters), and how much it depends on the others."""

    effect: Reals
    grootte: Reals
    wisselend: Reals


@dataclass(frozen=True, slots=True, eq=False)
class Sobol:
    """Per input the share of the variance, alone (``eerste``) and in all (``totaal``), with their standard errors."""

    eerste: Reals
    totaal: Reals
    fout_eerste: Reals
    fout_totaal: Reals


def _teller(functie: Functie, alle: int, voortgang: Voortgang | None) -> Callable[[Reals], Reals]:
    """The function over rows of points, with a count of how many are done."""
    klaar = 0

    def speel(punten: Reals) -> Reals:
        nonlocal klaar
        uit = []
        for punt in punten:
            uit.append(functie(punt))
            klaar += 1
            if voortgang is not None:
                voortgang(klaar, alle)
        return np.array(uit)

    return speel


def _minstens(veld: str, waarde: int, laagst: int) -> None:
    if waarde < laagst:
        raise OngeldigeInvoer(
            [zin("%(veld)s is %(waarde)s: dat moet minstens %(laagst)s zijn.", veld=veld, waarde=waarde, laagst=laagst)]
        )


def morris(functie: Functie, inputs: int, *, zaad: int, paden: int = 10, voortgang: Voortgang | None = None) -> Morris:
    """Elementary effects along ``paden`` paths: ``paden`` times (``inputs`` + 1) calls."""
    _minstens("paden", paden, 2)
    _minstens("inputs", inputs, 1)
    dobbel = np.random.default_rng(zaad)
    speel = _teller(functie, paden * (inputs + 1), voortgang)
    effecten = np.empty((paden, inputs))
    for pad in range(paden):
        volgorde = dobbel.permutation(inputs)
        kant = dobbel.choice([-1.0, 1.0], inputs)
        laag = dobbel.integers(0, NIVEAUS // 2, inputs) / (NIVEAUS - 1)
        begin = np.where(kant > 0, laag, laag + STAP)
        punten = np.tile(begin, (inputs + 1, 1))
        for k, i in enumerate(volgorde.tolist()):
            punten[k + 1 :, i] += kant[i] * STAP
        effecten[pad, volgorde] = np.diff(speel(punten)) / (kant[volgorde] * STAP)
    return Morris(effecten.mean(axis=0), np.abs(effecten).mean(axis=0), effecten.std(axis=0, ddof=1))


def sobol(functie: Functie, inputs: int, *, zaad: int, macht: int = 6, voortgang: Voortgang | None = None) -> Sobol:
    """First and total order indices from 2 ** ``macht`` times (``inputs`` + 2) calls.

    A function that never changes has no variance to share out: all indices 0.
    """
    _minstens("macht", macht, 2)
    _minstens("inputs", inputs, 1)
    n = 2**macht
    punten = qmc.Sobol(2 * inputs, scramble=True, rng=np.random.default_rng(zaad)).random_base2(macht)
    a, b = punten[:, :inputs], punten[:, inputs:]
    speel = _teller(functie, n * (inputs + 2), voortgang)
    f_a, f_b = speel(a), speel(b)
    f_ab = np.empty((inputs, n))
    for i in range(inputs):
        gemengd = a.copy()
        gemengd[:, i] = b[:, i]
        f_ab[i] = speel(gemengd)
    eerste, totaal = _indices(f_a, f_b, f_ab)
    dobbel = np.random.default_rng(zaad + 1)
    trek = [_indices(f_a[k], f_b[k], f_ab[:, k]) for k in dobbel.integers(0, n, (HERTREK, n))]
    fouten = np.array(trek).std(axis=0, ddof=1)
    return Sobol(eerste, totaal, fouten[0], fouten[1])


def _indices(f_a: Reals, f_b: Reals, f_ab: Reals) -> tuple[Reals, Reals]:
    variantie = float(np.concatenate([f_a, f_b]).var())
    if variantie == 0.0:
        return np.zeros(len(f_ab)), np.zeros(len(f_ab))
    midden = f_b.mean()  # taking the mean off makes the first order less noisy, and changes nothing else
    eerste = ((f_b - midden) * (f_ab - f_a)).mean(axis=1) / variantie
    return eerste, ((f_a - f_ab) ** 2).mean(axis=1) / 2.0 / variantie
