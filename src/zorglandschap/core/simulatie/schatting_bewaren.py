"""An estimate as bytes and back: the numbers that the simulation needs, nothing of whom they were learnt from."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import date
from io import BytesIO
from typing import Any

import numpy as np
from numpy.typing import NDArray

from zorglandschap.core.simulatie.indeling import DELEN
from zorglandschap.core.simulatie.invoer import Deel, Duur, Reals, Vraagfactor
from zorglandschap.core.simulatie.schatting import Schatting, Trekking
from zorglandschap.core.simulatie.schatting_route import Routes

INDELING = 1  # of the bytes; raise it when the layout changes
GEEN = float("nan")


@dataclass(frozen=True, slots=True, eq=False)
class Bewaard:
    """What was kept of an estimate: enough for ``schatting.pas_toe``."""

    tot: date
    gemeenten: tuple[str, ...]
    vormen: tuple[str, ...]
    profielen: tuple[str, ...]
    blijft: frozenset[tuple[str, str]]
    leeftijd: tuple[tuple[float, float], ...]
    midden: Trekking
    trekkingen: tuple[Trekking, ...]


def naar_bytes(schatting: Schatting | Bewaard) -> bytes:
    """The middle and all draws, compressed; equal estimates give equal bytes."""
    kop = {
        "indeling": INDELING,
        "tot": schatting.tot.isoformat(),
        "gemeenten": schatting.gemeenten,
        "vormen": schatting.vormen,
        "profielen": schatting.profielen,
        "blijft": sorted(schatting.blijft),
        "leeftijd": schatting.leeftijd,
        "stappen": [f.vanaf.isoformat() for f in schatting.midden.vraag],
    }
    alle = (schatting.midden, *schatting.trekkingen)
    bak = BytesIO()
    kolommen: dict[str, NDArray[Any]] = {
        "kop": np.frombuffer(json.dumps(kop, ensure_ascii=False).encode(), dtype=np.uint8),
        "instroom": np.stack([t.instroom for t in alle]),
        "vraag": np.array([[f.waarde for f in t.vraag] for t in alle]),
        "duur": np.array([[_deelrij(duur) for duur in t.duur] for t in alle]),
        "geduld": np.array([[_deelrij(() if d is None else (d,))[0] for d in t.geduld] for t in alle]),
        **{v.name: np.stack([getattr(t.routes, v.name) for t in alle]) for v in fields(Routes)},
    }
    np.savez_compressed(bak, allow_pickle=False, **kolommen)
    return bak.getvalue()


def uit_bytes(inhoud: bytes) -> Bewaard:
    """Read what ``naar_bytes`` made. Raises ValueError for anything else, or for an older layout."""
    try:
        with np.load(BytesIO(inhoud), allow_pickle=False) as bak:
            k = {naam: bak[naam] for naam in bak.files}
        kop = json.loads(k["kop"].tobytes())
    except Exception as fout:
        raise ValueError("Deze bytes zijn geen bewaarde schatting.") from fout
    if kop["indeling"] != INDELING:
        raise ValueError(f"De schatting heeft indeling {kop['indeling']}, en dit programma leest {INDELING}.")
    stappen = [date.fromisoformat(dag) for dag in kop["stappen"]]
    alle = tuple(_trekking(k, i, stappen) for i in range(len(k["instroom"])))
    return Bewaard(
        tot=date.fromisoformat(kop["tot"]),
        gemeenten=tuple(kop["gemeenten"]),
        vormen=tuple(kop["vormen"]),
        profielen=tuple(kop["profielen"]),
        blijft=frozenset((van, naar) for van, naar in kop["blijft"]),
        leeftijd=tuple((van, tot) for van, tot in kop["leeftijd"]),
        midden=alle[0],
        trekkingen=alle[1:],
    )


def _trekking(k: dict[str, NDArray[Any]], i: int, stappen: Sequence[date]) -> Trekking:
    return Trekking(
        k["instroom"][i],
        tuple(Vraagfactor(op, float(f)) for op, f in zip(stappen, k["vraag"][i], strict=True)),
        tuple(_duur(rij) for rij in k["duur"][i]),
        tuple((_duur(rij[None, :]) or (None,))[0] for rij in k["geduld"][i]),
        Routes(**{v.name: k[v.name][i] for v in fields(Routes)}),
    )


def _deelrij(duur: Duur) -> Reals:
    """Parts as rows of mean, spread (not a number: exponential) and weight (not a number: no part)."""
    uit = np.full((DELEN, 3), GEEN)
    for n, deel in enumerate(duur):
        uit[n] = deel.gemiddelde, GEEN if deel.spreiding is None else deel.spreiding, deel.gewicht
    return uit


def _duur(rijen: Reals) -> Duur:
    return tuple(
        Deel(gemiddelde, None if np.isnan(spreiding) else spreiding, gewicht)
        for gemiddelde, spreiding, gewicht in rijen.tolist()
        if not np.isnan(gewicht)
    )
