"""Runs that people asked for: one with its outcome, and the last ones without."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from zorglandschap.apps.fouten import NietGevonden
from zorglandschap.apps.simulatie.models import Doorrekening
from zorglandschap.apps.simulatie.queries.toegang import eis
from zorglandschap.apps.simulatie.queries.uitgangspunt import get_schatting, lees_zinnen
from zorglandschap.apps.simulatie.rekenwerk import Vraag, pak_uit
from zorglandschap.apps.simulatie.verkenning import get_drempel
from zorglandschap.core.begrippen.codelijsten import Handeling
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.core.begrippen.simulatiewoorden import Rekensoort
from zorglandschap.core.begrippen.tekst import Tekst, zin
from zorglandschap.core.simulatie.kleine_aantallen import Zicht


@dataclass(frozen=True, slots=True, eq=False)
class Rekenblad:
    """A run; ``zicht`` is its outcome with what may be shown, None until it is ready."""

    rij: Doorrekening
    vraag: Vraag
    zicht: Zicht | None

    @property
    def fout(self) -> Tekst | None:
        """Why it failed."""
        ruw = self.rij.fout
        return zin(ruw["zin"], **ruw["waarden"]) if ruw else None

    @property
    def deel(self) -> int:
        """How far it is, in percent."""
        return 100 * self.rij.gedaan // max(1, self.rij.alles)


@dataclass(frozen=True, slots=True)
class Herkomst:
    """What a run rests on: the estimate of that day, and what a reader must know of it."""

    gemaakt_om: datetime
    tot: date
    episodes: int
    bron: str
    waarschuwingen: tuple[Tekst, ...]


def get_herkomst(rij: Doorrekening) -> Herkomst:
    """The estimate of the day of this run. Raises NogGeenSchatting."""
    schatting = get_schatting(rij.op)
    zinnen = lees_zinnen(schatting.waarschuwingen)
    return Herkomst(schatting.gemaakt_om, schatting.tot, schatting.episodes, schatting.bron, zinnen)


def get_doorrekening(kijker: Kijker, sleutel: UUID, *, vandaag: date) -> Rekenblad:
    """One run. Raises NietGevonden."""
    eis(kijker, Handeling.VOORUITKIJKEN, soort="doorrekening", object_id=str(sleutel))
    rij = Doorrekening.objects.filter(sleutel=sleutel, soort=Rekensoort.SIMULATIE).first()
    if rij is None:
        raise NietGevonden
    zicht = Zicht(pak_uit(bytes(rij.resultaat)), get_drempel(vandaag)) if rij.resultaat else None
    return Rekenblad(rij, Vraag.van_json(rij.vraag), zicht)


def list_doorrekeningen(kijker: Kijker, aantal: int = 10) -> Sequence[Doorrekening]:
    """The last ones that were asked for, newest first, without their outcomes."""
    eis(kijker, Handeling.VOORUITKIJKEN, soort="doorrekening")
    return list(Doorrekening.objects.filter(soort=Rekensoort.SIMULATIE).defer("resultaat", "vraag")[:aantal])
