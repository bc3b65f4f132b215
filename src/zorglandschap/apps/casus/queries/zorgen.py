"""The concerns of the analysis and what the plan answers to them: a goal, or a reason why there is none."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from uuid import UUID

from zorglandschap.apps.casus.models import (
    Casus,
    Doel,
    Doelzorg,
    Factor,
    Planuitzondering,
    VerklarendeAnalyse,
)
from zorglandschap.apps.casus.queries.analyseinhoud import get_geldende_analyse
from zorglandschap.core.begrippen.codelijsten import AnalyseVeld, FactorSoort
from zorglandschap.core.begrippen.planwoorden import Doelstatus

ZORGSOORTEN = (FactorSoort.VEROORZAKEND, FactorSoort.INSTANDHOUDEND, FactorSoort.VERERGEREND)


@dataclass(frozen=True, slots=True)
class Zorg:
    """One concern: a factor of the fixed analysis, with the goals that answer it or the exception."""

    wortel: UUID
    soort: FactorSoort
    tekst: str
    domein: AnalyseVeld | None
    doelen: tuple[Doel, ...]
    uitzondering: Planuitzondering | None

    @property
    def is_beantwoord(self) -> bool:
        """True when there is a goal, or a reason why there is none."""
        return bool(self.doelen) or self.uitzondering is not None


def list_zorgen(casus: Casus, analyse: VerklarendeAnalyse | None = None) -> tuple[Zorg, ...]:
    """The concerns of the newest fixed analysis, each with its answer; a goal that was stopped answers nothing."""
    analyse = analyse or get_geldende_analyse(casus)
    if analyse is None:
        return ()
    factoren = Factor.objects.filter(analyse=analyse, soort__in=ZORGSOORTEN, vervallen_om__isnull=True)
    rijen = list(factoren.order_by("om", "pk"))
    doelen: dict[UUID, list[Doel]] = defaultdict(list)
    koppels = Doelzorg.objects.filter(wortel__in=[f.wortel for f in rijen]).exclude(doel__status=Doelstatus.GESTOPT)
    for koppel in koppels.select_related("doel").order_by("doel__gesteld_op", "doel_id"):
        doelen[koppel.wortel].append(koppel.doel)
    redenen = {
        u.wortel: u
        for u in Planuitzondering.objects.filter(casus=casus, vervallen_om__isnull=True).order_by("om", "pk")
    }
    return tuple(
        Zorg(
            wortel=f.wortel,
            soort=FactorSoort(f.soort),
            tekst=f.tekst,
            domein=AnalyseVeld(f.domein) if f.domein else None,
            doelen=tuple(doelen[f.wortel]),
            uitzondering=redenen.get(f.wortel),
        )
        for f in rijen
    )
