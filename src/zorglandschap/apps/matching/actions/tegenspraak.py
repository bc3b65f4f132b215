"""Ask a second gedragsdeskundige to think against a proposal, and write that tegenspraak under the own login."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.utils import timezone

from zorglandschap.apps.casus.actions.stappen import een_stap, log
from zorglandschap.apps.casus.models import Casus, Kladje
from zorglandschap.apps.casus.queries import get_casus
from zorglandschap.apps.fouten import Geweigerd
from zorglandschap.apps.logboek.actions import schrijf
from zorglandschap.apps.matching.models import Tegenspraak, Tegenspraakvraag
from zorglandschap.apps.matching.queries.advies import (
    AdviesInvoer,
    klad_sleutel,
    kladjes,
    list_tegensprekers,
    loopt_zonder_crisis,
)
from zorglandschap.apps.matching.queries.tegenspraak import get_tegenspraakvraag, open_vragen
from zorglandschap.core.begrippen.codelijsten import CasusStatus, Doel, Handeling, Relatie, Stap
from zorglandschap.core.begrippen.hulpvormen import VERBLIJF
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.core.begrippen.matchwoorden import Tegenspraakoordeel
from zorglandschap.core.begrippen.tekst import zin
from zorglandschap.core.begrippen.werkdagen import plus_werkdagen
from zorglandschap.core.casus.verloop import volgende
from zorglandschap.core.regels.advies import NOEM_TWEEDE, WAAROM

NIET_NODIG = zin("Tegenspraak is nodig als u verblijf adviseert. Met dit voorstel blijft de jeugdige thuis wonen.")
NIET_NU = zin("Tegenspraak vraagt u voordat u het advies vastlegt. Dat kan nu niet bij deze casus.")
AL_GEGEVEN = zin("U heeft hier al tegenspraak gegeven. Wat u schreef, blijft staan zoals het is.")
SCHRIJF = zin("Schrijf op wat u naar voren brengt: wat pleit tegen dit voorstel, en wat is nog niet bekeken?")


def vraag_tegenspraak(
    kijker: Kijker, sleutel: UUID, *, invoer: AdviesInvoer, voor_id: int | None, nu: datetime
) -> Tegenspraakvraag:
    """Ask somebody for tegenspraak on this proposal; the same question twice is one, another replaces it."""
    casus = get_casus(kijker, sleutel, Handeling.ADVISEREN)
    with een_stap(casus, kijker, Handeling.ADVISEREN) as rij:
        tweede = _eis_vraag(rij, kijker, invoer, voor_id, nu)
        staat = open_vragen([rij.pk]).select_for_update().first()
        if staat is not None and _is_zelfde(staat, invoer, voor_id):
            return staat
        if staat is not None:
            Tegenspraakvraag.objects.filter(pk=staat.pk).update(vervallen_om=nu)
        nieuw = _stel(rij, kijker, invoer, tweede, nu)
        _bewaar_kladjes(rij, kijker, invoer, nu)
        log(casus, kijker, Handeling.ADVISEREN, actie="C", reden="tegenspraak gevraagd")
        return nieuw


def geef_tegenspraak(
    kijker: Kijker, sleutel: UUID, *, tekst: str, oordeel: Tegenspraakoordeel, nu: datetime
) -> Tegenspraak:
    """Write what speaks against the proposal; once, and only by who was asked. The same text twice is one."""
    vraag = get_tegenspraakvraag(kijker, sleutel, Handeling.TEGENSPREKEN)
    with een_stap(vraag.casus, kijker, Handeling.TEGENSPREKEN) as rij:
        stand = Tegenspraakvraag.objects.select_for_update().get(pk=vraag.pk)
        gegeven = Tegenspraak.objects.filter(vraag=stand).first()
        if gegeven is not None and (gegeven.tekst, gegeven.oordeel) == (tekst.strip(), oordeel):
            return gegeven
        if gegeven is not None or stand.vervallen_om is not None:
            raise Geweigerd(AL_GEGEVEN if gegeven else NIET_NU)
        if not tekst.strip():
            raise Geweigerd(SCHRIJF)
        stand.beantwoord_om = nu
        stand.save(update_fields=["beantwoord_om"])
        nieuw = Tegenspraak.objects.create(
            vraag=stand,
            oordeel=oordeel,
            tekst=tekst.strip(),
            op=timezone.localdate(nu),
            om=nu,
            door_id=stand.voor_id,
        )
        _log_gegeven(kijker, rij, vraag)
        return nieuw


def _eis_vraag(rij: Casus, kijker: Kijker, invoer: AdviesInvoer, voor_id: int | None, nu: datetime) -> int:
    """The id of who is asked, when this can be asked now."""
    if loopt_zonder_crisis(rij) or volgende(CasusStatus(rij.status), Stap.ADVIES) is None:
        raise Geweigerd(NIET_NU)
    if invoer.hulpvorm not in VERBLIJF:
        raise Geweigerd(NIET_NODIG)
    if not invoer.motivering.strip():
        raise Geweigerd(WAAROM)
    mogelijk = {pk for pk, _ in list_tegensprekers(rij, vandaag=timezone.localdate(nu))} - {kijker.medewerker_id}
    if voor_id is None or voor_id not in mogelijk:
        raise Geweigerd(NOEM_TWEEDE)
    return voor_id


def _is_zelfde(staat: Tegenspraakvraag, invoer: AdviesInvoer, voor_id: int | None) -> bool:
    nieuw = (voor_id, invoer.hulpvorm, dict(invoer.antwoorden), sorted(invoer.behoeften), invoer.motivering.strip())
    return nieuw == (staat.voor_id, staat.hulpvorm, staat.antwoorden, staat.behoeften, staat.motivering)


def _stel(rij: Casus, kijker: Kijker, invoer: AdviesInvoer, voor_id: int, nu: datetime) -> Tegenspraakvraag:
    vandaag = timezone.localdate(nu)
    termijn = settings.BELEID.aantal("termijn_tegenspraak_werkdagen", vandaag, rij.jeugdige.gemeente_id)
    return Tegenspraakvraag.objects.create(
        casus=rij,
        voor_id=voor_id,
        hulpvorm=invoer.hulpvorm,
        antwoorden=dict(invoer.antwoorden),
        behoeften=sorted(invoer.behoeften),
        motivering=invoer.motivering.strip(),
        op=vandaag,
        om=nu,
        door_id=kijker.medewerker_id,
        door_naam=kijker.naam,
        uiterlijk_op=plus_werkdagen(vandaag, termijn),
    )


def _bewaar_kladjes(rij: Casus, kijker: Kijker, invoer: AdviesInvoer, nu: datetime) -> None:
    """What was typed stands ready when the tegenspraak is there."""
    teksten = {
        "motivering": invoer.motivering,
        "mening_jeugdige": invoer.mening_jeugdige,
        "mening_ouders": invoer.mening_ouders,
    }
    kladjes(rij, kijker).filter(veld__in=teksten).delete()
    Kladje.objects.bulk_create(
        Kladje(gebruiker_id=kijker.gebruiker_id, sleutel=klad_sleutel(rij), veld=veld, tekst=tekst, om=nu)
        for veld, tekst in teksten.items()
        if tekst.strip()
    )


def _log_gegeven(kijker: Kijker, casus: Casus, vraag: Tegenspraakvraag) -> None:
    schrijf(
        kijker=kijker,
        handeling=Handeling.TEGENSPREKEN,
        doel=Doel.ADVIES,
        actie="C",
        soort="tegenspraak",
        object_id=str(vraag.sleutel),
        jeugdige_id=casus.jeugdige_id,
        relatie=Relatie.ADVIES,
    )
