"""The record of one ranking: what it read and what it said, as texts from which it can be calculated again.

A code list may get other words or another order later: the text carries the words that its numbers point to.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar

import numpy as np

from zorglandschap.core.begrippen.aanbodwoorden import Ritme
from zorglandschap.core.begrippen.codelijsten import Niveau, Specialisme
from zorglandschap.core.begrippen.hulpvormen import Hulpvorm
from zorglandschap.core.begrippen.matchwoorden import Gezinswens
from zorglandschap.core.matching.profiel import (
    HULPVORMEN,
    MISSCHIEN,
    RITMES,
    SPECIALISMEN,
    Aanbiedingen,
    Ints,
    Profiel,
    Reals,
    Wens,
    Zoekregels,
)
from zorglandschap.core.matching.rangorde import Rangschikking, rank

Rij = dict[str, Any]
S = TypeVar("S", bound=StrEnum)
REEKSEN = tuple(veld.name for veld in fields(Aanbiedingen))
JA_NEE = frozenset({"neemt_lvb", "neemt_samen", "neemt_ggz"})
GRADEN = frozenset({"breedte", "lengte"})
REGELS = ("klein_hoogstens", "bereik_km", "kort_weken")  # what an older policy did not say


@dataclass(frozen=True, slots=True, eq=False)
class Rangvraag:
    """Everything one ranking read; ``vrij`` (places free that day) and ``schaarste`` stand beside the n offers."""

    profiel: Profiel
    niveaus: Mapping[Hulpvorm, Niveau]
    regels: Zoekregels
    aanbiedingen: Aanbiedingen
    vrij: Ints
    schaarste: Reals | None = None


def zonder_geheim(vraag: Rangvraag) -> Rangvraag:
    """The same question without saying where it is not safe: those offers count as any other that was out before.

    Offers that said no and were not weighed are left out too. Order and points stay what they were.
    """
    onveilig = np.isin(vraag.aanbiedingen.locatie, sorted(vraag.profiel.onveilige_locaties))
    geweigerd = np.isin(vraag.aanbiedingen.id, sorted(vraag.profiel.geweigerd_door))
    af = frozenset(vraag.aanbiedingen.id[onveilig | geweigerd].tolist())
    return replace(vraag, profiel=replace(vraag.profiel, onveilige_locaties=frozenset(), geweigerd_door=af))


def schrijf_vraag(vraag: Rangvraag) -> str:
    """The question as text; the same question gives the same text, in whatever order the offers came."""
    p, a = vraag.profiel, vraag.aanbiedingen
    orde = np.argsort(a.id)
    reeksen = {
        naam: getattr(a, naam)[orde].astype(int if naam in JA_NEE else getattr(a, naam).dtype) for naam in REEKSEN
    }
    tabel = {
        "profiel": {
            "leeftijd_maanden": p.leeftijd_maanden,
            "thuis": [p.breedte, p.lengte],
            "school": None if p.school is None else list(p.school),
            "gemeente": p.gemeente,
            "start": [p.gewenste_start.isoformat(), p.uiterste_start.isoformat()],
            "behoeften": sorted(p.behoeften),
            "crisis": p.crisis,
            "samen": p.samen,
            "machtiging_gesloten": p.machtiging_gesloten,
            "af": sorted(p.geweigerd_door),
            "wensen": sorted(p.wensen),
            "gewenste_gemeente": p.gewenste_gemeente,
            "verwacht_weken": p.verwacht_weken,
            "zonder_contract": sorted(p.zonder_contract),
            "aantal_samen": p.aantal_samen,
            "gezinslocaties": sorted(p.gezinslocaties),
        },
        "niveaus": {vorm.value: niveau.value for vorm, niveau in vraag.niveaus.items()},
        "regels": _regeltabel(vraag.regels),
        "woorden": {"hulpvorm": HULPVORMEN, "specialismen": SPECIALISMEN, "ritme": RITMES},
        "aanbod": {naam: reeks.tolist() for naam, reeks in reeksen.items()},
        "vrij": vraag.vrij[orde].tolist(),
        "schaarste": _misschien(vraag.schaarste, orde),
    }
    return json.dumps(tabel, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _regeltabel(regels: Zoekregels) -> Rij:
    gewichten = {wens.value: regels.gewichten[wens] for wens in regels.wensen}
    later = {naam: getattr(regels, naam) for naam in REGELS if getattr(regels, naam) is not None}
    return {"zoekgebied_km": regels.zoekgebied_km, "school_km": regels.school_km, "gewichten": gewichten, **later}


def regelversie(kaderversie: str, regels: Zoekregels) -> str:
    """Which rules a ranking was made with: framework, and the beginning of the fingerprint of distances and weights."""
    return f"{kaderversie}; gewichten: {_regelafdruk(regels)}"


def regelversie_past(versie: str, regels: Zoekregels) -> bool:
    """True when this is the version of these distances and weights."""
    return versie.endswith(f"; gewichten: {_regelafdruk(regels)}")


def _regelafdruk(regels: Zoekregels) -> str:
    return hashlib.sha256(json.dumps(_regeltabel(regels), sort_keys=True).encode()).hexdigest()[:12]


def _misschien(schaarste: Reals | None, orde: Ints) -> list[float | None] | None:
    """The scarcity per offer, null where nothing is known of it."""
    return None if schaarste is None else [None if np.isnan(s) else float(s) for s in schaarste[orde]]


def lees_vraag(tekst: str) -> Rangvraag:
    """The same question back; raises ValueError when it cannot be read, or has a word that is no longer known."""
    try:
        rij: Rij = json.loads(tekst)
        return Rangvraag(
            profiel=_profiel(rij["profiel"]),
            niveaus={Hulpvorm(vorm): Niveau(niveau) for vorm, niveau in rij["niveaus"].items()},
            regels=_regels(rij["regels"]),
            aanbiedingen=_aanbiedingen(rij["aanbod"], rij["woorden"]),
            vrij=np.array(rij["vrij"], dtype=np.int64),
            schaarste=None if rij["schaarste"] is None else np.array(rij["schaarste"], dtype=np.float64),
        )
    except (KeyError, TypeError, IndexError, AttributeError) as fout:
        raise ValueError("Deze vraag is niet te lezen.") from fout


def _profiel(p: Rij) -> Profiel:
    gewenst, uiterst = map(date.fromisoformat, p["start"])
    return Profiel(
        leeftijd_maanden=p["leeftijd_maanden"],
        breedte=p["thuis"][0],
        lengte=p["thuis"][1],
        gemeente=p["gemeente"],
        gewenste_start=gewenst,
        uiterste_start=uiterst,
        school=None if p["school"] is None else (p["school"][0], p["school"][1]),
        behoeften=frozenset(map(Specialisme, p["behoeften"])),
        crisis=p["crisis"],
        samen=p["samen"],
        machtiging_gesloten=p["machtiging_gesloten"],
        geweigerd_door=frozenset(p["af"]),
        # what a question of before these words did not hold
        wensen=frozenset(map(Gezinswens, p.get("wensen", ()))),
        gewenste_gemeente=p.get("gewenste_gemeente"),
        verwacht_weken=p.get("verwacht_weken"),
        zonder_contract=frozenset(p.get("zonder_contract", ())),
        aantal_samen=p.get("aantal_samen", 1),
        gezinslocaties=frozenset(p.get("gezinslocaties", ())),
    )


def _regels(r: Rij) -> Zoekregels:
    gewichten = {Wens(wens): punten for wens, punten in r["gewichten"].items()}
    later = {naam: r[naam] for naam in REGELS if naam in r}
    return Zoekregels(zoekgebied_km=r["zoekgebied_km"], school_km=r["school_km"], gewichten=gewichten, **later)


def _aanbiedingen(aanbod: Rij, woorden: Rij) -> Aanbiedingen:
    namen = [naam for naam in REEKSEN if naam in aanbod or naam not in MISSCHIEN]
    reeksen: dict[str, Any] = {naam: np.array(aanbod[naam], dtype=_soort(naam)) for naam in namen}
    vormen = np.array([HULPVORMEN.index(Hulpvorm(w)) for w in woorden["hulpvorm"]], dtype=np.int64)
    reeksen["hulpvorm"] = vormen[reeksen["hulpvorm"]]
    reeksen["specialismen"] = _bits(reeksen["specialismen"], woorden["specialismen"], Specialisme, SPECIALISMEN)
    reeksen["ritme"] = _bits(reeksen["ritme"], woorden["ritme"], Ritme, RITMES)
    return Aanbiedingen(**reeksen)


def _soort(naam: str) -> type[np.float64 | np.int64 | np.bool_]:
    return np.bool_ if naam in JA_NEE else np.float64 if naam in GRADEN else np.int64


def _bits(maskers: Ints, woorden: Sequence[str], soort: type[S], nu: Sequence[S]) -> Ints:
    """Bit masks over the words of then, as bit masks over the words of now."""
    uit = np.zeros_like(maskers)
    for bit, woord in enumerate(woorden):
        uit |= ((maskers >> bit) & 1) << nu.index(soort(woord))
    return uit


def schrijf_uitkomst(rangschikking: Rangschikking) -> str:
    """What a ranking said, as text: per offer in order its rank, level, points per wish and first day."""
    kandidaten = rangschikking.kandidaten
    tabel = {
        "bekeken": rangschikking.aantal_bekeken,
        "passend": rangschikking.aantal_passend,
        "wensen": [wens.value for wens in rangschikking.gewogen],
        "aanbod": [k.aanbod for k in kandidaten],
        "rang": [k.rang for k in kandidaten],
        "niveau": [k.niveau.value for k in kandidaten],
        "punten": [[b.punten for b in k.bijdragen] for k in kandidaten],
        "start": [k.start.isoformat() for k in kandidaten],
    }
    return json.dumps(tabel, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def lees_volgorde(uitkomst: str) -> tuple[int, ...]:
    """The offers (ids) in the order in which they stood; raises ValueError when the text is not an outcome."""
    try:
        return tuple(map(int, json.loads(uitkomst)["aanbod"]))
    except (KeyError, TypeError) as fout:
        raise ValueError("Deze uitkomst is niet te lezen.") from fout


def herhaal_uitkomst(vraag: Rangvraag) -> str:
    """The outcome of the question, calculated now."""
    return schrijf_uitkomst(
        rank(
            vraag.profiel,
            vraag.aanbiedingen,
            niveaus=vraag.niveaus,
            regels=vraag.regels,
            hoogstens=vraag.aanbiedingen.aantal,
            schaarste=vraag.schaarste,
        )
    )
