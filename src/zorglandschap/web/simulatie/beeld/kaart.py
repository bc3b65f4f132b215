"""The map of the gemeenten in a month: the share that lives in the own gemeente, or how many live out of home."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _

from zorglandschap.core.begrippen.regio import RegioGemeente
from zorglandschap.core.simulatie.kleine_aantallen import Zicht
from zorglandschap.core.simulatie.samenvatting import GEMIDDELDE
from zorglandschap.web.simulatie.beeld.maten import kerncijfer, toon
from zorglandschap.web.vormgeving.tekening import MEESTE_KLASSEN, Kaart, maak_kaart, maatstreepjes
from zorglandschap.web.vormgeving.woorden import getal, vertaal

PER = 1000
PER_JEUGDIGE = frozenset({"uit-huis", "in-zorg", "wachtend", "op-slot", "instroom", "uitstroom"})
EIGEN = "eigen-gemeente"


def maak_regiokaart(
    zicht: Zicht, sleutel: str, gemeenten: Sequence[RegioGemeente], *, scenario: int, maand: int, wanneer: str
) -> Kaart:
    """Counts are per 1,000 youths; a figure that says nothing per gemeente gives the share in the own gemeente."""
    per_jeugdige = sleutel in PER_JEUGDIGE
    cijfer = kerncijfer(sleutel if per_jeugdige else EIGEN)
    waarden = {g.code: _waarde(zicht, cijfer.sleutel, g, scenario, maand, per_jeugdige=per_jeugdige) for g in gemeenten}
    stappen = maatstreepjes(max((w for w in waarden.values() if w is not None), default=0.0))
    naam = vertaal(cijfer.naam)
    return maak_kaart(
        titel=_("%(cijfer)s, %(maand)s") % {"cijfer": naam, "maand": wanneer},
        beschrijving=_("Per 1.000 jeugdigen van de gemeente.") if per_jeugdige else vertaal(cijfer.uitleg),
        namen={g.code: g.naam for g in gemeenten},
        waarden=waarden,
        grenzen=stappen[1 : MEESTE_KLASSEN if len(stappen) > MEESTE_KLASSEN else -1],
        toon=(lambda w: getal(w, 1)) if per_jeugdige else (lambda w: toon(cijfer, w)),
    )


def _waarde(
    zicht: Zicht, sleutel: str, gemeente: RegioGemeente, scenario: int, maand: int, *, per_jeugdige: bool
) -> float | None:
    if gemeente.naam not in zicht.uit.gemeenten or not zicht.toont(sleutel, gemeente.naam):
        return None
    if maand < zicht.vanaf(sleutel, gemeente.naam):
        return None
    waarde = float(zicht.uit.reeks(scenario, sleutel, gemeente.naam)[maand, GEMIDDELDE])
    return waarde * PER / max(1, gemeente.jeugdigen) if per_jeugdige else waarde
