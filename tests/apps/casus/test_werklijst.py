"""Who finds which work: by part in the case, what is due first on top, the team, and the mail of the day."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend

from tests.apps.casus.hulp import maak_casussen
from tests.apps.casus.test_termijnen import doel, plan
from tests.cast import NU, VANDAAG, Cast
from zorglandschap.apps.casus.actions.herinneren import Verslag, herinner
from zorglandschap.apps.casus.models import (
    Afschaalmoment,
    Afsluiting,
    Casus,
    Evaluatie,
    Extrastap,
    Herinnering,
    Jim,
    Maatregel,
    Regieperiode,
    Traject,
    Uitsluiting,
)
from zorglandschap.apps.casus.queries import (
    Werkregel,
    get_dossier,
    list_teamleden,
    list_teamwerk,
    list_werk,
    mag_team_zien,
)
from zorglandschap.apps.casus.queries.stand import melding
from zorglandschap.apps.fouten import NietGevonden
from zorglandschap.apps.organisaties.models import Gebruiker, Medewerker, Organisatie
from zorglandschap.core.begrippen.besluitwoorden import RedenOverdracht, Regiesoort
from zorglandschap.core.begrippen.codelijsten import (
    CasusStatus,
    JuridischKader,
    RedenEinde,
    Rol,
    SoortOrganisatie,
)
from zorglandschap.core.begrippen.hulpvormen import Hulpvorm
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.core.begrippen.planwoorden import Terugkeer
from zorglandschap.core.casus.termijnen import Termijnsoort, Termijnstaat
from zorglandschap.core.casus.werk import Taak, Werkrol

ADRES = "https://huis.example/werk/"


def _regel(kijker: Kijker, casus: Casus, vandaag: date = VANDAAG) -> Werkregel:
    return next(r for r in list_werk(kijker, vandaag=vandaag) if r.casus_id == casus.pk)


def test_the_regisseur_of_help_that_runs_finds_each_next_step_in_turn(cast: Cast) -> None:
    casus = cast.casus_sami
    Traject.objects.create(
        jeugdige=cast.sami,
        casus=casus,
        gemeente=cast.almere,
        aanbieder=cast.aanbieder,
        hulpvorm=Hulpvorm.THUISBEHANDELING,
        verwijzer="gemeente",
        toegewezen_op=date(2026, 1, 1),
        van=date(2026, 1, 1),
    )
    assert _regel(cast.bram, casus).taak is Taak.DOELEN
    doel(casus)
    regel = _regel(cast.bram, casus)
    assert (regel.taak, regel.staat(VANDAAG)) == (Taak.PLAN, Termijnstaat.TE_LAAT)
    plan(casus, vastgesteld_op=date(2026, 11, 1), terugkeer=Terugkeer.OPGROEIEN_IN_GEZIN)
    assert _regel(cast.bram, casus).taak is Taak.JIM
    Evaluatie.objects.create(casus=casus, gepland_op=VANDAAG)
    assert _regel(cast.bram, casus).taak is Taak.EVALUATIE
    Evaluatie.objects.update(gepland_op=date(2027, 1, 10))
    Afschaalmoment.objects.create(casus=casus, gepland_op=date(2026, 11, 24), voorwaarde="Rust.")
    assert _regel(cast.bram, casus).taak is Taak.AFSCHALEN
    Afschaalmoment.objects.all().delete()
    Jim.objects.create(casus=casus, naam="Tante", band="tante", gekozen_op=date(2026, 9, 1))
    assert _regel(cast.bram, casus).taak is Taak.JIM_GESPREK
    Traject.objects.update(tot=VANDAAG)
    assert _regel(cast.bram, casus).taak is Taak.AFSLUITEN


def test_consent_comes_before_a_place_is_chosen(cast: Cast) -> None:
    Casus.objects.filter(pk=cast.casus_noor.pk).update(status=CasusStatus.GEADVISEERD)
    assert _regel(cast.joris, cast.casus_noor).taak is Taak.PLEK
    cast.noor.toestemmingen.filter(gezinslid__isnull=False).delete()
    assert _regel(cast.joris, cast.casus_noor).taak is Taak.TOESTEMMING


def _had_contact(casus: Casus) -> None:
    """The jeugdbeschermer met the family in time after the measure of the twentieth of January."""
    sleutel = melding(Termijnsoort.GI_CONTACT, date(2026, 1, 27))
    Extrastap.objects.create(casus=casus, sleutel=sleutel, gedaan_op=date(2026, 1, 22))


def test_a_jeugdbeschermer_finds_the_clocks_of_the_measure_and_no_work_of_the_regisseur(cast: Cast) -> None:
    casus = cast.casus_noor
    Casus.objects.filter(pk=casus.pk).update(
        kader=JuridischKader.OTS, jeugdbeschermer_id=cast.ilse.medewerker_id, status=CasusStatus.VERWEZEN
    )
    Maatregel.objects.create(
        jeugdige=cast.noor, kader=JuridischKader.OTS, gi=cast.gi, van=date(2026, 1, 20), tot=date(2027, 1, 20)
    )
    _had_contact(casus)
    regel = _regel(cast.ilse, casus)
    assert (regel.rol, regel.taak) == (Werkrol.JEUGDBESCHERMER, Taak.GEEN)
    assert regel.termijn is not None
    assert regel.termijn.soort is Termijnsoort.RAAD_NIET_VERLENGEN
    assert regel.vraagt_iets(VANDAAG)
    eigen = _regel(cast.joris, casus).termijn
    assert eigen is not None
    assert eigen.soort is Termijnsoort.OTS


def test_a_behandelaar_finds_the_clients_of_the_own_organisation(cast: Cast) -> None:
    assert [r.casus_id for r in list_werk(cast.daan, vandaag=VANDAAG)] == [cast.casus_sami.pk]
    assert _regel(cast.daan, cast.casus_sami).taak is Taak.PLAN
    doel(cast.casus_sami)
    regel = _regel(cast.daan, cast.casus_sami)
    assert (regel.rol, regel.taak) == (Werkrol.AANBIEDER, Taak.HOE)
    Traject.objects.update(tot=VANDAAG)
    assert list_werk(cast.daan, vandaag=VANDAAG) == []


def test_a_behandelaar_does_not_get_the_clients_of_a_colleague_as_work(cast: Cast) -> None:
    collega = Medewerker.objects.create(
        organisatie=cast.aanbieder, naam="Petra Bakker", rol=Rol.BEHANDELAAR, van=date(2020, 1, 1)
    )
    vast = Regieperiode.objects.create(
        casus=cast.casus_sami,
        medewerker=collega,
        soort=Regiesoort.HULPVERLENER,
        van=date(2026, 1, 1),
        reden=RedenOverdracht.START,
    )
    assert list_werk(cast.daan, vandaag=VANDAAG) == []
    Regieperiode.objects.filter(pk=vast.pk).update(medewerker_id=cast.daan.medewerker_id)
    assert [r.casus_id for r in list_werk(cast.daan, vandaag=VANDAAG)] == [cast.casus_sami.pk]


def test_a_perspectiefregisseur_of_another_team_only_keeps_contact(cast: Cast) -> None:
    Casus.objects.filter(pk=cast.casus_sami.pk).update(perspectiefregisseur_id=cast.joris.medewerker_id)
    regel = _regel(cast.joris, cast.casus_sami)
    assert (regel.rol, regel.taak, regel.stilstand) == (Werkrol.PERSPECTIEF, Taak.GEEN, None)
    assert regel.termijn is not None
    assert regel.termijn.soort is Termijnsoort.PLAN_VOOR_LATER  # since May 2025, before the first contact was due


def test_the_promised_contact_stays_on_the_list_after_closing(cast: Cast) -> None:
    Casus.objects.filter(pk=cast.casus_noor.pk).update(status=CasusStatus.AFGESLOTEN, gesloten_op=date(2026, 11, 1))
    assert list_werk(cast.joris, vandaag=VANDAAG) == []
    Afsluiting.objects.create(
        casus=cast.casus_noor, reden=RedenEinde.VOLGENS_PLAN, toelichting="Klaar.", op=VANDAAG, nazorg_op=VANDAAG
    )
    assert _regel(cast.joris, cast.casus_noor).taak is Taak.NAZORG


def test_what_is_late_comes_before_what_is_urgent_later(cast: Cast) -> None:
    maak_casussen(cast, 3, regisseur=cast.joris)
    regels = list_werk(cast.joris, vandaag=VANDAAG + timedelta(days=3))
    assert regels[0].casus_id == cast.casus_noor.pk
    assert regels[0].staat(VANDAAG + timedelta(days=3)) is Termijnstaat.TE_LAAT


# --- the team


def test_the_team_shows_who_has_what_and_first_what_nobody_has(cast: Cast) -> None:
    maak_casussen(cast, 2, regisseur=cast.mila)
    Casus.objects.filter(regisseur_id=cast.mila.medewerker_id, jeugdige__voornaam="Kind000").update(regisseur=None)
    niemand, *leden = list_teamwerk(cast.mila, vandaag=VANDAAG)
    assert (niemand.medewerker_id, niemand.naam, len(niemand.regels)) == (None, "", 1)
    assert niemand.regels[0].taak is Taak.REGIE
    assert {lid.naam for lid in leden} == {"Joris de Vries", "Mila Bos"}
    assert next(lid.deze_week for lid in leden if lid.naam == "Joris de Vries") == 1


def test_the_work_of_the_team_can_be_read_for_a_few_colleagues_at_a_time(cast: Cast) -> None:
    maak_casussen(cast, 2, regisseur=cast.mila)
    Casus.objects.filter(regisseur_id=cast.mila.medewerker_id, jeugdige__voornaam="Kind000").update(regisseur=None)
    leden = list_teamleden(cast.mila, vandaag=VANDAAG)
    assert [(naam, aantal) for _, naam, aantal in leden] == [("", 1), ("Joris de Vries", 1), ("Mila Bos", 1)]
    (mila,) = list_teamwerk(cast.joris, vandaag=VANDAAG, van=[cast.mila.medewerker_id])
    assert mila.naam == "Mila Bos"
    assert [lid.naam for lid in list_teamwerk(cast.joris, vandaag=VANDAAG, van=[None])] == [""]


def test_a_shielded_case_of_a_colleague_is_not_on_the_list_of_the_team(cast: Cast) -> None:
    Casus.objects.filter(pk=cast.casus_noor.pk).update(is_beperkt=True, beperkt_reden="Bekende.")
    assert list_teamwerk(cast.mila, vandaag=VANDAAG) == []
    assert [lid.naam for lid in list_teamwerk(cast.joris, vandaag=VANDAAG)] == ["Joris de Vries"]


@pytest.mark.parametrize("wie", ["ilse", "daan", "aisha", "tom", "eva", "vera", "noor_kijker"])
def test_who_has_no_team_to_stand_in_for_finds_no_team(cast: Cast, wie: str) -> None:
    assert not mag_team_zien(getattr(cast, wie))
    with pytest.raises(NietGevonden):
        list_teamwerk(getattr(cast, wie), vandaag=VANDAAG)


# --- what another provider may know


def test_a_provider_learns_that_another_helps_but_not_who_or_what(cast: Cast) -> None:
    ander = Organisatie.objects.create(naam="Het Bos", soort=SoortOrganisatie.AANBIEDER)
    for van, tot in ((date(2024, 1, 1), date(2024, 6, 1)), (date(2026, 1, 1), None), (date(2026, 12, 1), None)):
        Traject.objects.create(
            jeugdige=cast.sami,
            gemeente=cast.almere,
            aanbieder=ander,
            hulpvorm=Hulpvorm.BEHANDELING,
            verwijzer="gemeente",
            toegewezen_op=van,
            van=van,
            tot=tot,
        )
    dossier = get_dossier(cast.casus_sami, cast.daan, vandaag=VANDAAG)
    verhaal = " ".join(f"{p.titel} {p.tekst}" for p in dossier.tijdlijn)
    assert "Het Bos" not in verhaal
    assert "ambulante behandeling" not in verhaal
    assert verhaal.count("Hulp van een andere aanbieder") == 4
    assert "gezinshuis Begonnen bij De Dijk." in verhaal
    assert [(str(h.titel), h.aanbieder) for h in dossier.hulp] == [
        ("gezinshuis", "De Dijk"),
        ("Hulp van een andere aanbieder", ""),
    ]
    regie = get_dossier(cast.casus_sami, cast.bram, vandaag=VANDAAG)
    assert [h.aanbieder for h in regie.hulp] == ["De Dijk", "Het Bos"]


# --- the mail of the day


def _herinner(op: date = VANDAAG) -> Verslag:
    return herinner(op=op, nu=NU, adres=ADRES)


def test_everybody_with_terms_that_are_near_gets_one_mail_with_numbers_only(cast: Cast) -> None:
    assert _herinner() == Verslag(verzonden=3, eerder=0, mislukt=0)
    aan = {brief.to[0]: brief for brief in mail.outbox}
    assert set(aan) == {f"{wie}@zorglandschap.example" for wie in ("joris", "bram", "daan")}
    tekst = aan["joris@zorglandschap.example"].body
    assert "Eén termijn loopt deze week af." in tekst
    assert ADRES in tekst
    assert "2 termijnen zijn te laat." in aan["bram@zorglandschap.example"].body
    alles = "".join(brief.body + brief.subject for brief in mail.outbox)
    for naam in ("Noor", "Sami", "Berg", "Idrissi", "Joris", str(cast.casus_noor.sleutel)):
        assert naam not in alles
    assert Herinnering.objects.get(medewerker_id=cast.joris.medewerker_id).aantal == 1


def test_a_second_run_on_the_same_day_sends_nothing_and_the_next_day_does(cast: Cast) -> None:
    _herinner()
    mail.outbox.clear()
    assert _herinner() == Verslag(verzonden=0, eerder=3, mislukt=0)
    assert mail.outbox == []
    assert _herinner(VANDAAG + timedelta(days=1)).verzonden == 3


def test_a_mail_that_fails_is_tried_again_in_the_next_run(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    def weg(_zelf: EmailBackend, _berichten: Any) -> int:
        raise ConnectionRefusedError

    with monkeypatch.context() as stuk:
        stuk.setattr(EmailBackend, "send_messages", weg)
        assert _herinner() == Verslag(verzonden=0, eerder=0, mislukt=3)
    assert not Herinnering.objects.exists()
    assert _herinner().verzonden == 3


def test_who_left_or_may_not_see_the_family_gets_no_mail(cast: Cast) -> None:
    Medewerker.objects.filter(pk__in=[cast.bram.medewerker_id, cast.daan.medewerker_id]).update(tot=VANDAAG)
    Uitsluiting.objects.create(gebruiker_id=cast.joris.gebruiker_id, gezin=cast.noor.gezin, reden="Buren.", om=NU)
    assert _herinner().verzonden == 0
    Medewerker.objects.filter(pk=cast.bram.medewerker_id).update(tot=None)
    Gebruiker.objects.filter(pk=cast.bram.gebruiker_id).update(is_active=False)
    assert _herinner().verzonden == 0


def test_each_part_in_a_case_counts_its_own_terms(cast: Cast) -> None:
    Casus.objects.filter(pk=cast.casus_noor.pk).update(
        kader=JuridischKader.OTS,
        regisseur_id=cast.joris.medewerker_id,
        perspectiefregisseur_id=cast.joris.medewerker_id,
        jeugdbeschermer_id=cast.ilse.medewerker_id,
    )
    Maatregel.objects.create(jeugdige=cast.noor, kader=JuridischKader.OTS, van=date(2026, 1, 20), tot=date(2027, 1, 20))
    _had_contact(cast.casus_noor)
    _herinner()
    assert Herinnering.objects.get(medewerker_id=cast.ilse.medewerker_id).aantal == 1
    assert Herinnering.objects.get(medewerker_id=cast.joris.medewerker_id).aantal == 1


def test_a_client_is_work_of_the_fixed_helper_and_without_one_of_everybody_who_treats_there(cast: Cast) -> None:
    ander = _collega_van_daan(cast)
    _herinner()
    wie = Herinnering.objects.filter(medewerker__rol=Rol.BEHANDELAAR)
    assert set(wie.values_list("medewerker_id", flat=True)) == {cast.daan.medewerker_id, ander.pk}
    Regieperiode.objects.create(
        casus=cast.casus_sami,
        medewerker=ander,
        soort=Regiesoort.HULPVERLENER,
        van=VANDAAG,
        reden=RedenOverdracht.START,
    )
    morgen = VANDAAG + timedelta(days=1)
    _herinner(morgen)
    assert [h.medewerker_id for h in wie.filter(op=morgen)] == [ander.pk]
    Traject.objects.filter(casus=cast.casus_sami).update(tot=VANDAAG, reden_einde=RedenEinde.VOLGENS_PLAN)
    _herinner(morgen + timedelta(days=1))
    assert not wie.filter(op__gt=morgen).exists()


def _collega_van_daan(cast: Cast) -> Medewerker:
    """Somebody else who treats at the same provider."""
    gebruiker = Gebruiker.objects.create(email="pim@zorglandschap.example", naam="Pim Bakker")
    return Medewerker.objects.create(
        gebruiker=gebruiker,
        organisatie_id=cast.daan.organisatie_id,
        naam="Pim Bakker",
        rol=Rol.BEHANDELAAR,
        van=date(2024, 1, 1),
    )
