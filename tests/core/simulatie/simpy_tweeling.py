"""The same landscape as processes in SimPy, with its own dice: to check the kernel, and to time it."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Generator
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import simpy

from zorglandschap.core.simulatie.invoer import UIT, Deel, Duur, Invoer, Zorgvorm

JAAR = 365.25


@dataclass(eq=False)
class Kind:
    """One youth."""

    m: int
    profiel: int
    vorm: str
    geboren: float
    klasse: int
    plek: int = -1
    gevraagd: float = 0.0
    begin: float = 0.0
    eind: float = 0.0
    seintje: Any = None
    team: int = -1
    keus: str = ""


@dataclass
class Tweeling:
    """One replication of ``invoer``; ``som`` holds flows [measure, form] and ``stand`` the levels per period end."""

    invoer: Invoer
    zaad: int
    som: dict[tuple[str, str], float] = field(default_factory=lambda: defaultdict(float))
    stand: list[dict[tuple[str, str], float]] = field(default_factory=list)
    gebeurd: int = 0

    def __post_init__(self) -> None:
        i = self.invoer
        self.env = simpy.Environment()
        self.rng = np.random.default_rng(self.zaad)
        self.vorm = {v.naam: v for v in i.vormen}
        loc = {x.naam: x for x in i.locaties}
        self.plekvorm = [v.vorm for v in i.voorzieningen] + [v.naam for v in i.vormen if v.altijd_open]
        self.open = {v.naam: len(i.voorzieningen) + k for k, v in enumerate(x for x in i.vormen if x.altijd_open)}
        self.cap = [v.plekken for v in i.voorzieningen]
        self.bezet = [0] * len(self.plekvorm)
        self.bij = {
            (f, m): sorted((k for k, v in enumerate(i.voorzieningen) if v.vorm == f),
                           key=lambda k: loc[i.voorzieningen[k].locatie].km[g])
            for f in self.vorm for m, g in enumerate(i.gemeenten)
        }  # fmt: skip
        self.km = [[loc[v.locatie].km[g] for v in i.voorzieningen] for g in i.gemeenten]
        self.rij: dict[str, list[Kind]] = {f: [] for f in self.vorm}
        self.in_team = [0] * len(i.teams)
        self.teamcap = [t.ruimte for t in i.teams]
        self.kinderen: set[Kind] = set()

    # --- dice

    def duur(self, duur: Duur) -> float:
        deel = duur[0] if len(duur) == 1 else duur[int(self.rng.choice(len(duur), p=[d.gewicht for d in duur]))]
        return self.deel(deel)

    def deel(self, deel: Deel) -> float:
        if deel.spreiding is None:
            return float(self.rng.exponential(deel.gemiddelde))
        s2 = math.log1p(deel.spreiding**2)
        return float(np.exp(math.log(deel.gemiddelde) - s2 / 2 + math.sqrt(s2) * self.rng.standard_normal()))

    def rest(self, duur: Duur, al: float) -> float:
        """By drawing again until it is longer; slow and simple."""
        for _ in range(100_000):
            x = self.duur(duur)
            if x > al:
                return x - al
        return 0.0

    def kies(self, rij: dict[str, float]) -> str:
        u, namen = self.rng.random(), list(rij)
        for naam in namen:
            u -= rij[naam]
            if u < 0:
                return naam
        return namen[-1]

    def factor(self, wat: str, scope: dict[str, str], t: float) -> float:
        laatst: dict[tuple[Any, ...], float] = {}
        for f in sorted(getattr(self.invoer, wat), key=lambda f: f.vanaf):
            eisen = {k: getattr(f, k) for k in scope}
            if (f.vanaf - self.invoer.start).days <= t and all(e in (None, scope[k]) for k, e in eisen.items()):
                laatst[tuple(eisen.values())] = f.waarde
        return math.prod(laatst.values())

    # --- places

    def dichtstbij(self, f: str, m: int, nodig: int = 1) -> int:
        return next((k for k in self.bij[f, m] if self.cap[k] - self.bezet[k] >= nodig), -1)

    def tel(self, wat: str, vorm: str, n: float = 1.0) -> None:
        self.som[wat, vorm] += n

    def verlaat(self, y: Kind) -> int:
        v, t = y.plek, self.env.now
        f = self.vorm[self.plekvorm[v]]
        self.bezet[v] -= 1
        y.plek = -1
        self.tel("uitstroom", f.naam)
        self.te_lang_van(y, f, t)
        return v

    def te_lang_van(self, y: Kind, f: Zorgvorm, t: float) -> None:
        if f.crisis:
            self.tel("verdrongen", f.naam, max(0.0, t - max(0.0, min(y.begin + self.invoer.te_lang, y.eind))))

    def krijgt(self, y: Kind, v: int) -> None:
        f = self.plekvorm[v]
        self.bezet[v] += 1
        y.plek, y.vorm, y.begin = v, f, self.env.now
        self.tel("instroom", f)
        self.tel("wachttijd", f, self.env.now - y.gevraagd)
        self.tel("eerste keus", f, float(f == y.keus))

    def uit_rij(self, y: Kind) -> None:
        self.rij[y.vorm].remove(y)
        te_veel = self.env.now - max(0.0, y.gevraagd + self.vorm[y.vorm].norm_dagen)
        self.tel("schadedagen", y.vorm, max(0.0, te_veel))

    def geef_vrij(self, v: int) -> None:
        while v >= 0:
            f = self.plekvorm[v]
            if v >= len(self.cap) or self.bezet[v] >= self.cap[v] or not self.rij[f]:
                return
            y = min(self.rij[f], key=lambda k: k.klasse)
            self.uit_rij(y)
            oud = self.verlaat(y) if y.plek >= 0 else -1
            self.krijgt(y, v)
            y.seintje.succeed("plek")
            v = oud

    def ruil(self, y: Kind) -> None:
        """A circle of wishes of those who keep a place, found by walking; everyone moves on."""
        doel = self.plekvorm[y.plek]

        def loop(pad: list[Kind]) -> list[Kind] | None:
            for z in sorted(self.rij_van(pad[-1].vorm), key=lambda k: k.klasse):
                if z in pad or any(self.plekvorm[p.plek] == self.plekvorm[z.plek] for p in pad):
                    continue
                if z.vorm == doel or (rest := loop([*pad, z])):
                    return [*pad, z] if z.vorm == doel else rest
            return None

        kring = loop([y])
        if kring is None:
            return
        for z in kring:
            self.uit_rij(z)
        waar = [self.verlaat(z) for z in kring]
        for k, z in enumerate(kring):
            self.krijgt(z, waar[(k + 1) % len(kring)])
            z.seintje.succeed("plek")

    def rij_van(self, vorm: str) -> list[Kind]:
        return [z for f in self.rij for z in self.rij[f] if z.plek >= 0 and self.plekvorm[z.plek] == vorm]

    # --- the path of a youth

    def weg(self, y: Kind, wat: str) -> None:
        self.tel(wat, self.plekvorm[y.plek] if y.plek >= 0 else y.vorm)
        self.kinderen.discard(y)
        if y.plek >= 0:
            self.geef_vrij(self.verlaat(y))

    def loop(self, y: Kind, begin: str, rest: float = 0.0) -> Generator[Any, Any, None]:
        """From a request (‘meld’, ‘vraag’), from a place (‘plek’) or from the waiting list (‘wacht’)."""
        if begin == "meld":
            begin = yield from self.bij_team(y)
        while True:
            while begin in ("vraag", "wacht"):
                begin = yield from self.zoek(y, al=begin == "wacht")
            if begin == "weg":
                return
            if begin == "plek":
                rest = self.verblijfsduur(y)
            begin = yield from self.verblijf(y, rest)

    def bij_team(self, y: Kind) -> Generator[Any, Any, str]:
        for k, team in enumerate(self.invoer.teams):
            if self.in_team[k] < self.teamcap[k] and self.rng.random() < team.voorkomt.get(y.vorm, 0.0):
                self.in_team[k] += 1
                self.tel("voorkomen", y.vorm)
                yield self.env.timeout(self.duur(team.duur))
                self.gebeurd += 1
                self.in_team[k] -= 1
                if self.rng.random() >= team.terugval:
                    self.weg(y, "vertrokken")
                    return "weg"
        return "vraag"

    def vrij(self, y: Kind) -> int:
        v = self.dichtstbij(y.vorm, y.m)
        keuzes = self.invoer.profielen[y.profiel].tweede_keus.get(y.vorm, ())
        for anders, kans in keuzes:
            if v < 0 and self.dichtstbij(anders, y.m) >= 0 and self.rng.random() < kans:
                v = self.dichtstbij(anders, y.m)
        return self.open.get(y.vorm, -1) if v < 0 else v

    def zoek(self, y: Kind, *, al: bool) -> Generator[Any, Any, str]:
        t, f = self.env.now, self.vorm[y.vorm]
        if not al:
            y.gevraagd = t
            if t >= y.geboren + f.oud_op * JAAR:
                self.weg(y, "volwassen")
                return "weg"
            if (v := self.vrij(y)) >= 0:
                oud = self.verlaat(y) if y.plek >= 0 else -1
                self.krijgt(y, v)
                self.geef_vrij(oud)
                return "plek"
        oud_op = y.geboren + f.oud_op * JAAR
        geduld = math.inf
        if y.plek >= 0:
            oud_op = min(oud_op, y.geboren + self.vorm[self.plekvorm[y.plek]].oud_op * JAAR)
        elif f.geduld is not None:
            geduld = self.rest((f.geduld,), t - y.gevraagd) if al else self.deel(f.geduld)
        y.seintje = self.env.event()
        self.rij[y.vorm].append(y)
        if y.plek >= 0:
            self.ruil(y)
        yield y.seintje | self.env.timeout(max(0.0, min(oud_op - t, geduld)))
        if y.seintje.triggered:
            return "plek"
        self.gebeurd += 1
        self.uit_rij(y)
        return self.opgegeven(y, f, oud=oud_op - t <= geduld)

    def opgegeven(self, y: Kind, f: Zorgvorm, *, oud: bool) -> str:
        if oud:
            self.weg(y, "volwassen")
            return "weg"
        if f.crisisvorm and self.rng.random() < f.kans_crisis:
            self.tel("escalaties", f.naam)
            y.vorm = y.keus = f.crisisvorm
            y.klasse = 0
            return "vraag"
        self.weg(y, "afgehaakt")
        return "weg"

    def verblijfsduur(self, y: Kind) -> float:
        t, profiel = self.env.now, self.invoer.profielen[y.profiel]
        dagen = self.duur(self.vorm[y.vorm].duur) * profiel.duurfactor.get(y.vorm, 1.0)
        dagen *= self.factor("duur", {"vorm": y.vorm}, t)
        for k, team in enumerate(self.invoer.teams):
            if y.vorm in team.verkort and self.in_team[k] < self.teamcap[k]:
                self.in_team[k] += 1
                y.team = k
                dagen *= team.verkort[y.vorm]
        return dagen

    def verblijf(self, y: Kind, dagen: float) -> Generator[Any, Any, str]:
        f = self.vorm[y.vorm]
        over = max(0.0, y.geboren + f.oud_op * JAAR - self.env.now)
        y.eind = self.env.now + min(dagen, over)
        yield self.env.timeout(min(dagen, over))
        self.gebeurd += 1
        if y.team >= 0:
            self.in_team[y.team] -= 1
            y.team = -1
        if over <= dagen:
            self.weg(y, "volwassen")
            return "weg"
        naar = self.kies(dict(self.invoer.profielen[y.profiel].doorstroom.get(y.vorm, {UIT: 1.0})))
        if naar == UIT:
            self.weg(y, "vertrokken")
            return "weg"
        y.klasse = f.voorrang_door
        if (f.naam, naar) not in self.invoer.blijft:
            self.geef_vrij(self.verlaat(y))
        y.vorm = y.keus = naar
        return "vraag"

    # --- the world

    def nieuw(self, m: int, q: int, vorm: str) -> Kind:
        p = self.invoer.profielen[q]
        y = Kind(m, q, vorm, self.env.now - self.rng.uniform(*p.leeftijd) * JAAR, p.voorrang, keus=vorm)
        y.gevraagd = self.env.now
        self.kinderen.add(y)
        self.tel("aanvragen", vorm)
        return y

    def aankomsten(self, m: int, q: int) -> Generator[Any, Any, None]:
        i, p = self.invoer, self.invoer.profielen[q]
        tempo, hoogst = i.instroom[m, q] / JAAR, 1.5
        while True:
            yield self.env.timeout(self.rng.exponential(1 / (tempo * hoogst)))
            self.gebeurd += 1
            scope = {"gemeente": i.gemeenten[m], "profiel": p.naam}
            if self.rng.random() * hoogst < self.factor("vraag", scope, self.env.now):
                self.gezin(m, q, self.kies(dict(p.eerste_keus)))

    def gezin(self, m: int, q: int, vorm: str) -> None:
        u, p = self.rng.random(), self.invoer.profielen[q]
        samen = 1 + (u < p.kans_broer_zus) + (u < p.kans_broer_zus**2)
        cap = sum(c for c, v in zip(self.cap, self.plekvorm, strict=False) if v == vorm)
        vrij = sum(max(0, self.cap[k] - self.bezet[k]) for k in self.bij[vorm, m])
        groep = [self.nieuw(m, q, vorm) for _ in range(samen)]
        v = self.dichtstbij(vorm, m, samen) if samen > 1 else -1
        if samen == 1 and cap and self.rng.random() < self.vorm[vorm].aanzuiging * vrij / cap:
            groep.append(self.nieuw(m, q, vorm))
        for y in groep:
            if v >= 0:
                self.krijgt(y, v)
            self.env.process(self.loop(y, "plek" if v >= 0 else "meld"))

    def wissels(self) -> Generator[Any, Any, None]:
        rij = [((x.op - self.invoer.start).days, k, x.aantal, lijst)
               for lijst, dingen in ((self.cap, self.invoer.voorzieningen), (self.teamcap, self.invoer.teams))
               for k, ding in enumerate(dingen) for x in ding.veranderingen]  # fmt: skip
        einde = (self.invoer.periodes()[-1] - self.invoer.start).days
        for dag, k, aantal, lijst in sorted((r for r in rij if r[0] < einde), key=lambda r: r[0]):
            yield self.env.timeout(dag - self.env.now)
            self.gebeurd += 1
            lijst[k] = aantal
            while lijst is self.cap and self.bezet[k] < aantal and self.rij[self.plekvorm[k]]:
                self.geef_vrij(k)

    def standen(self) -> Generator[Any, Any, None]:
        for op in self.invoer.periodes():
            yield self.env.timeout((op - self.invoer.start).days - self.env.now)
            nu: dict[tuple[str, str], float] = defaultdict(float)
            for y in self.kinderen:
                if y.plek >= 0:
                    f = self.plekvorm[y.plek]
                    nu["aanwezig", f] += 1
                    nu["buiten de regio", f] += y.plek >= len(self.cap)
                    km = self.vorm[f].km_buiten if y.plek >= len(self.cap) else self.km[y.m][y.plek]
                    nu["km", f] += km
            for f, rij in self.rij.items():
                nu["wachtend", f] = len(rij)
                for y in rij:
                    if y.plek >= 0:
                        nu["op slot", self.plekvorm[y.plek]] += 1
            self.stand.append(nu)

    def begin(self) -> None:
        b, w = self.invoer.bewoners, self.invoer.wachtenden
        for v, m, q, dagen, jaren in zip(b.voorziening, b.gemeente, b.profiel, b.dagen, b.leeftijd, strict=True):
            f = self.plekvorm[v]
            y = Kind(int(m), int(q), f, -jaren * JAAR, 0, plek=int(v), begin=-float(dagen), keus=f)
            self.bezet[v] += 1
            self.kinderen.add(y)
            schaal = self.invoer.profielen[q].duurfactor.get(f, 1.0)
            self.env.process(self.loop(y, "", self.rest(self.vorm[f].duur, dagen / schaal) * schaal))
        for i in np.argsort(-w.dagen, kind="stable"):
            f, v = self.invoer.vormen[w.vorm[i]].naam, int(w.voorziening[i])
            klasse = (
                self.invoer.profielen[w.profiel[i]].voorrang if v < 0 else self.vorm[self.plekvorm[v]].voorrang_door
            )
            y = Kind(int(w.gemeente[i]), int(w.profiel[i]), f, -w.leeftijd[i] * JAAR, klasse, plek=v,
                     gevraagd=-w.dagen[i], begin=-w.dagen[i], eind=-w.dagen[i], keus=f)  # fmt: skip
            self.bezet[v] += v >= 0
            self.kinderen.add(y)
            self.env.process(self.loop(y, "wacht"))
        self.env.process(self.bied_aan())

    def bied_aan(self) -> Generator[Any, Any, None]:
        """Places free on the first day go to who waits; after that the list is served as places come free."""
        yield self.env.timeout(0)
        for f, rij in self.rij.items():
            while rij and any(self.cap[k] > self.bezet[k] for k in self.bij[f, 0]):
                self.geef_vrij(self.dichtstbij(f, min(rij, key=lambda k: k.klasse).m))

    def draai(self) -> Tweeling:
        self.begin()
        for m in range(len(self.invoer.gemeenten)):
            for q in range(len(self.invoer.profielen)):
                self.env.process(self.aankomsten(m, q))
        self.env.process(self.wissels())
        self.env.process(self.standen())
        self.env.run(until=(self.invoer.periodes()[-1] - self.invoer.start).days + 1e-9)
        for rij in self.rij.values():
            for y in list(rij):
                self.uit_rij(y)
        for y in self.kinderen:
            if y.plek >= 0:
                self.te_lang_van(y, self.vorm[self.plekvorm[y.plek]], self.env.now)
        return self
