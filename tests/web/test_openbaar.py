"""The public front door: open to everybody, true about the rules, and the way in for who is signed in."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse

from tests.cast import Cast
from zorglandschap.apps.organisaties.models import Gebruiker, Medewerker
from zorglandschap.config import regelboek
from zorglandschap.core.begrippen.codelijsten import Rol
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.core.regels.inzage import matrix
from zorglandschap.core.regels.register import REGELS
from zorglandschap.web.openbaar.pages import BEGIN_VAN_ROL, begin_van

ACHTERKANT = "allauth.account.auth_backends.AuthenticationBackend"
OPENBAAR = ("openbaar:start", "openbaar:regels", "openbaar:privacy", "openbaar:toegankelijkheid")


def soep(client: Client, naam: str) -> BeautifulSoup:
    antwoord = client.get(reverse(naam))
    assert antwoord.status_code == 200
    return BeautifulSoup(antwoord.content, "html.parser")


@pytest.mark.parametrize("naam", OPENBAAR)
def test_everybody_may_read_the_public_pages_and_no_database_is_asked(client: Client, naam: str) -> None:
    pagina = soep(client, naam)  # without the fixture ``db`` a query would be an error
    assert len(pagina.find_all("h1")) == 1
    assert pagina.title
    assert not pagina.select("[style], [onclick]")


@pytest.mark.parametrize("naam", OPENBAAR)
def test_no_public_page_can_be_written_to(client: Client, naam: str) -> None:
    assert client.post(reverse(naam)).status_code == 405


def test_the_front_door_shows_the_chain_in_six_steps_and_the_way_in(client: Client) -> None:
    pagina = soep(client, "openbaar:start")
    assert len(pagina.select("ol.zl-weg > li")) == 6
    assert pagina.select_one(f'a.zl-knop[href="{reverse("account_login")}"]')
    tekst = pagina.get_text(" ", strip=True)
    assert "19 van de 100" in tekst
    assert "figuur A" in tekst  # the source of that figure
    assert "verzonnen" in tekst


@pytest.mark.parametrize(
    ("wie", "naar"),
    [
        ("joris", "casus:werk"),
        ("femke", "casus:werk"),
        ("aisha", "aanbod:overzicht"),
        ("tom", "monitor:landschap"),
        ("eva", "beheer:overzicht"),
        ("noor_kijker", "portaal:mijn"),
    ],
)
def test_who_is_signed_in_goes_straight_to_work(client: Client, cast: Cast, wie: str, naar: str) -> None:
    kijker: Kijker = getattr(cast, wie)
    client.force_login(Gebruiker.objects.get(pk=kijker.gebruiker_id), ACHTERKANT)
    antwoord = client.get("/")
    assert (antwoord.status_code, antwoord["Location"]) == (302, reverse(naar))


def test_a_role_without_a_first_screen_reads_the_front_door(client: Client, cast: Cast) -> None:
    Medewerker.objects.filter(pk=cast.tom.medewerker_id).update(rol=Rol.FACTURATIE)
    client.force_login(Gebruiker.objects.get(pk=cast.tom.gebruiker_id), ACHTERKANT)
    pagina = soep(client, "openbaar:start")
    assert "nog geen eigen werkscherm" in pagina.get_text(" ", strip=True)


def test_every_role_has_a_first_screen_or_is_known_to_have_none(cast: Cast) -> None:
    assert set(Rol) - set(BEGIN_VAN_ROL) == {Rol.FACTURATIE}
    assert begin_van(None) == begin_van(replace(cast.tom, is_actief=False)) == ""
    assert all(begin_van(replace(cast.tom, rol=rol)) for rol in BEGIN_VAN_ROL)


def test_a_first_screen_that_is_not_built_yet_leaves_one_at_the_front_door(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(BEGIN_VAN_ROL, Rol.BELEIDSMEDEWERKER, "kamer:die-er-niet-is")  # type: ignore[misc]
    assert begin_van(cast.tom) == ""


def test_every_rule_stands_on_the_page_with_its_sentence_source_and_force(client: Client) -> None:
    kaarten = soep(client, "openbaar:regels").select("article.zl-regel")
    assert len(kaarten) == len(REGELS)
    for kaart, regel in zip(kaarten, REGELS, strict=True):
        tekst = kaart.get_text(" ", strip=True)
        assert regel.zin in tekst
        assert str(regel.bron) in tekst
        assert ("houdt een stap tegen" in tekst) is regel.is_hard
        assert ("vraagt aandacht" in tekst) is not regel.is_hard
        assert len(kaart.select(".zl-regel__voorbeelden li")) >= 3


def test_the_examples_on_the_page_are_those_that_the_rules_are_held_to() -> None:
    staat_er = json.loads(regelboek.REGELBOEK.read_text(encoding="utf-8"))
    assert staat_er == regelboek.maak(), "draai: python -m zorglandschap.config.regelboek"
    document = regelboek.DOCUMENT.read_text(encoding="utf-8")
    assert document == regelboek.als_document(regelboek.maak()), "draai: python -m zorglandschap.config.regelboek"


def test_the_data_file_is_written_as_it_stands_in_the_repository(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    regelboek.main(tmp_path / "regels.json")
    assert (tmp_path / "regels.json").read_bytes() == regelboek.REGELBOEK.read_bytes()
    assert str(len(REGELS)) in capsys.readouterr().out


def test_the_privacy_page_prints_the_whole_table_of_who_may_see_what(client: Client) -> None:
    rijen = soep(client, "openbaar:privacy").select("tbody tr")
    assert len(rijen) == len(matrix())
    assert any("burgerservicenummer" in rij.get_text() for rij in rijen)


def test_the_accessibility_page_says_what_was_not_tested(client: Client) -> None:
    tekst = soep(client, "openbaar:toegankelijkheid").get_text(" ", strip=True)
    assert "Geen onafhankelijk bureau heeft dit systeem onderzocht" in tekst
    assert "voldoet gedeeltelijk" in tekst
