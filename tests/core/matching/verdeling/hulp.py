"""Small questions for the assignment, and the slow answer: every division tried, the best one kept."""

from __future__ import annotations

import tomllib
from itertools import product
from pathlib import Path

import numpy as np

from zorglandschap.core.matching.verdeling.doelorde import Doel, Doelorde
from zorglandschap.core.matching.verdeling.doelordebestand import lees_doelorde
from zorglandschap.core.matching.verdeling.opgave import Opgave, Randen
from zorglandschap.core.matching.verdeling.plan import Plan
from zorglandschap.core.matching.verdeling.plan import verdeel as _verdeel
from zorglandschap.core.matching.verdeling.weging import GewogenPlan
from zorglandschap.core.matching.verdeling.weging import verdeel_gewogen as _gewogen

DOELORDEBESTAND = Path(__file__).resolve().parents[4] / "regios" / "flevoland" / "doelorde.toml"
VERZONNEN = lees_doelorde(tomllib.loads(DOELORDEBESTAND.read_text(encoding="utf-8")))


def verdeel(o: Opgave, orde: Doelorde = VERZONNEN, *, grondig: bool = False) -> Plan:
    return _verdeel(o, orde, grondig=grondig)


def verdeel_gewogen(o: Opgave, orde: Doelorde = VERZONNEN) -> GewogenPlan:
    return _gewogen(o, orde)


def geheel(waarden: object) -> np.ndarray:
    return np.array(waarden, dtype=np.int64)


def maak(
    jeugdigen: list[dict[str, object]],
    aanbod: list[dict[str, object]],
    randen: list[tuple[int, ...]],
    ruimte: tuple[int, ...] = (),
    gebieden: tuple[tuple[int, ...], ...] = (),
) -> Opgave:
    """A question by hand: edges are (youth, offer, level, missed points[, after a move[, together]]), by row.

    ``gebieden`` are the teams (rows) that work in each area; an offer can name its ``gebied``.
    """

    def j(veld: str, anders: object) -> list[object]:
        return [rij.get(veld, anders) for rij in jeugdigen]

    def a(veld: str, anders: object) -> list[object]:
        return [rij.get(veld, anders) for rij in aanbod]

    rij = sorted((*r, 0, 1)[:6] if len(r) == 4 else (*r, 1)[:6] for r in randen)
    kolom = geheel(rij).reshape(-1, 6).T
    wacht = [h == -1 for h in j("huidig", -1)]
    return Opgave(
        jeugdige_id=geheel([n + 1 for n in range(len(jeugdigen))]),
        urgentie=geheel(j("urgentie", 1)),
        wachtdagen=geheel(j("wachtdagen", 0)),
        crisis=np.array(j("crisis", 0), dtype=np.bool_),
        groep=geheel(j("groep", -1)),
        huidig=geheel(j("huidig", -1)),
        niveau_blijf=geheel([3 if w else n for w, n in zip(wacht, j("niveau", 2), strict=True)]),
        gemis_blijf=geheel([1000 if w else n for w, n in zip(wacht, j("gemis", 500), strict=True)]),
        aanbod_id=geheel([n + 1 for n in range(len(aanbod))]),
        locatie=geheel(a("locatie", 1)),
        vrij=geheel(a("vrij", 0)),
        reserve=geheel(a("reserve", 0)),
        team=geheel(a("team", -1)),
        team_id=geheel([n + 1 for n in range(len(ruimte))]),
        ruimte=geheel(ruimte),
        randen=Randen(*(kolom[q] for q in range(4)), kolom[4] > 0, kolom[5] > 0),
        hulp_aanbod=geheel([n for n, g in enumerate(a("gebied", -1)) if g != -1]),
        hulp_gebied=geheel([g for g in a("gebied", -1) if g != -1]),
        kan_gebied=geheel([g for g, teams in enumerate(gebieden) for _ in teams]),
        kan_team=geheel([t for teams in gebieden for t in teams]),
    )


