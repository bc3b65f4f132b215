"""Providers keep where their locations are: the town, and a point of its own unless the address is secret."""

from __future__ import annotations

from django.db import transaction

from zorglandschap.apps.aanbod.actions.eigen import eis_planner
from zorglandschap.apps.aanbod.models import Aanbod, Locatie
from zorglandschap.apps.aanbod.queries.plaatsen import Plaats
from zorglandschap.apps.fouten import Geweigerd, NietGevonden
from zorglandschap.apps.logboek.actions import schrijf
from zorglandschap.core.begrippen.aanbodgegevens import Bezwaar, in_nederland
from zorglandschap.core.begrippen.codelijsten import Doel, Handeling
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.core.begrippen.locatiegegevens import Locatiegegevens, locatiebezwaren
from zorglandschap.core.begrippen.tekst import Tekst, zin

GEEN = Locatiegegevens()
GEEN_VERHUIZING = zin(
    "Aan deze locatie hangt aanbod. Verhuist het naar een andere gemeente, maak dan een nieuwe locatie met nieuw"
    " aanbod."
)
NAAM_BEZET = zin("U heeft al een locatie met deze naam. Kies een andere naam.")


class LocatieGeweigerd(Geweigerd):
    """Something about the location cannot be, with the field where that is."""

    def __init__(self, veld: str, reden: Tekst) -> None:
        super().__init__(reden)
        self.bezwaar = Bezwaar(veld, reden)


@transaction.atomic
def voeg_locatie_toe(
    kijker: Kijker, *, naam: str, plaats: Plaats, gegevens: Locatiegegevens = GEEN, hoogstens_km: float = 0.0
) -> int:
    """Add a location of the own organisation in a known place; the same again gives the same one back.

    Without a point of its own it lies in the middle of its place; one must lie within ``hoogstens_km`` of that.
    """
    organisatie = eis_planner(kijker)
    _eis_goed(plaats, gegevens, hoogstens_km)
    bestaat = Locatie.objects.filter(aanbieder_id=organisatie, naam=naam.strip()).first()
    if bestaat is not None:
        if bestaat.gemeente_id == plaats.gemeente_code:
            return bestaat.pk
        raise Geweigerd(zin("U heeft al een locatie met deze naam in een andere gemeente. Kies een andere naam."))
    locatie = Locatie(aanbieder_id=organisatie, naam=naam.strip())
    _vul(locatie, plaats, gegevens)
    locatie.save()
    _log(kijker, locatie, "C")
    return locatie.pk


@transaction.atomic
def wijzig_locatie(
    kijker: Kijker, locatie_id: int, *, naam: str, plaats: Plaats, gegevens: Locatiegegevens, hoogstens_km: float
) -> bool:
    """Change an own location; returns False when nothing changed.

    Raises NietGevonden for another's, and Geweigerd for what cannot be. Its offers never move to another gemeente.
    """
    eigen = Locatie.objects.filter(aanbieder_id=eis_planner(kijker))
    locatie = eigen.select_for_update(of=("self",)).filter(pk=locatie_id).first()
    if locatie is None:
        raise NietGevonden
    _eis_goed(plaats, gegevens, hoogstens_km)
    if eigen.filter(naam=naam.strip()).exclude(pk=locatie_id).exists():
        raise LocatieGeweigerd("naam", NAAM_BEZET)
    if locatie.gemeente_id != plaats.gemeente_code and Aanbod.objects.filter(locatie=locatie).exists():
        raise LocatieGeweigerd("plaats", GEEN_VERHUIZING)
    was = _stand(locatie)
    locatie.naam = naam.strip()
    _vul(locatie, plaats, gegevens)
    if _stand(locatie) == was:
        return False
    locatie.save()
    _log(kijker, locatie, "U")
    return True


def _eis_goed(plaats: Plaats, gegevens: Locatiegegevens, hoogstens_km: float) -> None:
    midden = (plaats.breedte, plaats.lengte)
    if not in_nederland(*midden):
        raise Geweigerd(zin("Deze plaats ligt niet in Nederland. Kies een andere plaats."))
    for bezwaar in locatiebezwaren(gegevens, plaats=plaats.naam, midden=midden, hoogstens_km=hoogstens_km):
        raise LocatieGeweigerd(bezwaar.veld, bezwaar.zin)


def _vul(locatie: Locatie, plaats: Plaats, gegevens: Locatiegegevens) -> None:
    locatie.gemeente_id = plaats.gemeente_code
    locatie.breedte, locatie.lengte = gegevens.punt or (plaats.breedte, plaats.lengte)
    locatie.is_precies = gegevens.punt is not None
    locatie.postcode, locatie.adres_is_geheim = gegevens.postcode, gegevens.adres_is_geheim


def _stand(locatie: Locatie) -> tuple[object, ...]:
    return (
        locatie.naam,
        locatie.gemeente_id,
        locatie.breedte,
        locatie.lengte,
        locatie.is_precies,
        locatie.postcode,
        locatie.adres_is_geheim,
    )


def _log(kijker: Kijker, locatie: Locatie, actie: str) -> None:
    """That it changed and by whom; never where it is."""
    schrijf(
        kijker=kijker,
        handeling=Handeling.AANBOD_BIJWERKEN,
        doel=Doel.PLAATSING,
        actie=actie,
        soort="locatie",
        object_id=locatie.pk,
    )
