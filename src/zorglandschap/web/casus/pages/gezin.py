"""The family: drawn and in words, with consent and what is shielded; and the short forms that change them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from zorglandschap.apps.casus import actions
from zorglandschap.apps.casus.queries import (
    Casus,
    Naaste,
    get_casus,
    get_gezin,
    get_lid,
    list_naasten,
)
from zorglandschap.apps.fouten import Geweigerd, NietGevonden
from zorglandschap.core.begrippen.codelijsten import CasusStatus, Geslacht, Handeling
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.web.casus.forms.gezin import EindeForm, GeslachtForm, LidForm
from zorglandschap.web.casus.gezinstekening import maak_gezinstekening, rolnaam
from zorglandschap.web.vormgeving.deur import met_kijker
from zorglandschap.web.vormgeving.woorden import vertaal

ONGELDIG, GEWEIGERD = 400, 409


@dataclass(frozen=True, slots=True)
class Blad:
    """The words of a page with one short form; ``anker`` is where on the page of the family one comes back."""

    kop: str
    uitleg: str
    knop: str
    gelukt: str
    anker: str
    gevaar: bool = False


@require_http_methods(["GET", "HEAD"])
@met_kijker
def gezin(request: HttpRequest, kijker: Kijker, sleutel: UUID) -> HttpResponse:
    """The family on one page."""
    casus = get_casus(kijker, sleutel, Handeling.IDENTITEIT)
    blad = get_gezin(casus, kijker, vandaag=timezone.localdate())
    gegevens = {
        "blad": blad,
        "casus": casus,
        "jeugdige": casus.jeugdige,
        "tekening": maak_gezinstekening(blad),
        "broers_zussen": [kind for kind in blad.kinderen if not kind.is_jeugdige],
        "netwerk": [(wie, rolnaam(wie)) for wie in blad.netwerk],
        "heeft_jim": any(wie.sleutel == "jim" for wie in blad.netwerk),
    }
    return render(request, "casus/gezin/gezin.html", gegevens)


@require_http_methods(["GET", "HEAD", "POST"])
@met_kijker
def geslacht(request: HttpRequest, kijker: Kijker, sleutel: UUID) -> HttpResponse:
    """What messages and national figures need to know, and nothing in the help itself."""
    casus = get_casus(kijker, sleutel, Handeling.CASUS_SCHRIJVEN)
    formulier = GeslachtForm(request.POST or None, initial={"geslacht": casus.jeugdige.geslacht})
    blad = Blad(
        kop=_("Geslacht van de jeugdige"),
        uitleg=_("Berichten aan aanbieders en de landelijke cijfers vragen hierom. Voor de hulp maakt het niets uit."),
        knop=_("Bewaar"),
        gelukt=_("Bewaard."),
        anker="wie",
    )

    def doe() -> None:
        actions.leg_geslacht_vast(casus, door=kijker, geslacht=Geslacht(formulier.cleaned_data["geslacht"]))

    return toon_formulier(request, casus, formulier, blad, doe)


@require_http_methods(["GET", "HEAD", "POST"])
@met_kijker
def nieuw_lid(request: HttpRequest, kijker: Kijker, sleutel: UUID) -> HttpResponse:
    """Add somebody to the family or the network."""
    casus = get_casus(kijker, sleutel, Handeling.CASUS_SCHRIJVEN)
    formulier = LidForm(request.POST or None)
    blad = Blad(
        kop=_("Iemand toevoegen"),
        uitleg=_(
            "Een ouder of opvoeder, of iemand uit het eigen netwerk. Vraag de jeugdige: wie is belangrijk voor je?"
        ),
        knop=_("Voeg toe"),
        gelukt=_("De persoon staat nu in de tekening."),
        anker="wie",
    )

    def doe() -> None:
        actions.voeg_lid_toe(casus, door=kijker, nu=timezone.now(), lid=formulier.waarde())

    return toon_formulier(request, casus, formulier, blad, doe)


@require_http_methods(["GET", "HEAD", "POST"])
@met_kijker
def wijzig_lid(request: HttpRequest, kijker: Kijker, sleutel: UUID, lid: int) -> HttpResponse:
    """Change what is known of somebody."""
    casus = get_casus(kijker, sleutel, Handeling.CASUS_SCHRIJVEN)
    naaste = _get_naaste(casus, lid)
    formulier = LidForm(request.POST or None, initial=_begin(casus, naaste))
    blad = Blad(
        kop=_("Gegevens van deze persoon"),
        uitleg=_(
            "Wat u hier verandert, ziet u meteen in de tekening. Verandert het gezag, dan verandert ook wie meekijkt."
        ),
        knop=_("Bewaar"),
        gelukt=_("De gegevens zijn bijgewerkt."),
        anker="wie",
    )

    def doe() -> None:
        actions.wijzig_lid(casus, lid, door=kijker, nu=timezone.now(), lid=formulier.waarde())

    return toon_formulier(request, casus, formulier, blad, doe, lid=naaste)


@require_http_methods(["GET", "HEAD", "POST"])
@met_kijker
def beeindig_lid(request: HttpRequest, kijker: Kijker, sleutel: UUID, lid: int) -> HttpResponse:
    """Somebody no longer belongs to the family or network."""
    casus = get_casus(kijker, sleutel, Handeling.CASUS_SCHRIJVEN)
    naaste = _get_naaste(casus, lid)
    formulier = EindeForm(request.POST or None, initial={"tot": naaste.tot or timezone.localdate()})
    blad = Blad(
        kop=_("Niet meer betrokken"),
        uitleg=_("%(naam)s staat daarna bij ‘Vroeger’. Er wordt niets weggegooid. Gezag en inzage houden dan ook op.")
        % {"naam": naaste.naam},
        knop=_("Leg vast"),
        gelukt=_("Vastgelegd. De persoon staat nu bij ‘Vroeger’."),
        anker="wie",
    )

    def doe() -> None:
        tot = formulier.cleaned_data["tot"]
        actions.beeindig_lid(casus, lid, door=kijker, nu=timezone.now(), tot=tot)

    return toon_formulier(request, casus, formulier, blad, doe)


def toon_formulier(
    request: HttpRequest,
    casus: Casus,
    formulier: forms.Form,
    blad: Blad,
    doe: Callable[[], Any],
    *,
    ook_afgesloten: bool = False,
    **extra: object,
) -> HttpResponse:
    """A short form about a family: fill in, do one thing, back to the family."""
    if casus.status == CasusStatus.AFGESLOTEN and not ook_afgesloten:
        messages.info(request, _("Deze casus is afgesloten. Er verandert niets meer in."))
        return redirect("casus:gezin", casus.sleutel)
    weigering, status = None, 200
    if formulier.is_bound:
        status = ONGELDIG
        if formulier.is_valid():
            try:
                doe()
            except Geweigerd as fout:
                formulier.add_error(None, vertaal(fout.reden))
                weigering, status = fout, GEWEIGERD
            else:
                messages.success(request, blad.gelukt)
                return redirect("casus:gezin", casus.sleutel)
    gegevens = {
        "blad": blad,
        "casus": casus,
        "jeugdige": casus.jeugdige,
        "formulier": formulier,
        "weigering": weigering,
    }
    return render(request, "casus/gezin/formulier.html", {**gegevens, **extra}, status=status)


def _get_naaste(casus: Casus, nummer: int) -> Naaste:
    naasten = list_naasten(casus, vandaag=timezone.localdate())
    naaste = next((wie for wie in naasten if wie.nummer == nummer), None)
    if naaste is None:
        raise NietGevonden
    return naaste


def _begin(casus: Casus, naaste: Naaste) -> dict[str, object]:
    """What the form shows first: for this child, and whether that is the same for the whole family."""
    lid, band = get_lid(casus, naaste.nummer or 0)
    rol, gezag = (band.rol, band.heeft_gezag) if band else (lid.rol, lid.heeft_gezag)
    return {
        "naam": lid.naam,
        "rol": rol,
        "heeft_gezag": gezag and naaste.is_opvoeder,
        "woont_in": lid.woont_in,
        "telefoon": lid.telefoon,
        "van": lid.van,
        "steun": naaste.steun,
        "voor_alle_kinderen": (rol, gezag) == (lid.rol, lid.heeft_gezag),
    }
