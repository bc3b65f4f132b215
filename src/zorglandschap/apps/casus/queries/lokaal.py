"""The extra steps that the gemeente of the youth asks: which, since when, and which were taken."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings

from zorglandschap.apps.casus.models import Casus, Extrastap
from zorglandschap.apps.organisaties.models import Organisatie
from zorglandschap.core.begrippen.codelijsten import CasusStatus, SoortOrganisatie
from zorglandschap.core.begrippen.lokaal import Stapvraag, Teamcontact
from zorglandschap.core.regels.lokaal import LokaalFeiten, gemeentelijke_stap_gezet
from zorglandschap.core.regels.uitkomst import Uitkomst

VOOR_VERWIJZING = frozenset({CasusStatus.HULPVRAAG, CasusStatus.ANALYSE, CasusStatus.LOKALE_HULP})
VOLGORDE = {status: plaats for plaats, status in enumerate(CasusStatus)}


@dataclass(frozen=True, slots=True)
class Extrastapstand:
    """One extra step of the gemeente as it stands in this casus."""

    stap: Stapvraag
    gedaan: Extrastap | None
    is_aan_de_beurt: bool


def get_teamcontact(organisatie: Organisatie) -> Teamcontact | None:
    """How a family reaches this local team; None for another organisation, or when nobody filled it in."""
    is_team = organisatie.soort == SoortOrganisatie.LOKAAL_TEAM
    return settings.REGIO.lokaal(organisatie.gemeente_id).team if is_team else None


def list_extrastappen(casus: Casus) -> list[Extrastapstand]:
    """Every extra step of the gemeente, in its own order; for a casus that the viewer got through ``get_casus``."""
    vragen = settings.REGIO.lokaal(casus.jeugdige.gemeente_id).stappen
    if not vragen:
        return []
    gedaan = {stap.sleutel: stap for stap in casus.extrastappen.select_related("door")}
    status = CasusStatus(casus.status)
    return [Extrastapstand(v, gedaan.get(v.sleutel), _aan_de_beurt(v, status)) for v in vragen]


def _aan_de_beurt(vraag: Stapvraag, status: CasusStatus) -> bool:
    return status is not CasusStatus.AFGESLOTEN and VOLGORDE[status] >= VOLGORDE[vraag.vanaf]


def toets_lokaal(casus: Casus) -> list[Uitkomst]:
    """The rule about the steps before referral; nothing for a gemeente that asks none."""
    verplicht = [s for s in list_extrastappen(casus) if s.stap.verplicht and s.stap.vanaf in VOOR_VERWIJZING]
    if not verplicht:
        return []
    feiten = LokaalFeiten(
        verplicht=tuple(s.stap.naam for s in verplicht),
        nog_open=tuple(s.stap.naam for s in verplicht if s.gedaan is None),
        crisis=casus.is_crisis,
    )
    return [gemeentelijke_stap_gezet(feiten)]
