"""The scenarios there are: read, exported, taken away, chosen for a run, and the runs with how far they are."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from tests.cast import NU, Cast
from tests.web.simulatie.test_scenario_maken import DAG, MEER, als, maak, soep, velden
from zorglandschap.apps.simulatie.actions import schat_opnieuw, wijzig_scenario
from zorglandschap.apps.simulatie.models import Doorrekening
from zorglandschap.apps.simulatie.models import Scenario as Rij
from zorglandschap.apps.simulatie.verkenning import UITGANGSPUNTEN
from zorglandschap.core.begrippen.simulatiewoorden import Rekenstand
from zorglandschap.core.simulatie.maatregelen import Tariefwijziging
from zorglandschap.core.simulatie.scenario import lees_scenario
from zorglandschap.core.simulatie.scenarioschema import schema

pytestmark = pytest.mark.django_db
LIJST, REKEN, RUNS = "/simulatie/scenarios/", "/simulatie/doorrekeningen/nieuw/", "/simulatie/doorrekeningen/"


@pytest.fixture
def geschat(cast: Cast, tmp_path: Path, settings: Any) -> None:
    """An estimate of the cast."""
    settings.DATA_MAP = tmp_path
    UITGANGSPUNTEN.leeg()
    schat_opnieuw(nu=NU, op=DAG)


def test_de_lijst_zegt_in_zinnen_wat_erin_zit_wie_het_maakte_en_wanneer(
    cast: Cast, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for nummer in range(6):
        maak(cast, replace(MEER, naam=f"Eigen {nummer}"))
    client = als(cast.tom)
    with django_assert_max_num_queries(25):
        pagina = soep(client.get(LIJST))
    groepen = pagina.select("main section")
    assert [len(groep.select("li.zl-scenario")) for groep in groepen] == [6, 5]
    eigen = groepen[0].select("li.zl-scenario")[0].get_text(" ", strip=True)
    assert "De vraag: +10% vanaf 01-01-2027." in eigen
    assert f"{cast.tom.naam}, 22 november 2026, 10:30 · versie 1" in eigen
    assert "Wijzig" not in groepen[1].text
    assert "Kopieer" in groepen[1].text


def test_wie_alleen_kijkt_ziet_geen_knoppen_om_te_maken(cast: Cast) -> None:
    sleutel, client = maak(cast), als(cast.pieter)
    for adres in (LIJST, f"{LIJST}{sleutel}/", RUNS):
        tekst = soep(client.get(adres)).select_one("main").text
        assert not {"Nieuw scenario", "Kopieer", "Wijzig", "Haal weg", "Reken door"} & set(tekst.split("\n")), adres
        assert "Wijzig" not in tekst
    assert client.get(REKEN).status_code == 404
    assert client.get(f"{LIJST}{sleutel}/weg/").status_code == 404


def test_een_scenario_van_de_regio_zegt_waar_het_op_rust(cast: Cast) -> None:
    pagina = soep(als(cast.tom).get(f"{LIJST}regio-stip-op-de-horizon/"))
    assert pagina.h1.text == "Stip op de horizon"
    assert "Behandelgroep: −50% plekken" in pagina.text
    assert {"Waar dit beleid staat", "Eigen schattingen"} <= {h.text for h in pagina.select("h3")}
    assert "maak dan een kopie" in pagina.text
    assert "Haal weg" not in pagina.text


@pytest.mark.usefixtures("geschat")
def test_een_eerdere_versie_is_te_lezen_en_weer_te_gebruiken(cast: Cast) -> None:
    sleutel, client = maak(cast), als(cast.tom)
    nieuw = replace(MEER, maatregelen=(Tariefwijziging(vorm="pleegzorg", factor=1.1),))
    wijzig_scenario(cast.tom, Rij.objects.get().sleutel, nieuw, versie=1, herhaalsleutel=uuid4(), nu=NU)
    oud = soep(client.get(f"{LIJST}{sleutel}/?versie=1"))
    assert "Dit is versie 1. Er is een nieuwere." in oud.text
    weer = soep(client.get(f"{LIJST}{sleutel}/wijzig/?versie=1"))
    assert "Dit is een eerdere versie" in weer.text
    antwoord = client.post(f"{LIJST}{sleutel}/wijzig/", velden(weer) | {"doe": "bewaar"})
    assert lees_scenario(Rij.objects.get().versies.latest("nummer").inhoud) == MEER
    punten = soep(client.get(antwoord["Location"])).select(".zl-tijdlijn__punt")
    assert len(punten) == 3
    assert client.get(f"{LIJST}{sleutel}/?versie=9").status_code == 404


def test_het_bestand_is_weer_te_lezen_en_het_schema_hoort_erbij(cast: Cast) -> None:
    sleutel, client = maak(cast), als(cast.tom)
    antwoord = client.get(f"{LIJST}{sleutel}/scenario.json")
    assert lees_scenario(antwoord.content.decode()) == MEER
    assert antwoord["Content-Disposition"] == 'attachment; filename="meer-vraag.json"'
    assert json.loads(client.get(f"{LIJST}scenario.schema.json").content) == schema()
    assert als(cast.eva).get(f"{LIJST}scenario.schema.json").status_code == 404


def test_weghalen_vraagt_eerst_en_twee_keer_mag(cast: Cast) -> None:
    sleutel, client = maak(cast), als(cast.tom)
    adres = f"{LIJST}{sleutel}/weg/"
    assert "‘Meer vraag’ weghalen?" in soep(client.get(adres)).h1.text
    assert Rij.objects.get().weg_om is None
    for _ in range(2):
        assert client.post(adres)["Location"] == LIJST
    assert Rij.objects.get().weg_om is not None
    assert client.get(adres).status_code == 404
    assert client.post(f"{LIJST}{uuid4()}/weg/").status_code == 404


@pytest.mark.usefixtures("geschat")
def test_gekozen_scenarios_worden_een_doorrekening(cast: Cast) -> None:
    sleutel, client = maak(cast), als(cast.tom)
    pagina = soep(client.get(REKEN, {"scenario": [sleutel]}))
    assert [k["value"] for k in pagina.select("[name=scenarios][checked]")] == [sleutel]
    data = velden(pagina) | {"scenarios": [sleutel, "regio-ongewijzigd-beleid"], "jaren": "2", "replicaties": "100"}
    adressen = {client.post(REKEN, data)["Location"] for _ in range(2)}
    rij = Doorrekening.objects.get()
    assert adressen == {reverse("simulatie:doorrekening", args=[rij.sleutel])}
    assert (rij.naam, rij.vraag["jaren"], rij.vraag["replicaties"]) == ("Ongewijzigd beleid, Meer vraag", 2, 100)
    assert [json.loads(s)["naam"] for s in rij.vraag["scenarios"]] == ["Ongewijzigd beleid", "Meer vraag"]


@pytest.mark.usefixtures("geschat")
@pytest.mark.parametrize(
    ("anders", "status", "tekst"),
    [
        ({"scenarios": []}, 400, "Kies minstens één scenario"),
        ({"scenarios": ["regio-x"]}, 400, "regio-x"),
        ({"jaren": "21"}, 400, "20"),
        ({"jaren": ""}, 400, "Hoeveel jaar vooruit?"),
        ({"replicaties": "7"}, 400, "7"),
        ({"scenarios": "alle"}, 400, "Kies er hoogstens 5 tegelijk"),
    ],
)
def test_wat_niet_kan_staat_bij_het_veld_en_de_keuze_blijft(
    cast: Cast, anders: dict[str, Any], status: int, tekst: str
) -> None:
    eigen = [maak(cast, replace(MEER, naam=f"Eigen {nummer}")) for nummer in range(7)]
    client = als(cast.tom)
    if anders.get("scenarios") == "alle":
        anders = {"scenarios": eigen}
    data = velden(soep(client.get(REKEN))) | {"scenarios": eigen[:1], "replicaties": "100", "naam": "Blijft"} | anders
    antwoord = client.post(REKEN, data)
    assert antwoord.status_code == status
    assert tekst in soep(antwoord).select_one("[data-foutenlijst]").text
    assert velden(soep(antwoord))["naam"] == "Blijft"
    assert not Doorrekening.objects.exists()


def test_zonder_schatting_wordt_het_geweigerd_met_wat_te_doen(cast: Cast) -> None:
    sleutel, client = maak(cast), als(cast.tom)
    UITGANGSPUNTEN.leeg()
    data = velden(soep(client.get(REKEN))) | {"scenarios": [sleutel], "replicaties": "100"}
    antwoord = client.post(REKEN, data)
    assert antwoord.status_code == 409
    assert "zorglandschap schat" in soep(antwoord).select_one("[data-foutenlijst]").text


def test_een_lange_lijst_namen_past_in_de_naam(cast: Cast) -> None:
    sleutel, client = maak(cast, replace(MEER, naam="x" * 120)), als(cast.tom)
    data = velden(soep(client.get(REKEN))) | {"scenarios": [sleutel], "replicaties": "100"}
    assert client.post(REKEN, data).status_code == 409  # no estimate: but the name was no obstacle


def _rij(cast: Cast, stand: Rekenstand, **anders: Any) -> Doorrekening:
    return Doorrekening.objects.create(
        naam=f"Run {stand}", vraag={}, op=date(2026, 11, 22), stand=stand, alles=200, aangevraagd_om=NU,
        door_id=cast.tom.medewerker_id, door_naam=cast.tom.naam, herhaalsleutel=uuid4(), **anders,
    )  # fmt: skip


def test_de_lijst_van_doorrekeningen_toont_stand_voortgang_en_een_stopknop(cast: Cast) -> None:
    client = als(cast.tom)
    assert "Er is nog niets doorgerekend" in soep(client.get(RUNS)).text
    assert "hx-get" not in soep(client.get(RUNS)).select_one("#runs").attrs
    bezig = _rij(cast, Rekenstand.BEZIG, gedaan=50)
    _rij(cast, Rekenstand.KLAAR, resultaat=b"x")
    _rij(cast, Rekenstand.WACHT, stop_gevraagd=True)
    pagina = soep(client.get(RUNS))
    assert [r.select_one(".zl-label").text for r in pagina.select(".zl-run")] == ["wacht", "klaar", "bezig"]
    balk = pagina.select(".zl-run")[2].progress
    assert (balk["value"], balk["max"]) == ("50", "200")
    assert "Stopt bij de volgende stap." in pagina.select(".zl-run")[0].text
    assert pagina.select_one("#runs")["hx-get"] == RUNS
    (knop,) = pagina.select("main form")
    assert client.post(knop["action"]).status_code == 302
    bezig.refresh_from_db()
    assert bezig.stop_gevraagd
    assert not soep(als(cast.pieter).get(RUNS)).select("main form")
