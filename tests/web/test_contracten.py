"""Contracts on the desk of the functional manager: recorded, ended, explained, and closed to everybody else."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from tests.cast import Cast
from zorglandschap.apps.aanbod.actions import Contractinvoer, leg_contracten_vast, wijzig_contracteinde
from zorglandschap.apps.aanbod.models import Contract
from zorglandschap.apps.aanbod.queries import get_contractblad
from zorglandschap.apps.fouten import Geweigerd, NietGevonden
from zorglandschap.apps.logboek.models import Gebeurtenis
from zorglandschap.apps.organisaties.models import Gebruiker
from zorglandschap.core.begrippen.hulpvormen import Hulpvorm

ACHTERKANT = "allauth.account.auth_backends.AuthenticationBackend"
ADRES = reverse("beheer:contracten")
VAN = date(2026, 1, 1)


@pytest.fixture
def eva(client: Client, cast: Cast) -> Client:
    """The functional manager, signed in."""
    client.force_login(Gebruiker.objects.get(pk=cast.eva.gebruiker_id), ACHTERKANT)
    return client


def soep(client: Client, adres: str = ADRES) -> BeautifulSoup:
    antwoord = client.get(adres)
    assert antwoord.status_code == 200
    return BeautifulSoup(antwoord.content, "html.parser")


def invoer(cast: Cast, **anders: object) -> dict[str, object]:
    velden: dict[str, object] = {
        "aanbieder": cast.aanbieder.pk, "hulpvorm": Hulpvorm.PLEEGZORG.value, "gemeenten": [cast.urk.pk],
        "van": "2026-01-01", "tot": "",
    }  # fmt: skip
    return {**velden, **anders}


def test_a_contract_for_two_gemeenten_is_two_rows_and_twice_is_harmless(eva: Client, cast: Cast) -> None:
    for _ in range(2):
        antwoord = eva.post(ADRES, invoer(cast, gemeenten=[cast.urk.pk, cast.almere.pk]))
        assert (antwoord.status_code, antwoord["Location"]) == (302, ADRES)
    assert set(Contract.objects.values_list("gemeente_id", "van", "tot")) == {
        (cast.urk.pk, VAN, None),
        (cast.almere.pk, VAN, None),
    }
    assert Gebeurtenis.objects.filter(soort="contract", actie="C").count() == 2
    tekst = soep(eva).get_text(" ", strip=True)
    assert "Dit stond er al" in tekst
    assert "Urk" in tekst


def test_the_page_says_what_a_contract_does_to_the_list_of_places(eva: Client, cast: Cast) -> None:
    def rij() -> list[str]:
        tabel = soep(eva).find("table")
        assert tabel is not None
        kop = next(th for th in tabel.find_all("th") if th.get_text(strip=True) == "Urk")
        assert kop.parent is not None
        return [td.get_text(strip=True) for td in kop.parent.find_all("td")]

    assert rij() == ["0", "geen"]
    eva.post(ADRES, invoer(cast, van="2001-01-01", tot="2002-01-01"))  # over: known, so who offers it falls out
    zonder, vormen = rij()
    assert int(zonder) >= 1
    assert vormen == "pleegzorg"
    assert "bijna passend: geen contract" in soep(eva).get_text(" ", strip=True)


@pytest.mark.parametrize(
    ("anders", "zin", "status"),
    [
        ({"gemeenten": []}, "Kies de hele regio, of één of meer gemeenten.", 400),
        ({"hele_regio": "on"}, "Kies de hele regio, of één of meer gemeenten.", 400),
        ({"tot": "2025-12-31"}, "Het einde ligt niet na het begin", 409),
        ({"van": "0026-01-01"}, "Deze datum kan niet kloppen", 400),
    ],
)
def test_what_cannot_be_is_refused_and_what_was_typed_stays(
    eva: Client, cast: Cast, anders: dict[str, object], zin: str, status: int
) -> None:
    antwoord = eva.post(ADRES, invoer(cast, **anders))
    assert antwoord.status_code == status
    pagina = BeautifulSoup(antwoord.content, "html.parser")
    assert zin in pagina.get_text(" ", strip=True)
    assert pagina.select_one("select[name=hulpvorm] option[selected]")["value"] == "pleegzorg"  # type: ignore[index]
    assert not Contract.objects.exists()


def test_two_contracts_for_the_same_in_one_time_are_refused_and_nothing_is_half_written(
    eva: Client, cast: Cast
) -> None:
    eva.post(ADRES, invoer(cast))
    antwoord = eva.post(ADRES, invoer(cast, gemeenten=[cast.almere.pk, cast.urk.pk], van="2026-06-01"))
    assert antwoord.status_code == 409
    assert "Voor Urk loopt in deze tijd al een contract" in antwoord.content.decode()
    assert Contract.objects.count() == 1


def test_an_end_can_be_given_and_taken_away_and_what_came_before_stays_to_be_seen(eva: Client, cast: Cast) -> None:
    eva.post(ADRES, invoer(cast, gemeenten=[], hele_regio="on"))
    contract = Contract.objects.get()
    adres = reverse("beheer:contract", args=[contract.pk])
    assert eva.post(adres, {"tot": "2026-07-01"}).status_code == 302
    eva.post(ADRES, invoer(cast, gemeenten=[], hele_regio="on", van="2026-07-01"))
    contract.refresh_from_db()
    assert contract.tot == date(2026, 7, 1)
    tekst = soep(eva, adres).get_text(" ", strip=True)
    assert "hele regio" in tekst
    assert "vanaf 1 juli 2026" in tekst
    antwoord = eva.post(adres, {"tot": ""})  # the next one begins then: they would overlap
    assert antwoord.status_code == 409
    assert "de hele regio loopt in deze tijd al" in antwoord.content.decode()
    assert eva.post(adres, {"tot": "2025-01-01"}).status_code == 409
    assert eva.post(adres, {"tot": "gisteren"}).status_code == 400
    aantal = Gebeurtenis.objects.filter(soort="contract", actie="U").count()
    assert eva.post(adres, {"tot": "2026-07-01"}).status_code == 302  # the same again
    assert Gebeurtenis.objects.filter(soort="contract", actie="U").count() == aantal == 1


def test_for_everybody_else_there_are_no_contracts(client: Client, cast: Cast) -> None:
    contract = Contract.objects.create(aanbieder=cast.aanbieder, hulpvorm=Hulpvorm.PLEEGZORG, van=VAN)
    for kijker in (cast.joris, cast.aisha, cast.bram, cast.tom):
        client.force_login(Gebruiker.objects.get(pk=kijker.gebruiker_id), ACHTERKANT)
        assert client.get(ADRES).status_code == 404
        assert client.post(reverse("beheer:contract", args=[contract.pk]), {"tot": "2027-01-01"}).status_code == 404
        with pytest.raises(NietGevonden):
            wijzig_contracteinde(kijker, contract.pk, tot=None)
    assert Gebeurtenis.objects.filter(soort="contract", uitkomst=4).count() >= 4


def test_a_provider_or_gemeente_that_is_not_there_is_refused(cast: Cast) -> None:
    morgen = timezone.localdate() + timedelta(days=1)
    with pytest.raises(Geweigerd, match="Deze aanbieder kennen we niet"):
        leg_contracten_vast(cast.eva, Contractinvoer(cast.team_urk.pk, Hulpvorm.PLEEGZORG, morgen))
    with pytest.raises(Geweigerd, match="gemeenten van deze regio"):
        leg_contracten_vast(cast.eva, Contractinvoer(cast.aanbieder.pk, Hulpvorm.PLEEGZORG, morgen, None, ("0000",)))
    for doe in (lambda: get_contractblad(cast.eva, 999), lambda: wijzig_contracteinde(cast.eva, 999, tot=None)):
        with pytest.raises(NietGevonden):
            doe()


def test_the_page_stays_within_its_number_of_queries(
    eva: Client, cast: Cast, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for nummer in range(50):
        Contract.objects.create(
            aanbieder=cast.aanbieder, hulpvorm=Hulpvorm.PLEEGZORG, van=VAN + timedelta(days=nummer), gemeente=cast.urk
        )
    with django_assert_max_num_queries(16):
        assert len(soep(eva).select("ul.zl-lijst > li")) == 40
