"""What the simulation is asked: a region as it is on one day, its dated changes, and how youths move through it.

Everything is named here, with dates and years; ``pakken`` turns it into numbers, after ``controle`` found no fault.
A scenario is a base case with other values (``dataclasses.replace``); the same youths then meet another landscape.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Reals = NDArray[np.float64]

UIT = "uit zorg"  # the place in a row of ``doorstroom`` for who needs no next form
ONBEKEND = float("nan")  # the days of a resident whose start is not registered


@dataclass(frozen=True, slots=True)
class Deel:
    """One part of a mixture of durations: days on average, and the standard deviation as a share of that.

    Lognormal; ``spreiding`` None is exponential.
    """

    gemiddelde: float
    spreiding: float | None
    gewicht: float = 1.0


Duur = tuple[Deel, ...]


def lognormaal(gemiddelde: float, spreiding: float) -> Duur:
    """Durations that are often short and sometimes long: mean in days, coefficient of variation."""
    return (Deel(gemiddelde, spreiding),)


def exponentieel(gemiddelde: float) -> Duur:
    """Durations without memory: mean in days."""
    return (Deel(gemiddelde, None),)


@dataclass(frozen=True, slots=True)
class Verandering:
    """From this day on there are so many places (or so much room in a team)."""

    op: date
    aantal: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Zorgvorm:
    """A form of help. Ages in years, durations and ``norm_dagen`` (what may be waited without harm) in days.

    ``altijd_open``: nobody waits, who finds no place goes outside the region (``km_buiten``, ``tarief_buiten``).
    ``geduld``: how long one waits at home; then a crisis (``kans_crisis``, in ``crisisvorm``) or out of care.
    ``voorrang_door``: class of priority (0 first) of who comes from this form. ``aanzuiging``: extra requests per
    request when every place is free (0: free places draw in nobody). Tariffs in euros a day.
    """

    naam: str
    duur: Duur
    oud_op: float
    uit_huis: bool = True
    crisis: bool = False
    altijd_open: bool = False
    geduld: Deel | None = None
    kans_crisis: float = 0.0
    crisisvorm: str | None = None
    voorrang_door: int = 1
    norm_dagen: float = 0.0
    aanzuiging: float = 0.0
    km_buiten: float = 0.0
    tarief: float = 0.0
    tarief_buiten: float = 0.0


@dataclass(frozen=True, slots=True)
class Locatie:
    """Where places are: the gemeente (empty: outside the region), and the kilometres from every gemeente."""

    naam: str
    gemeente: str
    km: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Voorziening:
    """Places of one form on one location, today and after dated changes."""

    vorm: str
    locatie: str
    plekken: int
    veranderingen: tuple[Verandering, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Profiel:
    """Youths alike: age, what suits them first, what they accept instead (in order, with the chance), and their path.

    ``eerste_keus`` and every row of ``doorstroom`` (next forms and ``UIT``) add up to one; a form without a row leads
    out of care. ``kans_broer_zus``: the chance that a brother or sister comes along. ``duurfactor`` per form.
    """

    naam: str
    leeftijd: tuple[float, float]
    eerste_keus: Mapping[str, float]
    doorstroom: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    tweede_keus: Mapping[str, tuple[tuple[str, float], ...]] = field(default_factory=dict)
    duurfactor: Mapping[str, float] = field(default_factory=dict)
    voorrang: int = 2
    kans_broer_zus: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Team:
    """A team with room for so many youths at once; when it is full it has no effect.

    ``voorkomt``: per form the share of new requests it takes over, for ``duur``; ``terugval`` asks the form after all.
    ``verkort``: per form the factor on the stay of who starts there; the youth keeps the team until the stay ends.
    """

    naam: str
    ruimte: int
    duur: Duur
    veranderingen: tuple[Verandering, ...] = ()
    voorkomt: Mapping[str, float] = field(default_factory=dict)
    terugval: float = 0.0
    verkort: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Vraagfactor:
    """From this day the arrivals are multiplied, of one gemeente or profile or of all; other scopes multiply too."""

    vanaf: date
    waarde: float
    gemeente: str | None = None
    profiel: str | None = None


@dataclass(frozen=True, slots=True)
class Duurfactor:
    """From this day the stays that begin are multiplied, of one form or of all; other scopes multiply too."""

    vanaf: date
    waarde: float
    vorm: str | None = None


def _leeg_heel() -> Ints:
    return np.zeros(0, dtype=np.int64)


def _leeg_getal() -> Reals:
    return np.zeros(0)


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Bewoners:
    """Today's residents, one row each: numbers of voorziening, gemeente and profile, days there, age in years."""

    voorziening: Ints = field(default_factory=_leeg_heel)
    gemeente: Ints = field(default_factory=_leeg_heel)
    profiel: Ints = field(default_factory=_leeg_heel)
    dagen: Reals = field(default_factory=_leeg_getal)
    leeftijd: Reals = field(default_factory=_leeg_getal)


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Wachtenden:
    """Today's waiting list: the form asked, days waited, the voorziening where one stays meanwhile (-1: home).

    Who keeps a place is ready there: the stay has ended, so such a youth is not among ``Bewoners``.
    """

    vorm: Ints = field(default_factory=_leeg_heel)
    gemeente: Ints = field(default_factory=_leeg_heel)
    profiel: Ints = field(default_factory=_leeg_heel)
    dagen: Reals = field(default_factory=_leeg_getal)
    leeftijd: Reals = field(default_factory=_leeg_getal)
    voorziening: Ints = field(default_factory=_leeg_heel)


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Invoer:
    """The question to the simulation. ``instroom`` [gemeente, profile]: requests a year; ``grenzen``: ends of periods.

    ``blijft``: (from, to) where a youth keeps the place until the next is there. ``te_lang``: days after which a stay
    in crisis help is too long. Without ``grenzen`` the periods are the months from ``start``.
    """

    start: date
    maanden: int
    te_lang: float
    gemeenten: tuple[str, ...]
    vormen: tuple[Zorgvorm, ...]
    locaties: tuple[Locatie, ...]
    voorzieningen: tuple[Voorziening, ...]
    profielen: tuple[Profiel, ...]
    instroom: Reals
    blijft: frozenset[tuple[str, str]] = frozenset()
    teams: tuple[Team, ...] = ()
    vraag: tuple[Vraagfactor, ...] = ()
    duur: tuple[Duurfactor, ...] = ()
    bewoners: Bewoners = field(default_factory=Bewoners)
    wachtenden: Wachtenden = field(default_factory=Wachtenden)
    grenzen: tuple[date, ...] = ()

    def periodes(self) -> tuple[date, ...]:
        """The day after every period: given, or the same day of every next month."""
        return self.grenzen or tuple(_maand_later(self.start, k) for k in range(1, self.maanden + 1))


def _maand_later(start: date, maanden: int) -> date:
    """The first day of the period ``maanden`` later; days after the 28th count as the 28th."""
    jaar, maand = divmod(start.year * 12 + start.month - 1 + maanden, 12)
    return date(jaar, maand + 1, min(start.day, 28))
