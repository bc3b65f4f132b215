"""What changed between two versions is told per text and per measure."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from zorglandschap.core.simulatie.maatregelen import PreventiefTeam, Tariefwijziging, Vraaggroei
from zorglandschap.core.simulatie.scenario import Scenario
from zorglandschap.core.simulatie.scenarioverschil import BRONNEN, OMSCHRIJVING, VERZONNEN, verschil

GROEI = Vraaggroei(factor=1.1, vanaf=date(2027, 1, 1))
TEAM = PreventiefTeam(naam="Thuis", vormen={"pleegzorg": 0.1}, ruimte=4, dagen=30.0, vanaf=date(2027, 1, 1))
OUD = Scenario("Oud", maatregelen=(GROEI, TEAM))


def test_gelijk_is_geen_wijziging_ook_niet_in_een_andere_volgorde() -> None:
    assert verschil(OUD, OUD) == ()
    assert verschil(OUD, replace(OUD, maatregelen=(TEAM, GROEI))) == ()


def test_een_andere_maatregel_is_er_een_uit_en_een_bij() -> None:
    nieuw = replace(OUD, maatregelen=(replace(GROEI, factor=1.2), TEAM))
    uit = [(soort, str(zin)) for soort, zin in verschil(OUD, nieuw)]
    assert uit == [("eraf", "De vraag: +10% vanaf 01-01-2027."), ("erbij", "De vraag: +20% vanaf 01-01-2027.")]


def test_dezelfde_maatregel_nog_een_keer_telt() -> None:
    tarief = Tariefwijziging(vorm="pleegzorg", factor=1.1)
    een, twee = (replace(OUD, maatregelen=(tarief,) * n) for n in (1, 2))
    assert verschil(een, twee) == (("erbij", tarief.zin()),)
    assert verschil(twee, een) == (("eraf", tarief.zin()),)


def test_elke_tekst_die_anders_is_wordt_genoemd() -> None:
    nieuw = replace(OUD, naam="Nieuw", omschrijving="o", bronnen=("b",), verzonnen=("v",))
    zinnen = [zin for _soort, zin in verschil(OUD, nieuw)]
    assert str(zinnen[0]) == "De naam was ‘Oud’ en is nu ‘Nieuw’."
    assert zinnen[1:] == [OMSCHRIJVING, BRONNEN, VERZONNEN]
