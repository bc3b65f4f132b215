"""The words of a name as somebody looks for them: without accents, capitals and prefixes such as ‘van der’."""

from __future__ import annotations

import re
from dataclasses import dataclass

from zorglandschap.core.casus.gelijkenis import TUSSENVOEGSELS, plat

LETTERS = 3  # fewer letters would find half the region
TUSSENIN = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Naamwoord:
    """One word of a name, and its first letters, by which it is found fast."""

    begin: str
    woord: str


def naamwoorden(*namen: str) -> tuple[Naamwoord, ...]:
    """The different words of these names, in order; prefixes only when there is nothing else."""
    woorden = [woord for naam in namen for woord in TUSSENIN.split(plat(naam)) if woord]
    kern = [woord for woord in woorden if woord not in TUSSENVOEGSELS]
    return tuple(Naamwoord(woord[:LETTERS], woord) for woord in dict.fromkeys(kern or woorden))


def zoekwoorden(zoek: str) -> tuple[Naamwoord, ...]:
    """The words somebody typed that are long enough to look for; empty when none is."""
    return tuple(woord for woord in naamwoorden(zoek) if len(woord.woord) >= LETTERS)
