"""Ranking and joint assignment by API, from the JSON that the commands read: the same outcome and the same mistakes.

Only what stands in the question counts. What is free in the database does not take part, so nobody learns it here
before the advice is recorded. Nothing is stored; that somebody asked is logged.
"""

from __future__ import annotations

import json
from http import HTTPStatus
from typing import Annotated

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest
from django.utils import timezone
from ninja import Query, Router
from ninja.errors import AuthorizationError
from ninja.utils import check_csrf

from zorglandschap.apps.fouten import NietGevonden
from zorglandschap.apps.matching.queries.rekenrecht import eis_rangschikken, eis_verdelen
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.core.matching.kaderbestand import lees_kader
from zorglandschap.core.matching.profiel import HULPVORMEN
from zorglandschap.core.matching.rangorde import rank
from zorglandschap.core.matching.ranguitvoer import Uitvoer
from zorglandschap.core.matching.ranguitvoer import als_json_tabel as rang_als_tabel
from zorglandschap.core.matching.verdeling.bestand import lees_verdeelvraag
from zorglandschap.core.matching.verdeling.daling import maak_model
from zorglandschap.core.matching.verdeling.doelordebestand import lees_doelorde, regelversie
from zorglandschap.core.matching.verdeling.invoer import InvoerFout
from zorglandschap.core.matching.verdeling.plan import maak_plan
from zorglandschap.core.matching.verdeling.randen import maak_opgave
from zorglandschap.core.matching.verdeling.schrijven import als_tekst, invoerafdruk
from zorglandschap.core.matching.verdeling.trappen import los_trappen_op
from zorglandschap.core.matching.verdeling.uitvoer import Verdeeluitvoer, als_json_tabel, leg_allen_uit
from zorglandschap.core.matching.vraagbestand import VraagFout, lees_vraag
from zorglandschap.core.matching.zoekbeleid import lees_zoekregels
from zorglandschap.web.api.vormen import Probleem, Vraagprobleem

HOOGSTENS, ALTERNATIEVEN = 20, 3  # what the commands explain when nobody says how many
ZONDER_AANBOD = "‘aanbod’ ontbreekt: hier telt alleen het aanbod dat in de vraag zelf staat."
TE_LANG = "De vraag is te groot. Stuur minder jeugdigen of minder aanbod."

router = Router(tags=["rekenen"])
Tabel = dict[str, object]
Hoogstens = Annotated[int, Query(ge=0, le=100)]
Alternatieven = Annotated[int, Query(ge=0, le=10)]  # each of them takes time to explain
BESTAND = {
    "requestBody": {
        "required": True,
        "content": {"application/json": {"schema": {"type": "object"}}},
    }
}
ANTWOORDEN = {
    200: Tabel,
    400: Vraagprobleem,
    401: Probleem,
    403: Probleem,
    404: Probleem,
    413: Vraagprobleem,
    422: Vraagprobleem,
}


class VraagKloptNiet(Exception):
    """The question cannot be answered: what is wrong, each as a sentence with its place."""

    def __init__(self, status: HTTPStatus, *fouten: str) -> None:
        self.status, self.fouten = status, fouten
        super().__init__("\n".join(fouten))


@router.post(
    "/rangschik",
    response=ANTWOORDEN,
    summary="Rangschik het aanbod in de vraag voor één jeugdige, met alle redenen; er wordt niets bewaard",
    openapi_extra=BESTAND,
)
def rangschik(request: HttpRequest, hoogstens: Hoogstens = HOOGSTENS) -> Tabel:
    """The file of ‘zorglandschap rangschik’ and its outcome; see docs/handleiding/rangschik.md."""
    eis_rangschikken(_kijker(request))
    ruw = _lees(request)
    _eis_maat(ruw, aanbod="api_rangschik_aanbod_hoogstens")
    try:
        vraag = lees_vraag(ruw)
    except VraagFout as fout:
        raise VraagKloptNiet(HTTPStatus.UNPROCESSABLE_ENTITY, *fout.fouten) from fout
    if vraag.aanbiedingen is None:
        raise VraagKloptNiet(HTTPStatus.UNPROCESSABLE_ENTITY, ZONDER_AANBOD)
    kader, aanbod = lees_kader(settings.REGIO.afwegingskader), vraag.aanbiedingen
    uitslag = rank(
        vraag.profiel,
        aanbod,
        niveaus=kader.niveaus(vraag.advies),
        regels=lees_zoekregels(settings.BELEID, vraag.profiel.gewenste_start),
        hoogstens=hoogstens,
    )
    vormen = {int(a): HULPVORMEN[int(v)] for a, v in zip(aanbod.id, aanbod.hulpvorm, strict=True)}
    return rang_als_tabel(Uitvoer(uitslag, vraag.advies, kader.versie, dict(vraag.namen), vormen))


