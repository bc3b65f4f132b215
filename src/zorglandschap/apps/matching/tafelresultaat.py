"""What a stored plan says, read back from its JSON: numbers of youths and offers, and whose they are."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

import numpy as np

from zorglandschap.apps.matching.tafelrekening import Rekening
from zorglandschap.core.begrippen.hulpvormen import Hulpvorm
from zorglandschap.core.matching.crisisreserve import Celstand, als_rijen, tekorten, uit_rijen
from zorglandschap.core.matching.tafel import Tafelkolom
from zorglandschap.core.matching.verdeling.invoer import Invoer
from zorglandschap.core.matching.verdeling.opgave import GEEN
from zorglandschap.core.matching.verdeling.plan import Plaatsing, gekozen, jaloersen

Keten = tuple[Plaatsing, ...]


@dataclass(frozen=True, slots=True)
class Resultaat:
    """A plan by number: ``ketens`` hold every placement once, a placement without a move as a chain of one.

    ``over`` is how many places of each offer nobody gets; ``aanbod`` and ``casussen`` say whose the numbers are.
    ``vast`` are youths of whom was decided before this plan, with their offer (its id; 0: keeps waiting): they were
    left out of the calculation, with their place. ``opgedeeld`` are families that were too large for one group.
    ``familie``: whose brother or sister lives somewhere, with the offers (numbers) at that location.
    """

    casussen: Mapping[int, UUID]
    aanbod: Mapping[int, int]
    ketens: tuple[Keten, ...]
    wachtend: tuple[int, ...]
    blijvend: tuple[int, ...]
    groepen: tuple[tuple[int, ...], ...]
    gesplitst: tuple[tuple[int, ...], ...]
    liever: frozenset[int]
    urgentie: Mapping[int, int]
    dagen: Mapping[int, int]
    huidig: Mapping[int, int]
    over: Mapping[int, int]
    zonder_wens: int
    reserve_tekort: Mapping[str, int]
    reserve: tuple[Celstand, ...]
    stappen: Mapping[int, Hulpvorm]
    vast: Mapping[int, int]
    opgedeeld: tuple[tuple[int, ...], ...] = ()
    familie: Mapping[int, tuple[int, ...]] = field(default_factory=dict)

    def plaatsing(self, nummer: int) -> Plaatsing | None:
        """The advised placement of a youth, if any."""
        return next((p for keten in self.ketens for p in keten if p.jeugdige == nummer), None)

    def keten(self, nummer: int) -> Keten:
        """The chain in which a youth takes part; empty without a placement."""
        return next((keten for keten in self.ketens if any(p.jeugdige == nummer for p in keten)), ())

    def kolom(self, nummer: int) -> Tafelkolom:
        """In which column of the table a youth stands."""
        keten = self.keten(nummer)
        if keten:
            return self.kolom_van(keten)
        if self.vast.get(nummer):
            return Tafelkolom.PLEK
        return Tafelkolom.BLIJFT if nummer in self.huidig else Tafelkolom.WACHT

    def kolom_van(self, keten: Keten) -> Tafelkolom:
        """In which column a chain stands: a youth who waits and needs nobody to move, or a chain."""
        alleen = len(keten) == 1 and keten[0].jeugdige not in self.huidig
        return Tafelkolom.PLEK if alleen else Tafelkolom.KETEN

    def geadviseerd(self, nummer: int) -> int | None:
        """The offer (its id) that the plan advises, or that was decided on before; None: keeps waiting or stays."""
        if nummer in self.vast:
            return self.vast[nummer] or None
        plaatsing = self.plaatsing(nummer)
        return None if plaatsing is None else self.aanbod[plaatsing.aanbod]

    def voorrang(self, nummers: Iterable[int]) -> tuple[int, int, int]:
        """Sort key: the most urgent, then who waits longest, then the number."""
        return min((-self.urgentie.get(n, 0), -self.dagen.get(n, 0), n) for n in nummers)

    def bij(self, nummer: int) -> tuple[int, ...]:
        """Brothers and sisters in the same group, without this youth."""
        groep = next((g for g in self.groepen if nummer in g), ())
        return tuple(n for n in groep if n != nummer)

    def bij_familie(self, nummer: int) -> bool | None:
        """Whether the advised place is where a brother or sister lives; None without a place, or when none lives so."""
        plaatsing = self.plaatsing(nummer)
        return None if plaatsing is None or nummer not in self.familie else plaatsing.aanbod in self.familie[nummer]


def familie_van(invoer: Invoer) -> dict[int, tuple[int, ...]]:
    """Per youth with a brother or sister who lives somewhere, the offers (numbers) at that location."""
    return {
        j.id: tuple(sorted(a.id for a in invoer.aanbod if a.locatie in j.profiel.gezinslocaties))
        for j in invoer.jeugdigen
        if j.profiel.gezinslocaties
    }


def als_json(
    rekening: Rekening,
    *,
    casus_van: Mapping[int, UUID],
    aanbod_van: Mapping[int, int],
    stappen: Mapping[int, Hulpvorm],
    zonder_wens: int,
    reserve: Sequence[Celstand] = (),
    reserve_tekort: Mapping[str, int] | None = None,
    vast: Mapping[int, int] | None = None,
    opgedeeld: Sequence[Sequence[int]] = (),
    familie: Mapping[int, Sequence[int]] | None = None,
) -> dict[str, Any]:
    """The plan with what the table shows of it; nothing in it is a name, an address or a day.

    ``reserve_tekort`` is that of a plan from before the reserve was kept per cluster; else it follows from ``reserve``.
    """
    o = rekening.opgave
    ids, rand = o.jeugdige_id, gekozen(rekening.uitslag)[0]
    weg = [int(o.aanbod_id[j]) for j in o.randen.aanbod[rand]]
    vrij = {int(nr): int(v) for nr, v in zip(o.aanbod_id, o.vrij, strict=True)}
    for nummer in weg:
        vrij[nummer] -= 1
    for plaatsing in rekening.plan.plaatsingen:
        if plaatsing.van is not None:
            vrij[plaatsing.van] += 1
    groepen = [[int(n) for n in ids[o.groep == g]] for g in np.unique(o.groep[o.groep != GEEN])]
    bewoners = np.flatnonzero(o.huidig != GEEN).tolist()
    return {
        **json.loads(rekening.plan.als_json()),
        "casussen": {str(n): str(sleutel) for n, sleutel in sorted(casus_van.items())},
        "nummers_aanbod": {str(n): pk for n, pk in sorted(aanbod_van.items())},
        "groepen": groepen,
        "liever": [int(ids[i]) for i in jaloersen(o, rand)],
        "urgentie": {str(int(n)): int(u) for n, u in zip(ids, o.urgentie, strict=True)},
        "dagen": {str(int(n)): int(d) for n, d in zip(ids, o.wachtdagen, strict=True)},
        "huidig": {str(int(ids[i])): int(o.aanbod_id[o.huidig[i]]) for i in bewoners},
        "over": {str(n): aantal for n, aantal in sorted(vrij.items()) if aantal > 0},
        "stappen": {str(n): vorm.value for n, vorm in sorted(stappen.items())},
        "zonder_wens": zonder_wens,
        "reserve_tekort": dict(sorted((tekorten(reserve) if reserve_tekort is None else reserve_tekort).items())),
        **({"reserve": als_rijen(reserve)} if reserve else {}),
        **({"opgedeeld": [list(gezin) for gezin in opgedeeld]} if opgedeeld else {}),
        **({"familie": {str(n): list(daar) for n, daar in sorted(familie.items())}} if familie else {}),
        **({"vast": {str(n): pk for n, pk in sorted(vast.items())}} if vast else {}),
    }


def lees_resultaat(rauw: Mapping[str, Any]) -> Resultaat:
    """The values of a stored plan."""
    return Resultaat(
        casussen={int(n): UUID(sleutel) for n, sleutel in rauw["casussen"].items()},
        aanbod=_getallen(rauw["nummers_aanbod"]),
        ketens=tuple(tuple(Plaatsing(**p) for p in keten) for keten in rauw["ketens"]),
        wachtend=tuple(rauw["wachtend"]),
        blijvend=tuple(rauw["blijvend"]),
        groepen=tuple(map(tuple, rauw["groepen"])),
        gesplitst=tuple(map(tuple, rauw["gesplitst"])),
        liever=frozenset(rauw["liever"]),
        urgentie=_getallen(rauw["urgentie"]),
        dagen=_getallen(rauw["dagen"]),
        huidig=_getallen(rauw["huidig"]),
        over=_getallen(rauw["over"]),
        zonder_wens=rauw["zonder_wens"],
        reserve_tekort=rauw["reserve_tekort"],
        reserve=uit_rijen(rauw.get("reserve", ())),
        stappen={int(n): Hulpvorm(vorm) for n, vorm in rauw["stappen"].items()},
        vast=_getallen(rauw.get("vast", {})),
        opgedeeld=tuple(map(tuple, rauw.get("opgedeeld", ()))),
        familie={int(n): tuple(daar) for n, daar in rauw.get("familie", {}).items()},
    )


def _getallen(rauw: Mapping[str, int]) -> dict[int, int]:
    return {int(sleutel): waarde for sleutel, waarde in rauw.items()}
