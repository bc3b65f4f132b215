"""Which frame a case stands in follows from the measures of the day; the law sets how long each may last."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zorglandschap.core.begrippen.codelijsten import JuridischKader
from zorglandschap.core.begrippen.hulpvormen import Hulpvorm
from zorglandschap.core.casus.kader import VOORRANG, Wettermijnen, herleid_kader, uiterlijk_einde
from zorglandschap.core.casus.toewijzing import CATEGORIE, CATEGORIENAAM, geldt_tot, reden_wijziging

WET = Wettermijnen(vots=3, ots=12, muhp=12, gesloten=12, voorwaardelijk=6, spoed_weken=4)
VAN = date(2026, 1, 31)
_K = JuridischKader


def test_no_measure_means_voluntary() -> None:
    assert herleid_kader([]) is _K.VRIJWILLIG
    assert herleid_kader([_K.VRIJWILLIG]) is _K.VRIJWILLIG


def test_supervision_names_the_case_before_the_authorisation_under_it() -> None:
    assert herleid_kader([_K.MUHP, _K.OTS]) is _K.OTS
    assert herleid_kader([_K.OTS, _K.VOOGDIJ]) is _K.VOOGDIJ


@given(st.frozensets(st.sampled_from(VOORRANG), min_size=1))
def test_any_measure_makes_the_frame_compelled_and_is_one_of_them(kaders: frozenset[JuridischKader]) -> None:
    assert herleid_kader(kaders) in kaders


@pytest.mark.parametrize(
    ("kader", "soort", "einde"),
    [
        (_K.VOTS, {}, date(2026, 4, 30)),
        (_K.OTS, {}, date(2027, 1, 31)),
        (_K.MUHP, {}, date(2027, 1, 31)),
        (_K.GESLOTEN, {}, date(2027, 1, 31)),
        (_K.GESLOTEN, {"is_spoed": True}, date(2026, 2, 28)),
        (_K.GESLOTEN, {"is_voorwaardelijk": True}, date(2026, 7, 31)),
        (_K.GESLOTEN, {"is_voorwaardelijk": True, "is_verlenging": True}, date(2027, 1, 31)),
        (_K.VOOGDIJ, {}, None),
        (_K.JEUGDRECLASSERING, {}, None),
    ],
)
def test_a_measure_ends_at_the_latest_when_the_law_says(
    kader: JuridischKader, soort: dict[str, bool], einde: date | None
) -> None:
    assert uiterlijk_einde(kader, VAN, WET, **soort) == einde


def test_every_form_of_help_has_a_category_of_ijw_with_a_name() -> None:
    assert set(CATEGORIE) == set(Hulpvorm)
    assert set(CATEGORIE.values()) <= set(CATEGORIENAAM)


def test_an_allocation_holds_until_its_end_or_until_it_was_ended() -> None:
    assert geldt_tot(None, None) is None
    assert geldt_tot(date(2026, 6, 1), None) == date(2026, 6, 1)
    assert geldt_tot(date(2026, 6, 1), date(2026, 4, 1)) == date(2026, 4, 1)


def test_the_reason_of_a_change_is_a_code() -> None:
    assert reden_wijziging(VAN, None, naar_ander=False) == ""
    assert reden_wijziging(VAN, VAN, naar_ander=True) == "13"
    assert reden_wijziging(VAN, date(2026, 4, 1), naar_ander=True) == "09"
    assert reden_wijziging(VAN, date(2026, 4, 1), naar_ander=False) == "05"
