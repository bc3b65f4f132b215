"""Autosave of the analysis, and two people in one text: show both, and let the second choose or join."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from zorglandschap.apps.casus import actions
from zorglandschap.apps.casus.actions import Getypt
from zorglandschap.apps.casus.queries import Analyseblad, Casus, Vak, get_analyse, get_casus, list_vakken, vak_met_naam
from zorglandschap.core.begrippen.codelijsten import AnalyseVeld, Handeling
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.web.casus.forms.analyse import label_van
from zorglandschap.web.vormgeving import invoer
from zorglandschap.web.vormgeving.deur import met_kijker

ONGELDIG = 400
HUN, MIJN, SAMEN = "hun", "mijn", "samen"


@require_POST
@met_kijker
def bewaar_kladje(request: HttpRequest, kijker: Kijker, sleutel: UUID) -> JsonResponse:
    """Autosave of one text, as a draft that only its writer sees."""
    naam = request.POST.get("veld", "")
    versie, tekst = invoer.getal(request.POST.get("basisversie")), invoer.tekst(request.POST.get("tekst"))
    if not naam or tekst is None or versie is None:
        return JsonResponse({"melding": _("Dit kan niet als kladje worden bewaard.")}, status=ONGELDIG)
    casus = get_casus(kijker, sleutel, Handeling.ANALYSE_SCHRIJVEN)
    nu = timezone.now()
    vak = vak_met_naam(naam, AnalyseVeld) or vak_met_naam(naam, list_vakken(casus, vandaag=timezone.localdate(nu)))
    if vak is None:
        return JsonResponse({"melding": _("Dit kan niet als kladje worden bewaard.")}, status=ONGELDIG)
    botst = actions.bewaar_kladje(casus, door=kijker, nu=nu, veld=vak, getypt=Getypt(tekst, versie))
    melding = _("Kladje bewaard om %(tijd)s.") % {"tijd": timezone.localtime(nu).strftime("%H:%M")}
    if botst:
        melding = _("Iemand anders heeft deze tekst intussen veranderd. Uw tekst is als kladje bewaard.")
    return JsonResponse({"melding": melding, "botst": botst})


@require_http_methods(["GET", "HEAD", "POST"])
@met_kijker
def botsing(request: HttpRequest, kijker: Kijker, sleutel: UUID) -> HttpResponse:
    """Two people wrote in the same text: show both, and let the second choose or join."""
    casus = get_casus(kijker, sleutel, Handeling.ANALYSE_SCHRIJVEN)
    blad = get_analyse(casus, kijker, vandaag=timezone.localdate())
    if blad is None or blad.is_vastgesteld or not blad.botsingen:
        return redirect("casus:analyse", sleutel)
    if request.method == "POST" and all(_keuze(request, s.naam) for s in blad.botsingen):
        return _los_op(request, kijker, casus, blad)
    delen = [
        {
            "stand": stand,
            "naam": stand.naam,
            "label": label_van(stand.vak, stand.wie)[0],
            "keuze": _keuze(request, stand.naam),
            "samen": request.POST.get(f"samen_{stand.naam}", f"{stand.tekst}\n\n{stand.klad.tekst}"),
        }
        for stand in blad.botsingen
        if stand.klad is not None
    ]
    gegevens = {"casus": casus, "jeugdige": casus.jeugdige, "delen": delen, "fout": request.method == "POST"}
    return render(request, "casus/botsing.html", gegevens, status=ONGELDIG if request.method == "POST" else 200)


def _keuze(request: HttpRequest, naam: str) -> str:
    keuze = request.POST.get(f"keuze_{naam}", "")
    return keuze if keuze in {HUN, MIJN, SAMEN} else ""


def _los_op(request: HttpRequest, kijker: Kijker, casus: Casus, blad: Analyseblad) -> HttpResponse:
    """Save what was chosen over the version that was shown; a third writer makes a new clash."""
    teksten: dict[Vak, Getypt] = {}
    for stand in blad.botsingen:
        keuze = _keuze(request, stand.naam)
        getoond = invoer.getal(request.POST.get(f"versie_{stand.naam}"))
        basis = stand.versie if getoond is None else getoond
        if keuze == MIJN and stand.klad is not None:
            teksten[stand.vak] = Getypt(stand.klad.tekst, basis)
        elif keuze == SAMEN:
            teksten[stand.vak] = Getypt(invoer.tekst(request.POST.get(f"samen_{stand.naam}")) or "", basis)
    bewaard = actions.bewaar_analyse(casus, door=kijker, nu=timezone.now(), teksten=teksten)
    if not bewaard.te_laat:
        for stand in blad.botsingen:
            if stand.vak not in bewaard.botsingen:
                actions.gooi_kladje_weg(casus, door=kijker, veld=stand.vak)
    messages.success(request, _("Uw keuze is bewaard."))
    return redirect("casus:analyse", casus.sleutel)
