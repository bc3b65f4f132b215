"""The plan for later as somebody sees it: the five parts, how far it is, and the birthdays that matter."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.conf import settings

from zorglandschap.apps.casus.models import Casus, Toekomstonderdeel, Toekomstplan
from zorglandschap.apps.casus.queries.feiten import lopende_trajecten
from zorglandschap.apps.casus.queries.toegang import VAN_AANBIEDER, rechten
from zorglandschap.core.begrippen.codelijsten import CasusStatus, Handeling
from zorglandschap.core.begrippen.hulpvormen import VERBLIJF, Hulpvorm
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.core.begrippen.periode import leeftijd, plus_maanden, verjaardag
from zorglandschap.core.begrippen.planwoorden import BigFive
from zorglandschap.core.casus.toekomst import Grens, Leeftijdsgrenzen, grenzen
from zorglandschap.core.regels import toekomst as over_toekomst
from zorglandschap.core.regels.toekomst import ToekomstFeiten
from zorglandschap.core.regels.uitkomst import Uitkomst

PLEEGZORG = frozenset({Hulpvorm.PLEEGZORG, Hulpvorm.NETWERKPLEEGZORG, Hulpvorm.CRISISPLEEGZORG})


@dataclass(frozen=True, slots=True)
class Toekomstblad:
    """The plan for later of one youth; ``plan`` is None while it has not begun."""

    casus: Casus
    leeftijd: int
    plan_vanaf: int
    plan: Toekomstplan | None
    onderdelen: tuple[Toekomstonderdeel, ...]
    grenzen: tuple[Grens, ...]
    in_verblijf: bool
    uitkomsten: tuple[Uitkomst, ...]
    herzien_voorstel: date
    mag_schrijven: bool
    mag_beginnen: bool

    @property
    def geregeld(self) -> int:
        """How many of the five parts are arranged."""
        return sum(deel.is_geregeld for deel in self.onderdelen)

    @property
    def hoort(self) -> bool:
        """True when this youth is old enough and does not live at home: then the plan is a duty."""
        return self.in_verblijf and self.leeftijd >= self.plan_vanaf

    @property
    def is_volledig(self) -> bool:
        """True when no rule stops the plan from being fixed."""
        return not any(u.blokkeert for u in self.uitkomsten)


def list_onderdelen(plan: Toekomstplan) -> tuple[Toekomstonderdeel, ...]:
    """The five parts in their fixed order."""
    volgorde = list(BigFive)
    return tuple(sorted(plan.onderdelen.all(), key=lambda deel: volgorde.index(BigFive(deel.onderdeel))))


def get_grenzen(casus: Casus, hulp: Iterable[Hulpvorm], *, vandaag: date) -> tuple[Grens, ...]:
    """The birthdays at which the help of this youth changes."""
    aantal, vormen, gemeente = settings.BELEID.aantal, frozenset(hulp), casus.jeugdige.gemeente_id
    jaren = Leeftijdsgrenzen(
        plan=aantal("plan_vanaf_leeftijd", vandaag, gemeente),
        meerderjarig=aantal("meerderjarig_leeftijd", vandaag),
        pleegzorg_tot=aantal("pleegzorg_tot_leeftijd", vandaag),
        hulp_tot=aantal("jeugdhulp_tot_leeftijd", vandaag),
    )
    return grenzen(
        casus.jeugdige.geboren_op,
        jaren,
        in_pleegzorg=bool(vormen & PLEEGZORG),
        in_verblijf=bool(vormen & VERBLIJF),
    )


def get_toekomst(casus: Casus, kijker: Kijker, *, vandaag: date) -> Toekomstblad:
    """The plan for later of a casus that the viewer got through ``get_casus``."""
    plan = Toekomstplan.objects.filter(casus=casus).first()
    onderdelen = list_onderdelen(plan) if plan else ()
    hulp = {Hulpvorm(h) for h in lopende_trajecten(casus, vandaag).values_list("hulpvorm", flat=True)}
    jaren = leeftijd(casus.jeugdige.geboren_op, vandaag)
    aantal, gemeente = settings.BELEID.aantal, casus.jeugdige.gemeente_id
    mag = rechten(kijker, casus, vandaag=vandaag)
    schrijft = Handeling.PLAN_SCHRIJVEN in mag and casus.status != CasusStatus.AFGESLOTEN
    return Toekomstblad(
        casus=casus,
        leeftijd=jaren,
        plan_vanaf=aantal("plan_vanaf_leeftijd", vandaag, gemeente),
        plan=plan,
        onderdelen=onderdelen,
        grenzen=get_grenzen(casus, hulp, vandaag=vandaag),
        in_verblijf=bool(hulp & VERBLIJF),
        uitkomsten=tuple(toets_toekomst(casus, plan, vandaag=vandaag, onderdelen=onderdelen)) if plan else (),
        herzien_voorstel=plus_maanden(vandaag, aantal("toekomstplan_herzien_maanden", vandaag, gemeente)),
        mag_schrijven=schrijft and kijker.rol not in VAN_AANBIEDER,
        mag_beginnen=jaren >= aantal("toekomstplan_voorbereiden_vanaf_leeftijd", vandaag, gemeente),
    )


def toets_toekomst(
    casus: Casus, plan: Toekomstplan, *, vandaag: date, onderdelen: tuple[Toekomstonderdeel, ...] | None = None
) -> list[Uitkomst]:
    """Every rule about the plan for later."""
    delen = list_onderdelen(plan) if onderdelen is None else onderdelen
    achttien = verjaardag(casus.jeugdige.geboren_op, settings.BELEID.aantal("meerderjarig_leeftijd", vandaag))
    wonen = next((deel for deel in delen if deel.onderdeel == BigFive.WONEN), None)
    feiten = ToekomstFeiten(
        dagen_tot_achttien=(achttien - vandaag).days,
        dagen_vooraf=settings.BELEID.aantal("toekomst_geregeld_vooraf_dagen", vandaag, casus.jeugdige.gemeente_id),
        met_afspraak=frozenset(BigFive(d.onderdeel) for d in delen if d.afspraak.strip() and d.wie.strip()),
        met_eigen_woorden=frozenset(BigFive(d.onderdeel) for d in delen if d.wens.strip()),
        geregeld=frozenset(BigFive(d.onderdeel) for d in delen if d.is_geregeld),
        wonen_heeft_dag=wonen is not None and wonen.klaar_op is not None,
        herzien_is_voorbij=plan.herzien_op is not None and plan.herzien_op < vandaag,
    )
    return [
        over_toekomst.toekomstplan_met_alle_vijf(feiten),
        over_toekomst.toekomstplan_in_eigen_woorden(feiten),
        over_toekomst.wonen_na_de_zorg(feiten),
        over_toekomst.geregeld_voor_achttien(feiten),
        over_toekomst.toekomstplan_blijft_bij(feiten),
    ]