@router.post(
    "/verdeling/reken",
    response=ANTWOORDEN,
    summary="Verdeel de plekken in de vraag over de jeugdigen erin: een advies, met bewijs; er wordt niets bewaard",
    openapi_extra=BESTAND,
)
def verdeel(request: HttpRequest, alternatieven: Alternatieven = ALTERNATIEVEN) -> Tabel:
    """The file of ‘zorglandschap verdeel --invoer’ and its outcome; see docs/handleiding/verdeel.md."""
    eis_verdelen(_kijker(request))
    ruw = _lees(request)
    _eis_maat(
        ruw,
        jeugdigen="api_verdeling_jeugdigen_hoogstens",
        aanbod="api_verdeling_aanbod_hoogstens",
        teams="api_verdeling_aanbod_hoogstens",
    )
    kader, orde = lees_kader(settings.REGIO.afwegingskader), lees_doelorde(settings.REGIO.doelorde)
    try:
        vraag = lees_verdeelvraag(ruw, kader.niveaus)
    except InvoerFout as fout:
        raise VraagKloptNiet(HTTPStatus.UNPROCESSABLE_ENTITY, *fout.fouten) from fout
    op = min(j.profiel.gewenste_start for j in vraag.invoer.jeugdigen)
    regels = vraag.regels or lees_zoekregels(settings.BELEID, op)
    uitslag = los_trappen_op(maak_model(maak_opgave(vraag.invoer, regels), orde))
    plan = maak_plan(uitslag)
    uitleg = leg_allen_uit(uitslag, plan, hoogstens=alternatieven)
    afdruk = invoerafdruk(als_tekst(vraag.invoer, regels))
    return als_json_tabel(Verdeeluitvoer(uitslag, plan, uitleg, regelversie(kader.versie, orde), afdruk))


def _kijker(request: HttpRequest) -> Kijker:
    """The viewer of the session, who also sent the CSRF token; a key opens nothing here."""
    kijker: Kijker | None = getattr(request, "kijker", None)
    if kijker is None:  # pragma: no cover - the door of the API refuses a visitor first
        raise NietGevonden
    if check_csrf(request) is not None:
        raise AuthorizationError
    return kijker


def _lees(request: HttpRequest) -> object:
    try:
        return json.loads(request.body.decode("utf-8"))
    except RequestDataTooBig as fout:
        raise VraagKloptNiet(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, TE_LANG) from fout
    except json.JSONDecodeError as fout:
        zin = f"Dit is geen geldige JSON: regel {fout.lineno}, teken {fout.colno}."
        raise VraagKloptNiet(HTTPStatus.BAD_REQUEST, zin) from fout
    except UnicodeDecodeError as fout:
        raise VraagKloptNiet(HTTPStatus.BAD_REQUEST, "Dit is geen tekst in UTF-8.") from fout
    except (ValueError, RecursionError) as fout:
        zin = "Dit kan niet gelezen worden: een getal is te lang of de tabellen zijn te diep."
        raise VraagKloptNiet(HTTPStatus.BAD_REQUEST, zin) from fout


def _eis_maat(ruw: object, **norm_van: str) -> None:
    """So many rows at most, so that an answer takes seconds; counted before anything is read."""
    vandaag, fouten = timezone.localdate(), []
    for veld, norm in norm_van.items():
        rijen = ruw.get(veld) if isinstance(ruw, dict) else None
        hoogstens = settings.BELEID.aantal(norm, vandaag)
        if isinstance(rijen, list) and len(rijen) > hoogstens:
            fouten.append(f"‘{veld}’ heeft {len(rijen)} rijen: hier kunnen er hoogstens {hoogstens} tegelijk.")
    if fouten:
        raise VraagKloptNiet(HTTPStatus.UNPROCESSABLE_ENTITY, *fouten)
