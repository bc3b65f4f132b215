"""What people do after a no: record the second look, and take a question up or answer it at the table of experts."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from zorglandschap.apps.casus.actions.stappen import een_stap, log
from zorglandschap.apps.casus.models import Casus
from zorglandschap.apps.fouten import Geweigerd, NietGevonden
from zorglandschap.apps.logboek.actions import schrijf
from zorglandschap.apps.matching.actions.berichten import meld_expertadvies
from zorglandschap.apps.matching.models import Expertbericht, Expertvraag, Voorstel
from zorglandschap.apps.matching.queries.weigeringen import ZOEKEND, eis_expert, neem_casus_bij_nee, vragen_voor
from zorglandschap.core.begrippen.codelijsten import Doel, Handeling, Relatie, VoorstelStatus
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.core.begrippen.matchwoorden import Expertstap, Weigergevolg
from zorglandschap.core.begrippen.tekst import zin

SCHRIJF_OP = zin("Schrijf op wat eruit kwam.")
VAN_REGISSEUR = zin("Wat de experttafel zei, legt de casusregisseur vast.")


def rond_gevolg_af(kijker: Kijker, sleutel: UUID, *, voorstel: UUID, toelichting: str, nu: datetime) -> Voorstel:
    """What came of the second look, or of the table of experts; the same again is harmless.

    The gedragsdeskundige of the casus can record the second look. Raises Geweigerd without words.
    """
    casus, recht = neem_casus_bij_nee(kijker, sleutel)
    with een_stap(casus, kijker, recht) as rij:
        nee = rij.voorstellen.filter(sleutel=voorstel).first()
        if nee is None:
            raise NietGevonden
        if nee.status != VoorstelStatus.GEWEIGERD:
            raise Geweigerd(zin("Op dit verzoek is geen nee gezegd."))
        if nee.gevolg_gedaan_om is not None:
            return nee
        if recht is Handeling.TEGENSPREKEN and nee.gevolg != Weigergevolg.TWEEDE_BLIK:
            raise Geweigerd(VAN_REGISSEUR)
        if not toelichting.strip():
            raise Geweigerd(SCHRIJF_OP)
        nee.gevolg_gedaan_om, nee.gevolg_toelichting = nu, toelichting.strip()
        nee.save(update_fields=["gevolg_gedaan_om", "gevolg_toelichting"])
        log(casus, kijker, recht, actie="U", reden=nee.gevolg)
        return nee


def leg_voor_aan_experts(casus: Casus, nee: Voorstel, *, nu: datetime) -> None:
    """Bring the casus before the table of experts, unless it is there and waits for an answer; inside this room."""
    staat_er = Expertvraag.objects.filter(casus=casus, voorstel__advies=nee.advies_id)
    if staat_er.exclude(berichten__soort=Expertstap.ADVIES).exists():
        return
    keer = casus.voorstellen.filter(advies=nee.advies_id, status=VoorstelStatus.GEWEIGERD).count()
    Expertvraag.objects.create(voorstel=nee, casus=casus, keer=keer, sinds=timezone.localdate(nu), om=nu)


def pak_expertvraag_op(kijker: Kijker, sleutel: UUID, *, nu: datetime) -> Expertbericht:
    """A member of the table of experts takes the question up; again gives the same row back."""
    eis_expert(kijker, Handeling.SAMENVATTING, sleutel=sleutel)
    with transaction.atomic():
        vraag = _vraag(kijker, sleutel)
        eerder = vraag.berichten.filter(soort=Expertstap.OPGEPAKT).first()
        return eerder or _schrijf_bericht(kijker, vraag, Expertstap.OPGEPAKT, "", nu)


def geef_expertadvies(kijker: Kijker, sleutel: UUID, *, tekst: str, nu: datetime) -> Expertbericht:
    """The advice of the table of experts, for the regisseur; the same words again give the same row back.

    Raises Geweigerd without words.
    """
    eis_expert(kijker, Handeling.SAMENVATTING, sleutel=sleutel)
    with transaction.atomic():
        vraag = _vraag(kijker, sleutel)
        if not tekst.strip():
            raise Geweigerd(zin("Schrijf het advies op."))
        eerder = vraag.berichten.filter(soort=Expertstap.ADVIES, tekst=tekst.strip()).first()
        if eerder is not None:
            return eerder
        bericht = _schrijf_bericht(kijker, vraag, Expertstap.ADVIES, tekst.strip(), nu)
        meld_expertadvies(vraag, nu=nu)
        return bericht


def _vraag(kijker: Kijker, sleutel: UUID) -> Expertvraag:
    """The question, locked, for a member of the table; raises Geweigerd when a place was found meanwhile."""
    gevonden = vragen_voor(kijker).filter(sleutel=sleutel).first()
    if gevonden is None:
        raise NietGevonden
    vraag = Expertvraag.objects.select_for_update(of=("self",)).select_related("casus", "voorstel").get(pk=gevonden.pk)
    if vraag.casus.status not in ZOEKEND:
        raise Geweigerd(zin("Deze vraag is niet meer open: er is intussen een andere stap gezet."))
    return vraag


def _schrijf_bericht(kijker: Kijker, vraag: Expertvraag, soort: Expertstap, tekst: str, nu: datetime) -> Expertbericht:
    if kijker.medewerker_id is None:  # pragma: no cover - eis_expert asked for somebody who works here
        raise NietGevonden
    schrijf(
        kijker=kijker,
        handeling=Handeling.SAMENVATTING,
        doel=Doel.ADVIES,
        actie="C",
        soort="expertvraag",
        object_id=str(vraag.sleutel),
        jeugdige_id=vraag.casus.jeugdige_id,
        relatie=Relatie.ADVIES,
        reden=soort.value,
    )
    return Expertbericht.objects.create(
        vraag=vraag, soort=soort, tekst=tekst, om=nu, door_id=kijker.medewerker_id, door_naam=kijker.naam
    )
