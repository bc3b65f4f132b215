"""‘Mijn’: the own page of a youth, and of the parent or mentor beside the youth."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from zorglandschap.apps.casus.actions import bewaar_eigen_kladje, schrijf_eigen_stem
from zorglandschap.apps.casus.queries import Mijn, get_eigen_plan, get_mijn
from zorglandschap.apps.fouten import Geweigerd
from zorglandschap.apps.matching.queries import get_advies
from zorglandschap.core.begrippen.codelijsten import CasusStatus, Rol
from zorglandschap.core.begrippen.hulpvormen import Hulpvorm
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.web.portaal.forms import VerhaalForm
from zorglandschap.web.portaal.woorden import HULP, ZO_GAAT_HET, weg
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
    request: HttpRequest, kijker: Kijker, eigen: Mijn | None, *, formulier: VerhaalForm | None = None, status: int = 200
) -> HttpResponse:
    if eigen is None:
        return render(request, "portaal/leeg.html")
    vandaag = timezone.localdate()
    stand = eigen.stem.stand if eigen.stem else None
    if stand is not None and formulier is None:
        tekst = stand.klad.tekst if stand.klad else stand.tekst
        formulier = VerhaalForm(
            initial={"tekst": tekst, "basisversie": stand.versie}, is_zelf=kijker.rol is Rol.JEUGDIGE
        )
    advies = get_advies(kijker, eigen.casus, vandaag=vandaag)
    plan_vanaf = settings.BELEID.aantal("plan_vanaf_leeftijd", vandaag)
    mijn_plan = get_eigen_plan(kijker, eigen.casus, vandaag=vandaag)
    context = {
        "eigen": eigen,
        "is_zelf": kijker.rol is Rol.JEUGDIGE,
        "voornaam": eigen.casus.jeugdige.voornaam,
        "weg": weg(CasusStatus(eigen.casus.status)),
        "is_afgesloten": eigen.casus.status == CasusStatus.AFGESLOTEN,
        "advies": HULP[Hulpvorm(advies.hulpvorm)] if advies else "",
        "advies_op": advies.op if advies else None,
        "woont": HULP[Hulpvorm(eigen.woont.hulpvorm)] if eigen.woont else "",
        "hulp": [(HULP[Hulpvorm(traject.hulpvorm)], traject) for traject in eigen.hulp],
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
        messages.warning(request, _("De analyse is intussen klaar. Je tekst is bewaard, maar alleen voor jou."))
    elif bewaard.botsingen:
        messages.warning(request, _("Iemand anders heeft ook iets opgeschreven. Lees het en kies wat er moet staan."))
    else:
        messages.success(request, _("Je verhaal is gedeeld. Het hoort nu bij de analyse."))
    return redirect("portaal:mijn")


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
    return JsonResponse({"melding": _("Bewaard om %(tijd)s. Alleen jij ziet dit tot je het deelt.") % {"tijd": om}})
