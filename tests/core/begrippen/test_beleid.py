"""Policy numbers hold from a date, and a mistake in the file is named."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from zorglandschap.core.begrippen.beleid import Beleid, BeleidFout, lees_beleid

NORM: dict[str, Any] = {
    "sleutel": "crisis_dagen",
    "vanaf": date(2018, 1, 1),
    "waarde": 28,
    "eenheid": "dagen",
    "bron": "Crisiswijzer",
    "eigenaar": "Jeugdzorgregio",
}


def _lees(**anders: Any) -> Beleid:
    return lees_beleid({"norm": [{**NORM, **anders}]})


def test_the_norm_that_holds_is_the_last_one_before_the_day() -> None:
    beleid = lees_beleid({"norm": [{**NORM, "vanaf": date(2024, 1, 1), "waarde": 21}, NORM]})
    assert beleid.getal("crisis_dagen", date(2023, 12, 31)) == 28
    assert beleid.aantal("crisis_dagen", date(2024, 1, 1)) == 21


def test_a_norm_that_does_not_hold_yet_is_named() -> None:
    with pytest.raises(BeleidFout, match=r"crisis_dagen.*01-01-2017.*voeg de norm toe"):
        _lees().getal("crisis_dagen", date(2017, 1, 1))


def test_an_invented_norm_says_so() -> None:
    assert _lees(verzonnen=True).norm("crisis_dagen", date(2020, 1, 1)).is_verzonnen


def test_a_number_of_days_is_whole() -> None:
    with pytest.raises(BeleidFout, match="heel getal"):
        _lees(waarde=2.5).aantal("crisis_dagen", date(2020, 1, 1))


@pytest.mark.parametrize("ruw", [{}, {"norm": []}, {"norm": "28"}])
def test_a_file_without_norms_is_refused(ruw: dict[str, object]) -> None:
    with pytest.raises(BeleidFout, match=r"geen enkele \[\[norm\]\]"):
        lees_beleid(ruw)


@pytest.mark.parametrize(
    ("anders", "zin"),
    [
        ({"bron": ""}, "mist: bron"),
        ({"eigenaar": " "}, "mist: eigenaar"),
        ({"vanaf": "2018"}, "‘vanaf’ is een datum"),
        ({"waarde": "veel"}, "‘waarde’ is een getal"),
        ({"waarde": True}, "‘waarde’ is een getal"),
    ],
)
def test_a_wrong_norm_is_refused_with_its_key(anders: dict[str, object], zin: str) -> None:
    with pytest.raises(BeleidFout, match=f"crisis_dagen.*{zin}"):
        _lees(**anders)


def test_a_norm_is_a_table() -> None:
    with pytest.raises(BeleidFout, match="tabel"):
        lees_beleid({"norm": [28]})


def test_the_owner_of_the_file_owns_what_names_nobody_but_never_a_weight() -> None:
    norm = {naam: waarde for naam, waarde in NORM.items() if naam != "eigenaar"}
    beleid = lees_beleid({"eigenaar": "Regiobureau", "norm": [norm]})
    assert beleid.norm("crisis_dagen", date(2020, 1, 1)).eigenaar == "Regiobureau"
    for sleutel in ("gewicht_snel", "zoekgebied_km", "schoolafstand_km", "crisisreserve_weigerkans_procent"):
        with pytest.raises(BeleidFout, match=f"{sleutel}.*mist: eigenaar"):
            lees_beleid({"eigenaar": "Regiobureau", "norm": [{**norm, "sleutel": sleutel}]})
