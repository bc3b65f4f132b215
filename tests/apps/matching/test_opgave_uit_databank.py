"""The question for the placement table comes from recorded facts: who waits, who wants to move, what is free."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.apps.matching.hulp import UIT_HUIS, geadviseerd, gevraagd
from tests.cast import NU, VANDAAG, Cast
from tests.core.matching.verdeling.hulp import verdeel
from zorglandschap.apps.aanbod.models import Aanbod, Bezetting, BezettingStatus, Plek
from zorglandschap.apps.casus.models import (
    Afschaalmoment,
    Casus,
    Evaluatie,
    Gezin,
    Hulpplan,
    Jeugdige,
    Maatregel,
    Traject,
    Verhuisinstemming,
)
from zorglandschap.apps.matching.actions import weiger
from zorglandschap.apps.matching.models import Advies, Kloof, Wachtende
from zorglandschap.apps.matching.queries import VerdelingsInvoer, opgave_van_vandaag
from zorglandschap.core.begrippen.codelijsten import (
    CasusStatus,
    JuridischKader,
    Niveau,
    RedenAfwijking,
    RedenWeigering,
    Specialisme,
    Stap,
)
from zorglandschap.core.begrippen.gezinswoorden import Gever
from zorglandschap.core.begrippen.hulpvormen import Hulpvorm
from zorglandschap.core.begrippen.matchwoorden import Urgentie
from zorglandschap.core.begrippen.planwoorden import Evaluatiebesluit, Planstatus
from zorglandschap.core.matching.verdeling.invoer import Aanbod as Aanbodrij
from zorglandschap.core.matching.verdeling.invoer import Jeugdige as Kind

pytestmark = pytest.mark.django_db
DAG = timedelta(days=1)
EERDER = NU - timedelta(days=200)


def _advies(casus: Casus, hulpvorm: Hulpvorm, **antwoorden: str) -> Advies:
    """An advice that stands, after a referral."""
    casus.stappen.create(stap=Stap.VERWEZEN, status_na=CasusStatus.VERWEZEN, op=EERDER.date(), om=EERDER)
    return Advies.objects.create(
        casus=casus, hulpvorm=hulpvorm, voorgesteld=hulpvorm, antwoorden={**UIT_HUIS, **antwoorden},
        behoeften=[Specialisme.TRAUMA], motivering="x", mening_jeugdige="x", mening_ouders="x", kaderversie="x",
        invoer_hash="x", op=EERDER.date(), om=EERDER,
    )  # fmt: skip


def _wacht(cast: Cast, gezin: Gezin, hulpvorm: Hulpvorm = Hulpvorm.PLEEGZORG, **anders: Any) -> Wachtende:
    """Another youth who waits with an advice."""
    antwoorden = anders.pop("antwoorden", {})
    jeugdige = Jeugdige.objects.create(
        gezin=gezin, voornaam="A", achternaam="B", geboren_op=date(2013, 1, 1), geslacht="onbekend",
        gemeente=cast.urk, breedte=52.66, lengte=5.6,
    )  # fmt: skip
    casus = Casus.objects.create(
        jeugdige=jeugdige, status=CasusStatus.GEADVISEERD, team=cast.team_urk, geopend_op=VANDAAG,
        is_crisis=anders.get("urgentie") == Urgentie.CRISIS, crisis_reden="x" * (anders.get("urgentie") == "crisis"),
    )  # fmt: skip
    _advies(casus, hulpvorm, **antwoorden)
    velden = {"sinds": VANDAAG, "hulpvorm": hulpvorm} | anders
    return Wachtende.objects.create(jeugdige=jeugdige, casus=casus, gemeente=cast.urk, **velden)


def _kloof(cast: Cast, **anders: Any) -> Kloof:
    """Sami lives in a gezinshuis; pleegzorg would be better."""
    _advies(cast.casus_sami, Hulpvorm.PLEEGZORG)
    velden: dict[str, Any] = {
        "geadviseerd": Hulpvorm.PLEEGZORG, "gegeven": Hulpvorm.GEZINSHUIS, "niveau": Niveau.ACCEPTABEL,
        "reden": RedenAfwijking.GEEN_PLEK, "sinds": VANDAAG - 90 * DAG,
    }  # fmt: skip
    return Kloof.objects.create(jeugdige=cast.sami, casus=cast.casus_sami, gemeente=cast.almere, **(velden | anders))


def _ja(cast: Cast, *vormen: Hulpvorm, **anders: Any) -> Verhuisinstemming:
    """Sami (17) said that he wants to move, and where to."""
    velden: dict[str, Any] = {
        "gever": Gever.JEUGDIGE, "is_ja": True, "hulpvormen": [v.value for v in vormen or (Hulpvorm.PLEEGZORG,)],
        "op": VANDAAG - DAG, "gesproken_door": "Bram", "om": NU, "door_naam": "Bram",
    }  # fmt: skip
    return Verhuisinstemming.objects.create(casus=cast.casus_sami, **(velden | anders))


def _omlaag(cast: Cast, **anders: Any) -> Afschaalmoment:
    """Sami's plan says: from the gezinshuis to intensive help at home."""
    velden: dict[str, Any] = {"gepland_op": VANDAAG, "naar": Hulpvorm.THUISBEHANDELING, "voorwaarde": "x"}
    return Afschaalmoment.objects.create(casus=cast.casus_sami, **(velden | anders))


