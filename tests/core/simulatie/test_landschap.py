"""What must always hold: nobody is lost or evicted, a place more never hurts; and an independent twin agrees."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import numpy as np
import pytest

from tests.core.simulatie.regio import BHG, CRI, GZH, START, een, vol
from tests.core.simulatie.simpy_tweeling import Tweeling
from zorglandschap.core.simulatie.draaien import draai
from zorglandschap.core.simulatie.invoer import (
    Invoer,
    Locatie,
    Profiel,
    Verandering,
    Voorziening,
    Wachtenden,
    Zorgvorm,
    exponentieel,
    lognormaal,
)  # fmt: skip
from zorglandschap.core.simulatie.uitkomst import RUIMTE, Uitkomst

STANDEN = ("aanwezig", "wachtend", "op slot", "km", "buiten de regio")
STROMEN = ("aanvragen", "instroom", "uitstroom", "wachttijd", "eerste keus", "afgehaakt", "escalaties", "voorkomen",
           "volwassen", "vertrokken", "schadedagen", "verdrongen")  # fmt: skip


def _per_dag(invoer: Invoer, dagen: int) -> Invoer:
    return replace(invoer, grenzen=tuple(START + timedelta(days=d) for d in range(1, dagen + 1)))


def _som(u: Uitkomst, maat: str, vorm: str | None = None) -> np.ndarray:
    return u.reeks(maat, vormen=None if vorm is None else [vorm]).waarden


def test_every_day_every_youth_is_somewhere() -> None:
    invoer = _per_dag(vol(schaal=0.3), 470)
    u = draai(invoer, zaad=1, replicaties=10)
    begin = invoer.bewoners.voorziening.size + invoer.wachtenden.vorm.size
    hier = _som(u, "aanwezig") + _som(u, "wachtend") - _som(u, "op slot") + _som(u, "in team")
    weg = sum(_som(u, m) for m in ("vertrokken", "afgehaakt", "volwassen"))
    assert (hier == begin + np.cumsum(_som(u, "aanvragen") - weg, axis=1)).all()
    # and per form: who is there is who was there, plus who came, minus who went
    for f, vorm in enumerate(invoer.vormen):
        eigen = [k for k, v in enumerate(invoer.voorzieningen) if v.vorm == vorm.naam]
        eerst = np.isin(invoer.bewoners.voorziening, eigen)
        slot = invoer.wachtenden.voorziening >= 0
        vast = sum(invoer.voorzieningen[k].vorm == vorm.naam for k in invoer.wachtenden.voorziening[slot])
        stroom = np.cumsum(_som(u, "instroom", vorm.naam) - _som(u, "uitstroom", vorm.naam), axis=1)
        assert (_som(u, "aanwezig", vorm.naam) == eerst.sum() + vast + stroom).all(), f


def test_places_close_when_somebody_leaves_and_open_for_who_waits_at_once() -> None:
    plek = Voorziening(
        "hulp", "huis", 40, (Verandering(START + timedelta(days=300), 10), Verandering(START + timedelta(days=600), 90))
    )
    basis = replace(een(lognormaal(60.0, 0.8), 40, 400.0), voorzieningen=(plek,))
    u = draai(_per_dag(basis, 480), zaad=1, replicaties=10)
    aanwezig, wachtend = _som(u, "aanwezig"), _som(u, "wachtend")
    assert (aanwezig[:, 299] == 40).all()
    assert (aanwezig[:, 300] >= 35).all(), "closing evicts nobody"
    assert (np.diff(aanwezig[:, 300:400], axis=1) <= 0).all() or (aanwezig[:, 300:400] >= 10).all()
    assert (aanwezig[:, 470] == 10).all()
    snel = replace(basis, grenzen=(START + timedelta(days=599), START + timedelta(days=601)))
    u = draai(snel, zaad=1, replicaties=10)
    assert (_som(u, "wachtend")[:, 0] > 50).all()
    assert (_som(u, "aanwezig")[:, 1] >= 85).all()
    assert wachtend.min() >= 0
    assert u.som_plekken[1, 0, RUIMTE] == 900


def test_a_place_more_never_makes_anybody_wait_longer() -> None:
    for zaad in range(3):
        vorig = None
        for plekken in (20, 21, 23, 30):
            u = draai(een(lognormaal(30.0, 1.0), plekken, 250.0, maanden=60), zaad=zaad, replicaties=20)
            wacht = np.cumsum(_som(u, "wachtdagen"), axis=1)
            assert vorig is None or (wacht <= vorig + 1e-3).all()
            vorig = wacht


def _twee(a: int, b: int, mensen: bool) -> Invoer:
    """Two forms whose youths always want each other's place, and keep their own meanwhile."""
    vormen = tuple(Zorgvorm(naam=n, duur=exponentieel(50.0), oud_op=18.0) for n in ("a", "b"))
    profiel = Profiel(
        naam="ieder", leeftijd=(5.0, 17.0), eerste_keus={"a": 0.5, "b": 0.5},
        doorstroom={"a": {"b": 1.0}, "b": {"a": 1.0}},
    )  # fmt: skip
    wachtend = Wachtenden(
        vorm=np.array([1, 0]), gemeente=np.array([0, 0]), profiel=np.array([0, 0]), dagen=np.array([5.0, 3.0]),
        leeftijd=np.array([9.0, 9.0]), voorziening=np.array([0, 1]),
    )  # fmt: skip
    return replace(
        een(exponentieel(1.0), 1, 100.0), vormen=vormen, profielen=(profiel,),
        blijft=frozenset({("a", "b"), ("b", "a")}),
        voorzieningen=(Voorziening("a", "huis", a), Voorziening("b", "huis", b)),
        wachtenden=wachtend if mensen else Wachtenden(),
    )  # fmt: skip


