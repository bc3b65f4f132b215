"""The plan for later: from sixteen, about all five parts, with a home afterwards, and nobody's words lost."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.apps.casus.planhulp import doel, stel, vast_plan, was_geplaatst
from tests.cast import NU, VANDAAG, Cast
from zorglandschap.apps.casus.actions import (
    Onderdeel,
    begin_toekomstplan,
    bewaar_onderdeel,
    meet_doel,
    sluit_doel,
    stel_toekomstplan_vast,
)
from zorglandschap.apps.casus.models import Casus, CasusStap, Jeugdige, Toekomstonderdeel, Toekomstplan
from zorglandschap.apps.casus.queries import get_eigen_plan, get_toekomst, toets_regie
from zorglandschap.apps.fouten import Geweigerd
from zorglandschap.core.begrippen.codelijsten import Stap
from zorglandschap.core.begrippen.planwoorden import BigFive, Doelstatus
from zorglandschap.core.regels.uitkomst import Oordeel

VOL = Onderdeel(
    0, nu="Gezinshuis", wens="Een eigen kamer", afspraak="Inschrijven", wie="Bram", klaar_op=date(2027, 5, 1)
)


def _begin(cast: Cast) -> Toekomstplan:
    was_geplaatst(cast.casus_sami)
    return begin_toekomstplan(cast.casus_sami, door=cast.bram, nu=NU)


def _vul(cast: Cast, *delen: BigFive) -> None:
    for deel in delen:
        assert bewaar_onderdeel(cast.casus_sami, deel, door=cast.bram, nu=NU, onderdeel=VOL)


def _plan_vanaf_zestien(cast: Cast) -> Oordeel:
    return next(u.oordeel for u in toets_regie(cast.casus_sami, vandaag=VANDAAG) if u.regel == "plan vanaf zestien")


def test_the_plan_begins_once_with_five_parts(cast: Cast) -> None:
    plan = _begin(cast)
    assert begin_toekomstplan(cast.casus_sami, door=cast.bram, nu=NU) == plan
    assert [d.onderdeel for d in get_toekomst(cast.casus_sami, cast.bram, vandaag=VANDAAG).onderdelen] == list(BigFive)


def test_who_is_too_young_or_a_provider_does_not_begin_it(cast: Cast) -> None:
    Jeugdige.objects.filter(pk=cast.noor.pk).update(geboren_op=date(2014, 1, 1))
    with pytest.raises(Geweigerd, match="vanaf 15 jaar"):
        begin_toekomstplan(cast.casus_noor, door=cast.joris, nu=NU)
    with pytest.raises(Geweigerd, match="gezin stelt"):
        begin_toekomstplan(cast.casus_sami, door=cast.daan, nu=NU)
    with pytest.raises(Geweigerd, match="Begin het eerst"):
        stel_toekomstplan_vast(cast.casus_sami, door=cast.bram, nu=NU)


def test_two_writers_in_one_part_meet_and_the_first_keeps_the_words(cast: Cast) -> None:
    _begin(cast)
    _vul(cast, BigFive.WONEN)
    ander = Onderdeel(0, wens="Bij oma")
    assert not bewaar_onderdeel(cast.casus_sami, BigFive.WONEN, door=cast.bram, nu=NU, onderdeel=ander)
    deel = Toekomstonderdeel.objects.get(onderdeel=BigFive.WONEN)
    assert (deel.wens, deel.versie) == ("Een eigen kamer", 1)
    assert bewaar_onderdeel(cast.casus_sami, BigFive.WONEN, door=cast.bram, nu=NU, onderdeel=VOL)  # sent twice
    deel.refresh_from_db()
    assert deel.versie == 1


def test_what_is_arranged_says_what_and_a_day_before_birth_is_refused(cast: Cast) -> None:
    _begin(cast)
    for onderdeel, woord in (
        (Onderdeel(0, is_geregeld=True), "wat er geregeld is"),
        (Onderdeel(0, klaar_op=date(2001, 1, 1)), "voor de geboorte"),
    ):
        with pytest.raises(Geweigerd, match=woord):
            bewaar_onderdeel(cast.casus_sami, BigFive.STEUN, door=cast.bram, nu=NU, onderdeel=onderdeel)


def test_fixing_needs_all_five_and_a_home_and_satisfies_the_duty(cast: Cast) -> None:
    _begin(cast)
    _vul(cast, BigFive.STEUN, BigFive.WONEN, BigFive.SCHOOL_EN_WERK, BigFive.INKOMEN)
    with pytest.raises(Geweigerd) as fout:
        stel_toekomstplan_vast(cast.casus_sami, door=cast.bram, nu=NU)
    assert "toekomstplan met alle vijf" in {u.regel for u in fout.value.uitkomsten if u.blokkeert}
    assert _plan_vanaf_zestien(cast) is Oordeel.NIET_VOLDAAN
    _vul(cast, BigFive.WELZIJN)
    with pytest.raises(Geweigerd, match="verleden"):
        stel_toekomstplan_vast(cast.casus_sami, door=cast.bram, nu=NU, herzien_op=VANDAAG - timedelta(days=1))
    for _ in range(2):
        plan = stel_toekomstplan_vast(cast.casus_sami, door=cast.bram, nu=NU)
    assert (plan.vastgesteld_op, plan.herzien_op) == (VANDAAG, date(2027, 5, 22))
    assert CasusStap.objects.filter(stap=Stap.TOEKOMSTPLAN).count() == 1
    assert _plan_vanaf_zestien(cast) is Oordeel.VOLDAAN


def test_close_to_eighteen_what_is_not_arranged_is_named(cast: Cast) -> None:
    _begin(cast)
    blad = get_toekomst(cast.casus_sami, cast.bram, vandaag=date(2027, 3, 1))
    regel = next(u for u in blad.uitkomsten if u.regel == "geregeld voor achttien")
    assert regel.oordeel is Oordeel.NIET_VOLDAAN
    assert [(g.leeftijd, g.op) for g in blad.grenzen] == [
        (16, date(2025, 6, 2)),
        (18, date(2027, 6, 2)),
        (21, date(2030, 6, 2)),
        (23, date(2032, 6, 2)),
    ]
    assert blad.hoort
    assert not blad.is_volledig


def test_without_a_plan_there_is_nothing_to_judge(cast: Cast) -> None:
    blad = get_toekomst(cast.casus_noor, cast.mila, vandaag=VANDAAG)
    assert (blad.plan, blad.uitkomsten, blad.geregeld, blad.hoort, blad.mag_schrijven) == (None, (), 0, False, False)


def test_the_youth_sees_goals_and_the_fixed_plan_and_nothing_that_stopped(cast: Cast) -> None:
    leeg = get_eigen_plan(cast.noor_kijker, cast.casus_noor, vandaag=VANDAAG)
    assert leeg is not None
    assert leeg.is_leeg
    vast_plan(cast.casus_noor, cast.joris)
    gestopt, behaald = (
        stel(cast.casus_noor, cast.joris, doel("Stopt")),
        stel(cast.casus_noor, cast.joris, doel("Klaar")),
    )
    meet_doel(cast.casus_noor, behaald.sleutel, door=cast.joris, nu=NU, score=1, op=VANDAAG)
    wie = {"door": cast.joris, "nu": NU, "reden": "Zo is het."}
    sluit_doel(cast.casus_noor, gestopt.sleutel, status=Doelstatus.GESTOPT, **wie)
    sluit_doel(cast.casus_noor, behaald.sleutel, status=Doelstatus.BEHAALD, **wie)
    begin_toekomstplan(cast.casus_noor, door=cast.joris, nu=NU)
    for kijker in (cast.noor_kijker, cast.moeder_noor):
        eigen = get_eigen_plan(kijker, cast.casus_noor, vandaag=VANDAAG)
        assert eigen is not None
        assert [(d.wat, d.is_behaald) for d in eigen.doelen] == [("Weer elke dag naar school", False), ("Klaar", True)]
        assert eigen.plan is not None
        assert eigen.evaluatie is not None
        assert (len(eigen.onderdelen), eigen.geregeld, eigen.is_leeg) == (5, 0, False)


def test_who_may_not_read_the_plan_gets_none(cast: Cast) -> None:
    Jeugdige.objects.filter(pk=cast.noor.pk).update(geboren_op=date(2016, 1, 1))
    casus = Casus.objects.select_related("jeugdige").get(pk=cast.casus_noor.pk)
    assert get_eigen_plan(cast.noor_kijker, casus, vandaag=VANDAAG) is None
