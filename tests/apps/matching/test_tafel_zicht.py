"""Who may see what at the placement table: not the own family, no secret address, no restricted or closed case."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest

from tests.apps.matching.tafelhulp import met_plan, nummer_van
from tests.apps.matching.tafelketen import LATER, beslis, met_keten
from tests.cast import NU, Cast
from zorglandschap.apps.casus.models import Casus, Jeugdige, Uitsluiting
from zorglandschap.apps.fouten import Geweigerd, NietGevonden
from zorglandschap.apps.logboek.models import Gebeurtenis
from zorglandschap.apps.matching import tafelrekening
from zorglandschap.apps.matching.actions import maak_verdelingsplan
from zorglandschap.apps.matching.queries import BLIJFT, get_tafel, get_tafelkind, get_watals
from zorglandschap.apps.matching.queries.verdelingsplan import get_laatste_plan
from zorglandschap.apps.matching.tafelresultaat import Resultaat, lees_resultaat
from zorglandschap.core.matching.tafel import Tafelkolom

pytestmark = pytest.mark.django_db


def _sluit_uit(cast: Cast, jeugdige: Jeugdige) -> None:
    Uitsluiting.objects.create(gezin=jeugdige.gezin, gebruiker_id=cast.pieter.gebruiker_id, reden="familie", om=NU)


def _nummers(cast: Cast) -> set[int]:
    return {k.nummer for e in get_tafel(cast.pieter, nu=LATER).eenheden for k in e.kaarten}


def _keten(resultaat: Resultaat) -> list[int]:
    (keten,) = (k for k in resultaat.ketens if len(k) == 2)
    return [p.jeugdige for p in keten]


def test_the_table_shows_a_chain_of_two(cast: Cast) -> None:
    _, resultaat, wacht = met_keten(cast)
    sami, ties = nummer_van(resultaat, cast.casus_sami), nummer_van(resultaat, wacht)
    assert _keten(resultaat) == [sami, ties]
    assert _nummers(cast) == {sami, ties}


def test_the_own_family_is_nowhere_in_cards_chains_counts_what_if_or_the_api(cast: Cast) -> None:
    plan, resultaat, wacht = met_keten(cast)
    sami, ties = nummer_van(resultaat, cast.casus_sami), nummer_van(resultaat, wacht)
    _sluit_uit(cast, cast.sami)
    blad = get_tafel(cast.pieter, nu=LATER)
    assert _nummers(cast) == {ties}
    assert sum((blad.aantallen or {}).values()) == 1
    assert blad.plan is not None
    assert {(t.waarde, t.grens) for t in blad.plan.trappen} == {(None, None)}
    kind = get_tafelkind(cast.pieter, plan.sleutel, ties, nu=LATER, keuze=BLIJFT)
    assert [k.nummer for k in kind.keten] == [ties]
    assert kind.kaart.kolom is Tafelkolom.PLEK
    assert kind.watals is not None
    assert sami not in {k.nummer for k in kind.watals.geraakt}
    bewaard = get_laatste_plan(cast.pieter, nu=LATER)
    assert bewaard is not None
    assert {p.jeugdige for keten in bewaard.resultaat.ketens for p in keten} == {ties}
    assert sami not in {*bewaard.resultaat.wachtend, *bewaard.resultaat.blijvend, *bewaard.resultaat.liever}
    assert bewaard.trappen == ()
    for vraag in (get_tafelkind, get_watals):
        with pytest.raises(NietGevonden):
            vraag(cast.pieter, plan.sleutel, sami, nu=LATER, keuze=BLIJFT)  # type: ignore[operator]


@pytest.mark.parametrize("blijft", [True, False])
def test_who_may_not_see_a_family_leaves_what_touches_it_to_a_colleague(cast: Cast, blijft: bool) -> None:
    plan, resultaat, wacht = met_keten(cast)
    _sluit_uit(cast, cast.sami)
    watals = get_watals(cast.pieter, plan.sleutel, nummer_van(resultaat, wacht), BLIJFT, nu=LATER)
    assert watals.voor_collega
    with pytest.raises(Geweigerd, match="Laat een collega beslissen") as fout:
        beslis(plan, wacht, None if blijft else cast.gezinshuis.pk, door=cast.pieter)
    assert not any(woord in str(fout.value.reden) for woord in ("familie", "gezin", "Casus", "Sami"))


def test_a_place_promised_to_an_own_family_is_decided_by_a_colleague(cast: Cast) -> None:
    plan, resultaat = met_plan(cast)
    beslis(plan, cast.casus_noor, cast.pleegzorg.pk, door=cast.pieter)
    ander = Casus.objects.get(sleutel=next(s for s in resultaat.casussen.values() if s != cast.casus_noor.sleutel))
    _sluit_uit(cast, cast.noor)
    with pytest.raises(Geweigerd, match="Laat een collega beslissen"):
        beslis(plan, ander, cast.pleegzorg.pk, door=cast.pieter)


def test_a_secret_address_tells_no_place_and_cuts_the_chain_that_would_tell_it(cast: Cast) -> None:
    plan, resultaat, wacht = met_keten(cast)
    sami, ties = nummer_van(resultaat, cast.casus_sami), nummer_van(resultaat, wacht)
    cast.sami.adres_is_geheim = True
    cast.sami.save()
    kind = get_tafelkind(cast.pieter, plan.sleutel, sami, nu=LATER)
    assert (kind.kaart.van, kind.kaart.kind.gemeente, kind.kaart.woont) == (None, "", True)
    assert kind.kaart.kolom is Tafelkolom.KETEN
    assert kind.opties
    assert {optie.punten for optie in kind.opties} == {None}
    assert [(o.niveau, o.beeld.naam) for o in kind.opties] == sorted((o.niveau, o.beeld.naam) for o in kind.opties)
    assert [k.nummer for k in get_tafelkind(cast.pieter, plan.sleutel, ties, nu=LATER).keten] == [ties]
    bewaard = get_laatste_plan(cast.pieter, nu=LATER)
    assert bewaard is not None
    assert {(p.jeugdige, p.van, p.gemis) for keten in bewaard.resultaat.ketens for p in keten} >= {(sami, None, 0)}


def test_a_secret_address_of_a_brother_hides_the_gemeente_as_well(cast: Cast) -> None:
    plan, resultaat = met_plan(cast)
    Jeugdige.objects.create(
        gezin=cast.noor.gezin, voornaam="A", achternaam="B", geboren_op=cast.noor.geboren_op, geslacht="onbekend",
        gemeente=cast.urk, breedte=52.66, lengte=5.6, adres_is_geheim=True,
    )  # fmt: skip
    kaart = get_tafelkind(cast.pieter, plan.sleutel, nummer_van(resultaat, cast.casus_noor), nu=LATER).kaart
    assert kaart.kind.gemeente == ""


def test_a_restricted_case_is_not_in_a_plan_and_disappears_from_an_older_one(cast: Cast) -> None:
    plan, resultaat = met_plan(cast)
    nummer = nummer_van(resultaat, cast.casus_noor)
    Casus.objects.filter(pk=cast.casus_noor.pk).update(is_beperkt=True, beperkt_reden="x")
    assert nummer not in _nummers(cast)
    with pytest.raises(NietGevonden):
        get_tafelkind(cast.pieter, plan.sleutel, nummer, nu=LATER)
    nieuw = maak_verdelingsplan(cast.pieter, herhaalsleutel=uuid4(), nu=LATER)
    assert cast.casus_noor.sleutel not in lees_resultaat(nieuw.resultaat).casussen.values()


def test_a_closed_case_is_not_shown_and_only_recent_plans_can_be_read(cast: Cast) -> None:
    plan, resultaat = met_plan(cast)
    noor = nummer_van(resultaat, cast.casus_noor)
    ander = next(n for n in resultaat.casussen if n != noor)
    Casus.objects.filter(pk=cast.casus_noor.pk).update(status="afgesloten", gesloten_op=NU.date())
    assert _nummers(cast) == {ander}
    with pytest.raises(NietGevonden):
        get_tafelkind(cast.pieter, plan.sleutel, noor, nu=LATER)
    tafelrekening._BEWAARD.clear()
    morgen = LATER + timedelta(days=1)
    nieuw = maak_verdelingsplan(cast.pieter, herhaalsleutel=uuid4(), nu=morgen)
    oud = get_tafelkind(cast.pieter, plan.sleutel, ander, nu=morgen, keuze=BLIJFT)
    assert (oud.is_nieuwste, oud.watals, oud.waarom, oud.opties) == (False, None, None, ())
    assert list(tafelrekening._BEWAARD) == [nieuw.sleutel]
    with pytest.raises(NietGevonden):
        get_watals(cast.pieter, plan.sleutel, ander, BLIJFT, nu=morgen)
    with pytest.raises(NietGevonden):
        get_tafelkind(cast.pieter, plan.sleutel, ander, nu=LATER + timedelta(days=9))
    assert get_tafel(cast.pieter, nu=LATER + timedelta(days=90)).plan is not None


def test_every_youth_that_is_shown_stands_in_the_log_and_the_overview_names_the_plan(cast: Cast) -> None:
    plan, resultaat, wacht = met_keten(cast)
    voor = Gebeurtenis.objects.latest("pk").pk
    get_tafel(cast.pieter, nu=LATER)
    assert str(plan.sleutel) in Gebeurtenis.objects.filter(pk__gt=voor).values_list("object_id", flat=True)
    voor = Gebeurtenis.objects.latest("pk").pk
    get_tafelkind(cast.pieter, plan.sleutel, nummer_van(resultaat, wacht), nu=LATER)
    gezien = sorted(filter(None, Gebeurtenis.objects.filter(pk__gt=voor).values_list("jeugdige_id", flat=True)))
    assert gezien == sorted([cast.sami.pk, wacht.jeugdige_id])
    voor = Gebeurtenis.objects.latest("pk").pk
    watals = get_watals(cast.pieter, plan.sleutel, nummer_van(resultaat, wacht), BLIJFT, nu=LATER)
    gezien = sorted(filter(None, Gebeurtenis.objects.filter(pk__gt=voor).values_list("jeugdige_id", flat=True)))
    assert gezien == sorted([wacht.jeugdige_id, *(k.kind.jeugdige_id for k in watals.geraakt)])
