"""Stays away from home, year by year, so that each form has its number of stays in each year.

Method: per form and year, inflow = wanted number of stays in the year − stays still running on 1 January. Part
of the inflow follows on another stay of the same youth (doorstroom), as many as make the published number of
stays per youth; the rest are youths who had no stay in that year.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from zorglandschap.core.begrippen.hulpvormen import CRISIS, VERBLIJF, Hulpvorm
from zorglandschap.core.synthetisch.bevolking import Bevolking
from zorglandschap.core.synthetisch.dagen import (
    GEEN,
    GEEN_EINDE,
    Dagen,
    Getallen,
    Reeks,
    Vlaggen,
    jaarbegin,
    leeftijd_op,
    verjaardag,
)
from zorglandschap.core.synthetisch.kiezen import kies_jeugdigen
from zorglandschap.core.synthetisch.opgave import EERSTE_JAAR, HULPVORMEN, Opgave, VormOpgave
from zorglandschap.core.synthetisch.periodes import Periodes
from zorglandschap.core.synthetisch.trekken import ijk, leeftijden, meng, spreid, trek_duur, verdeel
from zorglandschap.core.synthetisch.wereld import Jaar, Wereld

JAAR = 365.25
VOORGESCHIEDENIS_JAREN = 17  # how long before the first year a stay can have begun
VERBLIJFSVORMEN: tuple[int, ...] = tuple(i for i, h in enumerate(HULPVORMEN) if h in VERBLIJF)
CRISISVORMEN = frozenset(i for i in VERBLIJFSVORMEN if HULPVORMEN[i] in CRISIS)


@dataclass(frozen=True, slots=True)
class Verblijven(Periodes):
    """Stays; ``vorige`` is the stay before, or -1."""

    vorige: Reeks


@dataclass(frozen=True, slots=True)
class _Werk:
    """What every step needs: dice, numbers, people, scale and the calibrated lengths of stay."""

    rng: np.random.Generator
    wereld: Wereld
    vormen: dict[int, VormOpgave]
    per_gemeente: Getallen

    @property
    def opgave(self) -> Opgave:
        """The numbers."""
        return self.wereld.opgave

    @property
    def bevolking(self) -> Bevolking:
        """The people."""
        return self.wereld.bevolking


def geijkt(opgave: Opgave, hulpvorm: Hulpvorm) -> VormOpgave:
    """The form with its mean length of stay set, given the ages at which youths come in and have to leave."""
    vorm = opgave.vorm(hulpvorm)
    leeftijd = leeftijden(np.random.default_rng(1), vorm.instroom, 4096)
    grens = np.maximum(1.0, (vorm.tot_leeftijd - leeftijd) * JAAR)
    return replace(vorm, duur=ijk(vorm.duur, vorm.gemiddeld_dagen, grens))


def maak_verblijven(rng: np.random.Generator, wereld: Wereld) -> Verblijven:
    """All stays that ran at some time from 2016 until today; ``tot`` is the planned end, also beyond today."""
    opgave = wereld.opgave
    vormen = {i: geijkt(opgave, HULPVORMEN[i]) for i in VERBLIJFSVORMEN}
    codes = [g.code for g in opgave.regio.gemeenten]
    werk = _Werk(rng, wereld, vormen, opgave.gewichten("verblijf per gemeente", codes))
    boek = _beginstand(werk)
    for jaar in wereld.jaren():
        boek = _jaar(werk, boek, jaar)
    return boek


def _doel(werk: _Werk, jaar: int) -> Reeks:
    """Wanted number of stays in a year, per form in the order of VERBLIJFSVORMEN."""
    reeksen = [werk.opgave.in_jaar("verblijf", jaar, HULPVORMEN[i]) for i in VERBLIJFSVORMEN]
    return np.array([round(n * werk.wereld.schaal) for n in reeksen], dtype=np.int32)


def _beginstand(werk: _Werk) -> Verblijven:
    """Stays that ran already on 1 January 2016: drawn from a long past, so that their age is as it should be."""
    begin = jaarbegin(EERSTE_JAAR)
    vroegst = begin - round(VOORGESCHIEDENIS_JAREN * JAAR)
    delen: list[tuple[Reeks, Dagen, Dagen, Getallen]] = []
    for plaats, i in enumerate(VERBLIJFSVORMEN):
        vorm = werk.vormen[i]
        per_jaar = float(_doel(werk, EERSTE_JAAR)[plaats]) / (1 + vorm.gemiddeld_dagen / JAAR)
        nodig = round(per_jaar * vorm.gemiddeld_dagen / JAAR)
        proef = max(2000, 6 * round(per_jaar * VOORGESCHIEDENIS_JAREN))
        van = werk.rng.integers(vroegst, begin, size=proef).astype(np.int32)
        jaren = leeftijden(werk.rng, vorm.instroom, proef)
        grens = np.maximum(1, (vorm.tot_leeftijd - jaren) * JAAR).astype(np.int64)
        tot = van + trek_duur(werk.rng, vorm.duur, grens)
        erin = np.flatnonzero(tot > begin)
        erin = erin[: min(nodig, erin.size)]
        delen.append((np.full(erin.size, i, dtype=np.int32), van[erin], tot[erin].astype(np.int32), jaren[erin]))
    vorm_nr, van, tot, jaren = (np.concatenate([d[k] for d in delen]) for k in range(4))
    jeugdige = _nieuw(werk, vorm_nr, van, jaren, bezet=np.zeros(werk.bevolking.aantal, dtype=np.bool_))
    er = jeugdige >= 0
    return Verblijven(jeugdige[er], vorm_nr[er], van[er], tot[er], np.full(int(er.sum()), GEEN, dtype=np.int32))


def _nieuw(werk: _Werk, vorm: Reeks, van: Dagen, jaren: Getallen, *, bezet: Vlaggen) -> Reeks:
    """Youths for stays that follow on no other: of about the drawn age, and within the ages of the form."""
    jongst = np.array([min(b[0] for b in werk.vormen[i].instroom) for i in vorm.tolist()], dtype=np.int32)
    oudst = np.array([max(b[1] for b in werk.vormen[i].instroom) for i in vorm.tolist()], dtype=np.int32)
    return kies_jeugdigen(
        werk.rng,
        werk.bevolking,
        gemeente=meng(werk.rng, vorm.size, werk.per_gemeente),
        geboren=(van - jaren * JAAR).astype(np.int32),
        geboren_na=(verjaardag(van, -(oudst + 1)) + 1).astype(np.int32),
        geboren_voor=verjaardag(van, -jongst),
        bezet=bezet,
        gewicht=werk.bevolking.kwetsbaar,
    )


def _jaar(werk: _Werk, boek: Verblijven, jaar: Jaar) -> Verblijven:
    """Add the inflow of one year (or of the part of it until today)."""
    over = boek.loopt(jaar.begin, jaar.begin + 1)
    blijvers = np.array([np.count_nonzero(boek.vorm[over] == i) for i in VERBLIJFSVORMEN], dtype=np.int32)
    instroom = np.maximum(0, _doel(werk, jaar.jaar) - blijvers)
    instroom = np.round(instroom * jaar.deel).astype(np.int32)
    per_jeugdige = werk.opgave.getal("trajecten per jeugdige in verblijf")
    vervolg = round(float(blijvers.sum() + instroom.sum()) * (1 - 1 / per_jeugdige) * jaar.deel)
    crisis = np.array([i in CRISISVORMEN for i in VERBLIJFSVORMEN])
    daarvan = _vervolgvormen(werk, instroom, vervolg)
    boek = _instromers(werk, boek, np.where(crisis, instroom - daarvan, 0), jaar)
    geplaatst = np.zeros_like(instroom)
    for plaats, i in enumerate(VERBLIJFSVORMEN):
        erbij = _doorstromers(werk, boek, i, int(daarvan[plaats]), jaar)
        geplaatst[plaats] = erbij.aantal
        boek = boek.erbij(erbij)
    rest = np.where(crisis, 0, instroom - geplaatst)
    return _instromers(werk, boek, rest, jaar)


def _vervolgvormen(werk: _Werk, instroom: Reeks, vervolg: int) -> Reeks:
    """How many of the inflow of each form follow on another stay."""
    gewicht = werk.opgave.gewichten("vervolg", [HULPVORMEN[i] for i in VERBLIJFSVORMEN]) * instroom
    uit = np.zeros_like(instroom)
    while True:  # every round gives something, or there is no room left
        tekort = vervolg - int(uit.sum())
        ruimte = np.where(uit < instroom, gewicht, 0.0)
        if tekort <= 0 or ruimte.sum() <= 0:
            return np.asarray(uit, dtype=np.int32)
        uit = np.minimum(instroom, uit + verdeel(tekort, ruimte))


def _instromers(werk: _Werk, boek: Verblijven, aantallen: Reeks, jaar: Jaar) -> Verblijven:
    """Stays of youths who had no other stay in this year."""
    vorm = np.repeat(np.array(VERBLIJFSVORMEN, dtype=np.int32), aantallen)
    if vorm.size == 0:
        return boek
    van = np.concatenate([spreid(werk.rng, int(n), jaar.begin, jaar.einde) for n in aantallen])
    jaren = np.concatenate(
        [leeftijden(werk.rng, werk.vormen[i].instroom, int(n)) for i, n in zip(VERBLIJFSVORMEN, aantallen, strict=True)]
    )
    bezet = np.zeros(werk.bevolking.aantal, dtype=np.bool_)
    bezet[boek.jeugdige[boek.loopt(jaar.begin, GEEN_EINDE)]] = True
    jeugdige = _nieuw(werk, vorm, van, jaren, bezet=bezet)
    er = jeugdige >= 0
    return boek.erbij(_stel_samen(werk, jeugdige[er], vorm[er], van[er], np.full(int(er.sum()), GEEN, dtype=np.int32)))


def _doorstromers(werk: _Werk, boek: Verblijven, vorm: int, aantal: int, jaar: Jaar) -> Verblijven:
    """Stays in one form that begin on the day another stay ends; each stay is followed at most once."""
    kans = np.array(
        [
            werk.opgave.verdeling("doorstroom", HULPVORMEN[i]).get(HULPVORMEN[vorm], 0.0) if i in werk.vormen else 0.0
            for i in range(len(HULPVORMEN))
        ]
    )
    gevolgd = np.zeros(boek.aantal, dtype=np.bool_)
    gevolgd[boek.vorige[boek.vorige >= 0]] = True
    leeftijd = leeftijd_op(werk.bevolking.geboren[boek.jeugdige], np.minimum(boek.tot, jaar.einde))
    eis = werk.vormen[vorm].instroom
    past = (leeftijd >= min(b[0] for b in eis)) & (leeftijd <= max(b[1] for b in eis))
    gewicht = np.where(~gevolgd & past & (boek.tot > jaar.begin) & (boek.tot < jaar.einde), kans[boek.vorm], 0.0)
    mogelijk = np.flatnonzero(gewicht > 0)
    neem = min(aantal, mogelijk.size)
    tijd = werk.rng.standard_exponential(mogelijk.size) / gewicht[mogelijk]
    bron = np.sort(mogelijk[np.argsort(tijd, kind="stable")[:neem]]).astype(np.int32)
    return _stel_samen(werk, boek.jeugdige[bron], np.full(neem, vorm, dtype=np.int32), boek.tot[bron], bron)


def _stel_samen(werk: _Werk, jeugdige: Reeks, vorm: Reeks, van: Dagen, vorige: Reeks) -> Verblijven:
    """Draw the lengths of stay, cut at the age at which the form ends."""
    tot = np.empty_like(van)
    for i in np.unique(vorm).tolist():
        hier = vorm == i
        weg = verjaardag(werk.bevolking.geboren[jeugdige[hier]], werk.vormen[i].tot_leeftijd)
        tot[hier] = van[hier] + trek_duur(werk.rng, werk.vormen[i].duur, weg - van[hier])
    return Verblijven(jeugdige, vorm, van, tot, vorige)
