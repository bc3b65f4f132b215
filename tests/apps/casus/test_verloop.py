"""From question to referral, crisis and closing: the gates hold, and every step stays on the timeline."""

from __future__ import annotations

from datetime import date
from uuid import UUID, uuid4

import pytest
from django.db import DatabaseError, connection, transaction

from tests.apps.casus.hulp import VANDAAG, maak_jeugdige, schrijf_alles, stel_vast
from tests.cast import NU, Cast
from zorglandschap.apps.casus.actions import (
    AlBekend,
    AlOpen,
    Einde,
    NieuweVraag,
    NieuwGezin,
    kies_jim,
    meld_crisis,
    open_casus,
    sluit_casus,
    start_analyse,
    verwijs,
    zet_stap,
)
from zorglandschap.apps.casus.models import Casus, CasusStap, Jeugdige, Jim, Maatregel, Traject
from zorglandschap.apps.casus.queries import get_dossier, get_jeugdige, list_werk
from zorglandschap.apps.casus.slot import OPEN, SLUIT, voer_uit
from zorglandschap.apps.casus.uitkomsten import naar_json, uit_json
from zorglandschap.apps.fouten import Geweigerd, NietGevonden
from zorglandschap.apps.logboek.models import Gebeurtenis
from zorglandschap.core.begrippen.codelijsten import (
    CasusStatus,
    Conclusie,
    Geslacht,
    JuridischKader,
    RedenEinde,
    Stap,
    Verwijzer,
    Vrager,
)
from zorglandschap.core.begrippen.hulpvormen import Hulpvorm
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.core.casus.werk import Taak

VRAAG = NieuweVraag(Vrager.OUDER, "We komen er thuis niet meer uit.", "Rust.")


def _gezin(**anders: object) -> NieuwGezin:
    velden: dict[str, object] = {
        "voornaam": "Lotte",
        "achternaam": "Kuiper",
        "geboren_op": date(2014, 5, 6),
        "geslacht": Geslacht.VROUW,
        "ouder": "Mevrouw Kuiper",
        "gemeente_code": "GM0184",
    }
    return NieuwGezin(**{**velden, **anders})  # type: ignore[arg-type]


def _open(door: Kijker, voor: UUID | NieuwGezin, vraag: NieuweVraag = VRAAG, sleutel: UUID | None = None) -> Casus:
    return open_casus(door=door, nu=NU, vraag=vraag, voor=voor, herhaalsleutel=sleutel or uuid4())


def _taak(casus: Casus, kijker: Kijker) -> Taak:
    return next(r.taak for r in list_werk(kijker, vandaag=VANDAAG) if r.casus_id == casus.pk)


def test_a_new_family_gets_a_casus_with_the_writer_as_regisseur(cast: Cast) -> None:
    casus = _open(cast.joris, _gezin())
    assert (casus.regisseur_id, casus.team_id) == (cast.joris.medewerker_id, cast.team_urk.pk)
    assert (casus.status, casus.kader) == (CasusStatus.HULPVRAAG, JuridischKader.VRIJWILLIG)
    assert casus.jeugdige.gezin.leden.get().naam == "Mevrouw Kuiper"
    assert casus.hulpvragen.get().gewenst == "Rust."
    assert casus.stappen.get().stap == Stap.HULPVRAAG
    assert Gebeurtenis.objects.latest("pk").actie == "C"


def test_sending_the_form_twice_opens_one_casus(cast: Cast) -> None:
    sleutel = uuid4()
    assert _open(cast.joris, _gezin(), sleutel=sleutel) == _open(cast.joris, _gezin(), sleutel=sleutel)
    assert Casus.objects.filter(herhaalsleutel=sleutel).count() == 1


@pytest.mark.parametrize(
    ("anders", "reden"),
    [
        ({"geboren_op": date(2026, 11, 23)}, "toekomst"),
        ({"geboren_op": date(2003, 11, 22)}, "tot 23 jaar"),
        ({"gemeente_code": "GM9999"}, "hoort niet bij de regio"),
        ({"gemeente_code": "GM0034"}, "woont niet in uw gemeente"),
        ({"voornaam": "  "}, "naam van de jeugdige"),
        ({"ouder": ""}, "naam van de jeugdige"),
    ],
)
def test_what_cannot_be_is_refused(cast: Cast, anders: dict[str, object], reden: str) -> None:
    with pytest.raises(Geweigerd, match=reden):
        _open(cast.joris, _gezin(**anders))
    assert not Jeugdige.objects.filter(achternaam="Kuiper").exists()


def test_the_day_before_the_twenty_third_birthday_is_still_in_time(cast: Cast) -> None:
    assert _open(cast.joris, _gezin(geboren_op=date(2003, 11, 23))).pk


