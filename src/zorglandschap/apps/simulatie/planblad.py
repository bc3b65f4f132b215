"""Plans that people asked for: one with its outcome in sentences, and the last ones."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any
from uuid import UUID

from zorglandschap.apps.fouten import NietGevonden
from zorglandschap.apps.simulatie.models import Doorrekening
from zorglandschap.apps.simulatie.planwerk import Plankeuze
from zorglandschap.apps.simulatie.queries.toegang import eis
from zorglandschap.apps.simulatie.queries.uitgangspunt import lees_zinnen
from zorglandschap.apps.simulatie.verkenning import get_drempel
from zorglandschap.core.begrippen.codelijsten import Handeling
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.core.begrippen.simulatiewoorden import Rekensoort
from zorglandschap.core.begrippen.tekst import Tekst, zin
from zorglandschap.core.simulatie.scenario import Scenario, lees_scenario


@dataclass(frozen=True, slots=True)
class Stap:
    """One change: how many places, where and when, and why."""

    vorm: str
    locatie: str
    gemeente: str
    op: date
    erbij: int
    plekken: int
    waarom: Tekst | None

    @property
    def aantal(self) -> int:
        """How many places, whichever way."""
        return abs(self.erbij)


@dataclass(frozen=True, slots=True, eq=False)
class Planblad:
    """A plan; ``uit`` is its outcome, None until it is ready. ``drempel``: below it no number of youths is shown."""

    rij: Doorrekening
    keuze: Plankeuze
    uit: dict[str, Any] | None
    drempel: int

    @property
    def fout(self) -> Tekst | None:
        """Why it failed."""
        ruw = self.rij.fout
        return zin(ruw["zin"], **ruw["waarden"]) if ruw else None

    @property
    def deel(self) -> int:
        """How far it is, in percent."""
        return min(100, 100 * self.rij.gedaan // max(1, self.rij.alles))

    @property
    def scenario(self) -> Scenario | None:
        """The measures of the plan."""
        return None if self.uit is None else lees_scenario(self.uit["scenario"])

    @property
    def stappen(self) -> list[tuple[date, list[Stap]]]:
        """The changes by day."""
        ruw = [] if self.uit is None else self.uit["veranderingen"]
        alle = [_stap(rij) for rij in ruw]
        alle.sort(key=lambda s: (s.op, s.vorm, s.gemeente, s.locatie))
        return [(op, list(rijen)) for op, rijen in groupby(alle, key=lambda s: s.op)]

    @property
    def standen(self) -> list[dict[str, Any]]:
        """Per target what was asked, what is measured now and with the plan, and the verdict."""
        ruw = [] if self.uit is None else self.uit["standen"]
        return [{**rij, "doel": _zin(rij["doel"])} for rij in ruw]

    @property
    def nodig(self) -> tuple[Tekst, ...]:
        """What would make it possible, when it is not."""
        return () if self.uit is None else lees_zinnen([*self.uit["nodig"], *self.uit["aan_grens"]])

    @property
    def toont_jeugdigen(self) -> bool:
        """Whether the numbers out of home are large enough to show."""
        return self.uit is not None and min(self.uit["uit_huis"], self.uit["uit_huis_nu"]) >= self.drempel


def get_plan(kijker: Kijker, sleutel: UUID, *, vandaag: date) -> Planblad:
    """One plan. Raises NietGevonden."""
    eis(kijker, Handeling.VOORUITKIJKEN, soort="plan", object_id=str(sleutel))
    rij = Doorrekening.objects.filter(sleutel=sleutel, soort=Rekensoort.PLAN).first()
    if rij is None:
        raise NietGevonden
    return Planblad(rij, Plankeuze.van_json(rij.vraag), rij.plan, get_drempel(vandaag))


def list_plannen(kijker: Kijker, aantal: int = 10) -> Sequence[Doorrekening]:
    """The last ones that were asked for, newest first."""
    eis(kijker, Handeling.VOORUITKIJKEN, soort="plan")
    return list(Doorrekening.objects.filter(soort=Rekensoort.PLAN).defer("resultaat", "plan", "vraag")[:aantal])


def _stap(rij: dict[str, Any]) -> Stap:
    waarom = None if rij["waarom"] is None else _zin(rij["waarom"])
    return Stap(**{**rij, "op": date.fromisoformat(rij["op"]), "waarom": waarom})


def _zin(ruw: list[Any]) -> Tekst:
    return lees_zinnen([ruw])[0]
