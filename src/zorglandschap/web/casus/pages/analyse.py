"""The verklarende analyse on screen: write together, autosave, resolve a clash, fix it when complete."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from zorglandschap.apps.casus import actions
from zorglandschap.apps.casus.actions import Getypt
from zorglandschap.apps.casus.queries import (
    Analyseblad,
    Casus,
    get_analyse,
    get_casus,
    list_gedragsdeskundigen,
    rechten,
)
from zorglandschap.apps.fouten import Geweigerd
from zorglandschap.core.begrippen.codelijsten import AnalyseVeld, FactorSoort, Handeling
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.web.casus.forms.analyse import LABELS, AnalyseForm, GezienForm, KeuzesForm
from zorglandschap.web.casus.wegwijzer import herstel
from zorglandschap.web.vormgeving import invoer
from zorglandschap.web.vormgeving.deur import met_kijker
from zorglandschap.web.vormgeving.woorden import vertaal

ONGELDIG = 400
GEWEIGERD = 409
VELD_VAN_NAAM = {veld.name.lower(): veld for veld in AnalyseVeld}
HUN, MIJN, SAMEN = "hun", "mijn", "samen"


@dataclass(frozen=True, slots=True)
class Formulieren:
    """The three parts of the form: texts, choices, and the choices as they were shown."""

    teksten: AnalyseForm
    keuzes: KeuzesForm
    gezien: GezienForm

    def kloppen(self) -> bool:
        """Validate all parts, so that every mistake is shown at once."""
        return all([self.teksten.is_valid(), self.keuzes.is_valid(), self.gezien.is_valid()])


@require_http_methods(["GET", "HEAD", "POST"])
@met_kijker
def analyse(request: HttpRequest, kijker: Kijker, sleutel: UUID) -> HttpResponse:
    """Read or write the analysis."""
    if request.method == "POST":
        casus = get_casus(kijker, sleutel, Handeling.ANALYSE_SCHRIJVEN)
        return _start(request, kijker, casus) if request.POST.get("doe") == "start" else _bewaar(request, kijker, casus)
    casus = get_casus(kijker, sleutel, Handeling.ANALYSE_LEZEN)
    return _toon(request, kijker, casus)


def _start(request: HttpRequest, kijker: Kijker, casus: Casus) -> HttpResponse:
    try:
        actions.start_analyse(casus, door=kijker, nu=timezone.now())
    except Geweigerd as fout:
        messages.error(request, vertaal(fout.reden))
    return redirect("casus:analyse", casus.sleutel)


def _formulieren(request: HttpRequest, casus: Casus, blad: Analyseblad | None, *, gebonden: bool) -> Formulieren:
    data = request.POST if gebonden else None
    mensen = list_gedragsdeskundigen(casus, vandaag=timezone.localdate())
    staat = {}
    if blad is not None:
        staat = {
            "keuze": blad.analyse.conclusie,
            "met_jeugdige_op": blad.analyse.met_jeugdige_op,
            "met_ouders_op": blad.analyse.met_ouders_op,
            "gedragsdeskundige_id": casus.gedragsdeskundige_id,
        }
    gezien = {naam: waarde.isoformat() if isinstance(waarde, date) else waarde for naam, waarde in staat.items()}
    return Formulieren(
        AnalyseForm(data, velden=blad.velden if blad else ()),
        KeuzesForm(data, initial=staat, gedragsdeskundigen=mensen),
        GezienForm(data, prefix="gezien", initial=gezien),
    )


def _toon(
    request: HttpRequest,
    kijker: Kijker,
    casus: Casus,
    *,
    formulieren: Formulieren | None = None,
    weigering: Geweigerd | None = None,
    status: int = 200,
) -> HttpResponse:
    vandaag = timezone.localdate()
    blad = get_analyse(casus, kijker, vandaag=vandaag)
    mag = rechten(kijker, casus, vandaag=vandaag)
    schrijft = Handeling.ANALYSE_SCHRIJVEN in mag and not casus.gesloten_op
    bewerkbaar = blad is not None and schrijft and not blad.is_vastgesteld
    if blad is not None and bewerkbaar and blad.botsingen and formulieren is None:
        return redirect("casus:botsing", casus.sleutel)
    formulieren = formulieren or _formulieren(request, casus, blad, gebonden=False)
    gegevens = {
        "casus": casus,
        "jeugdige": casus.jeugdige,
        "blad": blad,
        "mag_schrijven": schrijft,
        "mag_vaststellen": Handeling.ANALYSE_VASTSTELLEN in mag,
        "bewerkbaar": bewerkbaar,
        "delen": _delen(blad, formulieren.teksten) if blad else [],
        "formulieren": formulieren,
        "herstel": herstel(blad.uitkomsten, casus.sleutel) if blad else [],
        "weigering": weigering,
    }
    return render(request, "casus/analyse.html", gegevens, status=status)


def _delen(blad: Analyseblad, formulier: AnalyseForm) -> list[dict[str, object]]:
    """Each text with its label, its box and the version it belongs to."""
    return [
        {
            "stand": stand,
            "naam": stand.veld.name.lower(),
            "label": LABELS[stand.veld][0],
            "veld": formulier[stand.veld.name.lower()],
            "versie": formulier[f"versie_{stand.veld.name.lower()}"],
        }
        for stand in blad.velden
    ]


def _bewaar(request: HttpRequest, kijker: Kijker, casus: Casus) -> HttpResponse:
    """Save everything that was typed; then do the one thing the pressed button asks for."""
    weg = VELD_VAN_NAAM.get(request.POST.get("doe", "").removeprefix("weggooien:"))
    if weg is not None and weg.name.lower() not in request.POST:  # from the page where nothing can be written
        actions.gooi_kladje_weg(casus, door=kijker, veld=weg)
        return redirect("casus:analyse", casus.sleutel)
    blad = get_analyse(casus, kijker, vandaag=timezone.localdate())
    formulieren = _formulieren(request, casus, blad, gebonden=True)
    if not formulieren.kloppen():
        return _toon(request, kijker, casus, formulieren=formulieren, status=ONGELDIG)
    try:
        return _verwerk(request, kijker, casus, formulieren, zonder=weg)
    except Geweigerd as fout:
        formulieren.teksten.add_error(None, vertaal(fout.reden))
        return _toon(request, kijker, casus, formulieren=formulieren, status=GEWEIGERD)


def _verwerk(
    request: HttpRequest, kijker: Kijker, casus: Casus, formulieren: Formulieren, *, zonder: AnalyseVeld | None
) -> HttpResponse:
    doe = request.POST.get("doe", "")
    bewaard = actions.bewaar_analyse(
        casus,
        door=kijker,
        nu=timezone.now(),
        teksten=formulieren.teksten.teksten(zonder=zonder),
        keuzes=formulieren.keuzes.waarde(),
        gezien=formulieren.gezien.waarde(),
    )
    if zonder is not None:
        actions.gooi_kladje_weg(casus, door=kijker, veld=zonder)
    if bewaard.te_laat:
        messages.warning(request, _("De analyse is intussen vastgesteld. Uw tekst staat als kladje op deze bladzijde."))
        return redirect("casus:analyse", casus.sleutel)
    _factoren(formulieren.teksten, kijker, casus, doe)
    if bewaard.botsingen:
        return redirect("casus:botsing", casus.sleutel)
    if doe == "vaststellen":
        return _stel_vast(request, kijker, casus)
    messages.success(request, _("Bewaard."))
    anker = "#factoren" if doe == "factor" or doe.startswith("schrap:") else ""
    return redirect(f"{reverse('casus:analyse', args=[casus.sleutel])}{anker}")


def _factoren(formulier: AnalyseForm, kijker: Kijker, casus: Casus, doe: str) -> None:
    """Add the factor that was typed, strike the one that was pointed at."""
    nu, schoon = timezone.now(), formulier.cleaned_data
    if schoon["factor_tekst"]:
        soort = FactorSoort(schoon["factor_soort"] or FactorSoort.VEROORZAKEND)
        actions.voeg_factor_toe(casus, door=kijker, nu=nu, soort=soort, tekst=schoon["factor_tekst"])
    nummer = invoer.getal(doe.removeprefix("schrap:")) if doe.startswith("schrap:") else None
    if nummer is not None:
        actions.schrap_factor(casus, door=kijker, nu=nu, factor_id=nummer)


def _stel_vast(request: HttpRequest, kijker: Kijker, casus: Casus) -> HttpResponse:
    casus = get_casus(kijker, casus.sleutel, Handeling.ANALYSE_VASTSTELLEN)
    try:
        actions.stel_analyse_vast(casus, door=kijker, nu=timezone.now())
    except Geweigerd as fout:
        return _toon(request, kijker, casus, weigering=fout, status=GEWEIGERD)
    messages.success(request, _("De verklarende analyse is vastgesteld."))
    return redirect("casus:detail", casus.sleutel)


@require_POST
@met_kijker
def bewaar_kladje(request: HttpRequest, kijker: Kijker, sleutel: UUID) -> JsonResponse:
    """Autosave of one text, as a draft that only its writer sees."""
    veld = VELD_VAN_NAAM.get(request.POST.get("veld", ""))
    versie, tekst = invoer.getal(request.POST.get("basisversie")), invoer.tekst(request.POST.get("tekst"))
    if veld is None or tekst is None or versie is None:
        return JsonResponse({"melding": _("Dit kan niet als kladje worden bewaard.")}, status=ONGELDIG)
    casus = get_casus(kijker, sleutel, Handeling.ANALYSE_SCHRIJVEN)
    nu = timezone.now()
    botst = actions.bewaar_kladje(casus, door=kijker, nu=nu, veld=veld, getypt=Getypt(tekst, versie))
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
    if request.method == "POST" and all(_keuze(request, s.veld) for s in blad.botsingen):
        return _los_op(request, kijker, casus, blad)
    delen = [
        {
            "stand": stand,
            "naam": stand.veld.name.lower(),
            "label": LABELS[stand.veld][0],
            "keuze": _keuze(request, stand.veld),
            "samen": request.POST.get(f"samen_{stand.veld.name.lower()}", f"{stand.tekst}\n\n{stand.klad.tekst}"),
        }
        for stand in blad.botsingen
        if stand.klad is not None
    ]
    gegevens = {"casus": casus, "jeugdige": casus.jeugdige, "delen": delen, "fout": request.method == "POST"}
    return render(request, "casus/botsing.html", gegevens, status=ONGELDIG if request.method == "POST" else 200)


def _keuze(request: HttpRequest, veld: AnalyseVeld) -> str:
    keuze = request.POST.get(f"keuze_{veld.name.lower()}", "")
    return keuze if keuze in {HUN, MIJN, SAMEN} else ""


def _los_op(request: HttpRequest, kijker: Kijker, casus: Casus, blad: Analyseblad) -> HttpResponse:
    """Save what was chosen over the version that was shown; a third writer makes a new clash."""
    teksten = {}
    for stand in blad.botsingen:
        naam, keuze = stand.veld.name.lower(), _keuze(request, stand.veld)
        getoond = invoer.getal(request.POST.get(f"versie_{naam}"))
        basis = stand.versie if getoond is None else getoond
        if keuze == MIJN and stand.klad is not None:
            teksten[stand.veld] = Getypt(stand.klad.tekst, basis)
        elif keuze == SAMEN:
            teksten[stand.veld] = Getypt(invoer.tekst(request.POST.get(f"samen_{naam}")) or "", basis)
    bewaard = actions.bewaar_analyse(casus, door=kijker, nu=timezone.now(), teksten=teksten)
    if not bewaard.te_laat:
        for stand in blad.botsingen:
            if stand.veld not in bewaard.botsingen:
                actions.gooi_kladje_weg(casus, door=kijker, veld=stand.veld)
    messages.success(request, _("Uw keuze is bewaard."))
    return redirect("casus:analyse", casus.sleutel)
