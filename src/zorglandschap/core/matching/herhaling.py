"""Replay of recorded advice: the same answers and the same version of the framework give the same proposal.

The record keeps the answers, the version and a hash over everything the proposal depends on. Whether it was a crisis
is not stored apart: the hash tells, since only the true one of the two gives it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from zorglandschap.core.begrippen.hulpvormen import Hulpvorm
from zorglandschap.core.matching.afwegingskader import Kader, weeg_af


class Uitslag(StrEnum):
    """What a replay found."""

    GELIJK = "gelijk"
    ANDER_ADVIES = "ander voorstel"
    ANDERE_INVOER = "invoer past niet bij de hash"
    KADER_VERANDERD = "kader kent een antwoord niet meer"
    KADER_ONBEKEND = "kader niet bewaard"


@dataclass(frozen=True, slots=True)
class Vastlegging:
    """What was recorded of one proposal."""

    antwoorden: Mapping[str, str]
    kaderversie: str
    invoer_hash: str
    voorgesteld: Hulpvorm


@dataclass(frozen=True, slots=True)
class Herhaling:
    """The outcome of one replay; ``opnieuw`` is the proposal of now, None when nothing could be computed."""

    uitslag: Uitslag
    opnieuw: Hulpvorm | None = None


def invoer_hash(antwoorden: Mapping[str, str], versie: str, *, crisis: bool) -> str:
    """SHA-256 over everything a proposal depends on: the same input gives the same proposal, and the same hash."""
    inhoud = {"antwoorden": dict(antwoorden), "kader": versie, "crisis": crisis}
    tekst = json.dumps(inhoud, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(tekst.encode()).hexdigest()


def herhaal(vastlegging: Vastlegging, kaders: Mapping[str, Kader]) -> Herhaling:
    """Compute one recorded proposal again with the version of the framework it was made with."""
    kader = kaders.get(vastlegging.kaderversie)
    if kader is None:
        return Herhaling(Uitslag.KADER_ONBEKEND)
    crisis = _crisis(vastlegging)
    if crisis is None:
        return Herhaling(Uitslag.ANDERE_INVOER)
    try:
        opnieuw = weeg_af(kader, vastlegging.antwoorden, crisis=crisis).voorstel
    except ValueError:
        return Herhaling(Uitslag.KADER_VERANDERD)
    return Herhaling(Uitslag.GELIJK if opnieuw is vastlegging.voorgesteld else Uitslag.ANDER_ADVIES, opnieuw)


def _crisis(v: Vastlegging) -> bool | None:
    """Was it a crisis, as the hash tells; None when the stored answers do not belong to the hash."""
    for crisis in (False, True):
        if invoer_hash(v.antwoorden, v.kaderversie, crisis=crisis) == v.invoer_hash:
            return crisis
    return None
