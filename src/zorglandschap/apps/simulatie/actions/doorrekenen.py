"""Ask for a run in the background, stop it, and compute what waits: one process at a time per run, whoever is there."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import Q

from zorglandschap.apps.fouten import Geweigerd, NietGevonden
from zorglandschap.apps.simulatie.aandelen import reken_aandelen, werk
from zorglandschap.apps.simulatie.models import Doorrekening
from zorglandschap.apps.simulatie.planwerk import Plankeuze, reken_plan
from zorglandschap.apps.simulatie.queries.geschiedenis import GeenRegels
from zorglandschap.apps.simulatie.queries.toegang import eis
from zorglandschap.apps.simulatie.queries.uitgangspunt import (
    NogGeenSchatting,
    Uitgangspunt,
    get_uitgangspunt,
)  # fmt: skip
from zorglandschap.apps.simulatie.rekenwerk import (
    MAANDEN,
    MEESTE_JAREN,
    MEESTE_REPLICATIES,
    MEESTE_SCENARIOS,
    Map,
    Vraag,
    maak_werk,
    pak_in,
)  # fmt: skip
from zorglandschap.core.begrippen.codelijsten import Handeling
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.core.begrippen.simulatiewoorden import OPEN, Rekensoort, Rekenstand
from zorglandschap.core.begrippen.tekst import Tekst, zin
from zorglandschap.core.simulatie.controle import OngeldigeInvoer
from zorglandschap.core.simulatie.draaien import Gestopt, TeVol
from zorglandschap.core.simulatie.rekenen import reken
from zorglandschap.core.simulatie.scenario import OngeldigScenario
from zorglandschap.core.simulatie.verloop import VERSIE

logger = logging.getLogger(__name__)

STIL = timedelta(seconds=60)  # without a sign of life for so long, another may take over
HARTSLAG = timedelta(seconds=1)
MEESTE_WACHTEND = 5

TE_VEEL = zin(
    "Er wachten al %(aantal)s doorrekeningen van u. Wacht tot er een klaar is, of stop er een.", aantal=MEESTE_WACHTEND
)
MATEN = zin(
    "Kies 1 tot %(jaren)s jaar, 2 tot %(herhalingen)s herhalingen en hoogstens %(scenarios)s scenario's.",
    jaren=MEESTE_JAREN, herhalingen=MEESTE_REPLICATIES, scenarios=MEESTE_SCENARIOS,
)  # fmt: skip
ONVERWACHT = zin("De berekening is mislukt door een fout in het programma. Meld dit bij de beheerder.")
BEKEND = (OngeldigScenario, OngeldigeInvoer, NogGeenSchatting, GeenRegels, TeVol)


class AndereNamHetOver(Exception):
    """Another process has this run now; what was computed here is not needed."""


def vraag_doorrekening(kijker: Kijker, vraag: Vraag, *, naam: str, herhaalsleutel: UUID, nu: datetime) -> Doorrekening:
    """Put a run in the queue; the same form again gives the same row.

    Raises Geweigerd for a size that is too large, for somebody with many open runs, when there is no estimate, and
    for a scenario that does not fit the region: before anything runs.
    """
    eis(kijker, Handeling.SCENARIO_MAKEN, soort="doorrekening", actie="C")
    eerder = Doorrekening.objects.filter(herhaalsleutel=herhaalsleutel).first()
    if eerder is not None:
        return eerder
    _eis_maten(vraag)
    if Doorrekening.objects.filter(door_id=kijker.medewerker_id, stand__in=OPEN).count() >= MEESTE_WACHTEND:
        raise Geweigerd(TE_VEEL)
    uitgangspunt = _uitgangspunt(vraag)
    _eis_past(uitgangspunt, vraag)
    try:
        with transaction.atomic():
            return Doorrekening.objects.create(
                naam=naam,
                vraag=vraag.als_json(),
                op=uitgangspunt.op,
                alles=vraag.alles + werk(vraag),
                aangevraagd_om=nu,
                door_id=kijker.medewerker_id,
                door_naam=kijker.naam,
                herhaalsleutel=herhaalsleutel,
            )
    except IntegrityError:  # the same form twice at once
        return Doorrekening.objects.get(herhaalsleutel=herhaalsleutel)


def _eis_maten(vraag: Vraag) -> None:
    past = (
        1 <= vraag.jaren <= MEESTE_JAREN
        and 2 <= vraag.replicaties <= MEESTE_REPLICATIES
        and 1 <= len(vraag.scenarios) <= MEESTE_SCENARIOS
    )
    if not past:
        raise Geweigerd(MATEN)


def _uitgangspunt(vraag: Vraag) -> Uitgangspunt:
    try:
        return get_uitgangspunt(maanden=vraag.jaren * MAANDEN)
    except NogGeenSchatting as fout:
        raise Geweigerd(fout.tekst) from fout
    except GeenRegels as fout:
        raise Geweigerd(zin("%(reden)s", reden=str(fout))) from fout


def _eis_past(uitgangspunt: Uitgangspunt, vraag: Vraag) -> None:
    try:
        maak_werk(uitgangspunt, vraag)
    except (OngeldigScenario, OngeldigeInvoer) as fout:
        raise Geweigerd(fout.fouten[0]) from fout


def stop_doorrekening(kijker: Kijker, sleutel: UUID, *, nu: datetime) -> Doorrekening:
    """Ask to stop; what waits is stopped at once, what runs stops at its next step. Once more changes nothing."""
    eis(kijker, Handeling.SCENARIO_MAKEN, soort="doorrekening", object_id=str(sleutel), actie="U")
    rijen = Doorrekening.objects.filter(sleutel=sleutel)
    rijen.filter(stand=Rekenstand.WACHT).update(stand=Rekenstand.GESTOPT, klaar_om=nu, stop_gevraagd=True)
    rijen.filter(stand=Rekenstand.BEZIG).update(stop_gevraagd=True)
    rij = rijen.defer("resultaat").first()
    if rij is None:
        raise NietGevonden
    return rij


def reken_volgende(rekenaar: str, *, klok: Callable[[], datetime]) -> Doorrekening | None:
    """Compute the run that waits longest, or one whose process fell silent; None when there is nothing to do."""
    rij = _neem(rekenaar, klok())
    if rij is None:
        return None
    opslag = Map(settings.DATA_MAP / "simulatie" / str(rij.sleutel))
    try:
        slot = _slot(rij, opslag, klok)
    except AndereNamHetOver:
        return rij
    _sluit(rij, klok(), slot)
    opslag.ruim_op()
    return Doorrekening.objects.defer("resultaat").get(pk=rij.pk)


def _slot(rij: Doorrekening, opslag: Map, klok: Callable[[], datetime]) -> dict[str, object]:
    """What the run ends with: the outcome, or why there is none."""
    try:
        return _reken(rij, opslag, klok)
    except AndereNamHetOver:
        raise
    except Gestopt:
        return {"stand": Rekenstand.GESTOPT}
    except BEKEND as fout:
        return _mislukt(_reden(fout))
    except Exception:
        logger.exception("een doorrekening is mislukt")
        return _mislukt(ONVERWACHT)


def _mislukt(reden: Tekst) -> dict[str, object]:
    return {"stand": Rekenstand.MISLUKT, "fout": {"zin": reden.sjabloon, "waarden": dict(reden.waarden)}}


def _reden(fout: Exception) -> Tekst:
    """Why it failed, for who asked."""
    if isinstance(fout, OngeldigScenario | OngeldigeInvoer):
        return fout.fouten[0]
    return fout.tekst if isinstance(fout, NogGeenSchatting) else zin("%(reden)s", reden=str(fout))


def _neem(rekenaar: str, nu: datetime) -> Doorrekening | None:
    """Claim a run; when two try at once the second finds it taken and looks for another."""
    vrij = Q(stand=Rekenstand.WACHT) | Q(stand=Rekenstand.BEZIG, hartslag__lt=nu - STIL)
    while True:
        rij = Doorrekening.objects.filter(vrij).defer("resultaat").order_by("aangevraagd_om", "pk").first()
        if rij is None:
            return None
        zelfde = Doorrekening.objects.filter(vrij, pk=rij.pk, rekenaar=rij.rekenaar, hartslag=rij.hartslag)
        if zelfde.update(stand=Rekenstand.BEZIG, rekenaar=rekenaar, hartslag=nu):
            rij.rekenaar = rekenaar
            return rij


def _reken(rij: Doorrekening, opslag: Map, klok: Callable[[], datetime]) -> dict[str, object]:
    laatst = klok()
    mijn = Doorrekening.objects.filter(pk=rij.pk, stand=Rekenstand.BEZIG, rekenaar=rij.rekenaar)
    gedaan = 0

    def onthoud(klaar: int, _alles: int = 0) -> None:
        nonlocal gedaan
        gedaan = klaar

    def meld(erbij: int) -> None:
        onthoud(gedaan + erbij)

    def stop() -> bool:
        nonlocal laatst
        nu = klok()
        if nu - laatst < HARTSLAG:
            return False
        laatst = nu
        if not mijn.update(hartslag=nu, gedaan=gedaan):
            raise AndereNamHetOver
        return mijn.filter(stop_gevraagd=True).exists()

    if rij.soort == Rekensoort.PLAN:
        return _plan(rij, meld=onthoud, stop=stop)
    vraag = Vraag.van_json(rij.vraag)
    uitgangspunt = get_uitgangspunt(rij.op, maanden=vraag.jaren * MAANDEN)
    uit = reken(maak_werk(uitgangspunt, vraag), opslag=opslag, voortgang=onthoud, stop=stop)
    aandelen = reken_aandelen(uitgangspunt, vraag, meld=meld, stop=stop)
    return {
        "stand": Rekenstand.KLAAR, "resultaat": pak_in(uit), "afdruk": uit.vingerafdruk(), "gedaan": rij.alles,
        "uitgangspunt": uitgangspunt.vingerafdruk, "kernversie": str(VERSIE), "bijdragen": aandelen,
    }  # fmt: skip


def _plan(rij: Doorrekening, *, meld: Callable[[int], None], stop: Callable[[], bool]) -> dict[str, object]:
    """The same for a plan."""
    keuze = Plankeuze.van_json(rij.vraag)
    uitgangspunt = get_uitgangspunt(rij.op, maanden=keuze.jaren * MAANDEN)
    uit = reken_plan(uitgangspunt, keuze, meld=meld, stop=stop)
    return {
        "stand": Rekenstand.KLAAR, "plan": uit, "gedaan": rij.alles, "uitgangspunt": uitgangspunt.vingerafdruk,
        "kernversie": str(VERSIE),
    }  # fmt: skip


def _sluit(rij: Doorrekening, nu: datetime, slot: dict[str, object]) -> None:
    """Final only when it is still ours: another may have taken over what was silent too long."""
    Doorrekening.objects.filter(pk=rij.pk, rekenaar=rij.rekenaar, stand=Rekenstand.BEZIG).update(klaar_om=nu, **slot)
