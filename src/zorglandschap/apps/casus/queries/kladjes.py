"""Drafts of the long forms of a case: what somebody typed and did not save yet, for that person only."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db.models import QuerySet

from zorglandschap.apps.casus.models import Casus, Kladje
from zorglandschap.core.begrippen.codelijsten import Handeling
from zorglandschap.core.begrippen.kijker import Kijker

VAN_FORMULIER = "formulier:"
# what one must be allowed to do with the case, by the first word of the name of a form
HANDELING_VAN: dict[str, Handeling] = {
    "plan": Handeling.PLAN_SCHRIJVEN,
    "inzet": Handeling.PLAN_SCHRIJVEN,
    "doel": Handeling.PLAN_SCHRIJVEN,
    "toekomst": Handeling.PLAN_SCHRIJVEN,
    "evaluatie": Handeling.PLAN_SCHRIJVEN,
    "afschalen": Handeling.PLAN_SCHRIJVEN,
    "lichter": Handeling.PLAN_SCHRIJVEN,
    "sluit": Handeling.CASUS_SCHRIJVEN,
    "jim": Handeling.CASUS_SCHRIJVEN,
}


@dataclass(frozen=True, slots=True)
class Formulierklad:
    """What stands in the draft of one form, and since when."""

    om: datetime
    velden: Mapping[str, tuple[str, ...]]


def list_formulierkladjes(kijker: Kijker, casus: Casus, *, nu: datetime) -> dict[str, Formulierklad]:
    """The own drafts of the forms of this case, by the name of the form; a lapsed one counts no more."""
    return _lees(eigen_kladjes(kijker, casus.sleutel), nu)


def list_vraagkladjes(kijker: Kijker, *, nu: datetime) -> dict[str, Formulierklad]:
    """The own drafts of new questions, which have no case yet."""
    return _lees(eigen_kladjes(kijker, None), nu)


def eigen_kladjes(kijker: Kijker, casus: UUID | None) -> QuerySet[Kladje]:
    """The rows behind them; for use inside this room."""
    return Kladje.objects.filter(gebruiker_id=kijker.gebruiker_id, sleutel=formulier_sleutel(casus))


def formulier_sleutel(casus: UUID | None) -> str:
    """Under which key the drafts of the forms of a case are kept; without a case: those of new questions."""
    return f"{VAN_FORMULIER}{casus or 'nieuw'}"


def vervallen_kladjes(nu: datetime) -> QuerySet[Kladje]:
    """Drafts of forms that were kept longer than the norm, of everybody; for use inside this room."""
    return Kladje.objects.filter(sleutel__startswith=VAN_FORMULIER, om__lt=_grens(nu))


def _lees(rijen: QuerySet[Kladje], nu: datetime) -> dict[str, Formulierklad]:
    return {
        rij.veld: Formulierklad(rij.om, {naam: tuple(waarden) for naam, waarden in json.loads(rij.tekst).items()})
        for rij in rijen.filter(om__gte=_grens(nu))
    }


def _grens(nu: datetime) -> datetime:
    return nu - timedelta(days=settings.BELEID.aantal("kladje_bewaren_dagen", nu.date()))
