"""The newest stored plan of the placement table as it is, for another system of who sits at that table."""

from __future__ import annotations

from dataclasses import dataclass

from zorglandschap.apps.casus.queries import eis_tafel
from zorglandschap.apps.logboek.actions import schrijf
from zorglandschap.apps.matching.models import Verdelingsplan
from zorglandschap.apps.matching.tafelresultaat import Resultaat, lees_resultaat
from zorglandschap.core.begrippen.codelijsten import Doel, Handeling
from zorglandschap.core.begrippen.kijker import Kijker


@dataclass(frozen=True, slots=True)
class Bewaardplan:
    """A plan with what it says, read back; numbers only."""

    plan: Verdelingsplan
    resultaat: Resultaat

    @property
    def bewezen(self) -> bool:
        """True when every stage is proven."""
        return all(trap["bewezen"] for trap in self.plan.trappen)


def get_laatste_plan(kijker: Kijker) -> Bewaardplan | None:
    """The newest plan, or None when there is none yet; raises NietGevonden for who does not sit at the table."""
    eis_tafel(kijker, Handeling.TAFEL_BEKIJKEN)
    plan = Verdelingsplan.objects.defer("opgave").first()
    schrijf(
        kijker=kijker,
        handeling=Handeling.TAFEL_BEKIJKEN,
        doel=Doel.PLAATSING,
        actie="R",
        soort="verdelingsplan",
        object_id=str(plan.sleutel) if plan else "",
        reden="per api",
    )
    return None if plan is None else Bewaardplan(plan, lees_resultaat(plan.resultaat))
