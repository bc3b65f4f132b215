"""Questions about people and organisations."""

from __future__ import annotations

from zorglandschap.apps.organisaties.models import Gebruiker, Medewerker
from zorglandschap.core.begrippen.codelijsten import Rol
from zorglandschap.core.begrippen.kijker import Kijker


def get_kijker(gebruiker: Gebruiker) -> Kijker | None:
    """The professional behind an account, or None when the account has no work role."""
    medewerker = Medewerker.objects.select_related("organisatie").filter(gebruiker=gebruiker).first()
    if medewerker is None:
        return None
    return Kijker(
        gebruiker_id=gebruiker.pk,
        naam=medewerker.naam,
        rol=Rol(medewerker.rol),
        organisatie_id=medewerker.organisatie_id,
        organisatie_naam=medewerker.organisatie.naam,
        gemeente_code=medewerker.organisatie.gemeente_id,
        medewerker_id=medewerker.pk,
        is_actief=gebruiker.is_active,
    )
