"""A question to the planner as a file, a plan as a scenario, and moves of several places at once."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import Any

import numpy as np
import pytest

from tests.core.simulatie.planregio import NA, een_vorm, twee, twee_vormen
from tests.core.simulatie.regio import START
from zorglandschap.core.simulatie.controle import OngeldigeInvoer
from zorglandschap.core.simulatie.invoer import Invoer, Locatie, Verandering, Voorziening
from zorglandschap.core.simulatie.planning.controle import controleer_opgave
from zorglandschap.core.simulatie.planning.doelen import Bezetting, Budget, UitHuis, Wachttijd
from zorglandschap.core.simulatie.planning.doelen_spreiding import EigenGemeente, Spreiding
from zorglandschap.core.simulatie.planning.maatregelen import maatregelen_van
from zorglandschap.core.simulatie.planning.meten import Meter
from zorglandschap.core.simulatie.planning.opgave import Knop, Opgave, Plafond, ongewijzigd, pas_toe, plekken_op
from zorglandschap.core.simulatie.planning.planvraag import (
    Planvraag,
    als_json,
    eerste_moment,
    lees_planvraag,
    maak_opgave,
    momenten_vanaf,
)
from zorglandschap.core.simulatie.planning.uitleg import leg_uit
from zorglandschap.core.simulatie.planning.wisselen import wissel
from zorglandschap.core.simulatie.planning.zoeken import gewoon
from zorglandschap.core.simulatie.scenario import Scenario, pas_scenario_toe

GOED: dict[str, Any] = {"versie": 1, "doelen": [{"soort": "wachttijd", "vorm": "licht", "dagen": 12}]}


# --- the file -------------------------------------------------------------------------------------------------


def test_what_is_written_is_read_back() -> None:
    vraag = Planvraag(
        doelen=(
            Wachttijd("licht", 12.0, NA), UitHuis(5.0, "Stad"), Bezetting("zwaar", 0.9), Budget(1e6),
            EigenGemeente(0.5), Spreiding("licht", 0.2),
        ),
        knoppen=(Knop("licht", "stad", 12, openen=5.0),), plafonds=(Plafond("licht", 9, NA),), momenten=(NA,), leeg=0.5,
        meest_erbij=7, openen=1.0, sluiten=2.0,
    )  # fmt: skip
    assert lees_planvraag(json.loads(json.dumps(als_json(vraag)))) == vraag


@pytest.mark.parametrize(("anders", "zegt"), [
    ({"versie": 2}, "versie is 2: hier hoort 1."),
    ({"versie": True}, "versie is true"),
    ({"doelen": {}}, "doelen is {}: hier hoort een lijst."),
    ({"doelen": ["x"]}, "doelen[0] is \"x\": hier hoort een object."),
    ({"doelen": [{"soort": ["wachttijd"]}]}, "doelen[0].soort"),
    ({"doelen": [{"soort": "wachttijd", "vorm": "", "dagen": 3}]}, "doelen[0].vorm is \"\": hier hoort een tekst."),
    ({"doelen": [{"soort": "wachttijd", "vorm": "licht", "dagen": "3"}]}, "doelen[0].dagen is \"3\""),
    ({"doelen": [{"soort": "wachttijd", "vorm": "licht", "dagen": float("nan")}]}, "doelen[0].dagen is NaN"),
    ({"doelen": [{"soort": "wachttijd", "vorm": "licht"}]}, "doelen[0].dagen ontbreekt."),
    ({"doelen": [{"soort": "budget", "euro": 1, "jaar": 2}]}, "doelen[0].jaar is geen bekend veld"),
    ({"momenten": ["morgen"]}, "momenten[0] is \"morgen\": hier hoort een dag"),
    ({"momenten": [3]}, "momenten[0] is 3"),
    ({"knoppen": [{"vorm": "licht", "locatie": "stad", "meest": 1.5}]}, "knoppen[0].meest is 1.5"),
    ({"knoppen": [{"vorm": "licht", "locatie": "stad", "meest": 10**9}]}, "knoppen[0].meest"),
    ({"plafonds": [{"vorm": "licht", "hoogstens": 3}]}, "plafonds[0].vanaf ontbreekt."),
    ({"geluk": "x" * 60}, "geluk is geen bekend veld"),
    ({"leeg": "x" * 60}, "…: hier hoort een getal."),
])  # fmt: skip
def test_a_fault_is_told_by_its_path(anders: dict[str, Any], zegt: str) -> None:
    with pytest.raises(OngeldigeInvoer) as fout:
        lees_planvraag(GOED | anders)
    assert any(zegt in str(reden) for reden in fout.value.fouten), fout.value


def test_a_file_is_one_object() -> None:
    with pytest.raises(OngeldigeInvoer, match="één object"):
        lees_planvraag([GOED])


# --- what is left out -----------------------------------------------------------------------------------------


def test_what_is_left_out_comes_from_the_region() -> None:
    invoer = twee_vormen()
    invoer = replace(
        invoer, locaties=(*invoer.locaties, Locatie("verder", "Dorp", {"Stad": 30.0, "Dorp": 9.0})),
        voorzieningen=(Voorziening("licht", "stad", 6, (Verandering(NA, 8),)), *invoer.voorzieningen[1:]),
    )  # fmt: skip
    opgave = maak_opgave(Planvraag(doelen=(Wachttijd("licht", 12.0), Budget(1e6)), meest_erbij=5), invoer)
    assert [(k.vorm, k.locatie, k.meest) for k in opgave.knoppen] == [("licht", "stad", 13), ("licht", "dorp", 5)]
    assert opgave.momenten[0] == eerste_moment(START)
    assert opgave.doelen[0].vanaf == opgave.momenten[0]
    assert opgave.doelen[1].vanaf is None
    controleer_opgave(opgave)
    eigen = Planvraag(doelen=(Wachttijd("licht", 12.0, NA),), knoppen=(Knop("licht", "stad", 3),), momenten=(NA,))
    gevraagd = maak_opgave(eigen, invoer)
    assert (gevraagd.doelen, gevraagd.knoppen, gevraagd.momenten) == (eigen.doelen, eigen.knoppen, (NA,))


def test_a_gemeente_without_a_location_has_no_knop() -> None:
    invoer = twee_vormen()
    invoer = replace(invoer, locaties=invoer.locaties[:1])
    opgave = maak_opgave(Planvraag(doelen=(Wachttijd("licht", 12.0),)), invoer)
    assert [k.locatie for k in opgave.knoppen] == ["stad"]


def test_the_first_day_leaves_time_and_the_last_still_matters() -> None:
    assert eerste_moment(date(2026, 11, 22)) == date(2027, 7, 1)
    assert eerste_moment(date(2026, 8, 1)) == date(2027, 7, 1)
    assert eerste_moment(date(2026, 7, 2)) == date(2027, 1, 1)
    drie = momenten_vanaf(date(2027, 3, 31), 5, START)
    assert drie == (date(2027, 3, 31), date(2028, 3, 28), date(2029, 3, 28))
    assert momenten_vanaf(date(2027, 3, 31), 1, START) == (date(2027, 3, 31),)


# --- a plan as measures ---------------------------------------------------------------------------------------


def _plekken(invoer: Invoer, dagen: list[date]) -> dict[tuple[str, str], list[int]]:
    alle = {(v.vorm, v.locatie): [plekken_op(v, op) for op in dagen] for v in invoer.voorzieningen}
    return {sleutel: rij for sleutel, rij in alle.items() if any(rij)}


def test_the_scenario_of_a_plan_has_its_places_on_every_day() -> None:
    opgave = twee()
    besloten = (Verandering(date(2026, 2, 1), 5), Verandering(date(2026, 9, 1), 9))
    rijen = opgave.invoer.voorzieningen
    opgave = replace(
        opgave, invoer=replace(opgave.invoer, voorzieningen=(replace(rijen[0], veranderingen=besloten), *rijen[1:]))
    )
    plan = np.array([[4, 8], [0, 3], [6, 6], [2, 5]])
    scenario = Scenario("plan", maatregelen=maatregelen_van(opgave, plan))
    dagen = [date(2026, 1, 15), date(2026, 2, 15), date(2026, 3, 2), date(2026, 10, 1), NA, date(2027, 8, 1)]
    met = _plekken(pas_scenario_toe(opgave.invoer, scenario), dagen)
    assert met == _plekken(pas_toe(opgave, plan), dagen)


def test_no_change_is_no_measure_and_new_places_that_close_again_are_left_out() -> None:
    opgave = twee()
    assert maatregelen_van(opgave, ongewijzigd(opgave)) == ()
    plan = ongewijzigd(opgave)
    plan[1] = [4, 1]
    (een,) = maatregelen_van(opgave, plan)
    assert str(een.zin()) == "licht: in Dorp 1 erbij met elk 1 plekken, vanaf 01-03-2026."


def test_undoing_an_opening_that_closes_again_never_goes_below_nothing() -> None:
    opgave = twee()
    plan = ongewijzigd(opgave)
    plan[1] = [4, 1]
    meter = Meter(opgave, zaad=3, replicaties=4, pogingen=9)
    assert len(list(leg_uit(meter, meter.meet(plan)))) == 2


# --- moves of several places ----------------------------------------------------------------------------------


def _ruim() -> tuple[Opgave, Meter]:
    opgave = twee()
    return opgave, Meter(opgave, zaad=3, replicaties=10, pogingen=60)


def test_drawn_moves_find_cheaper_plans_the_same_with_the_same_seed() -> None:
    gevonden = []
    for _ in range(2):
        _, meter = _ruim()
        begin = meter.meet(np.full((4, 2), 10))
        beste = wissel(meter, begin, sleutel=gewoon, pogingen=50, om_geld=True)
        assert beste.is_gehaald
        assert beste.kosten < 0.9 * begin.kosten
        gevonden.append(beste.plan.tolist())
    assert gevonden[0] == gevonden[1]


def test_where_not_only_money_counts_dearer_moves_are_played_too() -> None:
    _, meter = _ruim()
    begin = meter.meet(np.full((4, 2), 8))
    thuis = wissel(meter, begin, sleutel=lambda m: (round(m.tekort, 9), -m.kosten), pogingen=30, om_geld=False)
    assert thuis.kosten > begin.kosten


def test_where_no_move_is_possible_nothing_is_played() -> None:
    opgave = een_vorm(Wachttijd("hulp", 900.0), meest=0, plekken=0)
    meter = Meter(opgave, zaad=3, replicaties=4, pogingen=60)
    begin = meter.meet(np.array([[0]]))
    assert wissel(meter, begin, sleutel=gewoon, pogingen=50, om_geld=False) is begin
    assert meter.gespeeld == 1
