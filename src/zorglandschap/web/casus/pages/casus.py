"""One casus: what it is, what is next, what the regiovisie asks, and the steps that are taken from here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from zorglandschap.apps.casus import actions
from zorglandschap.apps.casus.queries import Casus, get_analyse, get_casus, get_dossier
from zorglandschap.apps.fouten import Geweigerd
from zorglandschap.apps.matching.queries import get_advies, list_plichten, list_voorstellen
from zorglandschap.core.begrippen.codelijsten import CasusStatus, Handeling, VoorstelStatus
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.core.casus.verloop import WEG
from zorglandschap.core.casus.werk import Taak
from zorglandschap.web.casus.forms.casus import CrisisForm, JimForm, SluitForm
from zorglandschap.web.casus.wegwijzer import WEG_VAN, aandacht, leg_uit
from zorglandschap.web.vormgeving.deur import met_kijker
from zorglandschap.web.vormgeving.woorden import vertaal

VOOR_VERWIJZING = (CasusStatus.HULPVRAAG, CasusStatus.ANALYSE)
ONGELDIG = 400
GEWEIGERD = 409


@require_http_methods(["GET", "HEAD"])
@met_kijker
def detail(request: HttpRequest, kijker: Kijker, sleutel: UUID) -> HttpResponse:
    """The whole casus on one page."""
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


def _toon(request: HttpRequest, kijker: Kijker, casus: Casus, *, weigering: Geweigerd | None = None) -> HttpResponse:
    vandaag = timezone.localdate()
    dossier = get_dossier(casus, kijker, vandaag=vandaag)
    plichten = list_plichten(kijker, casus, vandaag=vandaag)
    open_, in_orde = aandacht([*dossier.uitkomsten, *plichten])
    voorstellen, taak, nu = list_voorstellen(kijker, casus), dossier.taak, timezone.now()
    if any(v.status == VoorstelStatus.OPEN and v.verloopt_om <= nu for v in voorstellen):
        taak = Taak.PLEK_VERLOPEN  # work again, also before anybody recorded that
    weg = WEG_VAN[taak]
    gegevens = {
        "dossier": dossier,
        "taak": taak,
        "casus": dossier.casus,
        "jeugdige": dossier.casus.jeugdige,
        "mag": {h.name: True for h in dossier.rechten},
        "weg": weg if taak is not Taak.GEEN else None,
        "mag_weg": weg.handeling in dossier.rechten,
        "stappen": _stappen(casus),
        "kan_verwijzen": casus.status in VOOR_VERWIJZING and Handeling.VERWIJZEN in dossier.rechten,
        "aandacht": open_,
        "in_orde": in_orde,
        "blad": get_analyse(casus, kijker, vandaag=vandaag),
        "advies": get_advies(kijker, casus),
        "voorstellen": voorstellen,
        "weigering": weigering,
        "uitleg": leg_uit(weigering.uitkomsten, casus.sleutel) if weigering else [],
    }
    return render(request, "casus/detail.html", gegevens, status=GEWEIGERD if weigering else 200)


def _stappen(casus: Casus) -> list[tuple[CasusStatus, str]]:
    """Each status of the road with its class: done, now or still to come."""
    if casus.status == CasusStatus.AFGESLOTEN:
        return []
    nu = WEG.index(CasusStatus(casus.status))
    return [
        (status, "is-klaar" if plaats < nu else "is-nu" if plaats == nu else "") for plaats, status in enumerate(WEG)
    ]


@require_http_methods(["GET", "HEAD", "POST"])
@met_kijker
def crisis(request: HttpRequest, kijker: Kijker, sleutel: UUID) -> HttpResponse:
    """Report that one must act at once."""

    def doe(casus: Casus, schoon: dict[str, str]) -> None:
        actions.meld_crisis(casus, door=kijker, nu=timezone.now(), reden=schoon["reden"])

    tekst = {
        "kop": _("Crisis of onveilige situatie melden"),
        "uitleg": _(
            "Is een kind nu niet veilig, of kan het niet wachten? Dan mag u verwijzen zonder volledige analyse. "
            "Schrijf op waarom. De analyse maakt u daarna."
        ),
        "knop": _("Meld de crisis"),
        "gelukt": _("De crisis is gemeld en staat in de tijdlijn. Nog niet verwezen? Dat kan nu direct."),
        "gevaar": True,
    }
    return _klein(request, kijker, sleutel, CrisisForm(request.POST or None), doe=doe, tekst=tekst)


@require_http_methods(["GET", "HEAD", "POST"])
@met_kijker
def jim(request: HttpRequest, kijker: Kijker, sleutel: UUID) -> HttpResponse:
    """Record the mentor whom the youth chose."""

    def doe(casus: Casus, schoon: dict[str, str]) -> None:
        actions.kies_jim(casus, door=kijker, nu=timezone.now(), naam=schoon["naam"], band=schoon["band"])

    tekst = {
        "kop": _("Eigen mentor (JIM) vastleggen"),
        "uitleg": _(
            "JIM is iemand die de jeugdige zelf kiest en vertrouwt: een tante, een buurman of een trainer. "
            "Een JIM denkt en beslist mee."
        ),
        "knop": _("Leg de mentor vast"),
        "gelukt": _("De eigen mentor is vastgelegd."),
    }
    return _klein(request, kijker, sleutel, JimForm(request.POST or None), doe=doe, tekst=tekst)


@require_http_methods(["GET", "HEAD", "POST"])
@met_kijker
def sluit(request: HttpRequest, kijker: Kijker, sleutel: UUID) -> HttpResponse:
    """Close the casus."""

    def doe(casus: Casus, schoon: dict[str, str]) -> None:
        actions.sluit_casus(casus, door=kijker, nu=timezone.now(), reden=schoon["reden"])

    tekst = {
        "kop": _("Casus afsluiten"),
        "uitleg": _(
            "Een casus is klaar als het gezin zonder u verder kan. Geen jeugdhulp nodig is ook een goed resultaat."
        ),
        "knop": _("Sluit de casus af"),
        "gelukt": _("De casus is afgesloten."),
    }
    return _klein(request, kijker, sleutel, SluitForm(request.POST or None), doe=doe, tekst=tekst)


def _klein(
    request: HttpRequest,
    kijker: Kijker,
    sleutel: UUID,
    formulier: forms.Form,
    *,
    doe: Callable[[Casus, dict[str, str]], None],
    tekst: Mapping[str, object],
) -> HttpResponse:
    """A short form about a casus: fill in, do one thing, back to the casus."""
    casus = get_casus(kijker, sleutel, Handeling.CASUS_SCHRIJVEN)
    if casus.status == CasusStatus.AFGESLOTEN:
        messages.info(request, _("Deze casus is afgesloten. Er verandert niets meer in."))
        return redirect("casus:detail", sleutel)
    weigering, status = None, 200
    if formulier.is_bound:
        status = ONGELDIG
        if formulier.is_valid():
            try:
                doe(casus, formulier.cleaned_data)
            except Geweigerd as fout:
                formulier.add_error(None, vertaal(fout.reden))
                weigering, status = fout, GEWEIGERD
            else:
                messages.success(request, str(tekst["gelukt"]))
                return redirect("casus:detail", sleutel)
    gegevens = {**tekst, "casus": casus, "jeugdige": casus.jeugdige, "formulier": formulier, "weigering": weigering}
    return render(request, "casus/klein.html", gegevens, status=status)
