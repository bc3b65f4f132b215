"""A plan as it can be asked questions: calculated once, kept in the memory of the process, read back when missing.

What is stored of a plan is its question, the order of its stages and its solution. A plan that is not in memory (after
a restart, in another process) is read back from these. Where the solution is missing or does not fit the model of
today, the plan is calculated again: the same question in the same order gives the same answer.
"""

from __future__ import annotations

import io
import zlib
from collections import OrderedDict
from dataclasses import dataclass, field, fields
from threading import Lock
from uuid import UUID

import numpy as np
from django.conf import settings

from zorglandschap.apps.matching.models import Verdelingsplan
from zorglandschap.core.matching.verdeling.daling import maak_model
from zorglandschap.core.matching.verdeling.doelorde import Doelorde
from zorglandschap.core.matching.verdeling.doelordebestand import lees_doelorde, uit_tabel
from zorglandschap.core.matching.verdeling.onthouden import herinner, onthoud
from zorglandschap.core.matching.verdeling.opgave import Opgave, Randen
from zorglandschap.core.matching.verdeling.oplosser import Basis
from zorglandschap.core.matching.verdeling.plan import Plan, maak_plan
from zorglandschap.core.matching.verdeling.trappen import Uitslag, los_trappen_op
from zorglandschap.core.matching.verdeling.uitleg import Uitleg, leg_uit
from zorglandschap.core.matching.verdeling.watals import Verschil, WatAls

BEWAAR = 2  # plans in memory: that of this week, and the one before while a new one is being looked at
RAND = "rand_"


@dataclass(slots=True, eq=False)
class Rekening:
    """One plan with all that is needed to explain it and to ask what a change would cost; one question at a time."""

    uitslag: Uitslag
    plan: Plan
    _basis: Basis | None = None
    _watals: WatAls | None = None
    _slot: Lock = field(default_factory=Lock)

    @property
    def opgave(self) -> Opgave:
        """The question of this plan."""
        return self.uitslag.model.opgave

    @property
    def orde(self) -> Doelorde:
        """The order of the stages of this plan."""
        return self.uitslag.model.orde

    def wat_als(self, nummer: int, naar: int | None) -> Verschil:
        """This youth to the offer with this number; None: keeps waiting, or stays."""
        with self._slot:
            watals = self._vragen()
            return watals.blijf(nummer) if naar is None else watals.zet(nummer, naar)

    def past(self, nummer: int, naar: int | None) -> bool:
        """True when this offer fits this youth; keeping to wait, or staying, always can."""
        o = self.opgave
        rij, kolom = np.searchsorted(o.jeugdige_id, nummer), np.searchsorted(o.aanbod_id, naar or 0)
        return naar is None or bool(np.any((o.randen.jeugdige == rij) & (o.randen.aanbod == kolom)))

    def leg_uit(self, nummer: int, *, hoogstens: int | None = None) -> Uitleg:
        """Why this, and why not that (``hoogstens``: only of the best other places)."""
        with self._slot:
            return leg_uit(self.uitslag, self.plan, nummer, self._vragen(), hoogstens=hoogstens)

    def onthoud(self) -> bytes:
        """The solution as it is stored with the plan."""
        with self._slot:
            return onthoud(self.uitslag, self._vragen().basis)

    def _vragen(self) -> WatAls:
        if self._watals is None:
            self._watals = WatAls(self.uitslag, self._basis)
        return self._watals


_BEWAARD: OrderedDict[UUID, Rekening] = OrderedDict()
_DEUR = Lock()


def get_doelorde() -> Doelorde:
    """The order of the stages of this region, as it is today: for a new plan only."""
    return lees_doelorde(settings.REGIO.doelorde)


def orde_van(plan: Verdelingsplan) -> Doelorde:
    """The order that a plan was made with; a plan from before orders were kept is read with that of the region."""
    return get_doelorde() if plan.doelorde is None else uit_tabel(plan.doelorde)


def reken(opgave: Opgave, orde: Doelorde) -> Rekening:
    """Solve the question; takes seconds for a whole region."""
    uitslag = los_trappen_op(maak_model(opgave, orde))
    return Rekening(uitslag, maak_plan(uitslag))


def bewaar(sleutel: UUID, rekening: Rekening) -> None:
    """Keep a plan in memory; the one that was used longest ago makes room."""
    with _DEUR:
        _BEWAARD[sleutel] = rekening
        _BEWAARD.move_to_end(sleutel)
        while len(_BEWAARD) > BEWAAR:
            _BEWAARD.popitem(last=False)


def rekening_van(plan: Verdelingsplan) -> Rekening:
    """The plan as it can be asked questions, from memory or calculated again."""
    with _DEUR:
        gevonden = _BEWAARD.get(plan.sleutel)
    if gevonden is None:
        gevonden = _lees(plan) or reken(lees_opgave(bytes(plan.opgave)), orde_van(plan))
        bewaar(plan.sleutel, gevonden)
    return gevonden


def _lees(plan: Verdelingsplan) -> Rekening | None:
    """The plan with its stored solution; None when that is missing or does not fit any more."""
    if plan.oplossing is None:
        return None
    model = maak_model(lees_opgave(bytes(plan.opgave)), orde_van(plan))
    bewaard = herinner(bytes(plan.oplossing), model)
    return None if bewaard is None else Rekening(bewaard[0], maak_plan(bewaard[0]), bewaard[1])


def pak_in(tekst: str) -> bytes:
    """The text of a question as it is kept: profiles and coordinates under a number, no name, address or birthday."""
    return zlib.compress(tekst.encode(), 9)


def pak_uit(inhoud: bytes) -> str:
    """The same text back; raises ValueError when these bytes are not one."""
    try:
        return zlib.decompress(inhoud).decode()
    except zlib.error as fout:
        raise ValueError("Dit is geen ingepakte vraag.") from fout


def schrijf_opgave(opgave: Opgave) -> bytes:
    """The question as bytes: whole numbers only, no name, address or day of birth."""
    reeksen = {veld.name: getattr(opgave, veld.name) for veld in fields(Opgave) if veld.name != "randen"}
    reeksen |= {f"{RAND}{veld.name}": getattr(opgave.randen, veld.name) for veld in fields(Randen)}
    stroom = io.BytesIO()
    np.savez_compressed(stroom, allow_pickle=False, **reeksen)
    return stroom.getvalue()


def lees_opgave(inhoud: bytes) -> Opgave:
    """The same question back."""
    with np.load(io.BytesIO(inhoud), allow_pickle=False) as bestand:
        randen = Randen(**{veld.name: bestand[f"{RAND}{veld.name}"] for veld in fields(Randen)})
        bewaard = set(bestand.files)  # a plan from before teams had a working area says nothing about it
        reeksen = {veld.name: bestand[veld.name] for veld in fields(Opgave) if veld.name in bewaard}
    return Opgave(**reeksen, randen=randen)