def willekeurig(zaad: int, *, groepen: bool = True, gebieden: bool = False) -> Opgave:
    """A small question with everything in it: movers, chains, reserve, teams, groups; or teams with working areas."""
    d = np.random.default_rng(zaad)
    n, m = int(d.integers(1, 6)), int(d.integers(1, 5))
    met_groep = groepen and n >= 2 and d.random() < 0.6
    leden = int(d.integers(2, min(n, 3) + 1)) if met_groep else 0
    jeugdigen: list[dict[str, object]] = []
    for i in range(n):
        huidig = int(d.integers(m)) if i >= leden and d.random() < 0.5 else -1
        jeugdigen.append(
            {
                "urgentie": int(d.integers(1, 5)), "wachtdagen": int(d.integers(0, 200)),
                "crisis": bool(d.random() < 0.3), "groep": 0 if i < leden else -1, "huidig": huidig,
                "niveau": int(d.integers(1, 4)), "gemis": int(d.integers(0, 1001)),
            }
        )  # fmt: skip
    aanbod = [
        {"vrij": int(d.integers(0, 3)), "locatie": int(d.integers(1, 3)), "reserve": int(d.random() < 0.3),
         "team": int(d.integers(-1, 2))}
        for _ in range(m)
    ]  # fmt: skip
    randen = []
    for i, j in product(range(n), range(m)):
        niveau = int(d.integers(0, 3))
        huidig = int(str(jeugdigen[i]["huidig"]))
        mag = huidig == -1 or (huidig != j and niveau < int(str(jeugdigen[i]["niveau"])))
        if mag and d.random() < 0.7:
            randen.append((i, j, niveau, int(d.integers(0, 1001)), int(d.random() < 0.3), int(d.random() < 0.8)))
    ruimte = (int(d.integers(0, 3)), int(d.integers(0, 3)))
    if not gebieden:
        return maak(jeugdigen, aanbod, randen, ruimte)
    aanbod = [rij if d.random() < 0.3 else {**rij, "team": -1, "gebied": int(d.integers(0, 3))} for rij in aanbod]
    return maak(jeugdigen, aanbod, randen, (*ruimte, int(d.integers(0, 2))), ((0, 1), (1, 2), (0, 2)))


def alles_geprobeerd(o: Opgave, orde: Doelorde = VERZONNEN) -> tuple[int, ...]:
    """The best stage values over every division and every position in a chain."""
    opties = []
    for i in range(o.aantal_jeugdigen):
        randen = np.flatnonzero(o.randen.jeugdige == i).tolist()
        opties.append([(-1, 0), *((r, p) for r in randen for p in range(1, orde.keten + 1) if _kan(o, r, p))])
    keuze = np.array(list(product(*(range(len(rij)) for rij in opties))), dtype=np.int64)
    rand = np.stack([geheel([r for r, _ in rij])[keuze[:, i]] for i, rij in enumerate(opties)], axis=1)
    plaats = np.stack([geheel([p for _, p in rij])[keuze[:, i]] for i, rij in enumerate(opties)], axis=1)
    goed = _past(o, rand, plaats, orde.keten)
    vector = trapwaarden(o, orde, rand[goed], plaats[goed])
    return tuple(vector[np.lexsort(tuple(reversed(vector.T)))[0]].tolist())


def _kan(o: Opgave, rand: int, plaats: int) -> bool:
    return plaats > 1 or (not o.randen.na_verhuizing[rand] and o.vrij[o.randen.aanbod[rand]] > 0)


