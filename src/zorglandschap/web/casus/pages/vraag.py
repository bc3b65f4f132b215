"""The questions of a case: what came of each, short help of the team, and a later question of the family."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from zorglandschap.apps.casus import actions
from zorglandschap.apps.casus.queries import Casus, get_casus, get_vraagblad, rechten
from zorglandschap.apps.fouten import Geweigerd
from zorglandschap.core.begrippen.codelijsten import CasusStatus, Handeling
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.web.casus.forms.casus import VraagForm
from zorglandschap.web.casus.forms.vraag import AntwoordForm, LokaleHulpForm
from zorglandschap.web.casus.pages.kort import verwerk
from zorglandschap.web.vormgeving import invoer
from zorglandschap.web.vormgeving.deur import met_kijker

KLAAR, MEER, ERBIJ = "klaar", "meer", "erbij"


@require_http_methods(["GET", "HEAD", "POST"])
@met_kijker
def vraag(request: HttpRequest, kijker: Kijker, sleutel: UUID) -> HttpResponse:
    """Read the questions; answer one, end or widen the short help, or add one."""
    if request.method != "POST":
        return _toon(request, kijker, get_casus(kijker, sleutel, Handeling.SAMENVATTING))
    casus = get_casus(kijker, sleutel, Handeling.CASUS_SCHRIJVEN)
    doe = request.POST.get("doe", "")
    if doe in (KLAAR, MEER):
        return _lokale_hulp(request, kijker, casus, doe)
    return _erbij(request, kijker, casus) if doe == ERBIJ else _antwoord(request, kijker, casus)


def _antwoord(request: HttpRequest, kijker: Kijker, casus: Casus) -> HttpResponse:
    nummer = invoer.getal(request.POST.get("vraag")) or 0
    formulier = AntwoordForm(request.POST, prefix=f"v{nummer}")

    def doe() -> str:
        actions.beantwoord_vraag(
            casus,
            door=kijker,
            nu=timezone.now(),
            vraag_id=nummer,
            uitkomst=formulier.waarde(),
            toelichting=formulier.cleaned_data["toelichting"],
        )
        return _gelukt(casus)

    return _verwerk(request, kijker, casus, formulier, doe)


def _gelukt(casus: Casus) -> str:
    if casus.status == CasusStatus.AFGESLOTEN:
        return _("De vraag is beantwoord en de casus is afgerond. Jeugdhulp was niet nodig: dat is een goed resultaat.")
    return _("De vraag is beantwoord.")


def _lokale_hulp(request: HttpRequest, kijker: Kijker, casus: Casus, wat: str) -> HttpResponse:
    formulier = LokaleHulpForm(request.POST, prefix="hulp")

    def doe() -> str:
        tekst = formulier.cleaned_data["toelichting"]
        if wat == KLAAR:
            actions.rond_lokale_hulp_af(casus, door=kijker, nu=timezone.now(), toelichting=tekst)
            return _gelukt(casus)
        actions.meer_nodig(casus, door=kijker, nu=timezone.now(), toelichting=tekst)
        return _("Er is meer nodig. De verklarende analyse is begonnen.")

    return _verwerk(request, kijker, casus, formulier, doe)


def _erbij(request: HttpRequest, kijker: Kijker, casus: Casus) -> HttpResponse:
    formulier = VraagForm(request.POST, prefix="nieuw")

    def doe() -> str:
        actions.voeg_vraag_toe(casus, door=kijker, nu=timezone.now(), vraag=formulier.waarde())
        return _("De vraag is toegevoegd.")

    return _verwerk(request, kijker, casus, formulier, doe)


def _verwerk(
    request: HttpRequest, kijker: Kijker, casus: Casus, formulier: forms.Form, doe: Callable[[], str]
) -> HttpResponse:
    def toon(weigering: Geweigerd | None, status: int) -> HttpResponse:
        return _toon(request, kijker, casus, gebonden=formulier, weigering=weigering, status=status)

    return verwerk(request, casus, formulier, doe, toon=toon, terug="casus:vraag")


def _toon(
    request: HttpRequest,
    kijker: Kijker,
    casus: Casus,
    *,
    gebonden: forms.Form | None = None,
    weigering: Geweigerd | None = None,
    status: int = 200,
) -> HttpResponse:
    vandaag = timezone.localdate()
    blad = get_vraagblad(casus, vandaag=vandaag)
    is_dicht = casus.status == CasusStatus.AFGESLOTEN
    schrijft = Handeling.CASUS_SCHRIJVEN in rechten(kijker, casus, vandaag=vandaag) and not is_dicht

    def vorm(anders: forms.Form) -> forms.Form:
        return gebonden if gebonden is not None and gebonden.prefix == anders.prefix else anders

    gegevens = {
        "casus": casus,
        "jeugdige": casus.jeugdige,
        "blad": blad,
        "schrijft": schrijft,
        "is_dicht": is_dicht,
        "vragen": [
            (stand, vorm(AntwoordForm(prefix=f"v{stand.vraag.pk}")) if schrijft and stand in blad.open else None)
            for stand in blad.vragen
        ],
        "hulpformulier": vorm(LokaleHulpForm(prefix="hulp")),
        "nieuwformulier": vorm(VraagForm(prefix="nieuw")),
        "formulier": gebonden,
        "weigering": weigering,
        "nieuw_open": gebonden is not None and gebonden.prefix == "nieuw",
    }
    return render(request, "casus/vraag/vraag.html", gegevens, status=status)
