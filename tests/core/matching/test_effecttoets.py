"""The effect test: what stands out is found, chance is named, order and seed decide nothing else."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from zorglandschap.core.begrippen.codelijsten import Geslacht
from zorglandschap.core.begrippen.matchwoorden import Kloofniveau
from zorglandschap.core.matching.effecttoets import (
    Effectrij,
    Effecttoets,
    Kenmerk,
    Maat,
    door_toeval,
    geslachtsgroep,
    kijk_hier_naar,
    leeftijdsgroep,
    toets,
)

ERGENS = dict.fromkeys(Kenmerk, "allen")


def rij(gemeente: str, *, wacht: int = 30, goed: bool = True, weken: float = 0.0) -> Effectrij:
    return Effectrij(
        groepen={**ERGENS, Kenmerk.GEMEENTE: gemeente},
        wachtdagen=wacht,
        plaatsingen=1,
        first_best=int(goed),
        weken={Kloofniveau.GEEN_HULP: weken},
        km=(10.0, 20.0),
    )


# Urk waits much longer than Almere; help and kilometres are alike
RIJEN = [
    *(rij("Almere", wacht=20 + n % 20, goed=n % 2 == 0, weken=n % 3) for n in range(80)),
    *(rij("Urk", wacht=90 + n % 20, goed=n % 2 == 0, weken=n % 3) for n in range(20)),
]


def doe(rijen: list[Effectrij], zaad: int = 1) -> Effecttoets:
    return toets(rijen, keren=600, procent=99, zaad=zaad)


def test_a_group_that_waits_longer_stands_out_and_one_that_is_like_all_does_not() -> None:
    uit = doe(RIJEN)
    urk = uit.groepen[Kenmerk.GEMEENTE]["Urk"]
    assert urk[Maat.WACHT_MIDDEN].kijk
    assert urk[Maat.WACHT_GEMIDDELD].kijk
    assert (urk[Maat.WACHT_MIDDEN].jeugdigen, urk[Maat.WACHT_GEMIDDELD].waarde) == (20, 99.5)
    assert not any(urk[maat].kijk for maat in (Maat.FIRST_BEST, Maat.GEEN_HULP, Maat.KILOMETER))
    assert uit.geheel[Maat.FIRST_BEST].waarde == 50.0
    assert (uit.geheel[Maat.KILOMETER].waarde, uit.geheel[Maat.AANVAARDBAAR].deel) == (15.0, 0)


def test_an_interval_holds_the_number_itself_and_the_whole_never_stands_out() -> None:
    uit = doe(RIJEN)
    for getal in uit.geheel.values():
        assert getal.laag <= getal.waarde <= getal.hoog
        assert not getal.kijk


def test_the_same_rows_in_any_order_and_the_same_seed_give_the_same_numbers() -> None:
    geschud = [RIJEN[n] for n in np.random.default_rng(3).permutation(len(RIJEN))]
    assert doe(geschud) == doe(RIJEN)
    assert doe(RIJEN, zaad=2) != doe(RIJEN, zaad=1)


def test_who_does_not_count_in_a_measure_is_left_out_of_it() -> None:
    leeg = Effectrij(groepen={**ERGENS, Kenmerk.GEMEENTE: "Dronten"})
    uit = doe([*RIJEN, leeg])
    assert uit.groepen[Kenmerk.GEMEENTE]["Dronten"] == {}
    assert uit.geheel[Maat.WACHT_MIDDEN].jeugdigen == len(RIJEN)
    assert doe([leeg]).geheel == {}


def test_a_youth_with_two_placements_is_one_draw_and_counts_both() -> None:
    twee = replace(rij("Almere"), plaatsingen=3, first_best=1)
    assert doe([twee, rij("Almere")]).geheel[Maat.FIRST_BEST].waarde == 50.0


def test_what_would_stand_out_by_chance_is_one_in_a_hundred_comparisons() -> None:
    uit = doe(RIJEN)
    vergelijkingen = sum(len(maten) for groep in uit.groepen.values() for maten in groep.values())
    assert door_toeval(uit, 99) == vergelijkingen / 100


@pytest.mark.parametrize(("keren", "procent"), [(0, 99), (10, 0), (10, 100)])
def test_a_test_that_cannot_be_done_is_refused(keren: int, procent: int) -> None:
    with pytest.raises(ValueError, match="minstens één trekking"):
        toets(RIJEN, keren=keren, procent=procent, zaad=1)


@pytest.mark.parametrize(
    ("jaren", "groep"),
    [
        (0, "0 tot en met 5 jaar"),
        (11, "6 tot en met 11 jaar"),
        (12, "12 tot en met 15 jaar"),
        (17, "16 tot en met 17 jaar"),
        (18, "18 jaar en ouder"),
        (22, "18 jaar en ouder"),
    ],
)
def test_an_age_falls_in_one_band(jaren: int, groep: str) -> None:
    assert leeftijdsgroep(jaren) == groep


def test_each_registered_sex_has_a_word() -> None:
    assert {geslachtsgroep(g) for g in Geslacht} == {"jongens", "meisjes", "niet vastgelegd"}


def test_the_sentence_says_what_to_look_at_and_never_why() -> None:
    uit = doe(RIJEN)
    getal = uit.groepen[Kenmerk.GEMEENTE]["Urk"][Maat.WACHT_GEMIDDELD]
    tekst = str(kijk_hier_naar(Kenmerk.GEMEENTE, "Urk", Maat.WACHT_GEMIDDELD, getal, uit.geheel[Maat.WACHT_GEMIDDELD]))
    assert tekst.startswith("Kijk hier naar: gemeente: Urk.")
    assert "99,5" in tekst
    assert "Dit zegt niet waarom." in tekst
    assert not any(woord in tekst for woord in ("omdat", "door ", "oorzaak"))
