"""Places for Noor: ranked and explained; asked for with a reason where needed; held once, withdrawn, lapsed."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.conf import settings

from tests.apps.matching.hulp import (
    START,
    STRAKS,
    UIT_HUIS,
    andere_planner,
    geadviseerd,
    geplaatst,
    gevraagd,
    verwezen,
    vraag,
)
from tests.cast import NU, VANDAAG, Cast
from zorglandschap.apps.aanbod.models import Aanbod, Bezetting, BezettingStatus
from zorglandschap.apps.casus.models import CasusStap, Maatregel
from zorglandschap.apps.fouten import Geweigerd, NietGevonden
from zorglandschap.apps.logboek.models import Gebeurtenis
from zorglandschap.apps.matching.actions import (
    accepteer,
    koppel_ambulant,
    leg_advies_vast,
    trek_in,
    verwerk_verlopen,
    vraag_plek,
    weiger,
)
from zorglandschap.apps.matching.models import Voorstel
from zorglandschap.apps.matching.queries import Plekkenblad, Reservering, get_keuze, list_plekken, list_reserveringen
from zorglandschap.apps.organisaties.models import Organisatie
from zorglandschap.core.begrippen.codelijsten import (
    CasusStatus,
    JuridischKader,
    Niveau,
    RedenAfwijking,
    RedenWeigering,
    SoortOrganisatie,
    Specialisme,
    Stap,
    VoorstelStatus,
)
from zorglandschap.core.begrippen.hulpvormen import Hulpvorm
from zorglandschap.core.matching.passend import REDENEN, Reden

GEEN_PLEK = RedenAfwijking.GEEN_PLEK


def _blad(cast: Cast, start: date = START) -> Plekkenblad:
    return list_plekken(cast.joris, cast.casus_noor.sleutel, start=start, nu=NU)


def _namen(blad: Plekkenblad) -> list[int]:
    return [p.beeld.aanbod_id for p in blad.plekken]


# --- looking ---


def test_places_come_in_order_with_level_points_and_distances(cast: Cast) -> None:
    geadviseerd(cast)
    eerste, tweede = _blad(cast).plekken
    assert (eerste.beeld.aanbod_id, eerste.kandidaat.niveau) == (cast.pleegzorg.pk, Niveau.FIRST_BEST)
    assert (tweede.beeld.aanbod_id, tweede.kandidaat.niveau) == (cast.gezinshuis.pk, Niveau.ACCEPTABEL)
    assert eerste.kandidaat.punten == sum(b.punten for b in eerste.kandidaat.bijdragen)
    assert eerste.kandidaat.km_thuis < 1 < tweede.kandidaat.km_thuis
    assert (eerste.vrij, tweede.vrij) == (1, 1)


def test_the_page_says_which_forms_were_looked_at_and_why_others_drop_out(cast: Cast) -> None:
    geadviseerd(cast)
    Aanbod.objects.filter(pk=cast.gezinshuis.pk).update(leeftijd_van=16)
    blad = _blad(cast)
    assert (Hulpvorm.PLEEGZORG, Niveau.FIRST_BEST) in blad.vormen
    assert blad.uitgesloten == ((REDENEN[Reden.TE_JONG], 1),)
    assert (blad.aantal_bekeken, blad.aantal_passend) == (2, 1)
    assert "4 maanden te jong" in str(blad.bijna[0].bijna.nodig)  # 15 years and 8 months at the start


def test_near_misses_never_suggest_another_advice(cast: Cast) -> None:
    geadviseerd(cast)
    assert {b.beeld.aanbod_id for b in _blad(cast).bijna}.isdisjoint({cast.groep.pk, cast.thuis.pk})


def test_brothers_and_sisters_and_a_disability_ask_for_an_offer_that_takes_them(cast: Cast) -> None:
    geadviseerd(cast, antwoorden={**UIT_HUIS, "samen": "ja"}, behoeften=frozenset({Specialisme.LVB}))
    assert _namen(_blad(cast)) == []
    Aanbod.objects.filter(pk=cast.pleegzorg.pk).update(neemt_broers_zussen=True, neemt_lvb=True)
    assert _namen(_blad(cast)) == [cast.pleegzorg.pk]


def test_the_school_counts_when_it_is_known(cast: Cast) -> None:
    geadviseerd(cast)
    assert _blad(cast).school is None
    school = Organisatie.objects.create(naam="Het Baken", soort=SoortOrganisatie.SCHOOL, breedte=52.66, lengte=5.61)
    cast.noor.school = school
    cast.noor.save()
    blad = _blad(cast)
    assert blad.school == (52.66, 5.61)
    assert blad.plekken[0].kandidaat.km_school == pytest.approx(0.0)


def test_a_school_without_a_point_is_not_guessed(cast: Cast) -> None:
    geadviseerd(cast)
    cast.noor.school = Organisatie.objects.create(naam="Het Baken", soort=SoortOrganisatie.SCHOOL)
    cast.noor.save()
    assert _blad(cast).school is None


def test_a_secret_address_is_nowhere_on_the_map_and_not_in_the_distances(cast: Cast) -> None:
    geadviseerd(cast)
    cast.noor.adres_is_geheim, cast.noor.breedte, cast.noor.lengte = True, 52.3, 5.2
    cast.noor.save()
    blad = _blad(cast)
    assert blad.thuis is None
    assert blad.plekken[0].kandidaat.km_thuis < 1  # from the middle of the gemeente, not from the house in Almere


def test_a_place_that_comes_free_within_the_waiting_time_is_offered_with_its_day(cast: Cast) -> None:
    geadviseerd(cast)
    dag = START + timedelta(days=10)
    Bezetting.objects.create(plek=cast.pleegzorg.plekken.get(), van=NU.date(), tot=dag, status="bevestigd")
    eerste = _blad(cast).plekken[0]
    assert (eerste.beeld.aanbod_id, eerste.kandidaat.start, eerste.vrij) == (cast.pleegzorg.pk, dag, 0)


def test_old_news_about_places_is_marked_as_not_confirmed(cast: Cast) -> None:
    geadviseerd(cast)
    uren = settings.BELEID.getal("aanbod_vers_uren", NU.date())
    Aanbod.objects.filter(pk=cast.pleegzorg.pk).update(bijgewerkt_om=NU - timedelta(hours=uren, minutes=1))
    assert [p.is_vers for p in _blad(cast).plekken] == [False, True]


@pytest.mark.parametrize("start", [VANDAAG - timedelta(days=1), VANDAAG + timedelta(days=367), date.max])
def test_a_start_that_cannot_be_is_refused_wherever_places_are_looked_for(cast: Cast, start: date) -> None:
    geadviseerd(cast)
    with pytest.raises(Geweigerd, match="hoogstens 366 dagen"):
        _blad(cast, start)
    with pytest.raises(Geweigerd, match="hoogstens 366 dagen"):
        vraag_plek(
            cast.joris, cast.casus_noor.sleutel, aanbod_id=cast.pleegzorg.pk, start=start, herhaalsleutel=uuid4(), nu=NU
        )
    accepteer(cast.aisha, vraag(cast).sleutel, nu=NU)
    with pytest.raises(Geweigerd, match="hoogstens 366 dagen"):
        koppel_ambulant(cast.joris, cast.casus_noor.sleutel, aanbod_id=cast.thuis.pk, start=start, nu=NU)


@pytest.mark.parametrize("dagen", [0, 366])
def test_today_and_the_last_day_are_allowed(cast: Cast, dagen: int) -> None:
    geadviseerd(cast)
    assert _blad(cast, VANDAAG + timedelta(days=dagen)).plekken


def test_looking_is_logged_once_and_takes_a_bounded_number_of_queries(
    cast: Cast, django_assert_max_num_queries: object
) -> None:
    geadviseerd(cast)
    voor = Gebeurtenis.objects.count()
    with django_assert_max_num_queries(18):  # type: ignore[operator]  # with contracts, and where family lives
        _blad(cast)
    assert Gebeurtenis.objects.count() == voor + 1


# --- asking ---


def test_asking_holds_the_place_and_tells_the_story(cast: Cast) -> None:
    voorstel = gevraagd(cast)
    assert (voorstel.status, voorstel.rang, voorstel.niveau) == (VoorstelStatus.OPEN, 1, Niveau.FIRST_BEST)
    assert voorstel.verloopt_om == STRAKS
    assert (voorstel.bezetting.status, voorstel.bezetting.van) == (BezettingStatus.VASTGEHOUDEN, START)
    assert voorstel.uitleg["punten"] == sum(b["punten"] for b in voorstel.uitleg["bijdragen"])
    cast.casus_noor.refresh_from_db()
    assert cast.casus_noor.status == CasusStatus.PLEK_GEVRAAGD
    assert "De Dijk" in CasusStap.objects.get(stap=Stap.PLEK_GEVRAAGD).toelichting
    assert list_reserveringen([cast.casus_noor.pk]) == {cast.casus_noor.pk: Reservering(STRAKS, is_toegezegd=False)}


def test_pressing_twice_gives_the_same_request(cast: Cast) -> None:
    geadviseerd(cast)
    sleutel = uuid4()
    assert vraag(cast, herhaalsleutel=sleutel) == vraag(cast, herhaalsleutel=sleutel)
    assert Voorstel.objects.count() == 1


@pytest.mark.parametrize("einde", ["ingetrokken", "geweigerd", "verlopen"])
def test_a_form_whose_request_came_to_nothing_does_not_say_that_a_place_is_held(cast: Cast, einde: str) -> None:
    voorstel = gevraagd(cast)
    if einde == "ingetrokken":
        trek_in(cast.joris, cast.casus_noor.sleutel, nu=NU)
    elif einde == "geweigerd":
        weiger(cast.aisha, voorstel.sleutel, reden=RedenWeigering.PERSONEEL, nu=NU)
    with pytest.raises(Geweigerd, match="al afgehandeld"):
        vraag(cast, herhaalsleutel=voorstel.herhaalsleutel, nu=STRAKS if einde == "verlopen" else NU)
    assert Voorstel.objects.get().status == einde


def test_a_key_counts_for_its_own_offer_only(cast: Cast) -> None:
    voorstel = gevraagd(cast)
    with pytest.raises(Geweigerd, match="al afgehandeld"):
        vraag(cast, cast.gezinshuis, herhaalsleutel=voorstel.herhaalsleutel)


def test_an_accepted_request_is_given_back_too(cast: Cast) -> None:
    voorstel = geplaatst(cast)
    assert vraag(cast, herhaalsleutel=voorstel.herhaalsleutel) == voorstel


def test_a_key_of_another_case_opens_nothing(cast: Cast) -> None:
    voorstel = gevraagd(cast)
    sami = cast.casus_sami
    with pytest.raises(NietGevonden):
        vraag_plek(
            cast.bram, sami.sleutel, aanbod_id=cast.pleegzorg.pk, start=START,
            herhaalsleutel=voorstel.herhaalsleutel, nu=NU,
        )  # fmt: skip


def test_another_level_needs_a_reason_and_an_explanation(cast: Cast) -> None:
    geadviseerd(cast)
    assert get_keuze(cast.joris, cast.casus_noor.sleutel, aanbod_id=cast.gezinshuis.pk, start=START, nu=NU).vraagt_reden
    with pytest.raises(Geweigerd, match="wijkt af van het advies"):
        vraag(cast, cast.gezinshuis)
    with pytest.raises(Geweigerd, match="Licht kort toe"):
        vraag_plek(
            cast.joris, cast.casus_noor.sleutel, aanbod_id=cast.gezinshuis.pk, start=START, herhaalsleutel=uuid4(),
            nu=NU, reden=RedenAfwijking.KEUZE_GEZIN, toelichting=" ",
        )  # fmt: skip
    voorstel = vraag(cast, cast.gezinshuis, reden=RedenAfwijking.KEUZE_GEZIN)
    assert (voorstel.niveau, voorstel.reden_afwijking) == (Niveau.ACCEPTABEL, RedenAfwijking.KEUZE_GEZIN)


def test_passing_a_better_place_over_needs_a_reason_too(cast: Cast) -> None:
    geadviseerd(cast)
    verder = Aanbod.objects.create(
        locatie=cast.groep.locatie, naam="Pleegzorg Almere", hulpvorm=Hulpvorm.PLEEGZORG, leeftijd_van=0,
        leeftijd_tot=17, van=date(2016, 1, 1), bijgewerkt_om=NU,
    )  # fmt: skip
    verder.plekken.create(nummer=1, van=date(2016, 1, 1))
    with pytest.raises(Geweigerd, match="eigen gemeente") as fout:
        vraag(cast, verder)
    assert sum(u.blokkeert for u in fout.value.uitkomsten) == 2  # own gemeente first, and passed over
    voorstel = vraag(cast, verder, reden=RedenAfwijking.VEILIGHEID)
    assert (voorstel.niveau, voorstel.rang) == (Niveau.FIRST_BEST, 2)


def test_the_first_in_line_needs_no_reason(cast: Cast) -> None:
    geadviseerd(cast)
    keuze = get_keuze(cast.joris, cast.casus_noor.sleutel, aanbod_id=cast.pleegzorg.pk, start=START, nu=NU)
    assert not keuze.vraagt_reden
    assert not any(u.blokkeert for u in keuze.uitkomsten)


def test_an_offer_that_does_not_fit_cannot_be_asked_for(cast: Cast) -> None:
    geadviseerd(cast)
    for aanbod in (cast.groep, cast.thuis):
        with pytest.raises(Geweigerd, match="past niet meer"):
            vraag(cast, aanbod, reden=GEEN_PLEK)
    assert Bezetting.objects.count() == 1


def test_somebody_else_was_just_ahead(cast: Cast) -> None:
    geadviseerd(cast)
    Bezetting.objects.create(plek=cast.pleegzorg.plekken.get(), van=START, status="bevestigd")
    with pytest.raises(Geweigerd, match="niet meer vrij"):
        vraag(cast)


def test_in_a_crisis_the_bed_is_for_28_days_and_no_reason_has_to_be_chosen(cast: Cast) -> None:
    crisisgroep = Aanbod.objects.create(
        locatie=cast.groep.locatie, naam="Crisisgroep", hulpvorm=Hulpvorm.CRISISGROEP, leeftijd_van=0,
        leeftijd_tot=17, van=date(2016, 1, 1), bijgewerkt_om=NU,
    )  # fmt: skip
    crisisgroep.plekken.create(nummer=1, van=date(2016, 1, 1))
    geadviseerd(cast, crisis=True, hulpvorm=Hulpvorm.CRISISPLEEGZORG)
    voorstel = vraag(cast, crisisgroep)
    assert voorstel.bezetting.tot == START + timedelta(days=28)
    assert (voorstel.niveau, voorstel.reden_afwijking) == (Niveau.NOODOPLOSSING, RedenAfwijking.VEILIGHEID)


def test_a_closed_place_needs_the_judge(cast: Cast) -> None:
    gesloten = Aanbod.objects.create(
        locatie=cast.groep.locatie, naam="Gesloten", hulpvorm=Hulpvorm.GESLOTEN, leeftijd_van=12,
        leeftijd_tot=17, van=date(2016, 1, 1), bijgewerkt_om=NU,
    )  # fmt: skip
    gesloten.plekken.create(nummer=1, van=date(2016, 1, 1))
    geadviseerd(cast, antwoorden={**UIT_HUIS, "gevaar": "ja"}, hulpvorm=Hulpvorm.GESLOTEN)
    blad = _blad(cast)
    assert gesloten.pk not in _namen(blad)
    assert gesloten.pk not in {b.beeld.aanbod_id for b in blad.bijna}
    Maatregel.objects.create(
        jeugdige=cast.noor, kader=JuridischKader.GESLOTEN, van=date(2026, 11, 1),
        vertegenwoordiger_op=date(2026, 11, 1), vertegenwoordiger_door="moeder",
    )  # fmt: skip
    assert _namen(_blad(cast))[0] == gesloten.pk
    assert vraag(cast, gesloten).niveau == Niveau.FIRST_BEST


# --- withdrawing, lapsing, refusing ---


def test_withdrawing_frees_the_place_and_opens_the_search_again(cast: Cast) -> None:
    voorstel = gevraagd(cast)
    trek_in(cast.joris, cast.casus_noor.sleutel, nu=NU, toelichting="De tante kan toch.")
    voorstel.refresh_from_db()
    assert voorstel.status == VoorstelStatus.INGETROKKEN
    assert Bezetting.objects.get(pk=voorstel.bezetting_id).status == BezettingStatus.VERVALLEN
    assert _namen(_blad(cast))[0] == cast.pleegzorg.pk
    with pytest.raises(Geweigerd, match="geen verzoek meer open"):
        trek_in(cast.joris, cast.casus_noor.sleutel, nu=NU)


@pytest.mark.parametrize("wie", ["mila", "bram", "aisha", "noor_kijker"])
def test_nobody_but_the_regisseur_withdraws(cast: Cast, wie: str) -> None:
    gevraagd(cast)
    with pytest.raises(NietGevonden):
        trek_in(getattr(cast, wie), cast.casus_noor.sleutel, nu=NU)


def test_a_hold_that_lapses_is_let_go_by_the_house_itself_as_a_recorded_step(cast: Cast) -> None:
    voorstel = gevraagd(cast)
    assert verwerk_verlopen(nu=STRAKS - timedelta(seconds=1)) == 0
    assert verwerk_verlopen(nu=STRAKS) == 1
    assert verwerk_verlopen(nu=STRAKS) == 0
    voorstel.refresh_from_db()
    assert (voorstel.status, voorstel.beantwoord_door) == (VoorstelStatus.VERLOPEN, None)
    stap = CasusStap.objects.get(stap=Stap.PLEK_VERLOPEN)
    assert (stap.door, stap.status_na) == (None, CasusStatus.GEADVISEERD)


def test_a_lapsed_place_can_be_given_to_another_before_anybody_tidied_up(cast: Cast) -> None:
    voorstel = gevraagd(cast)
    sami = cast.casus_sami
    sami.status = CasusStatus.VERWEZEN
    sami.save()
    CasusStap.objects.create(casus=sami, stap=Stap.VERWEZEN, status_na=CasusStatus.VERWEZEN, op=NU.date(), om=NU)
    from tests.apps.matching.hulp import invoer

    leg_advies_vast(cast.bram, sami.sleutel, invoer=invoer(cast, casus=sami), nu=NU)
    ander = vraag_plek(
        cast.bram, sami.sleutel, aanbod_id=cast.pleegzorg.pk, start=START, herhaalsleutel=uuid4(), nu=STRAKS,
        reden=GEEN_PLEK, toelichting="Dit is de enige plek.",
    )  # fmt: skip
    voorstel.refresh_from_db()
    assert voorstel.status == VoorstelStatus.VERLOPEN
    assert ander.bezetting.plek == voorstel.bezetting.plek


def test_who_said_no_is_not_proposed_again_on_this_advice(cast: Cast) -> None:
    weiger(cast.aisha, gevraagd(cast).sleutel, reden=RedenWeigering.GROEP_PAST_NIET, nu=NU)
    blad = _blad(cast)
    assert cast.pleegzorg.pk not in _namen(blad)
    assert (REDENEN[Reden.GEWEIGERD], 1) in blad.uitgesloten


def test_a_passing_no_ends_when_the_provider_confirms_the_places_again(cast: Cast) -> None:
    weiger(cast.aisha, gevraagd(cast).sleutel, reden=RedenWeigering.PLEK_BEZET, nu=NU)
    assert cast.pleegzorg.pk not in _namen(_blad(cast))
    Aanbod.objects.filter(pk=cast.pleegzorg.pk).update(bijgewerkt_om=NU + timedelta(minutes=1))
    assert cast.pleegzorg.pk in _namen(_blad(cast))


def test_a_place_that_turned_out_to_be_taken_counts_as_not_confirmed_for_everyone(cast: Cast) -> None:
    weiger(cast.aisha, gevraagd(cast).sleutel, reden=RedenWeigering.PLEK_BEZET, nu=NU)
    leg_advies_vast(
        cast.joris, cast.casus_noor.sleutel, invoer=_met_reden(cast), nu=NU + timedelta(minutes=5)
    )  # a new advice asks everyone again
    eerste = _blad(cast).plekken[0]
    assert (eerste.beeld.aanbod_id, eerste.is_vers) == (cast.pleegzorg.pk, False)


def _met_reden(cast: Cast) -> object:
    from tests.apps.matching.hulp import invoer

    return invoer(cast, motivering="De groep is veranderd.")


def test_another_provider_does_not_know_of_the_request(cast: Cast) -> None:
    sleutel = gevraagd(cast).sleutel
    with pytest.raises(NietGevonden):
        weiger(andere_planner(cast), sleutel, reden=RedenWeigering.PERSONEEL, nu=NU)


def test_places_are_never_looked_for_without_a_referral(cast: Cast) -> None:
    verwezen(cast)
    with pytest.raises(Geweigerd):
        _blad(cast)
