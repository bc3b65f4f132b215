"""Record what the judge decided: a measure begins, is renewed or ends, and the frame of the case follows."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from django.utils import timezone

from zorglandschap.apps.casus.actions.regie import begin_regie, eindig_regie
from zorglandschap.apps.casus.actions.stappen import een_stap, zet_stap
from zorglandschap.apps.casus.models import Casus, Maatregel
from zorglandschap.apps.casus.queries.kader import (
    NieuweMaatregel,
    geldende_kaders,
    get_maatregel,
    list_instellingen,
    list_jeugdbeschermers,
    toets_maatregel,
)
from zorglandschap.apps.fouten import Geweigerd, NietGevonden
from zorglandschap.core.begrippen.besluitwoorden import RedenOverdracht, Regiesoort
from zorglandschap.core.begrippen.codelijsten import CasusStatus, Handeling, JuridischKader, Rol, Stap
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.core.begrippen.tekst import zin
from zorglandschap.core.casus.kader import DWANG, TOEZICHT, herleid_kader


def leg_maatregel_vast(
    casus: Casus, *, door: Kijker, nu: datetime, nieuw: NieuweMaatregel, herhaalsleutel: UUID
) -> Maatregel:
    """Record a measure of the judge; the same form sent twice records it once.

    Raises Geweigerd for days that cannot be and when a rule of the law stops it.
    """
    with een_stap(casus, door, Handeling.CASUS_SCHRIJVEN) as rij:
        eerder = Maatregel.objects.filter(herhaalsleutel=herhaalsleutel).first()
        if eerder is not None:
            if eerder.jeugdige_id != rij.jeugdige_id:
                raise NietGevonden
            return eerder
        vandaag = timezone.localdate(nu)
        _eis_dagen(rij, nieuw, vandaag)
        _eis_bekend(rij, nieuw, vandaag)
        uitkomsten = toets_maatregel(rij, nieuw, vandaag=vandaag)
        if any(u.blokkeert for u in uitkomsten):
            raise Geweigerd.door_regels(uitkomsten)
        maatregel = _maak(rij, nieuw, herhaalsleutel)
        _betrek_gi(rij, nieuw, door, vandaag)
        _volg_kader(rij, vandaag)
        casus.kader = rij.kader
        zet_stap(casus, stap=Stap.MAATREGEL, door=door, nu=nu, toelichting=_woorden(maatregel), uitkomsten=uitkomsten)
        return maatregel


def beeindig_maatregel(casus: Casus, nummer: int, *, door: Kijker, nu: datetime, op: date, reden: str) -> Maatregel:
    """Record that the judge or the GI ended a measure before its time; authorisations under it end with it."""
    with een_stap(casus, door, Handeling.CASUS_SCHRIJVEN) as rij:
        maatregel = get_maatregel(rij, nummer)
        if maatregel.tot == op:
            return maatregel
        if not reden.strip():
            raise Geweigerd(zin("Schrijf op waarom de maatregel eindigt, en wie dat besloot."))
        if op <= maatregel.van:
            raise Geweigerd(zin("De maatregel begon pas later. Kies een dag na het begin."))
        if maatregel.tot is not None and op > maatregel.tot:
            raise Geweigerd(zin("De maatregel eindigt dan al. Langer kan alleen met een verlenging."))
        vandaag = timezone.localdate(nu)
        if op > vandaag:
            raise Geweigerd(zin("Deze dag ligt in de toekomst. Leg het einde vast als het zover is."))
        _stop(maatregel, op)
        _volg_kader(rij, vandaag)
        if not geldende_kaders(rij.jeugdige_id, vandaag):
            eindig_regie(rij, Regiesoort.JEUGDBESCHERMING, vandaag)
        casus.kader, casus.jeugdbeschermer_id = rij.kader, rij.jeugdbeschermer_id
        zet_stap(
            casus,
            stap=Stap.MAATREGEL,
            door=door,
            nu=nu,
            toelichting=f"{maatregel.kader}, geëindigd per {op:%d-%m-%Y}. {reden.strip()}",
        )
        return maatregel


def volg_kaders(*, vandaag: date) -> int:
    """Let the frame of every open case follow the measures of today; for the daily round. Returns how many changed."""
    aantal = 0
    for casus in Casus.objects.exclude(status=CasusStatus.AFGESLOTEN).filter(pk__in=_kan_veranderen(vandaag)):
        aantal += _volg_kader(casus, vandaag)
    return aantal


def _kan_veranderen(vandaag: date) -> list[int]:
    """Open cases whose recorded frame is no longer that of the measures of today, in two queries."""
    geldend: dict[int, set[JuridischKader]] = {}
    rijen = Maatregel.objects.filter(van__lte=vandaag, kader__in=[k.value for k in DWANG]).exclude(tot__lte=vandaag)
    for jeugdige, kader in rijen.values_list("jeugdige_id", "kader"):
        geldend.setdefault(jeugdige, set()).add(JuridischKader(kader))
    open_ = Casus.objects.exclude(status=CasusStatus.AFGESLOTEN).values_list("pk", "jeugdige_id", "kader")
    return [pk for pk, jeugdige, kader in open_ if herleid_kader(geldend.get(jeugdige, ())) != kader]


def _volg_kader(casus: Casus, vandaag: date) -> bool:
    kader = herleid_kader(geldende_kaders(casus.jeugdige_id, vandaag))
    if casus.kader == kader:
        return False
    casus.kader = kader
    casus.save(update_fields=["kader"])
    return True


def _eis_dagen(casus: Casus, nieuw: NieuweMaatregel, vandaag: date) -> None:
    if nieuw.van < casus.jeugdige.geboren_op:
        raise Geweigerd(zin("De maatregel begint voor de geboorte van de jeugdige. Kijk de begindatum na."))
    if nieuw.tot is not None and nieuw.tot <= nieuw.van:
        raise Geweigerd(zin("De einddatum ligt niet na de begindatum. Kijk beide na."))
    if nieuw.uitgesproken_op is not None and nieuw.uitgesproken_op > vandaag:
        raise Geweigerd(zin("De beslissing ligt in de toekomst. Leg haar vast als de kinderrechter heeft beslist."))
    if nieuw.instemming_op is not None and nieuw.instemming_op > vandaag:
        raise Geweigerd(zin("De verklaring van de gedragswetenschapper ligt in de toekomst. Kijk de datum na."))
    if nieuw.kader is JuridischKader.VRIJWILLIG:
        raise Geweigerd(zin("Vrijwillige hulp is geen maatregel. Leg daarvoor toestemming vast."))


def _eis_bekend(casus: Casus, nieuw: NieuweMaatregel, vandaag: date) -> None:
    """The GI, the worker and the earlier measure come from a list; what is not on it does not exist."""
    if nieuw.gi is not None and nieuw.gi not in {o.pk for o in list_instellingen()}:
        raise NietGevonden
    if nieuw.jeugdbeschermer is not None:
        werker = next((m for m in list_jeugdbeschermers(casus, vandaag) if m.pk == nieuw.jeugdbeschermer), None)
        if werker is None:
            raise NietGevonden
        if werker.organisatie_id != nieuw.gi:
            raise Geweigerd(zin("Deze jeugdbeschermer werkt niet bij de gekozen GI. Kies iemand van die GI."))
    if nieuw.verlengt is not None:
        get_maatregel(casus, nieuw.verlengt)


def _maak(casus: Casus, nieuw: NieuweMaatregel, herhaalsleutel: UUID) -> Maatregel:
    return Maatregel.objects.create(
        jeugdige_id=casus.jeugdige_id,
        kader=nieuw.kader,
        gi_id=nieuw.gi,
        van=nieuw.van,
        tot=nieuw.tot,
        uitgesproken_op=nieuw.uitgesproken_op,
        is_spoed=nieuw.is_spoed,
        is_voorwaardelijk=nieuw.is_voorwaardelijk,
        verlengt_id=nieuw.verlengt,
        kenmerk=nieuw.kenmerk.strip(),
        instemming_op=nieuw.instemming_op,
        instemming_door=nieuw.instemming_door.strip(),
        herhaalsleutel=herhaalsleutel,
    )


def _betrek_gi(casus: Casus, nieuw: NieuweMaatregel, door: Kijker, vandaag: date) -> None:
    """The GI worker who records her own measure, or who was chosen, becomes a fixed face of the child."""
    wie = nieuw.jeugdbeschermer
    if wie is None and door.rol is Rol.JEUGDBESCHERMER and door.organisatie_id == nieuw.gi:
        wie = door.medewerker_id
    if wie is not None:
        begin_regie(casus, wie, Regiesoort.JEUGDBESCHERMING, vandaag, RedenOverdracht.KADER)


def _stop(maatregel: Maatregel, op: date) -> None:
    """An authorisation to live elsewhere never outlives the supervision it stands on."""
    einden = [maatregel]
    if maatregel.kader in TOEZICHT:
        blijft = Maatregel.objects.filter(jeugdige_id=maatregel.jeugdige_id, kader__in=TOEZICHT, van__lte=op)
        if not blijft.exclude(pk=maatregel.pk).exclude(tot__lte=op).exists():
            onder = Maatregel.objects.filter(jeugdige_id=maatregel.jeugdige_id, kader=JuridischKader.MUHP, van__lt=op)
            einden += list(onder.exclude(tot__lte=op))
    for rij in einden:
        rij.tot = op
        rij.save(update_fields=["tot"])


def _woorden(maatregel: Maatregel) -> str:
    soort = "verlenging van " if maatregel.verlengt_id else ""
    spoed = " (spoed)" if maatregel.is_spoed else " (voorwaardelijk)" if maatregel.is_voorwaardelijk else ""
    tot = f" tot {maatregel.tot:%d-%m-%Y}" if maatregel.tot else ""
    return f"{soort}{maatregel.kader}{spoed}, vanaf {maatregel.van:%d-%m-%Y}{tot}"
