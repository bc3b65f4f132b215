"""What a provider keeps, by API: offers, places per day and locations, with the rules and the report of the file."""

from __future__ import annotations

from datetime import date, datetime

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone
from ninja import Router
from ninja.errors import AuthorizationError
from ninja.utils import check_csrf

from zorglandschap.apps.aanbod.actions import (
    Plekmaten,
    Verslag,
    verwerk_locatierijen,
    verwerk_plekrijen,
    verwerk_rijen,
)
from zorglandschap.apps.aanbod.queries import list_locatierijen, list_plaatsen, list_plekrijen, list_rijen
from zorglandschap.core.begrippen.aanbodgegevens import Grenzen
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.web.api.toegang import SLEUTEL_OF_SESSIE, Beller
from zorglandschap.web.api.vormen import (
    Aanbodlevering,
    Aanbodrij,
    Aanbodverslag,
    Locatielevering,
    Locatierijvorm,
    Pleklevering,
    Plekrijvorm,
    Probleem,
    Rijbezwaar,
    Rijuitkomst,
)
from zorglandschap.web.vormgeving.woorden import vertaal

router = Router(tags=["aanbod"])
GEEFT = {401: Probleem, 404: Probleem}
NEEMT = {200: Aanbodverslag, **GEEFT, 409: Probleem, 429: Probleem}


def _beller(request: HttpRequest) -> Beller:
    beller: Beller = request.auth  # type: ignore[attr-defined]  # put there by ninja
    return beller


def _schrijver(request: HttpRequest) -> Kijker:
    """Who delivers; a session also owes its CSRF token."""
    beller = _beller(request)
    if not beller.met_sleutel and check_csrf(request) is not None:
        raise AuthorizationError
    return beller.kijker


def _nu() -> tuple[datetime, date]:
    nu = timezone.now()
    return nu, timezone.localdate(nu)


@router.get(
    "/aanbod",
    response={200: list[Aanbodrij], **GEEFT},
    by_alias=True,
    summary="Het eigen aanbod",
    auth=SLEUTEL_OF_SESSIE,
)
def lijst(request: HttpRequest) -> list[Aanbodrij]:
    """Every own offer that still runs; only for a planner, or with a key of a planner."""
    return [Aanbodrij(**rij) for rij in list_rijen(_beller(request).kijker, vandaag=timezone.localdate())]


@router.put(
    "/aanbod",
    response=NEEMT,
    by_alias=True,
    summary="Eigen aanbod toevoegen of wijzigen, met een verslag per rij",
    auth=SLEUTEL_OF_SESSIE,
)
def lever(request: HttpRequest, levering: Aanbodlevering) -> Aanbodverslag:
    """Add or change own offers; the same delivery twice changes nothing. A session also sends its CSRF token."""
    kijker, (nu, op), beleid = _schrijver(request), _nu(), settings.BELEID
    grenzen = Grenzen(beleid.aantal("aanbod_hoogste_leeftijd", op), beleid.aantal("aanbod_hoogstens_plekken", op))
    rijen = [(nummer, rij.model_dump()) for nummer, rij in enumerate(levering.rijen, 1)]
    return _verslag(verwerk_rijen(kijker, rijen, alles=levering.alles_of_niets, grenzen=grenzen, nu=nu))


@router.get(
    "/aanbod/plekken",
    response={200: list[Plekrijvorm], **GEEFT},
    by_alias=True,
    summary="De eigen plekken per dag: vrij, aanwezig, buiten gebruik, en wat beloofd is",
    auth=SLEUTEL_OF_SESSIE,
)
def plekken(request: HttpRequest) -> list[Plekrijvorm]:
    """The places of every own offer today and on the Mondays when that changes; sent back it changes nothing."""
    nu, op = _nu()
    weken = settings.BELEID.aantal("aanbod_weken_vooruit", op)
    return [Plekrijvorm(**rij) for rij in list_plekrijen(_beller(request).kijker, vandaag=op, nu=nu, weken=weken)]


@router.put(
    "/aanbod/plekken",
    response=NEEMT,
    by_alias=True,
    summary="Eigen plekken wijzigen of bevestigen, met een verslag per rij",
    auth=SLEUTEL_OF_SESSIE,
)
def lever_plekken(request: HttpRequest, levering: Pleklevering) -> Aanbodverslag:
    """Change what differs, confirm what does not: a row with only ``kenmerk`` says that nothing has changed."""
    kijker, (nu, op), beleid = _schrijver(request), _nu(), settings.BELEID
    maten = Plekmaten(
        hoogstens=beleid.aantal("aanbod_hoogstens_plekken", op),
        vooruit=beleid.aantal("levering_dagen_vooruit", op),
        terug=beleid.aantal("aanbod_dagstand_terug_dagen", op),
    )
    rijen = [(nummer, rij.model_dump()) for nummer, rij in enumerate(levering.rijen, 1)]
    return _verslag(verwerk_plekrijen(kijker, rijen, alles=levering.alles_of_niets, maten=maten, nu=nu))


@router.get(
    "/aanbod/locaties",
    response={200: list[Locatierijvorm], **GEEFT},
    by_alias=True,
    summary="De eigen locaties met plaats, postcode en punt",
    auth=SLEUTEL_OF_SESSIE,
)
def locaties(request: HttpRequest) -> list[Locatierijvorm]:
    """Every own location; without a point of its own, distances count from the middle of its town."""
    rijen = list_locatierijen(_beller(request).kijker, list_plaatsen(settings.REGIO))
    return [Locatierijvorm(**rij) for rij in rijen]


@router.put(
    "/aanbod/locaties",
    response=NEEMT,
    by_alias=True,
    summary="Eigen locaties toevoegen of wijzigen, met een verslag per rij",
    auth=SLEUTEL_OF_SESSIE,
)
def lever_locaties(request: HttpRequest, levering: Locatielevering) -> Aanbodverslag:
    """Add or change own locations by name; an address that is secret keeps no point and no postcode."""
    kijker, (_, op) = _schrijver(request), _nu()
    rijen = [(nummer, rij.model_dump()) for nummer, rij in enumerate(levering.rijen, 1)]
    verslag = verwerk_locatierijen(
        kijker,
        rijen,
        alles=levering.alles_of_niets,
        plaatsen=list_plaatsen(settings.REGIO),
        hoogstens_km=settings.BELEID.getal("locatie_punt_hoogstens_km", op),
    )
    return _verslag(verslag)


def _verslag(verslag: Verslag) -> Aanbodverslag:
    return Aanbodverslag(
        geschreven=verslag.geschreven,
        fouten=verslag.fouten,
        rijen=[
            Rijuitkomst(
                rij=rij.regel,
                kenmerk=rij.kenmerk,
                uitkomst=rij.uitkomst.value,
                bezwaren=[Rijbezwaar(veld=b.veld, wat_te_doen=vertaal(b.zin)) for b in rij.bezwaren],
            )
            for rij in verslag.rijen
        ],
    )
