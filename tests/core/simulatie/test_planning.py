"""Planning: the least places that a formula knows, brute force, honesty about luck and about what cannot be."""

from __future__ import annotations

import itertools
import math
from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from tests.core.simulatie.planregio import DAGEN, NA, PER_DAG, een_vorm, twee
from zorglandschap.core.simulatie.draaien import Gestopt
from zorglandschap.core.simulatie.invoer import exponentieel, lognormaal
from zorglandschap.core.simulatie.planning.doelen import Bezetting, Budget, UitHuis, Wachttijd
from zorglandschap.core.simulatie.planning.doelen_spreiding import EigenGemeente, Spreiding
from zorglandschap.core.simulatie.planning.front import _beste, pareto
from zorglandschap.core.simulatie.planning.haalbaar import wat_nodig
from zorglandschap.core.simulatie.planning.meten import Meter, Meting
from zorglandschap.core.simulatie.planning.nodig import minste_plekken, wacht_erlang
from zorglandschap.core.simulatie.planning.opgave import Knop, Opgave, Plafond, ongewijzigd
from zorglandschap.core.simulatie.planning.plannen import Oordeel, kijk_na, maak_plan
from zorglandschap.core.simulatie.planning.uitleg import leg_uit
from zorglandschap.core.simulatie.planning.zoeken import zoek


def _meter(opgave: Opgave, *, replicaties: int = 10, pogingen: int = 2000, zaad: int = 3) -> Meter:
    return Meter(opgave, zaad=zaad, replicaties=replicaties, pogingen=pogingen)


# --- the least places -----------------------------------------------------------------------------------------


def test_erlang_c_and_its_least_number_of_places() -> None:
    last, duur = PER_DAG * DAGEN, exponentieel(DAGEN)
    blokkade = 1.0
    for k in range(1, 11):
        blokkade = last * blokkade / (k + last * blokkade)
    verwacht = blokkade / (1 - last / 10 * (1 - blokkade)) / (10 / DAGEN - PER_DAG)
    assert wacht_erlang(10, last, duur) == pytest.approx(verwacht)
    assert wacht_erlang(8, last, duur) == math.inf
    assert wacht_erlang(0, 0.0, duur) == 0.0
    assert wacht_erlang(10, last, lognormaal(DAGEN, 0.5)) == pytest.approx(verwacht * (1 + 0.25) / 2)
    assert minste_plekken(last, duur, verwacht * 1.001) == 10
    assert minste_plekken(last, duur, verwacht * 0.999) == 11
    assert minste_plekken(0.0, duur, 1.0) == 0


@pytest.mark.parametrize("begin", [3, 30])
def test_the_search_finds_the_least_places_that_erlang_knows(begin: int) -> None:
    last, duur = PER_DAG * DAGEN, exponentieel(DAGEN)
    tussen = math.sqrt(wacht_erlang(10, last, duur) * wacht_erlang(11, last, duur))
    opgave = een_vorm(Wachttijd("hulp", tussen), maanden=120)
    uit = zoek(_meter(opgave, replicaties=40), np.array([[begin]]))
    assert uit.meting.plan.tolist() == [[11]] == [[minste_plekken(last, duur, tussen)]]
    assert not uit.afgebroken


def test_a_plan_from_start_to_check() -> None:
    opgave = een_vorm(Wachttijd("hulp", 4.0))
    gezien: list[tuple[int, int]] = []
    uit = maak_plan(opgave, zaad=1, replicaties=20, vers=60, pogingen=40, voortgang=lambda k, n: gezien.append((k, n)))
    assert uit.oordeel is Oordeel.GEHAALD
    assert uit.onhaalbaar is None
    assert gezien == [(k + 1, 40) for k in range(uit.pogingen)]
    assert uit.replicaties == uit.pogingen * 20
    assert int(uit.begin[0, 0]) == minste_plekken(8.5, exponentieel(10.0), 4.0)
    nog_een = maak_plan(opgave, zaad=1, replicaties=20, vers=60, pogingen=40)
    assert nog_een.plan.tobytes() == uit.plan.tobytes()
    assert (nog_een.vers.kosten, nog_een.pogingen) == (uit.vers.kosten, uit.pogingen)
    zinnen = [str(z) for z in uit.zinnen()]
    assert zinnen[0].startswith("Dit plan kost gemiddeld € ")
    assert "hoogstens 4,0 dagen. Gemeten: " in zinnen[1]
    assert zinnen[-1] == "Op nieuwe herhalingen haalt het plan alle doelen."


def test_the_search_equals_trying_everything() -> None:
    knoppen = (Knop("licht", "stad", 9, 3), Knop("zwaar", "stad", 8, 2), Knop("zwaar", "dorp", 2))
    opgave = twee(UitHuis(5.0), knoppen=knoppen, momenten=(date(2026, 1, 1),))
    meter = _meter(opgave)
    alle = itertools.product(*(range(k.minst, k.meest + 1) for k in knoppen))
    metingen = [meter.meet(np.array(x)[:, None]) for x in alle]
    goed = [m for m in metingen if m.is_gehaald]
    assert 0 < len(goed) < len(metingen)
    beste = min(goed, key=lambda m: m.kosten)
    for begin in ([3, 2, 0], [9, 8, 2], [5, 5, 1]):
        uit = zoek(_meter(opgave), np.array(begin)[:, None])
        assert uit.meting.is_gehaald, begin
        assert uit.meting.kosten == pytest.approx(beste.kosten, rel=1e-9), begin  # plans may cost the same


