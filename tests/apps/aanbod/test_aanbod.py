"""Offers: what is free and from when, what a planner sees of the own places, and claims on them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.apps.matching.hulp import andere_planner
from tests.cast import NU, VANDAAG, Cast
from zorglandschap.apps.aanbod.actions import bevestig, bevestig_actueel, houd_vast, laat_los, laat_verlopen
from zorglandschap.apps.aanbod.models import Aanbod, Bezetting, BezettingStatus
from zorglandschap.apps.aanbod.queries import Beschikbaar, EigenAanbod, list_beelden, list_eigen_aanbod, list_vrij
from zorglandschap.apps.fouten import Geweigerd, NietGevonden
from zorglandschap.apps.logboek.models import Gebeurtenis
from zorglandschap.core.begrippen.codelijsten import Specialisme
from zorglandschap.core.begrippen.hulpvormen import Hulpvorm
from zorglandschap.core.matching.profiel import NOOIT, masker

MORGEN = VANDAAG + timedelta(days=1)
STRAKS = NU + timedelta(hours=48)


def _vrij(op: date = MORGEN) -> Beschikbaar:
    return list_vrij(op=op, hulpvormen=list(Hulpvorm), nu=NU)


def _rij(aanbod: Aanbod, op: date = MORGEN) -> tuple[int, int]:
    """First free day and number of free places of one offer."""
    gevonden = _vrij(op)
    rij = gevonden.aanbiedingen.id.tolist().index(aanbod.pk)
    return int(gevonden.aanbiedingen.vrij_vanaf[rij]), int(gevonden.vrij[rij])


def _eigen(cast: Cast, aanbod: Aanbod) -> EigenAanbod:
    rijen = list_eigen_aanbod(cast.aisha, vandaag=VANDAAG, nu=NU, vers_uren=48)
    return next(a for a in rijen if a.aanbod_id == aanbod.pk)


# --- what is free ---


def test_offers_come_as_arrays_with_everything_the_ranking_needs(cast: Cast) -> None:
    a = _vrij().aanbiedingen
    rij = a.id.tolist().index(cast.groep.pk)
    assert a.aantal == 4
    assert a.gemeente[rij] == 34
    assert a.leeftijd_van[rij] == 12
    assert a.specialismen[rij] == masker([Specialisme.TRAUMA])


def test_free_places_are_places_that_nobody_claims(cast: Cast) -> None:
    assert _rij(cast.gezinshuis) == (date(2016, 1, 1).toordinal(), 1)  # Sami has the other one
    assert _rij(cast.thuis)[1] == 3


def test_an_offer_is_free_from_the_end_of_its_first_claim_to_end(cast: Cast) -> None:
    Bezetting.objects.create(plek=cast.groep.plekken.get(), van=VANDAAG, tot=date(2027, 1, 5), status="bevestigd")
    assert _rij(cast.groep) == (date(2027, 1, 5).toordinal(), 0)
    assert _rij(cast.groep, date(2027, 1, 5)) == (date(2016, 1, 1).toordinal(), 1)


def test_a_place_taken_without_an_end_has_no_day(cast: Cast) -> None:
    Bezetting.objects.create(plek=cast.groep.plekken.get(), van=VANDAAG, status="bevestigd")
    assert _rij(cast.groep) == (NOOIT, 0)


def test_a_place_that_closes_before_it_would_be_free_is_not_free(cast: Cast) -> None:
    cast.groep.plekken.update(tot=date(2027, 1, 5))
    Bezetting.objects.create(plek=cast.groep.plekken.get(), van=VANDAAG, tot=date(2027, 1, 5), status="bevestigd")
    assert _rij(cast.groep) == (NOOIT, 0)


def test_a_hold_counts_until_it_lapses(cast: Cast) -> None:
    hold = houd_vast(cast.groep, van=MORGEN, verloopt_om=STRAKS, nu=NU)
    assert _rij(cast.groep)[1] == 0
    Bezetting.objects.filter(pk=hold.pk).update(verloopt_om=NU)
    assert _rij(cast.groep)[1] == 1


def test_a_claim_that_was_taken_back_before_it_began_holds_nothing(cast: Cast) -> None:
    later = VANDAAG + timedelta(days=30)
    Bezetting.objects.create(plek=cast.groep.plekken.get(), van=later, tot=later, status=BezettingStatus.BEVESTIGD)
    (rij,) = [r for r in list_eigen_aanbod(cast.aisha, vandaag=VANDAAG, nu=NU, vers_uren=48) if "groep" in r.naam]
    assert rij.vrij == 1
    beschikbaar = list_vrij(op=VANDAAG, hulpvormen=[Hulpvorm.BEHANDELGROEP], nu=NU)
    assert beschikbaar.vrij.tolist() == [1]
    assert houd_vast(cast.groep, van=VANDAAG, verloopt_om=None, nu=NU).plek_id == cast.groep.plekken.get().pk


def test_offers_that_ended_or_did_not_begin_are_not_there(cast: Cast) -> None:
    Aanbod.objects.filter(pk=cast.groep.pk).update(tot=MORGEN)
    Aanbod.objects.filter(pk=cast.thuis.pk).update(van=MORGEN + timedelta(days=9))
    Aanbod.objects.filter(pk=cast.pleegzorg.pk).update(tot=date(2030, 1, 1))
    assert set(_vrij().aanbiedingen.id.tolist()) == {cast.pleegzorg.pk, cast.gezinshuis.pk}


def test_without_any_offer_the_arrays_are_empty(cast: Cast) -> None:
    assert list_vrij(op=MORGEN, hulpvormen=[Hulpvorm.GESLOTEN], nu=NU).aanbiedingen.aantal == 0


def test_availability_takes_three_queries_however_many_offers(cast: Cast, django_assert_num_queries: object) -> None:
    with django_assert_num_queries(3):  # type: ignore[operator]
        _vrij()


def test_words_of_offers_say_nothing_about_what_is_free(cast: Cast) -> None:
    beeld = list_beelden([cast.pleegzorg.pk])[cast.pleegzorg.pk]
    assert (beeld.aanbieder, beeld.gemeente, beeld.hulpvorm) == ("De Dijk", "Urk", Hulpvorm.PLEEGZORG)
    assert not hasattr(beeld, "vrij")


# --- claims ---


def test_a_hold_takes_the_first_free_place_and_stops_when_none_is_left(cast: Cast) -> None:
    holds = [houd_vast(cast.thuis, van=MORGEN, verloopt_om=STRAKS, nu=NU) for _ in range(3)]
    assert [h.plek.nummer for h in holds] == [1, 2, 3]
    with pytest.raises(Geweigerd, match="geen plek meer vrij"):
        houd_vast(cast.thuis, van=MORGEN, verloopt_om=STRAKS, nu=NU)


def test_a_hold_ends_when_its_place_closes(cast: Cast) -> None:
    cast.groep.plekken.update(tot=date(2027, 3, 1))
    assert houd_vast(cast.groep, van=MORGEN, verloopt_om=STRAKS, nu=NU).tot == date(2027, 3, 1)
    Bezetting.objects.all().update(status="vervallen")
    kort = houd_vast(cast.groep, van=MORGEN, tot=MORGEN + timedelta(days=28), verloopt_om=STRAKS, nu=NU)
    assert kort.tot == MORGEN + timedelta(days=28)


def test_a_short_stay_fits_before_a_later_claim(cast: Cast) -> None:
    plek = cast.groep.plekken.get()
    Bezetting.objects.create(plek=plek, van=MORGEN + timedelta(days=60), status="bevestigd")
    houd_vast(cast.groep, van=MORGEN, tot=MORGEN + timedelta(days=28), verloopt_om=STRAKS, nu=NU)
    with pytest.raises(Geweigerd):
        houd_vast(cast.groep, van=MORGEN + timedelta(days=28), verloopt_om=STRAKS, nu=NU)


def test_a_hold_is_confirmed_once_and_only_in_time(cast: Cast) -> None:
    hold = houd_vast(cast.groep, van=MORGEN, verloopt_om=STRAKS, nu=NU)
    bevestig(hold, nu=NU)
    assert (hold.status, hold.verloopt_om) == (BezettingStatus.BEVESTIGD, None)
    with pytest.raises(Geweigerd, match="verlopen"):
        bevestig(hold, nu=NU)
    laat = houd_vast(cast.thuis, van=MORGEN, verloopt_om=STRAKS, nu=NU)
    with pytest.raises(Geweigerd, match="verlopen"):
        bevestig(laat, nu=STRAKS)


def test_letting_go_frees_the_place_and_twice_is_harmless(cast: Cast) -> None:
    hold = houd_vast(cast.groep, van=MORGEN, verloopt_om=STRAKS, nu=NU)
    laat_los(hold)
    laat_los(hold)
    assert houd_vast(cast.groep, van=MORGEN, verloopt_om=STRAKS, nu=NU).pk != hold.pk


def test_letting_go_never_touches_a_confirmed_place(cast: Cast) -> None:
    bezetting = Bezetting.objects.get(plek__aanbod=cast.gezinshuis)
    laat_los(bezetting)
    bezetting.refresh_from_db()
    assert bezetting.status == BezettingStatus.BEVESTIGD


def test_a_lapsed_hold_makes_room_for_the_next(cast: Cast) -> None:
    oud = houd_vast(cast.groep, van=MORGEN, verloopt_om=STRAKS, nu=NU)
    houd_vast(cast.groep, van=MORGEN, verloopt_om=None, nu=STRAKS)
    oud.refresh_from_db()
    assert oud.status == BezettingStatus.VERVALLEN


def test_only_holds_whose_time_is_over_lapse(cast: Cast) -> None:
    houd_vast(cast.groep, van=MORGEN, verloopt_om=STRAKS, nu=NU)
    houd_vast(cast.thuis, van=MORGEN, verloopt_om=None, nu=NU)
    assert laat_verlopen(nu=NU) == 0
    assert laat_verlopen(nu=STRAKS) == 1
    assert laat_verlopen(nu=STRAKS) == 0


# --- the planner ---


def test_taken_held_and_free_add_up_to_all_places(cast: Cast) -> None:
    houd_vast(cast.gezinshuis, van=MORGEN, verloopt_om=STRAKS, nu=NU)
    eigen = _eigen(cast, cast.gezinshuis)
    assert (eigen.plekken, eigen.bezet, eigen.vastgehouden, eigen.vrij) == (2, 1, 1, 0)
    assert _eigen(cast, cast.thuis).vrij == 3


def test_a_place_that_is_taken_now_and_held_for_later_counts_once_as_taken(cast: Cast) -> None:
    plek = cast.groep.plekken.get()
    Bezetting.objects.create(plek=plek, van=VANDAAG, tot=MORGEN, status="bevestigd")
    Bezetting.objects.create(plek=plek, van=MORGEN, status="vastgehouden", verloopt_om=STRAKS)
    eigen = _eigen(cast, cast.groep)
    assert (eigen.bezet, eigen.vastgehouden, eigen.vrij) == (1, 0, 0)


def test_an_offer_without_places_today_shows_zero(cast: Cast) -> None:
    cast.groep.plekken.update(van=MORGEN)
    eigen = _eigen(cast, cast.groep)
    assert (eigen.plekken, eigen.vrij) == (0, 0)


def test_places_are_fresh_until_the_norm_and_again_after_one_click(cast: Cast) -> None:
    Aanbod.objects.filter(pk=cast.groep.pk).update(bijgewerkt_om=NU - timedelta(hours=49))
    assert not _eigen(cast, cast.groep).is_vers
    assert _eigen(cast, cast.thuis).is_vers
    assert bevestig_actueel(cast.aisha, nu=NU, aanbod_id=cast.groep.pk) == 1
    assert _eigen(cast, cast.groep).is_vers
    assert Gebeurtenis.objects.filter(soort="aanbod", actie="U", gebruiker_id=cast.aisha.gebruiker_id).count() == 1


def test_all_own_offers_are_confirmed_in_one_go(cast: Cast) -> None:
    Aanbod.objects.update(bijgewerkt_om=NU - timedelta(days=9))
    assert bevestig_actueel(cast.aisha, nu=NU) == 4
    assert all(a.is_vers for a in list_eigen_aanbod(cast.aisha, vandaag=VANDAAG, nu=NU, vers_uren=48))


@pytest.mark.parametrize("wie", ["joris", "bram", "tom", "eva", "noor_kijker"])
def test_nobody_but_a_planner_sees_or_confirms_places(cast: Cast, wie: str) -> None:
    kijker = getattr(cast, wie)
    with pytest.raises(NietGevonden):
        list_eigen_aanbod(kijker, vandaag=VANDAAG, nu=NU, vers_uren=48)
    with pytest.raises(NietGevonden):
        bevestig_actueel(kijker, nu=NU)


def test_a_planner_sees_and_confirms_only_the_own_offers(cast: Cast) -> None:
    olivia = andere_planner(cast)
    assert list_eigen_aanbod(olivia, vandaag=VANDAAG, nu=NU, vers_uren=48) == []
    with pytest.raises(NietGevonden):
        bevestig_actueel(olivia, nu=NU, aanbod_id=cast.groep.pk)
    assert bevestig_actueel(olivia, nu=NU) == 0


def test_the_overview_takes_four_queries(cast: Cast, django_assert_num_queries: object) -> None:
    with django_assert_num_queries(4):  # type: ignore[operator]
        list_eigen_aanbod(cast.aisha, vandaag=VANDAAG, nu=NU, vers_uren=48)
