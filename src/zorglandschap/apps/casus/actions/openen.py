"""Record a new question: for a youth who is known, or for a family that comes for the first time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from zorglandschap.apps.casus.actions.stappen import zet_stap
from zorglandschap.apps.casus.models import Casus, Gezin, Gezinslid, Hulpvraag, Jeugdige, Maatregel
from zorglandschap.apps.casus.queries.lijsten import get_jeugdige, get_open_casussen, mag_openen
from zorglandschap.apps.fouten import Geweigerd, NietGevonden
from zorglandschap.apps.logboek.actions import Afloop, schrijf
from zorglandschap.apps.organisaties.models import Gemeente
from zorglandschap.core.begrippen.codelijsten import (
    CasusStatus,
    Doel,
    Geslacht,
    Handeling,
    JuridischKader,
    Stap,
    Vrager,
)
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.core.begrippen.periode import leeftijd
from zorglandschap.core.begrippen.tekst import Tekst, zin


@dataclass(frozen=True, slots=True)
class NieuweVraag:
    """The question in the words of the family."""

    vrager: Vrager
    vraag: str
    gewenst: str = ""


@dataclass(frozen=True, slots=True)
class NieuwGezin:
    """A youth who is not registered yet, with one parent or guardian who has custody."""

    voornaam: str
    achternaam: str
    geboren_op: date
    geslacht: Geslacht
    ouder: str
    gemeente_code: str


class AlOpen(Geweigerd):
    """This youth has an open casus already; ``casus`` is its sleutel when the viewer may see it."""

    def __init__(self, reden: Tekst, bekend: Jeugdige, casus: UUID | None) -> None:
        super().__init__(reden)
        self.jeugdige_id = bekend.pk
        self.casus = casus


class AlBekend(Geweigerd):
    """This youth is registered already; ``jeugdige`` is the sleutel."""

    def __init__(self, reden: Tekst, bekend: Jeugdige) -> None:
        super().__init__(reden)
        self.jeugdige_id = bekend.pk
        self.jeugdige = bekend.sleutel


def open_casus(
    *, door: Kijker, nu: datetime, vraag: NieuweVraag, voor: UUID | NieuwGezin, herhaalsleutel: UUID
) -> Casus:
    """Open a casus with its first question; ``voor`` is a known youth (sleutel) or a new family.

    Sending the form twice (the same ``herhaalsleutel`` of the same regisseur) opens one casus. Who meets a
    youth that is known or has an open casus is refused, and that is logged: it tells something about the youth.
    """
    wie = voor if isinstance(voor, NieuwGezin) else get_jeugdige(door, voor)
    if not mag_openen(door):
        raise NietGevonden
    try:
        with transaction.atomic():
            # two at once: the second waits here, and then finds what the first made
            Gemeente.objects.select_for_update(no_key=True).get(code=door.gemeente_code)
            return _eerder(door, wie, herhaalsleutel) or _open(door, nu, vraag, wie, herhaalsleutel)
    except (AlBekend, AlOpen) as fout:
        schrijf(
            kijker=door,
            handeling=Handeling.CASUS_OPENEN,
            doel=Doel.HULP,
            actie="C",
            soort="casus",
            jeugdige_id=fout.jeugdige_id,
            uitkomst=Afloop.GEWEIGERD,
            reden=str(fout.reden),
        )
        raise


def _eerder(door: Kijker, wie: Jeugdige | NieuwGezin, herhaalsleutel: UUID) -> Casus | None:
    """The casus that this form opened before."""
    eerder = (
        Casus.objects.select_related("jeugdige")
        .filter(regisseur_id=door.medewerker_id, herhaalsleutel=herhaalsleutel)
        .first()
    )
    if eerder is not None and not _is_zelfde(eerder.jeugdige, wie):
        raise Geweigerd(zin("Dit formulier is al gebruikt voor een andere jeugdige. Begin opnieuw."))
    return eerder


def _is_zelfde(jeugdige: Jeugdige, wie: Jeugdige | NieuwGezin) -> bool:
    return jeugdige == wie if isinstance(wie, Jeugdige) else _wie(jeugdige) == _wie(wie)


def _wie(kind: Jeugdige | NieuwGezin) -> tuple[str, str, date]:
    return kind.voornaam.strip().casefold(), kind.achternaam.strip().casefold(), kind.geboren_op


def _open(door: Kijker, nu: datetime, vraag: NieuweVraag, wie: Jeugdige | NieuwGezin, herhaalsleutel: UUID) -> Casus:
    vandaag = timezone.localdate(nu)
    if door.organisatie_id is None:
        raise NietGevonden
    if not vraag.vraag.strip():
        raise Geweigerd(zin("Schrijf de hulpvraag op, in de woorden van het gezin."))
    jeugdige = _nieuwe_jeugdige(wie, door, vandaag) if isinstance(wie, NieuwGezin) else wie
    _controleer_leeftijd(jeugdige.geboren_op, vandaag)
    _controleer_open(jeugdige, door, vandaag)
    casus = Casus.objects.create(
        herhaalsleutel=herhaalsleutel,
        jeugdige=jeugdige,
        status=CasusStatus.HULPVRAAG,
        kader=_kader(jeugdige, vandaag),
        team_id=door.organisatie_id,
        regisseur_id=door.medewerker_id,
        geopend_op=vandaag,
    )
    Hulpvraag.objects.create(
        casus=casus,
        vrager=vraag.vrager,
        vraag=vraag.vraag.strip(),
        gewenst=vraag.gewenst.strip(),
        op=vandaag,
        door_id=door.medewerker_id,
    )
    zet_stap(casus, stap=Stap.HULPVRAAG, door=door, nu=nu, toelichting=vraag.vraag)
    return casus


def _nieuwe_jeugdige(gezin: NieuwGezin, door: Kijker, vandaag: date) -> Jeugdige:
    gemeente = Gemeente.objects.filter(code=gezin.gemeente_code).first()
    if gemeente is None:
        raise Geweigerd(zin("Deze gemeente hoort niet bij de regio."))
    if gemeente.code != door.gemeente_code:
        raise Geweigerd(zin("Dit kind woont niet in uw gemeente. De eigen gemeente legt de hulpvraag vast."))
    voornaam, achternaam, ouder = gezin.voornaam.strip(), gezin.achternaam.strip(), gezin.ouder.strip()
    if not (voornaam and achternaam and ouder):
        raise Geweigerd(zin("Vul de naam van de jeugdige en van een ouder of voogd in."))
    _controleer_leeftijd(gezin.geboren_op, vandaag)
    bekend = Jeugdige.objects.filter(
        voornaam__iexact=voornaam, achternaam__iexact=achternaam, geboren_op=gezin.geboren_op, gemeente=gemeente
    ).first()
    if bekend is not None:
        raise AlBekend(zin("Deze jeugdige staat al geregistreerd."), bekend)
    nieuw = Gezin.objects.create(naam=achternaam)
    Gezinslid.objects.create(gezin=nieuw, naam=ouder, rol="ouder of voogd", heeft_gezag=True)
    return Jeugdige.objects.create(
        gezin=nieuw,
        voornaam=voornaam,
        achternaam=achternaam,
        geboren_op=gezin.geboren_op,
        geslacht=gezin.geslacht,
        gemeente=gemeente,
        breedte=gemeente.breedte,  # the address is not known yet: the centre of the gemeente
        lengte=gemeente.lengte,
    )


def _controleer_leeftijd(geboren_op: date, vandaag: date) -> None:
    if geboren_op > vandaag:
        raise Geweigerd(zin("De geboortedatum ligt in de toekomst. Controleer de datum."))
    grens = settings.BELEID.aantal("jeugdhulp_tot_leeftijd", vandaag)
    if leeftijd(geboren_op, vandaag) >= grens:
        raise Geweigerd(
            zin(
                "Jeugdhulp kan tot %(grens)s jaar. Help deze volwassene de weg te vinden naar de Wmo of de ggz.",
                grens=grens,
            )
        )


def _controleer_open(jeugdige: Jeugdige, door: Kijker, vandaag: date) -> None:
    Jeugdige.objects.select_for_update(of=("self",)).get(pk=jeugdige.pk)  # two at once: the second waits and is refused
    if not Casus.objects.filter(jeugdige=jeugdige).exclude(status=CasusStatus.AFGESLOTEN).exists():
        return
    zichtbaar = get_open_casussen(door, [jeugdige.pk], vandaag=vandaag).get(jeugdige.pk)
    if zichtbaar is not None:
        raise AlOpen(zin("Voor deze jeugdige loopt al een casus. Ga daar verder."), jeugdige, zichtbaar)
    elders = zin("Voor deze jeugdige loopt al een casus bij een ander team. Neem contact op met dat team.")
    raise AlOpen(elders, jeugdige, None)


def _kader(jeugdige: Jeugdige, vandaag: date) -> JuridischKader:
    maatregel = (
        Maatregel.objects.filter(jeugdige=jeugdige, van__lte=vandaag).exclude(tot__lte=vandaag).order_by("-van").first()
    )
    return JuridischKader(maatregel.kader) if maatregel else JuridischKader.VRIJWILLIG
