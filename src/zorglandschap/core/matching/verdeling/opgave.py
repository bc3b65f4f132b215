"""The question as arrays in one fixed order (by id), so that the order of the input changes nothing."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from zorglandschap.core.matching.profiel import Bools, Ints

GEEN = -1


def _leeg() -> Ints:
    return np.zeros(0, dtype=np.int64)


@dataclass(frozen=True, slots=True, eq=False)
class Randen:
    """Who can go where: one row per youth and offer that fit, ordered by youth, then offer (row numbers).

    ``na_verhuizing``: only when somebody leaves. ``kan_samen``: also with brothers and sisters.
    """

    jeugdige: Ints
    aanbod: Ints
    niveau: Ints
    gemis: Ints  # 1000 minus the points of the ranking
    na_verhuizing: Bools
    kan_samen: Bools

    @property
    def aantal(self) -> int:
        """Number of edges."""
        return int(self.jeugdige.size)


@dataclass(frozen=True, slots=True, eq=False)
class Opgave:
    """Youths (n), offers (m) and teams as arrays ordered by id; GEEN (-1) where there is none.

    ``niveau_blijf`` and ``gemis_blijf`` are what staying costs; for who waits: level 3 and 1000. Where one of several
    teams helps beside a stay, the offer (``hulp_aanbod``) stands in an area (``hulp_gebied``), and each pair of
    ``kan_gebied`` and ``kan_team`` is a team that works in that area.
    """

    jeugdige_id: Ints
    urgentie: Ints
    wachtdagen: Ints
    crisis: Bools
    groep: Ints
    huidig: Ints
    niveau_blijf: Ints
    gemis_blijf: Ints
    aanbod_id: Ints
    locatie: Ints
    vrij: Ints
    reserve: Ints
    team: Ints
    team_id: Ints
    ruimte: Ints
    randen: Randen
    hulp_aanbod: Ints = field(default_factory=_leeg)
    hulp_gebied: Ints = field(default_factory=_leeg)
    kan_gebied: Ints = field(default_factory=_leeg)
    kan_team: Ints = field(default_factory=_leeg)

    @property
    def aantal_jeugdigen(self) -> int:
        """Number of youths."""
        return int(self.jeugdige_id.size)

    @property
    def aantal_aanbod(self) -> int:
        """Number of offers."""
        return int(self.aanbod_id.size)

    @property
    def hulprij(self) -> Ints:
        """Per offer whose room a stay takes: the row of its team, or behind all teams that of its area; else GEEN."""
        uit = self.team.copy()
        uit[self.hulp_aanbod] = self.team_id.size + self.hulp_gebied
        return uit

    @property
    def wacht(self) -> Bools:
        """True for who has no place yet."""
        return np.asarray(self.huidig == GEEN)
