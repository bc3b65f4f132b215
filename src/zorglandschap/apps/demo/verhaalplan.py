"""Tells what follows when help runs: goals and measurements, the plan, evaluations, a decision, and the end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from uuid import UUID

from django.utils import timezone

from zorglandschap.apps.casus.actions import (
    Einde,
    Meting,
    NieuwDoel,
    NieuweInzet,
    Verhuisantwoord,
    Verslag,
    beantwoord_zorg,
    beeindig_hulp,
    bewaar_plan,
    houd_evaluatie,
    leg_verhuisantwoord_vast,
    meet_doel,
    neem_besluit,
    plan_afschaalmoment,
    plan_evaluatie,
    schrijf_hoe,
    sluit_casus,
    sluit_doel,
    start_plan,
    stel_doel,
    stel_plan_vast,
    voeg_inzet_toe,
)
from zorglandschap.apps.casus.models import Casus, Doel, Traject
from zorglandschap.apps.casus.queries import gezagsdragers, list_zorgen
from zorglandschap.apps.casus.queries.besluiten import NieuwBesluit, NieuweToewijzing
from zorglandschap.apps.demo.verhaal import Verteller
from zorglandschap.core.begrippen.besluitwoorden import (
    Beschikkingsoort,
    Besluitgrond,
    Eenheid,
    Frequentie,
    Informant,
    ZonderHulpVerder,
)
from zorglandschap.core.begrippen.codelijsten import RedenEinde
from zorglandschap.core.begrippen.hulpvormen import VORMEN, Hulpvorm
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.core.begrippen.planwoorden import (
    Doelstatus,
    Doelsteller,
    Evaluatiebesluit,
    Leefdomein,
    Terugkeer,
)

HALF_JAAR = 182
DOMEINEN = (Leefdomein.KIND, Leefdomein.OPVOEDING)


def stel_doelen(v: Verteller, casus: Casus, sleutels: Iterator[UUID], *, dagen: float, nummer: int) -> list[Doel]:
    """Two goals that together answer every concern of the analysis."""
    nu = v.op(dagen)
    op, naam = timezone.localdate(nu), casus.jeugdige.voornaam
    zorgen = [z.wortel for z in list_zorgen(casus)]
    doelen = []
    for volg, domein in enumerate(DOMEINEN):
        doel = NieuwDoel(
            domein=domein,
            wat=v.teksten.kies("doel", nummer, naam=naam, behoeften=[domein.value]),
            klaar_als=v.teksten.kies("klaar als", nummer, naam=naam, behoeften=[domein.value]),
            gesteld_door=Doelsteller.SAMEN,
            gesteld_op=op,
            termijn_op=op + timedelta(days=2 * HALF_JAAR - 30 * volg),
            zorgen=frozenset(zorgen[volg :: len(DOMEINEN)]),
        )
        doelen.append(stel_doel(casus, door=v.door, nu=nu, doel=doel, herhaalsleutel=next(sleutels)))
    return doelen


def beantwoord_zorgen(v: Verteller, casus: Casus, doel: Doel, *, dagen: float) -> None:
    """One goal for every concern that has none yet."""
    for zorg in list_zorgen(casus):
        if not zorg.is_beantwoord:
            beantwoord_zorg(casus, zorg.wortel, door=v.door, nu=v.op(dagen), doelen=[doel.sleutel])


def meet(
    v: Verteller, casus: Casus, doel: Doel, scores: Sequence[tuple[float, int]], *, door: Kijker | None = None
) -> None:
    """Measurements: so many days ago, so far."""
    for dagen, score in scores:
        tekst = v.teksten.kies("meting", 0, behoeften=[str(score)])
        op = timezone.localdate(v.op(dagen))
        meet_doel(casus, doel.sleutel, door=door or v.door, nu=v.op(dagen), score=score, op=op, toelichting=tekst)


def schrijf_aanpak(v: Verteller, casus: Casus, doelen: Sequence[Doel], door: Kijker, *, dagen: float) -> None:
    """The provider says how."""
    for doel in doelen:
        hoe = v.teksten.kies("hoe", 0, naam=casus.jeugdige.voornaam, behoeften=[doel.domein])
        schrijf_hoe(casus, doel.sleutel, door=door, nu=v.op(dagen), hoe=hoe, gezien="")


def schrijf_plan(v: Verteller, casus: Casus, vorm: Hulpvorm, *, dagen: float, nummer: int) -> None:
    """The plan with everything it asks, not fixed yet."""
    nu, naam = v.op(dagen), casus.jeugdige.voornaam
    op, weg = timezone.localdate(nu), VORMEN[vorm].is_verblijf
    plan = start_plan(casus, door=v.door, nu=nu)
    terugkeer = Terugkeer.TERUG_NAAR_HUIS if weg else Terugkeer.THUIS
    nieuw: dict[str, object] = {
        "familiegroepsplan_aangeboden_op": op,
        "terugkeer": terugkeer,
        "terugkeer_toelichting": v.teksten.kies("terugkeer", nummer, naam=naam, behoeften=[terugkeer.value]),
        "terugkeer_streef_op": op + timedelta(days=HALF_JAAR) if weg else None,
        "contactafspraken": v.teksten.kies("contact", nummer, naam=naam) if weg else "",
        "rol_ouders": v.teksten.kies("rol ouders", nummer, naam=naam),
        "met_jeugdige_op": op,
        "met_ouders_op": op,
    }
    gezien = {veld: getattr(plan, veld) for veld in nieuw}
    bewaar_plan(casus, door=v.door, nu=nu, nieuw=nieuw, gezien=gezien)
    for domein, wie in ((Leefdomein.OPVOEDING, "wie ouders"), (Leefdomein.ONDERWIJS, "wie school")):
        wat = v.teksten.kies("inzet", nummer, naam=naam, behoeften=[domein.value])
        inzet = NieuweInzet(domein, wat, v.teksten.kies(wie, nummer), op)
        voeg_inzet_toe(casus, door=v.door, nu=nu, inzet=inzet)


def stel_plan_op(
    v: Verteller, casus: Casus, vorm: Hulpvorm, sleutels: Iterator[UUID], *, dagen: float, nummer: int
) -> list[Doel]:
    """Goals and a plan that is fixed so many days ago."""
    doelen = stel_doelen(v, casus, sleutels, dagen=dagen + 4, nummer=nummer)
    schrijf_plan(v, casus, vorm, dagen=dagen + 2, nummer=nummer)
    stel_plan_vast(casus, door=v.door, nu=v.op(dagen))
    return doelen


def evalueer(
    v: Verteller, casus: Casus, besluit: Evaluatiebesluit, *, dagen: float, volgende_op: date | None = None
) -> None:
    """An evaluation that was held, with the day of the next one."""
    tekst = v.teksten.kies("evaluatie", 0, naam=casus.jeugdige.voornaam, behoeften=[besluit.value])
    op = timezone.localdate(v.op(dagen))
    verslag = Verslag(op, tekst, besluit, met_jeugdige=True, met_ouders=True, volgende_op=volgende_op)
    houd_evaluatie(casus, door=v.door, nu=v.op(dagen), verslag=verslag)


def spreek_evaluatie_af(v: Verteller, casus: Casus, *, over: int, dagen: float = 7) -> None:
    """The next evaluation, so many days from now."""
    plan_evaluatie(casus, door=v.door, nu=v.op(dagen), op=timezone.localdate(v.nu) + timedelta(days=over))


def spreek_afschalen_af(v: Verteller, casus: Casus, naar: Hulpvorm, *, over: int, dagen: float = 7) -> None:
    """A moment at which lighter help is considered, so many days from now."""
    voorwaarde = v.teksten.kies("voorwaarde", 0, naam=casus.jeugdige.voornaam)
    op = timezone.localdate(v.nu) + timedelta(days=over)
    plan_afschaalmoment(casus, door=v.door, nu=v.op(dagen), op=op, voorwaarde=voorwaarde, naar=naar)


def zeg_ja_op_verhuizen(v: Verteller, casus: Casus, naar: Hulpvorm, *, dagen: float) -> None:
    """Everybody who has a say would like this move, each asked apart; for a youth of twelve to fifteen."""
    op, tekst = timezone.localdate(v.op(dagen)), v.teksten.kies("wil verhuizen", 0)
    for lid in (None, *(drager.pk for drager in gezagsdragers(casus.jeugdige, op=op))):
        antwoord = Verhuisantwoord(
            is_ja=True, op=op, gesproken_door=v.door.naam, gezinslid=lid, hulpvormen=(naar,), toelichting=tekst
        )
        leg_verhuisantwoord_vast(casus, door=v.door, nu=v.op(dagen), antwoord=antwoord)


def besluit(v: Verteller, casus: Casus, sleutel: UUID, *, dagen: float, nummer: int) -> None:
    """The decision about the help that runs, for a year."""
    traject = _loopt(casus)
    toewijzing = NieuweToewijzing(
        hulpvorm=Hulpvorm(traject.hulpvorm),
        aanbieder=traject.aanbieder_id,
        van=traject.van,
        tot=traject.van + timedelta(days=2 * HALF_JAAR),
        omvang=7 if VORMEN[Hulpvorm(traject.hulpvorm)].is_verblijf else 3,
        eenheid=Eenheid.ETMAAL if VORMEN[Hulpvorm(traject.hulpvorm)].is_verblijf else Eenheid.UUR,
        frequentie=Frequentie.WEEK,
    )
    motivering = v.teksten.kies("motivering", nummer, naam=casus.jeugdige.voornaam)
    nieuw = NieuwBesluit(Beschikkingsoort.TOEKENNING, Besluitgrond.ARTIKEL_2_3, motivering, (toewijzing,))
    neem_besluit(casus, door=v.door, nu=v.op(dagen), nieuw=nieuw, herhaalsleutel=sleutel)


def _loopt(casus: Casus) -> Traject:
    return casus.trajecten.filter(tot__isnull=True, naast__isnull=True).order_by("-van")[0]


def rond_af(v: Verteller, casus: Casus, doelen: Sequence[Doel], *, dagen: float, nazorg_over: int) -> None:
    """The help stops as planned, the goals are reached, and the case is closed with a promise for afterwards."""
    nu, naam = v.op(dagen), casus.jeugdige.voornaam
    waarom = v.teksten.kies("afsluiting", 0, naam=naam, behoeften=[RedenEinde.VOLGENS_PLAN.value])
    for traject in casus.trajecten.filter(tot__isnull=True):
        dag = timezone.localdate(nu)
        beeindig_hulp(casus, traject.pk, door=v.door, nu=nu, op=dag, reden=RedenEinde.VOLGENS_PLAN, toelichting=waarom)
    for doel in doelen:
        reden = v.teksten.kies("doel gesloten", 0, behoeften=[Doelstatus.BEHAALD.value])
        sluit_doel(casus, doel.sleutel, door=v.door, nu=nu, status=Doelstatus.BEHAALD, reden=reden)
    einde = Einde(
        RedenEinde.VOLGENS_PLAN,
        terugblik_jeugdige=v.teksten.kies("terugblik jeugdige", 0),
        terugblik_ouders=v.teksten.kies("terugblik ouders", 0, naam=naam),
        nazorg_op=timezone.localdate(v.nu) + timedelta(days=nazorg_over),
        metingen=(
            Meting(Informant.JEUGDIGE, 8, ZonderHulpVerder.JA),
            Meting(Informant.OUDER, 9, ZonderHulpVerder.LATER),
        ),
    )
    sluit_casus(casus, door=v.door, nu=nu, reden=waarom, einde=einde)
