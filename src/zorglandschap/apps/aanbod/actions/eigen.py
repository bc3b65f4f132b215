"""What every change of an own offer shares: the lock on the row, its new version, and one line in the log."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from zorglandschap.apps.aanbod.models import Aanbod, Aanbodwijziging
from zorglandschap.apps.aanbod.queries.vrij import is_planner
from zorglandschap.apps.fouten import Geweigerd, NietGevonden
from zorglandschap.apps.logboek.actions import schrijf
from zorglandschap.core.begrippen.aanbodwoorden import Wijzigingssoort
from zorglandschap.core.begrippen.codelijsten import Doel, Handeling
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.core.begrippen.tekst import zin

Velden = Mapping[str, tuple[str, str]]
INTUSSEN = zin("Een collega heeft dit aanbod intussen gewijzigd. Hieronder staat hoe het nu is: pas het opnieuw aan.")


def eis_planner(kijker: Kijker) -> int:
    """The organisation of the planner; raises NietGevonden for everybody else."""
    if not is_planner(kijker) or kijker.organisatie_id is None:
        raise NietGevonden
    return kijker.organisatie_id


def nummer_van(kijker: Kijker) -> int:
    """Who does it, for the history; raises NietGevonden for an account without a person behind it."""
    if kijker.medewerker_id is None:
        raise NietGevonden
    return kijker.medewerker_id


def neem_eigen(kijker: Kijker, aanbod_id: int) -> Aanbod:
    """The own offer, locked until the transaction ends; raises NietGevonden for another's."""
    eigen = Aanbod.objects.filter(locatie__aanbieder_id=eis_planner(kijker), pk=aanbod_id)
    aanbod = eigen.select_for_update(of=("self",)).select_related("locatie").first()
    if aanbod is None:
        raise NietGevonden
    return aanbod


def eis_versie(aanbod: Aanbod, versie: int) -> None:
    """Raises Geweigerd when somebody changed the offer since the form was shown."""
    if aanbod.versie != versie:
        raise Geweigerd(INTUSSEN)


def leg_vast(aanbod: Aanbod, soort: Wijzigingssoort, velden: Velden, *, door: Kijker, nu: datetime) -> None:
    """Save the offer as its next version, and add who changed what; a change is also a confirmation."""
    if soort is not Wijzigingssoort.NIEUW:
        aanbod.versie += 1
    aanbod.bijgewerkt_om = nu
    aanbod.save()
    Aanbodwijziging.objects.create(
        aanbod=aanbod,
        versie=aanbod.versie,
        soort=soort,
        velden={veld: list(paar) for veld, paar in velden.items()},
        door_id=nummer_van(door),
        om=nu,
    )
    schrijf(
        kijker=door,
        handeling=Handeling.AANBOD_BIJWERKEN,
        doel=Doel.PLAATSING,
        actie="C" if soort is Wijzigingssoort.NIEUW else "U",
        soort="aanbod",
        object_id=aanbod.pk,
        reden=f"{soort.value}, versie {aanbod.versie}",
    )
