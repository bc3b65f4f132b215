"""What the loader knows of each case: are details kept, when did help begin, what runs now, how old is the youth."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from zorglandschap.core.begrippen.codelijsten import CasusStatus
from zorglandschap.core.begrippen.hulpvormen import VERBLIJF
from zorglandschap.core.synthetisch.casussen import STATUSSEN, is_open
from zorglandschap.core.synthetisch.dagen import GEEN, GEEN_EINDE, Reeks, Vlaggen, leeftijd_op
from zorglandschap.core.synthetisch.opgave import HULPVORMEN
from zorglandschap.core.synthetisch.tabellen import SynthetischeRegio

DOSSIER_DAGEN = 730  # of cases that closed longer ago only the course is kept, not the details
IS_VERBLIJF: Vlaggen = np.array([h in VERBLIJF for h in HULPVORMEN], dtype=np.bool_)


@dataclass(frozen=True, slots=True, eq=False)
class Casusbeeld:
    """One value per case: ``bewaard`` says whose details are loaded, ``lopend`` is the running stay, else the help."""

    nu: int
    open_: Vlaggen
    bewaard: Vlaggen
    start: Reeks
    einde: Reeks
    lopend: Reeks
    in_verblijf: Vlaggen
    geboren: Reeks
    leeftijd: Reeks
    hoofd: dict[int, list[int]]
    naast: dict[int, list[int]]

    @property
    def rijen(self) -> list[int]:
        """The cases whose details are loaded, by number."""
        return np.flatnonzero(self.bewaard).tolist()


def maak_casusbeeld(streek: SynthetischeRegio, nu: int) -> Casusbeeld:
    """Look over all cases once."""
    c, t = streek.casussen, streek.trajecten
    open_ = is_open(c)
    bewaard = open_ | (c.gesloten > nu - DOSSIER_DAGEN)
    van_casus = np.flatnonzero((t.casus != GEEN) & bewaard[t.casus])
    hoofd: dict[int, list[int]] = {}
    naast: dict[int, list[int]] = {}
    for traject in van_casus.tolist():
        bak = hoofd if t.naast[traject] == GEEN else naast
        bak.setdefault(int(t.casus[traject]), []).append(traject)
    lopend = np.full(c.aantal, GEEN, dtype=np.int32)
    loopt = van_casus[(t.tot[van_casus] == GEEN_EINDE) & (t.naast[van_casus] == GEEN)]
    lopend[t.casus[loopt]] = loopt
    geboren = streek.jeugdigen.geboren[c.jeugdige]
    return Casusbeeld(
        nu=nu,
        open_=open_,
        bewaard=bewaard,
        start=np.where(c.traject == GEEN, GEEN, np.minimum(t.van[c.traject], nu - 1)).astype(np.int32),
        einde=np.where(open_, nu, np.minimum(c.gesloten, nu)).astype(np.int32),
        lopend=lopend,
        in_verblijf=np.asarray((lopend != GEEN) & IS_VERBLIJF[t.vorm[lopend]]),
        geboren=geboren,
        leeftijd=leeftijd_op(geboren, nu),
        hoofd=hoofd,
        naast=naast,
    )


def zonder_jeugdhulp(streek: SynthetischeRegio) -> Vlaggen:
    """Cases that were closed without any help of the region."""
    c = streek.casussen
    return np.asarray((c.traject == GEEN) & (c.status == STATUSSEN.index(CasusStatus.AFGESLOTEN)))
