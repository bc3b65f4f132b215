"""The whole estimate: it finds the truth, says where it is thin, and fits the simulation."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.core.simulatie.schatting_bron import (
    CRI,
    GEMEENTEN,
    GRP,
    KADER,
    MENSEN,
    PLG,
    PROFIELEN,
    VORMEN,
    Waarheid,
    korter,
    register,
)
from zorglandschap.core.simulatie.controle import controleer
from zorglandschap.core.simulatie.episodes import LEEG, Rij, maak
from zorglandschap.core.simulatie.invoer import Deel, Invoer, Profiel, Vraagfactor, Zorgvorm, exponentieel
from zorglandschap.core.simulatie.schatting import Keuzes, Schatting, Trekking, pas_toe, schat
from zorglandschap.core.simulatie.schatting_zorgen import Minima

WAARHEID = Waarheid(groei=0.03)
KORT = Keuzes(aantal=40, maanden=24)


@pytest.fixture(scope="module")
def schatting() -> Schatting:
    rng = np.random.default_rng(11)
    return schat(maak(register(WAARHEID, rng), KADER), rng=rng, mensen=MENSEN, keuzes=KORT)


def _basis(**velden: object) -> Invoer:
    basis = Invoer(
        start=KADER.tot, maanden=24, te_lang=28.0, gemeenten=GEMEENTEN,
        vormen=tuple(Zorgvorm(naam=naam, duur=exponentieel(9.0), oud_op=18.0) for naam in VORMEN),
        locaties=(), voorzieningen=(),
        profielen=tuple(Profiel(naam=naam, leeftijd=(0.0, 9.0), eerste_keus={GRP: 1.0}) for naam in PROFIELEN),
        instroom=np.zeros((4, 2)),
    )  # fmt: skip
    return replace(basis, **velden)  # type: ignore[arg-type]


def _zinnen(uit: Schatting) -> str:
    return "\n".join(str(zin) for zin in uit.waarschuwingen)


def test_the_truth_lies_among_the_draws(schatting: Schatting) -> None:
    waar = np.array([MENSEN[g] for g in GEMEENTEN]) * WAARHEID.tempo * WAARHEID.gemeente * np.exp(0.03 * 8)
    instroom = np.array([t.instroom.sum(axis=1) for t in schatting.trekkingen])
    assert (np.abs(instroom.mean(axis=0) - waar) < 4 * instroom.std(axis=0)).all()
    for f, delen in enumerate(WAARHEID.duur):
        gemiddeld = [sum(d.gewicht * d.gemiddelde for d in t.duur[f]) for t in schatting.trekkingen]
        assert np.mean(gemiddeld) == pytest.approx(sum(d.gewicht * d.gemiddelde for d in delen), rel=0.08)
    assert np.abs(schatting.midden.routes.eerste - WAARHEID.eerste).max() < 0.05
    assert np.abs(schatting.midden.routes.verder[:, :, :3] - np.array(WAARHEID.verder)).max() < 0.06
    assert schatting.leeftijd[0] == pytest.approx((0.2, 9.8), abs=0.3)
    assert schatting.blijft == frozenset()


def test_rich_data_only_warn_of_what_was_not_registered(schatting: Schatting) -> None:
    assert [str(zin)[:30] for zin in schatting.waarschuwingen] == [
        "Van maar 0 jeugdigen is vastge",
        "Bijna niemand wachtte of kreeg",
    ]


def test_every_draw_can_be_simulated(schatting: Schatting) -> None:
    for trekking in (schatting.midden, *schatting.trekkingen[:10]):
        vol = pas_toe(_basis(), schatting, trekking)
        met_plek = replace(vol, vormen=tuple(replace(v, altijd_open=True) for v in vol.vormen))
        with pytest.raises(ValueError, match="voorzieningen") as fout:  # there are no places in this base
            controleer(replace(vol, voorzieningen=()))
        assert len(str(fout.value).splitlines()) == 1
        controleer(met_plek)


def test_the_estimate_is_the_same_whatever_the_order_of_the_rows() -> None:
    rijen = register(Waarheid(tempo=0.0001), np.random.default_rng(12))
    kort = Keuzes(aantal=2, maanden=6)
    een = schat(maak(rijen, KADER), rng=np.random.default_rng(1), keuzes=kort)

    @settings(max_examples=4, deadline=None)
    @given(st.integers(0, 2**32 - 1))
    def gelijk(zaad: int) -> None:
        anders = [rijen[i] for i in np.random.default_rng(zaad).permutation(len(rijen))]
        ander = schat(maak(anders, KADER), rng=np.random.default_rng(1), keuzes=kort)
        assert een.trekkingen[1].duur == ander.trekkingen[1].duur
        assert np.array_equal(een.trekkingen[1].instroom, ander.trekkingen[1].instroom)

    gelijk()


def test_no_data_and_thin_data_give_warnings_and_a_wide_answer() -> None:
    rng = np.random.default_rng(13)
    leeg = schat(maak([], KADER), rng=rng, mensen=MENSEN, keuzes=KORT)
    for zin in ("Uit Urk kwamen maar 0 vragen", "Van profiel jong waren", "Van crisis zijn maar 0 verblijven"):
        assert zin in _zinnen(leeg)
    vol = pas_toe(_basis(), leeg, leeg.trekkingen[0])
    assert vol.profielen[0].eerste_keus == {GRP: 1.0}, "what is not known stays as it was"
    dun = korter(Waarheid(tempo=0.0004), 1.0)
    uit = schat(maak(register(dun, rng), dun.kader), rng=rng, keuzes=KORT)
    for zin in ("De gegevens gaan over 365 dagen", "Het aantal jeugdigen per gemeente is niet gegeven"):
        assert zin in _zinnen(uit)
    breed, smal = (
        np.std([np.log(t.duur[0][0].gemiddelde) for t in s.trekkingen]) for s in (leeg, uit)
    )  # fmt: skip
    assert breed > smal


def test_youths_are_needed_of_every_gemeente_or_of_none() -> None:
    with pytest.raises(ValueError, match="Van elke gemeente"):
        schat(maak([], KADER), rng=np.random.default_rng(1), mensen={"Urk": 9000.0})


def _wacht(rng: np.random.Generator, aantal: int) -> list[Rij]:
    """Youths who ask for pleegzorg: place within 60 days, crisis place, or (exponential, 100 days) out of patience."""
    rijen = []
    for k in range(aantal):
        dag = int(KADER.vanaf.toordinal() + 40 + rng.integers(2000))
        plek, geduld = int(rng.integers(1, 120)), int(rng.exponential(100.0)) + 1
        gelukt = plek <= geduld
        vorm, anders = (0, 1 if rng.random() < 0.3 else 0)
        start, eind = (dag + plek, dag + plek + 90) if gelukt else (LEEG, dag + geduld)
        naam, geboren = f"w{k:05}", dag - 3000
        advies = LEEG if k % 5 == 0 else vorm
        rijen.append(Rij(naam, dag, start, eind, anders if gelukt else vorm, k % 4, advies, LEEG, 0, geboren, 0, ""))
        if not gelukt and k % 2:
            rijen.append(Rij(naam, eind, eind, eind + 30, 2, k % 4, 2, LEEG, 0, geboren, 0, ""))
        if gelukt and not anders:
            klaar = dag + plek + 60  # asked thirty days before the stay ends: it keeps the place
            rijen.append(Rij(naam, klaar, eind, eind + 50, 1, k % 4, 1, LEEG, 0, geboren, 0, ""))
    return rijen


def test_patience_second_choices_and_blocking_are_read_from_who_waited() -> None:
    rng = np.random.default_rng(14)
    uit = schat(maak(_wacht(rng, 600), KADER), rng=rng, mensen=MENSEN, keuzes=KORT)
    geduld = uit.midden.geduld
    assert geduld[0] is not None
    assert geduld[0].gemiddelde == pytest.approx(100.0, rel=0.15)
    assert geduld[1] == geduld[2], "too few of their own: all forms together"
    assert uit.midden.routes.crisis[0] == pytest.approx(0.5, abs=0.08)
    assert uit.blijft == {(PLG, GRP)}
    assert "ontbreekt het advies" in _zinnen(uit)
    vol = pas_toe(_basis(), uit, uit.midden)
    assert vol.vormen[0].kans_crisis == uit.midden.routes.crisis[0]
    assert vol.vormen[0].geduld == geduld[0]
    assert dict(vol.profielen[0].tweede_keus[PLG]).keys() == {GRP}
    assert vol.profielen[0].tweede_keus[CRI] == ()


def test_second_choices_become_chances_in_order(schatting: Schatting) -> None:
    anders = np.array([[0.0, 0.3, 0.5], [0.0, 0.0, 0.0], [0.0, 0.0, 0.0]])
    t = replace(schatting.midden, routes=replace(schatting.midden.routes, anders=anders))
    (eerst, dan) = pas_toe(_basis(), schatting, t).profielen[0].tweede_keus[PLG]
    assert (eerst, dan[0]) == ((CRI, 0.5), GRP)
    assert dan[1] == pytest.approx(0.6)


def test_growth_and_measures_are_multiplied_per_day(schatting: Schatting) -> None:
    trend = (Vraagfactor(KADER.tot, 1.1), Vraagfactor(date(2026, 4, 1), 1.2))
    t = replace(schatting.midden, vraag=trend)
    urk = Vraagfactor(date(2026, 5, 1), 2.0, gemeente="Urk")
    basis = _basis(vraag=(Vraagfactor(date(2026, 3, 1), 0.5), urk))
    assert [(f.vanaf.month, round(f.waarde, 9)) for f in pas_toe(basis, schatting, t).vraag] == [
        (1, 1.1), (3, 0.55), (4, 0.6), (5, 2.0),
    ]  # fmt: skip
    veel = tuple(Vraagfactor(date(2026, 1 + k // 28, 1 + k % 28), 1.0) for k in range(70))
    with pytest.raises(ValueError, match="data waarop de vraag verandert"):
        pas_toe(_basis(vraag=veel), schatting, t)


def test_another_region_or_another_day_is_refused(schatting: Schatting) -> None:
    with pytest.raises(ValueError, match="zijn anders"):
        pas_toe(_basis(gemeenten=("Urk",)), schatting, schatting.midden)
    with pytest.raises(ValueError, match="laatste dag"):
        pas_toe(_basis(start=date(2027, 1, 1)), schatting, schatting.midden)


def test_restless_demand_and_laws_that_do_not_fit_are_told() -> None:
    rng = np.random.default_rng(15)
    rijen = []
    for k in range(800):
        kwartaal = int(rng.choice(30, p=np.tile([1, 6, 6], 10) / 130))
        dag = KADER.vanaf.toordinal() + 40 + kwartaal * 91 + int(rng.integers(91))
        lengte = int(200 * rng.weibull(4.0)) if k % 2 else int(rng.normal((20, 500)[k % 4 // 2], 1))
        rijen.append(
            Rij(f"r{k:04}", dag, dag, dag + max(1, lengte), k % 2, k % 4, k % 2, LEEG, 0, dag - 3000, k % 2, "")
        )
    rijen = [rij._replace(eind=LEEG, reden=LEEG) if rij.eind > KADER.tot.toordinal() else rij for rij in rijen]
    uit = schat(maak(rijen, KADER), rng=rng, mensen=MENSEN, keuzes=replace(KORT, minima=Minima(einden=500)))
    assert "keer zoveel als toeval" in _zinnen(uit)
    assert "De duur van pleegzorg past niet goed" in _zinnen(uit)
    uit = schat(maak(rijen, KADER), rng=rng, mensen=MENSEN, keuzes=KORT)
    assert "De duur van groep lijkt meer op een Weibull-verdeling" in _zinnen(uit)


def test_a_draw_names_a_law_for_every_form(schatting: Schatting) -> None:
    trekking: Trekking = schatting.trekkingen[0]
    assert [len(duur) for duur in trekking.duur] == [len(p.wet.delen) for p in schatting.verblijf]
    assert all(isinstance(deel, Deel) for duur in trekking.duur for deel in duur)
