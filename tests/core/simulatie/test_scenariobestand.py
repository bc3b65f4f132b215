"""A scenario as a file: there and back, a schema that is never behind, and every fault told by path and reason."""

from __future__ import annotations

import json
import tomllib
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zorglandschap.core.begrippen.hulpvormen import Hulpvorm
from zorglandschap.core.simulatie import scenario as deur
from zorglandschap.core.simulatie.invoer import (
    Invoer,
    Locatie,
    Profiel,
    Team,
    Voorziening,
    Zorgvorm,
    exponentieel,
)
from zorglandschap.core.simulatie.maatregelen import SOORTEN, Capaciteit, Maatregel
from zorglandschap.core.simulatie.scenario import (
    VERSIE,
    OngeldigScenario,
    Scenario,
    lees_scenario,
    pas_scenario_toe,
    schrijf_scenario,
)
from zorglandschap.core.simulatie.scenarioschema import schema, schematekst
from zorglandschap.core.simulatie.scenariovelden import Eigenschap, eigenschappen

WORTEL = Path(__file__).resolve().parents[3]
REGIO = WORTEL / "regios" / "flevoland"
BESTANDEN = sorted((REGIO / "scenarios").glob("*.json"))
TEKENS = st.characters(blacklist_categories=("Cs",), blacklist_characters="\x00")
NAMEN = st.text(TEKENS, min_size=1, max_size=12)
DAGEN = st.dates(date(2026, 1, 1), date(2040, 1, 1))


def _waarden(eigen: Eigenschap) -> st.SearchStrategy[Any]:
    laag, hoog = eigen.veld.minstens or 0, 100 if eigen.veld.hoogstens is None else eigen.veld.hoogstens
    getal = st.floats(laag, hoog, allow_nan=False)
    keuze: dict[type, st.SearchStrategy[Any]] = {
        str: NAMEN, int: st.integers(int(laag), int(hoog)), float: getal, bool: st.booleans(), date: DAGEN,
        dict: st.dictionaries(NAMEN, getal, min_size=1, max_size=3),
        tuple: st.lists(NAMEN, min_size=1, max_size=3).map(tuple),
    }  # fmt: skip
    waarde = keuze[eigen.soort]
    return st.none() | waarde if eigen.mag_leeg else waarde


def _maatregelen(klasse: type[Maatregel]) -> st.SearchStrategy[Maatregel]:
    velden = {eigen.naam: _waarden(eigen) for eigen in eigenschappen(klasse)}
    gemaakt = st.builds(klasse, **velden)
    if klasse is Capaciteit:
        gemaakt = st.builds(Capaciteit, vorm=NAMEN, vanaf=DAGEN, factor=st.floats(0, 100), locatie=st.none() | NAMEN)
    return gemaakt.filter(lambda m: getattr(m, "tot", None) is None or m.tot > m.vanaf)


