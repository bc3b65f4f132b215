"""An order of stages that does not justify itself is refused, with the place and what to mend."""

from __future__ import annotations

import json
import tomllib
from copy import deepcopy
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from tests.core.matching.verdeling.hulp import DOELORDEBESTAND, VERZONNEN
from zorglandschap.core.matching.verdeling.doelorde import Doel, Trap
from zorglandschap.core.matching.verdeling.doelordebestand import (
    DoelordeFout,
    afdruk,
    als_tabel,
    lees_doelorde,
    regelversie,
    uit_tabel,
)

GOED: dict[str, Any] = tomllib.loads(DOELORDEBESTAND.read_text(encoding="utf-8"))


def _met(naam: str, plek: int, **anders: object) -> dict[str, Any]:
    """The file with something else in one table; None takes it out."""
    ruw = deepcopy(GOED)
    ruw[naam][plek].update(anders)
    ruw[naam][plek] = {veld: waarde for veld, waarde in ruw[naam][plek].items() if waarde is not None}
    return ruw


def test_the_order_of_the_region_is_the_one_the_method_describes() -> None:
    assert [t.sleutel for t in VERZONNEN.trappen] == [
        *(f"ongeplaatst {urgentie}" for urgentie in (4, 3, 2, 1)),
        *(f"niveau {niveau}" for niveau in (3, 2, 1)),
        "gesplitst",
        *(f"gemis boven {punten}" for punten in (700, 550, 450, 350)),
        "gemis",
        "verhuizingen",
        "ketenplaatsen",
    ]
    assert (VERZONNEN.keten, VERZONNEN.wacht_dagen, VERZONNEN.groep, VERZONNEN.reserve_houdt_over) == (3, 90, 8, 1)


def test_every_stage_and_number_has_justification_source_owner_and_date() -> None:
    assert len(VERZONNEN.gronden) == len(VERZONNEN.trappen) + 4
    for grond in VERZONNEN.gronden.values():
        assert grond.waarom
        assert grond.bron
        assert grond.eigenaar
        assert grond.sinds <= date(2026, 12, 31)
        assert grond.is_verzonnen


def test_what_is_kept_with_a_plan_is_read_back_as_the_same_order() -> None:
    orde = uit_tabel(json.loads(json.dumps(als_tabel(VERZONNEN))))
    assert orde == VERZONNEN
    assert afdruk(orde) == afdruk(VERZONNEN)


def test_the_fingerprint_follows_what_weighs_and_not_the_words() -> None:
    beter = lees_doelorde(_met("trap", 0, waarom="Nog duidelijker gezegd."))
    assert beter != VERZONNEN
    assert afdruk(beter) == afdruk(VERZONNEN)
    assert afdruk(replace(VERZONNEN, keten=2)) != afdruk(VERZONNEN)
    assert afdruk(replace(VERZONNEN, trappen=VERZONNEN.trappen[::-1])) != afdruk(VERZONNEN)
    assert regelversie("kader-1", VERZONNEN).startswith("kader-1; doelorde: flevoland-2026-2 (")


def test_another_order_is_read_as_written() -> None:
    ruw = deepcopy(GOED)
    ruw["trap"].insert(0, ruw["trap"].pop(7))
    assert lees_doelorde(ruw).trappen[0] == Trap(Doel.GESPLITST)


@pytest.mark.parametrize("veld", ["waarom", "bron", "eigenaar", "sinds"])
@pytest.mark.parametrize(("naam", "waar"), [("trap", r"trap 6 .*niveau 2"), ("keuze", r"keuze 2 .*wacht_dagen")])
def test_a_stage_or_number_without_justification_is_refused(naam: str, waar: str, veld: str) -> None:
    with pytest.raises(DoelordeFout, match=f"{waar}.*{veld}"):
        lees_doelorde(_met(naam, 5 if naam == "trap" else 1, **{veld: None}))


def _zonder(naam: str, plek: int) -> dict[str, Any]:
    return {**GOED, naam: [rij for n, rij in enumerate(GOED[naam]) if n != plek]}


@pytest.mark.parametrize(
    ("ruw", "melding"),
    [
        ({**GOED, "versie": ""}, "doelorde.toml mist ‘versie’"),
        ({**GOED, "trap": "x"}, "rij tabellen"),
        ({**GOED, "norm": []}, "‘norm’ is onbekend"),
        (_met("trap", 2, doel="kosten"), r"trap 3 \(‘kosten’\) bestaat niet"),
        (_met("trap", 2, gewicht=3), "trap 3 .*‘gewicht’ is onbekend"),
        (_met("trap", 2, drempel="2"), "trap 3 .*heel getal"),
        (_met("trap", 2, drempel=9), "trap 3 .*drempel 9 kan niet"),
        (_met("trap", 2, drempel=3), "trap ‘ongeplaatst 3’ staat er twee keer"),
        (_met("trap", 2, bron=" "), "trap 3 .*mist ‘bron’"),
        (_met("trap", 2, sinds="2026"), "trap 3 .*datum"),
        (_zonder("trap", 3), "mist de .*ongeplaatst 1"),
        (_zonder("trap", 12), "mist de .*‘gemis’"),
        ({**GOED, "trap": [t for t in GOED["trap"] if t["doel"] != "gemis boven"]}, "mist de .*‘gemis boven’"),
        ({**GOED, "trap": []}, "mist de .*ongeplaatst 4"),
        (_zonder("keuze", 0), "mist de .*‘keten’"),
        (_met("keuze", 0, sleutel="haast"), "keuze 1 .*bestaat niet"),
        (_met("keuze", 0, waarde=9), "keuze 1 .*1 tot en met 5, niet 9"),
        (_met("keuze", 0, waarde=True), "keuze 1 .*heel getal"),
        (_met("keuze", 0, eenheid=""), "keuze 1 .*mist ‘eenheid’"),
        (_met("keuze", 0, bron_=""), "keuze 1 .*onbekend"),
        ({**GOED, "keuze": [*GOED["keuze"], GOED["keuze"][0]]}, "keuze ‘keten’ staat er twee keer"),
    ],
)
def test_a_mistake_in_the_file_is_named_with_its_place(ruw: dict[str, Any], melding: str) -> None:
    with pytest.raises(DoelordeFout, match=melding):
        lees_doelorde(ruw)


def test_a_kept_order_with_a_day_that_is_none_is_refused() -> None:
    tabel = json.loads(json.dumps(als_tabel(VERZONNEN)))
    tabel["trap"][0]["sinds"] = "ooit"
    with pytest.raises(DoelordeFout, match=r"trap 1 .*datum"):
        uit_tabel(tabel)
