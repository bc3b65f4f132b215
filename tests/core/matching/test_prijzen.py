"""Shadow prices: what the duals promise, and that no price ever changes a level."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.core.matching.hulp import (
    KADERBESTAND,
    NIVEAUS,
    PROFIELEN,
    REGELS,
    REGIOS,
    START,
    aanbiedingen,
    neem,
    profiel,
    willekeurig,
)
from zorglandschap.core.begrippen.beleid import lees_beleid
from zorglandschap.core.begrippen.codelijsten import Niveau, Specialisme
from zorglandschap.core.begrippen.hulpvormen import Hulpvorm
from zorglandschap.core.matching import prijzen as module
from zorglandschap.core.matching.bouwkansen import list_bouwkansen, met_bouwplekken
from zorglandschap.core.matching.prijzen import (
    OPSLAG,
    Aankomst,
    Landschap,
    Prijslijst,
    Prijsregels,
    bereken,
    lees_prijsregels,
    los_stroom,
    maak_aankomst,
    orden_binnen_niveau,
)
from zorglandschap.core.matching.profiel import Aanbiedingen, Profiel
from zorglandschap.core.matching.rangorde import NIVEAUS as VOLGORDE
from zorglandschap.core.matching.rangorde import rank

OP = date(2026, 11, 23)
PRIJSREGELS = Prijsregels(dict(zip(Niveau, (2000, 1000, 0), strict=True)), aandeel_oud=0.3, geldig_dagen=8)
WEKEN = {vorm: float(4 + 4 * n) for n, vorm in enumerate(Hulpvorm)}
ALLES_GOED = dict.fromkeys(Hulpvorm, Niveau.FIRST_BEST)


def _land(a: Aanbiedingen, plekken: list[int] | None = None) -> Landschap:
    return Landschap(a, np.array(plekken or [1] * a.aantal, dtype=np.int64), WEKEN)


def _lijst(
    mensen: list[Aankomst],
    land: Landschap,
    *,
    per_week: float = 1.0,
    zaad: int = 7,
    op: date = OP,
    vorige: Prijslijst | None = None,
) -> Prijslijst:
    return bereken(
        mensen,
        land,
        per_week=per_week,
        steekproef=40,
        dobbel=np.random.default_rng(zaad),
        regels=PRIJSREGELS,
        zoekregels=REGELS,
        op=op,
        vorige=vorige,
    )


def _een_aanbod(plekken: float) -> float:
    """The price of the only offer, for two youths a week who stay a week: worth 10 and 7."""
    nul, een = np.zeros(2, dtype=np.int64), np.ones(2)
    stroom = los_stroom(
        np.arange(2), nul, np.array([10.0, 7.0]), een, toevoer=een, capaciteit=np.array([plekken], dtype=float)
    )
    return float(stroom.prijs[0])


def test_a_scarce_place_costs_what_the_next_one_misses_and_nothing_when_all_fit() -> None:
    assert 7 <= _een_aanbod(1) <= 10  # O10
    assert _een_aanbod(1) == pytest.approx(7)  # what one place more would add
    assert _een_aanbod(2) == 0
    assert _een_aanbod(0) == pytest.approx(10)


def test_a_place_used_for_long_costs_less_a_week() -> None:
    nul, een = np.zeros(2, dtype=np.int64), np.ones(2)
    stroom = los_stroom(np.arange(2), nul, np.array([10.0, 7.0]), 4 * een, toevoer=een, capaciteit=np.array([4.0]))
    assert stroom.prijs[0] == pytest.approx(7 / 4)


def test_the_solver_that_cannot_prove_the_optimum_is_an_error() -> None:
    nul, een = np.zeros(1, dtype=np.int64), np.ones(1)
    with pytest.raises(RuntimeError, match="niet berekend"):
        los_stroom(nul, nul, een, een, toevoer=een, capaciteit=np.array([-1.0]))


@st.composite
def _stromen(draw: st.DrawFn) -> dict[str, np.ndarray]:
    d = np.random.default_rng(draw(st.integers(0, 100_000)))
    mensen, aanbod = int(d.integers(1, 9)), int(d.integers(1, 7))
    i, j = np.nonzero(d.random((mensen, aanbod)) < 0.6)
    return {
        "i": i.astype(np.int64),
        "j": j.astype(np.int64),
        "waarde": d.integers(0, 3000, i.size).astype(float),
        "weken": d.integers(1, 60, i.size).astype(float),
        "toevoer": d.random(mensen),
        "capaciteit": d.integers(0, 9, aanbod).astype(float),
    }


def _gebruik(s: dict[str, np.ndarray], x: np.ndarray) -> np.ndarray:
    return np.bincount(s["j"], weights=s["weken"] * x, minlength=s["capaciteit"].size)


@given(_stromen(), st.integers(0, 1000))
@settings(max_examples=150, deadline=None)
def test_prices_are_never_negative_nothing_where_places_are_left_and_bound_every_way_of_placing(
    s: dict[str, np.ndarray], zaad: int
) -> None:
    stroom = los_stroom(**s)
    assert (stroom.prijs >= 0).all()
    ruim = s["capaciteit"] - _gebruik(s, stroom.x) > 1e-4 if s["i"].size else s["capaciteit"] >= 0
    assert (stroom.prijs[ruim] <= 1e-6).all()
    assert stroom.waarde == pytest.approx(stroom.bovengrens, abs=stroom.prijs.sum() * OPSLAG + 1e-3)
    x = np.random.default_rng(zaad).random(s["i"].size)  # any way of placing, made to fit
    per_mens = np.bincount(s["i"], weights=x, minlength=s["toevoer"].size)
    x *= (s["toevoer"] / np.maximum(per_mens, 1e-12)).clip(max=1)[s["i"]]
    x *= (s["capaciteit"] / np.maximum(_gebruik(s, x), 1e-12)).clip(max=1)[s["j"]]
    assert x @ s["waarde"] <= stroom.bovengrens + 1e-6


def test_in_the_long_run_no_simulated_way_of_placing_beats_the_bound() -> None:
    dobbel = np.random.default_rng(11)
    waarde = np.array([[2600.0, 1500.0], [2200.0, 1400.0], [0.0, 1800.0]])  # three kinds of youths, two offers
    weken, toevoer, plekken = np.array([30.0, 12.0]), np.array([0.12, 0.2, 0.1]), np.array([5, 2])
    i, j = np.nonzero(waarde)
    stroom = los_stroom(i, j, waarde[i, j], weken[j], toevoer=toevoer, capaciteit=plekken.astype(float))
    for zuinig in (False, True):  # best fit as it comes, and points less weeks times price
        bod = waarde - weken * stroom.prijs if zuinig else waarde
        bezet: list[list[float]] = [[], []]
        opbrengst, lengte, inloop = 0.0, 30_000, 500
        for week in range(lengte):
            bezet = [[tot for tot in plek if tot > week] for plek in bezet]
            for mens in np.repeat(np.arange(3), dobbel.poisson(toevoer)):
                open_ = [a for a in (0, 1) if waarde[mens, a] and len(bezet[a]) < plekken[a]]
                if open_:
                    keuze = max(open_, key=lambda a, m=mens: bod[m, a])
                    bezet[keuze].append(week + dobbel.exponential(weken[keuze]))
                    opbrengst += waarde[mens, keuze] * (week >= inloop)
        # a stay ends between two weeks and its place waits for the next: never a gain over the stream
        assert opbrengst / (lengte - inloop) <= stroom.bovengrens * 1.01


MENSEN = st.lists(st.builds(maak_aankomst, PROFIELEN, st.just(NIVEAUS)), max_size=8)


@given(MENSEN, REGIOS, st.integers(0, 99))
@settings(max_examples=40, deadline=None)
def test_the_list_does_not_depend_on_the_order_of_youths_or_offers(
    mensen: list[Aankomst], a: Aanbiedingen, zaad: int
) -> None:
    d = np.random.default_rng(zaad)
    plekken, orde = d.integers(0, 3, a.aantal), d.permutation(a.aantal)
    een = _lijst(mensen, Landschap(a, plekken, WEKEN))
    ander = _lijst(mensen[::-1], Landschap(neem(a, orde), plekken[orde], WEKEN))
    assert een == ander
    assert set(een.prijzen) == set(a.id.tolist())
    assert min(een.prijzen.values(), default=0) >= 0


def test_a_list_made_without_arrivals_asks_nothing() -> None:
    assert set(_lijst([], _land(willekeurig(1, 9))).prijzen.values()) == {0}


def test_the_price_leans_on_the_old_one_and_runs_out() -> None:
    mensen = [maak_aankomst(profiel(), NIVEAUS)]
    land = _land(aanbiedingen({}))
    eerste = _lijst(mensen, land)
    prijs = eerste.prijzen[1]
    assert prijs > 0
    vorige = replace(eerste, prijzen={1: 10.0, 99: 5.0})
    daarna = _lijst(mensen, land, op=OP + timedelta(days=7), vorige=vorige)
    assert daarna.prijzen == {1: pytest.approx(0.3 * 10 + 0.7 * prijs)}
    assert eerste.prijs(1, OP) == eerste.prijs(1, OP + timedelta(days=8)) == prijs
    assert eerste.prijs(1, OP + timedelta(days=9)) == eerste.prijs(1, OP - timedelta(days=1)) == 0
    assert eerste.prijs(12345, OP) == 0


@given(PROFIELEN, REGIOS, st.integers(0, 999))
@settings(max_examples=150, deadline=None)
def test_a_price_never_changes_a_level_and_never_drops_anyone(p: Profiel, a: Aanbiedingen, zaad: int) -> None:
    d = np.random.default_rng(zaad)
    ids = a.id.tolist()
    lijst = Prijslijst(OP, OP, dict(zip(ids, (d.random(a.aantal) * 100).tolist(), strict=True)), 0.0)
    gewoon = rank(p, a, niveaus=NIVEAUS, regels=REGELS, hoogstens=a.aantal)
    geprijsd = orden_binnen_niveau(gewoon, lijst, weken=dict.fromkeys(ids, 20.0), op=OP)
    assert sorted(g.kandidaat.aanbod for g in geprijsd) == sorted(k.aanbod for k in gewoon.kandidaten)
    assert {g.kandidaat.aanbod: g.kandidaat for g in geprijsd} == {k.aanbod: k for k in gewoon.kandidaten}
    # position by position the level is what it was: first-best stays before acceptable, before emergency
    assert [g.kandidaat.niveau for g in geprijsd] == [k.niveau for k in gewoon.kandidaten]
    netto = [(VOLGORDE.index(g.kandidaat.niveau), g.afdracht - g.kandidaat.punten) for g in geprijsd]
    assert netto == sorted(netto)
    for g, plaats in zip(geprijsd, netto, strict=True):
        assert g.rang == netto.index(plaats) + 1
        assert g.is_gedeeld == (netto.count(plaats) > 1)


def test_a_list_that_ran_out_leaves_the_ranking_as_it_was() -> None:
    a = willekeurig(3, 60)
    gewoon = rank(profiel(), a, niveaus=NIVEAUS, regels=REGELS, hoogstens=60)
    lijst = Prijslijst(OP, OP, {int(n): float(n) for n in a.id}, 0.0)
    weken = {int(n): 10.0 for n in a.id}
    assert [g.kandidaat for g in orden_binnen_niveau(gewoon, lijst, weken=weken, op=OP + timedelta(days=1))] == list(
        gewoon.kandidaten
    )
    assert len(gewoon.kandidaten) > 1
    with pytest.raises(ValueError, match="volledige"):
        orden_binnen_niveau(replace(gewoon, kandidaten=gewoon.kandidaten[:1]), lijst, weken=weken, op=OP)


def test_the_only_place_for_another_is_kept_by_its_price() -> None:
    """Two equal places for Noor; the second is the only one for youths with a mild disability, who keep coming."""
    a = aanbiedingen({"neemt_lvb": False}, {"neemt_lvb": True})
    lvb = profiel(behoeften=frozenset({Specialisme.LVB}))
    mensen = [maak_aankomst(profiel(), NIVEAUS), maak_aankomst(lvb, NIVEAUS)]
    # thirty-six weeks a stay: one place takes 1/36 a week; the stream brings a bit more than both can hold
    lijst = _lijst(mensen, _land(a), per_week=0.06)
    gewoon = rank(profiel(), a, niveaus=NIVEAUS, regels=REGELS)
    assert [k.rang for k in gewoon.kandidaten] == [1, 1]
    geprijsd = orden_binnen_niveau(gewoon, lijst, weken=dict.fromkeys((1, 2), WEKEN[Hulpvorm.PLEEGZORG]), op=OP)
    assert lijst.prijzen[2] >= lijst.prijzen[1]
    assert [g.kandidaat.aanbod for g in geprijsd] == [1, 2]


def test_what_the_stream_keeps_of_a_youth_says_nothing_of_who_it_was() -> None:
    echt = profiel(
        leeftijd_maanden=15 * 12 + 7,
        breedte=52.66213,
        lengte=5.60294,
        school=(52.123456, 5.654321),
        onveilige_locaties=frozenset({4}),
        geweigerd_door=frozenset({9}),
    )
    kaal = maak_aankomst(echt, NIVEAUS).profiel
    assert (kaal.leeftijd_maanden, kaal.breedte, kaal.lengte) == (15 * 12, 52.66, 5.6)
    assert kaal.school == (52.12, 5.65)
    assert kaal.gewenste_start == kaal.uiterste_start == module.DAG
    assert not kaal.onveilige_locaties
    assert not kaal.geweigerd_door
    assert maak_aankomst(profiel(), NIVEAUS).profiel.school is None


def test_the_form_that_everybody_misses_is_worth_building_where_they_live() -> None:
    urk, almere = (52.66, 5.60), (52.35, 5.26)
    a = aanbiedingen({"hulpvorm": Hulpvorm.BEHANDELGROEP}, {"hulpvorm": Hulpvorm.PLEEGZORG})
    land = met_bouwplekken(_land(a, [90, 1]), {184: urk, 34: almere})
    assert land.aanbiedingen.aantal == 2 + 2 * len(Hulpvorm)
    lijst = _lijst([maak_aankomst(profiel(), NIVEAUS)], land)
    kansen = list_bouwkansen(lijst, land)
    # home, own gemeente, first-best
    assert (kansen[0].hulpvorm, kansen[0].gemeente, kansen[0].plekken) == (Hulpvorm.PLEEGZORG, 184, 1)
    assert all(kans.prijs > 0 for kans in kansen)
    assert [kans.prijs for kans in kansen] == sorted((kans.prijs for kans in kansen), reverse=True)
    # a network family is not in this advice; a treatment group is there in plenty: another one is only a bit nearer
    prijs = {(kans.hulpvorm, kans.gemeente): kans.prijs for kans in kansen}
    assert Hulpvorm.NETWERKPLEEGZORG not in {kans.hulpvorm for kans in kansen}
    assert prijs[Hulpvorm.PLEEGZORG, 184] > 100 * prijs.get((Hulpvorm.BEHANDELGROEP, 184), 0)


def test_one_more_place_adds_about_its_price() -> None:
    """The price of a place that does not exist is what the first one really adds, computed the long way."""
    mensen = [maak_aankomst(profiel(), NIVEAUS), maak_aankomst(profiel(gemeente=34, breedte=52.35), NIVEAUS)]
    land = met_bouwplekken(_land(aanbiedingen({}, {"hulpvorm": Hulpvorm.GEZINSHUIS})), {184: (52.66, 5.60)})
    lijst = _lijst(mensen, land)
    kans = list_bouwkansen(lijst, land)[0]
    rij = land.aanbiedingen.id.tolist().index(min(a for a, p in lijst.prijzen.items() if p == kans.prijs))
    meer = land.capaciteit.copy()
    meer[rij] += 1
    winst = _lijst(mensen, replace(land, capaciteit=meer)).bovengrens - lijst.bovengrens
    assert winst == pytest.approx(kans.prijs, rel=1e-3)


GOED: dict[Niveau, int] = dict(zip(Niveau, (2000, 1000, 0), strict=True))


@pytest.mark.parametrize(
    ("waarde", "aandeel", "dagen", "melding"),
    [
        ({Niveau.FIRST_BEST: 1}, 0.3, 8, "Elk niveau"),
        ({**GOED, Niveau.NOODOPLOSSING: -1}, 0.3, 8, "Elk niveau"),
        ({**GOED, Niveau.ACCEPTABEL: 1500}, 0.3, 8, "minstens 1000"),
        (GOED, 1.0, 8, "aandeel"),
        (GOED, -0.1, 8, "aandeel"),
        (GOED, 0.3, 0, "aandeel"),
    ],
)
def test_policy_that_would_let_points_buy_a_level_is_refused(
    waarde: dict[Niveau, int], aandeel: float, dagen: int, melding: str
) -> None:
    with pytest.raises(ValueError, match=melding):
        Prijsregels(waarde, aandeel, dagen)


def test_a_landscape_that_cannot_be_is_refused() -> None:
    a = aanbiedingen({}, {})
    with pytest.raises(ValueError, match="aantal plekken"):
        Landschap(a, np.array([1]), WEKEN)
    with pytest.raises(ValueError, match="aantal plekken"):
        Landschap(a, np.array([1, -1]), WEKEN)
    with pytest.raises(ValueError, match="hoogstens één keer"):
        Landschap(aanbiedingen({"id": 1}, {"id": 1}), np.array([1, 1]), WEKEN)
    with pytest.raises(ValueError, match="verblijfsduur"):
        Landschap(a, np.array([1, 1]), {})
    with pytest.raises(ValueError, match="verblijfsduur"):
        Landschap(a, np.array([1, 1]), {**WEKEN, Hulpvorm.FACT: 0.0})
    with pytest.raises(ValueError, match="instroom"):
        _lijst([], _land(a), per_week=-1)


def test_places_taken_today_are_still_places_of_the_stream() -> None:
    vol = aanbiedingen({"vrij_vanaf": date.max.toordinal()})
    mensen = [maak_aankomst(profiel(gewenste_start=START), NIVEAUS)]
    assert _lijst(mensen, _land(vol)).prijzen == _lijst(mensen, _land(aanbiedingen({}))).prijzen


def test_the_policy_of_the_prices_comes_from_the_region() -> None:
    beleid = lees_beleid(tomllib.loads((KADERBESTAND.parent / "beleid.toml").read_text(encoding="utf-8")))
    assert lees_prijsregels(beleid, OP) == PRIJSREGELS
    assert beleid.aantal("prijs_steekproef", OP) > 0
