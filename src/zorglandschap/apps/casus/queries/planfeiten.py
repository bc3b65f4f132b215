"""Gathers what the rules of the plan may know of a casus, and asks them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.conf import settings

from zorglandschap.apps.casus.models import Afschaalmoment, Casus, Doel, Evaluatie, Hulpplan, Inzet
from zorglandschap.apps.casus.queries.analyseinhoud import get_geldende_analyse
from zorglandschap.apps.casus.queries.feiten import lopende_trajecten
from zorglandschap.apps.casus.queries.zorgen import Zorg, list_zorgen
from zorglandschap.core.begrippen.codelijsten import JuridischKader
from zorglandschap.core.begrippen.hulpvormen import VERBLIJF, Hulpvorm
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.core.begrippen.periode import leeftijd
from zorglandschap.core.begrippen.planwoorden import ANDERE_DOMEINEN, Doelstatus, Leefdomein, Plansoort, Terugkeer
from zorglandschap.core.casus.evaluaties import Evaluatienorm, volgende_evaluatie
from zorglandschap.core.regels import plan as over_plan
from zorglandschap.core.regels.plan import PlanFeiten
from zorglandschap.core.regels.uitkomst import Uitkomst


@dataclass(frozen=True, slots=True)
class Planrijen:
    """The rows around the plan of one casus, read once; ``plan`` is the newest version, ``doelen`` all own goals."""

    analyse_op: date | None
    zorgen: tuple[Zorg, ...]
    doelen: tuple[Doel, ...]
    versies: tuple[Hulpplan, ...]
    inzetten: tuple[Inzet, ...]
    evaluaties: tuple[Evaluatie, ...]
    afschaalmomenten: tuple[Afschaalmoment, ...]
    hulp: frozenset[Hulpvorm]

    @property
    def plan(self) -> Hulpplan | None:
        """The newest version."""
        return self.versies[0] if self.versies else None

    @property
    def open_doelen(self) -> tuple[Doel, ...]:
        """The goals that are worked on."""
        return tuple(d for d in self.doelen if d.status == Doelstatus.OPEN)

    @property
    def in_verblijf(self) -> bool:
        """True when the youth does not sleep at home today."""
        return bool(self.hulp & VERBLIJF)

    @property
    def volgende_evaluatie(self) -> Evaluatie | None:
        """The evaluation that is planned and not held yet."""
        return next((e for e in self.evaluaties if e.gehouden_op is None), None)

    @property
    def laatste_evaluatie(self) -> Evaluatie | None:
        """The evaluation that was held last."""
        gehouden = [e for e in self.evaluaties if e.gehouden_op is not None]
        return max(gehouden, key=lambda e: (e.gehouden_op or date.min, e.pk), default=None)


def lees_planrijen(casus: Casus, *, vandaag: date) -> Planrijen:
    """Read everything around the plan, in a fixed number of queries."""
    analyse = get_geldende_analyse(casus)
    versies = tuple(casus.plannen.select_related("vastgesteld_door").order_by("-versie"))
    doelen = casus.doelen.select_related("hoe_door", "vastgelegd_door").prefetch_related("metingen__door", "zorgen")
    inzetten = versies[0].inzetten.filter(vervallen_om__isnull=True).order_by("om", "pk") if versies else ()
    return Planrijen(
        analyse_op=analyse.vastgesteld_op if analyse else None,
        zorgen=list_zorgen(casus, analyse) if analyse else (),
        doelen=tuple(doelen.order_by("gesteld_op", "pk")),
        versies=versies,
        inzetten=tuple(inzetten),
        evaluaties=tuple(casus.evaluaties.select_related("door").order_by("gepland_op", "pk")),
        afschaalmomenten=tuple(casus.afschaalmomenten.select_related("door").order_by("gepland_op", "pk")),
        hulp=frozenset(Hulpvorm(h) for h in lopende_trajecten(casus, vandaag).values_list("hulpvorm", flat=True)),
    )


def plan_feiten(casus: Casus, rijen: Planrijen, *, vandaag: date) -> PlanFeiten:
    """What the rules of the plan may know."""
    plan, open_ = rijen.plan or Hulpplan(), rijen.open_doelen
    elders = {d.pk for z in rijen.zorgen for d in z.doelen if d.casus_id != casus.pk}
    domeinen = frozenset(Leefdomein(d.domein) for d in open_) & ANDERE_DOMEINEN
    anderen = tuple(i for i in rijen.inzetten if i.domein in ANDERE_DOMEINEN)
    return PlanFeiten(
        leeftijd=leeftijd(casus.jeugdige.geboren_op, vandaag),
        stem_vanaf=settings.BELEID.aantal("stem_jeugdige_vanaf_leeftijd", vandaag, casus.jeugdige.gemeente_id),
        beslist_vanaf=settings.BELEID.aantal("beslist_zelf_vanaf_leeftijd", vandaag),
        kader=JuridischKader(casus.kader),
        crisis=casus.is_crisis,
        in_verblijf=rijen.in_verblijf,
        analyse_vastgesteld=rijen.analyse_op is not None,
        zorgen=len(rijen.zorgen),
        zorgen_zonder_doel=tuple(z.tekst for z in rijen.zorgen if not z.is_beantwoord),
        doelen=len(open_) + len(elders),
        doelen_zonder_einde=tuple(d.wat for d in open_ if not d.klaar_als.strip()),
        doelen_over_tijd=tuple(d.wat for d in open_ if d.termijn_op < vandaag),
        soort=Plansoort(plan.soort),
        familiegroepsplan_aangeboden=plan.familiegroepsplan_aangeboden_op is not None,
        terugkeer=Terugkeer(plan.terugkeer) if plan.terugkeer else None,
        terugkeer_heeft_dag=plan.terugkeer_streef_op is not None,
        terugkeer_uitgelegd=bool(plan.terugkeer_toelichting.strip()),
        contact_afgesproken=bool(plan.contactafspraken.strip()),
        rol_ouders_beschreven=bool(plan.rol_ouders.strip()),
        met_jeugdige_besproken=plan.met_jeugdige_op is not None,
        met_ouders_besproken=plan.met_ouders_op is not None,
        domeinen_van_doelen=domeinen,
        domeinen_met_inzet=frozenset(Leefdomein(i.domein) for i in anderen),
        partijen_niet_betrokken=tuple(i.wie for i in anderen if i.betrokken_op is None),
        schrift_gevraagd=plan.op_schrift_gevraagd_op is not None,
        op_schrift=plan.op_schrift_gegeven_op is not None,
        evaluatie_gepland=rijen.volgende_evaluatie is not None,
        afschalen_gepland=any(not m.besluit for m in rijen.afschaalmomenten),
    )


def toets_plan(casus: Casus, *, vandaag: date, rijen: Planrijen | None = None) -> list[Uitkomst]:
    """Every rule about the goals and the plan of this casus."""
    feiten = plan_feiten(casus, rijen or lees_planrijen(casus, vandaag=vandaag), vandaag=vandaag)
    return [
        over_plan.elke_zorg_heeft_een_doel(feiten),
        over_plan.doel_met_zichtbaar_einde(feiten),
        over_plan.familiegroepsplan_aangeboden(feiten),
        over_plan.terugkeer_in_het_plan(feiten),
        over_plan.contact_bij_verblijf(feiten),
        over_plan.ouders_houden_hun_rol(feiten),
        over_plan.plan_samen_besproken(feiten),
        over_plan.andere_domeinen_betrokken(feiten),
        over_plan.plan_op_schrift(feiten),
        over_plan.doel_binnen_de_termijn(feiten),
        over_plan.volgende_evaluatie_gepland(feiten),
        over_plan.afschalen_vooraf_afgesproken(feiten),
    ]


def toets_wie_stelt(casus: Casus, kijker: Kijker, van_aanbieder: Iterable[str], *, vandaag: date) -> Uitkomst:
    """May this person say what must be different? The family does, with the local team or the GI."""
    return over_plan.wat_van_het_gezin(
        PlanFeiten(
            leeftijd=leeftijd(casus.jeugdige.geboren_op, vandaag),
            stem_vanaf=settings.BELEID.aantal("stem_jeugdige_vanaf_leeftijd", vandaag, casus.jeugdige.gemeente_id),
            beslist_vanaf=settings.BELEID.aantal("beslist_zelf_vanaf_leeftijd", vandaag),
            door_aanbieder=kijker.rol in van_aanbieder,
        )
    )


def stel_evaluatie_voor(casus: Casus, rijen: Planrijen, *, vanaf: date) -> date:
    """The day by which the plan should be looked at again, counted from a day."""
    aantal, gemeente = settings.BELEID.aantal, casus.jeugdige.gemeente_id
    norm = Evaluatienorm(
        gesloten_eerst_dagen=aantal("evaluatie_gesloten_eerst_dagen", vanaf, gemeente),
        gesloten_maanden=aantal("evaluatie_gesloten_maanden", vanaf, gemeente),
        verblijf_maanden=aantal("evaluatie_verblijf_maanden", vanaf, gemeente),
        thuis_maanden=aantal("evaluatie_thuis_maanden", vanaf, gemeente),
    )
    return volgende_evaluatie(vanaf, rijen.hulp, norm, is_eerste=rijen.laatste_evaluatie is None)
