"""Doubles: the two registrations beside each other, the proposals of the own gemeente, and what the rules say."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q

from zorglandschap.apps.casus.models import Casus, Jeugdige, Samenvoeging
from zorglandschap.apps.casus.queries.registratie import zichtbare_jeugdigen
from zorglandschap.apps.fouten import NietGevonden
from zorglandschap.apps.logboek.actions import Afloop, schrijf
from zorglandschap.core.begrippen.codelijsten import CasusStatus, Doel, Handeling, Relatie
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.core.regels.dubbel import DubbelFeiten
from zorglandschap.core.regels.inzage import Omstandigheden, besluit

HOOGSTENS = 50


@dataclass(frozen=True, slots=True)
class Registratie:
    """One of the two registrations, as both people compare them."""

    jeugdige: Jeugdige
    ouders: tuple[str, ...]
    heeft_bsn: bool
    open_casussen: int
    gesloten_casussen: int


@dataclass(frozen=True, slots=True)
class Voorstelblad:
    """A proposal: which registration stays, which goes on there, and what this viewer can do."""

    voorstel: Samenvoeging
    blijft: Registratie
    dubbel: Registratie
    is_eigen_voorstel: bool

    @property
    def is_open(self) -> bool:
        """True while nobody confirmed or rejected it."""
        return self.voorstel.bevestigd_om is None and self.voorstel.gestopt_om is None

    @property
    def is_samengevoegd(self) -> bool:
        """True while the two are one."""
        return self.voorstel.bevestigd_om is not None and self.voorstel.gestopt_om is None


def mag_samenvoegen(kijker: Kijker) -> bool:
    """True for who can propose and confirm in the own gemeente."""
    situatie = Omstandigheden(is_actief=kijker.is_actief, eigen_gemeente=kijker.gemeente_code is not None)
    return besluit(kijker.rol, Relatie.GEEN, Doel.HULP, Handeling.SAMENVOEGEN, situatie).toegestaan


def list_samenvoegingen(kijker: Kijker) -> list[Samenvoeging]:
    """Proposals and merges of the own gemeente about children whom the viewer may look up, the newest first."""
    if not mag_samenvoegen(kijker):
        raise NietGevonden
    rijen = Samenvoeging.objects.filter(blijft__in=zichtbare_jeugdigen(kijker))
    rijen = rijen.select_related("blijft", "dubbel", "voorgesteld_door", "bevestigd_door").order_by("-pk")[:HOOGSTENS]
    gevonden = list(rijen)
    schrijf(
        kijker=kijker,
        handeling=Handeling.SAMENVOEGEN,
        doel=Doel.HULP,
        actie="R",
        soort="samenvoegingen",
        reden=f"{len(gevonden)} gezien",
    )
    return gevonden


def get_samenvoeging(kijker: Kijker, sleutel: UUID) -> Samenvoeging:
    """One proposal, for who may look up both children; logged on both, raises NietGevonden for others."""
    rij = Samenvoeging.objects.select_related("blijft", "dubbel", "voorgesteld_door", "bevestigd_door", "gestopt_door")
    voorstel = rij.filter(sleutel=sleutel).first() if mag_samenvoegen(kijker) else None
    mag = voorstel is not None and _mag_beide(kijker, voorstel)
    for jeugdige_id in (voorstel.blijft_id, voorstel.dubbel_id) if voorstel else (None,):
        schrijf(
            kijker=kijker,
            handeling=Handeling.SAMENVOEGEN,
            doel=Doel.HULP,
            actie="R",
            soort="samenvoeging",
            object_id=str(sleutel),
            jeugdige_id=jeugdige_id,
            uitkomst=Afloop.GELUKT if mag else Afloop.GEWEIGERD,
        )
    if voorstel is None or not mag:
        raise NietGevonden
    return voorstel


def _mag_beide(kijker: Kijker, voorstel: Samenvoeging) -> bool:
    """A child that was merged away is nobody's to look up any more: then the one that stays decides."""
    samen = voorstel.dubbel.samengevoegd_in_id is not None
    nu = voorstel.blijft.samengevoegd_in_id or voorstel.blijft_id
    ids = {nu} if samen else {nu, voorstel.dubbel_id}
    return zichtbare_jeugdigen(kijker).filter(pk__in=ids).count() == len(ids)


def get_voorstelblad(kijker: Kijker, sleutel: UUID) -> Voorstelblad:
    """The page of one proposal."""
    voorstel = get_samenvoeging(kijker, sleutel)
    return Voorstelblad(
        voorstel=voorstel,
        blijft=_registratie(voorstel.blijft),
        dubbel=_registratie(voorstel.dubbel),
        is_eigen_voorstel=voorstel.voorgesteld_door_id == kijker.medewerker_id,
    )


def _registratie(jeugdige: Jeugdige) -> Registratie:
    standen = list(Casus.objects.filter(jeugdige=jeugdige).values_list("status", flat=True))
    dicht = sum(stand == CasusStatus.AFGESLOTEN for stand in standen)
    return Registratie(
        jeugdige=jeugdige,
        ouders=tuple(jeugdige.gezin.leden.filter(heeft_gezag=True).order_by("pk").values_list("naam", flat=True)),
        heeft_bsn=jeugdige.bsn_index is not None,
        open_casussen=len(standen) - dicht,
        gesloten_casussen=dicht,
    )


def dubbel_feiten(
    blijft: Jeugdige, dubbel: Jeugdige, *, bevestigt: bool = False, zelfde_persoon: bool = False
) -> DubbelFeiten:
    """What the rules may know of these two."""
    open_ = Casus.objects.filter(Q(jeugdige=blijft) | Q(jeugdige=dubbel)).exclude(status=CasusStatus.AFGESLOTEN)
    met_open = set(open_.values_list("jeugdige_id", flat=True))
    een, ander = blijft.bsn_index, dubbel.bsn_index
    return DubbelFeiten(
        beide_open=met_open == {blijft.pk, dubbel.pk},
        verschillende_bsn=een is not None and ander is not None and bytes(een) != bytes(ander),
        bsn_alleen_bij_dubbel=een is None and ander is not None,
        bevestigt=bevestigt,
        zelfde_persoon=zelfde_persoon,
    )
