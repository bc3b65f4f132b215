"""Looking ahead and the page of a run: who may, what is said, what works without JavaScript, and what is not shown."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from bs4 import BeautifulSoup, Tag
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from tests.cast import NU, Cast
from tests.web.adressen import ACHTERKANT
from zorglandschap.apps.organisaties.models import Gebruiker
from zorglandschap.apps.simulatie import verkenning
from zorglandschap.apps.simulatie.actions import bewaar_scenario, reken_volgende, schat_opnieuw
from zorglandschap.apps.simulatie.models import Doorrekening
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.core.begrippen.simulatiewoorden import Rekenstand
from zorglandschap.core.simulatie.maatregelen import Capaciteit, Vraaggroei
from zorglandschap.core.simulatie.scenario import Scenario

pytestmark = pytest.mark.django_db
DAG = date(2026, 11, 22)
VOORUIT = reverse("simulatie:vooruit")
VRAAG = reverse("simulatie:vraag")
HTMX = {"HX-Request": "true"}
MEER = Scenario(naam="Meer vraag", maatregelen=(Vraaggroei(factor=3.0, vanaf=date(2027, 1, 1)),))


@pytest.fixture(autouse=True)
def _schoon() -> None:
    """Nothing of another test in memory."""
    for geheugen in (verkenning.SOMMEN, verkenning.UITKOMSTEN, verkenning.UITGANGSPUNTEN):
        geheugen.leeg()


@pytest.fixture
def geschat(cast: Cast, tmp_path: Path, settings: Any) -> None:
    """An estimate of the cast."""
    settings.DATA_MAP = tmp_path
    schat_opnieuw(nu=NU, op=DAG)


def als(kijker: Kijker) -> Client:
    client = Client()
    client.force_login(Gebruiker.objects.get(pk=kijker.gebruiker_id), ACHTERKANT)
    return client


def soep(antwoord: Any) -> BeautifulSoup:
    assert antwoord.status_code == 200
    return BeautifulSoup(antwoord.content, "html.parser")


def tekst(pagina: BeautifulSoup, keuze: str) -> str:
    deel = pagina.select_one(keuze)
    assert isinstance(deel, Tag), keuze
    return " ".join(deel.get_text(" ", strip=True).split())


def eigen_scenario(cast: Cast, scenario: Scenario = MEER) -> str:
    return str(bewaar_scenario(cast.tom, scenario, herhaalsleutel=uuid4(), nu=NU).scenario.sleutel)


def test_zonder_schatting_staat_er_wat_te_doen(cast: Cast) -> None:
    pagina = soep(als(cast.tom).get(VOORUIT))
    assert "zorglandschap schat" in tekst(pagina, "main")
    assert als(cast.tom).get(reverse("simulatie:vooruit_csv")).status_code == 200


@pytest.mark.usefixtures("geschat")
def test_een_buitenstaander_vindt_niets(cast: Cast) -> None:
    for kijker in (cast.eva, cast.noor_kijker):
        assert als(kijker).get(VOORUIT).status_code == 404
        assert als(kijker).post(VRAAG).status_code == 404
    assert als(cast.pieter).get(VOORUIT).status_code == 200
    assert als(cast.pieter).post(VRAAG).status_code == 404
    for wie in (cast.joris, cast.femke, cast.ilse, cast.aisha):  # who advises or places does not see how full forms are
        assert als(wie).get(VOORUIT).status_code == 404


@pytest.mark.usefixtures("geschat")
def test_de_pagina_begint_met_een_zin_en_toont_waaier_stroom_en_kaart(cast: Cast) -> None:
    pagina = soep(als(cast.tom).get(VOORUIT))
    assert "Bij ongewijzigd beleid ligt ‘Jeugdigen uit huis’" in tekst(pagina, "#kernzin")
    for beeld in pagina.select("main svg[role=img]"):
        assert beeld.get("aria-label")
        assert not beeld.select("[style], script")
    assert pagina.select_one(".zl-waaier .zl-band--50")
    assert pagina.select_one(".zl-stroom svg")
    assert pagina.select_one(".zl-landkaart svg")
    assert len(pagina.select(".zl-klein-beeld")) == 2
    assert "verzonnen" in tekst(pagina, "#kernzin")
    assert {i["name"] for i in pagina.select("form input[type=range]")} == {"maand", "plekken", "verblijf", "vraag"}
    assert pagina.select_one("form.zl-vooruit__knoppen button[type=submit]")


@pytest.mark.usefixtures("geschat")
def test_kleine_aantallen_staan_er_niet_ook_niet_in_het_bestand(cast: Cast) -> None:
    pagina = soep(als(cast.tom).get(VOORUIT))
    assert {s.get_text() for s in pagina.select(".zl-klein-beeld strong")} == {"verborgen"}
    assert "Nu zijn het er" not in tekst(pagina, "#kernzin")
    assert "te weinig jeugdigen om te tonen" in tekst(pagina, ".zl-stroom")
    bestand = b"".join(als(cast.tom).get(reverse("simulatie:vooruit_csv")).streaming_content).decode()
    assert all(";verborgen;" in regel for regel in bestand.splitlines()[1:] if ";regio;;" not in regel)
    assert cast.sami.achternaam not in bestand


@pytest.mark.usefixtures("geschat")
def test_een_knop_werkt_met_een_gewoon_formulier_en_met_htmx(cast: Cast) -> None:
    client = als(cast.tom)
    heel = soep(client.get(VOORUIT, {"vraag": "20", "plekken": "-50", "vorm": "gezinshuis", "doel": "1,5"}))
    assert "50% minder plekken gezinshuis, 20% meer vraag" in tekst(heel, "#kernzin, .zl-legenda")
    assert tekst(heel, "#stand-plekken") == "−50%"
    assert heel.select_one(".zl-waaier__doel")
    assert len(heel.select(".zl-waaier")) == 2  # the difference too
    deel = client.get(VOORUIT, {"vraag": "20", "plekken": "-50", "vorm": "gezinshuis", "maand": "7"}, headers=HTMX)
    stuk = soep(deel)
    assert not stuk.select("html, form")
    assert tekst(stuk, "#stand-maand[hx-swap-oob]") == "juni 2027"
    assert stuk.select_one("#kernzin[hx-swap-oob]")
    assert tekst(soep(client.get(VOORUIT, {"verblijf": "20"})), "#stand-verblijf") == "+20%"


@pytest.mark.usefixtures("geschat")
def test_scenarios_naast_elkaar_en_de_eerste_heeft_de_banden(cast: Cast) -> None:
    sleutel = eigen_scenario(cast)
    client = als(cast.tom)
    adres = {"scenario": [sleutel, "regio-stip-op-de-horizon", "bestaat-niet"], "waarom": "gezinshuis", "jaren": "10"}
    pagina = soep(client.get(VOORUIT, adres))
    assert "‘Meer vraag’" in tekst(pagina, "#kernzin")
    namen = [li.get_text(strip=True) for li in pagina.select(".zl-legenda")[0].select("li")]
    assert namen[:2] == ["Meer vraag", "Ongewijzigd beleid"]
    gekozen = [o["value"] for o in pagina.select("select[name=scenario] option[selected]")]
    assert gekozen[0] == sleutel
    assert "gezinshuis" in tekst(pagina, "#k-stroom ~ ul")
    met_knop = soep(client.get(VOORUIT, {"scenario": sleutel, "vraag": "-10"}))
    assert "‘Meer vraag, met 10% minder vraag’" in tekst(met_knop, "#kernzin")


@pytest.mark.usefixtures("geschat")
def test_een_scenario_dat_niet_past_doet_niet_mee_en_een_oud_scenario_begint_vandaag(cast: Cast) -> None:
    vreemd = Scenario(naam="Vreemd", maatregelen=(Capaciteit(vorm="weeshuis", factor=2.0, vanaf=date(2027, 1, 1)),))
    oud = Scenario(naam="Van vroeger", maatregelen=(Vraaggroei(factor=1.5, vanaf=date(2024, 1, 1)),))
    adres = {"scenario": [eigen_scenario(cast, vreemd), eigen_scenario(cast, oud)]}
    zin = tekst(soep(als(cast.tom).get(VOORUIT, adres)), "#kernzin")
    assert "‘Vreemd’ past niet op deze regio en doet niet mee" in zin
    assert "‘Van vroeger’ had al moeten beginnen" in zin


@pytest.mark.usefixtures("geschat")
def test_wat_al_gerekend_is_wordt_niet_nog_eens_gerekend(
    cast: Cast, django_assert_max_num_queries: DjangoAssertNumQueries, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = als(cast.tom)
    eerst = client.get(VOORUIT, {"vraag": "10"}).content
    gespeeld: list[object] = []
    echt = verkenning.reken
    monkeypatch.setattr(verkenning, "reken", lambda *a, **k: gespeeld.append(a) or echt(*a, **k))
    with django_assert_max_num_queries(25):
        opnieuw = client.get(VOORUIT, {"vraag": "10"}).content
    assert tekst(BeautifulSoup(eerst, "html.parser"), "#uitkomst") == tekst(
        BeautifulSoup(opnieuw, "html.parser"), "#uitkomst"
    )
    assert not gespeeld
    client.get(VOORUIT, {"vraag": "15"})
    assert len(gespeeld) == 1


def test_het_geheugen_laat_het_oudste_los() -> None:
    geheugen: verkenning.Geheugen[str] = verkenning.Geheugen(10)
    geheugen.zet("a", "A", 6)
    geheugen.zet("b", "B", 4)
    assert geheugen.haal("a") == "A"
    geheugen.zet("c", "C", 4)
    assert (geheugen.haal("a"), geheugen.haal("b"), geheugen.haal("c")) == ("A", None, "C")
    geheugen.zet("c", "CC", 2)
    assert geheugen.vol == 8
    geheugen.zet("groot", "G", 99)
    assert (geheugen.haal("groot"), geheugen.haal("a")) == ("G", None)


@pytest.mark.usefixtures("geschat")
def test_een_doorrekening_wordt_gevraagd_gevolgd_en_bekeken(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    client, sleutel = als(cast.tom), str(uuid4())
    monkeypatch.setattr("zorglandschap.web.simulatie.pages.vooruit.HERHALINGEN", (4,))
    gegevens = {"herhaalsleutel": sleutel, "herhalingen": "4"}
    antwoord = client.post(f"{VRAAG}?vraag=20&jaren=5", gegevens)
    assert antwoord.status_code == 302
    assert client.post(f"{VRAAG}?vraag=20&jaren=5", gegevens)["Location"] == antwoord["Location"]
    adres = antwoord["Location"]
    wacht = soep(client.get(adres))
    assert "Wacht op zijn beurt" in tekst(wacht, "#voortgang")
    assert wacht.select_one("#voortgang[hx-trigger='every 2s'] progress")
    assert wacht.select_one("noscript")
    assert client.get(f"{adres}cijfers.csv").status_code == 404
    assert "HX-Refresh" not in client.get(adres, {"deel": "voortgang"}, headers=HTMX)
    assert reken_volgende("een", klok=timezone.now).stand == Rekenstand.KLAAR  # type: ignore[union-attr]
    assert client.get(adres, {"deel": "voortgang"}, headers=HTMX)["HX-Refresh"] == "true"
    klaar = soep(
        als(cast.pieter).get(adres, {"cijfer": "wachtend", "maand": "30", "waarom": "gezinshuis", "doel": "3"})
    )
    assert "20% meer vraag" in tekst(klaar, "h1")
    rust = tekst(klaar, "section:has(> #k-rust)")
    assert "4, 2026" in rust
    assert "De vraag: +20%" in rust
    assert "Gemaakt op" in rust
    assert tekst(soep(client.get(adres, {"maand": "30"}, headers=HTMX)), "#stand-maand") == "mei 2029"
    alles = b"".join(client.get(f"{adres}cijfers.csv").streaming_content)
    een = b"".join(client.get(f"{adres}cijfers.csv", {"cijfer": "wachtend"}).streaming_content)
    assert len(alles) > len(een) > 0
    assert VOORUIT in {a["href"] for a in klaar.select("nav a")}
    lijst = soep(client.get(VOORUIT))
    assert adres in {str(a["href"]) for a in lijst.select("main a")}


@pytest.mark.usefixtures("geschat")
def test_een_doorrekening_is_te_stoppen_en_een_mislukking_wordt_uitgelegd(cast: Cast) -> None:
    client = als(cast.tom)
    adres = client.post(f"{VRAAG}?vraag=20", {"herhaalsleutel": "x"})["Location"]
    assert als(cast.pieter).post(f"{adres}stop/").status_code == 404
    rij = Doorrekening.objects.get()
    Doorrekening.objects.update(stand=Rekenstand.BEZIG)
    assert "stopt bij de volgende stap" in tekst(
        BeautifulSoup(client.post(f"{adres}stop/", follow=True).content, "html.parser"), "body"
    )
    Doorrekening.objects.update(stand=Rekenstand.GESTOPT)
    assert "gestopt; er is geen uitkomst" in tekst(soep(client.get(adres)), "#voortgang")
    fout = {"zin": "De hulpvorm ‘%(vorm)s’ is er niet.", "waarden": {"vorm": "weeshuis"}}
    Doorrekening.objects.update(stand=Rekenstand.MISLUKT, fout=fout)
    assert "‘weeshuis’ is er niet" in tekst(soep(client.get(adres)), "#voortgang")
    client.post(f"{adres}stop/")
    rij.refresh_from_db()
    assert rij.stand == Rekenstand.MISLUKT


@pytest.mark.usefixtures("geschat")
def test_wie_te_veel_vraagt_hoort_waarom_het_niet_kan(cast: Cast) -> None:
    client = als(cast.tom)
    for _keer in range(5):
        client.post(VRAAG, {"herhaalsleutel": str(uuid4())})
    antwoord = client.post(f"{VRAAG}?jaren=10", {"herhaalsleutel": str(uuid4())})
    assert antwoord["Location"] == f"{VOORUIT}?jaren=10"
    assert "Er wachten al 5 doorrekeningen" in tekst(soep(client.get(antwoord["Location"])), ".zl-meldingen")