def _plan(cast: Cast, **anders: Any) -> Hulpplan:
    velden: dict[str, Any] = {"status": Planstatus.VASTGESTELD, "met_jeugdige_op": VANDAAG, "gestart_op": VANDAAG}
    return Hulpplan.objects.create(casus=cast.casus_sami, **(velden | anders))


def _kinderen(vraag_: VerdelingsInvoer) -> dict[Any, Kind]:
    return {vraag_.casus_van[j.id]: j for j in vraag_.invoer.jeugdigen}


def _rijen(vraag_: VerdelingsInvoer, aanbod: Aanbod) -> list[Aanbodrij]:
    return [a for a in vraag_.invoer.aanbod if vraag_.aanbod_van[a.id] == aanbod.pk]


def test_without_an_advice_nobody_takes_part(cast: Cast) -> None:
    vraag_ = opgave_van_vandaag(NU)
    assert vraag_.invoer.jeugdigen == ()
    assert (vraag_.zonder_wens, vraag_.casus_van) == (0, {})
    assert verdeel(vraag_.opgave).plaatsingen == ()
    assert cast.casus_noor.wachtend.count() == 0


def test_who_waits_with_an_advice_gets_a_place_in_the_plan(cast: Cast) -> None:
    geadviseerd(cast)
    vraag_ = opgave_van_vandaag(NU)
    (jeugdige,) = vraag_.invoer.jeugdigen
    assert vraag_.casus_van == {jeugdige.id: cast.casus_noor.sleutel}
    assert (jeugdige.huidig, jeugdige.urgentie, jeugdige.groep) == (None, 1, None)
    (plaatsing,) = verdeel(vraag_.opgave).plaatsingen
    assert vraag_.aanbod_van[plaatsing.aanbod] == cast.pleegzorg.pk


def test_the_same_database_gives_the_same_question_and_a_change_another(cast: Cast) -> None:
    geadviseerd(cast)
    een, twee = opgave_van_vandaag(NU), opgave_van_vandaag(NU)
    assert (een.invoer_hash, een.tabel) == (twee.invoer_hash, twee.tabel)
    assert cast.noor.achternaam not in een.tabel
    assert str(cast.casus_noor.sleutel) not in een.tabel
    Plek.objects.create(aanbod=cast.pleegzorg, nummer=2, van=VANDAAG)
    assert opgave_van_vandaag(NU).invoer_hash != een.invoer_hash


def test_who_has_a_request_out_takes_no_part_and_the_held_place_is_taken(cast: Cast) -> None:
    gevraagd(cast)
    _wacht(cast, cast.sami.gezin)
    vraag_ = opgave_van_vandaag(NU)
    assert cast.casus_noor.sleutel not in _kinderen(vraag_)
    assert [a.vrij for a in _rijen(vraag_, cast.pleegzorg)] == [0]


