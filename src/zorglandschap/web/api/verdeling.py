"""The newest plan of the placement table by API: numbers without names, only for who sits at that table."""

from __future__ import annotations

from collections.abc import Mapping

from django.http import HttpRequest
from django.utils import timezone
from ninja import Router

from zorglandschap.apps.fouten import NietGevonden
from zorglandschap.apps.matching.queries.verdelingsplan import Bewaardplan, get_laatste_plan
from zorglandschap.core.begrippen.codelijsten import Niveau
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.core.matching.verdeling.plan import Plaatsing
from zorglandschap.core.matching.verdeling.uitleg import Uitleg
from zorglandschap.web.api.rekenen import Alternatieven
from zorglandschap.web.api.vormen import (
    Nietrij,
    Plaatsingstap,
    Probleem,
    Redenrij,
    Traprij,
    Verdeling,
    Verdelingsplanvorm,
)
from zorglandschap.web.vormgeving.woorden import vertaal

router = Router(tags=["verdeling"])
NIVEAUS = tuple(Niveau)


@router.get(
    "/verdeling",
    response={200: Verdeling, 401: Probleem, 404: Probleem},
    by_alias=True,
    summary="Het laatste plan van de plaatsingstafel: een advies, met bewijs en ketens",
)
def laatste(request: HttpRequest, alternatieven: Alternatieven | None = None) -> Verdeling:
    """The newest plan as it was calculated; ‘plan’ is null while there is none. Nothing of it is carried out.

    Reasons are calculated when they are asked for: ‘alternatieven’ says for how many other places per youth.
    """
    kijker: Kijker | None = getattr(request, "kijker", None)
    if kijker is None:  # pragma: no cover - the door of the API refuses a visitor first
        raise NietGevonden
    bewaard = get_laatste_plan(kijker, nu=timezone.now(), alternatieven=alternatieven)
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
            for t in bewaard.trappen
        ],
        ketens=[[_stap(p, res.aanbod) for p in keten] for keten in res.ketens],
        wachtend=list(res.wachtend),
        blijvend=list(res.blijvend),
        samen=[list(groep) for groep in bewaard.samen],
        gesplitst=[list(groep) for groep in res.gesplitst],
        redenen=[_reden(uitleg, res.aanbod) for uitleg in bewaard.redenen],
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


def _reden(uitleg: Uitleg, aanbod_van: Mapping[int, int]) -> Redenrij:
    niet = [
        Nietrij(aanbod=aanbod_van[w.aanbod], niveau=NIVEAUS[w.niveau].value, trap=w.trap, zin=vertaal(w.zin))
        for w in uitleg.waarom_niet
    ]
    return Redenrij(jeugdige=uitleg.jeugdige, waarom=vertaal(uitleg.waarom), waarom_niet=niet)
