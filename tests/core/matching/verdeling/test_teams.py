"""Teams with their own caseload and working area: whose room a stay takes, and that nobody gives more than it has."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest

from tests.bench.verdeelregio import REGELS
from tests.core.matching.verdeling.hulp import alles_geprobeerd, maak, verdeel, verdeel_gewogen, willekeurig
from zorglandschap.core.begrippen.hulpvormen import Hulpvorm
from zorglandschap.core.matching.verdeling.invoer import Aanbod, Invoer, InvoerFout, Team
from zorglandschap.core.matching.verdeling.opgave import GEEN
from zorglandschap.core.matching.verdeling.plan import vingerafdruk
from zorglandschap.core.matching.verdeling.randen import maak_opgave
from zorglandschap.core.matching.verdeling.schrijven import als_tabel


def _huis(nummer: int, **anders: object) -> Aanbod:
    basis = {"id": nummer, "hulpvorm": Hulpvorm.PLEEGZORG, "vrij": 2, "locatie": nummer, "breedte": 52.6, "lengte": 5.6}
    return Aanbod(**{**basis, "vrij_vanaf": date(2026, 12, 1), **anders})  # type: ignore[arg-type]


@pytest.mark.parametrize("zaad", range(150))
def test_small_questions_with_working_areas_are_solved_as_well_as_by_trying_everything(zaad: int) -> None:
    o = willekeurig(zaad, gebieden=True)
    assert verdeel(o, grondig=True).vector == alles_geprobeerd(o)


@pytest.mark.parametrize("zaad", range(15))
def test_the_weighted_sum_keeps_to_the_rooms_of_teams_as_well(zaad: int) -> None:
    o = willekeurig(zaad, gebieden=True)
    assert verdeel_gewogen(o).plan.vector >= alles_geprobeerd(o)


def test_room_of_a_team_elsewhere_helps_nobody_here() -> None:
    twee = [{"urgentie": 2}, {"urgentie": 1}]
    huizen = [{"vrij": 2, "gebied": 0}, {"vrij": 2, "gebied": 1}]
    hier = [(0, 0, 0, 10), (1, 0, 0, 10)]
    # one room works in the first area, four in the second: as one number five youths could go
    plan = verdeel(maak(twee, huizen, hier, (1, 4), ((0,), (1,))))
    assert [(p.jeugdige, p.aanbod) for p in plan.plaatsingen] == [(1, 1)]
    assert plan.wachtend == (2,)
    samen = verdeel(maak(twee, huizen, hier, (1, 4), ((0, 1), (1,))))
    assert len(samen.plaatsingen) == 2


def test_a_team_gives_its_room_once_to_a_youth_at_home_or_beside_a_stay() -> None:
    kinderen = [{"urgentie": 1}, {"urgentie": 3}]
    aanbod = [{"vrij": 1, "team": 0}, {"vrij": 1, "gebied": 0}]  # the team itself, and a house in its area
    plan = verdeel(maak(kinderen, aanbod, [(0, 0, 0, 10), (1, 1, 0, 10)], (1,), ((0,),)))
    assert [p.jeugdige for p in plan.plaatsingen] == [2]


def test_offers_where_the_same_teams_work_are_one_area() -> None:
    teams = (Team(7, 1), Team(3, 2))
    huizen = (_huis(1, teams=frozenset({3, 7})), _huis(2), _huis(3, teams=frozenset({7, 3})), _huis(4, team=7))
    o = maak_opgave(Invoer((), huizen, teams), REGELS)
    assert (o.hulp_aanbod.tolist(), o.hulp_gebied.tolist()) == ([0, 2], [0, 0])
    assert list(zip(o.kan_gebied.tolist(), o.kan_team.tolist(), strict=True)) == [(0, 0), (0, 1)]
    assert o.hulprij.tolist() == [2, GEEN, 2, 1]


def test_a_question_without_working_areas_keeps_its_fingerprint_and_text() -> None:
    o = willekeurig(3)
    velden = ("hulp_aanbod", "hulp_gebied", "kan_gebied", "kan_team")
    assert all(getattr(o, veld).size == 0 for veld in velden)
    assert vingerafdruk(o) == vingerafdruk(willekeurig(3))
    rijen = als_tabel(Invoer((), (_huis(1), _huis(2, teams=frozenset({9, 5}))), (Team(5, 1), Team(9, 1))), REGELS)
    assert [rij.get("teams") for rij in rijen["aanbod"]] == [None, [5, 9]]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("anders", "zin"),
    [
        ({"teams": frozenset({8})}, "‘teams’ van aanbod 1 noemt 8"),
        ({"team": 1, "teams": frozenset({1})}, "gebruik er één"),
    ],
)
def test_a_mistake_in_the_teams_of_an_offer_is_named(anders: dict[str, object], zin: str) -> None:
    with pytest.raises(InvoerFout, match=zin):
        Invoer((), (_huis(1, **anders),), (Team(1, 2),))


def test_who_moves_within_the_region_takes_room_only_at_the_start_of_a_chain() -> None:
    kinderen = [{"huidig": 1, "niveau": 2}, {}]
    huizen = [{"vrij": 1, "gebied": 0}, {"vrij": 0, "gebied": 0}]
    o = maak(kinderen, huizen, [(0, 0, 0, 10), (1, 1, 0, 10, 1)], (1,), ((0,),))
    plan = verdeel(o)
    assert len(plan.plaatsingen) == 2
    assert np.asarray(o.ruimte).sum() == 1
