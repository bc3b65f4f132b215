"""The waiting list: on with the advice, off with the help, every change an event, others only as numbers."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone

from tests.apps.matching.hulp import geadviseerd, geplaatst, gevraagd, invoer
from tests.cast import NU, VANDAAG, Cast
from zorglandschap.apps.casus.models import Casus, Jeugdige
from zorglandschap.apps.casus.queries.termijnen import list_standen
from zorglandschap.apps.fouten import Geweigerd, NietGevonden
from zorglandschap.apps.matching.actions import (
    beloof_start,
    leg_advies_vast,
    vertel_over_wachten,
    werk_wachtlijst_bij,
    wijzig_urgentie,
)
from zorglandschap.apps.matching.models import Wachtende, Wachtgebeurtenis
from zorglandschap.apps.matching.queries import get_eigen_wachten, get_wachtblad, get_wachtlijst, list_elders
from zorglandschap.apps.matching.queries.wachtlijst import PER_PAGINA
from zorglandschap.apps.matching.wachtstaat import wachtnorm
from zorglandschap.core.begrippen.codelijsten import CasusStatus, Stap
from zorglandschap.core.begrippen.hulpvormen import Hulpvorm
from zorglandschap.core.begrippen.matchwoorden import Urgentie, Wachtsoort
from zorglandschap.core.begrippen.tekst import zin
from zorglandschap.core.regels.uitkomst import Oordeel

pytestmark = pytest.mark.django_db
LATER = NU + timedelta(days=10)


def soorten() -> list[str]:
    return list(Wachtgebeurtenis.objects.values_list("soort", flat=True))


def wachter(cast: Cast, dagen: int, **anders: Any) -> Wachtende:
    """Another youth of Urk who waits, without a casus that anybody here may see."""
    ander = Jeugdige.objects.create(
        gezin=cast.noor.gezin,
        voornaam="Ander",
        achternaam="Kind",
        geboren_op=date(2012, 1, 1),
        geslacht="onbekend",
        gemeente=cast.urk,
        breedte=52.6,
        lengte=5.6,
    )
    basis = {"jeugdige": ander, "gemeente": cast.urk, "hulpvorm": Hulpvorm.PLEEGZORG}
    return Wachtende.objects.create(**{**basis, "sinds": VANDAAG - timedelta(days=dagen), **anders})


def test_with_the_advice_a_youth_waits_since_the_referral_and_with_help_no_more(cast: Cast) -> None:
    geplaatst(cast)
    wachtende = Wachtende.objects.get()
    assert (wachtende.hulpvorm, wachtende.sinds, wachtende.tot) == (Hulpvorm.PLEEGZORG, VANDAAG, VANDAAG)
    assert soorten() == [Wachtsoort.ERBIJ, Wachtsoort.ERAF]
    assert not Wachtgebeurtenis.objects.last().wacht  # type: ignore[union-attr]


def test_another_advice_moves_to_another_list_and_keeps_the_waiting_time(cast: Cast) -> None:
    geadviseerd(cast)
    anders = invoer(cast, hulpvorm=Hulpvorm.GEZINSHUIS, motivering="Een gezinshuis past beter dan een pleeggezin.")
    for _ in range(2):
        leg_advies_vast(cast.joris, cast.casus_noor.sleutel, invoer=anders, nu=LATER)
    wachtende = Wachtende.objects.get()
    assert (wachtende.hulpvorm, wachtende.sinds) == (Hulpvorm.GEZINSHUIS, VANDAAG)
    assert soorten() == [Wachtsoort.ERBIJ, Wachtsoort.HULPVORM]


def test_the_log_is_only_added_to(cast: Cast) -> None:
    geadviseerd(cast)
    for doe in (lambda: Wachtgebeurtenis.objects.update(toelichting="x"), Wachtgebeurtenis.objects.all().delete):
        with pytest.raises(DatabaseError), transaction.atomic():
            doe()


def test_haste_a_promise_and_what_happens_meanwhile_are_events_with_a_reason(cast: Cast) -> None:
    geadviseerd(cast)
    sleutel, dag = cast.casus_noor.sleutel, VANDAAG + timedelta(days=20)
    for _ in range(2):  # sending a form twice changes nothing
        wijzig_urgentie(cast.joris, sleutel, urgentie=Urgentie.DRINGEND, toelichting="Gaat niet naar school.", nu=NU)
        beloof_start(cast.joris, sleutel, op=dag, toelichting="De aanbieder belde.", nu=NU)
        for soort in (Wachtsoort.OVERBRUGGING, Wachtsoort.SCHADE):
            vertel_over_wachten(cast.joris, sleutel, soort=soort, sinds=VANDAAG, toelichting="Tante helpt.", nu=NU)
    assert soorten() == [
        Wachtsoort.ERBIJ, Wachtsoort.URGENTIE, Wachtsoort.BELOFTE, Wachtsoort.OVERBRUGGING, Wachtsoort.SCHADE,
    ]  # fmt: skip
    blad = get_wachtblad(cast.mila, sleutel, vandaag=VANDAAG)
    assert blad.heeft_overbrugging
    assert not blad.mag_schrijven
    assert blad.wachtende is not None
    assert (blad.wachtende.urgentie, blad.wachtende.beloofd_op) == (Urgentie.DRINGEND, dag)


def test_recorded_help_while_waiting_counts_as_help_in_what_stands_still(cast: Cast) -> None:
    geadviseerd(cast)
    sleutel, lang = cast.casus_noor.sleutel, VANDAAG + timedelta(days=40)

    def alleen() -> bool:
        casus = Casus.objects.get(sleutel=sleutel)
        (stand,) = list_standen([casus], vandaag=lang, elders=list_elders).values()
        return "overbrugging tijdens wachten" in {u.regel for u in stand.stilstand if u.oordeel is Oordeel.NIET_VOLDAAN}

    assert alleen()
    vertel_over_wachten(
        cast.joris, sleutel, soort=Wachtsoort.SCHADE, sinds=VANDAAG, toelichting="Gaat niet naar school.", nu=NU
    )
    assert alleen()
    vertel_over_wachten(
        cast.joris, sleutel, soort=Wachtsoort.OVERBRUGGING, sinds=VANDAAG, toelichting="Tante helpt.", nu=NU
    )
    assert not alleen()
    Wachtende.objects.update(tot=VANDAAG)  # what bridged an earlier wait says nothing of a later one
    assert alleen()


@pytest.mark.parametrize(
    ("doe", "zin"),
    [
        (lambda k, s: wijzig_urgentie(k, s, urgentie=Urgentie.DRINGEND, toelichting=" ", nu=NU), "paar woorden"),
        (lambda k, s: wijzig_urgentie(k, s, urgentie=Urgentie.CRISIS, toelichting="x", nu=NU), "Meld een crisis"),
        (lambda k, s: beloof_start(k, s, op=VANDAAG - timedelta(days=1), toelichting="x", nu=NU), "vanaf vandaag"),
        (lambda k, s: beloof_start(k, s, op=VANDAAG + timedelta(days=400), toelichting="x", nu=NU), "een jaar"),
        (lambda k, s: beloof_start(k, s, op=VANDAAG, toelichting="", nu=NU), "paar woorden"),
        (lambda k, s: _vertel(k, s, sinds=VANDAAG + timedelta(days=1)), "de dag waarop dit begon"),
        (lambda k, s: _vertel(k, s, sinds=date(2001, 1, 1)), "de dag waarop dit begon"),
        (lambda k, s: _vertel(k, s, tekst=""), "paar woorden"),
    ],
)
def test_what_cannot_be_is_refused_with_a_sentence(cast: Cast, doe: Any, zin: str) -> None:
    geadviseerd(cast)
    with pytest.raises(Geweigerd, match=zin):
        doe(cast.joris, cast.casus_noor.sleutel)
    assert soorten() == [Wachtsoort.ERBIJ]


def _vertel(kijker: Any, sleutel: Any, *, sinds: date = VANDAAG, tekst: str = "Belt elke dag.") -> object:
    return vertel_over_wachten(kijker, sleutel, soort=Wachtsoort.SCHADE, sinds=sinds, toelichting=tekst, nu=NU)


def test_only_bridging_and_harm_are_told(cast: Cast) -> None:
    with pytest.raises(ValueError, match="niets om over te vertellen"):
        vertel_over_wachten(
            cast.joris, cast.casus_noor.sleutel, soort=Wachtsoort.ERAF, sinds=VANDAAG, toelichting="x", nu=NU
        )


def test_who_does_not_wait_has_nothing_to_tell_and_only_the_regisseur_writes(cast: Cast) -> None:
    with pytest.raises(Geweigerd, match="niet op de wachtlijst"):
        _vertel(cast.joris, cast.casus_noor.sleutel)
    geadviseerd(cast)
    for kijker in (cast.mila, cast.femke, cast.bram, cast.aisha, cast.tom, cast.noor_kijker):
        with pytest.raises(NietGevonden):
            _vertel(kijker, cast.casus_noor.sleutel)


def test_a_crisis_gives_haste_by_itself_and_some_stays_when_it_is_over(cast: Cast) -> None:
    geadviseerd(cast)
    cast.casus_noor.is_crisis, cast.casus_noor.crisis_reden = True, "Het is thuis niet veilig."
    cast.casus_noor.save()
    assert werk_wachtlijst_bij(nu=LATER) == 1
    assert werk_wachtlijst_bij(nu=LATER) == 0
    cast.casus_noor.is_crisis = False
    cast.casus_noor.save()
    assert werk_wachtlijst_bij(nu=LATER) == 1
    assert list(Wachtgebeurtenis.objects.values_list("urgentie", flat=True)) == ["gewoon", "crisis", "dringend"]


def test_who_closes_the_casus_or_needs_no_other_help_after_all_leaves_the_list(cast: Cast) -> None:
    geadviseerd(cast)
    cast.casus_noor.status = CasusStatus.AFGESLOTEN
    cast.casus_noor.save()
    assert werk_wachtlijst_bij(nu=LATER) == 1
    assert Wachtende.objects.get().tot == timezone.localdate(LATER)


def test_taking_back_that_other_help_is_needed_takes_off_too(cast: Cast) -> None:
    wacht = wachter(cast, 3, casus=cast.casus_sami)
    assert werk_wachtlijst_bij(nu=NU) == 0  # help that runs while other help is waited for
    cast.casus_sami.stappen.create(
        stap=Stap.VERVOLG_INGETROKKEN, status_na=CasusStatus.GEPLAATST, op=VANDAAG, om=NU, door_naam="Bram"
    )
    assert werk_wachtlijst_bij(nu=NU) == 1
    wacht.refresh_from_db()
    assert wacht.tot == VANDAAG


def test_the_list_shows_own_cases_with_reasons_and_others_as_numbers_that_are_not_small(cast: Cast) -> None:
    geadviseerd(cast)
    for dagen in (40, 90):
        wachter(cast, dagen)
    lijst = get_wachtlijst(cast.joris, vandaag=VANDAAG)
    (regel,) = lijst.regels
    assert regel.casus == cast.casus_noor
    assert regel.verklaring.nu is not None
    assert (regel.verklaring.nu.plaats, regel.verklaring.aantal_nu) == (3, 3)
    assert [str(t) for t in regel.verklaring.waarom] == [
        "Voor u, omdat zij langer wachten dan de norm: 1.",
        "Voor u, omdat zij langer wachten: 1.",
    ]
    (telling,) = lijst.telling
    assert telling.totaal is None  # three children are few enough to guess who
    assert None in telling.aantallen
    for kijker in (cast.tom, cast.bram, cast.aisha):
        assert get_wachtlijst(kijker, vandaag=VANDAAG).regels == ()
    assert [r.casus for r in get_wachtlijst(cast.mila, vandaag=VANDAAG).regels] == [cast.casus_noor]
    with pytest.raises(NietGevonden):
        get_wachtlijst(cast.eva, vandaag=VANDAAG)


def test_large_numbers_are_shown(cast: Cast) -> None:
    drempel = get_wachtlijst(cast.tom, vandaag=VANDAAG).drempel
    assert get_wachtlijst(cast.tom, vandaag=VANDAAG).telling == ()
    for dagen in range(drempel * 2):
        wachter(cast, dagen)
    (telling,) = get_wachtlijst(cast.tom, vandaag=VANDAAG).telling
    assert telling.totaal == drempel * 2


def test_a_colleague_who_may_not_know_of_a_restricted_casus_does_not_find_it_on_the_list(cast: Cast) -> None:
    geadviseerd(cast)
    cast.casus_noor.is_beperkt = True
    cast.casus_noor.save()
    assert get_wachtlijst(cast.mila, vandaag=VANDAAG).regels == ()


def test_a_row_from_before_the_log_stands_for_its_own_start(cast: Cast) -> None:
    wachter(cast, 2, casus=cast.casus_noor)
    weg = wachter(cast, 30, tot=VANDAAG - timedelta(days=2))
    blad = get_wachtblad(cast.joris, cast.casus_noor.sleutel, vandaag=VANDAAG)
    assert blad.verklaring is not None
    assert blad.verklaring.toen is None
    assert blad.verklaring.nu is not None
    assert blad.verklaring.nu.plaats == 1
    assert weg.gebeurtenissen.count() == 0


def test_the_family_reads_its_own_waiting_in_words(cast: Cast) -> None:
    assert get_eigen_wachten(cast.noor_kijker, cast.casus_noor, vandaag=VANDAAG) is None
    geadviseerd(cast)
    vertel_over_wachten(
        cast.joris, cast.casus_noor.sleutel, soort=Wachtsoort.OVERBRUGGING, sinds=VANDAAG,
        toelichting="Elke week een gesprek.", nu=NU,
    )  # fmt: skip
    eigen = get_eigen_wachten(cast.noor_kijker, cast.casus_noor, vandaag=VANDAAG + timedelta(days=4))
    assert eigen is not None
    assert (eigen.dagen, eigen.overbrugging) == (4, ("Elke week een gesprek.",))
    assert "weinig anderen" in str(eigen.waar)
    assert get_eigen_wachten(cast.bram, cast.casus_noor, vandaag=VANDAAG) is None


def test_the_norm_of_a_form_is_its_own_when_the_region_has_one() -> None:
    assert wachtnorm(Hulpvorm.TEAM_ANDERS, VANDAAG) == 14
    assert wachtnorm(Hulpvorm.BEHANDELGROEP, VANDAAG) == 70


def test_asking_for_a_place_leaves_the_place_on_the_list_as_it_is(cast: Cast) -> None:
    gevraagd(cast)
    assert soorten() == [Wachtsoort.ERBIJ]


def test_looking_at_one_casus_follows_that_casus_alone(cast: Cast) -> None:
    geadviseerd(cast)
    wacht = wachter(cast, 3, casus=cast.casus_sami)
    for casus in (cast.casus_noor, cast.casus_sami):
        casus.is_crisis, casus.crisis_reden = True, "Het is thuis niet veilig."
        casus.save()
    assert werk_wachtlijst_bij(nu=NU, sleutel=cast.casus_noor.sleutel) == 1
    wacht.refresh_from_db()
    assert wacht.urgentie == Urgentie.GEWOON
    assert werk_wachtlijst_bij(nu=NU) == 1


def test_own_youths_come_a_page_at_a_time_with_the_most_haste_first(cast: Cast) -> None:
    geadviseerd(cast)
    for dagen in range(PER_PAGINA):
        ander = wachter(cast, dagen)
        casus = Casus.objects.create(
            geopend_op=VANDAAG,
            status=CasusStatus.GEADVISEERD,
            jeugdige=ander.jeugdige,
            team=cast.casus_noor.team,
            regisseur=cast.casus_noor.regisseur,
        )
        Wachtende.objects.filter(pk=ander.pk).update(casus=casus, urgentie=Urgentie.DRINGEND)
    een, twee = (get_wachtlijst(cast.joris, vandaag=VANDAAG, pagina=n) for n in (1, 2))
    assert [r.verklaring.nu.plaats for r in een.regels if r.verklaring.nu] == list(range(1, PER_PAGINA + 1))
    assert [r.casus for r in twee.regels] == [cast.casus_noor]
    assert twee.regels[0].verklaring.waarom == (zin("Voor u, met meer haast: %(aantal)s.", aantal=PER_PAGINA),)


def test_another_advice_since_the_earlier_day_is_explained_from_both_lists(cast: Cast) -> None:
    geadviseerd(cast, nu=NU - timedelta(days=20))
    anders = invoer(cast, hulpvorm=Hulpvorm.GEZINSHUIS, motivering="Een gezinshuis past beter dan een pleeggezin.")
    leg_advies_vast(cast.joris, cast.casus_noor.sleutel, invoer=anders, nu=NU)
    for dagen in (40, 90):
        wachter(cast, dagen)
    verklaring = get_wachtblad(cast.joris, cast.casus_noor.sleutel, vandaag=VANDAAG).verklaring
    assert verklaring is not None
    assert verklaring.nu is not None
    assert verklaring.toen is not None
    assert (verklaring.nu.plaats, verklaring.aantal_nu) == (1, 1)
    assert (verklaring.toen.wacht.hulpvorm, verklaring.toen.plaats) == (Hulpvorm.PLEEGZORG, 3)
    assert "een andere wachtlijst" in str(verklaring.veranderd[0])
