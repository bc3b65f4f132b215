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
from zorglandschap.core.begrippen.codelijsten import CasusStatus, Handeling, JuridischKader, Rol
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.web.casus.forms.besluiten import MaatregelForm
from zorglandschap.web.casus.forms.kader import EindeForm, InstemmingForm, OpnameForm
from zorglandschap.web.casus.pages.kort import Blad, toon_kort
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
    """Record that a measure ended, and why; also of one that ran out of itself."""
    casus = get_casus(kijker, sleutel, Handeling.CASUS_SCHRIJVEN)
    if casus.status == CasusStatus.AFGESLOTEN:
        return _dicht(request, sleutel)
    gevonden = get_maatregel(casus, maatregel)
    voorbij = gevonden.tot if gevonden.tot is not None and gevonden.tot <= timezone.localdate() else None
    formulier = EindeForm(request.POST or None, kader=JuridischKader(gevonden.kader), initial={"op": voorbij})
    blad = Blad(
        kop=_("Einde van een maatregel vastleggen"),
        uitleg=vertaal(gevonden.kader).capitalize(),
        knop=_("Leg het einde vast"),
        gelukt=_("Het einde is vastgelegd. Bekijk of de hulp nu vrijwillig verder kan."),
        terug="casus:besluiten",
    )

    def doe() -> None:
        actions.beeindig_maatregel(casus, maatregel, door=kijker, nu=timezone.now(), **formulier.waarde())

    return toon_kort(request, casus, formulier, blad, doe)


@require_http_methods(["GET", "HEAD", "POST"])
@met_kijker
def opname(request: HttpRequest, kijker: Kijker, sleutel: UUID, maatregel: int) -> HttpResponse:
    """Record that a condition was broken and that somebody decided to admit."""
    casus = get_casus(kijker, sleutel, Handeling.CASUS_SCHRIJVEN)
    get_maatregel(casus, maatregel)
    formulier = OpnameForm(request.POST or None)
    blad = Blad(
        kop=_("Besluit tot opname vastleggen"),
        uitleg=_(
            "Een voorwaardelijke machtiging is er om opname te voorkomen. Opname kan alleen als de jeugdige een "
            "voorwaarde niet naleeft en hulp op een open plek niet genoeg is."
        ),
        knop=_("Leg het besluit vast"),
        gelukt=_("Het besluit is vastgelegd. Meld de opname aan de kinderrechter, de jeugdige en de ouders."),
        terug="casus:besluiten",
        gevaar=True,
    )

    def doe() -> None:
        actions.besluit_opname(casus, maatregel, door=kijker, nu=timezone.now(), opname=formulier.waarde())

    return toon_kort(request, casus, formulier, blad, doe)


@require_http_methods(["GET", "HEAD", "POST"])
@met_kijker
def instemming(request: HttpRequest, kijker: Kijker, sleutel: UUID, maatregel: int) -> HttpResponse:
    """Record that who has the gezag no longer consents."""
    casus = get_casus(kijker, sleutel, Handeling.CASUS_SCHRIJVEN)
    gevonden = get_maatregel(casus, maatregel)
    formulier = InstemmingForm(request.POST or None, initial={"op": timezone.localdate()})
    blad = Blad(
        kop=_("Instemming ingetrokken"),
        uitleg=_(
            "%(wie)s stemde in met de opname. Zonder instemming, toezicht of voogdij vervalt de machtiging snel. "
            "U ziet de laatste dag bij de termijnen."
        )
        % {"wie": gevonden.vertegenwoordiger_door},
        knop=_("Leg vast dat de instemming is ingetrokken"),
        gelukt=_("Vastgelegd. Regel nu een open plek of de weg naar huis."),
        terug="casus:besluiten",
    )

    def doe() -> None:
        actions.trek_instemming_in(casus, maatregel, door=kijker, nu=timezone.now(), **formulier.cleaned_data)

    return toon_kort(request, casus, formulier, blad, doe)


def _dicht(request: HttpRequest, sleutel: UUID) -> HttpResponse:
    messages.info(request, _("Deze casus is afgesloten. Er verandert niets meer in."))
    return redirect("casus:besluiten", sleutel)
