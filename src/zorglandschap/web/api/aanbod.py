"""The own offers of a provider by API: the same rows, the same rules and the same report as the file."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone
from ninja import Router
from ninja.errors import AuthorizationError
from ninja.utils import check_csrf

from zorglandschap.apps.aanbod.actions import verwerk_rijen
from zorglandschap.apps.aanbod.queries import list_rijen
from zorglandschap.core.begrippen.aanbodgegevens import Grenzen
from zorglandschap.web.api.toegang import SLEUTEL_OF_SESSIE, Beller
from zorglandschap.web.api.vormen import (
    Aanbodlevering,
    Aanbodrij,
    Aanbodverslag,
    Probleem,
    Rijbezwaar,
    Rijuitkomst,
)
from zorglandschap.web.vormgeving.woorden import vertaal

router = Router(tags=["aanbod"])


def _beller(request: HttpRequest) -> Beller:
    beller: Beller = request.auth  # type: ignore[attr-defined]  # put there by ninja
    return beller


@router.get(
    "/aanbod",
    response={200: list[Aanbodrij], 401: Probleem, 404: Probleem},
    by_alias=True,
    summary="Het eigen aanbod",
    auth=SLEUTEL_OF_SESSIE,
)
def lijst(request: HttpRequest) -> list[Aanbodrij]:
    """Every own offer that still runs; only for a planner, or with a key of a planner."""
    return [Aanbodrij(**rij) for rij in list_rijen(_beller(request).kijker, vandaag=timezone.localdate())]


@router.put(
    "/aanbod",
    response={200: Aanbodverslag, 401: Probleem, 404: Probleem, 409: Probleem, 429: Probleem},
    by_alias=True,
    summary="Eigen aanbod toevoegen of wijzigen, met een verslag per rij",
    auth=SLEUTEL_OF_SESSIE,
)
def lever(request: HttpRequest, levering: Aanbodlevering) -> Aanbodverslag:
    """Add or change own offers; the same delivery twice changes nothing. A session also sends its CSRF token."""
    beller = _beller(request)
    if not beller.met_sleutel and check_csrf(request) is not None:
        raise AuthorizationError
    nu, beleid = timezone.now(), settings.BELEID
    op = timezone.localdate(nu)
    grenzen = Grenzen(beleid.aantal("aanbod_hoogste_leeftijd", op), beleid.aantal("aanbod_hoogstens_plekken", op))
    rijen = [(nummer, rij.model_dump()) for nummer, rij in enumerate(levering.rijen, 1)]
    verslag = verwerk_rijen(beller.kijker, rijen, alles=levering.alles_of_niets, grenzen=grenzen, nu=nu)
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