def test_the_search_stops_when_asked_or_when_its_tries_are_spent() -> None:
    opgave = een_vorm(Wachttijd("hulp", 4.0), maanden=6)
    stil = Meter(opgave, zaad=1, replicaties=2, pogingen=9, stop=lambda: True)
    with pytest.raises(Gestopt):
        stil.meet(ongewijzigd(opgave))
    uit = maak_plan(opgave, zaad=1, replicaties=4, vers=4, pogingen=1)
    assert uit.afgebroken
    assert str(list(uit.zinnen())[-1]).startswith(f"Na {uit.pogingen} pogingen is het zoeken gestopt")


def test_every_moment_has_its_own_number_and_a_ceiling_holds() -> None:
    opgave = twee(plafonds=(Plafond("zwaar", 6, NA),))
    uit = maak_plan(opgave, zaad=1, replicaties=10, vers=20, pogingen=120)
    assert opgave.past(uit.plan)
    assert uit.plan[2:, 1].sum() <= 6
    meter = _meter(opgave)
    assert meter.meet(uit.plan).kosten < meter.meet(np.full((4, 2), 6)).kosten or not uit.gezocht.is_gehaald


def test_a_plan_brings_places_near_home_when_that_is_the_target() -> None:
    zonder = _meter(twee(EigenGemeente(0.9, "zwaar"), Spreiding("licht", 0.2)))
    ver = zonder.meet(ongewijzigd(zonder.opgave))
    assert not any(s.is_gehaald or s.lijkt_gehaald for s in ver.standen[2:])
    uit = zoek(zonder, ver.plan)
    assert uit.meting.is_gehaald
    assert uit.meting.standen[2].rand < uit.meting.standen[2].waarde
    assert (uit.meting.plan[[1, 3]] > 0).any()
    assert "met 95% zekerheid minstens" in str(uit.meting.standen[2].zin())


# --- luck -----------------------------------------------------------------------------------------------------


def test_what_was_luck_in_the_search_is_told_on_fresh_dice() -> None:
    krap = wacht_erlang(10, PER_DAG * DAGEN, exponentieel(DAGEN))
    oordelen = {}
    for zaad in range(12):
        uit = maak_plan(een_vorm(Wachttijd("hulp", krap), maanden=24), zaad=zaad, replicaties=3, vers=100, pogingen=30)
        oordelen.setdefault(uit.oordeel, uit)
        assert uit.vers.standen[0].is_gehaald == (uit.oordeel is Oordeel.GEHAALD)
        assert uit.vers.standen[0].waarde != uit.gezocht.standen[0].waarde
    assert Oordeel.GEHAALD in oordelen
    pech = oordelen[Oordeel.NIET]
    assert pech.gezocht.is_gehaald
    assert any("dat was deels geluk" in str(z) for z in pech.zinnen())


def test_between_met_and_missed_it_is_called_uncertain() -> None:
    opgave = een_vorm(Wachttijd("hulp", 4.0), maanden=24)
    vers = kijk_na(opgave, np.array([[11]]), 1, 40)
    stand = vers.standen[0]
    krap = replace(stand.doel, dagen=(stand.waarde + stand.rand) / 2)  # type: ignore[type-var]
    uit = maak_plan(opgave, zaad=1, replicaties=5, vers=5, pogingen=20)
    tussenin = replace(uit, vers=replace(vers, standen=(replace(stand, doel=krap),)))
    assert tussenin.oordeel is Oordeel.ONZEKER
    assert any("niet zeker genoeg" in str(z) for z in tussenin.zinnen())


# --- what cannot be -------------------------------------------------------------------------------------------


def test_targets_that_contradict_each_other_are_told_with_what_each_would_have_to_be() -> None:
    opgave = een_vorm(Wachttijd("hulp", 2.0), Budget(365_250.0), meest=14)
    uit = maak_plan(opgave, zaad=1, replicaties=20, vers=20, pogingen=60)
    assert uit.oordeel is Oordeel.NIET
    weg = uit.onhaalbaar
    assert weg is not None
    wacht, budget = weg.versoepelingen
    assert (type(wacht.stand.doel), type(budget.stand.doel)) == (Wachttijd, Budget)
    assert wacht.meting.plan.tolist() == [[10]]  # what the money pays for
    assert wacht.nodig > 2.0
    assert budget.nodig == pytest.approx(100 * 365.25 * int(budget.meting.plan[0, 0]), rel=0.01)
    # the limits named are indeed enough: with them the same search finds a plan
    for los in (
        een_vorm(Wachttijd("hulp", wacht.nodig), Budget(365_250.0), meest=14),
        een_vorm(Wachttijd("hulp", 2.0), Budget(budget.nodig), meest=14),
    ):
        assert zoek(_meter(los, replicaties=20, zaad=1), ongewijzigd(los)).meting.is_gehaald
    zinnen = [str(z) for z in uit.zinnen()]
    assert "Deze doelen zijn samen niet gehaald. Bij het beste plan dat is gevonden:" in zinnen
    assert sum(z.startswith("Alles lukt wel als dit doel ") for z in zinnen) == 2


