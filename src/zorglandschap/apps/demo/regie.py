"""Loads who was a fixed face of a child and when: casusregie, perspectiefregie, jeugdbescherming, who gives help."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from zorglandschap.apps.casus.models import Regieperiode
from zorglandschap.apps.demo.bak import Bak
from zorglandschap.apps.demo.casusbeeld import Casusbeeld
from zorglandschap.apps.demo.kolommen import EERSTE_NUMMER
from zorglandschap.apps.demo.lading import Lading
from zorglandschap.apps.demo.tijdlijn import Tijdlijn
from zorglandschap.core.begrippen.besluitwoorden import RedenOverdracht, Regiesoort
from zorglandschap.core.begrippen.codelijsten import JuridischKader, Rol, Stap
from zorglandschap.core.synthetisch.dagen import GEEN, GEEN_EINDE, Reeks, jaarbegin
from zorglandschap.core.synthetisch.maatregelen import KADERS, OTS, VOOGDIJ, VOTS
from zorglandschap.core.synthetisch.mensen import ROLLEN
from zorglandschap.core.synthetisch.opgave import EERSTE_JAAR

JAAR = 365.25
MEESTE_OVERDRACHTEN = 4
RAND_DAGEN = 30  # no hand-over so soon after the beginning or before the end
VRIJWILLIG = KADERS.index(JuridischKader.VRIJWILLIG)
DWANG = (OTS, VOTS, VOOGDIJ)
OP_DE_TIJDLIJN = (Regiesoort.CASUSREGIE, Regiesoort.JEUGDBESCHERMING)
_VER = 1_000_000  # more than any day number


@dataclass(frozen=True, slots=True)
class Periode:
    """Somebody was a fixed face of a case from a day until a day (GEEN: until now)."""

    casus: int
    wie: int
    soort: Regiesoort
    van: int
    tot: int
    reden: RedenOverdracht
    toelichting: str = ""
    gesprek: int = GEEN


@dataclass(frozen=True, slots=True, eq=False)
class Regie:
    """All periods; ``perspectief`` is the perspectiefregisseur of each case, or -1."""

    periodes: list[Periode]
    perspectief: Reeks
    vast: Reeks
    _sleutel: NDArray[np.int64]
    _wie: Reeks

    def op(self, casus: Reeks, dag: Reeks) -> Reeks:
        """Who was casusregisseur of each case on a day; without periods who is it last."""
        plek = np.searchsorted(self._sleutel, casus.astype(np.int64) * _VER + dag, side="right") - 1
        past = (plek >= 0) & (self._sleutel[plek] // _VER == casus)
        return np.where(past, self._wie[plek], self.vast[casus]).astype(np.int32)


def bedenk_regie(lading: Lading, beeld: Casusbeeld) -> Regie:
    """Draw who was a fixed face when; the last one is who stands in the case."""
    c, dienst, dwang = lading.streek.casussen, _Dienst(lading), _dwang_sinds(lading)
    perspectief = np.full(c.aantal, GEEN, dtype=np.int32)
    periodes: list[Periode] = []
    for casus in beeld.rijen:
        begin = max(int(c.geopend[casus]), jaarbegin(EERSTE_JAAR))
        tot = GEEN if beeld.open_[casus] else int(beeld.einde[casus])
        team, wie = int(c.gemeente[casus]), int(c.regisseur[casus])
        reeks = dienst.reeks(casus, Regiesoort.CASUSREGIE, (begin, tot), wie, dienst.collegas(team, Rol.JEUGDCONSULENT))
        periodes += reeks
        if beeld.open_[casus] and beeld.in_verblijf[casus] and c.kader[casus] == VRIJWILLIG:
            perspectief[casus] = dienst.perspectiefregisseur(team, wie)
        if perspectief[casus] != GEEN:
            sinds = max(begin, int(beeld.start[casus]))
            vast = int(perspectief[casus])
            periodes.append(Periode(casus, vast, Regiesoort.PERSPECTIEFREGIE, sinds, GEEN, RedenOverdracht.START))
        if beeld.open_[casus] and c.jeugdbeschermer[casus] != GEEN:
            sinds = max(begin, dwang.get(int(c.jeugdige[casus]), begin))
            periodes += _jeugdbescherming(lading, dienst, casus, sinds)
        periodes += _hulpverleners(lading, dienst, beeld, casus)
    regie = [p for p in periodes if p.soort is Regiesoort.CASUSREGIE]
    sleutel = np.array([p.casus * _VER + p.van for p in regie], dtype=np.int64)
    volgorde = np.argsort(sleutel, kind="stable")
    return Regie(
        periodes=periodes,
        perspectief=perspectief,
        vast=c.regisseur,
        _sleutel=sleutel[volgorde],
        _wie=np.array([p.wie for p in regie], dtype=np.int32)[volgorde],
    )


def laad_regie(lading: Lading, regie: Regie, tijdlijn: Tijdlijn) -> None:
    """Store all periods; a hand-over stands on the timeline."""
    bak = Bak(
        Regieperiode, "vaste gezichten",
        "casus", "medewerker", "soort", "van", "tot", "reden", "toelichting", "gesprek_op",
    )  # fmt: skip
    for p in regie.periodes:
        casus, wie = p.casus + EERSTE_NUMMER, p.wie + EERSTE_NUMMER
        bak.erbij(casus, wie, p.soort.value, p.van, p.tot, p.reden.value, p.toelichting, p.gesprek)
        if p.soort in OP_DE_TIJDLIJN and p.reden is not RedenOverdracht.START:
            kop = f"{p.soort.value.capitalize()}: {lading.medewerkers[p.wie]} ({p.reden.value})"
            tijdlijn.zet(p.casus, Stap.REGIE, p.van, f"{kop}. {p.toelichting}")
    bak.schrijf(lading.invoer, lading.rng)


class _Dienst:
    """Who works where, and dice for who changes when."""

    def __init__(self, lading: Lading) -> None:
        self.rng, self._opgave, self._teksten = lading.dobbelstenen("regie"), lading.opgave, lading.teksten
        self._nu = lading.dag
        m = lading.streek.medewerkers
        self._per_plek: dict[tuple[int, int], list[int]] = {}
        for nummer, plek in enumerate(zip(m.organisatie.tolist(), m.rol.tolist(), strict=True)):
            self._per_plek.setdefault(plek, []).append(nummer)
        gewichten = self._opgave.gewichten("reden overdracht", RedenOverdracht)
        self._redenen, self._kansen = tuple(RedenOverdracht), np.cumsum(gewichten / gewichten.sum())

    def collegas(self, organisatie: int, rol: Rol) -> Sequence[int]:
        """Everybody in a role at an organisation."""
        return self._per_plek.get((organisatie, ROLLEN.index(rol)), ())

    def perspectiefregisseur(self, team: int, regisseur: int) -> int:
        """The fixed contact of a youth who lives elsewhere: mostly there is one, often the casusregisseur."""
        worp = self.rng.random()
        if worp > self._opgave.getal("perspectiefregie geregeld"):
            return GEEN
        mensen = self.collegas(team, Rol.JEUGDCONSULENT)
        zelfde = self.rng.random() < self._opgave.getal("perspectiefregie door casusregisseur")
        return regisseur if zelfde or not mensen else int(mensen[int(self.rng.integers(len(mensen)))])

    def reeks(
        self, casus: int, soort: Regiesoort, periode: tuple[int, int], laatste: int, collegas: Sequence[int]
    ) -> list[Periode]:
        """One after another until the last; nobody follows on themselves."""
        van, tot = periode
        momenten = self._overdrachten(van, tot, collegas)
        mensen = [laatste]
        for _ in momenten:
            mensen.insert(0, self._ander(collegas, mensen[0]))
        uit = []
        for nr, (begin, wie) in enumerate(zip([van, *momenten], mensen, strict=True)):
            einde = momenten[nr] if nr < len(momenten) else tot
            reden = self._reden() if nr else RedenOverdracht.START
            tekst = "" if nr == 0 else self._teksten.kies("overdracht", casus + nr)
            uit.append(Periode(casus, wie, soort, begin, einde, reden, tekst, self._gesprek(begin, nr)))
        return uit

    def _gesprek(self, dag: int, nr: int) -> int:
        met = nr > 0 and self.rng.random() < self._opgave.getal("overdracht met gesprek")
        return dag - int(self.rng.integers(1, 10)) if met else GEEN

    def _overdrachten(self, van: int, tot: int, collegas: Sequence[int]) -> list[int]:
        eerste, laatste = van + RAND_DAGEN, (tot if tot != GEEN else self._nu) - RAND_DAGEN
        if laatste <= eerste or len(collegas) < 2:
            return []
        verwacht = (laatste - eerste) / JAAR * self._opgave.getal("overdrachten per jaar")
        aantal = min(MEESTE_OVERDRACHTEN, int(self.rng.poisson(verwacht)))
        dagen = self.rng.integers(eerste, laatste, size=aantal).tolist()
        return sorted(set(dagen))

    def _ander(self, collegas: Sequence[int], dan: int) -> int:
        plek = int(self.rng.integers(len(collegas)))
        return int(collegas[plek] if collegas[plek] != dan else collegas[(plek + 1) % len(collegas)])

    def _reden(self) -> RedenOverdracht:
        return self._redenen[int(np.searchsorted(self._kansen, self.rng.random()))]


def _dwang_sinds(lading: Lading) -> dict[int, int]:
    """Since when the measure of each youth runs."""
    m = lading.streek.maatregelen
    rij = np.flatnonzero(np.isin(m.kader, DWANG) & (m.tot == GEEN_EINDE))
    return dict(zip(m.jeugdige[rij].tolist(), m.van[rij].tolist(), strict=True))


def _jeugdbescherming(lading: Lading, dienst: _Dienst, casus: int, sinds: int) -> list[Periode]:
    """The jeugdbeschermer since the measure, or since the case began when the measure is older."""
    c, m = lading.streek.casussen, lading.streek.medewerkers
    wie = int(c.jeugdbeschermer[casus])
    collegas = dienst.collegas(int(m.organisatie[wie]), Rol.JEUGDBESCHERMER)
    return dienst.reeks(casus, Regiesoort.JEUGDBESCHERMING, (sinds, GEEN), wie, collegas)


def _hulpverleners(lading: Lading, dienst: _Dienst, beeld: Casusbeeld, casus: int) -> list[Periode]:
    """For each stay or other main help of the case somebody of the provider."""
    t, uit = lading.streek.trajecten, []
    for traject in beeld.hoofd.get(casus, ()):
        mensen = dienst.collegas(int(t.aanbieder[traject]), Rol.BEHANDELAAR)
        if not mensen:
            continue  # help of the local team itself: the casusregisseur is the face
        wie = int(mensen[traject % len(mensen)])
        van, tot = int(t.van[traject]), GEEN if t.tot[traject] == GEEN_EINDE else int(t.tot[traject])
        uit.append(Periode(casus, wie, Regiesoort.HULPVERLENER, van, tot, RedenOverdracht.START))
    return uit
