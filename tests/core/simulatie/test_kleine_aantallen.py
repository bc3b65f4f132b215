"""A forecast starts from real youths: nobody can be recognised in a small group, also not by subtraction."""

from __future__ import annotations

import pytest

from tests.core.simulatie.uitkomsthulp import GEMEENTEN, VORMEN, maak_uitkomst
from zorglandschap.core.simulatie.kerncijfers import KERNCIJFERS
from zorglandschap.core.simulatie.kleine_aantallen import Zicht


def test_wat_groot_genoeg_is_wordt_getoond() -> None:
    zicht = Zicht(maak_uitkomst(), 10)
    assert all(zicht.toont(c.sleutel, cel) for c in KERNCIJFERS for cel in ("regio", *GEMEENTEN, *VORMEN))
    assert zicht.vanaf("uit-huis", "regio") == 0


def test_een_kleine_gemeente_is_in_elk_cijfer_verborgen_en_nooit_alleen() -> None:
    zicht = Zicht(maak_uitkomst(begin={("in-zorg", "Urk"): 6, ("in-zorg", "Lelystad"): 60}), 10)
    for cijfer in KERNCIJFERS:
        assert [g for g in GEMEENTEN if zicht.toont(cijfer.sleutel, g)] == ["Almere"]
        assert zicht.toont(cijfer.sleutel, "regio")
        assert all(zicht.toont(cijfer.sleutel, v) for v in VORMEN)


def test_twee_kleine_vormen_verbergen_geen_derde() -> None:
    zicht = Zicht(maak_uitkomst(begin={("in-zorg", "gezinshuis"): 3, ("in-zorg", "behandelgroep"): 0}), 10)
    assert [v for v in VORMEN if zicht.toont("in-zorg", v)] == list(VORMEN[:2])


@pytest.mark.parametrize("cijfer", ["uit-huis", "eigen-gemeente", "afstand"])
def test_wie_met_weinigen_uit_huis_woont_is_ook_in_een_gemiddelde_niet_te_zien(cijfer: str) -> None:
    zicht = Zicht(maak_uitkomst(begin={("uit-huis", "Urk"): 4, ("uit-huis", "Lelystad"): 5}), 10)
    assert not zicht.toont(cijfer, "Urk")
    assert zicht.toont("in-zorg", "Urk")
    assert zicht.toont("kosten", "Urk")


def test_een_kleine_telling_van_de_regio_ontbreekt_alleen_in_de_eerste_maand() -> None:
    zicht = Zicht(maak_uitkomst(begin={("op-slot", "regio"): 4.8, ("wachttijd", "regio"): 3}), 10)
    assert zicht.toont("op-slot", "regio")
    assert zicht.vanaf("op-slot", "regio") == 1
    assert zicht.vanaf("wachttijd", "regio") == 0  # days, not people


def test_wie_het_scenario_kiest_kiest_niet_wat_er_te_zien_is() -> None:
    uit = maak_uitkomst(begin={("in-zorg", "Lelystad"): 60})
    uit.waarden[1, 1, 3, 0, 0] = 6  # Urk as it is today, beside a base case with many more requests
    assert KERNCIJFERS[1].sleutel == "in-zorg"
    zicht = Zicht(uit, 10)
    assert [g for g in GEMEENTEN if zicht.toont("uit-huis", g)] == ["Almere"]


@pytest.mark.parametrize(("dagen", "van"), [("verdrongen", "crisis-te-lang"), ("schadedagen", "wachtend")])
def test_dagen_verraden_niet_van_hoe_weinigen_ze_zijn(dagen: str, van: str) -> None:
    zicht = Zicht(maak_uitkomst(begin={(van, "Urk"): 1, (van, "Lelystad"): 2, (van, "regio"): 3}), 10)
    assert not zicht.toont(dagen, "Urk")
    assert zicht.toont(dagen, "regio")
    assert zicht.vanaf(dagen, "regio") == 1
    assert zicht.vanaf("kosten", "regio") == 0
