"""The weekly table: make the plan, drag a card, see its cost, decide with a reason; the regisseur gets the work."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import Bezoek, axe_meldt, past_in_breedte

pytestmark = pytest.mark.reis
Bezoeker = Callable[..., Bezoek]
REDEN = "De ouders willen eerst kennismaken."


def _leg_vast(pagina: Page) -> None:
    pagina.get_by_label("Wat voor reden is het?").select_option(index=1)
    pagina.get_by_label("Waarom beslist u dit?").fill(REDEN)
    pagina.get_by_label("nog niet gevraagd").check()
    pagina.get_by_role("button", name="Leg het besluit vast").click()
    expect(pagina.get_by_text("Besluit vastgelegd.")).to_be_visible()


def test_the_table_drags_a_card_decides_and_the_regisseur_gets_the_work(bezoek: Bezoeker) -> None:
    pieter = bezoek("pieter")
    pagina = pieter.ga("/tafel/")
    pagina.locator("[data-tafelplan] button").click()
    expect(pagina.get_by_text("Het plan is klaar.")).to_be_visible()
    assert axe_meldt(pagina) == []
    assert "van den Berg" not in pagina.locator("main").inner_text()

    # drag one card to ‘keeps waiting’: the cost is shown at once
    pagina = pieter.ga("/tafel/?gemeente=Urk")
    kaart = pagina.locator("section:has-text('Plek geadviseerd') .zl-tafelkaart[draggable=true]").first
    kaart.drag_to(pagina.locator("section[data-aanbod='0'] h2"))
    antwoord = pagina.get_by_role("dialog")
    expect(antwoord.get_by_text("blijft wachten, of blijft wonen")).to_be_visible()
    assert axe_meldt(pagina) == []
    antwoord.get_by_role("link", name="Beslis over deze casus").click()
    expect(pagina.locator(".zl-tafel__kosten, #watals + p").first).to_be_visible()
    assert axe_meldt(pagina) == []
    _leg_vast(pagina)

    # the same with the keyboard and without JavaScript, for the other youths of Urk
    zonder = bezoek("pieter", smal=True, js=False)
    pagina = zonder.ga("/tafel/?gemeente=Urk")
    assert past_in_breedte(bezoek("pieter", smal=True).ga("/tafel/"))
    kaarten = pagina.locator(".zl-tafelkaart:not(.is-besloten):has(h3:has-text('Urk')) h3 a")
    for adres in [str(a.get_attribute("href")) for a in kaarten.all()][:6]:
        zonder.ga(adres)
        pagina.get_by_label(re.compile("Blijft (wachten|wonen)")).check()
        pagina.get_by_role("button", name="Wat kost dit?").click()
        expect(pagina.get_by_role("heading", name="Wat kost dit?")).to_be_visible()
        _leg_vast(pagina)

    # the regisseur finds it, a worker of another gemeente finds nothing
    werk = bezoek("joris").ga("/werk/")
    vak = werk.locator("section:has(> #tafelwerk)")
    expect(vak.get_by_text(REDEN).first).to_be_visible()
    assert axe_meldt(werk) == []
    vak.get_by_role("link").first.click()
    expect(werk).to_have_url(re.compile(r"/casus/[0-9a-f-]+/plekken/$"))
    bram = bezoek("bram")
    assert bram.ga("/werk/").get_by_text(REDEN).count() == 0
    expect(bram.ga("/tafel/").get_by_role("heading", level=1)).to_contain_text("niet")
