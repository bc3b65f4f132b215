"""Loads the verklarende analyses with their texts and factors, and the first-best advice of the cases."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

import numpy as np

from zorglandschap.apps.casus.models import AnalyseTekst, VerklarendeAnalyse
from zorglandschap.apps.demo.analysedelen import laad_delen
from zorglandschap.apps.demo.dossiers import Verloop
from zorglandschap.apps.demo.kolommen import (
    EERSTE_NUMMER,
    behoeften,
    codes,
    dagen,
    dagen_of_niets,
    momenten,
    nummers,
    verwijzing,
)
from zorglandschap.apps.demo.lading import Lading
from zorglandschap.apps.demo.woonwensen import bedenk_wensen
from zorglandschap.apps.matching.actions.advies import invoer_hash
from zorglandschap.apps.matching.models import Advies
from zorglandschap.apps.matching.queries import AdviesInvoer
from zorglandschap.core.begrippen.codelijsten import (
    AnalyseStatus,
    Conclusie,
    Stap,
)
from zorglandschap.core.begrippen.hulpvormen import VORMEN, Hulpvorm
from zorglandschap.core.begrippen.matchwoorden import Tegenspraakoordeel
from zorglandschap.core.matching.afwegingskader import weeg_af
from zorglandschap.core.matching.kaderbestand import lees_kader
from zorglandschap.core.synthetisch.casussen import is_open
from zorglandschap.core.synthetisch.dagen import GEEN, Reeks
from zorglandschap.core.synthetisch.opgave import HULPVORMEN
from zorglandschap.core.synthetisch.tabellen import SynthetischeRegio

HALF = 6  # a concept has this many texts at least


def laad_analyses(lading: Lading, verloop: Verloop) -> dict[int, list[str]]:
    """Store the analyses: complete and fixed, or begun and for a part filled in; returns the concerns per case."""
    c = lading.streek.casussen
    rij = np.flatnonzero(verloop.heeft_analyse).astype(np.int32)
    klaar = verloop.dag[Stap.ANALYSE_VASTGESTELD][rij] != GEEN
    vast = [AnalyseStatus.VASTGESTELD.value if k else AnalyseStatus.CONCEPT.value for k in klaar.tolist()]
    gestart = verloop.dag[Stap.ANALYSE_GESTART][rij]
    besproken = verloop.dag[Stap.ANALYSE_BESPROKEN][rij]
    lading.invoer.schrijf(
        VerklarendeAnalyse,
        "analyses",
        {
            "id": nummers(rij.size),
            "casus": verwijzing(rij),
            "versie": [1] * rij.size,
            "status": vast,
            "conclusie": [Conclusie.JEUGDHULP.value if k else "" for k in klaar.tolist()],
            "met_jeugdige_op": dagen_of_niets(besproken),
            "met_ouders_op": dagen_of_niets(besproken),
            "gestart_op": dagen(gestart),
            "besproken_op": dagen_of_niets(verloop.dag[Stap.ANALYSE_BESPROKEN][rij]),
            "gedeeld_op": dagen_of_niets(verloop.dag[Stap.ANALYSE_GEDEELD][rij]),
            "ondertekend_op": dagen_of_niets(verloop.dag[Stap.ANALYSE_ONDERTEKEND][rij]),
            "ondertekend_door": verwijzing(np.where(klaar, c.gedragsdeskundige[rij], GEEN).astype(np.int32)),
            "vastgesteld_op": dagen_of_niets(verloop.dag[Stap.ANALYSE_VASTGESTELD][rij]),
            "vastgesteld_door": verwijzing(np.where(klaar, c.gedragsdeskundige[rij], GEEN).astype(np.int32)),
        },
    )
    _laad_teksten(lading, rij, klaar.tolist(), momenten(gestart, 3))
    return laad_delen(lading, rij.tolist(), klaar.tolist(), gestart)


def _laad_teksten(lading: Lading, rij: Reeks, klaar: Sequence[bool], om: Sequence[str]) -> None:
    invoer, streek, teksten, voornamen = lading.invoer, lading.streek, lading.teksten, lading.voornamen
    t_analyse, t_veld, t_tekst, t_om = [], [], [], []
    jeugdige = streek.casussen.jeugdige[rij].tolist()
    masker = streek.jeugdigen.behoeften[streek.casussen.jeugdige[rij]].tolist()
    for nr, (kind, nodig, compleet, moment) in enumerate(zip(jeugdige, masker, klaar, om, strict=True)):
        velden = list(teksten.analyse(nr, naam=voornamen[kind], behoeften=behoeften(nodig)).items())
        for veld, tekst in velden if compleet else velden[: HALF + nr % 3]:
            t_analyse.append(nr + EERSTE_NUMMER)
            t_veld.append(veld.value)
            t_tekst.append(tekst)
            t_om.append(moment)
    invoer.schrijf(
        AnalyseTekst,
        "analyseteksten",
        {
            "id": nummers(len(t_tekst)),
            "analyse": t_analyse,
            "veld": t_veld,
            "versie": [1] * len(t_tekst),
            "tekst": t_tekst,
            "door": [None] * len(t_tekst),
            "om": t_om,
        },
    )


def adviesprofielen(demo: Mapping[str, object]) -> dict[Hulpvorm, dict[str, str]]:
    """For each form of help the answers of the afwegingskader that lead to it."""
    rijen = demo.get("adviesprofiel")
    return {Hulpvorm(r["hulpvorm"]): dict(r["antwoorden"]) for r in (rijen if isinstance(rijen, list) else [])}


def laad_adviezen(lading: Lading, verloop: Verloop) -> None:
    """Store one advice for every open case that has one, with the answers that lead to it."""
    c, teksten = lading.streek.casussen, lading.teksten
    profielen, kader = adviesprofielen(lading.regio.demo), lees_kader(lading.regio.afwegingskader)
    rij = np.flatnonzero(verloop.gezet(Stap.ADVIES) & is_open(c)).astype(np.int32)
    advies = list_geadviseerd(lading.streek)[rij]
    vorm = [HULPVORMEN[a] for a in advies.tolist()]
    crisis = c.is_crisis[rij].tolist()
    soorten = set(zip(vorm, crisis, strict=True))
    som = {
        (v, k): invoer_hash(AdviesInvoer(antwoorden=profielen[v], hulpvorm=v), kader.versie, crisis=k)
        for v, k in soorten
    }
    voorstel = {(v, k): weeg_af(kader, profielen[v], crisis=k).voorstel.value for v, k in soorten}
    verblijf = [VORMEN[v].is_verblijf for v in vorm]
    tweede = np.roll(c.gedragsdeskundige[rij], 1)
    tweede = np.where(np.array(verblijf, dtype=np.bool_) & (tweede != c.gedragsdeskundige[rij]), tweede, GEEN)
    namen = [lading.voornamen[j] for j in c.jeugdige[rij].tolist()]
    antwoorden = {v: json.dumps(dict(profielen[v])) for v in set(vorm)}
    masker = lading.streek.jeugdigen.behoeften[c.jeugdige[rij]]
    weken = lading.regio.beleid.aantal("groep_hoogstens_weken", lading.vandaag)
    groep = [kader.is_tijdelijk(v) for v in vorm]
    wens = bedenk_wensen(lading, c.jeugdige[rij], verblijf)
    lading.invoer.schrijf(
        Advies,
        "adviezen",
        {
            "id": nummers(rij.size),
            "casus": verwijzing(rij),
            "hulpvorm": codes(Hulpvorm, advies),
            "voorgesteld": [voorstel[sleutel] for sleutel in zip(vorm, crisis, strict=True)],
            "antwoorden": [antwoorden[v] for v in vorm],
            "behoeften": [json.dumps(behoeften(m)) for m in masker.tolist()],
            "motivering": [teksten.kies("motivering", i, naam=n) for i, n in zip(rij.tolist(), namen, strict=True)],
            "mening_jeugdige": [teksten.kies("mening jeugdige", i) for i in range(rij.size)],
            "mening_ouders": [teksten.kies("mening ouders", i) for i in range(rij.size)],
            "tegenspraak": [teksten.kies("tegenspraak", i) if t != GEEN else "" for i, t in enumerate(tweede.tolist())],
            "tegenspraak_door": verwijzing(tweede.astype(np.int32)),
            "tegenspraak_oordeel": [Tegenspraakoordeel.EENS.value if t != GEEN else "" for t in tweede.tolist()],
            "duur_weken": [weken if g else None for g in groep],
            "weg_terug": [teksten.kies("weg terug", i) if g else "" for i, g in enumerate(groep)],
            "wensen": wens.wensen,
            "wens_gemeente": wens.gemeenten,
            "kaderversie": [kader.versie] * rij.size,
            "invoer_hash": [som[sleutel] for sleutel in zip(vorm, crisis, strict=True)],
            "op": dagen(verloop.dag[Stap.ADVIES][rij]),
            "om": momenten(verloop.dag[Stap.ADVIES][rij], _RANG_ADVIES),
            "door": verwijzing(c.regisseur[rij]),
        },
    )


_RANG_ADVIES = 5  # after the referral of the same day


def list_geadviseerd(streek: SynthetischeRegio) -> Reeks:
    """The advised form of each case: what the gap says, else what was given or is wanted, else guidance."""
    c = streek.casussen
    per_traject = streek.trajecten.vorm.copy()
    per_traject[streek.kloven.traject] = streek.kloven.geadviseerd
    uit = np.where(c.traject != GEEN, per_traject[c.traject], c.gewenst)
    return np.where(uit == GEEN, HULPVORMEN.index(Hulpvorm.BEGELEIDING), uit).astype(np.int32)
