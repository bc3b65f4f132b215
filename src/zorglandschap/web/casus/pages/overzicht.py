"""The first page of a casus: what is next, what is due, how it stands in a few lines, and the step of referring."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from zorglandschap.apps.casus import actions
from zorglandschap.apps.casus.queries import Casus, Dossier, get_analyse, get_casus, get_dossier, list_extrastappen
from zorglandschap.apps.fouten import Geweigerd, NietGevonden
from zorglandschap.apps.matching.queries import get_advies, list_elders, list_plichten, list_voorstellen
from zorglandschap.core.begrippen.codelijsten import CasusStatus, Handeling, VoorstelStatus
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.core.begrippen.tekst import zin
from zorglandschap.core.casus.termijnen import Termijnsoort, Termijnstaat
from zorglandschap.core.casus.verloop import WEG
from zorglandschap.core.casus.werk import Taak
from zorglandschap.core.regels.uitkomst import Uitkomst
from zorglandschap.web.casus.termijnweg import met_adres
from zorglandschap.web.casus.wegwijzer import WEG_VAN, aandacht, adres_van, leg_uit
from zorglandschap.web.vormgeving.deur import met_kijker
from zorglandschap.web.vormgeving.velden import Datumveld
from zorglandschap.web.vormgeving.woorden import vertaal

VOOR_VERWIJZING = (CasusStatus.HULPVRAAG, CasusStatus.ANALYSE)
LAATSTE = 5  # points of the timeline on this page; the rest has a page of its own
GEWEIGERD = 409


@require_http_methods(["GET", "HEAD"])
@met_kijker
def detail(request: HttpRequest, kijker: Kijker, sleutel: UUID) -> HttpResponse:
    """The calm start of a casus."""
    casus = get_casus(kijker, sleutel, Handeling.SAMENVATTING)
    return _toon(request, kijker, casus)


@require_http_methods(["GET", "HEAD", "POST"])
@met_kijker
def verwijs(request: HttpRequest, kijker: Kijker, sleutel: UUID) -> HttpResponse:
    """Refer; when a rule stops it, the page says which, why, and what to do."""
    if request.method != "POST":  # the page of a refusal, opened again
        return redirect("casus:detail", sleutel)
    casus = get_casus(kijker, sleutel, Handeling.VERWIJZEN)
    try:
        actions.verwijs(casus, door=kijker, nu=timezone.now())
    except Geweigerd as fout:
        return _toon(request, kijker, casus, weigering=fout)
    messages.success(request, _("De jeugdige is verwezen naar regionale hulp. Leg nu het advies vast."))
    return redirect("casus:detail", sleutel)


@require_POST
@met_kijker
def termijn_gedaan(request: HttpRequest, kijker: Kijker, sleutel: UUID) -> HttpResponse:
    """Report that what a term asks was done."""
    casus = get_casus(kijker, sleutel, Handeling.CASUS_SCHRIJVEN)
    soort, uiterlijk = _gevraagd(request)
    try:
        op = _dag(request)
        actions.meld_gedaan(casus, door=kijker, nu=timezone.now(), soort=soort, uiterlijk=uiterlijk, op=op)
    except Geweigerd as fout:
        return _toon(request, kijker, casus, weigering=fout)
    messages.success(request, _("Vastgelegd. Het staat in de tijdlijn."))
    return redirect("casus:detail", sleutel)


def _dag(request: HttpRequest) -> date | None:
    """On which day it was done; None when nothing was filled in."""
    try:
        op: date | None = Datumveld(required=False).clean(request.POST.get("op", ""))
    except ValidationError as fout:
        raise Geweigerd(zin("Vul de dag in waarop dit is gedaan, bijvoorbeeld 2026-11-22.")) from fout
    return op


def _gevraagd(request: HttpRequest) -> tuple[Termijnsoort, date]:
    """Which round of which term; raises NietGevonden for what no button of ours sends."""
    try:
        return Termijnsoort(request.POST.get("soort", "")), date.fromisoformat(request.POST.get("uiterlijk", ""))
    except ValueError as fout:
        raise NietGevonden from fout


def _toon(request: HttpRequest, kijker: Kijker, casus: Casus, *, weigering: Geweigerd | None = None) -> HttpResponse:
    vandaag = timezone.localdate()
    dossier = get_dossier(casus, kijker, vandaag=vandaag, elders=list_elders)
    voorstellen, taak, nu = list_voorstellen(kijker, casus), dossier.taak, timezone.now()
    if any(v.status == VoorstelStatus.OPEN and v.verloopt_om <= nu for v in voorstellen):
        taak = Taak.PLEK_VERLOPEN  # work again, also before anybody recorded that
    elif taak is Taak.WACHT and any(v.status == VoorstelStatus.TOEGEZEGD for v in voorstellen):
        taak = Taak.PLEK_KIEZEN
    weg = WEG_VAN[taak]
    open_, in_orde = aandacht(_alle_regels(dossier, list_plichten(kijker, casus, vandaag=vandaag)))
    nabij = [t for t in dossier.termijnen if t.staat(vandaag) is not Termijnstaat.OP_TIJD]
    later = [t for t in dossier.termijnen if t not in nabij and t.soort is not Termijnsoort.BEWAREN]
    gegevens = {
        "dossier": dossier,
        "taak": taak,
        "casus": dossier.casus,
        "jeugdige": dossier.casus.jeugdige,
        "mag": {h.name: True for h in dossier.rechten},
        "weg": weg if taak is not Taak.GEEN else None,
        "weg_adres": adres_van(weg.adres_naam, casus.sleutel),
        "mag_weg": weg.handeling in dossier.rechten,
        "stappen": _stappen(dossier),
        "termijnen": met_adres(nabij, casus.sleutel),
        "termijnen_later": met_adres(later, casus.sleutel),
        "kan_verwijzen": casus.status in VOOR_VERWIJZING and Handeling.VERWIJZEN in dossier.rechten,
        "adres_hulp": adres_van("casus:hulp", casus.sleutel),
        "aandacht": leg_uit(open_, casus.sleutel),
        "in_orde": in_orde,
        "tijdlijn": dossier.tijdlijn[:LAATSTE],
        "aantal_punten": len(dossier.tijdlijn),
        "blad": get_analyse(casus, kijker, vandaag=vandaag),
        "extrastappen": list_extrastappen(casus),
        "vandaag": vandaag,
        "advies": get_advies(kijker, casus),
        "voorstellen": voorstellen,
        "weigering": weigering,
        "uitleg": leg_uit(weigering.uitkomsten, casus.sleutel) if weigering else [],
    }
    return render(request, "casus/detail.html", gegevens, status=GEWEIGERD if weigering else 200)


def _alle_regels(dossier: Dossier, plichten: list[Uitkomst]) -> list[Uitkomst]:
    """What is watched, each rule once; what stands still comes first."""
    gezien = {u.regel for u in plichten}
    stil = [u for u in dossier.stilstand if u.regel not in gezien]
    return [*stil, *dossier.uitkomsten, *plichten]


def _stappen(dossier: Dossier) -> list[tuple[str, str]]:
    """Each status of the road with its class: done, now, still to come; an analysis that is owed is never ‘done’."""
    casus = dossier.casus
    if casus.status == CasusStatus.AFGESLOTEN:
        return []
    if casus.status == CasusStatus.LOKALE_HULP:
        klaar = (CasusStatus.HULPVRAAG, CasusStatus.ANALYSE)
        weg = [(s, "is-klaar") for s in klaar if s is CasusStatus.HULPVRAAG or not dossier.kortom.mist_analyse]
        return [(vertaal(s), k) for s, k in [*weg, (CasusStatus.LOKALE_HULP, "is-nu")]]
    nu = WEG.index(CasusStatus(casus.status))
    return [(vertaal(s), _klasse(s, plek, nu, dossier)) for plek, s in enumerate(WEG)]


def _klasse(status: CasusStatus, plek: int, nu: int, dossier: Dossier) -> str:
    if plek == nu:
        return "is-nu"
    if status is CasusStatus.ANALYSE and plek < nu and dossier.kortom.mist_analyse:
        return "is-nog"
    return "is-klaar" if plek < nu else ""
