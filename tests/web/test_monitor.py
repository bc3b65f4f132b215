"""Landschap: who may see it, what it says, and that no small number or name leaves it, on the page or in the file."""

from __future__ import annotations

import csv
import io
from datetime import UTC, datetime, timedelta

import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from tests.cast import Cast
from zorglandschap.apps.monitor.models import Meting
from zorglandschap.apps.organisaties.models import Gebruiker, Gemeente
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.core.monitor.indicatoren import BEST_PASSEND, INDICATOREN, KLOOFWEKEN, Indicator
from zorglandschap.web.monitor.bestand import KOLOMMEN

ACHTERKANT = "allauth.account.auth_backends.AuthenticationBackend"
LANDSCHAP = reverse("monitor:landschap")
BESTAND = reverse("monitor:cijfers")
AANDEEL, KINDEREN, DUUR, MEDIAAN = (i.sleutel for i in INDICATOREN[:4])
DIT_JAAR = timezone.localdate().year
VORIG = DIT_JAAR - 1


def als(client: Client, kijker: Kijker) -> Client:
    client.force_login(Gebruiker.objects.get(pk=kijker.gebruiker_id), ACHTERKANT)
    return client


def soep(client: Client, adres: str = LANDSCHAP) -> BeautifulSoup:
    antwoord = client.get(adres)
    assert antwoord.status_code == 200
    return BeautifulSoup(antwoord.content, "html.parser")


@pytest.fixture
def gemeten(cast: Cast) -> None:
    """Ten years of figures of four gemeenten; Urk is small in one year, Zeewolde has no data."""
    for code, naam in (("GM0995", "Lelystad"), ("GM0050", "Zeewolde")):
        Gemeente.objects.create(code=code, naam=naam, breedte=52.5, lengte=5.4)
    om = datetime(DIT_JAAR, 1, 2, 9, tzinfo=UTC)
    rijen = []
    for jaar in range(2016, DIT_JAAR + 1):
        urk = 7 if jaar == VORIG else 40
        tellingen = {"GM0034": (500, 6000), "GM0184": (urk, 700), "GM0995": (120, 2000), "GM0050": (0, 0)}
        totaal = tuple(map(sum, zip(*tellingen.values(), strict=True)))
        for code, (t, n) in {**tellingen, None: totaal}.items():
            breuken = {
                AANDEEL: (t, n),
                KINDEREN: (int(t * 0.8), int(n * 0.8)),
                DUUR: (int(t * 0.4) * 300, int(t * 0.4)),
                MEDIAAN: (200 if t else 0, int(t * 0.4)),
                BEST_PASSEND.sleutel: (t, n),
                KLOOFWEKEN.sleutel: (t * 9, t),
            }
            rijen += [
                Meting(indicator=i, definitieversie=1, gemeente_id=code, jaar=jaar, teller=a, noemer=b, gemeten_om=om)
                for i, (a, b) in breuken.items()
            ]
    Meting.objects.bulk_create(rijen)


@pytest.fixture
def tom(client: Client, cast: Cast) -> Client:
    """The policy officer of the region, signed in."""
    return als(client, cast.tom)


def tabel(pagina: BeautifulSoup) -> dict[tuple[str, str], str]:
    """The cells of the table on the page, by area and year."""
    jaren = [th.get_text(" ", strip=True).split()[0] for th in pagina.select("#getallen thead th")[1:]]
    return {
        (str(rij.th.get_text(strip=True)), jaar): cel.get_text(" ", strip=True)
        for rij in pagina.select("#getallen tbody tr, #getallen tfoot tr")
        if rij.th
        for jaar, cel in zip(jaren, rij.select("td"), strict=True)
    }


def bestand(client: Client) -> list[dict[str, str]]:
    antwoord = client.get(BESTAND)
    assert antwoord.status_code == 200
    assert antwoord["Content-Type"] == "text/csv; charset=utf-8"
    assert f"landschap-{timezone.localdate():%Y-%m-%d}.csv" in antwoord["Content-Disposition"]
    return list(csv.DictReader(io.StringIO(antwoord.content.decode("utf-8-sig")), delimiter=";"))


def test_who_is_not_signed_in_is_asked_to(client: Client) -> None:
    for adres in (LANDSCHAP, BESTAND):
        assert client.get(adres)["Location"].startswith(reverse("account_login"))