def test_who_wants_each_others_place_exchanges_at_once() -> None:
    u = draai(_per_dag(_twee(1, 1, mensen=True), 2), zaad=1, replicaties=5)
    assert (_som(u, "instroom")[:, 0] >= 2).all(), "the two exchanged on the first day"
    u = draai(_twee(6, 6, mensen=False), zaad=1, replicaties=20)
    assert (u.som_op_slot[:, 0, 1] * u.som_op_slot[:, 1, 0] == 0).all() or u.replicaties > 1
    assert (_som(u, "uitstroom")[:, 24:].sum(axis=1) > 100).all(), "no deadlock: people keep moving"


def test_a_circle_of_three_moves_on() -> None:
    basis = _twee(1, 1, mensen=False)
    vormen = (*basis.vormen, Zorgvorm(naam="c", duur=exponentieel(50.0), oud_op=18.0))
    profiel = replace(basis.profielen[0], doorstroom={"a": {"b": 1.0}, "b": {"c": 1.0}, "c": {"a": 1.0}})
    wachtend = Wachtenden(
        vorm=np.array([1, 2, 0]), gemeente=np.zeros(3, int), profiel=np.zeros(3, int), dagen=np.array([5.0, 4.0, 3.0]),
        leeftijd=np.full(3, 9.0), voorziening=np.arange(3),
    )  # fmt: skip
    invoer = replace(
        basis, vormen=vormen, profielen=(profiel,), wachtenden=wachtend,
        voorzieningen=tuple(Voorziening(v, "huis", 1) for v in "abc"), instroom=np.array([[0.0]]),
        blijft=frozenset({("a", "b"), ("b", "c"), ("c", "a")}), grenzen=(START + timedelta(days=1),),
    )  # fmt: skip
    u = draai(invoer, zaad=1, replicaties=5)
    assert all((_som(u, "instroom", v) >= 1).all() and (_som(u, "aanwezig", v) == 1).all() for v in "abc")


def test_growing_up_ends_a_stay_and_the_wait() -> None:
    profiel = Profiel(naam="ieder", leeftijd=(17.9, 18.2), eerste_keus={"hulp": 1.0})
    vorm = Zorgvorm(naam="hulp", duur=exponentieel(1000.0), oud_op=18.0)
    u = draai(een(exponentieel(1.0), 3, 300.0, profielen=(profiel,), vormen=(vorm,), maanden=12), zaad=1, replicaties=5)
    assert (_som(u, "volwassen").sum(axis=1) > 200).all()
    assert (_som(u, "aanwezig") + _som(u, "wachtend")).max() < 60


