"""Looking for a youth by name: by the beginning of any of its words, without accents and capitals."""

from __future__ import annotations

from django.db.models import Q

from zorglandschap.apps.casus.models import Naamwoord
from zorglandschap.core.casus.naamwoorden import zoekwoorden


def met_naam(zoek: str, pad: str = "jeugdige") -> Q | None:
    """Rows of which the youth has every word that was typed; ``pad`` leads to the youth. None: too few letters."""
    woorden = zoekwoorden(zoek)
    if not woorden:
        return None
    wie = Q()
    for woord in woorden:
        gevonden = Naamwoord.objects.filter(begin=woord.begin, woord__startswith=woord.woord)
        wie &= Q((f"{pad}__in", gevonden.values("jeugdige_id")))
    return wie
