"""Seals over the log: one fixed way to write an event down, its print, and a chain in which each seal holds the last.

A seal keeps the number and the print of every event, so that a check can name the first one that was
changed, removed or slipped in.
"""

from __future__ import annotations

import hashlib
import json
import struct
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

GEEN_VORIGE = "0" * 64
AFDRUK_BYTES = 16
_RIJ = struct.Struct(f">Q{AFDRUK_BYTES}s")

Waarde = str | int | datetime | None


@dataclass(frozen=True, slots=True)
class Afdruk:
    """Number and print (first 16 bytes of SHA-256) of one event."""

    nummer: int
    afdruk: bytes


class Afwijking(StrEnum):
    """What can be wrong with the log."""

    GEWIJZIGD = "gewijzigd"
    VERWIJDERD = "verwijderd"
    INGEVOEGD = "ingevoegd"
    ZEGEL_GEWIJZIGD = "zegel gewijzigd"
    KETEN_GEBROKEN = "keten gebroken"
    STEMPEL_VALS = "stempel vals"
    ANKER_ONBEKEND = "anker onbekend"


def schrijfwijze(velden: Sequence[Waarde]) -> bytes:
    """The one way in which an event is written: JSON in fixed order, moments in UTC to the microsecond."""
    return json.dumps([_vast(v) for v in velden], ensure_ascii=False, separators=(",", ":")).encode()


def afdruk(velden: Sequence[Waarde]) -> Afdruk:
    """The print of an event; the first field is its number."""
    nummer = velden[0]
    if not isinstance(nummer, int):
        raise TypeError("het eerste veld van een gebeurtenis is haar nummer")
    return Afdruk(nummer, hashlib.sha256(schrijfwijze(velden)).digest()[:AFDRUK_BYTES])


def pak_in(afdrukken: Iterable[Afdruk]) -> bytes:
    """Numbers and prints as stored in a seal, 24 bytes each."""
    return b"".join(_RIJ.pack(a.nummer, a.afdruk) for a in afdrukken)


def pak_uit(ingepakt: bytes) -> list[Afdruk]:
    """Read back what ``pak_in`` stored."""
    return [Afdruk(nummer, waarde) for nummer, waarde in _RIJ.iter_unpack(ingepakt)]


def zegelhash(*, vorige: str, om: datetime, ingepakt: bytes) -> str:
    """SHA-256 in hex over the previous seal, the moment and every print."""
    return hashlib.sha256(schrijfwijze([vorige, om, hashlib.sha256(ingepakt).hexdigest()])).hexdigest()


def eerste_verschil(verzegeld: Sequence[Afdruk], gevonden: Iterable[Afdruk]) -> tuple[Afwijking, int] | None:
    """Compare the sealed prints with the events as they stand, both in order of number; the first difference."""
    rest: Iterator[Afdruk] = iter(gevonden)
    for zegel in verzegeld:
        nu = next(rest, None)
        if nu is None or nu.nummer > zegel.nummer:
            return Afwijking.VERWIJDERD, zegel.nummer
        if nu.nummer < zegel.nummer:
            return Afwijking.INGEVOEGD, nu.nummer
        if nu.afdruk != zegel.afdruk:
            return Afwijking.GEWIJZIGD, zegel.nummer
    over = next(rest, None)
    return None if over is None else (Afwijking.INGEVOEGD, over.nummer)


def _vast(waarde: Waarde) -> str | int | None:
    if isinstance(waarde, datetime):
        return waarde.astimezone(UTC).isoformat(timespec="microseconds")
    return waarde
