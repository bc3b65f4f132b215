"""Picks youths for help: of the right gemeente, about the right age, vulnerable rather than not, never twice."""

from __future__ import annotations

import numpy as np

from zorglandschap.core.synthetisch.bevolking import Bevolking
from zorglandschap.core.synthetisch.dagen import GEEN, Dagen, Getallen, Reeks, Vlaggen

KANDIDATEN = 12
RONDEN = 40
NAUW_DAGEN = 240  # half the width of the window of births around the wanted one


def kies_jeugdigen(
    rng: np.random.Generator,
    bevolking: Bevolking,
    *,
    gemeente: Reeks,
    geboren: Dagen,
    geboren_na: Dagen,
    geboren_voor: Dagen,
    bezet: Vlaggen,
    gewicht: Getallen,
) -> Reeks:
    """For each request the number of a different youth, or -1 when nobody is left.

    ``geboren`` is the wanted birth, ``[geboren_na, geboren_voor]`` what is allowed; ``bezet`` (per youth) says who
    cannot be picked and ``gewicht`` (per youth, above 0) who is likelier. Method: for each request draw some
    candidates from the window and take the smallest exponential waiting time divided by weight; who is drawn
    twice goes to the first request, the others draw again.
    """
    uit = np.full(gemeente.size, GEEN, dtype=np.int32)
    open_ = np.arange(gemeente.size)
    vrij = ~bezet
    for ronde in range(RONDEN):
        if open_.size == 0:
            break
        ruim = NAUW_DAGEN * (1 + ronde * ronde)
        laag, hoog = _venster(bevolking, gemeente[open_], geboren[open_], ruim)
        kandidaat = np.minimum(_worp(rng, laag, hoog), bevolking.aantal - 1)
        passend = (
            vrij[kandidaat]
            & (bevolking.geboren[kandidaat] >= geboren_na[open_, None])
            & (bevolking.geboren[kandidaat] <= geboren_voor[open_, None])
            & (hoog > laag)[:, None]
        )
        tijd = np.where(passend, rng.standard_exponential(kandidaat.shape) / gewicht[kandidaat], np.inf)
        beste = tijd.argmin(axis=1)
        rij = np.arange(open_.size)
        gevonden = np.isfinite(tijd[rij, beste])
        keuze = kandidaat[rij, beste]
        _, eerste = np.unique(np.where(gevonden, keuze, GEEN), return_index=True)
        neem = np.zeros(open_.size, dtype=np.bool_)
        neem[eerste] = True
        neem &= gevonden
        uit[open_[neem]] = keuze[neem]
        vrij[keuze[neem]] = False
        open_ = open_[~neem]
    return uit


def _venster(bevolking: Bevolking, gemeente: Reeks, geboren: Dagen, ruim: int) -> tuple[Reeks, Reeks]:
    """Bounds of the youths of a gemeente who were born within ``ruim`` days of the wanted birth."""
    laag = np.empty(gemeente.size, dtype=np.int32)
    hoog = np.empty(gemeente.size, dtype=np.int32)
    for nummer in range(bevolking.begin.size - 1):
        van, tot = int(bevolking.begin[nummer]), int(bevolking.begin[nummer + 1])
        hier = gemeente == nummer
        deel = bevolking.geboren[van:tot]
        laag[hier] = van + np.searchsorted(deel, geboren[hier] - ruim, side="left")
        hoog[hier] = van + np.searchsorted(deel, geboren[hier] + ruim, side="right")
    return laag, hoog


def _worp(rng: np.random.Generator, laag: Reeks, hoog: Reeks) -> Reeks:
    breed = np.maximum(1, hoog - laag)[:, None]
    worp = np.floor(rng.random((laag.size, KANDIDATEN)) * breed).astype(np.int64)
    hoogste = np.maximum(hoog, laag + 1)[:, None] - 1
    return np.asarray(np.minimum(laag[:, None] + worp, hoogste), dtype=np.int32)
