"""Couple help at home to a stay away from home: the condition under which the region allows a stay."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from django.db.models import Q
from django.utils import timezone

from zorglandschap.apps.aanbod.actions import bevestig, houd_vast
from zorglandschap.apps.aanbod.models import Aanbod
from zorglandschap.apps.casus.actions import zet_stap
from zorglandschap.apps.casus.actions.stappen import een_stap
from zorglandschap.apps.casus.models import Casus, Traject
from zorglandschap.apps.casus.queries import get_casus
from zorglandschap.apps.fouten import Geweigerd
from zorglandschap.apps.matching.actions.antwoord import verwijzer
from zorglandschap.apps.matching.queries.plekken import ALLES, ONVEILIG, maak_ambulantblad
from zorglandschap.apps.matching.queries.plichten import list_plichten
from zorglandschap.apps.matching.queries.zoeken import onveilige_locaties
from zorglandschap.core.begrippen.codelijsten import Doel, Handeling, Stap
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.core.begrippen.tekst import Tekst, zin


def koppel_ambulant(kijker: Kijker, sleutel: UUID, *, aanbod_id: int, start: date, nu: datetime) -> Traject:
    """Start help at home beside the stay that runs; doing it twice gives the same help back.

    Raises Geweigerd when there is no stay, when the offer does not fit, or when it has no room left.
    """
    casus = get_casus(kijker, sleutel, Handeling.PLEK_VRAGEN, doel=Doel.PLAATSING)
    with een_stap(casus, kijker, Handeling.PLEK_VRAGEN) as rij:
        blad = maak_ambulantblad(rij, start=start, nu=nu, hoogstens=ALLES)
        loopt = Q(tot__isnull=True) | Q(tot__gt=start)
        eerder = blad.verblijf.ernaast.filter(loopt, aanbod_id=aanbod_id).first()
        if eerder is not None:
            return eerder
        plek = next((p for p in blad.plekken if p.beeld.aanbod_id == aanbod_id), None)
        if plek is None:
            raise Geweigerd(_waarom_niet(rij, aanbod_id))
        aanbod = Aanbod.objects.select_related("locatie__aanbieder").get(pk=aanbod_id)
        traject = _start(rij, aanbod, blad.verblijf, start=plek.kandidaat.start, nu=nu)
        vandaag = timezone.localdate(nu)
        zet_stap(
            casus,
            stap=Stap.AMBULANT,
            door=kijker,
            nu=nu,
            toelichting=f"{aanbod.naam}, {aanbod.locatie.aanbieder.naam}",
            uitkomsten=list_plichten(kijker, rij, vandaag=vandaag),
        )
        return traject


def _waarom_niet(casus: Casus, aanbod_id: int) -> Tekst:
    if Aanbod.objects.filter(pk=aanbod_id, locatie_id__in=onveilige_locaties(casus)).exists():
        return ONVEILIG
    return zin("Dit aanbod past niet of heeft geen ruimte meer. Kies ander aanbod.")


def _start(casus: Casus, aanbod: Aanbod, verblijf: Traject, *, start: date, nu: datetime) -> Traject:
    bezetting = houd_vast(aanbod, van=start, verloopt_om=None, nu=nu)
    bevestig(bezetting, nu=nu)
    return casus.trajecten.create(
        jeugdige=casus.jeugdige,
        gemeente_id=casus.jeugdige.gemeente_id,
        aanbieder=aanbod.locatie.aanbieder,
        aanbod=aanbod,
        bezetting=bezetting,
        hulpvorm=aanbod.hulpvorm,
        verwijzer=verwijzer(casus),
        toegewezen_op=timezone.localdate(nu),
        van=start,
        naast=verblijf,
    )