SCENARIOS = st.builds(
    Scenario, naam=NAMEN, omschrijving=st.text(TEKENS, max_size=20), bronnen=st.lists(NAMEN, max_size=2).map(tuple),
    verzonnen=st.lists(NAMEN, max_size=2).map(tuple),
    maatregelen=st.lists(st.one_of([_maatregelen(klasse) for klasse in SOORTEN.values()]), max_size=4).map(tuple),
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(SCENARIOS)
def test_what_is_written_reads_back_the_same(scenario: Scenario) -> None:
    tekst = schrijf_scenario(scenario)
    assert lees_scenario(tekst) == scenario
    assert schrijf_scenario(lees_scenario(tekst)) == tekst


def test_the_shipped_schema_is_the_schema_of_the_code() -> None:
    bestand = Path(deur.__file__).parent / "scenario.schema.json"
    assert bestand.read_text(encoding="utf-8") == schematekst(), "write scenarioschema.schematekst() to the file"


def test_every_field_and_kind_of_measure_is_described() -> None:
    def velden(deel: dict[str, Any]) -> list[dict[str, Any]]:
        eigen = list(deel.get("properties", {}).values())
        return eigen + [v for keuze in deel.get("items", {}).get("oneOf", []) for v in velden(keuze)] + [
            v for e in eigen for v in velden(e)]  # fmt: skip

    alle = velden(schema())
    assert all(veld["description"].endswith(".") for veld in alle)
    soorten = [veld["const"] for veld in alle if veld["description"] == "Soort maatregel."]
    assert soorten == list(SOORTEN)
    assert schema()["properties"]["versie"]["const"] == VERSIE


GOED: dict[str, Any] = {
    "versie": 1, "naam": "x", "$schema": "scenario.schema.json", "maatregelen": [
        {"soort": "capaciteit", "vorm": "gezinshuis", "vanaf": "2027-01-01", "erbij": 4},
        {"soort": "preventief team", "naam": "t", "vormen": {"groep": 0.5}, "ruimte": 3, "dagen": 9,
         "vanaf": "2027-01-01"},
        {"soort": "snellere uitstroom", "naam": "u", "vormen": ["a"], "factor": 0.5, "ruimte": 3,
         "vanaf": "2027-01-01"},
    ],
}  # fmt: skip


def _fouten(tekst: str) -> list[str]:
    with pytest.raises(OngeldigScenario) as fout:
        lees_scenario(tekst)
    return [str(zin) for zin in fout.value.fouten]


def _met(rij: int, **velden: object) -> str:
    maatregelen = [{**m, **(velden if i == rij else {})} for i, m in enumerate(GOED["maatregelen"])]
    return json.dumps({**GOED, "maatregelen": maatregelen})


@pytest.mark.parametrize(
    ("rij", "velden", "reden"),
    [
        (0, {"erbij": "veel"}, 'maatregelen[0].erbij is "veel": dat moet een heel getal zijn.'),
        (0, {"erbij": 1.5}, "maatregelen[0].erbij is 1.5: dat moet een heel getal zijn."),
        (0, {"erbij": True}, "maatregelen[0].erbij is true: dat moet een heel getal zijn."),
        (0, {"factor": True}, "maatregelen[0].factor is true: dat moet een getal zijn."),
        (0, {"vorm": None}, "maatregelen[0].vorm is leeg: dat moet een tekst zijn."),
        (0, {"vorm": ""}, "maatregelen[0].vorm is leeg: vul iets in."),
        (0, {"vanaf": "1-1-2027"}, 'maatregelen[0].vanaf is "1-1-2027": dat moet een datum (jjjj-mm-dd) zijn.'),
        (0, {"vanaf": "20270101"}, 'maatregelen[0].vanaf is "20270101": dat moet een datum (jjjj-mm-dd) zijn.'),
        (0, {"vanaf": 2027}, "maatregelen[0].vanaf is 2027: dat moet een datum (jjjj-mm-dd) zijn."),
        (0, {"spreiding": 1}, "maatregelen[0].spreiding is 1: dat moet true of false zijn."),
        (0, {"plek": 1}, "maatregelen[0].plek is geen bekend veld: haal het weg of kijk de naam na."),
        (0, {"factor": 0.5}, "maatregelen[0] heeft een factor en een aantal erbij: kies er één."),
        (0, {"soort": "wonder"}, "maatregelen[0].soort is \"wonder\": kies uit " + ", ".join(SOORTEN) + "."),
        (1, {"vormen": [1]}, "maatregelen[1].vormen is [1]: dat moet hulpvormen met elk een getal zijn."),
        (1, {"vormen": {"a": "b"}}, 'maatregelen[1].vormen is {"a": "b"}: dat moet hulpvormen met elk een getal zijn.'),
        (1, {"vormen": {"a": 3}}, "maatregelen[1].vormen.a is 3.0: dat moet 0 tot en met 1 zijn."),
        (1, {"ruimte": -1}, "maatregelen[1].ruimte is -1: dat moet 0 tot en met 9999 zijn."),
        (2, {"vormen": "gezinshuis"}, 'maatregelen[2].vormen is "gezinshuis": dat moet een lijst van teksten zijn.'),
        (2, {"naam": "\x00"}, 'maatregelen[2].naam is "\\u0000": dat moet een tekst zijn.'),
        (2, {"factor": 10**400}, "maatregelen[2].factor is 1" + "0" * 58 + "…: dat moet een getal zijn."),
        (2, {"vormen": []}, "maatregelen[2].vormen is leeg: vul iets in."),
        (2, {"naam": ["x" * 99]}, 'maatregelen[2].naam is ["' + "x" * 57 + "…: dat moet een tekst zijn."),
    ],
)  # fmt: skip
def test_a_bad_row_is_told_by_path_and_reason(rij: int, velden: dict[str, object], reden: str) -> None:
    assert _fouten(_met(rij, **velden)) == [reden]


def test_all_faults_are_told_at_once_and_a_missing_field_with_its_meaning() -> None:
    kapot = {"versie": 1, "omschrijving": 3, "maatregelen": [{"soort": "tarief"}, 7, {}]}
    fouten = _fouten(json.dumps(kapot))
    assert fouten[0] == "naam ontbreekt. Wat er moet staan: Korte naam van het scenario."
    assert "omschrijving is 3: dat moet een tekst zijn." in fouten
    assert [f.split(" ")[0] for f in fouten[2:]] == [
        "maatregelen[0].vorm", "maatregelen[0].factor", "maatregelen[1]", "maatregelen[2].soort",
    ]  # fmt: skip
    assert _fouten('{"versie": 1, "naam": "x", "maatregelen": 3}') == ["maatregelen is 3: dat moet een lijst zijn."]


@pytest.mark.parametrize(
    ("tekst", "reden"),
    [
        ("", "Dit is geen JSON: kijk bij regel 1, teken 1."),
        ("[]", "Een scenariobestand is één object met een naam en maatregelen."),
        ('{"versie": NaN}', "Dit is geen goed bestand: NaN is geen getal."),
        ('{"naam": 1, "naam": 2}', "Dit is geen goed bestand: ‘naam’ staat er twee keer."),
        ('{"versie": 2}', "versie is 2: dit programma leest versie 1 van een scenariobestand."),
        ('{"versie": true}', "versie is true: dit programma leest versie 1 van een scenariobestand."),
        ('{"versie": ' + "[" * 100_000, "Dit is geen goed bestand: er staat iets in dat te diep of te groot is."),
        ('{"versie": ' + "9" * 5_000 + "}", "Dit is geen goed bestand: er staat iets in dat te diep of te groot is."),
        ("{}", "versie is leeg: dit programma leest versie 1 van een scenariobestand."),
    ],
)  # fmt: skip
def test_another_kind_of_file_or_version_is_refused_in_one_sentence(tekst: str, reden: str) -> None:
    assert _fouten(tekst) == [reden]


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5) | st.sampled_from(list(SOORTEN)),
    lambda deel: st.lists(deel, max_size=3) | st.dictionaries(
        st.sampled_from(["soort", "vorm", "vormen", "vanaf", "factor", "naam", "tot"]), deel, max_size=5),
    max_leaves=20,
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(JSON, JSON)
def test_whatever_stands_in_a_file_it_is_read_or_refused_in_words(naam: object, maatregelen: object) -> None:
    tekst = json.dumps({"versie": 1, "naam": naam, "maatregelen": maatregelen})
    with suppress(OngeldigScenario):
        assert lees_scenario(tekst).naam == naam