@pytest.mark.parametrize("wie", ["noor_kijker", "eva"])
@pytest.mark.parametrize("adres", [LANDSCHAP, BESTAND])
def test_who_has_no_business_with_figures_finds_nothing(client: Client, cast: Cast, wie: str, adres: str) -> None:
    assert als(client, getattr(cast, wie)).get(adres).status_code == 404


def test_before_the_first_meting_the_page_says_what_to_do(tom: Client) -> None:
    tekst = soep(tom).get_text(" ", strip=True)
    assert "Er is nog niet gemeten" in tekst
    assert "zorglandschap meet" in tekst
    assert bestand(tom)[:1] == []


def test_a_councillor_reads_the_headline_at_once(tom: Client, gemeten: None) -> None:
    stand = soep(tom).select_one(".zl-stand")
    assert stand
    tekst = stand.get_text(" ", strip=True)
    assert "7 van elke 100" in tekst
    assert f"in {VORIG} niet thuis" in tekst
    assert "In 2016 waren dat er 19." in tekst
    assert "8,7%" in tekst
    assert "stip op de horizon" in tekst
    kavels = stand.select("rect.zl-kavel")
    assert len(kavels) == 100
    assert len(stand.select("rect.zl-kavel--verblijf")) == 7
    assert len(stand.select("rect.zl-kavel--toen")) == 12


def test_the_chart_has_the_country_the_goal_and_the_running_year(tom: Client, gemeten: None) -> None:
    grafiek = soep(tom).select_one(".zl-lijngrafiek")
    assert grafiek
    namen = [t.get_text() for t in grafiek.select(".zl-lijngrafiek__eind")]
    assert any(n.startswith(settings.REGIO.naam) for n in namen)
    assert {"Nederland 8,7%", "Pad naar nul 0,0%"} <= set(namen)
    assert any(n.startswith(f"{DIT_JAAR} tot nu") for n in namen)


def test_small_numbers_are_hidden_and_one_other_with_them(tom: Client, gemeten: None) -> None:
    cellen = tabel(soep(tom))
    assert cellen["Urk", str(VORIG)] == "verborgen"
    assert cellen["Lelystad", str(VORIG)] == "verborgen"  # else Urk is the region minus the rest
    assert cellen["Almere", str(VORIG)] == "8,3%"
    assert cellen["Urk", "2020"] == "5,7%"
    assert cellen["Zeewolde", "2020"] == "geen gegevens"
    assert cellen["Hele regio", str(VORIG)] == "7,2%"


@pytest.mark.parametrize("indicator", INDICATOREN, ids=lambda i: i.sleutel)
def test_page_and_file_hide_the_same_cells_and_show_the_same_values(
    tom: Client, gemeten: None, indicator: Indicator
) -> None:
    sleutel = indicator.sleutel
    op_pagina = tabel(soep(tom, f"{LANDSCHAP}?cijfer={sleutel}"))
    in_bestand = [rij for rij in bestand(tom) if rij["cijfer"] == sleutel]
    assert len(in_bestand) == len(op_pagina)
    for rij in in_bestand:
        naam = "Hele regio" if rij["code"] == "regio" else rij["gebied"]
        getoond = op_pagina[naam, rij["jaar"]]
        if rij["staat"] == "getoond":
            gelezen = float(getoond.split()[0].rstrip("%").replace(".", "").replace(",", "."))
            waarde = float(rij["waarde"].replace(",", "."))
            assert gelezen == pytest.approx(waarde, abs=0.051 if sleutel == AANDEEL else 0.51)
        else:
            assert getoond == rij["staat"]
            assert (rij["teller"], rij["noemer"], rij["waarde"]) == ("", "", "")


def test_a_hidden_number_is_nowhere_in_the_page(tom: Client, gemeten: None) -> None:
    for indicator in INDICATOREN:
        pagina = soep(tom, f"{LANDSCHAP}?cijfer={indicator.sleutel}")
        assert "7 van 700" not in pagina.get_text(" ", strip=True)
        klein = next(k for k in pagina.select(".zl-kleinlijn") if "Urk" in k.get_text())
        assert "verborgen" in klein.get_text(" ", strip=True)
        vlak = next(t for t in pagina.select(".zl-landkaart__vlak title") if t.get_text().startswith("Urk"))
        assert vlak.get_text() == "Urk"  # no value on the map


