"""Measures of the juvenile court, so that each gemeente has its published share of youths with jeugdbescherming.

Method: per year and gemeente, new measures = wanted youths with a measure − youths whose measure still runs. Part
goes with a placement of that year, the rest to youths with help at home. Guardianship (voogdij) comes after a long
stay in a family. Authorisations follow from stays under a measure, in pieces of at most a year.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from zorglandschap.core.begrippen.codelijsten import JuridischKader
from zorglandschap.core.begrippen.hulpvormen import VORMEN, Hulpvorm
from zorglandschap.core.synthetisch.ambulant import Hulp
from zorglandschap.core.synthetisch.bevolking import Bevolking
from zorglandschap.core.synthetisch.dagen import Dagen, Getallen, Reeks, Vlaggen, jaarbegin, leeftijd_op, verjaardag
from zorglandschap.core.synthetisch.opgave import EERSTE_JAAR, HULPVORMEN, Opgave
from zorglandschap.core.synthetisch.plekken import open_einde
from zorglandschap.core.synthetisch.samenvoegen import koppel
from zorglandschap.core.synthetisch.tabellen import Maatregelen
from zorglandschap.core.synthetisch.trekken import Duur, ijk, kies, trek_duur
from zorglandschap.core.synthetisch.verblijf import JAAR, Verblijven
from zorglandschap.core.synthetisch.wereld import Jaar, Wereld

KADERS: tuple[JuridischKader, ...] = tuple(JuridischKader)
OTS, VOTS, VOOGDIJ = (KADERS.index(k) for k in (JuridischKader.OTS, JuridischKader.VOTS, JuridischKader.VOOGDIJ))
MUHP, GESLOTEN = KADERS.index(JuridischKader.MUHP), KADERS.index(JuridischKader.GESLOTEN)
GEZINSVORM: Vlaggen = np.array([VORMEN[h].is_gezinsgericht and not VORMEN[h].is_crisis for h in HULPVORMEN])
GESLOTEN_VORM = HULPVORMEN.index(Hulpvorm.GESLOTEN)
LANG_DAGEN = 300  # a stay in a family this long can lead to guardianship


@dataclass(slots=True)
class _Boek:
    """Measures so far."""

    jeugdige: Reeks
    kader: Reeks
    van: Dagen
    tot: Dagen

    def erbij(self, jeugdige: Reeks, kader: int, van: Dagen, tot: Dagen) -> None:
        """Add measures of one kind; empty periods are left out."""
        er = tot > van
        self.jeugdige = np.concatenate((self.jeugdige, jeugdige[er])).astype(np.int32)
        self.kader = np.concatenate((self.kader, np.full(int(er.sum()), kader, dtype=np.int32)))
        self.van = np.concatenate((self.van, van[er])).astype(np.int32)
        self.tot = np.concatenate((self.tot, tot[er])).astype(np.int32)

    def met(self, aantal: int, van: int, tot: int, *, kader: int | None = None) -> Vlaggen:
        """Per youth: a measure (of one kind) in ``[van, tot)``."""
        uit = np.zeros(aantal, dtype=np.bool_)
        rij = (self.van < tot) & (self.tot > van)
        uit[self.jeugdige[rij if kader is None else rij & (self.kader == kader)]] = True
        return uit


@dataclass(frozen=True, slots=True)
class _Werk:
    rng: np.random.Generator
    wereld: Wereld
    verblijven: Verblijven
    hulp: Hulp
    boek: _Boek

    @property
    def opgave(self) -> Opgave:
        return self.wereld.opgave

    @property
    def bevolking(self) -> Bevolking:
        return self.wereld.bevolking

    def doel(self, jaar: int) -> Getallen:
        """Wanted youths with a measure in a year, per gemeente."""
        verloop = self.opgave.in_jaar("jeugdbescherming verloop", jaar) * self.wereld.schaal
        return np.array(
            [g.minderjarigen * g.jeugdbescherming_procent / 100 * verloop for g in self.opgave.regio.gemeenten]
        )


def maak_maatregelen(
    rng: np.random.Generator, wereld: Wereld, verblijven: Verblijven, hulp: Hulp, gi: Reeks
) -> Maatregelen:
    """All measures and authorisations that ran at some time from 2016 until today, by youth and start."""
    leeg = np.zeros(0, dtype=np.int32)
    werk = _Werk(rng, wereld, verblijven, hulp, _Boek(leeg, leeg, leeg, leeg))
    _beginstand(werk)
    for jaar in wereld.jaren():
        _voogdij(werk, jaar)
        _ots(werk, jaar)
    _machtigingen(werk)
    boek, nu, bevolking = werk.boek, wereld.nu, wereld.bevolking
    volgorde = np.lexsort((boek.kader, boek.van, boek.jeugdige))
    volgorde = volgorde[boek.van[volgorde] <= nu]
    jeugdige = boek.jeugdige[volgorde]
    return Maatregelen(
        jeugdige=jeugdige,
        kader=boek.kader[volgorde],
        gi=gi[kies(rng, np.ones(gi.size), bevolking.gezin_gemeente.size)[bevolking.gezin[jeugdige]]],
        van=boek.van[volgorde],
        tot=open_einde(boek.tot[volgorde], nu),
    )


def _volwassen(werk: _Werk, jeugdige: Reeks) -> Dagen:
    return verjaardag(werk.bevolking.geboren[jeugdige], 18)


def _ots_duur(opgave: Opgave) -> Duur:
    """Length of supervision, set on ages at the start spread over 0 to 17."""
    grens = np.linspace(30, 17 * JAAR, 64)
    return ijk(Duur(opgave.getal("ots spreiding"), minimum=90), opgave.getal("ots gemiddeld dagen"), grens)


def _beginstand(werk: _Werk) -> None:
    """Measures that ran already on 1 January 2016: first for youths in a stay, then for youths with help at home."""
    begin, rng = jaarbegin(EERSTE_JAAR), werk.rng
    ots_jaren = werk.opgave.getal("ots gemiddeld dagen") / JAAR
    voogdij_jaren = werk.opgave.getal("voogdij gemiddeld dagen") / JAAR
    aandeel = werk.opgave.getal("aandeel voogdij")
    doel = werk.doel(EERSTE_JAAR)
    v = werk.verblijven
    thuis = np.flatnonzero(werk.hulp.loopt(begin, begin + 1))
    for nummer, wens in enumerate(doel.tolist()):
        in_verblijf = np.flatnonzero(v.loopt(begin, begin + 1) & (werk.bevolking.gemeente[v.jeugdige] == nummer))
        lang = in_verblijf[GEZINSVORM[v.vorm[in_verblijf]] & (v.van[in_verblijf] < begin - LANG_DAGEN)]
        n_voogdij = round(wens * aandeel * voogdij_jaren / (1 + voogdij_jaren))
        voogd = rng.permutation(lang)[:n_voogdij]
        kind = v.jeugdige[voogd]
        van = v.van[voogd] + LANG_DAGEN
        rest = (_volwassen(werk, kind) - begin) * np.sqrt(rng.random(kind.size))  # many stay until they are 18
        werk.boek.erbij(kind, VOOGDIJ, van, begin + np.maximum(30, rest).astype(np.int32))
        n_ots = round(wens * (1 - aandeel) * ots_jaren / (1 + ots_jaren))
        buiten = np.setdiff1d(v.jeugdige[in_verblijf], kind)
        thuis_hier = np.unique(werk.hulp.jeugdige[thuis[werk.bevolking.gemeente[werk.hulp.jeugdige[thuis]] == nummer]])
        uit_verblijf = rng.permutation(buiten)[: round(n_ots * werk.opgave.getal("ots bij uithuisplaatsing"))]
        rest = rng.permutation(np.setdiff1d(thuis_hier, np.concatenate((kind, buiten))))
        ots = np.concatenate((uit_verblijf, rest[: n_ots - uit_verblijf.size])).astype(np.int32)
        _lopende_ots(werk, ots, begin)


def _lopende_ots(werk: _Werk, jeugdige: Reeks, begin: int) -> None:
    """Supervision that ran already: length drawn in proportion to length, and a random part of it gone by."""
    duur = _ots_duur(werk.opgave)
    proef = trek_duur(werk.rng, duur, np.full(4000, 3000))
    dagen = proef[kies(werk.rng, proef, jeugdige.size)]
    van = begin - (werk.rng.random(jeugdige.size) * dagen).astype(np.int32)
    van = np.maximum(van, werk.bevolking.geboren[jeugdige])
    werk.boek.erbij(jeugdige, OTS, van, np.minimum(van + dagen, _volwassen(werk, jeugdige)))


def _voogdij(werk: _Werk, jaar: Jaar) -> None:
    """Guardianship after a long stay in a family, mostly of young children; supervision ends that day."""
    begin, einde = jaar.begin, jaar.einde
    aantal, v = werk.bevolking.aantal, werk.verblijven
    al = werk.boek.met(aantal, begin, einde, kader=VOOGDIJ)
    doel = werk.doel(jaar.jaar).sum() * werk.opgave.getal("aandeel voogdij")
    nodig = max(0, round((doel - int(al.sum())) * jaar.deel))
    pool = np.flatnonzero(GEZINSVORM[v.vorm] & (v.van < begin - LANG_DAGEN) & (v.tot > einde) & ~al[v.jeugdige])
    kind = v.jeugdige[pool]
    leeftijd = leeftijd_op(werk.bevolking.geboren[kind], begin)
    tijd = werk.rng.standard_exponential(pool.size) * np.exp(leeftijd / 6)
    kind = kind[np.argsort(np.where(leeftijd < 16, tijd, np.inf), kind="stable")[:nodig]]
    van = (begin + werk.rng.random(kind.size) * (einde - begin)).astype(np.int32)
    grens = np.maximum(30, _volwassen(werk, kind) - van)
    vorm = Duur(werk.opgave.getal("voogdij spreiding"), minimum=90)
    if kind.size:
        duur = ijk(vorm, werk.opgave.getal("voogdij gemiddeld dagen"), grens.astype(np.float64))
        loopt = np.isin(werk.boek.jeugdige, kind) & (werk.boek.tot > begin)
        start = np.zeros(aantal, dtype=np.int32)
        start[kind] = van
        werk.boek.tot[loopt] = np.minimum(werk.boek.tot[loopt], np.maximum(start, 1)[werk.boek.jeugdige[loopt]])
        werk.boek.erbij(kind, VOOGDIJ, van, van + trek_duur(werk.rng, duur, grens))


def _ots(werk: _Werk, jaar: Jaar) -> None:
    """New supervision, per gemeente, with a placement or with help at home; one in five starts provisional."""
    begin, einde = jaar.begin, jaar.einde
    v, h, gem = werk.verblijven, werk.hulp, werk.bevolking.gemeente
    met = werk.boek.met(werk.bevolking.aantal, begin, einde)
    al = np.bincount(gem[met], minlength=len(werk.opgave.regio.gemeenten))
    nieuw = np.maximum(0, np.round((werk.doel(jaar.jaar) - al) * jaar.deel)).astype(np.int32)
    jong = verjaardag(werk.bevolking.geboren, 17) > einde
    geplaatst = np.flatnonzero((v.van >= begin) & (v.van < einde) & (v.vorige < 0))
    eerste_dag = np.full(werk.bevolking.aantal, einde - 1, dtype=np.int32)
    eerste_dag[v.jeugdige[geplaatst]] = v.van[geplaatst]
    thuis = np.unique(h.jeugdige[h.loopt(begin, einde) & (werk.bevolking.geboren[h.jeugdige] < begin)])
    delen = []
    for nummer, aantal in enumerate(nieuw.tolist()):
        uit_huis = np.unique(v.jeugdige[geplaatst])
        uit_huis = uit_huis[(gem[uit_huis] == nummer) & ~met[uit_huis] & jong[uit_huis]]
        daarvan = werk.rng.permutation(uit_huis)[: round(aantal * werk.opgave.getal("ots bij uithuisplaatsing"))]
        rest = thuis[(gem[thuis] == nummer) & ~met[thuis] & jong[thuis]]
        rest = werk.rng.permutation(np.setdiff1d(rest, uit_huis))[: aantal - daarvan.size]
        delen += [daarvan, rest]
    kind = np.concatenate(delen).astype(np.int32)
    vroeger = werk.rng.integers(0, 60, size=kind.size)
    los = (begin + werk.rng.random(kind.size) * (einde - begin)).astype(np.int32)
    van = np.where(eerste_dag[kind] < einde - 1, eerste_dag[kind] - vroeger, los)
    van = np.maximum(np.maximum(van, begin), werk.bevolking.geboren[kind]).astype(np.int32)
    _begin_ots(werk, kind, van)


def _begin_ots(werk: _Werk, kind: Reeks, van: Dagen) -> None:
    vooraf = werk.rng.random(kind.size) < werk.opgave.getal("ots na vots")
    voorlopig = int(werk.opgave.getal("vots dagen")) - werk.rng.integers(0, 8, size=kind.size)
    weg = _volwassen(werk, kind)
    overgang = np.minimum(van + voorlopig, weg)
    werk.boek.erbij(kind[vooraf], VOTS, van[vooraf], overgang[vooraf].astype(np.int32))
    start = np.where(vooraf, overgang, van).astype(np.int32)
    werk.boek.erbij(kind, OTS, start, start + trek_duur(werk.rng, _ots_duur(werk.opgave), np.maximum(1, weg - start)))


def _machtigingen(werk: _Werk) -> None:
    """Authorisations to live elsewhere under supervision, and for closed care, each of at most a year."""
    boek, v = werk.boek, werk.verblijven
    toezicht = np.flatnonzero((boek.kader == OTS) | (boek.kader == VOTS))
    rij, maatregel = koppel(v.jeugdige, boek.jeugdige[toezicht])
    van = np.maximum(v.van[rij], boek.van[toezicht][maatregel])
    tot = np.minimum(v.tot[rij], boek.tot[toezicht][maatregel])
    open_ = v.vorm[rij] != GESLOTEN_VORM
    _in_stukken(werk, MUHP, v.jeugdige[rij[open_]], van[open_], tot[open_])
    dicht = v.vorm == GESLOTEN_VORM
    _in_stukken(werk, GESLOTEN, v.jeugdige[dicht], v.van[dicht], v.tot[dicht])


def _in_stukken(werk: _Werk, kader: int, kind: Reeks, van: Dagen, tot: Dagen) -> None:
    """Authorisations one after another, each of at most a year."""
    hoogstens = int(werk.opgave.getal("machtiging hoogstens dagen"))
    while kind.size:
        er = (van < tot) & (van <= werk.wereld.nu)
        kind, van, tot = kind[er], van[er], tot[er]
        werk.boek.erbij(kind, kader, van, np.minimum(tot, van + hoogstens).astype(np.int32))
        van = (van + hoogstens).astype(np.int32)
