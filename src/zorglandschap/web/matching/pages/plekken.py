"""Places: the ranked list with the map, asking for one, and withdrawing the request."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from zorglandschap.apps.fouten import Geweigerd
from zorglandschap.apps.matching.actions import AFGEHANDELD, trek_in, verwerk_verlopen, vraag_plek
from zorglandschap.apps.matching.queries import (
    Keuze,
    Plek,
    Plekkenblad,
    eis_start,
    get_crisisstand,
    get_keuze,
    list_plekken,
    uren_vast,
)
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.core.begrippen.matchwoorden import Weigergevolg
from zorglandschap.core.matching.weigering import UITLEG
from zorglandschap.web.matching.beeld import maak_plekkaart, plekregels, puntenstaven, redenstaven
from zorglandschap.web.matching.forms import StartFormulier, VraagFormulier
from zorglandschap.web.vormgeving.deur import met_kijker
from zorglandschap.web.vormgeving.woorden import vertaal

GEWEIGERD = 409
METEEN = 6  # places that are open on the page; the others fold out


def gevraagde_start(request: HttpRequest, vandaag: date) -> tuple[date, StartFormulier]:
    """The wished start from the address: today unless a sensible day is given."""
    formulier = StartFormulier(request.GET) if "start" in request.GET else StartFormulier(initial={"start": vandaag})
    if formulier.is_bound and formulier.is_valid():
        start: date = formulier.cleaned_data["start"]
        try:
            eis_start(start, vandaag=vandaag)
        except Geweigerd as fout:
            formulier.add_error("start", vertaal(fout.reden))
        else:
            return start, formulier
    return vandaag, formulier


@require_http_methods(["GET", "HEAD"])
@met_kijker
def plekken(request: HttpRequest, kijker: Kijker, sleutel: UUID) -> HttpResponse:
    """Which places fit, in order and explained; shut while there is no advice."""
    nu = timezone.now()
    verwerk_verlopen(nu=nu)
    start, formulier = gevraagde_start(request, timezone.localdate(nu))
    try:
        blad = list_plekken(kijker, sleutel, start=start, nu=nu)
    except Geweigerd as fout:
        return render(request, "matching/nog_niet.html", {"fout": fout, "sleutel": sleutel}, status=GEWEIGERD)
    gegevens = {**_gegevens(blad), "startformulier": formulier, "crisisstand": get_crisisstand(blad, nu=nu)}
    return render(request, "matching/plekken.html", gegevens)


def _gegevens(blad: Plekkenblad) -> dict[str, object]:
    return {
        "blad": blad,
        "casus": blad.casus,
        "jeugdige": blad.casus.jeugdige,
        **lijst(blad.plekken),
        "plekkaart": maak_plekkaart(blad.plekken, thuis=blad.thuis, school=blad.school),
        "vergelijkbaar": blad.voorstel is None and len(blad.plekken) + len(blad.bijna) > 1,
        "redenen": redenstaven(blad.uitgesloten),
        "geweigerd": [(nee, UITLEG[Weigergevolg(nee.gevolg)] if nee.gevolg else "") for nee in blad.geweigerd],
    }


def lijst(plekken: Iterable[Plek]) -> dict[str, object]:
    """The places as rows: the first few are open on the page, the others fold out."""
    regels = plekregels(plekken)
    return {"regels": regels, "meteen": regels[:METEEN], "meer": regels[METEEN:]}


@require_http_methods(["GET", "HEAD", "POST"])
@met_kijker
def vraag(request: HttpRequest, kijker: Kijker, sleutel: UUID) -> HttpResponse:
    """One place about to be asked for (GET): what the rules say, and the form that holds it (POST)."""
    gegeven = request.POST if request.method == "POST" else request.GET
    formulier = VraagFormulier(gegeven, vraagt_reden="reden" in gegeven)
    formulier.is_valid()
    if {"aanbod", "start"} - set(formulier.cleaned_data):
        messages.error(request, _("Kies eerst een plek uit de lijst."))
        return redirect("matching:plekken", sleutel)
    if request.method == "POST":
        return _vraag_nu(request, kijker, sleutel, formulier)
    try:
        keuze = _keuze(kijker, sleutel, formulier)
    except Geweigerd as fout:
        return _terug(request, sleutel, fout)
    leeg = VraagFormulier(
        vraagt_reden=_vraagt_reden(keuze), crisis=keuze.casus.is_crisis, initial=formulier.cleaned_data
    )
    return _toon_vraag(request, keuze, leeg)


def _keuze(kijker: Kijker, sleutel: UUID, formulier: VraagFormulier) -> Keuze:
    schoon = formulier.cleaned_data
    return get_keuze(kijker, sleutel, aanbod_id=schoon["aanbod"], start=schoon["start"], nu=timezone.now())


def _vraagt_reden(keuze: Keuze) -> bool:
    return keuze.vraagt_reden or any(u.blokkeert for u in keuze.uitkomsten if u not in keuze.grond)


def _terug(request: HttpRequest, sleutel: UUID, fout: Geweigerd) -> HttpResponse:
    """The place is gone or the search is shut: back to the list, which says more."""
    messages.warning(request, vertaal(fout.reden))
    return redirect("matching:plekken", sleutel)


def terug_naar_lijst(request: HttpRequest, sleutel: UUID, fout: Geweigerd, start: date) -> HttpResponse:
    """Back to the list of the same day, with what there was to say."""
    antwoord = _terug(request, sleutel, fout)
    antwoord["Location"] += f"?start={start.isoformat()}"
    return antwoord


def _vraag_nu(request: HttpRequest, kijker: Kijker, sleutel: UUID, formulier: VraagFormulier) -> HttpResponse:
    if not formulier.is_valid():
        return redirect("matching:plekken", sleutel)
    schoon = formulier.cleaned_data
    try:
        vraag_plek(
            kijker,
            sleutel,
            aanbod_id=schoon["aanbod"],
            start=schoon["start"],
            herhaalsleutel=schoon["herhaalsleutel"],
            nu=timezone.now(),
            reden=formulier.reden_van_keuze(),
            toelichting=schoon.get("toelichting", ""),
        )
    except Geweigerd as fout:
        return _nog_niet_gevraagd(request, kijker, sleutel, fout)
    messages.success(request, _("De plek wordt voor u vastgehouden. De aanbieder krijgt uw vraag."))
    return redirect("casus:detail", sleutel)


def _nog_niet_gevraagd(request: HttpRequest, kijker: Kijker, sleutel: UUID, fout: Geweigerd) -> HttpResponse:
    """Show the same place again with what is missing; when it is gone or the form was used up, the list."""
    if fout.reden == AFGEHANDELD:
        return _terug(request, sleutel, fout)
    formulier = VraagFormulier(request.POST, vraagt_reden=False)
    formulier.is_valid()
    try:
        keuze = _keuze(kijker, sleutel, formulier)
    except Geweigerd as weg:
        return _terug(request, sleutel, weg)
    formulier = VraagFormulier(request.POST, vraagt_reden="reden" in request.POST or _vraagt_reden(keuze))
    formulier.is_valid()
    formulier.meld(fout.reden, fout.uitkomsten)
    return _toon_vraag(request, keuze, formulier, status=GEWEIGERD)


def _toon_vraag(request: HttpRequest, keuze: Keuze, formulier: VraagFormulier, *, status: int = 200) -> HttpResponse:
    gegevens = {
        "keuze": keuze,
        "casus": keuze.casus,
        "jeugdige": keuze.casus.jeugdige,
        "plek": keuze.plek,
        "staven": puntenstaven(keuze.plek.kandidaat),
        "formulier": formulier,
        "uren": int(uren_vast(keuze.casus, timezone.localdate())),
    }
    return render(request, "matching/vraag.html", gegevens, status=status)


def _welk(request: HttpRequest) -> UUID | None:
    """Which request the button stood at; none named means every one."""
    try:
        return UUID(request.POST.get("voorstel", ""))
    except ValueError:
        return None


@require_POST
@met_kijker
def intrekken(request: HttpRequest, kijker: Kijker, sleutel: UUID) -> HttpResponse:
    """Withdraw the request that waits."""
    try:
        trek_in(kijker, sleutel, nu=timezone.now(), voorstel=_welk(request))
    except Geweigerd as fout:
        messages.info(request, vertaal(fout.reden))
    else:
        messages.success(request, _("Het verzoek is ingetrokken. De plek is weer vrij."))
    return redirect("matching:plekken", sleutel)
