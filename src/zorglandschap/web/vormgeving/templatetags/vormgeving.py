"""Filters and tags for every page: ``{% load vormgeving %}``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from django import template
from django.conf import settings
from django.core.paginator import Page
from django.forms import BoundField
from django.utils import timezone

from zorglandschap.core.begrippen.lokaal import Formulier
from zorglandschap.core.casus.termijnen import Termijnstaat, staat_op
from zorglandschap.core.regels.uitkomst import Oordeel, Uitkomst
from zorglandschap.web.vormgeving import meelopen, woorden

register = template.Library()
register.filter("vertaal", woorden.vertaal)
register.filter("zonder", woorden.zonder_namen)
register.filter("datum", woorden.datum)
register.filter("tijd", woorden.tijd)
register.filter("getal", woorden.getal)
register.filter("km", woorden.km)
register.filter("procent", woorden.procent)
register.simple_tag(meelopen.meelopers, name="meelopers")

SOORT_VAN_MELDING = {"success": "goed", "warning": "let-op", "error": "fout"}
SOORT_VAN_OORDEEL = {
    Oordeel.VOLDAAN: "goed",
    Oordeel.NIET_VOLDAAN: "fout",
    Oordeel.LET_OP: "let-op",
    Oordeel.NIET_VAN_TOEPASSING: "rustig",
}
KEUZELIJSTEN = frozenset({"radioselect", "checkboxselectmultiple"})


@register.simple_tag
def formuliernaam(formulier: str, gemeente: str | None) -> str:
    """What this gemeente calls a form (analyse, plan, toekomst, besluit); empty: the name of the region."""
    return settings.REGIO.lokaal(gemeente).formulieren.get(Formulier[formulier.upper()], "")


@register.filter
def soort_melding(niveau: str) -> str:
    """The colour of a message of Django: info, goed, let-op or fout."""
    return SOORT_VAN_MELDING.get(niveau, "info")


@register.filter
def soort_uitkomst(uitkomst: Uitkomst | Mapping[str, object]) -> str:
    """The colour of an outcome: goed, fout, let-op or rustig; a duty that is only watched is never fout."""
    if isinstance(uitkomst, Uitkomst):
        oordeel, is_hard = uitkomst.oordeel, uitkomst.is_hard
    else:
        oordeel, is_hard = Oordeel(str(uitkomst["oordeel"])), bool(uitkomst.get("is_hard", True))
    soort = SOORT_VAN_OORDEEL[oordeel]
    return "let-op" if soort == "fout" and not is_hard else soort


@register.filter
def nabijheid(uiterlijk: date) -> Termijnstaat:
    """How near a due date is today: ‘te laat’, ‘deze week’ or ‘op tijd’."""
    return staat_op(uiterlijk, timezone.localdate())


@register.filter
def soort_veld(veld: BoundField) -> str:
    """How a field is drawn: ``keuzes`` (a group), ``keuze`` (one box to tick), ``verborgen`` or ``invoer``."""
    if veld.is_hidden:
        return "verborgen"
    if veld.widget_type in KEUZELIJSTEN or veld.use_fieldset:
        return "keuzes"
    return "keuze" if veld.widget_type in {"checkbox", "nullboolean"} else "invoer"


@register.filter
def bladzijden(pagina: Page[object]) -> list[int]:
    """The page numbers to show: the ends and those around this one; 0 stands for a gap."""
    toon = {1, pagina.paginator.num_pages, pagina.number - 1, pagina.number, pagina.number + 1}
    nummers: list[int] = []
    for nummer in sorted(n for n in toon if 1 <= n <= pagina.paginator.num_pages):
        if nummers and nummer > nummers[-1] + 1:
            nummers.append(0)
        nummers.append(nummer)
    return nummers


@register.filter
def svg_deel(tekening: str, deel: str) -> str:
    """One attribute (``viewBox`` or ``d``) of a drawing made by a library, to draw it again ourselves."""
    gevonden = re.search(rf'\b{deel}="([^"]*)"', tekening)
    return gevonden[1] if gevonden else ""


@register.filter
def naar_woorden(naam: str) -> str:
    """The name of a field as words: ‘eerdere_hulp’ becomes ‘Eerdere hulp’."""
    return naam.replace("_", " ").strip().capitalize()
