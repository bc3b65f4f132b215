"""The joint assignment beside simple ways of dividing, on the same invented regions, in one run.

``python -m tests.bench.verdeling``: the region of the gates, what a small change costs, and how it grows.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace

import numpy as np

from tests.bench.cpsat import hele_kosten, vraag_cpsat
from tests.bench.klok import tabel
from tests.bench.poorten import Poort, toon_poorten
from tests.bench.verdeelregio import REGELS, regio, samen
from tests.core.matching.verdeling.hulp import VERZONNEN, trapwaarden, verdeel_gewogen
from zorglandschap.core.matching.profiel import Ints
from zorglandschap.core.matching.verdeling.daling import maak_model
from zorglandschap.core.matching.verdeling.groot import verdeel_ruw
from zorglandschap.core.matching.verdeling.onthouden import herinner, onthoud
from zorglandschap.core.matching.verdeling.opgave import GEEN, Opgave
from zorglandschap.core.matching.verdeling.plan import gekozen, jaloersen, maak_plan
from zorglandschap.core.matching.verdeling.randen import maak_opgave
from zorglandschap.core.matching.verdeling.trappen import Uitslag, los_trappen_op
from zorglandschap.core.matching.verdeling.watals import WatAls
from zorglandschap.core.matching.verdeling.weging import gewichten

PLAN_SECONDEN, PLAN_MB, WATALS_MS, TERUG_MS = 5.0, 300.0, 50.0, 250.0
VIJF_SECONDEN, VIJF_GAT = 60.0, 0.0005
LAND, PAREN_SECONDEN, LAND_SECONDEN = 42, 15.0, 60.0
ZADEN = (1, 2, 3, 4, 5, 6, 7, 8)
KOP = [
    "manier",
    "geplaatst",
    "best passend",
    "noodoplossing",
    "verhuizingen",
    "terecht jaloers",
    "gewogen som",
    "trappen",
    "CPU s",
]


def op_volgorde(o: Opgave, voorrang: np.ndarray) -> np.ndarray:
    """Edges chosen when youths come one by one, in order of ``voorrang``, and take the best place still free."""
    r, rest, uit = o.randen, o.vrij.copy(), []
    for i in np.lexsort((o.jeugdige_id, voorrang)):
        if o.huidig[i] != GEEN:
            continue
        kan = np.flatnonzero((r.jeugdige == i) & ~r.na_verhuizing & (rest[r.aanbod] > 0))
        if kan.size:
            beste = kan[np.lexsort((r.aanbod[kan], r.gemis[kan], r.niveau[kan]))[0]]
            rest[r.aanbod[beste]] -= 1
            uit.append(beste)
    return np.array(uit, dtype=np.int64)


def uitgestelde_aanvaarding(o: Opgave) -> np.ndarray:
    """Deferred acceptance with movers: each asks the best place, an offer keeps who has priority (residents first)."""
    r = o.randen
    lijst: dict[int, list[int]] = {}
    for rand in np.lexsort((r.aanbod, r.gemis, r.niveau, r.jeugdige)).tolist():
        lijst.setdefault(int(r.jeugdige[rand]), []).append(rand)
    stoelen = o.vrij + np.bincount(o.huidig[o.huidig != GEEN], minlength=o.aantal_aanbod)
    bezet: list[list[tuple[int, int, int]]] = [[] for _ in stoelen]
    vrij, beurt = list(lijst), dict.fromkeys(lijst, 0)
    vast = set(np.flatnonzero(o.huidig != GEEN).tolist()) - set(lijst)
    for i in vast:
        bezet[o.huidig[i]].append((9_000_000, i, -1))
    while vrij:
        i = vrij.pop()
        if beurt[i] < len(lijst[i]):
            rand = lijst[i][beurt[i]]
            j, rang = int(r.aanbod[rand]), int(o.urgentie[i] * 1000 + o.wachtdagen[i])
        elif beurt[i] == len(lijst[i]) and o.huidig[i] != GEEN:
            rand, j, rang = -1, int(o.huidig[i]), 9_000_000
        else:
            continue
        beurt[i] += 1
        bezet[j].append((rang, i, rand))
        if len(bezet[j]) > stoelen[j]:
            weg = min(bezet[j])
            bezet[j].remove(weg)
            vrij.append(weg[1])
    return np.array(sorted(rand for rij in bezet for _, _, rand in rij if rand >= 0), dtype=np.int64)


def ruw(o: Opgave) -> np.ndarray:
    """The sparse matching, without groups, teams or a limit to chains, as edges."""
    aanbod = verdeel_ruw(o).aanbod
    return np.flatnonzero(aanbod[o.randen.jeugdige] == o.randen.aanbod)


def _rij(
    o: Opgave, naam: str, rand: np.ndarray, seconden: float, weegt: np.ndarray, plaats: Ints | None = None
) -> list[str]:
    """What a way of dividing gives, and how good that is in the stages and in the weighted sum."""
    r = o.randen
    kind, niveau = r.jeugdige[rand], r.niveau[rand]
    wacht = o.wacht[kind]
    cijfers = [wacht.sum(), (niveau[wacht] == 0).sum(), (niveau[wacht] == 2).sum(), (~wacht).sum()]
    keuze, positie = np.full((1, o.aantal_jeugdigen), GEEN), np.zeros((1, o.aantal_jeugdigen), dtype=np.int64)
    keuze[0, kind] = rand
    positie[0, kind] = 0 if plaats is None else plaats
    vector = trapwaarden(o, VERZONNEN, keuze, positie)[0]
    doel = [f"{float(vector @ weegt):.0f}", " ".join(map(str, vector.tolist()))]
    return [naam, *(str(int(c)) for c in cijfers), str(len(jaloersen(o, rand))), *doel, f"{seconden:.2f}"]


def _klok(werk: Callable[[], np.ndarray]) -> tuple[np.ndarray, float]:
    begin = time.process_time()
    return werk(), time.process_time() - begin


def _verdeel(o: Opgave) -> tuple[Uitslag, float]:
    begin = time.process_time()
    uitslag = los_trappen_op(maak_model(o, VERZONNEN))
    return uitslag, time.process_time() - begin


def meet_verdeling() -> list[Poort]:
    """Every way beside the others, then the stages with their proof, what-if, and growth; with the gates."""
    o = maak_opgave(regio(1), REGELS)
    uitslag, seconden = _verdeel(o)
    weegt = gewichten(uitslag.model)
    print(f"## Verdelen: {o.wacht.sum()} wachten, {(~o.wacht).sum()} kunnen verder, {o.aantal_aanbod} keer aanbod\n")
    manieren = {
        "wie het eerst komt": lambda: op_volgorde(o, -o.wachtdagen),
        "urgentie, dan wachttijd": lambda: op_volgorde(o, -(o.urgentie * 1000 + o.wachtdagen)),
        "uitgestelde aanvaarding, met verhuizen": lambda: uitgestelde_aanvaarding(o),
        "ijle koppeling, zonder groepen en ketens": lambda: ruw(o),
    }
    rijen = [_rij(o, naam, *_klok(werk), weegt) for naam, werk in manieren.items()]
    rand, plaats = gekozen(uitslag)
    rijen.append(_rij(o, "samen, trap voor trap", rand, seconden, weegt, plaats))
    rijen += _cpsat(o, uitslag)
    tabel(KOP, rijen)
    print("Trappen:", ", ".join(t.sleutel for t in uitslag.trappen) + ". Minder is beter, van links naar rechts.")
    print("De plaats in een keten telt alleen waar een manier die kent; de ijle koppeling is geen uitvoerbaar plan.\n")
    return [*_toon_vijf(), *_toon_zaden(), *_toon_watals(uitslag), *_tweede_regio(), *_toon_groei()]


def _cpsat(o: Opgave, uitslag: Uitslag) -> list[list[str]]:
    """The same weighted sum by CP-SAT; what it found and proved stands above the table when it found nothing."""
    naast, kosten = vraag_cpsat(uitslag.model), hele_kosten(uitslag.model)
    print(f"CP-SAT: {naast.status}, som {naast.totaal:.0f}, grens {naast.grens:.0f}, {naast.seconden:.1f} CPU s;")
    print(f"dezelfde som van trap voor trap: {int(uitslag.x @ kosten)}.\n")
    if naast.uitslag is None:
        return []
    rand, plaats = gekozen(naast.uitslag)
    return [_rij(o, "CP-SAT, één gewogen som", rand, naast.seconden, gewichten(uitslag.model), plaats)]


def _toon_vijf() -> list[Poort]:
    """Five regions with groups and chains as one weighted sum, with its certified gap."""
    rijen, poorten = [], []
    for zaad in (1, 2):
        o = maak_opgave(samen(*(regio(zaad, nummer=n, stad=(n * 0.15, 0.0)) for n in range(5))), REGELS)
        begin = time.process_time()
        uit = verdeel_gewogen(o)
        seconden = time.process_time() - begin
        vector = " ".join(map(str, uit.plan.vector))
        rijen.append([str(zaad), str(o.aantal_jeugdigen), str(o.randen.aantal), f"{seconden:.1f}", vector])
        rijen[-1].append(f"{uit.gat:.5%}")
        poorten.append(Poort(f"vijf regio's, zaad {zaad}", seconden, VIJF_SECONDEN, "s"))
        poorten.append(Poort(f"vijf regio's, zaad {zaad}, gat", uit.gat * 100, VIJF_GAT * 100, "%"))
    print("## Vijf regio's samen, één gewogen som\n")
    tabel(["zaad", "jeugdigen", "paren", "CPU s", "waarden van de trappen", "gat"], rijen)
    return poorten


def _toon_zaden() -> list[Poort]:
    """Each seed in a process of its own, so that its memory is that of one plan."""
    rijen, poorten = [], []
    for zaad in ZADEN:
        kind = subprocess.run(
            [sys.executable, "-m", "tests.bench.verdeling", str(zaad)], stdout=subprocess.PIPE, text=True, check=True
        )
        uit = json.loads(kind.stdout.splitlines()[-1])
        rijen.append([str(zaad), *uit["rij"]])
        poorten.append(Poort(f"plan, zaad {zaad}", uit["seconden"], PLAN_SECONDEN, "s"))
        poorten.append(Poort(f"plan, zaad {zaad}, geheugen", uit["mb"], PLAN_MB, "MB"))
    print("## De trappen per verzonnen regio\n")
    kop = ["zaad", "paren", "CPU s", "MB", "waarden van de trappen", "niet bewezen", "gesplitst"]
    tabel(kop, rijen)
    return poorten


def _een_zaad(zaad: int) -> dict[str, object]:
    """One plan of one invented region: what it cost and what it is worth."""
    o = maak_opgave(regio(zaad), REGELS)
    uitslag, seconden = _verdeel(o)
    mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
    open_ = ", ".join(f"{t.sleutel} (grens {t.grens})" for t in uitslag.trappen if not t.bewezen)
    vector = " ".join(str(t.waarde) for t in uitslag.trappen)
    gesplitst = str(sum(map(len, maak_plan(uitslag).gesplitst)))
    rij = [str(o.randen.aantal), f"{seconden:.2f}", f"{mb:.0f}", vector, open_ or "alles bewezen", gesplitst]
    return {"seconden": seconden, "mb": mb, "rij": rij}


def _tweede_regio() -> list[Poort]:
    """The same questions in another region: the worst of the first is not the worst there is."""
    uitslag, _ = _verdeel(maak_opgave(regio(2), REGELS))
    return [replace(p, naam=f"{p.naam}, tweede regio") for p in _toon_watals(uitslag)]


def _toon_watals(uitslag: Uitslag) -> list[Poort]:
    """Every kind of question that the table asks; each three times, of which the quickest counts: the rest is noise.

    Beside it, in the same run, what the programme itself takes when it is solved from nothing and when it is read back.
    """
    begin = time.process_time()
    watals = WatAls(uitslag)
    koud = (time.process_time() - begin) * 1000
    inhoud = onthoud(uitslag, watals.basis)
    begin = time.process_time()
    terug = herinner(inhoud, maak_model(uitslag.model.opgave, uitslag.model.orde))
    watals = WatAls(*terug) if terug is not None else watals
    warm = (time.process_time() - begin) * 1000
    per_soort = {soort: [_snelste(vraag) for vraag in vragen] for soort, vragen in _vragen(uitslag, watals).items()}
    rijen = [[n, str(len(t)), *(f"{p:.0f}" for p in np.percentile(t, [50, 95, 100]))] for n, t in per_soort.items()]
    print(f"## Wat als, CPU ms\n\nVan niets {koud:.0f}, teruggelezen {warm:.0f}; {len(inhoud) // 1024} kB bewaard.\n")
    tabel(["vraag", "aantal", "mediaan", "p95", "hoogste"], rijen)
    alle = np.concatenate(list(per_soort.values()))
    return [
        Poort("wat als, p95", float(np.percentile(alle, 95)), WATALS_MS, "ms"),
        Poort("wat als, hoogste", float(alle.max()), WATALS_MS, "ms"),
        Poort("wat als, na een herstart", warm, TERUG_MS, "ms"),
    ]


def _vragen(uitslag: Uitslag, watals: WatAls) -> dict[str, list[Callable[[], object]]]:
    plan, o = maak_plan(uitslag), uitslag.model.opgave
    eerste, kinderen = plan.plaatsingen[:60], np.flatnonzero(o.groep != GEEN).tolist()
    paren = [(i, int(j)) for i in kinderen for j in o.randen.aanbod[o.randen.jeugdige == i][::12]]
    return {
        "plek erbij": [lambda p=p: watals.plek(p.aanbod, 1) for p in eerste],
        "naar een andere plek": [lambda p=p: watals.zet(p.jeugdige, plan.plaatsingen[-1].aanbod) for p in eerste],
        "blijft": [lambda p=p: watals.blijf(p.jeugdige) for p in eerste],
        "één van een groep naar een andere plek": [
            lambda i=i, j=j: watals.zet(int(o.jeugdige_id[i]), int(o.aanbod_id[j])) for i, j in paren
        ],
        "één van een groep wacht": [lambda i=i: watals.blijf(int(o.jeugdige_id[i])) for i in kinderen],
    }


def _snelste(vraag: Callable[[], object]) -> float:
    tijden = []
    for _ in range(3):
        begin = time.process_time()
        vraag()
        tijden.append((time.process_time() - begin) * 1000)
    return min(tijden)


def _toon_groei() -> list[Poort]:
    rijen: list[list[str]] = []
    for keer in (1, 5, LAND):
        delen = (regio(1, nummer=n, stad=((n % 7) * 0.6, (n // 7) * 1.0), met_groepen=False) for n in range(keer))
        vraag = samen(*delen)
        begin = time.process_time()
        o = maak_opgave(vraag, REGELS)
        paren = time.process_time() - begin
        _, koppelen = _klok(lambda o=o: ruw(o))  # type: ignore[misc]
        rijen.append([f"{keer}×", str(o.aantal_jeugdigen), str(o.randen.aantal), f"{paren:.1f}", f"{koppelen:.1f}"])
    print("## Groei, zonder broers en zussen (één gewogen som, exact)\n")
    tabel(["schaal", "jeugdigen", "paren", "paren maken, CPU s", "koppelen, CPU s"], rijen)
    return [
        Poort(f"paren maken, {LAND}×", paren, PAREN_SECONDEN, "s"),
        Poort(f"heel het land, paren en koppelen, {LAND}×", paren + koppelen, LAND_SECONDEN, "s"),
    ]


def main() -> int:
    """All of it, or with a seed: only the plan of that region, as JSON; 1 when a gate is missed."""
    if len(sys.argv) > 1:
        print(json.dumps(_een_zaad(int(sys.argv[1]))))
        return 0
    return 0 if toon_poorten(meet_verdeling()) else 1


if __name__ == "__main__":
    sys.exit(main())
