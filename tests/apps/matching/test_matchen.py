"""From request to placement: more places at a time, one yes chosen and the others let go, a no with a next step."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.conf import settings

from tests.apps.matching.hulp import START, geadviseerd, geplaatst, gevraagd, vraag
from tests.cast import NU, VANDAAG, Cast
from zorglandschap.apps.aanbod.models import Aanbod, Bezetting, BezettingStatus, Plek
from zorglandschap.apps.casus.models import Traject
from zorglandschap.apps.fouten import Geweigerd, NietGevonden
from zorglandschap.apps.matching.actions import (
    Matchdeel,
    accepteer,
    kies_plek,
    leg_geen_match_vast,
    leg_matchstap_vast,
    rond_gevolg_af,
    trek_in,
    verwerk_verlopen,
    weiger,
)
from zorglandschap.apps.matching.models import GeenMatch, Matchstap, Voorstel
from zorglandschap.apps.matching.queries import (
    get_matchblad,
    get_verzoek,
    list_geen_match,
    list_plekken,
    tel_geen_match,
)
from zorglandschap.core.begrippen.codelijsten import (
    CasusStatus,
    RedenAfwijking,
    RedenWeigering,
    Stap,
    VoorstelStatus,
)
from zorglandschap.core.begrippen.hulpvormen import Hulpvorm
from zorglandschap.core.begrippen.matchwoorden import Matchfase, Weigergevolg

pytestmark = pytest.mark.django_db


def nog_een(cast: Cast, naam: str = "Pleegzorg Urk Oost") -> Aanbod:
    aanbod = Aanbod.objects.create(
        locatie=cast.pleegzorg.locatie, naam=naam, hulpvorm=Hulpvorm.PLEEGZORG, leeftijd_van=0, leeftijd_tot=17,
        specialismen=["trauma"], van=date(2016, 1, 1), bijgewerkt_om=NU,
    )  # fmt: skip
    Plek.objects.create(aanbod=aanbod, nummer=1, van=date(2016, 1, 1))
    return aanbod


def twee(cast: Cast) -> tuple[Voorstel, Voorstel]:
    """Two foster families are asked for Noor at the same time."""
    geadviseerd(cast)
    ander = nog_een(cast)
    eerste = list_plekken(cast.joris, cast.casus_noor.sleutel, start=START, nu=NU).plekken[0].kandidaat.aanbod
    tweede = ander if eerste == cast.pleegzorg.pk else cast.pleegzorg
    return vraag(cast, Aanbod.objects.get(pk=eerste)), vraag(cast, tweede)


def stappen(cast: Cast) -> list[str]:
    return list(cast.casus_noor.stappen.values_list("stap", flat=True))


def status(cast: Cast) -> str:
    cast.casus_noor.refresh_from_db()
    return cast.casus_noor.status


def test_two_places_that_fit_best_can_be_asked_at_a_time(cast: Cast) -> None:
    twee(cast)
    assert stappen(cast)[-2:] == [Stap.PLEK_GEVRAAGD, Stap.PLEK_OOK_GEVRAAGD]
    blad = list_plekken(cast.joris, cast.casus_noor.sleutel, start=START, nu=NU)
    assert len(blad.voorstellen) == 2
    assert status(cast) == CasusStatus.PLEK_GEVRAAGD


def test_more_than_the_norm_or_what_does_not_fit_best_waits_for_the_answer(cast: Cast) -> None:
    twee(cast)
    with pytest.raises(Geweigerd, match="alleen voor plekken die het best passen"):
        vraag(cast, cast.gezinshuis, reden=RedenAfwijking.GEEN_PLEK)
    for nummer in range(settings.BELEID.aantal("verzoeken_tegelijk", VANDAAG) - 2):
        vraag(cast, nog_een(cast, f"Nog een {nummer}"))
    teveel = nog_een(cast, "Te veel")
    with pytest.raises(Geweigerd, match="mogen er 3 zijn"):
        vraag(cast, teveel)
    assert list_plekken(cast.joris, cast.casus_noor.sleutel, start=START, nu=NU).plekken == ()


def test_a_yes_beside_other_requests_is_a_promise_without_a_name(cast: Cast) -> None:
    een, _ = twee(cast)
    for _keer in range(2):
        assert accepteer(cast.aisha, een.sleutel, nu=NU).status == VoorstelStatus.TOEGEZEGD
    assert not Traject.objects.filter(casus=cast.casus_noor).exists()
    assert get_verzoek(cast.aisha, een.sleutel, nu=NU).casus is None
    assert stappen(cast)[-1] == Stap.PLEK_TOEGEZEGD


def test_choosing_one_lets_the_others_go_in_the_same_step(cast: Cast) -> None:
    een, ander = twee(cast)
    accepteer(cast.aisha, een.sleutel, nu=NU)
    for _keer in range(2):
        kies_plek(cast.joris, cast.casus_noor.sleutel, voorstel=een.sleutel, nu=NU)
    een.refresh_from_db()
    ander.refresh_from_db()
    assert (een.status, ander.status) == (VoorstelStatus.GEACCEPTEERD, VoorstelStatus.INGETROKKEN)
    assert Bezetting.objects.get(pk=ander.bezetting_id).status == BezettingStatus.VERVALLEN
    assert Bezetting.objects.get(pk=een.bezetting_id).status == BezettingStatus.BEVESTIGD
    assert Traject.objects.get(casus=cast.casus_noor).aanbod_id == een.aanbod_id
    assert stappen(cast)[-2:] == [Stap.PLEK_AFGEVALLEN, Stap.GEPLAATST]
    assert status(cast) == CasusStatus.GEPLAATST


def test_what_was_not_granted_cannot_be_chosen_and_only_the_regisseur_chooses(cast: Cast) -> None:
    een, _ = twee(cast)
    with pytest.raises(Geweigerd, match="niet \\(meer\\) toegezegd"):
        kies_plek(cast.joris, cast.casus_noor.sleutel, voorstel=een.sleutel, nu=NU)
    with pytest.raises(NietGevonden):
        kies_plek(cast.joris, cast.casus_noor.sleutel, voorstel=uuid4(), nu=NU)
    accepteer(cast.aisha, een.sleutel, nu=NU)
    for kijker in (cast.mila, cast.bram, cast.aisha, cast.tom):
        with pytest.raises(NietGevonden):
            kies_plek(kijker, cast.casus_noor.sleutel, voorstel=een.sleutel, nu=NU)


def test_choosing_without_a_ground_is_refused_and_lets_nothing_go(cast: Cast) -> None:
    een, ander = twee(cast)
    accepteer(cast.aisha, een.sleutel, nu=NU)
    cast.noor.toestemmingen.update(tot=VANDAAG)
    with pytest.raises(Geweigerd):
        kies_plek(cast.joris, cast.casus_noor.sleutel, voorstel=een.sleutel, nu=NU)
    ander.refresh_from_db()
    assert ander.status == VoorstelStatus.OPEN


def test_one_no_of_two_leaves_the_other_request_standing(cast: Cast) -> None:
    een, ander = twee(cast)
    weiger(cast.aisha, een.sleutel, reden=RedenWeigering.PERSONEEL, nu=NU)
    assert (stappen(cast)[-1], status(cast)) == (Stap.PLEK_AFGEVALLEN, CasusStatus.PLEK_GEVRAAGD)
    trek_in(cast.joris, cast.casus_noor.sleutel, nu=NU, voorstel=ander.sleutel)
    assert (stappen(cast)[-1], status(cast)) == (Stap.PLEK_INGETROKKEN, CasusStatus.GEADVISEERD)


def test_withdrawing_without_naming_one_withdraws_all(cast: Cast) -> None:
    twee(cast)
    trek_in(cast.joris, cast.casus_noor.sleutel, nu=NU)
    assert not Voorstel.objects.exclude(status=VoorstelStatus.INGETROKKEN).exists()
    assert status(cast) == CasusStatus.GEADVISEERD


def test_a_promise_that_is_not_chosen_lapses_too(cast: Cast) -> None:
    een, _ = twee(cast)
    accepteer(cast.aisha, een.sleutel, nu=NU)
    assert verwerk_verlopen(nu=NU + timedelta(days=5)) == 2
    assert status(cast) == CasusStatus.GEADVISEERD


# --- a no has a consequence ---


def _nee(cast: Cast, reden: RedenWeigering, toelichting: str = "") -> Voorstel:
    return weiger(cast.aisha, gevraagd(cast).sleutel, reden=reden, nu=NU, toelichting=toelichting)


def _ziet(cast: Cast, dagen: int = 0) -> set[int]:
    nu = NU + timedelta(days=dagen)
    blad = list_plekken(cast.joris, cast.casus_noor.sleutel, start=VANDAAG + timedelta(days=dagen), nu=nu)
    return {p.kandidaat.aanbod for p in blad.plekken}


def test_a_passing_reason_parks_the_place_until_a_day(cast: Cast) -> None:
    nee = _nee(cast, RedenWeigering.GROEP_PAST_NIET)
    assert (nee.gevolg, nee.gevolg_tot) == (Weigergevolg.PARKEREN, VANDAAG + timedelta(days=28))
    assert cast.pleegzorg.pk not in _ziet(cast, 27)
    assert cast.pleegzorg.pk in _ziet(cast, 28)


def test_after_the_second_look_the_place_may_be_asked_again(cast: Cast) -> None:
    nee = _nee(cast, RedenWeigering.PROFIEL_PAST_NIET)
    assert nee.gevolg == Weigergevolg.TWEEDE_BLIK
    assert cast.pleegzorg.pk not in _ziet(cast)
    sleutel = cast.casus_noor.sleutel
    with pytest.raises(Geweigerd, match="wat eruit kwam"):
        rond_gevolg_af(cast.joris, sleutel, voorstel=nee.sleutel, toelichting=" ", nu=NU)
    for tekst in ("De vraag klopt; het aanbod is bijgewerkt.", "Nog eens."):
        af = rond_gevolg_af(cast.joris, sleutel, voorstel=nee.sleutel, toelichting=tekst, nu=NU)
        assert af.gevolg_toelichting == "De vraag klopt; het aanbod is bijgewerkt."
    assert cast.pleegzorg.pk in _ziet(cast)
    with pytest.raises(NietGevonden):
        rond_gevolg_af(cast.joris, sleutel, voorstel=uuid4(), toelichting="x", nu=NU)


def test_only_a_no_has_something_to_follow_up(cast: Cast) -> None:
    voorstel = gevraagd(cast)
    with pytest.raises(Geweigerd, match="geen nee"):
        rond_gevolg_af(cast.joris, cast.casus_noor.sleutel, voorstel=voorstel.sleutel, toelichting="x", nu=NU)


def test_the_third_no_on_one_advice_goes_to_the_table_of_experts(cast: Cast) -> None:
    geadviseerd(cast)
    for nummer in range(3):
        voorstel = vraag(cast, nog_een(cast, f"Gezin {nummer}"), reden=RedenAfwijking.KEUZE_GEZIN)
        laatste = weiger(cast.aisha, voorstel.sleutel, reden=RedenWeigering.PERSONEEL, nu=NU)
    assert laatste.gevolg == Weigergevolg.OPSCHALEN
    blad = list_plekken(cast.joris, cast.casus_noor.sleutel, start=START, nu=NU)
    assert blad.geweigerd[0].gevolg == Weigergevolg.OPSCHALEN


# --- getting to know each other ---


def _stap(cast: Cast, voorstel: Voorstel, fase: Matchfase, **anders: Any) -> Matchstap:
    basis: dict[str, Any] = {"op": VANDAAG, "toelichting": "Samen gegeten.", "jeugdige_vond": "Noor vond het fijn."}
    deel = Matchdeel(fase, **{**basis, **anders})
    return leg_matchstap_vast(cast.joris, cast.casus_noor.sleutel, voorstel=voorstel.sleutel, deel=deel, nu=NU)


def test_meeting_match_and_settling_in_are_recorded_with_their_day(cast: Cast) -> None:
    voorstel = gevraagd(cast)
    for _keer in range(2):
        _stap(cast, voorstel, Matchfase.KENNISMAKING)
    _stap(cast, voorstel, Matchfase.MATCH)
    with pytest.raises(Geweigerd, match="zodra de plek er is"):
        _stap(cast, voorstel, Matchfase.WENNEN)
    accepteer(cast.aisha, voorstel.sleutel, nu=NU)
    _stap(cast, voorstel, Matchfase.WENNEN)
    assert stappen(cast).count(Stap.KENNISMAKING) == 3
    blad = get_matchblad(cast.joris, cast.casus_noor.sleutel, vandaag=VANDAAG)
    (rij,) = blad.voorstellen
    assert [s.fase for s in rij.matchstappen.all()] == [Matchfase.KENNISMAKING, Matchfase.MATCH, Matchfase.WENNEN]
    open_ = blad.open_fasen(rij)
    assert Matchfase.WENNEN in open_  # settling in is looked at more than once
    assert Matchfase.MATCH not in open_


@pytest.mark.parametrize(
    ("anders", "zin"),
    [
        ({"toelichting": ""}, "hoe het ging"),
        ({"jeugdige_vond": " "}, "wat de jeugdige ervan vond"),
        ({"op": VANDAAG + timedelta(days=1)}, "tussen de dag"),
        ({"op": VANDAAG - timedelta(days=1)}, "tussen de dag"),
    ],
)
def test_a_step_that_cannot_be_is_refused(cast: Cast, anders: dict[str, Any], zin: str) -> None:
    voorstel = gevraagd(cast)
    with pytest.raises(Geweigerd, match=zin):
        _stap(cast, voorstel, Matchfase.KENNISMAKING, **anders)
    assert not Matchstap.objects.exists()


def test_a_meeting_is_planned_for_a_day_to_come_and_waits_for_its_words(cast: Cast) -> None:
    voorstel = gevraagd(cast)

    def gepland() -> date | None:
        blad = get_matchblad(cast.joris, cast.casus_noor.sleutel, vandaag=VANDAAG)
        return blad.afgesproken_op(blad.voorstellen[0])

    assert gepland() is None
    for dagen in (-1, 400):
        with pytest.raises(Geweigerd, match="Spreek een dag af"):
            _stap(cast, voorstel, Matchfase.AFGESPROKEN, op=VANDAAG + timedelta(days=dagen), jeugdige_vond="")
    stap = _stap(cast, voorstel, Matchfase.AFGESPROKEN, op=VANDAAG + timedelta(days=5), jeugdige_vond="")
    assert (gepland(), stap.jeugdige_vond) == (VANDAAG + timedelta(days=5), "")
    vandaag = _stap(cast, voorstel, Matchfase.AFGESPROKEN, jeugdige_vond="")
    assert gepland() == VANDAAG + timedelta(days=5)  # the furthest day that was planned
    vandaag = _stap(cast, voorstel, Matchfase.KENNISMAKING, ouders_vonden="Fijn huis.", aanbieder_vond="Past goed.")
    assert (vandaag.ouders_vonden, vandaag.aanbieder_vond) == ("Fijn huis.", "Past goed.")


def test_a_request_that_came_to_nothing_has_no_more_steps(cast: Cast) -> None:
    voorstel = _nee(cast, RedenWeigering.PERSONEEL)
    with pytest.raises(NietGevonden):
        _stap(cast, voorstel, Matchfase.KENNISMAKING)


# --- no match ---


def _geen(cast: Cast, **anders: Any) -> GeenMatch:
    basis: dict[str, Any] = {"start": START, "wat_nodig": "Een gezin met ervaring met trauma op Urk.", "nu": NU}
    return leg_geen_match_vast(cast.joris, cast.casus_noor.sleutel, **{**basis, **anders})


def test_no_match_is_an_outcome_with_what_would_be_needed_and_the_youth_keeps_waiting(cast: Cast) -> None:
    geadviseerd(cast)
    for _keer in range(2):
        rij = _geen(cast)
    assert GeenMatch.objects.count() == 1
    assert (rij.hulpvorm, rij.bekeken) == (Hulpvorm.PLEEGZORG, 2)
    assert stappen(cast)[-1] == Stap.GEEN_MATCH
    assert status(cast) == CasusStatus.GEADVISEERD
    assert cast.casus_noor.wachtend.filter(tot__isnull=True).exists()
    assert list_geen_match(cast.joris, cast.casus_noor) == [rij]
    assert list_geen_match(cast.noor_kijker, cast.casus_noor) == []
    morgen = VANDAAG + timedelta(days=1)
    assert tel_geen_match(VANDAAG, morgen) == {(Hulpvorm.PLEEGZORG, cast.urk.pk): 1}


def test_no_match_asks_what_is_needed_and_is_not_said_while_help_runs(cast: Cast) -> None:
    geadviseerd(cast)
    with pytest.raises(Geweigerd, match="wat er nodig is"):
        _geen(cast, wat_nodig=" ")
    vraag(cast)
    with pytest.raises(Geweigerd, match="Een plek zoeken kan nu niet"):
        _geen(cast)


def test_a_single_request_that_is_accepted_is_a_placement_at_once(cast: Cast) -> None:
    assert geplaatst(cast).status == VoorstelStatus.GEACCEPTEERD
