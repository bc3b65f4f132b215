"""Questions to which the law gives a term: what was asked in a case, and what still waits for an answer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from zorglandschap.apps.casus.models import Casus, Verzoek
from zorglandschap.apps.casus.queries.toegang import rechten
from zorglandschap.apps.fouten import NietGevonden
from zorglandschap.core.begrippen.codelijsten import CasusStatus, Handeling
from zorglandschap.core.begrippen.kijker import Kijker


@dataclass(frozen=True, slots=True)
class Verzoekenblad:
    """The questions of one case, those without an answer first."""

    open: tuple[Verzoek, ...]
    beantwoord: tuple[Verzoek, ...]
    mag_vastleggen: bool


def get_verzoekenblad(casus: Casus, kijker: Kijker, *, vandaag: date) -> Verzoekenblad:
    """The questions of a case that the viewer got through ``get_casus``."""
    rijen = list(Verzoek.objects.filter(casus=casus).order_by("op", "pk"))
    return Verzoekenblad(
        open=tuple(r for r in rijen if r.beantwoord_op is None),
        beantwoord=tuple(reversed([r for r in rijen if r.beantwoord_op is not None])),
        mag_vastleggen=casus.status != CasusStatus.AFGESLOTEN
        and Handeling.CASUS_SCHRIJVEN in rechten(kijker, casus, vandaag=vandaag),
    )


def get_verzoek(casus: Casus, nummer: int) -> Verzoek:
    """One question of this case; NietGevonden for another's."""
    verzoek = Verzoek.objects.filter(pk=nummer, casus=casus).first()
    if verzoek is None:
        raise NietGevonden
    return verzoek
