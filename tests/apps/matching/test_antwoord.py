"""The provider answers a pseudonym; after yes the help, the gap and the duties are recorded."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.apps.matching.hulp import START, STRAKS, andere_planner, geadviseerd, geplaatst, gevraagd, vraag
from tests.cast import NU, VANDAAG, Cast
from zorglandschap.apps.aanbod.models import BezettingStatus
from zorglandschap.apps.casus.models import CasusStap, Traject
from zorglandschap.apps.casus.queries import get_dossier
from zorglandschap.apps.casus.queries.dossier import ROND_PLEK
from zorglandschap.apps.fouten import Geweigerd, NietGevonden
from zorglandschap.apps.logboek.models import Gebeurtenis
from zorglandschap.apps.matching.actions import accepteer, koppel_ambulant, trek_in, verwerk_verlopen, weiger
from zorglandschap.apps.matching.models import Kloof, Wachtende
from zorglandschap.apps.matching.queries import (
    get_verzoek,
    list_ambulant,
    list_plichten,
    list_verzoeken,
    list_voorstellen,
    tel_open_verzoeken,
)
from zorglandschap.apps.matching.queries.verzoeken import leeftijdsband, pseudoniem
from zorglandschap.core.begrippen.codelijsten import (
    CasusStatus,
    JuridischKader,
    Niveau,
    RedenAfwijking,
    RedenWeigering,
    Specialisme,
    Stap,
    Verwijzer,
    VoorstelStatus,
)
from zorglandschap.core.begrippen.hulpvormen import Hulpvorm
from zorglandschap.core.regels.uitkomst import Oordeel

GEHEIM = ("Noor", "Berg", "2011")


# --- what the planner sees ---


def test_a_request_shows_needs_and_dates_but_never_who(cast: Cast) -> None:
    voorstel = gevraagd(cast)
    (verzoek,) = list_verzoeken(cast.aisha, nu=NU)
    assert str(verzoek.leeftijd) == "15 tot en met 17 jaar"
    assert verzoek.behoeften == (Specialisme.TRAUMA,)
    assert (verzoek.gewenste_start, verzoek.verloopt_om) == (START, STRAKS)
    assert verzoek.pseudoniem == pseudoniem(voorstel.sleutel)
    assert not any(geheim in str(verzoek) for geheim in GEHEIM)
    assert verzoek.casus is None


@pytest.mark.parametrize(
    ("jaren", "band"),
    [(0, "0 tot en met 3"), (4, "4 tot en met 7"), (11, "8 tot en met 11"), (18, "18 tot en met 22"), (23, "23 jaar")],
)
def test_an_age_is_told_as_a_band(jaren: int, band: str) -> None:
    assert band in str(leeftijdsband(jaren))


def test_after_acceptance_the_provider_sees_who_it_is(cast: Cast) -> None:
    voorstel = geplaatst(cast)
    verzoek = get_verzoek(cast.aisha, voorstel.sleutel, nu=NU)
    assert verzoek.is_geaccepteerd
    assert verzoek.casus is not None
    assert verzoek.casus.jeugdige.voornaam == "Noor"


@pytest.mark.parametrize("wie", ["joris", "mila", "bram", "tom", "eva", "noor_kijker"])
def test_only_the_planner_of_the_provider_sees_and_answers_requests(cast: Cast, wie: str) -> None:
    sleutel, kijker = gevraagd(cast).sleutel, getattr(cast, wie)
    assert tel_open_verzoeken(kijker, nu=NU) == 0
    with pytest.raises(NietGevonden):
        list_verzoeken(kijker, nu=NU)
    with pytest.raises(NietGevonden):
        get_verzoek(kijker, sleutel, nu=NU)
    with pytest.raises(NietGevonden):
        accepteer(kijker, sleutel, nu=NU)
    with pytest.raises(NietGevonden):
        weiger(kijker, sleutel, reden=RedenWeigering.PERSONEEL, nu=NU)


def test_another_provider_sees_nothing_and_every_try_is_logged(cast: Cast) -> None:
    sleutel, olivia = gevraagd(cast).sleutel, andere_planner(cast)
    assert list_verzoeken(olivia, nu=NU) == []
    for probeer in (get_verzoek, accepteer):
        with pytest.raises(NietGevonden):
            probeer(olivia, sleutel, nu=NU)
    geweigerd = Gebeurtenis.objects.filter(gebruiker_id=olivia.gebruiker_id, soort="verzoek", uitkomst=4)
    assert geweigerd.count() == 2
    assert set(geweigerd.values_list("jeugdige_id", flat=True)) == {None}


def test_requests_are_counted_while_they_can_be_answered(cast: Cast) -> None:
    gevraagd(cast)
    assert tel_open_verzoeken(cast.aisha, nu=NU) == 1
    assert tel_open_verzoeken(cast.aisha, nu=STRAKS) == 0
    assert list_verzoeken(cast.aisha, nu=STRAKS) == []


def test_the_list_of_requests_takes_a_fixed_number_of_queries(cast: Cast, django_assert_num_queries: object) -> None:
    gevraagd(cast)
    with django_assert_num_queries(2):  # type: ignore[operator] # the list and one line in the log
        list_verzoeken(cast.aisha, nu=NU)


# --- yes ---


def test_yes_makes_the_placement(cast: Cast) -> None:
    voorstel = geplaatst(cast)
    traject = Traject.objects.get(casus=cast.casus_noor)
    assert (traject.aanbieder, traject.hulpvorm, traject.van) == (cast.aanbieder, Hulpvorm.PLEEGZORG, START)
    assert (traject.toegewezen_op, traject.verwijzer) == (VANDAAG, Verwijzer.GEMEENTE)
    assert traject.bezetting is not None
    assert traject.bezetting.status == BezettingStatus.BEVESTIGD
    assert voorstel.beantwoord_door_id == cast.aisha.medewerker_id
    cast.casus_noor.refresh_from_db()
    assert cast.casus_noor.status == CasusStatus.GEPLAATST


def test_yes_twice_makes_one_placement(cast: Cast) -> None:
    voorstel = geplaatst(cast)
    assert accepteer(cast.aisha, voorstel.sleutel, nu=NU) == voorstel
    assert Traject.objects.filter(casus=cast.casus_noor).count() == 1


def test_the_gap_is_closed_at_once_when_the_advice_was_followed(cast: Cast) -> None:
    geplaatst(cast)
    kloof = Kloof.objects.get(niveau=Niveau.FIRST_BEST)
    assert (kloof.geadviseerd, kloof.gegeven, kloof.niveau) == ("pleegzorg", "pleegzorg", Niveau.FIRST_BEST)
    assert (kloof.sinds, kloof.gesloten_op, kloof.herzien_op) == (START, START, None)  # the day the help begins
    assert not Kloof.objects.filter(gesloten_op__isnull=True).exists()


def test_the_gap_stays_open_with_reason_and_review_date_when_it_was_not(cast: Cast) -> None:
    geadviseerd(cast)
    voorstel = vraag(cast, cast.gezinshuis, reden=RedenAfwijking.WACHTTIJD)
    accepteer(cast.aisha, voorstel.sleutel, nu=NU)
    kloof = Kloof.objects.get(gesloten_op__isnull=True)
    assert (kloof.geadviseerd, kloof.gegeven, kloof.niveau) == ("pleegzorg", "gezinshuis", Niveau.ACCEPTABEL)
    assert (kloof.reden, kloof.gesloten_op) == (RedenAfwijking.WACHTTIJD, None)
    assert kloof.herzien_op == VANDAAG + timedelta(days=91)
    assert kloof.gemeente_id == cast.urk.pk


def test_in_a_compulsory_frame_the_gi_refers(cast: Cast) -> None:
    cast.casus_noor.kader = JuridischKader.OTS
    cast.casus_noor.save()
    geplaatst(cast)
    assert Traject.objects.get(casus=cast.casus_noor).verwijzer == Verwijzer.GI


def test_help_that_is_accepted_late_begins_today(cast: Cast) -> None:
    voorstel = gevraagd(cast)
    voorstel.gewenste_start = VANDAAG - timedelta(days=1)
    voorstel.save()
    accepteer(cast.aisha, voorstel.sleutel, nu=NU)
    assert Traject.objects.get(casus=cast.casus_noor).van == VANDAAG


def test_who_waited_no_longer_waits(cast: Cast) -> None:
    wachtende = Wachtende.objects.create(
        jeugdige=cast.noor, casus=cast.casus_noor, gemeente=cast.urk, hulpvorm=Hulpvorm.PLEEGZORG, sinds=VANDAAG
    )
    geplaatst(cast)
    wachtende.refresh_from_db()
    assert wachtende.tot == VANDAAG


@pytest.mark.parametrize("antwoord", ["ja", "nee"])
def test_after_the_term_it_is_too_late_and_the_lapse_is_recorded(cast: Cast, antwoord: str) -> None:
    sleutel = gevraagd(cast).sleutel
    with pytest.raises(Geweigerd, match="niet meer open"):
        _antwoord(cast, sleutel, antwoord)
    assert CasusStap.objects.filter(stap=Stap.PLEK_VERLOPEN).count() == 1
    assert not Traject.objects.filter(casus=cast.casus_noor).exists()


def _antwoord(cast: Cast, sleutel: object, antwoord: str) -> None:
    if antwoord == "ja":
        accepteer(cast.aisha, sleutel, nu=STRAKS)  # type: ignore[arg-type]
    else:
        weiger(cast.aisha, sleutel, reden=RedenWeigering.PERSONEEL, nu=STRAKS)  # type: ignore[arg-type]


def test_a_withdrawn_request_can_no_longer_be_opened_or_answered(cast: Cast) -> None:
    sleutel = gevraagd(cast).sleutel
    trek_in(cast.joris, cast.casus_noor.sleutel, nu=NU)
    with pytest.raises(Geweigerd, match="niet meer open"):
        get_verzoek(cast.aisha, sleutel, nu=NU)
    with pytest.raises(Geweigerd, match="niet meer open"):
        accepteer(cast.aisha, sleutel, nu=NU)


# --- no ---


def test_no_gives_the_place_back_and_the_story_says_why(cast: Cast) -> None:
    voorstel = weiger(
        cast.aisha, gevraagd(cast).sleutel, reden=RedenWeigering.GROEP_PAST_NIET, nu=NU, toelichting="Te druk nu."
    )
    assert voorstel.status == VoorstelStatus.GEWEIGERD
    voorstel.bezetting.refresh_from_db()
    assert voorstel.bezetting.status == BezettingStatus.VERVALLEN
    stap = CasusStap.objects.get(stap=Stap.PLEK_GEWEIGERD)
    assert stap.toelichting == "samenstelling van de groep: Te druk nu."
    assert stap.status_na == CasusStatus.GEADVISEERD
    (regel,) = list_voorstellen(cast.joris, cast.casus_noor)
    assert regel.reden_weigering == RedenWeigering.GROEP_PAST_NIET


def test_no_twice_is_harmless_and_yes_after_no_is_too_late(cast: Cast) -> None:
    sleutel = gevraagd(cast).sleutel
    for _ in range(2):
        weiger(cast.aisha, sleutel, reden=RedenWeigering.PERSONEEL, nu=NU)
    assert CasusStap.objects.filter(stap=Stap.PLEK_GEWEIGERD).count() == 1
    with pytest.raises(Geweigerd):
        accepteer(cast.aisha, sleutel, nu=NU)


def test_another_reason_is_written_down(cast: Cast) -> None:
    sleutel = gevraagd(cast).sleutel
    with pytest.raises(Geweigerd, match="Schrijf kort op"):
        weiger(cast.aisha, sleutel, reden=RedenWeigering.ANDERS, nu=NU)


def test_families_read_the_story_not_the_requests(cast: Cast) -> None:
    gevraagd(cast)
    assert list_voorstellen(cast.noor_kijker, cast.casus_noor) == []


def test_another_provider_reads_nothing_of_who_was_asked_and_why_it_said_no(cast: Cast) -> None:
    olivia = andere_planner(cast)
    weiger(cast.aisha, gevraagd(cast).sleutel, reden=RedenWeigering.ANDERS, toelichting="De groep is vol.", nu=NU)
    vraag(cast, cast.gezinshuis, reden=RedenAfwijking.GEEN_PLEK)
    trek_in(cast.joris, cast.casus_noor.sleutel, nu=NU, toelichting="De Dijk belde.")
    punten = [p for p in get_dossier(cast.casus_noor, olivia, vandaag=VANDAAG).tijdlijn if p.titel in ROND_PLEK]
    assert {p.titel for p in punten} == {Stap.PLEK_GEVRAAGD, Stap.PLEK_GEWEIGERD, Stap.PLEK_INGETROKKEN}
    assert {(p.tekst, p.door) for p in punten} == {("", "")}
    assert list_voorstellen(olivia, cast.casus_noor) == []


def test_a_provider_reads_its_own_requests_and_its_own_no(cast: Cast) -> None:
    voorstel = weiger(cast.aisha, gevraagd(cast).sleutel, reden=RedenWeigering.PERSONEEL, nu=NU)
    assert list_voorstellen(cast.aisha, cast.casus_noor) == [voorstel]
    punten = {p.titel: p for p in get_dossier(cast.casus_noor, cast.aisha, vandaag=VANDAAG).tijdlijn}
    nee = punten[Stap.PLEK_GEWEIGERD]
    assert (nee.tekst, nee.door) == (RedenWeigering.PERSONEEL.value, cast.aisha.naam)
    assert punten[Stap.ADVIES].door == cast.joris.naam


def test_the_team_reads_every_request_and_every_no(cast: Cast) -> None:
    voorstel = weiger(cast.aisha, gevraagd(cast).sleutel, reden=RedenWeigering.PERSONEEL, nu=NU)
    assert list_voorstellen(cast.joris, cast.casus_noor) == [voorstel]
    punten = {p.titel: p for p in get_dossier(cast.casus_noor, cast.joris, vandaag=VANDAAG).tijdlijn}
    assert "De Dijk" in str(punten[Stap.PLEK_GEVRAAGD].tekst)
    assert punten[Stap.PLEK_GEWEIGERD].tekst == RedenWeigering.PERSONEEL.value


# --- duties ---


def test_after_a_placement_help_at_home_beside_it_is_owed(cast: Cast) -> None:
    geplaatst(cast)
    (plicht,) = list_plichten(cast.joris, cast.casus_noor, vandaag=VANDAAG)
    assert (plicht.regel, plicht.oordeel) == ("ambulant naast verblijf", Oordeel.NIET_VOLDAAN)
    assert not plicht.blokkeert
    assert CasusStap.objects.get(stap=Stap.GEPLAATST).uitkomsten[0]["regel"] == "ambulant naast verblijf"


def test_coupling_help_at_home_fulfils_the_duty(cast: Cast) -> None:
    geplaatst(cast)
    sleutel = cast.casus_noor.sleutel
    blad = list_ambulant(cast.joris, sleutel, start=START, nu=NU)
    assert blad.ernaast == ("behandeling",)
    assert [p.beeld.aanbod_id for p in blad.plekken] == [cast.thuis.pk]
    traject = koppel_ambulant(cast.joris, sleutel, aanbod_id=cast.thuis.pk, start=START, nu=NU)
    assert traject.naast == blad.verblijf
    assert koppel_ambulant(cast.joris, sleutel, aanbod_id=cast.thuis.pk, start=START, nu=NU) == traject
    (plicht,) = list_plichten(cast.joris, cast.casus_noor, vandaag=VANDAAG)
    assert plicht.oordeel is Oordeel.VOLDAAN
    assert CasusStap.objects.filter(stap=Stap.AMBULANT).count() == 1


def test_help_at_home_without_room_cannot_be_coupled(cast: Cast) -> None:
    geplaatst(cast)
    for plek in cast.thuis.plekken.all():
        plek.bezettingen.create(van=VANDAAG, status="bevestigd")
    with pytest.raises(Geweigerd, match="geen ruimte meer"):
        koppel_ambulant(cast.joris, cast.casus_noor.sleutel, aanbod_id=cast.thuis.pk, start=START, nu=NU)


def test_help_at_home_is_coupled_to_a_stay_only(cast: Cast) -> None:
    geadviseerd(cast)
    with pytest.raises(Geweigerd, match="geen verblijf"):
        list_ambulant(cast.joris, cast.casus_noor.sleutel, start=START, nu=NU)


def test_a_crisis_place_is_watched_day_by_day(cast: Cast) -> None:
    verblijf = Traject.objects.get(casus=cast.casus_sami)
    verblijf.hulpvorm, verblijf.van = Hulpvorm.CRISISGROEP, VANDAAG - timedelta(days=28)
    verblijf.save()
    plichten = {u.regel: u for u in list_plichten(cast.bram, cast.casus_sami, vandaag=VANDAAG)}
    te_lang = plichten["crisis hoogstens 28 dagen"]
    assert te_lang.oordeel is Oordeel.NIET_VOLDAAN
    assert "dag 29" in str(te_lang.reden)


def test_what_a_crisis_put_off_is_owed_until_it_is_done(cast: Cast) -> None:
    geadviseerd(cast, crisis=True, mening_jeugdige="", tegenspraak=False)
    plichten = {u.regel for u in list_plichten(cast.joris, cast.casus_noor, vandaag=VANDAAG)}
    assert plichten == {"stemmen gehoord", "tegenspraak bij uithuisplaatsing"}


def test_a_closed_case_owes_nothing_and_neither_does_one_without_advice(cast: Cast) -> None:
    assert list_plichten(cast.joris, cast.casus_noor, vandaag=VANDAAG) == []
    cast.casus_noor.is_crisis = True
    assert list_plichten(cast.joris, cast.casus_noor, vandaag=VANDAAG) == []
    cast.casus_sami.status = CasusStatus.AFGESLOTEN
    assert list_plichten(cast.bram, cast.casus_sami, vandaag=VANDAAG) == []


def test_tidying_up_twice_at_once_is_harmless(cast: Cast) -> None:
    voorstel = gevraagd(cast)
    trek_in(cast.joris, cast.casus_noor.sleutel, nu=NU)
    voorstel.refresh_from_db()
    assert verwerk_verlopen(nu=STRAKS) == 0
    assert voorstel.status == VoorstelStatus.INGETROKKEN
