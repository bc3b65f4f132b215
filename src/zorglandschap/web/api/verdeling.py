"""The newest plan of the placement table by API: numbers without names, only for who sits at that table."""

from __future__ import annotations

from collections.abc import Mapping

from django.http import HttpRequest
from ninja import Router

from zorglandschap.apps.fouten import NietGevonden
from zorglandschap.apps.matching.queries.verdelingsplan import Bewaardplan, get_laatste_plan
from zorglandschap.core.begrippen.codelijsten import Niveau
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.core.matching.verdeling.plan import Plaatsing
from zorglandschap.web.api.vormen import Plaatsingstap, Probleem, Traprij, Verdeling, Verdelingsplanvorm

router = Router(tags=["verdeling"])
NIVEAUS = tuple(Niveau)


@router.get(
    "/verdeling",
    response={200: Verdeling, 401: Probleem, 404: Probleem},
    by_alias=True,
    summary="Het laatste plan van de plaatsingstafel: een advies, met bewijs en ketens",
)
def laatste(request: HttpRequest) -> Verdeling:
    """The newest plan as it was calculated; ‘plan’ is null while there is none. Nothing of it is carried out."""
    kijker: Kijker | None = getattr(request, "kijker", None)
    if kijker is None:  # pragma: no cover - the door of the API refuses a visitor first
        raise NietGevonden
    bewaard = get_laatste_plan(kijker)
    return Verdeling(plan=None if bewaard is None else _vorm(bewaard))


def _vorm(bewaard: Bewaardplan) -> Verdelingsplanvorm:
    plan, res = bewaard.plan, bewaard.resultaat
    return Verdelingsplanvorm(
        sleutel=plan.sleutel,
        om=plan.om,
        regels_versie=plan.regels_versie,
        invoer_hash=plan.invoer_hash,
        bewezen=bewaard.bewezen,
        trappen=[
            Traprij(sleutel=t["sleutel"], waarde=t["waarde"], grens=t["grens"], bewezen=t["bewezen"])
            for t in plan.trappen
        ],
        ketens=[[_stap(p, res.aanbod) for p in keten] for keten in res.ketens],
        wachtend=list(res.wachtend),
        blijvend=list(res.blijvend),
        gesplitst=[list(groep) for groep in res.gesplitst],
        terecht_jaloers=sorted(res.liever),
        kan_verder_zonder_wens=res.zonder_wens,
        crisisplekken_tekort=dict(res.reserve_tekort),
    )


def _stap(p: Plaatsing, aanbod_van: Mapping[int, int]) -> Plaatsingstap:
    return Plaatsingstap(
        jeugdige=p.jeugdige,
        van=None if p.van is None else aanbod_van[p.van],
        naar=aanbod_van[p.aanbod],
        niveau=NIVEAUS[p.niveau].value,
        gemis=p.gemis,
        positie=p.positie,
    )
