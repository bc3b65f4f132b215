"""The question for the placement table comes from recorded facts: who waits, who wants to move, what is free."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.apps.matching.hulp import geadviseerd, gevraagd
from tests.apps.matching.opgavehulp import DAG, _advies, _ja, _kinderen, _kloof, _omlaag, _plan, _rijen, _wacht
from tests.cast import NU, VANDAAG, Cast
from tests.core.matching.verdeling.hulp import verdeel
from zorglandschap.apps.aanbod.models import Aanbod, Bezetting, BezettingStatus, Plek
from zorglandschap.apps.casus.models import (
    Casus,
    Evaluatie,
    Gezin,
    Maatregel,
    Traject,
)
from zorglandschap.apps.matching.actions import weiger
from zorglandschap.apps.matching.models import Wachtende
from zorglandschap.apps.matching.queries import opgave_van_vandaag
from zorglandschap.apps.matching.tafelrekening import get_doelorde
from zorglandschap.core.begrippen.codelijsten import (
    CasusStatus,
    JuridischKader,
    Niveau,
    RedenWeigering,
)
from zorglandschap.core.begrippen.hulpvormen import Hulpvorm
from zorglandschap.core.begrippen.matchwoorden import Urgentie
from zorglandschap.core.begrippen.planwoorden import Evaluatiebesluit

pytestmark = pytest.mark.django_db


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


def test_brothers_and_sisters_who_should_stay_together_are_a_group_or_equal_parts_of_a_large_family(cast: Cast) -> None:
    samen = {"samen": "ja"}
    gezin, ander = Gezin.objects.create(naam="A"), Gezin.objects.create(naam="B")
    hoogstens = get_doelorde().groep
    for _ in range(hoogstens + 2):
        _wacht(cast, gezin, antwoorden=samen)
    _wacht(cast, gezin)  # need not be with them
    _wacht(cast, ander, antwoorden=samen)  # nobody to be with
    groepen = [j.groep for j in opgave_van_vandaag(NU).invoer.jeugdigen]
    deel = hoogstens // 2 + 1
    assert groepen == [*[1] * deel, *[2] * deel, None, None]


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
