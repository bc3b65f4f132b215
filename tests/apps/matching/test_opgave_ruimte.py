"""The question for the placement table: the reserve for crisis, the room of teams, and what it costs to ask."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.apps.matching.opgavehulp import DAG, _ja, _kloof, _rijen, _wacht
from tests.cast import NU, VANDAAG, Cast
from zorglandschap.apps.aanbod.models import Aanbod, Plek
from zorglandschap.apps.casus.models import (
    Gezin,
    Traject,
)
from zorglandschap.apps.matching.queries import opgave_van_vandaag
from zorglandschap.core.begrippen.hulpvormen import Hulpvorm

pytestmark = pytest.mark.django_db


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
