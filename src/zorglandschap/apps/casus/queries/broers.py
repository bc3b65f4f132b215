"""Where brothers and sisters live, and who of them looks for a place too: numbers without names, for inside the house.

Nothing is told of a restricted case, a secret address or a secret location, nor where one of both is not safe: then
living together is no wish.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from zorglandschap.apps.casus.models import Casus, Jeugdige, OnveiligeLocatie, Traject
from zorglandschap.apps.casus.queries.beweging import loopt
from zorglandschap.core.begrippen.codelijsten import CasusStatus
from zorglandschap.core.begrippen.hulpvormen import VERBLIJF

ZOEKT = (CasusStatus.GEADVISEERD, CasusStatus.PLEK_GEVRAAGD)  # who looks for a place will not stay where it is
ONVEILIG = OnveiligeLocatie.objects.filter(ingetrokken_op__isnull=True)


def list_gezinslocaties(jeugdigen: Collection[int], *, op: date) -> dict[int, frozenset[int]]:
    """Per youth (id) the locations (ids) where a brother or sister lives on a day, in one query.

    Who lives at a secret address or has a restricted case has none: living with a brother or sister who can be found
    would give it away. Nor is there one between two of whom one is not safe where the other lives.
    """
    if not jeugdigen:
        return {}
    zelf_weg = Jeugdige.objects.filter(Q(adres_is_geheim=True) | Q(casussen__is_beperkt=True), pk=OuterRef("voor"))
    ander_weg = Casus.objects.filter(Q(is_beperkt=True) | Q(status__in=ZOEKT), jeugdige_id=OuterRef("jeugdige_id"))
    rijen = Traject.objects.filter(
        loopt(op),
        van__lte=op,
        hulpvorm__in=VERBLIJF,
        aanbod__locatie__adres_is_geheim=False,
        jeugdige__adres_is_geheim=False,
        jeugdige__samengevoegd_in__isnull=True,
    ).annotate(voor=F("jeugdige__gezin__jeugdigen"), daar=F("aanbod__locatie_id"))
    rijen = rijen.filter(~Exists(zelf_weg), ~Exists(ander_weg), voor__in=list(jeugdigen))
    rijen = rijen.exclude(voor=F("jeugdige_id")).exclude(_onveilig_samen())
    uit: dict[int, set[int]] = {}
    for voor, locatie in rijen.values_list("voor", "daar"):
        uit.setdefault(voor, set()).add(locatie)
    return {pk: frozenset(locaties) for pk, locaties in uit.items()}


def _onveilig_samen() -> Q:
    """One of both is not safe where the other lives or lived when that was recorded, or the other not at home."""
    thuis = ONVEILIG.filter(jeugdige_id=OuterRef("jeugdige_id"), locatie_id=OuterRef("daar"))
    return Q(_niet_veilig("voor", bij="jeugdige_id")) | Q(_niet_veilig("jeugdige_id", bij="voor")) | Q(Exists(thuis))


def _niet_veilig(wie: str, *, bij: str) -> Exists:
    woont = Traject.objects.filter(
        Q(tot__isnull=True) | Q(tot__gt=OuterRef("op")),
        hulpvorm__in=VERBLIJF,
        jeugdige_id=OuterRef(OuterRef(bij)),
        aanbod__locatie_id=OuterRef("locatie_id"),
    )
    return Exists(ONVEILIG.filter(Exists(woont), jeugdige_id=OuterRef(wie)))


def list_zoekende_broers_zussen(casus: Casus) -> QuerySet[Casus]:
    """Cases of brothers and sisters who have an advice and no request yet; of a restricted case nothing is told."""
    jeugdige = casus.jeugdige
    rijen = Casus.objects.filter(
        status=CasusStatus.GEADVISEERD,
        is_beperkt=False,
        jeugdige__gezin_id=jeugdige.gezin_id,
        jeugdige__adres_is_geheim=jeugdige.adres_is_geheim,
        jeugdige__samengevoegd_in__isnull=True,
    )
    return rijen.exclude(jeugdige_id=jeugdige.pk).order_by("pk")
