"""What one viewer may see of a plan: without the youths who are not theirs to see, and without a secret address."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace

from zorglandschap.apps.matching.tafelresultaat import Keten, Resultaat
from zorglandschap.core.matching.verdeling.plan import Plaatsing


def voor_kijker(res: Resultaat, zichtbaar: Collection[int], geheim: Collection[int]) -> Resultaat:
    """The plan with only the youths (numbers) that may be seen, as if the others were never in it.

    A chain is cut at who may not be seen. Where a youth with a secret address leaves stays unknown: what follows in
    the chain stands by itself, for it would tell where that youth lives.
    """
    mag = set(zichtbaar)
    return replace(
        res,
        casussen={n: sleutel for n, sleutel in res.casussen.items() if n in mag},
        ketens=tuple(deel for keten in res.ketens for deel in _delen(keten, mag, geheim)),
        wachtend=tuple(n for n in res.wachtend if n in mag),
        blijvend=tuple(n for n in res.blijvend if n in mag),
        groepen=_groepen(res.groepen, mag),
        gesplitst=_groepen(res.gesplitst, mag),
        opgedeeld=_groepen(res.opgedeeld, mag),
        liever=res.liever & mag,
        vast={n: aanbod for n, aanbod in res.vast.items() if n in mag},
        familie={n: daar for n, daar in res.familie.items() if n in mag and n not in geheim},
    )


def _delen(keten: Keten, mag: Collection[int], geheim: Collection[int]) -> Iterator[Keten]:
    """The pieces of a chain that may be seen together; a piece that was cut off begins at its own first place."""
    delen: list[list[int]] = [[]]
    for rij, plaatsing in enumerate(keten):
        if plaatsing.jeugdige in mag:
            delen[-1].append(rij)
        if plaatsing.jeugdige not in mag or (plaatsing.jeugdige in geheim and plaatsing.van is not None):
            delen.append([])
    heel = len(delen[0]) == len(keten)
    for deel in delen:
        if deel:
            yield tuple(
                _zonder_adres(keten[rij] if heel else replace(keten[rij], positie=n), geheim)
                for n, rij in enumerate(deel, 1)
            )


def _zonder_adres(plaatsing: Plaatsing, geheim: Collection[int]) -> Plaatsing:
    """Of a secret address neither the present place nor the points, which say how far it is."""
    return replace(plaatsing, van=None, gemis=0) if plaatsing.jeugdige in geheim else plaatsing


def _groepen(groepen: tuple[tuple[int, ...], ...], mag: Collection[int]) -> tuple[tuple[int, ...], ...]:
    uit = (tuple(n for n in groep if n in mag) for groep in groepen)
    return tuple(groep for groep in uit if len(groep) > 1)
