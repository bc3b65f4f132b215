"""‘Mijn’: the own page of a youth, and of the parent or mentor beside the youth."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from zorglandschap.apps.casus.actions import bewaar_eigen_kladje, schrijf_eigen_stem, zeg_woonwens
from zorglandschap.apps.casus.queries import (
    Mijn,
    get_eigen_analyse,
    get_eigen_plan,
    get_mijn,
    get_teamcontact,
    list_eigen_jawoorden,
)
from zorglandschap.apps.fouten import Geweigerd, NietGevonden
from zorglandschap.apps.matching.queries import EigenWachten, get_advies, get_eigen_wachten
from zorglandschap.core.begrippen.codelijsten import AnalyseVeld, CasusStatus, Rol
from zorglandschap.core.begrippen.hulpvormen import Hulpvorm
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.core.begrippen.matchwoorden import Gezinswens
from zorglandschap.web.portaal.analysewoorden import analysedelen, factoren, zinnen
from zorglandschap.web.portaal.forms import VerhaalForm
from zorglandschap.web.portaal.wensen import WensForm, maak_wensblok
from zorglandschap.web.portaal.woorden import ZO_GAAT_HET, hulp_in_woorden, weg
from zorglandschap.web.vormgeving import invoer
from zorglandschap.web.vormgeving.deur import met_kijker
from zorglandschap.web.vormgeving.woorden import vertaal

ONGELDIG, GEWEIGERD = 400, 409


@require_safe
@met_kijker
def mijn(request: HttpRequest, kijker: Kijker) -> HttpResponse:
    """The own page."""
    return _toon(request, kijker, get_mijn(kijker, vandaag=timezone.localdate()))


def _toon(
    request: HttpRequest,
    kijker: Kijker,
    eigen: Mijn | None,
    *,
    formulier: VerhaalForm | None = None,
    wens: WensForm | None = None,
    status: int = 200,
) -> HttpResponse:
    if eigen is None:
        return render(request, "portaal/leeg.html")
    vandaag, is_zelf = timezone.localdate(), kijker.rol is Rol.JEUGDIGE
    stand = eigen.stem.stand if eigen.stem else None
    if stand is not None and formulier is None:
        tekst = stand.klad.tekst if stand.klad else stand.tekst
        formulier = VerhaalForm(initial={"tekst": tekst, "basisversie": stand.versie}, is_zelf=is_zelf)
    advies = get_advies(kijker, eigen.casus, vandaag=vandaag)
    plan_vanaf = settings.BELEID.aantal("plan_vanaf_leeftijd", vandaag)
    mijn_plan = get_eigen_plan(kijker, eigen.casus, vandaag=vandaag)
    wachten = _wachten(kijker, eigen, vandaag)
    jawoorden = list_eigen_jawoorden(kijker, eigen.casus, vandaag=vandaag)
    context = {
        "eigen": eigen,
        "is_zelf": is_zelf,
        "jawoorden": [jawoord for jawoord in jawoorden if jawoord.geldt],
        "jawoorden_voorbij": [jawoord for jawoord in jawoorden if not jawoord.geldt],
        "wachten": wachten,
        "wens": maak_wensblok(kijker, eigen, advies, is_zelf=is_zelf, formulier=wens),
        "wacht_op": hulp_in_woorden(wachten.hulpvorm, is_zelf=is_zelf) if wachten else "",
        "team": get_teamcontact(eigen.casus.team),
        "voornaam": eigen.casus.jeugdige.voornaam,
        "weg": weg(CasusStatus(eigen.casus.status), is_zelf=is_zelf, met_analyse=eigen.begon_analyse),
        "is_afgesloten": eigen.casus.status == CasusStatus.AFGESLOTEN,
        "advies": hulp_in_woorden(Hulpvorm(advies.hulpvorm), is_zelf=is_zelf) if advies else "",
        "advies_op": advies.op if advies else None,
        "woont": hulp_in_woorden(Hulpvorm(eigen.woont.hulpvorm), is_zelf=is_zelf) if eigen.woont else "",
        "hulp": [(hulp_in_woorden(Hulpvorm(traject.hulpvorm), is_zelf=is_zelf), traject) for traject in eigen.hulp],
        "plan_vanaf": plan_vanaf,
        "hoort_plan": eigen.woont is not None and eigen.leeftijd >= plan_vanaf,
        "stand": stand,
        "formulier": formulier,
        "mijn_plan": mijn_plan,
        "doelen": [(doel, ZO_GAAT_HET[doel.laatste.score] if doel.laatste else "") for doel in mijn_plan.doelen]
        if mijn_plan
        else [],
    }
    return render(request, "portaal/mijn.html", context, status=status)


def _wachten(kijker: Kijker, eigen: Mijn, vandaag: date) -> EigenWachten | None:
    """The own waiting; what somebody wrote about help meanwhile is left out where a place may not be known."""
    wachten = get_eigen_wachten(kijker, eigen.casus, vandaag=vandaag)
    return wachten if wachten is None or eigen.toont_waar else replace(wachten, overbrugging=())


@require_POST
@met_kijker
def verhaal(request: HttpRequest, kijker: Kijker) -> HttpResponse:
    """Share the own story: from now on it is part of the analysis."""
    formulier = VerhaalForm(request.POST, is_zelf=kijker.rol is Rol.JEUGDIGE)
    nu = timezone.now()
    if not formulier.is_valid():
        eigen = get_mijn(kijker, vandaag=timezone.localdate(nu))
        return _toon(request, kijker, eigen, formulier=formulier, status=ONGELDIG)
    tekst, versie = formulier.cleaned_data["tekst"], formulier.cleaned_data["basisversie"]
    try:
        bewaard = schrijf_eigen_stem(kijker, tekst, nu=nu, basisversie=versie)
    except Geweigerd as fout:
        messages.error(request, vertaal(fout.reden))
        return redirect("portaal:mijn")
    if bewaard.te_laat:
        messages.warning(request, _("De analyse is intussen klaar. De tekst is bewaard, alleen voor wie hem schreef."))
    elif bewaard.botsingen:
        messages.warning(request, _("Iemand anders heeft ook iets opgeschreven. Lees het en kies wat er moet staan."))
    else:
        messages.success(request, _("Het verhaal is gedeeld. Het hoort nu bij de analyse."))
    return redirect("portaal:mijn")


@require_POST
@met_kijker
def wens(request: HttpRequest, kijker: Kijker) -> HttpResponse:
    """Say what is important in a place to live; what was said before is kept beside it."""
    is_zelf, nu = kijker.rol is Rol.JEUGDIGE, timezone.now()
    eigen = get_mijn(kijker, vandaag=timezone.localdate(nu))
    if eigen is None or eigen.stem is None:
        raise NietGevonden
    formulier = WensForm(request.POST, is_zelf=is_zelf)
    if not formulier.is_valid():
        return _toon(request, kijker, eigen, wens=formulier, status=ONGELDIG)
    schoon = formulier.cleaned_data
    gekozen = [Gezinswens(waarde) for waarde in schoon["wensen"]]
    try:
        zeg_woonwens(kijker, wensen=gekozen, gemeente=schoon["wens_gemeente"], woorden=schoon["woorden"], nu=nu)
    except Geweigerd as fout:
        messages.error(request, vertaal(fout.reden))
    else:
        messages.success(
            request, _("Bewaard. De regisseur leest het.") if not is_zelf else _("Bewaard. Je regisseur leest het.")
        )
    return redirect("portaal:mijn")


@require_safe
@met_kijker
def analyse(request: HttpRequest, kijker: Kijker) -> HttpResponse:
    """The analysis that was shared with this person."""
    eigen = get_eigen_analyse(kijker, vandaag=timezone.localdate())
    context = {
        "eigen": eigen,
        "is_zelf": kijker.rol is Rol.JEUGDIGE,
        "delen": analysedelen(eigen) if eigen else [],
        "factoren": factoren(eigen) if eigen else [],
        "zinnen": zinnen(eigen) if eigen else [],
        "samenhang": eigen.teksten.get(AnalyseVeld.SAMENHANG, "") if eigen else "",
        "conclusie": eigen.teksten.get(AnalyseVeld.CONCLUSIE, "") if eigen else "",
        "eerder": eigen.teksten.get(AnalyseVeld.EERDERE_HULP, "") if eigen else "",
    }
    return render(request, "portaal/analyse.html", context)


def _bewaard(kijker: Kijker) -> str:
    if kijker.rol is Rol.JEUGDIGE:
        return _("Bewaard om %(tijd)s. Alleen jij ziet dit tot je het deelt.")
    return _("Bewaard om %(tijd)s. Alleen u ziet dit tot u het deelt.")


@require_POST
@met_kijker
def kladje(request: HttpRequest, kijker: Kijker) -> JsonResponse:
    """Autosave: only the writer sees this until it is shared."""
    tekst, versie = invoer.tekst(request.POST.get("tekst")), invoer.getal(request.POST.get("basisversie"))
    if request.POST.get("veld") != "tekst" or tekst is None or versie is None:
        return JsonResponse({"melding": _("Dit kan niet worden bewaard.")}, status=ONGELDIG)
    nu = timezone.now()
    try:
        bewaar_eigen_kladje(kijker, tekst, nu=nu, basisversie=versie)
    except Geweigerd as fout:
        return JsonResponse({"melding": vertaal(fout.reden)}, status=GEWEIGERD)
    om = timezone.localtime(nu).strftime("%H:%M")
    return JsonResponse({"melding": _bewaard(kijker) % {"tijd": om}})
