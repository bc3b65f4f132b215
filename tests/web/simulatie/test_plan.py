"""From targets to a plan on a page: asked, followed, read in plain sentences, made into a scenario with one click."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from tests.cast import NU, Cast
from tests.web.simulatie.test_scenario_maken import DAG, als, soep, velden
from zorglandschap.apps.simulatie import planwerk
from zorglandschap.apps.simulatie.actions import reken_volgende, schat_opnieuw
from zorglandschap.apps.simulatie.models import Doorrekening, Scenario
from zorglandschap.apps.simulatie.verkenning import UITGANGSPUNTEN
from zorglandschap.core.begrippen.simulatiewoorden import Rekensoort, Rekenstand
from zorglandschap.web.simulatie.beeld.lijn import teken_lijn

pytestmark = pytest.mark.django_db
PLAN = "/simulatie/plan/"


@pytest.fixture(autouse=True)
def geschat(cast: Cast, tmp_path: Path, settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """An estimate of the cast, and short searches."""
    settings.DATA_MAP = tmp_path
    UITGANGSPUNTEN.leeg()
    schat_opnieuw(nu=NU, op=DAG)
    monkeypatch.setattr(planwerk, "VERS", 20)
    monkeypatch.setattr(planwerk, "POGINGEN_PUNT", 8)


def vorm(pagina: BeautifulSoup, naam: str) -> str:
    """The field of the wait of a form of help."""
    label = next(x for x in pagina.select(".zl-delen label") if x.text.strip().startswith(naam))
    return str(pagina.select_one(f"#{label['for']}")["name"])


def vraag(client: Client, **anders: str) -> Any:
    pagina = soep(client.get(PLAN))
    data = velden(pagina) | {vorm(pagina, "Gezinshuis"): "30", "jaren": "3", "vanaf": "2027-07-01", "naam": "Dichtbij"}
    return client.post(PLAN, data | anders)


def gereed(client: Client, **anders: str) -> str:
    """Asked and computed, with few tries; the address of the plan."""
    adres = str(vraag(client, **anders)["Location"])
    rij = Doorrekening.objects.get(soort=Rekensoort.PLAN)
    Doorrekening.objects.update(vraag={**rij.vraag, "pogingen": 30})
    uit = reken_volgende("proef", klok=timezone.now)
    assert uit is not None
    assert uit.stand == Rekenstand.KLAAR, uit.fout
    return adres


def test_van_doelen_naar_een_plan_en_met_een_klik_een_scenario(cast: Cast) -> None:
    client = als(cast.tom)
    adres = gereed(client, meest_erbij="9", budget="9000000")
    pagina = soep(client.get(adres))
    tekst = pagina.select_one("main").get_text(" ", strip=True)
    assert pagina.h1.text == "Dichtbij"
    assert "per jaar" in pagina.select_one(".zl-kernzin").text
    assert "Wachten op gezinshuis duurt gemiddeld hoogstens 30,0 dagen." in tekst
    assert "met 95% zekerheid hoogstens" in tekst
    assert "uit huis" not in pagina.select_one(".zl-kernzin").text  # too few youths to show
    for _ in range(2):
        klaar = client.post(f"{adres}scenario/")
        assert klaar.status_code == 302
    scenario = Scenario.objects.get()
    assert klaar["Location"] == f"/simulatie/scenarios/{scenario.sleutel}/"
    assert scenario.naam.startswith("Dichtbij (")
    assert "gezinshuis" in soep(client.get(klaar["Location"])).text.lower()


def test_onderweg_is_te_zien_hoever_en_te_stoppen(
    cast: Cast, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    client = als(cast.tom)
    adres = vraag(client)["Location"]
    with django_assert_max_num_queries(20):
        pagina = soep(client.get(adres))
    assert "Wacht op zijn beurt" in pagina.text
    assert pagina.progress is not None
    assert client.post(f"{adres}scenario/").status_code == 409
    assert client.post(f"{adres}stop/").status_code == 302
    assert "Vraag een nieuw plan" in soep(client.get(adres)).text
    Doorrekening.objects.update(stand=Rekenstand.BEZIG)
    assert "stopt bij de volgende stap" in soep(client.post(f"{adres}stop/", follow=True)).text
    Doorrekening.objects.update(stand=Rekenstand.MISLUKT, fout={"zin": "Het lukte niet.", "waarden": {}})
    assert "Het lukte niet." in soep(client.get(adres)).text


def test_dezelfde_aanvraag_twee_keer_is_een_plan_en_staat_niet_bij_de_doorrekeningen(cast: Cast) -> None:
    client = als(cast.tom)
    sleutel = "0b0b7d9e-6f0b-4a60-9c41-3f8f6b1f2a11"
    adressen = {vraag(client, herhaalsleutel=sleutel)["Location"] for _ in range(2)}
    rij = Doorrekening.objects.get()
    assert adressen == {f"{PLAN}{rij.sleutel}/"}
    assert "Dichtbij" in soep(client.get(PLAN)).text
    assert "Dichtbij" not in soep(client.get("/simulatie/doorrekeningen/")).select_one("main").text
    assert client.get(f"/simulatie/doorrekening/{rij.sleutel}/").status_code == 404


@pytest.mark.parametrize(("anders", "zegt"), [
    ({"vanaf": "2020-01-01"}, "Kies een dag na vandaag"),
    ({"wacht_leeg": "ja"}, "Vul bij minstens één hulpvorm in"),
    ({"eigen_gemeente": "140"}, "100"),
])  # fmt: skip
def test_wat_niet_kan_staat_bij_het_veld_en_het_getypte_blijft(cast: Cast, anders: dict[str, str], zegt: str) -> None:
    client = als(cast.tom)
    pagina = soep(client.get(PLAN))
    veld = vorm(pagina, "Gezinshuis")
    antwoord = vraag(client, **(anders if "wacht_leeg" not in anders else {veld: ""}))
    assert antwoord.status_code == 400
    assert zegt in soep(antwoord).select_one("[data-foutenlijst]").text
    assert soep(antwoord).select_one("#id_naam")["value"] == "Dichtbij"
    assert not Doorrekening.objects.exists()


def test_een_vraag_die_niet_past_wordt_geweigerd_met_de_reden(cast: Cast) -> None:
    antwoord = vraag(als(cast.tom), vanaf="2031-01-01")
    assert antwoord.status_code == 409
    assert "2031" in soep(antwoord).select_one("[data-foutenlijst]").text


def test_wie_alleen_kijkt_leest_plannen_en_vraagt_er_geen(cast: Cast) -> None:
    adres, kijker = gereed(als(cast.tom)), als(cast.pieter)
    lijst = soep(kijker.get(PLAN)).select_one("main")
    assert "Dichtbij" in lijst.text
    assert lijst.form is None
    assert "Maak hier een scenario van" not in soep(kijker.get(adres)).text
    assert kijker.post(f"{adres}scenario/").status_code == 404


def test_de_lijn_van_kosten_tegen_kinderen_thuis_is_te_vragen(cast: Cast) -> None:
    client = als(cast.tom)
    assert "Er is geen lijn te tekenen" in soep(client.get(gereed(client, lijn="on"))).text
    punten = [{"kosten": 1e6 * k, "uit_huis": 50.0 - k} for k in (4, 5, 7)]
    uit = {"lijn": punten, "kosten_nu": 5e6, "uit_huis_nu": 49.0}
    Doorrekening.objects.update(plan={**Doorrekening.objects.get().plan, **uit, "uit_huis": 46.0})
    pagina = soep(client.get(f"{PLAN}{Doorrekening.objects.get().sleutel}/"))
    assert len(pagina.select("svg .zl-waaier__stip:not(.zl-waaier__stip--nu)")) == 3
    assert "€ 4,00 miljoen" in pagina.select_one("table").text
    assert teken_lijn({**uit, "lijn": punten[:1]}) is None


def test_een_plan_dat_niet_haalbaar_is_zegt_wat_er_nodig_is(cast: Cast) -> None:
    client = als(cast.tom)
    adres = gereed(client, budget="1", meest_erbij="2")
    tekst = soep(client.get(adres)).select_one("main").text
    assert "Wij vonden geen plan dat alle doelen haalt." in tekst
    assert "Wat er nodig zou zijn" in tekst
    assert "niet gehaald" in tekst
    plan = Doorrekening.objects.get().plan
    Doorrekening.objects.update(plan={**plan, "nodig": [], "aan_grens": []})
    assert "minstens twee doelen" in soep(client.get(adres)).text


def test_een_plan_dat_niets_verandert_is_geen_scenario(cast: Cast) -> None:
    client = als(cast.tom)
    adres = gereed(client)
    plan = Doorrekening.objects.get().plan
    leeg = '{"versie": 1, "naam": "plan", "maatregelen": []}'
    Doorrekening.objects.update(plan={**plan, "scenario": leeg, "veranderingen": []})
    assert "Er hoeft niets te veranderen." in soep(client.get(adres)).text
    assert client.post(f"{adres}scenario/").status_code == 409


def test_zonder_schatting_staat_er_wat_te_doen(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    from zorglandschap.core.begrippen.tekst import zin
    from zorglandschap.web.simulatie.basis import GeenBasis
    from zorglandschap.web.simulatie.pages import plan

    def geen(*_wat: object, **_hoe: object) -> None:
        raise GeenBasis(zin("Er is nog geen schatting."))

    monkeypatch.setattr(plan, "lees_basis", geen)
    pagina = soep(als(cast.tom).get(PLAN))
    assert "Plannen kan nog niet" in pagina.text
    assert "Er is nog geen schatting." in pagina.text