def test_a_question_without_words_is_refused(cast: Cast) -> None:
    with pytest.raises(Geweigerd, match="woorden van het gezin"):
        _open(cast.joris, _gezin(), NieuweVraag(Vrager.OUDER, "   "))


def test_a_youth_with_an_open_casus_gets_no_second_one(cast: Cast) -> None:
    with pytest.raises(AlOpen) as fout:
        _open(cast.joris, cast.noor.sleutel)
    assert fout.value.casus == cast.casus_noor.sleutel


def test_the_open_casus_of_another_team_is_refused_without_pointing_at_it(cast: Cast) -> None:
    Casus.objects.filter(pk=cast.casus_noor.pk).update(team=cast.team_almere, regisseur_id=cast.bram.medewerker_id)
    with pytest.raises(AlOpen, match="ander team") as fout:
        _open(cast.joris, cast.noor.sleutel)
    assert fout.value.casus is None


def test_after_closing_a_new_question_can_come(cast: Cast) -> None:
    sluit_casus(cast.casus_noor, door=cast.joris, nu=NU, reden="Het gaat goed.")
    assert _open(cast.joris, cast.noor.sleutel).jeugdige == cast.noor


def test_a_known_youth_is_not_registered_again(cast: Cast) -> None:
    bekend = maak_jeugdige(cast.urk)
    with pytest.raises(AlBekend) as fout:
        _open(cast.joris, _gezin(voornaam="lotte"))
    assert fout.value.jeugdige == bekend.sleutel
    assert get_jeugdige(cast.joris, bekend.sleutel) == bekend


def test_a_youth_of_another_gemeente_is_not_there(cast: Cast) -> None:
    with pytest.raises(NietGevonden):
        _open(cast.joris, cast.sami.sleutel)
    with pytest.raises(NietGevonden):
        get_jeugdige(cast.bram, cast.noor.sleutel)


def test_only_a_jeugdconsulent_opens_a_casus(cast: Cast) -> None:
    for kijker in (cast.femke, cast.aisha, cast.tom, cast.eva, cast.noor_kijker):
        with pytest.raises(NietGevonden):
            _open(kijker, _gezin())


def test_a_running_measure_is_the_frame_of_the_new_casus(cast: Cast) -> None:
    jeugdige = maak_jeugdige(cast.urk)
    Maatregel.objects.create(jeugdige=jeugdige, kader=JuridischKader.VOOGDIJ, van=date(2020, 1, 1), tot=VANDAAG)
    Maatregel.objects.create(jeugdige=jeugdige, kader=JuridischKader.OTS, van=date(2026, 5, 1))
    assert _open(cast.joris, jeugdige.sleutel).kader == JuridischKader.OTS


def test_referral_is_refused_without_analysis_and_says_what_to_do(cast: Cast) -> None:
    with pytest.raises(Geweigerd) as fout:
        verwijs(cast.casus_noor, door=cast.joris, nu=NU)
    assert [str(t) for t in fout.value.uitkomsten[0].ontbreekt] == [
        "Begin samen met jeugdige en ouders een verklarende analyse."
    ]
    cast.casus_noor.refresh_from_db()
    assert cast.casus_noor.status == CasusStatus.HULPVRAAG
    assert not CasusStap.objects.filter(casus=cast.casus_noor).exists()
    assert Gebeurtenis.objects.latest("pk").uitkomst == 4


def test_referral_with_half_an_analysis_tells_which_parts_are_missing(cast: Cast) -> None:
    start_analyse(cast.casus_noor, door=cast.joris, nu=NU)
    with pytest.raises(Geweigerd) as fout:
        verwijs(cast.casus_noor, door=cast.joris, nu=NU)
    assert len(fout.value.uitkomsten) == 14
    schrijf_alles(cast.casus_noor, cast.joris)
    with pytest.raises(Geweigerd, match="nog niet vastgesteld"):
        verwijs(cast.casus_noor, door=cast.joris, nu=NU)


def test_a_fixed_analysis_opens_the_way_and_the_step_keeps_what_the_rules_said(cast: Cast) -> None:
    stel_vast(cast.casus_noor, cast.joris)
    stap = verwijs(cast.casus_noor, door=cast.joris, nu=NU)
    assert cast.casus_noor.status == CasusStatus.VERWEZEN
    assert [u.oordeel for u in uit_json(stap.uitkomsten)][:2] == ["voldaan", "voldaan"]
    with pytest.raises(Geweigerd, match="Deze stap kan nu niet"):
        verwijs(cast.casus_noor, door=cast.joris, nu=NU)


