"""Loads the cases: the question, the steps taken until now, and the mentor a youth chose."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from zorglandschap.apps.casus.models import Casus, CasusStap, Hulpvraag, Jim
from zorglandschap.apps.demo.invoer import Invoer
from zorglandschap.apps.demo.kolommen import (
    EERSTE_NUMMER,
    behoeften,
    codes,
    dagen,
    dagen_of_niets,
    momenten,
    nummers,
    sleutels,
    verwijzing,
)
from zorglandschap.apps.demo.teksten import Teksten
from zorglandschap.core.begrippen.codelijsten import CasusStatus, JuridischKader, Stap, Vrager
from zorglandschap.core.begrippen.hulpvormen import VORMEN
from zorglandschap.core.synthetisch.casussen import STATUSSEN, is_open
from zorglandschap.core.synthetisch.dagen import GEEN, GEEN_EINDE, Reeks, Vlaggen
from zorglandschap.core.synthetisch.opgave import HULPVORMEN
from zorglandschap.core.synthetisch.tabellen import SynthetischeRegio

STAPPEN: tuple[Stap, ...] = tuple(Stap)
VRAGERS: tuple[Vrager, ...] = (Vrager.OUDER, Vrager.OUDER, Vrager.SCHOOL, Vrager.HUISARTS, Vrager.JEUGDIGE)
DOSSIER_DAGEN = 730  # of cases that closed longer ago only the course is kept, not the analysis
VERBLIJFSVORM: Vlaggen = np.array([VORMEN[h].is_verblijf for h in HULPVORMEN])
ALSNOG_GESTART, ALSNOG_KLAAR, JIM_NA = 4, 18, 12  # days after the start of help
# how far along the way from question to help each step is taken
ONDERWEG = {
    Stap.ANALYSE_GESTART: 0.1,
    Stap.ANALYSE_VASTGESTELD: 0.5,
    Stap.VERWEZEN: 0.55,
    Stap.ADVIES: 0.65,
    Stap.PLEK_GEVRAAGD: 0.85,
}
NA = {
    Stap.HULPVRAAG: CasusStatus.HULPVRAAG,
    Stap.CRISIS: CasusStatus.HULPVRAAG,
    Stap.ANALYSE_GESTART: CasusStatus.ANALYSE,
    Stap.ANALYSE_VASTGESTELD: CasusStatus.ANALYSE,
    Stap.VERWEZEN: CasusStatus.VERWEZEN,
    Stap.ADVIES: CasusStatus.GEADVISEERD,
    Stap.PLEK_GEVRAAGD: CasusStatus.PLEK_GEVRAAGD,
    Stap.GEPLAATST: CasusStatus.GEPLAATST,
    Stap.AMBULANT: CasusStatus.GEPLAATST,
    Stap.JIM: CasusStatus.GEPLAATST,
    Stap.AFGESLOTEN: CasusStatus.AFGESLOTEN,
}


@dataclass(frozen=True, slots=True, eq=False)
class Verloop:
    """For each case and step the day on which it was taken, or -1; ``heeft_analyse`` says whose analysis is kept."""

    dag: dict[Stap, Reeks]
    heeft_analyse: Vlaggen

    def gezet(self, stap: Stap) -> Vlaggen:
        """Which cases have taken a step."""
        return np.asarray(self.dag[stap] != GEEN)


def maak_verloop(streek: SynthetischeRegio, nu: int) -> Verloop:
    """When each step of each case was taken; nothing is taken today, so that no moment lies ahead."""
    c, t = streek.casussen, streek.trajecten
    status = np.array([list(CasusStatus).index(s) for s in STATUSSEN])[c.status]
    plek = [list(CasusStatus).index(s) for s in CasusStatus]
    heeft_hulp = c.traject != GEEN
    start = np.where(heeft_hulp, t.van[c.traject], nu)
    gisteren = np.maximum(nu - 1, c.geopend)
    weg = np.maximum(0, start - c.geopend)
    dag = {stap: np.full(c.aantal, GEEN, dtype=np.int32) for stap in NA}
    dag[Stap.HULPVRAAG] = c.geopend.copy()
    bereikt = {
        Stap.ANALYSE_GESTART: 1,
        Stap.ANALYSE_VASTGESTELD: 2,
        Stap.VERWEZEN: 2,
        Stap.ADVIES: 3,
        Stap.PLEK_GEVRAAGD: 5,
    }
    crisis = c.is_crisis & heeft_hulp
    for stap, deel in ONDERWEG.items():
        gezet = heeft_hulp | (status >= plek[bereikt[stap]])
        op = np.where(crisis, c.geopend, c.geopend + np.floor(deel * weg))
        dag[stap] = np.where(gezet, op, GEEN).astype(np.int32)
    dag[Stap.CRISIS] = np.where(crisis, c.geopend, GEEN).astype(np.int32)
    dag[Stap.GEPLAATST] = np.where(heeft_hulp, start, GEEN).astype(np.int32)
    for stap, na in ((Stap.ANALYSE_GESTART, ALSNOG_GESTART), (Stap.ANALYSE_VASTGESTELD, ALSNOG_KLAAR)):
        later = np.where(start + na < nu, start + na, GEEN)
        dag[stap] = np.where(crisis, later, dag[stap]).astype(np.int32)
    dag[Stap.AMBULANT] = _ambulant(streek)
    dag[Stap.JIM] = np.where(c.heeft_jim & heeft_hulp & (start + JIM_NA < nu), start + JIM_NA, GEEN).astype(np.int32)
    dag[Stap.AFGESLOTEN] = np.where(c.gesloten == GEEN_EINDE, GEEN, c.gesloten).astype(np.int32)
    bewaard = is_open(c) | (c.gesloten > nu - DOSSIER_DAGEN)
    for stap in (Stap.ANALYSE_GESTART, Stap.ANALYSE_VASTGESTELD, Stap.ADVIES):
        dag[stap] = np.where(bewaard, dag[stap], GEEN).astype(np.int32)
    dag = {s: np.where(d == GEEN, GEEN, np.minimum(d, gisteren)).astype(np.int32) for s, d in dag.items()}
    return Verloop(dag, bewaard & (dag[Stap.ANALYSE_GESTART] != GEEN))


def _ambulant(streek: SynthetischeRegio) -> Reeks:
    """The day on which the first help at home was coupled to the first stay of a case."""
    t, c = streek.trajecten, streek.casussen
    eerste = np.full(c.aantal, GEEN_EINDE, dtype=np.int32)
    rij = np.flatnonzero((t.naast != GEEN) & (t.casus != GEEN))
    np.minimum.at(eerste, t.casus[rij], t.van[rij])
    return np.where(eerste == GEEN_EINDE, GEEN, eerste).astype(np.int32)


def laad_casussen(
    invoer: Invoer,
    streek: SynthetischeRegio,
    teams: Reeks,
    teksten: Teksten,
    voornamen: list[str],
    rng: np.random.Generator,
) -> None:
    """Store the cases and the question with which each began."""
    c = streek.casussen
    namen = [voornamen[j] for j in c.jeugdige.tolist()]
    nodig = [behoeften(m) for m in streek.jeugdigen.behoeften[c.jeugdige].tolist()]
    crisis = c.is_crisis.tolist()
    invoer.schrijf(
        Casus,
        "casussen",
        {
            "id": nummers(c.aantal),
            "sleutel": sleutels(rng, c.aantal),
            "jeugdige": verwijzing(c.jeugdige),
            "status": codes(CasusStatus, c.status),
            "kader": codes(JuridischKader, c.kader),
            "team": teams[c.gemeente].tolist(),
            "regisseur": verwijzing(c.regisseur),
            "gedragsdeskundige": verwijzing(c.gedragsdeskundige),
            "jeugdbeschermer": verwijzing(c.jeugdbeschermer),
            "is_crisis": crisis,
            "crisis_reden": [teksten.kies("crisis", i) if is_crisis else "" for i, is_crisis in enumerate(crisis)],
            "geopend_op": dagen(c.geopend),
            "gesloten_op": dagen_of_niets(c.gesloten),
        },
    )
    invoer.schrijf(
        Hulpvraag,
        "hulpvragen",
        {
            "id": nummers(c.aantal),
            "casus": nummers(c.aantal),
            "vrager": [VRAGERS[i % len(VRAGERS)].value for i in range(c.aantal)],
            "vraag": [
                teksten.kies("hulpvraag", i, naam=n, behoeften=b)
                for i, (n, b) in enumerate(zip(namen, nodig, strict=True))
            ],
            "gewenst": [teksten.kies("gewenst", i, naam=n) for i, n in enumerate(namen)],
            "op": dagen(c.geopend),
            "door": verwijzing(c.regisseur),
        },
    )


def laad_stappen(
    invoer: Invoer, streek: SynthetischeRegio, verloop: Verloop, teksten: Teksten, medewerkers: list[str]
) -> None:
    """Store every step of every case, in the order in which they were taken."""
    c = streek.casussen
    delen = [np.flatnonzero(verloop.gezet(stap)) for stap in NA]
    casus = np.concatenate(delen).astype(np.int32)
    stap = np.repeat([STAPPEN.index(s) for s in NA], [d.size for d in delen]).astype(np.int32)
    rang = np.repeat(np.arange(len(NA)), [d.size for d in delen]).astype(np.int32)
    dag = np.concatenate([verloop.dag[s][d] for s, d in zip(NA, delen, strict=True)]).astype(np.int32)
    # an analysis that was made after the crisis comes after the help that was given at once
    rang = np.where(c.is_crisis[casus] & np.isin(stap, _ANALYSE), rang + len(NA), rang)
    volgorde = np.lexsort((rang, dag, casus))
    casus, stap, rang, dag = casus[volgorde], stap[volgorde], rang[volgorde], dag[volgorde]
    status = codes(
        CasusStatus, np.array([list(CasusStatus).index(NA.get(s, CasusStatus.HULPVRAAG)) for s in STAPPEN])[stap]
    )
    alsnog = (c.is_crisis[casus] & np.isin(stap, _ANALYSE)).tolist()
    wie = c.regisseur[casus].tolist()
    invoer.schrijf(
        CasusStap,
        "stappen",
        {
            "id": nummers(casus.size),
            "casus": verwijzing(casus),
            "stap": codes(Stap, stap),
            "status_na": [CasusStatus.GEPLAATST.value if a else s for a, s in zip(alsnog, status, strict=True)],
            "op": dagen(dag),
            "om": momenten(dag, np.minimum(rang, 20)),
            "door": verwijzing(c.regisseur[casus]),
            "door_naam": [medewerkers[w] if w != GEEN else "" for w in wie],
            "toelichting": _toelichtingen(streek, teksten, casus, stap),
            "uitkomsten": ["[]"] * casus.size,
        },
    )


_ANALYSE = [STAPPEN.index(Stap.ANALYSE_GESTART), STAPPEN.index(Stap.ANALYSE_VASTGESTELD)]


def _toelichtingen(streek: SynthetischeRegio, teksten: Teksten, casus: Reeks, stap: Reeks) -> list[str]:
    """What stands beside a step on the timeline: where the help was given, why the crisis could not wait."""
    c, t = streek.casussen, streek.trajecten
    geplaatst, crisis = STAPPEN.index(Stap.GEPLAATST), STAPPEN.index(Stap.CRISIS)
    uit = []
    for nr, soort in zip(casus.tolist(), stap.tolist(), strict=True):
        if soort == geplaatst:
            traject = int(c.traject[nr])
            aanbod = int(t.aanbod[traject])
            aanbieder = streek.organisaties.naam[int(t.aanbieder[traject])]
            uit.append(f"{streek.aanbod.naam[aanbod]}, {aanbieder}" if aanbod != GEEN else aanbieder)
        else:
            uit.append(teksten.kies("crisis", nr) if soort == crisis else "")
    return uit


def laad_jims(invoer: Invoer, streek: SynthetischeRegio, verloop: Verloop, teksten: Teksten, ouders: list[str]) -> None:
    """Store the mentors; ``ouders`` are names of adults to take from."""
    rij = np.flatnonzero(verloop.gezet(Stap.JIM) & is_open(streek.casussen))
    invoer.schrijf(
        Jim,
        "eigen mentoren",
        {
            "id": nummers(rij.size),
            "casus": (rij + EERSTE_NUMMER).tolist(),
            "naam": [ouders[(13 * i) % len(ouders)] for i in rij.tolist()],
            "band": [teksten.kies("jim", i) for i in rij.tolist()],
            "gekozen_op": dagen(verloop.dag[Stap.JIM][rij]),
            "gestopt_op": [None] * rij.size,
        },
    )
