"""What can change in an authorisation for gesloten jeugdhulp: a condition was broken, or a consent withdrawn."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from zorglandschap.apps.casus.actions.kader import volg_kader
from zorglandschap.apps.casus.actions.stappen import een_stap, zet_stap
from zorglandschap.apps.casus.models import Casus, Maatregel
from zorglandschap.apps.casus.queries.kader import get_maatregel
from zorglandschap.apps.fouten import Geweigerd
from zorglandschap.core.begrippen.codelijsten import Handeling, Stap
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.core.begrippen.tekst import Tekst, zin


@dataclass(frozen=True, slots=True)
class Opname:
    """The decision to admit on a conditional authorisation: which condition was broken when, and who decided."""

    geschonden_op: date
    voorwaarde: str
    besloten_op: date
    besloten_door: str


def besluit_opname(casus: Casus, nummer: int, *, door: Kijker, nu: datetime, opname: Opname) -> Maatregel:
    """From this day the conditional authorisation gives a ground; recording it twice changes nothing.

    Raises Geweigerd for what is no conditional authorisation that runs, and for days that cannot be.
    """
    with een_stap(casus, door, Handeling.CASUS_SCHRIJVEN) as rij:
        maatregel = get_maatregel(rij, nummer)
        if maatregel.opname_besloten_op is not None:
            return maatregel
        reden = _waarom_niet(maatregel, opname, timezone.localdate(nu))
        if reden is not None:
            raise Geweigerd(reden)
        maatregel.geschonden_op, maatregel.geschonden_voorwaarde = opname.geschonden_op, opname.voorwaarde.strip()
        maatregel.opname_besloten_op = opname.besloten_op
        maatregel.opname_besloten_door = opname.besloten_door.strip()
        maatregel.save()
        volg_kader(rij, timezone.localdate(nu))
        casus.kader = rij.kader
        verhaal = (
            f"{maatregel.kader} (voorwaardelijk): besluit tot opname op {opname.besloten_op:%d-%m-%Y} "
            f"door {maatregel.opname_besloten_door}. {maatregel.geschonden_voorwaarde}"
        )
        zet_stap(casus, stap=Stap.MAATREGEL, door=door, nu=nu, toelichting=verhaal)
        return maatregel


def _waarom_niet(maatregel: Maatregel, opname: Opname, vandaag: date) -> Tekst | None:
    if not maatregel.is_voorwaardelijk:
        return zin("Dit is geen voorwaardelijke machtiging. Opname vraagt hier geen besluit over een voorwaarde.")
    if not opname.voorwaarde.strip() or not opname.besloten_door.strip():
        return zin("Schrijf op welke voorwaarde niet is nageleefd, en wie tot opname besloot.")
    if opname.geschonden_op > opname.besloten_op:
        return zin("Het besluit tot opname kan niet eerder zijn dan de dag waarop de voorwaarde niet is nageleefd.")
    if opname.besloten_op > vandaag:
        return zin("Het besluit ligt in de toekomst. Leg het vast als het is genomen.")
    if opname.geschonden_op < maatregel.van or (maatregel.tot is not None and opname.besloten_op >= maatregel.tot):
        return zin("De machtiging gold toen niet. Kijk de dagen na, of vraag een nieuwe machtiging.")
    return None


def trek_instemming_in(casus: Casus, nummer: int, *, door: Kijker, nu: datetime, op: date) -> Maatregel:
    """Who has the gezag no longer consents: without supervision the authorisation lapses soon after.

    Twice is harmless. Raises Geweigerd without a consent, and for a day that cannot be.
    """
    with een_stap(casus, door, Handeling.CASUS_SCHRIJVEN) as rij:
        maatregel = get_maatregel(rij, nummer)
        if maatregel.vertegenwoordiger_ingetrokken_op == op:
            return maatregel
        if maatregel.vertegenwoordiger_op is None or maatregel.vertegenwoordiger_ingetrokken_op is not None:
            raise Geweigerd(zin("Er staat bij deze machtiging geen instemming meer die kan worden ingetrokken."))
        if op < maatregel.vertegenwoordiger_op:
            raise Geweigerd(zin("De instemming is pas later gegeven. Kies een dag daarna."))
        if op > timezone.localdate(nu):
            raise Geweigerd(zin("Deze dag is nog niet geweest. Leg het vast op de dag zelf of daarna."))
        maatregel.vertegenwoordiger_ingetrokken_op = op
        maatregel.save(update_fields=["vertegenwoordiger_ingetrokken_op"])
        volg_kader(rij, timezone.localdate(nu))
        casus.kader = rij.kader
        verhaal = f"{maatregel.kader}: {maatregel.vertegenwoordiger_door} stemt niet meer in, vanaf {op:%d-%m-%Y}."
        zet_stap(casus, stap=Stap.MAATREGEL, door=door, nu=nu, toelichting=verhaal)
        return maatregel
