"""Hulp en regie: who stays beside the child and which help runs; hand over, take over, involve somebody."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from zorglandschap.apps.casus import actions
from zorglandschap.apps.casus.queries import (
    Casus,
    get_casus,
    get_hulpblad,
    list_kandidaten,
    rechten,
    wordt_verhuizen_gevraagd,
)
from zorglandschap.core.begrippen.besluitwoorden import Betrokkene, Regiesoort
from zorglandschap.core.begrippen.codelijsten import Handeling
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.web.casus.forms.regie import BetrekForm, OverdrachtForm, OverneemForm
from zorglandschap.web.casus.gezichtenbeeld import maak_gezichtenbeeld
from zorglandschap.web.casus.pages.kort import Blad, toon_kort
from zorglandschap.web.casus.wegwijzer import aandacht, leg_uit
from zorglandschap.web.vormgeving.deur import met_kijker


@require_http_methods(["GET", "HEAD"])
@met_kijker
def hulp(request: HttpRequest, kijker: Kijker, sleutel: UUID) -> HttpResponse:
    """Who stays beside the child, how many faces there have been, and the help that runs."""
    vandaag = timezone.localdate()
    casus = get_casus(kijker, sleutel, Handeling.SAMENVATTING)
    blad = get_hulpblad(casus, kijker, vandaag=vandaag)
    open_, in_orde = aandacht(blad.uitkomsten)
    gegevens = {
        "blad": blad,
        "casus": casus,
        "jeugdige": casus.jeugdige,
        "mag": {h.name: True for h in blad.rechten},
        "beeld": maak_gezichtenbeeld(blad.gezichten, vandaag=vandaag),
        "aandacht": leg_uit(open_, casus.sleutel),
        "in_orde": in_orde,
        "is_regisseur": casus.regisseur_id == kijker.medewerker_id,
        "vandaag": vandaag,
        "vraag_verhuizen": Handeling.CASUS_SCHRIJVEN in blad.rechten
        and wordt_verhuizen_gevraagd(casus, vandaag=vandaag),
    }
    return render(request, "casus/hulp/overzicht.html", gegevens)


@require_http_methods(["GET", "HEAD", "POST"])
@met_kijker
def draag_over(request: HttpRequest, kijker: Kijker, sleutel: UUID) -> HttpResponse:
    """Hand the casusregie or the perspectiefregie over."""
    vandaag = timezone.localdate()
    casus = get_casus(kijker, sleutel, Handeling.OVERDRAGEN)
    groepen = _groepen(request, casus, actions.OVER_TE_DRAGEN)
    formulier = OverdrachtForm(request.POST or None, groepen=groepen)
    blad = Blad(
        kop=_("Regie overdragen"),
        uitleg=_(
            "Een kind heeft recht op zo weinig mogelijk gezichten. Moet het toch? Draag dan over in een gesprek met "
            "het gezin, de oude en de nieuwe medewerker. De vaste contactpersoon van wie in verblijf is, blijft."
        ),
        knop=_("Draag over"),
        gelukt=_("De overdracht is vastgelegd."),
    )

    def doe() -> None:
        actions.draag_over(casus, door=kijker, nu=timezone.now(), **formulier.waarde())

    antwoord = toon_kort(request, casus, formulier, blad, doe)
    if antwoord.status_code == 302 and Handeling.SAMENVATTING not in rechten(kijker, casus, vandaag=vandaag):
        return redirect("casus:werk")  # who handed it over to another organisation no longer reads along
    return antwoord


@require_http_methods(["GET", "HEAD", "POST"])
@met_kijker
def neem_over(request: HttpRequest, kijker: Kijker, sleutel: UUID) -> HttpResponse:
    """A colleague takes the regie over in absence; with ``crisis`` in the address, to report a crisis right after."""
    casus = get_casus(kijker, sleutel, Handeling.OVERDRAGEN)
    formulier = OverneemForm(request.POST or None)
    if "crisis" in request.GET:
        blad = Blad(
            kop=_("Regie overnemen en de crisis melden"),
            uitleg=_("Is uw collega er nu niet? Dan wordt u de regisseur. Daarna meldt u meteen de crisis."),
            knop=_("Neem de regie over en ga door"),
            gelukt=_("U bent nu de regisseur. Meld hieronder de crisis."),
            verder="casus:crisis",
        )
    else:
        blad = Blad(
            kop=_("Regie overnemen"),
            uitleg=_("Is uw collega langdurig afwezig? Dan wordt u de regisseur, zodat niemand het gezin loslaat."),
            knop=_("Neem de regie over"),
            gelukt=_("U bent nu de regisseur. Maak zo snel mogelijk kennis met het gezin."),
        )

    def doe() -> None:
        toelichting = formulier.cleaned_data["toelichting"]
        actions.neem_over(casus, door=kijker, nu=timezone.now(), toelichting=toelichting)

    return toon_kort(request, casus, formulier, blad, doe)


@require_http_methods(["GET", "HEAD", "POST"])
@met_kijker
def betrek(request: HttpRequest, kijker: Kijker, sleutel: UUID) -> HttpResponse:
    """Involve a jeugdbeschermer, a gedragsdeskundige or a fixed helper."""
    casus = get_casus(kijker, sleutel, Handeling.CASUS_SCHRIJVEN)
    groepen = _groepen(request, casus, tuple(Betrokkene))
    formulier = BetrekForm(request.POST or None, groepen=groepen)
    blad = Blad(
        kop=_("Iemand betrekken"),
        uitleg=_("Wie u betrekt, ziet de casus bij het eigen werk en kan meelezen en meeschrijven."),
        knop=_("Betrek"),
        gelukt=_("Dit staat nu in de casus en in de tijdlijn."),
    )

    def doe() -> None:
        actions.betrek(casus, door=kijker, nu=timezone.now(), **formulier.waarde())

    return toon_kort(request, casus, formulier, blad, doe)


def _groepen(
    request: HttpRequest, casus: Casus, soorten: Sequence[Regiesoort | Betrokkene]
) -> list[tuple[Regiesoort | Betrokkene, list[tuple[int, str]]]]:
    """The people to choose from, per part."""
    vandaag, verstuurd = timezone.localdate(), request.method == "POST"
    return [(soort, list_kandidaten(casus, soort, vandaag=vandaag, ook_nu=verstuurd)) for soort in soorten]
