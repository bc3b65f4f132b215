"""Gives every stay a place: near home, open, right for the age, and never two youths on one place.

Method: per form and copy of the region the number of places per year follows from the stays (mean over the
wanted occupancy, and enough for almost the busiest day) or from a published capacity path. Stays are taken in
order of their start; each takes the place with the smallest distance plus a draw. Without a free place a
temporary one is added, as providers do in need.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from zorglandschap.core.begrippen.hulpvormen import Hulpvorm
from zorglandschap.core.synthetisch.bevolking import KM_PER_GRAAD, Bevolking
from zorglandschap.core.synthetisch.dagen import (
    GEEN,
    GEEN_EINDE,
    Dagen,
    Getallen,
    Reeks,
    Vlaggen,
    jaarbegin,
    leeftijd_op,
)
from zorglandschap.core.synthetisch.opgave import EERSTE_JAAR, HULPVORMEN
from zorglandschap.core.synthetisch.samenvoegen import waar
from zorglandschap.core.synthetisch.verblijf import VERBLIJFSVORMEN, Verblijven
from zorglandschap.core.synthetisch.voorzieningen import Voorzieningen
from zorglandschap.core.synthetisch.wereld import Wereld

BIJNA_DRUKSTE_DAG = 0.9
ALTIJD = -GEEN_EINDE


@dataclass(frozen=True, slots=True)
class Plaatsing:
    """Places with their offer and lifetime, and for each stay its place; ages of the offers, widened where needed."""

    aanbod: Reeks
    van: Dagen
    tot: Dagen
    plek_van_verblijf: Reeks
    leeftijd_van: Reeks
    leeftijd_tot: Reeks
    tijdelijk: int


@dataclass(frozen=True, slots=True)
class _Stand:
    """The stays with the ages of the youths, and the ages that each offer takes so far."""

    verblijven: Verblijven
    leeftijd: Reeks
    laag: Reeks
    hoog: Reeks

    def past(self, aanbod: Reeks, rij: int) -> Vlaggen:
        """Which offers take the youth of a stay."""
        jaar = self.leeftijd[rij]
        return np.asarray((self.laag[aanbod] <= jaar) & (jaar <= self.hoog[aanbod]))

    def verruim(self, aanbod: int, rij: int) -> None:
        """Let an offer take the youth of a stay."""
        self.laag[aanbod] = min(int(self.laag[aanbod]), int(self.leeftijd[rij]))
        self.hoog[aanbod] = max(int(self.hoog[aanbod]), int(self.leeftijd[rij]))


@dataclass(slots=True)
class _Bord:
    """The places of one form in one copy of the region while they are being filled."""

    aanbod: Reeks
    van: Dagen
    tot: Dagen
    vrij: Dagen
    erbij: list[tuple[int, int, int]] = field(default_factory=list)


def plaats(rng: np.random.Generator, wereld: Wereld, verblijven: Verblijven, huis: Voorzieningen) -> Plaatsing:
    """Place all stays; the order of places is by form and copy, temporary ones last."""
    aanbod = huis.aanbod
    stand = _Stand(
        verblijven,
        leeftijd_op(wereld.bevolking.geboren[verblijven.jeugdige], verblijven.van),
        aanbod.leeftijd_van.copy(),
        aanbod.leeftijd_tot.copy(),
    )
    uit = np.full(verblijven.aantal, GEEN, dtype=np.int32)
    cel_van_aanbod = huis.locaties.cel[aanbod.locatie]
    cellen = int(cel_van_aanbod.max()) + 1
    borden: list[_Bord] = []
    eerste = 0
    for vorm in VERBLIJFSVORMEN:
        rijen = waar(verblijven.vorm == vorm)
        rijen = rijen[np.argsort(verblijven.van[rijen], kind="stable")]
        for cel in range(cellen):
            eigen = rijen[cel::cellen]
            hier = waar((aanbod.vorm == vorm) & (cel_van_aanbod == cel))
            bord = _leeg_bord(wereld, HULPVORMEN[vorm], _nodig(wereld, verblijven, eigen, HULPVORMEN[vorm]), hier)
            km = _afstanden(wereld.bevolking, verblijven.jeugdige[eigen], huis, hier)
            ruis = rng.exponential(wereld.opgave.getal("nabijheid km"), size=km.shape)
            uit[eigen] = eerste + _vul(bord, stand, eigen, hier, km + ruis)
            borden.append(bord)
            eerste += bord.aanbod.size + len(bord.erbij)
    delen = [_compleet(bord) for bord in borden]
    return Plaatsing(
        aanbod=np.concatenate([d[0] for d in delen]),
        van=np.concatenate([d[1] for d in delen]),
        tot=np.concatenate([d[2] for d in delen]),
        plek_van_verblijf=uit,
        leeftijd_van=stand.laag,
        leeftijd_tot=stand.hoog,
        tijdelijk=sum(len(bord.erbij) for bord in borden),
    )


def _compleet(bord: _Bord) -> tuple[Reeks, Dagen, Dagen]:
    extra = np.array(bord.erbij, dtype=np.int32).reshape(-1, 3)
    return (
        np.concatenate((bord.aanbod, extra[:, 0])),
        np.concatenate((bord.van, extra[:, 1])),
        np.concatenate((bord.tot, extra[:, 2])),
    )


def _leeg_bord(wereld: Wereld, hulpvorm: Hulpvorm, nodig: Reeks, aanbod: Reeks) -> _Bord:
    """The places that exist, each from the first to the last year in which they are needed."""
    hoogste = int(nodig.max())
    rang = np.arange(hoogste)
    actief = rang[:, None] < nodig[None, :]
    eerste = actief.argmax(axis=1)
    laatste = nodig.size - 1 - actief[:, ::-1].argmax(axis=1)
    jaren = np.array([jaarbegin(EERSTE_JAAR + i) for i in range(nodig.size + 1)], dtype=np.int32)
    van = np.where(eerste == 0, ALTIJD, jaren[eerste]).astype(np.int32)
    tot = np.where(laatste == nodig.size - 1, GEEN_EINDE, jaren[laatste + 1]).astype(np.int32)
    per_groep = (
        "capaciteit",
        hulpvorm,
    ) in wereld.opgave.reeksen  # whole groups close, instead of a place here and there
    verdeling = rang * aanbod.size // hoogste if per_groep else rang % aanbod.size
    return _Bord(aanbod[verdeling].astype(np.int32), van, tot, np.full(hoogste, ALTIJD, dtype=np.int32))


def _nodig(wereld: Wereld, verblijven: Verblijven, rijen: Reeks, hulpvorm: Hulpvorm) -> Reeks:
    """Number of places per year."""
    opgave = wereld.opgave
    begin, einde = jaarbegin(EERSTE_JAAR), wereld.nu + 1
    verschil = np.zeros(einde - begin + 1, dtype=np.int64)
    np.add.at(verschil, np.clip(verblijven.van[rijen] - begin, 0, einde - begin), 1)
    np.add.at(verschil, np.clip(verblijven.tot[rijen].astype(np.int64) - begin, 0, einde - begin), -1)
    bezet = np.cumsum(verschil)[:-1]
    bezetting = opgave.vorm(hulpvorm).bezetting
    per_jaar = []
    for jaar in wereld.jaren():
        deel = bezet[jaar.begin - begin : jaar.einde - begin]
        per_jaar.append(max(1, np.ceil(deel.mean() / bezetting), np.ceil(np.quantile(deel, BIJNA_DRUKSTE_DAG))))
    nodig = np.array(per_jaar, dtype=np.int32)
    if ("capaciteit", hulpvorm) in opgave.reeksen:
        pad = [opgave.in_jaar("capaciteit", EERSTE_JAAR + i, hulpvorm) for i in range(nodig.size)]
        nodig = np.maximum(1, np.round(nodig[0] * np.array(pad) / pad[0])).astype(np.int32)
    return nodig


def _afstanden(bevolking: Bevolking, jeugdige: Reeks, huis: Voorzieningen, hier: Reeks) -> Getallen:
    """Kilometres between the homes of youths (rows) and offers (columns)."""
    gezin, plek = bevolking.gezin[jeugdige], huis.aanbod.locatie[hier]
    return afstand_km(
        (bevolking.gezin_breedte[gezin], bevolking.gezin_lengte[gezin]),
        (huis.locaties.breedte[plek], huis.locaties.lengte[plek]),
    )


def afstand_km(van: tuple[Getallen, Getallen], naar: tuple[Getallen, Getallen]) -> Getallen:
    """Distances between points in degrees (rows, columns) on a flat earth; within a region off by far below 1%."""
    krimp = np.cos(np.radians(naar[0].mean())) if naar[0].size else 1.0
    noord = (van[0][:, None] - naar[0][None, :]) * KM_PER_GRAAD
    oost = (van[1][:, None] - naar[1][None, :]) * KM_PER_GRAAD * krimp
    return np.asarray(np.sqrt(noord * noord + oost * oost), dtype=np.float64)


def _vul(bord: _Bord, stand: _Stand, rijen: Reeks, hier: Reeks, moeite: Getallen) -> Reeks:
    """Fill the board in order of start; returns for each stay the place on this board."""
    kolom = np.searchsorted(hier, bord.aanbod)
    uit = np.empty(rijen.size, dtype=np.int32)
    for nr, rij in enumerate(rijen.tolist()):
        van, tot = int(stand.verblijven.van[rij]), int(stand.verblijven.tot[rij])
        past = stand.past(hier, rij)
        kan = (bord.vrij <= van) & (bord.van <= van) & (bord.tot >= tot) & past[kolom]
        if kan.any():
            plek = int(np.where(kan, moeite[nr, kolom], np.inf).argmin())
            bord.vrij[plek] = tot
            uit[nr] = plek
        else:
            beste = int(np.where(past, moeite[nr], np.inf).argmin() if past.any() else moeite[nr].argmin())
            stand.verruim(int(hier[beste]), rij)
            uit[nr] = bord.aanbod.size + len(bord.erbij)
            bord.erbij.append((int(hier[beste]), van, tot))
    return uit
