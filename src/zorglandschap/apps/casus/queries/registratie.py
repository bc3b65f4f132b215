"""Registrations of youths of the own gemeente: whom one may look up, and who looks like a child at the door."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from zorglandschap.apps.casus.models import Casus, Jeugdige
from zorglandschap.apps.casus.queries.toegang import is_uitgesloten, zichtbaar
from zorglandschap.apps.logboek.actions import schrijf
from zorglandschap.core.begrippen.codelijsten import CasusStatus, Doel, Handeling
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.core.casus.gelijkenis import STERKTE, Grond, Persoonsbeeld, dagen_als, gelijkenis

HOOGSTENS = 8  # look-alikes on a screen; more would help nobody to choose


@dataclass(frozen=True, slots=True)
class Gelijkende:
    """A registered youth who may be the child at the door, and why."""

    id: int
    sleutel: UUID
    voornaam: str
    achternaam: str
    geboren_op: date
    grond: Grond
    open_casus: UUID | None = None


def zichtbare_jeugdigen(kijker: Kijker) -> QuerySet[Jeugdige]:
    """Youths of the own gemeente whom this viewer may look up.

    Left out: a double that was merged away, a family that the viewer may never see, and who is shielded (a
    restricted case, a secret address) unless the viewer may see one of the cases.
    """
    eigen = Jeugdige.objects.filter(gemeente_id=kijker.gemeente_code, samengevoegd_in__isnull=True)
    van_dit_kind = {"jeugdige_id": OuterRef("pk")}
    afgeschermd = Q(adres_is_geheim=True) | Q(Exists(Casus.objects.filter(is_beperkt=True, **van_dit_kind)))
    mag = zichtbaar(kijker, Handeling.BESTAAN, doel=Doel.HULP, vandaag=timezone.localdate()).filter(**van_dit_kind)
    return eigen.exclude(is_uitgesloten(kijker, "")).filter(~afgeschermd | Q(Exists(mag)))


def list_gelijkenden(kijker: Kijker, beeld: Persoonsbeeld) -> list[Gelijkende]:
    """Who of the own gemeente may be this child, the strongest ground first; who shows them logs that."""
    gevonden = _rangschik(zichtbare_jeugdigen(kijker), beeld)[:HOOGSTENS]
    open_ = _open_casussen(kijker, [jeugdige.pk for jeugdige, _ in gevonden])
    return [_gelijkende(jeugdige, grond, open_.get(jeugdige.pk)) for jeugdige, grond in gevonden]


def list_verborgen_gelijkenden(kijker: Kijker, beeld: Persoonsbeeld) -> list[int]:
    """Ids of youths who are this child, and whom the viewer may not know of; never for a screen."""
    ander = Jeugdige.objects.filter(gemeente_id=kijker.gemeente_code, samengevoegd_in__isnull=True)
    verborgen = ander.exclude(pk__in=zichtbare_jeugdigen(kijker).values("pk"))
    zeker = (Grond.BSN, Grond.ZELFDE, Grond.NAAM)
    return [jeugdige.pk for jeugdige, grond in _rangschik(verborgen, beeld) if grond in zeker]


def list_mogelijk_dubbel(kijker: Kijker) -> list[tuple[Jeugdige, Gelijkende]]:
    """Youths with an open case of which the viewer has the regie, each with who may be the same child."""
    eigen = Casus.objects.filter(regisseur_id=kijker.medewerker_id).exclude(status=CasusStatus.AFGESLOTEN)
    bekend = zichtbare_jeugdigen(kijker)
    kinderen = list(bekend.filter(pk__in=eigen.values("jeugdige_id")).order_by("achternaam", "voornaam", "pk"))
    dagen = {dag for kind in kinderen for dag in dagen_als(kind.geboren_op)}
    anderen = list(bekend.filter(geboren_op__in=dagen))
    zeker = (Grond.BSN, Grond.ZELFDE, Grond.NAAM, Grond.DAG)
    gevonden = []
    for kind in kinderen:
        for ander in anderen:
            grond = gelijkenis(beeld_van(kind), beeld_van(ander)) if ander.pk != kind.pk else None
            if grond in zeker:
                gevonden.append((kind, _gelijkende(ander, grond, None)))
    schrijf(
        kijker=kijker,
        handeling=Handeling.SAMENVOEGEN,
        doel=Doel.HULP,
        actie="R",
        soort="mogelijk dubbel",
        reden=f"{len(gevonden)} gezien",
    )
    return gevonden


def beeld_van(jeugdige: Jeugdige) -> Persoonsbeeld:
    """What is compared of a registration."""
    index = bytes(jeugdige.bsn_index) if jeugdige.bsn_index else None
    return Persoonsbeeld(jeugdige.voornaam, jeugdige.achternaam, jeugdige.geboren_op, index)


def _rangschik(jeugdigen: QuerySet[Jeugdige], beeld: Persoonsbeeld) -> list[tuple[Jeugdige, Grond]]:
    zoek = Q(geboren_op__in=dagen_als(beeld.geboren_op))
    if beeld.bsn_index is not None:
        zoek |= Q(bsn_index=beeld.bsn_index)
    paren: Iterable[tuple[Jeugdige, Grond | None]] = (
        (ander, gelijkenis(beeld, beeld_van(ander))) for ander in jeugdigen.filter(zoek)
    )
    gevonden = [(ander, grond) for ander, grond in paren if grond is not None]
    return sorted(gevonden, key=lambda paar: (STERKTE[paar[1]], paar[0].achternaam, paar[0].voornaam, paar[0].pk))


def _open_casussen(kijker: Kijker, ids: list[int]) -> dict[int, UUID]:
    zicht = zichtbaar(kijker, Handeling.BESTAAN, doel=Doel.HULP, vandaag=timezone.localdate()).filter(
        jeugdige_id__in=ids
    )
    return dict(zicht.exclude(status=CasusStatus.AFGESLOTEN).values_list("jeugdige_id", "sleutel"))


def _gelijkende(jeugdige: Jeugdige, grond: Grond, open_casus: UUID | None) -> Gelijkende:
    return Gelijkende(
        id=jeugdige.pk,
        sleutel=jeugdige.sleutel,
        voornaam=jeugdige.voornaam,
        achternaam=jeugdige.achternaam,
        geboren_op=jeugdige.geboren_op,
        grond=grond,
        open_casus=open_casus,
    )
