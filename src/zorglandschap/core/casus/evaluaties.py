"""When the plan is looked at again: sooner the heavier the help, from norms that a page can name."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

from zorglandschap.core.begrippen.hulpvormen import VERBLIJF, Hulpvorm
from zorglandschap.core.begrippen.periode import plus_maanden


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
