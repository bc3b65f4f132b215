"""The numbers of the synthetic region: read, checked, each with its source."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

import pytest

from zorglandschap.core.begrippen.hulpvormen import VORMEN, Hulpvorm
from zorglandschap.core.begrippen.regio import Regio
from zorglandschap.core.matching.afwegingskader import weeg_af
from zorglandschap.core.matching.kaderbestand import lees_kader
from zorglandschap.core.synthetisch.opgave import OpgaveFout, lees_opgave

TEKSTTABELLEN = {"naamgroep", "woordenlijst", "teksten", "adviesprofiel", "rol"}


def _met(regio: Regio, **tabellen: object) -> Regio:
    return replace(regio, demo={**regio.demo, **tabellen})


def _getallen(tabel: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    for naam, rijen in tabel.items():
        for rij in rijen:
            yield naam, rij


def test_every_number_of_the_demo_has_a_source(regio: Regio) -> None:
    zonder = [
        f"{naam} {rij.get('sleutel', rij.get('hulpvorm'))}"
        for naam, rij in _getallen(regio.demo)
        if naam not in TEKSTTABELLEN and not str(rij.get("bron", "")).strip()
    ]
    assert zonder == []


def test_what_calls_itself_our_own_is_marked_as_invented(regio: Regio) -> None:
    fout = [
        str(rij.get("sleutel", rij.get("hulpvorm")))
        for naam, rij in _getallen(regio.demo)
        if naam not in TEKSTTABELLEN and str(rij["bron"]).startswith("eigen ") and not rij.get("verzonnen")
    ]
    assert fout == []


def test_every_number_of_the_region_has_a_source(regio: Regio) -> None:
    for gemeente in regio.ruw["gemeente"]:  # type: ignore[attr-defined]
        cijfers = {k for k, w in gemeente.items() if isinstance(w, int | float | dict) and k != "bronnen"}
        assert cijfers - set(gemeente["bronnen"]) == set(), gemeente["naam"]
    for tabel in ("cijfer", "partner", "lidmaatschap", "buitengemeente"):
        assert all(rij["bron"].strip() for rij in regio.ruw[tabel])  # type: ignore[attr-defined]


def test_all_forms_of_help_are_described(regio: Regio) -> None:
    assert set(lees_opgave(regio).vormen) == set(Hulpvorm)


def test_stays_add_up_to_the_published_share(regio: Regio) -> None:
    opgave = lees_opgave(regio)
    for jaar, aandeel in ((2016, 19.0), (2020, 8.9)):
        verblijf = sum(opgave.in_jaar("verblijf", jaar, h) for h in Hulpvorm)
        assert 100 * verblijf / opgave.in_jaar("trajecten", jaar) == pytest.approx(aandeel, abs=0.05)


def test_every_profile_of_answers_leads_to_its_form(regio: Regio) -> None:
    kader = lees_kader(regio.afwegingskader)
    profielen = regio.demo["adviesprofiel"]
    assert isinstance(profielen, list)
    for profiel in profielen:
        vorm = Hulpvorm(profiel["hulpvorm"])
        assert weeg_af(kader, profiel["antwoorden"], crisis=VORMEN[vorm].is_crisis).voorstel is vorm
    assert {p["hulpvorm"] for p in profielen} == set(Hulpvorm)


def test_a_series_runs_straight_between_its_years(regio: Regio) -> None:
    rij = {"sleutel": "x", "bron": "toets", "waarden": {"2016": 10, "2020": 20}}
    opgave = lees_opgave(_met(regio, reeks=[rij]))
    assert [opgave.in_jaar("x", j) for j in (2010, 2016, 2018, 2020, 2030)] == [10, 10, 15, 20, 20]
    assert opgave.in_jaar("y", 2016) == 0


def test_weights_come_in_the_order_that_is_asked(regio: Regio) -> None:
    rij = {"sleutel": "g", "bij": "b", "bron": "toets", "waarden": {"een": 1, "twee": 2}}
    opgave = lees_opgave(_met(regio, gewichten=[rij]))
    assert opgave.gewichten("g", ["twee", "drie", "een"], "b").tolist() == [2, 0, 1]
    assert opgave.verdeling("g", "b") == {"een": 1, "twee": 2}


@pytest.mark.parametrize(
    ("vraag", "wat"),
    [
        (lambda o: o.getal("bestaat niet"), "getal ‘bestaat niet’"),
        (lambda o: o.verdeling("bestaat niet", "ook niet"), "gewichten ‘bestaat niet’ ook niet"),
        (lambda o: o.gewichten("bestaat niet", []), "gewichten ‘bestaat niet’"),
    ],
)
def test_what_is_missing_is_named(regio: Regio, vraag: Any, wat: str) -> None:
    with pytest.raises(OpgaveFout, match=wat):
        vraag(lees_opgave(regio))


def test_a_form_that_is_missing_is_named(regio: Regio) -> None:
    opgave = replace(lees_opgave(regio), vormen={})
    with pytest.raises(OpgaveFout, match="pleegzorg"):
        opgave.vorm(Hulpvorm.PLEEGZORG)


def test_a_row_without_source_is_refused(regio: Regio) -> None:
    with pytest.raises(OpgaveFout, match="‘x’ mist: bron"):
        lees_opgave(_met(regio, getal=[{"sleutel": "x", "waarde": 1}]))


def test_a_region_without_numbers_is_refused(regio: Regio) -> None:
    with pytest.raises(OpgaveFout, match=r"\[\[reeks\]\]"):
        lees_opgave(replace(regio, demo={}))