def test_places_at_their_bound_are_named() -> None:
    opgave = een_vorm(Wachttijd("hulp", 2.0), UitHuis(1.0), meest=9)
    opgave = replace(opgave, plafonds=(Plafond("hulp", 9, date(2026, 1, 1)),))
    meter = _meter(opgave, replicaties=5)
    weg = wat_nodig(meter, meter.meet(np.array([[9]])), 1)
    zinnen = [str(z) for z in weg.zinnen()]
    assert "Een ander getal voor één doel is niet genoeg: er zijn er minstens twee die moeten wijken." in zinnen
    assert "hulp in huis zit aan de grens van 9 plekken: meer ruimte daar kan helpen." in zinnen
    assert zinnen[-1] == "Voor hulp geldt een plafond van 9 plekken, en dat is vol."


def test_only_the_form_that_is_missed_is_named_at_its_bound() -> None:
    opgave = twee(knoppen=(Knop("licht", "stad", 20), Knop("zwaar", "stad", 2)), momenten=(date(2026, 1, 1),))
    opgave = replace(opgave, plafonds=(Plafond("zwaar", 3, NA), Plafond("licht", 20, NA)))
    meter = _meter(opgave)
    weg = wat_nodig(meter, meter.meet(np.array([[20], [2]])), 1)
    assert [str(z) for z in weg.aan_grens] == [
        "zwaar in stad zit aan de grens van 2 plekken: meer ruimte daar kan helpen."
    ]


def test_a_search_that_was_not_done_may_still_find_a_plan() -> None:
    opgave = een_vorm(Wachttijd("hulp", 2.0), maanden=24)
    meter = _meter(opgave, replicaties=5)
    weg = wat_nodig(meter, meter.meet(np.array([[3]])), 100)
    assert weg.beste.is_gehaald
    assert weg.gemist == ()


# --- front and explanation ------------------------------------------------------------------------------------


def test_the_front_trades_money_for_children_at_home() -> None:
    knoppen = (Knop("licht", "stad", 9, 2), Knop("zwaar", "stad", 9, 2))
    opgave = twee(knoppen=knoppen, momenten=(date(2026, 1, 1),))
    klaar: list[tuple[int, int]] = []
    punten = pareto(
        opgave, zaad=1, punten=4, replicaties=10, vers=20, pogingen=60, voortgang=lambda k, n: klaar.append((k, n))
    )
    assert klaar == [(1, 4), (2, 4), (3, 4), (4, 4)]
    assert len(punten) >= 2
    for a, b in itertools.pairwise(punten):
        assert a.kosten <= b.kosten
        assert a.uit_huis > b.uit_huis
    assert pareto(twee(UitHuis(0.0)), zaad=1, punten=2, replicaties=2, vers=2, pogingen=1) == ()


def test_a_point_that_another_beats_on_both_sides_is_left_out() -> None:
    rij = [Meting(np.zeros((1, 1), int), k, 0.0, (), u) for k, u in ((3.0, 9.0), (1.0, 5.0), (2.0, 6.0), (4.0, 1.0))]
    assert [(p.kosten, p.uit_huis) for p in _beste(rij)] == [(1.0, 5.0), (4.0, 1.0)]


def test_every_change_says_which_target_it_serves() -> None:
    opgave = een_vorm(Wachttijd("hulp", 3.0), plekken=9)
    meter = _meter(opgave)
    (erbij,) = leg_uit(meter, meter.meet(np.array([[11]])))
    assert str(erbij).startswith("hulp in huis: 2 plekken erbij op 1-1-2026. Zonder dat wordt dit doel niet gehaald:")
    ruim = een_vorm(Wachttijd("hulp", 3.0), plekken=13)
    meter = _meter(ruim)
    (dicht,) = leg_uit(meter, meter.meet(np.array([[12]])))
    assert "1 plek dicht op 1-1-2026. Dat spaart € " in str(dicht)
    (overbodig,) = leg_uit(meter, meter.meet(np.array([[15]])))
    assert "is dit niet nodig; het kost € " in str(overbodig)
    assert list(leg_uit(meter, meter.meet(np.array([[13]])))) == []


def test_the_most_occupied_is_a_target_too() -> None:
    opgave = een_vorm(Wachttijd("hulp", 30.0), Bezetting("hulp", 0.7))
    uit = maak_plan(opgave, zaad=1, replicaties=10, vers=20, pogingen=40)
    assert uit.plan[0, 0] == pytest.approx(8.5 / 0.7, abs=1.0)
