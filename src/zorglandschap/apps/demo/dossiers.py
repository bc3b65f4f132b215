"""Loads the cases and the questions with which they began, and works out when each step was taken."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from zorglandschap.apps.casus.models import Casus
from zorglandschap.apps.demo.casusbeeld import DOSSIER_DAGEN, Casusbeeld, zonder_jeugdhulp
from zorglandschap.apps.demo.kolommen import behoeften, codes, dagen, dagen_of_niets, nummers, sleutels, verwijzing
from zorglandschap.apps.demo.lading import Lading
from zorglandschap.apps.demo.regie import Regie
from zorglandschap.apps.demo.tijdlijn import Tijdlijn
from zorglandschap.core.begrippen.codelijsten import CasusStatus, JuridischKader, Stap
from zorglandschap.core.synthetisch.casussen import STATUSSEN, is_open
from zorglandschap.core.synthetisch.dagen import GEEN, GEEN_EINDE, Reeks, Vlaggen
from zorglandschap.core.synthetisch.tabellen import SynthetischeRegio

ALSNOG_GESTART, ALSNOG_KLAAR, JIM_NA = 4, 18, 12  # days after the start of help
LOKAAL_NA, LOKAAL_VAN_DE = 7, 3  # short local help begins after a week; one in three questions without jeugdhulp
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
# when the youth and the parents have talked about the analysis, have it, and when it was signed: part of its time
IN_DE_ANALYSE = {Stap.ANALYSE_BESPROKEN: 0.6, Stap.ANALYSE_GEDEELD: 0.8, Stap.ANALYSE_ONDERTEKEND: 1.0}
STAPPEN_VAN_VERLOOP = (
    Stap.HULPVRAAG,
    Stap.CRISIS,
    Stap.LOKALE_HULP,
    Stap.ANALYSE_GESTART,
    *IN_DE_ANALYSE,
    Stap.ANALYSE_VASTGESTELD,
    Stap.VERWEZEN,
    Stap.ADVIES,
    Stap.PLEK_GEVRAAGD,
    Stap.GEPLAATST,
    Stap.AMBULANT,
    Stap.JIM,
    Stap.AFGESLOTEN,
)


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
    dag = {stap: np.full(c.aantal, GEEN, dtype=np.int32) for stap in STAPPEN_VAN_VERLOOP}
    lokaal = c.status == STATUSSEN.index(CasusStatus.LOKALE_HULP)
    alleen_lokaal = lokaal | zonder_jeugdhulp(streek)
    dag[Stap.HULPVRAAG] = c.geopend.copy()
    crisis = c.is_crisis & heeft_hulp
    for stap, deel in ONDERWEG.items():
        gezet = ~alleen_lokaal & (heeft_hulp | (c.status >= STATUSSEN.index(BEREIKT[stap])))
        op = np.where(crisis, c.geopend, c.geopend + np.floor(deel * weg))
        dag[stap] = np.where(gezet, op, GEEN).astype(np.int32)
    dag[Stap.CRISIS] = np.where(crisis, c.geopend, GEEN).astype(np.int32)
    dag[Stap.GEPLAATST] = np.where(heeft_hulp, start, GEEN).astype(np.int32)
    for stap, na in ((Stap.ANALYSE_GESTART, ALSNOG_GESTART), (Stap.ANALYSE_VASTGESTELD, ALSNOG_KLAAR)):
        later = np.where(start + na < nu, start + na, GEEN)
        dag[stap] = np.where(crisis, later, dag[stap]).astype(np.int32)
    for stap, deel in IN_DE_ANALYSE.items():
        eerste, laatste = dag[Stap.ANALYSE_GESTART], dag[Stap.ANALYSE_VASTGESTELD]
        op = eerste + np.floor(deel * np.maximum(0, laatste - eerste))
        dag[stap] = np.where((eerste == GEEN) | (laatste == GEEN), GEEN, op).astype(np.int32)
    kort = lokaal | (zonder_jeugdhulp(streek) & (np.arange(c.aantal) % LOKAAL_VAN_DE == 0))
    dag[Stap.LOKALE_HULP] = np.where(kort, np.minimum(c.geopend + LOKAAL_NA, c.gesloten), GEEN).astype(np.int32)
    dag[Stap.AMBULANT] = _ambulant(streek)
    dag[Stap.JIM] = np.where(c.heeft_jim & heeft_hulp & (start + JIM_NA < nu), start + JIM_NA, GEEN).astype(np.int32)
    dag[Stap.AFGESLOTEN] = np.where(c.gesloten == GEEN_EINDE, GEEN, c.gesloten).astype(np.int32)
    bewaard = is_open(c) | (c.gesloten > nu - DOSSIER_DAGEN)
    for stap in (Stap.ANALYSE_GESTART, *IN_DE_ANALYSE, Stap.ANALYSE_VASTGESTELD):
        dag[stap] = np.where(bewaard, dag[stap], GEEN).astype(np.int32)
    uiterlijk = np.minimum(gisteren, c.gesloten)
    dag = {s: np.where(d == GEEN, GEEN, np.minimum(d, uiterlijk)).astype(np.int32) for s, d in dag.items()}
    return Verloop(dag, bewaard & (dag[Stap.ANALYSE_GESTART] != GEEN))


def _ambulant(streek: SynthetischeRegio) -> Reeks:
    """The day on which the first help at home was coupled to the first stay of a case."""
    t, c = streek.trajecten, streek.casussen
    eerste = np.full(c.aantal, GEEN_EINDE, dtype=np.int32)
    rij = np.flatnonzero((t.naast != GEEN) & (t.casus != GEEN))
    np.minimum.at(eerste, t.casus[rij], t.van[rij])
    return np.where(eerste == GEEN_EINDE, GEEN, eerste).astype(np.int32)


def laad_casussen(lading: Lading, regie: Regie) -> None:
    """Store the cases with the people on them."""
    c, invoer, teksten = lading.streek.casussen, lading.invoer, lading.teksten
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
            "perspectiefregisseur": verwijzing(regie.perspectief),
            "is_crisis": crisis,
            "crisis_reden": [teksten.kies("crisis", i) if is_crisis else "" for i, is_crisis in enumerate(crisis)],
            "geopend_op": dagen(c.geopend),
            "gesloten_op": dagen_of_niets(c.gesloten),
        },
    )


def zet_verloop(lading: Lading, verloop: Verloop, tijdlijn: Tijdlijn) -> None:
    """The steps after the question, to help and to the end, of every case."""
    for stap in (s for s in STAPPEN_VAN_VERLOOP if s is not Stap.HULPVRAAG):
        casussen = np.flatnonzero(verloop.gezet(stap)).tolist()
        teksten = _toelichtingen(lading, casussen, stap)
        for casus, dag, tekst in zip(casussen, verloop.dag[stap][casussen].tolist(), teksten, strict=True):
            tijdlijn.zet(casus, stap, dag, tekst)


def zet_verhuizingen(lading: Lading, beeld: Casusbeeld, tijdlijn: Tijdlijn) -> None:
    """Each next stay of a case is a move."""
    for casus, trajecten in beeld.hoofd.items():
        for traject in trajecten[1:]:
            dag = min(int(lading.streek.trajecten.van[traject]), beeld.nu - 1, int(beeld.einde[casus]))
            tijdlijn.zet(casus, Stap.VERHUISD, max(dag, int(beeld.start[casus])), _waar(lading, traject))


def _toelichtingen(lading: Lading, casussen: list[int], stap: Stap) -> list[str]:
    """What stands beside a step on the timeline: where the help was given, why the crisis could not wait."""
    streek, teksten = lading.streek, lading.teksten
    c = streek.casussen
    if stap is Stap.GEPLAATST:
        return [_waar(lading, int(c.traject[casus])) for casus in casussen]
    if stap is Stap.CRISIS:
        return [teksten.kies("crisis", casus) for casus in casussen]
    if stap is Stap.AFGESLOTEN:
        return [teksten.kies("afgesloten", casus) for casus in casussen]
    soort = {Stap.ADVIES: "motivering", Stap.LOKALE_HULP: "lokale hulp"}.get(stap)
    if soort is None:
        return [""] * len(casussen)
    uit = []
    for casus in casussen:
        kind = int(c.jeugdige[casus])
        nodig = behoeften(int(streek.jeugdigen.behoeften[kind]))
        uit.append(teksten.kies(soort, casus, naam=lading.voornamen[kind], behoeften=nodig))
    return uit


def _waar(lading: Lading, traject: int) -> str:
    t = lading.streek.trajecten
    aanbod, aanbieder = int(t.aanbod[traject]), lading.streek.organisaties.naam[int(t.aanbieder[traject])]
    return f"{lading.streek.aanbod.naam[aanbod]}, {aanbieder}" if aanbod != GEEN else aanbieder
