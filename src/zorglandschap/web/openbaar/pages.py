"""The public front door, the page with rules, and what everybody may know about this system."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import NoReverseMatch, reverse
from django.views.decorators.http import require_safe

from zorglandschap.core.begrippen.codelijsten import Rol
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.core.regels.inzage import matrix
from zorglandschap.core.regels.register import REGELS, Regel, Thema, per_thema
from zorglandschap.core.regels.uitkomst import Oordeel

BEGIN_VAN_ROL: Mapping[Rol, str] = {
    Rol.JEUGDCONSULENT: "casus:werk",
    Rol.GEDRAGSDESKUNDIGE: "casus:werk",
    Rol.JEUGDBESCHERMER: "casus:werk",
    Rol.BEHANDELAAR: "casus:werk",
    Rol.EXPERTTAFEL: "matching:experttafel",
    Rol.PLAATSINGSTAFEL: "matching:tafel",
    Rol.PLANNER: "aanbod:overzicht",
    Rol.BELEIDSMEDEWERKER: "monitor:landschap",
    Rol.BEHEERDER: "beheer:overzicht",
    Rol.PRIVACYFUNCTIONARIS: "beheer:overzicht",
    Rol.JEUGDIGE: "portaal:mijn",
    Rol.OUDER: "portaal:mijn",
    Rol.JIM: "portaal:mijn",
}


SOORT_VAN_OORDEEL = {Oordeel.VOLDAAN: "goed", Oordeel.NIET_VOLDAAN: "fout", Oordeel.LET_OP: "let-op"}


@dataclass(frozen=True, slots=True)
class Voorbeeld:
    """A case in words, what the rule says of it, and the colour of that answer."""

    tekst: str
    oordeel: str
    soort: str


@dataclass(frozen=True, slots=True)
class RegelBlok:
    """One rule as the page shows it, with its examples."""

    regel: Regel
    voorbeelden: tuple[Voorbeeld, ...]


def begin_van(kijker: Kijker | None) -> str:
    """The address of the first screen of this viewer; empty when there is none (yet)."""
    naam = BEGIN_VAN_ROL.get(kijker.rol) if kijker is not None and kijker.is_actief else None
    try:
        return reverse(naam) if naam else ""
    except NoReverseMatch:
        return ""


@cache
def voorbeelden() -> Mapping[str, tuple[Voorbeeld, ...]]:
    """The examples per rule, copied from the case tables by ``config/regelboek.py``."""
    bestand = files("zorglandschap.web.openbaar") / "regelvoorbeelden.json"
    inhoud: dict[str, list[dict[str, str]]] = json.loads(bestand.read_text(encoding="utf-8"))
    return {sleutel: tuple(_voorbeeld(rij) for rij in rijen) for sleutel, rijen in inhoud.items()}


def _voorbeeld(rij: Mapping[str, str]) -> Voorbeeld:
    return Voorbeeld(rij["voorbeeld"], rij["oordeel"], SOORT_VAN_OORDEEL.get(Oordeel(rij["oordeel"]), "rustig"))


@require_safe
def start(request: HttpRequest) -> HttpResponse:
    """Who is signed in goes to work; who is not reads what this is."""
    adres = begin_van(getattr(request, "kijker", None))
    if adres:
        return redirect(adres)
    punten = settings.BELEID.normen.get("verblijfsaandeel_flevoland_gepubliceerd", ())
    return render(request, "openbaar/start.html", {"eerst": punten[:1], "laatst": punten[1:][-1:]})


@require_safe
def regels(request: HttpRequest) -> HttpResponse:
    """Every rule: what it asks, where that stands, whether it stops a step, and examples."""
    blokken: list[tuple[Thema, list[RegelBlok]]] = [
        (thema, [RegelBlok(regel, voorbeelden().get(regel.sleutel, ())) for regel in van_thema])
        for thema, van_thema in per_thema()
    ]
    context = {"blokken": blokken, "aantal": len(REGELS), "aantal_hard": sum(r.is_hard for r in REGELS)}
    return render(request, "openbaar/regels.html", context)


@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    """What is kept, who may see it, and what is logged."""
    return render(request, "openbaar/privacy.html", {"matrix": matrix()})


@require_safe
def toegankelijkheid(request: HttpRequest) -> HttpResponse:
    """How far this system can be used by everybody, and what was not tested yet."""
    return render(request, "openbaar/toegankelijkheid.html")
