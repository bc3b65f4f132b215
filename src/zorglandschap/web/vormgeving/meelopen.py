"""The people of the demo, as the sign-in page shows them: who they are and what there is to do for them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from zorglandschap.apps.demo.rolverdeling import ROLVERDELING, WACHTWOORD
from zorglandschap.core.begrippen.codelijsten import Rol

TAAK_VAN_ROL: Mapping[Rol, str | Promise] = {
    Rol.JEUGDCONSULENT: _("Neem een hulpvraag aan, maak de verklarende analyse, verwijs, en zoek een plek."),
    Rol.GEDRAGSDESKUNDIGE: _("Kijk mee bij verklarende analyses en adviezen."),
    Rol.JEUGDBESCHERMER: _("Volg de kinderen met een maatregel van de rechter."),
    Rol.PLANNER: _("Beantwoord vragen om een plek en houd het aanbod bij."),
    Rol.BEHANDELAAR: _("Werk aan doelen, plan en evaluaties van de jeugdigen aan wie u hulp geeft."),
    Rol.BELEIDSMEDEWERKER: _("Bekijk het landschap: cijfers, kaart en streefwaarden. Geen namen."),
    Rol.PRIVACYFUNCTIONARIS: _("Kijk na wie welke gegevens heeft gezien."),
    Rol.BEHEERDER: _("Beheer de accounts en controleer het logboek."),
    Rol.JEUGDIGE: _("Bekijk je eigen bladzijde en schrijf je verhaal."),
    Rol.OUDER: _("Bekijk uw eigen bladzijde en schrijf uw verhaal."),
}


@dataclass(frozen=True, slots=True)
class Meeloper:
    """One person of the demo on the sign-in page."""

    naam: str
    email: str
    wie: str
    taak: str | Promise

    @property
    def voornaam(self) -> str:
        """How the button calls this person."""
        return self.naam.split()[0]


@dataclass(frozen=True, slots=True)
class Meelopers:
    """Everybody in the demo, with the one password that all of them have."""

    personen: tuple[Meeloper, ...]
    wachtwoord: str


def meelopers() -> Meelopers | None:
    """The people of the demo; None outside the demo, where nobody's password is on the screen."""
    if not settings.DEMO or not ROLVERDELING:
        return None
    personen = tuple(Meeloper(p.naam, p.email, p.wie, TAAK_VAN_ROL.get(p.rol, "")) for p in ROLVERDELING)
    return Meelopers(personen, WACHTWOORD)
