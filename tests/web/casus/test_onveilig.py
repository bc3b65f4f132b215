"""Locations where a youth is not safe: who records, who reads, who never learns of it, and what the search does."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.apps.matching.hulp import geadviseerd
from tests.cast import Cast
from tests.web.casus.hulp import formulier, inhoud, meld_aan, soep
from zorglandschap.apps.aanbod.models import Locatie
from zorglandschap.apps.casus.models import Casus, OnveiligeLocatie
from zorglandschap.apps.logboek.models import Gebeurtenis
from zorglandschap.core.begrippen.codelijsten import CasusStatus

GEHEIM = "Haar ex-stiefvader woont ernaast."
NIET_GENOEMD = ("mila", "femke", "ilse", "bram", "aisha", "daan", "vera", "pieter", "noor_kijker", "moeder_noor")
GEVOELIG = ("Plekken die niet veilig zijn", "gezin/onveilig", "Het Wrakhout", GEHEIM)


def _adres(casus: Casus, *rij: int) -> str:
    return reverse("casus:weer_veilig" if rij else "casus:onveilig", args=[casus.sleutel, *rij])


def _invoer(cast: Cast, **anders: str) -> dict[str, str]:
    basis = {"locatie_id": str(cast.pleegzorg.locatie_id), "op": timezone.localdate().isoformat(), "reden": GEHEIM}
    return {**basis, **anders}


@pytest.fixture
def joris(client: Client, cast: Cast) -> Client:
    return meld_aan(client, cast.joris)


def test_the_regisseur_records_a_location_and_takes_it_back_and_nothing_is_lost(joris: Client, cast: Cast) -> None:
    adres = _adres(cast.casus_noor)
    link = soep(joris.get(reverse("casus:gezin", args=[cast.casus_noor.sleutel]))).find("a", href=adres)
    assert link is not None
    for _keer in range(2):
        antwoord = joris.post(adres, _invoer(cast), follow=True)
    assert GEHEIM in inhoud(antwoord)
    rij = OnveiligeLocatie.objects.get()
    verhuisd = {"op": timezone.localdate().isoformat(), "reden": "Hij is verhuisd."}
    terug = joris.post(_adres(cast.casus_noor, rij.pk), verhuisd, follow=True)
    assert "Er is geen locatie vastgelegd" in inhoud(terug)
    assert "Hij is verhuisd." in inhoud(terug)
    assert f"Eerst: {GEHEIM}" in inhoud(terug)
    nog_eens = joris.get(_adres(cast.casus_noor, rij.pk), follow=True)
    assert "Dit is al ingetrokken." in nog_eens.content.decode()
    assert OnveiligeLocatie.objects.count() == 1
    assert joris.post(adres, _invoer(cast), follow=True).status_code == 200
    assert OnveiligeLocatie.objects.count() == 2


@pytest.mark.parametrize(
    ("anders", "status", "tekst"),
    [
        ({"reden": ""}, 400, "Waarom is het daar niet veilig?"),
        ({"locatie_id": "99999"}, 400, "Welke locatie?"),
        ({"op": (timezone.localdate() + timedelta(days=1)).isoformat()}, 409, "tot en met vandaag"),
        ({"op": "1990-01-01"}, 409, "Kies een dag van"),
    ],
)
def test_what_is_typed_stays_when_something_is_wrong(
    joris: Client, cast: Cast, anders: dict[str, str], status: int, tekst: str
) -> None:
    antwoord = joris.post(_adres(cast.casus_noor), _invoer(cast, **anders))
    assert antwoord.status_code == status
    assert tekst in inhoud(antwoord)
    assert formulier(antwoord)["reden"].strip() == anders.get("reden", GEHEIM)
    assert not OnveiligeLocatie.objects.exists()


def test_an_empty_form_is_an_error_and_a_day_before_it_was_recorded_is_refused(joris: Client, cast: Cast) -> None:
    assert joris.post(_adres(cast.casus_noor), {}).status_code == 400
    joris.post(_adres(cast.casus_noor), _invoer(cast))
    rij = OnveiligeLocatie.objects.get()
    gisteren = (timezone.localdate() - timedelta(days=1)).isoformat()
    antwoord = joris.post(_adres(cast.casus_noor, rij.pk), {"op": gisteren, "reden": "Verhuisd."})
    assert antwoord.status_code == 409
    assert formulier(antwoord)["reden"].strip() == "Verhuisd."


def test_the_gedragsdeskundige_and_the_gi_worker_of_the_case_read_it_and_change_nothing(
    joris: Client, cast: Cast
) -> None:
    joris.post(_adres(cast.casus_noor), _invoer(cast))
    casus = cast.casus_noor
    casus.gedragsdeskundige_id, casus.jeugdbeschermer_id = cast.femke.medewerker_id, cast.ilse.medewerker_id
    casus.save()
    rij = OnveiligeLocatie.objects.get()
    for wie in (cast.femke, cast.ilse):
        client = meld_aan(Client(), wie)
        antwoord = client.get(_adres(casus))
        assert GEHEIM in inhoud(antwoord)
        assert not soep(antwoord).select("main form[method=post]")
        assert client.post(_adres(casus), _invoer(cast)).status_code == 404
        assert client.post(_adres(casus, rij.pk), {}).status_code == 404


@pytest.mark.parametrize("wie", NIET_GENOEMD)
def test_nobody_else_learns_of_it_anywhere_in_the_case(joris: Client, cast: Cast, wie: str) -> None:
    Locatie.objects.filter(pk=cast.pleegzorg.locatie_id).update(naam="Het Wrakhout")
    joris.post(_adres(cast.casus_noor), _invoer(cast))
    client = meld_aan(Client(), getattr(cast, wie))
    assert client.get(_adres(cast.casus_noor)).status_code == 404
    for naam in ("gezin", "detail", "tijdlijn", "hulp"):
        tekst = client.get(reverse(f"casus:{naam}", args=[cast.casus_noor.sleutel])).content.decode()
        assert not [woord for woord in GEVOELIG if woord in tekst]
    for adres in ("/mijn/", "/mijn/inzagen/"):
        tekst = client.get(adres).content.decode()
        assert not [woord for woord in GEVOELIG if woord in tekst]


def test_a_perspectiefregisseur_of_the_gemeente_is_named_in_the_case_and_still_does_not_read_it(cast: Cast) -> None:
    cast.casus_noor.perspectiefregisseur_id = cast.mila.medewerker_id
    cast.casus_noor.save()
    assert meld_aan(Client(), cast.mila).get(_adres(cast.casus_noor)).status_code == 404


def test_the_log_tells_that_something_was_shielded_and_not_where_or_why(joris: Client, cast: Cast) -> None:
    joris.post(_adres(cast.casus_noor), _invoer(cast))
    regels = " ".join(Gebeurtenis.objects.values_list("reden", flat=True))
    assert "afscherming bijgewerkt" in regels
    assert not [woord for woord in (GEHEIM, cast.pleegzorg.locatie.naam, "veilig") if woord in regels]
    assert not cast.casus_noor.stappen.filter(toelichting__icontains="veilig").exists()


def test_a_closed_case_can_still_be_made_safe(joris: Client, cast: Cast) -> None:
    Casus.objects.filter(pk=cast.casus_noor.pk).update(status=CasusStatus.AFGESLOTEN)
    joris.post(_adres(cast.casus_noor), _invoer(cast))
    assert OnveiligeLocatie.objects.exists()


def test_a_recorded_location_can_not_be_recorded_differently_and_not_of_somebody_else(
    joris: Client, cast: Cast
) -> None:
    joris.post(_adres(cast.casus_noor), _invoer(cast))
    antwoord = joris.post(_adres(cast.casus_noor), _invoer(cast, reden="Iets anders."))
    assert antwoord.status_code == 409
    assert "staat al in de lijst" in inhoud(antwoord)
    van_sami = OnveiligeLocatie.objects.create(
        jeugdige=cast.sami, locatie=cast.groep.locatie, reden="x", op=timezone.localdate(), om=timezone.now()
    )
    assert joris.get(_adres(cast.casus_noor, van_sami.pk)).status_code == 404


def test_the_page_asks_a_bounded_number_of_questions(
    joris: Client, cast: Cast, django_assert_max_num_queries: Any
) -> None:
    joris.post(_adres(cast.casus_noor), _invoer(cast))
    with django_assert_max_num_queries(16):
        joris.get(_adres(cast.casus_noor))


def test_the_place_is_gone_from_the_list_and_asking_for_it_says_why_to_the_regisseur(joris: Client, cast: Cast) -> None:
    geadviseerd(cast, nu=timezone.now())
    plekken = reverse("matching:plekken", args=[cast.casus_noor.sleutel])
    assert cast.pleegzorg.naam in inhoud(joris.get(plekken))
    joris.post(_adres(cast.casus_noor), _invoer(cast))
    antwoord = joris.get(plekken)
    assert cast.pleegzorg.naam not in inhoud(antwoord)
    assert "ier is de jeugdige niet veilig" in inhoud(antwoord)
    vraag = reverse("matching:vraag", args=[cast.casus_noor.sleutel])
    gegevens = {"aanbod": str(cast.pleegzorg.pk), "start": (timezone.localdate() + timedelta(days=7)).isoformat()}
    assert "Deze locatie is voor deze jeugdige niet veilig" in joris.get(vraag, gegevens, follow=True).content.decode()
