"""Take a step in a casus: check the table, keep the new status, append to the timeline, tell the log."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from zorglandschap.apps.casus.models import Casus, CasusStap
from zorglandschap.apps.casus.queries.toegang import gezien_als
from zorglandschap.apps.casus.uitkomsten import naar_json
from zorglandschap.apps.fouten import Geweigerd
from zorglandschap.apps.logboek.actions import Afloop, schrijf
from zorglandschap.core.begrippen.codelijsten import CasusStatus, Doel, Handeling, Stap
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.core.begrippen.tekst import zin
from zorglandschap.core.casus.verloop import volgende, vraagt_eerdere
from zorglandschap.core.regels.uitkomst import Uitkomst

_BIJWERKEN = (
    Stap.CRISIS,
    Stap.CRISIS_VOORBIJ,
    Stap.TOESTEMMING,
    Stap.TOESTEMMING_INGETROKKEN,
    Stap.LOKALE_HULP,
    Stap.VERVOLG,
    Stap.VERVOLG_INGETROKKEN,
    Stap.TERUG_NAAR_HUIS,
    Stap.HULP_GESTOPT,
    Stap.MAATREGEL,
    Stap.JIM,
    Stap.JIM_GESPREK,
    Stap.EXTRA,
    Stap.TERMIJN,
    Stap.VERZOEK,
    Stap.AFGESLOTEN,
    Stap.NAZORG,
)
_AAN_HET_PLAN = (
    Stap.DOEL,
    Stap.DOEL_GESLOTEN,
    Stap.PLAN_VASTGESTELD,
    Stap.EVALUATIE,
    Stap.AFSCHALEN,
    Stap.LICHTER,
    Stap.TOEKOMSTPLAN,
)
HANDELING: dict[Stap, Handeling] = {
    **dict.fromkeys(_BIJWERKEN, Handeling.CASUS_SCHRIJVEN),
    **dict.fromkeys(_AAN_HET_PLAN, Handeling.PLAN_SCHRIJVEN),
    Stap.HULPVRAAG: Handeling.CASUS_OPENEN,
    Stap.ANALYSE_GESTART: Handeling.ANALYSE_SCHRIJVEN,
    Stap.ANALYSE_BESPROKEN: Handeling.ANALYSE_SCHRIJVEN,
    Stap.ANALYSE_GEDEELD: Handeling.ANALYSE_SCHRIJVEN,
    Stap.ANALYSE_ONDERTEKEND: Handeling.ANALYSE_VASTSTELLEN,
    Stap.ANALYSE_VASTGESTELD: Handeling.ANALYSE_VASTSTELLEN,
    Stap.VERWEZEN: Handeling.VERWIJZEN,
    Stap.ADVIES: Handeling.ADVISEREN,
    Stap.PLEK_GEVRAAGD: Handeling.PLEK_VRAGEN,
    Stap.PLEK_GEWEIGERD: Handeling.VERZOEK_BEANTWOORDEN,
    Stap.PLEK_VERLOPEN: Handeling.PLEK_VRAGEN,
    Stap.PLEK_INGETROKKEN: Handeling.PLEK_VRAGEN,
    Stap.PLEK_OOK_GEVRAAGD: Handeling.PLEK_VRAGEN,
    Stap.PLEK_AFGEVALLEN: Handeling.PLEK_VRAGEN,
    Stap.PLEK_TOEGEZEGD: Handeling.VERZOEK_BEANTWOORDEN,
    Stap.KENNISMAKING: Handeling.PLEK_VRAGEN,
    Stap.GEEN_MATCH: Handeling.PLEK_VRAGEN,
    Stap.GEPLAATST: Handeling.VERZOEK_BEANTWOORDEN,
    Stap.VERHUISD: Handeling.VERZOEK_BEANTWOORDEN,
    Stap.AMBULANT: Handeling.PLEK_VRAGEN,
    Stap.BESLUIT: Handeling.BESLUITEN,
    Stap.REGIE: Handeling.OVERDRAGEN,
    Stap.INZAGE_BEPERKT: Handeling.INZAGE_REGELEN,
}
DOEL: dict[Handeling, Doel] = {
    Handeling.PLEK_VRAGEN: Doel.PLAATSING,
    Handeling.TAFEL_BESLUITEN: Doel.PLAATSING,
    Handeling.VERZOEK_BEANTWOORDEN: Doel.PLAATSING,
    Handeling.STEM_SCHRIJVEN: Doel.EIGEN_INZAGE,
    Handeling.NOODINZAGE_NAKIJKEN: Doel.LOGCONTROLE,
}
VANZELF = "automatisch"


@transaction.atomic
def zet_stap(
    casus: Casus,
    *,
    stap: Stap,
    door: Kijker | None,
    nu: datetime,
    toelichting: str = "",
    uitkomsten: Sequence[Uitkomst] = (),
) -> CasusStap:
    """Take one step; raises Geweigerd when the table does not allow it from the present status.

    ``door`` None is the house itself (a reservation that lapses). The given ``casus`` gets the new status.
    """
    rij = vergrendel(casus)
    naar = volgende(CasusStatus(rij.status), stap, _eerder(rij, stap))
    if naar is None:
        raise Geweigerd(zin("Deze stap kan nu niet: de casus staat op ‘%(status)s’.", status=rij.status))
    if naar != rij.status:
        rij.status = naar
        rij.save(update_fields=["status"])
    casus.status = naar
    gezet = CasusStap.objects.create(
        casus=rij,
        stap=stap,
        status_na=naar,
        op=timezone.localdate(nu),
        om=nu,
        door_id=door.medewerker_id if door else None,
        door_naam=door.naam if door else VANZELF,
        toelichting=toelichting.strip(),
        uitkomsten=naar_json(uitkomsten),
    )
    log(casus, door, HANDELING[stap], actie="C" if stap is Stap.HULPVRAAG else "U", reden=stap.value)
    return gezet


def _eerder(casus: Casus, stap: Stap) -> tuple[Stap, ...]:
    """The step that the table asks for before this one, when it was taken."""
    eerst = vraagt_eerdere(CasusStatus(casus.status), stap)
    return (eerst,) if eerst is not None and casus.stappen.filter(stap=eerst).exists() else ()


def vergrendel(casus: Casus) -> Casus:
    """The same casus, fresh and locked until the end of the transaction."""
    return Casus.objects.select_for_update(of=("self",)).select_related("jeugdige").get(pk=casus.pk)


@contextmanager
def een_stap(casus: Casus, door: Kijker, handeling: Handeling, *, ook_afgesloten: bool = False) -> Iterator[Casus]:
    """One transaction around a verb, with the casus locked; a refusal undoes it and is logged as refused.

    A closed casus refuses every verb, unless ``ook_afgesloten``.
    """
    try:
        with transaction.atomic():
            rij = vergrendel(casus)
            if rij.status == CasusStatus.AFGESLOTEN and not ook_afgesloten:
                raise Geweigerd(zin("Deze casus is afgesloten. Er verandert niets meer in."))
            yield rij
    except Geweigerd as fout:
        log(casus, door, handeling, actie="U", reden=str(fout.reden), uitkomst=Afloop.GEWEIGERD)
        raise


def log(
    casus: Casus,
    door: Kijker | None,
    handeling: Handeling,
    *,
    actie: str,
    reden: str = "",
    uitkomst: Afloop = Afloop.GELUKT,
) -> None:
    """One line in the log about a change of this casus."""
    schrijf(
        kijker=door,
        handeling=handeling,
        doel=DOEL.get(handeling, Doel.HULP),
        actie=actie,
        soort="casus",
        object_id=str(casus.sleutel),
        jeugdige_id=casus.jeugdige_id,
        relatie=gezien_als(casus),
        uitkomst=uitkomst,
        reden=reden,
    )
