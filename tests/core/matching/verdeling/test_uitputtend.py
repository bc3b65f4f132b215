"""Every small question has the same answer as trying all divisions; and every answer can be carried out."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import numpy as np
import pytest

from tests.core.matching.verdeling.hulp import VERZONNEN, alles_geprobeerd, verdeel, willekeurig
from zorglandschap.core.matching.verdeling.opgave import Opgave
from zorglandschap.core.matching.verdeling.plan import Plan


@pytest.mark.parametrize("tiental", range(45))
def test_the_answer_is_the_best_of_all_divisions(tiental: int) -> None:
    for zaad in range(tiental * 10, tiental * 10 + 10):
        orde = replace(VERZONNEN, keten=1 + zaad % 3)
        o = willekeurig(zaad)
        plan = verdeel(o, orde)
        assert plan.vector == alles_geprobeerd(o, orde), zaad
        assert all(t.grens <= t.waarde for t in plan.trappen)
        _uitvoerbaar(o, plan, orde.keten)


def _uitvoerbaar(o: Opgave, plan: Plan, keten: int) -> None:
    """Carry out the chains from left to right with the places there are: it never gets stuck."""
    vrij = dict(zip(o.aanbod_id.tolist(), o.vrij.tolist(), strict=True))
    for rij in plan.ketens:
        assert rij[0].positie == 1
        assert len(rij) <= keten
        for plaatsing in rij:
            assert vrij[plaatsing.aanbod] > 0
            vrij[plaatsing.aanbod] -= 1
            if plaatsing.van is not None:
                vrij[plaatsing.van] += 1
    gedaan = Counter(p.jeugdige for rij in plan.ketens for p in rij)
    assert gedaan == Counter(p.jeugdige for p in plan.plaatsingen)
    assert sorted([*gedaan, *plan.wachtend, *plan.blijvend]) == o.jeugdige_id.tolist()
    niveau = {int(i): int(n) for i, n in zip(o.jeugdige_id, o.niveau_blijf, strict=True)}
    assert all(p.niveau < niveau[p.jeugdige] for p in plan.plaatsingen if p.van is not None)
    locatie = dict(zip(o.aanbod_id.tolist(), o.locatie.tolist(), strict=True))
    waar = {p.jeugdige: locatie[p.aanbod] for p in plan.plaatsingen}
    assert all(len({waar[kind] for kind in groep}) == 1 for groep in plan.samen)
    assert not np.intersect1d(plan.wachtend, plan.blijvend).size
