"""Hidden inputs by simulated moments: which patience, second choices and crises give the waiting that was seen.

What the register does not tell directly is multiplied by a factor, and the factors are chosen so that the simulation
shows what was seen. The same dice in every try make the distance smooth. McFadden (1989), Econometrica 57(5).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

import numpy as np
from scipy.optimize import minimize

from zorglandschap.core.begrippen.tekst import Tekst, zin
from zorglandschap.core.simulatie.draaien import draai
from zorglandschap.core.simulatie.episodes import LEEG, Episodes
from zorglandschap.core.simulatie.invoer import Invoer, Profiel, Reals, Zorgvorm
from zorglandschap.core.simulatie.schatting_keten import gevraagde_vorm
from zorglandschap.core.simulatie.uitkomst import Uitkomst

FACTOREN = ("geduld", "tweede keus", "crisis na wachten")
VOORAF_SD = 0.7  # of the logarithm of a factor: within a factor of two, mostly
RUIM = 0.8  # of that spread left after looking: the moments say nothing of this factor
STAP = 0.1
ONVERKLAARD = 3.0  # standard errors that a moment may still be off
BLIKKEN = 4  # looks at a waiting list in a year that do not depend on each other (waits of about three months)
UITERST = 2.5  # of the logarithm: no factor beyond twelve, or below a twelfth
Speel = Callable[[Reals], Reals]  # factors → moments


@dataclass(frozen=True, slots=True, eq=False)
class Gevonden:
    """The factors, their covariance (of the logarithm), and how far the moments still are, in standard errors."""

    factoren: Reals
    spreiding: Reals
    over: Reals

    def trek(self, rng: np.random.Generator, aantal: int) -> Reals:
        """Draws of the factors [draw, factor]."""
        log = rng.multivariate_normal(np.log(self.factoren), self.spreiding, aantal, method="eigh")
        return np.asarray(np.exp(np.clip(log, -UITERST, UITERST)))

    def waarschuwingen(self, namen: Sequence[str] = FACTOREN) -> Iterator[Tekst]:
        """Factors of which the moments say nothing, and moments that no factor explains."""
        for naam, sd in zip(namen, np.sqrt(np.diag(self.spreiding)), strict=True):
            if sd > RUIM * VOORAF_SD:
                yield zin("Over ‘%(naam)s’ zeggen de gegevens bijna niets: reken met een ruime marge.", naam=naam)
        if (weg := int((np.abs(self.over) > ONVERKLAARD).sum())) > 0:
            yield zin(
                "%(aantal)s cijfers over wachten kan de simulatie niet verklaren: kijk de plekken na.", aantal=weg
            )


def zoek(speel: Speel, gezien: Reals, fout: Reals, aantal: int, *, rondes: int = 80) -> Gevonden:
    """Factors whose moments lie nearest to ``gezien``, in units of ``fout``, held near one by a weak prior.

    ``speel`` must use the same dice in every call.
    """

    def over(log: Reals) -> Reals:
        return np.asarray((speel(np.exp(np.clip(log, -UITERST, UITERST))) - gezien) / fout)

    def doel(log: Reals) -> float:
        return float((over(log) ** 2).sum() + ((log / VOORAF_SD) ** 2).sum())

    begin = np.vstack([np.zeros(aantal), 0.5 * np.eye(aantal)])
    opties = {"maxfev": rondes, "initial_simplex": begin, "xatol": 0.01, "fatol": 0.01}
    log = np.clip(minimize(doel, begin[0], method="Nelder-Mead", options=opties).x, -UITERST, UITERST)
    helling = np.array([(over(log + d) - over(log - d)) / (2 * STAP) for d in STAP * np.eye(aantal)])
    spreiding = np.linalg.inv(helling @ helling.T + np.eye(aantal) / VOORAF_SD**2)
    return Gevonden(np.exp(log), spreiding, over(log))


# --- with the simulation --------------------------------------------------------------------------------------


def pas_aan(invoer: Invoer, factoren: Reals) -> Invoer:
    """``invoer`` with patience, chances of a second choice and chances of a crisis multiplied (``FACTOREN``)."""
    geduld, tweede, crisis = (float(f) for f in factoren)

    def vorm(v: Zorgvorm) -> Zorgvorm:
        langer = None if v.geduld is None else replace(v.geduld, gemiddelde=v.geduld.gemiddelde * geduld)
        return replace(v, geduld=langer, kans_crisis=min(1.0, v.kans_crisis * crisis))

    def profiel(p: Profiel) -> Profiel:
        keuzes = {
            van: tuple((naar, min(1.0, kans * tweede)) for naar, kans in rij) for van, rij in p.tweede_keus.items()
        }
        return replace(p, tweede_keus=keuzes)

    return replace(
        invoer, vormen=tuple(vorm(v) for v in invoer.vormen), profielen=tuple(profiel(p) for p in invoer.profielen)
    )


def momenten(uitkomst: Uitkomst) -> Reals:
    """Over all periods: mean number waiting per form, share that got its first choice, gave up and crises a period."""
    wacht = [float(uitkomst.reeks("wachtend", vormen=[v.naam]).gemiddelde.mean()) for v in uitkomst.invoer.vormen]
    eerste, begonnen, weg, crisis = (
        float(uitkomst.reeks(maat).gemiddelde.sum()) for maat in ("eerste keus", "instroom", "afgehaakt", "escalaties")
    )
    perioden = len(uitkomst.invoer.periodes())
    return np.array([*wacht, eerste / max(1.0, begonnen), weg / perioden, crisis / perioden])


def momenten_gezien(ep: Episodes, opgegeven_in_crisis: float, periodes: Sequence[date], start: date) -> Reals:
    """The same of what was seen from ``start`` to the last of ``periodes``.

    ``opgegeven_in_crisis``: share of who gave up for whom it became a crisis (``Routes.crisis``, or counted).
    """
    vorm, n = gevraagde_vorm(ep), len(ep.kader.vormen)
    klaar = np.where(ep.start != LEEG, ep.start, ep.eind)
    wacht = np.zeros(n)
    for dag in periodes:
        op = dag.toordinal()
        er = (ep.gevraagd <= op) & ((klaar == LEEG) | (klaar > op))
        wacht += np.bincount(vorm[er], minlength=n) / len(periodes)
    van, tot = start.toordinal(), periodes[-1].toordinal()
    begonnen = (ep.start > van) & (ep.start <= tot)
    eerste = float((begonnen & (ep.vorm == vorm)).sum()) / max(1, int(begonnen.sum()))
    gestopt = int(((ep.start == LEEG) & (ep.eind > van) & (ep.eind <= tot)).sum()) / len(periodes)
    return np.array([*wacht, eerste, gestopt * (1 - opgegeven_in_crisis), gestopt * opgegeven_in_crisis])


def schat_verborgen(basis: Invoer, gezien: Reals, *, zaad: int, replicaties: int = 20, rondes: int = 80) -> Gevonden:
    """Factors on the hidden inputs of ``basis``, which starts on an earlier day with who was there then.

    The error of a moment is that of one course of events (its spread over replications) and of the simulation; of a
    number at least that of counting so many in the few looks that do not depend on each other.
    """
    midden = momenten(draai(basis, zaad=zaad, replicaties=replicaties, draden=1))
    los = np.array([
        momenten(draai(basis, zaad=zaad + 1 + k, replicaties=1, draden=1)) for k in range(replicaties)
    ])  # fmt: skip
    telfout = np.sqrt(np.maximum(gezien, 0.0) / BLIKKEN)
    telfout[len(basis.vormen)] = 0.0  # the share of first choices is no number
    fout = np.maximum.reduce([
        los.std(axis=0, ddof=1) * np.sqrt(1 + 1 / replicaties), 1e-3 + 0.02 * np.abs(midden), telfout,
    ])  # fmt: skip

    def speel(factoren: Reals) -> Reals:
        return momenten(draai(pas_aan(basis, factoren), zaad=zaad, replicaties=replicaties, draden=1))

    return zoek(speel, gezien, fout, len(FACTOREN), rondes=rondes)
