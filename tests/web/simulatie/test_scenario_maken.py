"""A policy officer makes a scenario without code: step by step, nothing lost, and every fault named where it stands."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from bs4 import BeautifulSoup
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from tests.cast import NU, Cast
from tests.web.adressen import ACHTERKANT
from zorglandschap.apps.organisaties.models import Gebruiker
from zorglandschap.apps.simulatie.actions import bewaar_scenario, schat_opnieuw, wijzig_scenario
from zorglandschap.apps.simulatie.models import Scenario as Rij
from zorglandschap.apps.simulatie.models import Scenarioversie, Schatting
from zorglandschap.apps.simulatie.verkenning import UITGANGSPUNTEN
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.core.simulatie.maatregelen import SOORTEN, KorterVerblijf, PreventiefTeam, Vraaggroei
from zorglandschap.core.simulatie.scenario import Scenario, schrijf_scenario
from zorglandschap.web.simulatie.woorden import KEUZE

pytestmark = pytest.mark.django_db
DAG = date(2026, 11, 22)
MEER = Scenario(naam="Meer vraag", maatregelen=(Vraaggroei(factor=1.1, vanaf=date(2027, 1, 1)),))
NIEUW = "/simulatie/scenarios/nieuw/"
GROEI = {"m-factor": "20", "m-vanaf": "2027-03-01", "m-gemeente": "Urk", "m-profiel": ""}


@pytest.fixture(autouse=True)
def geschat(cast: Cast, tmp_path: Path, settings: Any) -> None:
    """An estimate of the cast, read anew."""
    settings.DATA_MAP = tmp_path
    UITGANGSPUNTEN.leeg()
    schat_opnieuw(nu=NU, op=DAG)


def als(kijker: Kijker) -> Client:
    client = Client()
    client.force_login(Gebruiker.objects.get(pk=kijker.gebruiker_id), ACHTERKANT)
    return client


def soep(antwoord: Any) -> BeautifulSoup:
    return BeautifulSoup(antwoord.content, "html.parser")


def velden(pagina: BeautifulSoup) -> dict[str, str]:
    """What a browser would send of the form on the page, without a button."""
    formulier = pagina.select_one("main form")
    assert formulier is not None
    uit = {str(v["name"]): str(v.get("value", "")) for v in formulier.select("input[name]:not([type=checkbox])")}
    uit |= {str(v["name"]): v.text.removeprefix("\n") for v in formulier.select("textarea[name]")}
    for keuze in formulier.select("select[name]"):
        gekozen = keuze.select_one("option[selected]")
        uit[str(keuze["name"])] = str(gekozen["value"]) if gekozen else ""
    return uit


def zinnen(pagina: BeautifulSoup) -> list[str]:
    return [p.get_text(strip=True) for p in pagina.select(".zl-maatregelen > li > div:first-child > p:first-child")]


def maak(cast: Cast, scenario: Scenario = MEER) -> str:
    return str(bewaar_scenario(cast.tom, scenario, herhaalsleutel=uuid4(), nu=NU).scenario.sleutel)


def test_van_leeg_naar_bewaard_in_kleine_stappen(cast: Cast) -> None:
    client = als(cast.tom)
    pagina = soep(client.get(NIEUW))
    data = velden(pagina) | {"naam": "Groei op Urk", "omschrijving": "Twee\nregels."}
    stap = soep(client.post(NIEUW, data | {"doe": "kies:groei van de vraag"}))
    assert "Meer of minder vraag" in stap.h1.text
    data = velden(stap) | GROEI
    stap = soep(client.post(NIEUW, data | {"doe": "zet:groei van de vraag"}))
    assert zinnen(stap) == ["De vraag (Urk): +20% vanaf 01-03-2027."]
    data = velden(stap)
    assert (data["naam"], data["omschrijving"].replace("\r", "")) == ("Groei op Urk", "Twee\nregels.")
    antwoord = client.post(NIEUW, data | {"doe": "bewaar"})
    rij = Rij.objects.get()
    assert (antwoord.status_code, antwoord["Location"]) == (302, reverse("simulatie:scenario", args=[rij.sleutel]))
    inhoud = json.loads(rij.versies.get().inhoud)
    assert inhoud["maatregelen"] == [
        {"soort": "groei van de vraag", "factor": 1.2, "vanaf": "2027-03-01", "gemeente": "Urk"}
    ]


def test_twee_keer_verzenden_geeft_een_scenario_en_terug_en_anders_gaat_niet_verloren(cast: Cast) -> None:
    client = als(cast.tom)
    data = velden(soep(client.get(f"{NIEUW}?van=regio-ongewijzigd-beleid"))) | {"doe": "bewaar"}
    assert data["naam"] == "Kopie van Ongewijzigd beleid"
    adressen = [client.post(NIEUW, data)["Location"] for _ in range(2)]
    assert adressen[0] == adressen[1]
    client.post(NIEUW, data | {"naam": "Toch anders"})
    assert set(Rij.objects.values_list("naam", flat=True)) == {data["naam"], "Toch anders"}


@pytest.mark.parametrize("soort", list(SOORTEN))
def test_elke_soort_heeft_een_eigen_klein_formulier(cast: Cast, soort: str) -> None:
    client = als(cast.tom)
    data = velden(soep(client.get(NIEUW)))
    pagina = soep(client.post(NIEUW, data | {"doe": f"kies:{soort}"}))
    assert [k.titel for k in KEUZE if k.sleutel == soort] == [pagina.h1.text]
    leeg = client.post(NIEUW, velden(pagina) | {"doe": f"zet:{soort}"})
    assert leeg.status_code == 400
    assert soep(leeg).select_one("[data-foutenlijst]") is not None
    for veld in pagina.select("main form :is(input, select):not([type=hidden])"):
        assert pagina.select_one(f'label[for="{veld["id"]}"]') is not None, veld


def test_een_team_dat_voorkomt_heeft_een_deel_per_hulpvorm(cast: Cast) -> None:
    client = als(cast.tom)
    pagina = soep(client.post(NIEUW, velden(soep(client.get(NIEUW))) | {"doe": "kies:preventief team"}))
    label = pagina.find("label", string="Behandelgroep")
    assert label is not None
    naam = pagina.select_one(f"#{label['for']}")["name"]
    data = velden(pagina) | {
        "m-naam": "Thuisteam", naam: "12,5", "m-ruimte": "10", "m-dagen": "90", "m-vanaf": "2027-01-01",
        "m-terugval": "20",
    }  # fmt: skip
    fout = client.post(NIEUW, data | {naam: "140", "doe": "zet:preventief team"})
    assert "140% kan niet: kies 0 tot en met 100." in soep(fout).text
    goed = soep(client.post(NIEUW, data | {"doe": "zet:preventief team"}))
    assert zinnen(goed) == [
        "Thuisteam voorkomt vanaf 01-01-2027 een deel van de vragen (behandelgroep 12%) en helpt 10 jeugdigen tegelijk."
    ]
    inhoud = json.loads(velden(goed)["concept"])["maatregelen"][0]
    assert (inhoud["vormen"], inhoud["terugval"]) == ({"behandelgroep": 0.125}, 0.2)


@pytest.mark.parametrize(
    ("soort", "anders", "veld", "tekst"),
    [
        ("groei van de vraag", {"m-vanaf": "2020-01-01"}, "m-vanaf", "voor de start van de simulatie op 22-11-2026"),
        ("groei van de vraag", {"m-factor": "-150"}, "m-factor", "-150% kan niet: kies -100 tot en met"),
        ("groei van de vraag", {"m-gemeente": "Utrecht"}, "m-gemeente", "Utrecht"),
        ("capaciteit", {"m-tot": "2026-12-01", "m-erbij": "1"}, "m-tot", "dat moet na 01-03-2027 zijn"),
        ("capaciteit", {"m-erbij": "20000"}, "m-erbij", "9999"),
        ("capaciteit", {}, "", "Deze maatregel verandert niets"),
        ("capaciteit", {"m-erbij": "1", "m-spreiding": "on", "m-gemeente": "Urk"}, "", "laat gemeente en locatie leeg"),
    ],
)
def test_wat_niet_kan_staat_bij_het_veld(cast: Cast, soort: str, anders: dict[str, str], veld: str, tekst: str) -> None:
    client = als(cast.tom)
    pagina = soep(client.post(NIEUW, velden(soep(client.get(NIEUW))) | {"naam": "N", "doe": f"kies:{soort}"}))
    basis = {"m-vanaf": "2027-03-01"} | ({"m-vorm": "behandelgroep"} if soort == "capaciteit" else {"m-factor": "20"})
    antwoord = client.post(NIEUW, velden(pagina) | basis | anders | {"doe": f"zet:{soort}"})
    terug = soep(antwoord)
    assert antwoord.status_code == 400
    assert tekst in terug.select_one("[data-foutenlijst]").text
    if veld:
        assert tekst in terug.select_one(f"#id_{veld}_error").text
    nog = velden(terug)
    assert nog["naam"] == "N"
    assert all(nog[naam] == waarde for naam, waarde in (basis | anders).items() if naam in nog and naam != "m-gemeente")


def test_een_maatregel_wijzigen_en_eruit_halen(cast: Cast) -> None:
    sleutel = maak(cast, replace(MEER, maatregelen=(
        *MEER.maatregelen, KorterVerblijf(vorm="behandelgroep", factor=0.8, vanaf=date(2027, 1, 1)),
        PreventiefTeam(naam="Thuis", vormen={"pleegzorg": 0.1}, ruimte=4, dagen=30.0, vanaf=date(2027, 1, 1)),
    )))  # fmt: skip
    adres, client = f"/simulatie/scenarios/{sleutel}/wijzig/", als(cast.tom)
    data = velden(soep(client.get(adres)))
    stap = soep(client.post(adres, data | {"doe": "wijzig:1"}))
    assert velden(stap)["m-factor"] == "-20.0"
    stap = soep(client.post(adres, velden(stap) | {"m-factor": "-30", "doe": "zet:korter verblijf"}))
    assert "−30%" in zinnen(stap)[1]
    assert stap.find(string="nog niet bewaard") is not None
    derde = velden(soep(client.post(adres, velden(stap) | {"doe": "wijzig:2"})))
    assert "10.0" in derde.values()
    stap = soep(client.post(adres, velden(stap) | {"doe": "weg:0"}))
    assert len(zinnen(stap)) == 2
    antwoord = client.post(adres, velden(stap) | {"naam": "Andere naam", "doe": "bewaar"})
    pagina = soep(client.get(antwoord["Location"]))
    punten = [punt.get_text(" ", strip=True) for punt in pagina.select(".zl-tijdlijn__punt")]
    assert "De naam was ‘Meer vraag’ en is nu ‘Andere naam’." in punten[0]
    assert "Eruit: De vraag: +10% vanaf 01-01-2027." in punten[0]
    assert "duurt het verblijf −30%" in punten[0]
    assert "Gemaakt." in punten[1]


@pytest.mark.parametrize("doe", ["", "terug", "weg:99", "weg:x", "wijzig:99", "kies:niets", "zet:", "iets:anders"])
def test_een_onbekende_knop_verandert_niets(cast: Cast, doe: str) -> None:
    adres, client = f"/simulatie/scenarios/{maak(cast)}/wijzig/", als(cast.tom)
    antwoord = client.post(adres, velden(soep(client.get(adres))) | {"naam": "Getypt", "doe": doe})
    assert antwoord.status_code == 200
    assert zinnen(soep(antwoord)) == ["De vraag: +10% vanaf 01-01-2027."]
    assert velden(soep(antwoord))["naam"] == "Getypt"


@pytest.mark.parametrize("concept", ["", "geen json", '{"versie": 1, "naam": "x", "maatregelen": [{"soort": "x"}]}'])
def test_wie_met_het_verborgen_deel_knoeit_krijgt_de_pagina_terug(cast: Cast, concept: str) -> None:
    client = als(cast.tom)
    data = velden(soep(client.get(NIEUW))) | {"naam": "x", "concept": concept}
    assert client.post(NIEUW, data | {"doe": "bewaar"}).status_code == 400
    assert not Rij.objects.exists()


def test_iemand_anders_was_eerder_dan_blijft_alles_staan_en_kan_het_toch(cast: Cast) -> None:
    sleutel = maak(cast)
    adres, client = f"/simulatie/scenarios/{sleutel}/wijzig/", als(cast.tom)
    data = velden(soep(client.get(adres))) | {"naam": "Van mij", "doe": "bewaar"}
    wijzig_scenario(
        cast.tom, Rij.objects.get().sleutel, replace(MEER, naam="Van de ander"), versie=1, herhaalsleutel=uuid4(), nu=NU
    )
    antwoord = client.post(adres, data)
    pagina = soep(antwoord)
    assert antwoord.status_code == 409
    assert velden(pagina)["naam"] == "Van mij"
    assert "is nu ‘Van de ander’" in pagina.select_one("section.zl-melding").text
    assert client.post(adres, velden(pagina) | {"doe": "bewaar"}).status_code == 409
    assert client.post(adres, velden(pagina) | {"doe": "bewaar-toch"}).status_code == 302
    assert [v.nummer for v in Scenarioversie.objects.order_by("nummer")] == [1, 2, 3]
    assert Rij.objects.get().naam == "Van mij"


def test_een_naam_die_er_al_is_wordt_geweigerd_en_een_lege_ook(cast: Cast) -> None:
    maak(cast)
    client = als(cast.tom)
    data = velden(soep(client.get(NIEUW))) | {"doe": "bewaar", "omschrijving": "Blijft staan"}
    leeg, dubbel = client.post(NIEUW, data), client.post(NIEUW, data | {"naam": "Meer vraag"})
    assert (leeg.status_code, dubbel.status_code) == (400, 409)
    assert soep(leeg).select_one("#id_naam_error") is not None
    assert "al een scenario met deze naam" in soep(dubbel).select_one("[data-foutenlijst]").text
    assert velden(soep(dubbel))["omschrijving"] == "Blijft staan"


def test_wat_niet_in_de_regio_past_wordt_niet_bewaard_en_staat_bij_de_maatregel(cast: Cast) -> None:
    client = als(cast.tom)
    tekst = schrijf_scenario(Scenario("Uit een bestand", maatregelen=(
        Vraaggroei(factor=1.5, vanaf=date(2027, 1, 1)),
        Vraaggroei(factor=1.5, vanaf=date(2027, 1, 1), gemeente="Breda"),
    )))  # fmt: skip
    gelezen = soep(client.post("/simulatie/scenarios/bestand/", {"tekst": tekst}))
    assert len(zinnen(gelezen)) == 2
    assert gelezen.select_one("main form")["action"] == NIEUW
    antwoord = client.post(NIEUW, velden(gelezen) | {"doe": "bewaar"})
    pagina = soep(antwoord)
    assert antwoord.status_code == 400
    assert "Maatregel 2: Gemeente noemt ‘Breda’" in pagina.select_one("[data-foutenlijst]").text
    assert pagina.select(".zl-maatregelen > li")[1].select_one(".zl-veld__fout") is not None
    assert not Rij.objects.exists()


def test_minder_dan_geen_plekken_wordt_niet_bewaard(cast: Cast) -> None:
    tekst = json.dumps({"versie": 1, "naam": "Te veel eraf", "maatregelen": [
        {"soort": "capaciteit", "vorm": "behandelgroep", "vanaf": "2027-01-01", "erbij": -500},
    ]})  # fmt: skip
    client = als(cast.tom)
    gelezen = soep(client.post("/simulatie/scenarios/bestand/", {"tekst": tekst}))
    antwoord = client.post(NIEUW, velden(gelezen) | {"doe": "bewaar"})
    assert antwoord.status_code == 400
    assert "dat moet minstens 0 zijn" in soep(antwoord).select_one("[data-foutenlijst]").text


def test_een_bestand_met_fouten_noemt_elk_pad_en_blijft_staan_om_te_herstellen(cast: Cast) -> None:
    client, adres = als(cast.tom), "/simulatie/scenarios/bestand/"
    tekst = '{"versie": 1, "naam": "x", "maatregelen": [{"soort": "tarief", "vorm": 3, "kleur": "rood"}]}'
    stuk = SimpleUploadedFile("s.json", tekst.encode(), content_type="application/json")
    antwoord = client.post(adres, {"bestand": stuk, "tekst": ""})
    pagina = soep(antwoord)
    assert antwoord.status_code == 400
    fouten = pagina.select_one("[data-foutenlijst]").text
    for pad in ("maatregelen[0].vorm is 3", "maatregelen[0].kleur", "maatregelen[0].factor ontbreekt"):
        assert pad in fouten
    assert velden(pagina)["tekst"].strip() == tekst


@pytest.mark.parametrize(
    ("maak_data", "tekst"),
    [
        (dict, "één van beide"),
        (lambda: {"tekst": "{}", "bestand": SimpleUploadedFile("s.json", b"{}")}, "één van beide"),
        (lambda: {"bestand": SimpleUploadedFile("s.json", b"\xff\xfe\x00")}, "geen tekst"),
        (lambda: {"bestand": SimpleUploadedFile("s.json", b"x" * 200_001)}, "te groot"),
        (lambda: {"tekst": "{"}, "geen JSON"),
    ],
)
def test_wat_geen_bestand_is_wordt_uitgelegd(cast: Cast, maak_data: Callable[[], dict[str, Any]], tekst: str) -> None:
    antwoord = als(cast.tom).post("/simulatie/scenarios/bestand/", maak_data())
    assert antwoord.status_code == 400
    assert tekst in soep(antwoord).select_one("[data-foutenlijst]").text


def test_zonder_schatting_staat_er_wat_er_moet_gebeuren(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Schatting, "objects", Schatting.objects.none())
    client = als(cast.tom)
    pagina = soep(client.get(NIEUW))
    assert "zorglandschap schat" in pagina.text
    assert not pagina.select(".zl-soort")
    antwoord = client.post(NIEUW, velden(pagina) | {"naam": "Getypt", "doe": "bewaar"})
    assert antwoord.status_code == 409
    assert velden(soep(antwoord))["naam"] == "Getypt"


@pytest.mark.parametrize("wie", ["joris", "aisha", "pieter", "eva"])
def test_alleen_beleid_maakt_en_wijzigt(cast: Cast, wie: str) -> None:
    sleutel, client = maak(cast), als(getattr(cast, wie))
    for adres in (NIEUW, "/simulatie/scenarios/bestand/", f"/simulatie/scenarios/{sleutel}/wijzig/"):
        assert client.get(adres).status_code == 404
        assert client.post(adres, {"doe": "bewaar"}).status_code == 404


def test_een_scenario_van_de_regio_wijzigen_kan_niet(cast: Cast) -> None:
    assert als(cast.tom).get("/simulatie/scenarios/regio-ongewijzigd-beleid/wijzig/").status_code == 404
