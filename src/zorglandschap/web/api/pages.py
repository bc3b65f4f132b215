"""Version 1 of the API: the published figures, with their definitions."""

from __future__ import annotations

import json
from functools import partial
from http import HTTPStatus

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.timezone import localdate
from ninja import NinjaAPI, Router
from ninja.errors import AuthenticationError, AuthorizationError, ValidationError

from zorglandschap.apps.fouten import Geweigerd, NietGevonden
from zorglandschap.apps.monitor.queries import Landschap, get_landschap
from zorglandschap.apps.organisaties.koppelsleutels import SleutelGeweigerd
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.core.monitor.indicatoren import INDICATOREN, PER_SLEUTEL, Indicator
from zorglandschap.core.monitor.publicatie import REGIO
from zorglandschap.web.api.aanbod import router as aanbodrouter
from zorglandschap.web.api.rekenen import VraagKloptNiet
from zorglandschap.web.api.rekenen import router as rekenrouter
from zorglandschap.web.api.toegang import SleutelInAdres, TeVaak
from zorglandschap.web.api.verdeling import router as verdelingrouter
from zorglandschap.web.api.vormen import Cijfer, Definitie, Probleem, Reeks, Vraagprobleem
from zorglandschap.web.vormgeving.woorden import vertaal

VERSIE = "1.0.0"
router = Router(tags=["cijfers"])


def sessie(request: HttpRequest) -> Kijker | None:
    """The viewer of the session; None is refused with 401."""
    return getattr(request, "kijker", None)


def _landschap(request: HttpRequest) -> Landschap:
    kijker = sessie(request)
    if kijker is None:
        raise NietGevonden
    return get_landschap(kijker, beleid=settings.BELEID, vandaag=localdate())


def _definitie(indicator: Indicator) -> Definitie:
    return Definitie(
        sleutel=indicator.sleutel,
        naam=str(indicator.naam),
        definitie=str(indicator.definitie),
        eenheid=str(indicator.eenheid),
        richting=indicator.richting,
        bron=str(indicator.bron),
        versie=indicator.versie,
    )


@router.get("/indicatoren", response=list[Definitie], by_alias=True, summary="Alle indicatoren met hun definitie")
def indicatoren(request: HttpRequest) -> list[Definitie]:
    """Every indicator with its definition, unit and source."""
    _landschap(request)
    return [_definitie(indicator) for indicator in INDICATOREN]


@router.get(
    "/indicatoren/{sleutel}",
    response={200: Reeks, 404: Probleem},
    by_alias=True,
    summary="Eén indicator per gemeente en jaar; kleine aantallen zijn verborgen",
)
def indicator(request: HttpRequest, sleutel: str) -> Reeks:
    """The published cells of one indicator; the area ‘regio’ is the whole region."""
    landschap = _landschap(request)
    gevraagd = PER_SLEUTEL.get(sleutel)
    if gevraagd is None:
        raise NietGevonden
    cellen = sorted(
        ((gebied, jaar, cel) for (wat, gebied, jaar), cel in landschap.publicatie.cellen.items() if wat == sleutel),
        key=lambda rij: rij[:2],
    )
    return Reeks(
        definitie=_definitie(gevraagd),
        drempel=landschap.drempel,
        gemeten_om=landschap.publicatie.gemeten_om,
        is_verzonnen=settings.DEMO,
        cijfers=[
            Cijfer(
                gebied="regio" if gebied == REGIO else gebied,
                jaar=jaar,
                staat=cel.staat,
                teller=cel.breuk.teller if cel.breuk else None,
                noemer=cel.breuk.noemer if cel.breuk else None,
                waarde=cel.waarde,
            )
            for gebied, jaar, cel in cellen
        ],
    )


def _probleem(status: HTTPStatus, detail: str) -> HttpResponse:
    return _als_antwoord(Probleem(title=status.phrase, status=status, detail=detail))


def _als_antwoord(probleem: Probleem) -> HttpResponse:
    inhoud, status = probleem.model_dump(by_alias=True), probleem.status
    return HttpResponse(json.dumps(inhoud, ensure_ascii=False), status=status, content_type="application/problem+json")


FOUTEN: tuple[tuple[type[Exception], HTTPStatus, str], ...] = (
    (NietGevonden, HTTPStatus.NOT_FOUND, "Dit bestaat niet, of niet voor u."),
    (ValidationError, HTTPStatus.BAD_REQUEST, "De vraag klopt niet: zie openapi.json."),
    (AuthenticationError, HTTPStatus.UNAUTHORIZED, "Log eerst in."),
    (AuthorizationError, HTTPStatus.FORBIDDEN, "Stuur het CSRF-token van uw sessie mee in X-CSRFToken."),
    (
        TeVaak,
        HTTPStatus.TOO_MANY_REQUESTS,
        "Te vaak een verkeerde sleutel. Wacht een kwartier en controleer de sleutel.",
    ),
    (Geweigerd, HTTPStatus.CONFLICT, "Dit kan nu niet: geef minstens 1 en hoogstens 2000 rijen."),
)


def maak_api() -> NinjaAPI:
    """The API with its answers to what goes wrong: always problem+json, never a stack trace."""
    api = NinjaAPI(
        title="Zorglandschap",
        version=VERSIE,
        description="Feiten en cijfers van de jeugdregio, zonder namen, en het eigen aanbod van een aanbieder.",
        docs_url=None,
        auth=sessie,
        urls_namespace="api",
        openapi_extra={
            "info": {"license": {"name": "EUPL-1.2"}, "contact": {"name": "Zorglandschap"}},
            "servers": [{"url": "/"}],
        },
    )
    api.add_router("", router)
    api.add_router("", aanbodrouter)
    api.add_router("", verdelingrouter)
    api.add_router("", rekenrouter)
    for soort, status, detail in FOUTEN:
        api.add_exception_handler(soort, partial(_antwoord, status=status, detail=detail))
    api.add_exception_handler(SleutelGeweigerd, _sleutel_geweigerd)
    api.add_exception_handler(VraagKloptNiet, _vraag_klopt_niet)
    return api


def _antwoord(_request: HttpRequest, _fout: Exception, *, status: HTTPStatus, detail: str) -> HttpResponse:
    return _probleem(status, detail)


def _vraag_klopt_niet(_request: HttpRequest, fout: VraagKloptNiet | type[VraagKloptNiet]) -> HttpResponse:
    """Every mistake in the question at once; one of them is the detail when it is the only one."""
    if isinstance(fout, type):  # pragma: no cover - ninja's own type; it is always raised with its mistakes
        return _probleem(HTTPStatus.BAD_REQUEST, fout.__name__)
    fouten, status = list(fout.fouten), fout.status
    detail = fouten[0] if len(fouten) == 1 else f"{len(fouten)} fouten in de vraag."
    return _als_antwoord(Vraagprobleem(title=status.phrase, status=status, detail=detail, fouten=fouten))


def _sleutel_geweigerd(_request: HttpRequest, fout: SleutelGeweigerd | type[SleutelGeweigerd]) -> HttpResponse:
    """Why this key opens nothing; 400 when it stood where it must never stand."""
    if isinstance(fout, type):  # pragma: no cover - ninja's own type; it is always raised with its reason
        return _probleem(HTTPStatus.UNAUTHORIZED, fout.__name__)
    if isinstance(fout, SleutelInAdres):
        return _probleem(HTTPStatus.BAD_REQUEST, vertaal(fout.reden))
    antwoord = _probleem(HTTPStatus.UNAUTHORIZED, vertaal(fout.reden))
    antwoord["WWW-Authenticate"] = "Bearer"
    return antwoord
