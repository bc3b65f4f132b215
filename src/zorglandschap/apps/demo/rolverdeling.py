"""Who one can sign in as in the demo: the accounts, and the place of each person in the region."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.contrib.auth.hashers import make_password

from zorglandschap.apps.organisaties.models import Gebruiker, Medewerker, Organisatie
from zorglandschap.core.begrippen.codelijsten import Rol, SoortOrganisatie
from zorglandschap.core.begrippen.regio import Regio
from zorglandschap.core.synthetisch.mensen import ROLLEN
from zorglandschap.core.synthetisch.opgave import EERSTE_JAAR
from zorglandschap.core.synthetisch.tabellen import SynthetischeRegio

WACHTWOORD = "samen-en-dichtbij"
DOMEIN = "zorglandschap.example"
VAN_HET_BUREAU = frozenset(
    {Rol.BELEIDSMEDEWERKER, Rol.BEHEERDER, Rol.PRIVACYFUNCTIONARIS, Rol.EXPERTTAFEL, Rol.PLAATSINGSTAFEL}
)
IN_HET_TEAM = frozenset({Rol.JEUGDCONSULENT, Rol.GEDRAGSDESKUNDIGE})
BIJ_DE_AANBIEDER = frozenset({Rol.PLANNER, Rol.BEHANDELAAR})
IN_HET_PORTAAL = frozenset({Rol.JEUGDIGE, Rol.OUDER})


@dataclass(frozen=True, slots=True)
class Persoon:
    """One role of the demo; ``wie`` is the line on the login screen, ``ruw`` the rest of what demo.toml says."""

    sleutel: str
    naam: str
    rol: Rol
    gemeente_code: str | None
    wie: str
    ruw: Mapping[str, object]

    @property
    def email(self) -> str:
        """The address to sign in with."""
        return f"{self.sleutel}@{DOMEIN}"


def lees_rolverdeling(demo: Mapping[str, object]) -> tuple[Persoon, ...]:
    """The cast of a region, in the order of demo.toml."""
    rijen = demo.get("rol")
    return tuple(
        Persoon(
            sleutel=str(r["sleutel"]),
            naam=str(r["naam"]),
            rol=Rol(r["rol"]),
            gemeente_code=str(r["gemeente"]) if "gemeente" in r else None,
            wie=str(r["wie"]),
            ruw=r,
        )
        for r in (rijen if isinstance(rijen, list) else [])
    )


ROLVERDELING: tuple[Persoon, ...] = lees_rolverdeling(settings.REGIO.demo)


def geef_vaste_namen(streek: SynthetischeRegio, regio: Regio, namen: list[str]) -> None:
    """Let people of the cast take the place of somebody in a local team or a GI, before anything is stored.

    The first of a role in a gemeente is left out: who plays the lead (and gets made-to-measure cases) is added later.
    """
    codes = [g.code for g in regio.gemeenten]
    gezien: set[tuple[str | None, Rol]] = set()
    m = streek.medewerkers
    for persoon in lees_rolverdeling(regio.demo):
        rol = ROLLEN.index(persoon.rol)
        if persoon.rol is Rol.JEUGDBESCHERMER:
            namen[m.rol.tolist().index(rol)] = persoon.naam
        if persoon.rol not in IN_HET_TEAM or is_hoofdrol(persoon):
            continue
        team = codes.index(persoon.gemeente_code or "")
        plekken = [i for i in range(m.aantal) if int(m.organisatie[i]) == team and int(m.rol[i]) == rol]
        vrij = plekken[1 if (persoon.gemeente_code, persoon.rol) in gezien else 0]
        gezien.add((persoon.gemeente_code, persoon.rol))
        namen[vrij] = persoon.naam


def is_hoofdrol(persoon: Persoon) -> bool:
    """True for the person around whom the first screen is made: the first jeugdconsulent of the cast."""
    return persoon.sleutel == "joris"


def maak_accounts(personen: Mapping[str, Persoon], *, planner_bij: int) -> dict[str, Gebruiker]:
    """An account for everybody, and for professionals their place of work."""
    geheim = make_password(WACHTWOORD)  # one hash: this password is printed on the screen
    accounts = {}
    for persoon in personen.values():
        naam = persoon.naam.split()[0] if persoon.rol in IN_HET_PORTAAL else persoon.naam
        account = Gebruiker(email=persoon.email, naam=naam, password=geheim)
        account.save()
        accounts[persoon.sleutel] = account
        if persoon.rol not in IN_HET_PORTAAL:
            _plaats(persoon, account, planner_bij)
    return accounts


def _plaats(persoon: Persoon, account: Gebruiker, planner_bij: int) -> None:
    organisatie = _organisatie(persoon, planner_bij)
    bestaand = Medewerker.objects.filter(organisatie=organisatie, rol=persoon.rol, gebruiker=None)
    if persoon.rol not in BIJ_DE_AANBIEDER:
        bestaand = bestaand.filter(naam=persoon.naam)
    medewerker = bestaand.order_by("pk").first() or Medewerker(
        organisatie=organisatie, rol=persoon.rol, van=date(EERSTE_JAAR, 1, 1)
    )
    medewerker.naam, medewerker.gebruiker = persoon.naam, account
    medewerker.save()


def _organisatie(persoon: Persoon, planner_bij: int) -> Organisatie:
    if persoon.rol in BIJ_DE_AANBIEDER:
        return Organisatie.objects.get(pk=planner_bij)
    if persoon.rol in VAN_HET_BUREAU:
        return Organisatie.objects.filter(soort=SoortOrganisatie.REGIO).order_by("pk")[0]
    if persoon.rol is Rol.JEUGDBESCHERMER:
        van = Medewerker.objects.filter(rol=persoon.rol, naam=persoon.naam).order_by("pk").values("organisatie_id")
        return Organisatie.objects.get(pk=van[0]["organisatie_id"])
    return Organisatie.objects.get(soort=SoortOrganisatie.LOKAAL_TEAM, gemeente_id=persoon.gemeente_code)
