"""When the plan is looked at again, and whether what was decided then was followed up."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

from zorglandschap.core.begrippen.codelijsten import Stap
from zorglandschap.core.begrippen.hulpvormen import VERBLIJF, Hulpvorm
from zorglandschap.core.begrippen.periode import plus_maanden
from zorglandschap.core.begrippen.planwoorden import Evaluatiebesluit

# the steps that show that a decision was followed up; going on as it goes asks nothing
OPGEVOLGD: dict[Evaluatiebesluit, frozenset[Stap]] = {
    Evaluatiebesluit.BIJSTELLEN: frozenset({Stap.PLAN_VASTGESTELD}),
    Evaluatiebesluit.AFSCHALEN: frozenset(
        {Stap.AFSCHALEN, Stap.LICHTER, Stap.TERUG_NAAR_HUIS, Stap.HULP_GESTOPT, Stap.VERVOLG}
    ),
    Evaluatiebesluit.OPSCHALEN: frozenset({Stap.VERVOLG, Stap.AMBULANT, Stap.VERHUISD, Stap.GEPLAATST}),
    Evaluatiebesluit.STOPPEN: frozenset({Stap.HULP_GESTOPT, Stap.TERUG_NAAR_HUIS, Stap.AFGESLOTEN}),
}


@dataclass(frozen=True, slots=True)
class Evaluatienorm:
    """How often to evaluate: the first time in closed help in days, all other times in months (policy and law)."""

    gesloten_eerst_dagen: int
    gesloten_maanden: int
    verblijf_maanden: int
    thuis_maanden: int


def volgende_evaluatie(
    vanaf: date, hulp: Collection[Hulpvorm], norm: Evaluatienorm, *, is_eerste: bool = False
) -> date:
    """The day by which to evaluate, counted from the last time (or from the start of the help)."""
    if Hulpvorm.GESLOTEN in hulp:
        if is_eerste:
            return vanaf + timedelta(days=norm.gesloten_eerst_dagen)
        return plus_maanden(vanaf, norm.gesloten_maanden)
    if VERBLIJF.intersection(hulp):
        return plus_maanden(vanaf, norm.verblijf_maanden)
    return plus_maanden(vanaf, norm.thuis_maanden)


def volgt_nog(besluit: Evaluatiebesluit, daarna: Collection[Stap]) -> bool:
    """True while nobody did what the evaluation decided; ``daarna`` are the steps that were taken after it."""
    return besluit in OPGEVOLGD and OPGEVOLGD[besluit].isdisjoint(daarna)
