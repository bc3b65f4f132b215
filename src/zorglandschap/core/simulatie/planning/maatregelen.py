"""A plan as measures of a scenario, so that it can be played, compared and changed like any other."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from zorglandschap.core.simulatie.invoer import Ints, Voorziening
from zorglandschap.core.simulatie.maatregelen import Capaciteit, Maatregel, NieuweVoorzieningen
from zorglandschap.core.simulatie.planning.opgave import Knop, Opgave, plekken_op


def maatregelen_van(opgave: Opgave, plan: Ints) -> tuple[Maatregel, ...]:
    """One measure per change: with these in it the region has the places of ``plan`` on every day.

    Only places where a form is new and that would close again within the plan are left out: no measure says that.
    """
    bekend = {(v.vorm, v.locatie): v for v in opgave.invoer.voorzieningen}
    waar = {p.naam: p.gemeente for p in opgave.invoer.locaties}
    uit: list[Capaciteit | NieuweVoorzieningen] = []
    for knop, rij in zip(opgave.knoppen, plan.tolist(), strict=True):
        nu = bekend.get((knop.vorm, knop.locatie))
        blijft = rij if nu is not None else [min(rij[j:]) for j in range(len(rij))]
        for op, erbij in _stappen(opgave.momenten, blijft, nu):
            uit.append(_maatregel(knop, op, erbij, bestaat=nu is not None, gemeente=waar[knop.locatie]))
    return tuple(sorted(uit, key=lambda m: m.vanaf))


def _stappen(momenten: tuple[date, ...], rij: list[int], nu: Voorziening | None) -> Iterator[tuple[date, int]]:
    """The days on which the plan comes further from what was decided already, and by how many places."""
    besloten = () if nu is None else nu.veranderingen
    dagen = sorted({*momenten, *(x.op for x in besloten if x.op > momenten[0])})
    eerder = 0
    for op in dagen:
        gepland = [n for dag, n in zip(momenten, rij, strict=True) if dag <= op][-1]
        verschil = gepland - plekken_op(nu, op)
        if verschil != eerder:
            yield op, verschil - eerder
        eerder = verschil


def _maatregel(knop: Knop, op: date, erbij: int, *, bestaat: bool, gemeente: str) -> Capaciteit | NieuweVoorzieningen:
    if bestaat:
        return Capaciteit(vorm=knop.vorm, vanaf=op, erbij=erbij, locatie=knop.locatie)
    return NieuweVoorzieningen(vorm=knop.vorm, vanaf=op, aantal=1, plekken=erbij, gemeente=gemeente)
