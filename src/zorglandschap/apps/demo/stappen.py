"""Loads the timeline of every case: each step with the status it leads to, as the table of the course says."""

from __future__ import annotations

import numpy as np

from zorglandschap.apps.casus.models import CasusStap
from zorglandschap.apps.demo.bak import STAPPEN_PER_DAG
from zorglandschap.apps.demo.invoer import Kolommen
from zorglandschap.apps.demo.kolommen import EERSTE_NUMMER, dagen, momenten, nummers, verwijzing
from zorglandschap.apps.demo.lading import Lading
from zorglandschap.apps.demo.regie import Regie
from zorglandschap.apps.demo.tijdlijn import Tijdlijn
from zorglandschap.core.begrippen.codelijsten import CasusStatus, Stap
from zorglandschap.core.casus.verloop import volgende
from zorglandschap.core.synthetisch.dagen import GEEN, Reeks, jaarbegin
from zorglandschap.core.synthetisch.opgave import EERSTE_JAAR

STAPPEN: tuple[Stap, ...] = tuple(Stap)
VOORGANGER = "overgenomen dossier"  # steps from before the history begins
# the order of steps on one day
_ORDE = (
    Stap.HULPVRAAG,
    Stap.CRISIS,
    Stap.TOESTEMMING,
    Stap.LOKALE_HULP,
    Stap.ANALYSE_GESTART,
    Stap.ANALYSE_BESPROKEN,
    Stap.ANALYSE_GEDEELD,
    Stap.ANALYSE_ONDERTEKEND,
    Stap.ANALYSE_VASTGESTELD,
    Stap.EXTRA,
    Stap.VERWEZEN,
    Stap.ADVIES,
    Stap.DOEL,
    Stap.BESLUIT,
    Stap.PLEK_GEVRAAGD,
    Stap.GEPLAATST,
    Stap.VERHUISD,
    Stap.AMBULANT,
    Stap.JIM,
    Stap.JIM_GESPREK,
    Stap.PLAN_VASTGESTELD,
    Stap.REGIE,
    Stap.EVALUATIE,
    Stap.AFSCHALEN,
    Stap.TOEKOMSTPLAN,
    Stap.DOEL_GESLOTEN,
    Stap.AFGESLOTEN,
    Stap.NAZORG,
)
_RANG = {stap: 10 * rang for rang, stap in enumerate(_ORDE)}
_LAATSTE = max(_RANG.values()) + 1
_ANALYSE = tuple(s for s in _ORDE if s.name.startswith("ANALYSE_"))
# an analysis that was made after a crisis comes after the help that was given at once
_RANG_NA_CRISIS = _RANG | {s: _RANG[Stap.GEPLAATST] + volg for volg, s in enumerate(_ANALYSE, start=1)}


def laad_stappen(lading: Lading, tijdlijn: Tijdlijn, regie: Regie) -> None:
    """Store every step of every case, in the order in which they were taken."""
    crisis = lading.streek.casussen.is_crisis.tolist()
    paren = zip(tijdlijn.stap, tijdlijn.casus, strict=True)
    rang = np.array([(_RANG_NA_CRISIS if crisis[c] else _RANG)[s] for s, c in paren], dtype=np.int32)
    casus, dag = np.array(tijdlijn.casus, dtype=np.int32), np.array(tijdlijn.dag, dtype=np.int32)
    volgorde = np.lexsort((rang, dag, casus))
    casus, dag, rang = casus[volgorde], dag[volgorde], rang[volgorde]
    stap = [tijdlijn.stap[i] for i in volgorde.tolist()]
    wie = np.where(dag < jaarbegin(EERSTE_JAAR), GEEN, regie.op(casus, dag)).astype(np.int32)
    status = _statussen(casus, stap)

    def kolommen(deel: slice) -> Kolommen:
        return {
            "id": nummers(deel.stop - deel.start, vanaf=deel.start + EERSTE_NUMMER),
            "casus": verwijzing(casus[deel]),
            "stap": [s.value for s in stap[deel]],
            "status_na": status[deel],
            "op": dagen(dag[deel]),
            "om": momenten(dag[deel], rang[deel] * STAPPEN_PER_DAG // _LAATSTE),
            "door": verwijzing(wie[deel]),
            "door_naam": [lading.medewerkers[w] if w != GEEN else VOORGANGER for w in wie[deel].tolist()],
            "toelichting": [tijdlijn.tekst[i] for i in volgorde[deel].tolist()],
            "uitkomsten": ["[]"] * (deel.stop - deel.start),
        }

    lading.invoer.schrijf_veel(CasusStap, "stappen", casus.size, kolommen)


def _statussen(casus: Reeks, stappen: list[Stap]) -> list[str]:
    """The status after each step; a step that the table of the course does not allow is a mistake of the loader."""
    uit: list[str] = []
    vorige, status, geplaatst = GEEN, CasusStatus.HULPVRAAG, False
    for nummer, stap in zip(casus.tolist(), stappen, strict=True):
        if nummer != vorige:
            vorige, status, geplaatst = nummer, CasusStatus.HULPVRAAG, False
        na = volgende(status, stap, (Stap.GEPLAATST,) if geplaatst else ())
        if na is None:
            raise ValueError(f"casus {nummer}: ‘{stap}’ kan niet vanuit ‘{status}’")
        status, geplaatst = na, geplaatst or stap is Stap.GEPLAATST
        uit.append(status.value)
    return uit
