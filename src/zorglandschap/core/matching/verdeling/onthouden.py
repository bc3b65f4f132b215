"""The solution of a plan as bytes, so that it can be explained and asked ‘what if’ without solving it again.

Kept are the chosen columns, the prices, the values of the stages and where the small programme starts. With them go
a version, a fingerprint of the model they belong to and one of the bytes themselves: when any of these differs, there
is nothing to remember and the plan has to be solved again.
"""

from __future__ import annotations

import hashlib
import io

import numpy as np

from zorglandschap.core.matching.verdeling.daling import Model
from zorglandschap.core.matching.verdeling.oplosser import Basis
from zorglandschap.core.matching.verdeling.trappen import Trapuitslag, Uitslag

VERSIE = 1
PRIJS = "prijs_"
LANG = hashlib.sha256().digest_size


def onthoud(uitslag: Uitslag, basis: Basis) -> bytes:
    """The solution as bytes: numbers of columns and rows only."""
    kolommen = np.flatnonzero(uitslag.x)
    stroom, prijzen = io.BytesIO(), {f"{PRIJS}{n}": prijs for n, prijs in enumerate(uitslag.prijzen)}
    np.savez_compressed(
        stroom,
        allow_pickle=False,
        versie=np.array([VERSIE]),
        model=np.frombuffer(afdruk(uitslag.model), dtype=np.uint8),
        kolommen=kolommen.astype(np.int32),
        aantal=uitslag.x[kolommen].astype(np.int32),
        **prijzen,
        waarden=np.array([trap.waarde for trap in uitslag.trappen], dtype=np.int64),
        grenzen=np.array([trap.grens for trap in uitslag.trappen], dtype=np.int64),
        basis_kolommen=basis.kolommen.astype(np.int8),
        basis_rijen=basis.rijen.astype(np.int8),
    )
    inhoud = stroom.getvalue()
    return hashlib.sha256(inhoud).digest() + inhoud


def herinner(inhoud: bytes, model: Model) -> tuple[Uitslag, Basis] | None:
    """The solution back; None when the bytes are not whole, of another version, or of another model."""
    if hashlib.sha256(inhoud[LANG:]).digest() != inhoud[:LANG]:
        return None
    with np.load(io.BytesIO(inhoud[LANG:]), allow_pickle=False) as bestand:
        if int(bestand["versie"][0]) != VERSIE or bestand["model"].tobytes() != afdruk(model):
            return None
        x = np.zeros(model.kolommen.aantal, dtype=np.int64)
        x[bestand["kolommen"]] = bestand["aantal"]
        paren = zip(model.orde.trappen, bestand["waarden"].tolist(), bestand["grenzen"].tolist(), strict=True)
        trappen = tuple(Trapuitslag(trap.sleutel, waarde, grens) for trap, waarde, grens in paren)
        basis = Basis(bestand["basis_kolommen"].astype(np.int64), bestand["basis_rijen"].astype(np.int64))
        prijzen = [bestand[f"{PRIJS}{n}"] for n in range(sum(naam.startswith(PRIJS) for naam in bestand.files))]
        return Uitslag(model, x, trappen, prijzen), basis


def afdruk(model: Model) -> bytes:
    """Fingerprint of the columns and rows, and of the names of the stages."""
    som = hashlib.sha256("|".join(trap.sleutel for trap in model.orde.trappen).encode())
    rijen = model.rijen
    for deel in (rijen.matrix.data, rijen.matrix.indices, rijen.matrix.indptr, rijen.onder, rijen.boven):
        som.update(np.ascontiguousarray(deel).tobytes())
    som.update(np.ascontiguousarray(model.kolommen.kosten).tobytes())
    return som.digest()
