"""A place with its claims, and what a day looks like over some places."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from zorglandschap.apps.aanbod.models import Bezetting, Plek
from zorglandschap.apps.aanbod.queries.vrij import BEVESTIGD, BUITEN_GEBRUIK, VASTGEHOUDEN

OPEN_EIND = date.max


@dataclass(slots=True)
class Plekdeel:
    """A place with its claims that still run or come."""

    plek: Plek
    claims: list[Bezetting]

    @property
    def beloofd(self) -> list[Bezetting]:
        """Claims that somebody counts on: confirmed or held."""
        return [c for c in self.claims if c.status in (BEVESTIGD, VASTGEHOUDEN)]

    @property
    def buiten(self) -> list[Bezetting]:
        """Claims that keep the place out of service."""
        return [c for c in self.claims if c.status == BUITEN_GEBRUIK]

    def bestaat(self, dag: date) -> bool:
        """True on the days of its life."""
        return self.plek.van <= dag and (self.plek.tot is None or dag < self.plek.tot)

    def is_vrij(self, van: date, tot: date | None = None) -> bool:
        """True when it exists on the first day and nobody claims it in this period."""
        return self.bestaat(van) and not any(raakt(c, van, tot) for c in self.claims)


def raakt(claim: Bezetting, van: date, tot: date | None) -> bool:
    """True when a claim takes a day of this period."""
    return (claim.tot is None or claim.tot > van) and claim.van < (tot or OPEN_EIND)


def tel_dag(delen: Sequence[Plekdeel], dag: date, *, vandaag: date) -> dict[str, int]:
    """How many places there are on a day, and how they are promised: confirmed, planned and held apart."""
    hier = [c for d in delen for c in d.claims if c.van <= dag and (c.tot is None or dag < c.tot)]
    return {
        "plekken": sum(d.bestaat(dag) for d in delen),
        "bevestigd": sum(c.status == BEVESTIGD and c.van <= vandaag for c in hier),
        "gepland": sum(c.status == BEVESTIGD and c.van > vandaag for c in hier),
        "vastgehouden": sum(c.status == VASTGEHOUDEN for c in hier),
    }
