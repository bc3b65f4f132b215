"""The placement table: Noor and Lars wait for the same place, and a plan is made of it."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from uuid import uuid4

from tests.apps.matching.hulp import geadviseerd, invoer
from tests.cast import NU, Cast, _jeugdige
from zorglandschap.apps.casus.actions import zet_stap
from zorglandschap.apps.casus.models import Casus
from zorglandschap.apps.matching.actions import leg_advies_vast, maak_verdelingsplan
from zorglandschap.apps.matching.models import Verdelingsplan
from zorglandschap.apps.matching.tafelresultaat import Resultaat, lees_resultaat
from zorglandschap.core.begrippen.codelijsten import CasusStatus, Stap

STRAKS = timedelta(minutes=5)


def lars(cast: Cast, *, nu: datetime = NU) -> Casus:
    """Lars (14, Almere) waits for pleegzorg too; his regisseur is Bram."""
    casus = Casus.objects.create(
        jeugdige=_jeugdige("Lars Hendriks", date(2012, 5, 1), cast.almere),
        status=CasusStatus.ANALYSE,
        team=cast.team_almere,
        regisseur_id=cast.bram.medewerker_id,
        geopend_op=date(2026, 11, 2),
    )
    zet_stap(casus, stap=Stap.VERWEZEN, door=cast.bram, nu=nu)
    leg_advies_vast(cast.bram, casus.sleutel, invoer=invoer(cast, casus=casus), nu=nu)
    return casus


def met_plan(cast: Cast, *, nu: datetime = NU) -> tuple[Verdelingsplan, Resultaat]:
    """Noor and Lars wait, and Pieter made the plan."""
    geadviseerd(cast, nu=nu)
    lars(cast, nu=nu)
    plan = maak_verdelingsplan(cast.pieter, herhaalsleutel=uuid4(), nu=nu + STRAKS)
    return plan, lees_resultaat(plan.resultaat)


def nummer_van(resultaat: Resultaat, casus: Casus) -> int:
    """The number of a casus in the plan."""
    return next(n for n, sleutel in resultaat.casussen.items() if sleutel == casus.sleutel)


def aanbod_nummer(resultaat: Resultaat, aanbod_id: int) -> int:
    """The number of an offer in the plan."""
    return next(n for n, pk in resultaat.aanbod.items() if pk == aanbod_id)
