"""Offers as values: what cannot be is said at its field, and a row reads back as it was written."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zorglandschap.core.begrippen.aanbodgegevens import Aanbodgegevens, Grenzen, bezwaren, in_nederland
from zorglandschap.core.begrippen.aanbodrij import KOLOMMEN, lees_rij, schrijf_rij
from zorglandschap.core.begrippen.aanbodwoorden import Ritme
from zorglandschap.core.begrippen.codelijsten import Specialisme
from zorglandschap.core.begrippen.hulpvormen import Hulpvorm
from zorglandschap.core.begrippen.kwaliteitskader import KwaliteitskaderFout, lees_kwaliteitskader
from zorglandschap.core.begrippen.rijlezer import veilig

GRENZEN = Grenzen(hoogste_leeftijd=22, hoogstens_plekken=500)
GOED = Aanbodgegevens("De Fuut", Hulpvorm.GEZINSHUIS, 6, 17, 4, date(2026, 1, 1), kenmerk="GH1")


def test_a_good_offer_has_no_complaints() -> None:
    rijk = replace(
        GOED, ritme=frozenset({Ritme.LANG, Ritme.WEEKEND}), groep_grootte=4, groep_jongste=7, groep_oudste=15
    )
    assert bezwaren(rijk, GRENZEN) == ()


@pytest.mark.parametrize(
    ("anders", "veld"),
    [
        ({"naam": " "}, "naam"),
        ({"leeftijd_van": 40}, "leeftijd_van"),
        ({"leeftijd_tot": 40}, "leeftijd_tot"),
        ({"leeftijd_van": 12, "leeftijd_tot": 6}, "leeftijd_tot"),
        ({"plekken": -1}, "plekken"),
        ({"plekken": 501}, "plekken"),
        ({"van": date(26, 1, 1)}, "van"),
        ({"tot": date(9026, 1, 1)}, "tot"),
        ({"tot": date(2026, 1, 1)}, "tot"),
        ({"groep_jongste": 30}, "groep_jongste"),
        ({"groep_oudste": -1}, "groep_oudste"),
        ({"groep_jongste": 9, "groep_oudste": 8}, "groep_oudste"),
        ({"groep_grootte": 900}, "groep_grootte"),
        ({"hulpvorm": Hulpvorm.FACT, "ritme": frozenset({Ritme.LANG})}, "ritme"),
        ({"hulpvorm": Hulpvorm.CRISISGROEP, "ritme": frozenset({Ritme.LANG})}, "ritme"),
    ],
)
def test_what_cannot_be_is_said_at_its_own_field(anders: dict[str, Any], veld: str) -> None:
    gevonden = bezwaren(replace(GOED, **anders), GRENZEN)
    assert veld in [b.veld for b in gevonden]
    assert all(str(b.zin) for b in gevonden)


def test_a_location_lies_in_the_netherlands() -> None:
    assert in_nederland(52.5, 5.5)
    assert not in_nederland(5.5, 52.5)
    assert not in_nederland(float("nan"), 5.5)


TEKST = st.text(alphabet="abc =+-@'é|;\n", max_size=30).map(str.strip)
AANBOD = st.builds(
    Aanbodgegevens,
    naam=TEKST.filter(bool),
    hulpvorm=st.sampled_from(Hulpvorm),
    leeftijd_van=st.integers(0, 22),
    leeftijd_tot=st.integers(0, 22),
    plekken=st.integers(0, 500),
    van=st.dates(date(2000, 1, 1), date(2050, 1, 1)),
    tot=st.none() | st.dates(date(2000, 1, 1), date(2050, 1, 1)),
    specialismen=st.frozensets(st.sampled_from(Specialisme)),
    neemt_lvb=st.booleans(),
    neemt_ggz=st.booleans(),
    neemt_broers_zussen=st.booleans(),
    school=TEKST,
    groep=TEKST,
    groep_grootte=st.none() | st.integers(0, 99),
    voorwaarden=TEKST,
    ritme=st.frozensets(st.sampled_from(Ritme)),
    eigen_kamer=st.none() | st.booleans(),
    dieren=st.none() | st.booleans(),
    kenmerk=TEKST.filter(bool),
)


@given(AANBOD)
def test_a_row_reads_back_as_it_was_written_also_through_a_spreadsheet(gegevens: Aanbodgegevens) -> None:
    cellen = {naam: veilig(cel) for naam, cel in schrijf_rij(gegevens, "Urk").items()}
    assert not any(cel.startswith(("=", "+", "-", "@")) for cel in cellen.values())
    assert lees_rij(cellen) == (gegevens, "Urk", ())


def test_a_dutch_spreadsheet_may_write_dates_its_own_way() -> None:
    rij = schrijf_rij(GOED, "Urk") | {"van": "31-1-2026"}
    assert lees_rij(rij)[0].van == date(2026, 1, 31)


@pytest.mark.parametrize(
    ("kolom", "cel"),
    [
        ("hulpvorm", "zorgboerderij"),
        ("leeftijd_van", "-3"),
        ("leeftijd_tot", "zes"),
        ("plekken", "1e3"),
        ("van", "morgen"),
        ("tot", "31-31-2026"),
        ("neemt_lvb", "misschien"),
        ("ritme", "altijd"),
        ("specialismen", "trauma | paarden"),
        ("naam", ""),
        ("kenmerk", "x" * 41),
        ("locatie", "y" * 301),
    ],
)
def test_a_cell_that_cannot_be_read_says_what_to_write(kolom: str, cel: str) -> None:
    _, _, fouten = lees_rij(schrijf_rij(GOED, "Urk") | {kolom: cel})
    assert [f.veld for f in fouten] == [kolom]
    assert len(str(fouten[0].zin)) > 15


def test_an_empty_row_asks_for_every_column_that_is_needed() -> None:
    _, _, fouten = lees_rij({})
    assert {f.veld for f in fouten} == {naam for naam, (nodig, _uitleg) in KOLOMMEN.items() if nodig}


# --- the quality framework ---

RIJ = {"sleutel": "a", "bouwsteen": "b", "tekst": "c", "bron": "d"}
KADER = {"versie": "1", "naam": "Kader", "hulpvormen": ["gezinshuis"], "criterium": [RIJ]}


def test_a_framework_is_about_its_own_forms_of_help() -> None:
    kader = lees_kwaliteitskader(KADER)
    assert kader.geldt_voor(Hulpvorm.GEZINSHUIS)
    assert not kader.geldt_voor(Hulpvorm.PLEEGZORG)
    assert kader.criteria[0].bron == "d"


def test_a_region_without_a_framework_has_an_empty_one() -> None:
    assert not lees_kwaliteitskader({}).geldt_voor(Hulpvorm.GEZINSHUIS)


@pytest.mark.parametrize(
    "anders",
    [
        {"criterium": []},
        {"criterium": "geen"},
        {"hulpvormen": "gezinshuis"},
        {"hulpvormen": ["kasteel"]},
        {"criterium": [RIJ, RIJ]},
        {"criterium": [{**RIJ, "bron": " "}]},
        {"versie": 3},
    ],
)
def test_a_framework_that_cannot_be_used_is_refused(anders: dict[str, Any]) -> None:
    with pytest.raises(KwaliteitskaderFout):
        lees_kwaliteitskader(KADER | anders)
