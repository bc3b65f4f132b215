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
from zorglandschap.core.matching.crisisreserve import tekorten
from zorglandschap.core.matching.verdeling.plan import verdeel

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
    assert (rij.vrij, rij.reserve, tekorten(vraag_.reserve)) == (3, 1, {})
    Plek.objects.filter(aanbod=cast.pleegzorg, nummer__gt=1).delete()
    vraag_ = opgave_van_vandaag(NU)
    (rij,) = _rijen(vraag_, cast.pleegzorg)
    assert (rij.vrij, rij.reserve, tekorten(vraag_.reserve)) == (1, 0, {"GM0184 12-17": 1})


def test_a_child_in_crisis_care_and_a_free_crisis_bed_are_the_reserve(cast: Cast) -> None:
    Aanbod.objects.filter(pk=cast.pleegzorg.pk).update(hulpvorm=Hulpvorm.CRISISPLEEGZORG)
    _wacht(cast, cast.sami.gezin)
    traject = Traject.objects.create(
        jeugdige=cast.noor, gemeente=cast.urk, aanbieder=cast.aanbieder, hulpvorm=Hulpvorm.CRISISPLEEGZORG,
        verwijzer="gemeente", toegewezen_op=VANDAAG - 15 * DAG, van=VANDAAG - 15 * DAG,
    )  # fmt: skip
    vraag_ = opgave_van_vandaag(NU)
    (rij,) = _rijen(vraag_, cast.pleegzorg)
    assert (rij.alleen_crisis, rij.reserve, tekorten(vraag_.reserve)) == (True, 0, {})
    traject.tot = VANDAAG
    traject.save()
    assert tekorten(opgave_van_vandaag(NU).reserve) == {}  # the free crisis bed is enough


def test_a_crisis_bed_far_away_or_for_another_age_is_no_reserve(cast: Cast) -> None:
    Aanbod.objects.filter(pk=cast.groep.pk).update(hulpvorm=Hulpvorm.CRISISGROEP)  # in Almere, too far from Urk
    _wacht(cast, cast.sami.gezin)
    Traject.objects.create(
        jeugdige=cast.noor, gemeente=cast.urk, aanbieder=cast.aanbieder, hulpvorm=Hulpvorm.CRISISPLEEGZORG,
        verwijzer="gemeente", toegewezen_op=VANDAAG - 80 * DAG, van=VANDAAG - 80 * DAG, tot=VANDAAG - 65 * DAG,
    )  # fmt: skip
    assert tekorten(opgave_van_vandaag(NU).reserve) == {"GM0184 12-17": 1}
    Aanbod.objects.filter(pk=cast.pleegzorg.pk).update(hulpvorm=Hulpvorm.CRISISPLEEGZORG, leeftijd_tot=11)
    assert tekorten(opgave_van_vandaag(NU).reserve) == {"GM0184 12-17": 1}
    Aanbod.objects.filter(pk=cast.pleegzorg.pk).update(leeftijd_tot=17)
    assert tekorten(opgave_van_vandaag(NU).reserve) == {}


def test_every_team_has_its_own_caseload_and_works_near_its_base(cast: Cast) -> None:
    wachtende = _wacht(cast, cast.noor.gezin)
    vraag_ = opgave_van_vandaag(NU)
    (thuis,) = _rijen(vraag_, cast.thuis)
    urk, elders = vraag_.invoer.teams
    assert (urk.id, urk.ruimte, elders.ruimte) == (thuis.id, 3, 0)  # the three places of intensive help at home
    assert (thuis.team, thuis.teams) == (urk.id, frozenset())
    assert {a.teams for a in _rijen(vraag_, cast.pleegzorg)} == {frozenset({urk.id, elders.id})}
    Traject.objects.create(
        jeugdige=wachtende.jeugdige, casus=wachtende.casus, gemeente=cast.urk, aanbieder=cast.aanbieder,
        hulpvorm=Hulpvorm.BEGELEIDING, verwijzer="gemeente", toegewezen_op=VANDAAG, van=VANDAAG,
    )  # fmt: skip
    # that help runs elsewhere, and comes along
    assert [t.ruimte for t in opgave_van_vandaag(NU).invoer.teams] == [3, 1]
    Traject.objects.filter(jeugdige=wachtende.jeugdige).update(aanbod=cast.thuis)
    assert [t.ruimte for t in opgave_van_vandaag(NU).invoer.teams] == [4, 0]


def _tweede_team(cast: Cast, plekken: int) -> Aanbod:
    team = Aanbod.objects.get(pk=cast.thuis.pk)
    team.pk, team._state.adding = None, True
    team.hulpvorm, team.locatie, team.naam = Hulpvorm.FACT, cast.groep.locatie, "FACT Almere"
    team.save()
    Plek.objects.bulk_create([Plek(aanbod=team, nummer=n, van=date(2016, 1, 1)) for n in range(1, plekken + 1)])
    return team


def test_room_of_a_team_that_does_not_come_there_places_nobody(cast: Cast) -> None:
    fact = _tweede_team(cast, 9)
    Plek.objects.filter(aanbod=cast.thuis).exclude(nummer=1).delete()
    Plek.objects.bulk_create([Plek(aanbod=cast.pleegzorg, nummer=n, van=date(2016, 1, 1)) for n in (2, 3, 4)])
    for _ in range(3):
        _wacht(cast, Gezin.objects.create(naam="A"))
    vraag_ = opgave_van_vandaag(NU)
    (fact_rij,), (pleegzorg,), (groep,) = (_rijen(vraag_, a) for a in (fact, cast.pleegzorg, cast.groep))
    assert fact_rij.team not in pleegzorg.teams
    assert fact_rij.team in groep.teams
    plan = verdeel(vraag_.opgave, vraag_.orde)  # one room works in Urk, nine in Almere do not
    assert [p.aanbod for p in plan.plaatsingen].count(pleegzorg.id) == 1


def test_where_no_team_works_one_comes_from_elsewhere(cast: Cast) -> None:
    fact = _tweede_team(cast, 2)
    Plek.objects.filter(aanbod=cast.thuis).delete()
    _wacht(cast, cast.noor.gezin)
    vraag_ = opgave_van_vandaag(NU)
    (fact_rij,), (pleegzorg,) = (_rijen(vraag_, a) for a in (fact, cast.pleegzorg))
    assert fact_rij.team in pleegzorg.teams


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
    assert aantal() == eerst <= 26


def test_a_region_of_another_gemeente_takes_no_part(cast: Cast) -> None:
    _wacht(cast, cast.noor.gezin)
    cast.urk.in_regio = False
    cast.urk.save()
    assert opgave_van_vandaag(NU).invoer.jeugdigen == ()
