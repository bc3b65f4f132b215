"""Loads the cases: the question, the steps taken until now, and the mentor a youth chose."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from zorglandschap.apps.casus.models import Casus, CasusStap, Hulpvraag, Jim
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
from zorglandschap.apps.demo.lading import Lading, volwassenen
from zorglandschap.core.begrippen.codelijsten import CasusStatus, JuridischKader, Stap, Vrager
from zorglandschap.core.synthetisch.casussen import STATUSSEN, is_open
from zorglandschap.core.synthetisch.dagen import GEEN, GEEN_EINDE, Reeks, Vlaggen, jaarbegin
from zorglandschap.core.synthetisch.opgave import EERSTE_JAAR
from zorglandschap.core.synthetisch.tabellen import SynthetischeRegio

STAPPEN: tuple[Stap, ...] = tuple(Stap)
VRAGERS: tuple[Vrager, ...] = (Vrager.OUDER, Vrager.OUDER, Vrager.SCHOOL, Vrager.HUISARTS, Vrager.JEUGDIGE)
DOSSIER_DAGEN = 730  # of cases that closed longer ago only the course is kept, not the analysis
VOORGANGER = "overgenomen dossier"  # steps from before the history begins
ALSNOG_GESTART, ALSNOG_KLAAR, JIM_NA = 4, 18, 12  # days after the start of help
# how far along the way from question to help each step is taken
ONDERWEG = {
    Stap.ANALYSE_GESTART: 0.1,
    Stap.ANALYSE_VASTGESTELD: 0.5,
    Stap.VERWEZEN: 0.55,
    Stap.ADVIES: 0.65,
    Stap.PLEK_GEVRAAGD: 0.85,
}
BEREIKT = {
    Stap.ANALYSE_GESTART: CasusStatus.ANALYSE,
    Stap.ANALYSE_VASTGESTELD: CasusStatus.VERWEZEN,
    Stap.VERWEZEN: CasusStatus.VERWEZEN,
    Stap.ADVIES: CasusStatus.GEADVISEERD,
    Stap.PLEK_GEVRAAGD: CasusStatus.GEPLAATST,
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
    heeft_hulp = c.traject != GEEN
    start = np.where(heeft_hulp, t.van[c.traject], nu)
    gisteren = np.maximum(nu - 1, c.geopend)
    weg = np.maximum(0, start - c.geopend)
    dag = {stap: np.full(c.aantal, GEEN, dtype=np.int32) for stap in NA}
    dag[Stap.HULPVRAAG] = c.geopend.copy()
    crisis = c.is_crisis & heeft_hulp
    for stap, deel in ONDERWEG.items():
        gezet = heeft_hulp | (c.status >= STATUSSEN.index(BEREIKT[stap]))
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
    for stap in (Stap.ANALYSE_GESTART, Stap.ANALYSE_VASTGESTELD):
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


def laad_casussen(lading: Lading) -> None:
    """Store the cases and the question with which each began."""
    c, invoer, teksten = lading.streek.casussen, lading.invoer, lading.teksten
    namen = [lading.voornamen[j] for j in c.jeugdige.tolist()]
    nodig = [behoeften(m) for m in lading.streek.jeugdigen.behoeften[c.jeugdige].tolist()]
    crisis = c.is_crisis.tolist()
    invoer.schrijf(
        Casus,
        "casussen",
        {
            "id": nummers(c.aantal),
            "sleutel": sleutels(lading.rng, c.aantal),
            "jeugdige": verwijzing(c.jeugdige),
            "status": codes(CasusStatus, c.status),
            "kader": codes(JuridischKader, c.kader),
            "team": lading.teams[c.gemeente].tolist(),
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
            "vraag": [teksten.kies("hulpvraag", i, naam=namen[i], behoeften=nodig[i]) for i in range(c.aantal)],
            "gewenst": [teksten.kies("gewenst", i, naam=n) for i, n in enumerate(namen)],
            "op": dagen(c.geopend),
            "door": verwijzing(c.regisseur),
        },
    )


def laad_stappen(lading: Lading, verloop: Verloop) -> None:
    """Store every step of every case, in the order in which they were taken."""
    c, medewerkers = lading.streek.casussen, lading.medewerkers
    delen = [np.flatnonzero(verloop.gezet(stap)) for stap in NA]
    casus = np.concatenate(delen).astype(np.int32)
    stap = np.repeat([STAPPEN.index(s) for s in NA], [d.size for d in delen]).astype(np.int32)
    rang = np.repeat(np.arange(len(NA)), [d.size for d in delen]).astype(np.int32)
    dag = np.concatenate([verloop.dag[s][d] for s, d in zip(NA, delen, strict=True)]).astype(np.int32)
    # an analysis that was made after the crisis comes after the help that was given at once
    rang = np.where(c.is_crisis[casus] & np.isin(stap, _ANALYSE), rang + len(NA), rang)
    volgorde = np.lexsort((rang, dag, casus))
    casus, stap, rang, dag = casus[volgorde], stap[volgorde], rang[volgorde], dag[volgorde]
    status = codes(CasusStatus, _STATUS_NA[stap])
    alsnog = (c.is_crisis[casus] & np.isin(stap, _ANALYSE)).tolist()
    wie = np.where(dag < jaarbegin(EERSTE_JAAR), GEEN, c.regisseur[casus]).astype(np.int32)
    lading.invoer.schrijf(
        CasusStap,
        "stappen",
        {
            "id": nummers(casus.size),
            "casus": verwijzing(casus),
            "stap": codes(Stap, stap),
            "status_na": [CasusStatus.GEPLAATST.value if a else s for a, s in zip(alsnog, status, strict=True)],
            "op": dagen(dag),
            "om": momenten(dag, np.minimum(rang, 20)),
            "door": verwijzing(wie),
            "door_naam": [medewerkers[w] if w != GEEN else VOORGANGER for w in wie.tolist()],
            "toelichting": _toelichtingen(lading, casus, stap),
            "uitkomsten": ["[]"] * casus.size,
        },
    )


_ANALYSE = [STAPPEN.index(Stap.ANALYSE_GESTART), STAPPEN.index(Stap.ANALYSE_VASTGESTELD)]
_STATUS_NA = np.array([STATUSSEN.index(NA.get(s, CasusStatus.HULPVRAAG)) for s in STAPPEN], dtype=np.int32)


def _toelichtingen(lading: Lading, casus: Reeks, stap: Reeks) -> list[str]:
    """What stands beside a step on the timeline: where the help was given, why the crisis could not wait."""
    streek, teksten = lading.streek, lading.teksten
    c, t = streek.casussen, streek.trajecten
    woorden = {STAPPEN.index(Stap.HULPVRAAG): "hulpvraag", STAPPEN.index(Stap.ADVIES): "motivering"}
    geplaatst, crisis = STAPPEN.index(Stap.GEPLAATST), STAPPEN.index(Stap.CRISIS)
    uit = []
    for nr, soort in zip(casus.tolist(), stap.tolist(), strict=True):
        if soort == geplaatst:
            traject = int(c.traject[nr])
            aanbod = int(t.aanbod[traject])
            aanbieder = streek.organisaties.naam[int(t.aanbieder[traject])]
            uit.append(f"{streek.aanbod.naam[aanbod]}, {aanbieder}" if aanbod != GEEN else aanbieder)
        elif soort == crisis:
            uit.append(teksten.kies("crisis", nr))
        elif soort in woorden:
            kind = int(c.jeugdige[nr])
            nodig = behoeften(int(streek.jeugdigen.behoeften[kind]))
            uit.append(teksten.kies(woorden[soort], nr, naam=lading.voornamen[kind], behoeften=nodig))
        else:
            uit.append("")
    return uit


def laad_jims(lading: Lading, verloop: Verloop) -> None:
    """Store the mentors of the open cases."""
    ouders, teksten = volwassenen(lading.naamgroepen), lading.teksten
    rij = np.flatnonzero(verloop.gezet(Stap.JIM) & is_open(lading.streek.casussen))
    lading.invoer.schrijf(
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
