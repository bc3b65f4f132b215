"""Sensitivity: indices against functions of which they are known, and the direction of every bar of a region."""

from __future__ import annotations

import math
from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from tests.core.simulatie.planregio import twee_vormen
from tests.core.simulatie.regio import vol
from zorglandschap.core.simulatie.controle import OngeldigeInvoer
from zorglandschap.core.simulatie.draaien import Gestopt
from zorglandschap.core.simulatie.gevoeligheid import ingangen, speelfunctie, tornado
from zorglandschap.core.simulatie.gevoeligheid_maten import morris, sobol
from zorglandschap.core.simulatie.invoer import Verandering, Voorziening
from zorglandschap.core.simulatie.uitkomst import Reeks, Uitkomst


def _ishigami(punt: np.ndarray) -> float:
    x = math.pi * (2.0 * punt - 1.0)
    return float(math.sin(x[0]) + 7.0 * math.sin(x[1]) ** 2 + 0.1 * x[2] ** 4 * math.sin(x[0]))


def test_the_indices_of_sobol_are_those_of_ishigami() -> None:
    uit = sobol(_ishigami, 3, zaad=1, macht=12)
    assert (np.abs(uit.eerste - [0.3139, 0.4424, 0.0]) < 0.015).all()
    assert (np.abs(uit.totaal - [0.5576, 0.4424, 0.2437]) < 0.015).all()
    assert 0.0 < uit.fout_eerste.max() < 0.03
    assert 0.0 < uit.fout_totaal.max() < 0.03


def test_a_straight_line_has_no_interaction() -> None:
    gewicht = np.array([1.0, 2.0, 0.0, 3.0])
    uit = sobol(lambda p: float(gewicht @ p), 4, zaad=2, macht=10)
    assert np.allclose(uit.eerste, gewicht**2 / 14.0, atol=0.01)
    assert np.allclose(uit.totaal, uit.eerste, atol=0.01)
    m = morris(lambda p: float(gewicht @ p), 4, zaad=2)
    assert np.allclose(m.effect, gewicht)
    assert np.allclose(m.grootte, gewicht)
    assert np.allclose(m.wisselend, 0.0)


def test_morris_sees_who_works_with_others_and_stays_in_the_cube() -> None:
    gezien = []

    def functie(p: np.ndarray) -> float:
        gezien.append(p.copy())
        return float(p[0] * p[1] - p[2])

    klaar: list[tuple[int, int]] = []
    m = morris(functie, 3, zaad=5, paden=40, voortgang=lambda k, n: klaar.append((k, n)))
    assert klaar[-1] == (160, 160)
    assert np.min(gezien) >= 0.0
    assert np.max(gezien) <= 1.0
    assert m.wisselend[0] > 0.1
    assert m.wisselend[1] > 0.1
    assert m.wisselend[2] == pytest.approx(0.0, abs=1e-12)
    assert m.effect[2] == pytest.approx(-1.0)
    assert m.effect[0] == pytest.approx(0.5, abs=0.15)
    nog_een = morris(functie, 3, zaad=5, paden=40)
    assert nog_een.effect.tobytes() == m.effect.tobytes()


def test_a_function_that_never_changes_shares_out_nothing() -> None:
    uit = sobol(lambda _: 4.0, 2, zaad=1, macht=3)
    assert not uit.eerste.any()
    assert not uit.totaal.any()


def _wacht(u: Uitkomst) -> Reeks:
    return u.reeks("wachtend", vormen=["zwaar"])


def test_the_bars_of_a_region_point_the_right_way() -> None:
    klaar: list[tuple[int, int]] = []
    balken = tornado(
        twee_vormen(), _wacht, zaad=1, breedte=0.2, replicaties=30, voortgang=lambda k, n: klaar.append((k, n))
    )
    bij_naam = {b.naam: b for b in balken}
    assert klaar == [(k + 1, 10) for k in range(10)]
    assert list(balken) == sorted(balken, key=lambda b: -b.breedte)
    for naam, kant in (("aanmeldingen", 1), ("verblijf in zwaar", 1), ("plekken zwaar", -1)):
        balk = bij_naam[naam]
        assert kant * balk.omhoog > 2 * balk.fout_omhoog > 0.0, naam
        assert kant * balk.omlaag < -2 * balk.fout_omlaag < 0.0, naam
    assert bij_naam["geduld"].breedte == 0.0  # nobody in this region gives up
    assert bij_naam["verblijf in crisis"].breedte == 0.0


