"""The numbers behind the synthetic region, read from ``regios/<regio>/demo.toml`` and checked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

import numpy as np

from zorglandschap.core.begrippen.codelijsten import Specialisme
from zorglandschap.core.begrippen.hulpvormen import Hulpvorm
from zorglandschap.core.begrippen.regio import Regio
from zorglandschap.core.synthetisch.dagen import Getallen
from zorglandschap.core.synthetisch.trekken import Duur

HULPVORMEN: tuple[Hulpvorm, ...] = tuple(Hulpvorm)
EERSTE_JAAR = 2016  # the history begins on 1 January of this year
HOOGSTE_LEEFTIJD = 22  # youth care ends before the 23rd birthday (Jeugdwet art. 1.1)
Band = tuple[int, int, float]
K = TypeVar("K")
V = TypeVar("V")


class OpgaveFout(ValueError):
    """demo.toml misses or mangles something; the message says what."""


@dataclass(frozen=True, slots=True)
class VormOpgave:
    """One form of help: length of stay, ages at the start, and what its offers look like."""

    hulpvorm: Hulpvorm
    naam: str
    duur: Duur
    gemiddeld_dagen: float
    instroom: tuple[Band, ...]
    tot_leeftijd: int
    bezetting: float
    aanbod: int
    leeftijden: tuple[tuple[int, int], ...]
    ligging: str
    naamgeving: str
    samen: float
    lvb: float
    deskundig: tuple[Specialisme, ...]


@dataclass(frozen=True, slots=True)
class Naamgroep:
    """First and last names that go together, and given names of adults."""

    sleutel: str
    meisjes: tuple[str, ...]
    jongens: tuple[str, ...]
    ouders_vrouw: tuple[str, ...]
    ouders_man: tuple[str, ...]
    achternamen: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Opgave:
    """Everything the generator needs to know of a region."""

    regio: Regio
    reeksen: Mapping[tuple[str, str], Mapping[int, float]]
    getallen: Mapping[str, float]
    verdelingen: Mapping[tuple[str, str], Mapping[str, float]]
    vormen: Mapping[Hulpvorm, VormOpgave]
    namen: tuple[Naamgroep, ...]
    woorden: Mapping[str, tuple[str, ...]]

    def getal(self, sleutel: str) -> float:
        """One number; raises OpgaveFout when it is missing."""
        return _haal(self.getallen, sleutel, f"getal ‘{sleutel}’")

    def in_jaar(self, sleutel: str, jaar: float, bij: str = "") -> float:
        """A number per year: straight between two years, constant outside them; 0 when the series is missing."""
        punten = self.reeksen.get((sleutel, bij))
        if punten is None:
            return 0.0
        return float(np.interp(jaar, list(punten), list(punten.values())))

    def gewichten(self, sleutel: str, lijst: Iterable[str], bij: str = "") -> Getallen:
        """Weights in the order of ``lijst``; a value without weight gets 0. Raises OpgaveFout when missing."""
        waarden = _haal(self.verdelingen, (sleutel, bij), f"gewichten ‘{sleutel}’ {bij}".strip())
        return np.array([waarden.get(str(w), 0.0) for w in lijst], dtype=np.float64)

    def verdeling(self, sleutel: str, bij: str = "") -> Mapping[str, float]:
        """Weights by their name."""
        return _haal(self.verdelingen, (sleutel, bij), f"gewichten ‘{sleutel}’ {bij}".strip())

    def vorm(self, hulpvorm: Hulpvorm) -> VormOpgave:
        """What is given for a form of help."""
        return _haal(self.vormen, hulpvorm, f"vorm ‘{hulpvorm}’")


def lees_opgave(regio: Regio) -> Opgave:
    """Read and check the numbers of a region; raises OpgaveFout that names what is missing."""
    ruw = regio.demo
    return Opgave(
        regio=regio,
        reeksen={
            (str(r["sleutel"]), str(r.get("bij", ""))): {int(j): float(w) for j, w in r["waarden"].items()}
            for r in _rijen(ruw, "reeks", ("sleutel", "waarden", "bron"))
        },
        getallen={str(g["sleutel"]): float(g["waarde"]) for g in _rijen(ruw, "getal", ("sleutel", "waarde", "bron"))},
        verdelingen={
            (str(g["sleutel"]), str(g.get("bij", ""))): {str(k): float(w) for k, w in g["waarden"].items()}
            for g in _rijen(ruw, "gewichten", ("sleutel", "waarden", "bron"))
        },
        vormen={
            v.hulpvorm: v for v in map(_vorm, _rijen(ruw, "vorm", ("hulpvorm", "naam", "gemiddeld_dagen", "bron")))
        },
        namen=tuple(_naamgroep(n) for n in _rijen(ruw, "naamgroep", ("sleutel", "meisjes", "jongens", "achternamen"))),
        woorden={str(w["sleutel"]): tuple(map(str, w["woorden"])) for w in _rijen(ruw, "woordenlijst", ("sleutel",))},
    )


def _haal(bak: Mapping[K, V], sleutel: K, wat: str) -> V:
    if sleutel not in bak:
        raise OpgaveFout(f"demo.toml mist {wat}: voeg dit toe.")
    return bak[sleutel]


def _rijen(ruw: Mapping[str, object], tabel: str, nodig: Sequence[str]) -> list[Mapping[str, Any]]:
    rijen = ruw.get(tabel)
    if not isinstance(rijen, list):
        raise OpgaveFout(f"demo.toml heeft geen [[{tabel}]].")
    for rij in rijen:
        ontbreekt = [veld for veld in nodig if rij.get(veld) in (None, "")]
        if ontbreekt:
            raise OpgaveFout(
                f"[[{tabel}]] ‘{rij.get('sleutel', rij.get('hulpvorm', '?'))}’ mist: {', '.join(ontbreekt)}."
            )
    return rijen


def _vorm(ruw: Mapping[str, Any]) -> VormOpgave:
    return VormOpgave(
        hulpvorm=Hulpvorm(ruw["hulpvorm"]),
        naam=str(ruw["naam"]),
        duur=Duur(
            spreiding=float(ruw["spreiding"]),
            grens=int(ruw.get("grens_dagen", 0)),
            onder_grens=float(ruw.get("onder_grens", 0)),
            minimum=int(ruw["minimum_dagen"]),
        ),
        gemiddeld_dagen=float(ruw["gemiddeld_dagen"]),
        instroom=tuple((int(a), int(b), float(w)) for a, b, w in ruw["instroom"]),
        tot_leeftijd=int(ruw["tot_leeftijd"]),
        bezetting=float(ruw["bezetting"]),
        aanbod=int(ruw["aanbod"]),
        leeftijden=tuple((int(a), int(b)) for a, b in ruw["leeftijden"]),
        ligging=str(ruw["ligging"]),
        naamgeving=str(ruw["naamgeving"]),
        samen=float(ruw["samen"]),
        lvb=float(ruw["lvb"]),
        deskundig=tuple(Specialisme(s) for s in ruw["deskundig"]),
    )


def _naamgroep(ruw: Mapping[str, Any]) -> Naamgroep:
    return Naamgroep(
        sleutel=str(ruw["sleutel"]),
        meisjes=tuple(map(str, ruw["meisjes"])),
        jongens=tuple(map(str, ruw["jongens"])),
        ouders_vrouw=tuple(map(str, ruw["ouders_vrouw"])),
        ouders_man=tuple(map(str, ruw["ouders_man"])),
        achternamen=tuple(map(str, ruw["achternamen"])),
    )
