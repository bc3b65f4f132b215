"""Places out of service, the Monday page and what really was: promises stay, overbooking is shown."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import DatabaseError, transaction

from tests.apps.aanbod.hulp import buiten, plaats, vrij
from tests.cast import NU, VANDAAG, Cast
from zorglandschap.apps.aanbod.actions import (
    WeekGeweigerd,
    Weekstand,
    houd_vast,
    tel_aanwezig,
    werk_week_bij,
    zet_buiten_gebruik,
    zet_terug,
)
from zorglandschap.apps.aanbod.models import (
    Aanbod,
    Aanbodwijziging,
    Bezetting,
    BezettingStatus,
    Dagstand,
    Uitval,
)
from zorglandschap.apps.aanbod.queries import get_blad, list_eigen_aanbod
from zorglandschap.apps.fouten import Geweigerd, NietGevonden
from zorglandschap.core.begrippen.aanbodwoorden import RedenBuitenGebruik

MORGEN, OVER_EEN_MAAND = VANDAAG + timedelta(days=1), VANDAAG + timedelta(days=30)


# --- out of service ---


def test_a_place_out_of_service_is_not_free_and_cannot_be_given(cast: Cast) -> None:
    buiten(cast, cast.groep, 1, van=MORGEN, tot=OVER_EEN_MAAND)
    with pytest.raises(Geweigerd, match="geen plek meer vrij"):
        houd_vast(cast.groep, van=MORGEN, verloopt_om=None, nu=NU)
    (rij,) = get_blad(cast.aisha, cast.groep.pk, vandaag=VANDAAG, nu=NU).buiten
    assert (rij.reden, rij.door) == (RedenBuitenGebruik.PERSONEEL, cast.aisha.naam)
    eigen = next(
        a for a in list_eigen_aanbod(cast.aisha, vandaag=VANDAAG, nu=NU, vers_uren=48) if a.aanbod_id == cast.groep.pk
    )
    assert (eigen.plekken, eigen.buiten, eigen.vrij) == (1, 1, 0)
    assert houd_vast(cast.groep, van=OVER_EEN_MAAND, verloopt_om=None, nu=NU)


def test_the_database_itself_keeps_a_place_out_of_service_after_the_migration(cast: Cast) -> None:
    buiten(cast, cast.groep, 1)
    with pytest.raises(DatabaseError), transaction.atomic():
        Bezetting.objects.create(plek=cast.groep.plekken.get(), van=MORGEN, status=BezettingStatus.BEVESTIGD)


def test_back_in_service_frees_the_place_and_twice_is_harmless(cast: Cast) -> None:
    buiten(cast, cast.groep, 1)
    claim = Bezetting.objects.get(status=BezettingStatus.BUITEN_GEBRUIK)
    for _ in range(2):
        zet_terug(cast.aisha, cast.groep.pk, claim.pk, nu=NU)
    assert vrij(cast, cast.groep)[0] == 1
    assert cast.groep.wijzigingen.count() == 2
    with pytest.raises(NietGevonden):
        zet_terug(cast.aisha, cast.thuis.pk, claim.pk, nu=NU)


def test_taken_places_do_not_go_out_of_service(cast: Cast) -> None:
    with pytest.raises(Geweigerd, match="1 plekken vrij") as fout:
        buiten(cast, cast.gezinshuis, 2)
    assert "1 bezet" in str(fout.value.reden)
    assert not Uitval.objects.exists()


@pytest.mark.parametrize(("van", "tot"), [(VANDAAG - timedelta(days=1), None), (MORGEN, MORGEN)])
def test_out_of_service_begins_today_or_later_and_lasts(cast: Cast, van: date, tot: date | None) -> None:
    with pytest.raises(Geweigerd, match="begin vanaf vandaag"):
        buiten(cast, cast.groep, 1, van=van, tot=tot)


def test_another_reason_is_written_down(cast: Cast) -> None:
    with pytest.raises(Geweigerd, match="kort op"):
        zet_buiten_gebruik(
            cast.aisha, cast.groep.pk, aantal=1, van=MORGEN, tot=None, reden=RedenBuitenGebruik.ANDERS, nu=NU
        )


# --- the Monday page ---


def _week(cast: Cast, *standen: Weekstand) -> tuple[int, int]:
    return werk_week_bij(cast.aisha, standen, nu=NU, hoogstens=500)


def test_one_press_changes_what_differs_and_confirms_all(cast: Cast) -> None:
    Aanbod.objects.update(bijgewerkt_om=NU - timedelta(days=9))
    meer = Weekstand(cast.groep.pk, was=1, vrij=3)
    minder = Weekstand(cast.thuis.pk, was=3, vrij=1)
    gelijk = Weekstand(cast.pleegzorg.pk, was=1, vrij=1)
    assert _week(cast, meer, minder, gelijk) == (2, 4)
    assert vrij(cast, cast.groep)[0] == 3
    assert vrij(cast, cast.thuis)[0] == 1
    assert set(Aanbod.objects.values_list("bijgewerkt_om", flat=True)) == {NU}
    assert Aanbodwijziging.objects.count() == 2


def test_the_same_press_twice_changes_nothing_more(cast: Cast) -> None:
    for _ in range(2):
        _week(cast, Weekstand(cast.groep.pk, was=1, vrij=3), Weekstand(cast.thuis.pk, was=3, vrij=1))
    assert vrij(cast, cast.groep)[0] == 3
    assert Aanbodwijziging.objects.count() == 2


def test_places_that_went_out_of_service_come_back_before_new_ones_are_made(cast: Cast) -> None:
    _week(cast, Weekstand(cast.thuis.pk, was=3, vrij=1))
    _week(cast, Weekstand(cast.thuis.pk, was=1, vrij=4))
    assert cast.thuis.plekken.count() == 4
    assert vrij(cast, cast.thuis)[0] == 4


def test_from_a_later_week_it_may_be_other(cast: Cast) -> None:
    maandag = date(2026, 12, 7)
    _week(cast, Weekstand(cast.thuis.pk, was=3, vrij=3, later_op=maandag, later=1))
    nu_vrij, weken = vrij(cast, cast.thuis)
    assert nu_vrij == 1  # a place that is away from December is not free for as long as needed
    assert weken[1:] == (1,) * 7
    _week(cast, Weekstand(cast.thuis.pk, was=1, vrij=1, later_op=maandag, later=5))
    assert vrij(cast, cast.thuis)[1][2:] == (5,) * 6


def test_a_promise_does_not_move_when_less_is_free(cast: Cast) -> None:
    claim = plaats(cast.thuis, van=OVER_EEN_MAAND)
    _week(cast, Weekstand(cast.thuis.pk, was=2, vrij=0))
    claim.refresh_from_db()
    assert (claim.van, claim.tot, claim.status) == (OVER_EEN_MAAND, None, "bevestigd")
    assert vrij(cast, cast.thuis)[0] == 0


def test_what_changed_in_the_meantime_is_told_and_nothing_is_written(cast: Cast) -> None:
    houd_vast(cast.thuis, van=MORGEN, verloopt_om=None, nu=NU)
    with pytest.raises(WeekGeweigerd, match="nu zijn 2 plekken vrij") as fout:
        _week(cast, Weekstand(cast.groep.pk, was=1, vrij=2), Weekstand(cast.thuis.pk, was=3, vrij=4))
    assert fout.value.aanbod_id == cast.thuis.pk
    assert not Aanbodwijziging.objects.exists()


@pytest.mark.parametrize(
    "anders",
    [{"vrij": 501}, {"vrij": 1, "later": 2, "later_op": VANDAAG}, {"vrij": 1, "later": 900, "later_op": MORGEN}],
)
def test_numbers_and_days_that_cannot_be_are_refused(cast: Cast, anders: dict[str, Any]) -> None:
    with pytest.raises(WeekGeweigerd):
        _week(cast, Weekstand(cast.groep.pk, was=1, **anders))


# --- what really was ---


def test_more_youths_than_places_is_recorded_and_shown(cast: Cast) -> None:
    for aantal in (3, 3, 2):
        tel_aanwezig(cast.aisha, cast.groep.pk, dag=VANDAAG, aanwezig=aantal, terug=14, nu=NU)
    assert list(Dagstand.objects.values_list("aanwezig", flat=True)) == [3, 2]
    blad = get_blad(cast.aisha, cast.groep.pk, vandaag=VANDAAG, nu=NU)
    vandaag = next(d for d in blad.dagen if d.dag == VANDAAG)
    assert (vandaag.plekken, vandaag.aanwezig, vandaag.boven) == (1, 2, 1)
    assert not Bezetting.objects.filter(plek__aanbod=cast.groep).exists()


@pytest.mark.parametrize("dag", [MORGEN, VANDAAG - timedelta(days=15)])
def test_only_days_that_were_are_counted(cast: Cast, dag: date) -> None:
    with pytest.raises(Geweigerd, match="laatste 14 dagen"):
        tel_aanwezig(cast.aisha, cast.groep.pk, dag=dag, aanwezig=1, terug=14, nu=NU)


def test_a_day_keeps_planned_confirmed_held_and_out_of_service_apart(cast: Cast) -> None:
    plaats(cast.thuis)
    houd_vast(cast.thuis, van=MORGEN, verloopt_om=None, nu=NU)
    buiten(cast, cast.thuis, 1, van=MORGEN)
    plaats(cast.groep, van=MORGEN)
    dagen = {
        aanbod.pk: {d.dag: d for d in get_blad(cast.aisha, aanbod.pk, vandaag=VANDAAG, nu=NU).dagen}[MORGEN]
        for aanbod in (cast.thuis, cast.groep)
    }
    thuis, groep = dagen[cast.thuis.pk], dagen[cast.groep.pk]
    assert (thuis.bevestigd, thuis.concept, thuis.buiten, thuis.gepland, thuis.vrij) == (1, 1, 1, 0, 0)
    assert (groep.gepland, groep.bevestigd, groep.vrij, groep.boven) == (1, 0, 0, 0)
