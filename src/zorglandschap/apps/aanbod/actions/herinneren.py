"""Remind planners by mail that their places are not confirmed: only how many, never of whom."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.core.mail import send_mail
from django.db import IntegrityError, transaction
from django.db.models import Count, Q

from zorglandschap.apps.aanbod.models import Aanbod, Aanbodherinnering
from zorglandschap.apps.aanbod.queries.vrij import loopt_na
from zorglandschap.apps.organisaties.models import Medewerker
from zorglandschap.core.begrippen.codelijsten import Rol
from zorglandschap.core.begrippen.tekst import zin

ONDERWERP = zin("Uw plekken in Zorglandschap")
AANHEF = zin("Goedemorgen,")
EEN = zin("Van één aanbod zijn de plekken niet bevestigd. Verwijzers zien dat als ‘niet bevestigd’.")
MEER = "Van %(aantal)s keer aanbod zijn de plekken niet bevestigd. Verwijzers zien dat als ‘niet bevestigd’."
WAAR = "Bijwerken kost een halve minuut: %(adres)s"
GEEN_GEGEVENS = zin("In deze mail staan geen gegevens van kinderen of gezinnen.")


@dataclass(frozen=True, slots=True)
class Verslag:
    """What came of one run: mails that went out, people who had one today already, and mails that failed."""

    verzonden: int
    eerder: int
    mislukt: int


def herinner_planners(*, op: date, nu: datetime, vers_uren: float, adres: str) -> Verslag:
    """Send every planner whose organisation has offers that are not confirmed one mail a day, at the most.

    ``adres`` leads to the Monday page. Run it twice: nobody gets two. What fails is tried again in the next run.
    """
    telling: Counter[str] = Counter()
    for planner, aantal in _ontvangers(op, nu - timedelta(hours=vers_uren)):
        telling[_stuur(planner, aantal, op=op, nu=nu, adres=adres)] += 1
    return Verslag(telling["verzonden"], telling["eerder"], telling["mislukt"])


def _stuur(planner: Medewerker, aantal: int, *, op: date, nu: datetime, adres: str) -> str:
    """The row is the claim: who cannot add it comes second. A mail that fails takes its row back."""
    if planner.gebruiker is None:  # pragma: no cover - _ontvangers asks only for people with an account
        return "mislukt"
    try:
        with transaction.atomic():
            Aanbodherinnering.objects.create(medewerker=planner, op=op, aantal=aantal, verzonden_om=nu)
            send_mail(str(ONDERWERP), brief(aantal, adres), None, [planner.gebruiker.email])
    except IntegrityError:
        return "eerder"
    except OSError:  # the mail server is away or says no (SMTPException is one)
        return "mislukt"
    return "verzonden"


def brief(aantal: int, adres: str) -> str:
    """The text of the mail: a number and a link."""
    wat = EEN if aantal == 1 else zin(MEER, aantal=aantal)
    return "\n\n".join(str(deel) for deel in (AANHEF, wat, zin(WAAR, adres=adres), GEEN_GEGEVENS)) + "\n"


def _ontvangers(op: date, grens: datetime) -> Iterator[tuple[Medewerker, int]]:
    oud = Aanbod.objects.filter(loopt_na(op), van__lte=op, bijgewerkt_om__lt=grens)
    per = dict(oud.values_list("locatie__aanbieder_id").annotate(n=Count("pk")))
    geldig = Q(gebruiker__geldig_tot__isnull=True) | Q(gebruiker__geldig_tot__gte=op)
    planners = Medewerker.objects.filter(
        loopt_na(op), geldig, van__lte=op, rol=Rol.PLANNER, gebruiker__is_active=True, organisatie__in=list(per)
    )
    for planner in planners.select_related("gebruiker").order_by("pk"):
        yield planner, per[planner.organisatie_id]