@pytest.mark.parametrize("conclusie", sorted(set(Conclusie) - {Conclusie.JEUGDHULP}))
def test_another_conclusion_than_jeugdhulp_is_not_referred_but_closed(cast: Cast, conclusie: Conclusie) -> None:
    stel_vast(cast.casus_noor, cast.joris, conclusie=conclusie)
    with pytest.raises(Geweigerd, match="verwijzen we niet"):
        verwijs(cast.casus_noor, door=cast.joris, nu=NU)
    assert _taak(cast.casus_noor, cast.joris) is Taak.SLUIT
    sluit_casus(cast.casus_noor, door=cast.joris, nu=NU, reden="Schuldhulp is geregeld.")
    cast.casus_noor.refresh_from_db()
    assert (cast.casus_noor.status, cast.casus_noor.gesloten_op) == (CasusStatus.AFGESLOTEN, VANDAAG)


def test_crisis_is_never_blocked_and_leaves_its_reason(cast: Cast) -> None:
    meld_crisis(cast.casus_noor, door=cast.joris, nu=NU, reden="Geen veilige slaapplek vanavond.")
    meld_crisis(cast.casus_noor, door=cast.joris, nu=NU, reden="Geen veilige slaapplek vanavond. ")
    assert CasusStap.objects.filter(stap=Stap.CRISIS).count() == 1
    assert _taak(cast.casus_noor, cast.joris) is Taak.VERWIJS_NU
    verwijs(cast.casus_noor, door=cast.joris, nu=NU)
    assert cast.casus_noor.status == CasusStatus.VERWEZEN
    start_analyse(cast.casus_noor, door=cast.joris, nu=NU)
    assert cast.casus_noor.status == CasusStatus.VERWEZEN


def test_a_crisis_without_a_reason_is_refused(cast: Cast) -> None:
    with pytest.raises(Geweigerd, match="reden"):
        meld_crisis(cast.casus_noor, door=cast.joris, nu=NU, reden="  ")
    cast.casus_noor.refresh_from_db()
    assert not cast.casus_noor.is_crisis


def test_a_second_mentor_ends_the_first(cast: Cast) -> None:
    kies_jim(cast.casus_noor, door=cast.joris, nu=NU, naam="Tante Els", band="tante")
    kies_jim(cast.casus_noor, door=cast.joris, nu=NU, naam="Tante Els", band="tante")
    kies_jim(cast.casus_noor, door=cast.joris, nu=NU, naam="Karim", band="voetbaltrainer")
    assert Jim.objects.filter(gestopt_op__isnull=True).get().naam == "Karim"
    assert Jim.objects.count() == 2
    with pytest.raises(Geweigerd, match="wie de mentor is"):
        kies_jim(cast.casus_noor, door=cast.joris, nu=NU, naam="Karim", band="")


def test_closing_asks_for_a_reason(cast: Cast) -> None:
    with pytest.raises(Geweigerd, match="waarom"):
        sluit_casus(cast.casus_noor, door=cast.joris, nu=NU, reden="")


def test_nobody_lets_go_of_a_youth_in_verblijf(cast: Cast) -> None:
    with pytest.raises(Geweigerd, match="in verblijf"):
        sluit_casus(cast.casus_sami, door=cast.bram, nu=NU, reden="Klaar.")
    Traject.objects.filter(casus=cast.casus_sami).update(tot=VANDAAG)
    einde = Einde(RedenEinde.VOLGENS_PLAN)
    sluit_casus(cast.casus_sami, door=cast.bram, nu=NU, reden="Sami woont weer thuis.", einde=einde)


def test_a_step_that_the_table_forbids_is_refused_by_every_door(cast: Cast) -> None:
    with pytest.raises(Geweigerd, match="Deze stap kan nu niet"):
        zet_stap(cast.casus_noor, stap=Stap.GEPLAATST, door=cast.aisha, nu=NU)


def test_the_house_itself_can_take_a_step(cast: Cast) -> None:
    Casus.objects.filter(pk=cast.casus_noor.pk).update(status=CasusStatus.PLEK_GEVRAAGD)
    stap = zet_stap(cast.casus_noor, stap=Stap.PLEK_VERLOPEN, door=None, nu=NU)
    assert (stap.door_id, stap.door_naam) == (None, "automatisch")
    assert _taak(cast.casus_noor, cast.joris) is Taak.PLEK_VERLOPEN


def _gezette_stap(cast: Cast) -> CasusStap:
    start_analyse(cast.casus_noor, door=cast.joris, nu=NU)
    return CasusStap.objects.get(casus=cast.casus_noor)


