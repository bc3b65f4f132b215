"""The whole way on: help runs, other help is needed, a new advice, a new place, and the child moves with its help."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.apps.matching.hulp import geadviseerd, geplaatst, invoer, start_na, vraag
from tests.cast import NU, Cast
from zorglandschap.apps.aanbod.models import Bezetting, BezettingStatus
from zorglandschap.apps.casus.actions import beeindig_crisis, meld_vervolg, trek_vervolg_in
from zorglandschap.apps.casus.models import CasusStap, Traject
from zorglandschap.apps.casus.queries.beweging import tel_verhuizingen
from zorglandschap.apps.fouten import Geweigerd
from zorglandschap.apps.matching.actions import accepteer, koppel_ambulant, leg_advies_vast
from zorglandschap.apps.matching.models import Advies, Kloof
from zorglandschap.apps.matching.queries import list_plekken, list_plichten
from zorglandschap.core.begrippen.besluitwoorden import RedenVerhuizing
from zorglandschap.core.begrippen.codelijsten import CasusStatus, RedenAfwijking, RedenEinde, Stap
from zorglandschap.core.begrippen.hulpvormen import Hulpvorm

LATER = NU + timedelta(days=60)
NIEUW = {"hulpvorm": Hulpvorm.GEZINSHUIS, "motivering": "Noor heeft meer rust nodig dan het pleeggezin kan geven."}


def _geplaatst_met_hulp(cast: Cast) -> tuple[Traject, Traject]:
    """Noor lives in the foster family with help at home beside it."""
    geplaatst(cast)
    thuis = koppel_ambulant(cast.joris, cast.casus_noor.sleutel, aanbod_id=cast.thuis.pk, start=start_na(NU), nu=NU)
    return Traject.objects.get(casus=cast.casus_noor, hulpvorm=Hulpvorm.PLEEGZORG), thuis


def _meld(cast: Cast, reden: RedenVerhuizing = RedenVerhuizing.PAST_NIET) -> None:
    meld_vervolg(cast.casus_noor, door=cast.joris, nu=LATER, reden=reden, toelichting="Het botst al weken.")


def _verhuisd(cast: Cast) -> Traject:
    leg_advies_vast(cast.joris, cast.casus_noor.sleutel, invoer=invoer(cast, **NIEUW), nu=LATER)
    voorstel = vraag(cast, cast.gezinshuis, nu=LATER)
    accepteer(cast.aisha, voorstel.sleutel, nu=LATER)
    return Traject.objects.get(casus=cast.casus_noor, hulpvorm=Hulpvorm.GEZINSHUIS)


def test_from_help_that_runs_to_the_next_place(cast: Cast) -> None:
    oud, thuis = _geplaatst_met_hulp(cast)
    _meld(cast)
    nieuw = _verhuisd(cast)
    oud.refresh_from_db()
    thuis.refresh_from_db()
    assert (oud.tot, oud.reden_einde) == (nieuw.van, RedenEinde.WEDERZIJDS)
    assert Bezetting.objects.get(pk=oud.bezetting_id).tot == nieuw.van
    assert (nieuw.vervolg_op, nieuw.reden_verhuizing) == (oud, RedenVerhuizing.PAST_NIET)
    assert (thuis.naast, thuis.tot) == (nieuw, None)
    cast.casus_noor.refresh_from_db()
    assert (cast.casus_noor.status, cast.casus_noor.vervolg_reden) == (CasusStatus.GEPLAATST, "")
    verhaal = CasusStap.objects.get(stap=Stap.VERHUISD).toelichting
    assert verhaal == "pleegzorg bij De Dijk → gezinshuis bij De Dijk: de plek past niet"
    assert tel_verhuizingen(cast.casus_noor, vandaag=nieuw.van) == 1


def test_the_new_advice_is_a_new_row_and_asks_what_changed(cast: Cast) -> None:
    _geplaatst_met_hulp(cast)
    _meld(cast)
    with pytest.raises(Geweigerd, match="Een plek zoeken kan nu niet"):
        list_plekken(cast.joris, cast.casus_noor.sleutel, start=start_na(LATER), nu=LATER)
    with pytest.raises(Geweigerd) as fout:
        leg_advies_vast(cast.joris, cast.casus_noor.sleutel, invoer=invoer(cast, motivering=""), nu=LATER)
    assert "nieuw advies met reden" in {u.regel for u in fout.value.uitkomsten if u.blokkeert}
    leg_advies_vast(cast.joris, cast.casus_noor.sleutel, invoer=invoer(cast, **NIEUW), nu=LATER)
    assert [a.hulpvorm for a in Advies.objects.order_by("om")] == [Hulpvorm.PLEEGZORG, Hulpvorm.GEZINSHUIS]


def test_the_duty_of_help_beside_the_stay_moves_along(cast: Cast) -> None:
    _geplaatst_met_hulp(cast)
    _meld(cast)
    nieuw = _verhuisd(cast)
    plichten = list_plichten(cast.joris, cast.casus_noor, vandaag=nieuw.van)
    assert {u.oordeel.value for u in plichten if u.regel == "ambulant naast verblijf"} == {"voldaan"}


def test_the_gap_of_the_first_place_ends_with_it(cast: Cast) -> None:
    geadviseerd(cast, hulpvorm=Hulpvorm.GEZINSHUIS)
    voorstel = vraag(cast, reden=RedenAfwijking.GEEN_PLEK)
    accepteer(cast.aisha, voorstel.sleutel, nu=NU)
    assert Kloof.objects.get(gesloten_op__isnull=True).gegeven == Hulpvorm.PLEEGZORG
    _meld(cast, RedenVerhuizing.VOLGENS_PLAN)
    _verhuisd(cast)
    assert not Kloof.objects.filter(gesloten_op__isnull=True).exists()


def test_when_other_help_is_not_needed_after_all_the_first_place_stays(cast: Cast) -> None:
    oud, _ = _geplaatst_met_hulp(cast)
    _meld(cast)
    trek_vervolg_in(cast.casus_noor, door=cast.joris, nu=LATER, toelichting="Na een goed gesprek blijft Noor.")
    oud.refresh_from_db()
    assert oud.tot is None
    cast.casus_noor.refresh_from_db()
    assert cast.casus_noor.status == CasusStatus.GEPLAATST


def test_help_at_home_as_next_step_begins_beside_the_stay_until_the_child_goes_home(cast: Cast) -> None:
    geplaatst(cast)
    oud = Traject.objects.get(casus=cast.casus_noor)
    _meld(cast, RedenVerhuizing.LICHTER)
    naar_huis = invoer(cast, hulpvorm=Hulpvorm.THUISBEHANDELING, motivering="Noor kan naar huis met hulp thuis.")
    leg_advies_vast(cast.joris, cast.casus_noor.sleutel, invoer=naar_huis, nu=LATER)
    accepteer(cast.aisha, vraag(cast, cast.thuis, nu=LATER).sleutel, nu=LATER)
    oud.refresh_from_db()
    thuis = Traject.objects.get(casus=cast.casus_noor, hulpvorm=Hulpvorm.THUISBEHANDELING)
    assert (oud.tot, thuis.naast, thuis.vervolg_op) == (None, oud, None)
    assert not CasusStap.objects.filter(stap=Stap.VERHUISD).exists()


def test_a_first_stay_after_help_at_home_is_no_move_but_takes_the_help_along(cast: Cast) -> None:
    eerst = invoer(cast, hulpvorm=Hulpvorm.THUISBEHANDELING, motivering="Eerst hulp thuis.")
    geadviseerd(cast, hulpvorm=Hulpvorm.THUISBEHANDELING, motivering=eerst.motivering)
    accepteer(cast.aisha, vraag(cast, cast.thuis).sleutel, nu=NU)
    _meld(cast, RedenVerhuizing.ZWAARDER)
    nieuw = _verhuisd(cast)
    thuis = Traject.objects.get(hulpvorm=Hulpvorm.THUISBEHANDELING)
    assert (nieuw.vervolg_op, thuis.naast, thuis.tot) == (None, nieuw, None)
    assert not CasusStap.objects.filter(stap=Stap.VERHUISD).exists()


def test_a_stay_from_before_this_casus_ends_when_the_new_one_begins(cast: Cast) -> None:
    bezetting = Bezetting.objects.create(
        plek=cast.groep.plekken.get(), van=NU.date() - timedelta(days=90), status=BezettingStatus.BEVESTIGD
    )
    oud = Traject.objects.create(
        jeugdige=cast.noor,
        gemeente=cast.urk,
        aanbieder=cast.aanbieder,
        aanbod=cast.groep,
        bezetting=bezetting,
        hulpvorm=Hulpvorm.BEHANDELGROEP,
        verwijzer="huisarts",
        toegewezen_op=bezetting.van,
        van=bezetting.van,
    )
    geplaatst(cast)
    nieuw = Traject.objects.get(casus=cast.casus_noor)
    oud.refresh_from_db()
    assert (oud.tot, nieuw.vervolg_op, nieuw.reden_verhuizing) == (nieuw.van, oud, RedenVerhuizing.VOLGENS_PLAN)
    assert not CasusStap.objects.filter(stap=Stap.VERHUISD).exists()


def test_what_a_crisis_put_off_is_still_owed_and_can_be_done_when_the_crisis_is_over(cast: Cast) -> None:
    geadviseerd(cast, crisis=True, mening_jeugdige="", tegenspraak=False)
    accepteer(cast.aisha, vraag(cast).sleutel, nu=NU)
    casus = cast.casus_noor
    casus.refresh_from_db()
    beeindig_crisis(casus, door=cast.joris, nu=LATER, is_veilig=True, reden="Noor heeft een veilige plek.")

    def schuld() -> set[str]:
        plichten = list_plichten(cast.joris, casus, vandaag=LATER.date())
        assert not any(u.blokkeert for u in plichten)
        return {u.regel for u in plichten} & {"stemmen gehoord", "tegenspraak bij uithuisplaatsing"}

    assert schuld() == {"stemmen gehoord", "tegenspraak bij uithuisplaatsing"}
    aangevuld = invoer(cast, motivering="Aangevuld na de crisis.")
    leg_advies_vast(cast.joris, casus.sleutel, invoer=aangevuld, nu=LATER)
    assert schuld() == set()
