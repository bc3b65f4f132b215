"""The own mentor (JIM): who it is, whether the parents agree, and the talk every two months."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from zorglandschap.apps.casus import actions
from zorglandschap.apps.casus.queries import Casus, get_casus, get_jimblad
from zorglandschap.apps.fouten import Geweigerd
from zorglandschap.core.begrippen.codelijsten import CasusStatus, Handeling
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.web.casus.forms.basis import KladForm
from zorglandschap.web.casus.forms.regie import AkkoordForm, GesprekForm, JimForm
from zorglandschap.web.casus.kladjes import Kladjes
from zorglandschap.web.casus.pages.kort import GEWEIGERD, ONGELDIG
from zorglandschap.web.vormgeving.deur import met_kijker
from zorglandschap.web.vormgeving.woorden import vertaal

FORMULIEREN: dict[str, type[forms.Form]] = {"kies": JimForm, "akkoord": AkkoordForm, "gesprek": GesprekForm}


@require_http_methods(["GET", "HEAD", "POST"])
@met_kijker
def jim(request: HttpRequest, kijker: Kijker, sleutel: UUID) -> HttpResponse:
    """The mentor of now, or the form to record the one whom the youth chose."""
    casus = get_casus(kijker, sleutel, Handeling.CASUS_SCHRIJVEN)
    if casus.status == CasusStatus.AFGESLOTEN:
        messages.info(request, _("Deze casus is afgesloten. Er verandert niets meer in."))
        return redirect("casus:detail", sleutel)
    if request.method != "POST":
        return _toon(request, kijker, casus)
    doe = request.POST.get("doe", "kies")
    formulier = FORMULIEREN.get(doe, JimForm)(request.POST)
    if not formulier.is_valid():
        return _toon(request, kijker, casus, doe, formulier, status=ONGELDIG)
    try:
        _doe(casus, kijker, doe, formulier)()
    except Geweigerd as fout:
        formulier.add_error(None, vertaal(fout.reden))
        return _toon(request, kijker, casus, doe, formulier, status=GEWEIGERD)
    Kladjes(kijker, casus).klaar(f"jim_{doe}")
    messages.success(request, _("Vastgelegd. Dit staat ook in de tijdlijn."))
    return redirect("casus:jim", sleutel)


def _doe(casus: Casus, kijker: Kijker, doe: str, formulier: forms.Form) -> Callable[[], object]:
    nu = timezone.now()
    if isinstance(formulier, GesprekForm):
        waarde = formulier.waarde()
        return lambda: actions.houd_jimgesprek(casus, door=kijker, nu=nu, **waarde)
    if doe == "akkoord":
        return lambda: _akkoord(casus, kijker, formulier)
    return lambda: actions.kies_jim(casus, door=kijker, nu=nu, **formulier.cleaned_data)


def _akkoord(casus: Casus, kijker: Kijker, formulier: forms.Form) -> None:
    """The parents agree with the mentor of now."""
    blad = get_jimblad(casus, vandaag=timezone.localdate())
    if blad is None:
        raise Geweigerd(actions.GEEN_JIM)
    nu, dag = timezone.now(), formulier.cleaned_data["ouders_akkoord_op"]
    wie = blad.jim
    actions.kies_jim(
        casus, door=kijker, nu=nu, naam=wie.naam, band=wie.band, gekozen_op=wie.gekozen_op, ouders_akkoord_op=dag
    )


def _toon(
    request: HttpRequest,
    kijker: Kijker,
    casus: Casus,
    doe: str = "",
    formulier: forms.Form | None = None,
    status: int = 200,
) -> HttpResponse:
    vandaag = timezone.localdate()
    leeg = {
        "kies": JimForm(),
        "akkoord": AkkoordForm(initial={"ouders_akkoord_op": vandaag}),
        "gesprek": GesprekForm(initial={"op": vandaag, "gaat_door": "ja"}),
    }
    formulieren = {**leeg, **({doe: formulier} if doe in leeg and formulier is not None else {})}
    kladjes = Kladjes(kijker, casus)
    for naam, een in formulieren.items():
        if isinstance(een, KladForm):
            kladjes.vul(een, f"jim_{naam}")
    gegevens = {
        "casus": casus,
        "jeugdige": casus.jeugdige,
        "blad": get_jimblad(casus, vandaag=vandaag),
        "vandaag": vandaag,
        "formulier": formulier,
        "formulieren": formulieren,
        "open_kies": doe == "kies",
    }
    return render(request, "casus/hulp/jim.html", gegevens, status=status)
