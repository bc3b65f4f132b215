"""The advice: first the questions, then the proposal with its reasons, then the advice itself."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from zorglandschap.apps.fouten import Geweigerd
from zorglandschap.apps.matching.actions import bewaar_advieskladje, leg_advies_vast, vraag_tegenspraak
from zorglandschap.apps.matching.queries import Adviesblad, Tegenspraakvraag, get_adviesblad
from zorglandschap.core.begrippen.codelijsten import CasusStatus
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.core.begrippen.tekst import zin
from zorglandschap.core.matching.afwegingskader import Afweging, weeg_af
from zorglandschap.web.matching.forms import VRAAG, AdviesFormulier
from zorglandschap.web.vormgeving import invoer
from zorglandschap.web.vormgeving.deur import met_kijker
from zorglandschap.web.vormgeving.woorden import vertaal

ONGELDIG, GEWEIGERD = 400, 409
EERST = {
    CasusStatus.HULPVRAAG: (gettext_lazy("Leg eerst de verwijzing vast; bij crisis kan dat meteen."), "casus:detail"),
    CasusStatus.ANALYSE: (gettext_lazy("Leg eerst de verwijzing vast; bij crisis kan dat meteen."), "casus:detail"),
    CasusStatus.PLEK_GEVRAAGD: (gettext_lazy("Er is een plek gevraagd. Trek die vraag eerst in."), "matching:plekken"),
    CasusStatus.GEPLAATST: (gettext_lazy("Er loopt al hulp. Meld eerst dat andere hulp nodig is."), "casus:vervolg"),
}
TEKSTEN = ("motivering", "mening_jeugdige", "mening_ouders", "antwoord_op_tegenspraak")


@require_http_methods(["GET", "HEAD", "POST"])
@met_kijker
def advies(request: HttpRequest, kijker: Kijker, sleutel: UUID) -> HttpResponse:
    """Questions (GET), proposal (POST with ‘voorstel’) and recording (POST with ‘vastleggen’)."""
    blad = get_adviesblad(kijker, sleutel, vandaag=timezone.localdate())
    if request.method != "POST":
        return _begin(request, blad)
    if request.POST.get("knop") == "vastleggen":
        return _leg_vast(request, kijker, blad)
    if request.POST.get("knop") == "tegenspraak":
        return _vraag_tegenspraak(request, kijker, blad)
    return _voorstel(request, blad, request.POST)


def _begin(request: HttpRequest, blad: Adviesblad) -> HttpResponse:
    """The page as somebody opens it: the questions, or at once the proposal in a crisis and on an asked tegenspraak."""
    if not blad.is_aan_de_beurt:
        return _nog_niet(request, blad)
    if _is_kort(blad):
        return _voorstel(request, blad, QueryDict())
    if blad.vraag is not None and blad.vraag_loopt:
        return _voorstel(request, blad, _uit_vraag(blad.vraag))
    return _toon(request, blad, _formulier(blad, initial=_eerdere_antwoorden(blad)))


def _nog_niet(request: HttpRequest, blad: Adviesblad) -> HttpResponse:
    """No advice can be recorded now: what comes first, and the way there."""
    casus = blad.casus
    eerst, weg = EERST.get(CasusStatus(casus.status), (None, "casus:detail"))
    stand = zin("Een advies kunt u nu niet vastleggen. De casus staat op: %(stand)s.", stand=casus.status)
    gegevens = {"casus": casus, "jeugdige": casus.jeugdige, "stand": stand, "eerst": eerst, "weg": weg}
    return render(request, "matching/nog_geen_advies.html", gegevens, status=GEWEIGERD)


def _uit_vraag(vraag: Tegenspraakvraag) -> QueryDict:
    """The proposal on which tegenspraak was asked, as it was filled in then."""
    data = QueryDict(mutable=True)
    data.update({f"{VRAAG}{criterium}": antwoord for criterium, antwoord in vraag.antwoorden.items()})
    data.setlist("behoeften", vraag.behoeften)
    data["hulpvorm"] = vraag.hulpvorm
    return data


def _vraag_tegenspraak(request: HttpRequest, kijker: Kijker, blad: Adviesblad) -> HttpResponse:
    """Send the proposal to a second gedragsdeskundige; what was typed stays as a draft."""
    formulier = _formulier(blad, request.POST)
    for naam in ("mening_jeugdige", "mening_ouders"):
        formulier.fields[naam].required = False
    if not formulier.is_valid():
        return _toon(request, blad, formulier, afweging=_afweging(blad, formulier), status=ONGELDIG)
    afweging = weeg_af(blad.kader, formulier.antwoorden(), crisis=blad.casus.is_crisis)
    wie, invoer_ = formulier.cleaned_data["tegenspraak_door"], formulier.waarde()
    try:
        vraag_tegenspraak(kijker, blad.casus.sleutel, invoer=invoer_, voor_id=wie, nu=timezone.now())
    except Geweigerd as fout:
        formulier.meld_reden(fout.reden)
        return _toon(request, blad, formulier, afweging=afweging, status=GEWEIGERD)
    messages.success(request, _("De tegenspraak is gevraagd. Het antwoord komt op deze pagina te staan."))
    return redirect("matching:advies", blad.casus.sleutel)


@require_POST
@met_kijker
def bewaar_kladje(request: HttpRequest, kijker: Kijker, sleutel: UUID) -> JsonResponse:
    """Autosave of one text of the advice, as a draft that only its writer sees."""
    veld, tekst = request.POST.get("veld"), invoer.tekst(request.POST.get("tekst"))
    if veld not in TEKSTEN or tekst is None:
        return JsonResponse({"melding": _("Dit kan niet als kladje worden bewaard.")}, status=ONGELDIG)
    nu = timezone.now()
    bewaar_advieskladje(kijker, sleutel, veld=veld, tekst=tekst, nu=nu)
    tijd = timezone.localtime(nu).strftime("%H:%M")
    return JsonResponse({"melding": _("Kladje bewaard om %(tijd)s.") % {"tijd": tijd}})


def _formulier(blad: Adviesblad, data: QueryDict | None = None, **opties: Any) -> AdviesFormulier:
    return AdviesFormulier(
        data,
        kader=blad.kader,
        crisis=blad.casus.is_crisis,
        tegensprekers=blad.tegensprekers,
        hoogstens_weken=blad.hoogstens_weken,
        **opties,
    )


def _is_kort(blad: Adviesblad) -> bool:
    """In a crisis the first advice is short: the proposal lies ready, the questions can wait."""
    return blad.casus.crisis_speelt and blad.advies is None


def _eerdere_antwoorden(blad: Adviesblad) -> dict[str, object]:
    """A new advice begins with the answers of the last one; the texts are written anew."""
    if blad.advies is None:
        return {}
    antwoorden = {f"{VRAAG}{vraag}": antwoord for vraag, antwoord in blad.advies.antwoorden.items()}
    return {**antwoorden, "behoeften": blad.advies.behoeften}


def _voorstel(request: HttpRequest, blad: Adviesblad, post: QueryDict, *, is_anders: bool = False) -> HttpResponse:
    """Weigh the answers and show the proposal; nothing is stored."""
    formulier = _formulier(blad, post, alleen_vragen=True)
    if not formulier.is_valid():
        return _toon(request, blad, formulier, status=ONGELDIG)
    afweging = weeg_af(blad.kader, formulier.antwoorden(), crisis=blad.casus.is_crisis)
    data = post.copy()
    if data.get("hulpvorm") in {None, "", data.get("gezien")}:
        data["hulpvorm"] = afweging.voorstel.value  # the proposal lies ready, unless another form was chosen
    if "gezien" not in post and blad.advies is not None:  # what they asked before lies ready, to ask again
        data.setlist("wensen", blad.advies.wensen or [])
        data["wens_gemeente"] = blad.advies.wens_gemeente_id or ""
    data["gezien"] = afweging.voorstel.value
    for veld in TEKSTEN:
        data[veld] = data.get(veld) or blad.kladjes.get(veld, "")
    klaar = _formulier(blad, data, alleen_vragen=True)
    klaar.is_valid()
    return _toon(request, blad, klaar, afweging=afweging, is_anders=is_anders)


def _leg_vast(request: HttpRequest, kijker: Kijker, blad: Adviesblad) -> HttpResponse:
    formulier = _formulier(blad, request.POST)
    if not formulier.is_valid():
        return _toon(request, blad, formulier, afweging=_afweging(blad, formulier), status=ONGELDIG)
    afweging = weeg_af(blad.kader, formulier.antwoorden(), crisis=blad.casus.is_crisis)
    if formulier.cleaned_data["gezien"] != afweging.voorstel:
        return _voorstel(request, blad, request.POST, is_anders=True)
    try:
        leg_advies_vast(kijker, blad.casus.sleutel, invoer=formulier.waarde(), nu=timezone.now())
    except Geweigerd as fout:
        formulier.meld(fout.uitkomsten)
        if not formulier.errors:
            formulier.add_error(None, vertaal(fout.reden))
        return _toon(request, blad, formulier, afweging=afweging, weigering=fout, status=GEWEIGERD)
    if blad.casus.status == CasusStatus.GEPLAATST:
        messages.success(request, _("Het advies is aangevuld."))
        return redirect("casus:detail", blad.casus.sleutel)
    messages.success(request, _("Het advies is vastgelegd. U ziet nu welke plekken er zijn."))
    return redirect("matching:plekken", blad.casus.sleutel)


def _afweging(blad: Adviesblad, formulier: AdviesFormulier) -> Afweging | None:
    """The proposal for what was answered well, when every question was."""
    if formulier.mist_antwoord():
        return None
    return weeg_af(blad.kader, formulier.antwoorden(), crisis=blad.casus.is_crisis)


def _is_groep(formulier: AdviesFormulier) -> bool:
    return formulier["hulpvorm"].value() in formulier.tijdelijk


def _toon(
    request: HttpRequest,
    blad: Adviesblad,
    formulier: AdviesFormulier,
    *,
    afweging: Afweging | None = None,
    weigering: Geweigerd | None = None,
    is_anders: bool = False,
    status: int = 200,
) -> HttpResponse:
    gegevens = {
        "casus": blad.casus,
        "jeugdige": blad.casus.jeugdige,
        "kader": blad.kader,
        "eerder": blad.advies,
        "formulier": formulier,
        "afweging": afweging,
        "vervanging": blad.kader.vormen.get(afweging.voorstel) if afweging else None,
        "weigering": weigering,
        "is_anders": is_anders,
        "is_kort": _is_kort(blad),
        "teksten": [formulier[naam] for naam in TEKSTEN[:3]],
        "gezegd": blad.gezegd,
        "wensvelden": [formulier["wensen"], formulier["wens_gemeente"]],
        "groepsvelden": [formulier["duur_weken"], formulier["weg_terug"]],
        "is_groep": _is_groep(formulier),
        "vraag": blad.vraag,
        "vandaag": timezone.localdate(),
    }
    return render(request, "matching/advies.html", gegevens, status=status)