def test_the_database_itself_refuses_to_change_or_remove_a_step(cast: Cast) -> None:
    stap = _gezette_stap(cast)
    with pytest.raises(DatabaseError, match="wordt niet gewijzigd"), transaction.atomic():
        CasusStap.objects.filter(pk=stap.pk).update(toelichting="anders")
    with pytest.raises(DatabaseError, match="wordt niet gewijzigd"), transaction.atomic():
        stap.delete()


def test_the_lock_can_be_taken_off_and_put_back_by_a_migration(cast: Cast) -> None:
    stap = _gezette_stap(cast)
    voer_uit(connection, OPEN)
    CasusStap.objects.filter(pk=stap.pk).update(toelichting="anders")
    voer_uit(connection, SLUIT)
    with pytest.raises(DatabaseError), transaction.atomic():
        stap.delete()


def test_outcomes_come_back_from_the_timeline_as_they_were(cast: Cast) -> None:
    with pytest.raises(Geweigerd) as fout:
        verwijs(cast.casus_noor, door=cast.joris, nu=NU)
    assert tuple(uit_json(naar_json(fout.value.uitkomsten))) == fout.value.uitkomsten
    (los,) = uit_json([{"regel": "x", "oordeel": "voldaan", "reden": "In orde."}])
    assert (str(los.reden), los.bron.document) == ("In orde.", "–")


def test_the_dossier_tells_the_whole_story_newest_first(cast: Cast) -> None:
    Maatregel.objects.create(
        jeugdige=cast.sami, kader=JuridischKader.OTS, gi=cast.aanbieder, van=date(2024, 1, 1), tot=date(2025, 1, 1)
    )
    Maatregel.objects.create(jeugdige=cast.sami, kader=JuridischKader.VOOGDIJ, van=date(2025, 1, 2))
    Traject.objects.create(
        jeugdige=cast.sami,
        gemeente=cast.almere,
        aanbieder=cast.aanbieder,
        hulpvorm=Hulpvorm.BEGELEIDING,
        verwijzer=Verwijzer.GEMEENTE,
        toegewezen_op=date(2024, 2, 1),
        van=date(2024, 2, 1),
        tot=date(2024, 6, 1),
        reden_einde="volgens plan",
    )
    Traject.objects.create(
        jeugdige=cast.sami,
        gemeente=cast.almere,
        aanbieder=cast.aanbieder,
        hulpvorm=Hulpvorm.BEHANDELING,
        verwijzer=Verwijzer.GEMEENTE,
        toegewezen_op=date(2024, 2, 1),
        van=date(2026, 12, 1),
    )
    maak_jeugdige(cast.almere)
    Jeugdige.objects.filter(achternaam="Kuiper").update(gezin=cast.sami.gezin)
    zet_stap(cast.casus_sami, stap=Stap.JIM, door=cast.bram, nu=NU, toelichting="Tante")
    dossier = get_dossier(cast.casus_sami, cast.bram, vandaag=VANDAAG)
    titels = [str(p.titel) for p in dossier.tijdlijn]
    assert titels == [
        "ambulante behandeling",
        "eigen mentor (JIM) gekozen",
        "gezinshuis",
        "voogdij",
        "ondertoezichtstelling",
        "ambulante begeleiding",
        "ambulante begeleiding",
        "ondertoezichtstelling",
    ]
    assert "volgens plan" in str(dossier.tijdlijn[5].tekst)
    assert dossier.broers_zussen == (("Lotte", 12),)
    assert [m.kader for m in dossier.maatregelen] == [JuridischKader.VOOGDIJ]
    assert [t.hulpvorm for t in dossier.hulp] == [Hulpvorm.GEZINSHUIS]
    assert dossier.taak is Taak.AMBULANT
    assert not dossier.is_gesloten
    assert not dossier.is_gedwongen


def test_the_most_urgent_casus_is_on_top(cast: Cast) -> None:
    ander = _open(cast.joris, _gezin())
    meld_crisis(ander, door=cast.joris, nu=NU, reden="Acuut onveilig.")
    werk = list_werk(cast.joris, vandaag=VANDAAG)
    assert [r.sleutel for r in werk] == [ander.sleutel, cast.casus_noor.sleutel]
    assert werk[0].sinds == VANDAAG
    assert werk[1].sinds == date(2026, 11, 9)


def test_the_gedragsdeskundige_is_asked_to_look_along(cast: Cast) -> None:
    start_analyse(cast.casus_noor, door=cast.joris, nu=NU)
    Casus.objects.filter(pk=cast.casus_noor.pk).update(gedragsdeskundige_id=cast.femke.medewerker_id)
    assert _taak(cast.casus_noor, cast.femke) is Taak.MEEKIJKEN
    assert _taak(cast.casus_noor, cast.joris) is Taak.ANALYSE_AFMAKEN
