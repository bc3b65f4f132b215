"""The gap between first-best and given: for every stay outside crisis what was advised, and why it differs."""

from __future__ import annotations

import numpy as np

from zorglandschap.core.begrippen.codelijsten import Niveau, RedenAfwijking
from zorglandschap.core.begrippen.hulpvormen import VORMEN
from zorglandschap.core.synthetisch.dagen import GEEN, Reeks, jaar_van
from zorglandschap.core.synthetisch.opgave import EERSTE_JAAR, HULPVORMEN, Opgave
from zorglandschap.core.synthetisch.tabellen import Kloven, Trajecten
from zorglandschap.core.synthetisch.trajecten import CRISISVORM
from zorglandschap.core.synthetisch.trekken import kies
from zorglandschap.core.synthetisch.verblijf import VERBLIJFSVORMEN

NIVEAUS: tuple[Niveau, ...] = tuple(Niveau)
FIRST_BEST, ACCEPTABEL, NOODOPLOSSING = (
    NIVEAUS.index(n) for n in (Niveau.FIRST_BEST, Niveau.ACCEPTABEL, Niveau.NOODOPLOSSING)
)
DICHTBIJ = 1  # forms that differ this much in weight may stand in for each other
ZWAARTE = np.array([VORMEN[h].zwaarte for h in HULPVORMEN], dtype=np.int32)


def maak_kloven(rng: np.random.Generator, opgave: Opgave, trajecten: Trajecten) -> Kloven:
    """One row per stay that is not a crisis, in the order of the trajects."""
    rij = np.flatnonzero(np.isin(trajecten.vorm, VERBLIJFSVORMEN) & ~CRISISVORM[trajecten.vorm]).astype(np.int32)
    gegeven = trajecten.vorm[rij]
    jaar = np.maximum(jaar_van(trajecten.van[rij]), EERSTE_JAAR)
    kans = np.array([opgave.in_jaar("andere hulpvraag", j) for j in range(EERSTE_JAAR, int(jaar.max()) + 1)])
    anders = rng.random(rij.size) * 100 < kans[jaar - EERSTE_JAAR]
    advies = np.where(anders, _eigenlijk_nodig(rng, opgave, gegeven), gegeven)
    anders = advies != gegeven
    ver = np.abs(ZWAARTE[advies] - ZWAARTE[gegeven]) > DICHTBIJ
    niveau = np.where(anders, np.where(ver, NOODOPLOSSING, ACCEPTABEL), FIRST_BEST)
    reden = kies(rng, opgave.gewichten("reden afwijking", RedenAfwijking), rij.size)
    return Kloven(
        traject=rij,
        geadviseerd=advies.astype(np.int32),
        gegeven=gegeven,
        niveau=niveau.astype(np.int32),
        reden=np.where(anders, reden, GEEN).astype(np.int32),
        sinds=trajecten.van[rij],
        gesloten=trajecten.tot[rij],
    )


def _eigenlijk_nodig(rng: np.random.Generator, opgave: Opgave, gegeven: Reeks) -> Reeks:
    uit = gegeven.copy()
    for vorm in np.unique(gegeven).tolist():
        hier = gegeven == vorm
        uit[hier] = kies(rng, opgave.gewichten("eigenlijk nodig", HULPVORMEN, HULPVORMEN[vorm]), int(hier.sum()))
    return uit
