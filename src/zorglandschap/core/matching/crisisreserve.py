"""Where the crisis reserve is kept: first on crisis beds, then on ordinary offers that have places to spare.

The reserve of an area is what Erlang-B asks (``reserve``) minus the children in crisis who have a place. An ordinary
offer keeps as many free places for who waits as the region says. What is then still missing is reported, and stops
nobody.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class Crisisverblijf:
    """One stay in crisis ``[van, tot)``, and the area where the child lives."""

    gebied: str
    van: date
    tot: date | None = None


@dataclass(frozen=True, slots=True)
class Crisisreserve:
    """Places kept per offer, and per area how many are missing."""

    per_aanbod: Mapping[int, int] = field(default_factory=dict)
    tekort: Mapping[str, int] = field(default_factory=dict)


def druk_per_gebied(verblijven: Iterable[Crisisverblijf], van: date, tot: date) -> dict[str, float]:
    """How many children were in crisis care at a time, on average over ``[van, tot)``; areas without are left out."""
    if tot <= van:
        raise ValueError("de periode eindigt voor zij begint")
    dagen: dict[str, int] = {}
    for v in verblijven:
        duur = (min(tot, v.tot or tot) - max(van, v.van)).days
        if duur > 0:
            dagen[v.gebied] = dagen.get(v.gebied, 0) + duur
    return {gebied: aantal / (tot - van).days for gebied, aantal in sorted(dagen.items())}


def verdeel_reserve(
    nodig: Mapping[str, int],
    bezet: Mapping[str, int],
    crisisplekken: Mapping[str, int],
    gewoon: Mapping[str, Mapping[int, int]],
    *,
    houdt_over: int,
) -> Crisisreserve:
    """Keep what each area needs; ``gewoon`` has the free places (n) of the ordinary offers per area.

    Offers with most free places give first, one place each, and keep ``houdt_over`` places for who waits.
    """
    per_aanbod: dict[int, int] = {}
    tekort: dict[str, int] = {}
    for gebied, aantal in sorted(nodig.items()):
        over = aantal - bezet.get(gebied, 0) - crisisplekken.get(gebied, 0)
        kan = sorted(gewoon.get(gebied, {}).items(), key=lambda rij: (-rij[1], rij[0]))
        geeft = [nummer for nummer, vrij in kan if vrij > houdt_over][: max(0, over)]
        per_aanbod |= dict.fromkeys(geeft, 1)
        if over > len(geeft):
            tekort[gebied] = over - len(geeft)
    return Crisisreserve(per_aanbod, tekort)
