"""Who may answer for a youth on a day: the age rules of consent, for every question that asks somebody's yes or no."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

from django.conf import settings
from django.utils import timezone

from zorglandschap.apps.casus.models import Gezinslid, Jeugdige
from zorglandschap.apps.casus.queries.gezag import gezagsdragers
from zorglandschap.apps.fouten import Geweigerd
from zorglandschap.core.begrippen.periode import leeftijd
from zorglandschap.core.begrippen.tekst import Tekst, zin


def wie_beslist(
    jeugdige: Jeugdige, *, op: date, gezinslid: int | None, zonder_ouders: str, te_jong: Callable[[int], Tekst]
) -> Gezinslid | None:
    """Who answers: somebody with gezag on that day, or None for the youth; refused when the age says otherwise.

    ``te_jong`` is the sentence for a youth who is too young to answer alone, given the age from which that can be.
    """
    jaren = leeftijd(jeugdige.geboren_op, op)
    mede = settings.BELEID.aantal("toestemming_mede_vanaf_leeftijd", op)
    alleen = settings.BELEID.aantal("beslist_zelf_vanaf_leeftijd", op)
    if zonder_ouders.strip() and (gezinslid is not None or not mede <= jaren < alleen):
        raise Geweigerd(zin("Zonder de ouders kan alleen bij een jeugdige van %(v)s tot %(t)s jaar.", v=mede, t=alleen))
    if gezinslid is None:
        if jaren < mede:
            raise Geweigerd(te_jong(mede))
        return None
    if jaren >= alleen:
        raise Geweigerd(
            zin("Vanaf %(v)s jaar beslist de jeugdige zelf. Leg het antwoord van de jeugdige vast.", v=alleen)
        )
    ouder = next((lid for lid in gezagsdragers(jeugdige, op=op) if lid.pk == gezinslid), None)
    if ouder is None:
        raise Geweigerd(zin("Deze persoon had op die dag geen gezag. Kies iemand met gezag, of pas het gezin aan."))
    return ouder


def eis_dag(op: date, *, vanaf: date, nu: datetime) -> None:
    """Raises Geweigerd for a day before ``vanaf`` or after today."""
    if not vanaf <= op <= timezone.localdate(nu):
        raise Geweigerd(
            zin("Kies een dag van %(van)s tot en met vandaag.", van=f"{vanaf.day:02d}-{vanaf.month:02d}-{vanaf.year}")
        )
