"""All families and youths of a region: who could ask for help. Most of them never do, and are left out later."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from zorglandschap.core.begrippen.regio import RegioGemeente
from zorglandschap.core.synthetisch.dagen import Dagen, Getallen, Reeks, jaarbegin
from zorglandschap.core.synthetisch.opgave import EERSTE_JAAR, HOOGSTE_LEEFTIJD, Opgave
from zorglandschap.core.synthetisch.trekken import kies, verdeel

KM_PER_GRAAD = 111.2
RASTER_KM = 0.5  # homes are rounded to this grid: nobody's door can be found
OUDSTE_KIND_JAREN = 16  # a family can have begun this long before the first birth that counts
GROOTSTE_GEZIN = 6


@dataclass(frozen=True, slots=True)
class Bevolking:
    """Families (arrays of length f) and youths (length j), youths sorted by gemeente and then by birth.

    ``kwetsbaar`` is the relative chance of help: equal within a family, so that brothers and sisters often both
    have it. ``begin`` (number of gemeenten + 1) bounds the youths of each gemeente.
    """

    gezin_gemeente: Reeks
    gezin_breedte: Getallen
    gezin_lengte: Getallen
    gezin: Reeks
    gemeente: Reeks
    geboren: Dagen
    is_meisje: Reeks
    kwetsbaar: Getallen
    begin: Reeks

    @property
    def aantal(self) -> int:
        """Number of youths."""
        return int(self.geboren.size)


def maak_bevolking(rng: np.random.Generator, opgave: Opgave, *, schaal: float, tot: int) -> Bevolking:
    """Families with children born so that each gemeente has its published number of youths in every year.

    Births are even over time: a gemeente with 23 000 youths of 0 to 22 has 1 000 births a year. ``tot`` is
    the first day on which nobody is born any more.
    """
    delen = [_gemeente(rng, opgave, nummer, schaal=schaal, tot=tot) for nummer in range(len(opgave.regio.gemeenten))]
    gezinnen = np.array([d[0].size for d in delen], dtype=np.int32)
    eerste = np.concatenate(([0], np.cumsum(gezinnen)[:-1])).astype(np.int32)
    gezin = np.concatenate([d[2] + e for d, e in zip(delen, eerste, strict=True)]).astype(np.int32)
    geboren = np.concatenate([d[3] for d in delen])
    gemeente = np.repeat(np.arange(len(delen), dtype=np.int32), [d[3].size for d in delen])
    volgorde = np.lexsort((geboren, gemeente))
    gezin, geboren, gemeente = gezin[volgorde], geboren[volgorde], gemeente[volgorde]
    clusteren = opgave.getal("gezinnen clusteren")
    per_gezin = rng.gamma(clusteren, 1 / clusteren, size=int(gezinnen.sum()))
    return Bevolking(
        gezin_gemeente=np.repeat(np.arange(len(delen), dtype=np.int32), gezinnen),
        gezin_breedte=np.concatenate([d[0] for d in delen]),
        gezin_lengte=np.concatenate([d[1] for d in delen]),
        gezin=gezin,
        gemeente=gemeente,
        geboren=geboren,
        is_meisje=(rng.random(geboren.size) < 0.5).astype(np.int32),
        kwetsbaar=np.maximum(per_gezin[gezin] * rng.gamma(2.0, 0.5, size=geboren.size), 1e-9),
        begin=np.searchsorted(gemeente, np.arange(len(delen) + 1)).astype(np.int32),
    )


def _gemeente(
    rng: np.random.Generator, opgave: Opgave, nummer: int, *, schaal: float, tot: int
) -> tuple[Getallen, Getallen, Reeks, Dagen]:
    """Homes of the families (two arrays), and of each youth the family within the gemeente and the birth."""
    gemeente = opgave.regio.gemeenten[nummer]
    gewichten = kinderen_per_gezin(opgave, gemeente)
    vanaf = jaarbegin(EERSTE_JAAR - HOOGSTE_LEEFTIJD - 1)
    eerste = jaarbegin(EERSTE_JAAR - HOOGSTE_LEEFTIJD - 1 - OUDSTE_KIND_JAREN)
    per_jaar = gemeente.jeugdigen * schaal / (HOOGSTE_LEEFTIJD + 1)
    gemiddeld = float((gewichten * np.arange(1, GROOTSTE_GEZIN + 1)).sum() / gewichten.sum())
    aantal = max(1, round(per_jaar / gemiddeld * (tot - eerste) / 365.25))
    kinderen = kies(rng, gewichten, aantal) + 1
    gezin = np.repeat(np.arange(aantal, dtype=np.int32), kinderen)
    tussen = opgave.getal("tijd tussen kinderen dagen") * rng.uniform(0.5, 1.5, size=gezin.size)
    rang_een = np.concatenate(([0], np.cumsum(kinderen)[:-1]))
    tussen[rang_een] = rng.uniform(eerste, tot, size=aantal)
    loop = np.cumsum(tussen)
    loop -= np.repeat(loop[rang_een] - tussen[rang_een], kinderen)
    geboren = np.floor(loop).astype(np.int32)
    in_beeld = (geboren >= vanaf) & (geboren < tot)
    breedte, lengte = woonplekken(rng, gemeente, aantal, straal_km=opgave.getal("straal kern km"))
    return breedte, lengte, gezin[in_beeld], geboren[in_beeld]


def kinderen_per_gezin(opgave: Opgave, gemeente: RegioGemeente) -> Getallen:
    """Shares of 1 to 6 children for a gemeente: between ordinary and large families, by its fourth children."""
    laag, hoog = opgave.getal("vierde kind bij gewoon"), opgave.getal("vierde kind bij groot")
    groot = float(np.clip((gemeente.vierde_of_later - laag) / (hoog - laag), 0.0, 1.0))
    aantallen = [str(n) for n in range(1, GROOTSTE_GEZIN + 1)]
    delen = (opgave.gewichten("kinderen per gezin", aantallen, soort) for soort in ("gewoon", "groot"))
    gewoon_deel, groot_deel = (d / d.sum() for d in delen)
    return np.asarray((1 - groot) * gewoon_deel + groot * groot_deel, dtype=np.float64)


def woonplekken(
    rng: np.random.Generator, gemeente: RegioGemeente, aantal: int, *, straal_km: float
) -> tuple[Getallen, Getallen]:
    """Homes around the towns of a gemeente, in degrees, rounded to a grid of half a kilometre."""
    kernen = gemeente.kernen
    if not kernen:
        midden_b, midden_l = np.full(aantal, gemeente.breedte), np.full(aantal, gemeente.lengte)
    else:
        kern = np.repeat(np.arange(len(kernen)), verdeel(aantal, [k.aandeel for k in kernen]))
        rng.shuffle(kern)
        midden_b = np.array([k.breedte for k in kernen])[kern]
        midden_l = np.array([k.lengte for k in kernen])[kern]
    graad_b = RASTER_KM / KM_PER_GRAAD
    graad_l = graad_b / np.cos(np.radians(gemeente.breedte))
    stap_b = np.round(midden_b / graad_b + rng.normal(0, straal_km / RASTER_KM / 2, aantal))
    stap_l = np.round(midden_l / graad_l + rng.normal(0, straal_km / RASTER_KM / 2, aantal))
    return np.round(stap_b * graad_b, 4), np.round(stap_l * graad_l, 4)
