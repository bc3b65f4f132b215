"""Goals: the family says what, the provider how; every concern gets an answer; nothing is doubled or lost."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest

from tests.apps.casus.planhulp import doel, stel, vaste_analyse, zusje
from tests.cast import NU, VANDAAG, Cast
from zorglandschap.apps.casus.actions import (
    beantwoord_zorg,
    meet_doel,
    schrijf_hoe,
    sluit_doel,
    wijzig_doel,
)
from zorglandschap.apps.casus.models import Casus, CasusStap, Doel, Doelmeting, Doelzorg, Planuitzondering
from zorglandschap.apps.casus.queries import get_doel, get_plan, list_zorgen
from zorglandschap.apps.fouten import Geweigerd, NietGevonden
from zorglandschap.apps.logboek.models import Gebeurtenis
from zorglandschap.core.begrippen.codelijsten import CasusStatus, Handeling, Stap
from zorglandschap.core.begrippen.planwoorden import Doelstatus
from zorglandschap.core.regels.uitkomst import Oordeel


def _oordeel(casus: Casus, cast: Cast, regel: str) -> Oordeel:
    blad = get_plan(casus, cast.joris, vandaag=VANDAAG)
    return next(u.oordeel for u in blad.uitkomsten if u.regel == regel)


def test_a_goal_is_set_once_however_often_the_form_is_sent(cast: Cast) -> None:
    sleutel = uuid4()
    een, twee = (stel(cast.casus_noor, cast.joris, sleutel=sleutel) for _ in range(2))
    assert een == twee
    assert CasusStap.objects.filter(casus=cast.casus_noor, stap=Stap.DOEL).count() == 1
    assert Gebeurtenis.objects.filter(handeling=Handeling.PLAN_SCHRIJVEN).exists()


@pytest.mark.parametrize(
    ("anders", "woord"),
    [
        ({"wat": "  "}, "Schrijf op wat er anders moet"),
        ({"klaar_als": ""}, "waaraan iedereen ziet"),
        ({"gesteld_op": VANDAAG + timedelta(days=1)}, "toekomst"),
        ({"gesteld_op": date(2011, 3, 13)}, "voor de geboorte"),
        ({"termijn_op": VANDAAG - timedelta(days=1)}, "verleden"),
    ],
)
def test_a_goal_without_words_or_on_an_impossible_day_is_refused(
    cast: Cast, anders: dict[str, Any], woord: str
) -> None:
    with pytest.raises(Geweigerd, match=woord):
        stel(cast.casus_noor, cast.joris, doel(**anders))
    assert not Doel.objects.exists()


def test_the_provider_sets_no_goal_and_hears_why(cast: Cast) -> None:
    with pytest.raises(Geweigerd) as fout:
        stel(cast.casus_sami, cast.daan)
    assert fout.value.uitkomsten[0].regel == "wat van het gezin"


def test_the_provider_says_how_and_measures(cast: Cast) -> None:
    gesteld = stel(cast.casus_sami, cast.bram)
    assert schrijf_hoe(cast.casus_sami, gesteld.sleutel, door=cast.daan, nu=NU, hoe="Elke week gesprek.", gezien="")
    meet_doel(cast.casus_sami, gesteld.sleutel, door=cast.daan, nu=NU, score=-1, op=VANDAAG)
    blad = get_doel(cast.casus_sami, gesteld.sleutel)
    assert blad.doel.hoe_door == cast.aanbieder
    assert blad.laatste is not None
    assert blad.laatste.score == -1
    with pytest.raises(Geweigerd):
        sluit_doel(cast.casus_sami, gesteld.sleutel, door=cast.daan, nu=NU, status=Doelstatus.BEHAALD, reden="Gelukt.")
    with pytest.raises(Geweigerd):
        wijzig_doel(cast.casus_sami, gesteld.sleutel, door=cast.daan, nu=NU, nieuw={}, gezien={})


def test_two_who_write_how_do_not_overwrite_each_other(cast: Cast) -> None:
    gesteld = stel(cast.casus_sami, cast.bram)
    assert schrijf_hoe(cast.casus_sami, gesteld.sleutel, door=cast.daan, nu=NU, hoe="Gesprekken.", gezien="")
    assert not schrijf_hoe(cast.casus_sami, gesteld.sleutel, door=cast.bram, nu=NU, hoe="Iets anders.", gezien="")
    gesteld.refresh_from_db()
    assert gesteld.hoe == "Gesprekken."


def test_a_measurement_sent_twice_counts_once_and_an_impossible_one_not_at_all(cast: Cast) -> None:
    gesteld = stel(cast.casus_noor, cast.joris)
    for _ in range(2):
        meet_doel(
            cast.casus_noor, gesteld.sleutel, door=cast.joris, nu=NU, score=0, op=VANDAAG, toelichting="Gaat goed"
        )
    assert Doelmeting.objects.count() == 1
    for score, op, woord in (
        (3, VANDAAG, "cijfer"),
        (0, VANDAAG + timedelta(days=1), "toekomst"),
        (0, VANDAAG - timedelta(days=1), "later gesteld"),
    ):
        with pytest.raises(Geweigerd, match=woord):
            meet_doel(cast.casus_noor, gesteld.sleutel, door=cast.joris, nu=NU, score=score, op=op)


def test_a_goal_is_closed_with_a_reason_and_stays_closed(cast: Cast) -> None:
    gesteld = stel(cast.casus_noor, cast.joris)
    sluit = {"door": cast.joris, "nu": NU, "status": Doelstatus.BEHAALD}
    with pytest.raises(Geweigerd, match="waarom"):
        sluit_doel(cast.casus_noor, gesteld.sleutel, reden=" ", **sluit)
    for _ in range(2):
        sluit_doel(cast.casus_noor, gesteld.sleutel, reden="Noor gaat weer.", **sluit)
    assert CasusStap.objects.filter(stap=Stap.DOEL_GESLOTEN).count() == 1
    with pytest.raises(Geweigerd, match="al afgesloten"):
        sluit_doel(cast.casus_noor, gesteld.sleutel, reden="Toch niet.", **{**sluit, "status": Doelstatus.GESTOPT})
    with pytest.raises(Geweigerd, match="afgesloten"):
        meet_doel(cast.casus_noor, gesteld.sleutel, door=cast.joris, nu=NU, score=0, op=VANDAAG)


def test_a_goal_can_be_said_better_and_two_who_do_so_meet(cast: Cast) -> None:
    gesteld = stel(cast.casus_noor, cast.joris)
    gezien = {"wat": gesteld.wat, "termijn_op": gesteld.termijn_op}
    wie = {"door": cast.joris, "nu": NU}
    dag = VANDAAG + timedelta(days=30)
    assert (
        wijzig_doel(cast.casus_noor, gesteld.sleutel, nieuw={**gezien, "termijn_op": dag}, gezien=gezien, **wie) == ()
    )
    anders = {"wat": "Naar de nieuwe school", "termijn_op": VANDAAG + timedelta(days=60)}
    assert wijzig_doel(cast.casus_noor, gesteld.sleutel, nieuw=anders, gezien=gezien, **wie) == ("termijn_op",)
    gesteld.refresh_from_db()
    assert (gesteld.wat, gesteld.termijn_op) == ("Naar de nieuwe school", dag)
    with pytest.raises(Geweigerd, match="Schrijf op"):
        wijzig_doel(cast.casus_noor, gesteld.sleutel, nieuw={"wat": ""}, gezien={"wat": gesteld.wat}, **wie)


def test_a_goal_of_another_casus_is_not_there(cast: Cast) -> None:
    gesteld = stel(cast.casus_sami, cast.bram)
    with pytest.raises(NietGevonden):
        get_doel(cast.casus_noor, gesteld.sleutel)
    with pytest.raises(NietGevonden):
        meet_doel(cast.casus_noor, gesteld.sleutel, door=cast.joris, nu=NU, score=0, op=VANDAAG)


def test_a_closed_casus_gets_no_goal(cast: Cast) -> None:
    Casus.objects.filter(pk=cast.casus_noor.pk).update(status=CasusStatus.AFGESLOTEN, gesloten_op=VANDAAG)
    with pytest.raises(Geweigerd, match="afgesloten"):
        stel(cast.casus_noor, cast.joris)


def test_only_causing_maintaining_and_worsening_factors_of_the_fixed_analysis_are_concerns(cast: Cast) -> None:
    assert list_zorgen(cast.casus_noor) == ()
    assert _oordeel(cast.casus_noor, cast, "elke zorg heeft een doel") is Oordeel.LET_OP
    vaste_analyse(cast.casus_noor)
    assert [z.tekst for z in list_zorgen(cast.casus_noor)] == ["Ruzie thuis", "Vaak niet naar school"]
    assert _oordeel(cast.casus_noor, cast, "elke zorg heeft een doel") is Oordeel.NIET_VOLDAAN


def test_a_concern_is_answered_by_a_goal_or_by_a_reason(cast: Cast) -> None:
    vaste_analyse(cast.casus_noor)
    ruzie, school = list_zorgen(cast.casus_noor)
    gesteld = stel(cast.casus_noor, cast.joris, doel(zorgen=frozenset({school.wortel, uuid4()})))
    assert Doelzorg.objects.get().wortel == school.wortel
    for _ in range(2):
        beantwoord_zorg(cast.casus_noor, ruzie.wortel, door=cast.joris, nu=NU, doelen=[], reden="Het is al rustig.")
    assert Planuitzondering.objects.count() == 1
    assert _oordeel(cast.casus_noor, cast, "elke zorg heeft een doel") is Oordeel.VOLDAAN
    beantwoord_zorg(cast.casus_noor, ruzie.wortel, door=cast.joris, nu=NU, doelen=[gesteld.sleutel])
    assert not Planuitzondering.objects.filter(vervallen_om__isnull=True).exists()
    sluit_doel(cast.casus_noor, gesteld.sleutel, door=cast.joris, nu=NU, status=Doelstatus.GESTOPT, reden="Verhuisd.")
    assert _oordeel(cast.casus_noor, cast, "elke zorg heeft een doel") is Oordeel.NIET_VOLDAAN


def test_a_goal_for_a_concern_strikes_the_exception(cast: Cast) -> None:
    vaste_analyse(cast.casus_noor)
    ruzie = list_zorgen(cast.casus_noor)[0]
    beantwoord_zorg(cast.casus_noor, ruzie.wortel, door=cast.joris, nu=NU, doelen=[], reden="Nog even niet.")
    stel(cast.casus_noor, cast.joris, doel(zorgen=frozenset({ruzie.wortel})))
    assert list_zorgen(cast.casus_noor)[0].uitzondering is None


def test_an_answer_that_cannot_be_is_refused(cast: Cast) -> None:
    vaste_analyse(cast.casus_noor)
    ruzie = list_zorgen(cast.casus_noor)[0]
    gesteld, vreemd = stel(cast.casus_noor, cast.joris), stel(cast.casus_sami, cast.bram)
    wie = {"door": cast.joris, "nu": NU}
    with pytest.raises(Geweigerd, match="Niet allebei"):
        beantwoord_zorg(cast.casus_noor, ruzie.wortel, doelen=[gesteld.sleutel], reden="Toch niet.", **wie)
    with pytest.raises(Geweigerd, match="niet meer in"):
        beantwoord_zorg(cast.casus_noor, uuid4(), doelen=[gesteld.sleutel], **wie)
    with pytest.raises(Geweigerd, match="is er niet meer"):
        beantwoord_zorg(cast.casus_noor, ruzie.wortel, doelen=[vreemd.sleutel], **wie)


def test_a_goal_of_the_family_is_entered_once_and_seen_with_the_sister(cast: Cast) -> None:
    lise = zusje(cast, cast.joris)
    samen = stel(lise, cast.joris, doel("Samen aan tafel eten", is_gezinsdoel=True))
    stel(lise, cast.joris, doel("Alleen van Lise"))
    vaste_analyse(cast.casus_noor)
    blad = get_plan(cast.casus_noor, cast.joris, vandaag=VANDAAG)
    assert [(d.doel, d.van) for d in blad.gezinsdoelen] == [(samen, "Lise")]
    assert [v.voornaam for v in blad.verwanten] == ["Lise"]
    gelezen = Gebeurtenis.objects.filter(jeugdige_id=lise.jeugdige_id, handeling=Handeling.PLAN_LEZEN)
    assert gelezen.count() == 1
    ruzie = list_zorgen(cast.casus_noor)[0]
    beantwoord_zorg(cast.casus_noor, ruzie.wortel, door=cast.joris, nu=NU, doelen=[samen.sleutel])
    assert list_zorgen(cast.casus_noor)[0].doelen == (samen,)
    assert _oordeel(cast.casus_noor, cast, "doel met zichtbaar einde") is Oordeel.VOLDAAN


def test_a_goal_of_the_family_stays_hidden_for_who_may_not_see_the_sister(cast: Cast) -> None:
    lise = zusje(cast, cast.bram)
    stel(lise, cast.bram, doel("Samen aan tafel eten", is_gezinsdoel=True))
    blad = get_plan(cast.casus_noor, cast.joris, vandaag=VANDAAG)
    assert blad.gezinsdoelen == ()
    assert blad.verwanten == ()
    Casus.objects.filter(pk=lise.pk).update(
        status=CasusStatus.AFGESLOTEN, regisseur_id=cast.joris.medewerker_id, team_id=cast.joris.organisatie_id
    )
    assert get_plan(cast.casus_noor, cast.joris, vandaag=VANDAAG).verwanten == ()
