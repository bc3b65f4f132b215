"""What changed between two texts, word by word: kept, added and struck pieces that together are both texts again."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import groupby

ZINNEN = re.compile(r"[^.!?\n]*[.!?\n]+\s*|[^.!?\n]+")
WOORDEN = re.compile(r"\s*\w+|\s*[^\w\s]|\s+")
MEESTE_PAREN = 250_000  # words of one piece times words of the other; above this the whole piece counts as changed


class Soort(StrEnum):
    """What happened to a piece of text."""

    GELIJK = "gelijk"
    ERBIJ = "erbij"
    WEG = "weg"


@dataclass(frozen=True, slots=True)
class Brok:
    """A piece of text that stayed, came or went."""

    soort: Soort
    tekst: str


def verschil(oud: str, nieuw: str) -> tuple[Brok, ...]:
    """The pieces in reading order; what went stands before what came in its place.

    The pieces without ERBIJ joined are ``oud``, those without WEG joined are ``nieuw``. Sentences are compared
    first, and words within the sentences that differ (Ratcliff and Obershelp, ``difflib``).
    """
    brokken = _vergelijk(ZINNEN.findall(oud), ZINNEN.findall(nieuw), fijner=True)
    return tuple(
        Brok(soort, "".join(brok.tekst for brok in groep)) for soort, groep in groupby(brokken, key=lambda b: b.soort)
    )


def _vergelijk(a: list[str], b: list[str], *, fijner: bool) -> Iterator[Brok]:
    for wat, a_van, a_tot, b_van, b_tot in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        weg, erbij = "".join(a[a_van:a_tot]), "".join(b[b_van:b_tot])
        if wat == "equal":
            yield Brok(Soort.GELIJK, weg)
        elif wat == "replace" and fijner:
            yield from _per_woord(weg, erbij)
        else:
            yield from _anders(weg, erbij)


def _per_woord(weg: str, erbij: str) -> Iterator[Brok]:
    a, b = WOORDEN.findall(weg), WOORDEN.findall(erbij)
    return _vergelijk(a, b, fijner=False) if len(a) * len(b) <= MEESTE_PAREN else _anders(weg, erbij)


def _anders(weg: str, erbij: str) -> Iterator[Brok]:
    if weg:
        yield Brok(Soort.WEG, weg)
    if erbij:
        yield Brok(Soort.ERBIJ, erbij)
