"""What the frame around every page needs to know."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.metadata import version
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise

from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.web.vormgeving.navigatie import menu

VERSIE = version("zorglandschap")


@dataclass(frozen=True, slots=True)
class MenuRegel:
    """An entry of the menu with its address, and whether the reader is there now."""

    titel: str | Promise
    adres: str
    is_hier: bool


def omlijsting(request: HttpRequest) -> dict[str, Any]:
    """Region, its crisis service, demo mark, viewer, menu, theme and version, for the layout."""
    kijker: Kijker | None = getattr(request, "kijker", None)
    return {
        "regio_naam": settings.REGIO.naam,
        "crisisdienst": settings.REGIO.crisisdienst,
        "is_demo": settings.DEMO,
        "kijker": kijker,
        "menu": menuregels(kijker, request.path),
        "thema": getattr(settings, "THEMA", ""),
        "thema_klasse": getattr(settings, "THEMA_KLASSE", ""),
        "versie": VERSIE,
    }


def menuregels(kijker: Kijker | None, pad: str) -> list[MenuRegel]:
    """The menu of this viewer on this path; the entry with the longest address that fits is ‘here’."""
    gevonden = [(punt.titel, reverse(punt.adres_naam)) for punt in menu(kijker)]
    passend = [adres for _titel, adres in gevonden if pad.startswith(adres)]
    hier = max(passend, key=len, default="")
    return [MenuRegel(titel, adres, adres == hier) for titel, adres in gevonden]
