"""Where a child is not safe: read by very few people, and told to the search as numbers without a reason."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from zorglandschap.apps.casus.models import Casus, OnveiligeLocatie
from zorglandschap.apps.casus.queries.toegang import gezien_als
from zorglandschap.apps.fouten import NietGevonden
from zorglandschap.core.begrippen.codelijsten import Relatie, Rol
from zorglandschap.core.begrippen.kijker import Kijker

LEEST_MEE = frozenset({Rol.JEUGDBESCHERMER, Rol.GEDRAGSDESKUNDIGE})


@dataclass(frozen=True, slots=True)
class Onveiligblad:
    """The page: what holds now, what was taken back, and whether this viewer may change it."""

    casus: Casus
    geldend: tuple[OnveiligeLocatie, ...]
    vroeger: tuple[OnveiligeLocatie, ...]
    mag_wijzigen: bool


def mag_onveilig_lezen(casus: Casus, kijker: Kijker) -> bool:
    """True for the casusregisseur, the GI worker and the gedragsdeskundige named in a casus got via ``get_casus``."""
    relatie = gezien_als(casus)
    return relatie is Relatie.REGISSEUR or (relatie is Relatie.BETROKKEN and kijker.rol in LEEST_MEE)


def get_onveiligblad(casus: Casus, kijker: Kijker) -> Onveiligblad:
    """Every unsafe location with its reason; raises NietGevonden for who may not know of it."""
    if not mag_onveilig_lezen(casus, kijker):
        raise NietGevonden
    alle = list(
        OnveiligeLocatie.objects.filter(jeugdige_id=casus.jeugdige_id)
        .select_related("locatie__aanbieder", "locatie__gemeente")
        .order_by("locatie__naam", "-op", "-pk")
    )
    return Onveiligblad(
        casus=casus,
        geldend=tuple(rij for rij in alle if rij.ingetrokken_op is None),
        vroeger=tuple(rij for rij in alle if rij.ingetrokken_op is not None),
        mag_wijzigen=gezien_als(casus) is Relatie.REGISSEUR,
    )


def get_onveilige_locatie(casus: Casus, nummer: int) -> OnveiligeLocatie:
    """One row about the youth of this casus; raises NietGevonden for any other."""
    rijen = OnveiligeLocatie.objects.filter(pk=nummer, jeugdige_id=casus.jeugdige_id)
    rij = rijen.select_related("locatie__aanbieder").first()
    if rij is None:
        raise NietGevonden
    return rij


def list_onveilige_locaties(jeugdigen: Collection[int]) -> dict[int, frozenset[int]]:
    """Per youth the locations (ids) that may not be chosen, in one query; for inside the house, never on a screen."""
    per_jeugdige: dict[int, set[int]] = {}
    rijen = OnveiligeLocatie.objects.filter(jeugdige_id__in=list(jeugdigen), ingetrokken_op__isnull=True)
    for jeugdige, locatie in rijen.values_list("jeugdige_id", "locatie_id"):
        per_jeugdige.setdefault(jeugdige, set()).add(locatie)
    return {jeugdige: frozenset(locaties) for jeugdige, locaties in per_jeugdige.items()}
