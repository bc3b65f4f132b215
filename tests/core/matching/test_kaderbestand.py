"""A framework that does not justify itself is refused, with a message that says what to mend."""

from __future__ import annotations

from copy import deepcopy
from datetime import date
from typing import Any

import pytest

from tests.core.matching.hulp import flevoland
from zorglandschap.core.begrippen.hulpvormen import Hulpvorm
from zorglandschap.core.matching.kaderbestand import KaderFout, lees_kader, lees_kaders

GOED: dict[str, Any] = {
    "versie": "toets-1",
    "criterium": [
        {
            "sleutel": "veilig",
            "vraag": "Is het veilig?",
            "waarom": "Eerst veiligheid.",
            "bron": "Regiovisie §3.6",
            "eigenaar": "Gedragsdeskundigen",
            "sinds": date(2026, 1, 1),
            "antwoord": [
                {"sleutel": "ja", "tekst": "Ja"},
                {"sleutel": "nee", "tekst": "Nee", "uitleg": "Niet veilig.", "sluit_uit": ["thuis"]},
            ],
        }
    ],
    "vorm": [
        {
            "hulpvorm": "pleegzorg",
            "biedt": ["begeleiding"],
            "aanvaardbaar": ["gezinshuis"],
            "waarom": "Ook een gezin.",
            "bron": "Regiovisie §3.5",
            "eigenaar": "Gedragsdeskundigen",
            "sinds": date(2026, 1, 1),
        }
    ],
}


def _met(**anders: object) -> dict[str, Any]:
    ruw = deepcopy(GOED)
    ruw["criterium"][0].update(anders)
    return ruw


def test_a_good_file_becomes_a_framework() -> None:
    kader = lees_kader(GOED)
    assert kader.versie == "toets-1"
    assert kader.criteria[0].antwoord("nee").uitleg == "Niet veilig."
    assert kader.vormen[Hulpvorm.PLEEGZORG].aanvaardbaar == (Hulpvorm.GEZINSHUIS,)


def test_every_criterion_of_flevoland_has_justification_source_owner_and_date() -> None:
    for criterium in flevoland().criteria:
        assert criterium.waarom
        assert criterium.bron
        assert criterium.eigenaar
        assert criterium.sinds <= date(2026, 12, 31)
    assert set(flevoland().vormen) == set(Hulpvorm)


def test_every_form_of_flevoland_says_why_another_may_stand_in_for_it() -> None:
    for vorm in flevoland().vormen.values():
        assert vorm.grond is not None
        assert vorm.grond.waarom
        assert vorm.grond.bron
        assert vorm.grond.eigenaar
        assert vorm.grond.is_verzonnen


@pytest.mark.parametrize("veld", ["waarom", "bron", "eigenaar", "sinds"])
def test_a_form_without_justification_is_refused_now_and_readable_when_it_was_before(veld: str) -> None:
    kaal = deepcopy(GOED)
    del kaal["vorm"][0][veld]
    with pytest.raises(KaderFout, match=f"pleegzorg.*{veld}"):
        lees_kader(kaal)
    oud = {**kaal, "versie": "toets-0", "vorm": [{"hulpvorm": "pleegzorg", "aanvaardbaar": ["gezinshuis"]}]}
    kader = lees_kaders(GOED, [oud])["toets-0"]
    assert kader.vormen[Hulpvorm.PLEEGZORG].grond is None
    assert kader.niveaus(Hulpvorm.PLEEGZORG) == lees_kader(GOED).niveaus(Hulpvorm.PLEEGZORG)


@pytest.mark.parametrize("veld", ["sleutel", "vraag", "waarom", "bron", "eigenaar"])
def test_a_criterion_without_justification_is_refused(veld: str) -> None:
    with pytest.raises(KaderFout, match=veld):
        lees_kader(_met(**{veld: "  "}))


ANTWOORD = {"sleutel": "ja", "tekst": "Ja"}


@pytest.mark.parametrize(
    ("ruw", "melding"),
    [
        ({"versie": "1"}, "geen enkel"),
        ({"versie": "1", "criterium": "x"}, "rij tabellen"),
        ({**GOED, "versie": ""}, "versie"),
        (_met(sinds="2026"), "datum"),
        (_met(antwoord=[ANTWOORD]), "minstens twee"),
        (_met(antwoord=[ANTWOORD, ANTWOORD]), "twee keer"),
        (_met(antwoord=[ANTWOORD, {"sleutel": "nee", "tekst": "Nee", "sluit_uit": ["thuis"]}]), "waarom"),
        (_met(antwoord=[ANTWOORD, {**ANTWOORD, "sleutel": "n", "sluit_uit": ["kliniek of gesloten"]}]), "altijd"),
        (_met(antwoord=[ANTWOORD, {**ANTWOORD, "sleutel": "n", "sluit_uit": ["hotel"]}]), "hotel"),
        (_met(antwoord=[ANTWOORD, {**ANTWOORD, "sleutel": "n", "vraagt": "begeleiding"}]), "lijst"),
        ({**GOED, "criterium": GOED["criterium"] * 2}, "twee keer"),
        ({**GOED, "vorm": [{"hulpvorm": "hotel"}]}, "hotel"),
        (
            {**GOED, "vorm": [{"hulpvorm": "pleegzorg", "aanvaardbaar": ["gezinshuis"], "nood": ["gezinshuis"]}]},
            "niet allebei",
        ),
    ],
)
def test_a_mistake_in_the_file_is_named(ruw: dict[str, Any], melding: str) -> None:
    with pytest.raises(KaderFout, match=melding):
        lees_kader(ruw)
