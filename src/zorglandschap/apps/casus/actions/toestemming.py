"""Record a yes, record that it was taken back, and share only with a yes that holds today."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from zorglandschap.apps.casus.actions.beslissers import wie_beslist
from zorglandschap.apps.casus.actions.stappen import een_stap, log, zet_stap
from zorglandschap.apps.casus.models import Casus, Jeugdige, Toestemming
from zorglandschap.apps.casus.queries.toestemming import GEDEELD, SCHEIDING, get_toestemming, toestemming_feiten
from zorglandschap.apps.fouten import Geweigerd
from zorglandschap.apps.logboek.models import Gebeurtenis
from zorglandschap.core.begrippen.codelijsten import CasusStatus, Handeling, JuridischKader, Stap
from zorglandschap.core.begrippen.gezinswoorden import Gever, Toestemmingsdoel
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.core.begrippen.tekst import Tekst, zin
from zorglandschap.core.regels.toestemming import delen_met_toestemming
from zorglandschap.core.regels.uitkomst import Uitkomst

LANGSTE_NAAM = 100


@dataclass(frozen=True, slots=True)
class NieuweToestemming:
    """One person's yes; ``gezinslid`` is the number of the parent or voogd, None for the youth."""

    doel: Toestemmingsdoel
    van: date
    gezinslid: int | None = None
    reikwijdte: str = ""
    tot: date | None = None
    zonder_ouders: str = ""


def leg_toestemming_vast(casus: Casus, *, door: Kijker, nu: datetime, nieuw: NieuweToestemming) -> Toestemming:
    """Record a yes; the same yes sent twice is recorded once."""
    with een_stap(casus, door, Handeling.CASUS_SCHRIJVEN) as rij:
        _dagen_kloppen(rij.jeugdige, nieuw, timezone.localdate(nu))
        ouder = wie_beslist(
            rij.jeugdige, op=nieuw.van, gezinslid=nieuw.gezinslid, zonder_ouders=nieuw.zonder_ouders, te_jong=_te_jong
        )
        gegevens = {
            "jeugdige": rij.jeugdige,
            "doel": nieuw.doel,
            "gever": Gever.OUDER if ouder else Gever.JEUGDIGE,
            "gezinslid": ouder,
            "reikwijdte": nieuw.reikwijdte.strip(),
            "zonder_ouders": nieuw.zonder_ouders.strip(),
            "van": nieuw.van,
            "tot": nieuw.tot,
        }
        zelfde = Toestemming.objects.filter(**gegevens, ingetrokken_op__isnull=True).first()
        if zelfde is not None:
            return zelfde
        gegeven = Toestemming.objects.create(**gegevens, door_id=door.medewerker_id, om=nu)
        zet_stap(casus, stap=Stap.TOESTEMMING, door=door, nu=nu, toelichting=_woorden(gegeven))
        return gegeven


def trek_toestemming_in(casus: Casus, nummer: int, *, door: Kijker, nu: datetime, op: date) -> Toestemming:
    """Record that somebody took a yes back: it counts until that day, and the row stays. Also after closing."""
    with een_stap(casus, door, Handeling.CASUS_SCHRIJVEN, ook_afgesloten=True) as rij:
        gegeven = get_toestemming(rij, nummer)
        if gegeven.ingetrokken_op is not None:
            return gegeven
        if op > timezone.localdate(nu):
            raise Geweigerd(zin("Intrekken kan niet in de toekomst. Vul de dag in waarop het gezegd is."))
        if op < gegeven.van:
            raise Geweigerd(zin("De toestemming begon pas later. Kies een dag op of na het begin."))
        gegeven.ingetrokken_op = op
        gegeven.save(update_fields=["ingetrokken_op"])
        if rij.status == CasusStatus.AFGESLOTEN:
            log(casus, door, Handeling.CASUS_SCHRIJVEN, actie="U", reden=Stap.TOESTEMMING_INGETROKKEN.value)
        else:
            stap = Stap.TOESTEMMING_INGETROKKEN
            zet_stap(casus, stap=stap, door=door, nu=nu, toelichting=_woorden(gegeven))
        return gegeven


def deel_gegevens(casus: Casus, *, door: Kijker, nu: datetime, doel: Toestemmingsdoel, met_wie: str) -> Uitkomst:
    """Record in the log that something was shared with somebody; refused without consent for that purpose today.

    The same sharing on the same day is recorded once.
    """
    with een_stap(casus, door, Handeling.CASUS_SCHRIJVEN) as rij:
        met_wie = " ".join(met_wie.split())[:LANGSTE_NAAM]
        if not met_wie:
            raise Geweigerd(zin("Vul in met welke organisatie u deelt."))
        if doel is Toestemmingsdoel.HULP:
            raise Geweigerd(zin("Kies met wie u gegevens deelt."))
        vandaag, kader = timezone.localdate(nu), JuridischKader(rij.kader)
        feiten = toestemming_feiten(rij.jeugdige, doel, vandaag=vandaag, kader=kader, crisis=rij.crisis_speelt)
        uitkomst = delen_met_toestemming(feiten)
        if uitkomst.blokkeert:
            raise Geweigerd.door_regels([uitkomst])
        reden = f"{doel.value}{SCHEIDING}{met_wie}"
        if not _al_gedeeld(rij, reden, door):
            log(casus, door, Handeling.CASUS_SCHRIJVEN, actie=GEDEELD, reden=reden)
        return uitkomst


def _al_gedeeld(casus: Casus, reden: str, door: Kijker) -> bool:
    """True when the log says so today, by its own clock."""
    vandaag = Gebeurtenis.objects.filter(jeugdige_id=casus.jeugdige_id, actie=GEDEELD, om__date=timezone.localdate())
    return vandaag.filter(reden=reden, gebruiker_id=door.gebruiker_id).exists()


def _woorden(gegeven: Toestemming) -> str:
    """For the timeline: what for and who, never a name."""
    return f"{gegeven.doel}: {gegeven.gever}"


def _te_jong(vanaf: int) -> Tekst:
    return zin("Vanaf %(v)s jaar geeft een jeugdige toestemming. Vraag het nu aan wie het gezag heeft.", v=vanaf)


def _dagen_kloppen(jeugdige: Jeugdige, nieuw: NieuweToestemming, vandaag: date) -> None:
    if nieuw.van > vandaag:
        raise Geweigerd(zin("De toestemming begint in de toekomst. Vul de dag in waarop het ja gegeven is."))
    if nieuw.van < jeugdige.geboren_op:
        raise Geweigerd(zin("Op die dag was de jeugdige nog niet geboren. Controleer de begindatum."))
    if nieuw.tot is not None and nieuw.tot <= nieuw.van:
        raise Geweigerd(zin("De einddatum ligt niet na de begindatum. Kies een latere dag."))
