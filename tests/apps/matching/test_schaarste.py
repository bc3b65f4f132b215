"""The newest stored measurement orders equal offers, and only those; without a fresh one nothing changes."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from tests.apps.matching.hulp import START, geadviseerd
from tests.cast import NU, VANDAAG, Cast
from zorglandschap.apps.aanbod.models import Aanbod, Locatie, Plek
from zorglandschap.apps.matching.models import Prijsmeting
from zorglandschap.apps.matching.queries import Plek as Rij
from zorglandschap.apps.matching.queries import list_plekken
from zorglandschap.apps.matching.queries.schaarste import get_schaarste
from zorglandschap.apps.organisaties.models import Gemeente
from zorglandschap.core.begrippen.hulpvormen import Hulpvorm


def _meting(op: date = VANDAAG, **anders: Any) -> Prijsmeting:
    velden: dict[str, Any] = {
        "om": NU, "dagen": 365, "aankomsten": 60, "instroom": {"pleegzorg": 40, "gezinshuis": 4}, "weken": {},
        "geschat": [], "stap": 1000, "zaad": 1,
        "kansen": [_kans("GM0184", 90.0), _kans("GM0171", 5.0)],
    }  # fmt: skip
    return Prijsmeting.objects.create(op=op, **{**velden, **anders})


def _kans(gemeente: str, prijs: float) -> dict[str, object]:
    return {"hulpvorm": "pleegzorg", "gemeente": gemeente, "plekken": 1, "prijs": prijs, "laag": 0.0, "hoog": prijs}


@pytest.fixture
def tweeling(cast: Cast) -> tuple[Aanbod, Aanbod]:
    """Two foster families that are equally good for Noor, in two gemeenten that are not hers."""
    geadviseerd(cast)
    Aanbod.objects.filter(pk=cast.pleegzorg.pk).update(tot=VANDAAG)
    gemeenten = (
        Gemeente.objects.get_or_create(
            code=code, defaults={"naam": code, "breedte": 52.6, "lengte": 5.7, "in_regio": True}
        )[0]
        for code in ("GM0171", "GM0995")
    )
    een, twee = (_pleeggezin(cast, gemeente) for gemeente in gemeenten)
    return een, twee


def _pleeggezin(cast: Cast, gemeente: Gemeente) -> Aanbod:
    plek = Locatie.objects.create(
        aanbieder=cast.aanbieder, naam=gemeente.code, gemeente=gemeente, breedte=52.6, lengte=5.7
    )
    aanbod = Aanbod.objects.create(
        locatie=plek, naam=f"Gezin {gemeente.code}", hulpvorm=Hulpvorm.PLEEGZORG, leeftijd_van=0, leeftijd_tot=17,
        specialismen=["trauma"], van=date(2016, 1, 1), bijgewerkt_om=NU,
    )  # fmt: skip
    Plek.objects.create(aanbod=aanbod, nummer=1, van=date(2016, 1, 1))
    return aanbod


def _plekken(cast: Cast, tweeling: tuple[Aanbod, Aanbod]) -> list[Rij]:
    blad = list_plekken(cast.joris, cast.casus_noor.sleutel, start=START, nu=NU)
    return [p for p in blad.plekken if p.kandidaat.aanbod in {a.pk for a in tweeling}]


def test_of_two_equals_the_less_scarce_comes_first_with_the_same_rank(
    cast: Cast, tweeling: tuple[Aanbod, Aanbod]
) -> None:
    een, twee = tweeling  # a place more in GM0171 adds 5 points a week, in GM0995 nothing
    assert [p.kandidaat.aanbod for p in _plekken(cast, tweeling)] == [een.pk, twee.pk]
    _meting()
    eerste, tweede = _plekken(cast, tweeling)
    assert [eerste.kandidaat.aanbod, tweede.kandidaat.aanbod] == [twee.pk, een.pk]
    assert eerste.kandidaat.rang == tweede.kandidaat.rang
    assert eerste.kandidaat.is_gedeeld
    assert (eerste.kandidaat.minder_schaars, tweede.kandidaat.minder_schaars) == (True, False)


@pytest.mark.parametrize(
    "anders",
    [
        {"op": VANDAAG - timedelta(days=36)},
        {"op": VANDAAG + timedelta(days=1)},
        {"aankomsten": 3},
        {"instroom": {"pleegzorg": 3, "gezinshuis": 50}},
    ],
)
def test_nothing_changes_when_the_measurement_is_old_or_of_too_few_youths(
    cast: Cast, tweeling: tuple[Aanbod, Aanbod], anders: dict[str, Any]
) -> None:
    zonder = _plekken(cast, tweeling)
    _meting(**anders)
    assert _plekken(cast, tweeling) == zonder


def test_the_newest_measurement_counts_and_an_old_one_after_it_not(cast: Cast) -> None:
    assert get_schaarste(VANDAAG) is None
    _meting(VANDAAG - timedelta(days=20), kansen=[_kans("GM0184", 1.0)])
    _meting(VANDAAG - timedelta(days=2))
    schaarste = get_schaarste(VANDAAG)
    assert schaarste is not None
    assert schaarste.prijzen[Hulpvorm.PLEEGZORG, 184] == 90.0
    assert Hulpvorm.GEZINSHUIS not in schaarste.vormen
    assert get_schaarste(VANDAAG + timedelta(days=60)) is None
