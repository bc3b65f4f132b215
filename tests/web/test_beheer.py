"""The desk of the functional manager: what she sees, what she can do, and that it never shows a child."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from tests.cast import Cast
from zorglandschap.apps.aanbod.models import Aanbod
from zorglandschap.apps.logboek import verzegeling
from zorglandschap.apps.logboek.models import Gebeurtenis
from zorglandschap.apps.logboek.slot import OPEN, voer_uit
from zorglandschap.apps.organisaties.models import Gebruiker, Medewerker
from zorglandschap.core.begrippen.codelijsten import Rol
from zorglandschap.core.begrippen.kijker import Kijker

ACHTERKANT = "allauth.account.auth_backends.AuthenticationBackend"
OVERZICHT = reverse("beheer:overzicht")


def _als(client: Client, kijker: Kijker) -> Client:
    client.force_login(Gebruiker.objects.get(pk=kijker.gebruiker_id), ACHTERKANT)
    return client


@pytest.fixture
def eva(client: Client, cast: Cast) -> Client:
    """The functional manager, signed in."""
    return _als(client, cast.eva)


def _tekst(client: Client, adres: str, status: int = 200) -> str:
    antwoord = client.get(adres)
    assert antwoord.status_code == status
    return BeautifulSoup(antwoord.content, "html.parser").get_text(" ", strip=True)


def test_the_overview_says_what_needs_attention(eva: Client, cast: Cast) -> None:
    Gebruiker.objects.filter(pk=cast.joris.gebruiker_id).update(geldig_tot=timezone.localdate() + timedelta(days=9))
    Aanbod.objects.update(bijgewerkt_om=timezone.localtime() - timedelta(days=30))
    tekst = _tekst(eva, OVERZICHT)
    assert "De keten is heel." in tekst
    assert "Joris de Vries" in tekst
    assert f"{Aanbod.objects.count()} keer aanbod" in tekst


def test_the_overview_stays_within_its_number_of_queries(
    eva: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_max_num_queries(18):
        eva.get(OVERZICHT)


def test_no_page_of_management_shows_a_child_or_a_portal_account(eva: Client, cast: Cast) -> None:
    paginas = [OVERZICHT, reverse("beheer:accounts"), reverse("beheer:normen")]
    paginas.append(reverse("beheer:account", args=[cast.joris.gebruiker_id]))
    for pagina in paginas:
        tekst = _tekst(eva, pagina)
        assert "Noor" not in tekst
        assert "Sami" not in tekst
    _tekst(eva, reverse("beheer:account", args=[cast.noor_kijker.gebruiker_id]), status=404)


@pytest.mark.parametrize("wie", ["joris", "mila", "femke", "bram", "aisha", "tom", "noor_kijker"])
def test_for_everybody_else_management_does_not_exist(client: Client, cast: Cast, wie: str) -> None:
    _als(client, getattr(cast, wie))
    nummer = cast.tom.gebruiker_id
    for adres in (OVERZICHT, reverse("beheer:accounts"), reverse("beheer:normen"), f"/beheer/accounts/{nummer}/"):
        assert client.get(adres).status_code == 404
    assert client.post(reverse("beheer:sluit", args=[nummer]), {"reden": "x"}).status_code == 404
    assert Gebruiker.objects.get(pk=nummer).is_active
    poging = Gebeurtenis.objects.latest("pk")
    assert (poging.uitkomst, poging.soort, poging.object_id) == (4, "account", str(nummer))


def test_the_privacyfunctionaris_sees_how_the_log_stands_and_no_accounts(client: Client, cast: Cast) -> None:
    Medewerker.objects.filter(pk=cast.tom.medewerker_id).update(rol=Rol.PRIVACYFUNCTIONARIS)
    _als(client, cast.tom)
    tekst = _tekst(client, OVERZICHT)
    assert "De keten is heel." in tekst
    assert "Joris" not in tekst
    assert client.get(reverse("beheer:accounts")).status_code == 404


def test_tampering_and_a_missing_lock_and_a_late_seal_are_shown(eva: Client, cast: Cast) -> None:
    eva.post(reverse("beheer:sluit", args=[cast.bram.gebruiker_id]), {"reden": "uit dienst"})
    verzegeling.verzegel()
    voer_uit(connection, OPEN)
    assert "Het slot op het logboek ontbreekt" in _tekst(eva, OVERZICHT)
    Gebeurtenis.objects.update(naam="iemand anders")
    assert "Er is iets veranderd in het logboek" in _tekst(eva, OVERZICHT)


def test_an_event_that_waits_too_long_for_its_seal_is_shown(eva: Client, cast: Cast) -> None:
    eva.post(reverse("beheer:sluit", args=[cast.bram.gebruiker_id]), {"reden": "uit dienst"})
    assert "loopt achter" not in _tekst(eva, OVERZICHT)
    kopie = Gebeurtenis.objects.latest("pk")
    kopie.pk, kopie.om = None, timezone.now() - timedelta(hours=1)
    kopie.save(force_insert=True)
    assert "Het verzegelen loopt achter" in _tekst(eva, OVERZICHT)


def test_accounts_are_found_by_name_without_a_name_in_the_address(eva: Client) -> None:
    adres = reverse("beheer:accounts")
    antwoord = eva.post(adres, {"zoek": "joris vries"})
    assert antwoord["Location"] == adres
    tekst = _tekst(eva, adres)
    assert "Joris de Vries" in tekst
    assert "Mila Bos" not in tekst
    eva.post(adres, {"zoek": "niemand"})
    assert "Geen account gevonden" in _tekst(eva, adres)
    eva.post(adres, {"zoek": ""})
    assert "Mila Bos" in _tekst(eva, adres)


def test_a_page_number_that_is_nonsense_shows_the_first_page(eva: Client) -> None:
    assert "Mila Bos" in _tekst(eva, reverse("beheer:accounts") + "?pagina=x")
    assert "Mila Bos" in _tekst(eva, reverse("beheer:accounts") + "?pagina=99")


def test_a_closed_account_is_out_at_its_next_request(eva: Client, cast: Cast) -> None:
    van_joris = _als(Client(), cast.joris)
    assert van_joris.get(reverse("mfa_index")).status_code == 200
    adres = reverse("beheer:sluit", args=[cast.joris.gebruiker_id])
    assert eva.post(adres, {"reden": "uit dienst"}, follow=True).status_code == 200
    antwoord = van_joris.get(reverse("mfa_index"))
    assert antwoord.status_code == 302
    assert settings.SESSION_COOKIE_NAME not in {n for n, m in van_joris.cookies.items() if m.value}
    gebeurtenis = Gebeurtenis.objects.latest("pk")
    assert (gebeurtenis.naam, gebeurtenis.handeling, gebeurtenis.uitkomst) == (
        "Eva Mulder",
        "accounts en instellingen beheren",
        0,
    )
    assert "uit dienst" in gebeurtenis.reden
    eva.post(reverse("beheer:heropen", args=[cast.joris.gebruiker_id]), {"reden": "vergissing"})
    assert van_joris.get(reverse("mfa_index")).status_code == 302, "the old session must not come back"
    assert _als(Client(), cast.joris).get(reverse("mfa_index")).status_code == 200


def test_closing_needs_a_reason_and_keeps_the_account_open_without_one(eva: Client, cast: Cast) -> None:
    antwoord = eva.post(reverse("beheer:sluit", args=[cast.joris.gebruiker_id]), {"reden": " "})
    assert antwoord.status_code == 400
    assert BeautifulSoup(antwoord.content, "html.parser").select_one("[role=alert]") is not None
    assert Gebruiker.objects.get(pk=cast.joris.gebruiker_id).is_active


def test_she_cannot_close_or_end_her_own_account(eva: Client, cast: Cast) -> None:
    nummer = cast.eva.gebruiker_id
    morgen = timezone.localdate() + timedelta(days=1)
    assert eva.post(reverse("beheer:sluit", args=[nummer]), {"reden": "klaar"}).status_code == 409
    assert eva.post(reverse("beheer:einddatum", args=[nummer]), {"geldig_tot": morgen}).status_code == 409
    assert "uw eigen account" in _tekst(eva, reverse("beheer:account", args=[nummer]))


def test_an_end_date_is_set_cleared_and_refused_in_the_past(eva: Client, cast: Cast) -> None:
    nummer = cast.bram.gebruiker_id
    adres = reverse("beheer:einddatum", args=[nummer])
    morgen = timezone.localdate() + timedelta(days=1)
    eva.post(adres, {"geldig_tot": morgen.isoformat()})
    assert Gebruiker.objects.get(pk=nummer).geldig_tot == morgen
    antwoord = eva.post(adres, {"geldig_tot": "2020-01-01"})
    assert antwoord.status_code == 409
    veld = BeautifulSoup(antwoord.content, "html.parser").select_one("[name=geldig_tot]")
    assert veld is not None
    assert veld["value"] == "2020-01-01"
    eva.post(adres, {"geldig_tot": ""})
    assert Gebruiker.objects.get(pk=nummer).geldig_tot is None


def test_an_expired_and_a_closed_account_show_their_state(eva: Client, cast: Cast) -> None:
    Gebruiker.objects.filter(pk=cast.bram.gebruiker_id).update(geldig_tot=date(2021, 1, 1))
    Gebruiker.objects.filter(pk=cast.mila.gebruiker_id).update(is_active=False)
    tekst = _tekst(eva, reverse("beheer:accounts"))
    assert "verlopen" in tekst
    assert "gesloten" in tekst
    assert "verlopen" in _tekst(eva, reverse("beheer:account", args=[cast.bram.gebruiker_id]))
    assert "Account heropenen" in _tekst(eva, reverse("beheer:account", args=[cast.mila.gebruiker_id]))


def test_every_policy_number_shows_its_source_and_whether_it_is_invented(eva: Client) -> None:
    soep = BeautifulSoup(eva.get(reverse("beheer:normen")).content, "html.parser")
    rijen = soep.select("tbody tr")
    normen = [norm for reeks in settings.BELEID.normen.values() for norm in reeks]
    assert len(rijen) == len(normen)
    assert sum("verzonnen" in rij.get_text() for rij in rijen) >= sum(n.is_verzonnen for n in normen)
    assert all(norm.bron in soep.get_text() for norm in normen)


def test_the_health_check_says_only_whether_it_works(client: Client, db: None) -> None:
    antwoord = client.get("/gezond/")
    assert (antwoord.status_code, antwoord.content) == (200, b"goed\n")


@pytest.mark.django_db(databases=[])
def test_the_health_check_is_red_without_a_database(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    from zorglandschap.web.beheer import pages

    monkeypatch.setattr(pages, "is_bereikbaar", lambda: False)
    assert client.get("/gezond/").status_code == 503
