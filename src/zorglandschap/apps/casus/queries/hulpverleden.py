"""Help of the last years as rows for counting and estimating: a number for who it was, never a name or a day of birth.

For rooms inside the house that make figures of them in memory; nothing of a row is kept or shown.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from django.db.models import Q

from zorglandschap.apps.casus.models import Traject
from zorglandschap.apps.casus.models.traject import Afloop, DreigendeUithuisplaatsing
from zorglandschap.core.begrippen.hulpvormen import Hulpvorm


class Verledenrij(NamedTuple):
    """One period of help; ``jeugdige`` only links rows, ``geboren`` is the middle of the month of birth.

    ``is_naast``: it was given beside other help, which counts as the help of this youth.
    """

    jeugdige: int
    gemeente: str
    hulpvorm: Hulpvorm
    aanbod_id: int | None
    toegewezen_op: date
    van: date
    tot: date | None
    reden_einde: str
    geboren: date
    is_naast: bool


@dataclass(frozen=True, slots=True)
class Voorkomen:
    """Placements that threatened and were prevented by the Versnellingsteam: how many, and days it took on average."""

    aantal: int
    dagen: float | None


def list_hulpverleden(*, vormen: Collection[Hulpvorm], vanaf: date) -> list[Verledenrij]:
    """Help of these forms that ran on or after a day, for youths of the region, in one query."""
    rijen = Traject.objects.filter(
        Q(tot__isnull=True) | Q(tot__gte=vanaf), hulpvorm__in=list(vormen), gemeente__in_regio=True
    ).order_by("pk")
    return [
        Verledenrij(
            wie, gemeente, Hulpvorm(vorm), aanbod, toegewezen, van, tot, reden, geboren.replace(day=15), bij is not None
        )
        for wie, gemeente, vorm, aanbod, toegewezen, van, tot, reden, geboren, bij in rijen.values_list(
            "jeugdige_id", "gemeente__naam", "hulpvorm", "aanbod_id", "toegewezen_op", "van", "tot", "reden_einde",
            "jeugdige__geboren_op", "naast_id",
        ).iterator()
    ]  # fmt: skip


def tel_voorkomen(van: date, tot: date) -> Voorkomen:
    """Prevented placements that were reported in ``[van, tot)``, in one query."""
    dagen = [
        (klaar - gemeld).days
        for gemeld, klaar in DreigendeUithuisplaatsing.objects.filter(
            via_versnellingsteam=True, afloop=Afloop.THUIS, gemeld_op__gte=van, gemeld_op__lt=tot,
            gemeente__in_regio=True, afgerond_op__isnull=False,
        ).values_list("gemeld_op", "afgerond_op")
        if klaar is not None
    ]  # fmt: skip
    return Voorkomen(len(dagen), sum(dagen) / len(dagen) if dagen else None)
