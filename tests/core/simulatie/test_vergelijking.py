"""Side by side, the part of each measure, and why: all from outcomes of small regions."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from tests.core.simulatie.regio import AMB, BHG, CRI, GZH, KLN, PLG, een, vol
from zorglandschap.core.simulatie.bijdragen import verdeel
from zorglandschap.core.simulatie.cijfers import ALLE, KOSTEN, UIT_HUIS, Cijfer
from zorglandschap.core.simulatie.draaien import Gestopt, draai
from zorglandschap.core.simulatie.invoer import Invoer, Verandering, Voorziening, Zorgvorm, exponentieel, lognormaal
from zorglandschap.core.simulatie.maatregelen import Capaciteit, Maatregel, NieuweVoorzieningen, Tariefwijziging
from zorglandschap.core.simulatie.scenario import OngeldigScenario, Scenario, pas_scenario_toe
from zorglandschap.core.simulatie.uitkomst import INTERVALLEN, VERHOUDINGEN, Uitkomst
from zorglandschap.core.simulatie.vergelijking import LangeRij, Vergelijking
from zorglandschap.core.simulatie.waarom import waarom

DAG = date(2026, 7, 1)
BASIS = vol(15, 0.25)
STIP = Scenario("stip", "", (
    Capaciteit(vorm=BHG, vanaf=date(2026, 2, 1), tot=DAG, factor=0.4),
    NieuweVoorzieningen(vorm=GZH, vanaf=DAG, aantal=3, plekken=2),
    Tariefwijziging(vorm=BHG, factor=1.5),
))  # fmt: skip
HELE = slice(0, None)


def _speel(invoer: Invoer) -> Uitkomst:
    return draai(invoer, zaad=4, replicaties=12)


@pytest.fixture(scope="module")
def nu() -> Uitkomst:
    return _speel(BASIS)


@pytest.fixture(scope="module")
def straks() -> Uitkomst:
    return _speel(pas_scenario_toe(BASIS, STIP))


@pytest.fixture(scope="module")
def naast(nu: Uitkomst, straks: Uitkomst) -> Vergelijking:
    return Vergelijking(nu, {"stip": straks, "niets": nu})


def test_every_figure_stands_beside_the_base_case(naast: Vergelijking) -> None:
    rijen = naast.rijen()
    assert [(r.cijfer.maat, r.scenario) for r in rijen] == [(m, s) for m in ALLE for s in ("stip", "niets")]
    for rij in rijen:
        assert rij.verschil.gemiddelde == pytest.approx(rij.straks.gemiddelde - rij.basis.gemiddelde)
        smal, midden, breed = (rij.verschil.interval(kans) for kans in INTERVALLEN)
        assert breed[0] <= midden[0] <= smal[0] <= smal[1] <= midden[1] <= breed[1]
        assert rij.verschil.fout() >= 0
    wacht = next(r for r in rijen if (r.cijfer.maat, r.scenario) == ("wachtdagen", "stip"))
    assert wacht.verschil.gemiddelde > 0
    assert wacht.is_zeker
    assert not next(r for r in rijen if r.scenario == "niets").is_zeker


def test_levels_are_averaged_numbers_added_up_and_ratios_taken_of_what_is_added(nu: Uitkomst) -> None:
    jaar = slice(0, 12)
    for maat in ("aanwezig", "crisis te lang", UIT_HUIS):
        reeks = Cijfer(maat).reeks(nu)
        assert Cijfer(maat).over(nu, jaar).gemiddelde == pytest.approx(reeks.gemiddelde[jaar].mean())
    assert Cijfer("instroom").over(nu, jaar).gemiddelde == pytest.approx(nu.reeks("instroom").gemiddelde[jaar].sum())
    for maat, (teller, noemer) in VERHOUDINGEN.items():
        t, n = (Cijfer(m, vorm=PLG).over(nu, jaar).gemiddelde for m in (teller, noemer))
        assert Cijfer(maat, vorm=PLG).over(nu, jaar).gemiddelde == pytest.approx(t / n)
    leeg = Cijfer("afstand", gemeente="Zeewolde", vorm=KLN).over(nu, slice(0, 0 + 1))
    assert np.isfinite(leeg.waarden).all()
    assert Cijfer(KOSTEN, "Urk").reeks(nu).gemiddelde == pytest.approx(nu.kosten(["Urk"]).gemiddelde)
    with pytest.raises(ValueError, match="niet per hulpvorm"):
        Cijfer(UIT_HUIS, vorm=PLG).reeks(nu)
    assert Cijfer("instroom").over(draai(BASIS, zaad=1, replicaties=1), jaar).fout() == float("inf")


def test_gemeenten_add_up_and_the_long_table_has_every_period(naast: Vergelijking, nu: Uitkomst) -> None:
    per_gemeente = naast.rijen(naast.cijfers(["instroom"], per_gemeente=True), HELE)
    delen = [r.verschil.gemiddelde for r in per_gemeente if r.cijfer.gemeente and r.scenario == "stip"]
    assert sum(delen) == pytest.approx(per_gemeente[0].verschil.gemiddelde)
    lang = list(naast.lange_rijen(naast.cijfers(["wachtend", UIT_HUIS], per_gemeente=True, per_vorm=True)))
    assert len(lang) == 15 * 7 * 5 * (1 + 8) + 15 * 7 * 5, "out of home is not asked per form"
    assert {(r.scenario, r.soort) for r in lang} == {
        ("ongewijzigd beleid", "stand"), ("stip", "stand"), ("stip", "verschil"), ("niets", "stand"),
        ("niets", "verschil"),
    }  # fmt: skip
    assert LangeRij._fields[:6] == ("scenario", "soort", "periode", "maat", "gemeente", "vorm")
    assert all(r.onder_95 <= r.onder_80 <= r.onder_50 <= r.boven_50 <= r.boven_80 <= r.boven_95 for r in lang)
    verschil = naast.verschil("stip", Cijfer("wachtend"))
    eigen = [r.gemiddelde for r in lang if (r.scenario, r.soort, r.maat, r.gemeente, r.vorm) == (
        "stip", "verschil", "wachtend", "", "")]  # fmt: skip
    assert eigen == pytest.approx(verschil.gemiddelde.tolist())
    een_keer = draai(BASIS, zaad=1, replicaties=1)
    assert next(Vergelijking(een_keer, {}).lange_rijen()).fout == float("inf")


def test_only_runs_of_the_same_youths_are_compared(nu: Uitkomst) -> None:
    for ander in (
        draai(BASIS, zaad=5, replicaties=12),
        draai(BASIS, zaad=4, replicaties=10),
        replace(nu, trekkingen=6),
        _speel(replace(BASIS, maanden=6)),
    ):
        with pytest.raises(ValueError, match="niet te vergelijken"):
            Vergelijking(nu, {"x": ander})


# --- contributions --------------------------------------------------------------------------------------------

GEVRAAGD = [Cijfer("wachtdagen"), Cijfer(KOSTEN), Cijfer("afstand", gemeente="Urk")]


def test_the_contributions_of_the_measures_add_up_to_the_difference(nu: Uitkomst, straks: Uitkomst) -> None:
    gemeld: list[tuple[int, int]] = []
    verdeling = verdeel(
        BASIS, STIP, GEVRAAGD, speel=_speel, rng=np.random.default_rng(1),
        voortgang=lambda klaar, alle: gemeld.append((klaar, alle)),
    )  # fmt: skip
    assert gemeld == [(k, 8) for k in range(1, 9)]
    for deel in verdeling:
        assert [b.maatregel for b in deel.bijdragen] == list(STIP.maatregelen)
        assert deel.verschil.gemiddelde == pytest.approx(
            deel.cijfer.over(straks, slice(-12, None)).gemiddelde - deel.cijfer.over(nu, slice(-12, None)).gemiddelde
        )
        assert sum(b.getal.gemiddelde for b in deel.bijdragen) == pytest.approx(deel.verschil.gemiddelde)
        assert np.allclose(sum(b.getal.waarden for b in deel.bijdragen), deel.verschil.waarden)
        assert all(b.fout_volgorde == 0.0 for b in deel.bijdragen)
    wacht, kosten, _ = verdeling
    assert wacht.bijdragen[2].getal.gemiddelde == 0, "a tariff changes no waiting"
    assert kosten.bijdragen[2].getal.gemiddelde > 0
    assert wacht.bijdragen[0].getal.gemiddelde > 0


def _veel(n: int) -> tuple[Invoer, Scenario, Callable[[Invoer], Uitkomst]]:
    """Many small measures on a region of one form."""
    basis = een(exponentieel(40.0), 12, 300.0, maanden=3)
    rij: tuple[Maatregel, ...] = tuple(
        Capaciteit(vorm="hulp", vanaf=date(2026, 1, 1 + k), erbij=1 + k % 3) for k in range(n)
    )
    return basis, Scenario("veel", "", rij), lambda invoer: draai(invoer, zaad=1, replicaties=4)


def test_with_many_measures_orders_are_drawn_and_the_error_is_said() -> None:
    basis, scenario, speel = _veel(7)
    gespeeld = 0

    def geteld(invoer: Invoer) -> Uitkomst:
        nonlocal gespeeld
        gespeeld += 1
        return speel(invoer)

    (deel,) = verdeel(
        basis, scenario, [Cijfer("wachtdagen")], speel=geteld, rng=np.random.default_rng(1), volgordes=4
    )  # fmt: skip
    assert gespeeld <= 4 * 2 * 6 + 2, "no set is played twice"
    assert sum(b.getal.gemiddelde for b in deel.bijdragen) == pytest.approx(deel.verschil.gemiddelde)
    assert max(b.fout_volgorde for b in deel.bijdragen) > 0
    again = verdeel(basis, scenario, [Cijfer("wachtdagen")], speel=speel, rng=np.random.default_rng(1), volgordes=4)
    assert [b.getal.gemiddelde for b in again[0].bijdragen] == [b.getal.gemiddelde for b in deel.bijdragen]


def test_a_scenario_that_cannot_be_is_refused_and_a_run_can_be_stopped() -> None:
    basis, scenario, speel = _veel(1)
    fout = Scenario("x", "", (Capaciteit(vorm="tent", vanaf=DAG, factor=2.0),))
    with pytest.raises(OngeldigScenario):
        verdeel(basis, fout, GEVRAAGD, speel=speel, rng=np.random.default_rng(1))
    with pytest.raises(Gestopt):
        verdeel(basis, scenario, GEVRAAGD, speel=speel, rng=np.random.default_rng(1), stop=lambda: True)
    (leeg,) = verdeel(basis, Scenario("niets"), [Cijfer("instroom")], speel=speel, rng=np.random.default_rng(1))
    assert (leeg.verschil.gemiddelde, leeg.bijdragen) == (0.0, ())
    # A set may have fewer places than none where the whole has not: then there are simply none.
    over_en_weer = Scenario("x", "", tuple(Capaciteit(vorm="hulp", vanaf=DAG, erbij=n) for n in (-20, 20)))
    assert len(verdeel(basis, over_en_weer, [Cijfer("instroom")], speel=speel, rng=np.random.default_rng(1))) == 1


# --- why ------------------------------------------------------------------------------------------------------


def test_the_chain_leads_from_the_crisis_to_the_form_that_has_too_few_places(straks: Uitkomst) -> None:
    uitleg = waarom(straks, CRI, date(2027, 3, 1))
    assert (uitleg.van, uitleg.tot) == (date(2027, 3, 1), date(2027, 4, 1))
    assert (uitleg.keten[0].van, uitleg.keten[0].naar) == (CRI, BHG)
    zinnen = "\n".join(str(zin) for zin in uitleg.zinnen)
    assert "langer dan 28 dagen" in zinnen
    assert "wachten op behandelgroep en houden hun plek bezet" in zinnen
    assert "bij het begin van de simulatie waren het er" in zinnen


def test_where_nobody_is_blocked_it_says_so(nu: Uitkomst) -> None:
    uitleg = waarom(nu, AMB, date(2026, 1, 1))
    assert uitleg.keten == ()
    assert "Niemand houdt er een plek bezet" in str(uitleg.zinnen[1])
    assert "Er zijn daar dan" not in str(uitleg.zinnen[-1])


def test_a_circle_and_a_form_without_places_are_told() -> None:
    a, b, c = (Zorgvorm(naam=n, duur=lognormaal(9.0, 0.5), oud_op=900.0) for n in "abc")
    basis = een(exponentieel(9.0), 1, 0.0, maanden=2)
    profiel = replace(
        basis.profielen[0], eerste_keus={"a": 0.6, "b": 0.4}, doorstroom={"a": {"b": 1.0}, "b": {"a": 0.5, "c": 0.5}}
    )
    vast = replace(
        basis, vormen=(a, b, replace(c, altijd_open=True, crisis=True)), profielen=(profiel,),
        instroom=np.array([[150.0]]), blijft=frozenset({("a", "b"), ("b", "a")}),
        voorzieningen=(Voorziening("a", "huis", 6), Voorziening("b", "huis", 5, (Verandering(basis.start, 4),))),
    )  # fmt: skip
    uit = draai(vast, zaad=1, replicaties=10)
    zinnen = [str(zin) for zin in waarom(uit, "a", date(2026, 2, 3)).zinnen]
    assert "Zo is de kring rond: zij wachten op elkaar." in zinnen
    buiten = [str(zin) for zin in waarom(uit, "c", date(2026, 2, 3)).zinnen]
    assert any("buiten de regio geplaatst" in zin for zin in buiten)
    assert "voor 0% bezet" in buiten[-1]
    b_zinnen = " ".join(str(zin) for zin in waarom(uit, "b", date(2026, 2, 3)).zinnen)
    assert "bij het begin" not in b_zinnen, "a change on the first day is how it begins"


def test_a_strange_form_or_day_is_refused(nu: Uitkomst) -> None:
    with pytest.raises(ValueError, match="niet bekend"):
        waarom(nu, "tent", DAG)
    for op in (date(2025, 1, 1), date(2027, 4, 1)):
        with pytest.raises(ValueError, match="niet in de simulatie"):
            waarom(nu, CRI, op)


DOCUMENT = Path(__file__).resolve().parents[3] / "docs" / "methode" / "simulatie.md"


def test_the_worked_example_of_the_document_runs(capsys: pytest.CaptureFixture[str]) -> None:
    namen: dict[str, object] = {}
    for code in DOCUMENT.read_text(encoding="utf-8").split("```python\n")[1:]:
        exec(compile(code.split("```")[0], str(DOCUMENT), "exec"), namen)  # noqa: S102
    uit = capsys.readouterr().out
    assert "gezinshuis: in Urk 2 erbij met elk 4 plekken" in uit
    assert "wachten op gezinshuis" in uit
    assert uit.count("Bijdrage") == 2