def test_places_times_a_factor_have_the_right_sum_on_every_day() -> None:
    basis = twee_vormen()
    op = date(2026, 6, 1)
    later = date(2027, 1, 1)
    rij = (
        Voorziening("zwaar", "stad", 5, (Verandering(op, 7),)), Voorziening("licht", "stad", 4),
        Voorziening("zwaar", "dorp", 5, (Verandering(later, 13),)),
    )  # fmt: skip
    (ingang,) = [i for i in ingangen(replace(basis, voorzieningen=rij)) if i.naam == "plekken zwaar"]
    nieuw = ingang.keer(replace(basis, voorzieningen=rij), 1.1).voorzieningen
    assert [v.vorm for v in nieuw] == ["zwaar", "licht", "zwaar"]
    assert nieuw[0].plekken + nieuw[2].plekken == 11
    assert nieuw[0].veranderingen[0].aantal + nieuw[2].veranderingen[0].aantal == 13
    assert nieuw[0].veranderingen[1].aantal + nieuw[2].veranderingen[1].aantal == 22  # 7 and 13, not 5 and 13
    assert nieuw[1] == rij[1]
    zelfde = ingang.keer(replace(basis, voorzieningen=rij), 1.0).voorzieningen
    assert [v.plekken for v in zelfde] == [5, 4, 5]


def test_patience_second_choices_and_crises_are_inputs_of_a_full_region() -> None:
    klein = vol(6, 0.1)
    kies = [i for i in ingangen(klein) if i.naam in ("geduld", "tweede keus", "crisis na wachten")]
    balken = tornado(klein, lambda u: u.reeks("escalaties"), zaad=1, breedte=0.2, replicaties=10, inputs=kies)
    bij_naam = {b.naam: b for b in balken}
    assert bij_naam["crisis na wachten"].omhoog > 0.0 > bij_naam["crisis na wachten"].omlaag
    assert bij_naam["geduld"].omhoog < 0.0 < bij_naam["geduld"].omlaag


def test_morris_and_sobol_run_over_the_simulation() -> None:
    kies = [i for i in ingangen(twee_vormen()) if i.naam in ("aanmeldingen", "verblijf in crisis", "plekken zwaar")]
    speel = speelfunctie(twee_vormen(), _wacht, zaad=1, breedte=0.2, replicaties=5, inputs=kies)
    m = morris(speel, 3, zaad=1, paden=4)
    assert m.effect[0] > 0.0 > m.effect[2]
    assert m.grootte[1] == 0.0
    uit = sobol(speel, 3, zaad=1, macht=3)
    assert uit.totaal[1] == 0.0
    assert uit.totaal[0] > 0.0
    assert speelfunctie(twee_vormen(), _wacht, zaad=1, replicaties=2)(np.full(10, 0.5)) >= 0.0


def test_what_cannot_be_computed_is_refused_by_name() -> None:
    with pytest.raises(OngeldigeInvoer, match=r"breedte is 1.5: dat moet tussen 0 en 1 liggen.\nreplicaties is 1"):
        tornado(twee_vormen(), _wacht, zaad=1, breedte=1.5, replicaties=1)
    with pytest.raises(OngeldigeInvoer, match="paden is 1: dat moet minstens 2 zijn"):
        morris(_ishigami, 3, zaad=1, paden=1)
    with pytest.raises(OngeldigeInvoer, match="macht is 0"):
        sobol(_ishigami, 3, zaad=1, macht=0)
    with pytest.raises(OngeldigeInvoer, match="inputs is 0"):
        morris(_ishigami, 0, zaad=1)


def test_who_asks_to_stop_gets_no_half_answer() -> None:
    with pytest.raises(Gestopt):
        tornado(twee_vormen(), _wacht, zaad=1, replicaties=2, stop=lambda: True)
    with pytest.raises(Gestopt):
        speelfunctie(twee_vormen(), _wacht, zaad=1, replicaties=2, stop=lambda: True)(np.full(10, 0.5))
    assert tornado(twee_vormen(), _wacht, zaad=1, replicaties=2, stop=lambda: False, inputs=()) == ()
