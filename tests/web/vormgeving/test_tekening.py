"""Pictures drawn on the server: lines, bars and the map."""

from __future__ import annotations

import itertools
import re

import pytest
from bs4 import BeautifulSoup
from django.template.loader import render_to_string
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from zorglandschap.config.settings import REGIO
from zorglandschap.web.vormgeving import kaart
from zorglandschap.web.vormgeving.tekening import Reeks, Staaf, Stip, maak_kaart, maak_lijn, maak_staven, maatstreepjes
from zorglandschap.web.vormgeving.woorden import getal, procent

JAREN = ("2022", "2023", "2024", "2025")
NAMEN = {gemeente.code: gemeente.naam for gemeente in REGIO.gemeenten if gemeente.code in kaart.OMTREK}


@given(st.floats(min_value=1e-6, max_value=1e9))
def test_the_scale_starts_at_zero_has_few_even_steps_and_holds_the_highest(hoogste: float) -> None:
    streepjes = maatstreepjes(hoogste)
    stappen = {round((b - a) / streepjes[1], 6) for a, b in itertools.pairwise(streepjes)}
    assert streepjes[0] == 0
    assert streepjes[-1] >= hoogste * (1 - 1e-9)
    assert 2 <= len(streepjes) <= 6
    assert stappen == {1.0}


def test_a_scale_without_values_still_stands() -> None:
    assert maatstreepjes(0) == (0.0, 1.0)


def _lijn(*reeksen: Reeks, doel: float | None = None) -> BeautifulSoup:
    lijn = maak_lijn(
        titel="Aandeel", beschrijving="Daalt.", labels=JAREN, reeksen=reeksen, toon=procent, doel=doel, doelnaam="doel"
    )
    return BeautifulSoup(render_to_string("vormgeving/onderdelen/lijn.html", {"lijn": lijn}), "html.parser")


def test_a_missing_value_breaks_the_line_and_has_no_point() -> None:
    lijn = maak_lijn(
        titel="t", beschrijving="b", labels=JAREN, reeksen=(Reeks("Urk", (0.1, None, 0.2, 0.3)),), toon=procent
    )
    assert lijn.reeksen[0].pad.count("M") == 2
    assert [punt.tekst for punt in lijn.reeksen[0].punten] == [
        "Urk, 2022: 10,0%",
        "Urk, 2024: 20,0%",
        "Urk, 2025: 30,0%",
    ]


def test_a_line_without_any_value_is_only_named() -> None:
    lijn = maak_lijn(titel="t", beschrijving="b", labels=JAREN, reeksen=(Reeks("Urk", (None,) * 4),), toon=procent)
    assert lijn.reeksen[0].pad == ""
    assert lijn.reeksen[0].eind.tekst == "Urk"


@given(st.lists(st.floats(min_value=0, max_value=1), min_size=1, max_size=6))
def test_names_at_the_end_of_lines_never_overlap(waarden: list[float]) -> None:
    reeksen = tuple(Reeks(f"reeks {n}", (w,)) for n, w in enumerate(waarden))
    lijn = maak_lijn(titel="t", beschrijving="b", labels=("nu",), reeksen=reeksen, toon=procent)
    hoogten = sorted(float(reeks.eind.y) for reeks in lijn.reeksen)
    assert all(b - a >= 17.8 for a, b in itertools.pairwise(hoogten))
    assert all(0 <= hoogte <= 310 for hoogte in hoogten)


def test_many_labels_are_thinned_out_but_the_last_one_stays() -> None:
    labels = [str(jaar) for jaar in range(2000, 2026)]
    lijn = maak_lijn(titel="t", beschrijving="b", labels=labels, reeksen=(), toon=procent)
    assert lijn.labels[-1].tekst == "2025"
    assert len(lijn.labels) <= 9


def test_the_chart_says_in_words_what_it_shows() -> None:
    pagina = _lijn(Reeks("Flevoland", (0.1, 0.09, 0.08, 0.07)), doel=0.05)
    tekening = pagina.find("svg")
    assert tekening is not None
    assert tekening["role"] == "img"
    assert tekening["aria-label"] == "Aandeel. Daalt."
    assert tekening.find(class_="zl-lijngrafiek__doelnaam").text == "doel 5,0%"  # type: ignore[union-attr]


def test_coordinates_are_written_with_a_point_in_every_language() -> None:
    for taal in ("nl", "en"):
        with override(taal):
            html = str(_lijn(Reeks("Urk", (0.1, 0.133, 0.2, 0.3)), doel=0.0617))
        assert not re.search(r'\b(?:x|y|cx|cy|d|r)="[^"]*,', html)


