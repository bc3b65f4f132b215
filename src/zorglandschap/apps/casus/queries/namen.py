"""Names: looking for a youth by the beginning of any word of it, and every name to leave out of a text."""

from __future__ import annotations

from django.db.models import Q

from zorglandschap.apps.casus.models import Jeugdige, Naamwoord
from zorglandschap.core.begrippen.gezinswoorden import Gezinsrol
from zorglandschap.core.casus.naamwoorden import zoekwoorden

GEEN_NAAM = frozenset(rol.value for rol in Gezinsrol)  # ‘moeder van …’: the first word is not a name


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


def list_namen_rond(jeugdige: Jeugdige) -> tuple[str, ...]:
    """Every name of a youth and the family, to leave out of a text for who should not know about whom it is."""
    leden = list(jeugdige.gezin.leden.values_list("naam", flat=True))
    kinderen = jeugdige.gezin.jeugdigen.values_list("voornaam", flat=True)
    voornamen = [naam.split()[0] for naam in leden if naam.split() and naam.split()[0].lower() not in GEEN_NAAM]
    namen = {jeugdige.voornaam, jeugdige.achternaam, *kinderen, *leden, *voornamen}
    return tuple(sorted(naam for naam in namen if naam.strip()))
