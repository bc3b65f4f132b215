"""What a decision at the placement table holds: the next plan, a chain, a place that fits no more, the same form."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest

from tests.apps.matching.tafelhulp import STRAKS, met_plan, nummer_van
from tests.apps.matching.tafelketen import LATER, beslis, met_keten, verzoek
from tests.cast import NU, VANDAAG, Cast
from zorglandschap.apps.casus.models import Casus, OnveiligeLocatie
from zorglandschap.apps.fouten import Geweigerd
from zorglandschap.apps.matching.actions import maak_verdelingsplan, tafelgrens
from zorglandschap.apps.matching.models import Tafelbesluit, Verdelingsplan, Voorstel, Wachtende
from zorglandschap.apps.matching.queries import BLIJFT, get_tafel, get_tafelkind, get_watals, list_tafelwerk
from zorglandschap.apps.matching.tafelresultaat import lees_resultaat
from zorglandschap.core.begrippen.codelijsten import CasusStatus, VoorstelStatus

pytestmark = pytest.mark.django_db


def _plan(cast: Cast, nu: object) -> Verdelingsplan:
    return maak_verdelingsplan(cast.pieter, herhaalsleutel=uuid4(), nu=nu)  # type: ignore[arg-type]


def _ander(cast: Cast) -> Casus:
    return Casus.objects.get(jeugdige__voornaam="Lars")


def test_a_new_plan_keeps_the_promised_place_and_shows_the_decision(cast: Cast) -> None:
    plan, _ = met_plan(cast)
    beslis(plan, cast.casus_noor, cast.pleegzorg.pk, door=cast.pieter)
    nieuw = _plan(cast, LATER + STRAKS)
    res = lees_resultaat(nieuw.resultaat)
    noor, lars = nummer_van(res, cast.casus_noor), nummer_van(res, _ander(cast))
    assert res.vast == {noor: cast.pleegzorg.pk}
    assert res.geadviseerd(lars) != cast.pleegzorg.pk
    kaarten = {k.nummer: k for e in get_tafel(cast.pieter, nu=LATER + STRAKS).eenheden for k in e.kaarten}
    assert kaarten[noor].besluit is not None
    assert kaarten[noor].naar is not None
    assert kaarten[noor].naar.aanbod_id == cast.pleegzorg.pk
    blad = get_tafelkind(cast.pieter, nieuw.sleutel, noor, nu=LATER + STRAKS, keuze=BLIJFT)
    assert blad.kaart.is_vast
    assert blad.watals is not None
    assert blad.watals.past
    assert not get_watals(cast.pieter, nieuw.sleutel, noor, next(iter(res.aanbod)), nu=LATER + STRAKS).past


def test_a_decision_from_before_the_plan_can_be_taken_back_and_then_the_youth_takes_part_again(cast: Cast) -> None:
    plan, _ = met_plan(cast)
    beslis(plan, cast.casus_noor, cast.pleegzorg.pk, door=cast.pieter)
    nieuw = _plan(cast, LATER + STRAKS)
    with pytest.raises(Geweigerd, match="past niet"):
        beslis(nieuw, cast.casus_noor, cast.pleegzorg.pk, door=cast.pieter, nu=LATER + 2 * STRAKS)
    beslis(nieuw, cast.casus_noor, None, door=cast.pieter, nu=LATER + 2 * STRAKS)
    derde = _plan(cast, LATER + 3 * STRAKS)
    assert lees_resultaat(derde.resultaat).vast == {}


def test_who_keeps_waiting_against_the_advice_does_so_today_and_takes_part_tomorrow(cast: Cast) -> None:
    plan, resultaat = met_plan(cast)
    nummer = next(n for n in resultaat.casussen if resultaat.geadviseerd(n) == cast.pleegzorg.pk)
    casus = Casus.objects.get(sleutel=resultaat.casussen[nummer])
    beslis(plan, casus, None, door=cast.pieter)
    vandaag = lees_resultaat(_plan(cast, LATER + STRAKS).resultaat)
    assert vandaag.vast == {nummer_van(vandaag, casus): 0}
    ander = next(n for n in vandaag.casussen if n not in vandaag.vast)
    assert vandaag.geadviseerd(ander) == cast.pleegzorg.pk
    assert lees_resultaat(_plan(cast, LATER + timedelta(days=1)).resultaat).vast == {}


def test_the_successor_can_be_decided_on_after_the_first_regisseur_asked_for_the_place(cast: Cast) -> None:
    plan, _, wacht = met_keten(cast)
    with pytest.raises(Geweigerd, match="nog niet vrij"):
        beslis(plan, wacht, cast.gezinshuis.pk, door=cast.pieter)
    beslis(plan, cast.casus_sami, cast.pleegzorg.pk, door=cast.pieter)
    verzoek(cast.casus_sami, cast.pleegzorg, VoorstelStatus.OPEN, om=LATER)
    besluit = beslis(plan, wacht, cast.gezinshuis.pk, door=cast.pieter, nu=LATER + STRAKS)
    assert besluit.kosten["na_verhuizing"] is True
    (werk,) = list_tafelwerk(cast.bram, nu=LATER + STRAKS)
    assert werk.eerst_verhuizen
    Voorstel.objects.update(status=VoorstelStatus.GEACCEPTEERD)
    (werk,) = list_tafelwerk(cast.bram, nu=LATER + STRAKS)
    assert not werk.eerst_verhuizen


def test_a_new_plan_gives_away_the_place_that_a_decided_move_leaves(cast: Cast) -> None:
    plan, _, wacht = met_keten(cast)
    beslis(plan, cast.casus_sami, cast.pleegzorg.pk, door=cast.pieter)
    nieuw = _plan(cast, LATER + STRAKS)
    res = lees_resultaat(nieuw.resultaat)
    assert res.geadviseerd(nummer_van(res, wacht)) == cast.gezinshuis.pk
    besluit = beslis(nieuw, wacht, cast.gezinshuis.pk, door=cast.pieter, nu=LATER + 2 * STRAKS)
    assert besluit.kosten["na_verhuizing"] is True
    assert lees_resultaat(_plan(cast, LATER + 3 * STRAKS).resultaat).casussen.keys() == res.casussen.keys()


def test_a_move_that_somebody_counts_on_is_not_taken_back_before_the_other_decision(cast: Cast) -> None:
    plan, resultaat, wacht = met_keten(cast)
    beslis(plan, cast.casus_sami, cast.pleegzorg.pk, door=cast.pieter)
    beslis(plan, wacht, cast.gezinshuis.pk, door=cast.pieter)
    with pytest.raises(Geweigerd, match=f"casus {nummer_van(resultaat, wacht)}"):
        beslis(plan, cast.casus_sami, None, door=cast.pieter, nu=LATER + STRAKS)
    cast.sami.adres_is_geheim = True
    cast.sami.save()
    with pytest.raises(Geweigerd, match="Verander eerst dat besluit"):
        beslis(plan, cast.casus_sami, None, door=cast.pieter, nu=LATER + STRAKS)
    beslis(plan, wacht, None, door=cast.pieter, nu=LATER + STRAKS)
    beslis(plan, cast.casus_sami, None, door=cast.pieter, nu=LATER + 2 * STRAKS)


@pytest.mark.parametrize("feit", ["wacht niet meer", "onveilig", "nee", "ander advies"])
def test_a_place_that_fits_no_more_since_the_plan_is_refused_in_the_same_words(cast: Cast, feit: str) -> None:
    plan, _ = met_plan(cast)
    if feit == "wacht niet meer":
        Wachtende.objects.filter(casus=cast.casus_noor).update(tot=VANDAAG)
    elif feit == "onveilig":
        OnveiligeLocatie.objects.create(
            jeugdige=cast.noor, locatie=cast.pleegzorg.locatie, reden="x", op=VANDAAG, om=NU, door_naam="Joris"
        )
    elif feit == "nee":
        verzoek(cast.casus_noor, cast.pleegzorg, VoorstelStatus.GEWEIGERD, om=NU)
    else:
        Casus.objects.filter(pk=cast.casus_noor.pk).update(status=CasusStatus.ANALYSE)
    with pytest.raises(Geweigerd, match="past niet bij deze jeugdige"):
        beslis(plan, cast.casus_noor, cast.pleegzorg.pk, door=cast.pieter)


def test_one_key_is_one_decision_and_the_last_of_two_at_the_same_moment_counts(cast: Cast) -> None:
    plan, resultaat = met_plan(cast)
    sleutel = uuid4()
    een = beslis(plan, cast.casus_noor, None, door=cast.pieter, sleutel=sleutel)
    assert beslis(plan, cast.casus_noor, None, door=cast.pieter, sleutel=sleutel) == een
    for casus, aanbod, reden in (
        (cast.casus_noor, cast.pleegzorg.pk, "Zo."),
        (cast.casus_noor, None, "Om iets anders."),
        (_ander(cast), None, "Zo."),
    ):
        with pytest.raises(Geweigerd, match="al gebruikt voor een ander besluit"):
            beslis(plan, casus, aanbod, door=cast.pieter, sleutel=sleutel, reden=reden)
    assert Tafelbesluit.objects.count() == 1
    beslis(plan, cast.casus_noor, cast.pleegzorg.pk, door=cast.pieter, nu=LATER - STRAKS / 2)
    (werk,) = list_tafelwerk(cast.joris, nu=LATER + STRAKS)
    assert werk.aanbod == cast.pleegzorg.naam
    blad = get_tafelkind(cast.pieter, plan.sleutel, nummer_van(resultaat, cast.casus_noor), nu=LATER + STRAKS)
    assert blad.kaart.besluit is not None
    assert blad.kaart.besluit.besloten_id == cast.pleegzorg.pk


def test_without_a_change_no_new_plan_is_made_and_never_two_at_once(cast: Cast) -> None:
    plan, _ = met_plan(cast)
    assert _plan(cast, LATER) == plan
    with tafelgrens.een_tegelijk(), pytest.raises(Geweigerd, match="nu al een plan gemaakt"):
        _plan(cast, LATER)
    assert _plan(cast, LATER + timedelta(days=1)) != plan
