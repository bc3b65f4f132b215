"""Remind planners by mail that their places are not confirmed: only how many, never of whom."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from django.db.models import Count

from zorglandschap.apps.aanbod.models import Aanbod, Aanbodherinnering
from zorglandschap.apps.aanbod.queries.vrij import loopt_na
from zorglandschap.apps.organisaties.herinneren import Brief, Verslag, verstuur, werkzaam
from zorglandschap.apps.organisaties.models import Medewerker
from zorglandschap.core.begrippen.codelijsten import Rol
from zorglandschap.core.begrippen.tekst import zin

ONDERWERP = zin("Uw plekken in Zorglandschap")
EEN = zin("Van één aanbod zijn de plekken niet bevestigd. Verwijzers zien dat als ‘niet bevestigd’.")
MEER = "Van %(aantal)s keer aanbod zijn de plekken niet bevestigd. Verwijzers zien dat als ‘niet bevestigd’."
WAAR = "Bijwerken kost een halve minuut: %(adres)s"


def herinner_planners(*, op: date, nu: datetime, vers_uren: float, adres: str) -> Verslag:
    """Send every planner whose organisation has offers that are not confirmed one mail a day, at the most.

    ``adres`` leads to the Monday page. Run it twice: nobody gets two. What fails is tried again in the next run.
    """
    return verstuur(
        Brief(
            aan=planner,
            onderwerp=ONDERWERP,
            regels=(EEN if aantal == 1 else zin(MEER, aantal=aantal), zin(WAAR, adres=adres)),
            rij=Aanbodherinnering(medewerker=planner, op=op, aantal=aantal, verzonden_om=nu),
        )
        for planner, aantal in _ontvangers(op, nu - timedelta(hours=vers_uren))
    )


def _ontvangers(op: date, grens: datetime) -> Iterator[tuple[Medewerker, int]]:
    oud = Aanbod.objects.filter(loopt_na(op), van__lte=op, bijgewerkt_om__lt=grens)
    per = dict(oud.values_list("locatie__aanbieder_id").annotate(n=Count("pk")))
    planners = werkzaam(op).filter(rol=Rol.PLANNER, organisatie__in=list(per))
    for planner in planners.select_related("gebruiker").order_by("pk"):
        yield planner, per[planner.organisatie_id]