def test_a_bar_is_as_long_as_its_share_and_says_when_it_is_not_shown() -> None:
    staven = maak_staven(
        titel="Plekken", beschrijving="", staven=(Staaf("a", 10), Staaf("b", 5, "let-op"), Staaf("c", None)), toon=getal
    )
    assert [rij.lengte for rij in staven.rijen] == ["100", "50", "0"]
    html = BeautifulSoup(render_to_string("vormgeving/onderdelen/staven.html", {"staven": staven}), "html.parser")
    assert [dd.get_text(strip=True) for dd in html.find_all("dd")] == ["10", "5", "niet getoond"]


def test_bars_keep_their_scale_when_asked_and_stand_without_values() -> None:
    assert (
        maak_staven(titel="", beschrijving="", staven=(Staaf("a", 30),), toon=getal, maximum=20).rijen[0].lengte
        == "100"
    )
    assert maak_staven(titel="", beschrijving="", staven=(), toon=getal).rijen == ()


def test_every_gemeente_lies_in_its_own_outline_and_in_no_other() -> None:
    for gemeente in REGIO.gemeenten:
        if gemeente.code in kaart.OMTREK:
            waar = [code for code in kaart.OMTREK if kaart.ligt_in(code, gemeente.breedte, gemeente.lengte)]
            assert waar == [gemeente.code], gemeente.naam


def test_the_map_knows_all_six_gemeenten_of_flevoland() -> None:
    assert set(kaart.OMTREK) == set(kaart.NAAM_PLEK) == {"GM0034", "GM0303", "GM0995", "GM0171", "GM0184", "GM0050"}


@given(
    st.floats(min_value=kaart.ZUID, max_value=kaart.NOORD, exclude_max=True),
    st.floats(min_value=kaart.WEST, max_value=kaart.OOST, exclude_max=True),
)
def test_a_place_in_the_region_lands_inside_the_drawing(breedte: float, lengte: float) -> None:
    x, y = kaart.projecteer(breedte, lengte)
    assert -0.5 <= x <= kaart.BREEDTE_VAK + 0.5
    assert -0.5 <= y <= kaart.HOOGTE_VAK + 0.5


def test_north_is_up_and_east_is_right() -> None:
    urk, zeewolde = kaart.projecteer(52.66, 5.60), kaart.projecteer(52.33, 5.54)
    assert urk[1] < zeewolde[1]
    assert kaart.projecteer(52.5, 5.8)[0] > kaart.projecteer(52.5, 5.3)[0]


def test_the_map_colours_by_value_and_hatches_what_is_not_shown() -> None:
    beeld = maak_kaart(
        titel="Verblijf",
        beschrijving="Per gemeente.",
        namen=NAMEN,
        waarden={"GM0034": 0.05, "GM0303": 0.1, "GM0184": None},
        grenzen=(0.06, 0.1),
        stippen=(Stip(52.66, 5.6, "Plek", "vrij"), Stip(52.3, 5.3, "Thuis")),
        toon=procent,
    )
    klassen = {vlak.naam: vlak.klasse.rpartition("--")[2] for vlak in beeld.vlakken}
    assert (klassen["Almere"], klassen["Dronten"], klassen["Urk"]) == ("0", "2", "geen")
    assert [woorden for _klasse, woorden in beeld.legenda] == ["< 6,0%", "6,0% – 10,0%", "≥ 10,0%"]
    html = BeautifulSoup(render_to_string("vormgeving/onderdelen/kaart.html", {"kaart": beeld}), "html.parser")
    assert [stip["class"] for stip in html.select("circle")] == [["zl-stip", "zl-stip--vrij"], ["zl-stip"]]
    assert "Schematische kaart" in html.find("figcaption").text  # type: ignore[union-attr]


def test_a_map_without_values_is_only_a_map_and_unknown_gemeenten_are_left_out() -> None:
    beeld = maak_kaart(titel="t", beschrijving="b", namen={"GM0034": "Almere", "GM9999": "Elders"})
    assert [vlak.klasse for vlak in beeld.vlakken] == [""]
    assert beeld.legenda == ()


@pytest.mark.parametrize("grenzen", [(0.2, 0.1), (1, 2, 3, 4, 5, 6)])
def test_boundaries_that_cannot_be_drawn_are_refused(grenzen: tuple[float, ...]) -> None:
    with pytest.raises(ValueError, match="grenzen"):
        maak_kaart(titel="t", beschrijving="b", namen=NAMEN, waarden={}, grenzen=grenzen)
