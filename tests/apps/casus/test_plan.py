"""The plan in versions: complete before it is fixed, written by two without loss, looked at on an agreed day."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest

from tests.apps.casus.planhulp import (
    IN_VERBLIJF,
    beantwoord_alles,
    leeg,
    met_hulp,
    planvelden,
    schrijf_plan,
    stel,
    vast_plan,
    vaste_analyse,
)
from tests.cast import NU, VANDAAG, Cast
from zorglandschap.apps.casus.actions import (
    NieuweInzet,
    Verslag,
    besluit_afschalen,
    bewaar_plan,
    houd_evaluatie,
    meld_lichter,
    meld_vervolg,
    plan_afschaalmoment,
    plan_evaluatie,
    schrap_inzet,
    start_plan,
    stel_plan_vast,
    voeg_inzet_toe,
)
from zorglandschap.apps.casus.models import Casus, CasusStap, Evaluatie, Extrastap, Hulpplan, Inzet
from zorglandschap.apps.casus.queries import get_afschaalmoment, get_plan, get_planversie, toets_plan
from zorglandschap.apps.casus.queries.opvolging import Opvolging, get_opvolging
from zorglandschap.apps.fouten import Geweigerd, NietGevonden
from zorglandschap.core.begrippen.besluitwoorden import RedenVerhuizing
from zorglandschap.core.begrippen.codelijsten import CasusStatus, Stap
from zorglandschap.core.begrippen.hulpvormen import Hulpvorm
from zorglandschap.core.begrippen.planwoorden import (
    Afschaalbesluit,
    Evaluatiebesluit,
    Leefdomein,
    Plansoort,
    Planstatus,
)
from zorglandschap.core.regels.uitkomst import Oordeel

MORGEN, GISTEREN = VANDAAG + timedelta(days=1), VANDAAG - timedelta(days=1)


def test_a_plan_begins_once_and_a_fixed_one_gets_a_new_version_with_its_lines(cast: Cast) -> None:
    met_hulp(cast.casus_noor)
    eerste = start_plan(cast.casus_noor, door=cast.joris, nu=NU)
    assert start_plan(cast.casus_noor, door=cast.joris, nu=NU) == eerste
    regel = NieuweInzet(Leefdomein.ONDERWIJS, "Begeleiding in de klas", "Zuiderzeecollege", VANDAAG)
    voeg_inzet_toe(cast.casus_noor, door=cast.joris, nu=NU, inzet=regel)
    vast_plan(cast.casus_noor, cast.joris)
    tweede = start_plan(cast.casus_noor, door=cast.joris, nu=NU)
    assert (tweede.versie, tweede.status, tweede.rol_ouders) == (2, "concept", "Moeder brengt Noor naar school.")
    assert tweede.met_jeugdige_op is None
    assert [i.wie for i in tweede.inzetten.all()] == ["Zuiderzeecollege"]


def test_fixing_refuses_until_nothing_is_missing_and_says_what(cast: Cast) -> None:
    met_hulp(cast.casus_noor)
    vaste_analyse(cast.casus_noor)
    start_plan(cast.casus_noor, door=cast.joris, nu=NU)
    with pytest.raises(Geweigerd) as fout:
        stel_plan_vast(cast.casus_noor, door=cast.joris, nu=NU)
    assert {u.regel for u in fout.value.uitkomsten if u.blokkeert} == {
        "elke zorg heeft een doel",
        "doel met zichtbaar einde",
        "familiegroepsplan aangeboden",
        "ouders houden hun rol",
        "plan samen besproken",
    }
    beantwoord_alles(cast.casus_noor, cast.joris, stel(cast.casus_noor, cast.joris))
    schrijf_plan(cast.casus_noor, cast.joris)
    plan = stel_plan_vast(cast.casus_noor, door=cast.joris, nu=NU)
    assert (plan.status, plan.vastgesteld_op) == (Planstatus.VASTGESTELD, VANDAAG)
    assert stel_plan_vast(cast.casus_noor, door=cast.joris, nu=NU) == plan
    assert CasusStap.objects.filter(stap=Stap.PLAN_VASTGESTELD).count() == 1


def test_the_next_evaluation_is_planned_with_the_plan_sooner_in_verblijf(cast: Cast) -> None:
    vast_plan(cast.casus_noor, cast.joris)
    assert cast.casus_noor.evaluaties.get().gepland_op == date(2027, 5, 22)
    vast_plan(cast.casus_sami, cast.bram, **IN_VERBLIJF)
    assert cast.casus_sami.evaluaties.get().gepland_op == date(2027, 2, 22)


def test_in_verblijf_the_plan_says_where_to_and_how_the_family_stays_near(cast: Cast) -> None:
    stel(cast.casus_sami, cast.bram)
    schrijf_plan(cast.casus_sami, cast.bram)
    blokkades = {u.regel for u in toets_plan(cast.casus_sami, vandaag=VANDAAG) if u.blokkeert}
    assert blokkades == {"terugkeer in het plan", "contact bij verblijf"}


def test_the_family_that_makes_its_own_plan_needs_no_offer(cast: Cast) -> None:
    vast_plan(cast.casus_noor, cast.joris, soort=Plansoort.FAMILIEGROEPSPLAN, familiegroepsplan_aangeboden_op=None)
    assert Hulpplan.objects.get().soort == Plansoort.FAMILIEGROEPSPLAN


def test_a_new_version_replaces_the_old_one_only_when_it_is_fixed(cast: Cast) -> None:
    oud = vast_plan(cast.casus_noor, cast.joris)
    start_plan(cast.casus_noor, door=cast.joris, nu=NU)
    oud.refresh_from_db()
    assert oud.status == Planstatus.VASTGESTELD
    schrijf_plan(cast.casus_noor, cast.joris)
    stel_plan_vast(cast.casus_noor, door=cast.joris, nu=NU)
    oud.refresh_from_db()
    assert oud.status == Planstatus.VERVANGEN
    assert get_planversie(cast.casus_noor, 1)[0] == oud
    assert cast.casus_noor.evaluaties.count() == 1
    with pytest.raises(NietGevonden):
        get_planversie(cast.casus_noor, 9)


def test_a_fixed_plan_is_no_longer_written_in(cast: Cast) -> None:
    with pytest.raises(Geweigerd, match="Begin eerst het plan"):
        bewaar_plan(cast.casus_noor, door=cast.joris, nu=NU, nieuw=planvelden(), gezien=leeg())
    vast_plan(cast.casus_noor, cast.joris)
    with pytest.raises(Geweigerd, match="nieuwe versie"):
        bewaar_plan(cast.casus_noor, door=cast.joris, nu=NU, nieuw=planvelden(), gezien=leeg())


def test_two_writers_each_keep_their_own_field_and_meet_on_the_same_one(cast: Cast) -> None:
    start_plan(cast.casus_noor, door=cast.joris, nu=NU)
    wie: dict[str, Any] = {"door": cast.joris, "nu": NU, "gezien": leeg()}
    assert bewaar_plan(cast.casus_noor, nieuw=planvelden(rol_ouders="Moeder beslist."), **wie) == ()
    ander = {**leeg(), "rol_ouders": "Vader beslist.", "contactafspraken": "Elke zondag bellen."}
    assert bewaar_plan(cast.casus_noor, nieuw=ander, **wie) == ("rol_ouders",)
    plan = Hulpplan.objects.get()
    assert (plan.rol_ouders, plan.contactafspraken) == ("Moeder beslist.", "Elke zondag bellen.")


@pytest.mark.parametrize(
    ("anders", "woord"),
    [
        ({"met_jeugdige_op": MORGEN}, "toekomst"),
        ({"familiegroepsplan_aangeboden_op": date(2010, 1, 1)}, "voor de geboorte"),
        ({"terugkeer_streef_op": GISTEREN}, "verleden"),
        ({"op_schrift_gevraagd_op": VANDAAG, "op_schrift_gegeven_op": GISTEREN}, "voordat het gezin erom vroeg"),
    ],
)
def test_a_day_that_cannot_be_is_refused(cast: Cast, anders: dict[str, object], woord: str) -> None:
    with pytest.raises(Geweigerd, match=woord):
        schrijf_plan(cast.casus_noor, cast.joris, **anders)


def test_the_provider_plans_a_step_down_the_regisseur_decides_and_the_provider_reports_it(cast: Cast) -> None:
    doe: dict[str, Any] = {"door": cast.daan, "nu": NU}
    casus = cast.casus_sami
    moment = plan_afschaalmoment(casus, op=MORGEN, voorwaarde="Drie weekenden thuis", **doe)

    def meld(op: date = VANDAAG, hoe: str = "Eén gesprek per maand", sleutel: UUID = moment.sleutel) -> Extrastap:
        return meld_lichter(casus, sleutel, op=op, hoe=hoe, **doe)

    with pytest.raises(Geweigerd, match="regisseur besluit eerst"):
        meld()
    with pytest.raises(Geweigerd, match="regisseur besluit dit"):
        besluit_afschalen(casus, moment.sleutel, besluit=Afschaalbesluit.GEDAAN, reden="Het lukt.", **doe)
    besluit_afschalen(casus, moment.sleutel, door=cast.bram, nu=NU, besluit=Afschaalbesluit.GEDAAN, reden="Het lukt.")
    with pytest.raises(Geweigerd, match="hoe de hulp"):
        meld(hoe=" ")
    with pytest.raises(Geweigerd, match="toekomst"):
        meld(op=MORGEN)
    with pytest.raises(NietGevonden):
        meld(sleutel=uuid4())
    assert meld() == meld(hoe="Iets anders")
    assert CasusStap.objects.get(stap=Stap.LICHTER).toelichting == "Eén gesprek per maand"
    ((gezien, gemeld),) = get_plan(casus, cast.daan, vandaag=VANDAAG).afschaalmomenten
    assert (gezien, gemeld and gemeld.door_id) == (moment, cast.daan.medewerker_id)


@pytest.mark.parametrize("besluit", [b for b in Evaluatiebesluit if b is not Evaluatiebesluit.DOORGAAN])
def test_what_an_evaluation_decided_is_asked_until_somebody_does_it(cast: Cast, besluit: Evaluatiebesluit) -> None:
    casus = cast.casus_sami
    assert get_opvolging(casus) is None
    houd_evaluatie(casus, door=cast.daan, nu=NU, verslag=Verslag(VANDAAG, "Besproken.", besluit))
    assert get_opvolging(casus) == Opvolging(besluit, VANDAAG)
    doe: dict[str, Any] = {"door": cast.bram, "nu": NU}
    if besluit is Evaluatiebesluit.AFSCHALEN:
        plan_afschaalmoment(casus, op=MORGEN, voorwaarde="Rust", **doe)
    elif besluit is Evaluatiebesluit.BIJSTELLEN:
        start_plan(casus, **doe)
    elif besluit is Evaluatiebesluit.OPSCHALEN:
        meld_vervolg(casus, reden=RedenVerhuizing.ZWAARDER, toelichting="Meer nodig.", **doe)
    else:
        Casus.objects.filter(pk=casus.pk).update(status=CasusStatus.AFGESLOTEN)
        casus.refresh_from_db()
    assert get_opvolging(casus) is None


def test_going_on_as_it_goes_asks_nothing_more(cast: Cast) -> None:
    casus = cast.casus_sami
    houd_evaluatie(casus, door=cast.bram, nu=NU, verslag=Verslag(VANDAAG, "Goed.", Evaluatiebesluit.DOORGAAN))
    assert get_opvolging(casus) is None


def test_a_line_is_added_once_gets_its_day_later_and_can_be_struck(cast: Cast) -> None:
    start_plan(cast.casus_noor, door=cast.joris, nu=NU)
    doe: dict[str, Any] = {"door": cast.joris, "nu": NU}
    regel = NieuweInzet(Leefdomein.WONEN, "Andere woning zoeken", "Woonstichting")
    een = voeg_inzet_toe(cast.casus_noor, inzet=regel, **doe)
    assert voeg_inzet_toe(cast.casus_noor, inzet=regel, **doe) == een
    andere = next(u for u in toets_plan(cast.casus_noor, vandaag=VANDAAG) if u.regel == "andere domeinen betrokken")
    assert andere.oordeel is Oordeel.NIET_VOLDAAN
    doet_mee = NieuweInzet(Leefdomein.WONEN, "Andere woning zoeken", "Woonstichting", VANDAAG)
    twee = voeg_inzet_toe(cast.casus_noor, inzet=doet_mee, **doe)
    blad = get_plan(cast.casus_noor, cast.joris, vandaag=VANDAAG)
    assert blad.inzetten == (twee,)
    for _ in range(2):
        schrap_inzet(cast.casus_noor, inzet_id=twee.pk, **doe)
    assert Inzet.objects.filter(vervallen_om__isnull=True).count() == 0
    with pytest.raises(Geweigerd, match="wie dat doet"):
        voeg_inzet_toe(cast.casus_noor, inzet=NieuweInzet(Leefdomein.WONEN, "", ""), **doe)


def test_the_provider_adds_lines_but_leaves_the_plan_itself_to_the_regisseur(cast: Cast) -> None:
    for verboden in (
        lambda: start_plan(cast.casus_sami, door=cast.daan, nu=NU),
        lambda: bewaar_plan(cast.casus_sami, door=cast.daan, nu=NU, nieuw=planvelden(), gezien=leeg()),
        lambda: stel_plan_vast(cast.casus_sami, door=cast.daan, nu=NU),
    ):
        with pytest.raises(Geweigerd, match="regisseur"):
            verboden()
    start_plan(cast.casus_sami, door=cast.bram, nu=NU)
    regel = NieuweInzet(Leefdomein.KIND, "Gesprekken", "De Dijk", VANDAAG)
    assert voeg_inzet_toe(cast.casus_sami, door=cast.daan, nu=NU, inzet=regel).door_id == cast.daan.gebruiker_id


def test_the_plan_waits_until_help_begins(cast: Cast) -> None:
    stel(cast.casus_noor, cast.joris)
    schrijf_plan(cast.casus_noor, cast.joris)
    assert not get_plan(cast.casus_noor, cast.joris, vandaag=VANDAAG).kan_vaststellen
    with pytest.raises(Geweigerd, match="kan nu niet"):
        stel_plan_vast(cast.casus_noor, door=cast.joris, nu=NU)


def test_one_evaluation_is_planned_and_can_move(cast: Cast) -> None:
    een = plan_evaluatie(cast.casus_noor, door=cast.joris, nu=NU, op=MORGEN)
    assert plan_evaluatie(cast.casus_noor, door=cast.joris, nu=NU, op=MORGEN) == een
    plan_evaluatie(cast.casus_noor, door=cast.joris, nu=NU, op=MORGEN + timedelta(days=7))
    assert Evaluatie.objects.get().gepland_op == MORGEN + timedelta(days=7)
    with pytest.raises(Geweigerd, match="verleden"):
        plan_evaluatie(cast.casus_noor, door=cast.joris, nu=NU, op=GISTEREN)


def test_an_evaluation_is_held_once_and_the_next_one_is_planned(cast: Cast) -> None:
    verslag = Verslag(VANDAAG, "Het gaat goed.", Evaluatiebesluit.DOORGAAN, met_jeugdige=True)
    plan_evaluatie(cast.casus_sami, door=cast.bram, nu=NU, op=VANDAAG)
    for _ in range(2):
        houd_evaluatie(cast.casus_sami, door=cast.daan, nu=NU, verslag=verslag)
    gehouden, volgende = cast.casus_sami.evaluaties.order_by("gepland_op")
    assert (gehouden.door_id, gehouden.met_jeugdige) == (cast.daan.medewerker_id, True)
    assert (volgende.gehouden_op, volgende.gepland_op) == (None, date(2027, 2, 22))
    assert CasusStap.objects.filter(stap=Stap.EVALUATIE).count() == 1
    eigen_dag = Verslag(VANDAAG, "Nog een keer.", Evaluatiebesluit.BIJSTELLEN, volgende_op=MORGEN)
    houd_evaluatie(cast.casus_sami, door=cast.bram, nu=NU, verslag=eigen_dag)
    assert cast.casus_sami.evaluaties.get(gehouden_op__isnull=True).gepland_op == MORGEN


def test_when_help_stops_no_evaluation_follows(cast: Cast) -> None:
    houd_evaluatie(cast.casus_sami, door=cast.bram, nu=NU, verslag=Verslag(VANDAAG, "Klaar.", Evaluatiebesluit.STOPPEN))
    blad = get_plan(cast.casus_sami, cast.bram, vandaag=VANDAAG)
    assert blad.volgende_evaluatie is None
    assert blad.opvolging == Opvolging(Evaluatiebesluit.STOPPEN, VANDAAG)
    assert [e.verslag for e in blad.gehouden] == ["Klaar."]


@pytest.mark.parametrize(
    ("verslag", "woord"),
    [
        (Verslag(VANDAAG, " ", Evaluatiebesluit.DOORGAAN), "Schrijf kort op"),
        (Verslag(MORGEN, "Goed.", Evaluatiebesluit.DOORGAAN), "toekomst"),
        (Verslag(VANDAAG, "Goed.", Evaluatiebesluit.DOORGAAN, volgende_op=GISTEREN), "verleden"),
    ],
)
def test_an_evaluation_that_cannot_be_is_refused(cast: Cast, verslag: Verslag, woord: str) -> None:
    with pytest.raises(Geweigerd, match=woord):
        houd_evaluatie(cast.casus_sami, door=cast.bram, nu=NU, verslag=verslag)


def test_lighter_help_is_agreed_beforehand_and_decided_with_a_reason(cast: Cast) -> None:
    doe: dict[str, Any] = {"door": cast.bram, "nu": NU}
    moment = plan_afschaalmoment(
        cast.casus_sami, op=MORGEN, voorwaarde="Drie weekenden thuis", naar=Hulpvorm.BEGELEIDING, **doe
    )
    zelfde = plan_afschaalmoment(
        cast.casus_sami, op=MORGEN, voorwaarde="Drie weekenden thuis", naar=Hulpvorm.BEGELEIDING, **doe
    )
    assert zelfde == moment
    with pytest.raises(Geweigerd, match="lukken"):
        plan_afschaalmoment(cast.casus_sami, op=MORGEN, voorwaarde="", **doe)
    with pytest.raises(Geweigerd, match="waarom"):
        besluit_afschalen(cast.casus_sami, moment.sleutel, besluit=Afschaalbesluit.GEDAAN, reden="", **doe)
    for _ in range(2):
        besluit_afschalen(cast.casus_sami, moment.sleutel, besluit=Afschaalbesluit.GEDAAN, reden="Het lukt.", **doe)
    assert CasusStap.objects.filter(stap=Stap.AFSCHALEN).count() == 1
    with pytest.raises(Geweigerd, match="al besloten"):
        besluit_afschalen(cast.casus_sami, moment.sleutel, besluit=Afschaalbesluit.NIET, reden="Toch niet.", **doe)
    with pytest.raises(NietGevonden):
        besluit_afschalen(
            cast.casus_noor, moment.sleutel, besluit=Afschaalbesluit.NIET, reden="x", **{**doe, "door": cast.joris}
        )
    assert get_afschaalmoment(cast.casus_sami, moment.sleutel) == moment
    with pytest.raises(NietGevonden):
        get_afschaalmoment(cast.casus_noor, moment.sleutel)
