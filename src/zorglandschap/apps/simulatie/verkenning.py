"""A look ahead while somebody waits: scenarios side by side in about a second, and nothing computed twice.

What was computed stays in memory: the sums of every scenario apart, so that a change of one leaves the base case
alone. No person is in it.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Generic, TypeVar

from django.conf import settings

from zorglandschap.apps.simulatie.models import Schatting
from zorglandschap.apps.simulatie.queries.toegang import eis
from zorglandschap.apps.simulatie.queries.uitgangspunt import Uitgangspunt, get_uitgangspunt
from zorglandschap.apps.simulatie.rekenwerk import MAANDEN, MEESTE_JAREN, VELDEN, Vraag, maak_werk
from zorglandschap.core.begrippen.codelijsten import Handeling
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.core.simulatie.invoer import Invoer
from zorglandschap.core.simulatie.kleine_aantallen import Zicht
from zorglandschap.core.simulatie.rekenen import reken
from zorglandschap.core.simulatie.samenvatting import Delen, Samenvatting
from zorglandschap.core.simulatie.scenario import Scenario, pas_scenario_toe, schrijf_scenario

HOUDBAAR = timedelta(minutes=10)  # after that the places and people are read again
RUIMTE = 160_000_000  # bytes of sums: about eight scenarios of ten years
RUIMTE_UITKOMSTEN = 40_000_000

Soort = TypeVar("Soort")


class Geheugen(Generic[Soort]):
    """The last things used, up to a number of bytes; what was not used for longest goes first."""

    def __init__(self, ruimte: int) -> None:
        self.ruimte, self.vol = ruimte, 0
        self._alles: OrderedDict[Hashable, tuple[Soort, int]] = OrderedDict()
        self._slot = threading.Lock()

    def haal(self, sleutel: Hashable) -> Soort | None:
        """What was put there, or None."""
        with self._slot:
            gevonden = self._alles.get(sleutel)
            if gevonden is None:
                return None
            self._alles.move_to_end(sleutel)
            return gevonden[0]

    def zet(self, sleutel: Hashable, ding: Soort, grootte: int) -> None:
        """Keep it, and let go of the oldest until it fits."""
        with self._slot:
            self.vol += grootte - self._alles.pop(sleutel, (ding, 0))[1]
            self._alles[sleutel] = (ding, grootte)
            while self.vol > self.ruimte and len(self._alles) > 1:
                self.vol -= self._alles.popitem(last=False)[1][1]

    def leeg(self) -> None:
        """Forget everything."""
        with self._slot:
            self._alles.clear()
            self.vol = 0


SOMMEN: Geheugen[Delen] = Geheugen(RUIMTE)
UITKOMSTEN: Geheugen[Samenvatting] = Geheugen(RUIMTE_UITKOMSTEN)
UITGANGSPUNTEN: Geheugen[tuple[datetime, Uitgangspunt]] = Geheugen(1)
EEN_TEGELIJK = threading.Lock()  # two runs at once would both be late


@dataclass(frozen=True, slots=True, eq=False)
class Verkenning:
    """Scenarios side by side. ``nu``: how many youths there really are today, per figure, unless that is few."""

    uit: Samenvatting
    zicht: Zicht
    uitgangspunt: Uitgangspunt
    nu: Mapping[str, int]


def get_basis(kijker: Kijker, *, nu: datetime) -> Uitgangspunt:
    """The base case as it was read at most ten minutes ago. Raises NogGeenSchatting, GeenRegels, OngeldigeInvoer."""
    eis(kijker, Handeling.VOORUITKIJKEN, soort="vooruitzicht")
    sleutel = Schatting.objects.order_by("gemaakt_om", "pk").values_list("pk", "gemaakt_om", "gegevens").last()
    eerder = UITGANGSPUNTEN.haal(sleutel)
    if eerder is not None and timedelta(0) <= nu - eerder[0] < HOUDBAAR:
        return eerder[1]
    uitgangspunt = get_uitgangspunt(maanden=MEESTE_JAREN * MAANDEN)
    UITGANGSPUNTEN.zet(sleutel, (nu, uitgangspunt), 1)
    return uitgangspunt


def past(uitgangspunt: Uitgangspunt, scenario: Scenario) -> None:
    """Raises OngeldigScenario when it does not fit this region."""
    pas_scenario_toe(uitgangspunt.invoer, scenario)


def get_verkenning(uitgangspunt: Uitgangspunt, vraag: Vraag, *, vandaag: date) -> Verkenning:
    """Run it, or what of it was not run before. Raises OngeldigScenario, OngeldigeInvoer and TeVol."""
    bestanden = tuple(schrijf_scenario(s) for s in vraag.scenarios)
    vast = (uitgangspunt.vingerafdruk, uitgangspunt.schatting.pk, vraag.jaren, vraag.replicaties, vraag.zaad)
    with EEN_TEGELIJK:
        uit = UITKOMSTEN.haal((vast, bestanden))
        if uit is None:
            uit = reken(maak_werk(uitgangspunt, vraag), opslag=_Lade(vast, bestanden))
            UITKOMSTEN.zet((vast, bestanden), uit, sum(getattr(uit, veld).nbytes for veld in VELDEN))
    drempel = get_drempel(vandaag)
    return Verkenning(uit, Zicht(uit, drempel), uitgangspunt, _nu(uitgangspunt.invoer, drempel))


def get_drempel(vandaag: date) -> int:
    """Below this number of youths nothing is shown."""
    return int(settings.BELEID.aantal("kleine_aantallen_drempel", vandaag))


@dataclass(frozen=True, slots=True)
class _Lade:
    """The sums of the scenarios of one question, in the shared memory."""

    vast: tuple[object, ...]
    bestanden: Sequence[str]

    def haal(self, nummer: int) -> Delen | None:
        return SOMMEN.haal((self.vast, self.bestanden[nummer]))

    def zet(self, nummer: int, delen: Delen) -> None:
        SOMMEN.zet((self.vast, self.bestanden[nummer]), delen, sum(deel.nbytes for deel in delen.values()))


def _nu(invoer: Invoer, drempel: int) -> dict[str, int]:
    """The people the simulation starts from; a small number is left out."""
    vorm = {v.naam: v for v in invoer.vormen}
    uit_huis = [vorm[plek.vorm].uit_huis for plek in invoer.voorzieningen]
    waar = invoer.bewoners.voorziening.tolist()
    tellingen = {
        "uit-huis": sum(uit_huis[v] for v in waar),
        "in-zorg": len(waar),
        "wachtend": int(invoer.wachtenden.vorm.size),
    }
    return {sleutel: aantal for sleutel, aantal in tellingen.items() if aantal >= drempel}
