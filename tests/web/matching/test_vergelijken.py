"""Two or three places side by side: shut before the advice, and the same reasons, points and days as the list."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from bs4 import Tag
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.apps.matching.hulp import geadviseerd, gevraagd, start_na, verwezen
from tests.cast import Cast
from tests.web.casus.hulp import inhoud, meld_aan, soep
from zorglandschap.apps.aanbod.models import Aanbod


def _adres(cast: Cast, *aanbod: object, **vraag: str) -> str:
    delen = [f"aanbod={a.pk if isinstance(a, Aanbod) else a}" for a in aanbod] + [f"{k}={v}" for k, v in vraag.items()]
    return reverse("matching:vergelijken", args=[cast.casus_noor.sleutel]) + "?" + "&".join(delen)


@pytest.fixture
def joris(client: Client, cast: Cast) -> Client:
    Aanbod.objects.update(bijgewerkt_om=timezone.now())
    geadviseerd(cast, nu=timezone.now())
    return meld_aan(client, cast.joris)


def _rij(antwoord: Any, naam: str) -> Tag:
    for rij in soep(antwoord).select(".zl-vergelijk [role=row]"):
        kop = rij.select_one("[role=rowheader]")
        if kop is not None and kop.get_text(" ", strip=True).startswith(naam):
            return rij
    raise AssertionError(naam)


def _cellen(antwoord: Any, naam: str) -> list[str]:
    return [c.get_text(" ", strip=True) for c in _rij(antwoord, naam).select("[role=cell]")]


def _heel(antwoord: Any) -> str:
    """All text of the page, messages included."""
    return " ".join(soep(antwoord).get_text(" ").split())


def test_before_the_advice_there_is_nothing_to_compare(client: Client, cast: Cast) -> None:
    verwezen(cast, nu=timezone.now())
    meld_aan(client, cast.joris)
    antwoord = client.get(_adres(cast, cast.pleegzorg, cast.gezinshuis), follow=True)
    assert antwoord.status_code == 409
    assert "nog geen advies" in inhoud(antwoord)
    assert cast.pleegzorg.naam not in inhoud(antwoord)


@pytest.mark.parametrize("wie", ["mila", "femke", "bram", "aisha", "tom", "eva", "noor_kijker"])
def test_a_stranger_gets_404_whatever_is_asked(client: Client, cast: Cast, wie: str) -> None:
    geadviseerd(cast, nu=timezone.now())
    meld_aan(client, getattr(cast, wie))
    for gekozen in ((cast.pleegzorg, cast.gezinshuis), (), ("x",)):
        assert client.get(_adres(cast, *gekozen)).status_code == 404


def test_two_places_stand_side_by_side_with_all_that_counts(joris: Client, cast: Cast) -> None:
    Aanbod.objects.filter(pk=cast.gezinshuis.pk).update(
        ritme=["lang", "weekend en vakantie"], voorwaarden="Eerst een kennismaking.", neemt_ggz=True
    )
    antwoord = joris.get(_adres(cast, cast.gezinshuis, cast.pleegzorg))
    koppen = [k.get_text(" ", strip=True) for k in soep(antwoord).select("[role=columnheader] strong")]
    assert koppen == ["Pleegzorg Urk", "Gezinshuis Almere"]  # the order of the list, not of the choice
    assert _cellen(antwoord, "Niveau") == ["first-best", "aanvaardbaar"]
    assert _cellen(antwoord, "Plaats in de lijst") == ["1", "2"]
    assert _cellen(antwoord, "Naar huis")[0] == "0,5 km"
    assert _cellen(antwoord, "Ritme") == ["–", "Lang Weekend en vakantie"]
    assert _cellen(antwoord, "Voorwaarden") == ["–", "Eerst een kennismaking."]
    assert _cellen(antwoord, "Ingericht op")[1].startswith("Psychiatrische")
    assert len(soep(antwoord).select("[role=cell] a.zl-knop")) == 2


def test_the_points_on_screen_add_up(joris: Client, cast: Cast) -> None:
    antwoord = joris.get(_adres(cast, cast.gezinshuis, cast.pleegzorg))
    wensen = (
        "In de eigen",
        "Dicht bij huis",
        "Dicht bij school",
        "Deskundig",
        "Snel",
        "Wat de jeugdige",
        "Broers en zussen bij",
    )

    def punten(naam: str, kolom: int) -> int:
        return int(_cellen(antwoord, naam)[kolom].split(" van ")[0].replace(".", ""))

    for kolom in (0, 1):
        assert sum(punten(w, kolom) for w in wensen) == punten("Samen", kolom)


def test_what_is_the_same_is_marked_and_equal_places_are_called_equal(joris: Client, cast: Cast) -> None:
    naast = Aanbod.objects.get(pk=cast.pleegzorg.pk)
    naast.pk, naast.naam = None, "Pleeggezin ernaast"
    naast.save()
    naast.plekken.create(nummer=1, van=cast.pleegzorg.van)
    antwoord = joris.get(_adres(cast, cast.pleegzorg, naast))
    assert "even goed" in inhoud(antwoord)
    assert "gedeeld" in _cellen(antwoord, "Plaats in de lijst")[0]
    assert "gelijk" in _rij(antwoord, "Naar huis").get_text()
    ongelijk = joris.get(_adres(cast, cast.pleegzorg, cast.gezinshuis))
    assert "even goed" not in inhoud(ongelijk)
    assert "gelijk" not in _rij(ongelijk, "Naar huis").get_text()


def test_a_place_that_does_not_fit_shows_every_reason_and_what_would_have_to_change(joris: Client, cast: Cast) -> None:
    Aanbod.objects.filter(pk=cast.gezinshuis.pk).update(leeftijd_van=16, ritme=["weekend en vakantie"])
    Aanbod.objects.filter(pk=cast.pleegzorg.pk).update(leeftijd_van=16)
    antwoord = joris.get(_adres(cast, cast.gezinshuis, cast.pleegzorg))
    waarom, nodig = _cellen(antwoord, "Wat staat in de weg"), _cellen(antwoord, "Wat moet veranderen")
    assert sum("te jong" in w for w in waarom) == 2
    (beide,) = (n for n, w in zip(nodig, waarom, strict=True) if "weekend" in w)
    assert "door de week" in beide
    assert "te jong" in beide
    labels = [k.get_text(strip=True) for k in soep(antwoord).select(".zl-vergelijk__hoofd .zl-label")]
    assert set(labels) == {"past bijna", "past niet"}
    assert "past nu niet" in _cellen(antwoord, "Plaats in de lijst")
    assert "Bel de aanbieder" in inhoud(antwoord)


def test_a_refusal_has_no_way_out(joris: Client, cast: Cast) -> None:
    Aanbod.objects.filter(pk=cast.gezinshuis.pk).update(ritme=["crisis"])
    antwoord = joris.get(_adres(cast, cast.pleegzorg, cast.gezinshuis))
    assert "geen afspraken mogelijk" in _cellen(antwoord, "Wat moet veranderen")[1]


def test_old_news_and_a_later_day_are_said(joris: Client, cast: Cast) -> None:
    Aanbod.objects.filter(pk=cast.gezinshuis.pk).update(bijgewerkt_om=timezone.localtime() - timedelta(days=9))
    cast.pleegzorg.plekken.update(van=timezone.localdate() + timedelta(days=20))
    cast.gezinshuis.plekken.update(tot=timezone.localdate() - timedelta(days=1))
    antwoord = joris.get(_adres(cast, cast.pleegzorg, cast.gezinshuis))
    assert any("bel eerst" in c for c in _cellen(antwoord, "Bevestigd"))
    vrij = " ".join(_cellen(antwoord, "Plek"))
    assert "vrij vanaf" in vrij
    assert "nog geen datum bekend" in vrij


@pytest.mark.parametrize("gekozen", [(), ("1",), ("1", "1"), ("x", "-3"), ("9" * 40,), ("7", "8", "9", "10")])
def test_a_choice_that_cannot_be_leads_back_to_the_list_of_that_day(
    joris: Client, cast: Cast, gekozen: tuple[str, ...]
) -> None:
    start = start_na(timezone.now()).isoformat()
    antwoord = joris.get(_adres(cast, *gekozen, start=start))
    assert antwoord["Location"].endswith(f"/plekken/?start={start}")
    assert "Kies in de lijst twee of drie plekken" in _heel(joris.get(antwoord["Location"]))


def test_a_place_that_is_not_there_leads_back_to_the_list(joris: Client, cast: Cast) -> None:
    antwoord = joris.get(_adres(cast, cast.pleegzorg, 999_999), follow=True)
    assert "is er niet meer" in _heel(antwoord)


def test_while_a_place_is_asked_for_there_is_nothing_to_compare(client: Client, cast: Cast) -> None:
    gevraagd(cast, nu=timezone.now())
    meld_aan(client, cast.joris)
    antwoord = client.get(_adres(cast, cast.pleegzorg, cast.gezinshuis), follow=True)
    assert "Een plek zoeken kan nu niet" in _heel(antwoord)
    assert not soep(antwoord).select(".zl-vergelijk")


def test_the_list_offers_a_tick_at_every_place_and_a_form_that_needs_no_script(joris: Client, cast: Cast) -> None:
    Aanbod.objects.filter(pk=cast.gezinshuis.pk).update(leeftijd_van=16)  # a near miss can be compared as well
    lijst = soep(joris.get(reverse("matching:plekken", args=[cast.casus_noor.sleutel])))
    vinkjes = lijst.select("input[type=checkbox][name=aanbod][form=vergelijk]")
    assert {str(cast.pleegzorg.pk), str(cast.gezinshuis.pk)} <= {str(v["value"]) for v in vinkjes}
    balie = lijst.select_one("form#vergelijk")
    assert balie is not None
    assert balie["method"] == "get"


def test_with_one_place_there_is_nothing_to_tick(joris: Client, cast: Cast) -> None:
    Aanbod.objects.exclude(pk=cast.pleegzorg.pk).update(hulpvorm="gesloten jeugdhulp")
    assert not soep(joris.get(reverse("matching:plekken", args=[cast.casus_noor.sleutel]))).select("#vergelijk")


def test_comparing_takes_a_bounded_number_of_queries(
    joris: Client, cast: Cast, django_assert_max_num_queries: Any
) -> None:
    with django_assert_max_num_queries(20):
        assert joris.get(_adres(cast, cast.pleegzorg, cast.gezinshuis)).status_code == 200
