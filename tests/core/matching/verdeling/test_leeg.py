"""Nobody waits, nothing is offered, or nobody fits anywhere: that too is a plan, and its stages are proven."""

from __future__ import annotations

import pytest

from tests.bench.verdeelregio import REGELS
from tests.core.matching.verdeling.hulp import VERZONNEN, maak, verdeel, verdeel_gewogen
from zorglandschap.core.matching.verdeling.daling import maak_model
from zorglandschap.core.matching.verdeling.groot import verdeel_ruw
from zorglandschap.core.matching.verdeling.invoer import Invoer
from zorglandschap.core.matching.verdeling.opgave import Opgave
from zorglandschap.core.matching.verdeling.randen import maak_opgave
from zorglandschap.core.matching.verdeling.trappen import los_trappen_op
from zorglandschap.core.matching.verdeling.watals import WatAls

LEEG: dict[str, Opgave] = {
    "niemand en niets": maak([], [], []),
    "niemand en niets, als vraag": maak_opgave(Invoer((), (), ()), REGELS),
    "niemand": maak([], [{"vrij": 1, "team": 0}], [], (1,)),
    "geen aanbod": maak([{}], [], []),
    "broers en zussen zonder aanbod": maak([{"groep": 0}, {"groep": 0}], [], []),
    "niemand past": maak([{}, {"urgentie": 4}], [{"vrij": 1}], []),
    "alleen wie ergens woont": maak([{"huidig": 0}], [{}], []),
    "geen plek vrij": maak([{}], [{"vrij": 0}], [(0, 0, 0, 0)]),
}


@pytest.mark.parametrize("soort", LEEG)
def test_nothing_to_divide_gives_an_empty_plan_that_is_proven(soort: str) -> None:
    o = LEEG[soort]
    gewogen = verdeel_gewogen(o)
    for plan in (verdeel(o), verdeel(o, grondig=True), gewogen.plan):
        assert plan.plaatsingen == plan.ketens == plan.gesplitst == ()
        assert sorted([*plan.wachtend, *plan.blijvend]) == o.jeugdige_id.tolist()
        assert plan.bewezen
        assert len(plan.trappen) == len(VERZONNEN.trappen)
    assert gewogen.gat == 0.0
    assert (verdeel_ruw(o).aanbod < 0).all()


@pytest.mark.parametrize("soort", LEEG)
def test_a_small_question_to_an_empty_plan_has_an_answer(soort: str) -> None:
    o = LEEG[soort]
    watals = WatAls(los_trappen_op(maak_model(o, VERZONNEN)))
    for jeugdige in o.jeugdige_id.tolist():
        assert watals.blijf(jeugdige).kost is None
        assert all(not watals.zet(jeugdige, aanbod).kan for aanbod in o.aanbod_id.tolist())
    for aanbod in o.aanbod_id.tolist():
        assert watals.plek(aanbod, 1).kost is None
