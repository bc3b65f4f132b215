"""Who gives the help at home: an offer of a specialised provider, the local team, or another contracted provider."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from zorglandschap.core.begrippen.hulpvormen import Hulpvorm
from zorglandschap.core.synthetisch.ambulant import Hulp
from zorglandschap.core.synthetisch.dagen import GEEN, Reeks, leeftijd_op
from zorglandschap.core.synthetisch.opgave import HULPVORMEN
from zorglandschap.core.synthetisch.partijen import Partijen
from zorglandschap.core.synthetisch.plaatsing import afstand_km
from zorglandschap.core.synthetisch.samenvoegen import waar
from zorglandschap.core.synthetisch.trekken import kies
from zorglandschap.core.synthetisch.voorzieningen import Voorzieningen
from zorglandschap.core.synthetisch.wereld import Wereld

TEAM = HULPVORMEN.index(Hulpvorm.BASISHULP)
LICHT = tuple(HULPVORMEN.index(h) for h in (Hulpvorm.BEGELEIDING, Hulpvorm.BEHANDELING))
VER_KM = 1e6  # farther than anything: who is of the wrong age comes last
EIGEN_GEMEENTE = 0.8  # share that finds a small provider in the own gemeente


@dataclass(frozen=True, slots=True)
class Uitvoering:
    """For each traject at home its offer (or -1) and its provider; ages of the offers, widened where needed."""

    aanbod: Reeks
    aanbieder: Reeks
    leeftijd_van: Reeks
    leeftijd_tot: Reeks


def kies_uitvoering(rng: np.random.Generator, wereld: Wereld, hulp: Hulp, huis: Voorzieningen) -> Uitvoering:
    """Help near home, of the right age; part of guidance and treatment goes to providers without offers here."""
    bevolking, locaties, aanbod = wereld.bevolking, huis.locaties, huis.aanbod
    uit = np.full(hulp.aantal, GEEN, dtype=np.int32)
    gemeente = bevolking.gemeente[hulp.jeugdige]
    elders = np.isin(hulp.vorm, LICHT) & (rng.random(hulp.aantal) >= wereld.opgave.getal("aandeel bij specialist"))
    laag, hoog = aanbod.leeftijd_van.copy(), aanbod.leeftijd_tot.copy()
    cel_van_aanbod = locaties.cel[aanbod.locatie]
    cellen = int(cel_van_aanbod.max()) + 1
    cel = rng.integers(0, cellen, size=hulp.aantal)
    for vorm in np.unique(hulp.vorm).tolist():
        for c in range(cellen):
            deel = (hulp.vorm == vorm) & ~elders & ((cel == c) | (vorm == TEAM))
            hier = waar((aanbod.vorm == vorm) & (cel_van_aanbod == c))
            if vorm == TEAM and c == 0:
                uit[deel] = hier[gemeente[deel]]
            elif vorm != TEAM:
                rijen = waar(deel)
                uit[rijen] = hier[_dichtbij(rng, wereld, hulp, huis, rijen=rijen, hier=hier)]
    gekozen = uit >= 0
    leeftijd = leeftijd_op(bevolking.geboren[hulp.jeugdige], hulp.van)
    np.minimum.at(laag, uit[gekozen], leeftijd[gekozen])
    np.maximum.at(hoog, uit[gekozen], leeftijd[gekozen])
    aanbieder = np.where(gekozen, locaties.aanbieder[aanbod.locatie[uit]], GEEN)
    aanbieder[~gekozen] = huis.partijen.overige[_overige(rng, huis.partijen, gemeente[~gekozen])]
    return Uitvoering(uit, aanbieder.astype(np.int32), laag, hoog)


def _dichtbij(
    rng: np.random.Generator, wereld: Wereld, hulp: Hulp, huis: Voorzieningen, *, rijen: Reeks, hier: Reeks
) -> Reeks:
    """Column of the chosen offer for each row: the smallest distance plus a draw, of the right age if there is one."""
    bevolking, jeugdige = wereld.bevolking, hulp.jeugdige[rijen]
    gezin, plek = bevolking.gezin[jeugdige], huis.aanbod.locatie[hier]
    moeite = afstand_km(
        (bevolking.gezin_breedte[gezin], bevolking.gezin_lengte[gezin]),
        (huis.locaties.breedte[plek], huis.locaties.lengte[plek]),
    )
    moeite += rng.exponential(wereld.opgave.getal("nabijheid km"), size=moeite.shape)
    leeftijd = leeftijd_op(bevolking.geboren[jeugdige], hulp.van[rijen])[:, None]
    mis = (huis.aanbod.leeftijd_van[hier] > leeftijd) | (huis.aanbod.leeftijd_tot[hier] < leeftijd)
    return np.asarray((moeite + VER_KM * mis).argmin(axis=1), dtype=np.int32)


def _overige(rng: np.random.Generator, partijen: Partijen, gemeente: Reeks) -> Reeks:
    """A provider without specialised offers, mostly from the own gemeente."""
    thuis = partijen.organisaties.gemeente[partijen.overige]
    uit = kies(rng, np.ones(thuis.size), gemeente.size)
    for nummer in range(int(gemeente.max()) + 1 if gemeente.size else 0):
        eigen = np.flatnonzero(thuis == nummer)
        hier = np.flatnonzero((gemeente == nummer) & (rng.random(gemeente.size) < EIGEN_GEMEENTE))
        if eigen.size:
            uit[hier] = eigen[kies(rng, np.ones(eigen.size), hier.size)]
    return uit