@pytest.mark.parametrize(
    ("anders", "urgentie"),
    [
        ({}, 1),
        ({"sinds": VANDAAG - 400 * DAG}, 2),  # above the norm
        ({"beloofd_op": VANDAAG - DAG}, 2),  # promised for yesterday
        ({"beloofd_op": VANDAAG}, 1),
        ({"urgentie": Urgentie.DRINGEND, "sinds": VANDAAG - 400 * DAG}, 3),
        ({"urgentie": Urgentie.CRISIS}, 4),
    ],
)
def test_urgency_follows_from_the_waiting_list(cast: Cast, anders: dict[str, Any], urgentie: int) -> None:
    wachtende = _wacht(cast, cast.noor.gezin, **anders)
    (kind,) = opgave_van_vandaag(NU).invoer.jeugdigen
    assert kind.urgentie == urgentie
    assert kind.wachtdagen == (VANDAAG - wachtende.sinds).days
    assert kind.profiel.crisis == (urgentie == 4)
    assert (kind.profiel.uiterste_start - kind.profiel.gewenste_start).days == (0 if urgentie == 4 else 28)


def test_a_place_that_comes_free_later_is_no_place_for_who_is_in_crisis(cast: Cast) -> None:
    tweede = Plek.objects.create(aanbod=cast.pleegzorg, nummer=2, van=date(2016, 1, 1))
    Bezetting.objects.create(plek=tweede, van=VANDAAG - DAG, tot=VANDAAG + 9 * DAG, status=BezettingStatus.BEVESTIGD)
    _wacht(cast, cast.noor.gezin, urgentie=Urgentie.CRISIS)
    nu_, later = _rijen(opgave_van_vandaag(NU), cast.pleegzorg)
    assert (nu_.vrij, later.vrij) == (1, 1)
    assert nu_.vrij_vanaf is not None
    assert later.vrij_vanaf is not None
    assert nu_.vrij_vanaf <= VANDAAG < later.vrij_vanaf
    Bezetting.objects.create(plek=cast.pleegzorg.plekken.get(nummer=1), van=VANDAAG, status=BezettingStatus.BEVESTIGD)
    vraag_ = opgave_van_vandaag(NU)
    (alleen_later,) = _rijen(vraag_, cast.pleegzorg)
    assert (alleen_later.vrij, alleen_later.vrij_vanaf) == (1, VANDAAG + 9 * DAG)
    assert alleen_later.id not in {p.aanbod for p in verdeel(vraag_.opgave).plaatsingen}


def test_an_offer_that_begins_within_the_waiting_time_counts_too(cast: Cast) -> None:
    Aanbod.objects.filter(pk=cast.pleegzorg.pk).update(van=VANDAAG + 5 * DAG)
    Plek.objects.filter(aanbod=cast.pleegzorg).update(van=VANDAAG + 5 * DAG)
    geadviseerd(cast)
    (rij,) = _rijen(opgave_van_vandaag(NU), cast.pleegzorg)
    assert (rij.vrij, rij.vrij_vanaf) == (1, VANDAAG + 5 * DAG)
    Plek.objects.filter(aanbod=cast.pleegzorg).delete()
    (leeg,) = _rijen(opgave_van_vandaag(NU), cast.pleegzorg)
    assert (leeg.vrij, leeg.vrij_vanaf) == (0, None)


def test_a_gap_or_an_evaluation_is_no_consent_and_a_recorded_yes_is(cast: Cast) -> None:
    _kloof(cast)
    Evaluatie.objects.create(
        casus=cast.casus_sami, gepland_op=VANDAAG, gehouden_op=VANDAAG, met_jeugdige=True,
        besluit=Evaluatiebesluit.AFSCHALEN,
    )  # fmt: skip
    assert (opgave_van_vandaag(NU).invoer.jeugdigen, opgave_van_vandaag(NU).zonder_wens) == ((), 1)
    _ja(cast)
    vraag_ = opgave_van_vandaag(NU)
    (sami,) = vraag_.invoer.jeugdigen
    assert vraag_.zonder_wens == 0
    assert sami.huidig is not None
    assert vraag_.aanbod_van[sami.huidig] == cast.gezinshuis.pk
    assert (sami.urgentie, sami.wachtdagen, sami.stemt_in) == (1, 1, True)
    assert sami.niveaus == {Hulpvorm.PLEEGZORG: Niveau.FIRST_BEST, Hulpvorm.GEZINSHUIS: Niveau.ACCEPTABEL}


