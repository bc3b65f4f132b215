"""What youth and parents find important in a place to live: the own wishes in the portal, and all of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from zorglandschap.apps.casus.models import Casus, Woonwens
from zorglandschap.core.begrippen.gezinswoorden import Gever
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.core.begrippen.matchwoorden import Gezinswens


@dataclass(frozen=True, slots=True)
class Wensbeeld:
    """What one person says now; ``keren`` is how often this person said it (more than once: it changed)."""

    wie: str
    gever: Gever
    wensen: tuple[Gezinswens, ...]
    gemeente: str
    gemeente_code: str
    woorden: str
    om: datetime
    keren: int

    @property
    def is_leeg(self) -> bool:
        """True when this person took everything back."""
        return not self.wensen and not self.woorden


def list_woonwensen(casus: Casus) -> tuple[Wensbeeld, ...]:
    """What everybody says now of a casus that the caller may read, the youth first; in one query."""
    per: dict[int, list[Woonwens]] = {}
    for rij in casus.woonwensen.select_related("gemeente").order_by("om", "pk"):
        per.setdefault(rij.door_id, []).append(rij)
    beelden = [_beeld(rijen[-1], len(rijen)) for rijen in per.values()]
    return tuple(sorted((b for b in beelden if not b.is_leeg), key=lambda b: (b.gever is not Gever.JEUGDIGE, b.wie)))


def get_eigen_woonwens(kijker: Kijker, casus: Casus) -> Wensbeeld | None:
    """What the viewer said in a casus that came from ``get_eigen_casus``; None when nothing was said yet."""
    rijen = list(casus.woonwensen.filter(door_id=kijker.gebruiker_id).select_related("gemeente").order_by("om", "pk"))
    return _beeld(rijen[-1], len(rijen)) if rijen else None


def _beeld(rij: Woonwens, keren: int) -> Wensbeeld:
    return Wensbeeld(
        wie=rij.door_naam,
        gever=Gever(rij.gever),
        wensen=tuple(wens for wens in Gezinswens if wens in rij.wensen),
        gemeente=rij.gemeente.naam if rij.gemeente else "",
        gemeente_code=rij.gemeente_id or "",
        woorden=rij.woorden,
        om=rij.om,
        keren=keren,
    )
