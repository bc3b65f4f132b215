"""‘How well does this forecast?’: the page says what the numbers say, also when that is not kind."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from tests.cast import NU, Cast
from tests.web.adressen import ACHTERKANT
from zorglandschap.apps.organisaties.models import Gebruiker
from zorglandschap.apps.simulatie.actions import schat_opnieuw
from zorglandschap.apps.simulatie.models import Terugblik
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.core.simulatie.terugblik import Score, Verslag

pytestmark = pytest.mark.django_db
ADRES = "/simulatie/betrouwbaarheid/"
DAG = date(2026, 11, 22)
VLAK = (0.1,) * 10
HOGER = (0.1,) + (0.05,) * 8 + (0.5,)
LAGER = (0.5,) + (0.05,) * 8 + (0.1,)


def als(kijker: Kijker) -> Client:
    client = Client()
    client.force_login(Gebruiker.objects.get(pk=kijker.gebruiker_id), ACHTERKANT)
    return client


def blik(dekt: float, pit: tuple[float, ...] = VLAK) -> None:
    """At 6 months better than simple, at 12 as good, at 24 worse."""
    eigen = Score("simulatie", (1.0, 2.0, 4.0), ((0.5,) * 3, (dekt,) * 3, (0.95,) * 3), pit)
    ander = Score("naïef", (2.0, 2.05, 3.0), ((0.5,) * 3, (0.7, 0.6, 0.3), (0.9,) * 3), VLAK)
    vast = Score("vloeibaar", (3.0, 3.0, 5.0), ((0.0,) * 3,) * 3, VLAK)
    verslag = Verslag(
        (date(2024, 5, 1), date(2025, 5, 1)), (6, 12, 24), (2, 2, 1), (eigen, ander, vast),
        (("pleegzorg", 0.73), ("logeren", 0.26)),
    )  # fmt: skip
    schatting = schat_opnieuw(nu=NU, op=DAG).schatting
    Terugblik.objects.create(
        schatting=schatting,
        gemaakt_om=NU,
        tot=DAG,
        gegevens="a" * 64,
        kernversie="7",
        zaad=1,
        uitkomst=verslag.als_json(),
    )


def pagina(kijker: Kijker) -> BeautifulSoup:
    antwoord: Any = als(kijker).get(ADRES)
    assert antwoord.status_code == 200
    return BeautifulSoup(antwoord.content, "html.parser")


def zinnen(soep: BeautifulSoup) -> list[str]:
    return [punt.get_text(strip=True) for punt in soep.select(".zl-kernzin li")]


def test_before_anybody_looked_back_the_page_says_how(cast: Cast) -> None:
    soep = pagina(cast.tom)
    assert "zorglandschap terugkijken" in soep.text
    assert not soep.select(".zl-kernzin")
    assert "Pleegkinderen op 31 december, landelijk" in soep.text


def test_margins_that_are_too_narrow_are_called_so_and_each_horizon_is_judged(cast: Cast) -> None:
    blik(0.64, HOGER)
    soep = pagina(cast.tom)
    assert zinnen(soep) == [
        "De marges zijn te smal: van wat er kwam, lag 64% binnen de band die 80% belooft. Reken met een ruimere band.",
        "6 maanden vooruit is de simulatie beter dan elke eenvoudige methode.",
        "12 maanden vooruit is de simulatie even goed als de beste eenvoudige methode.",
        "24 maanden vooruit doet een eenvoudige methode het beter. Wees daar voorzichtig mee.",
        "Als het misging, kwam er vaker meer dan gedacht dan minder.",
    ]
    assert "beloofd: 80%" in " ".join(soep.text.split())
    assert len(soep.select(".zl-lijngrafiek__lijn")) == 2  # the fluid has no interval
    assert len(soep.select(".zl-staafje--let-op")) == 1
    rijen = [rij.get_text(" ", strip=True) for rij in soep.select("table tr")]
    assert "vloeibaar, 24 maanden 5,0 – – –" in rijen
    assert rijen.index("logeren 26%") < rijen.index("pleegzorg 73%")


@pytest.mark.parametrize(
    ("dekt", "pit", "eerste", "laatste"),
    [
        (0.8, LAGER, "De marges kloppen ongeveer", "kwam er vaker minder dan gedacht"),
        (0.97, VLAK, "De marges zijn ruimer dan nodig", "24 maanden vooruit"),
    ],
)
def test_good_and_wide_margins_have_their_own_words(
    cast: Cast, dekt: float, pit: tuple[float, ...], eerste: str, laatste: str
) -> None:
    blik(dekt, pit)
    gevonden = zinnen(pagina(cast.tom))
    assert eerste in gevonden[0]
    assert laatste in gevonden[-1]


@pytest.mark.parametrize("wie", ["noor_kijker", "eva"])
def test_who_may_not_see_figures_does_not_see_this(cast: Cast, wie: str) -> None:
    assert als(getattr(cast, wie)).get(ADRES).status_code == 404


def test_the_page_asks_the_database_little(cast: Cast, django_assert_max_num_queries: Any) -> None:
    blik(0.8)
    client = als(cast.tom)
    client.get(ADRES)
    with django_assert_max_num_queries(20):
        client.get(ADRES)
