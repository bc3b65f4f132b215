"""What follows on a no: a second look with a term, the table of experts, and an offer that is brought up to date."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from tests.apps.matching.hulp import geadviseerd, gevraagd, vraag
from tests.apps.matching.test_matchen import nog_een
from tests.cast import NU, VANDAAG, Cast
from zorglandschap.apps.aanbod.actions import bevestig_actueel, zet_crisiscontact
from zorglandschap.apps.aanbod.queries import get_crisiscontact
from zorglandschap.apps.casus.actions import zet_stap
from zorglandschap.apps.casus.queries import list_werk
from zorglandschap.apps.fouten import Geweigerd, NietGevonden
from zorglandschap.apps.logboek.actions import Afloop
from zorglandschap.apps.logboek.models import Gebeurtenis
from zorglandschap.apps.matching.actions import geef_expertadvies, pak_expertvraag_op, rond_gevolg_af, weiger
from zorglandschap.apps.matching.models import Expertbericht, Expertvraag, Voorstel
from zorglandschap.apps.matching.queries import (
    get_expertvraag,
    get_weigerblad,
    list_aanbodwerk,
    list_elders,
    list_expertvragen,
)
from zorglandschap.apps.organisaties.models import Gebruiker, Medewerker, Organisatie
from zorglandschap.core.begrippen.codelijsten import RedenAfwijking, RedenWeigering, Rol, Stap
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.core.begrippen.matchwoorden import Expertstap, Weigergevolg
from zorglandschap.core.casus.termijnen import Elders, Termijnsoort
from zorglandschap.core.casus.werk import Taak


def expert(cast: Cast) -> Kijker:
    """Hanna sits at the table of experts of the region."""
    account = Gebruiker.objects.create_user("hanna@zorglandschap.example", naam="Hanna Smit")
    hanna = Medewerker.objects.create(
        gebruiker=account,
        organisatie=Organisatie.objects.get(pk=cast.pieter.organisatie_id),
        naam="Hanna Smit",
        rol=Rol.EXPERTTAFEL,
        van=date(2020, 1, 1),
    )
    return replace(cast.pieter, gebruiker_id=account.pk, naam=hanna.naam, rol=Rol.EXPERTTAFEL, medewerker_id=hanna.pk)


def nee(cast: Cast, reden: RedenWeigering, toelichting: str = "", *, nu: datetime = NU) -> Voorstel:
    """De Dijk says no on the first place that was asked."""
    return weiger(cast.aisha, gevraagd(cast, nu=nu).sleutel, reden=reden, nu=nu, toelichting=toelichting)


def driemaal_nee(cast: Cast, *, nu: datetime = NU) -> Voorstel:
    """Three providers say no on one advice; the last of them."""
    geadviseerd(cast, nu=nu)
    for nummer in range(3):
        voorstel = vraag(cast, nog_een(cast, f"Gezin {nummer}"), reden=RedenAfwijking.KEUZE_GEZIN, nu=nu)
        laatste = weiger(cast.aisha, voorstel.sleutel, reden=RedenWeigering.PERSONEEL, nu=nu, toelichting="Ziek.")
    return laatste


def meekijker(cast: Cast) -> Kijker:
    """Femke is the gedragsdeskundige of the case of Noor."""
    cast.casus_noor.gedragsdeskundige_id = cast.femke.medewerker_id
    cast.casus_noor.save(update_fields=["gedragsdeskundige"])
    return cast.femke


def elders(cast: Cast) -> Elders:
    """What this room tells the clocks of the case of Noor."""
    return list_elders([cast.casus_noor.pk]).get(cast.casus_noor.pk, Elders())


# --- the second look ---


def test_a_doubt_gives_the_regisseur_and_the_gedragsdeskundige_a_term(cast: Cast) -> None:
    femke = meekijker(cast)
    nee(cast, RedenWeigering.PROFIEL_PAST_NIET)
    (van_joris,) = list_werk(cast.joris, vandaag=VANDAAG, elders=list_elders)
    assert van_joris.termijn is not None
    assert van_joris.termijn.soort is Termijnsoort.TWEEDE_BLIK
    assert van_joris.termijn.uiterlijk == date(2026, 11, 25)  # asked on a Sunday: three working days
    (van_femke,) = list_werk(femke, vandaag=VANDAAG, elders=list_elders)
    assert van_femke.taak is Taak.TWEEDE_BLIK


def test_the_gedragsdeskundige_records_the_second_look_and_both_are_done(cast: Cast) -> None:
    femke = meekijker(cast)
    weigering = nee(cast, RedenWeigering.PROFIEL_PAST_NIET)
    blad = get_weigerblad(femke, cast.casus_noor.sleutel)
    assert not blad.mag_zoeken
    assert blad.mag_afronden(weigering)
    uitkomst = {"voorstel": weigering.sleutel, "toelichting": "De vraag klopt.", "nu": NU}
    rond_gevolg_af(femke, cast.casus_noor.sleutel, **uitkomst)  # type: ignore[arg-type]
    assert elders(cast).tweede_blik is None
    (van_femke,) = list_werk(femke, vandaag=VANDAAG, elders=list_elders)
    assert van_femke.taak is Taak.GEEN


def test_who_does_not_work_on_the_case_sees_no_refusals(cast: Cast) -> None:
    nee(cast, RedenWeigering.PROFIEL_PAST_NIET)
    for vreemde in (cast.bram, cast.aisha, cast.mila, cast.femke):
        with pytest.raises(NietGevonden):
            get_weigerblad(vreemde, cast.casus_noor.sleutel)


def test_a_passing_reason_asks_nobody_for_work_and_says_when_to_ask_again(cast: Cast) -> None:
    nee(cast, RedenWeigering.GROEP_PAST_NIET)
    assert (elders(cast).tweede_blik, elders(cast).experttafel) == (None, None)
    (rij,) = get_weigerblad(cast.joris, cast.casus_noor.sleutel).geweigerd
    assert rij.gevolg_tot == VANDAAG + timedelta(days=28)


# --- the offer ---


def test_a_place_that_was_taken_asks_the_planner_to_bring_the_offer_up_to_date(cast: Cast) -> None:
    nee(cast, RedenWeigering.PLEK_BEZET, "Gisteren geplaatst.")
    (werk,) = list_aanbodwerk(cast.aisha)
    assert (werk.aanbod_id, werk.toelichting) == (cast.pleegzorg.pk, "Gisteren geplaatst.")
    assert list_aanbodwerk(cast.joris) == []
    bevestig_actueel(cast.aisha, nu=NU + timedelta(minutes=1), aanbod_id=cast.pleegzorg.pk)
    assert list_aanbodwerk(cast.aisha) == []


def test_another_reason_leaves_the_offer_as_it_is(cast: Cast) -> None:
    nee(cast, RedenWeigering.PERSONEEL)
    assert list_aanbodwerk(cast.aisha) == []


# --- the table of experts ---


def test_the_third_no_stands_at_the_table_of_experts_with_a_term_for_the_regisseur(cast: Cast) -> None:
    driemaal_nee(cast)
    (vraag_aan_tafel,) = list_expertvragen(expert(cast), vandaag_om=NU)
    assert (vraag_aan_tafel.keer, vraag_aan_tafel.stand) == (3, None)
    assert not any(deel in str(vraag_aan_tafel) for deel in ("Noor", "Urk", "2011"))
    (werk,) = list_werk(cast.joris, vandaag=VANDAAG, elders=list_elders)
    assert werk.termijn is not None
    assert werk.termijn.soort is Termijnsoort.EXPERTTAFEL


def test_one_question_stands_at_the_table_as_long_as_it_has_no_answer(cast: Cast) -> None:
    driemaal_nee(cast)
    hanna = expert(cast)
    for nummer in (4, 5):
        voorstel = vraag(cast, nog_een(cast, f"Gezin {nummer}"), reden=RedenAfwijking.KEUZE_GEZIN)
        weiger(cast.aisha, voorstel.sleutel, reden=RedenWeigering.PERSONEEL, nu=NU)
        assert Expertvraag.objects.count() == nummer - 3
        geef_expertadvies(hanna, Expertvraag.objects.latest("pk").sleutel, tekst="Zoek een gezinshuis.", nu=NU)
    assert Expertvraag.objects.latest("pk").keer == 5


def test_taking_up_and_advice_are_added_once_and_the_regisseur_reads_them(cast: Cast) -> None:
    laatste, hanna = driemaal_nee(cast), expert(cast)
    sleutel = laatste.expertvraag.sleutel
    for _ in (1, 2):
        pak_expertvraag_op(hanna, sleutel, nu=NU)
        geef_expertadvies(hanna, sleutel, tekst=" Zoek een gezinshuis. ", nu=NU)
    with pytest.raises(Geweigerd, match="Schrijf het advies op"):
        geef_expertadvies(hanna, sleutel, tekst=" ", nu=NU)
    assert list(Expertbericht.objects.values_list("soort", "tekst")) == [
        (Expertstap.OPGEPAKT, ""),
        (Expertstap.ADVIES, "Zoek een gezinshuis."),
    ]
    gezien = get_expertvraag(hanna, sleutel, vandaag_om=NU)
    assert gezien.stand is Expertstap.ADVIES
    assert [n.toelichting for n in gezien.geweigerd] == ["Ziek."] * 3
    rij = get_weigerblad(cast.joris, cast.casus_noor.sleutel).geweigerd[0]
    assert rij.expertvraag.berichten.count() == 2


def test_only_who_sits_at_the_table_gets_there_and_a_try_is_logged(cast: Cast) -> None:
    sleutel = driemaal_nee(cast).expertvraag.sleutel
    for vreemde in (cast.joris, cast.pieter, cast.aisha, cast.tom):
        with pytest.raises(NietGevonden):
            list_expertvragen(vreemde, vandaag_om=NU)
        with pytest.raises(NietGevonden):
            pak_expertvraag_op(vreemde, sleutel, nu=NU)
    assert Gebeurtenis.objects.filter(soort="expertvraag", uitkomst=Afloop.GEWEIGERD).count() == 4
    with pytest.raises(NietGevonden):
        get_expertvraag(expert(cast), cast.casus_noor.sleutel, vandaag_om=NU)
    with pytest.raises(NietGevonden):
        pak_expertvraag_op(replace(cast.pieter, rol=Rol.EXPERTTAFEL), cast.casus_noor.sleutel, nu=NU)


def test_a_question_that_was_overtaken_is_closed_to_the_table(cast: Cast) -> None:
    laatste, hanna = driemaal_nee(cast), expert(cast)
    zet_stap(laatste.casus, stap=Stap.PLEK_GEVRAAGD, door=cast.joris, nu=NU)
    zet_stap(laatste.casus, stap=Stap.GEPLAATST, door=cast.joris, nu=NU)
    with pytest.raises(Geweigerd, match="niet meer open"):
        pak_expertvraag_op(hanna, laatste.expertvraag.sleutel, nu=NU)
    assert list_expertvragen(hanna, vandaag_om=NU) == []


def test_what_the_table_said_is_recorded_by_the_regisseur(cast: Cast) -> None:
    femke, laatste = meekijker(cast), driemaal_nee(cast)
    assert laatste.gevolg == Weigergevolg.OPSCHALEN
    with pytest.raises(Geweigerd, match="casusregisseur"):
        rond_gevolg_af(femke, cast.casus_noor.sleutel, voorstel=laatste.sleutel, toelichting="x", nu=NU)
    rond_gevolg_af(cast.joris, cast.casus_noor.sleutel, voorstel=laatste.sleutel, toelichting="Zo doen we het.", nu=NU)
    assert elders(cast).experttafel is None


# --- who to mail in a crisis ---


def test_a_planner_sets_the_crisis_contact_of_the_own_organisation(cast: Cast) -> None:
    for _ in (1, 2):
        zet_crisiscontact(cast.aisha, "nacht@dedijk.example ")
    assert get_crisiscontact(cast.aisha) == "nacht@dedijk.example"
    assert Gebeurtenis.objects.filter(soort="crisiscontact").count() == 1
    zet_crisiscontact(cast.aisha, "")
    assert get_crisiscontact(cast.aisha) == ""
    for vreemde in (cast.joris, cast.daan):
        with pytest.raises(NietGevonden):
            zet_crisiscontact(vreemde, "x@dedijk.example")
        with pytest.raises(NietGevonden):
            get_crisiscontact(vreemde)
