"""The frame around every page: what it holds, and that it holds when something goes wrong."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from django.http import HttpResponse
from django.template.loader import render_to_string
from django.test import Client, RequestFactory, override_settings
from django.urls import reverse

from tests.cast import WACHTWOORD, Cast
from zorglandschap.apps.fouten import Geweigerd
from zorglandschap.core.begrippen.tekst import zin

SJABLONEN = sorted((Path(__file__).resolve().parents[3] / "src" / "zorglandschap" / "web").rglob("templates/**/*.html"))


def _soep(antwoord: HttpResponse) -> BeautifulSoup:
    return BeautifulSoup(antwoord.content, "html.parser")


def _binnen(client: Client, voornaam: str) -> Client:
    antwoord = client.post(
        reverse("account_login"), {"login": f"{voornaam}@zorglandschap.example", "password": WACHTWOORD}
    )
    assert antwoord.status_code == 302, _soep(antwoord).get_text(" ", strip=True)
    return client


def test_the_style_guide_shows_every_component(client: Client, db: None) -> None:
    pagina = _soep(client.get(reverse("stijlgids")))
    for klasse in ("zl-kaart", "zl-knop--gevaar", "zl-melding--fout", "zl-label--goed", "zl-lijst__rij", "zl-tabel"):
        assert pagina.select(f".{klasse}"), klasse


def test_every_page_has_a_language_a_skip_link_a_main_and_one_heading(client: Client, db: None) -> None:
    pagina = _soep(client.get(reverse("stijlgids")))
    assert pagina.html is not None
    assert pagina.html["lang"] == "nl"
    sprong = pagina.select("body a")[0]
    assert sprong["href"] == "#inhoud"
    assert pagina.select_one("main#inhoud") is not None
    assert len(pagina.select("h1")) == 1


def test_the_demo_says_on_every_screen_that_the_region_is_not_real(client: Client, db: None) -> None:
    for adres in (reverse("stijlgids"), reverse("account_login"), "/bestaat-niet/"):
        assert "Verzonnen regio" in _soep(client.get(adres)).get_text(), adres


def test_outside_the_demo_there_is_no_demo_mark_and_no_cast(client: Client, db: None) -> None:
    with override_settings(DEMO=False):
        pagina = _soep(client.get(reverse("account_login")))
    assert pagina.select(".zl-demo") == []
    assert pagina.select(".zl-rollen") == []
    assert WACHTWOORD not in pagina.get_text()


def test_in_the_demo_one_press_signs_in_as_someone_of_the_cast(client: Client, cast: Cast) -> None:
    kaarten = _soep(client.get(reverse("account_login") + "?next=/regels/")).select(".zl-rollen > li")
    joris = next(kaart for kaart in kaarten if "Joris de Vries" in kaart.get_text())
    assert "hulpvraag" in joris.get_text()
    formulier = joris.select("form")[0]
    antwoord = client.post(
        str(formulier["action"]), {str(veld["name"]): veld["value"] for veld in formulier.select("input")}
    )
    assert antwoord["Location"] == "/regels/"


def test_the_menu_marks_where_you_are(client: Client, cast: Cast) -> None:
    pagina = _soep(_binnen(client, "tom").get(reverse("openbaar:regels")))
    assert [a["href"] for a in pagina.select(".zl-menu [aria-current]")] == [reverse("openbaar:regels")]


def test_the_header_says_who_is_signed_in_and_in_which_role(client: Client, cast: Cast) -> None:
    pagina = _soep(_binnen(client, "joris").get(reverse("stijlgids")))
    assert "Joris de Vries" in pagina.select(".zl-uitklap__naam")[0].get_text()
    assert "jeugdconsulent" in pagina.select(".zl-uitklap__naam")[0].get_text()


def test_the_language_switch_keeps_the_page(client: Client, db: None) -> None:
    keuze = _soep(client.get("/vormgeving/?zoek=urk")).select_one("form.zl-taal")
    assert keuze is not None
    antwoord = client.post(str(keuze["action"]), {"language": "en", "next": keuze.select("[name=next]")[0]["value"]})
    assert antwoord["Location"] == "/vormgeving/?zoek=urk"
    pagina = _soep(client.get(antwoord["Location"]))
    assert pagina.html is not None
    assert pagina.html["lang"] == "en"


def test_a_wrong_password_is_told_in_plain_words_and_the_address_is_kept(client: Client, cast: Cast) -> None:
    antwoord = client.post(reverse("account_login"), {"login": "joris@zorglandschap.example", "password": "fout"})
    pagina = _soep(antwoord)
    assert "klopt niet" in pagina.select("[role=alert]")[0].get_text()
    assert pagina.select("#inloggen [name=login]")[0]["value"] == "joris@zorglandschap.example"


@pytest.mark.parametrize(
    "naam",
    ["account_login", "account_reset_password", "account_reset_password_done"],
)
def test_the_pages_at_the_door_stand_in_our_design(client: Client, db: None, naam: str) -> None:
    pagina = _soep(client.get(reverse(naam)))
    assert pagina.select(".zl-panorama")
    assert len(pagina.select("h1")) == 1


@pytest.mark.parametrize("naam", ["account_logout", "account_change_password", "mfa_index", "mfa_activate_totp"])
def test_the_pages_of_your_account_stand_in_our_design(client: Client, cast: Cast, naam: str) -> None:
    pagina = _soep(_binnen(client, "joris").get(reverse(naam), follow=True))
    assert len(pagina.select("h1")) == 1
    assert pagina.select(".zl-kopbalk")


def test_making_a_second_factor_shows_a_code_to_scan_and_the_key_in_letters(client: Client, cast: Cast) -> None:
    _binnen(client, "joris").post(reverse("account_reauthenticate"), {"password": WACHTWOORD})
    pagina = _soep(client.get(reverse("mfa_activate_totp")))
    teken = pagina.select(".zl-qr path")[0]
    assert len(str(teken["d"])) > 1000
    assert re.fullmatch(r"[A-Z2-7]{16,}", pagina.select("code")[0].text)


@pytest.mark.parametrize("sjabloon", ["400.html", "403.html", "403_csrf.html", "404.html", "429.html", "500.html"])
def test_error_pages_say_what_happened_and_where_to_go(sjabloon: str) -> None:
    zonder_verzoek = sjabloon in {"400.html", "500.html"}
    html = render_to_string(sjabloon, {}, None if zonder_verzoek else RequestFactory().get("/"))
    pagina = BeautifulSoup(html, "html.parser")
    assert len(pagina.select("h1")) == 1
    assert pagina.select("main a.zl-knop")


def test_a_page_that_is_not_there_gets_a_404_in_our_design(client: Client, db: None) -> None:
    antwoord = client.get("/bestaat-niet/")
    assert antwoord.status_code == 404
    assert "vinden we niet" in _soep(antwoord).select("h1")[0].text


def test_a_refusal_shows_the_reason() -> None:
    html = render_to_string(
        "vormgeving/geweigerd.html", {"fout": Geweigerd(zin("Dit kan nu niet."))}, RequestFactory().get("/")
    )
    assert "Dit kan nu niet." in BeautifulSoup(html, "html.parser").select("[role=alert]")[0].text


def test_what_was_typed_comes_back_when_the_session_has_ended() -> None:
    velden = [("verhaal", "Een lange tekst. " * 20), ("keuze", "ja")]
    html = render_to_string(
        "vormgeving/verlopen.html", {"velden": velden, "adres": "/x/"}, RequestFactory().post("/x/")
    )
    formulier = BeautifulSoup(html, "html.parser").select("form.zl-formulier")[0]
    assert formulier["action"] == "/x/"
    assert formulier.select("textarea[name=verhaal]")[0].text.strip() == velden[0][1].strip()
    assert formulier.select("input[name=keuze]")[0]["value"] == "ja"


@pytest.mark.parametrize("sjabloon", SJABLONEN, ids=[s.name for s in SJABLONEN])
def test_no_template_holds_style_or_script_of_its_own(sjabloon: Path) -> None:
    html = sjabloon.read_text(encoding="utf-8")
    assert not re.search(r"<style|\sstyle=|\son[a-z]+=|javascript:", html)
    assert not re.search(r'<script(?![^>]*\b(?:src=|type="application/json"))', html)  # data is no script
    assert not re.search(r"""(?:src|href)=["'](?:https?:)?//""", html)
