"""Who is a fixed face of the child: begin, hand over, take over and end, always with the reason kept."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from zorglandschap.apps.casus.actions.stappen import een_stap, zet_stap
from zorglandschap.apps.casus.models import Casus, Regieperiode
from zorglandschap.apps.casus.queries.regie import list_kandidaten, overdracht_feiten
from zorglandschap.apps.casus.queries.toegang import gezien_als
from zorglandschap.apps.fouten import Geweigerd
from zorglandschap.apps.organisaties.models import Medewerker
from zorglandschap.core.begrippen.besluitwoorden import Betrokkene, RedenOverdracht, Regiesoort
from zorglandschap.core.begrippen.codelijsten import Handeling, Relatie, Stap
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.core.begrippen.tekst import zin
from zorglandschap.core.regels import overdracht

VELD: dict[Regiesoort, str] = {
    Regiesoort.CASUSREGIE: "regisseur_id",
    Regiesoort.PERSPECTIEFREGIE: "perspectiefregisseur_id",
    Regiesoort.JEUGDBESCHERMING: "jeugdbeschermer_id",
}
OVER_TE_DRAGEN = (Regiesoort.CASUSREGIE, Regiesoort.PERSPECTIEFREGIE)
REDENEN = tuple(r for r in RedenOverdracht if r not in (RedenOverdracht.START, RedenOverdracht.EINDE))
SOORT_VAN = {
    Betrokkene.JEUGDBESCHERMER: Regiesoort.JEUGDBESCHERMING,
    Betrokkene.HULPVERLENER: Regiesoort.HULPVERLENER,
}
NIET_IN_DE_LIJST = zin("Deze medewerker kan dit niet doen in deze casus. Kies iemand uit de lijst.")


def draag_over(
    casus: Casus,
    *,
    door: Kijker,
    nu: datetime,
    soort: Regiesoort,
    medewerker_id: int,
    reden: RedenOverdracht | None,
    toelichting: str,
    gesprek_op: date | None = None,
) -> Regieperiode:
    """Hand the casusregie or the perspectiefregie to somebody else; the first one is appointed without a reason.

    Doing it twice is harmless. Raises Geweigerd for who is not on the list, and for what the rules stop.
    """
    with een_stap(casus, door, Handeling.OVERDRAGEN) as rij:
        vandaag = timezone.localdate(nu)
        _alleen_zelf_in_nood(casus, door, soort, medewerker_id)
        vorige = getattr(rij, VELD[soort])
        huidig = rij.regieperiodes.filter(soort=soort, tot__isnull=True, medewerker_id=medewerker_id).first()
        if huidig is not None and vorige == medewerker_id:
            return huidig
        nieuw = _kandidaat(rij, soort, medewerker_id, vandaag)
        _controleer_gesprek(rij, gesprek_op, vandaag)
        waarom = _waarom(soort, reden, is_nieuw=vorige is None)
        feiten = overdracht_feiten(
            rij, vandaag=vandaag, soort=soort, reden=waarom, toelichting=toelichting, gesprek=gesprek_op is not None
        )
        uitkomsten = [overdracht.perspectiefregisseur_blijft(feiten), overdracht.overdracht_met_gesprek(feiten)]
        if any(u.blokkeert for u in uitkomsten):
            raise Geweigerd.door_regels(uitkomsten)
        periode = begin_regie(rij, nieuw.pk, soort, vandaag, waarom, toelichting=toelichting, gesprek_op=gesprek_op)
        verhaal = _verhaal(soort, nieuw, waarom, toelichting)
        zet_stap(casus, stap=Stap.REGIE, door=door, nu=nu, toelichting=verhaal, uitkomsten=uitkomsten)
        setattr(casus, VELD[soort], nieuw.pk)
        return periode


def _alleen_zelf_in_nood(casus: Casus, door: Kijker, soort: Regiesoort, medewerker_id: int) -> None:
    """A look in need writes nothing; the one way out of a case without anybody is to take the regie oneself."""
    zelf = soort is Regiesoort.CASUSREGIE and medewerker_id == door.medewerker_id
    if gezien_als(casus) is Relatie.NOOD and not zelf:
        raise Geweigerd(zin("In een noodinzage kunt u alleen zelf de casusregie overnemen, als de regisseur wegvalt."))


def neem_over(casus: Casus, *, door: Kijker, nu: datetime, toelichting: str) -> Regieperiode:
    """A colleague of the team takes the casusregie over because the regisseur is absent."""
    if door.medewerker_id is None:
        raise Geweigerd(NIET_IN_DE_LIJST)
    return draag_over(
        casus,
        door=door,
        nu=nu,
        soort=Regiesoort.CASUSREGIE,
        medewerker_id=door.medewerker_id,
        reden=RedenOverdracht.AFWEZIG,
        toelichting=toelichting,
    )


def betrek(
    casus: Casus,
    *,
    door: Kijker,
    nu: datetime,
    wat: Betrokkene,
    medewerker_id: int,
    reden: RedenOverdracht | None = None,
    toelichting: str = "",
) -> None:
    """Involve a jeugdbeschermer, a gedragsdeskundige or a fixed helper; whoever it was before stops, with a reason."""
    with een_stap(casus, door, Handeling.CASUS_SCHRIJVEN) as rij:
        vandaag = timezone.localdate(nu)
        vorige = _wie_nu(rij, wat)
        if vorige == medewerker_id:
            return
        nieuw = _kandidaat(rij, wat, medewerker_id, vandaag)
        waarom = _waarom(wat, reden, is_nieuw=vorige is None)
        if wat is Betrokkene.GEDRAGSDESKUNDIGE:
            rij.gedragsdeskundige = nieuw
            rij.save(update_fields=["gedragsdeskundige"])
        else:
            begin_regie(rij, nieuw.pk, SOORT_VAN[wat], vandaag, waarom, toelichting=toelichting)
        zet_stap(casus, stap=Stap.REGIE, door=door, nu=nu, toelichting=_verhaal(wat, nieuw, waarom, toelichting))


def _waarom(soort: Regiesoort | Betrokkene, reden: RedenOverdracht | None, *, is_nieuw: bool) -> RedenOverdracht:
    """Why a face comes; who replaces somebody needs a reason."""
    if is_nieuw:
        return RedenOverdracht.START
    if reden is None:
        raise Geweigerd(zin("Er is al iemand voor: %(wat)s. Kies waarom dat verandert.", wat=soort.value))
    return reden


def _wie_nu(casus: Casus, wat: Betrokkene) -> int | None:
    if wat is Betrokkene.GEDRAGSDESKUNDIGE:
        return casus.gedragsdeskundige_id
    if wat is Betrokkene.JEUGDBESCHERMER:
        return casus.jeugdbeschermer_id
    nu = casus.regieperiodes.filter(soort=SOORT_VAN[wat], tot__isnull=True).first()
    return nu.medewerker_id if nu else None


def _kandidaat(casus: Casus, soort: Regiesoort | Betrokkene, medewerker_id: int, vandaag: date) -> Medewerker:
    if medewerker_id not in {pk for pk, _ in list_kandidaten(casus, soort, vandaag=vandaag)}:
        raise Geweigerd(NIET_IN_DE_LIJST)
    return Medewerker.objects.select_related("organisatie").get(pk=medewerker_id)


def _controleer_gesprek(casus: Casus, gesprek_op: date | None, vandaag: date) -> None:
    if gesprek_op is not None and gesprek_op > vandaag:
        raise Geweigerd(zin("Het gesprek met het gezin is nog niet geweest. Leg de overdracht daarna vast."))
    if gesprek_op is not None and gesprek_op < casus.geopend_op:
        raise Geweigerd(zin("Het gesprek kan niet zijn geweest voordat de casus begon. Controleer de datum."))


def _verhaal(soort: Regiesoort | Betrokkene, wie: Medewerker, reden: RedenOverdracht, toelichting: str) -> str:
    """What the timeline tells: which face, who it is now, and why."""
    kop = f"{soort.value.capitalize()}: {wie.naam}, {wie.organisatie.naam}"
    waarom = "" if reden is RedenOverdracht.START else f" ({reden.value})"
    return f"{kop}{waarom}. {toelichting.strip()}".strip()


@transaction.atomic
def begin_regie(
    casus: Casus,
    medewerker_id: int,
    soort: Regiesoort,
    op: date,
    reden: RedenOverdracht,
    *,
    toelichting: str = "",
    gesprek_op: date | None = None,
) -> Regieperiode:
    """Somebody becomes a fixed face from this day; who it was until then stops, and keeps the row.

    The casus names the person from now on. Who is this face already stays so: nothing is written twice.
    A part of a larger verb: the caller holds the lock, sets the step and writes the log.
    """
    nu = casus.regieperiodes.filter(soort=soort, tot__isnull=True).first()
    _noem(casus, soort, medewerker_id)
    if nu is not None and nu.medewerker_id == medewerker_id:
        return nu
    if nu is not None:
        _stop(nu, op)
    return Regieperiode.objects.create(
        casus=casus,
        medewerker_id=medewerker_id,
        soort=soort,
        van=op,
        reden=reden,
        toelichting=toelichting.strip(),
        gesprek_op=gesprek_op,
    )


def eindig_regie(casus: Casus, soort: Regiesoort, op: date) -> None:
    """Nobody is this fixed face any more from this day; the period that ran keeps its row. Harmless twice."""
    nu = casus.regieperiodes.filter(soort=soort, tot__isnull=True).first()
    if nu is not None:
        _stop(nu, op)
    _noem(casus, soort, None)


def sluit_regie(casus: Casus, op: date) -> None:
    """Every fixed face stops with the casus; the casus keeps their names, for the contact afterwards."""
    for periode in casus.regieperiodes.filter(tot__isnull=True):
        _stop(periode, op)


def _stop(periode: Regieperiode, op: date) -> None:
    periode.tot = max(op, periode.van)  # somebody who began later than this day was there no day
    periode.save(update_fields=["tot"])


def _noem(casus: Casus, soort: Regiesoort, medewerker_id: int | None) -> None:
    veld = VELD.get(soort)
    if veld is None or getattr(casus, veld) == medewerker_id:
        return
    setattr(casus, veld, medewerker_id)
    casus.save(update_fields=[veld])
