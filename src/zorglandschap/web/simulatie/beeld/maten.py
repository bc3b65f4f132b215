"""How a figure of a forecast is written: value, axis, interval and month, never finer than what was calculated."""

from __future__ import annotations

import math
from collections.abc import Callable
from datetime import date

from django.utils import formats
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from zorglandschap.core.simulatie.kerncijfers import KERNCIJFERS, Kerncijfer, Maat
from zorglandschap.core.simulatie.samenvatting import cijfernummer
from zorglandschap.web.vormgeving.woorden import getal

Toon = Callable[[float], str]
KLEIN = 10.0  # below this a count has one decimal
MILJOEN, DUIZEND = 1e6, 1e3
PER_SLEUTEL = {c.sleutel: c for c in KERNCIJFERS}


def kerncijfer(sleutel: str) -> Kerncijfer:
    """A figure that is known to be there."""
    return KERNCIJFERS[cijfernummer(sleutel)]


def toon(cijfer: Kerncijfer, waarde: float) -> str:
    """A value in words: ‘812’, ‘45 dagen’, ‘15,6 km’, ‘€ 4,2 miljoen’, ‘48%’."""
    if cijfer.maat is Maat.DEEL:
        return f"{getal(waarde * 100, 1 if abs(waarde) * 100 < KLEIN else 0)}%"
    if cijfer.maat is Maat.EUROS:
        return euro(waarde)
    if cijfer.maat is Maat.KILOMETER:
        return f"{getal(waarde, 1)} km"
    kaal = _aantal(waarde)
    if cijfer.maat is Maat.DAGEN:
        return ngettext("%(aantal)s dag", "%(aantal)s dagen", 1 if kaal == "1" else 2) % {"aantal": kaal}
    return kaal


def _aantal(waarde: float) -> str:
    return getal(waarde, 0 if abs(waarde) >= KLEIN or round(float(waarde), 1).is_integer() else 1)


def euro(waarde: float) -> str:
    """‘€ 4,2 miljoen’, ‘€ 210.000’ or ‘€ 850’."""
    if abs(waarde) >= MILJOEN:
        return _("€ %(getal)s miljoen") % {"getal": getal(waarde / MILJOEN, 2)}
    if abs(waarde) >= KLEIN * DUIZEND:
        return f"€ {getal(round(waarde / DUIZEND) * DUIZEND)}"
    return f"€ {getal(waarde)}"


def toon_as(cijfer: Kerncijfer) -> Toon:
    """The same for an axis, where there is little room."""
    if cijfer.maat is Maat.EUROS:
        return lambda w: f"{getal(w / MILJOEN, 1)} mln" if abs(w) >= DUIZEND else getal(w)
    if cijfer.maat is Maat.DEEL:
        return lambda w: f"{getal(w * 100, 1 if 0 < abs(w) < 0.01 else 0)}%"
    return lambda w: getal(w, 0 if float(round(w, 6)).is_integer() else 1)


def met_teken(tekst: Toon, waarde: float) -> str:
    """‘+12’ or ‘−4’; nothing before zero."""
    kaal = tekst(abs(waarde))
    if not any(teken in "123456789" for teken in kaal):
        return kaal
    return f"{'+' if waarde > 0 else '−'}{kaal}"


def ruim(cijfer: Kerncijfer, laag: float, hoog: float) -> tuple[float, float]:
    """An interval rounded outwards, so that words are never more certain than the calculation."""
    stap = _stap(cijfer, max(abs(laag), abs(hoog)))
    return math.floor(laag / stap + 1e-6) * stap, math.ceil(hoog / stap - 1e-6) * stap


def _stap(cijfer: Kerncijfer, grootste: float) -> float:
    if cijfer.maat is Maat.DEEL:
        return 0.01
    if cijfer.maat is Maat.KILOMETER:
        return 0.1
    if cijfer.maat is Maat.EUROS:
        return 10.0 ** max(0, math.floor(math.log10(max(grootste, 1.0))) - 1)
    return 1.0


def eenheid(cijfer: Kerncijfer) -> str:
    """What is counted, under a picture."""
    return {
        Maat.JEUGDIGEN: _("jeugdigen") if cijfer.stand else _("jeugdigen per maand"),
        Maat.DAGEN: _("dagen") if cijfer.noemer else _("dagen per maand"),
        Maat.KILOMETER: _("kilometer"),
        Maat.EUROS: _("euro per maand"),
        Maat.DEEL: _("procent"),
    }[cijfer.maat]


def maandnaam(op: date) -> str:
    """‘december 2031’."""
    return str(formats.date_format(op, "F Y"))


def coordinaat(getal_: float) -> str:
    """A place in a drawing, always with a point."""
    return f"{getal_:.1f}".removesuffix(".0")
