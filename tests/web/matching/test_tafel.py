"""The pages of the placement table: cards without names, what differing costs, and the decision."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import uuid4

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.apps.matching.tafelhulp import STRAKS, met_plan, nummer_van
from tests.cast import Cast
from zorglandschap.apps.matching.models import Tafelbesluit, Verdelingsplan
from zorglandschap.apps.organisaties.models import Gebruiker
from zorglandschap.core.begrippen.kijker import Kijker

pytestmark = pytest.mark.django_db
WAAROM = {"reden": "Dichtbij school.", "soort": "anders", "mening_stand": "nog niet gevraagd"}
ACHTERKANT = "allauth.account.auth_backends.AuthenticationBackend"


def _als(kijker: Kijker) -> Client:
    client = Client()
    client.force_login(Gebruiker.objects.get(pk=kijker.gebruiker_id), ACHTERKANT)
    return client


def _soep(antwoord: Any) -> BeautifulSoup:
    return BeautifulSoup(antwoord.content, "html.parser")


def _nu() -> datetime:
    return timezone.localtime() - 2 * STRAKS


@pytest.fixture
def pieter(cast: Cast) -> Client:
    return _als(cast.pieter)


def test_without_a_plan_the_table_asks_for_one_and_makes_it_once(cast: Cast, pieter: Client) -> None:
    soep = _soep(pieter.get("/tafel/"))
    assert "nog geen plan" in soep.main.get_text()
    sleutel = soep.select_one("[data-tafelplan] [name=herhaalsleutel]")["value"]
    for _ in range(2):
        antwoord = pieter.post("/tafel/plan/", {"herhaalsleutel": sleutel}, follow=True)
        assert antwoord.status_code == 200
    assert Verdelingsplan.objects.count() == 1
    assert pieter.post("/tafel/plan/").status_code == 400


def test_the_table_shows_cards_without_names_in_few_queries(
    cast: Cast, pieter: Client, django_assert_max_num_queries: Any
) -> None:
    met_plan(cast, nu=_nu())
    with django_assert_max_num_queries(24):
        antwoord = pieter.get("/tafel/")
    tekst = _soep(antwoord).get_text()
    assert len(_soep(antwoord).select(".zl-tafelkaart")) == 2
    assert "Plek geadviseerd" in tekst
    assert "Blijft wachten" in tekst
    assert "bewezen het beste" in tekst
    assert not any(naam in tekst for naam in ("Noor", "Lars", "Hendriks", "van den Berg"))
    assert len(_soep(pieter.get("/tafel/?gemeente=Urk&pagina=3")).select(".zl-tafelkaart")) == 1
    assert _soep(pieter.get("/tafel/?gemeente=Elders&hulpvorm=onzin&pagina=x")).select(".zl-tafelkaart") == []


def test_a_choice_shows_its_cost_and_is_decided_with_a_reason(
    cast: Cast, pieter: Client, django_assert_max_num_queries: Any
) -> None:
    plan, resultaat = met_plan(cast, nu=_nu())
    nummer = next(n for n in resultaat.casussen if resultaat.geadviseerd(n) == cast.pleegzorg.pk)
    adres = reverse("matching:tafelkind", args=[plan.sleutel, nummer])
    soep = _soep(pieter.get(adres))
    assert "Waarom niet een andere plek?" in soep.get_text() or "Kies een plek" in soep.get_text()
    assert soep.select_one("#watals") is None
    with django_assert_max_num_queries(30):
        soep = _soep(pieter.get(adres, {"keuze": "0"}))
    assert "1 meer" in soep.select_one(".zl-tafel__kosten").get_text()
    formulier = soep.select_one("form[action$='/besluit/']")
    gegevens = {veld["name"]: veld["value"] for veld in formulier.select("input[type=hidden]") if veld.get("value")}
    zonder = pieter.post(formulier["action"], gegevens)
    assert zonder.status_code == 400
    redenen = {o["value"] for o in _soep(zonder).select("[name=soort] option")}
    assert {"afstand", "veiligheid"} < redenen
    assert "past het best" not in redenen
    met = {**gegevens, "reden": "Eerst kennismaken.", "soort": "afstand", "mening_stand": "bekend"}
    zonder = pieter.post(formulier["action"], met)
    assert zonder.status_code == 409
    assert "wat de jeugdige en de ouders ervan vinden" in _soep(zonder).get_text()
    met["mening"] = "Zij wil dicht bij school blijven."
    for _ in range(2):
        assert pieter.post(formulier["action"], met).status_code == 302
    assert Tafelbesluit.objects.get().reden == "Eerst kennismaken."
    assert "Besloten: anders dan geadviseerd" in _soep(pieter.get("/tafel/")).get_text()
    tekst = _soep(pieter.get(adres)).get_text()
    assert "Eerst kennismaken." in tekst
    assert "Zij wil dicht bij school blijven." in tekst
    assert "Afstand" in _soep(pieter.get("/tafel/cijfers/")).get_text()


def test_a_dragged_card_gets_only_the_answer(cast: Cast, pieter: Client) -> None:
    plan, resultaat = met_plan(cast, nu=_nu())
    nummer = next(n for n in resultaat.casussen if resultaat.geadviseerd(n) == cast.pleegzorg.pk)
    adres = reverse("matching:watals", args=[plan.sleutel, nummer])
    soep = _soep(pieter.get(adres, {"keuze": "0"}))
    assert soep.find("html") is None
    assert soep.select_one("a.zl-knop")["href"].endswith("?keuze=0#watals")
    zelf = resultaat.plaatsing(nummer)
    assert zelf is not None
    assert "het advies zelf" in _soep(pieter.get(adres, {"keuze": zelf.aanbod})).get_text()
    assert pieter.get(adres).status_code == 404
    assert pieter.get(adres, {"keuze": "9999"}).status_code == 404


def test_a_form_without_a_choice_is_not_found(cast: Cast, pieter: Client) -> None:
    plan, resultaat = met_plan(cast, nu=_nu())
    adres = reverse("matching:tafelbesluit", args=[plan.sleutel, nummer_van(resultaat, cast.casus_noor)])
    assert pieter.post(adres, {"reden": "x"}).status_code == 404
    assert pieter.post(adres, {"keuze": "0", "reden": "x"}).status_code == 400
    assert not Tafelbesluit.objects.exists()


def test_nobody_else_gets_in_not_even_the_own_regisseur(cast: Cast) -> None:
    plan, resultaat = met_plan(cast, nu=_nu())
    nummer = nummer_van(resultaat, cast.casus_noor)
    for wie in (cast.joris, cast.bram, cast.tom, cast.noor_kijker):
        client = _als(wie)
        assert client.get("/tafel/").status_code == 404
        assert client.post("/tafel/plan/", {"herhaalsleutel": uuid4()}).status_code == 404
        for naam in ("tafelkind", "watals"):
            assert client.get(reverse(f"matching:{naam}", args=[plan.sleutel, nummer]), {"keuze": 0}).status_code == 404
        besluit = reverse("matching:tafelbesluit", args=[plan.sleutel, nummer])
        gegevens = {**WAAROM, "keuze": 0, "herhaalsleutel": uuid4()}
        assert client.post(besluit, gegevens).status_code == 404


def test_the_regisseur_finds_the_decision_on_mijn_werk(cast: Cast, pieter: Client) -> None:
    plan, resultaat = met_plan(cast, nu=_nu())
    nummer = nummer_van(resultaat, cast.casus_noor)
    keuze = next(n for n, pk in resultaat.aanbod.items() if pk == cast.pleegzorg.pk)
    besluit = reverse("matching:tafelbesluit", args=[plan.sleutel, nummer])
    soort = "past het best" if resultaat.geadviseerd(nummer) == cast.pleegzorg.pk else "afstand"
    pieter.post(besluit, WAAROM | {"keuze": keuze, "soort": soort, "herhaalsleutel": uuid4()})
    soep = _soep(_als(cast.joris).get("/werk/"))
    regel = soep.select_one("#tafelwerk").find_parent("section").select_one("a")
    assert "Doe het verzoek" in regel.get_text()
    assert "Dichtbij school." in regel.get_text()
    assert regel["href"] == reverse("matching:plekken", args=[cast.casus_noor.sleutel])
    assert _soep(_als(cast.bram).get("/werk/")).select_one("#tafelwerk") is None


def test_the_figures_of_differing_are_for_who_may_see_figures(cast: Cast) -> None:
    assert "nog niets besloten" in _soep(_als(cast.pieter).get("/tafel/cijfers/")).get_text()
    assert "aantal onder de" in _soep(_als(cast.tom).get("/tafel/cijfers/")).get_text()
    assert _als(cast.eva).get("/tafel/cijfers/").status_code == 404
