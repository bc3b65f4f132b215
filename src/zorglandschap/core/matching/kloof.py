"""Advised beside given, added up: how many gaps, how many person-weeks, and how far apart, by any heading.

A gap counts for the days on which other help ran than advised: a half-open period from ``sinds`` to its end. A
first-best placement is a gap of nothing: it counts as a placement and never in weeks.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeVar

from zorglandschap.core.begrippen.codelijsten import Niveau, RedenAfwijking
from zorglandschap.core.begrippen.hulpvormen import Hulpvorm
from zorglandschap.core.begrippen.matchwoorden import Kloofeinde

K = TypeVar("K", bound=Hashable)
AFSTAND: Mapping[Niveau, int] = {niveau: n for n, niveau in enumerate(Niveau)}  # 0 first-best, 1, 2 emergency
WEEK = 7


@dataclass(frozen=True, slots=True)
class Kloofrij:
    """One placement beside its advice, without anything that says whose it is."""

    geadviseerd: Hulpvorm
    gegeven: Hulpvorm | None
    niveau: Niveau
    reden: RedenAfwijking | None
    gemeente: str
    sinds: date
    gesloten_op: date | None = None
    einde: Kloofeinde | None = None


@dataclass(frozen=True, slots=True)
class Kloofsom:
    """Added up over a period: gaps that were open in it, open at its end, closed by first-best, and weeks.

    ``weken`` are person-weeks; ``gewogen`` counts a week of an emergency solution twice.
    """

    kloven: int = 0
    nog_open: int = 0
    bereikt: int = 0
    weken: float = 0.0
    gewogen: float = 0.0

    def __add__(self, ander: Kloofsom) -> Kloofsom:
        return Kloofsom(
            self.kloven + ander.kloven,
            self.nog_open + ander.nog_open,
            self.bereikt + ander.bereikt,
            self.weken + ander.weken,
            self.gewogen + ander.gewogen,
        )


@dataclass(frozen=True, slots=True)
class Kloofgroep:
    """Gaps that are alike, counted together: what was advised, where, why something else, and their sum."""

    geadviseerd: Hulpvorm
    gemeente: str
    reden: RedenAfwijking | None
    som: Kloofsom


def dagen_in(rij: Kloofrij, van: date, tot: date) -> int:
    """Days of the period ``[van, tot)`` on which other help ran than advised."""
    if rij.niveau is Niveau.FIRST_BEST:
        return 0
    einde = tot if rij.gesloten_op is None else min(tot, rij.gesloten_op)
    return max(0, (einde - max(van, rij.sinds)).days)


def telt_mee(rij: Kloofrij, van: date, tot: date) -> bool:
    """True for a real gap that was open on a day of the period, or began in it."""
    if rij.niveau is Niveau.FIRST_BEST or rij.sinds >= tot:
        return False
    return rij.gesloten_op is None or rij.gesloten_op > van or rij.sinds >= van


def tel_op(rijen: Iterable[Kloofrij], van: date, tot: date, per: Callable[[Kloofrij], K]) -> dict[K, Kloofsom]:
    """Sums over ``[van, tot)`` per heading; raises ValueError for a period that ends before it begins."""
    if tot <= van:
        raise ValueError("de periode eindigt voor zij begint")
    sommen: dict[K, Kloofsom] = {}
    for rij in rijen:
        if telt_mee(rij, van, tot):
            sommen[per(rij)] = _erbij(sommen.get(per(rij), Kloofsom()), rij, van, tot)
    return sommen


def _erbij(som: Kloofsom, rij: Kloofrij, van: date, tot: date) -> Kloofsom:
    is_open = rij.gesloten_op is None or rij.gesloten_op >= tot
    bereikt = not is_open and rij.einde is Kloofeinde.BEREIKT
    return som + som_van(rij.niveau, 1, int(is_open), int(bereikt), dagen_in(rij, van, tot))


def som_van(niveau: Niveau, kloven: int, nog_open: int, bereikt: int, dagen: int) -> Kloofsom:
    """The sum of gaps of one level, from their numbers and their days together."""
    weken = dagen / WEEK
    return Kloofsom(kloven, nog_open, bereikt, weken, weken * AFSTAND[niveau])


def voeg_samen(groepen: Iterable[Kloofgroep], per: Callable[[Kloofgroep], K]) -> dict[K, Kloofsom]:
    """Sums per heading of gaps that were counted before."""
    sommen: dict[K, Kloofsom] = {}
    for groep in groepen:
        sommen[per(groep)] = sommen.get(per(groep), Kloofsom()) + groep.som
    return sommen


def volgende_blik(vandaag: date, dagen: int) -> date:
    """When to look at a gap again."""
    return vandaag + timedelta(days=dagen)
