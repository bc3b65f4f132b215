"""The commands ‘plan’ and ‘gevoelig’: the same seed the same answer, and what is wrong told by path before any run."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import typer
from typer.testing import CliRunner

from tests.cast import NU, Cast
from zorglandschap.apps.simulatie.actions import schat_opnieuw
from zorglandschap.config.opdrachten_gevoelig import gevoelig
from zorglandschap.config.opdrachten_plan import plan
from zorglandschap.core.simulatie.scenario import lees_scenario

pytestmark = pytest.mark.django_db
plannen, gevoeligen = typer.Typer(), typer.Typer()
plannen.command()(plan)
gevoeligen.command()(gevoelig)
DOELEN: dict[str, Any] = {"versie": 1, "doelen": [{"soort": "wachttijd", "vorm": "gezinshuis", "dagen": 30}]}
KORT = ("--jaren", "3", "--seed", "3", "--pogingen", "30")


@pytest.fixture
def geschat(cast: Cast) -> Cast:
    schat_opnieuw(nu=NU, op=date(2026, 11, 22))
    return cast


def draai(app: typer.Typer, *woorden: str, invoer: str | None = None) -> tuple[int, str]:
    uitslag = CliRunner().invoke(app, list(woorden), input=invoer)
    return uitslag.exit_code, uitslag.stdout if uitslag.exit_code == 0 else " ".join(uitslag.output.split())


def bestand(map_: Path, inhoud: object) -> str:
    pad = map_ / "doelen.json"
    pad.write_text(json.dumps(inhoud), encoding="utf-8")
    return str(pad)


def test_een_machine_krijgt_een_plan_en_hetzelfde_zaad_geeft_hetzelfde(geschat: Cast, tmp_path: Path) -> None:
    doelen = bestand(tmp_path, DOELEN)
    (code, een), (_, twee) = (draai(plannen, "--doelen", doelen, *KORT, "--json") for _ in range(2))
    assert code == 0
    assert een == twee
    antwoord = json.loads(een)
    assert antwoord["oordeel"] in ("gehaald", "onzeker", "niet gehaald")
    assert len(antwoord["standen"]) == 1
    assert lees_scenario(antwoord["scenario"]).naam == "plan"
    assert all(v["vorm"] == "gezinshuis" for v in antwoord["veranderingen"])


def test_een_mens_leest_zinnen_en_de_lijn(geschat: Cast) -> None:
    code, tekst = draai(plannen, "--doelen", "-", *KORT, "--lijn", invoer=json.dumps(DOELEN))
    assert code == 0
    assert "Dit plan kost gemiddeld" in tekst
    assert "uit huis" in tekst


def test_een_plan_dat_niets_verandert_zegt_dat(geschat: Cast) -> None:
    vast = DOELEN | {"knoppen": [{"vorm": "gezinshuis", "locatie": "bestaat niet", "meest": 0}]}
    code, tekst = draai(plannen, "--doelen", "-", *KORT, invoer=json.dumps(vast))
    assert code == 2
    assert "bestaat niet" in tekst


@pytest.mark.parametrize(
    ("inhoud", "zegt"),
    [
        ([], "één object"),
        ({"versie": 2, "doelen": []}, "versie is 2"),
        ({"versie": 1, "doelen": [{"soort": "geluk"}]}, "doelen[0].soort"),
        ({"versie": 1, "doelen": [{"soort": "wachttijd", "vorm": "gezinshuis"}]}, "doelen[0].dagen ontbreekt"),
        ({"versie": 1, "doelen": [{"soort": "wachttijd", "vorm": "hotel", "dagen": 3}]}, "‘hotel’"),
        ({"versie": 1, "doelen": []}, "geen doelen"),
    ],
)
def test_wat_niet_klopt_staat_er_met_het_pad(geschat: Cast, tmp_path: Path, inhoud: object, zegt: str) -> None:
    code, tekst = draai(plannen, "--doelen", bestand(tmp_path, inhoud), *KORT)
    assert code == 2
    assert zegt in tekst


def test_zonder_schatting_staat_er_wat_te_doen(cast: Cast, tmp_path: Path) -> None:
    for uit in (draai(plannen, "--doelen", bestand(tmp_path, DOELEN)), draai(gevoeligen)):
        assert uit[0] == 2
        assert "zorglandschap schat" in uit[1]


@pytest.mark.parametrize(
    ("methode", "meer"), [("tornado", ()), ("morris", ("--paden", "2")), ("sobol", ("--macht", "2"))]
)
def test_elke_methode_zegt_wat_het_meest_doet(geschat: Cast, methode: str, meer: tuple[str, ...]) -> None:
    woorden = ("--methode", methode, "--jaren", "1", "--replicaties", "2", *meer)
    code, tekst = draai(gevoeligen, *woorden, "--json", "--cijfer", "uit huis")
    assert code == 0
    antwoord = json.loads(tekst)
    assert antwoord["methode"] == methode
    assert {"aanmeldingen", "geduld"} <= {rij["naam"] for rij in antwoord["invoer"]}
    assert "aanmeldingen" in draai(gevoeligen, *woorden)[1]


def test_een_onbekend_cijfer_noemt_de_keuzes(geschat: Cast) -> None:
    code, tekst = draai(gevoeligen, "--cijfer", "geluk")
    assert code == 2
    assert "wachtdagen" in tekst