def test_a_request_goes_to_the_nearest_place_and_brothers_and_sisters_stay_together() -> None:
    basis = een(lognormaal(100.0, 1.0), 500, 300.0, maanden=12)
    plekken = (Voorziening("hulp", "ver", 500), Voorziening("hulp", "huis", 500))
    locaties = (Locatie("huis", "Hier", {"Hier": 1.0}), Locatie("ver", "Hier", {"Hier": 50.0}))
    profiel = replace(basis.profielen[0], kans_broer_zus=0.5)
    ruim = replace(basis, voorzieningen=plekken, locaties=locaties, profielen=(profiel,))
    u = draai(ruim, zaad=1, replicaties=5)
    assert (_som(u, "km") == _som(u, "aanwezig")).all()
    assert _som(u, "gesplitst").sum() == 0
    krap = replace(ruim, voorzieningen=tuple(replace(v, plekken=3) for v in plekken))
    assert draai(krap, zaad=1, replicaties=5).reeks("gesplitst").gemiddelde.sum() > 0


def test_too_many_youths_is_said_and_not_hidden() -> None:
    from zorglandschap.core.simulatie.draaien import TeVol

    for leeftijd, broer in ((5.0, 0.0), (5.0, 0.9)):
        profiel = Profiel(naam="ieder", leeftijd=(leeftijd, leeftijd), eerste_keus={"hulp": 1.0}, kans_broer_zus=broer)
        with pytest.raises(TeVol):
            draai(een(exponentieel(9.0), 1, 90_000.0, maanden=4, profielen=(profiel,)), zaad=1, replicaties=1)


def test_the_measures_of_the_full_region_do_what_they_promise() -> None:
    basis, zonder = vol(24), replace(vol(24), teams=())
    a, b = draai(basis, zaad=2, replicaties=20), draai(zonder, zaad=2, replicaties=20)
    assert a.reeks("voorkomen").gemiddelde.sum() > 20
    assert b.reeks("voorkomen").gemiddelde.sum() == 0
    assert a.verschil(b, "plaatsdagen", vormen=[CRI]).gemiddelde.sum() < 0
    assert a.reeks("wachtend", vormen=[CRI]).gemiddelde.sum() == 0, "crisis help is always open"
    assert a.reeks("crisis te lang").gemiddelde[-1] > 0
    assert a.reeks("verdrongen").gemiddelde.sum() > 0
    assert set(a.oorzaken(CRI, 11)) <= {"ambulant", "pleegzorg", GZH, "groep", BHG}
    meer = replace(basis, vraag=())
    assert draai(meer, zaad=2, replicaties=5).reeks("aanvragen").gemiddelde[0] == pytest.approx(
        draai(basis, zaad=2, replicaties=5).reeks("aanvragen").gemiddelde[0]
    ), "until the first date the same youths come"


def _zonder_onbekend(invoer: Invoer) -> Invoer:
    dagen = np.nan_to_num(invoer.bewoners.dagen, nan=10.0)
    return replace(invoer, bewoners=replace(invoer.bewoners, dagen=dagen))


@pytest.mark.grondig
def test_an_independent_twin_finds_the_same_figures() -> None:
    invoer, n = _zonder_onbekend(vol(8, 0.12)), 120
    twee = [Tweeling(invoer, zaad).draai() for zaad in range(n)]
    u = draai(invoer, zaad=5, replicaties=1500, bewaar=1500)
    z = []
    for maat in (*STROMEN, *STANDEN):
        for vorm in (v.naam for v in invoer.vormen):
            hier = _som(u, maat, vorm)
            een_ = hier[:, -1] if maat in STANDEN else hier.sum(axis=1)
            ander = np.array([t.stand[-1][maat, vorm] if maat in STANDEN else t.som[maat, vorm] for t in twee])
            if een_.mean() > 0.3:  # of rarer things a hundred replications say nothing
                fout = np.sqrt(een_.var() / len(een_) + ander.var(ddof=1) / n)
                z.append(abs(een_.mean() - ander.mean()) / fout)
    assert len(z) > 40
    buiten = float(np.mean(np.array(z) > 2.576))
    assert buiten <= 0.04, sorted(z)[-6:]
    assert max(z) < 4.5