@pytest.mark.parametrize(("gezegd", "dagen"), [(60, 60), (120, 90)])
def test_the_wish_counts_since_it_was_said_in_this_gap(cast: Cast, gezegd: int, dagen: int) -> None:
    _kloof(cast)
    _ja(cast, op=VANDAAG - gezegd * DAG)
    (sami,) = opgave_van_vandaag(NU).invoer.jeugdigen
    assert sami.wachtdagen == dagen


@pytest.mark.parametrize(
    "anders",
    [
        {"is_ja": False, "hulpvormen": []},
        {"hulpvormen": [Hulpvorm.GEZINSHUIS.value]},  # that is where he lives
        {"ingetrokken_op": VANDAAG, "ingetrokken_reden": "x"},
        {"op": VANDAAG + DAG},
        {"op": date(2015, 1, 1)},  # before he lived there
    ],
)
def test_without_a_yes_that_holds_for_this_move_nobody_moves(cast: Cast, anders: dict[str, Any]) -> None:
    _kloof(cast)
    _ja(cast, **anders)
    vraag_ = opgave_van_vandaag(NU)
    assert (vraag_.invoer.jeugdigen, vraag_.zonder_wens) == ((), 1)


def test_a_later_no_takes_the_wish_back(cast: Cast) -> None:
    _kloof(cast)
    _ja(cast, op=VANDAAG - 10 * DAG)
    _ja(cast, is_ja=False, hulpvormen=[])
    assert opgave_van_vandaag(NU).invoer.jeugdigen == ()


def test_a_closed_gap_or_a_first_best_one_asks_nothing(cast: Cast) -> None:
    _kloof(cast, gesloten_op=VANDAAG, einde="de hulp is gestopt")
    _kloof(cast, niveau=Niveau.FIRST_BEST, reden="")
    _ja(cast)
    vraag_ = opgave_van_vandaag(NU)
    assert (vraag_.invoer.jeugdigen, vraag_.zonder_wens) == ((), 0)


def test_an_agreed_step_down_in_a_plan_with_the_youth_takes_part_after_a_yes(cast: Cast) -> None:
    _advies(cast.casus_sami, Hulpvorm.GEZINSHUIS)
    _omlaag(cast)
    assert opgave_van_vandaag(NU).invoer.jeugdigen == ()
    plan = _plan(cast, met_jeugdige_op=None)
    assert opgave_van_vandaag(NU).invoer.jeugdigen == ()
    plan.met_jeugdige_op = VANDAAG
    plan.save()
    assert (opgave_van_vandaag(NU).invoer.jeugdigen, opgave_van_vandaag(NU).zonder_wens) == ((), 1)
    _ja(cast, Hulpvorm.PLEEGZORG)
    assert opgave_van_vandaag(NU).invoer.jeugdigen == ()
    _ja(cast, Hulpvorm.THUISBEHANDELING)
    vraag_ = opgave_van_vandaag(NU)
    (sami,) = vraag_.invoer.jeugdigen
    assert sami.niveaus == {Hulpvorm.GEZINSHUIS: Niveau.ACCEPTABEL, Hulpvorm.THUISBEHANDELING: Niveau.FIRST_BEST}
    (plaatsing,) = verdeel(vraag_.opgave).plaatsingen
    assert vraag_.aanbod_van[plaatsing.aanbod] == cast.thuis.pk
    assert vraag_.stappen == {sami.id: Hulpvorm.THUISBEHANDELING}
    assert plaatsing.van == sami.huidig


@pytest.mark.parametrize(
    "anders",
    [
        {"naar": ""},
        {"gepland_op": VANDAAG + 60 * DAG},
        {"besluit": "uitgesteld", "besloten_op": VANDAAG},
    ],
)
def test_a_step_down_that_is_not_due_moves_nobody(cast: Cast, anders: dict[str, Any]) -> None:
    _advies(cast.casus_sami, Hulpvorm.GEZINSHUIS)
    _plan(cast)
    _ja(cast, Hulpvorm.THUISBEHANDELING)
    _omlaag(cast, **anders)
    assert opgave_van_vandaag(NU).invoer.jeugdigen == ()


