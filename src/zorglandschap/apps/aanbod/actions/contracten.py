"""Contracts as rows of a file: who buys which form of help from whom, from when until when."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.db import transaction

from zorglandschap.apps.aanbod.actions.rijverslag import Rijen, Rijverslag, Uitkomst, Verslag, alles_of_rest
from zorglandschap.apps.aanbod.models import Contract
from zorglandschap.apps.logboek.actions import schrijf
from zorglandschap.apps.organisaties.models import Gemeente, Organisatie
from zorglandschap.core.begrippen.aanbodgegevens import Bezwaar
from zorglandschap.core.begrippen.codelijsten import Doel, Handeling, SoortOrganisatie
from zorglandschap.core.begrippen.hulpvormen import Hulpvorm
from zorglandschap.core.begrippen.rijlezer import Lezer, dag, dag_of_niets, vreemde_kolommen, woord
from zorglandschap.core.begrippen.tekst import zin

KOLOMMEN: dict[str, tuple[bool, str]] = {
    "aanbieder": (True, "naam van de aanbieder, precies zoals die bij ons staat"),
    "gemeente": (False, "naam van de gemeente, of leeg: de hele regio"),
    "hulpvorm": (True, "woord uit de lijst van hulpvormen"),
    "van": (True, "datum, zoals 2026-01-31"),
    "tot": (False, "eerste dag zonder contract, of leeg: zonder einde"),
}


def verwerk_contracten(rijen: Rijen) -> Verslag:
    """Add contracts or change their end; one row that cannot be, and nothing is written.

    A contract is known by provider, gemeente, form and first day. Raises Geweigerd for a file that is empty or long.
    """
    return alles_of_rest(rijen, lambda: _verwerk(rijen), alles=True)


def _verwerk(rijen: Rijen) -> list[Rijverslag]:
    aanbieders = dict(Organisatie.objects.filter(soort=SoortOrganisatie.AANBIEDER).values_list("naam", "pk"))
    gemeenten = dict(Gemeente.objects.filter(in_regio=True).values_list("naam", "pk"))
    uit = [_een_rij(regel, cellen, aanbieders, gemeenten) for regel, cellen in rijen]
    schrijf(
        kijker=None,
        handeling=Handeling.BEHEREN,
        doel=Doel.BEHEER,
        actie="U",
        soort="contract",
        reden=f"{len(rijen)} rijen op de opdrachtregel",
    )
    return uit


def _een_rij(
    regel: int, cellen: Mapping[str, str], aanbieders: Mapping[str, int], gemeenten: Mapping[str, str]
) -> Rijverslag:
    lezer = Lezer(cellen, KOLOMMEN)
    aanbieder, gemeente = lezer.lees("aanbieder", str, ""), lezer.lees("gemeente", str, "")
    vorm = lezer.lees("hulpvorm", woord(Hulpvorm), Hulpvorm.BEGELEIDING)
    van, tot = lezer.lees("van", dag, date(2000, 1, 1)), lezer.lees("tot", dag_of_niets, None)
    fouten = [*lezer.bezwaren, *vreemde_kolommen(cellen, KOLOMMEN)]
    if aanbieder and aanbieder not in aanbieders:
        fouten.append(Bezwaar("aanbieder", zin("Aanbieder ‘%(naam)s’ kennen we niet.", naam=aanbieder)))
    if gemeente and gemeente not in gemeenten:
        fouten.append(Bezwaar("gemeente", zin("‘%(naam)s’ is geen gemeente van deze regio.", naam=gemeente)))
    if tot is not None and tot <= van:
        fouten.append(Bezwaar("tot", zin("Het einde ligt niet na het begin. Kies een latere dag, of laat het leeg.")))
    if fouten:
        return Rijverslag(regel, aanbieder, Uitkomst.FOUT, tuple(fouten))
    return Rijverslag(regel, aanbieder, _bewaar(aanbieders[aanbieder], gemeenten.get(gemeente), vorm, van, tot))


@transaction.atomic
def _bewaar(aanbieder: int, gemeente: str | None, vorm: Hulpvorm, van: date, tot: date | None) -> Uitkomst:
    contract, nieuw = Contract.objects.select_for_update().get_or_create(
        aanbieder_id=aanbieder, gemeente_id=gemeente, hulpvorm=vorm, van=van, defaults={"tot": tot}
    )
    if nieuw:
        return Uitkomst.NIEUW
    if contract.tot == tot:
        return Uitkomst.GELIJK
    contract.tot = tot
    contract.save(update_fields=["tot"])
    return Uitkomst.GEWIJZIGD
