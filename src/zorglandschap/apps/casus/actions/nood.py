"""Break the glass: see a file that one may not see, because safety asks it now; and review it afterwards."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from zorglandschap.apps.casus.actions.melden import mail_regisseurs
from zorglandschap.apps.casus.models import Casus, Noodinzage
from zorglandschap.apps.casus.queries.nood import Gezocht, find_in_nood, get_noodinzage, mag_in_nood, nood_feiten
from zorglandschap.apps.casus.queries.toegang import gezien_als
from zorglandschap.apps.fouten import Geweigerd, NietGevonden
from zorglandschap.apps.logboek.actions import Afloop, schrijf
from zorglandschap.core.begrippen.besluitwoorden import Nooduitkomst
from zorglandschap.core.begrippen.codelijsten import Doel, Handeling, Relatie
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.core.begrippen.tekst import zin
from zorglandschap.core.regels.inzage import Omstandigheden, besluit, relaties_met
from zorglandschap.core.regels.nood import nakijken_door_een_ander, noodinzage_met_reden

NIEMAND = zin(
    "Er is geen dossier met deze naam en geboortedatum waar u bij kunt. Controleer de gegevens. "
    "Is een kind nu in gevaar? Bel 112 of Veilig Thuis."
)


def open_in_nood(kijker: Kijker, *, wie: Gezocht, reden: str, nu: datetime, opnieuw_aangemeld: bool) -> Casus:
    """Open the file of this child for some hours, to read; the regisseur is told and it is always reviewed.

    Says nothing about the child before the reason is good. Who may see the file already just gets it. Raises
    Geweigerd without a good reason or when there is no such file, NietGevonden for who may not ask at all.
    """
    if not mag_in_nood(kijker):
        raise NietGevonden
    vandaag = timezone.localdate(nu)
    oordeel = noodinzage_met_reden(nood_feiten(None, vandaag=vandaag, reden=reden))
    try:
        if oordeel.blokkeert:
            raise Geweigerd.door_regels([oordeel])
        situatie = Omstandigheden(
            is_actief=kijker.is_actief,
            noodreden=reden,
            opnieuw_aangemeld=opnieuw_aangemeld,
            eigen_gemeente=kijker.gemeente_code is not None,
        )
        mag = besluit(kijker.rol, Relatie.GEEN, Doel.HULP, Handeling.NOODINZAGE, situatie)
        if not mag.toegestaan:
            raise Geweigerd(mag.reden)
        casus = find_in_nood(kijker, wie, vandaag=vandaag)
        if casus is None:
            raise Geweigerd(NIEMAND)
    except Geweigerd as fout:
        _log(kijker, reden=f"{fout.reden} {reden}", uitkomst=Afloop.GEWEIGERD)
        raise
    return _open(kijker, casus, reden.strip(), nu)


@transaction.atomic
def _open(kijker: Kijker, casus: Casus, reden: str, nu: datetime) -> Casus:
    Casus.objects.select_for_update(of=("self",)).get(pk=casus.pk)  # the same form twice at once is one look
    al_open = Noodinzage.objects.filter(casus=casus, gebruiker_id=kijker.gebruiker_id, tot__gt=nu)
    mag_al = gezien_als(casus) in relaties_met(kijker.rol, Doel.HULP, Handeling.SAMENVATTING)
    if mag_al or al_open.filter(uitkomst="").exists():
        return casus
    uren = settings.BELEID.aantal("noodinzage_uren", timezone.localdate(nu))
    Noodinzage.objects.create(
        casus=casus, gebruiker_id=kijker.gebruiker_id, reden=reden, om=nu, tot=nu + timedelta(hours=uren)
    )
    _log(kijker, casus, reden=reden)
    mail_regisseurs(
        [casus.jeugdige_id],
        onderwerp=zin("Iemand gebruikte de noodknop"),
        tekst=zin(
            "Iemand heeft in nood een dossier geopend waarvan u de regisseur bent. "
            "Op Mijn werk in Zorglandschap staat wie, wanneer en waarom."
        ),
    )
    return casus


def kijk_noodinzage_na(
    kijker: Kijker, sleutel: UUID, *, uitkomst: Nooduitkomst, toelichting: str, nu: datetime
) -> Noodinzage:
    """Judge a look in need; never by who looked. The same judgement twice is harmless.

    What is judged wrong is shut at once; a doubt or a wrong look is explained.
    """
    gevonden = get_noodinzage(kijker, sleutel)
    oordeel = nakijken_door_een_ander(
        nood_feiten(
            gevonden,
            vandaag=timezone.localdate(nu),
            kijkt_zelf_na=gevonden.gebruiker_id == kijker.gebruiker_id,
        )
    )
    if oordeel.blokkeert:
        raise Geweigerd.door_regels([oordeel])
    if uitkomst is not Nooduitkomst.TERECHT and not toelichting.strip():
        raise Geweigerd(zin("Schrijf op waarom, en wat er nu gebeurt."))
    with transaction.atomic():
        rij = Noodinzage.objects.select_for_update(of=("self",)).select_related("casus").get(pk=gevonden.pk)
        if rij.uitkomst == uitkomst:
            return rij
        if rij.uitkomst and rij.uitkomst != Nooduitkomst.TWIJFEL:
            raise Geweigerd(zin("Deze noodinzage is al nagekeken."))
        rij.uitkomst, rij.toelichting = uitkomst, toelichting.strip()
        rij.beoordeeld_door_id, rij.beoordeeld_om = kijker.gebruiker_id, nu
        rij.save(update_fields=["uitkomst", "toelichting", "beoordeeld_door", "beoordeeld_om"])
        schrijf(
            kijker=kijker,
            handeling=Handeling.NOODINZAGE_NAKIJKEN,
            doel=Doel.LOGCONTROLE,
            actie="U",
            soort="noodinzage",
            object_id=str(sleutel),
            jeugdige_id=rij.casus.jeugdige_id,
            relatie=Relatie.GEEN,
            reden=uitkomst.value,
        )
        return rij


def _log(kijker: Kijker, casus: Casus | None = None, *, reden: str, uitkomst: Afloop = Afloop.GELUKT) -> None:
    schrijf(
        kijker=kijker,
        handeling=Handeling.NOODINZAGE,
        doel=Doel.HULP,
        actie="E",
        soort="casus",
        object_id=str(casus.sleutel) if casus else "",
        jeugdige_id=casus.jeugdige_id if casus else None,
        relatie=Relatie.NOOD if casus else Relatie.GEEN,
        uitkomst=uitkomst,
        reden=reden,
    )
