"""Builds the afwegingskader from the region's TOML; a criterion or form without justification is refused."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from enum import StrEnum
from typing import TypeVar

from zorglandschap.core.begrippen.hulpvormen import LADDER, Hulpvorm, Plaats
from zorglandschap.core.matching.afwegingskader import Antwoord, Criterium, Feit, Kader, KaderVorm, Vormgrond

S = TypeVar("S", bound=StrEnum)
HOOGSTE = LADDER[-1]


class KaderFout(ValueError):
    """The framework of the region cannot be used; the message says what to mend."""


def lees_kader(ruw: Mapping[str, object], *, is_eerder: bool = False) -> Kader:
    """Kader from the parsed file: ``versie``, tables ``[[criterium]]`` and ``[[vorm]]``; raises KaderFout.

    A framework of before (``is_eerder``) stays readable as it was, also when its forms carry no justification.
    """
    criteria = tuple(_criterium(rij) for rij in _tabellen(ruw, "criterium"))
    if not criteria:
        raise KaderFout("afwegingskader.toml heeft geen enkel [[criterium]].")
    _uniek((c.sleutel for c in criteria), "criterium")
    vormen = {
        _code(Hulpvorm, rij.get("hulpvorm"), "vorm"): _vorm(rij, is_eerder=is_eerder) for rij in _tabellen(ruw, "vorm")
    }
    return Kader(_tekst(ruw, "versie", "afwegingskader.toml"), criteria, vormen)


def lees_kaders(ruw: Mapping[str, object], eerdere: Iterable[Mapping[str, object]]) -> dict[str, Kader]:
    """The framework of now and those before it, by version; raises KaderFout when two have the same version."""
    kaders = [lees_kader(ruw), *(lees_kader(tabel, is_eerder=True) for tabel in eerdere)]
    _uniek((kader.versie for kader in kaders), "versie van het afwegingskader")
    return {kader.versie: kader for kader in kaders}


def _criterium(rij: Mapping[str, object]) -> Criterium:
    waar = f"criterium ‘{rij.get('sleutel', '?')}’"
    sinds = _sinds(rij, waar)
    antwoorden = tuple(_antwoord(a, waar) for a in _tabellen(rij, "antwoord"))
    if len(antwoorden) < 2:
        raise KaderFout(f"{waar} heeft minstens twee antwoorden.")
    _uniek((a.sleutel for a in antwoorden), f"antwoord bij {waar}")
    return Criterium(
        sleutel=_tekst(rij, "sleutel", waar),
        vraag=_tekst(rij, "vraag", waar),
        waarom=_tekst(rij, "waarom", waar),
        bron=_tekst(rij, "bron", waar),
        eigenaar=_tekst(rij, "eigenaar", waar),
        sinds=sinds,
        antwoorden=antwoorden,
    )


def _antwoord(rij: Mapping[str, object], waar: str) -> Antwoord:
    sluit_uit = frozenset(_code(Plaats, p, waar) for p in _lijst(rij, "sluit_uit", waar))
    uitleg = str(rij.get("uitleg", "")).strip()
    if HOOGSTE in sluit_uit:
        raise KaderFout(f"{waar}: geen antwoord sluit ‘{HOOGSTE.value}’ uit; er blijft altijd een vorm over.")
    if sluit_uit and not uitleg:
        raise KaderFout(f"{waar}: een antwoord dat iets uitsluit, zegt in ‘uitleg’ waarom.")
    return Antwoord(
        sleutel=_tekst(rij, "sleutel", waar),
        tekst=_tekst(rij, "tekst", waar),
        uitleg=uitleg,
        sluit_uit=sluit_uit,
        vraagt=frozenset(_lijst(rij, "vraagt", waar)),
        toont=frozenset(_code(Feit, f, waar) for f in _lijst(rij, "toont", waar)),
    )


def _vorm(rij: Mapping[str, object], *, is_eerder: bool) -> KaderVorm:
    waar = f"vorm ‘{rij.get('hulpvorm')}’"
    aanvaardbaar = tuple(_code(Hulpvorm, h, waar) for h in _lijst(rij, "aanvaardbaar", waar))
    nood = tuple(_code(Hulpvorm, h, waar) for h in _lijst(rij, "nood", waar))
    if set(aanvaardbaar) & set(nood):
        raise KaderFout(f"{waar}: een vorm is aanvaardbaar of een noodoplossing, niet allebei.")
    return KaderVorm(
        biedt=frozenset(_lijst(rij, "biedt", waar)),
        alleen_bij=frozenset(_lijst(rij, "alleen_bij", waar)),
        aanvaardbaar=aanvaardbaar,
        nood=nood,
        is_tijdelijk=rij.get("tijdelijk") is True,
        grond=None if is_eerder and "waarom" not in rij else _grond(rij, waar),
    )


def _grond(rij: Mapping[str, object], waar: str) -> Vormgrond:
    return Vormgrond(
        waarom=_tekst(rij, "waarom", waar),
        bron=_tekst(rij, "bron", waar),
        eigenaar=_tekst(rij, "eigenaar", waar),
        sinds=_sinds(rij, waar),
        is_verzonnen=rij.get("verzonnen") is True,
    )


def _sinds(rij: Mapping[str, object], waar: str) -> date:
    sinds = rij.get("sinds")
    if type(sinds) is not date:
        raise KaderFout(f"{waar}: ‘sinds’ is een datum, zoals 2026-01-01.")
    return sinds


def _tabellen(ruw: Mapping[str, object], naam: str) -> list[Mapping[str, object]]:
    rijen = ruw.get(naam, [])
    if not isinstance(rijen, list) or not all(isinstance(rij, dict) for rij in rijen):
        raise KaderFout(f"[[{naam}]] in afwegingskader.toml is een rij tabellen.")
    return rijen


def _tekst(rij: Mapping[str, object], naam: str, waar: str) -> str:
    waarde = rij.get(naam)
    if not isinstance(waarde, str) or not waarde.strip():
        raise KaderFout(f"{waar} mist ‘{naam}’.")
    return waarde.strip()


def _lijst(rij: Mapping[str, object], naam: str, waar: str) -> list[str]:
    waarden = rij.get(naam, [])
    if not isinstance(waarden, list) or not all(isinstance(w, str) for w in waarden):
        raise KaderFout(f"{waar}: ‘{naam}’ is een lijst van woorden.")
    return waarden


def _code(soort: type[S], waarde: object, waar: str) -> S:
    try:
        return soort(str(waarde))
    except ValueError as fout:
        raise KaderFout(f"{waar}: ‘{waarde}’ is geen {soort.__name__}.") from fout


def _uniek(sleutels: Iterable[str], wat: str) -> None:
    gezien: set[str] = set()
    for sleutel in sleutels:
        if sleutel in gezien:
            raise KaderFout(f"{wat} ‘{sleutel}’ staat er twee keer.")
        gezien.add(sleutel)
