"""Advised beside given, added up: how many gaps, how many person-weeks, and how far apart, by any heading.

A gap counts for the days on which no help ran, or other help than advised: a half-open period from ``sinds`` to its
end. A first-best placement is a gap of nothing: it counts as a placement and never in weeks.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeVar

from zorglandschap.core.begrippen.hulpvormen import Hulpvorm
from zorglandschap.core.begrippen.matchwoorden import ZOEKT, Kloofeinde, Kloofniveau, Kloofreden

K = TypeVar("K", bound=Hashable)
Gewichten = Mapping[Kloofniveau, int]  # how much one week of each level counts; first-best counts nothing
WEEK = 7


@dataclass(frozen=True, slots=True)
class Kloofrij:
    """One advice beside what was given, if anything, without anything that says whose it is."""

    geadviseerd: Hulpvorm
    gegeven: Hulpvorm | None
    niveau: Kloofniveau
    reden: Kloofreden | None
    gemeente: str
    sinds: date
    gesloten_op: date | None = None
    einde: Kloofeinde | None = None
    gemeentecode: str = ""

    @property
    def is_plaatsing(self) -> bool:
        """True when help began with it; False while a place is looked for, and when the help was called off."""
        if self.einde is Kloofeinde.AFGEZEGD:
            return False
        return self.niveau is not Kloofniveau.GEEN_HULP and self.reden not in ZOEKT


@dataclass(frozen=True, slots=True)
class Kloofsom:
    """Added up over a period: gaps that were open in it, open at its end, closed by first-best, and weeks.

    ``zwaarder`` of them were worse than acceptable: an emergency solution, or no help at all. ``weken`` are
    person-weeks; ``gewogen`` are the same weeks times the weight of their level.
    """

    kloven: int = 0
    nog_open: int = 0
    bereikt: int = 0
    weken: float = 0.0
    gewogen: float = 0.0
    zwaarder: int = 0

    def __add__(self, ander: Kloofsom) -> Kloofsom:
        return Kloofsom(
            self.kloven + ander.kloven,
            self.nog_open + ander.nog_open,
            self.bereikt + ander.bereikt,
            self.weken + ander.weken,
            self.gewogen + ander.gewogen,
            self.zwaarder + ander.zwaarder,
        )


@dataclass(frozen=True, slots=True)
class Plaatsingsom:
    """Placements of one advised form, and how many of them were the best fitting help."""

    plaatsingen: int = 0
    first_best: int = 0

    def __add__(self, ander: Plaatsingsom) -> Plaatsingsom:
        return Plaatsingsom(self.plaatsingen + ander.plaatsingen, self.first_best + ander.first_best)


@dataclass(frozen=True, slots=True)
class Kloofgroep:
    """Gaps that are alike, counted together: what was advised, where, why something else, and their sum."""

    geadviseerd: Hulpvorm
    gemeente: str
    reden: Kloofreden | None
    som: Kloofsom


def dagen_in(rij: Kloofrij, van: date, tot: date) -> int:
    """Days of the period ``[van, tot)`` on which the advised help was not there."""
    if rij.niveau is Kloofniveau.FIRST_BEST:
        return 0
    einde = tot if rij.gesloten_op is None else min(tot, rij.gesloten_op)
    return max(0, (einde - max(van, rij.sinds)).days)


def telt_mee(rij: Kloofrij, van: date, tot: date) -> bool:
    """True for a real gap that was open on a day of the period, or began in it."""
    if rij.niveau is Kloofniveau.FIRST_BEST or rij.sinds >= tot:
        return False
    return rij.gesloten_op is None or rij.gesloten_op > van or rij.sinds >= van


def tel_op(
    rijen: Iterable[Kloofrij], van: date, tot: date, per: Callable[[Kloofrij], K], *, gewichten: Gewichten
) -> dict[K, Kloofsom]:
    """Sums over ``[van, tot)`` per heading; raises ValueError for a period that ends before it begins."""
    if tot <= van:
        raise ValueError("de periode eindigt voor zij begint")
    sommen: dict[K, Kloofsom] = {}
    for rij in rijen:
        if telt_mee(rij, van, tot):
            sommen[per(rij)] = sommen.get(per(rij), Kloofsom()) + _los(rij, van, tot, gewichten)
    return sommen


def _los(rij: Kloofrij, van: date, tot: date, gewichten: Gewichten) -> Kloofsom:
    is_open = rij.gesloten_op is None or rij.gesloten_op >= tot
    bereikt = not is_open and rij.einde is Kloofeinde.BEREIKT
    return som_van(rij.niveau, 1, int(is_open), int(bereikt), dagen_in(rij, van, tot), gewichten=gewichten)


def som_van(
    niveau: Kloofniveau, kloven: int, nog_open: int, bereikt: int, dagen: int, *, gewichten: Gewichten
) -> Kloofsom:
    """The sum of gaps of one level, from their numbers and their days together."""
    weken, zwaarder = dagen / WEEK, kloven if niveau is not Kloofniveau.ACCEPTABEL else 0
    return Kloofsom(kloven, nog_open, bereikt, weken, weken * gewichten[niveau], zwaarder)


def tel_plaatsingen(rijen: Iterable[Kloofrij], van: date, tot: date) -> dict[Hulpvorm, Plaatsingsom]:
    """Placements that began in ``[van, tot)`` per advised form, and how many were first-best."""
    sommen: dict[Hulpvorm, Plaatsingsom] = {}
    for rij in rijen:
        if rij.is_plaatsing and van <= rij.sinds < tot:
            een = Plaatsingsom(1, int(rij.niveau is Kloofniveau.FIRST_BEST))
            sommen[rij.geadviseerd] = sommen.get(rij.geadviseerd, Plaatsingsom()) + een
    return sommen


def voeg_samen(groepen: Iterable[Kloofgroep], per: Callable[[Kloofgroep], K]) -> dict[K, Kloofsom]:
    """Sums per heading of gaps that were counted before."""
    sommen: dict[K, Kloofsom] = {}
    for groep in groepen:
        sommen[per(groep)] = sommen.get(per(groep), Kloofsom()) + groep.som
    return sommen


def volgende_blik(vandaag: date, dagen: int) -> date:
    """When to look at a gap again."""
    return vandaag + timedelta(days=dagen)
