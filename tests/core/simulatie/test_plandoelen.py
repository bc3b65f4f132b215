"""Targets of a plan: what they say and measure, what is refused, and where the programme puts the places."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from tests.core.simulatie.planregio import NA, een_vorm, twee, twee_vormen
from tests.core.simulatie.regio import START
from zorglandschap.core.simulatie.controle import OngeldigeInvoer
from zorglandschap.core.simulatie.draaien import draai
from zorglandschap.core.simulatie.invoer import Verandering, Voorziening
from zorglandschap.core.simulatie.planning.controle import controleer_opgave
from zorglandschap.core.simulatie.planning.doelen import Bezetting, Budget, Doel, UitHuis, Wachttijd, binnen
from zorglandschap.core.simulatie.planning.doelen_spreiding import EigenGemeente, Spreiding, vraagdeel
from zorglandschap.core.simulatie.planning.meten import Meter
from zorglandschap.core.simulatie.planning.nodig import lasten
from zorglandschap.core.simulatie.planning.opgave import (
    Knop,
    Opgave,
    Plafond,
    eenmalig,
    ongewijzigd,
    pas_toe,
    plaatsdagen,
    plekken_op,
)
from zorglandschap.core.simulatie.planning.programma import PastNiet, Programma
from zorglandschap.core.simulatie.planning.waar import begin_plan, rond_af


def _meet(opgave: Opgave, plan: object = None) -> dict[type, float]:
    plan = ongewijzigd(opgave) if plan is None else np.array(plan)
    meting = Meter(opgave, zaad=1, replicaties=10, pogingen=9).meet(plan)
    return {type(s.doel): s.waarde for s in meting.standen}


def test_every_target_says_itself() -> None:
    zinnen = [
        str(d.omschrijving())
        for d in (
            Wachttijd("groep", 42.0), UitHuis(180.0, "Lelystad"), UitHuis(1180.0), Bezetting("groep", 0.9),
            Budget(1.5e6), EigenGemeente(0.6), EigenGemeente(0.5, "groep"), Spreiding("groep", 0.1),
        )
    ]  # fmt: skip
    assert zinnen == [
        "Wachten op groep duurt gemiddeld hoogstens 42,0 dagen.",
        "Uit Lelystad wonen gemiddeld hoogstens 180,0 jeugdigen uit huis.",
        "Uit de regio wonen gemiddeld hoogstens 1.180,0 jeugdigen uit huis.",
        "Van de plekken groep is gemiddeld hoogstens 90,0% bezet.",
        "De hulp kost gemiddeld hoogstens € 1.500.000 per jaar.",
        "Van wie uit huis woont, heeft minstens 60,0% een plek in de eigen gemeente.",
        "Van wie groep krijgt, heeft minstens 50,0% een plek in de eigen gemeente.",
        "De plekken groep liggen verdeeld zoals de vragen: hoogstens 10,0% zou moeten verhuizen.",
    ]


@pytest.mark.parametrize(
    ("doel", "zin"),
    [
        (Wachttijd("onzin", 9.0), "Doel wachttijd noemt de vorm ‘onzin’: die bestaat niet."),
        (Wachttijd("licht", 0.0), "Doel wachttijd: dagen is 0.0: dat moet minstens 0.1 zijn."),
        (Wachttijd("licht", float("nan")), "Doel wachttijd: dagen is nan"),
        (UitHuis(9.0, "Urk"), "Doel uit huis noemt de gemeente ‘Urk’: die bestaat niet."),
        (UitHuis(-1.0), "Doel uit huis is -1.0: dat moet minstens 0 zijn."),
        (Bezetting("zwaar", 1.2), "Doel bezetting is 1.2: dat moet tussen 0.01 en 1 liggen."),
        (Bezetting("onzin", 0.9), "Doel bezetting noemt de vorm ‘onzin’"),
        (Budget(float("inf")), "Doel budget is inf: dat moet minstens 0 zijn."),
        (EigenGemeente(1.1), "Doel eigen gemeente is 1.1"),
        (EigenGemeente(0.5, "onzin"), "Doel eigen gemeente noemt de vorm ‘onzin’"),
        (Spreiding("onzin", 0.1), "Doel spreiding noemt de vorm ‘onzin’"),
        (UitHuis(9.0, vanaf=date(2031, 1, 1)), "Doel uit huis gaat in op 1-1-2031: de simulatie stopt eerder."),
    ],
)
def test_a_target_that_cannot_be_is_refused_by_field_and_value(doel: Doel, zin: str) -> None:
    with pytest.raises(OngeldigeInvoer) as fout:
        controleer_opgave(twee(doel))
    assert any(str(f).startswith(zin) for f in fout.value.fouten), fout.value.fouten


@pytest.mark.parametrize(
    ("anders", "zin"),
    [
        ({"doelen": ()}, "Er zijn geen doelen: geef er minstens een."),
        ({"knoppen": ()}, "Er is niets dat mag veranderen"),
        ({"knoppen": (Knop("licht", "stad", 9),) * 2}, "‘licht in stad’ komt meer dan een keer voor"),
        ({"knoppen": (Knop("onzin", "stad", 9),)}, "onzin in stad: de vorm ‘onzin’ bestaat niet."),
        ({"knoppen": (Knop("licht", "zee", 9),)}, "licht in zee: de locatie ‘zee’ bestaat niet."),
        ({"knoppen": (Knop("licht", "stad", 3, 4),)}, "licht in stad: van 4 tot 3 plekken kan niet."),
        ({"knoppen": (Knop("licht", "stad", 3, openen=-1.0),)}, "licht in stad: openen kost -1.0 euro"),
        ({"doelen": (Wachttijd("zwaar", 9.0),)}, "licht in stad: zonder doel voor wachten op licht is geen"),
        ({"momenten": ()}, "Er is geen dag waarop plekken mogen veranderen."),
        ({"momenten": (NA, NA)}, "De dagen waarop plekken mogen veranderen lopen niet op."),
        ({"momenten": (date(2025, 1, 1),)}, "Plekken veranderen op 1-1-2025: dat moet van 1-1-2026 tot 1-1-2028 zijn."),
        ({"plafonds": (Plafond("crisis", 1, NA),)}, "Het plafond noemt ‘crisis’: daarvan mag niets veranderen."),
        ({"plafonds": (Plafond("licht", -1, NA),)}, "Het plafond voor licht is -1 plekken"),
        ({"leeg": 1.5}, "leeg is 1.5: een deel ligt tussen 0 en 1."),
    ],
)
def test_a_question_that_cannot_be_is_refused(anders: dict[str, object], zin: str) -> None:
    with pytest.raises(OngeldigeInvoer) as fout:
        controleer_opgave(twee(**anders))
    assert any(str(f).startswith(zin) for f in fout.value.fouten), fout.value.fouten


def test_places_that_are_fixed_and_crisis_places_need_no_target_on_waiting() -> None:
    vast = (Knop("licht", "stad", 6, 6), Knop("crisis", "dorp", 3))
    controleer_opgave(twee(knoppen=vast, doelen=(UitHuis(9.0),)))


def test_a_plan_becomes_dated_places_and_keeps_the_numbers_of_todays_rows() -> None:
    invoer = twee_vormen()
    al = Voorziening("licht", "stad", 6, (Verandering(date(2026, 2, 1), 7), Verandering(date(2026, 9, 1), 9)))
    opgave = twee(invoer=replace(invoer, voorzieningen=(al, *invoer.voorzieningen[1:])))
    assert ongewijzigd(opgave).tolist() == [[7, 9], [0, 0], [6, 6], [0, 0]]
    plan = np.array([[8, 9], [0, 2], [6, 5], [0, 0]])
    nieuw = pas_toe(opgave, plan)
    assert [(v.vorm, v.locatie) for v in nieuw.voorzieningen] == [
        ("licht", "stad"), ("zwaar", "stad"), ("crisis", "stad"), ("licht", "dorp"), ("zwaar", "dorp")
    ]  # fmt: skip
    assert nieuw.voorzieningen[2] == invoer.voorzieningen[2]
    op = [plekken_op(nieuw.voorzieningen[0], date(2026, m, 15)) for m in (1, 2, 3, 9)]
    assert op == [6, 7, 8, 8]
    dagen = plaatsdagen(nieuw)
    assert dagen[:, 0].tolist()[:3] == [6 * 31, 7 * 28, 8 * 31]
    assert dagen[:, 3].sum() == 2 * 365
    assert eenmalig(opgave, plan) == 1000.0 * (1 + 1 + 2) + 500.0 * 1
    assert opgave.past(plan)
    assert not opgave.past(plan + 20)
    assert not opgave.past(plan - 1)
    assert not replace(opgave, plafonds=(Plafond("licht", 10, NA),)).past(plan)
    assert replace(opgave, plafonds=(Plafond("licht", 11, date(2026, 4, 1)),)).past(plan)
    assert replace(opgave, plafonds=(Plafond("zwaar", 0, date(2028, 1, 1)),)).past(plan)


def test_costs_are_places_used_and_empty_and_care_outside() -> None:
    opgave = een_vorm(Budget(1.0), plekken=20, maanden=12)
    vol_betaald, niets = (_meet(replace(opgave, leeg=deel))[Budget] for deel in (1.0, 0.0))
    assert vol_betaald == pytest.approx(20 * 100 * 365.25)
    assert niets == pytest.approx(8.5 * 100 * 365.25, rel=0.1)
    crisis = twee(Budget(1.0))
    u = draai(pas_toe(crisis, ongewijzigd(crisis)), zaad=1, replicaties=10, draden=1)
    buiten = u.reeks("buitendagen").gemiddelde.sum() * 900.0
    vast = (6 * 50 + 6 * 300 + 1 * 400) * 730
    assert _meet(crisis)[Budget] == pytest.approx((buiten + vast) / (730 / 365.25))


def test_targets_measure_what_they_say() -> None:
    opgave = twee(UitHuis(9.0), Bezetting("zwaar", 0.9, NA), EigenGemeente(0.5, "zwaar"), Spreiding("zwaar", 0.1, NA))
    in_stad = _meet(opgave)
    assert in_stad[EigenGemeente] == pytest.approx(0.75, abs=0.1)  # three in four come from there
    assert in_stad[Spreiding] == pytest.approx(0.25)
    verdeeld = _meet(opgave, [[6, 6], [0, 0], [6, 3], [0, 1]])
    assert verdeeld[Spreiding] == pytest.approx(0.0)
    assert verdeeld[Bezetting] > in_stad[Bezetting]
    assert _meet(twee(Spreiding("zwaar", 0.1)), np.zeros((4, 2), int))[Spreiding] < 1.0
    niets = replace(opgave, momenten=(START,))
    assert _meet(niets, np.zeros((4, 1), int))[Spreiding] == 1.0
    een_gemeente = twee(UitHuis(9.0, "Dorp"))
    assert 0.0 < _meet(een_gemeente)[UitHuis] < in_stad[UitHuis]
    assert 0.0 < _meet(twee(EigenGemeente(0.5)))[EigenGemeente] < 1.0


def test_who_never_gets_a_place_has_waited_very_long() -> None:
    dicht = _meet(een_vorm(Wachttijd("hulp", 5.0), plekken=0, maanden=12))[Wachttijd]
    een_plek = _meet(een_vorm(Wachttijd("hulp", 5.0), plekken=1, maanden=12))[Wachttijd]
    assert dicht > een_plek > 100.0


def test_the_demand_of_a_form_is_shared_over_gemeenten() -> None:
    invoer = twee_vormen()
    assert vraagdeel(invoer, "zwaar").tolist() == [0.75, 0.25]
    assert vraagdeel(replace(invoer, instroom=np.array([[10.0], [30.0]])), "elders").tolist() == [0.25, 0.75]
    assert vraagdeel(replace(invoer, instroom=np.zeros((2, 1))), "zwaar").tolist() == [0.5, 0.5]


def test_periods_count_from_the_day_of_the_target() -> None:
    assert binnen(twee_vormen(), NA).sum() == 12
    assert binnen(twee_vormen(), None).all()


# --- the programme --------------------------------------------------------------------------------------------


def _begin(opgave: Opgave) -> np.ndarray:
    plan = begin_plan(opgave, lasten(opgave, 1))
    assert opgave.past(plan)
    return plan


def test_the_load_is_that_of_a_formula() -> None:
    last = lasten(een_vorm(Wachttijd("hulp", 5.0)), 1)
    assert last.shape == (1, 1, 1)
    assert last[0, 0, 0] == pytest.approx(8.5, abs=0.4)
    kort = replace(een_vorm(), momenten=(START, date(2026, 1, 10), date(2026, 1, 20)))
    assert (lasten(kort, 1) > 0.0).all()


def test_places_lie_where_the_requests_are_when_that_is_asked() -> None:
    gewoon = _begin(twee())
    assert gewoon[2].tolist() >= gewoon[3].tolist()
    nabij = _begin(twee(EigenGemeente(0.99, "zwaar")))
    gespreid = _begin(twee(Spreiding("zwaar", 0.05)))
    assert nabij[3].min() >= 1
    assert (np.abs(gespreid[3] / gespreid[2:].sum(axis=0) - 0.25) < 0.16).all()


def test_opening_that_is_dear_is_put_off_and_a_low_occupancy_asks_places() -> None:
    goedkoop = _begin(twee(Bezetting("zwaar", 0.5, NA)))
    assert goedkoop[2:, 1].sum() > goedkoop[2:, 0].sum()
    duur = tuple(replace(k, openen=1e9) for k in twee().knoppen)
    assert _begin(twee(Bezetting("zwaar", 0.5, NA), knoppen=duur))[2:, 1].sum() < goedkoop[2:, 1].sum()


def test_a_ceiling_is_hard_and_money_pulls_places_away() -> None:
    assert _begin(twee(plafonds=(Plafond("zwaar", 2, NA),)))[2:, 1].sum() == 2
    arm, rijk = (_begin(twee(Budget(euro), UitHuis(9.0), leeg=0.5)) for euro in (1000.0, 1e9))
    assert arm.sum() <= rijk.sum()


def test_crisis_places_are_made_when_outside_the_region_is_dearer() -> None:
    knoppen = (Knop("crisis", "dorp", 5),)
    zelfde = replace(twee_vormen(), voorzieningen=twee_vormen().voorzieningen[:2])
    assert _begin(twee(UitHuis(9.0), Budget(1e6), knoppen=knoppen, invoer=zelfde)).sum() >= 1
    gelijk = tuple(replace(v, tarief_buiten=300.0) if v.naam == "crisis" else v for v in zelfde.vormen)
    assert _begin(twee(UitHuis(9.0), knoppen=knoppen, invoer=replace(zelfde, vormen=gelijk))).sum() == 0


def test_rounding_keeps_the_sum_of_a_form() -> None:
    opgave = twee(momenten=(NA,))
    assert rond_af(opgave, np.array([[1.6], [1.5], [2.0], [0.2]])).ravel().tolist() == [2, 2, 2, 1]
    assert rond_af(opgave, np.array([[12.0], [0.4], [2.0], [0.0]])).ravel().tolist() == [12, 1, 2, 0]


def test_rows_that_contradict_each_other_have_no_answer() -> None:
    p = Programma()
    kolom = p.kolom(1.0)
    p.rij([(kolom, 1.0)], onder=2.0)
    p.rij([(kolom, 1.0)], boven=1.0)
    with pytest.raises(PastNiet):
        p.los_op()
