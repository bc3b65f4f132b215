"""Write down who belongs to the family and the network of a child; who leaves keeps a place in the story."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from zorglandschap.apps.casus.actions.stappen import een_stap, log, zet_stap
from zorglandschap.apps.casus.models import Band, Casus, Gezinslid, Jeugdige
from zorglandschap.apps.casus.queries.gezag import heeft_gezag
from zorglandschap.apps.casus.queries.gezin import FAMILIE, get_lid
from zorglandschap.apps.fouten import Geweigerd
from zorglandschap.core.begrippen.codelijsten import Geslacht, Handeling, Stap
from zorglandschap.core.begrippen.gezinswoorden import OPVOEDERS, Gezinsrol, Steun
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.core.begrippen.periode import EERSTE_DAG
from zorglandschap.core.begrippen.tekst import zin

TELEFOONTEKENS = frozenset("0123456789 +-()/")


@dataclass(frozen=True, slots=True)
class Lidgegevens:
    """What is known of somebody; ``voor_alle_kinderen``: role and gezag hold for every child of the family."""

    naam: str
    rol: Gezinsrol
    heeft_gezag: bool = False
    woont_in: bool = False
    telefoon: str = ""
    van: date | None = None
    steun: Steun = Steun.ONBEKEND
    voor_alle_kinderen: bool = True


def leg_geslacht_vast(casus: Casus, *, door: Kijker, geslacht: Geslacht) -> None:
    """What messages and national figures ask, as in the population register; not asked at the door."""
    with een_stap(casus, door, Handeling.CASUS_SCHRIJVEN) as rij:
        if rij.jeugdige.geslacht != geslacht:
            rij.jeugdige.geslacht = geslacht
            rij.jeugdige.save(update_fields=["geslacht"])
            log(casus, door, Handeling.CASUS_SCHRIJVEN, actie="U", reden="geslacht in de registratie bijgewerkt")


def voeg_lid_toe(casus: Casus, *, door: Kijker, nu: datetime, lid: Lidgegevens) -> Gezinslid:
    """Add somebody to the family or network; the same person sent twice is added once."""
    with een_stap(casus, door, Handeling.CASUS_SCHRIJVEN) as rij:
        lid = _klopt(lid, timezone.localdate(nu))
        gezin_id = rij.jeugdige.gezin_id
        bekend = Gezinslid.objects.filter(gezin_id=gezin_id, naam__iexact=lid.naam, rol=lid.rol, tot__isnull=True)
        zelfde = bekend.first()
        if zelfde is not None:
            return zelfde
        nieuw = Gezinslid.objects.create(
            gezin_id=gezin_id,
            naam=lid.naam,
            rol=lid.rol,
            heeft_gezag=lid.heeft_gezag and lid.voor_alle_kinderen,
            woont_in=lid.woont_in,
            telefoon=lid.telefoon,
            van=lid.van,
        )
        _bind(rij.jeugdige, nieuw, lid)
        log(casus, door, Handeling.CASUS_SCHRIJVEN, actie="C", reden=f"gezin: {lid.rol.value} toegevoegd")
        return nieuw


def wijzig_lid(casus: Casus, nummer: int, *, door: Kijker, nu: datetime, lid: Lidgegevens) -> Gezinslid:
    """Change what is known of somebody; gezag that changes stands on the timeline, for it decides who sees what."""
    with een_stap(casus, door, Handeling.CASUS_SCHRIJVEN) as rij:
        vandaag = timezone.localdate(nu)
        lid = _klopt(lid, vandaag)
        bestaand, _ = get_lid(rij, nummer)
        if bestaand.tot is not None:
            raise Geweigerd(zin("Deze persoon is al weg. Voeg de persoon opnieuw toe als die terug is."))
        had = heeft_gezag(bestaand.pk, rij.jeugdige_id, op=vandaag)
        bestaand.naam, bestaand.telefoon, bestaand.woont_in, bestaand.van = (
            lid.naam,
            lid.telefoon,
            lid.woont_in,
            lid.van,
        )
        if lid.voor_alle_kinderen:
            _voor_alle(bestaand, lid)
        bestaand.save()
        _bind(rij.jeugdige, bestaand, lid)
        log(casus, door, Handeling.CASUS_SCHRIJVEN, actie="U", reden=f"gezin: {lid.rol.value} gewijzigd")
        _vertel_gezag(casus, bestaand, door=door, nu=nu, had=had)
        return bestaand


def beeindig_lid(casus: Casus, nummer: int, *, door: Kijker, nu: datetime, tot: date) -> None:
    """Somebody no longer belongs to the family or network; nothing is removed."""
    with een_stap(casus, door, Handeling.CASUS_SCHRIJVEN) as rij:
        vandaag = timezone.localdate(nu)
        lid, _ = get_lid(rij, nummer)
        if lid.tot == tot:
            return
        if lid.tot is not None:
            raise Geweigerd(zin("Deze persoon is al weg. Voeg de persoon opnieuw toe als die terug is."))
        _einde_klopt(rij.jeugdige, lid, tot, vandaag)
        had = heeft_gezag(lid.pk, rij.jeugdige_id, op=vandaag)
        lid.tot = tot
        lid.save(update_fields=["tot"])
        log(casus, door, Handeling.CASUS_SCHRIJVEN, actie="U", reden=f"gezin: {lid.rol} niet meer betrokken")
        _vertel_gezag(casus, lid, door=door, nu=nu, had=had)


def _klopt(lid: Lidgegevens, vandaag: date) -> Lidgegevens:
    """The same data, tidied; raises Geweigerd for what cannot be."""
    naam, telefoon = " ".join(lid.naam.split()), lid.telefoon.strip()
    if not naam:
        raise Geweigerd(zin("Vul een naam in."))
    if set(telefoon) - TELEFOONTEKENS:
        raise Geweigerd(zin("Een telefoonnummer heeft alleen cijfers, spaties, + en -. Controleer het nummer."))
    if lid.van is not None and lid.van > vandaag:
        raise Geweigerd(zin("De begindatum ligt in de toekomst. Vul de dag in vanaf wanneer het al zo is."))
    if lid.van is not None and lid.van < EERSTE_DAG:
        raise Geweigerd(zin("Zo lang geleden leefde deze persoon nog niet. Controleer het jaar van de begindatum."))
    if lid.heeft_gezag and lid.rol not in OPVOEDERS:
        raise Geweigerd(zin("Alleen een ouder, voogd of opvoeder kan gezag hebben. Kies een andere rol."))
    woont_in = lid.woont_in and (lid.rol in OPVOEDERS or lid.rol in FAMILIE)
    return Lidgegevens(
        naam=naam,
        rol=lid.rol,
        heeft_gezag=lid.heeft_gezag,
        woont_in=woont_in,
        telefoon=telefoon,
        van=lid.van,
        steun=lid.steun,
        voor_alle_kinderen=lid.voor_alle_kinderen,
    )


def _einde_klopt(jeugdige: Jeugdige, lid: Gezinslid, tot: date, vandaag: date) -> None:
    if tot > vandaag:
        raise Geweigerd(zin("De einddatum ligt in de toekomst. Vul de dag in waarop het veranderde."))
    if lid.van is not None and tot < lid.van:
        raise Geweigerd(zin("De einddatum ligt voor de begindatum. Kies een latere dag."))
    oudste = Jeugdige.objects.filter(gezin_id=jeugdige.gezin_id).order_by("geboren_op").first()
    if oudste is not None and tot < oudste.geboren_op:
        raise Geweigerd(zin("Op die dag was er nog geen kind in dit gezin. Controleer de einddatum."))


def _voor_alle(bestaand: Gezinslid, lid: Lidgegevens) -> None:
    """Role and gezag for the whole family; what was decided otherwise for one child stays so.

    Only gezag that is taken away ends for every child: it never comes back by a change in the case of another.
    """
    banden = Band.objects.filter(gezinslid=bestaand)
    if bestaand.heeft_gezag and not lid.heeft_gezag:
        banden.update(heeft_gezag=False)
    else:
        volgt = banden.filter(rol=bestaand.rol, heeft_gezag=bestaand.heeft_gezag)
        volgt.update(heeft_gezag=lid.heeft_gezag)
    banden.filter(rol=bestaand.rol).update(rol=lid.rol)
    bestaand.rol, bestaand.heeft_gezag = lid.rol, lid.heeft_gezag


def _bind(jeugdige: Jeugdige, bestaand: Gezinslid, lid: Lidgegevens) -> None:
    """Keep what holds for this child only: how the tie feels, and role and gezag where these differ."""
    band = Band.objects.filter(jeugdige=jeugdige, gezinslid=bestaand).first()
    anders = (lid.rol, lid.heeft_gezag) != (bestaand.rol, bestaand.heeft_gezag)
    if band is None and not anders and lid.steun is Steun.ONBEKEND:
        return
    Band.objects.update_or_create(
        jeugdige=jeugdige,
        gezinslid=bestaand,
        defaults={"rol": lid.rol, "heeft_gezag": lid.heeft_gezag, "steun": lid.steun},
    )


def _vertel_gezag(casus: Casus, lid: Gezinslid, *, door: Kijker, nu: datetime, had: bool) -> None:
    heeft = heeft_gezag(lid.pk, casus.jeugdige_id, op=timezone.localdate(nu))
    if heeft != had:
        tekst = f"{lid.naam}: {'heeft nu gezag' if heeft else 'heeft geen gezag meer'}"
        zet_stap(casus, stap=Stap.INZAGE_BEPERKT, door=door, nu=nu, toelichting=tekst)
