"""The list of rules is complete and true: every rule stands in it, as the examples prove it to be."""

from __future__ import annotations

import importlib
import re

import pytest

from tests.core.regels.voorbeelden import feiten_uit, regels_van, tabel
from zorglandschap.core.regels.register import REGELS, Regel, Thema, per_thema

BESTANDEN = (
    "advies",
    "afsluiten",
    "analyse",
    "besluit",
    "beweging",
    "dubbel",
    "hulpvraag",
    "jim",
    "kader",
    "lokaal",
    "maatregel",
    "nood",
    "overdracht",
    "plaatsing",
    "plan",
    "regie",
    "stagnatie",
    "toekomst",
    "toestemming",
    "toewijzing",
    "verwijzing",
)


def test_every_rule_stands_in_the_register_exactly_once() -> None:
    bestaand = {
        f"{bestand}.{naam}"
        for bestand in BESTANDEN
        for naam in regels_van(importlib.import_module(f"zorglandschap.core.regels.{bestand}"))
    }
    assert sorted(r.sleutel for r in REGELS) == sorted(bestaand)
    assert len(REGELS) >= 12


@pytest.mark.parametrize("regel", REGELS, ids=lambda r: r.sleutel)
def test_source_hardness_and_name_are_those_of_the_outcomes(regel: Regel) -> None:
    bestand, functie = regel.sleutel.split(".")
    module = importlib.import_module(f"zorglandschap.core.regels.{bestand}")
    klasse = next(k for naam, k in vars(module).items() if re.fullmatch(r"\w+Feiten", naam))
    uitkomsten = [regel.functie(feiten_uit(klasse, v.feiten)) for v in tabel(bestand) if v.regel == functie]
    assert uitkomsten
    assert {u.bron for u in uitkomsten} == set(regel.bronnen)
    assert {u.is_hard for u in uitkomsten} == {regel.is_hard}
    assert {u.regel for u in uitkomsten} == {regel.naam}


@pytest.mark.parametrize("regel", REGELS, ids=lambda r: r.sleutel)
def test_every_rule_is_one_dutch_sentence(regel: Regel) -> None:
    assert regel.zin.endswith(".")
    assert "\n" not in regel.zin


def test_the_headings_follow_the_chain_and_none_is_empty() -> None:
    assert [thema for thema, _ in per_thema()] == list(Thema)
    assert [r for _, regels in per_thema() for r in regels] == list(REGELS)
    assert all(regels for _, regels in per_thema())
