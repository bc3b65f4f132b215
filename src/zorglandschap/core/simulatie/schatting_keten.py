"""From episodes to the pieces that are estimated: arrivals, stays with what was not seen of them, waits and next forms.

A stay is left-truncated (who came before the registration began is only there when still present) and right-censored
(who is still there, or became too old). A stay ends when the next help is asked: what follows is waiting on the place.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from zorglandschap.core.simulatie.episodes import JAAR, LEEFTIJDSGRENS, LEEG, REDENEN, Episodes
from zorglandschap.core.simulatie.invoer import Ints, Reals

Bools = NDArray[np.bool_]
KORTST = 0.5  # days; who comes and goes on one day was there for half of it
MAAND = 31  # days; a month of birth says no more


@dataclass(frozen=True, slots=True, eq=False)
class Duren:
    """Durations in days: ``binnen`` when observation began, ``dagen`` when it ended, ``gezien`` whether the end was.

    ``vorm`` says of which form each is.
    """

    vorm: Ints
    binnen: Reals
    dagen: Reals
    gezien: Bools

    def van(self, vorm: int) -> Duren:
        """Those of one form."""
        er = self.vorm == vorm
        return Duren(self.vorm[er], self.binnen[er], self.dagen[er], self.gezien[er])


@dataclass(frozen=True, slots=True, eq=False)
class Keten:
    """Episodes with their links: ``volgt`` is the row of the next help (or LEEG), ``is_vervolg`` who was linked to.

    ``einde`` is the last day of a stay including a move to another place of the same form, in the row of the first;
    ``hoofd`` marks those first rows.
    """

    episodes: Episodes
    volgt: Ints
    is_vervolg: Bools
    einde: Ints
    hoofd: Bools


def schakel(ep: Episodes, overgang: int) -> Keten:
    """Link each episode to the help asked during it or at most ``overgang`` days after it, not beside it."""
    volgt = _volgende(ep, overgang)
    is_vervolg = np.zeros(len(ep), dtype=np.bool_)
    is_vervolg[volgt[volgt != LEEG]] = True
    einde, hoofd = ep.eind.copy(), np.ones(len(ep), dtype=np.bool_)
    for i in np.argsort(-_begin(ep), kind="stable").tolist():
        j = int(volgt[i])
        if j != LEEG and ep.vorm[i] == ep.vorm[j]:  # the same form elsewhere: one stay
            hoofd[j] = False
            volgt[i] = volgt[j]
            einde[i] = einde[j] if ep.start[j] != LEEG else ep.eind[i]
    return Keten(ep, volgt, is_vervolg, einde, hoofd)


def gevraagde_vorm(ep: Episodes) -> Ints:
    """The form that was advised; the given one where no advice is known."""
    return np.where(ep.advies == LEEG, ep.vorm, ep.advies)


def _begin(ep: Episodes) -> Ints:
    return np.where(ep.start == LEEG, ep.gevraagd, ep.start)


def _volgende(ep: Episodes, overgang: int) -> Ints:
    volgt = np.full(len(ep), LEEG, dtype=np.int64)
    voor: dict[int, int] = {}
    begin = _begin(ep)
    einde = np.where(ep.eind == LEEG, ep.kader.tot.toordinal(), ep.eind)
    grens = np.flatnonzero(np.diff(ep.jeugdige, prepend=LEEG, append=LEEG))
    for van, tot in zip(grens[:-1].tolist(), grens[1:].tolist(), strict=True):
        for i in sorted(range(van, tot), key=lambda k: (int(begin[k]), k)):
            for j in range(van, tot):
                na = begin[i] < ep.gevraagd[j] <= einde[i] + overgang and j != i
                naast = ep.start[j] != LEEG and ep.start[j] < einde[i] - 1
                if na and not naast:
                    if (vorig := voor.get(j)) is not None:
                        volgt[vorig] = LEEG  # the help that ended last leads on
                    volgt[i], voor[j] = j, i
                    break
    return volgt


def verblijven(keten: Keten) -> Duren:
    """The stays of all forms; who became too old, or is still there, is not seen to end."""
    ep = keten.episodes
    rij = np.flatnonzero(keten.hoofd & (ep.start != LEEG))
    tot, vanaf = ep.kader.tot.toordinal(), ep.kader.vanaf.toordinal()
    einde, volgt = keten.einde[rij], keten.volgt[rij]
    klaar = np.where(einde == LEEG, tot, einde)
    gevraagd = np.where(volgt == LEEG, tot, ep.gevraagd[volgt])
    gezien = ((einde != LEEG) | (gevraagd < tot)) & ~_te_oud(ep, rij, einde)
    klaar = np.minimum(klaar, gevraagd)
    binnen = np.maximum(vanaf - ep.start[rij], 0).astype(float)
    dagen = np.maximum((klaar - ep.start[rij]).astype(float), KORTST)
    er = dagen > binnen
    return Duren(ep.vorm[rij][er], binnen[er], dagen[er], gezien[er])


def _te_oud(ep: Episodes, rij: Ints, einde: Ints) -> Bools:
    grens = np.array([ep.kader.grens(vorm) for vorm in ep.kader.vormen]) * JAAR
    verjaardag = ep.geboren[rij] + grens[ep.vorm[rij]]
    jarig = (einde != LEEG) & (einde >= verjaardag - MAAND / 2)
    return np.asarray(jarig | (ep.reden[rij] == REDENEN.index(LEEFTIJDSGRENS)))


def wachten(keten: Keten) -> Duren:
    """How long people wait for the advised form before they give up; who gets help, or waits still, is not seen to."""
    ep = keten.episodes
    tot, vanaf = ep.kader.tot.toordinal(), ep.kader.vanaf.toordinal()
    thuis = ~_houdt_plek(keten)
    einde = np.where(ep.start != LEEG, ep.start, np.where(ep.eind != LEEG, ep.eind, tot))
    binnen = np.maximum(vanaf - ep.gevraagd, 0).astype(float)
    dagen = np.maximum((einde - ep.gevraagd).astype(float), KORTST)
    er = (dagen > binnen) & thuis
    return Duren(gevraagde_vorm(ep)[er], binnen[er], dagen[er], ((ep.start == LEEG) & (ep.eind != LEEG))[er])


def _houdt_plek(keten: Keten) -> Bools:
    """Who waits on the place of the help before: asked before it ended."""
    ep = keten.episodes
    uit = np.zeros(len(ep), dtype=np.bool_)
    van = np.flatnonzero((keten.volgt != LEEG) & (ep.start != LEEG))
    naar = keten.volgt[van]
    open_ = keten.einde[van] == LEEG
    uit[naar] = open_ | (ep.gevraagd[naar] < keten.einde[van])
    return uit
