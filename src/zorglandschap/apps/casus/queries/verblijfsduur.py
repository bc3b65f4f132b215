"""How long help lasts per form: numbers over youths who left, never one youth."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from zorglandschap.apps.casus.models import Traject
from zorglandschap.core.begrippen.hulpvormen import Hulpvorm


@dataclass(frozen=True, slots=True)
class Verblijfsduur:
    """Mean stay in weeks of those who left, and over how many that is."""

    weken: float
    aantal: int


def list_verblijfsduren(*, van: date, tot: date) -> dict[Hulpvorm, Verblijfsduur]:
    """Per form the mean stay of everyone whose help ended in ``[van, tot)``, in one query."""
    dagen: dict[Hulpvorm, list[int]] = {}
    geeindigd = Traject.objects.filter(tot__gte=van, tot__lt=tot)
    for vorm, begin, einde in geeindigd.values_list("hulpvorm", "van", "tot"):
        if einde is not None:
            dagen.setdefault(Hulpvorm(vorm), []).append(max(1, (einde - begin).days))
    return {vorm: Verblijfsduur(sum(rij) / len(rij) / 7, len(rij)) for vorm, rij in dagen.items()}
