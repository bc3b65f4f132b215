"""The drawing of what a child more at home costs: plans from cheap to many at home, and today beside them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from zorglandschap.web.simulatie.beeld.maten import coordinaat, euro
from zorglandschap.web.simulatie.beeld.schaal import ronde_streepjes
from zorglandschap.web.vormgeving.woorden import getal

BREED, HOOG = 820.0, 340.0
LINKS, RECHTS, BOVEN, ONDER = 90.0, 790.0, 24.0, 285.0
MILJOEN = 1e6


@dataclass(frozen=True, slots=True)
class Punt:
    """A plan in the drawing and in the table beside it."""

    x: str
    y: str
    uit_huis: str
    kosten: str


@dataclass(frozen=True, slots=True)
class Lijn:
    """Everything the drawing needs, as text."""

    punten: Sequence[Punt]
    pad: str
    nu: Punt
    rijen: Sequence[tuple[str, str]]  # place and text of the lines of cost
    kolommen: Sequence[tuple[str, str]]
    nu_rechts: bool  # today stands far to the right: its name goes to the left of it
    maat: str = f"0 0 {BREED:g} {HOOG:g}"
    links: str = f"{LINKS:g}"
    rechts: str = f"{RECHTS:g}"
    boven: str = f"{BOVEN:g}"
    onder: str = f"{ONDER:g}"
    midden: str = f"{(LINKS + RECHTS) / 2:g}"


def teken_lijn(uit: dict[str, Any]) -> Lijn | None:
    """The drawing; None when there are no two plans to draw a line between."""
    alle = [*uit["lijn"], {"uit_huis": uit["uit_huis_nu"], "kosten": uit["kosten_nu"]}]
    if len(alle) < 3:
        return None
    kosten = ronde_streepjes([p["kosten"] for p in alle], met_nul=False)
    thuis = ronde_streepjes([p["uit_huis"] for p in alle], met_nul=False)

    def x(waarde: float) -> str:
        return coordinaat(LINKS + (RECHTS - LINKS) * (waarde - thuis[0]) / (thuis[-1] - thuis[0]))

    def y(waarde: float) -> str:
        return coordinaat(ONDER - (ONDER - BOVEN) * (waarde - kosten[0]) / (kosten[-1] - kosten[0]))

    punten = [Punt(x(p["uit_huis"]), y(p["kosten"]), getal(p["uit_huis"], 1), euro(p["kosten"])) for p in alle]
    plannen = punten[:-1]
    return Lijn(
        plannen, "M" + "L".join(f"{p.x} {p.y}" for p in plannen), punten[-1],
        [(y(w), _kort(w)) for w in kosten], [(x(w), getal(w, 0 if float(w).is_integer() else 1)) for w in thuis],
        float(punten[-1].x) > (LINKS + RECHTS) / 2,
    )  # fmt: skip


def _kort(waarde: float) -> str:
    """An amount on the axis: ‘€ 75,0 mln’."""
    return f"€ {getal(waarde / MILJOEN, 1)} mln"
