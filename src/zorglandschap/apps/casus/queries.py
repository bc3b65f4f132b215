"""Questions about cases; every one takes who is looking."""

from __future__ import annotations

from zorglandschap.apps.casus.models import Portaaltoegang
from zorglandschap.apps.organisaties.models import Gebruiker
from zorglandschap.core.begrippen.codelijsten import Rol
from zorglandschap.core.begrippen.kijker import Kijker


def get_portaal_kijker(gebruiker: Gebruiker) -> Kijker | None:
    """The youth or parent behind an account, or None."""
    toegang = Portaaltoegang.objects.filter(gebruiker=gebruiker).first()
    if toegang is None:
        return None
    return Kijker(gebruiker_id=gebruiker.pk, naam=gebruiker.naam, rol=Rol(toegang.rol), jeugdige_id=toegang.jeugdige_id)