def _past(o: Opgave, rand: np.ndarray, plaats: np.ndarray, keten: int) -> np.ndarray:
    aanbod = np.where(rand >= 0, o.randen.aanbod[rand] if o.randen.aantal else -1, -1)
    goed = np.ones(len(rand), dtype=np.bool_)
    for j in range(o.aantal_aanbod):
        hier, nu = aanbod == j, (aanbod == j) & (plaats == 1)
        goed &= nu.sum(axis=1) <= o.vrij[j]
        goed &= (nu & ~o.crisis).sum(axis=1) <= max(o.vrij[j] - o.reserve[j], 0)
        for p in range(2, keten + 1):
            weg = (o.huidig == j) & (plaats == p - 1)
            goed &= (hier & (plaats == p)).sum(axis=1) <= weg.sum(axis=1)
    for t in range(o.team_id.size):
        erbij = (plaats == 1) & (aanbod >= 0) & (o.team[np.maximum(aanbod, 0)] == t)
        goed &= erbij.sum(axis=1) <= o.ruimte[t]
    return goed & _teams_genoeg(o, aanbod, plaats)


def _teams_genoeg(o: Opgave, aanbod: np.ndarray, plaats: np.ndarray) -> np.ndarray:
    """Hall: no areas together ask more than all teams that work there have left beside what is their own."""
    goed = np.ones(len(aanbod), dtype=np.bool_)
    gebied_van = dict(zip(o.hulp_aanbod.tolist(), o.hulp_gebied.tolist(), strict=True))
    alle = sorted(set(o.kan_gebied.tolist()))
    for keuze in range(1, 1 << len(alle)):
        samen = {g for n, g in enumerate(alle) if keuze >> n & 1}
        teams = np.unique(o.kan_team[np.isin(o.kan_gebied, list(samen))])
        huizen = [j for j, g in gebied_van.items() if g in samen]
        eigen = [j for j in range(o.aantal_aanbod) if o.team[j] in teams]
        gevraagd = ((plaats == 1) & np.isin(aanbod, huizen + eigen)).sum(axis=1)
        goed &= gevraagd <= o.ruimte[teams].sum()
    return goed


def trapwaarden(o: Opgave, orde: Doelorde, rand: np.ndarray, plaats: np.ndarray) -> np.ndarray:
    """Values of the stages; per division (row) the edge of each youth (-1: none) and its position in a chain."""
    geplaatst = rand >= 0
    veilig = np.maximum(rand, 0)
    if o.randen.aantal:
        niveau = np.where(geplaatst, o.randen.niveau[veilig], o.niveau_blijf)
        gemis = np.where(geplaatst, o.randen.gemis[veilig], o.gemis_blijf)
    else:
        niveau, gemis = o.niveau_blijf + 0 * rand, o.gemis_blijf + 0 * rand
    zonder, verhuist = ~geplaatst & (o.huidig == -1), geplaatst & (o.huidig != -1)
    telt = {
        Doel.ONGEPLAATST: lambda d: (zonder & (o.urgentie == d)).sum(axis=1),
        Doel.NIVEAU: lambda d: (niveau == d).sum(axis=1),
        Doel.GESPLITST: lambda _: _gesplitst(o, rand),
        Doel.GEMIS_BOVEN: lambda d: (gemis > d).sum(axis=1),
        Doel.GEMIS: lambda _: (gemis * (orde.wacht_dagen + o.wachtdagen)).sum(axis=1),
        Doel.VERHUIZINGEN: lambda _: verhuist.sum(axis=1),
        Doel.KETENPLAATSEN: lambda _: np.maximum(plaats - 1, 0).sum(axis=1),
    }
    return np.stack([telt[trap.doel](trap.drempel) for trap in orde.trappen], axis=1)


def _gesplitst(o: Opgave, rand: np.ndarray) -> np.ndarray:
    uit = np.zeros(len(rand), dtype=np.int64)
    for g in set(o.groep[o.groep >= 0].tolist()):
        eigen = rand[:, o.groep == g]
        veilig = np.maximum(eigen, 0)
        if o.randen.aantal:
            plek = np.where(eigen >= 0, o.locatie[o.randen.aanbod[veilig]], -1)
            kan = np.where(eigen >= 0, o.randen.kan_samen[veilig], eigen < 0)
        else:
            plek, kan = eigen, eigen < 0
        samen = (plek == plek[:, [0]]).all(axis=1) & kan.all(axis=1)
        uit += np.where(samen, 0, eigen.shape[1])
    return uit
