"""Terms from what is stored: many cases in few queries, each fact where it belongs, and what people report as done."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.utils import timezone

from tests.apps.casus.hulp import maak_casussen
from tests.cast import NU, VANDAAG, Cast
from zorglandschap.apps.casus.actions import meld_gedaan
from zorglandschap.apps.casus.models import (
    Afschaalmoment,
    Afsluiting,
    Casus,
    CasusStap,
    Doel,
    Doelmeting,
    Evaluatie,
    Extrastap,
    Hulpplan,
    Hulpvraag,
    Jeugdige,
    Jim,
    JimGesprek,
    Maatregel,
    Toekomstplan,
    Toestemming,
    Traject,
)
from zorglandschap.apps.casus.queries import get_dossier, get_termijnen, heeft_toestemming, list_termijnen
from zorglandschap.apps.casus.queries.instemming import mist_toestemming
from zorglandschap.apps.casus.queries.planfeiten import lees_planrijen, stel_evaluatie_voor
from zorglandschap.apps.casus.queries.rijen import lees_rijen
from zorglandschap.apps.casus.queries.termijnen import list_standen
from zorglandschap.apps.fouten import Geweigerd
from zorglandschap.apps.matching.models import Kloof, Wachtende
from zorglandschap.apps.matching.queries import list_elders
from zorglandschap.apps.organisaties.models import Gemeente
from zorglandschap.core.begrippen.codelijsten import CasusStatus, JuridischKader, Niveau, RedenEinde, Stap, Vrager
from zorglandschap.core.begrippen.gezinswoorden import Gever, Toestemmingsdoel
from zorglandschap.core.begrippen.hulpvormen import Hulpvorm
from zorglandschap.core.begrippen.planwoorden import (
    Doelstatus,
    Doelsteller,
    Evaluatiebesluit,
    Leefdomein,
    Planstatus,
    Terugkeer,
)
from zorglandschap.core.begrippen.vraagwoorden import Hulpvraagsoort, Vraaguitkomst
from zorglandschap.core.casus.termijnen import Termijnsoort as S
from zorglandschap.core.casus.werk import Werkrol
from zorglandschap.core.regels.uitkomst import Oordeel

DAG = timedelta(days=1)


def dagen(casus: Casus, vandaag: date = VANDAAG) -> dict[S, date]:
    """The open terms of a casus, by kind."""
    return {t.soort: t.uiterlijk for t in list_termijnen([Casus.objects.get(pk=casus.pk)], vandaag=vandaag)[casus.pk]}


def doel(casus: Casus, **velden: Any) -> Doel:
    """A goal of a case."""
    standaard = {
        "domein": Leefdomein.KIND,
        "wat": "Weer elke dag naar school.",
        "klaar_als": "Een maand zonder verzuim.",
        "gesteld_door": Doelsteller.SAMEN,
        "gesteld_op": date(2026, 6, 1),
        "termijn_op": date(2027, 1, 15),
    }
    return Doel.objects.create(casus=casus, **{**standaard, **velden})


def plan(casus: Casus, **velden: Any) -> Hulpplan:
    """A plan of a case, fixed unless said otherwise."""
    standaard = {"status": Planstatus.VASTGESTELD, "gestart_op": date(2026, 6, 1), "vastgesteld_op": date(2026, 6, 20)}
    return Hulpplan.objects.create(casus=casus, **{**standaard, **velden})


def test_a_question_about_safety_is_weighed_soon_and_a_question_with_an_outcome_rests(cast: Cast) -> None:
    assert S.VEILIGHEID not in dagen(cast.casus_noor)
    Hulpvraag.objects.update(soort=Hulpvraagsoort.VEILIGHEID)
    assert dagen(cast.casus_noor)[S.VEILIGHEID] == date(2026, 11, 16)
    Hulpvraag.objects.update(soort=Hulpvraagsoort.SCHOOL, vrager=Vrager.VEILIG_THUIS)
    assert S.VEILIGHEID in dagen(cast.casus_noor)
    Hulpvraag.objects.update(uitkomst=Vraaguitkomst.JEUGDHULP, uitkomst_op=VANDAAG)
    assert dagen(cast.casus_noor) == {}


def test_the_plan_runs_from_start_to_evaluation(cast: Cast) -> None:
    casus = cast.casus_sami
    assert dagen(casus)[S.PLAN] == date(2025, 6, 12)
    concept = plan(casus, status=Planstatus.CONCEPT, vastgesteld_op=None, gestart_op=VANDAAG)
    Hulpplan.objects.update(familiegroepsplan_aangeboden_op=VANDAAG, op_schrift_gevraagd_op=VANDAAG)
    assert dagen(casus)[S.PLAN] == date(2025, 6, 12)  # an offer is no answer
    Hulpplan.objects.update(familiegroepsplan_afgezien_op=VANDAAG)
    assert dagen(casus)[S.PLAN] == VANDAAG + timedelta(weeks=6)
    assert dagen(casus)[S.PLAN_OP_SCHRIFT] == VANDAAG + 14 * DAG
    Hulpplan.objects.update(op_schrift_gegeven_op=VANDAAG, vastgesteld_op=date(2026, 10, 1))
    assert S.PLAN_OP_SCHRIFT not in dagen(casus)
    assert dagen(casus)[S.EVALUATIE_PLANNEN] == date(2027, 1, 1)
    evaluatie = Evaluatie.objects.create(casus=casus, gepland_op=date(2026, 11, 1))
    assert dagen(casus)[S.EVALUATIE] == date(2026, 11, 1)
    assert S.EVALUATIE_PLANNEN not in dagen(casus)
    evaluatie.gehouden_op, evaluatie.besluit = date(2026, 11, 3), Evaluatiebesluit.DOORGAAN
    evaluatie.save()
    assert dagen(casus)[S.EVALUATIE_PLANNEN] == date(2027, 2, 3)
    Hulpplan.objects.filter(pk=concept.pk).update(
        terugkeer=Terugkeer.TERUG_NAAR_HUIS, terugkeer_streef_op=date(2027, 3, 1)
    )
    assert dagen(casus)[S.TERUGKEER] == date(2027, 3, 1)


def test_goals_step_downs_and_the_mentor_have_their_days(cast: Cast) -> None:
    casus = cast.casus_sami
    doel(casus)
    doel(casus, termijn_op=date(2026, 12, 1), status=Doelstatus.BEHAALD, gesloten_op=VANDAAG)
    Afschaalmoment.objects.create(casus=casus, gepland_op=date(2026, 12, 20), voorwaarde="Elk weekend thuis.")
    jim = Jim.objects.create(casus=casus, naam="Tante", band="tante", gekozen_op=date(2026, 8, 1))
    assert dagen(casus)[S.DOEL] == date(2027, 1, 15)
    assert dagen(casus)[S.AFSCHAALMOMENT] == date(2026, 12, 20)
    assert dagen(casus)[S.JIM] == date(2026, 10, 1)
    JimGesprek.objects.create(jim=jim, op=date(2026, 11, 20), verslag="Het werkt.")
    assert dagen(casus)[S.JIM] == date(2027, 1, 20)
    jim.gestopt_op = VANDAAG
    jim.save()
    assert S.JIM not in dagen(casus)


def test_a_family_goal_counts_for_every_case_of_the_family(cast: Cast) -> None:
    zus = cast.noor
    zus.gezin = cast.sami.gezin
    zus.save()
    doel(cast.casus_sami, is_gezinsdoel=True)
    doel(cast.casus_sami, termijn_op=date(2026, 12, 1))
    assert dagen(Casus.objects.get(pk=cast.casus_noor.pk))[S.DOEL] == date(2027, 1, 15)
    assert dagen(cast.casus_sami)[S.DOEL] == date(2026, 12, 1)


def test_measures_tell_each_other_apart(cast: Cast) -> None:
    Casus.objects.filter(pk=cast.casus_sami.pk).update(kader=JuridischKader.OTS)
    ots = Maatregel.objects.create(
        jeugdige=cast.sami, kader=JuridischKader.OTS, van=date(2026, 1, 10), tot=date(2027, 1, 10)
    )
    Maatregel.objects.create(jeugdige=cast.sami, kader=JuridischKader.MUHP, van=date(2026, 10, 1))
    loopt = dagen(cast.casus_sami)
    assert loopt[S.GI_CONTACT] == date(2026, 1, 16)
    assert loopt[S.OTS] == date(2027, 1, 9)
    assert loopt[S.RAAD_NIET_VERLENGEN] == date(2026, 11, 10)
    assert loopt[S.MUHP] == date(2027, 9, 30)
    assert S.MACHTIGING_ONGEBRUIKT not in loopt  # Sami stays in a gezinshuis
    Maatregel.objects.create(
        jeugdige=cast.sami, kader=JuridischKader.OTS, van=date(2027, 1, 10), tot=date(2028, 1, 10), verlengt=ots
    )
    assert S.OTS not in dagen(cast.casus_sami)
    later = dagen(cast.casus_sami, date(2027, 1, 11))
    assert later[S.OTS] == date(2028, 1, 9)
    assert S.GI_CONTACT not in later
    Casus.objects.filter(pk=cast.casus_sami.pk).update(jeugdbeschermer_id=cast.ilse.medewerker_id)
    cast.casus_sami.refresh_from_db()
    assert dagen(cast.casus_sami)[S.GI_CONTACT] == date(2026, 1, 16)  # a name is no contact
    eerste = {"soort": S.GI_CONTACT, "uiterlijk": date(2026, 1, 16)}
    for fout, woorden in ((VANDAAG + DAG, "nog niet geweest"), (date(1990, 1, 1), "nog niet geboren")):
        with pytest.raises(Geweigerd, match=woorden):
            meld_gedaan(cast.casus_sami, door=cast.bram, nu=NU, op=fout, **eerste)
    meld_gedaan(cast.casus_sami, door=cast.bram, nu=NU, op=date(2026, 1, 14), **eerste)
    assert S.GI_CONTACT not in dagen(cast.casus_sami)
    assert Extrastap.objects.get().gedaan_op == date(2026, 1, 14)


def test_supervision_that_follows_the_provisional_one_asks_no_new_first_contact(cast: Cast) -> None:
    Maatregel.objects.create(
        jeugdige=cast.sami, kader=JuridischKader.VOTS, van=date(2026, 8, 10), tot=date(2026, 11, 10)
    )
    Maatregel.objects.create(
        jeugdige=cast.sami, kader=JuridischKader.OTS, van=date(2026, 11, 10), tot=date(2027, 11, 10)
    )
    assert S.GI_CONTACT not in dagen(cast.casus_sami)


def test_a_renewal_that_nobody_linked_is_seen_by_its_dates(cast: Cast) -> None:
    for van in (date(2025, 11, 1), date(2026, 11, 1)):
        Maatregel.objects.create(
            jeugdige=cast.sami, kader=JuridischKader.OTS, van=van, tot=van.replace(year=van.year + 1)
        )
    assert dagen(cast.casus_sami, date(2026, 10, 20)).get(S.OTS) is None
    assert S.GI_CONTACT not in dagen(cast.casus_sami, date(2026, 11, 2))


def test_a_crisis_owes_an_analysis_and_a_perspective(cast: Cast) -> None:
    casus = cast.casus_sami
    Traject.objects.update(hulpvorm=Hulpvorm.CRISISGROEP, van=date(2026, 11, 19))
    Casus.objects.filter(pk=casus.pk).update(is_crisis=True, crisis_reden="Acuut.")
    loopt = dagen(casus)
    assert loopt[S.CRISIS_PERSPECTIEF] == date(2026, 11, 23)
    assert loopt[S.CRISIS_VERBLIJF] == date(2026, 12, 16)
    assert loopt[S.ANALYSE_NA_CRISIS] == casus.geopend_op + timedelta(weeks=6)
    nu = datetime(2026, 11, 20, 9, tzinfo=timezone.get_current_timezone())
    for stap in (Stap.CRISIS, Stap.VERVOLG):
        CasusStap.objects.create(casus=casus, stap=stap, status_na=casus.status, op=nu.date(), om=nu)
    assert dagen(casus)[S.ANALYSE_NA_CRISIS] == date(2027, 1, 1)
    assert S.CRISIS_PERSPECTIEF not in dagen(casus)


def test_growing_up_in_verblijf_has_its_birthdays(cast: Cast) -> None:
    casus, toen = cast.casus_sami, date(2027, 1, 4)
    assert dagen(casus, toen)[S.GRENS_18] == date(2027, 6, 2)
    later = Toekomstplan.objects.create(casus=casus, begonnen_op=VANDAAG)
    assert S.PLAN_VOOR_LATER in dagen(casus)
    later.vastgesteld_op, later.herzien_op = VANDAAG, date(2027, 5, 1)
    later.save()
    assert S.PLAN_VOOR_LATER not in dagen(casus)
    assert dagen(casus)[S.PLAN_VOOR_LATER_HERZIEN] == date(2027, 5, 1)


def test_after_closing_only_the_promised_contact_and_the_end_of_keeping_run(cast: Cast) -> None:
    casus = cast.casus_sami
    Casus.objects.filter(pk=casus.pk).update(status=CasusStatus.AFGESLOTEN, gesloten_op=date(2026, 11, 1))
    einde = Afsluiting.objects.create(
        casus=casus,
        reden=RedenEinde.VOLGENS_PLAN,
        toelichting="Klaar.",
        op=date(2026, 11, 1),
        nazorg_op=date(2026, 12, 1),
    )
    assert dagen(casus) == {S.NAZORG: date(2026, 12, 1), S.BEWAREN: date(2046, 11, 1)}
    einde.nazorg_gehouden_op = VANDAAG
    einde.save()
    assert dagen(casus) == {S.BEWAREN: date(2046, 11, 1)}


def test_what_other_rooms_promised_is_asked_of_them(cast: Cast) -> None:
    gegevens = {"jeugdige": cast.sami, "casus": cast.casus_sami, "gemeente": cast.almere}
    wacht = {**gegevens, "hulpvorm": Hulpvorm.PLEEGZORG, "sinds": date(2026, 10, 1)}
    Wachtende.objects.create(**wacht, beloofd_op=date(2026, 12, 1))
    Wachtende.objects.create(**wacht, beloofd_op=date(2026, 11, 25), tot=date(2026, 11, 1))  # waits no more
    Kloof.objects.create(
        **gegevens,
        geadviseerd=Hulpvorm.PLEEGZORG,
        gegeven=Hulpvorm.GEZINSHUIS,
        niveau=Niveau.ACCEPTABEL,
        reden="geen plek",
        sinds=date(2026, 9, 1),
        herzien_op=date(2026, 12, 5),
    )
    (rij,) = list_termijnen([cast.casus_sami], vandaag=VANDAAG, elders=list_elders).values()
    beloftes = {t.soort: t.uiterlijk for t in rij if t.soort in (S.BELOOFDE_START, S.KLOOF)}
    assert beloftes == {S.BELOOFDE_START: date(2026, 12, 1), S.KLOOF: date(2026, 12, 5)}
    assert S.KLOOF not in dagen(cast.casus_sami)


def test_what_nothing_else_shows_is_reported_once_and_starts_the_next_round(cast: Cast) -> None:
    casus = cast.casus_sami
    Casus.objects.filter(pk=casus.pk).update(perspectiefregisseur_id=cast.bram.medewerker_id)
    uiterlijk = dagen(casus)[S.PERSPECTIEFCONTACT]
    assert uiterlijk == date(2025, 8, 1)
    for _ in range(2):
        meld_gedaan(casus, door=cast.bram, nu=NU, soort=S.PERSPECTIEFCONTACT, uiterlijk=uiterlijk)
    assert Extrastap.objects.count() == 1
    assert CasusStap.objects.filter(stap=Stap.TERMIJN).count() == 1
    assert dagen(casus)[S.PERSPECTIEFCONTACT] == date(2027, 2, 22)


@pytest.mark.parametrize("soort", [S.PLAN, S.RAAD_BEEINDIGEN])
def test_a_term_that_does_not_run_or_keeps_itself_cannot_be_reported(cast: Cast, soort: S) -> None:
    with pytest.raises(Geweigerd, match="loopt niet meer"):
        meld_gedaan(cast.casus_sami, door=cast.bram, nu=NU, soort=soort, uiterlijk=date(2025, 6, 12))
    assert not Extrastap.objects.exists()


def test_a_reported_term_that_the_house_no_longer_knows_is_skipped(cast: Cast) -> None:
    Extrastap.objects.create(casus=cast.casus_sami, sleutel="termijn:OUD:2026-01-01", gedaan_op=VANDAAG)
    assert S.PLAN in dagen(cast.casus_sami)


def test_one_page_asks_for_its_own_kinds(cast: Cast) -> None:
    assert [t.soort for t in get_termijnen(cast.casus_sami, vandaag=VANDAAG, soorten=[S.PLAN])] == [S.PLAN]


def test_many_cases_need_no_more_queries_than_one(cast: Cast, django_assert_max_num_queries: Any) -> None:
    assert list_termijnen([], vandaag=VANDAAG) == {}
    doel(cast.casus_sami)
    maak_casussen(cast, 25, regisseur=cast.joris)
    casussen = list(Casus.objects.select_related("jeugdige"))
    with django_assert_max_num_queries(12):
        assert len(list_termijnen(casussen, vandaag=VANDAAG)) == 27


# --- standing still


def stil(casus: Casus, vandaag: date = VANDAAG) -> set[str]:
    """The rules that say that something stands still."""
    stand = list_standen([Casus.objects.get(pk=casus.pk)], vandaag=vandaag)[casus.pk]
    return {u.regel for u in stand.stilstand if u.oordeel is Oordeel.NIET_VOLDAAN}


def test_goals_that_never_come_nearer_stand_still(cast: Cast) -> None:
    een = doel(cast.casus_sami)
    assert "vooruitgang op doelen" not in stil(cast.casus_sami)  # never measured: attention, not more
    for dag, score in ((date(2026, 6, 10), -1), (date(2026, 8, 10), -1)):
        Doelmeting.objects.create(doel=een, score=score, op=dag, om=NU)
    assert "vooruitgang op doelen" in stil(cast.casus_sami)
    Doelmeting.objects.create(doel=een, score=0, op=date(2026, 10, 10), om=NU)
    assert "vooruitgang op doelen" not in stil(cast.casus_sami)


def test_waiting_too_long_without_help_stands_still(cast: Cast) -> None:
    casus = cast.casus_noor
    Casus.objects.filter(pk=casus.pk).update(status=CasusStatus.GEADVISEERD)
    assert stil(casus) == set()
    toen = NU - timedelta(days=40)
    CasusStap.objects.create(casus=casus, stap=Stap.VERWEZEN, status_na=CasusStatus.VERWEZEN, op=toen.date(), om=toen)
    assert stil(casus) == {"wachten binnen norm", "overbrugging tijdens wachten"}


def test_an_evaluation_that_is_late_and_a_wish_without_a_day_stand_still(cast: Cast) -> None:
    plan(cast.casus_sami, terugkeer=Terugkeer.TERUG_NAAR_HUIS, vastgesteld_op=date(2026, 1, 5))
    assert stil(cast.casus_sami) == {"evaluatie op tijd", "terugkeerwens heeft plan"}
    Hulpplan.objects.update(terugkeer_streef_op=date(2027, 3, 1))
    Evaluatie.objects.create(casus=cast.casus_sami, gepland_op=date(2026, 12, 1))
    assert stil(cast.casus_sami) == set()


def test_too_long_on_a_crisis_place_stands_still(cast: Cast) -> None:
    Traject.objects.update(hulpvorm=Hulpvorm.CRISISPLEEGZORG, van=VANDAAG - 28 * DAG)
    assert "crisis hoogstens 28 dagen" in stil(cast.casus_sami)
    Casus.objects.filter(pk=cast.casus_sami.pk).update(status=CasusStatus.AFGESLOTEN)
    assert stil(cast.casus_sami) == set()


# --- consent, the same answer in bulk as for one


@pytest.mark.parametrize("kader", [JuridischKader.VRIJWILLIG, JuridischKader.OTS])
@pytest.mark.parametrize("geboren_op", [date(2018, 1, 1), date(2013, 1, 1), date(2009, 1, 1)])
@pytest.mark.parametrize("ingetrokken", [None, VANDAAG])
@pytest.mark.parametrize("gevers", [(), ("jeugdige",), ("ouder",), ("jeugdige", "ouder")])
def test_consent_is_answered_in_bulk_as_it_is_for_one(
    cast: Cast, kader: JuridischKader, geboren_op: date, ingetrokken: date | None, gevers: tuple[str, ...]
) -> None:
    Toestemming.objects.all().delete()
    moeder = cast.noor.gezin.leden.get()
    cast.noor.geboren_op = geboren_op
    cast.noor.save()
    Casus.objects.filter(pk=cast.casus_noor.pk).update(kader=kader)
    for gever in gevers:
        Toestemming.objects.create(
            jeugdige=cast.noor,
            doel=Toestemmingsdoel.HULP,
            gever=Gever.OUDER if gever == "ouder" else Gever.JEUGDIGE,
            gezinslid=moeder if gever == "ouder" else None,
            van=date(2026, 1, 1),
            ingetrokken_op=ingetrokken,
            om=NU,
        )
    casus = Casus.objects.select_related("jeugdige").get(pk=cast.casus_noor.pk)
    (rijen,) = lees_rijen([casus]).values()
    een = heeft_toestemming(cast.noor, Toestemmingsdoel.HULP, vandaag=VANDAAG, kader=kader)
    assert mist_toestemming(rijen, vandaag=VANDAAG) is (een.oordeel is Oordeel.NIET_VOLDAAN)


def test_a_gemeente_counts_with_its_own_norm_and_the_others_with_that_of_the_region(cast: Cast) -> None:
    def uiterlijk(gemeente: str, soort: S, casus: Casus) -> date:
        Jeugdige.objects.filter(pk=casus.jeugdige_id).update(gemeente=gemeente)
        return dagen(casus)[soort]

    for code, naam in (("GM0995", "Lelystad"), ("GM0303", "Dronten")):
        Gemeente.objects.create(code=code, naam=naam, breedte=52.5, lengte=5.5)
    noor, sami = cast.casus_noor, cast.casus_sami
    assert uiterlijk("GM0184", S.VRAAG_UITKOMST, noor) == date(2026, 11, 23)
    assert uiterlijk("GM0995", S.VRAAG_UITKOMST, noor) == date(2026, 11, 19)
    plan(sami, vastgesteld_op=date(2026, 10, 1))
    Traject.objects.filter(casus=sami).update(hulpvorm=Hulpvorm.THUISBEHANDELING)
    assert uiterlijk("GM0034", S.EVALUATIE_PLANNEN, sami) == date(2027, 4, 1)
    assert uiterlijk("GM0303", S.EVALUATIE_PLANNEN, sami) == date(2027, 2, 1)
    sami.refresh_from_db()
    assert stel_evaluatie_voor(sami, lees_planrijen(sami, vandaag=VANDAAG), vanaf=date(2026, 10, 1)) == date(2027, 2, 1)


def test_a_provider_finds_the_own_terms_on_the_case_and_not_those_of_the_regisseur(cast: Cast) -> None:
    Jim.objects.create(casus=cast.casus_sami, naam="Tante Mies", band="tante", gekozen_op=VANDAAG)
    van_bram = get_dossier(cast.casus_sami, cast.bram, vandaag=VANDAAG).termijnen
    van_daan = get_dossier(cast.casus_sami, cast.daan, vandaag=VANDAAG).termijnen
    assert all(Werkrol.AANBIEDER in termijn.voor for termijn in van_daan)
    assert set(van_daan) < set(van_bram)
