"""A question for the ranking from a file: what is right is ranked, what is wrong is named with field and value."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import pytest

from tests.core.matching.hulp import NIVEAUS, REGELS
from zorglandschap.core.begrippen.codelijsten import Specialisme
from zorglandschap.core.begrippen.hulpvormen import Hulpvorm
from zorglandschap.core.matching.profiel import HULPVORMEN, NOOIT
from zorglandschap.core.matching.rangorde import rank
from zorglandschap.core.matching.ranguitvoer import Uitvoer, als_json_tabel, als_tekst
from zorglandschap.core.matching.vraagbestand import Vraag, VraagFout, lees_vraag

URK = {"breedte": 52.66, "lengte": 5.60}
GOED: dict[str, Any] = {
    "jeugdige": {
        "leeftijd": 15,
        "maanden": 8,
        "thuis": URK,
        "school": URK,
        "gemeente": "GM0184",
        "advies": "pleegzorg",
        "behoeften": ["trauma"],
        "gewenste_start": "2026-12-01",
        "uiterste_start": "2026-12-29",
    },
    "aanbod": [
        {
            "id": nummer,
            "naam": f"Gezin {nummer}",
            "hulpvorm": "pleegzorg",
            "locatie": {**URK, "gemeente": "GM0184"},
            "leeftijd_van": 0,
            "leeftijd_tot": 17,
            "specialismen": ["trauma"],
            "vrij": 1,
            "vrij_vanaf": "2026-12-01",
        }
        for nummer in (1, 2)
    ],
}
WEG = object()


def _met(pad: str, waarde: object) -> dict[str, Any]:
    """The good question with one field changed, or taken out."""
    ruw = deepcopy(GOED)
    doel: Any = ruw
    *weg, laatste = [int(deel) if deel.isdigit() else deel for deel in pad.split(".")]
    for deel in weg:
        doel = doel[deel]
    if waarde is WEG:
        del doel[laatste]
    else:
        doel[laatste] = waarde
    return ruw


def _uitvoer(vraag: Vraag, *, hoogstens: int = 20) -> Uitvoer:
    assert vraag.aanbiedingen is not None
    a = vraag.aanbiedingen
    vormen = {int(pk): HULPVORMEN[int(v)] for pk, v in zip(a.id, a.hulpvorm, strict=True)}
    uitslag = rank(vraag.profiel, a, niveaus=NIVEAUS, regels=REGELS, hoogstens=hoogstens)
    return Uitvoer(uitslag, vraag.advies, "toets-1", vraag.namen, vormen)


def test_a_good_file_becomes_a_profile_and_offers() -> None:
    vraag = lees_vraag(GOED)
    assert vraag.profiel.leeftijd_maanden == 15 * 12 + 8
    assert vraag.profiel.gemeente == 184
    assert vraag.profiel.behoeften == {Specialisme.TRAUMA}
    assert vraag.profiel.school == (52.66, 5.60)
    assert vraag.advies is Hulpvorm.PLEEGZORG
    assert vraag.namen == {1: "Gezin 1", 2: "Gezin 2"}
    assert vraag.aanbiedingen is not None
    assert vraag.aanbiedingen.locatie.tolist() == [1, 2]


def test_what_may_be_left_out_is_left_out() -> None:
    vraag = lees_vraag(_met("aanbod", WEG))
    assert vraag.aanbiedingen is None
    kort = _met("jeugdige.school", None)
    for veld in ("maanden", "behoeften"):
        del kort["jeugdige"][veld]
    kort["aanbod"] = [
        {
            "id": 7,
            "hulpvorm": "pleegzorg",
            "locatie": {**URK, "nummer": 3, "gemeente": "GM0184"},
            "leeftijd_van": 0,
            "leeftijd_tot": 17,
            "vrij": 0,
        }
    ]
    vraag = lees_vraag(kort)
    assert vraag.profiel.school is None
    assert vraag.namen == {7: "aanbod 7"}
    assert vraag.aanbiedingen is not None
    assert (vraag.aanbiedingen.locatie.tolist(), vraag.aanbiedingen.vrij_vanaf.tolist()) == ([3], [NOOIT])


@pytest.mark.parametrize(
    ("pad", "waarde", "stukken"),
    [
        ("aanbod.0.hulpvorm", "hotel", ("hulpvorm", "aanbod 1", "‘hotel’", "pleegzorg")),
        ("aanbod.0.hulpvorm", WEG, ("hulpvorm", "aanbod 1", "ontbreekt")),
        ("aanbod.1.vrij", -2, ("vrij", "aanbod 2", "-2", "0 of meer")),
        ("aanbod.1.vrij", True, ("vrij", "aanbod 2", "true")),
        ("aanbod.0.locatie", WEG, ("locatie", "aanbod 1", "ontbreekt", "dichtbij")),
        ("aanbod.0.locatie", "Urk", ("locatie", "aanbod 1", "‘Urk’")),
        ("aanbod.0.locatie.breedte", 99, ("breedte", "locatie", "aanbod 1", "99")),
        ("aanbod.0.locatie.breedte", float("nan"), ("breedte", "locatie", "nan")),
        ("aanbod.0.locatie.gemeente", "Urk", ("gemeente", "locatie", "‘Urk’", "GM0184")),
        ("aanbod.0.locatie.nummer", 0, ("nummer", "locatie", "is 0")),
        ("aanbod.0.locatie.straat", "x", ("straat", "geen bekend veld")),
        ("aanbod.0.specialismen", ["toveren"], ("specialismen", "aanbod 1", "‘toveren’", "trauma")),
        ("aanbod.0.specialismen", "trauma", ("specialismen", "lijst")),
        ("aanbod.0.leeftijd_tot", -1, ("leeftijd_tot", "-1")),
        ("aanbod.0.leeftijd_van", 18, ("leeftijd_tot", "17", "lager", "18")),
        ("aanbod.0.neemt_lvb", "ja", ("neemt_lvb", "‘ja’", "true of false")),
        ("aanbod.0.naam", 5, ("naam", "is 5", "tekst")),
        ("aanbod.0.vrij_vanaf", None, ("vrij_vanaf", "leeg", "datum")),
        ("aanbod.0.vrij_vanaf", "1 december", ("vrij_vanaf", "‘1 december’", "datum")),
        ("aanbod.1.id", 1, ("id", "aanbod 1", "staat er al")),
        ("aanbod.1.id", "x", ("id", "aanbod nr. 2", "‘x’")),
        ("aanbod.1", "gezin", ("aanbod nr. 2", "geen tabel")),
        ("aanbod", [], ("aanbod", "minstens één")),
        ("jeugdige", WEG, ("de jeugdige", "ontbreekt")),
        ("jeugdige.leeftijd", 31, ("leeftijd", "31", "0 tot en met 22")),
        ("jeugdige.leeftijd", -1, ("leeftijd", "-1")),
        ("jeugdige.maanden", 12, ("maanden", "12", "0 tot en met 11")),
        ("jeugdige.behoeften", ["taal"], ("behoeften", "‘taal’")),
        ("jeugdige.gewenste_gemeente", "GM0034", ("gewenste_gemeente", "hoort bij de wens", "schrijf beide op")),
        ("jeugdige.nationaliteit", "NL", ("nationaliteit", "geen bekend veld")),
        ("jeugdige.crisis", 1, ("crisis", "is 1")),
        ("jeugdige.uiterste_start", "2026-11-01", ("uiterste_start", "2026-11-01", "2026-12-01")),
        ("jeugdige.gewenste_start", 5, ("gewenste_start", "is 5")),
        ("jeugdige.advies", "x" * 200, ("advies", "xxx…")),
    ],
)
def test_a_mistake_is_named_with_its_field_and_its_value(pad: str, waarde: object, stukken: tuple[str, ...]) -> None:
    with pytest.raises(VraagFout) as fout:
        lees_vraag(_met(pad, waarde))
    assert len(fout.value.fouten) == 1, fout.value.fouten
    for stuk in stukken:
        assert stuk in fout.value.fouten[0]


def test_all_mistakes_are_named_at_once() -> None:
    ruw = _met("jeugdige.leeftijd", 31)
    ruw["aanbod"][0]["vrij"] = -1
    with pytest.raises(VraagFout) as fout:
        lees_vraag(ruw)
    assert len(fout.value.fouten) == 2


@pytest.mark.parametrize("ruw", [[], "x", None, 5])
def test_a_file_that_is_no_table_is_refused(ruw: object) -> None:
    with pytest.raises(VraagFout, match="geen tabel"):
        lees_vraag(ruw)


def test_the_text_says_who_fits_why_and_what_is_equal() -> None:
    tekst = als_tekst(_uitvoer(lees_vraag(GOED)))
    assert "2 bekeken, 2 passend" in tekst
    assert "1 (gelijk). Gezin 1 [1] (pleegzorg): first-best, 1000 punten" in tekst
    assert "0,0 km van huis, 0,0 km van school; kan beginnen op 01-12-2026" in tekst
    assert "in de eigen gemeente 300 van 300" in tekst
    assert "De volgorde daarbinnen zegt niets." in tekst
    assert "nog 1 passend" in als_tekst(_uitvoer(lees_vraag(GOED), hoogstens=1))


def test_the_text_says_why_others_do_not_fit_and_what_would_have_to_change() -> None:
    ruw = _met("aanbod.0.leeftijd_tot", 14)
    ruw["jeugdige"]["school"] = None
    tekst = als_tekst(_uitvoer(lees_vraag(ruw)))
    assert "1 × de jeugdige is te oud voor dit aanbod" in tekst
    assert "Bijna passend:\n  Gezin 1 [1]" in tekst
    assert "9 maanden te oud" in tekst
    assert "van school" not in tekst
    assert "gelijk" not in tekst


def test_the_table_for_a_machine_says_the_same() -> None:
    tabel = als_json_tabel(_uitvoer(lees_vraag(_met("aanbod.0.leeftijd_tot", 14))))
    assert tabel["kaderversie"] == "toets-1"
    kandidaten: Any = tabel["kandidaten"]
    assert [k["aanbod"] for k in kandidaten] == [2]
    assert sum(b["punten"] for b in kandidaten[0]["bijdragen"]) == kandidaten[0]["punten"] == 1000
    assert kandidaten[0]["km_school"] == 0
    assert kandidaten[0]["start"] == "2026-12-01"
    bijna: Any = tabel["bijna"]
    assert bijna[0]["reden"] == "te_oud"
    assert tabel["uitgesloten"] == [{"reden": "te_oud", "zin": "de jeugdige is te oud voor dit aanbod", "aantal": 1}]
    ruw = _met("jeugdige.school", None)
    ander: Any = als_json_tabel(_uitvoer(lees_vraag(ruw)))
    assert ander["kandidaten"][0]["km_school"] is None
