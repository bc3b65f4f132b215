"""Record a new question: for a youth who is known, or for a family that comes for the first time."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from zorglandschap.apps.casus.actions.melden import mail_regisseurs
from zorglandschap.apps.casus.actions.regie import begin_regie
from zorglandschap.apps.casus.actions.stappen import zet_stap
from zorglandschap.apps.casus.models import Casus, Gezin, Gezinslid, Hulpvraag, Jeugdige, Maatregel
from zorglandschap.apps.casus.queries.lijsten import get_jeugdige, get_open_casussen, mag_openen
from zorglandschap.apps.casus.queries.registratie import Gelijkende, list_gelijkenden, list_verborgen_gelijkenden
from zorglandschap.apps.casus.queries.toegang import zichtbaar
from zorglandschap.apps.fouten import Geweigerd, NietGevonden
from zorglandschap.apps.logboek.actions import Afloop, schrijf
from zorglandschap.apps.organisaties.models import Gemeente
from zorglandschap.core.begrippen.besluitwoorden import RedenOverdracht, Regiesoort
from zorglandschap.core.begrippen.codelijsten import (
    CasusStatus,
    Doel,
    Geslacht,
    Handeling,
    JuridischKader,
    Stap,
    Vrager,
)
from zorglandschap.core.begrippen.gezinswoorden import Gezinsrol
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.core.begrippen.periode import leeftijd
from zorglandschap.core.begrippen.tekst import Tekst, zin
from zorglandschap.core.begrippen.vraagwoorden import Hulpvraagsoort
from zorglandschap.core.casus.gelijkenis import Grond, Persoonsbeeld
from zorglandschap.core.regels.hulpvraag import VraagFeiten, kind_een_keer_vastgelegd
from zorglandschap.core.regels.uitkomst import Uitkomst

GEEN_VRAAG = zin("Schrijf de hulpvraag op, in de woorden van het gezin.")


@dataclass(frozen=True, slots=True)
class NieuweVraag:
    """The question in the words of the family."""

    vrager: Vrager
    vraag: str
    gewenst: str = ""
    soort: Hulpvraagsoort = Hulpvraagsoort.ONBEKEND


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
    """This youth has an open casus already; ``casus`` is its sleutel when the viewer may see it.

    ``mag_erbij``: the viewer works on that casus, so that the question can join it.
    """

    def __init__(self, reden: Tekst, bekend: Jeugdige, casus: UUID | None, *, mag_erbij: bool = False) -> None:
        super().__init__(reden)
        self.jeugdige_ids = (bekend.pk,)
        self.casus = casus
        self.mag_erbij = mag_erbij


class LijktOp(Geweigerd):
    """Youths of the own gemeente look like this one; the writer says first whether one of them is the child."""

    def __init__(self, reden: Tekst, kandidaten: Collection[Gelijkende], uitkomsten: Collection[Uitkomst] = ()) -> None:
        super().__init__(reden, tuple(uitkomsten))
        self.kandidaten = tuple(kandidaten)
        self.jeugdige_ids = tuple(kandidaat.id for kandidaat in self.kandidaten)


class AlBekend(LijktOp):
    """A youth with exactly this name and birth date is registered already; ``jeugdige`` is the sleutel."""

    @property
    def jeugdige(self) -> UUID:
        """The youth who is known."""
        return self.kandidaten[0].sleutel


def open_casus(
    *,
    door: Kijker,
    nu: datetime,
    vraag: NieuweVraag,
    voor: UUID | NieuwGezin,
    herhaalsleutel: UUID,
    bekeken: Collection[UUID] = (),
) -> Casus:
    """Open a casus with its first question; ``voor`` is a known youth (sleutel) or a new family.

    Sending the form twice (the same ``herhaalsleutel`` of the same regisseur) opens one casus. Who meets a
    youth that is known or has an open casus is refused, and that is logged: it tells something about the youth.
    ``bekeken`` are the look-alikes of whom the writer said: it is another child.
    """
    wie = voor if isinstance(voor, NieuwGezin) else get_jeugdige(door, voor)
    if not mag_openen(door):
        raise NietGevonden
    try:
        with transaction.atomic():
            # two at once: the second waits here, and then finds what the first made
            Gemeente.objects.select_for_update(no_key=True).get(code=door.gemeente_code)
            return _eerder(door, wie, herhaalsleutel) or _open(door, nu, vraag, wie, herhaalsleutel, bekeken)
    except (LijktOp, AlOpen) as fout:
        for jeugdige_id in fout.jeugdige_ids:
            schrijf(
                kijker=door,
                handeling=Handeling.CASUS_OPENEN,
                doel=Doel.HULP,
                actie="C",
                soort="casus",
                jeugdige_id=jeugdige_id,
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


def _open(
    door: Kijker,
    nu: datetime,
    vraag: NieuweVraag,
    wie: Jeugdige | NieuwGezin,
    herhaalsleutel: UUID,
    bekeken: Collection[UUID],
) -> Casus:
    vandaag = timezone.localdate(nu)
    if door.organisatie_id is None or door.medewerker_id is None:
        raise NietGevonden
    if not vraag.vraag.strip():
        raise Geweigerd(GEEN_VRAAG)
    jeugdige = _nieuwe_jeugdige(wie, door, vandaag, bekeken) if isinstance(wie, NieuwGezin) else wie
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
    begin_regie(casus, door.medewerker_id, Regiesoort.CASUSREGIE, vandaag, RedenOverdracht.START)
    schrijf_vraag(casus, vraag, door=door, nu=nu)
    return casus


def schrijf_vraag(casus: Casus, vraag: NieuweVraag, *, door: Kijker, nu: datetime) -> Hulpvraag:
    """Store one question of a casus, and tell it on the timeline; a part of a larger verb."""
    nieuw = Hulpvraag.objects.create(
        casus=casus,
        vrager=vraag.vrager,
        soort=vraag.soort,
        vraag=vraag.vraag.strip(),
        gewenst=vraag.gewenst.strip(),
        op=timezone.localdate(nu),
        door_id=door.medewerker_id,
    )
    zet_stap(casus, stap=Stap.HULPVRAAG, door=door, nu=nu, toelichting=vraag.vraag)
    return nieuw


def _nieuwe_jeugdige(gezin: NieuwGezin, door: Kijker, vandaag: date, bekeken: Collection[UUID]) -> Jeugdige:
    gemeente = Gemeente.objects.filter(code=gezin.gemeente_code).first()
    if gemeente is None:
        raise Geweigerd(zin("Deze gemeente hoort niet bij de regio."))
    if gemeente.code != door.gemeente_code:
        raise Geweigerd(zin("Dit kind woont niet in uw gemeente. De eigen gemeente legt de hulpvraag vast."))
    voornaam, achternaam, ouder = gezin.voornaam.strip(), gezin.achternaam.strip(), gezin.ouder.strip()
    if not (voornaam and achternaam and ouder):
        raise Geweigerd(zin("Vul de naam van de jeugdige en van een ouder of voogd in."))
    _controleer_leeftijd(gezin.geboren_op, vandaag)
    beeld = Persoonsbeeld(voornaam, achternaam, gezin.geboren_op)
    _kijk_of_bekend(beeld, door, vandaag, bekeken)
    nieuw = Gezin.objects.create(naam=achternaam)
    Gezinslid.objects.create(gezin=nieuw, naam=ouder, rol=Gezinsrol.OUDER_OF_VOOGD, heeft_gezag=True)
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


def _kijk_of_bekend(beeld: Persoonsbeeld, door: Kijker, vandaag: date, bekeken: Collection[UUID]) -> None:
    """Refuse while a child looks like a known one and nobody said that it is another.

    A child that the writer may not know of is not mentioned: who has the regie there is told to look.
    """
    gelijkenden = list_gelijkenden(door, beeld)
    onbekeken = [ander for ander in gelijkenden if ander.sleutel not in bekeken]
    uitkomst = kind_een_keer_vastgelegd(
        VraagFeiten(
            dagen_norm=settings.BELEID.aantal("vraag_uitkomst_dagen", vandaag, door.gemeente_code),
            lijkt_op=len(gelijkenden),
            bekeken=len(gelijkenden) - len(onbekeken),
        )
    )
    if uitkomst.blokkeert and onbekeken[0].grond in (Grond.BSN, Grond.ZELFDE):
        raise AlBekend(zin("Deze jeugdige staat al geregistreerd."), onbekeken, [uitkomst])
    if uitkomst.blokkeert:
        raise LijktOp(uitkomst.reden, onbekeken, [uitkomst])
    mail_regisseurs(
        list_verborgen_gelijkenden(door, beeld),
        onderwerp=zin("Misschien een dubbele registratie"),
        tekst=zin(
            "Er is een hulpvraag vastgelegd voor een kind dat lijkt op een kind in een afgeschermde casus van u. "
            "Kijk in Zorglandschap bij ‘Dubbele registraties’."
        ),
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
    bekend = get_open_casussen(door, [jeugdige.pk], vandaag=vandaag).get(jeugdige.pk)
    if bekend is not None:
        schrijft = zichtbaar(door, Handeling.CASUS_SCHRIJVEN, doel=Doel.HULP, vandaag=vandaag)
        mag = schrijft.filter(sleutel=bekend).exists()
        raise AlOpen(zin("Voor deze jeugdige loopt al een casus. Ga daar verder."), jeugdige, bekend, mag_erbij=mag)
    elders = zin("Voor deze jeugdige loopt al een casus bij een ander team. Neem contact op met dat team.")
    raise AlOpen(elders, jeugdige, None)


def _kader(jeugdige: Jeugdige, vandaag: date) -> JuridischKader:
    maatregel = (
        Maatregel.objects.filter(jeugdige=jeugdige, van__lte=vandaag).exclude(tot__lte=vandaag).order_by("-van").first()
    )
    return JuridischKader(maatregel.kader) if maatregel else JuridischKader.VRIJWILLIG
