"""The shared values cannot be wrong."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from zorglandschap.core.begrippen.afstand import hemelsbreed_km
from zorglandschap.core.begrippen.bron import REGIOVISIE, Bron
from zorglandschap.core.begrippen.bsn import Bsn, elfproef
from zorglandschap.core.begrippen.hulpvormen import AMBULANT, CRISIS, LADDER, VERBLIJF, VORMEN, Hulpvorm, Plaats
from zorglandschap.core.begrippen.periode import Periode, leeftijd
from zorglandschap.core.begrippen.tekst import Tekst, zin

DAGEN = st.dates(min_value=date(2000, 1, 1), max_value=date(2040, 1, 1))


def test_a_sentence_fills_in_its_values() -> None:
    assert str(zin("nog %(dagen)s dagen", dagen=3)) == "nog 3 dagen"


def test_a_sentence_without_values_keeps_its_percent_sign() -> None:
    assert str(Tekst("100% thuis")) == "100% thuis"


def test_a_sentence_that_misses_a_value_fails_where_it_is_made() -> None:
    with pytest.raises(KeyError):
        zin("nog %(dagen)s dagen", weken=3)


def test_a_source_names_document_and_paragraph() -> None:
    assert str(Bron(REGIOVISIE, "§3.2", "eerst begrijpen")).endswith("§3.2")
    with pytest.raises(ValueError, match="paragraaf"):
        Bron(REGIOVISIE, "", "eerst begrijpen")


@pytest.mark.parametrize("nummer", ["123456782", "999990019"])
def test_a_valid_bsn_is_accepted_and_never_shown(nummer: str) -> None:
    assert nummer not in repr(Bsn(nummer))


@pytest.mark.parametrize("nummer", ["", "123", "123456789", "000000000", "12345678x", "١٢٣٤٥٦٧٨٢"])
def test_an_invalid_bsn_is_refused_with_a_sentence(nummer: str) -> None:
    with pytest.raises(ValueError, match="controleer de negen cijfers"):
        Bsn(nummer)


def test_numbers_that_were_never_issued_are_known() -> None:
    assert Bsn("999990019").is_onmogelijk
    assert not Bsn("123456782").is_onmogelijk


@given(st.integers(min_value=1, max_value=999_999_999), st.integers(0, 8), st.integers(1, 9))
def test_the_elfproef_finds_every_single_wrong_digit(getal: int, plaats: int, verschil: int) -> None:
    goed = f"{getal:09d}"
    fout = goed[:plaats] + str((int(goed[plaats]) + verschil) % 10) + goed[plaats + 1 :]
    assert not (elfproef(goed) and elfproef(fout))


@given(DAGEN, st.integers(0, 900), DAGEN, st.integers(0, 900))
def test_periods_overlap_exactly_when_they_share_a_day(van: date, lengte: int, ander: date, duur: int) -> None:
    een, twee = Periode(van, van + timedelta(lengte)), Periode(ander, ander + timedelta(duur))
    gedeeld = any(twee.bevat(van + timedelta(n)) for n in range(lengte))
    assert een.overlapt(twee) == gedeeld == twee.overlapt(een)


def test_an_open_period_runs_on() -> None:
    open_ = Periode(date(2026, 1, 1))
    assert open_.bevat(date(2036, 1, 1))
    assert open_.overlapt(Periode(date(2030, 1, 1)))
    assert not open_.is_leeg
    assert open_.dagen(date(2026, 1, 11)) == 10
    assert Periode(date(2026, 1, 1), date(2026, 1, 5)).dagen(date(2026, 3, 1)) == 4
    assert open_.dagen(date(2025, 1, 1)) == 0


def test_a_period_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(ValueError, match="einde ligt voor het begin"):
        Periode(date(2026, 1, 2), date(2026, 1, 1))


@pytest.mark.parametrize(
    ("op", "jaren"), [(date(2026, 2, 28), 17), (date(2026, 3, 1), 18), (date(2028, 2, 29), 20), (date(2008, 3, 1), 0)]
)
def test_someone_born_on_29_february_turns_older_on_1_march(op: date, jaren: int) -> None:
    assert leeftijd(date(2008, 2, 29), op) == jaren


def test_distance_from_urk_to_almere_is_about_42_kilometres() -> None:
    km = hemelsbreed_km(52.6621, 5.6029, np.array([52.3508, 52.6621]), np.array([5.2647, 5.6029]))
    assert km[0] == pytest.approx(41.6, abs=0.5)
    assert km[1] == 0.0


def test_every_form_of_help_stands_once_on_the_ladder() -> None:
    assert set(VORMEN) == set(Hulpvorm)
    assert frozenset() == VERBLIJF & AMBULANT
    assert Hulpvorm.CRISISTEAM in CRISIS & AMBULANT
    gewichten = [VORMEN[h].zwaarte for h in Hulpvorm]
    assert gewichten == sorted(gewichten)


def test_a_family_setting_is_lighter_than_a_group() -> None:
    gezin = [v.zwaarte for v in VORMEN.values() if v.is_gezinsgericht]
    groep = [v.zwaarte for v in VORMEN.values() if v.plaats in {Plaats.GROEP, Plaats.INSTELLING}]
    assert max(gezin) < min(groep)
    assert LADDER[0] is Plaats.THUIS
