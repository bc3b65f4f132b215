"""Steps that more than one journey takes: a new question, the analysis, the way to a case."""

from __future__ import annotations

import re
from datetime import date

from playwright.sync_api import Page, expect

from tests.journeys.conftest import Bezoek

TEKSTEN = {
    "kind": "Zij slaapt slecht en gaat niet meer naar school.",
    "ouders": "Moeder is moe en zoekt houvast.",
    "gezin": "Er is veel ruzie na de scheiding.",
    "omgeving": "Oma woont om de hoek en helpt.",
    "onderwijs": "De mentor denkt mee.",
    "gezondheid": "De jeugdarts ziet haar elke maand.",
    "inkomen": "Er zijn geen schulden.",
    "aanpalend": "Moeder heeft geen hulp nodig.",
    "eerdere_hulp": "Eerder was er begeleiding; die stopte te vroeg.",
    "stem_jeugdige": "Ik wil rust en mijn eigen bed.",
    "samenhang": "Door de ruzies slaapt zij slecht, daardoor mist zij school.",
    "conclusie": "Een tijd rust in een ander gezin, en werken aan terug naar huis.",
}
OORZAAK, STEUN = "ruzies na de scheiding", "oma dichtbij"
DEUR_HOOGSTENS = 8  # fields somebody fills in at the door


def vandaag_van(pagina: Page) -> str:
    """Today as the house sees it."""
    return str(pagina.evaluate("new Date().toLocaleDateString('sv-SE', {timeZone: 'Europe/Amsterdam'})"))


def nieuw_gezin(pagina: Page, achternaam: str, geboren: date) -> str:
    """Record a question for a family that comes for the first time; returns the path of the case."""
    pagina.get_by_role("link", name="Nieuwe hulpvraag").first.click()
    pagina.get_by_label("Achternaam").fill(achternaam)
    pagina.get_by_role("button", name="Zoek").click()
    pagina.get_by_role("link", name="De jeugdige staat er niet bij").click()
    velden = pagina.locator("main :is(input, select, textarea):not([type=hidden]):visible")
    assert velden.count() <= DEUR_HOOGSTENS
    pagina.get_by_label("Voornaam van de jeugdige").fill("Fenna")
    pagina.get_by_label("Achternaam").fill(achternaam)
    pagina.get_by_label("Geboortedatum").fill(geboren.isoformat())
    pagina.get_by_label("Ouder of voogd met gezag").fill("Anna Proef")
    pagina.get_by_label("Wie stelt de vraag?").select_option("ouder")
    pagina.get_by_label("Wat is de vraag?").fill("Het gaat thuis niet meer. Wat nu?")
    pagina.get_by_role("button", name="Leg de hulpvraag vast").click()
    expect(pagina.get_by_role("heading", level=1)).to_contain_text("Fenna")
    return re.sub(r"^https?://[^/]+", "", pagina.url)


def begin_analyse(bezoek: Bezoek, casus: str) -> Page:
    """Open the analysis of a case and begin it."""
    pagina = bezoek.ga(f"{casus}analyse/")
    pagina.get_by_role("button", name="Begin de analyse").click()
    return pagina


def vul_analyse(pagina: Page) -> None:
    """Everything a complete analysis has."""
    for veld, tekst in TEKSTEN.items():
        pagina.locator(f"#id_{veld}").fill(tekst)
    for stem in pagina.locator("textarea[name^=stem_ouders]").all():
        stem.fill("Wij kunnen het zo niet meer.")
    for soort, tekst in (("veroorzakend", OORZAAK), ("beschermend", STEUN)):
        pagina.locator("#id_factor_soort").select_option(soort)
        pagina.locator("#id_factor_tekst").fill(tekst)
        pagina.get_by_role("button", name="Voeg factor toe").click()
        expect(pagina.locator("#factoren .zl-lijst__titel", has_text=tekst)).to_be_visible()
    pagina.get_by_role("button", name=re.compile("Dit speelt niet.*Wonen")).click()
    pagina.locator("#id_verband_van").select_option(label=STEUN)
    pagina.locator("#id_verband_soort").select_option("beschermt tegen")
    pagina.locator("#id_verband_naar").select_option(label=OORZAAK)
    pagina.get_by_role("button", name="Voeg verband toe").click()
    expect(pagina.locator("#verbanden li", has_text="beschermt tegen").first).to_be_visible()
    pagina.locator("input[name=keuze][value=jeugdhulp]").check()
    op = vandaag_van(pagina)
    pagina.locator("#id_met_jeugdige_op").fill(op)
    pagina.locator("#id_met_ouders_op").fill(op)
    pagina.locator("#id_gedragsdeskundige_id").select_option(index=1)


def stel_analyse_vast(pagina: Page) -> None:
    """Talked through, shared with everybody, and fixed."""
    pagina.get_by_role("button", name="Bewaar: wij hebben dit besproken").click()
    for vak in pagina.locator("input[name=gedeeld_met]").all():
        vak.check()
    pagina.get_by_role("button", name="Bewaar: de analyse is gedeeld").click()
    pagina.get_by_role("button", name="Bewaar en stel vast").click()


def verwijs(bezoek: Bezoek, casus: str) -> None:
    """Refer to regional help; nothing stands in the way."""
    pagina = bezoek.ga(casus)
    pagina.get_by_role("button", name="Verwijs naar regionale hulp").first.click()
    expect(pagina.get_by_role("alert")).to_have_count(0)


def vind_casus(bezoek: Bezoek, naam: str) -> str:
    """Path of a case, found by name."""
    pagina = bezoek.ga("/casus/zoek/")
    pagina.get_by_label("Naam of geboortedatum").fill(naam)
    pagina.locator("main form[role=search] button").click()
    adres = pagina.locator("main a.zl-lijst__rij").first.get_attribute("href") or ""
    gevonden = re.match(r"/casus/[0-9a-f-]+/", adres)
    assert gevonden, adres
    return gevonden[0]


def nieuw_aanbod(aisha: Bezoek, locatie: str, namen: tuple[str, ...], hulpvorm: str) -> None:
    """The planner adds offers of one form at a new location in Urk, with one place each, free from now on."""
    pagina = aisha.ga("/aanbod/locatie/")
    pagina.get_by_label("Naam van de locatie").fill(locatie)
    pagina.get_by_label("Plaats").select_option(label="Urk")
    pagina.get_by_role("button", name="Voeg toe").click()
    for naam in namen:
        aisha.ga("/aanbod/nieuw/")
        pagina.get_by_label("Locatie").select_option(label=f"{locatie} (Urk)")
        pagina.get_by_label("Naam", exact=True).fill(naam)
        pagina.get_by_label("Hulpvorm").select_option(hulpvorm)
        pagina.get_by_label("Leeftijd vanaf").fill("0")
        pagina.get_by_label("Leeftijd tot en met").fill("17")
        pagina.get_by_label("Aantal plekken").fill("1")
        pagina.get_by_role("button", name="Voeg toe").click()
        expect(pagina.get_by_role("heading", level=1)).to_have_text(naam)
