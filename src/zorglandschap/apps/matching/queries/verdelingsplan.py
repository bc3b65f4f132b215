"""The newest stored plan of the placement table as it is, for another system of who sits at that table."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from zorglandschap.apps.casus.queries import eis_tafel, is_ergens_uitgesloten, log_tafel
from zorglandschap.apps.logboek.actions import schrijf
from zorglandschap.apps.matching.models import Verdelingsplan
from zorglandschap.apps.matching.queries.tafel import Bron, maak_bron
from zorglandschap.apps.matching.tafelrekening import rekening_van
from zorglandschap.apps.matching.tafelresultaat import Resultaat
from zorglandschap.core.begrippen.codelijsten import Doel, Handeling
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.core.matching.verdeling.uitleg import Uitleg


@dataclass(frozen=True, slots=True)
class Bewaardplan:
    """A plan with what it says, read back; numbers only, and only what the viewer may see."""

    plan: Verdelingsplan
    resultaat: Resultaat
    trappen: tuple[dict[str, Any], ...]
    samen: tuple[tuple[int, ...], ...]
    redenen: tuple[Uitleg, ...]

    @property
    def bewezen(self) -> bool:
        """True when every stage is proven."""
        return all(trap["bewezen"] for trap in self.plan.trappen)


def get_laatste_plan(kijker: Kijker, *, nu: datetime, alternatieven: int | None = None) -> Bewaardplan | None:
    """The newest plan, or None when there is none yet; raises NietGevonden for who does not sit at the table.

    Only what this viewer may see of it; reasons only when asked for, since they are calculated then. The numbers of
    the stages count everybody: who may not see every family gets none of them.
    """
    eis_tafel(kijker, Handeling.TAFEL_BEKIJKEN)
    plan = Verdelingsplan.objects.defer("opgave", "oplossing", "vraag").first()
    if plan is None:
        schrijf(
            kijker=kijker,
            handeling=Handeling.TAFEL_BEKIJKEN,
            doel=Doel.PLAATSING,
            actie="R",
            soort="verdelingsplan",
            reden="per api",
        )
        return None
    bron = maak_bron(kijker, plan, nu)
    log_tafel(kijker, plan.sleutel, len(bron.kinderen), reden=", per api")
    uitgesloten = is_ergens_uitgesloten(kijker)
    trappen = () if uitgesloten else tuple(plan.trappen)
    redenen = () if alternatieven is None else tuple(_redenen(bron, 0 if uitgesloten else alternatieven))
    return Bewaardplan(plan, bron.resultaat, trappen, _samen(bron), redenen)


def _samen(bron: Bron) -> tuple[tuple[int, ...], ...]:
    """Brothers and sisters who come to live together, as far as they may be seen."""
    zichtbaar = bron.resultaat.casussen
    groepen = (tuple(n for n in groep if n in zichtbaar) for groep in bron.plan.resultaat["samen"])
    return tuple(groep for groep in groepen if len(groep) > 1)


def _redenen(bron: Bron, alternatieven: int) -> Iterator[Uitleg]:
    """Why, of every youth that may be seen and was calculated with.

    Why not another place says what others need and how far it is: that is not told of a youth with a secret address,
    and the caller asks none for who may not see every family.
    """
    rekening, res = rekening_van(bron.plan), bron.resultaat
    for nummer in sorted(res.casussen.keys() - res.vast.keys()):
        hoogstens = 0 if bron.kind(nummer).is_geheim else alternatieven
        yield rekening.leg_uit(nummer, hoogstens=hoogstens)