def _flevoland() -> Invoer:
    """The gemeenten, forms and teams of the region as its own files name them, with a few places."""
    regio, regels = (tomllib.loads((REGIO / f"{naam}.toml").read_text("utf-8")) for naam in ("regio", "simulatie"))
    gemeenten = tuple(gemeente["naam"] for gemeente in regio["gemeente"])
    vormen = tuple(Zorgvorm(naam=v["hulpvorm"], duur=exponentieel(90.0), oud_op=18.0) for v in regels["vorm"])
    assert {vorm.naam for vorm in vormen} <= {vorm.value for vorm in Hulpvorm}
    plek = Locatie("Almere", "Almere", dict.fromkeys(gemeenten, 10.0))
    teams = tuple(
        Team(naam=t["naam"], ruimte=8, duur=exponentieel(60.0), voorkomt=dict.fromkeys(t["voorkomt"], 0.1))
        for t in regels["team"]
    )
    return Invoer(
        start=date(2026, 11, 23), maanden=60, te_lang=28.0, gemeenten=gemeenten, vormen=vormen, locaties=(plek,),
        voorzieningen=tuple(Voorziening(vorm.naam, "Almere", 10) for vorm in vormen), teams=teams,
        profielen=(Profiel(naam="jeugdige", leeftijd=(4.0, 17.0), eerste_keus={vormen[0].naam: 1.0}),),
        instroom=np.ones((6, 1)),
    )  # fmt: skip


def test_five_scenarios_are_prepared() -> None:
    assert [b.stem for b in BESTANDEN] == [
        "meer-gezinshuizen-per-gemeente", "nul-uithuisplaatsingen-2030", "ongewijzigd-beleid", "stip-op-de-horizon",
        "versnellingsteam-keer-twee",
    ]  # fmt: skip


@pytest.mark.parametrize("bestand", BESTANDEN, ids=lambda b: b.stem)
def test_a_prepared_scenario_reads_runs_and_says_where_it_comes_from(bestand: Path) -> None:
    tekst = bestand.read_text(encoding="utf-8")
    scenario = lees_scenario(tekst)
    assert schrijf_scenario(scenario) == tekst
    assert scenario.bronnen
    assert scenario.omschrijving
    assert bool(scenario.verzonnen) == bool(scenario.maatregelen)
    pas_scenario_toe(_flevoland(), scenario)
