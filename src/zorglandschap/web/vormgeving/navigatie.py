"""The menu: which jobs a role can do. A role that is not named here sees nothing of the inside."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from zorglandschap.core.begrippen.codelijsten import Rol
from zorglandschap.core.begrippen.kijker import Kijker


@dataclass(frozen=True, slots=True)
class MenuPunt:
    """One entry of the menu: its name for people and the name of its address."""

    titel: str | Promise
    adres_naam: str


WERK = MenuPunt(_("Mijn werk"), "casus:werk")
NIEUW = MenuPunt(_("Nieuwe hulpvraag"), "casus:nieuw")
ZOEK = MenuPunt(_("Zoeken"), "casus:zoek_casus")
NOOD = MenuPunt(_("Noodinzage"), "casus:noodinzagen")
AANBOD = MenuPunt(_("Aanbod"), "aanbod:overzicht")
WACHTLIJST = MenuPunt(_("Wachtlijst"), "matching:wachtlijst")
KLOOF = MenuPunt(_("Kloof"), "matching:kloof")
BOUWKANSEN = MenuPunt(_("Bouwkansen"), "matching:bouwkansen")
LANDSCHAP = MenuPunt(_("Landschap"), "monitor:landschap")
VOORUIT = MenuPunt(_("Vooruitkijken"), "simulatie:vooruit")
TAFEL = MenuPunt(_("Plaatsingstafel"), "matching:tafel")
TAFELCIJFERS = MenuPunt(_("Plaatsingstafel"), "matching:tafelcijfers")
EXPERTS = MenuPunt(_("Experttafel"), "matching:experttafel")
MIJN = MenuPunt(_("Mijn verhaal"), "portaal:mijn")
BEHEER = MenuPunt(_("Beheer"), "beheer:overzicht")
REGELS = MenuPunt(_("Regels"), "openbaar:regels")

MENU_VAN_ROL: Mapping[Rol, tuple[MenuPunt, ...]] = {
    Rol.JEUGDCONSULENT: (WERK, NIEUW, ZOEK, WACHTLIJST, LANDSCHAP, REGELS),
    Rol.GEDRAGSDESKUNDIGE: (WERK, ZOEK, LANDSCHAP, REGELS),
    Rol.JEUGDBESCHERMER: (WERK, ZOEK, LANDSCHAP, REGELS),
    Rol.BEHANDELAAR: (WERK, ZOEK, LANDSCHAP, REGELS),
    Rol.PLANNER: (AANBOD, LANDSCHAP, REGELS),
    Rol.EXPERTTAFEL: (EXPERTS, LANDSCHAP, REGELS),
    Rol.PLAATSINGSTAFEL: (TAFEL, LANDSCHAP, REGELS),
    Rol.FACTURATIE: (REGELS,),
    Rol.BELEIDSMEDEWERKER: (LANDSCHAP, VOORUIT, WACHTLIJST, KLOOF, BOUWKANSEN, TAFELCIJFERS, REGELS),
    Rol.PRIVACYFUNCTIONARIS: (NOOD, BEHEER, REGELS),
    Rol.BEHEERDER: (BEHEER, REGELS),
    Rol.JEUGDIGE: (MIJN, REGELS),
    Rol.OUDER: (MIJN, REGELS),
    Rol.JIM: (MIJN, REGELS),
}
MENU_ZONDER_INLOG = (REGELS,)


def menu(kijker: Kijker | None) -> tuple[MenuPunt, ...]:
    """What this viewer finds in the menu, in order; the rules are public."""
    if kijker is None:
        return MENU_ZONDER_INLOG
    return MENU_VAN_ROL.get(kijker.rol, ()) if kijker.is_actief else ()
