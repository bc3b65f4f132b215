"""What follows on a no of a provider: never the end, always a next step that somebody can take."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from zorglandschap.core.begrippen.codelijsten import RedenWeigering
from zorglandschap.core.begrippen.matchwoorden import Weigergevolg
from zorglandschap.core.begrippen.tekst import Tekst, zin

GEVOLG: Mapping[RedenWeigering, Weigergevolg] = {
    RedenWeigering.PLEK_BEZET: Weigergevolg.AANBOD_BIJWERKEN,
    RedenWeigering.GROEP_PAST_NIET: Weigergevolg.PARKEREN,
    RedenWeigering.PROFIEL_PAST_NIET: Weigergevolg.TWEEDE_BLIK,
    RedenWeigering.PERSONEEL: Weigergevolg.PARKEREN,
    RedenWeigering.ANDERS: Weigergevolg.TWEEDE_BLIK,
}
UITLEG: Mapping[Weigergevolg, Tekst] = {
    Weigergevolg.PARKEREN: zin("De reden gaat voorbij. Vraag deze plek later opnieuw als er dan nog niets is."),
    Weigergevolg.AANBOD_BIJWERKEN: zin(
        "De plek bleek bezet. De aanbieder werkt het aanbod bij; u kiest een andere plek."
    ),
    Weigergevolg.TWEEDE_BLIK: zin(
        "Kijk met de gedragsdeskundige of de vraag goed is beschreven, en of het aanbod klopt. Schrijf op wat eruit "
        "kwam."
    ),
    Weigergevolg.OPSCHALEN: zin(
        "Er is op dit advies al vaker nee gezegd. Leg de vraag voor aan de regionale experttafel en schrijf op wat "
        "eruit kwam."
    ),
}


@dataclass(frozen=True, slots=True)
class Gevolg:
    """The next step, and until when the place is parked (None: not parked)."""

    wat: Weigergevolg
    tot: date | None = None


def gevolg_van(reden: RedenWeigering, *, keer: int, opschalen_na: int, parkeren_dagen: int, vandaag: date) -> Gevolg:
    """The consequence of a no; ``keer`` counts the noes on this advice, this one included."""
    if keer >= opschalen_na:
        return Gevolg(Weigergevolg.OPSCHALEN)
    wat = GEVOLG[reden]
    return Gevolg(wat, vandaag + timedelta(days=parkeren_dagen) if wat is Weigergevolg.PARKEREN else None)
