"""Policy numbers by date: value, unit and source, read from ``regios/<regio>/beleid.toml``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date


class BeleidFout(ValueError):
    """A policy number is missing or malformed; the message says which and what to do."""


@dataclass(frozen=True, slots=True)
class Norm:
    """One policy number that holds from ``vanaf`` on."""

    sleutel: str
    vanaf: date
    waarde: float
    eenheid: str
    bron: str
    is_verzonnen: bool = False


@dataclass(frozen=True, slots=True)
class Beleid:
    """All policy numbers of a region, by key, oldest first."""

    normen: Mapping[str, tuple[Norm, ...]]

    def norm(self, sleutel: str, op: date) -> Norm:
        """The norm that holds on a day; raises BeleidFout when there is none yet."""
        geldend = [n for n in self.normen.get(sleutel, ()) if n.vanaf <= op]
        if not geldend:
            raise BeleidFout(f"beleid.toml kent geen ‘{sleutel}’ op {op:%d-%m-%Y}: voeg de norm toe.")
        return geldend[-1]

    def getal(self, sleutel: str, op: date) -> float:
        """The value that holds on a day."""
        return self.norm(sleutel, op).waarde

    def aantal(self, sleutel: str, op: date) -> int:
        """The value that holds on a day, as a whole number (days, persons)."""
        waarde = self.norm(sleutel, op).waarde
        if waarde != int(waarde):
            raise BeleidFout(f"‘{sleutel}’ in beleid.toml moet een heel getal zijn, niet {waarde}.")
        return int(waarde)


def lees_beleid(ruw: Mapping[str, object]) -> Beleid:
    """Build Beleid from the parsed TOML: tables ``[[norm]]`` with sleutel, vanaf, waarde, eenheid, bron."""
    rijen = ruw.get("norm")
    if not isinstance(rijen, list) or not rijen:
        raise BeleidFout("beleid.toml heeft geen enkele [[norm]].")
    per_sleutel: dict[str, list[Norm]] = {}
    for rij in rijen:
        norm = _lees_norm(rij)
        per_sleutel.setdefault(norm.sleutel, []).append(norm)
    return Beleid({s: tuple(sorted(ns, key=lambda n: n.vanaf)) for s, ns in per_sleutel.items()})


def _lees_norm(rij: object) -> Norm:
    if not isinstance(rij, dict):
        raise BeleidFout("elke [[norm]] in beleid.toml is een tabel.")
    ontbreekt = [s for s in ("sleutel", "vanaf", "waarde", "eenheid", "bron") if rij.get(s) in (None, "")]
    if ontbreekt:
        raise BeleidFout(f"norm ‘{rij.get('sleutel', '?')}’ in beleid.toml mist: {', '.join(ontbreekt)}.")
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
    )
