"""Scenes of help that runs or has ended: plans, evaluations, a measure, a crisis place, a family, aftercare."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

from zorglandschap.apps.casus.actions import (
    Lidgegevens,
    betrek,
    kies_jim,
    leg_maatregel_vast,
    meld_crisis,
    meld_gedaan,
    start_plan,
    voeg_lid_toe,
)
from zorglandschap.apps.casus.models import Casus
from zorglandschap.apps.casus.queries import get_termijnen
from zorglandschap.apps.casus.queries.kader import NieuweMaatregel
from zorglandschap.apps.demo import verhaalplan as plan
from zorglandschap.apps.demo.toneel import Toneel, Verzoekbaar
from zorglandschap.core.begrippen.besluitwoorden import Betrokkene
from zorglandschap.core.begrippen.codelijsten import CasusStatus, JuridischKader, Specialisme
from zorglandschap.core.begrippen.gezinswoorden import Gezinsrol, Steun
from zorglandschap.core.begrippen.hulpvormen import Hulpvorm
from zorglandschap.core.begrippen.planwoorden import Evaluatiebesluit
from zorglandschap.core.begrippen.vraagwoorden import Vraaguitkomst
from zorglandschap.core.casus.termijnen import Termijnsoort

_B = Specialisme
THUIS = (Hulpvorm.THUISBEHANDELING, Hulpvorm.BEHANDELING, Hulpvorm.BEGELEIDING, Hulpvorm.DAGBEHANDELING)
OTS_LOOPT_AF_OVER = 70  # days: ten weeks
OTS_DUURT = 365


def krijgt_hulp(t: Toneel, casus: Casus, *, dagen: float, bij: Verzoekbaar | None = None) -> bool:
    """Ask for a place and get it; False when nothing was free."""
    voorstel = t.verteller.vraag(casus, next(t.sleutel), dagen=dagen, bij=bij.aanbod if bij else ())
    if voorstel is not None:
        t.verteller.krijg_ja(voorstel, dagen=dagen - 1)
        casus.refresh_from_db()
    return voorstel is not None


def _bij_daan(t: Toneel, *, dagen: float, nr: int, over: Specialisme) -> tuple[Casus, Hulpvorm] | None:
    """Help at the provider of Daan, who is the fixed face there; None when nothing was free."""
    keuze = t.aanbod(*THUIS) or next(iter(t.verzoekbaar), None)
    daan = t.mensen["daan"].medewerker_id
    if keuze is None or daan is None:
        return None
    casus = t.tot_en_met(CasusStatus.GEADVISEERD, keuze.hulpvorm, keuze.leeftijd, dagen=dagen + 2, nr=nr, over=over)
    t.plek_bij(keuze.aanbod[0], dagen=dagen + 10)
    if not krijgt_hulp(t, casus, dagen=dagen, bij=keuze):
        return None
    v = t.verteller
    hier = casus.trajecten.filter(aanbieder_id=t.mensen["daan"].organisatie_id).exists()
    if hier:
        betrek(casus, door=v.door, nu=v.op(dagen - 4), wat=Betrokkene.HULPVERLENER, medewerker_id=daan)
    return casus, keuze.hulpvorm


def onder_toezicht(t: Toneel) -> None:
    """Ilse has the measure, which ends in ten weeks; help at home runs."""
    v, ilse, dagen = t.verteller, t.mensen["ilse"], OTS_DUURT - OTS_LOOPT_AF_OVER
    casus = v.begin(t.jeugdige(8, 11), next(t.sleutel), dagen=dagen + 20, nummer=21, behoefte=_B.VEILIGHEID)
    van = timezone.localdate(v.op(dagen))
    maatregel = NieuweMaatregel(
        kader=JuridischKader.OTS,
        van=van,
        tot=van + timedelta(days=OTS_DUURT),
        gi=ilse.organisatie_id,
        uitgesproken_op=van,
        kenmerk=f"JE RK {van.year % 100:02d}-0217",
        jeugdbeschermer=ilse.medewerker_id,
    )
    nu = v.op(dagen - 1)
    leg_maatregel_vast(casus, door=v.door, nu=nu, nieuw=maatregel, herhaalsleutel=next(t.sleutel))
    casus.refresh_from_db()
    contact = get_termijnen(casus, vandaag=van, soorten=[Termijnsoort.GI_CONTACT])
    for termijn in contact:
        meld_gedaan(casus, door=v.door, nu=v.op(dagen - 3), soort=termijn.soort, uiterlijk=termijn.uiterlijk)
    v.onderzoek(casus, dagen=dagen - 10, nummer=21, behoefte=_B.VEILIGHEID)
    v.stel_vast(casus, dagen=dagen - 30)
    v.verwijs(casus, dagen=dagen - 31)
    v.adviseer(casus, Hulpvorm.THUISBEHANDELING, dagen=dagen - 35, nummer=21, behoefte=_B.VEILIGHEID)
    if krijgt_hulp(t, casus, dagen=dagen - 38):
        doelen = plan.stel_plan_op(v, casus, Hulpvorm.THUISBEHANDELING, t.sleutel, dagen=dagen - 70, nummer=21)
        plan.meet(v, casus, doelen[0], ((160, -1), (100, -1), (40, 0)))
        plan.evalueer(v, casus, Evaluatiebesluit.DOORGAAN, dagen=60)


def evaluatie_morgen(t: Toneel) -> None:
    """Daan holds the evaluation tomorrow; the goals were measured."""
    gevonden = _bij_daan(t, dagen=120, nr=22, over=_B.TRAUMA)
    if gevonden is None:
        return
    casus, vorm = gevonden
    v, daan = t.verteller, t.mensen["daan"]
    doelen = plan.stel_plan_op(v, casus, vorm, t.sleutel, dagen=95, nummer=22)
    plan.schrijf_aanpak(v, casus, doelen, daan, dagen=90)
    plan.besluit(v, casus, next(t.sleutel), dagen=88, nummer=22)
    plan.meet(v, casus, doelen[0], ((75, -2), (45, -1), (12, 0)), door=daan)
    plan.meet(v, casus, doelen[1], ((75, -1), (40, -1), (12, 1)), door=daan)
    plan.spreek_evaluatie_af(v, casus, over=1)


def plan_te_schrijven(t: Toneel) -> None:
    """Help began weeks ago; the goals are there, the how and the plan are still to be written."""
    gevonden = _bij_daan(t, dagen=38, nr=23, over=_B.GEDRAG)
    if gevonden is not None:
        casus, _ = gevonden
        plan.stel_doelen(t.verteller, casus, t.sleutel, dagen=25, nummer=23)
        start_plan(casus, door=t.verteller.door, nu=t.verteller.op(20))


def afschalen_in_zicht(t: Toneel) -> None:
    """A stay with help beside it, a plan, a step-down moment next week, and a mentor whose talk is due."""
    v = t.verteller
    casus = t.tot_en_met(CasusStatus.GEADVISEERD, Hulpvorm.GEZINSHUIS, (12, 14), dagen=150, nr=24, over=_B.HECHTING)
    if not krijgt_hulp(t, casus, dagen=146):
        return
    v.koppel(casus, dagen=135)
    casus.refresh_from_db()
    doelen = plan.stel_plan_op(v, casus, Hulpvorm.GEZINSHUIS, t.sleutel, dagen=110, nummer=24)
    plan.besluit(v, casus, next(t.sleutel), dagen=108, nummer=24)
    plan.meet(v, casus, doelen[0], ((80, -1), (45, 0), (14, 1)))
    plan.evalueer(v, casus, Evaluatiebesluit.AFSCHALEN, dagen=20)
    plan.spreek_afschalen_af(v, casus, Hulpvorm.THUISBEHANDELING, over=6)
    plan.zeg_ja_op_verhuizen(v, casus, Hulpvorm.THUISBEHANDELING, dagen=6)
    akkoord = timezone.localdate(v.op(55))
    kies_jim(
        casus, door=v.door, nu=v.op(55), naam="Tineke Post", band=v.teksten.kies("jim", 2), ouders_akkoord_op=akkoord
    )


def crisisplek(t: Toneel) -> None:
    """A crisis place on day 26: where to after this?"""
    v = t.verteller
    casus = v.begin(t.jeugdige(12, 15), next(t.sleutel), dagen=28.2, nummer=25, behoefte=_B.VEILIGHEID)
    meld_crisis(casus, door=v.door, nu=v.op(28.1), reden=v.teksten.kies("crisis", 1))
    casus.refresh_from_db()
    v.verwijs(casus, dagen=28.05)
    v.adviseer(casus, Hulpvorm.CRISISGROEP, dagen=28, nummer=25)
    aanbod = t.plek_erbij(Hulpvorm.CRISISGROEP, dagen=40)
    voorstel = v.vraag(casus, next(t.sleutel), dagen=27.9, bij=aanbod)
    if voorstel is not None:
        v.krijg_ja(voorstel, dagen=27.85)


def gezin_met_twee_casussen(t: Toneel) -> None:
    """Help for the oldest runs, the youngest has a question; a stepfather lives with them, a grandmother near by."""
    v = t.verteller
    casus = t.tot_en_met(CasusStatus.GEADVISEERD, Hulpvorm.BEGELEIDING, (11, 14), dagen=70, nr=26, over=_B.VEILIGHEID)
    if not casus.jeugdige.gezin.leden.filter(rol=Gezinsrol.STIEFOUDER).exists():
        stiefvader = Lidgegevens("Ruben Kramer", Gezinsrol.STIEFOUDER, woont_in=True, steun=Steun.GESPANNEN)
        voeg_lid_toe(casus, door=v.door, nu=v.op(60), lid=stiefvader)
    oma = Lidgegevens("Jannie Post", Gezinsrol.GROOTOUDER, steun=Steun.STERK)
    voeg_lid_toe(casus, door=v.door, nu=v.op(60), lid=oma)
    if krijgt_hulp(t, casus, dagen=66):
        plan.stel_plan_op(v, casus, Hulpvorm.BEGELEIDING, t.sleutel, dagen=35, nummer=26)
    v.begin(t.broer_of_zus(casus.jeugdige), next(t.sleutel), dagen=4, nummer=27, behoefte=_B.GEDRAG)


def korte_hulp(t: Toneel) -> None:
    """The team itself helps for a short while."""
    v = t.verteller
    casus = v.begin(t.jeugdige(6, 9), next(t.sleutel), dagen=26, nummer=28, behoefte=_B.GEDRAG)
    v.beantwoord(casus, Vraaguitkomst.LOKALE_HULP, dagen=21)


def nazorg_deze_week(t: Toneel) -> None:
    """A case that was closed; the promised contact is in two days."""
    v = t.verteller
    casus = t.tot_en_met(CasusStatus.GEADVISEERD, Hulpvorm.BEGELEIDING, (9, 12), dagen=190, nr=29, over=_B.AUTISME)
    if not krijgt_hulp(t, casus, dagen=186):
        return
    doelen = plan.stel_plan_op(v, casus, Hulpvorm.BEGELEIDING, t.sleutel, dagen=155, nummer=29)
    plan.besluit(v, casus, next(t.sleutel), dagen=154, nummer=29)
    plan.meet(v, casus, doelen[0], ((120, -1), (80, 0), (45, 2)))
    plan.evalueer(v, casus, Evaluatiebesluit.STOPPEN, dagen=42)
    plan.rond_af(v, casus, doelen, dagen=33, nazorg_over=2)
