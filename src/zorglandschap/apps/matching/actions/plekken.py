"""Ask for a place and hold it while the provider answers; withdraw; and let go of what lapsed."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from zorglandschap.apps.aanbod.actions import houd_vast, laat_los
from zorglandschap.apps.aanbod.models import Aanbod, Bezetting
from zorglandschap.apps.casus.actions import zet_stap
from zorglandschap.apps.casus.actions.stappen import een_stap
from zorglandschap.apps.casus.models import Casus
from zorglandschap.apps.casus.queries import get_casus
from zorglandschap.apps.eenmalig import eenmalig
from zorglandschap.apps.fouten import Geweigerd, NietGevonden
from zorglandschap.apps.matching.actions.berichten import meld
from zorglandschap.apps.matching.actions.rangadvies import leg_rangadvies_vast
from zorglandschap.apps.matching.models import Voorstel
from zorglandschap.apps.matching.queries.advies import get_kader
from zorglandschap.apps.matching.queries.plekken import STAAND, Keuze, list_staande, maak_keuze, uren_vast
from zorglandschap.core.begrippen.codelijsten import (
    CasusStatus,
    Doel,
    Handeling,
    Niveau,
    RedenAfwijking,
    Stap,
    VoorstelStatus,
)
from zorglandschap.core.begrippen.hulpvormen import CRISIS, VERBLIJF
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.core.begrippen.tekst import zin

AFGEHANDELD = zin("Dit verzoek is al afgehandeld. Kies opnieuw een plek.")
TELT_NOG = (*STAAND, VoorstelStatus.GEACCEPTEERD)


def vraag_plek(
    kijker: Kijker,
    sleutel: UUID,
    *,
    aanbod_id: int,
    start: date,
    herhaalsleutel: UUID,
    nu: datetime,
    reden: RedenAfwijking | None = None,
    toelichting: str = "",
) -> Voorstel:
    """Hold a place and ask the provider; the same ``herhaalsleutel`` again gives the same request back.

    Raises Geweigerd when the place no longer fits, when a rule stops it, when no place is left, or when
    the earlier request with this key came to nothing.
    """
    verwerk_verlopen(nu=nu)
    casus = get_casus(kijker, sleutel, Handeling.PLEK_VRAGEN, doel=Doel.PLAATSING)
    with een_stap(casus, kijker, Handeling.PLEK_VRAGEN) as rij:
        eerder = _eerder(rij, aanbod_id, herhaalsleutel)
        if eerder is not None:
            return eerder
        keuze = maak_keuze(rij, aanbod_id=aanbod_id, start=start, nu=nu, reden=reden or "")
        if any(u.blokkeert for u in keuze.uitkomsten):
            raise Geweigerd.door_regels(keuze.uitkomsten)
        if reden and not toelichting.strip():
            raise Geweigerd(zin("Licht kort toe waarom u deze plek kiest."))
        voorstel = _leg_vast(rij, keuze, kijker, nu, herhaalsleutel=herhaalsleutel)
        voorstel.reden_afwijking = reden or _reden_bij_crisis(keuze)
        voorstel.toelichting = toelichting.strip()
        voorstel.rangadvies = leg_rangadvies_vast(keuze, kijker, nu=nu)
        with eenmalig():
            voorstel.save()
        meld(voorstel, nu=nu)
        zet_stap(
            casus,
            stap=Stap.PLEK_OOK_GEVRAAGD if rij.status == CasusStatus.PLEK_GEVRAAGD else Stap.PLEK_GEVRAAGD,
            door=kijker,
            nu=nu,
            toelichting=f"{keuze.plek.beeld.naam}, {keuze.plek.beeld.aanbieder}",
            uitkomsten=keuze.uitkomsten,
        )
        return voorstel


def _eerder(casus: Casus, aanbod_id: int, herhaalsleutel: UUID) -> Voorstel | None:
    """What this form asked before, as long as that still stands; raises Geweigerd when it no longer does."""
    eerder = Voorstel.objects.filter(herhaalsleutel=herhaalsleutel).first()
    if eerder is None:
        return None
    if eerder.casus_id != casus.pk:
        raise NietGevonden
    if eerder.aanbod_id != aanbod_id or eerder.status not in TELT_NOG:
        raise Geweigerd(AFGEHANDELD)
    return eerder


def _leg_vast(casus: Casus, keuze: Keuze, kijker: Kijker, nu: datetime, *, herhaalsleutel: UUID) -> Voorstel:
    """Hold the place and build the request beside it, not yet saved."""
    kandidaat = keuze.plek.kandidaat
    verloopt_om = nu + timedelta(hours=uren_vast(casus, timezone.localdate(nu)))
    aanbod = Aanbod.objects.get(pk=kandidaat.aanbod)
    bezetting = houd_vast(aanbod, van=kandidaat.start, tot=_einde(keuze), verloopt_om=verloopt_om, nu=nu)
    return Voorstel(
        casus=casus,
        advies=keuze.advies,
        aanbod=aanbod,
        bezetting=bezetting,
        niveau=kandidaat.niveau,
        rang=kandidaat.rang,
        uitleg=_uitleg(keuze),
        gewenste_start=kandidaat.start,
        gevraagd_om=nu,
        gevraagd_door_id=kijker.medewerker_id,
        verloopt_om=verloopt_om,
        herhaalsleutel=herhaalsleutel,
    )


def _einde(keuze: Keuze) -> date | None:
    """A crisis place and a group end on a day; another place lasts until it is no longer needed."""
    start = keuze.plek.kandidaat.start
    if get_kader().is_tijdelijk(keuze.plek.beeld.hulpvorm) and keuze.advies.duur_weken is not None:
        return start + timedelta(weeks=keuze.advies.duur_weken)
    if keuze.plek.beeld.hulpvorm not in CRISIS & VERBLIJF:
        return None
    return start + timedelta(days=settings.BELEID.aantal("crisisverblijf_hoogstens_dagen", start))


def _uitleg(keuze: Keuze) -> dict[str, object]:
    """The ranking as it was shown when the choice was made."""
    kandidaat = keuze.plek.kandidaat
    return {
        "punten": kandidaat.punten,
        "bijdragen": [
            {"wens": b.wens.value, "punten": b.punten, "hoogstens": b.hoogstens} for b in kandidaat.bijdragen
        ],
        "km_thuis": round(kandidaat.km_thuis, 1),
        "km_school": None if kandidaat.km_school is None else round(kandidaat.km_school, 1),
        "is_gedeeld": kandidaat.is_gedeeld,
        "is_vers": keuze.plek.is_vers,
        "kaderversie": keuze.advies.kaderversie,
    }


def _reden_bij_crisis(keuze: Keuze) -> str:
    """In a crisis nobody has to choose a reason: safety is the reason, and it is recorded as such."""
    wijkt_af = keuze.casus.is_crisis and keuze.plek.kandidaat.niveau is not Niveau.FIRST_BEST
    return RedenAfwijking.VEILIGHEID if wijkt_af else ""


def trek_in(
    kijker: Kijker, sleutel: UUID, *, nu: datetime, toelichting: str = "", voorstel: UUID | None = None
) -> None:
    """Withdraw one request, or every one that stands; the places are free again. Raises Geweigerd without one."""
    verwerk_verlopen(nu=nu)
    casus = get_casus(kijker, sleutel, Handeling.PLEK_VRAGEN, doel=Doel.PLAATSING)
    with een_stap(casus, kijker, Handeling.PLEK_VRAGEN) as rij:
        staand = [v for v in list_staande(rij) if voorstel in (None, v.sleutel)]
        if not staand:
            raise Geweigerd(zin("Er staat geen verzoek meer open."))
        for een in staand:
            sluit(een, VoorstelStatus.INGETROKKEN, nu=nu, door=kijker)
            stap = stap_na(rij, Stap.PLEK_INGETROKKEN)
            zet_stap(casus, stap=stap, door=kijker, nu=nu, toelichting=toelichting)


def stap_na(casus: Casus, stap: Stap) -> Stap:
    """This step when no request stands any more, else that one of the places fell off; for inside this room."""
    return Stap.PLEK_AFGEVALLEN if list_staande(casus).exists() else stap


def sluit(voorstel: Voorstel, status: VoorstelStatus, *, nu: datetime, door: Kijker | None) -> None:
    """Close a request that did not become a placement, and let go of the place; for use inside this room."""
    voorstel.status, voorstel.beantwoord_om = status, nu
    voorstel.beantwoord_door_id = door.medewerker_id if door else None
    voorstel.save()
    laat_los(Bezetting.objects.get(pk=voorstel.bezetting_id))


def verwerk_verlopen(*, nu: datetime) -> int:
    """Close every request whose time is over, each with its own step by the house itself; returns how many."""
    verlopen = Voorstel.objects.filter(status__in=STAAND, verloopt_om__lte=nu)
    aantal = 0
    for pk in list(verlopen.values_list("pk", flat=True)):
        with transaction.atomic():
            voorstel = verlopen.select_for_update(of=("self",)).select_related("casus").filter(pk=pk).first()
            if voorstel is None:
                continue  # somebody else closed it a moment ago
            sluit(voorstel, VoorstelStatus.VERLOPEN, nu=nu, door=None)
            meld(voorstel, nu=nu)
            zet_stap(voorstel.casus, stap=stap_na(voorstel.casus, Stap.PLEK_VERLOPEN), door=None, nu=nu)
            aantal += 1
    return aantal
