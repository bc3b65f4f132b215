"""The advice: who could go where, in which order the moves go, and how good that is; checked before it is given."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass, fields

import numpy as np

from zorglandschap.core.matching.profiel import Ints
from zorglandschap.core.matching.verdeling.daling import maak_model
from zorglandschap.core.matching.verdeling.doelorde import Doelorde
from zorglandschap.core.matching.verdeling.opgave import GEEN, Opgave
from zorglandschap.core.matching.verdeling.trappen import Trapuitslag, Uitslag, los_trappen_op


@dataclass(frozen=True, slots=True)
class Plaatsing:
    """One advised placement; ``positie`` 1 takes a free place, higher takes one that a move frees."""

    jeugdige: int
    aanbod: int
    niveau: int
    gemis: int
    positie: int
    van: int | None


@dataclass(frozen=True, slots=True)
class Plan:
    """The advice with its proof; ``ketens`` are carried out from left to right. Nothing is carried out by itself."""

    plaatsingen: tuple[Plaatsing, ...]
    ketens: tuple[tuple[Plaatsing, ...], ...]
    wachtend: tuple[int, ...]
    blijvend: tuple[int, ...]
    samen: tuple[tuple[int, ...], ...]
    gesplitst: tuple[tuple[int, ...], ...]
    trappen: tuple[Trapuitslag, ...]
    jaloers: int
    invoer: str

    @property
    def bewezen(self) -> bool:
        """True when every stage is proven."""
        return all(trap.bewezen for trap in self.trappen)

    @property
    def vector(self) -> tuple[int, ...]:
        """The values of the stages in order."""
        return tuple(trap.waarde for trap in self.trappen)

    def als_json(self) -> str:
        """The plan as text; the same question gives the same text, to the byte."""
        trappen = [{**asdict(trap), "bewezen": trap.bewezen} for trap in self.trappen]
        return json.dumps({**asdict(self), "trappen": trappen, "bewezen": self.bewezen}, sort_keys=True, indent=1)


def verdeel(o: Opgave, orde: Doelorde, *, grondig: bool = False) -> Plan:
    """The best assignment for this question; ``grondig`` takes the time to prove the wishes to the last point."""
    return maak_plan(los_trappen_op(maak_model(o, orde, grondig=grondig)))


def maak_plan(uitslag: Uitslag) -> Plan:
    """Placements, chains and groups out of the chosen columns."""
    o = uitslag.model.opgave
    rand, plaats = gekozen(uitslag)
    plaatsingen = tuple(_plaatsing(o, int(r), int(p)) for r, p in zip(rand, plaats, strict=True))
    geplaatst = {p.jeugdige for p in plaatsingen}
    over = [rij for rij in range(o.aantal_jeugdigen) if int(o.jeugdige_id[rij]) not in geplaatst]
    samen, gesplitst = _groepen(uitslag)
    return Plan(
        plaatsingen=plaatsingen,
        ketens=_ketens(plaatsingen),
        wachtend=tuple(int(o.jeugdige_id[rij]) for rij in over if o.huidig[rij] == GEEN),
        blijvend=tuple(int(o.jeugdige_id[rij]) for rij in over if o.huidig[rij] != GEEN),
        samen=samen,
        gesplitst=gesplitst,
        trappen=uitslag.trappen,
        jaloers=len(jaloersen(o, rand)),
        invoer=vingerafdruk(o),
    )


def gekozen(uitslag: Uitslag) -> tuple[Ints, Ints]:
    """The chosen edges by youth, and the position of each in its chain; earliest places go first, in order of id."""
    o, k, x = uitslag.model.opgave, uitslag.model.kolommen, uitslag.x
    alleen = np.flatnonzero(x[: k.blijf_van] > 0)
    in_groep = k.groepen.lid_keuze[x[k.groep_van + k.groepen.lid_kolom] > 0]
    kolommen = np.concatenate([alleen, in_groep])
    rand, plaats = k.rand[kolommen], k.plaats[kolommen].copy()
    vrij: dict[int, list[int]] = {}
    for plek in np.flatnonzero(x[k.plek_van : k.hulp_van] > 0).tolist():
        positie, aantal = max(1, int(k.plek_plaats[plek])), int(x[k.plek_van + plek])
        vrij.setdefault(int(k.plek_aanbod[plek]), []).extend([positie] * aantal)
    wacht = np.flatnonzero(plaats == 0)
    r = o.randen
    # who can only come after a move chooses first among the later places, and needs the latest ones
    orde = wacht[np.lexsort((r.jeugdige[rand[wacht]], ~r.na_verhuizing[rand[wacht]]))]
    for rij in orde.tolist():
        posities = sorted(vrij[int(r.aanbod[rand[rij]])])
        plaats[rij] = posities[-1] if r.na_verhuizing[rand[rij]] else posities[0]
        vrij[int(r.aanbod[rand[rij]])].remove(int(plaats[rij]))
    orde = np.argsort(r.jeugdige[rand], kind="stable")
    return rand[orde], plaats[orde]


def _plaatsing(o: Opgave, rand: int, positie: int) -> Plaatsing:
    r = o.randen
    jeugdige = int(r.jeugdige[rand])
    van = None if o.huidig[jeugdige] == GEEN else int(o.aanbod_id[o.huidig[jeugdige]])
    aanbod = int(o.aanbod_id[r.aanbod[rand]])
    return Plaatsing(int(o.jeugdige_id[jeugdige]), aanbod, int(r.niveau[rand]), int(r.gemis[rand]), positie, van)


def _ketens(plaatsingen: tuple[Plaatsing, ...]) -> tuple[tuple[Plaatsing, ...], ...]:
    """Chains in the order in which they can be carried out: who moves first, then who takes the place."""
    opvolgers: dict[tuple[int, int], list[Plaatsing]] = {}
    for plaatsing in reversed(plaatsingen):
        opvolgers.setdefault((plaatsing.aanbod, plaatsing.positie), []).append(plaatsing)
    ketens = []
    for eerste in (p for p in plaatsingen if p.positie == 1):
        keten = [eerste]
        while (van := keten[-1].van) is not None and (rij := opvolgers.get((van, keten[-1].positie + 1))):
            keten.append(rij.pop())
        ketens.append(tuple(keten))
    return tuple(ketens)


def _groepen(uitslag: Uitslag) -> tuple[tuple[tuple[int, ...], ...], tuple[tuple[int, ...], ...]]:
    o, k = uitslag.model.opgave, uitslag.model.kolommen
    los = uitslag.x[k.los_van : k.plek_van] > 0
    leden = [tuple(o.jeugdige_id[o.groep == g].tolist()) for g in range(los.size)]
    bij_elkaar = set(k.groepen.groep[uitslag.x[k.groep_van : k.los_van] > 0].tolist())
    samen = tuple(rij for g, rij in enumerate(leden) if g in bij_elkaar)
    return samen, tuple(rij for g, rij in enumerate(leden) if los[g])


def jaloersen(o: Opgave, rand: Ints) -> list[int]:
    """Youths (rows) with justified envy: a place they would rather have went to somebody with less priority.

    Rather: a lower level, or as low with fewer missed points. Priority: urgency, then days of waiting.
    """
    r = o.randen
    niveau, gemis = o.niveau_blijf.copy(), o.gemis_blijf.copy()
    niveau[r.jeugdige[rand]], gemis[r.jeugdige[rand]] = r.niveau[rand], r.gemis[rand]
    voorrang = o.urgentie * 1_000_000 + o.wachtdagen
    laagste = np.full(o.aantal_aanbod, np.iinfo(np.int64).max)
    np.minimum.at(laagste, r.aanbod[rand], voorrang[r.jeugdige[rand]])
    eigen = np.where(niveau[r.jeugdige] == r.niveau, r.gemis < gemis[r.jeugdige], r.niveau < niveau[r.jeugdige])
    return sorted(set(r.jeugdige[eigen & (laagste[r.aanbod] < voorrang[r.jeugdige])].tolist()))


def vingerafdruk(o: Opgave) -> str:
    """Fingerprint of the question, for the log: the same advice can be asked again."""
    som = hashlib.sha256()
    for bron in (o, o.randen):
        for veld in fields(bron):
            waarde = getattr(bron, veld.name)
            if isinstance(waarde, np.ndarray):
                som.update(np.ascontiguousarray(waarde).tobytes())
    return som.hexdigest()
