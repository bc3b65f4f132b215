"""The components that every page is made of."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from bs4 import BeautifulSoup, Tag
from django import forms
from django.core.paginator import Paginator
from django.template.loader import render_to_string
from django.test import RequestFactory

from zorglandschap.apps.casus.uitkomsten import naar_json
from zorglandschap.core.begrippen.bron import Bron
from zorglandschap.core.begrippen.tekst import zin
from zorglandschap.core.regels.uitkomst import Oordeel, Uitkomst
from zorglandschap.web.vormgeving.pages import Voorbeeld
from zorglandschap.web.vormgeving.templatetags import vormgeving as tags

BRON = Bron("Regiovisie", "§3.2", "Eerst begrijpen, dan kiezen.")
NEE = Uitkomst("analyse eerst", Oordeel.NIET_VOLDAAN, zin("Er is nog geen analyse."), BRON, (zin("Begin eraan."),))


def _onderdeel(naam: str, **waarden: object) -> BeautifulSoup:
    verzoek = RequestFactory().get("/lijst/?zoek=urk&pagina=3")
    return BeautifulSoup(render_to_string(f"vormgeving/onderdelen/{naam}.html", waarden, verzoek), "html.parser")


def _een(pagina: BeautifulSoup | Tag, kiezer: str) -> Tag:
    gevonden = pagina.select(kiezer)
    assert len(gevonden) == 1, f"{kiezer}: {len(gevonden)}"
    return gevonden[0]


@pytest.mark.parametrize("als_json", [False, True])
def test_an_outcome_shows_verdict_reason_what_is_missing_and_its_source(*, als_json: bool) -> None:
    uitkomst: Uitkomst | Mapping[str, object] = naar_json([NEE])[0] if als_json else NEE
    pagina = _onderdeel("uitkomst", uitkomst=uitkomst)
    assert "zl-uitkomst--fout" in _een(pagina, ".zl-uitkomst")["class"]
    assert "niet voldaan" in _een(pagina, ".zl-alleen-lezers").text
    assert [li.text for li in pagina.select("li")] == ["Begin eraan."]
    assert _een(pagina, "details cite").text == "Regiovisie, §3.2"
    assert "Eerst begrijpen" in _een(pagina, "details").text


def test_a_source_that_is_only_a_text_is_shown_as_it_is() -> None:
    pagina = _onderdeel("uitkomst", uitkomst={"regel": "r", "oordeel": "voldaan", "reden": "Goed.", "bron": "Wet §1"})
    assert _een(pagina, "details cite").text == "Wet §1"


@pytest.mark.parametrize(
    ("oordeel", "is_hard", "soort"),
    [
        (Oordeel.VOLDAAN, True, "goed"),
        (Oordeel.NIET_VOLDAAN, True, "fout"),
        (Oordeel.NIET_VOLDAAN, False, "let-op"),
        (Oordeel.LET_OP, True, "let-op"),
        (Oordeel.NIET_VAN_TOEPASSING, True, "rustig"),
    ],
)
def test_a_duty_that_is_only_watched_never_looks_like_a_stop(oordeel: Oordeel, soort: str, *, is_hard: bool) -> None:
    uitkomst = Uitkomst("r", oordeel, zin("Reden."), BRON, is_hard=is_hard)
    assert tags.soort_uitkomst(uitkomst) == tags.soort_uitkomst(naar_json([uitkomst])[0]) == soort


def _veld(formulier: forms.Form, naam: str) -> BeautifulSoup:
    return _onderdeel("veld", veld=formulier[naam])


def test_a_field_has_a_label_help_and_its_error_tied_to_the_input() -> None:
    pagina = _veld(Voorbeeld({}), "naam")
    invoer = _een(pagina, "input")
    assert _een(pagina, "label")["for"] == invoer["id"]
    assert str(invoer["aria-describedby"]).split() == ["id_naam_helptext", "id_naam_error"]
    assert all(pagina.find(id=naam) for naam in str(invoer["aria-describedby"]).split())
    assert invoer["aria-invalid"] == "true"
    assert "zl-veld--fout" in _een(pagina, ".zl-veld")["class"]


def test_a_group_of_choices_is_a_fieldset_with_a_legend() -> None:
    pagina = _veld(Voorbeeld({}), "vrager")
    assert _een(pagina, "fieldset legend").text.strip() == "Wie stelt de vraag?"
    assert _een(pagina, "fieldset")["aria-describedby"] == "id_vrager_error"


def test_a_box_to_tick_has_its_words_behind_it() -> None:
    pagina = _veld(Voorbeeld(), "crisis")
    assert _een(pagina, "label > input[type=checkbox]").find_next_sibling("span").text.startswith("Er is nu gevaar")  # type: ignore[union-attr]


def test_a_field_that_may_stay_empty_says_so() -> None:
    assert "(niet verplicht)" in _veld(Voorbeeld(), "geboren_op").text
    assert "(niet verplicht)" not in _veld(Voorbeeld(), "naam").text


def test_a_hidden_field_shows_nothing() -> None:
    class Verborgen(forms.Form):
        sleutel = forms.CharField(widget=forms.HiddenInput)

    pagina = _veld(Verborgen(), "sleutel")
    assert pagina.get_text(strip=True) == ""
    assert _een(pagina, "input")["type"] == "hidden"


def test_the_error_summary_takes_focus_and_leads_to_each_field() -> None:
    formulier = Voorbeeld({})
    formulier.add_error(None, "Samen klopt het niet.")
    pagina = _onderdeel("fouten", formulier=formulier)
    lijst = _een(pagina, "[role=alert]")
    assert lijst["tabindex"] == "-1"
    assert "Samen klopt het niet." in lijst.text
    assert [a["href"] for a in lijst.select("a")] == ["#id_naam", "#id_vraag", "#id_gemeente", "#id_vrager"]


def test_a_form_without_errors_has_no_summary() -> None:
    assert _onderdeel("fouten", formulier=Voorbeeld()).get_text(strip=True) == ""


def test_pages_keep_the_rest_of_the_address_and_mark_where_you_are() -> None:
    pagina = _onderdeel("pagineren", pagina=Paginator(range(100), 10).page(3))
    assert [a["href"] for a in pagina.select("a[rel=next]")] == ["?zoek=urk&pagina=4"]
    assert "3" in _een(pagina, "[aria-current=page]").text
    assert _onderdeel("pagineren", pagina=Paginator(range(5), 10).page(1)).get_text(strip=True) == ""


@pytest.mark.parametrize(
    ("bladzijde", "verwacht"),
    [(1, [1, 2, 0, 20]), (3, [1, 2, 3, 4, 0, 20]), (10, [1, 0, 9, 10, 11, 0, 20]), (20, [1, 0, 19, 20])],
)
def test_page_numbers_show_the_ends_and_the_neighbours(bladzijde: int, verwacht: list[int]) -> None:
    assert tags.bladzijden(Paginator(range(200), 10).page(bladzijde)) == verwacht


def test_an_empty_list_says_what_to_do_next() -> None:
    pagina = _onderdeel("leeg", titel="Niets", tekst="Alles is klaar.", adres="/nieuw/", knop="Nieuw")
    assert _een(pagina, "a.zl-knop")["href"] == "/nieuw/"
    assert not _onderdeel("leeg", titel="Niets").select("a")


@pytest.mark.parametrize(
    ("niveau", "soort"),
    [("success", "goed"), ("warning", "let-op"), ("error", "fout"), ("info", "info"), ("x", "info")],
)
def test_messages_of_django_get_the_colours_of_the_house(niveau: str, soort: str) -> None:
    assert tags.soort_melding(niveau) == soort


def test_small_filters_do_what_they_say() -> None:
    assert tags.naar_woorden("eerdere_hulp") == "Eerdere hulp"
    assert tags.svg_deel('<svg viewBox="0 0 9 9"><path d="M0 0"/></svg>', "viewBox") == "0 0 9 9"
    assert tags.svg_deel("<svg/>", "d") == ""
