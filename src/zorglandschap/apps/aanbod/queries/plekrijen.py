"""The places of the own offers as rows of words, as they go into a file or the API."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, datetime

from zorglandschap.apps.aanbod.models import Aanbod, Bezetting, Dagstand, Plek
from zorglandschap.apps.aanbod.queries.plekdeel import Plekdeel, tel_dag
from zorglandschap.apps.aanbod.queries.vrij import actief, is_planner, loopt_na
from zorglandschap.apps.aanbod.queries.week import maandagen
from zorglandschap.apps.fouten import NietGevonden
from zorglandschap.core.begrippen.aanbodwoorden import RedenBuitenGebruik
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.core.begrippen.plekrij import Plekrij, schrijf_plekrij


def list_plekrijen(kijker: Kijker, *, vandaag: date, nu: datetime, weken: int) -> list[dict[str, str]]:
    """Per own offer: today, every coming Monday on which another number is free, and what is out of service.

    In four queries; sent back it changes nothing. Places that somebody else is in follow from ‘vrij’ and have no row.
    Raises NietGevonden for who is no planner.
    """
    if not is_planner(kijker):
        raise NietGevonden
    eigen = Aanbod.objects.filter(loopt_na(vandaag), locatie__aanbieder_id=kijker.organisatie_id)
    aanbod = list(eigen.order_by("locatie__naam", "hulpvorm", "pk"))
    ids = [a.pk for a in aanbod]
    delen = _delen(ids, vandaag, nu)
    geteld = dict(
        Dagstand.objects.filter(aanbod__in=ids, dag=vandaag).order_by("pk").values_list("aanbod_id", "aanwezig")
    )
    dagen = (vandaag, *maandagen(vandaag, weken))
    return [
        schrijf_plekrij(rij) for a in aanbod for rij in _rijen(a, delen.get(a.pk, []), dagen, vandaag, geteld.get(a.pk))
    ]


def _delen(ids: Sequence[int], vandaag: date, nu: datetime) -> dict[int, list[Plekdeel]]:
    per_aanbod: dict[int, list[Plekdeel]] = {}
    per_plek: dict[int, Plekdeel] = {}
    for plek in Plek.objects.filter(loopt_na(vandaag), aanbod__in=ids):
        per_plek[plek.pk] = Plekdeel(plek, [])
        per_aanbod.setdefault(plek.aanbod_id, []).append(per_plek[plek.pk])
    claims = Bezetting.objects.filter(actief(nu), loopt_na(vandaag), plek__aanbod__in=ids).select_related("uitval")
    for claim in claims.order_by("van", "pk"):
        if claim.plek_id in per_plek:
            per_plek[claim.plek_id].claims.append(claim)
    return per_aanbod


def _rijen(
    a: Aanbod, delen: Sequence[Plekdeel], dagen: Sequence[date], vandaag: date, geteld: int | None
) -> Iterator[Plekrij]:
    kenmerk = a.kenmerk or f"A{a.pk}"
    eerste = max(vandaag, a.van)
    vrij = sum(d.is_vrij(eerste) for d in delen)
    telling = tel_dag(delen, eerste, vandaag=vandaag)
    yield Plekrij(
        kenmerk,
        eerste,
        vrij=vrij,
        aanwezig=geteld if eerste == vandaag else None,
        plekken=telling["plekken"],
        bevestigd=telling["bevestigd"],
        gepland=telling["gepland"],
        vastgehouden=telling["vastgehouden"],
    )
    for dag in dagen:
        later = sum(d.is_vrij(dag) for d in delen)
        if dag > eerste and later != vrij and (a.tot is None or dag < a.tot):
            vrij = later
            yield Plekrij(kenmerk, dag, vrij=later)
    yield from _uitval(kenmerk, delen)


def _uitval(kenmerk: str, delen: Sequence[Plekdeel]) -> Iterator[Plekrij]:
    aantal: Counter[tuple[date, date | None, str, str]] = Counter()
    for deel in delen:
        for c in deel.buiten:
            if c.tot != c.van and hasattr(c, "uitval") and c.uitval.reden != RedenBuitenGebruik.BEZET_ANDERS:
                einde = None if c.tot == deel.plek.tot else c.tot
                aantal[c.van, einde, c.uitval.reden, c.uitval.toelichting] += 1
    for (van, tot, reden, toelichting), n in sorted(aantal.items(), key=lambda paar: (paar[0][0], str(paar[0]))):
        yield Plekrij(kenmerk, van, buiten=n, buiten_tot=tot, reden=RedenBuitenGebruik(reden), toelichting=toelichting)
