"""Record what the judge decided about a youth, and that a measure ended."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from zorglandschap.apps.casus import actions
from zorglandschap.apps.casus.queries import (
    Casus,
    get_casus,
    get_kaderblad,
    get_maatregel,
    list_instellingen,
    list_jeugdbeschermers,
)
from zorglandschap.apps.fouten import Geweigerd
from zorglandschap.core.begrippen.codelijsten import CasusStatus, Handeling, Rol
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.web.casus.forms.besluiten import EindeForm, MaatregelForm
from zorglandschap.web.casus.wegwijzer import leg_uit
from zorglandschap.web.vormgeving.deur import met_kijker
from zorglandschap.web.vormgeving.woorden import vertaal

ONGELDIG, GEWEIGERD = 400, 409


@require_http_methods(["GET", "HEAD", "POST"])
@met_kijker
def maatregel(request: HttpRequest, kijker: Kijker, sleutel: UUID) -> HttpResponse:
    """Record a decision of the judge, or a renewal (``?verlengt=``)."""
    casus = get_casus(kijker, sleutel, Handeling.CASUS_SCHRIJVEN)
    if casus.status == CasusStatus.AFGESLOTEN:
        return _dicht(request, sleutel)
    formulier = _formulier(request, casus, kijker)
    weigering, status = None, 200
    if formulier.is_bound:
        status = ONGELDIG
        if formulier.is_valid():
            try:
                actions.leg_maatregel_vast(
                    casus,
                    door=kijker,
                    nu=timezone.now(),
                    nieuw=formulier.waarde(),
                    herhaalsleutel=formulier.cleaned_data["herhaalsleutel"],
                )
            except Geweigerd as fout:
                formulier.add_error(None, vertaal(fout.reden))
                weigering, status = fout, GEWEIGERD
            else:
                messages.success(request, _("De beslissing is vastgelegd. Het kader van de casus volgt haar vanzelf."))
                return redirect("casus:besluiten", sleutel)
    gegevens = {
        "casus": casus,
        "jeugdige": casus.jeugdige,
        "formulier": formulier,
        "kop": _("Beslissing van de kinderrechter vastleggen"),
        "uitleg_pagina": _("Neem over wat er op papier staat. Bent u niet zeker? Vraag het de GI of de Raad."),
        "knop": _("Leg vast"),
        "uitleg": leg_uit(weigering.uitkomsten, sleutel) if weigering else [],
    }
    return render(request, "casus/besluiten/maatregel.html", gegevens, status=status)


def _formulier(request: HttpRequest, casus: Casus, kijker: Kijker) -> MaatregelForm:
    vandaag = timezone.localdate()
    blad = get_kaderblad(casus, kijker, vandaag=vandaag)
    te_verlengen = [r.maatregel for r in (*blad.nu, *blad.straks) if r.maatregel.tot is not None and not r.is_verlengd]
    vooraf: dict[str, object] = {}
    if kijker.rol is Rol.JEUGDBESCHERMER:
        vooraf = {"gi": kijker.organisatie_id, "jeugdbeschermer": kijker.medewerker_id}
    vorige = next((m for m in te_verlengen if str(m.pk) == request.GET.get("verlengt", "")), None)
    if vorige is not None:
        vooraf |= {"verlengt": vorige.pk, "kader": vorige.kader, "van": vorige.tot, "gi": vorige.gi_id}
    return MaatregelForm(
        request.POST or None,
        instellingen=list_instellingen(),
        jeugdbeschermers=list_jeugdbeschermers(casus, vandaag),
        te_verlengen=te_verlengen,
        initial=vooraf,
    )


@require_http_methods(["GET", "HEAD", "POST"])
@met_kijker
def einde(request: HttpRequest, kijker: Kijker, sleutel: UUID, maatregel: int) -> HttpResponse:
    """Record that a measure ended before its time."""
    casus = get_casus(kijker, sleutel, Handeling.CASUS_SCHRIJVEN)
    if casus.status == CasusStatus.AFGESLOTEN:
        return _dicht(request, sleutel)
    gevonden = get_maatregel(casus, maatregel)
    formulier, status = EindeForm(request.POST or None), 200
    if formulier.is_bound:
        status = ONGELDIG
        if formulier.is_valid():
            schoon = formulier.cleaned_data
            try:
                actions.beeindig_maatregel(
                    casus, maatregel, door=kijker, nu=timezone.now(), op=schoon["op"], reden=schoon["reden"]
                )
            except Geweigerd as fout:
                formulier.add_error(None, vertaal(fout.reden))
                status = GEWEIGERD
            else:
                messages.success(request, _("Het einde is vastgelegd. Bekijk of de hulp nu vrijwillig verder kan."))
                return redirect("casus:besluiten", sleutel)
    gegevens = {
        "casus": casus,
        "jeugdige": casus.jeugdige,
        "formulier": formulier,
        "kop": _("Einde van een maatregel vastleggen"),
        "uitleg_pagina": vertaal(gevonden.kader).capitalize(),
        "knop": _("Leg het einde vast"),
        "uitleg": [],
    }
    return render(request, "casus/besluiten/maatregel.html", gegevens, status=status)


def _dicht(request: HttpRequest, sleutel: UUID) -> HttpResponse:
    messages.info(request, _("Deze casus is afgesloten. Er verandert niets meer in."))
    return redirect("casus:besluiten", sleutel)
