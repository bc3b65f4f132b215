"""The screens of the placement table: levels first, back to the same page, and nothing typed gets lost."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.apps.matching.tafelhulp import STRAKS, met_plan, nummer_van
from tests.apps.matching.tafelketen import beslis, met_keten
from tests.cast import Cast
from tests.web.casus.hulp import meld_aan
from zorglandschap.apps.casus.models import Uitsluiting
from zorglandschap.apps.matching.actions import maak_verdelingsplan, tafelgrens
from zorglandschap.apps.matching.models import Tafelbesluit, Verdelingsplan
from zorglandschap.core.begrippen.tafelwoorden import Meningstand, Tafelreden

pytestmark = pytest.mark.django_db
REDEN = {"soort": Tafelreden.ANDERS.value, "reden": "Eerst kennismaken.", "mening_stand": Meningstand.GEVRAAGD.value}


def _nu() -> datetime:
    return timezone.localtime() - 2 * STRAKS


def _soep(antwoord: Any) -> BeautifulSoup:
    return BeautifulSoup(antwoord.content, "html.parser")


@pytest.fixture
def pieter(client: Client, cast: Cast) -> Client:
    return meld_aan(client, cast.pieter)


def test_a_plan_without_a_key_is_refused_and_an_unchanged_one_says_so(cast: Cast, pieter: Client) -> None:
    met_plan(cast, nu=_nu())
    zonder = pieter.post("/tafel/plan/", {"herhaalsleutel": "x"})
    assert zonder.status_code == 400
    assert "geen plan gemaakt" in _soep(zonder).get_text()
    opnieuw = pieter.post("/tafel/plan/", {"herhaalsleutel": uuid4()}, follow=True)
    assert "niets veranderd" in _soep(opnieuw).get_text()
    with tafelgrens.een_tegelijk():
        bezig = pieter.post("/tafel/plan/", {"herhaalsleutel": uuid4()}, follow=True)
    assert "nu al een plan gemaakt" in _soep(bezig).get_text()
    assert Verdelingsplan.objects.count() == 1


def test_the_choice_shows_the_level_first_and_no_number_without_a_meaning(cast: Cast, pieter: Client) -> None:
    plan, resultaat = met_plan(cast, nu=_nu())
    nummer = next(n for n in resultaat.casussen if resultaat.geadviseerd(n) == cast.pleegzorg.pk)
    soep = _soep(pieter.get(reverse("matching:tafelkind", args=[plan.sleutel, nummer]), {"keuze": 0}))
    regels = soep.select(".zl-tafel__keuzes label")
    assert soep.select_one("select[name=keuze]") is None
    assert regels[0].get_text(" ", strip=True).startswith("best passend")
    assert len(soep.select("input[name=keuze][type=radio][checked]")) == 1
    kosten = [li.get_text(" ", strip=True) for li in soep.select(".zl-tafel__kosten li")]
    assert any(regel.startswith("1 meer") for regel in kosten)
    zonder_getal = [regel for regel in kosten if regel.startswith(("meer", "minder"))]
    assert len(zonder_getal) + len([r for r in kosten if "jeugdigen" in r]) >= len(kosten), kosten
    assert not any(len(regel.split()[0]) > 2 for regel in kosten if regel not in zonder_getal), kosten


def test_names_in_a_chain_have_no_space_before_a_colon(cast: Cast, pieter: Client) -> None:
    plan, resultaat, wacht = met_keten(cast)
    antwoord = pieter.get(reverse("matching:tafelkind", args=[plan.sleutel, nummer_van(resultaat, wacht)]))
    tekst = _soep(antwoord).main.get_text()
    assert "Wie heeft hier iets aan?" in tekst
    assert " :" not in " ".join(tekst.split())


def test_after_a_decision_the_same_page_and_filter_come_back(cast: Cast, pieter: Client) -> None:
    _, resultaat = met_plan(cast, nu=_nu())
    noor = nummer_van(resultaat, cast.casus_noor)
    kaart = _soep(pieter.get("/tafel/?gemeente=Urk&pagina=1&meer=x")).select_one(".zl-tafelkaart")
    assert kaart["data-kaart"].endswith("/watals/?gemeente=Urk&pagina=1")
    los = _soep(pieter.get(kaart["data-kaart"] + "&keuze=0"))
    assert los.select_one("a.zl-knop")["href"].endswith("?gemeente=Urk&pagina=1&keuze=0#watals")
    soep = _soep(pieter.get(kaart.a["href"] + "&keuze=0"))
    formulier = soep.select_one("form[action$='/besluit/']")
    gegevens = {veld["name"]: veld["value"] for veld in formulier.select("input[type=hidden]") if veld.get("value")}
    volgt = resultaat.geadviseerd(noor) is None
    reden = REDEN | ({"soort": Tafelreden.PAST_HET_BEST.value} if volgt else {})
    antwoord = pieter.post(formulier["action"], {**gegevens, **reden})
    assert antwoord["Location"] == "/tafel/?gemeente=Urk&pagina=1"
    zonder = {"keuze": 0, "herhaalsleutel": uuid4(), **reden}
    assert pieter.post(formulier["action"], zonder)["Location"] == "/tafel/"


def test_the_typed_reason_survives_a_newer_plan(cast: Cast, pieter: Client) -> None:
    plan, resultaat = met_plan(cast, nu=_nu() - timedelta(days=1))
    maak_verdelingsplan(cast.pieter, herhaalsleutel=uuid4(), nu=_nu())
    nummer = next(n for n in resultaat.casussen if resultaat.geadviseerd(n) == cast.pleegzorg.pk)
    gegevens = {"keuze": 0, "herhaalsleutel": uuid4(), **REDEN, "mening": "Zij willen het zo."}
    antwoord = pieter.post(reverse("matching:tafelbesluit", args=[plan.sleutel, nummer]), gegevens)
    assert antwoord.status_code == 409
    teksten = [veld.get_text().strip() for veld in _soep(antwoord).select("textarea[readonly]")]
    assert teksten == ["Eerst kennismaken.", "Zij willen het zo."]
    assert not Tafelbesluit.objects.exists()


def test_an_own_family_in_the_chain_gives_one_neutral_sentence_and_no_form(cast: Cast, pieter: Client) -> None:
    plan, resultaat, wacht = met_keten(cast)
    gebruiker = cast.pieter.gebruiker_id
    Uitsluiting.objects.create(gezin=cast.sami.gezin, gebruiker_id=gebruiker, reden="familie", om=timezone.now())
    antwoord = pieter.get(
        reverse("matching:tafelkind", args=[plan.sleutel, nummer_van(resultaat, wacht)]), {"keuze": 0}
    )
    soep = _soep(antwoord)
    assert "Laat een collega beslissen" in soep.get_text()
    assert soep.select_one("form[action$='/besluit/']") is None
    assert "laat vrij" not in soep.get_text()
    assert "niet voor u zichtbaar" not in _soep(pieter.get("/tafel/")).get_text()
    uit = pieter.get("/api/v1/verdeling").json()["plan"]
    assert nummer_van(resultaat, cast.casus_sami) not in {s["jeugdige"] for keten in uit["ketens"] for s in keten}
    assert uit["trappen"] == []


def test_the_successor_in_a_chain_reads_that_somebody_moves_first(client: Client, cast: Cast) -> None:
    plan, _, wacht = met_keten(cast)
    nu = timezone.localtime()
    beslis(plan, cast.casus_sami, cast.pleegzorg.pk, door=cast.pieter, nu=nu)
    beslis(plan, wacht, cast.gezinshuis.pk, door=cast.pieter, nu=nu)
    regels = (
        _soep(meld_aan(client, cast.bram).get("/werk/")).select_one("#tafelwerk").find_parent("section").select("a")
    )
    teksten = {" ".join(a.get_text().split()) for a in regels}
    assert len([t for t in teksten if "zodra de plek vrijkomt; eerst verhuist een ander" in t]) == 1
    assert len([t for t in teksten if t.find("Doe het verzoek.") > 0]) == 1
