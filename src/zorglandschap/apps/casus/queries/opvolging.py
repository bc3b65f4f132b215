"""What the last evaluation decided and nobody followed up yet, and the lighter help that was reported."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from zorglandschap.apps.casus.models import Casus, Evaluatie, Extrastap
from zorglandschap.core.begrippen.codelijsten import CasusStatus, Stap
from zorglandschap.core.begrippen.planwoorden import Evaluatiebesluit, Planstatus
from zorglandschap.core.casus.evaluaties import volgt_nog

LICHTER = "lichter:"  # Extrastap rows with this prefix say since when the help is lighter


@dataclass(frozen=True, slots=True)
class Opvolging:
    """What was decided, and on which day."""

    besluit: Evaluatiebesluit
    op: date


def get_opvolging(casus: Casus) -> Opvolging | None:
    """What still has to follow from the last evaluation; None when it was done or asks nothing."""
    if casus.status == CasusStatus.AFGESLOTEN:
        return None
    laatste = casus.evaluaties.filter(gehouden_op__isnull=False).order_by("gehouden_op", "pk").last()
    if laatste is None or laatste.gehouden_op is None:
        return None
    besluit = Evaluatiebesluit(laatste.besluit)
    if not volgt_nog(besluit, _stappen_daarna(casus)) or _is_bezig(laatste):
        return None
    return Opvolging(besluit, laatste.gehouden_op)


def _stappen_daarna(casus: Casus) -> frozenset[Stap]:
    """The steps after the evaluation that was recorded last."""
    gezet = [Stap(stap) for stap in casus.stappen.order_by("-om", "-pk").values_list("stap", flat=True)]
    return frozenset(gezet[: gezet.index(Stap.EVALUATIE)] if Stap.EVALUATIE in gezet else ())


def _is_bezig(laatste: Evaluatie) -> bool:
    """True when somebody began: a moment for lighter help is agreed, or a new version of the plan is written."""
    match laatste.besluit:
        case Evaluatiebesluit.AFSCHALEN:
            return laatste.casus.afschaalmomenten.filter(besluit="").exists()
        case Evaluatiebesluit.BIJSTELLEN:
            return laatste.casus.plannen.filter(status=Planstatus.CONCEPT).exists()
        case _:
            return False


def lichter(moment: UUID) -> str:
    """The key of the row that says: what was decided at this moment was done."""
    return f"{LICHTER}{moment}"


def get_lichter(casus: Casus) -> Mapping[UUID, Extrastap]:
    """Since when the help is lighter, by the step-down moment at which that was decided."""
    rijen = casus.extrastappen.filter(sleutel__startswith=LICHTER).select_related("door")
    return {UUID(rij.sleutel.removeprefix(LICHTER)): rij for rij in rijen}
