"""How good the forecasts were, as it was last looked at."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from zorglandschap.apps.simulatie.models import Terugblik
from zorglandschap.apps.simulatie.queries.toegang import eis
from zorglandschap.core.begrippen.codelijsten import Handeling
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.core.simulatie.terugblik import Verslag, van_json


@dataclass(frozen=True, slots=True)
class Terugblikblad:
    """The last look back, and when it was made."""

    gemaakt_om: datetime
    tot: date
    kernversie: str
    verslag: Verslag


def get_terugblik(kijker: Kijker) -> Terugblikblad | None:
    """The last one; None when nobody looked back yet. Raises NietGevonden for who may not look ahead."""
    eis(kijker, Handeling.VOORUITKIJKEN, soort="terugblik")
    rij = Terugblik.objects.order_by("gemaakt_om", "pk").last()
    if rij is None:
        return None
    return Terugblikblad(rij.gemaakt_om, rij.tot, rij.kernversie, van_json(rij.uitkomst))
