"""Files whose term of keeping is over: somebody decides whether they can go, by a pseudonym and without the child."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.conf import settings

from zorglandschap.apps.casus.models import Casus
from zorglandschap.apps.casus.queries.inzage import pseudoniem
from zorglandschap.apps.casus.queries.nood import mag_nakijken
from zorglandschap.apps.fouten import NietGevonden
from zorglandschap.core.begrippen.codelijsten import CasusStatus
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.core.begrippen.periode import plus_maanden

MAANDEN_PER_JAAR = 12
HOOGSTENS = 200  # on one page; the longest closed first


@dataclass(frozen=True, slots=True)
class Bewaarregel:
    """One closed file: which (a pseudonym), of which gemeente, closed when, and until when it had to be kept."""

    pseudoniem: str
    gemeente: str
    gesloten_op: date
    bewaard_tot: date


def list_bewaartermijnen(kijker: Kijker, *, vandaag: date) -> list[Bewaarregel]:
    """Every closed file whose term of keeping is over, for who watches over privacy; NietGevonden for others."""
    if not mag_nakijken(kijker):
        raise NietGevonden
    jaren = settings.BELEID.aantal("termijn_bewaren_jaren", vandaag)
    grens = plus_maanden(vandaag, -jaren * MAANDEN_PER_JAAR)
    rijen = Casus.objects.filter(status=CasusStatus.AFGESLOTEN, gesloten_op__lte=grens).order_by("gesloten_op", "pk")
    velden = rijen.values_list("sleutel", "jeugdige__gemeente__naam", "gesloten_op")[:HOOGSTENS]
    return [
        Bewaarregel(pseudoniem(sleutel), naam, dag, plus_maanden(dag, jaren * MAANDEN_PER_JAAR))
        for sleutel, naam, dag in velden
        if dag is not None
    ]
