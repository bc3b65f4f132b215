"""The report of a run that is ready, on paper."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from zorglandschap.apps.fouten import NietGevonden
from zorglandschap.apps.simulatie.rekenblad import get_doorrekening
from zorglandschap.apps.simulatie.verantwoording import get_verantwoording
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.web.simulatie.rapport.stuk import maak_rapport
from zorglandschap.web.vormgeving.deur import met_kijker
from zorglandschap.web.vormgeving.pdf import pdf_antwoord


@require_safe
@met_kijker
def rapport(_request: HttpRequest, kijker: Kijker, sleutel: UUID) -> HttpResponse:
    """Outcomes and account; a run that is not ready has no report."""
    blad = get_doorrekening(kijker, sleutel, vandaag=timezone.localdate())
    if blad.zicht is None:
        raise NietGevonden
    return pdf_antwoord(maak_rapport(blad, blad.zicht, get_verantwoording(blad.rij, blad.vraag)), "vooruitkijken.pdf")
