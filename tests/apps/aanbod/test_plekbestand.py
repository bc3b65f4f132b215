"""Places per day as rows: through the door of the Monday page, equal is a confirmation, twice changes nothing."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.apps.aanbod.hulp import buiten, plaats, vrij
from tests.apps.matching.hulp import andere_planner
from tests.cast import NU, VANDAAG, Cast
from zorglandschap.apps.aanbod.actions import Plekmaten, Verslag, verwerk_plekrijen
from zorglandschap.apps.aanbod.models import Aanbod, Aanbodwijziging, Bezetting, Dagstand
from zorglandschap.apps.aanbod.queries import get_blad, list_plekrijen
from zorglandschap.apps.fouten import Geweigerd, NietGevonden

MATEN = Plekmaten(hoogstens=500, vooruit=366, terug=14)
OUD = NU - timedelta(days=9)
MORGEN, WEEK = VANDAAG + timedelta(days=1), VANDAAG + timedelta(days=7)


@pytest.fixture(autouse=True)
def _oud_nieuws(cast: Cast) -> None:
    cast.thuis.kenmerk = "T1"
    cast.thuis.save()
    Aanbod.objects.update(bijgewerkt_om=OUD)


def _lever(cast: Cast, *rijen: dict[str, str], alles: bool = False) -> Verslag:
    return verwerk_plekrijen(cast.aisha, list(enumerate(rijen, 2)), alles=alles, maten=MATEN, nu=NU)


def _uitkomsten(verslag: Verslag) -> list[str]:
    return [rij.uitkomst.value for rij in verslag.rijen]


def _reden(verslag: Verslag) -> str:
    return str(next(rij for rij in verslag.rijen if rij.bezwaren).bezwaren[0].zin)


def _t1(**anders: str) -> dict[str, str]:
    return {"kenmerk": "T1", **anders}


def _is_vers(aanbod: Aanbod) -> bool:
    aanbod.refresh_from_db()
    return aanbod.bijgewerkt_om == NU


def _rijen(cast: Cast) -> list[dict[str, str]]:
    return list_plekrijen(cast.aisha, vandaag=VANDAAG, nu=NU, weken=8)


# --- nothing has changed ---


def test_only_a_code_says_that_nothing_has_changed(cast: Cast) -> None:
    assert _uitkomsten(_lever(cast, _t1())) == ["bevestigd"]
    assert _is_vers(cast.thuis)
    assert not _is_vers(cast.groep)
    assert not Aanbodwijziging.objects.exists()


def test_what_goes_out_comes_back_as_a_confirmation_of_every_offer(cast: Cast) -> None:
    plaats(cast.thuis, tot=WEEK)
    buiten(cast, cast.groep, 1, van=MORGEN)
    Aanbod.objects.update(bijgewerkt_om=OUD)
    versies = Aanbodwijziging.objects.count()
    rijen = _rijen(cast)
    assert {r["kenmerk"] for r in rijen} == {"T1", *(f"A{a.pk}" for a in Aanbod.objects.filter(kenmerk=""))}
    assert [r["vrij"] for r in rijen if r["kenmerk"] == "T1"] == ["2", "3"]
    assert [r["buiten"] for r in rijen if r["buiten"]] == ["1"]
    assert set(_uitkomsten(_lever(cast, *rijen))) == {"bevestigd"}
    assert set(Aanbod.objects.values_list("bijgewerkt_om", flat=True)) == {NU}
    assert Aanbodwijziging.objects.count() == versies


def test_an_offer_with_a_row_that_is_wrong_is_not_confirmed(cast: Cast) -> None:
    verslag = _lever(cast, _t1(), _t1(dag=MORGEN.isoformat(), vrij="veel"))
    assert _uitkomsten(verslag) == ["bevestigd", "niet verwerkt"]
    assert not _is_vers(cast.thuis)


# --- free, from a day on ---


def test_free_places_change_like_on_the_monday_page_and_twice_changes_nothing(cast: Cast) -> None:
    rijen = (_t1(vrij="1"), _t1(dag=WEEK.isoformat(), vrij="2"))
    assert _uitkomsten(_lever(cast, *reversed(rijen))) == ["gewijzigd", "gewijzigd"]
    nu, weken = vrij(cast, cast.thuis)
    assert (nu, weken[-1]) == (1, 2)
    assert _uitkomsten(_lever(cast, *rijen)) == ["bevestigd", "bevestigd"]
    assert Aanbodwijziging.objects.filter(aanbod=cast.thuis, soort="vrije plekken bijgewerkt").count() == 2


def test_less_free_later_than_earlier_is_explained_and_not_half_done(cast: Cast) -> None:
    verslag = _lever(cast, _t1(vrij="3"), _t1(dag=WEEK.isoformat(), vrij="1"))
    assert _uitkomsten(verslag) == ["bevestigd", "niet verwerkt"]
    assert "zonder einde" in _reden(verslag)
    assert vrij(cast, cast.thuis)[0] == 3


@pytest.mark.parametrize(
    ("rij", "woord"),
    [
        ({"kenmerk": "Z9"}, "geen aanbod van u"),
        ({"kenmerk": "T1", "vrij": "501"}, "0 tot en met 500"),
        ({"kenmerk": "T1", "bevestigd": "2"}, "bij ons zijn het er 0"),
        ({"kenmerk": "T1", "dag": "2030-01-01"}, "366 dagen vooruit"),
        ({"kenmerk": "T1", "dag": (VANDAAG - timedelta(days=15)).isoformat(), "aanwezig": "1"}, "14 dagen"),
        ({"kenmerk": "T1", "kleur": "blauw"}, "kennen we niet"),
        ({"kenmerk": "T1", "buiten": "4", "reden": "te weinig personeel"}, "3 plekken vrij"),
    ],
)
def test_what_cannot_be_says_what_to_do_and_writes_nothing(cast: Cast, rij: dict[str, str], woord: str) -> None:
    verslag = _lever(cast, rij)
    assert not verslag.geschreven
    assert woord in _reden(verslag)
    assert not _is_vers(cast.thuis)
    assert not Aanbodwijziging.objects.exists()


def test_a_day_before_or_after_the_offer_is_refused(cast: Cast) -> None:
    Aanbod.objects.filter(pk=cast.thuis.pk).update(van=MORGEN, tot=WEEK)
    verslag = _lever(cast, _t1(vrij="3"), _t1(dag=WEEK.isoformat(), vrij="0"))
    assert "begint op" in str(verslag.rijen[0].bezwaren[0].zin)
    assert "niet meer vanaf" in str(verslag.rijen[1].bezwaren[0].zin)


def test_two_rows_about_the_same_are_refused_and_a_refusal_leaves_the_next_row_whole(cast: Cast) -> None:
    verslag = _lever(cast, _t1(vrij="2"), _t1(vrij="1"), _t1(dag=WEEK.isoformat(), buiten="9", reden="anders"))
    assert _uitkomsten(verslag) == ["gewijzigd", "niet verwerkt", "niet verwerkt"]
    assert "regel 2" in str(verslag.rijen[1].bezwaren[0].zin)
    verslag = _lever(
        cast, _t1(buiten="9", reden="te weinig personeel"), _t1(dag=MORGEN.isoformat(), vrij="3"), _t1(aanwezig="2")
    )
    assert _uitkomsten(verslag) == ["niet verwerkt", "gewijzigd", "gewijzigd"]


def test_all_or_nothing_writes_nothing_when_one_row_cannot_be(cast: Cast) -> None:
    verslag = _lever(cast, _t1(vrij="1"), {"kenmerk": "Z9"}, alles=True)
    assert not verslag.geschreven
    assert vrij(cast, cast.thuis)[0] == 3
    assert not _is_vers(cast.thuis)


# --- really there ---


def test_a_count_is_a_daily_count_and_an_old_one_confirms_nothing(cast: Cast) -> None:
    gisteren = (VANDAAG - timedelta(days=1)).isoformat()
    assert _uitkomsten(_lever(cast, _t1(dag=gisteren, aanwezig="7"))) == ["gewijzigd"]
    assert _uitkomsten(_lever(cast, _t1(dag=gisteren, aanwezig="7"))) == ["gelijk"]
    assert not _is_vers(cast.thuis)
    assert Dagstand.objects.get().aanwezig == 7
    assert _uitkomsten(_lever(cast, _t1(aanwezig="5"))) == ["gewijzigd"]
    assert _is_vers(cast.thuis)


# --- out of service ---


def _uit(aantal: int, tot: date | None = None, **anders: str) -> dict[str, str]:
    einde = {"buiten_tot": tot.isoformat()} if tot else {}
    return _t1(buiten=str(aantal), reden="te weinig personeel", dag=MORGEN.isoformat(), **einde, **anders)


def test_out_of_service_is_what_the_row_says_however_often_it_comes(cast: Cast) -> None:
    for _ in range(2):
        verslag = _lever(cast, _uit(2, toelichting="ziek"))
    assert _uitkomsten(verslag) == ["bevestigd"]
    assert len(get_blad(cast.aisha, cast.thuis.pk, vandaag=VANDAAG, nu=NU).buiten) == 2
    assert _uitkomsten(_lever(cast, _uit(2, WEEK))) == ["gewijzigd"]
    assert set(Bezetting.objects.filter(plek__aanbod=cast.thuis).values_list("tot", flat=True)) == {WEEK}
    assert _uitkomsten(_lever(cast, _uit(1, WEEK))) == ["gewijzigd"]
    assert _uitkomsten(_lever(cast, _uit(1, WEEK), _uit(2, WEEK + timedelta(days=7)))) == ["bevestigd", "gewijzigd"]
    assert _uitkomsten(_lever(cast, _uit(1, WEEK), _uit(2, WEEK + timedelta(days=7)))) == ["bevestigd", "bevestigd"]
    assert _uitkomsten(_lever(cast, _uit(0))) == ["gewijzigd"]
    assert vrij(cast, cast.thuis)[0] == 3


def test_an_end_that_would_take_a_promised_day_is_refused(cast: Cast) -> None:
    _lever(cast, _uit(1, WEEK))
    plek = Bezetting.objects.get(plek__aanbod=cast.thuis).plek
    Bezetting.objects.create(plek=plek, van=WEEK, status="bevestigd")
    verslag = _lever(cast, _uit(1))
    assert "net een plek vergeven" in _reden(verslag)
    assert Bezetting.objects.filter(plek=plek, tot=WEEK).exists()


def test_an_end_that_is_over_is_refused(cast: Cast) -> None:
    gisteren = VANDAAG - timedelta(days=1)
    _lever(cast, _uit(1))
    Bezetting.objects.filter(plek__aanbod=cast.thuis).update(van=gisteren)
    rij = _t1(buiten="1", reden="te weinig personeel", dag=gisteren.isoformat(), buiten_tot=VANDAAG.isoformat())
    assert "einde na vandaag" in _reden(_lever(cast, rij))
    assert _uitkomsten(_lever(cast, rij | {"buiten_tot": ""})) == ["gelijk"]


def test_free_and_out_of_service_together_must_fit(cast: Cast) -> None:
    rij = _t1(buiten="1", reden="te weinig personeel")
    assert _uitkomsten(_lever(cast, rij | {"vrij": "2"})) == ["gewijzigd"]
    verslag = _lever(cast, rij | {"vrij": "3"})
    assert "samen met wat buiten gebruik is" in _reden(verslag)
    assert vrij(cast, cast.thuis)[0] == 2
    # a place that somebody else was in comes back before one that lacks staff
    assert _uitkomsten(_lever(cast, rij | {"vrij": "1"})) == ["gewijzigd"]
    assert _uitkomsten(_lever(cast, rij | {"vrij": "2"})) == ["gewijzigd"]
    assert next(r["vrij"] for r in _rijen(cast) if r["kenmerk"] == "T1") == "2"


# --- who, and how much ---


def test_a_delivery_has_some_rows_and_reaches_no_other_provider(cast: Cast) -> None:
    with pytest.raises(Geweigerd, match="minstens 1"):
        _lever(cast)
    ander = andere_planner(cast)
    verslag = verwerk_plekrijen(ander, [(2, _t1(vrij="0"))], alles=False, maten=MATEN, nu=NU)
    assert _uitkomsten(verslag) == ["niet verwerkt"]
    assert list_plekrijen(ander, vandaag=VANDAAG, nu=NU, weken=8) == []
    for kijker in (cast.joris, cast.daan, cast.tom):
        with pytest.raises(NietGevonden):
            verwerk_plekrijen(kijker, [(2, _t1())], alles=False, maten=MATEN, nu=NU)
        with pytest.raises(NietGevonden):
            list_plekrijen(kijker, vandaag=VANDAAG, nu=NU, weken=8)


def test_reading_takes_four_queries(cast: Cast, django_assert_num_queries: object) -> None:
    with django_assert_num_queries(4):  # type: ignore[operator]
        _rijen(cast)
