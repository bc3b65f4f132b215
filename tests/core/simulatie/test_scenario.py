"""Measures in a base case: what they change, in whatever order, and what is refused before anything runs."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import permutations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.core.simulatie.regio import AMB, BHG, CRI, GEMEENTEN, GSL, GZH, KLN, PLG, vol
from zorglandschap.core.simulatie.controle import OngeldigeInvoer, controleer
from zorglandschap.core.simulatie.invoer import (
    Bewoners,
    Invoer,
    Locatie,
    Team,
    Verandering,
    Voorziening,
    Wachtenden,
    exponentieel,
)
from zorglandschap.core.simulatie.maatregelen import (
    Capaciteit,
    KorterVerblijf,
    Maatregel,
    NieuweVoorzieningen,
    PreventiefTeam,
    SnellereUitstroom,
    Tariefwijziging,
    Teamruimte,
    Vraaggroei,
)
from zorglandschap.core.simulatie.scenario import OngeldigScenario, Scenario, pas_scenario_toe, schuif_op
from zorglandschap.core.simulatie.scenariobouw import bouw
from zorglandschap.core.simulatie.scenariotijd import stapdagen, voortgang

BASIS = vol(48, mensen=False)
DAG, LATER = date(2027, 1, 1), date(2029, 1, 1)
ALLES: tuple[Maatregel, ...] = (
    Capaciteit(vorm=BHG, vanaf=DAG, tot=LATER, factor=0.5, spreiding=True),
    Capaciteit(vorm=BHG, vanaf=DAG, factor=0.9, gemeente="Lelystad"),
    Capaciteit(vorm=PLG, vanaf=DAG, erbij=-12, locatie="Almere"),
    NieuweVoorzieningen(vorm=KLN, vanaf=DAG, aantal=2, plekken=3, gemeente="Urk", tot=LATER),
    PreventiefTeam(naam="thuis", vormen={PLG: 0.1}, ruimte=20, dagen=90.0, vanaf=DAG, tot=LATER, terugval=0.1),
    KorterVerblijf(vorm=PLG, factor=0.9, vanaf=DAG),
    KorterVerblijf(vorm=GSL, factor=0.9, vanaf=DAG, ruimte=5),
    SnellereUitstroom(naam="terug", vormen=(BHG,), factor=0.8, ruimte=9, vanaf=DAG),
    Teamruimte(team="team anders", factor=2.0, vanaf=date(2026, 4, 1)),
    Vraaggroei(factor=1.1, vanaf=DAG),
    Vraaggroei(factor=1.1, vanaf=DAG, gemeente="Urk", profiel="lvb"),
    Tariefwijziging(vorm=CRI, factor=1.2),
)


def _doe(*maatregelen: Maatregel, basis: Invoer = BASIS) -> Invoer:
    return pas_scenario_toe(basis, Scenario("proef", "", maatregelen))


def _plekken(invoer: Invoer, vorm: str, op: date) -> dict[str, int]:
    uit = {}
    for v in invoer.voorzieningen:
        if v.vorm == vorm:
            eerder = [w.aantal for w in v.veranderingen if w.op <= op]
            uit[v.locatie] = eerder[-1] if eerder else v.plekken
    return uit


def _fout(*maatregelen: Maatregel, basis: Invoer = BASIS) -> str:
    with pytest.raises(OngeldigScenario) as fout:
        _doe(*maatregelen, basis=basis)
    assert [str(f) for f in fout.value.fouten] == str(fout.value).splitlines()
    return str(fout.value)


def test_no_measures_is_the_base_case() -> None:
    uit = _doe()
    assert (uit.voorzieningen, uit.vormen, uit.teams, uit.vraag, uit.duur) == (
        BASIS.voorzieningen, BASIS.vormen, BASIS.teams, BASIS.vraag, BASIS.duur,
    )  # fmt: skip


def test_a_factor_works_on_the_calendar_of_the_base_case_and_a_number_comes_on_top() -> None:
    uit = _doe(Capaciteit(vorm=GSL, vanaf=DAG, factor=0.5), Capaciteit(vorm=GSL, vanaf=LATER, erbij=4))
    assert _plekken(uit, GSL, date(2026, 12, 31)) == {"Lelystad": 32}
    assert _plekken(uit, GSL, DAG) == {"Lelystad": 16}
    assert _plekken(uit, GSL, LATER) == {"Lelystad": 20}
    nu, straks = (_plekken(i, BHG, LATER) for i in (BASIS, _doe(Capaciteit(vorm=BHG, vanaf=DAG, factor=0.5))))
    assert straks["Lelystad"] == pytest.approx(nu["Lelystad"] / 2, abs=1)
    assert sum(straks.values()) == pytest.approx(sum(nu.values()) / 2, abs=2)


def test_a_ramp_takes_a_step_every_month_and_never_goes_back() -> None:
    m = Capaciteit(vorm=CRI, vanaf=date(2026, 1, 31), tot=date(2026, 7, 1), factor=0.0)
    assert stapdagen(m)[:2] == (date(2026, 2, 28), date(2026, 3, 28))
    assert stapdagen(m)[-1] == date(2026, 7, 1)
    assert (voortgang(m, date(2026, 2, 1)), voortgang(m, date(2026, 8, 1))) == (0.0, 1.0)
    uit = _doe(m)
    for v in (v for v in uit.voorzieningen if v.vorm == CRI):
        aantallen = [v.plekken, *(w.aantal for w in v.veranderingen)]
        assert aantallen == sorted(aantallen, reverse=True)
        assert aantallen[-1] == 0


def test_places_of_one_gemeente_or_location_leave_the_others_alone() -> None:
    uit = _doe(Capaciteit(vorm=PLG, vanaf=DAG, erbij=10, gemeente="Urk"))
    nu, straks = _plekken(BASIS, PLG, DAG), _plekken(uit, PLG, DAG)
    assert {k: straks[k] - nu[k] for k in nu} == {g: 10 * (g == "Urk") for g in GEMEENTEN}
    overal = _doe(Capaciteit(vorm=PLG, vanaf=DAG, erbij=30))
    assert sum(_plekken(overal, PLG, DAG).values()) == pytest.approx(sum(nu.values()) + 30, abs=2)


def test_an_even_spread_moves_the_places_to_where_the_demand_is() -> None:
    uit = _doe(Capaciteit(vorm=GSL, vanaf=DAG, spreiding=True))
    plekken = _plekken(uit, GSL, DAG)
    deel = BASIS.instroom.sum(axis=1) / BASIS.instroom.sum()
    for gemeente, d in zip(GEMEENTEN, deel, strict=True):
        assert plekken[gemeente] == pytest.approx(32 * d, abs=1)
    zonder = replace(BASIS, instroom=np.zeros_like(BASIS.instroom))
    assert set(_plekken(_doe(Capaciteit(vorm=GSL, vanaf=DAG, spreiding=True), basis=zonder), GSL, DAG).values()) <= {
        5,
        6,
    }


def test_the_first_voorziening_in_a_gemeente_gets_a_location_when_there_is_none() -> None:
    locaties = tuple(plek for plek in BASIS.locaties if plek.gemeente != "Urk")
    zonder_urk = replace(
        BASIS, locaties=locaties, voorzieningen=tuple(v for v in BASIS.voorzieningen if v.locatie != "Urk")
    )
    uit = _doe(NieuweVoorzieningen(vorm=GZH, vanaf=DAG, aantal=2, plekken=4), basis=zonder_urk)
    nieuw = uit.locaties[-1]
    assert nieuw.naam == "nieuw in Urk"
    assert nieuw.km["Urk"] == 0.0
    assert nieuw.km["Noordoostpolder"] == 12.0, "by way of the location there"
    assert _plekken(uit, GZH, DAG)["nieuw in Urk"] == 8
    assert _plekken(uit, GZH, DAG)["Almere"] == _plekken(BASIS, GZH, DAG)["Almere"] + 8
    assert uit.voorzieningen[: len(zonder_urk.voorzieningen)] != zonder_urk.voorzieningen
    assert [(v.vorm, v.locatie) for v in uit.voorzieningen][: len(zonder_urk.voorzieningen)] == [
        (v.vorm, v.locatie) for v in zonder_urk.voorzieningen
    ]


def test_new_gezinshuizen_come_one_whole_house_at_a_time() -> None:
    uit = _doe(NieuweVoorzieningen(vorm=KLN, vanaf=DAG, aantal=3, plekken=4, gemeente="Urk", tot=LATER))
    urk = next(v for v in uit.voorzieningen if (v.vorm, v.locatie) == (KLN, "Urk"))
    assert [w.aantal for w in urk.veranderingen] == [4, 8, 12]


def test_teams_factors_and_tariffs_are_built_in() -> None:
    uit = _doe(*ALLES)
    teams = {team.naam: team for team in uit.teams}
    assert list(teams) == ["versnellingsteam", "team anders", f"team {GSL}", "terug", "thuis"]
    assert teams["team anders"].veranderingen == (Verandering(date(2026, 7, 1), 40),)
    assert teams["thuis"].voorkomt == {PLG: 0.1}
    assert teams["thuis"].veranderingen[-1] == Verandering(LATER, 20)
    assert teams["terug"].verkort == {BHG: 0.8}
    assert teams[f"team {GSL}"].veranderingen == (Verandering(DAG, 5),)
    assert [(f.vanaf, f.waarde) for f in uit.vraag if f.gemeente is None] == [
        (date(2026, 10, 1), 1.05), (DAG, pytest.approx(1.155))]  # fmt: skip
    assert {(f.gemeente, f.profiel) for f in uit.vraag} == {(None, None), ("Urk", None), ("Urk", "lvb")}
    assert {(f.vorm, f.waarde) for f in uit.duur} == {(None, 0.95), (PLG, 0.9)}
    assert {v.naam: v.tarief for v in uit.vormen}[CRI] == pytest.approx(240)
    assert {v.naam: v.tarief_buiten for v in uit.vormen}[AMB] == 400


def test_the_order_of_the_measures_does_not_matter() -> None:
    eerst = bouw(BASIS, ALLES)

    @settings(max_examples=20, deadline=None)
    @given(st.permutations(ALLES))
    def gelijk(rij: list[Maatregel]) -> None:
        ander = bouw(BASIS, rij)
        for veld in ("locaties", "voorzieningen", "vormen", "teams", "vraag", "duur"):
            assert getattr(ander, veld) == getattr(eerst, veld)

    gelijk()
    keer = [Capaciteit(vorm=PLG, vanaf=DAG, factor=f) for f in (0.7, 1.3, 0.9)]
    assert len({bouw(BASIS, rij).voorzieningen for rij in permutations(keer)}) == 1


@settings(max_examples=25, deadline=None)
@given(st.floats(0, 2), st.booleans(), st.integers(0, 40))
def test_parts_of_places_even_out_over_the_region(factor: float, spreiding: bool, maanden: int) -> None:
    m = Capaciteit(vorm=AMB, vanaf=DAG, tot=LATER, factor=factor, spreiding=spreiding)
    uit = bouw(BASIS, [m])
    controleer(uit)
    op = date(2026 + maanden // 12, 1 + maanden % 12, 28)
    nodig = 336 * (1 + (factor - 1) * voortgang(m, op))
    assert sum(_plekken(uit, AMB, op).values()) == pytest.approx(nodig, abs=2.5)


def test_unknown_names_are_refused_by_field_and_value() -> None:
    assert "maatregelen[0].vorm noemt ‘tent’" in _fout(Capaciteit(vorm="tent", vanaf=DAG, factor=1.0))
    assert "maatregelen[0].gemeente noemt ‘Ede’" in _fout(Vraaggroei(factor=1.0, vanaf=DAG, gemeente="Ede"))
    assert "maatregelen[0].profiel noemt ‘x’" in _fout(Vraaggroei(factor=1.0, vanaf=DAG, profiel="x"))
    assert "maatregelen[0].locatie noemt ‘x’" in _fout(Capaciteit(vorm=PLG, vanaf=DAG, factor=1.0, locatie="x"))
    assert "maatregelen[0].team noemt ‘x’" in _fout(Teamruimte(team="x", factor=1.0, vanaf=DAG))
    assert "maatregelen[0].vormen noemt ‘x’" in _fout(
        SnellereUitstroom(naam="t", vormen=("x",), factor=0.9, ruimte=1, vanaf=DAG)
    )


def test_a_day_before_the_start_and_fewer_places_than_none_are_refused() -> None:
    vroeg = date(2025, 1, 1)
    assert "vanaf is 01-01-2025: dat is voor de start van de simulatie op 01-01-2026" in _fout(
        Capaciteit(vorm=PLG, vanaf=vroeg, factor=0.5)
    )
    zin = _fout(Capaciteit(vorm=GSL, vanaf=DAG, erbij=-40))
    assert zin == ("De capaciteit van gesloten in Lelystad op 01-01-2027 is -8.0 plekken: dat moet minstens 0 zijn.")
    assert "geen plekken voor klinisch" in _fout(Capaciteit(vorm=KLN, vanaf=DAG, erbij=4, gemeente="Urk"))
    assert _doe(Capaciteit(vorm=GSL, vanaf=DAG, erbij=-40), Capaciteit(vorm=GSL, vanaf=DAG, erbij=40))


def test_fields_that_do_not_go_together_are_refused() -> None:
    for maatregel, reden in (
        (Capaciteit(vorm=PLG, vanaf=DAG, factor=0.5, erbij=1), "kies er één"),
        (Capaciteit(vorm=PLG, vanaf=DAG), "verandert niets"),
        (Capaciteit(vorm=PLG, vanaf=DAG, spreiding=True, gemeente="Urk"), "hele regio"),
        (Capaciteit(vorm=PLG, vanaf=DAG, erbij=1, gemeente="Urk", locatie="Urk"), "een gemeente en een locatie"),
        (Capaciteit(vorm=PLG, vanaf=DAG, tot=DAG, factor=0.5), "tot is 01-01-2027: dat moet na 01-01-2027 zijn"),
        (Capaciteit(vorm=PLG, vanaf=DAG, factor=-1.0), "maatregelen[0].factor is -1.0: dat moet 0 tot en met 100"),
        (PreventiefTeam(naam="", vormen={PLG: 2.0}, ruimte=1, dagen=9.0, vanaf=DAG), "maatregelen[0].naam is leeg"),
        (PreventiefTeam(naam="t", vormen={PLG: 2.0}, ruimte=1, dagen=9.0, vanaf=DAG), "vormen.pleegzorg is 2.0"),
        (Vraaggroei(factor=float("nan"), vanaf=DAG), "factor is nan"),
        (SnellereUitstroom(naam="team anders", vormen=(PLG,), factor=0.9, ruimte=1, vanaf=DAG), "anders’ is er al"),
        (SnellereUitstroom(naam="t", vormen=(CRI,), factor=0.9, ruimte=1, vanaf=DAG), "heeft al een ander team"),
    ):  # fmt: skip
        assert reden in _fout(maatregel)


def test_a_wrong_base_case_is_not_blamed_on_the_scenario() -> None:
    with pytest.raises(OngeldigeInvoer):
        _doe(basis=replace(BASIS, maanden=-1))


def test_every_measure_says_what_it_is() -> None:
    zinnen = [str(m.zin()) for m in ALLES]
    assert zinnen[0] == (
        "behandelgroep: −50% plekken, elke maand een stap van 01-01-2027 tot 01-01-2029, "
        "verdeeld naar de vraag per gemeente."
    )
    assert zinnen[1] == "behandelgroep: −10% plekken in Lelystad vanaf 01-01-2027."
    assert zinnen[2] == "pleegzorg: −12 plekken in Almere vanaf 01-01-2027."
    assert zinnen[10] == "De vraag (Urk, lvb): +10% vanaf 01-01-2027."
    rest = (
        Capaciteit(vorm=PLG, vanaf=DAG, spreiding=True), Capaciteit(vorm=PLG, vanaf=DAG, factor=1.125),
        Capaciteit(vorm=PLG, vanaf=DAG, tot=LATER, erbij=3),
        Capaciteit(vorm=PLG, vanaf=DAG, tot=LATER, erbij=3, locatie="Urk"),
        *(NieuweVoorzieningen(vorm=GZH, vanaf=DAG, aantal=1, gemeente=g, tot=t)
          for g in (None, "Urk") for t in (None, LATER)),
    )  # fmt: skip
    zinnen += [str(m.zin()) for m in rest]
    assert len(set(zinnen)) == len(zinnen)
    assert "+12,5% plekken in de regio" in zinnen[13]
    assert all(zin.endswith(".") for zin in zinnen)


def test_a_form_without_any_places_can_be_given_its_first_ones() -> None:
    leeg = replace(
        BASIS, voorzieningen=(*BASIS.voorzieningen[:-1], Voorziening(KLN, "Almere", 0), Voorziening(KLN, "Urk", 0))
    )
    uit = _doe(Capaciteit(vorm=KLN, vanaf=DAG, erbij=4), basis=leeg)
    assert _plekken(uit, KLN, DAG) == {"Almere": 2, "Urk": 2}
    gespreid = _doe(Capaciteit(vorm=KLN, vanaf=DAG, spreiding=True), basis=leeg)
    assert sum(_plekken(gespreid, KLN, DAG).values()) == 0


def test_an_unchanged_form_keeps_its_calendar_and_residents_keep_their_place() -> None:
    met = vol(12)
    uit = _doe(Capaciteit(vorm=CRI, vanaf=DAG, factor=2.0), basis=met)
    assert [v for v in uit.voorzieningen if v.vorm != CRI] == [v for v in met.voorzieningen if v.vorm != CRI]
    assert uit.bewoners is met.bewoners
    assert isinstance(uit.bewoners, Bewoners)
    assert isinstance(uit.wachtenden, Wachtenden)


def test_the_room_of_a_team_follows_its_own_calendar() -> None:
    team = Team(naam="t", ruimte=4, duur=exponentieel(9.0), veranderingen=(Verandering(LATER, 6),))
    basis = replace(BASIS, teams=(team,))
    uit = _doe(Teamruimte(team="t", factor=2.0, vanaf=DAG), Teamruimte(team="t", factor=1.5, vanaf=DAG), basis=basis)
    assert uit.teams[0].veranderingen == (Verandering(DAG, 12), Verandering(LATER, 18))
    assert Locatie("x", "Urk", {}) not in uit.locaties


def test_an_old_plan_can_begin_today_with_the_same_steps() -> None:
    oud = Scenario("oud", "", ALLES)
    later = date(2026, 6, 1)
    nieuw = schuif_op(oud, later)
    assert nieuw.maatregelen[8] == Teamruimte(team="team anders", factor=2.0, vanaf=later)
    eerst = nieuw.maatregelen[0]
    assert isinstance(eerst, Capaciteit)
    assert (eerst.vanaf, eerst.tot) == (date(2027, 3, 3), date(2029, 3, 3)), "61 days later, like all of it"
    assert nieuw.maatregelen[11] == ALLES[11]
    assert schuif_op(oud, date(2026, 1, 1)) is oud
    assert schuif_op(Scenario("niets"), later) == Scenario("niets")
