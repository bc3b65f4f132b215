"""The gap between first-best and given: for every stay outside crisis what was advised, and why it differs."""

from __future__ import annotations

import numpy as np

from zorglandschap.core.begrippen.codelijsten import Niveau, RedenAfwijking
from zorglandschap.core.matching.kaderbestand import lees_kader
from zorglandschap.core.synthetisch.dagen import GEEN, Reeks, jaar_van
from zorglandschap.core.synthetisch.opgave import EERSTE_JAAR, HULPVORMEN, Opgave
from zorglandschap.core.synthetisch.tabellen import Kloven, Trajecten
from zorglandschap.core.synthetisch.trajecten import CRISISVORM
from zorglandschap.core.synthetisch.trekken import kies
from zorglandschap.core.synthetisch.verblijf import VERBLIJFSVORMEN

NIVEAUS: tuple[Niveau, ...] = tuple(Niveau)
NOODOPLOSSING = NIVEAUS.index(Niveau.NOODOPLOSSING)


def maak_kloven(rng: np.random.Generator, opgave: Opgave, trajecten: Trajecten) -> Kloven:
    """One row per stay that is not a crisis, in the order of the trajects; the level follows the afwegingskader."""
    rij = np.flatnonzero(np.isin(trajecten.vorm, VERBLIJFSVORMEN) & ~CRISISVORM[trajecten.vorm]).astype(np.int32)
    gegeven = trajecten.vorm[rij]
    jaar = np.maximum(jaar_van(trajecten.van[rij]), EERSTE_JAAR)
    kans = np.array([opgave.in_jaar("andere hulpvraag", j) for j in range(EERSTE_JAAR, int(jaar.max()) + 1)])
    anders = rng.random(rij.size) * 100 < kans[jaar - EERSTE_JAAR]
    advies = np.where(anders, _eigenlijk_nodig(rng, opgave, gegeven), gegeven)
    anders = advies != gegeven
    reden = kies(rng, opgave.gewichten("reden afwijking", RedenAfwijking), rij.size)
    return Kloven(
        traject=rij,
        geadviseerd=advies.astype(np.int32),
        gegeven=gegeven,
        niveau=_niveaus(opgave)[advies, gegeven],
        reden=np.where(anders, reden, GEEN).astype(np.int32),
        sinds=trajecten.van[rij],
        gesloten=trajecten.tot[rij],
    )


def _niveaus(opgave: Opgave) -> Reeks:
    """Level by advised (row) and given form (column); what the framework does not name is a noodoplossing."""
    kader = lees_kader(opgave.regio.afwegingskader)
    tabel = np.full((len(HULPVORMEN), len(HULPVORMEN)), NOODOPLOSSING, dtype=np.int32)
    for rij, advies in enumerate(HULPVORMEN):
        for vorm, niveau in kader.niveaus(advies).items():
            tabel[rij, HULPVORMEN.index(vorm)] = NIVEAUS.index(niveau)
    return tabel


def _eigenlijk_nodig(rng: np.random.Generator, opgave: Opgave, gegeven: Reeks) -> Reeks:
    uit = gegeven.copy()
    for vorm in np.unique(gegeven).tolist():
        hier = gegeven == vorm
        uit[hier] = kies(rng, opgave.gewichten("eigenlijk nodig", HULPVORMEN, HULPVORMEN[vorm]), int(hier.sum()))
    return uit
