"""How many crisis places to keep free, so that a child in crisis is seldom refused (Erlang-B)."""

from __future__ import annotations


def weigerkans(plekken: int, belasting: float) -> float:
    """Chance that all places are taken, with ``belasting`` arrivals per mean stay (Erlang-B, by recursion)."""
    if plekken < 0 or belasting < 0:
        raise ValueError(f"Plekken ({plekken}) en belasting ({belasting}) zijn nul of meer.")
    kans = 1.0
    for c in range(1, plekken + 1):
        kans = belasting * kans / (c + belasting * kans)
    return kans


def nodig(belasting: float, hoogste_kans: float) -> int:
    """The smallest number of places with a chance of refusal of at most ``hoogste_kans``."""
    if not 0 < hoogste_kans <= 1:
        raise ValueError(f"De hoogste kans ({hoogste_kans}) ligt boven nul en is hoogstens 1.")
    plekken = 0
    while weigerkans(plekken, belasting) > hoogste_kans:
        plekken += 1
    return plekken
