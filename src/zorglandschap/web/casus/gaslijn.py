"""The line of one goal over time, from −2 to +2, as numbers for a drawing on the server, with words beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from zorglandschap.apps.casus.queries import Doelblad
from zorglandschap.core.begrippen.planwoorden import SCORES
from zorglandschap.web.casus.forms.plan import teken
from zorglandschap.web.vormgeving.tekening import Merk
from zorglandschap.web.vormgeving.woorden import datum, vertaal

BREED, HOOG = 360, 156
LINKS, RECHTS, BOVEN, STAP = 34.0, 344.0, 16.0, 26.0
NUL = 2  # the highest score stands on the first line


@dataclass(frozen=True, slots=True)
class Gaslijn:
    """A drawing: lines for −2 to +2, the way of the goal, and the agreed day."""

    titel: str
    beschrijving: str
    vak: str
    raster: tuple[Merk, ...]
    pad: str
    punten: tuple[Merk, ...]
    begin: Merk
    termijn: Merk


def maak_gaslijn(blad: Doelblad) -> Gaslijn | None:
    """Draw what was measured; None while nothing was measured."""
    metingen = blad.metingen
    if not metingen:
        return None
    van = min(blad.doel.gesteld_op, metingen[0].op)
    tot = max(blad.doel.termijn_op, metingen[-1].op)
    punten = [(_x(m.op, van, tot), _y(m.score), _zin(m.op, m.score)) for m in metingen]
    x_termijn = _x(blad.doel.termijn_op, van, tot)
    return Gaslijn(
        titel=_("Hoe ver is dit doel?"),
        beschrijving="; ".join(tekst for _x1, _y1, tekst in punten),
        vak=f"0 0 {BREED} {HOOG}",
        raster=tuple(Merk(_maat(LINKS), _maat(_y(score)), teken(score)) for score in SCORES),
        pad="M" + "L".join(f"{_maat(x)} {_maat(y)}" for x, y, _t in punten),
        punten=tuple(Merk(_maat(x), _maat(y), tekst) for x, y, tekst in punten),
        begin=Merk(_maat(LINKS), str(HOOG - 8), datum(van)),
        termijn=Merk(_maat(x_termijn), str(HOOG - 8), datum(blad.doel.termijn_op)),
    )


def in_woorden(blad: Doelblad) -> str:
    """The last measurement in one sentence; empty without one."""
    return _zin(blad.laatste.op, blad.laatste.score) if blad.laatste else ""


def woord(score: int) -> str:
    """What a score means."""
    return vertaal(SCORES[score])


def _zin(op: date, score: int) -> str:
    return _("%(dag)s: %(cijfer)s, %(woord)s") % {"dag": datum(op), "cijfer": teken(score), "woord": woord(score)}


def _x(op: date, van: date, tot: date) -> float:
    return LINKS + (RECHTS - LINKS) * (op - van).days / max((tot - van).days, 1)


def _y(score: int) -> float:
    return BOVEN + STAP * (NUL - score)


def _maat(getal: float) -> str:
    return f"{getal:.1f}".removesuffix(".0")


def rooster(bladen: Sequence[Doelblad]) -> list[dict[str, object]]:
    """Each goal with its drawing and its last measurement in words, for a template."""
    return [{"blad": b, "lijn": maak_gaslijn(b), "woorden": in_woorden(b)} for b in bladen]
