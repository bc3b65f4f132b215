"""What the youth and the parents ask of a place: met, not met, or not known, for each offer and each wish.

Method: a wish counts only when somebody asked for it. The score of an offer is the share of the asked wishes that are
met; what nobody told counts as not met, and is shown as not known, so that somebody can ask. Who keeps living at home
keeps the own room, school, animals and family: those wishes are met by help at home.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from zorglandschap.core.begrippen.hulpvormen import AMBULANT, Hulpvorm
from zorglandschap.core.begrippen.matchwoorden import Gezinswens, Wensstand
from zorglandschap.core.matching.profiel import (
    HULPVORMEN,
    ONBEKEND,
    Aanbiedingen,
    Bools,
    Ints,
    Profiel,
    Reals,
    Zoekregels,
)

JA, NEE = 1, 0
GEZINSVORM = frozenset({Hulpvorm.NETWERKPLEEGZORG, Hulpvorm.PLEEGZORG, Hulpvorm.CRISISPLEEGZORG, Hulpvorm.GEZINSHUIS})


@dataclass(frozen=True, slots=True)
class Wensuitslag:
    """One wish of the family and how an offer stands to it."""

    wens: Gezinswens
    stand: Wensstand


def weeg_wensen(profiel: Profiel, a: Aanbiedingen, school: Reals, regels: Zoekregels, rijen: Ints) -> Ints:
    """Per row and asked wish (in the order of Gezinswens) 1 met, 0 not met, -1 not known.

    ``school`` are the km to school of these rows, of no meaning when the profile has no school.
    """
    thuis = BLIJFT_THUIS[a.hulpvorm[rijen]]
    kolommen = [np.where(thuis, JA, _stand(w, profiel, a, school, regels, rijen)) for w in gevraagd(profiel)]
    return np.stack(kolommen, axis=1) if kolommen else np.zeros((rijen.size, 0), dtype=np.int64)


def deel_vervuld(stand: Ints) -> Reals:
    """Share of the asked wishes that are met, per row; 1 when nothing was asked."""
    return np.asarray((stand == JA).sum(axis=1) / stand.shape[1] if stand.shape[1] else np.ones(stand.shape[0]))


def gevraagd(profiel: Profiel) -> tuple[Gezinswens, ...]:
    """What was asked, in the order of the list."""
    return tuple(wens for wens in Gezinswens if wens in profiel.wensen)


def in_woorden(profiel: Profiel, stand: Ints) -> list[tuple[Wensuitslag, ...]]:
    """Per row the wishes with how the offer stands to them."""
    woorden = [{waarde: Wensuitslag(wens, woord) for waarde, woord in STAND.items()} for wens in gevraagd(profiel)]
    return [tuple(woord[waarde] for woord, waarde in zip(woorden, rij, strict=True)) for rij in stand.tolist()]


def _stand(wens: Gezinswens, profiel: Profiel, a: Aanbiedingen, school: Reals, regels: Zoekregels, rijen: Ints) -> Ints:
    if wens is Gezinswens.GEMEENTE:
        return np.asarray(a.gemeente[rijen] == profiel.gewenste_gemeente, dtype=np.int64)
    if wens is Gezinswens.EIGEN_KAMER:
        return a.eigen_kamer[rijen]
    if wens is Gezinswens.DIEREN:
        return a.dieren[rijen]
    if wens is Gezinswens.KLEIN:
        return _klein(a, regels, rijen)
    if profiel.school is None or regels.bereik_km is None:
        return np.full(rijen.size, ONBEKEND, dtype=np.int64)
    return (school <= regels.bereik_km).astype(np.int64)


def _klein(a: Aanbiedingen, regels: Zoekregels, rijen: Ints) -> Ints:
    groep = a.groep[rijen]
    onbekend = groep == ONBEKEND if regels.klein_hoogstens is not None else np.ones(rijen.size, dtype=np.bool_)
    klein = np.where(onbekend, ONBEKEND, groep <= (regels.klein_hoogstens or 0))
    return np.asarray(np.where(_IS_GEZIN[a.hulpvorm[rijen]], JA, klein), dtype=np.int64)


STAND = {JA: Wensstand.JA, NEE: Wensstand.NEE, ONBEKEND: Wensstand.ONBEKEND}
BLIJFT_THUIS: Bools = np.array([h in AMBULANT for h in HULPVORMEN], dtype=np.bool_)
_IS_GEZIN: Bools = np.array([h in GEZINSVORM for h in HULPVORMEN], dtype=np.bool_)
