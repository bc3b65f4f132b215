"""Which places are worth building, from the database: counted once per casus, small numbers hidden, never changed."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import DatabaseError, transaction

from tests.apps.matching.hulp import geadviseerd
from tests.cast import NU, VANDAAG, Cast
from zorglandschap.apps.casus.queries import list_verblijfsduren
from zorglandschap.apps.fouten import Geweigerd, NietGevonden
from zorglandschap.apps.matching.actions import meet_bouwplekken
from zorglandschap.apps.matching.models import Prijsmeting
from zorglandschap.apps.matching.queries import get_bouwblad, get_bouwcijfers
from zorglandschap.apps.matching.queries.bouwkansen import list_aankomsten
from zorglandschap.core.begrippen.hulpvormen import Hulpvorm

JAAR = timedelta(days=365)


def test_an_arrival_is_counted_once_with_its_last_advice_and_without_who_it_was(cast: Cast) -> None:
    geadviseerd(cast)
    stroom = list_aankomsten(van=VANDAAG - JAAR, tot=VANDAAG + timedelta(days=1))
    assert stroom.instroom == {Hulpvorm.PLEEGZORG: 1}
    (aankomst,) = stroom.aankomsten
    assert aankomst.profiel.leeftijd_maanden % 12 == 0
    assert (aankomst.profiel.geweigerd_door, aankomst.profiel.onveilige_locaties) == (frozenset(), frozenset())
    assert list_aankomsten(van=VANDAAG - JAAR, tot=VANDAAG).aankomsten == ()


def test_a_measurement_is_kept_and_the_same_database_gives_the_same_one(cast: Cast) -> None:
    geadviseerd(cast)
    cast.pleegzorg.plekken.update(tot=VANDAAG - timedelta(days=1))
    een, twee = (meet_bouwplekken(op=VANDAAG, nu=NU + timedelta(hours=n)) for n in (1, 2))
    assert een.kansen == twee.kansen
    assert een.kansen
    assert Prijsmeting.objects.count() == 2
    assert {"hulpvorm", "gemeente", "plekken", "prijs", "laag", "hoog"} == set(een.kansen[0])
    assert set(een.geschat) == {vorm.value for vorm in Hulpvorm}  # hardly anybody left yet


def test_a_measurement_is_never_changed(cast: Cast) -> None:
    geadviseerd(cast)
    meting = meet_bouwplekken(op=VANDAAG, nu=NU)
    for verander in (lambda: Prijsmeting.objects.update(aankomsten=9), meting.delete):
        with pytest.raises(DatabaseError, match="niet gewijzigd"), transaction.atomic():
            verander()


@pytest.mark.usefixtures("cast")
def test_without_advices_there_is_nothing_to_measure() -> None:
    with pytest.raises(Geweigerd, match="geen advies"):
        meet_bouwplekken(op=VANDAAG, nu=NU)
    assert not Prijsmeting.objects.exists()


def _meting(**anders: Any) -> Prijsmeting:
    kans = {"gemeente": "GM0184", "plekken": 2, "prijs": 30.0, "laag": 0.0, "hoog": 40.0}
    basis: dict[str, Any] = {
        "op": VANDAAG, "om": NU, "dagen": 365, "aankomsten": 50, "instroom": {"pleegzorg": 46, "gezinshuis": 4},
        "weken": {"pleegzorg": 26.0}, "geschat": ["pleegzorg"], "stap": 1000, "zaad": 1,
        "kansen": [{"hulpvorm": "pleegzorg", **kans}, {"hulpvorm": "gezinshuis", **kans}],
    }  # fmt: skip
    return Prijsmeting.objects.create(**{**basis, **anders})


@pytest.mark.usefixtures("cast")
def test_a_form_for_which_few_youths_came_is_not_shown_anywhere() -> None:
    blad = get_bouwcijfers(_meting(), vandaag=VANDAAG)
    assert [r.hulpvorm for r in blad.regels] == [Hulpvorm.PLEEGZORG]
    assert Hulpvorm.GEZINSHUIS in blad.te_weinig
    assert not {r.hulpvorm for r in blad.regels} & set(blad.te_weinig)
    (regel,) = blad.regels
    assert regel.gemeente == "Urk"
    assert regel.per_jaar == pytest.approx(1.56)
    assert not regel.is_zeker
    assert "46" not in str(blad.als_tabel())


def test_with_few_advices_in_all_nothing_is_shown(cast: Cast) -> None:
    assert get_bouwblad(cast.tom, vandaag=VANDAAG).meting is None
    _meting(aankomsten=4, instroom={"pleegzorg": 4})
    assert get_bouwblad(cast.tom, vandaag=VANDAAG).meting is None
    assert get_bouwcijfers(None, vandaag=VANDAAG).als_tabel()["op"] is None


@pytest.mark.parametrize("wie", ["eva", "noor_kijker"])
def test_who_may_not_see_figures_sees_nothing(cast: Cast, wie: str) -> None:
    with pytest.raises(NietGevonden):
        get_bouwblad(getattr(cast, wie), vandaag=VANDAAG)


def test_measuring_takes_a_bounded_number_of_queries(cast: Cast, django_assert_max_num_queries: Any) -> None:
    geadviseerd(cast)
    with django_assert_max_num_queries(8):
        meet_bouwplekken(op=VANDAAG, nu=NU)


def test_the_mean_stay_counts_who_left_in_the_period(cast: Cast) -> None:
    traject = cast.sami.trajecten.get()
    assert list_verblijfsduren(van=VANDAAG - JAAR, tot=VANDAAG) == {}
    traject.tot = VANDAAG - timedelta(days=7)
    traject.van = traject.tot - timedelta(days=70)
    traject.save()
    duur = list_verblijfsduren(van=VANDAAG - JAAR, tot=VANDAAG)[Hulpvorm(traject.hulpvorm)]
    assert (duur.weken, duur.aantal) == (10.0, 1)
