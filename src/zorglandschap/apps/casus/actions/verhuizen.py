"""Record what somebody answered to the question about moving, and that an answer was taken back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.conf import settings

from zorglandschap.apps.casus.actions.beslissers import eis_dag, wie_beslist
from zorglandschap.apps.casus.actions.stappen import een_stap, log
from zorglandschap.apps.casus.models import Casus, Verhuisinstemming
from zorglandschap.apps.casus.queries.verhuizen import get_verhuisinstemming
from zorglandschap.apps.fouten import Geweigerd
from zorglandschap.core.begrippen.codelijsten import Handeling
from zorglandschap.core.begrippen.gezinswoorden import Gever
from zorglandschap.core.begrippen.hulpvormen import Hulpvorm
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.core.begrippen.periode import leeftijd
from zorglandschap.core.begrippen.tekst import Tekst, zin


@dataclass(frozen=True, slots=True)
class Verhuisantwoord:
    """One person's answer; ``gezinslid`` is the number of the parent or voogd, None for the youth."""

    is_ja: bool
    op: date
    gesproken_door: str
    gezinslid: int | None = None
    hulpvormen: tuple[Hulpvorm, ...] = ()
    toelichting: str = ""
    mening_jeugdige: str = ""
    zonder_ouders: str = ""


def leg_verhuisantwoord_vast(
    casus: Casus, *, door: Kijker, nu: datetime, antwoord: Verhuisantwoord
) -> Verhuisinstemming:
    """Record a yes or a no; the same answer sent twice is recorded once. A later answer of somebody replaces this."""
    with een_stap(casus, door, Handeling.CASUS_SCHRIJVEN) as rij:
        eis_dag(antwoord.op, vanaf=rij.jeugdige.geboren_op, nu=nu)
        jaren = leeftijd(rij.jeugdige.geboren_op, antwoord.op)
        ouder = wie_beslist(
            rij.jeugdige,
            op=antwoord.op,
            gezinslid=antwoord.gezinslid,
            zonder_ouders=antwoord.zonder_ouders,
            te_jong=_te_jong,
        )
        _eis_woorden(antwoord, jaren)
        vormen = [v.value for v in Hulpvorm if v in antwoord.hulpvormen] if antwoord.is_ja else []
        velden: dict[str, Any] = {
            "hulpvormen": vormen,
            "gever": Gever.OUDER if ouder else Gever.JEUGDIGE,
            "gezinslid": ouder,
            "is_ja": antwoord.is_ja,
            "toelichting": antwoord.toelichting.strip(),
            "mening_jeugdige": antwoord.mening_jeugdige.strip(),
            "zonder_ouders": antwoord.zonder_ouders.strip(),
            "op": antwoord.op,
            "gesproken_door": antwoord.gesproken_door.strip(),
        }
        eerder = rij.verhuisinstemmingen.filter(gezinslid=ouder).order_by("op", "pk").last()
        if eerder is not None and eerder.ingetrokken_op is None and _is_zelfde(eerder, velden):
            return eerder
        nieuw = rij.verhuisinstemmingen.create(**velden, om=nu, door_id=door.medewerker_id, door_naam=door.naam)
        log(casus, door, Handeling.CASUS_SCHRIJVEN, actie="C", reden="antwoord over verhuizen vastgelegd")
        return nieuw


def trek_verhuisantwoord_in(
    casus: Casus, nummer: int, *, door: Kijker, nu: datetime, op: date, reden: str
) -> Verhuisinstemming:
    """The answer no longer counts from that day; the row stays, with why. Also after closing. Twice is harmless."""
    with een_stap(casus, door, Handeling.CASUS_SCHRIJVEN, ook_afgesloten=True) as rij:
        gegeven = get_verhuisinstemming(rij, nummer)
        if gegeven.ingetrokken_op is not None:
            return gegeven
        eis_dag(op, vanaf=gegeven.op, nu=nu)
        if not reden.strip():
            raise Geweigerd(zin("Schrijf op wat er is gezegd."))
        gegeven.ingetrokken_op, gegeven.ingetrokken_reden = op, reden.strip()
        gegeven.ingetrokken_door_naam = door.naam
        gegeven.save(update_fields=["ingetrokken_op", "ingetrokken_reden", "ingetrokken_door_naam"])
        log(casus, door, Handeling.CASUS_SCHRIJVEN, actie="U", reden="antwoord over verhuizen ingetrokken")
        return gegeven


def _is_zelfde(eerder: Verhuisinstemming, velden: dict[str, Any]) -> bool:
    return all(getattr(eerder, naam) == waarde for naam, waarde in velden.items())


def _te_jong(vanaf: int) -> Tekst:
    return zin(
        "Tot %(v)s jaar beslist wie het gezag heeft. Leg dat antwoord vast, en schrijf erbij wat het kind zelf vindt.",
        v=vanaf,
    )


def _eis_woorden(antwoord: Verhuisantwoord, jaren: int) -> None:
    mede = settings.BELEID.aantal("toestemming_mede_vanaf_leeftijd", antwoord.op)
    if not antwoord.gesproken_door.strip():
        raise Geweigerd(zin("Vul in wie dit gesprek voerde."))
    if antwoord.is_ja and not antwoord.hulpvormen:
        raise Geweigerd(zin("Kies voor welke hulp het ja geldt. Een ja voor alles bestaat niet."))
    if jaren < mede and not antwoord.mening_jeugdige.strip():
        raise Geweigerd(zin("Schrijf op wat het kind zelf vindt, in de woorden van het kind."))
