"""Places and locations as rows of words: what reads back the same, and what is said about what cannot be."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zorglandschap.core.begrippen.aanbodwoorden import RedenBuitenGebruik
from zorglandschap.core.begrippen.locatiegegevens import (
    Locatiegegevens,
    lees_locatierij,
    lees_postcode,
    lees_punt,
    locatiebezwaren,
    schrijf_locatierij,
    schrijf_punt,
)
from zorglandschap.core.begrippen.plekrij import Plekrij, lees_plekrij, plekbezwaren, schrijf_plekrij
from zorglandschap.core.begrippen.rijlezer import veilig

VANDAAG = date(2026, 11, 23)
MORGEN, GISTEREN = VANDAAG + timedelta(days=1), VANDAAG - timedelta(days=1)
URK = (52.66, 5.6)
getallen = st.none() | st.integers(0, 9999)


def _velden(rij: Plekrij) -> list[str]:
    return [b.veld for b in plekbezwaren(rij, vandaag=VANDAAG, vooruit=366, hoogstens=500)]


@given(
    rij=st.builds(
        Plekrij,
        kenmerk=st.text("abcdefg-=0123456789", min_size=1, max_size=40).map(str.strip).filter(bool),
        dag=st.dates(date(2020, 1, 1), date(2030, 1, 1)),
        vrij=getallen,
        aanwezig=getallen,
        buiten=getallen,
        buiten_tot=st.none() | st.dates(date(2020, 1, 1), date(2030, 1, 1)),
        reden=st.none() | st.sampled_from(RedenBuitenGebruik),
        plekken=getallen,
        bevestigd=getallen,
        gepland=getallen,
        vastgehouden=getallen,
    )
)
def test_a_row_of_places_reads_back_as_it_was_written(rij: Plekrij) -> None:
    cellen = {naam: veilig(cel) for naam, cel in schrijf_plekrij(rij).items()}
    assert lees_plekrij(cellen, VANDAAG) == (rij, ())


def test_only_a_code_is_a_row_about_today_that_says_nothing_new() -> None:
    rij, fouten = lees_plekrij({"kenmerk": "G1"}, VANDAAG)
    assert (rij, fouten) == (Plekrij("G1", VANDAAG), ())
    assert rij.onderwerpen() == {("G1", VANDAAG)}
    assert _velden(rij) == []


def test_what_cannot_be_read_is_said_at_its_column() -> None:
    _, fouten = lees_plekrij({"vrij": "veel", "dag": "morgen", "reden": "zomaar"}, VANDAAG)
    assert [b.veld for b in fouten] == ["vrij", "kenmerk", "dag", "reden"]


@pytest.mark.parametrize(
    ("anders", "velden"),
    [
        ({"dag": VANDAAG + timedelta(days=367)}, ["dag"]),
        ({"dag": GISTEREN, "vrij": 1}, ["vrij"]),
        ({"dag": GISTEREN, "bevestigd": 1}, ["bevestigd"]),
        ({"dag": GISTEREN, "aanwezig": 1}, []),
        ({"dag": MORGEN, "aanwezig": 1}, ["aanwezig"]),
        ({"vrij": 501, "buiten": 501, "reden": RedenBuitenGebruik.RUST}, ["vrij", "buiten"]),
        ({"reden": RedenBuitenGebruik.RUST, "buiten_tot": MORGEN}, ["buiten_tot", "reden"]),
        ({"buiten": 1}, ["reden"]),
        ({"buiten": 1, "reden": RedenBuitenGebruik.ANDERS}, ["toelichting"]),
        ({"buiten": 1, "reden": RedenBuitenGebruik.ANDERS, "toelichting": "lek"}, []),
        ({"buiten": 1, "reden": RedenBuitenGebruik.RUST, "buiten_tot": VANDAAG}, ["buiten_tot"]),
        ({"buiten": 1, "reden": RedenBuitenGebruik.RUST, "buiten_tot": MORGEN}, []),
    ],
)
def test_what_cannot_be_has_a_sentence_at_its_column(anders: dict[str, Any], velden: list[str]) -> None:
    assert _velden(Plekrij(**{"kenmerk": "G1", "dag": VANDAAG, **anders})) == velden


# --- locations ---


@pytest.mark.parametrize(
    "tekst", ["52.66234, 5.60111", "52,66234, 5,60111", "52,66234 5,60111", "52.66234;5.60111", "52.66234° 5.60111°"]
)
def test_a_point_is_read_as_a_map_gives_it(tekst: str) -> None:
    assert lees_punt(tekst) == (52.66234, 5.60111)
    assert lees_punt(schrijf_punt(lees_punt(tekst))) == (52.66234, 5.60111)


@pytest.mark.parametrize("tekst", ["", "Urk", "52.6", "52.6, 5.6, 7", "52.6 N, 5.6 E", "nan, inf", "52,6"])
def test_what_is_no_point_is_not_guessed(tekst: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(tekst)}$"):
        lees_punt(tekst)


def test_a_postcode_is_written_one_way() -> None:
    assert [lees_postcode(t) for t in ("8321ab", "8321 AB", " 8321")] == ["8321 AB", "8321 AB", "8321"]
    for fout in ("0321 AB", "8321 A", "8321 SS", "832", "8321 ABC"):
        with pytest.raises(ValueError, match=fout):
            lees_postcode(fout)


@pytest.mark.parametrize(
    ("gegevens", "veld", "woord"),
    [
        (Locatiegegevens(punt=(52.36, 5.22)), "punt", "km van Urk"),
        (Locatiegegevens(punt=(5.6, 52.66)), "punt", "omgedraaid"),
        (Locatiegegevens(punt=(170000.0, 520000.0)), "punt", "RD-coördinaten"),
        (Locatiegegevens(punt=(48.85, 2.35)), "punt", "niet in Nederland"),
        (Locatiegegevens(punt=(52.66, 5.61), adres_is_geheim=True), "punt", "geheim"),
        (Locatiegegevens(postcode="8321 AB", adres_is_geheim=True), "postcode", "geheim"),
    ],
)
def test_a_place_that_cannot_be_says_what_to_do(gegevens: Locatiegegevens, veld: str, woord: str) -> None:
    (bezwaar,) = locatiebezwaren(gegevens, plaats="Urk", midden=URK, hoogstens_km=20)
    assert bezwaar.veld == veld
    assert woord in str(bezwaar.zin)


@pytest.mark.parametrize(
    "gegevens",
    [Locatiegegevens(), Locatiegegevens("8321 AB", (52.66234, 5.60111)), Locatiegegevens(adres_is_geheim=True)],
)
def test_a_good_location_reads_back_as_it_was_written(gegevens: Locatiegegevens) -> None:
    assert not list(locatiebezwaren(gegevens, plaats="Urk", midden=URK, hoogstens_km=20))
    assert lees_locatierij(schrijf_locatierij("Het Erf", "Urk", gegevens)) == ("Het Erf", "Urk", gegevens, ())


def test_cells_of_a_location_that_cannot_be_read_are_named() -> None:
    *_, fouten = lees_locatierij({"locatie": "x", "punt": "hier", "postcode": "?", "adres_geheim": "misschien"})
    assert [b.veld for b in fouten] == ["plaats", "postcode", "punt", "adres_geheim"]
