"""Builds the order of the stages from the region's TOML; a stage or number without justification is refused."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from datetime import date

from zorglandschap.core.matching.verdeling.doelorde import (
    GEEN_PASSENDE_PLEK,
    GROOTSTE_GROEP,
    HOOGSTE_URGENTIE,
    Doel,
    Doelorde,
    Grond,
    Trap,
)

Rij = Mapping[str, object]

GROND = ("waarom", "bron", "eigenaar")
TRAP = frozenset({"doel", "drempel", *GROND, "sinds", "verzonnen"})
KEUZE = frozenset({"sleutel", "waarde", "eenheid", *GROND, "sinds", "verzonnen"})
KEUZEN = {"keten": (1, 5), "wacht_dagen": (1, 3660), "groep": (2, GROOTSTE_GROEP), "reserve_houdt_over": (0, 1000)}
VERPLICHT = (
    *(f"{Doel.ONGEPLAATST.value} {urgentie}" for urgentie in range(HOOGSTE_URGENTIE, 0, -1)),
    *(f"{Doel.NIVEAU.value} {niveau}" for niveau in range(GEEN_PASSENDE_PLEK, 0, -1)),
    *(doel.value for doel in (Doel.GESPLITST, Doel.GEMIS, Doel.VERHUIZINGEN, Doel.KETENPLAATSEN)),
)


class DoelordeFout(ValueError):
    """The order of the region cannot be used; the message says where and what to mend."""


def lees_doelorde(ruw: Rij) -> Doelorde:
    """Order from the parsed file: ``versie``, tables ``[[trap]]`` in order and ``[[keuze]]``; raises DoelordeFout.

    Nothing may be left out: a stage that is missing would silently count for nothing.
    """
    _bekend(ruw, frozenset({"versie", "trap", "keuze"}), "doelorde.toml")
    versie = _tekst(ruw, "versie", "doelorde.toml")
    trappen = [_trap(rij, plek) for plek, rij in enumerate(_tabellen(ruw, "trap"), 1)]
    _uniek((trap.sleutel for trap, _ in trappen), "trap")
    _compleet(trappen[n][0].sleutel for n in range(len(trappen)))
    keuzen = [_keuze(rij, plek) for plek, rij in enumerate(_tabellen(ruw, "keuze"), 1)]
    _uniek((sleutel for sleutel, _, _ in keuzen), "keuze")
    getal = {sleutel: waarde for sleutel, waarde, _ in keuzen}
    mist = [sleutel for sleutel in KEUZEN if sleutel not in getal]
    if mist:
        raise DoelordeFout(f"doelorde.toml mist de [[keuze]] ‘{mist[0]}’.")
    gronden = {trap.sleutel: grond for trap, grond in trappen} | {sleutel: grond for sleutel, _, grond in keuzen}
    return Doelorde(tuple(trap for trap, _ in trappen), **getal, versie=versie, gronden=gronden)


def als_tabel(orde: Doelorde) -> dict[str, object]:
    """The order as a table of text and numbers, to keep with a plan; ``uit_tabel`` reads it back as the same."""
    return {
        "versie": orde.versie,
        "trap": [
            {"doel": t.doel.value, "drempel": t.drempel, **_grondrij(orde.gronden[t.sleutel])} for t in orde.trappen
        ],
        "keuze": [
            {"sleutel": s, "waarde": getattr(orde, s), **_grondrij(orde.gronden[s]), "eenheid": orde.gronden[s].eenheid}
            for s in KEUZEN
        ],
    }


def uit_tabel(tabel: Rij) -> Doelorde:
    """The order that was kept with a plan; raises DoelordeFout."""
    delen = {
        naam: [{**rij, "sinds": _dag(rij.get("sinds"))} for rij in _tabellen(tabel, naam)] for naam in ("trap", "keuze")
    }
    return lees_doelorde({**tabel, **delen})


def afdruk(orde: Doelorde) -> str:
    """Fingerprint of everything in the order that weighs; the words around it may be improved without changing it."""
    weegt = [[(t.doel.value, t.drempel) for t in orde.trappen], [(s, getattr(orde, s)) for s in KEUZEN]]
    return hashlib.sha256(json.dumps(weegt).encode()).hexdigest()


def regelversie(kaderversie: str, orde: Doelorde) -> str:
    """Which rules a plan was made with: framework, and order with the beginning of its fingerprint."""
    return f"{kaderversie}; doelorde: {orde.versie} ({afdruk(orde)[:12]})"


def _trap(rij: Rij, plek: int) -> tuple[Trap, Grond]:
    waar = f"trap {plek} (‘{rij.get('doel', '?')}’)"
    _bekend(rij, TRAP, waar)
    try:
        doel = Doel(str(rij.get("doel")))
    except ValueError as fout:
        raise DoelordeFout(f"{waar} bestaat niet; kies uit: {', '.join(d.value for d in Doel)}.") from fout
    try:
        trap = Trap(doel, _geheel(rij.get("drempel", 0), "drempel", waar))
    except ValueError as fout:
        raise DoelordeFout(f"{waar}: {fout}") from fout
    return trap, _grond(rij, f"trap {plek} (‘{trap.sleutel}’)")


def _keuze(rij: Rij, plek: int) -> tuple[str, int, Grond]:
    sleutel = str(rij.get("sleutel", "?"))
    waar = f"keuze {plek} (‘{sleutel}’)"
    _bekend(rij, KEUZE, waar)
    if sleutel not in KEUZEN:
        raise DoelordeFout(f"{waar} bestaat niet; kies uit: {', '.join(KEUZEN)}.")
    laagst, hoogst = KEUZEN[sleutel]
    waarde = _geheel(rij.get("waarde"), "waarde", waar)
    if not laagst <= waarde <= hoogst:
        raise DoelordeFout(f"{waar}: ‘waarde’ is {laagst} tot en met {hoogst}, niet {waarde}.")
    return sleutel, waarde, _grond(rij, waar, eenheid=_tekst(rij, "eenheid", waar))


def _grond(rij: Rij, waar: str, eenheid: str = "") -> Grond:
    waarom, bron, eigenaar = (_tekst(rij, naam, waar) for naam in GROND)
    sinds = rij.get("sinds")
    if type(sinds) is not date:
        raise DoelordeFout(f"{waar}: ‘sinds’ is een datum, zoals 2026-01-01.")
    return Grond(waarom, bron, eigenaar, sinds, rij.get("verzonnen") is True, eenheid)


def _grondrij(grond: Grond) -> dict[str, object]:
    return {
        "waarom": grond.waarom,
        "bron": grond.bron,
        "eigenaar": grond.eigenaar,
        "sinds": grond.sinds.isoformat(),
        "verzonnen": grond.is_verzonnen,
    }


def _dag(waarde: object) -> object:
    try:
        return date.fromisoformat(str(waarde))
    except ValueError:
        return waarde


def _compleet(sleutels: Iterable[str]) -> None:
    aanwezig = set(sleutels)
    mist = [naam for naam in VERPLICHT if naam not in aanwezig]
    if not any(naam.startswith(f"{Doel.GEMIS_BOVEN.value} ") for naam in aanwezig):
        mist.append(Doel.GEMIS_BOVEN.value)
    if mist:
        raise DoelordeFout(f"doelorde.toml mist de [[trap]] ‘{mist[0]}’: wat er niet staat, zou niet tellen.")


def _bekend(rij: Rij, bekend: frozenset[str], waar: str) -> None:
    vreemd = sorted(set(rij) - bekend)
    if vreemd:
        raise DoelordeFout(f"{waar}: ‘{vreemd[0]}’ is onbekend; kies uit: {', '.join(sorted(bekend))}.")


def _tabellen(ruw: Rij, naam: str) -> list[Rij]:
    rijen = ruw.get(naam, [])
    if not isinstance(rijen, list) or not all(isinstance(rij, Mapping) for rij in rijen):
        raise DoelordeFout(f"[[{naam}]] in doelorde.toml is een rij tabellen.")
    return rijen


def _tekst(rij: Rij, naam: str, waar: str) -> str:
    waarde = rij.get(naam)
    if not isinstance(waarde, str) or not waarde.strip():
        raise DoelordeFout(f"{waar} mist ‘{naam}’.")
    return waarde.strip()


def _geheel(waarde: object, naam: str, waar: str) -> int:
    if type(waarde) is not int:
        raise DoelordeFout(f"{waar}: ‘{naam}’ is een heel getal.")
    return waarde


def _uniek(sleutels: Iterable[str], wat: str) -> None:
    gezien: set[str] = set()
    for sleutel in sleutels:
        if sleutel in gezien:
            raise DoelordeFout(f"{wat} ‘{sleutel}’ staat er twee keer.")
        gezien.add(sleutel)
