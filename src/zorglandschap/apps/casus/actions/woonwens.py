"""Say what is important in a place to live: by the youth or a parent, in the portal."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from django.utils import timezone

from zorglandschap.apps.casus.actions.stappen import een_stap, log
from zorglandschap.apps.casus.models import Woonwens
from zorglandschap.apps.casus.queries.toegang import get_eigen_casus
from zorglandschap.apps.casus.queries.woonwens import Wensbeeld, get_eigen_woonwens
from zorglandschap.apps.fouten import Geweigerd, NietGevonden
from zorglandschap.apps.organisaties.models import Gemeente
from zorglandschap.core.begrippen.codelijsten import Handeling, Rol
from zorglandschap.core.begrippen.gezinswoorden import Gever
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.core.begrippen.matchwoorden import Gezinswens
from zorglandschap.core.begrippen.tekst import zin

GEVER = {Rol.JEUGDIGE: Gever.JEUGDIGE, Rol.OUDER: Gever.OUDER}
LANGSTE = 500


def zeg_woonwens(
    kijker: Kijker, *, wensen: Collection[Gezinswens], gemeente: str = "", woorden: str = "", nu: datetime
) -> bool:
    """Keep what this person says now beside what was said before; False when it is the same (sent twice).

    Raises NietGevonden for who has no own voice in a casus, Geweigerd when it cannot be or the casus is closed.
    """
    casus = get_eigen_casus(kijker, Handeling.STEM_SCHRIJVEN, vandaag=timezone.localdate(nu))
    if casus is None or kijker.rol not in GEVER:
        raise NietGevonden
    gekozen, woorden = [w.value for w in Gezinswens if w in wensen], woorden.strip()
    with een_stap(casus, kijker, Handeling.STEM_SCHRIJVEN) as rij:
        if (Gezinswens.GEMEENTE.value in gekozen) != bool(gemeente):
            raise Geweigerd(zin("Wonen in een bepaalde gemeente? Kruis het aan en kies welke gemeente."))
        if gemeente and not Gemeente.objects.filter(pk=gemeente, in_regio=True).exists():
            raise Geweigerd(zin("Kies een gemeente uit de lijst."))
        if len(woorden) > LANGSTE:
            raise Geweigerd(zin("Dit is te lang om te bewaren. Maak het wat korter."))
        eerder = get_eigen_woonwens(kijker, rij)
        nieuw = (gekozen, gemeente, woorden)
        if nieuw == (_zoals_bewaard(eerder) if eerder else ([], "", "")):
            return False
        Woonwens.objects.create(
            casus=rij,
            gever=GEVER[kijker.rol],
            wensen=gekozen,
            gemeente_id=gemeente or None,
            woorden=woorden,
            om=nu,
            door_id=kijker.gebruiker_id,
            door_naam=kijker.naam,
        )
        log(casus, kijker, Handeling.STEM_SCHRIJVEN, actie="C", reden="wensen over wonen verteld")
        return True


def _zoals_bewaard(eerder: Wensbeeld) -> tuple[list[str], str, str]:
    return ([w.value for w in eerder.wensen], eerder.gemeente_code, eerder.woorden)
