"""Help stops, a child goes home, other help is needed, a crisis is over: each with its reason, each once."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.apps.casus.hulp_loopt import geplaatst_volgens_het_boek, hulp_thuis
from tests.cast import NU, VANDAAG, Cast
from zorglandschap.apps.aanbod.models import Bezetting
from zorglandschap.apps.casus.actions import (
    beeindig_crisis,
    beeindig_hulp,
    breng_naar_huis,
    meld_crisis,
    meld_vervolg,
    trek_vervolg_in,
)
from zorglandschap.apps.casus.models import Casus, CasusStap, Traject
from zorglandschap.apps.casus.queries.beweging import tel_verhuizingen
from zorglandschap.apps.fouten import Geweigerd, NietGevonden
from zorglandschap.apps.logboek.models import Gebeurtenis
from zorglandschap.core.begrippen.besluitwoorden import RedenVerhuizing
from zorglandschap.core.begrippen.codelijsten import CasusStatus, RedenEinde, Stap

GISTEREN = VANDAAG - timedelta(days=1)


@pytest.fixture
def sami(cast: Cast) -> Casus:
    """Sami lives in the gezinshuis, placed by the book."""
    return geplaatst_volgens_het_boek(cast.casus_sami)


def _stop(cast: Cast, traject: Traject, op: date = GISTEREN, toelichting: str = "De doelen zijn behaald.") -> Traject:
    return beeindig_hulp(
        cast.casus_sami,
        traject.pk,
        door=cast.bram,
        nu=NU,
        op=op,
        reden=RedenEinde.VOLGENS_PLAN,
        toelichting=toelichting,
    )


def _naar_huis(
    cast: Cast,
    op: date = GISTEREN,
    afspraak: str = "Sami slaapt op zolder.",
    zonder: str = "",
    reden: RedenEinde = RedenEinde.VOLGENS_PLAN,
) -> object:
    return breng_naar_huis(
        cast.casus_sami, door=cast.bram, nu=NU, op=op, reden=reden, toelichting=afspraak, zonder_hulp_reden=zonder
    )


def _vervolg(cast: Cast, toelichting: str = "Sami is toe aan meer zelfstandigheid.") -> object:
    return meld_vervolg(cast.casus_sami, door=cast.bram, nu=NU, reden=RedenVerhuizing.LICHTER, toelichting=toelichting)


# --- one help stops


def test_help_that_stops_gives_its_place_back_and_keeps_why(cast: Cast, sami: Casus) -> None:
    thuis = hulp_thuis(cast)
    assert _stop(cast, thuis) == _stop(cast, thuis)
    thuis.refresh_from_db()
    assert (thuis.tot, thuis.reden_einde, thuis.einde_toelichting) == (
        GISTEREN,
        RedenEinde.VOLGENS_PLAN,
        "De doelen zijn behaald.",
    )
    assert Bezetting.objects.get(pk=thuis.bezetting_id).tot == GISTEREN
    assert CasusStap.objects.filter(casus=sami, stap=Stap.HULP_GESTOPT).count() == 1
    assert Traject.objects.get(casus=sami, naast=None).tot is None


@pytest.mark.parametrize(
    ("op", "toelichting", "melding"),
    [
        (GISTEREN, " ", "waarom de hulp stopt"),
        (VANDAAG + timedelta(days=1), "x", "nog niet geweest"),
        (date(2026, 5, 1), "x", "De hulp begon op 2026-06-01"),
    ],
)
def test_an_end_that_cannot_be_is_refused(cast: Cast, sami: Casus, op: date, toelichting: str, melding: str) -> None:
    with pytest.raises(Geweigerd, match=melding):
        _stop(cast, hulp_thuis(cast), op, toelichting)
    assert not sami.stappen.filter(stap=Stap.HULP_GESTOPT).exists()


def test_help_that_ended_does_not_end_again(cast: Cast, sami: Casus) -> None:
    thuis = hulp_thuis(cast)
    _stop(cast, thuis)
    with pytest.raises(Geweigerd, match="al gestopt op"):
        _stop(cast, thuis, VANDAAG)
    assert sami.stappen.filter(stap=Stap.HULP_GESTOPT).count() == 1


def test_help_that_was_still_to_begin_is_called_off(cast: Cast, sami: Casus) -> None:
    straks = hulp_thuis(cast, van=VANDAAG + timedelta(days=9))
    _stop(cast, straks, VANDAAG, "Het gezin ziet ervan af.")
    straks.refresh_from_db()
    assert straks.tot == straks.van
    bezetting = Bezetting.objects.get(pk=straks.bezetting_id)
    assert bezetting.tot == bezetting.van
    assert sami.status == CasusStatus.GEPLAATST


def test_help_of_another_casus_is_not_there(cast: Cast, sami: Casus) -> None:
    vreemd = Traject.objects.get(casus=sami)
    with pytest.raises(NietGevonden):
        beeindig_hulp(
            cast.casus_noor,
            vreemd.pk,
            door=cast.joris,
            nu=NU,
            op=VANDAAG,
            reden=RedenEinde.CLIENT,
            toelichting="x",
        )


# --- going home


def test_going_home_ends_the_stay_as_planned_and_the_help_at_home_goes_on(cast: Cast, sami: Casus) -> None:
    thuis, verblijf = hulp_thuis(cast), Traject.objects.get(casus=sami, naast=None)
    assert _naar_huis(cast) == [verblijf] == _naar_huis(cast)
    verblijf.refresh_from_db()
    thuis.refresh_from_db()
    assert (verblijf.tot, verblijf.reden_einde, thuis.tot) == (GISTEREN, RedenEinde.VOLGENS_PLAN, None)
    stap = CasusStap.objects.get(stap=Stap.TERUG_NAAR_HUIS)
    assert [u["regel"] for u in stap.uitkomsten] == ["terug met hulp"]
    assert sami.status == CasusStatus.GEPLAATST
    with pytest.raises(Geweigerd, match="geen verblijf"):
        _naar_huis(cast, VANDAAG)


def test_going_home_without_help_asks_why(cast: Cast, sami: Casus) -> None:
    with pytest.raises(Geweigerd, match="nog geen hulp voor thuis") as fout:
        _naar_huis(cast)
    assert "schrijf op waarom die niet nodig is" in str(fout.value.uitkomsten[0].ontbreekt[0])
    assert Gebeurtenis.objects.latest("pk").uitkomst == 4
    _naar_huis(cast, zonder="Oma woont in en het gaat al maanden goed.")
    assert "Oma woont in" in sami.stappen.get(stap=Stap.TERUG_NAAR_HUIS).toelichting


def test_going_home_needs_an_agreement_and_a_day_that_can_be(cast: Cast, sami: Casus) -> None:
    hulp_thuis(cast)
    with pytest.raises(Geweigerd, match="afgesproken voor thuis"):
        _naar_huis(cast, afspraak=" ")
    with pytest.raises(Geweigerd, match="De hulp begon op"):
        _naar_huis(cast, date(2025, 1, 1))
    assert Traject.objects.get(casus=sami, naast=None).tot is None


# --- other help is needed


def test_other_help_is_looked_for_while_the_help_that_runs_goes_on(cast: Cast, sami: Casus) -> None:
    assert _vervolg(cast) is not None
    assert _vervolg(cast) is None
    sami.refresh_from_db()
    assert (sami.status, sami.vervolg_reden) == (CasusStatus.VERWEZEN, RedenVerhuizing.LICHTER)
    assert Traject.objects.get(casus=sami).tot is None
    stap = CasusStap.objects.get(stap=Stap.VERVOLG)
    assert stap.toelichting == "lichtere hulp past nu: Sami is toe aan meer zelfstandigheid."


def test_looking_for_another_place_needs_a_reason_in_words(cast: Cast, sami: Casus) -> None:
    with pytest.raises(Geweigerd, match="waarom een andere plek nodig is"):
        _vervolg(cast, "  ")
    sami.refresh_from_db()
    assert (sami.status, sami.vervolg_reden) == (CasusStatus.GEPLAATST, "")


def test_other_help_can_turn_out_not_to_be_needed(cast: Cast, sami: Casus) -> None:
    _vervolg(cast)
    with pytest.raises(Geweigerd, match="toch niet nodig"):
        trek_vervolg_in(sami, door=cast.bram, nu=NU, toelichting="")
    for _ in range(2):
        trek_vervolg_in(sami, door=cast.bram, nu=NU, toelichting="Sami wil blijven.")
    sami.refresh_from_db()
    assert (sami.status, sami.vervolg_reden) == (CasusStatus.GEPLAATST, "")
    assert CasusStap.objects.filter(stap=Stap.VERVOLG_INGETROKKEN).count() == 1


def test_an_open_request_is_withdrawn_first(cast: Cast, sami: Casus) -> None:
    _vervolg(cast)
    Casus.objects.filter(pk=sami.pk).update(status=CasusStatus.PLEK_GEVRAAGD)
    with pytest.raises(Geweigerd, match="Trek dat verzoek eerst in"):
        trek_vervolg_in(sami, door=cast.bram, nu=NU, toelichting="Sami wil blijven.")


def test_moves_are_counted_over_all_cases(cast: Cast, sami: Casus) -> None:
    verblijf = Traject.objects.get(casus=sami)
    assert tel_verhuizingen(sami, vandaag=VANDAAG) == 0
    verblijf.pk, verblijf.bezetting, verblijf.vervolg_op_id = None, None, Traject.objects.get(casus=sami).pk
    verblijf.casus = None
    verblijf.save()
    assert tel_verhuizingen(sami, vandaag=VANDAAG) == 1


# --- the crisis is over


def test_a_crisis_is_over_only_when_it_is_safe_and_its_story_stays(cast: Cast) -> None:
    casus = cast.casus_noor

    def voorbij(*, veilig: bool, reden: str) -> None:
        beeindig_crisis(casus, door=cast.joris, nu=NU, is_veilig=veilig, reden=reden)

    voorbij(veilig=False, reden="")  # there is none: nothing happens
    meld_crisis(casus, door=cast.joris, nu=NU, reden="Geen veilige slaapplek.")
    for veilig, reden in ((False, "Rustig nu."), (True, " ")):
        with pytest.raises(Geweigerd, match="Nog niet duidelijk"):
            voorbij(veilig=veilig, reden=reden)
    voorbij(veilig=True, reden="Noor slaapt bij oma, tante belt elke dag.")
    voorbij(veilig=True, reden="Nog eens.")
    casus.refresh_from_db()
    assert (casus.is_crisis, casus.crisis_reden) == (False, "Geen veilige slaapplek.")
    assert CasusStap.objects.filter(casus=casus, stap=Stap.CRISIS_VOORBIJ).count() == 1


@pytest.mark.parametrize("reden", list(RedenEinde))
def test_going_home_keeps_how_the_stay_ended(cast: Cast, sami: Casus, reden: RedenEinde) -> None:
    hulp_thuis(cast)
    _naar_huis(cast, reden=reden)
    assert Traject.objects.get(casus=sami, naast=None).reden_einde == reden
    stap = CasusStap.objects.get(stap=Stap.TERUG_NAAR_HUIS)
    assert stap.toelichting.startswith(f"Het verblijf eindigde {reden.value}.")
