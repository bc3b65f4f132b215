"""The look of the house in a real browser: accessible, small screens, keyboard, and typed text that is never lost."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Dialog, Page, Route, expect

from tests.journeys.conftest import Bezoek, axe_meldt, past_in_breedte

pytestmark = pytest.mark.reis
GIDS = "/vormgeving/"
DEUR = ("/vormgeving/", "/account/login/", "/account/password/reset/", "/bestaat-niet/")
VELD = (
    "<form data-autobewaar='/proef/'><label>Kind <textarea name='kind' data-basisversie='1'></textarea></label>"
    "<p data-bewaarstatus></p></form>"
)
TE_KLEIN = """() => [...document.querySelectorAll(':is(main, header) :is(a, button, summary)')]
  .filter(el => !el.closest('p, li, dd, td, .zl-melding') && el.getClientRects().length)
  .map(el => [el.textContent.trim(), el.getBoundingClientRect()])
  .filter(([, vak]) => vak.width < 24 || vak.height < 24).map(([tekst]) => tekst)"""
OVERLOOP = """() => [...document.querySelectorAll('main *')].filter(el => {
  const vak = el.getBoundingClientRect();
  return vak.right > innerWidth + 1 && !el.closest('.zl-tabel-om, .zl-tekening__om, .zl-alleen-lezers');
}).map(el => el.className || el.tagName)"""


@pytest.mark.parametrize("taal", ["nl", "en"])
@pytest.mark.parametrize("smal", [False, True])
@pytest.mark.parametrize("pad", DEUR)
def test_axe_finds_nothing(bezoek: Callable[..., Bezoek], pad: str, taal: str, *, smal: bool) -> None:
    assert axe_meldt(bezoek(smal=smal, taal=taal).ga(pad)) == []


@pytest.mark.parametrize("pad", DEUR)
def test_nothing_scrolls_sideways_at_320_pixels(bezoek: Callable[..., Bezoek], pad: str) -> None:
    visite = bezoek(smal=True)
    visite.pagina.set_viewport_size({"width": 320, "height": 700})
    pagina = visite.ga(pad)
    assert past_in_breedte(pagina)
    assert pagina.evaluate(OVERLOOP) == []


def test_text_at_twice_the_size_still_fits(bezoek: Callable[..., Bezoek]) -> None:
    pagina = bezoek().ga(GIDS)
    pagina.evaluate("document.documentElement.style.fontSize = '200%'")
    assert past_in_breedte(pagina)


@pytest.mark.parametrize("pad", DEUR)
def test_what_you_press_is_large_enough(bezoek: Callable[..., Bezoek], pad: str) -> None:
    assert bezoek(smal=True).ga(pad).evaluate(TE_KLEIN) == []


def test_no_page_asks_anything_from_another_address(bezoek: Callable[..., Bezoek]) -> None:
    visite = bezoek()
    elders: list[str] = []
    fouten: list[str] = []
    visite.pagina.on("request", lambda v: None if v.url.startswith((visite.huis, "data:")) else elders.append(v.url))
    visite.pagina.on("console", lambda m: fouten.append(m.text) if m.type in {"error", "warning"} else None)
    visite.ga(GIDS)
    visite.ga("/account/login/")
    assert elders == []
    assert fouten == []


def test_the_first_tab_leads_past_the_menu(bezoek: Callable[..., Bezoek]) -> None:
    pagina = bezoek().ga("/account/login/")
    pagina.evaluate("document.activeElement.blur()")
    pagina.keyboard.press("Tab")
    sprong = pagina.locator(":focus")
    expect(sprong).to_have_attribute("href", "#inhoud")
    assert sprong.bounding_box()["y"] >= 0  # type: ignore[index]
    pagina.keyboard.press("Enter")
    assert pagina.evaluate("document.activeElement.id") == "inhoud"


def test_focus_can_be_seen_on_light_and_on_dark(bezoek: Callable[..., Bezoek]) -> None:
    pagina = bezoek().ga(GIDS)
    for kiezer in (".zl-kopbalk .zl-knop", "main .zl-knop", "main .zl-lijst__rij", "main input[type=text]"):
        pagina.keyboard.press("Tab")
        pagina.locator(kiezer).first.focus()
        stijl = pagina.evaluate("(({outlineStyle, outlineWidth, boxShadow}) => [outlineStyle, outlineWidth, boxShadow])"
                                "(getComputedStyle(document.activeElement))")  # fmt: skip
        assert stijl[0] == "solid", kiezer
        assert stijl[1] == "3px", kiezer
        assert "rgb(255, 200, 69)" in stijl[2], kiezer


def test_the_page_stands_with_colours_chosen_by_the_reader(bezoek: Callable[..., Bezoek]) -> None:
    visite = bezoek()
    visite.pagina.emulate_media(forced_colors="active")
    pagina = visite.ga(GIDS)
    rand = pagina.locator(".zl-knop").first.evaluate("el => getComputedStyle(el).borderTopStyle")
    assert rand == "solid"


def test_on_paper_only_the_content_is_left(bezoek: Callable[..., Bezoek]) -> None:
    visite = bezoek()
    pagina = visite.ga(GIDS)
    pagina.emulate_media(media="print")
    expect(pagina.locator(".zl-wie")).to_be_hidden()
    expect(pagina.locator("h1")).to_be_visible()


def test_one_press_signs_in_as_someone_of_the_cast_without_javascript(bezoek: Callable[..., Bezoek]) -> None:
    pagina = bezoek(js=False).ga("/account/login/")
    pagina.get_by_role("button", name="Inloggen als Joris").click()
    expect(pagina.locator(".zl-uitklap__naam")).to_contain_text("Joris")


def test_the_account_menu_closes_with_escape(bezoek: Callable[..., Bezoek]) -> None:
    pagina = bezoek("joris").ga(GIDS)
    pagina.locator(".zl-uitklap > summary").click()
    expect(pagina.get_by_role("button", name="Uitloggen")).to_be_visible()
    pagina.keyboard.press("Escape")
    expect(pagina.get_by_role("button", name="Uitloggen")).to_be_hidden()


def _schrijf(visite: Bezoek, antwoord: Callable[[Route], None]) -> Page:
    """A page with one autosaved text, and an answer of the server of our choice."""
    pagina = visite.pagina
    pagina.route("**/proef/", antwoord)
    pagina.route("**/vormgeving/", lambda route: route.fulfill(
        response=(echt := route.fetch()), body=echt.text().replace("<main", f"{VELD}<main", 1)))  # fmt: skip
    visite.ga(GIDS)
    pagina.locator("textarea[name=kind]").press_sequentially("Het gaat beter.")
    return pagina


def test_text_is_saved_after_a_pause_with_the_version_it_was_based_on(bezoek: Callable[..., Bezoek]) -> None:
    gestuurd: list[str] = []

    def bewaar(route: Route) -> None:
        gestuurd.append(route.request.post_data or "")
        route.fulfill(json={"versie": 2})

    pagina = _schrijf(bezoek(), bewaar)
    expect(pagina.locator("[data-bewaarstatus]").first).to_have_attribute("data-stand", "bewaard")
    assert gestuurd == ["veld=kind&tekst=Het+gaat+beter.&basisversie=1"]
    assert pagina.locator("textarea[name=kind]").get_attribute("data-basisversie") == "2"


def test_text_stays_when_the_session_has_ended_and_leaving_asks_first(bezoek: Callable[..., Bezoek]) -> None:
    pagina = _schrijf(bezoek(), lambda route: route.fulfill(status=401, json={}))
    stand = pagina.locator("[data-bewaarstatus]").first
    expect(stand).to_have_attribute("data-stand", "fout")
    expect(stand).to_contain_text("niet meer ingelogd")
    expect(pagina.locator("textarea[name=kind]")).to_have_value("Het gaat beter.")
    vragen: list[str] = []

    def blijf_niet(vraag: Dialog) -> None:
        vragen.append(vraag.type)
        vraag.accept()

    pagina.on("dialog", blijf_niet)
    pagina.goto("about:blank")
    assert vragen == ["beforeunload"]
