"""Close a casus with its outcome and look back, and keep the promise of contact afterwards."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from zorglandschap.apps.casus import actions
from zorglandschap.apps.casus.queries import get_afsluitblad, get_casus, get_slotbeeld
from zorglandschap.core.begrippen.codelijsten import Handeling
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.web.casus.forms.afsluiten import EindeForm, NazorgForm, SluitForm
from zorglandschap.web.casus.kladjes import Kladjes
from zorglandschap.web.casus.pages.kort import Blad, toon_kort
from zorglandschap.web.casus.wegwijzer import aandacht
from zorglandschap.web.vormgeving.deur import met_kijker


@require_http_methods(["GET", "HEAD", "POST"])
@met_kijker
def sluit(request: HttpRequest, kijker: Kijker, sleutel: UUID) -> HttpResponse:
    """Close the casus: a light road without help for youths, and with help the whole end."""
    casus = get_casus(kijker, sleutel, Handeling.CASUS_SCHRIJVEN)
    stand = get_afsluitblad(casus, vandaag=timezone.localdate())
    soort, kladjes = (EindeForm if stand.was_hulp else SluitForm), Kladjes(kijker, casus)
    formulier = kladjes.vul(soort(request.POST or None, initial={"nazorg_op": stand.nazorg_uiterlijk}), "sluit")
    blad = Blad(
        kop=_("Casus afsluiten"),
        uitleg=_(
            "Een casus is klaar als het gezin zonder u verder kan. Geen jeugdhulp nodig is ook een goed resultaat."
        ),
        knop=_("Sluit de casus af"),
        gelukt=_("De casus is afgesloten."),
        terug="casus:detail",
    )

    def doe() -> None:
        reden = formulier.cleaned_data["reden"]
        actions.sluit_casus(casus, door=kijker, nu=timezone.now(), reden=reden, einde=formulier.einde())
        kladjes.klaar("sluit")

    open_, _in_orde = aandacht(stand.uitkomsten)
    poorten = [u for u in open_ if u.is_hard or u.regel == "doelen bekeken"]
    return toon_kort(
        request, casus, formulier, blad, doe, sjabloon="casus/hulp/afsluiten.html", stand=stand, poorten=poorten
    )


@require_http_methods(["GET", "HEAD", "POST"])
@met_kijker
def nazorg(request: HttpRequest, kijker: Kijker, sleutel: UUID) -> HttpResponse:
    """Record the contact that was promised when the casus closed."""
    vandaag = timezone.localdate()
    casus = get_casus(kijker, sleutel, Handeling.CASUS_SCHRIJVEN)
    slot = get_slotbeeld(casus, vandaag=vandaag)
    formulier = NazorgForm(request.POST or None, initial={"op": vandaag})
    blad = Blad(
        kop=_("Nazorgcontact"),
        uitleg=_("U beloofde het gezin nog eens te vragen hoe het gaat. Is er een nieuwe vraag? Leg die dan vast."),
        knop=_("Leg het contact vast"),
        gelukt=_("Het nazorgcontact is vastgelegd."),
        ook_gesloten=True,
    )

    def doe() -> None:
        actions.houd_nazorg(casus, door=kijker, nu=timezone.now(), **formulier.cleaned_data)

    return toon_kort(request, casus, formulier, blad, doe, slot=slot)
