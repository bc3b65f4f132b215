"""Contracts as the functional manager sees them: which run, ran or come, and what they do to the list of places."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.core.paginator import Page, Paginator
from django.db.models import Q, QuerySet

from zorglandschap.apps.aanbod.models import Contract
from zorglandschap.apps.aanbod.queries.contracten import list_zonder_contract
from zorglandschap.apps.fouten import NietGevonden
from zorglandschap.apps.logboek.actions import Afloop, schrijf
from zorglandschap.apps.organisaties.models import Gemeente, Organisatie
from zorglandschap.apps.organisaties.queries import mag_beheren
from zorglandschap.core.begrippen.codelijsten import Doel, Handeling, SoortOrganisatie
from zorglandschap.core.begrippen.hulpvormen import Hulpvorm
from zorglandschap.core.begrippen.kijker import Kijker

PER_PAGINA = 40


@dataclass(frozen=True, slots=True)
class Gevolg:
    """For one gemeente: the forms of which contracts are known, and how many offers of these it has no contract for."""

    gemeente: str
    vormen: tuple[Hulpvorm, ...]
    zonder: int


@dataclass(frozen=True, slots=True)
class Contractenblad:
    """Every contract, a page at a time, with what they do today and what can be chosen for a new one."""

    pagina: Page[Contract]
    gevolgen: tuple[Gevolg, ...]
    aanbieders: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class Contractblad:
    """One contract with the others of the same provider and form, earlier and later."""

    contract: Contract
    andere: tuple[Contract, ...]


def eis_beheer(kijker: Kijker) -> None:
    """Raises NietGevonden for who does not manage contracts, and logs that."""
    if not mag_beheren(kijker):
        schrijf(
            kijker=kijker,
            handeling=Handeling.BEHEREN,
            doel=Doel.BEHEER,
            actie="R",
            soort="contract",
            uitkomst=Afloop.GEWEIGERD,
        )
        raise NietGevonden


def get_contractenblad(kijker: Kijker, *, vandaag: date, pagina: int = 1) -> Contractenblad:
    """The page with contracts; raises NietGevonden for everybody but the functional manager."""
    eis_beheer(kijker)
    rijen = _rijen().order_by("hulpvorm", "aanbieder__naam", "gemeente__naam", "-van")
    aanbieders = Organisatie.objects.filter(soort=SoortOrganisatie.AANBIEDER).order_by("naam")
    return Contractenblad(
        pagina=Paginator(rijen, PER_PAGINA).get_page(pagina),
        gevolgen=_gevolgen(vandaag),
        aanbieders=tuple(aanbieders.values_list("pk", "naam")),
    )


def get_contractblad(kijker: Kijker, nummer: int) -> Contractblad:
    """One contract; raises NietGevonden when it does not exist or the viewer is not the functional manager."""
    eis_beheer(kijker)
    contract = _rijen().filter(pk=nummer).first()
    if contract is None:
        raise NietGevonden
    zelfde = _rijen().filter(aanbieder_id=contract.aanbieder_id, hulpvorm=contract.hulpvorm).exclude(pk=nummer)
    return Contractblad(contract, tuple(zelfde.order_by("-van", "gemeente__naam")))


def _rijen() -> QuerySet[Contract]:
    return Contract.objects.select_related("aanbieder", "gemeente")


def _gevolgen(vandaag: date) -> tuple[Gevolg, ...]:
    gemeenten = dict(Gemeente.objects.filter(in_regio=True).order_by("naam").values_list("pk", "naam"))
    zonder = list_zonder_contract(gemeenten, list(Hulpvorm), op=vandaag)
    bekend: set[tuple[str | None, str]] = set(
        Contract.objects.filter(Q(gemeente__isnull=True) | Q(gemeente__in_regio=True)).values_list(
            "gemeente", "hulpvorm"
        )
    )
    return tuple(
        Gevolg(
            naam,
            tuple(vorm for vorm in Hulpvorm if (code, vorm.value) in bekend or (None, vorm.value) in bekend),
            len(zonder[code]),
        )
        for code, naam in gemeenten.items()
    )
