"""Which input matters: every input a little lower and higher, one by one, for the same youths (common random numbers).

An input is a factor around one on part of the question. ``tornado`` turns one at a time; ``gevoeligheid_maten`` turns
all at once (Morris, Sobol) over the function that ``speelfunctie`` makes.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

import numpy as np

from zorglandschap.core.begrippen.tekst import Tekst, zin
from zorglandschap.core.simulatie.controle import OngeldigeInvoer
from zorglandschap.core.simulatie.draaien import Gestopt, Voortgang, draai
from zorglandschap.core.simulatie.invoer import Ints, Invoer, Reals, Verandering
from zorglandschap.core.simulatie.planning.opgave import plekken_op
from zorglandschap.core.simulatie.schatting_momenten import pas_aan
from zorglandschap.core.simulatie.uitkomst import Reeks, Uitkomst

Maat = Callable[[Uitkomst], Reeks]
Stop = Callable[[], bool]


@dataclass(frozen=True, slots=True)
class Ingang:
    """One input: its name, and the question with it multiplied by a factor."""

    naam: str
    keer: Callable[[Invoer, float], Invoer]


@dataclass(frozen=True, slots=True, eq=False)
class Uitslag:
    """What one input does: the outcome with it lower and higher, minus the base, and the error of those differences."""

    naam: str
    omlaag: float
    omhoog: float
    fout_omlaag: float
    fout_omhoog: float

    @property
    def breedte(self) -> float:
        """How far the outcome moves between low and high: the length of the bar."""
        return max(self.omlaag, self.omhoog, 0.0) - min(self.omlaag, self.omhoog, 0.0)


# --- inputs ---------------------------------------------------------------------------------------------------


def ingangen(invoer: Invoer) -> tuple[Ingang, ...]:
    """All inputs of a region: requests, stay per form, patience, second choices, crisis after waiting, places."""
    duur = (Ingang(f"verblijf in {v.naam}", partial(_duur, vorm=v.naam)) for v in invoer.vormen)
    met_plek = sorted({v.vorm for v in invoer.voorzieningen})
    plek = (Ingang(f"plekken {naam}", partial(_plekken, vorm=naam)) for naam in met_plek)
    verborgen = (
        Ingang(naam, partial(_verborgen, welke=i))
        for i, naam in enumerate(("geduld", "tweede keus", "crisis na wachten"))
    )
    return (Ingang("aanmeldingen", _aanmeldingen), *duur, *verborgen, *plek)


def _aanmeldingen(invoer: Invoer, factor: float) -> Invoer:
    return replace(invoer, instroom=invoer.instroom * factor)


def _duur(invoer: Invoer, factor: float, vorm: str) -> Invoer:
    vormen = tuple(
        replace(v, duur=tuple(replace(d, gemiddelde=d.gemiddelde * factor) for d in v.duur)) if v.naam == vorm else v
        for v in invoer.vormen
    )
    return replace(invoer, vormen=vormen)


def _verborgen(invoer: Invoer, factor: float, welke: int) -> Invoer:
    factoren = np.ones(3)
    factoren[welke] = factor
    return pas_aan(invoer, factoren)


def _plekken(invoer: Invoer, factor: float, vorm: str) -> Invoer:
    """Places times a factor, so rounded that the sum over the locations is right as well, on every day."""
    rij = [v for v in invoer.voorzieningen if v.vorm == vorm]
    dagen = sorted({x.op for v in rij for x in v.veranderingen})
    begin = _rond(np.array([v.plekken for v in rij]), factor)
    later = [_rond(np.array([plekken_op(v, op) for v in rij]), factor) for op in dagen]
    nieuw = iter(
        replace(
            v, plekken=n, veranderingen=tuple(Verandering(op, int(x[i])) for op, x in zip(dagen, later, strict=True))
        )
        for i, (v, n) in enumerate(zip(rij, begin.tolist(), strict=True))
    )
    return replace(invoer, voorzieningen=tuple(next(nieuw) if v.vorm == vorm else v for v in invoer.voorzieningen))


def _rond(plekken: Ints, factor: float) -> Ints:
    """Whole numbers with the rounded sum; the largest fractions are rounded up."""
    los = plekken * factor
    heel: Ints = np.floor(los).astype(np.int64)
    over = math.floor(float(los.sum()) + 0.5) - int(heel.sum())
    heel[np.argsort(heel - los, kind="stable")[:over]] += 1
    return heel


# --- one at a time --------------------------------------------------------------------------------------------


def _controleer(breedte: float, waarden: Sequence[tuple[str, int]]) -> None:
    fouten: list[Tekst] = []
    if not 0.0 < breedte < 1.0:
        fouten.append(zin("breedte is %(waarde)s: dat moet tussen 0 en 1 liggen.", waarde=breedte))
    fouten += [
        zin("%(veld)s is %(waarde)s: dat moet minstens 2 zijn.", veld=veld, waarde=n) for veld, n in waarden if n < 2
    ]
    if fouten:
        raise OngeldigeInvoer(fouten)


def tornado(
    invoer: Invoer,
    maat: Maat,
    *,
    zaad: int,
    breedte: float = 0.1,
    replicaties: int = 40,
    inputs: Sequence[Ingang] | None = None,
    draden: int = 1,
    voortgang: Voortgang | None = None,
    stop: Stop | None = None,
) -> tuple[Uitslag, ...]:
    """Every input times 1 - ``breedte`` and 1 + ``breedte``, the one that matters most first.

    The outcome is the mean of ``maat`` over all periods. Raises OngeldigeInvoer, Gestopt.
    """
    _controleer(breedte, [("replicaties", replicaties)])
    rij = ingangen(invoer) if inputs is None else inputs

    def speel(vraag: Invoer) -> Reals:
        if stop is not None and stop():
            raise Gestopt("De gevoeligheid is niet verder berekend.")
        u = draai(vraag, zaad=zaad, replicaties=replicaties, draden=draden, bewaar=replicaties)
        return np.asarray(maat(u).waarden.mean(axis=1))

    def balken() -> Iterator[Uitslag]:
        basis = speel(invoer)
        for k, ingang in enumerate(rij):
            laag, hoog = (speel(ingang.keer(invoer, 1.0 + d)) - basis for d in (-breedte, breedte))
            fouten = [float(x.std(ddof=1) / math.sqrt(replicaties)) for x in (laag, hoog)]
            if voortgang is not None:
                voortgang(k + 1, len(rij))
            yield Uitslag(ingang.naam, float(laag.mean()), float(hoog.mean()), *fouten)

    return tuple(sorted(balken(), key=lambda u: -u.breedte))


def speelfunctie(
    invoer: Invoer,
    maat: Maat,
    *,
    zaad: int,
    breedte: float = 0.1,
    replicaties: int = 20,
    inputs: Sequence[Ingang] | None = None,
    draden: int = 1,
    stop: Stop | None = None,
) -> Callable[[Reals], float]:
    """The simulation as a function on the unit cube: 0 is an input times 1 - ``breedte``, 1 is 1 + ``breedte``.

    With the same dice in every point, so that what differs is the input.
    """
    _controleer(breedte, [("replicaties", replicaties)])
    rij = ingangen(invoer) if inputs is None else inputs

    def speel(punt: Reals) -> float:
        if stop is not None and stop():
            raise Gestopt("De gevoeligheid is niet verder berekend.")
        vraag = invoer
        for ingang, plek in zip(rij, punt.tolist(), strict=True):
            vraag = ingang.keer(vraag, 1.0 + breedte * (2.0 * plek - 1.0))
        u = draai(vraag, zaad=zaad, replicaties=replicaties, draden=draden, bewaar=replicaties)
        return float(maat(u).waarden.mean())

    return speel
