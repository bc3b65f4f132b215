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
from zorglandschap.apps.casus.queries.machtigingen import geldende_maatregelen, stemt_in
from zorglandschap.apps.eenmalig import eenmalig
from zorglandschap.apps.fouten import Geweigerd, NietGevonden
from zorglandschap.core.begrippen.besluitwoorden import (
    EindeMaatregel,
    RedenOverdracht,
    Regiesoort,
    redenen_einde,
)
from zorglandschap.core.begrippen.codelijsten import CasusStatus, Handeling, JuridischKader, Rol, Stap
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.core.begrippen.tekst import zin
from zorglandschap.core.casus.kader import DRAAGT_GESLOTEN, TOEZICHT, herleid_kader


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
        with eenmalig():
            maatregel = _maak(rij, nieuw, herhaalsleutel)
        _betrek_gi(rij, nieuw, door, vandaag)
        volg_kader(rij, vandaag)
        casus.kader = rij.kader
        zet_stap(casus, stap=Stap.MAATREGEL, door=door, nu=nu, toelichting=_woorden(maatregel), uitkomsten=uitkomsten)
        return maatregel


def beeindig_maatregel(
    casus: Casus, nummer: int, *, door: Kijker, nu: datetime, op: date, reden: EindeMaatregel, toelichting: str
) -> Maatregel:
    """Record that a measure ended and why (CBS); authorisations that cannot stand without it end with it.

    A measure that ran out of itself gets its reason the same way, on its own last day.
    """
    with een_stap(casus, door, Handeling.CASUS_SCHRIJVEN) as rij:
        maatregel = get_maatregel(rij, nummer)
        if maatregel.tot == op and maatregel.reden_einde:
            return maatregel
        if reden not in redenen_einde(JuridischKader(maatregel.kader)):
            raise Geweigerd(zin("Deze reden hoort niet bij deze maatregel. Kies een reden uit de lijst."))
        if not toelichting.strip():
            raise Geweigerd(zin("Schrijf op waarom de maatregel eindigt, en wie dat besloot."))
        if op <= maatregel.van:
            raise Geweigerd(zin("De maatregel begon pas later. Kies een dag na het begin."))
        if maatregel.tot is not None and op > maatregel.tot:
            raise Geweigerd(zin("De maatregel eindigt dan al. Langer kan alleen met een verlenging."))
        vandaag = timezone.localdate(nu)
        if op > vandaag:
            raise Geweigerd(zin("Deze dag ligt in de toekomst. Leg het einde vast als het zover is."))
        maatregel.reden_einde, maatregel.einde_toelichting = reden, toelichting.strip()
        _stop(maatregel, op)
        volg_kader(rij, vandaag)
        if not geldende_kaders(rij.jeugdige_id, vandaag):
            eindig_regie(rij, Regiesoort.JEUGDBESCHERMING, vandaag)
        casus.kader, casus.jeugdbeschermer_id = rij.kader, rij.jeugdbeschermer_id
        zet_stap(
            casus,
            stap=Stap.MAATREGEL,
            door=door,
            nu=nu,
            toelichting=f"{maatregel.kader}, geëindigd per {op:%d-%m-%Y} ({reden.value}). {toelichting.strip()}",
        )
        return maatregel


def volg_kaders(*, vandaag: date) -> int:
    """Let the frame of every open case follow the measures of today; for the daily round. Returns how many changed."""
    aantal = 0
    for casus in Casus.objects.exclude(status=CasusStatus.AFGESLOTEN).filter(pk__in=_kan_veranderen(vandaag)):
        aantal += volg_kader(casus, vandaag)
    return aantal


def _kan_veranderen(vandaag: date) -> list[int]:
    """Open cases whose recorded frame is no longer that of the measures of today, in two queries."""
    geldend: dict[int, set[JuridischKader]] = {}
    for jeugdige, kader in geldende_maatregelen(vandaag).values_list("jeugdige_id", "kader"):
        geldend.setdefault(jeugdige, set()).add(JuridischKader(kader))
    open_ = Casus.objects.exclude(status=CasusStatus.AFGESLOTEN).values_list("pk", "jeugdige_id", "kader")
    return [pk for pk, jeugdige, kader in open_ if herleid_kader(geldend.get(jeugdige, ())) != kader]


def volg_kader(casus: Casus, vandaag: date) -> bool:
    """Let the frame of one case follow the measures of today; True when it changed. A part of a larger verb."""
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
    if nieuw.vertegenwoordiger_op is not None and nieuw.vertegenwoordiger_op > vandaag:
        raise Geweigerd(zin("De instemming van de ouders of voogd ligt in de toekomst. Kijk de datum na."))
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
        vertegenwoordiger_op=nieuw.vertegenwoordiger_op,
        vertegenwoordiger_door=nieuw.vertegenwoordiger_door.strip(),
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
    """An authorisation never outlives the supervision or guardianship it stands on.

    One for gesloten jeugdhulp goes on when who has the gezag consents.
    """
    maatregel.tot = op
    maatregel.save(update_fields=["tot", "reden_einde", "einde_toelichting"])
    if maatregel.kader not in DRAAGT_GESLOTEN:
        return
    lopend = Maatregel.objects.filter(jeugdige_id=maatregel.jeugdige_id, van__lte=op).exclude(pk=maatregel.pk)
    rijen = list(lopend.exclude(tot__lte=op))
    blijft = {JuridischKader(rij.kader) for rij in rijen}
    for rij in rijen:
        if _valt_weg(rij, blijft, op):
            rij.tot, rij.reden_einde = op, EindeMaatregel.OPGEHEVEN
            rij.einde_toelichting = f"Eindigt met de {maatregel.kader}."
            rij.save(update_fields=["tot", "reden_einde", "einde_toelichting"])


def _valt_weg(machtiging: Maatregel, blijft: set[JuridischKader], op: date) -> bool:
    """True when nothing is left for this authorisation to stand on; one that begins this day is new and stays."""
    if machtiging.van >= op:
        return False
    if machtiging.kader == JuridischKader.MUHP:
        return not blijft & TOEZICHT
    return machtiging.kader == JuridischKader.GESLOTEN and not (blijft & DRAAGT_GESLOTEN or stemt_in(machtiging, op))


def _woorden(maatregel: Maatregel) -> str:
    soort = "verlenging van " if maatregel.verlengt_id else ""
    spoed = " (spoed)" if maatregel.is_spoed else " (voorwaardelijk)" if maatregel.is_voorwaardelijk else ""
    tot = f" tot {maatregel.tot:%d-%m-%Y}" if maatregel.tot else ""
    return f"{soort}{maatregel.kader}{spoed}, vanaf {maatregel.van:%d-%m-%Y}{tot}"
