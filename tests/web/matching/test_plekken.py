"""Places on screen: shut before the advice, ranked and explained after it; asking, withdrawing, coupling."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.apps.matching.hulp import (
    geadviseerd,
    geplaatst,
    gevraagd,
    start_na,
    verwezen,
    vraag,
)
from tests.cast import Cast
from tests.web.casus.hulp import formulier, inhoud, meld_aan, soep
from zorglandschap.apps.aanbod.models import Aanbod, Bezetting, Locatie, Plek
from zorglandschap.apps.casus.models import Traject
from zorglandschap.apps.matching.actions import verwerk_verlopen
from zorglandschap.apps.matching.models import Prijsmeting, Voorstel
from zorglandschap.apps.organisaties.models import Gemeente, Organisatie
from zorglandschap.core.begrippen.codelijsten import RedenAfwijking, SoortOrganisatie, VoorstelStatus

KAMERS = ("advies", "plekken", "vraag", "ambulant")


def _adres(cast: Cast, naam: str = "plekken", **vraag: Any) -> str:
    adres = reverse(f"matching:{naam}", args=[cast.casus_noor.sleutel])
    return adres + ("?" + "&".join(f"{k}={v}" for k, v in vraag.items()) if vraag else "")


def _kies(cast: Cast, aanbod: Aanbod) -> str:
    return _adres(cast, "vraag", aanbod=aanbod.pk, start=start_na(timezone.now()).isoformat())


@pytest.fixture
def joris(client: Client, cast: Cast) -> Client:
    Aanbod.objects.update(bijgewerkt_om=timezone.now())
    geadviseerd(cast, nu=timezone.now())
    return meld_aan(client, cast.joris)


# --- blind ---


@pytest.mark.parametrize("crisis", [False, True])
def test_before_the_advice_the_page_says_why_there_is_nothing_to_see(
    client: Client, cast: Cast, *, crisis: bool
) -> None:
    verwezen(cast, crisis=crisis, nu=timezone.now())
    antwoord = meld_aan(client, cast.joris).get(_adres(cast))
    assert antwoord.status_code == 409
    assert "nog geen advies" in inhoud(antwoord)
    assert "Samen en dichtbij" in inhoud(antwoord)
    assert soep(antwoord).find("a", href=_adres(cast, "advies"))


def test_before_the_advice_no_page_of_the_case_names_any_offer(client: Client, cast: Cast) -> None:
    verwezen(cast, nu=timezone.now())
    meld_aan(client, cast.joris)
    wegen = [_adres(cast, naam) for naam in KAMERS] + [_kies(cast, cast.pleegzorg)]
    wegen += [reverse("casus:detail", args=[cast.casus_noor.sleutel]), reverse("casus:werk")]
    for adres in wegen:
        for methode in (client.get, client.post):
            tekst = methode(adres, follow=True).content.decode()
            for aanbod in (cast.pleegzorg, cast.gezinshuis, cast.thuis):
                assert aanbod.naam not in tekst, adres


def test_before_the_advice_asking_and_coupling_store_nothing(client: Client, cast: Cast) -> None:
    verwezen(cast, nu=timezone.now())
    meld_aan(client, cast.joris)
    start = start_na(timezone.now()).isoformat()
    sleutel = "6f1b2c1e-0000-4000-8000-000000000001"
    client.post(_adres(cast, "vraag"), {"aanbod": cast.pleegzorg.pk, "start": start, "herhaalsleutel": sleutel})
    client.post(_adres(cast, "ambulant"), {"aanbod": cast.thuis.pk, "start": start})
    client.post(_adres(cast, "intrekken"))
    assert not Voorstel.objects.exists()
    assert Bezetting.objects.count() == 1


@pytest.mark.parametrize("wie", ["mila", "femke", "bram", "aisha", "tom", "eva", "noor_kijker"])
@pytest.mark.parametrize("naam", ["plekken", "ambulant", "vraag", "intrekken"])
def test_a_stranger_gets_404_everywhere(client: Client, cast: Cast, wie: str, naam: str) -> None:
    geadviseerd(cast, nu=timezone.now())
    meld_aan(client, getattr(cast, wie))
    start = start_na(timezone.now()).isoformat()
    data = {"aanbod": cast.pleegzorg.pk, "start": start, "herhaalsleutel": "6f1b2c1e-0000-4000-8000-000000000002"}
    assert client.post(_adres(cast, naam), data).status_code in {404, 405}
    if naam != "intrekken":
        assert client.get(_adres(cast, naam, aanbod=cast.pleegzorg.pk, start=start)).status_code == 404
    assert not Voorstel.objects.exists()


# --- looking ---


def test_the_list_shows_level_distance_free_places_and_why(joris: Client, cast: Cast) -> None:
    antwoord = joris.get(_adres(cast))
    plekken = soep(antwoord).select(".zl-plek")
    assert [p.h3.get_text() for p in plekken] == ["Pleegzorg Urk", "Gezinshuis Almere"]  # type: ignore[union-attr]
    eerste = plekken[0].get_text(" ")
    for woord in ("first-best", "1 plek vrij", "0,5 km", "van 1000 punten", "in de eigen gemeente", "200 van 200"):
        assert woord in eerste, woord
    assert "niet bevestigd" not in eerste
    assert "Welke vormen tellen mee" in inhoud(antwoord)


def test_the_map_has_a_dot_for_home_school_and_every_place(joris: Client, cast: Cast) -> None:
    cast.noor.school = Organisatie.objects.create(
        naam="Het Baken", soort=SoortOrganisatie.SCHOOL, breedte=52.67, lengte=5.62
    )
    cast.noor.save()
    kaart = soep(joris.get(_adres(cast))).select_one(".zl-landkaart svg")
    assert kaart is not None
    assert kaart["role"] == "img"
    assert [t.get_text() for t in kaart.select(".zl-stip__nummer")] == ["1", "2"]
    assert len(kaart.select(".zl-stip--thuis")) == len(kaart.select(".zl-stip--nadruk")) == 1


def test_a_secret_address_is_not_on_the_map(joris: Client, cast: Cast) -> None:
    cast.noor.adres_is_geheim = True
    cast.noor.save()
    antwoord = joris.get(_adres(cast))
    assert not soep(antwoord).select(".zl-landkaart svg[role=img] .zl-stip--thuis")
    assert "adres is geheim" in inhoud(antwoord)


def test_many_places_at_one_address_stay_apart_on_the_map(joris: Client, cast: Cast) -> None:
    for nummer in range(30):
        aanbod = Aanbod.objects.create(
            locatie=cast.groep.locatie, naam=f"Pleeggezin {nummer}", hulpvorm="pleegzorg", leeftijd_van=0,
            leeftijd_tot=17, van=cast.pleegzorg.van, bijgewerkt_om=timezone.now(),
        )  # fmt: skip
        aanbod.plekken.create(nummer=1, van=cast.pleegzorg.van)
    antwoord = joris.get(_adres(cast))
    stippen = [(c["cx"], c["cy"]) for c in soep(antwoord).select(".zl-landkaart svg[role=img] circle")]
    assert len(stippen) == len(set(stippen)) == 11
    assert "U ziet de eerste 10" in inhoud(antwoord)
    assert "evenveel punten" in inhoud(antwoord)


def test_without_a_fitting_place_the_page_says_what_almost_fits(joris: Client, cast: Cast) -> None:
    Aanbod.objects.update(leeftijd_van=16)
    antwoord = joris.get(_adres(cast))
    assert "geen plek die past" in inhoud(antwoord)
    assert "maanden te jong" in inhoud(antwoord) or "maand te jong" in inhoud(antwoord)
    assert "De jeugdige is te jong voor dit aanbod" in inhoud(antwoord)


def test_old_news_is_marked(joris: Client, cast: Cast) -> None:
    Aanbod.objects.update(bijgewerkt_om=timezone.localtime() - timedelta(days=9))
    assert inhoud(joris.get(_adres(cast))).count("niet bevestigd") == 2


@pytest.mark.parametrize("start", ["2001-01-01", "morgen", "2199-01-01", "9999-12-31"])
def test_a_day_that_cannot_be_is_said_and_today_is_used(joris: Client, cast: Cast, start: str) -> None:
    antwoord = joris.get(_adres(cast, start=start))
    assert antwoord.status_code == 200
    assert soep(antwoord).select_one("#id_start_error")
    assert soep(antwoord).select(".zl-plek")


def test_the_page_takes_a_bounded_number_of_queries(
    joris: Client, cast: Cast, django_assert_max_num_queries: Any
) -> None:
    with django_assert_max_num_queries(25):
        joris.get(_adres(cast))


# --- asking ---


def test_the_first_place_is_asked_for_in_two_presses(joris: Client, cast: Cast) -> None:
    pagina = joris.get(_kies(cast, cast.pleegzorg))
    assert "Waarom kiest u deze plek?" not in inhoud(pagina)
    uren = settings.BELEID.aantal("reservering_uren", timezone.localdate())
    assert f"{uren} uur vastgehouden" in inhoud(pagina)
    antwoord = joris.post(_adres(cast, "vraag"), formulier(pagina))
    assert antwoord["Location"] == reverse("casus:detail", args=[cast.casus_noor.sleutel])
    assert Voorstel.objects.get().aanbod == cast.pleegzorg


def test_pressing_twice_asks_once(joris: Client, cast: Cast) -> None:
    data = formulier(joris.get(_kies(cast, cast.pleegzorg)))
    antwoorden = [joris.post(_adres(cast, "vraag"), data) for _ in range(2)]
    assert {a["Location"] for a in antwoorden} == {reverse("casus:detail", args=[cast.casus_noor.sleutel])}
    assert Voorstel.objects.count() == 1


def test_another_level_asks_for_a_reason_and_keeps_what_was_typed(joris: Client, cast: Cast) -> None:
    pagina = joris.get(_kies(cast, cast.gezinshuis))
    assert "iets anders dan geadviseerd" in inhoud(pagina)
    data = {**formulier(pagina), "toelichting": "De pleegouders zijn er nog niet klaar voor."}
    geweigerd = joris.post(_adres(cast, "vraag"), data)
    assert geweigerd.status_code == 409
    assert soep(geweigerd).select_one("#id_reden_error")
    assert "er nog niet klaar voor" in soep(geweigerd).select_one("textarea").get_text()  # type: ignore[union-attr]
    zonder_tekst = {**data, "reden": RedenAfwijking.WACHTTIJD, "toelichting": ""}
    assert soep(joris.post(_adres(cast, "vraag"), zonder_tekst)).select_one("#id_toelichting_error")
    assert joris.post(_adres(cast, "vraag"), {**data, "reden": RedenAfwijking.WACHTTIJD}).status_code == 302
    assert Voorstel.objects.get().reden_afwijking == RedenAfwijking.WACHTTIJD


def test_passing_the_first_over_is_said_in_other_words(joris: Client, cast: Cast) -> None:
    verder = Aanbod.objects.create(
        locatie=cast.groep.locatie, naam="Pleegzorg Almere", hulpvorm="pleegzorg", leeftijd_van=0, leeftijd_tot=17,
        van=cast.pleegzorg.van, bijgewerkt_om=timezone.now(),
    )  # fmt: skip
    verder.plekken.create(nummer=1, van=cast.pleegzorg.van)
    pagina = joris.get(_kies(cast, verder))
    assert "een plek die beter past" in inhoud(pagina)
    assert "eigen gemeente eerst" in inhoud(pagina)


def test_a_place_that_is_gone_leads_back_to_the_list(joris: Client, cast: Cast) -> None:
    data = formulier(joris.get(_kies(cast, cast.pleegzorg)))
    Bezetting.objects.create(plek=cast.pleegzorg.plekken.get(), van=timezone.localdate(), status="bevestigd")
    for antwoord in (
        joris.post(_adres(cast, "vraag"), data, follow=True),
        joris.get(_kies(cast, cast.pleegzorg), follow=True),
    ):
        assert antwoord.redirect_chain[0][0] == _adres(cast)
        assert "niet meer vrij" in antwoord.content.decode()


@pytest.mark.parametrize("vraag", [{}, {"aanbod": "x", "start": "2026-12-01"}, {"aanbod": 1, "start": "morgen"}])
def test_a_broken_address_leads_back_to_the_list(joris: Client, cast: Cast, vraag: dict[str, Any]) -> None:
    assert joris.get(_adres(cast, "vraag", **vraag))["Location"] == _adres(cast)
    assert joris.post(_adres(cast, "vraag"), vraag)["Location"] == _adres(cast)


@pytest.mark.parametrize("start", ["2001-01-01", "2199-01-01", "9999-12-31"])
def test_asking_for_a_day_that_cannot_be_leads_back_and_says_why(joris: Client, cast: Cast, start: str) -> None:
    data = {**formulier(joris.get(_kies(cast, cast.pleegzorg))), "start": start}
    adres = _adres(cast, "vraag", aanbod=cast.pleegzorg.pk, start=start)
    for antwoord in (joris.get(adres, follow=True), joris.post(_adres(cast, "vraag"), data, follow=True)):
        assert antwoord.redirect_chain[0][0] == _adres(cast)
        assert "Kies een dag vanaf vandaag" in antwoord.content.decode()
    assert not Voorstel.objects.exists()


def test_a_form_that_was_used_up_leads_back_to_the_list(joris: Client, cast: Cast) -> None:
    data = formulier(joris.get(_kies(cast, cast.pleegzorg)))
    joris.post(_adres(cast, "vraag"), data)
    joris.post(_adres(cast, "intrekken"), follow=True)
    antwoord = joris.post(_adres(cast, "vraag"), data, follow=True)
    assert "wordt voor u vastgehouden" not in antwoord.content.decode()
    assert antwoord.redirect_chain[0][0] == _adres(cast)
    assert "al afgehandeld" in antwoord.content.decode()
    assert Voorstel.objects.get().status == VoorstelStatus.INGETROKKEN


def test_without_its_key_a_form_asks_nothing(joris: Client, cast: Cast) -> None:
    data = formulier(joris.get(_kies(cast, cast.pleegzorg)))
    del data["herhaalsleutel"]
    assert joris.post(_adres(cast, "vraag"), data)["Location"] == _adres(cast)
    assert not Voorstel.objects.exists()


# --- waiting and withdrawing ---


def test_while_waiting_the_page_shows_the_request_and_no_other_place(joris: Client, cast: Cast) -> None:
    vraag(cast, nu=timezone.now())
    antwoord = joris.get(_adres(cast))
    assert "U wacht op antwoord" in inhoud(antwoord)
    assert not soep(antwoord).select(".zl-plek")
    assert "Gezinshuis Almere" not in inhoud(antwoord)


def test_withdrawing_opens_the_list_again(joris: Client, cast: Cast) -> None:
    vraag(cast, nu=timezone.now())
    antwoord = joris.post(_adres(cast, "intrekken"), follow=True)
    assert "De plek is weer vrij" in antwoord.content.decode()
    assert soep(antwoord).select(".zl-plek")
    assert "geen verzoek meer open" in joris.post(_adres(cast, "intrekken"), follow=True).content.decode()


def test_a_lapsed_request_is_tidied_up_when_the_page_is_opened(joris: Client, cast: Cast) -> None:
    voorstel = vraag(cast, nu=timezone.localtime() - timedelta(days=30))
    assert soep(joris.get(_adres(cast))).select(".zl-plek")
    voorstel.refresh_from_db()
    assert voorstel.status == VoorstelStatus.VERLOPEN
    assert verwerk_verlopen(nu=timezone.now()) == 0


# --- help at home beside a stay ---


def test_help_at_home_is_coupled_in_one_press(client: Client, cast: Cast) -> None:
    geplaatst(cast, nu=timezone.now())
    meld_aan(client, cast.joris)
    pagina = client.get(_adres(cast, "ambulant"))
    assert "ernaast nodig: behandeling" in inhoud(pagina)
    vorm = soep(pagina).select_one(".zl-plek form")
    assert vorm is not None
    data = {str(i["name"]): str(i["value"]) for i in vorm.select("input[type=hidden]")}
    antwoord = client.post(_adres(cast, "ambulant"), data)
    assert antwoord["Location"] == reverse("casus:detail", args=[cast.casus_noor.sleutel])
    assert Traject.objects.get(hulpvorm="intensieve thuisbehandeling").naast is not None
    assert "Al gekoppeld" in inhoud(client.get(_adres(cast, "ambulant", start=start_na(timezone.now()).isoformat())))


def test_nothing_chosen_and_nothing_free_are_said(client: Client, cast: Cast) -> None:
    geplaatst(cast, nu=timezone.now())
    meld_aan(client, cast.joris)
    assert "Kies eerst een aanbod" in client.post(_adres(cast, "ambulant"), {}, follow=True).content.decode()
    data = {"aanbod": cast.groep.pk, "start": start_na(timezone.now()).isoformat()}
    assert "geen ruimte meer" in client.post(_adres(cast, "ambulant"), data, follow=True).content.decode()
    Aanbod.objects.filter(pk=cast.thuis.pk).update(tot=timezone.localdate())
    assert "Geen ambulant aanbod met ruimte" in inhoud(client.get(_adres(cast, "ambulant")))


@pytest.mark.parametrize("start", ["2001-01-01", "9999-12-31"])
def test_help_at_home_begins_on_a_day_that_can_be(client: Client, cast: Cast, start: str) -> None:
    geplaatst(cast, nu=timezone.now())
    meld_aan(client, cast.joris)
    pagina = client.get(_adres(cast, "ambulant", start=start))
    assert pagina.status_code == 200
    assert soep(pagina).select_one("#id_start_error")
    antwoord = client.post(_adres(cast, "ambulant"), {"aanbod": cast.thuis.pk, "start": start}, follow=True)
    assert "Kies een dag vanaf vandaag" in antwoord.content.decode()
    assert not Traject.objects.filter(hulpvorm="intensieve thuisbehandeling").exists()


def test_without_a_stay_there_is_nothing_to_couple_to(joris: Client, cast: Cast) -> None:
    antwoord = joris.get(_adres(cast, "ambulant"))
    assert antwoord.status_code == 409
    assert "geen verblijf" in inhoud(antwoord)


def test_the_ambulant_page_takes_a_bounded_number_of_queries(
    client: Client, cast: Cast, django_assert_max_num_queries: Any
) -> None:
    geplaatst(cast, nu=timezone.now())
    meld_aan(client, cast.joris)
    with django_assert_max_num_queries(20):
        client.get(_adres(cast, "ambulant"))


def test_the_request_page_takes_a_bounded_number_of_queries(
    joris: Client, cast: Cast, django_assert_max_num_queries: Any
) -> None:
    with django_assert_max_num_queries(23):
        joris.get(_kies(cast, cast.gezinshuis))


@pytest.mark.parametrize("naam", ["plekken", "vraag", "ambulant"])
def test_no_name_stands_in_any_title(client: Client, cast: Cast, naam: str) -> None:
    gevraagd(cast, nu=timezone.now())
    antwoord = meld_aan(client, cast.joris).get(_adres(cast, naam), follow=True)
    assert "Noor" not in soep(antwoord).title.get_text()  # type: ignore[union-attr]


@pytest.mark.parametrize("nummer", ["99999999999999999999", "-1", "geen"])
def test_a_number_that_no_offer_can_have_leads_back(client: Client, cast: Cast, nummer: str) -> None:
    geplaatst(cast, nu=timezone.now())
    meld_aan(client, cast.joris)
    data = {"aanbod": nummer, "start": start_na(timezone.now()).isoformat()}
    for naam in ("ambulant", "vraag"):
        assert client.post(_adres(cast, naam), data).status_code == 302


def test_equals_are_shown_as_equal_and_the_less_scarce_one_says_why_it_comes_first(joris: Client, cast: Cast) -> None:
    urk = Locatie.objects.get(pk=cast.pleegzorg.locatie_id)
    Gemeente.objects.create(code="GM0995", naam="Lelystad", in_regio=True, breedte=52.5, lengte=5.47)
    for code in ("GM0034", "GM0995"):
        ergens = Locatie.objects.create(
            aanbieder=cast.aanbieder, naam=code, gemeente_id=code, breedte=urk.breedte, lengte=urk.lengte
        )
        gezin = Aanbod.objects.get(pk=cast.pleegzorg.pk)
        gezin.pk, gezin.locatie, gezin.naam = None, ergens, f"Gezin {code}"
        gezin.save()
        Plek.objects.create(aanbod=gezin, nummer=1, van=timezone.localdate() - timedelta(days=9))
    kans = {"hulpvorm": "pleegzorg", "gemeente": "GM0034", "plekken": 1, "prijs": 8.0, "laag": 2.0, "hoog": 9.0}
    Prijsmeting.objects.create(
        op=timezone.localdate(), om=timezone.now(), dagen=365, aankomsten=60, instroom={"pleegzorg": 60}, weken={},
        geschat=[], stap=1000, kansen=[kans], zaad=1,
    )  # fmt: skip
    kaarten = {
        kaart.select_one("h3").get_text(): " ".join(kaart.get_text(" ", strip=True).split())
        for kaart in soep(joris.get(reverse("matching:plekken", args=[cast.casus_noor.sleutel]))).select(".zl-plek")
    }
    namen = list(kaarten)
    assert namen.index("Gezin GM0995") < namen.index("Gezin GM0034")
    schaars = "Even goed; deze plek is voor anderen minder schaars."
    gedeeld = "Plaats 2 in de rij, samen met een andere."
    assert f"{gedeeld} {schaars}" in kaarten["Gezin GM0995"]
    assert gedeeld in kaarten["Gezin GM0034"]
    assert schaars not in kaarten["Gezin GM0034"]
    assert all("toeval" not in kaart for kaart in kaarten.values())