def test_who_lives_somewhere_and_waits_for_other_help_can_stay_there(cast: Cast) -> None:
    _kloof(cast)
    Wachtende.objects.create(
        jeugdige=cast.sami, casus=cast.casus_sami, gemeente=cast.almere, hulpvorm=Hulpvorm.PLEEGZORG, sinds=VANDAAG
    )
    Casus.objects.filter(pk=cast.casus_sami.pk).update(status=CasusStatus.GEADVISEERD)
    vraag_ = opgave_van_vandaag(NU)
    (sami,) = vraag_.invoer.jeugdigen
    assert (sami.stemt_in, vraag_.zonder_wens) == (False, 1)
    assert verdeel(vraag_.opgave).plaatsingen == ()  # nobody asked: he stays
    _ja(cast)
    vraag_ = opgave_van_vandaag(NU)
    (sami,) = vraag_.invoer.jeugdigen
    assert (sami.stemt_in, vraag_.zonder_wens) == (True, 0)
    assert set(sami.niveaus) == {Hulpvorm.PLEEGZORG, Hulpvorm.GEZINSHUIS}
    assert vraag_.aanbod_van[sami.huidig or 0] == cast.gezinshuis.pk
    # with an end that is near the place comes free in any case: it is free once, and Sami needs another
    Traject.objects.filter(jeugdige=cast.sami).update(tot=VANDAAG + 7 * DAG)
    Bezetting.objects.filter(plek__aanbod=cast.gezinshuis).update(tot=VANDAAG + 7 * DAG)
    vraag_ = opgave_van_vandaag(NU)
    (sami,) = vraag_.invoer.jeugdigen
    assert sami.huidig is None
    assert [a.vrij for a in _rijen(vraag_, cast.gezinshuis)] == [1, 1]


def test_a_stay_without_a_claimed_place_frees_nothing(cast: Cast) -> None:
    _kloof(cast)
    _ja(cast)
    Traject.objects.filter(jeugdige=cast.sami).update(bezetting=None)
    assert opgave_van_vandaag(NU).invoer.jeugdigen == ()


def test_brothers_and_sisters_who_should_stay_together_are_a_group_of_at_most_four(cast: Cast) -> None:
    samen = {"samen": "ja"}
    gezin, ander = Gezin.objects.create(naam="A"), Gezin.objects.create(naam="B")
    for _ in range(6):
        _wacht(cast, gezin, antwoorden=samen)
    _wacht(cast, gezin)  # need not be with them
    _wacht(cast, ander, antwoorden=samen)  # nobody to be with
    groepen = [j.groep for j in opgave_van_vandaag(NU).invoer.jeugdigen]
    assert groepen == [1, 1, 1, 1, 2, 2, None, None]


def test_a_no_counts_for_every_row_of_that_offer(cast: Cast) -> None:
    weiger(cast.aisha, gevraagd(cast).sleutel, reden=RedenWeigering.GROEP_PAST_NIET, toelichting="x", nu=NU)
    tweede = Plek.objects.create(aanbod=cast.pleegzorg, nummer=2, van=date(2016, 1, 1))
    Bezetting.objects.create(plek=tweede, van=VANDAAG - DAG, tot=VANDAAG + 9 * DAG, status=BezettingStatus.BEVESTIGD)
    vraag_ = opgave_van_vandaag(NU)
    noor = _kinderen(vraag_)[cast.casus_noor.sleutel]
    assert noor.profiel.geweigerd_door == {a.id for a in _rijen(vraag_, cast.pleegzorg)}
    assert len(noor.profiel.geweigerd_door) == 2


def test_closed_help_asks_for_an_authorisation_that_holds(cast: Cast) -> None:
    wachtende = _wacht(cast, cast.noor.gezin, Hulpvorm.GESLOTEN)
    assert not opgave_van_vandaag(NU).invoer.jeugdigen[0].profiel.machtiging_gesloten
    Maatregel.objects.create(
        jeugdige=wachtende.jeugdige, kader=JuridischKader.GESLOTEN, van=VANDAAG - DAG, tot=VANDAAG + 30 * DAG,
        instemming_op=VANDAAG - DAG, instemming_door="x", uitgesproken_op=VANDAAG - DAG,
    )  # fmt: skip
    assert opgave_van_vandaag(NU).invoer.jeugdigen[0].profiel.machtiging_gesloten


