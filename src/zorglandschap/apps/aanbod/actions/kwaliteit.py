"""The answers to the quality framework: added, never changed, with who and when."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from zorglandschap.apps.aanbod.actions.eigen import neem_eigen, nummer_van
from zorglandschap.apps.aanbod.models import Kwaliteitsantwoord
from zorglandschap.apps.fouten import Geweigerd, NietGevonden
from zorglandschap.apps.logboek.actions import schrijf
from zorglandschap.core.begrippen.aanbodwoorden import Kwaliteitsoordeel
from zorglandschap.core.begrippen.codelijsten import Doel, Handeling
from zorglandschap.core.begrippen.hulpvormen import Hulpvorm
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.core.begrippen.kwaliteitskader import Kwaliteitskader
from zorglandschap.core.begrippen.tekst import zin

Antwoorden = Mapping[str, tuple[Kwaliteitsoordeel, str]]
LEG_UIT = zin("Pas toe of leg uit: schrijf bij elk criterium dat niet (helemaal) voldoet kort waarom.")
UITLEG_NODIG = frozenset({Kwaliteitsoordeel.DEELS, Kwaliteitsoordeel.NIET, Kwaliteitsoordeel.NVT})


@transaction.atomic
def beantwoord_kader(
    kijker: Kijker, aanbod_id: int, antwoorden: Antwoorden, *, kader: Kwaliteitskader, nu: datetime
) -> int:
    """Add the answers that differ from the last ones; returns how many. Raises Geweigerd without an explanation."""
    aanbod = neem_eigen(kijker, aanbod_id)
    if not kader.geldt_voor(Hulpvorm(aanbod.hulpvorm)):
        raise NietGevonden
    if any(oordeel in UITLEG_NODIG and not uitleg.strip() for oordeel, uitleg in antwoorden.values()):
        raise Geweigerd(LEG_UIT)
    al = {
        a.criterium: (a.oordeel, a.toelichting)
        for a in Kwaliteitsantwoord.objects.filter(aanbod=aanbod, kaderversie=kader.versie).order_by("pk")
    }
    bekend = {c.sleutel for c in kader.criteria}
    nieuw = [
        Kwaliteitsantwoord(
            aanbod=aanbod,
            kaderversie=kader.versie,
            criterium=sleutel,
            oordeel=oordeel,
            toelichting=uitleg.strip(),
            door_id=nummer_van(kijker),
            om=nu,
        )
        for sleutel, (oordeel, uitleg) in antwoorden.items()
        if sleutel in bekend and al.get(sleutel) != (oordeel.value, uitleg.strip())
    ]
    Kwaliteitsantwoord.objects.bulk_create(nieuw)
    if nieuw:
        schrijf(
            kijker=kijker,
            handeling=Handeling.AANBOD_BIJWERKEN,
            doel=Doel.PLAATSING,
            actie="C",
            soort="kwaliteitskader",
            object_id=aanbod.pk,
            reden=f"{len(nieuw)} criteria, {kader.versie}"[:200],
        )
    return len(nieuw)
