"""How scarce places are for others, from the newest stored measurement; only for the order of equals in a ranking."""

from __future__ import annotations

from datetime import date

from django.conf import settings

from zorglandschap.apps.aanbod.queries import gemeentenummer
from zorglandschap.apps.matching.models import Prijsmeting
from zorglandschap.core.begrippen.hulpvormen import Hulpvorm
from zorglandschap.core.matching.schaarste import Schaarste


def get_schaarste(op: date) -> Schaarste | None:
    """The newest measurement up to a day, or None when there is none, it is too old, or too few youths came.

    Of a form for which too few youths came to show it on the page ‘Bouwkansen’, nothing is known here either.
    """
    meting = Prijsmeting.objects.filter(op__lte=op).order_by("-op", "-om", "-pk").first()
    drempel = settings.BELEID.aantal("kleine_aantallen_drempel", op)
    if meting is None or meting.aankomsten < drempel:
        return None
    schaarste = Schaarste(
        op=meting.op,
        vormen=frozenset(Hulpvorm(vorm) for vorm, aantal in meting.instroom.items() if aantal >= drempel),
        gemeenten=frozenset(gemeentenummer(g.code) for g in settings.REGIO.gemeenten),
        prijzen={(Hulpvorm(k["hulpvorm"]), gemeentenummer(k["gemeente"])): float(k["prijs"]) for k in meting.kansen},
    )
    dagen = settings.BELEID.aantal("schaarste_geldig_dagen", op)
    return schaarste if schaarste.geldt(op, dagen=dagen) else None