def test_the_crisis_reserve_is_kept_by_offers_with_places_to_spare(cast: Cast) -> None:
    Plek.objects.bulk_create([Plek(aanbod=cast.pleegzorg, nummer=n, van=date(2016, 1, 1)) for n in (2, 3)])
    Traject.objects.create(
        jeugdige=cast.noor, gemeente=cast.urk, aanbieder=cast.aanbieder, hulpvorm=Hulpvorm.CRISISPLEEGZORG,
        verwijzer="gemeente", toegewezen_op=VANDAAG - 80 * DAG, van=VANDAAG - 80 * DAG, tot=VANDAAG - 65 * DAG,
    )  # fmt: skip
    _wacht(cast, cast.sami.gezin)
    vraag_ = opgave_van_vandaag(NU)
    (rij,) = _rijen(vraag_, cast.pleegzorg)
    assert (rij.vrij, rij.reserve, dict(vraag_.reserve_tekort)) == (3, 1, {})
    Plek.objects.filter(aanbod=cast.pleegzorg, nummer__gt=1).delete()
    vraag_ = opgave_van_vandaag(NU)
    (rij,) = _rijen(vraag_, cast.pleegzorg)
    assert (rij.vrij, rij.reserve, dict(vraag_.reserve_tekort)) == (1, 0, {"GM0184": 1})


def test_a_child_in_crisis_care_and_a_free_crisis_bed_are_the_reserve(cast: Cast) -> None:
    Aanbod.objects.filter(pk=cast.pleegzorg.pk).update(hulpvorm=Hulpvorm.CRISISPLEEGZORG)
    _wacht(cast, cast.sami.gezin)
    traject = Traject.objects.create(
        jeugdige=cast.noor, gemeente=cast.urk, aanbieder=cast.aanbieder, hulpvorm=Hulpvorm.CRISISPLEEGZORG,
        verwijzer="gemeente", toegewezen_op=VANDAAG - 15 * DAG, van=VANDAAG - 15 * DAG,
    )  # fmt: skip
    vraag_ = opgave_van_vandaag(NU)
    (rij,) = _rijen(vraag_, cast.pleegzorg)
    assert (rij.alleen_crisis, rij.reserve, dict(vraag_.reserve_tekort)) == (True, 0, {})
    traject.tot = VANDAAG
    traject.save()
    assert dict(opgave_van_vandaag(NU).reserve_tekort) == {}  # the free crisis bed is enough


def test_ambulatory_teams_have_room_for_who_has_no_help_at_home_yet(cast: Cast) -> None:
    wachtende = _wacht(cast, cast.noor.gezin)
    (team,) = opgave_van_vandaag(NU).invoer.teams
    assert team.ruimte == 3  # the three places of intensive help at home
    Traject.objects.create(
        jeugdige=wachtende.jeugdige, casus=wachtende.casus, gemeente=cast.urk, aanbieder=cast.aanbieder,
        hulpvorm=Hulpvorm.BEGELEIDING, verwijzer="gemeente", toegewezen_op=VANDAAG, van=VANDAAG,
    )  # fmt: skip
    vraag_ = opgave_van_vandaag(NU)
    assert vraag_.invoer.teams[0].ruimte == 4
    assert {a.team for a in vraag_.invoer.aanbod if a.hulpvorm is Hulpvorm.PLEEGZORG} == {vraag_.invoer.teams[0].id}


def test_the_number_of_questions_does_not_grow_with_the_number_of_youths(cast: Cast) -> None:
    def aantal() -> int:
        with CaptureQueriesContext(connection) as vragen:
            opgave_van_vandaag(NU)
        return len(vragen)

    _kloof(cast)
    _ja(cast)
    _wacht(cast, Gezin.objects.create(naam="A"), Hulpvorm.GESLOTEN)
    eerst = aantal()
    for _ in range(8):
        _wacht(cast, Gezin.objects.create(naam="A"), Hulpvorm.GESLOTEN)
    assert aantal() == eerst <= 23


def test_a_region_of_another_gemeente_takes_no_part(cast: Cast) -> None:
    _wacht(cast, cast.noor.gezin)
    cast.urk.in_regio = False
    cast.urk.save()
    assert opgave_van_vandaag(NU).invoer.jeugdigen == ()
