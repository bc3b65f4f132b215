"""Help stops, home again, other help, crisis over, mentor, closing and afterwards: each through its own page."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.apps.casus.hulp_loopt import geplaatst_volgens_het_boek, hulp_thuis
from tests.cast import Cast
from tests.web.casus.hulp import formulier, inhoud, meld_aan, soep
from zorglandschap.apps.casus.models import Afsluiting, Casus, CasusStap, Jim, Regieperiode, Traject
from zorglandschap.core.begrippen.codelijsten import CasusStatus, Stap

DAG = timezone.localdate


@pytest.fixture
def sami(cast: Cast, client: Client) -> Casus:
    """Sami lives in the gezinshuis with help at home beside it; Bram is signed in."""
    casus = geplaatst_volgens_het_boek(cast.casus_sami)
    hulp_thuis(cast, van=DAG() - timedelta(days=50))
    Traject.objects.filter(casus=casus, naast=None).update(van=DAG() - timedelta(days=300))
    Regieperiode.objects.filter(casus=casus).update(van=DAG() - timedelta(days=300))
    meld_aan(client, cast.bram)
    return casus


def _adres(naam: str, casus: Casus, *meer: object) -> str:
    return reverse(f"casus:{naam}", args=[casus.sleutel, *meer])


def _thuis(casus: Casus) -> Traject:
    return Traject.objects.get(casus=casus, naast__isnull=False)


# --- help


def test_help_stops_through_its_page(client: Client, sami: Casus) -> None:
    adres = _adres("hulp_stopt", sami, _thuis(sami).pk)
    assert "intensieve thuisbehandeling" in inhoud(client.get(adres))
    gegevens = {"op": DAG().isoformat(), "reden": "volgens plan", "toelichting": "Doelen behaald."}
    fout = client.post(adres, {**gegevens, "reden": ""})
    assert fout.status_code == 400
    assert formulier(fout)["toelichting"] == "Doelen behaald."
    for _ in range(2):
        assert client.post(adres, gegevens)["Location"] == _adres("hulp", sami)
    assert sami.stappen.filter(stap=Stap.HULP_GESTOPT).count() == 1
    assert "Doelen behaald." in inhoud(client.get(_adres("hulp", sami)))
    assert client.get(_adres("hulp_stopt", sami, 999_999)).status_code == 404


def test_home_again_through_its_page(client: Client, sami: Casus) -> None:
    adres = _adres("naar_huis", sami)
    assert client.get(adres).status_code == 200
    morgen = (DAG() + timedelta(days=1)).isoformat()
    geweigerd = client.post(adres, {"op": morgen, "reden": "volgens plan", "toelichting": "Sami slaapt op zolder."})
    assert geweigerd.status_code == 409
    assert "nog niet geweest" in inhoud(geweigerd)
    assert formulier(geweigerd)["toelichting"] == "Sami slaapt op zolder."
    assert (
        client.post(
            adres, {"op": DAG().isoformat(), "reden": "volgens plan", "toelichting": "Sami slaapt op zolder."}
        ).status_code
        == 302
    )
    assert sami.stappen.filter(stap=Stap.TERUG_NAAR_HUIS).count() == 1
    assert "Terug naar huis</a>" not in client.get(_adres("hulp", sami)).content.decode()


def test_home_without_help_is_refused_with_what_to_do(client: Client, sami: Casus) -> None:
    Traject.objects.filter(pk=_thuis(sami).pk).update(tot=DAG())
    gegevens = {"op": DAG().isoformat(), "reden": "volgens plan", "toelichting": "Naar huis."}
    antwoord = client.post(_adres("naar_huis", sami), gegevens)
    assert antwoord.status_code == 409
    assert "Regel ambulante hulp voor thuis" in inhoud(antwoord)
    assert client.post(_adres("naar_huis", sami), {**gegevens, "zonder_hulp_reden": "Oma is er."}).status_code == 302


def test_other_help_and_not_after_all(client: Client, sami: Casus) -> None:
    assert client.get(_adres("vervolg", sami)).status_code == 200
    gegevens = {"reden": "lichtere hulp past nu", "toelichting": "Sami wil zelf koken."}
    for _ in range(2):
        assert client.post(_adres("vervolg", sami), gegevens).status_code == 302
    sami.refresh_from_db()
    assert sami.status == CasusStatus.VERWEZEN
    tekst = inhoud(client.get(_adres("hulp", sami)))
    assert "Er wordt andere hulp gezocht: lichtere hulp past nu" in tekst
    assert client.get(_adres("vervolg_intrekken", sami)).status_code == 200
    leeg = client.post(_adres("vervolg_intrekken", sami), {"toelichting": " "})
    assert leeg.status_code == 400
    assert client.post(_adres("vervolg_intrekken", sami), {"toelichting": "Sami blijft."}).status_code == 302
    sami.refresh_from_db()
    assert sami.status == CasusStatus.GEPLAATST


def test_a_crisis_comes_and_goes(client: Client, cast: Cast, sami: Casus) -> None:
    client.post(_adres("crisis", sami), {"reden": "Weggelopen."})
    assert "Weggelopen." in inhoud(client.get(_adres("hulp", sami)))
    adres = _adres("crisis_voorbij", sami)
    assert client.get(adres).status_code == 200
    geweigerd = client.post(adres, {"reden": "Sami is terug."})
    assert geweigerd.status_code == 409
    assert "Stel eerst vast dat de jeugdige nu veilig is" in inhoud(geweigerd)
    for _ in range(2):
        antwoord = client.post(adres, {"is_veilig": "on", "reden": "Sami is terug."})
        assert antwoord["Location"] == _adres("detail", sami)
    assert CasusStap.objects.filter(casus=sami, stap=Stap.CRISIS_VOORBIJ).count() == 1


# --- the mentor


def test_the_mentor_of_now_is_shown_instead_of_an_empty_form(client: Client, sami: Casus) -> None:
    adres = _adres("jim", sami)
    leeg = client.post(adres, {"doe": "kies", "naam": "", "band": "trainer"})
    assert leeg.status_code == 400
    gekozen = {
        "doe": "kies",
        "naam": "Karim",
        "band": "trainer",
        "gekozen_op": (DAG() - timedelta(days=90)).isoformat(),
    }
    assert client.post(adres, gekozen)["Location"] == adres
    pagina = soep(client.get(adres))
    assert pagina.select_one("#jim").get_text() == "Karim"  # type: ignore[union-attr]
    assert "te laat" in pagina.get_text()
    assert pagina.select_one("details:not([open]) input[name=naam]") is not None
    client.post(adres, {"doe": "akkoord", "ouders_akkoord_op": DAG().isoformat()})
    assert Jim.objects.get().ouders_akkoord_op == DAG()
    gesprek = {"doe": "gesprek", "op": DAG().isoformat(), "verslag": "Ze koken samen.", "gaat_door": "ja"}
    for _ in range(2):
        client.post(adres, gesprek)
    assert Jim.objects.get().gesprekken.count() == 1
    assert "Ze koken samen." in inhoud(client.get(adres))


def test_what_cannot_be_with_the_mentor_stays_on_the_page(client: Client, sami: Casus) -> None:
    adres = _adres("jim", sami)
    akkoord = client.post(adres, {"doe": "akkoord", "ouders_akkoord_op": DAG().isoformat()})
    assert akkoord.status_code == 409
    client.post(adres, {"naam": "Karim", "band": "trainer"})
    morgen = (DAG() + timedelta(days=1)).isoformat()
    antwoord = client.post(adres, {"doe": "gesprek", "op": morgen, "verslag": "Straks.", "gaat_door": "nee"})
    assert antwoord.status_code == 409
    assert "niet in de toekomst" in inhoud(antwoord)
    assert "Straks." in antwoord.content.decode()
    Casus.objects.filter(pk=sami.pk).update(status=CasusStatus.AFGESLOTEN)
    assert client.get(adres)["Location"] == _adres("detail", sami)


# --- closing


def _afgerond(client: Client, sami: Casus) -> None:
    vandaag = DAG().isoformat()
    client.post(
        _adres("naar_huis", sami), {"op": vandaag, "reden": "volgens plan", "toelichting": "Sami slaapt op zolder."}
    )
    stop = {"op": vandaag, "reden": "volgens plan", "toelichting": "Doelen behaald."}
    client.post(_adres("hulp_stopt", sami, _thuis(sami).pk), stop)


EINDE = {
    "reden": "Sami woont thuis.",
    "reden_einde": "volgens plan",
    "terugblik_jeugdige": "Het duurde lang.",
    "nut_jeugdige": "8",
    "verder_jeugdige": "ja, zonder hulp verder",
    "nut_ouder": "",
    "verder_ouder": "",
}


def test_closing_tells_which_help_still_runs(client: Client, sami: Casus) -> None:
    pagina = soep(client.get(_adres("sluit", sami)))
    assert pagina.select_one(f"a[href='{_adres('hulp_stopt', sami, _thuis(sami).pk)}']") is not None
    antwoord = client.post(_adres("sluit", sami), EINDE)
    assert antwoord.status_code == 409
    assert formulier(antwoord)["terugblik_jeugdige"] == "Het duurde lang."
    assert "Er loopt nog hulp" in inhoud(antwoord)


def test_the_whole_end_and_the_contact_afterwards(client: Client, sami: Casus) -> None:
    _afgerond(client, sami)
    vorm = formulier(client.get(_adres("sluit", sami)))
    assert vorm["nazorg_op"] == (DAG() + timedelta(weeks=6)).isoformat()
    assert client.post(_adres("sluit", sami), {**EINDE, "reden_einde": ""}).status_code == 400
    for _ in range(2):  # the second time the casus is closed already: nothing happens twice
        assert client.post(_adres("sluit", sami), {**vorm, **EINDE}).status_code == 302
    einde = Afsluiting.objects.get(casus=sami)
    assert einde.uitkomsten.get().nut == 8
    tekst = inhoud(client.get(_adres("hulp", sami)))
    assert "Hoe deze casus eindigde" in tekst
    assert "Het duurde lang." in tekst
    assert "nuttig: een 8" in tekst
    assert "nog niet te zeggen" in tekst
    nazorg = _adres("nazorg", sami)
    assert "Beloofd voor" in inhoud(client.get(nazorg))
    gegevens = {"op": DAG().isoformat(), "verslag": "Het gaat goed."}
    for _ in range(2):
        assert client.post(nazorg, gegevens)["Location"] == _adres("hulp", sami)
    assert client.post(nazorg, {**gegevens, "verslag": "Anders."}).status_code == 409
    assert "Het gaat goed." in inhoud(client.get(_adres("hulp", sami)))


def test_without_help_closing_asks_one_thing(client: Client, cast: Cast) -> None:
    meld_aan(client, cast.joris)
    velden = {str(v["name"]) for v in soep(client.get(_adres("sluit", cast.casus_noor))).select("#inhoud [name]")}
    assert velden == {"csrfmiddlewaretoken", "reden"}
    assert client.post(_adres("sluit", cast.casus_noor), {"reden": "De sportclub helpt."}).status_code == 302
    geweigerd = client.post(_adres("nazorg", cast.casus_noor), {"op": DAG().isoformat(), "verslag": "x"})
    assert geweigerd.status_code == 409
