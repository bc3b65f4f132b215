"""The planner's desk: requests first, yes or no with a reason, and one press to say that all still holds."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.apps.matching.hulp import andere_planner, geplaatst, gevraagd
from tests.cast import Cast
from tests.web.casus.hulp import inhoud, meld_aan, soep
from zorglandschap.apps.aanbod.models import Aanbod
from zorglandschap.apps.casus.models import Traject
from zorglandschap.apps.matching.actions import trek_in
from zorglandschap.apps.matching.models import Voorstel
from zorglandschap.core.begrippen.codelijsten import RedenWeigering, VoorstelStatus

OVERZICHT = reverse("aanbod:overzicht")
GEHEIM = ("Noor", "van den Berg", "2011", "maart 2011")


def _verzoek(voorstel: Voorstel) -> str:
    return reverse("aanbod:verzoek", args=[voorstel.sleutel])


@pytest.fixture
def aisha(client: Client, cast: Cast) -> Client:
    Aanbod.objects.update(bijgewerkt_om=timezone.now())
    return meld_aan(client, cast.aisha)


@pytest.fixture
def voorstel(cast: Cast) -> Voorstel:
    return gevraagd(cast, nu=timezone.now())


# --- the desk ---


def test_requests_come_first_with_the_time_that_is_left(aisha: Client, voorstel: Voorstel) -> None:
    antwoord = aisha.get(OVERZICHT)
    (rij,) = soep(antwoord).select("#verzoeken ~ .zl-lijst a")
    assert rij["href"] == _verzoek(voorstel)
    tekst = " ".join(rij.get_text(" ").split())
    assert "15 tot en met 17 jaar" in tekst
    assert "nog 1 dag en 23 uur" in tekst
    assert not any(geheim in inhoud(antwoord) for geheim in GEHEIM)


@pytest.mark.parametrize(("uren", "woorden"), [(5, "nog 5 uur"), (0.5, "nog geen uur"), (49, "nog 2 dagen en 1 uur")])
def test_time_is_told_in_words(aisha: Client, voorstel: Voorstel, uren: float, woorden: str) -> None:
    om = timezone.now() + timedelta(hours=uren, minutes=1)
    Voorstel.objects.update(verloopt_om=om)
    assert woorden in inhoud(aisha.get(OVERZICHT))


def test_own_places_add_up_per_offer_and_in_total(aisha: Client, voorstel: Voorstel) -> None:
    pagina = soep(aisha.get(OVERZICHT))
    rijen = {}
    for tr in pagina.select("tbody tr:has(td)"):
        assert tr.th is not None
        assert tr.th.a is not None
        rijen[tr.th.a.get_text()] = [td.get_text() for td in tr.select("td.is-getal")]
    assert rijen["Gezinshuis Almere"] == ["0", "0", "1", "–", "1"]
    assert rijen["Pleegzorg Urk"] == ["1", "0", "0", "–", "0"]
    getallen = {
        g.select_one(".zl-getal__naam").get_text(): g.select_one(".zl-getal__waarde").get_text()
        for g in pagina.select(".zl-getal")
    }  # type: ignore[union-attr]
    assert getallen == {
        "plekken": "7",
        "bevestigd: hulp begonnen": "1",
        "gepland: begint later": "0",
        "vraag of toezegging loopt": "1",
        "vrij": "5",
    }
    assert "Van 2 plekken: 1 bevestigd, 0 gepland, 0 vastgehouden" in {
        svg["aria-label"] for svg in pagina.select("svg.zl-bezetting")
    }


def test_old_news_is_confirmed_in_one_press(aisha: Client, cast: Cast) -> None:
    Aanbod.objects.update(bijgewerkt_om=timezone.localtime() - timedelta(days=9))
    assert "4 keer aanbod is langer dan 48 uur niet bevestigd" in inhoud(aisha.get(OVERZICHT))
    antwoord = aisha.post(reverse("aanbod:bevestig"), {"aanbod": cast.groep.pk}, follow=True)
    assert "1 aanbod klopt nog" in antwoord.content.decode()
    assert "3 keer aanbod is langer" in inhoud(antwoord)
    vorm = soep(antwoord).select_one("#plekken ~ form")
    assert vorm is not None
    data = {str(i["name"]): str(i["value"]) for i in vorm.select("input[type=hidden]")}
    antwoord = aisha.post(reverse("aanbod:bevestig"), data, follow=True)
    assert "4 keer aanbod klopt nog" in antwoord.content.decode()
    assert "niet bevestigd" not in inhoud(antwoord)


def test_an_empty_desk_says_so(client: Client, cast: Cast) -> None:
    tekst = inhoud(meld_aan(client, andere_planner(cast)).get(OVERZICHT))
    assert "Er wachten geen vragen op u" in tekst
    assert "nog geen aanbod van uw organisatie" in tekst


@pytest.mark.parametrize(
    "data", [{}, {"aanbod": ""}, {"aanbod": "abc"}, {"aanbod": "abc", "alles": "1"}, {"alles": "ja"}]
)
def test_a_press_that_cannot_be_read_confirms_nothing(aisha: Client, data: dict[str, str]) -> None:
    Aanbod.objects.update(bijgewerkt_om=timezone.localtime() - timedelta(days=9))
    antwoord = aisha.post(reverse("aanbod:bevestig"), data, follow=True)
    assert "Er is niets bevestigd" in antwoord.content.decode()
    assert "4 keer aanbod is langer" in inhoud(antwoord)


def test_one_offer_and_all_at_once_is_not_a_choice(aisha: Client, cast: Cast) -> None:
    antwoord = aisha.post(reverse("aanbod:bevestig"), {"aanbod": cast.groep.pk, "alles": "1"}, follow=True)
    assert "Er is niets bevestigd" in antwoord.content.decode()


def test_confirming_only_works_by_pressing(aisha: Client) -> None:
    assert aisha.get(reverse("aanbod:bevestig")).status_code == 405


# --- who may ---


@pytest.mark.parametrize("wie", ["joris", "mila", "femke", "bram", "tom", "eva", "noor_kijker"])
def test_nobody_else_comes_in(client: Client, cast: Cast, voorstel: Voorstel, wie: str) -> None:
    meld_aan(client, getattr(cast, wie))
    assert client.get(OVERZICHT).status_code == 404
    assert client.get(_verzoek(voorstel)).status_code == 404
    assert client.post(_verzoek(voorstel), {"knop": "accepteer"}).status_code == 404
    assert client.post(reverse("aanbod:bevestig"), {"alles": "1"}).status_code == 404
    assert not Traject.objects.filter(jeugdige=cast.noor).exists()


def test_another_provider_finds_nothing(client: Client, cast: Cast, voorstel: Voorstel) -> None:
    meld_aan(client, andere_planner(cast))
    assert "De Dijk" not in inhoud(client.get(OVERZICHT))
    assert client.get(_verzoek(voorstel)).status_code == 404
    assert client.post(_verzoek(voorstel), {"knop": "accepteer"}).status_code == 404
    assert client.post(reverse("aanbod:bevestig"), {"aanbod": cast.groep.pk}).status_code == 404


def test_who_is_not_signed_in_signs_in_first(client: Client, cast: Cast) -> None:
    assert client.get(OVERZICHT).status_code == 302


# --- one request ---


def test_a_request_shows_what_is_needed_and_no_name(aisha: Client, voorstel: Voorstel) -> None:
    antwoord = aisha.get(_verzoek(voorstel))
    tekst = inhoud(antwoord)
    assert "Pleegzorg" in tekst
    assert "trauma" in tekst
    assert "Naam en geboortedatum ziet u pas" in tekst
    assert not any(geheim in antwoord.content.decode() for geheim in GEHEIM)


def test_yes_shows_who_it_is(aisha: Client, voorstel: Voorstel, cast: Cast) -> None:
    antwoord = aisha.post(_verzoek(voorstel), {"knop": "accepteer"}, follow=True)
    assert "Noor van den Berg" in inhoud(antwoord)
    assert "Joris de Vries" in inhoud(antwoord)
    assert Traject.objects.filter(jeugdige=cast.noor, aanbod=cast.pleegzorg).count() == 1


def test_yes_pressed_twice_is_harmless(aisha: Client, voorstel: Voorstel, cast: Cast) -> None:
    for _ in range(2):
        assert aisha.post(_verzoek(voorstel), {"knop": "accepteer"})["Location"] == _verzoek(voorstel)
    assert Traject.objects.filter(jeugdige=cast.noor).count() == 1


def test_no_asks_for_a_reason_and_says_what_follows(aisha: Client, voorstel: Voorstel) -> None:
    pagina = aisha.get(_verzoek(voorstel))
    assert "We vragen u pas opnieuw" in inhoud(pagina)
    geweigerd = aisha.post(_verzoek(voorstel), {"knop": "weiger", "toelichting": "Het past nu niet."})
    assert geweigerd.status_code == 400
    assert soep(geweigerd).select_one("#id_reden_error")
    assert "Het past nu niet." in soep(geweigerd).select_one("textarea").get_text()  # type: ignore[union-attr]
    antwoord = aisha.post(_verzoek(voorstel), {"knop": "weiger", "reden": RedenWeigering.PERSONEEL}, follow=True)
    assert "De casusregisseur zoekt verder" in antwoord.content.decode()
    voorstel.refresh_from_db()
    assert voorstel.status == VoorstelStatus.GEWEIGERD


def test_another_reason_is_written_down(aisha: Client, voorstel: Voorstel) -> None:
    antwoord = aisha.post(_verzoek(voorstel), {"knop": "weiger", "reden": RedenWeigering.ANDERS})
    assert antwoord.status_code == 400
    assert soep(antwoord).select_one("#id_toelichting_error")


@pytest.mark.parametrize("methode", ["get", "post"])
def test_a_withdrawn_request_leads_back_to_the_desk(
    aisha: Client, voorstel: Voorstel, cast: Cast, methode: str
) -> None:
    trek_in(cast.joris, cast.casus_noor.sleutel, nu=timezone.now())
    antwoord = getattr(aisha, methode)(_verzoek(voorstel), {"knop": "accepteer"}, follow=True)
    assert antwoord.redirect_chain[0][0] == OVERZICHT
    assert "niet meer open" in antwoord.content.decode()


def test_a_lapsed_request_disappears_from_the_desk(aisha: Client, cast: Cast) -> None:
    voorstel = gevraagd(cast, nu=timezone.localtime() - timedelta(days=30))
    assert "Er wachten geen vragen" in inhoud(aisha.get(OVERZICHT))
    voorstel.refresh_from_db()
    assert voorstel.status == VoorstelStatus.VERLOPEN


def test_pages_take_a_bounded_number_of_queries(
    aisha: Client, voorstel: Voorstel, django_assert_max_num_queries: Any
) -> None:
    with django_assert_max_num_queries(15):
        aisha.get(OVERZICHT)
    with django_assert_max_num_queries(10):
        aisha.get(_verzoek(voorstel))


def test_no_title_names_anyone(aisha: Client, cast: Cast) -> None:
    voorstel = geplaatst(cast, nu=timezone.now())
    pagina = aisha.get(_verzoek(voorstel))
    assert "Noor" in inhoud(pagina)
    assert "Noor" not in soep(pagina).title.get_text()  # type: ignore[union-attr]
