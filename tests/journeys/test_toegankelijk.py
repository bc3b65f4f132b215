"""Every page, for everyone who may see it: accessible, in Dutch and English, wide and narrow, light and quiet."""

from __future__ import annotations

import gzip
from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.journeys.conftest import Bezoek, axe_meldt, past_in_breedte

pytestmark = pytest.mark.reis
Bezoeker = Callable[..., Bezoek]

PADEN: dict[str, tuple[str, ...]] = {
    "": ("/", "/account/login/", "/account/password/reset/", "/regels/", "/privacy/", "/toegankelijkheid/", "/weg/"),
    "joris": ("/werk/", "/hulpvraag/nieuw/", "/landschap/", "/regels/"),
    "mila": ("/werk/", "/werk/?lijst=team"),
    "femke": ("/werk/",),
    "bram": ("/werk/",),
    "aisha": ("/aanbod/",),
    "tom": ("/landschap/", "/landschap/?cijfer=kinderen_uit_huis"),
    "eva": ("/beheer/", "/beheer/accounts/", "/beheer/normen/"),
    "noor": ("/mijn/",),
    "sami": ("/mijn/",),
}  # fmt: skip
GEVALLEN = [(wie, pad) for wie, paden in PADEN.items() for pad in paden]


def _let_op_fouten(pagina: Page) -> list[str]:
    fouten: list[str] = []
    pagina.on("console", lambda bericht: fouten.append(bericht.text) if bericht.type == "error" else None)
    pagina.on("pageerror", lambda fout: fouten.append(str(fout)))
    pagina.on("request", lambda vraag: None if "127.0.0.1" in vraag.url else fouten.append(f"naar buiten: {vraag.url}"))
    return fouten


def _gewicht(pagina: Page, pad: str, huis: str) -> int:
    """Bytes of the page with its own files, compressed."""
    totaal = 0

    def tel(antwoord: object) -> None:
        nonlocal totaal
        lichaam = antwoord.body()  # type: ignore[attr-defined]
        totaal += len(gzip.compress(lichaam))

    pagina.on("response", lambda antwoord: tel(antwoord) if antwoord.status == 200 else None)
    pagina.goto(f"{huis}{pad}")
    pagina.wait_for_load_state("networkidle")
    return totaal


@pytest.mark.parametrize("taal", ["nl", "en"])
@pytest.mark.parametrize("smal", [False, True], ids=["breed", "smal"])
@pytest.mark.parametrize("wie", list(PADEN), ids=[w or "bezoeker" for w in PADEN])
def test_every_first_page_is_accessible_and_fits(
    bezoek: Bezoeker,
    wie: str,
    smal: bool,
    taal: str,
) -> None:
    visite = bezoek(wie, smal=smal, taal=taal)
    fouten = _let_op_fouten(visite.pagina)
    for pad in PADEN[wie]:
        pagina = visite.ga(pad)
        assert pagina.locator("html").get_attribute("lang") == taal, pad
        assert pagina.locator("h1").count() == 1, pad
        assert past_in_breedte(pagina), f"{pad} schuift opzij"
        assert axe_meldt(pagina) == [], pad
    assert [f for f in fouten if "404" not in f] == []


@pytest.mark.parametrize("wie", ["", "joris", "aisha", "tom", "noor"])
def test_a_page_weighs_less_than_100_kilobytes(bezoek: Bezoeker, wie: str) -> None:
    visite = bezoek(wie)
    pad = PADEN[wie][0]
    assert _gewicht(visite.pagina, pad, visite.huis) < 100_000, pad


@pytest.mark.parametrize("wie", ["joris", "aisha", "tom", "noor"])
def test_a_page_fits_in_320_pixels(bezoek: Bezoeker, wie: str) -> None:
    visite = bezoek(wie, smal=True)
    visite.pagina.set_viewport_size({"width": 320, "height": 700})
    for pad in PADEN[wie]:
        assert past_in_breedte(visite.ga(pad)), pad


def test_the_keyboard_finds_the_content_first(bezoek: Bezoeker) -> None:
    pagina = bezoek("joris").ga("/werk/")
    pagina.keyboard.press("Tab")
    assert pagina.evaluate("document.activeElement.getAttribute('href')") == "#inhoud"
    pagina.keyboard.press("Enter")
    pagina.keyboard.press("Tab")
    assert pagina.evaluate("document.querySelector('#inhoud').contains(document.activeElement)")


def test_the_language_switch_keeps_the_page(bezoek: Bezoeker) -> None:
    pagina = bezoek("tom").ga("/landschap/")
    pagina.get_by_role("button", name="English").click()
    assert pagina.url.endswith("/landschap/")
    assert pagina.locator("html").get_attribute("lang") == "en"
