"""Asks CP-SAT (in its own process) the same weighted question, and reads its answer as our own."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass

import numpy as np

from zorglandschap.core.matching.verdeling.daling import Model
from zorglandschap.core.matching.verdeling.opgave import GEEN
from zorglandschap.core.matching.verdeling.trappen import Trapuitslag, Uitslag
from zorglandschap.core.matching.verdeling.weging import gewichten

FIJN = 1000  # CP-SAT wants whole costs: the weighted sum in thousandths, rounded per column
WERK = 30.0  # deterministic amount of work, about two minutes of CPU here


@dataclass(frozen=True, slots=True, eq=False)
class Naast:
    """What CP-SAT answered, with the sum and bound in thousandths of the weighted sum."""

    uitslag: Uitslag | None
    status: str
    totaal: float
    grens: float
    seconden: float


def hele_kosten(model: Model) -> np.ndarray:
    """The weighted sum per column as whole numbers."""
    return np.rint(model.kolommen.kosten[:, :-1] @ gewichten(model) * FIJN).astype(np.int64)


def vraag_cpsat(model: Model, werk: float = WERK) -> Naast:
    """The same columns and rows, one weighted sum, solved by CP-SAT."""
    o, k = model.opgave, model.kolommen
    matrix = model.rijen.matrix.tocoo()
    bezet = np.bincount(o.huidig[o.huidig != GEEN], minlength=o.aantal_aanbod)
    hoogst = np.ones(k.aantal, dtype=np.int64)
    hoogst[k.plek_van : k.hulp_van] = (o.vrij + bezet)[k.plek_aanbod]
    hoogst[k.hulp_van :] = o.ruimte[o.kan_team]
    vraag = {
        "rij": matrix.row.tolist(),
        "kolom": matrix.col.tolist(),
        "waarde": matrix.data.tolist(),
        "onder": np.maximum(model.rijen.onder, -1e9).tolist(),
        "boven": model.rijen.boven.tolist(),
        "hoogst": hoogst.tolist(),
        "kosten": hele_kosten(model).tolist(),
    }
    kind = [sys.executable, "-m", "tests.bench.cpsat_kind", str(werk)]
    klaar = subprocess.run(kind, input=json.dumps(vraag), capture_output=True, text=True, check=True)
    antwoord = json.loads(klaar.stdout)
    if antwoord["x"] is None:
        return Naast(None, antwoord["status"], 0.0, antwoord["grens"], antwoord["seconden"])
    x = np.array(antwoord["x"], dtype=np.int64)
    namen = zip(model.orde.trappen, (x @ k.kosten[:, :-1]).tolist(), strict=True)
    trappen = tuple(Trapuitslag(t.sleutel, w, 0) for t, w in namen)
    uitslag = Uitslag(model, x, trappen, [])
    return Naast(uitslag, antwoord["status"], antwoord["totaal"], antwoord["grens"], antwoord["seconden"])
