"""What the functional manager does with contracts: record them for one or more gemeenten, and change the end of one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import Q

from zorglandschap.apps.aanbod.models import Contract
from zorglandschap.apps.aanbod.queries.contractblad import eis_beheer
from zorglandschap.apps.fouten import Geweigerd, NietGevonden
from zorglandschap.apps.logboek.actions import schrijf
from zorglandschap.apps.organisaties.models import Gemeente, Organisatie
from zorglandschap.core.begrippen.codelijsten import Doel, Handeling, SoortOrganisatie
from zorglandschap.core.begrippen.hulpvormen import Hulpvorm
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.core.begrippen.tekst import zin

NIET_NA = zin("Het einde ligt niet na het begin. Kies een latere dag, of laat het leeg.")


@dataclass(frozen=True, slots=True)
class Contractinvoer:
    """Who buys what from whom and when; no ``gemeenten`` is the whole region. ``tot`` is the first day without."""

    aanbieder: int
    hulpvorm: Hulpvorm
    van: date
    tot: date | None = None
    gemeenten: tuple[str, ...] = ()


@transaction.atomic
def leg_contracten_vast(kijker: Kijker, invoer: Contractinvoer) -> int:
    """Record one contract per gemeente, all or none; returns how many are new (the same form twice: none).

    Raises NietGevonden for who does not manage contracts, Geweigerd when it cannot be or one that overlaps is there.
    """
    eis_beheer(kijker)
    if invoer.tot is not None and invoer.tot <= invoer.van:
        raise Geweigerd(NIET_NA)
    # the lock on the provider keeps two managers from recording the same at one moment
    aanbieders = Organisatie.objects.select_for_update().filter(soort=SoortOrganisatie.AANBIEDER)
    if not aanbieders.filter(pk=invoer.aanbieder).exists():
        raise Geweigerd(zin("Deze aanbieder kennen we niet. Kies een aanbieder uit de lijst."))
    codes: list[str | None] = [*sorted(set(invoer.gemeenten))]
    if Gemeente.objects.filter(pk__in=codes, in_regio=True).count() != len(codes):
        raise Geweigerd(zin("Kies alleen gemeenten van deze regio."))
    return sum(_een(kijker, invoer, code) for code in codes or [None])


def wijzig_contracteinde(kijker: Kijker, nummer: int, *, tot: date | None) -> None:
    """Give a contract another end, or none; the same end again changes nothing. Raises like ``leg_contracten_vast``."""
    eis_beheer(kijker)
    with transaction.atomic():
        contract = Contract.objects.select_for_update().filter(pk=nummer).first()
        if contract is None:
            raise NietGevonden
        if contract.tot == tot:
            return
        if tot is not None and tot <= contract.van:
            raise Geweigerd(NIET_NA)
        _eis_vrij(contract.aanbieder_id, contract.hulpvorm, contract.gemeente_id, contract.van, tot, behalve=nummer)
        was, contract.tot = contract.tot, tot
        contract.save(update_fields=["tot"])
        _log(kijker, contract, "U", f"einde was {was or 'open'}, is {tot or 'open'}")


def _een(kijker: Kijker, invoer: Contractinvoer, gemeente: str | None) -> int:
    feiten = {"aanbieder_id": invoer.aanbieder, "hulpvorm": invoer.hulpvorm, "gemeente_id": gemeente, "van": invoer.van}
    if Contract.objects.filter(**feiten, tot=invoer.tot).exists():
        return 0
    _eis_vrij(invoer.aanbieder, invoer.hulpvorm, gemeente, invoer.van, invoer.tot)
    _log(kijker, Contract.objects.create(**feiten, tot=invoer.tot), "C", "contract vastgelegd")
    return 1


def _eis_vrij(
    aanbieder: int, hulpvorm: str, gemeente: str | None, van: date, tot: date | None, *, behalve: int = 0
) -> None:
    """Raises Geweigerd when a contract for the same runs in this period already."""
    zelfde = Contract.objects.filter(aanbieder_id=aanbieder, hulpvorm=hulpvorm, gemeente_id=gemeente)
    raakt = zelfde.filter(Q(tot__isnull=True) | Q(tot__gt=van)).exclude(pk=behalve)
    raakt = raakt if tot is None else raakt.filter(van__lt=tot)
    eerste = raakt.select_related("gemeente").order_by("van").first()
    if eerste is not None:
        raise Geweigerd(
            zin(
                "Voor %(wie)s loopt in deze tijd al een contract, vanaf %(dag)s. Wijzig eerst het einde daarvan.",
                wie=eerste.gemeente.naam if eerste.gemeente else "de hele regio",
                dag=f"{eerste.van:%d-%m-%Y}",
            )
        )


def _log(kijker: Kijker, contract: Contract, actie: str, reden: str) -> None:
    schrijf(
        kijker=kijker,
        handeling=Handeling.BEHEREN,
        doel=Doel.BEHEER,
        actie=actie,
        soort="contract",
        object_id=contract.pk,
        reden=reden,
    )
