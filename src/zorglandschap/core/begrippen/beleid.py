"""Policy numbers by date: value, unit, source and owner, read from ``regios/<regio>/beleid.toml``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

# beginnings of the keys that decide who goes where
WEEGT = ("gewicht_", "zoekgebied_", "schoolafstand_", "crisisreserve_", "prijs_waarde_")


class BeleidFout(ValueError):
    """A policy number is missing or malformed; the message says which and what to do."""


def weegt(sleutel: str) -> bool:
    """True for a number that decides which place a child gets: it names its own owner."""
    return sleutel.startswith(WEEGT)


@dataclass(frozen=True, slots=True)
class Norm:
    """One policy number that holds from ``vanaf`` on; ``eigenaar`` is who decides about it."""

    sleutel: str
    vanaf: date
    waarde: float
    eenheid: str
    bron: str
    is_verzonnen: bool = False
    eigenaar: str = ""


@dataclass(frozen=True, slots=True)
class Beleid:
    """All policy numbers of a region, by key, oldest first; ``lokaal`` has the own numbers of each gemeente by code.

    Whoever asks for a gemeente gets its own number when it has one on that day, else that of the region.
    """

    normen: Mapping[str, tuple[Norm, ...]]
    lokaal: Mapping[str, Mapping[str, tuple[Norm, ...]]] = field(default_factory=dict)

    def norm(self, sleutel: str, op: date, gemeente: str | None = None) -> Norm:
        """The norm that holds on a day; raises BeleidFout when there is none yet."""
        eigen = self.lokaal.get(gemeente, {}).get(sleutel, ()) if gemeente else ()
        for normen in (eigen, self.normen.get(sleutel, ())):
            geldend = [n for n in normen if n.vanaf <= op]
            if geldend:
                return geldend[-1]
        raise BeleidFout(f"beleid.toml kent geen ‘{sleutel}’ op {op:%d-%m-%Y}: voeg de norm toe.")

    def getal(self, sleutel: str, op: date, gemeente: str | None = None) -> float:
        """The value that holds on a day (in a gemeente)."""
        return self.norm(sleutel, op, gemeente).waarde

    def aantal(self, sleutel: str, op: date, gemeente: str | None = None) -> int:
        """The value that holds on a day (in a gemeente), as a whole number (days, persons)."""
        waarde = self.norm(sleutel, op, gemeente).waarde
        if waarde != int(waarde):
            raise BeleidFout(f"‘{sleutel}’ in beleid.toml moet een heel getal zijn, niet {waarde}.")
        return int(waarde)


def lees_beleid(ruw: Mapping[str, object]) -> Beleid:
    """Build Beleid from the parsed TOML: tables ``[[norm]]`` with sleutel, vanaf, waarde, eenheid, bron, eigenaar.

    A norm without an owner of its own has the ``eigenaar`` at the head of the file; without either it is refused. The
    weights of the ranking always name their own: they decide about a child.
    """
    rijen = ruw.get("norm")
    if not isinstance(rijen, list) or not rijen:
        raise BeleidFout("beleid.toml heeft geen enkele [[norm]].")
    return Beleid(lees_normen(rijen, eigenaar=str(ruw.get("eigenaar", ""))))


def lees_normen(
    rijen: Iterable[object], bestand: str = "beleid.toml", *, eigenaar: str = ""
) -> Mapping[str, tuple[Norm, ...]]:
    """The norms of parsed tables by key, oldest first; raises BeleidFout that names the file and the norm.

    ``eigenaar`` owns every norm that names nobody itself.
    """
    per_sleutel: dict[str, list[Norm]] = {}
    for rij in rijen:
        norm = _lees_norm(rij, bestand, eigenaar)
        per_sleutel.setdefault(norm.sleutel, []).append(norm)
    return {s: tuple(sorted(ns, key=lambda n: n.vanaf)) for s, ns in per_sleutel.items()}


def _lees_norm(rij: object, bestand: str, eigenaar: str) -> Norm:
    if not isinstance(rij, dict):
        raise BeleidFout(f"elke [[norm]] in {bestand} is een tabel.")
    ontbreekt = [s for s in ("sleutel", "vanaf", "waarde", "eenheid", "bron") if rij.get(s) in (None, "")]
    if ontbreekt:
        raise BeleidFout(f"norm ‘{rij.get('sleutel', '?')}’ in {bestand} mist: {', '.join(ontbreekt)}.")
    van = _eigenaar(rij, bestand, eigenaar)
    vanaf, waarde = rij["vanaf"], rij["waarde"]
    if type(vanaf) is not date:
        raise BeleidFout(f"norm ‘{rij['sleutel']}’: ‘vanaf’ is een datum, zoals 2021-01-01.")
    if isinstance(waarde, bool) or not isinstance(waarde, int | float):
        raise BeleidFout(f"norm ‘{rij['sleutel']}’: ‘waarde’ is een getal.")
    return Norm(
        sleutel=str(rij["sleutel"]),
        vanaf=vanaf,
        waarde=float(waarde),
        eenheid=str(rij["eenheid"]),
        bron=str(rij["bron"]),
        is_verzonnen=bool(rij.get("verzonnen", False)),
        eigenaar=van,
    )


def _eigenaar(rij: Mapping[str, object], bestand: str, algemeen: str) -> str:
    """Who owns this norm: named by itself, or at the head of the file when it is not one that weighs."""
    sleutel = str(rij["sleutel"])
    eigen = str(rij.get("eigenaar", "")).strip()
    if eigen or (algemeen.strip() and not weegt(sleutel)):
        return eigen or algemeen.strip()
    raise BeleidFout(f"norm ‘{sleutel}’ in {bestand} mist: eigenaar. Zet erbij wie over dit getal gaat.")
