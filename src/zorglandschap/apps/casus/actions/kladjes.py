"""Keep what is being typed in a long form, for its writer only, until it is saved, thrown away or too old."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from uuid import UUID

from zorglandschap.apps.casus.models import Casus, Kladje
from zorglandschap.apps.casus.queries.kladjes import (
    HANDELING_VAN,
    eigen_kladjes,
    formulier_sleutel,
    vervallen_kladjes,
)
from zorglandschap.apps.casus.queries.lijsten import mag_openen
from zorglandschap.apps.casus.queries.toegang import get_casus
from zorglandschap.apps.fouten import Geweigerd, NietGevonden
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.core.begrippen.tekst import zin

HOOGSTENS_VELDEN, HOOGSTENS_TEKENS = 80, 200_000  # bounds of the machine: no form of the house comes near
TE_GROOT = zin("Dit is te veel tekst voor een kladje. Bewaar het formulier, of maak de tekst korter.")
Getypt = Mapping[str, Sequence[str]]


def bewaar_formulierkladje(kijker: Kijker, sleutel: UUID, formulier: str, *, velden: Getypt, nu: datetime) -> None:
    """Keep the draft of one form of a case, for who may fill in that form."""
    _aan_de_deur(kijker, sleutel, formulier)
    _bewaar(kijker, sleutel, formulier, velden, nu)


def bewaar_vraagkladje(kijker: Kijker, formulier: str, *, velden: Getypt, nu: datetime) -> None:
    """Keep the draft of a new question, for who may record one."""
    if not mag_openen(kijker):
        raise NietGevonden
    _bewaar(kijker, None, formulier, velden, nu)


def gooi_formulierkladje_weg(kijker: Kijker, sleutel: UUID, formulier: str) -> None:
    """Forget the draft of one form of a case."""
    _aan_de_deur(kijker, sleutel, formulier)
    eigen_kladjes(kijker, sleutel).filter(veld=formulier).delete()


def vergeet_formulierkladje(kijker: Kijker, casus: Casus | None, formulier: str) -> None:
    """What was typed is saved now, or never will be: forget the draft; for a case that was opened at the door."""
    eigen_kladjes(kijker, casus.sleutel if casus else None).filter(veld=formulier).delete()


def ruim_kladjes_op(nu: datetime) -> int:
    """Forget the drafts of everybody that lapsed; returns how many."""
    return vervallen_kladjes(nu).delete()[0]


def _aan_de_deur(kijker: Kijker, sleutel: UUID, formulier: str) -> None:
    handeling = HANDELING_VAN.get(formulier.partition("_")[0])
    if handeling is None:
        raise NietGevonden
    get_casus(kijker, sleutel, handeling)


def _bewaar(kijker: Kijker, sleutel: UUID | None, formulier: str, velden: Getypt, nu: datetime) -> None:
    tekst = json.dumps({naam: list(waarden) for naam, waarden in velden.items()}, ensure_ascii=False)
    if len(velden) > HOOGSTENS_VELDEN or len(tekst) > HOOGSTENS_TEKENS:
        raise Geweigerd(TE_GROOT)
    ruim_kladjes_op(nu)
    Kladje.objects.update_or_create(
        gebruiker_id=kijker.gebruiker_id,
        sleutel=formulier_sleutel(sleutel),
        veld=formulier,
        defaults={"tekst": tekst, "om": nu},
    )
