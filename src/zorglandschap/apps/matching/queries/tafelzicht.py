"""What one viewer may see of a plan: without the youths who are not theirs to see, and without a secret address."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from datetime import date

from zorglandschap.apps.aanbod.models import Aanbod
from zorglandschap.apps.casus.queries import list_gezinslocaties
from zorglandschap.apps.matching.tafelresultaat import Keten, Resultaat
from zorglandschap.core.matching.verdeling.plan import Plaatsing


def met_familie_van_nu(res: Resultaat, jeugdigen: Mapping[int, int], *, op: date) -> Resultaat:
    """The plan with where brothers and sisters live on this day, as far as that may still be told.

    Of the youths (number to id) of whom the plan told it: a brother or sister can have become secret or unsafe since.
    """
    van = {n: jeugdigen[n] for n in res.familie if n in jeugdigen}
    locaties = list_gezinslocaties(list(van.values()), op=op)
    daar = Aanbod.objects.filter(locatie_id__in={pk for per in locaties.values() for pk in per}) if locaties else ()
    locatie_van = {aanbod.pk: aanbod.locatie_id for aanbod in daar}
    nummers = [(n, locatie_van[pk]) for n, pk in sorted(res.aanbod.items()) if pk in locatie_van]
    familie = {
        n: tuple(nummer for nummer, locatie in nummers if locatie in locaties[pk])
        for n, pk in van.items()
        if pk in locaties
    }
    return replace(res, familie=familie)


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
