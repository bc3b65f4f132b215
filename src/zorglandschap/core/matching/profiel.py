"""What the ranking may know: one youth as a profile, and all offers as arrays."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from datetime import date
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from zorglandschap.core.begrippen.aanbodwoorden import Ritme
from zorglandschap.core.begrippen.codelijsten import Specialisme
from zorglandschap.core.begrippen.hulpvormen import Hulpvorm
from zorglandschap.core.begrippen.matchwoorden import Gezinswens

Ints = NDArray[np.int64]
Reals = NDArray[np.float64]
Bools = NDArray[np.bool_]

HULPVORMEN: tuple[Hulpvorm, ...] = tuple(Hulpvorm)
SPECIALISMEN: tuple[Specialisme, ...] = tuple(Specialisme)
RITMES: tuple[Ritme, ...] = tuple(Ritme)
NOOIT = date.max.toordinal()  # the ordinal of ‘no day known’
ONBEKEND = -1  # nobody told: no yes and no no
HOOGSTE_TOTAAL = 1000  # the weights of all wishes together: points are thousandths


class Wens(StrEnum):
    """A soft wish; each has a weight in the policy of the region.

    A policy from before the last two leaves them out: rankings of then are calculated again without them.
    """

    GEMEENTE = "in de eigen gemeente"
    THUIS = "dicht bij huis"
    SCHOOL = "dicht bij school"
    DESKUNDIG = "deskundig in wat nodig is"
    SNEL = "snel een plek"
    GEZIN = "wat de jeugdige en de ouders vragen"
    SAMEN = "broers en zussen bij elkaar"


ALTIJD = frozenset(Wens) - {Wens.GEZIN, Wens.SAMEN}


@dataclass(frozen=True, slots=True)
class Zoekregels:
    """Policy of the ranking: how far is too far (km), and the weight of each wish (together 1000 points).

    ``klein_hoogstens``: youths in a small group. ``bereik_km``: as far as who stays at the own school travels.
    ``kort_weken``: how long ‘kort’ lasts at most. None: this policy says nothing about it, and nothing follows from it.
    """

    zoekgebied_km: float
    school_km: float
    gewichten: Mapping[Wens, int]
    klein_hoogstens: int | None = None
    bereik_km: float | None = None
    kort_weken: int | None = None

    def __post_init__(self) -> None:
        if self.zoekgebied_km <= 0 or self.school_km <= 0:
            raise ValueError("Een afstand in het beleid is groter dan nul.")
        if not ALTIJD <= set(self.gewichten) <= set(Wens) or min(self.gewichten.values()) < 0:
            raise ValueError("Elke wens heeft een gewicht van nul of meer.")
        if sum(self.gewichten.values()) != HOOGSTE_TOTAAL:
            raise ValueError(f"De gewichten van de wensen zijn samen {HOOGSTE_TOTAAL} punten.")

    @property
    def wensen(self) -> tuple[Wens, ...]:
        """The wishes that this policy weighs, in their order."""
        return tuple(wens for wens in Wens if wens in self.gewichten)


@dataclass(frozen=True, slots=True)
class Profiel:
    """One youth as the ranking sees it: no name, no history, no origin.

    ``breedte`` and ``lengte`` are degrees of the home; ``school`` likewise, None when unknown.
    ``gemeente`` is the number of the CBS code (GM0034 is 34). ``samen`` means: with a brother or sister.
    ``wensen`` are those of youth and parents, ``gewenste_gemeente`` the one they name. ``verwacht_weken`` is how long
    the stay is expected to last. ``zonder_contract`` are offers (ids) the gemeente has no contract with.
    ``aantal_samen`` is how many brothers and sisters look for a place together, this youth among them;
    ``gezinslocaties`` are the locations where a brother or sister lives already.
    """

    leeftijd_maanden: int
    breedte: float
    lengte: float
    gemeente: int
    gewenste_start: date
    uiterste_start: date
    school: tuple[float, float] | None = None
    behoeften: frozenset[Specialisme] = frozenset()
    crisis: bool = False
    samen: bool = False
    machtiging_gesloten: bool = False
    onveilige_locaties: frozenset[int] = frozenset()
    geweigerd_door: frozenset[int] = frozenset()
    wensen: frozenset[Gezinswens] = frozenset()
    gewenste_gemeente: int | None = None
    verwacht_weken: int | None = None
    zonder_contract: frozenset[int] = frozenset()
    aantal_samen: int = 1
    gezinslocaties: frozenset[int] = frozenset()

    def __post_init__(self) -> None:
        if self.aantal_samen < 1:
            raise ValueError("Wie een plek zoekt, telt zelf mee bij het aantal dat samen gaat.")
        if self.leeftijd_maanden < 0:
            raise ValueError("Een leeftijd is nul of hoger.")
        if self.uiterste_start < self.gewenste_start:
            raise ValueError("De uiterste start ligt niet voor de gewenste start.")
        if (Gezinswens.GEMEENTE in self.wensen) != (self.gewenste_gemeente is not None):
            raise ValueError("De wens om een gemeente en de gemeente zelf horen bij elkaar.")

    @property
    def lvb(self) -> bool:
        """True when a mild mental disability asks for an offer that is suited to it."""
        return Specialisme.LVB in self.behoeften

    @property
    def ggz(self) -> bool:
        """True when psychiatric problems ask for an offer that is suited to them."""
        return Specialisme.GGZ in self.behoeften


@dataclass(frozen=True, slots=True, eq=False)
class Aanbiedingen:
    """All offers that may be ranked, as arrays of one length n; row i is one offer.

    ``hulpvorm`` is an index in HULPVORMEN, ``specialismen`` a bit mask over SPECIALISMEN, ages are whole
    years (both included), places in degrees, ``vrij_vanaf`` the ordinal of the first free day (NOOIT: none).
    ``ritme`` is a bit mask over RITMES: when and for how long the offer takes a youth; 0 says nothing about it.
    ``groep`` is the number of youths in the group; ``eigen_kamer`` and ``dieren`` are 1 (yes) or 0 (no). ``vrij`` is
    how many places are free on the day that help can begin. What nobody told is ONBEKEND, and so is a whole array that
    is left out.
    """

    id: Ints
    locatie: Ints
    hulpvorm: Ints
    leeftijd_van: Ints
    leeftijd_tot: Ints
    breedte: Reals
    lengte: Reals
    gemeente: Ints
    specialismen: Ints
    neemt_lvb: Bools
    neemt_samen: Bools
    vrij_vanaf: Ints
    neemt_ggz: Bools
    ritme: Ints
    groep: Ints = field(default_factory=lambda: _NIETS)
    eigen_kamer: Ints = field(default_factory=lambda: _NIETS)
    dieren: Ints = field(default_factory=lambda: _NIETS)
    vrij: Ints = field(default_factory=lambda: _NIETS)

    def __post_init__(self) -> None:
        for naam in MISSCHIEN:
            if getattr(self, naam) is _NIETS:
                object.__setattr__(self, naam, np.full(self.id.shape, ONBEKEND, dtype=np.int64))
        if len({getattr(self, veld.name).shape for veld in fields(self)}) != 1 or self.id.ndim != 1:
            raise ValueError("Alle reeksen van de aanbiedingen zijn even lang.")

    @property
    def aantal(self) -> int:
        """Number of offers."""
        return int(self.id.size)


MISSCHIEN = ("groep", "eigen_kamer", "dieren", "vrij")  # what an older question did not hold
_NIETS: Ints = np.zeros(0, dtype=np.int64)


def masker(specialismen: Iterable[Specialisme]) -> int:
    """The bit mask of some specialisms, over SPECIALISMEN."""
    return sum(1 << SPECIALISMEN.index(s) for s in set(specialismen))


def ritmemasker(ritmes: Iterable[Ritme]) -> int:
    """The bit mask of some rhythms, over RITMES."""
    return sum(1 << RITMES.index(r) for r in set(ritmes))
