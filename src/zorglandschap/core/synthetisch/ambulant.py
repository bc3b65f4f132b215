"""Help at home (and part-time stays), year by year, so that trajects and youths per gemeente come out.

Method: per year and gemeente, inflow = wanted trajects − stays in the year − help still running on 1 January.
Part of the inflow goes to youths who have no help in the year yet, as many as make the wanted number of youths;
the rest goes to youths who already have help (a second form). Help beside a stay is drawn first.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from zorglandschap.core.begrippen.hulpvormen import VERBLIJF
from zorglandschap.core.synthetisch.bevolking import Bevolking
from zorglandschap.core.synthetisch.dagen import (
    GEEN,
    Dagen,
    Getallen,
    Reeks,
    Vlaggen,
    jaar_van,
    jaarbegin,
    leeftijd_op,
    verjaardag,
)
from zorglandschap.core.synthetisch.kiezen import kies_jeugdigen
from zorglandschap.core.synthetisch.opgave import EERSTE_JAAR, HOOGSTE_LEEFTIJD, HULPVORMEN, Opgave, VormOpgave
from zorglandschap.core.synthetisch.periodes import Periodes
from zorglandschap.core.synthetisch.trekken import kies, leeftijden, meng, trek_duur
from zorglandschap.core.synthetisch.verblijf import JAAR, Verblijven, geijkt
from zorglandschap.core.synthetisch.wereld import Jaar, Wereld

AMBULANTE_VORMEN: tuple[int, ...] = tuple(i for i, h in enumerate(HULPVORMEN) if h not in VERBLIJF)
VOORGESCHIEDENIS_DAGEN = 4 * 365
NAAST_BINNEN_DAGEN = 21


@dataclass(frozen=True, slots=True)
class Hulp(Periodes):
    """Trajects at home; ``naast`` is the stay it stands beside, or -1."""

    naast: Reeks


@dataclass(frozen=True, slots=True)
class _Werk:
    rng: np.random.Generator
    wereld: Wereld
    verblijven: Verblijven
    vormen: dict[int, VormOpgave]

    @property
    def opgave(self) -> Opgave:
        return self.wereld.opgave

    @property
    def bevolking(self) -> Bevolking:
        return self.wereld.bevolking

    @property
    def gemeenten(self) -> int:
        return len(self.opgave.regio.gemeenten)


def maak_hulp(rng: np.random.Generator, wereld: Wereld, verblijven: Verblijven) -> Hulp:
    """All help at home that ran at some time from 2016 until today; ``tot`` is the planned end."""
    vormen = {i: geijkt(wereld.opgave, HULPVORMEN[i]) for i in AMBULANTE_VORMEN}
    werk = _Werk(rng, wereld, verblijven, vormen)
    naast = _naast_verblijf(werk)
    hulp = _beginstand(werk).erbij(naast)
    eerder = np.zeros(wereld.bevolking.aantal, dtype=np.bool_)
    for jaar in wereld.jaren():
        hulp = _jaar(werk, hulp, eerder, jaar)
    return hulp


def _naast_verblijf(werk: _Werk) -> Hulp:
    """Help at home beside a stay, more often in later years; old stays that still run get theirs later."""
    v = werk.verblijven
    start = np.maximum(v.van + werk.rng.integers(0, NAAST_BINNEN_DAGEN, size=v.aantal), jaarbegin(EERSTE_JAAR))
    lang = v.van < jaarbegin(EERSTE_JAAR)
    later = jaarbegin(EERSTE_JAAR) + werk.rng.integers(0, 6 * 365, size=v.aantal)
    start = np.where(lang, later, start).astype(np.int32)
    jaren = jaar_van(start)
    kans = np.array([werk.opgave.in_jaar("ambulant naast verblijf", j) for j in range(EERSTE_JAAR, jaren.max() + 1)])
    erbij = (werk.rng.random(v.aantal) * 100 < kans[jaren - EERSTE_JAAR]) & (start < v.tot) & (start <= werk.wereld.nu)
    rij = np.flatnonzero(erbij).astype(np.int32)
    vorm = kies(werk.rng, werk.opgave.gewichten("vorm naast verblijf", HULPVORMEN), rij.size)
    tot = start[rij] + _duur(werk, vorm, (v.tot[rij] - start[rij]).astype(np.int64) + 60)
    lang_door = werk.rng.random(rij.size) < 0.7  # most help stays as long as the stay does
    tot = np.where(lang_door, v.tot[rij], tot)
    return Hulp(v.jeugdige[rij], vorm, start[rij], np.maximum(tot, start[rij] + 1).astype(np.int32), rij)


def _duur(werk: _Werk, vorm: Reeks, grens: Getallen | Reeks) -> Dagen:
    uit = np.empty(vorm.size, dtype=np.int32)
    for i in np.unique(vorm).tolist():
        hier = vorm == i
        uit[hier] = trek_duur(werk.rng, werk.vormen[i].duur, grens[hier].astype(np.int64))
    return uit


def _aandelen(werk: _Werk, jaar: int) -> Getallen:
    """Weights of all forms (in the order of HULPVORMEN) in a year; 0 for stays."""
    uit = np.zeros(len(HULPVORMEN))
    for i in AMBULANTE_VORMEN:
        uit[i] = werk.opgave.in_jaar("aandeel ambulant", jaar, HULPVORMEN[i])
    return uit


def _doelen(werk: _Werk, jaar: int) -> tuple[Getallen, Getallen]:
    """Wanted youths and trajects per gemeente in a year."""
    jeugdigen = np.array([werk.opgave.in_jaar("jeugdigen met hulp", jaar, g.code) for g in werk.opgave.regio.gemeenten])
    trajecten = werk.opgave.in_jaar("trajecten", jaar) * jeugdigen / jeugdigen.sum()
    return jeugdigen * werk.wereld.schaal, trajecten * werk.wereld.schaal


def _beginstand(werk: _Werk) -> Hulp:
    """Help that ran already on 1 January 2016, with the age it should have."""
    begin = jaarbegin(EERSTE_JAAR)
    aandeel = _aandelen(werk, EERSTE_JAAR)
    jaren = np.array([werk.vormen[i].gemiddeld_dagen / JAAR if i in werk.vormen else 0 for i in range(len(HULPVORMEN))])
    _, trajecten = _doelen(werk, EERSTE_JAAR)
    in_jaar = trajecten.sum() - np.count_nonzero(werk.verblijven.loopt(begin, jaarbegin(EERSTE_JAAR + 1)))
    stroom = aandeel / (aandeel * (1 + jaren)).sum() * in_jaar  # inflow per form and year
    delen = []
    for i in AMBULANTE_VORMEN:
        proef = round(float(stroom[i]) * VOORGESCHIEDENIS_DAGEN / 365)
        van = (begin - werk.rng.integers(1, VOORGESCHIEDENIS_DAGEN, size=proef)).astype(np.int32)
        oud = leeftijden(werk.rng, werk.vormen[i].instroom, proef)
        grens = np.maximum(1, (werk.vormen[i].tot_leeftijd - oud) * JAAR).astype(np.int64)
        tot = van + trek_duur(werk.rng, werk.vormen[i].duur, grens)
        erin = tot > begin
        delen.append((np.full(int(erin.sum()), i, dtype=np.int32), van[erin], tot[erin].astype(np.int32), oud[erin]))
    vorm, van, tot, oud = (np.concatenate([d[k] for d in delen]) for k in range(4))
    gemeente = meng(werk.rng, vorm.size, trajecten)
    bezet = np.zeros(werk.bevolking.aantal, dtype=np.bool_)
    gewicht = werk.bevolking.kwetsbaar
    jeugdige = _kies(werk, _Vraag(gemeente, vorm, van, oud), bezet=bezet, gewicht=gewicht)
    er = jeugdige >= 0
    return Hulp(jeugdige[er], vorm[er], van[er], tot[er], np.full(int(er.sum()), GEEN, dtype=np.int32))


@dataclass(frozen=True, slots=True)
class _Vraag:
    """Help that asks for a youth: gemeente, form, first day and wanted age; arrays of one length."""

    gemeente: Reeks
    vorm: Reeks
    van: Dagen
    oud: Getallen


def _kies(werk: _Werk, vraag: _Vraag, *, bezet: Vlaggen, gewicht: Getallen) -> Reeks:
    jongst = np.array([min(b[0] for b in werk.vormen[i].instroom) for i in vraag.vorm.tolist()], dtype=np.int32)
    oudst = np.array([max(b[1] for b in werk.vormen[i].instroom) for i in vraag.vorm.tolist()], dtype=np.int32)
    return kies_jeugdigen(
        werk.rng,
        werk.bevolking,
        gemeente=vraag.gemeente,
        geboren=(vraag.van - vraag.oud * JAAR).astype(np.int32),
        geboren_na=(verjaardag(vraag.van, -(oudst + 1)) + 1).astype(np.int32),
        geboren_voor=verjaardag(vraag.van, -jongst),
        bezet=bezet,
        gewicht=gewicht,
    )


def _jaar(werk: _Werk, hulp: Hulp, eerder: Vlaggen, jaar: Jaar) -> Hulp:
    """Add the inflow of one year (or of the part of it until today)."""
    lopend_v, lopend_h = werk.verblijven.loopt(jaar.begin, jaar.einde), hulp.loopt(jaar.begin, jaar.einde)
    in_hulp = np.zeros(werk.bevolking.aantal, dtype=np.bool_)
    in_hulp[werk.verblijven.jeugdige[lopend_v]] = True
    in_hulp[hulp.jeugdige[lopend_h]] = True
    gem = werk.bevolking.gemeente
    al_trajecten = _tel(gem[werk.verblijven.jeugdige[lopend_v]], werk.gemeenten)
    al_trajecten = al_trajecten + _tel(gem[hulp.jeugdige[lopend_h]], werk.gemeenten)
    doel_jeugdigen, doel_trajecten = _doelen(werk, jaar.jaar)
    tekort = np.round((doel_jeugdigen - _tel(gem[in_hulp], werk.gemeenten)) * jaar.deel)
    instroom: Reeks = np.maximum(0, np.round((doel_trajecten - al_trajecten) * jaar.deel)).astype(np.int32)
    nieuw: Reeks = np.clip(tekort, 0, instroom).astype(np.int32)
    eerste = _nieuwe(werk, nieuw, in_hulp, eerder, jaar)
    in_hulp[eerste.jeugdige] = True
    tweede = _tweede_vormen(werk, instroom - nieuw, in_hulp, jaar)
    eerder |= in_hulp
    return hulp.erbij(eerste).erbij(tweede)


def _tel(gemeente: Reeks, aantal: int) -> Reeks:
    return np.bincount(gemeente, minlength=aantal).astype(np.int32)


def _nieuwe(werk: _Werk, aantallen: Reeks, in_hulp: Vlaggen, eerder: Vlaggen, jaar: Jaar) -> Hulp:
    """Help for youths who have none in this year yet; who had help before comes back more easily."""
    gemeente = np.repeat(np.arange(werk.gemeenten, dtype=np.int32), aantallen)
    werk.rng.shuffle(gemeente)
    n = gemeente.size
    vorm = meng(werk.rng, n, _aandelen(werk, jaar.jaar))
    van = (jaar.begin + werk.rng.random(n) * (jaar.einde - jaar.begin)).astype(np.int32)
    oud = np.empty(n)
    for i in np.unique(vorm).tolist():
        hier = vorm == i
        oud[hier] = leeftijden(werk.rng, werk.vormen[i].instroom, int(hier.sum()))
    factor = np.where(eerder, werk.opgave.getal("herhaald beroep"), 1.0)
    gewicht = werk.bevolking.kwetsbaar * factor
    jeugdige = _kies(werk, _Vraag(gemeente, vorm, van, oud), bezet=in_hulp, gewicht=gewicht)
    er = jeugdige >= 0
    return _stel_samen(werk, jeugdige[er], vorm[er], van[er])


def _tweede_vormen(werk: _Werk, aantallen: Reeks, in_hulp: Vlaggen, jaar: Jaar) -> Hulp:
    """A further form of help for youths who already have help in this year, at most one per youth and year."""
    volwassen = verjaardag(werk.bevolking.geboren, 18)
    pool = np.flatnonzero(in_hulp & (volwassen > jaar.einde) & (werk.bevolking.geboren < jaar.begin))
    delen = []
    for nummer, aantal in enumerate(aantallen.tolist()):
        hier = pool[werk.bevolking.gemeente[pool] == nummer]
        delen.append(werk.rng.permutation(hier)[:aantal])
    jeugdige = np.concatenate(delen).astype(np.int32)
    van = (jaar.begin + werk.rng.random(jeugdige.size) * (jaar.einde - jaar.begin)).astype(np.int32)
    vorm = _passende_vorm(werk, leeftijd_op(werk.bevolking.geboren[jeugdige], van), jaar.jaar)
    return _stel_samen(werk, jeugdige, vorm, van)


def _passende_vorm(werk: _Werk, leeftijd: Reeks, jaar: int) -> Reeks:
    """A form by weight, among those that take youths of this age."""
    gewicht = _aandelen(werk, jaar)
    past = np.zeros((leeftijd.size, len(HULPVORMEN)), dtype=np.bool_)
    for i, vorm in werk.vormen.items():
        laag, hoog = min(b[0] for b in vorm.instroom), max(b[1] for b in vorm.instroom)
        past[:, i] = (leeftijd >= laag) & (leeftijd <= hoog) & (gewicht[i] > 0)
    tijd = np.full(past.shape, np.inf)
    worp = werk.rng.standard_exponential(past.shape)
    np.divide(worp, gewicht[None, :], out=tijd, where=past)
    return np.asarray(tijd.argmin(axis=1), dtype=np.int32)


def _stel_samen(werk: _Werk, jeugdige: Reeks, vorm: Reeks, van: Dagen) -> Hulp:
    """Draw the lengths; help ends at 18, and for some goes on, at most until 23."""
    geboren = werk.bevolking.geboren[jeugdige]
    langer = werk.rng.random(jeugdige.size) < werk.opgave.getal("langer dan 18")
    weg = np.where(langer, verjaardag(geboren, HOOGSTE_LEEFTIJD), verjaardag(geboren, 18))
    tot = van + _duur(werk, vorm, np.maximum(1, weg - van))
    return Hulp(jeugdige, vorm, van, tot.astype(np.int32), np.full(jeugdige.size, GEEN, dtype=np.int32))
