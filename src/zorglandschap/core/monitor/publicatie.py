"""From measurements to what may be shown: the latest figure per cell, small numbers hidden, restatements kept."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from itertools import pairwise

import numpy as np

from zorglandschap.core.monitor.indicatoren import (
    BEST_PASSEND,
    DOORLOOPTIJD_VERBLIJF,
    DOORLOOPTIJD_VERBLIJF_MEDIAAN,
    KINDEREN_UIT_HUIS,
    KLOOFWEKEN,
    PER_SLEUTEL,
    VERBLIJFSAANDEEL,
    Breuk,
)
from zorglandschap.core.monitor.onthulling import Masker, Telling, verberg

REGIO = ""  # the area ‘whole region’, beside the codes of the gemeenten
NIETS = Breuk(0, 0)
DUREN = frozenset({DOORLOOPTIJD_VERBLIJF.sleutel, DOORLOOPTIJD_VERBLIJF_MEDIAAN.sleutel})
ADVIEZEN = frozenset({BEST_PASSEND.sleutel, KLOOFWEKEN.sleutel})

Plek = tuple[str, str]  # indicator and area
Stand = Mapping[Plek, Breuk]  # all figures of one year as they stood at one moment


class Staat(StrEnum):
    """What a reader gets to see in a cell."""

    GETOOND = "getoond"
    VERBORGEN = "verborgen"
    GEEN_GEGEVENS = "geen gegevens"


@dataclass(frozen=True, slots=True)
class Meetpunt:
    """One value that a cell has had: between ``eerst_om`` and ``laatst_om`` every meting gave this."""

    indicator: str
    gebied: str
    jaar: int
    breuk: Breuk
    versie: int
    eerst_om: datetime
    laatst_om: datetime


@dataclass(frozen=True, slots=True)
class Cel:
    """One published figure; a hidden or empty one carries no number at all."""

    staat: Staat
    breuk: Breuk | None = None
    waarde: float | None = None


@dataclass(frozen=True, slots=True)
class Bijstelling:
    """A figure of a finished year that later came out differently, with both values."""

    indicator: str
    gebied: str
    jaar: int
    was: Cel
    werd: Cel
    om: datetime
    definitie_gewijzigd: bool


@dataclass(frozen=True, slots=True)
class Publicatie:
    """Everything that may be shown: cells by indicator, area and year; ``gemeten_om`` is the last meting."""

    gebieden: tuple[str, ...]
    jaren: tuple[int, ...]
    cellen: Mapping[tuple[str, str, int], Cel]
    bijstellingen: tuple[Bijstelling, ...]
    gemeten_om: datetime | None

    def cel(self, indicator: str, gebied: str, jaar: int) -> Cel:
        """The cell; what was never measured has no data."""
        return self.cellen.get((indicator, gebied, jaar), Cel(Staat.GEEN_GEGEVENS))


def publiceer(punten: Sequence[Meetpunt], gebieden: Sequence[str], drempel: int) -> Publicatie:
    """Decide per cell what is shown. A cell that was ever small in a year stays hidden in that year.

    ``punten`` are all values each cell has had. Earlier values count too, because a reader may have kept
    an earlier table and subtract it from a later one.
    """
    jaren = sorted({p.jaar for p in punten})
    cellen: dict[tuple[str, str, int], Cel] = {}
    bijstellingen: list[Bijstelling] = []
    for jaar in jaren:
        van_jaar = [p for p in punten if p.jaar == jaar]
        verborgen = _verborgen(van_jaar, gebieden, drempel)
        for plek, waarden in _per_plek(van_jaar).items():
            is_verborgen = plek in verborgen
            cellen[*plek, jaar] = _cel(plek[0], waarden[-1].breuk, is_verborgen=is_verborgen)
            if not is_verborgen:
                bijstellingen += _bijgesteld(plek, jaar, waarden)
    return Publicatie(
        tuple(gebieden),
        tuple(jaren),
        cellen,
        tuple(sorted(bijstellingen, key=lambda b: (b.om, b.jaar), reverse=True)),
        max((p.laatst_om for p in punten), default=None),
    )


def _per_plek(punten: Iterable[Meetpunt]) -> dict[Plek, list[Meetpunt]]:
    """The values of each cell; the one measured last stands last."""
    per_plek: dict[Plek, list[Meetpunt]] = {}
    for punt in sorted(punten, key=lambda p: (p.laatst_om, p.eerst_om)):
        per_plek.setdefault((punt.indicator, punt.gebied), []).append(punt)
    return per_plek


def _cel(indicator: str, breuk: Breuk, *, is_verborgen: bool) -> Cel:
    if is_verborgen:
        return Cel(Staat.VERBORGEN)
    waarde = PER_SLEUTEL[indicator].waarde(breuk)
    return Cel(Staat.GEEN_GEGEVENS) if waarde is None else Cel(Staat.GETOOND, breuk, waarde)


def _bijgesteld(plek: Plek, jaar: int, waarden: Sequence[Meetpunt]) -> list[Bijstelling]:
    """Changes after the year was over; while a year runs, its figures simply grow."""
    afgerond = [p for p in waarden if p.laatst_om.year > jaar]
    return [
        Bijstelling(
            *plek,
            jaar,
            was=_cel(plek[0], vorige.breuk, is_verborgen=False),
            werd=_cel(plek[0], nieuwe.breuk, is_verborgen=False),
            om=nieuwe.eerst_om,
            definitie_gewijzigd=nieuwe.versie != vorige.versie,
        )
        for vorige, nieuwe in pairwise(afgerond)
    ]


def _standen(punten: Sequence[Meetpunt]) -> list[Stand]:
    """The table of one year as it stood after each change, without repeats, and as it stands now."""
    standen: list[Stand] = []
    for moment in sorted({p.eerst_om for p in punten}):
        gezien = sorted((p for p in punten if p.eerst_om <= moment), key=lambda p: p.eerst_om)
        standen.append({(p.indicator, p.gebied): p.breuk for p in gezien})
    standen.append({plek: waarden[-1].breuk for plek, waarden in _per_plek(punten).items()})
    return [stand for n, stand in enumerate(standen) if stand not in standen[:n]]


def _verborgen(punten: Sequence[Meetpunt], gebieden: Sequence[str], drempel: int) -> set[Plek]:
    """The cells of one year that stay hidden.

    Share and number of children are about the same children, so they are hidden together. Durations say
    how many stays ended: they are hidden wherever the share is, and where too few stays ended. Advices are another
    group: their share and their weeks are hidden together, by their own numbers.
    """
    rijen = [*gebieden, REGIO]
    standen = _standen(punten)

    def kolom(stand: Stand, indicator: str) -> tuple[list[int], list[int]]:
        breuken = [stand.get((indicator, gebied), NIETS) for gebied in rijen]
        return [b.teller for b in breuken], [b.noemer for b in breuken]

    kinderen: list[Telling] = []
    duren: list[Telling] = []
    adviezen: list[Telling] = []
    for stand in standen:
        for indicator in (VERBLIJFSAANDEEL.sleutel, KINDEREN_UIT_HUIS.sleutel):
            teller, noemer = kolom(stand, indicator)
            kinderen += [_telling(teller, noemer), _telling(noemer)]
        trajecten, _ = kolom(stand, VERBLIJFSAANDEEL.sleutel)
        _, geeindigd = kolom(stand, DOORLOOPTIJD_VERBLIJF.sleutel)
        duren.append(_telling(geeindigd, [max(paar) for paar in zip(trajecten, geeindigd, strict=True)]))
        first_best, uitkomsten = kolom(stand, BEST_PASSEND.sleutel)
        adviezen += [_telling(first_best, uitkomsten), _telling(uitkomsten)]
        adviezen.append(_telling(kolom(stand, KLOOFWEKEN.sleutel)[1]))
    masker = verberg(kinderen, drempel)
    masker_duren = verberg(duren, drempel, alvast=masker)
    maskers = dict.fromkeys(DUREN, masker_duren) | dict.fromkeys(ADVIEZEN, verberg(adviezen, drempel))
    return {
        (indicator, gebied) for indicator in PER_SLEUTEL for gebied in _rijen_in(maskers.get(indicator, masker), rijen)
    }


def _telling(aantal: list[int], geheel: list[int] | None = None) -> Telling:
    def als_kolom(getallen: list[int]) -> np.ndarray[tuple[int, ...], np.dtype[np.int64]]:
        return np.array(getallen, dtype=np.int64).reshape(-1, 1)

    return Telling(als_kolom(aantal), None if geheel is None else als_kolom(geheel))


def _rijen_in(masker: Masker, rijen: Sequence[str]) -> list[str]:
    return [gebied for gebied, dicht in zip(rijen, masker[:, 0], strict=True) if dicht]
