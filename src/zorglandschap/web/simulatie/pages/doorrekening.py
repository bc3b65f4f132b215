"""A run in the background: how far it is, stop it, and its outcome with everything it rests on."""

from __future__ import annotations

from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from zorglandschap.apps.fouten import NietGevonden
from zorglandschap.apps.simulatie.actions import stop_doorrekening
from zorglandschap.apps.simulatie.queries import NogGeenSchatting
from zorglandschap.apps.simulatie.queries.toegang import mag
from zorglandschap.apps.simulatie.rekenblad import Herkomst, Rekenblad, get_doorrekening, get_herkomst
from zorglandschap.core.begrippen.codelijsten import Handeling
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.core.begrippen.simulatiewoorden import OPEN
from zorglandschap.core.simulatie.kerncijfers import KERNCIJFERS
from zorglandschap.core.simulatie.kleine_aantallen import Zicht
from zorglandschap.web.simulatie.beeld.blad import Blad
from zorglandschap.web.simulatie.beeld.maten import PER_SLEUTEL
from zorglandschap.web.simulatie.bestand import als_bestand
from zorglandschap.web.simulatie.keuze import lees_doel, lees_getal, lees_maand
from zorglandschap.web.vormgeving.deur import met_kijker


@require_safe
@met_kijker
def doorrekening(request: HttpRequest, kijker: Kijker, sleutel: UUID) -> HttpResponse:
    """Progress that refreshes itself, then the outcome."""
    blad = get_doorrekening(kijker, sleutel, vandaag=timezone.localdate())
    is_open = blad.rij.stand in OPEN
    gegevens = {
        "blad_": blad,
        "rij": blad.rij,
        "is_open": is_open,
        "mag_stoppen": mag(kijker, Handeling.SCENARIO_MAKEN),
    }
    if request.headers.get("HX-Request") and request.GET.get("deel") == "voortgang":
        antwoord = render(request, "simulatie/onderdelen/voortgang.html", gegevens)
        if not is_open:
            antwoord["HX-Refresh"] = "true"  # ready: the whole page anew
        return antwoord
    if blad.zicht is not None:
        gegevens |= _uitkomst(blad, blad.zicht, request.GET)
    if request.headers.get("HX-Request") and blad.zicht is not None:
        return render(request, "simulatie/onderdelen/antwoord.html", gegevens)
    return render(request, "simulatie/doorrekening.html", gegevens | {"herkomst": _herkomst(blad)})


def _uitkomst(blad_: Rekenblad, zicht: Zicht, adres: QueryDict) -> dict[str, object]:
    """The same pictures as when looking ahead."""
    cijfer = PER_SLEUTEL.get(adres.get("cijfer", ""), PER_SLEUTEL["uit-huis"])
    scenarios = len(zicht.uit.scenarios)
    beeld = max(0, min(scenarios - 1, lees_getal(adres.get("beeld"), 1)))
    blad = Blad(
        zicht=zicht, cijfer=cijfer, gekozen=lees_maand(adres, len(zicht.uit.periodes)), beeld=beeld,
        gemeenten=settings.REGIO.gemeenten, nu={}, doel=lees_doel(adres, cijfer), vorm=adres.get("waarom", ""),
        bijdragen=blad_.rij.bijdragen or (),
    )  # fmt: skip
    return {
        "blad": blad, "cijfers": KERNCIJFERS, "maandnaam": blad.wanneer,
        "csv": reverse("simulatie:doorrekening_csv", args=[blad_.rij.sleutel]),
        "vormen": zicht.uit.vormen, "adres": adres.urlencode(), "scenarios": list(enumerate(zicht.uit.scenarios)),
        "doel": adres.get("doel", "") if blad.doel is not None else "",
    }  # fmt: skip


def _herkomst(blad: Rekenblad) -> Herkomst | None:
    try:
        return get_herkomst(blad.rij)
    except NogGeenSchatting:
        return None


@require_safe
@met_kijker
def doorrekening_csv(request: HttpRequest, kijker: Kijker, sleutel: UUID) -> HttpResponse:
    """All figures of a run that is ready, or with ``?cijfer=`` one."""
    blad = get_doorrekening(kijker, sleutel, vandaag=timezone.localdate())
    if blad.zicht is None:
        raise NietGevonden
    cijfer = request.GET.get("cijfer", "")
    return als_bestand(blad.zicht, cijfers=frozenset({cijfer}) if cijfer in PER_SLEUTEL else None, soort="doorrekening")


@require_POST
@met_kijker
def stop(request: HttpRequest, kijker: Kijker, sleutel: UUID) -> HttpResponse:
    """Ask the calculation to stop; once more changes nothing."""
    rij = stop_doorrekening(kijker, sleutel, nu=timezone.now())
    if rij.stand in OPEN:
        messages.info(request, _("De berekening stopt bij de volgende stap."))
    return redirect(reverse("simulatie:doorrekening", args=[rij.sleutel]))
