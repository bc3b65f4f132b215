"""Put the hidden inputs that simulated moments found into an estimate; only when the simulation explains what was seen.

Factors found while the simulation cannot explain the waiting would hide what is wrong elsewhere: then nothing changes,
and a warning says so.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from zorglandschap.core.begrippen.tekst import Tekst, zin
from zorglandschap.core.simulatie.invoer import Deel, Invoer, Reals
from zorglandschap.core.simulatie.schatting import Schatting, Trekking
from zorglandschap.core.simulatie.schatting_momenten import FACTOREN, ONVERKLAARD, Gevonden


def is_bruikbaar(gevonden: Gevonden) -> bool:
    """True when every moment is explained: then the factors say something of the region."""
    return bool((np.abs(gevonden.over) <= ONVERKLAARD).all())


def stel_bij(schatting: Schatting, basis: Invoer, gevonden: Gevonden, rng: np.random.Generator) -> Schatting:
    """The estimate with patience, second choices and crises multiplied, each draw by its own factors, and warnings.

    ``basis`` has the patience of forms of which too few gave up. The same dice give the same estimate.
    """
    zinnen = (*schatting.waarschuwingen, *_zinnen(gevonden))
    if not is_bruikbaar(gevonden):
        return replace(schatting, waarschuwingen=zinnen)
    factoren = gevonden.trek(rng, len(schatting.trekkingen))
    return replace(
        schatting,
        midden=_bijgesteld(schatting.midden, basis, gevonden.factoren),
        trekkingen=tuple(_bijgesteld(t, basis, rij) for t, rij in zip(schatting.trekkingen, factoren, strict=True)),
        waarschuwingen=zinnen,
    )


def _zinnen(gevonden: Gevonden) -> Iterator[Tekst]:
    yield from gevonden.waarschuwingen()
    if is_bruikbaar(gevonden):
        for naam, factor in zip(FACTOREN, gevonden.factoren, strict=True):
            yield zin(
                "‘%(naam)s’ is bijgesteld naar het wachten dat gezien is: keer %(factor)s.", naam=naam,
                factor=round(float(factor), 2),
            )  # fmt: skip
    else:
        yield zin(
            "Geduld, tweede keus en crisis na wachten zijn niet bijgesteld: de waarden van de regio blijven gelden."
        )


def _bijgesteld(trekking: Trekking, basis: Invoer, factoren: Reals) -> Trekking:
    geduld_keer, tweede_keer, crisis_keer = (float(f) for f in factoren)
    geduld = tuple(eigen or vorm.geduld for eigen, vorm in zip(trekking.geduld, basis.vormen, strict=True))
    crisis = np.array([
        vorm.kans_crisis if eigen is None else kans
        for eigen, vorm, kans in zip(trekking.geduld, basis.vormen, trekking.routes.crisis.tolist(), strict=True)
    ])  # fmt: skip
    anders = trekking.routes.anders * tweede_keer
    return replace(
        trekking,
        geduld=tuple(None if deel is None else _langer(deel, geduld_keer) for deel in geduld),
        routes=replace(
            trekking.routes,
            anders=anders / np.maximum(1.0, anders.sum(axis=1, keepdims=True)),
            crisis=np.minimum(1.0, crisis * crisis_keer),
        ),
    )


def _langer(deel: Deel, keer: float) -> Deel:
    return replace(deel, gemiddelde=deel.gemiddelde * keer)