def test_the_file_says_what_it_is(tom: Client, gemeten: None) -> None:
    rijen = bestand(tom)
    assert tuple(rijen[0]) == KOLOMMEN
    eerste = rijen[0]
    assert eerste["definitie"].startswith("We tellen alle periodes")
    assert eerste["gemeten_op"]
    assert eerste["drempel"] == "10"
    assert "figuur A" in eerste["bron"]
    assert eerste["herkomst"] == "verzonnen regio, geen echte kinderen"


def test_a_name_that_looks_like_a_formula_is_not_one_in_the_file(tom: Client, gemeten: None) -> None:
    Gemeente.objects.filter(code="GM0050").update(naam="=2+2")
    assert {rij["gebied"] for rij in bestand(tom) if rij["code"] == "GM0050"} == {"'=2+2"}


def test_the_definition_source_and_date_stand_on_the_page(tom: Client, gemeten: None) -> None:
    uitleg = soep(tom).select_one("#definitie")
    assert uitleg
    tekst = uitleg.get_text(" ", strip=True)
    for deel in ("We tellen alle periodes", "figuur A", f"2 januari {DIT_JAAR}", "verzonnen regio", "eigen keuze"):
        assert deel.lower() in tekst.lower()


def test_another_figure_can_be_chosen_and_nonsense_gives_the_first(tom: Client, gemeten: None) -> None:
    pagina = soep(tom, f"{LANDSCHAP}?cijfer={DUUR}")
    gekozen = pagina.select_one(".zl-keuzerij [aria-current]")
    assert gekozen
    assert gekozen.get_text(strip=True) == "Gemiddelde duur van verblijf"
    assert tabel(pagina)["Almere", "2020"] == "300 dagen"
    assert tabel(soep(tom, f"{LANDSCHAP}?cijfer=<script>"))["Almere", "2020"] == "8,3%"


def test_a_restated_year_shows_both_values(tom: Client, gemeten: None) -> None:
    om = timezone.now() - timedelta(hours=1)
    for code, (t, n) in {"GM0034": (560, 6000), None: (720, 8700)}.items():
        Meting.objects.create(
            indicator=AANDEEL, definitieversie=1, gemeente_id=code, jaar=2020, teller=t, noemer=n, gemeten_om=om
        )
    tekst = soep(tom).get_text(" ", strip=True)
    assert "Bijgestelde cijfers" in tekst
    assert "Almere 2020 8,3% 9,3%" in tekst


def test_a_region_too_small_to_show_says_so(tom: Client, cast: Cast) -> None:
    for code in ("GM0184", None):
        Meting.objects.create(
            indicator=AANDEEL,
            definitieversie=1,
            gemeente_id=code,
            jaar=VORIG,
            teller=3,
            noemer=40,
            gemeten_om=timezone.now(),
        )
    pagina = soep(tom)
    assert "te klein om te tonen" in pagina.get_text(" ", strip=True)
    assert not pagina.select("rect.zl-kavel")


def test_nobody_is_named_on_the_page_of_policy(tom: Client, gemeten: None) -> None:
    namen = ("Noor", "Sami", "Berg", "Idrissi", "Joris", "Bram")
    for adres in (LANDSCHAP, BESTAND):
        inhoud = tom.get(adres).content.decode()
        for naam in namen:
            assert naam not in inhoud, naam


@pytest.mark.parametrize("adres", [LANDSCHAP, BESTAND])
def test_the_number_of_queries_does_not_grow_with_the_figures(
    tom: Client, gemeten: None, adres: str, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_max_num_queries(12):  # five for the figures, the rest for who is looking
        tom.get(adres)


def test_the_page_keeps_to_the_rules_of_the_house(tom: Client, gemeten: None) -> None:
    pagina = soep(tom)
    assert not pagina.select("[style], [onclick], style")
    assert len(pagina.find_all("h1")) == 1
    assert tom.post(LANDSCHAP).status_code == 405


def test_the_page_reads_in_english_without_dutch_numbers(tom: Client, gemeten: None) -> None:
    tom.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    cellen = tabel(soep(tom))
    assert "8.3%" in cellen.values()
