"""The family and the network around one child, as this viewer may see them, and as values that can be drawn."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q

from zorglandschap.apps.casus.models import Band, Casus, Gezinslid, Jeugdige, Jim, Portaaltoegang, Traject
from zorglandschap.apps.casus.queries.gezag import gezagsdragers
from zorglandschap.apps.casus.queries.onveilig import mag_onveilig_lezen
from zorglandschap.apps.casus.queries.toegang import gezien_als, rechten, zichtbaar
from zorglandschap.apps.casus.queries.toestemming import Doelstand, Gedeeld, list_doelstanden, list_gedeeld
from zorglandschap.apps.fouten import NietGevonden
from zorglandschap.core.begrippen.codelijsten import (
    CasusStatus,
    Doel,
    Geslacht,
    Handeling,
    JuridischKader,
    Relatie,
    Rol,
)
from zorglandschap.core.begrippen.gezinswoorden import OPVOEDERS, OUDERROLLEN, Gezinsrol, Steun, Toestemmingsdoel
from zorglandschap.core.begrippen.hulpvormen import VERBLIJF
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.core.begrippen.periode import leeftijd
from zorglandschap.core.casus.gezinsbeeld import Figuur, Laag

KENT_NETWERK = frozenset({Relatie.REGISSEUR, Relatie.BETROKKEN, Relatie.TEAM})
FAMILIE = frozenset({Gezinsrol.GROOTOUDER, Gezinsrol.BROER_OF_ZUS, Gezinsrol.FAMILIE})
JIM, SCHOOL, ZELF = "jim", "school", "zelf"


@dataclass(frozen=True, slots=True)
class Naaste:
    """Somebody around this child; ``nummer`` is None for who is only shown and cannot be changed here."""

    sleutel: str
    nummer: int | None
    naam: str
    rol: str
    heeft_gezag: bool = False
    woont_in: bool = False
    steun: Steun | None = Steun.ONBEKEND  # None: not for this viewer
    telefoon: str = ""
    van: date | None = None
    tot: date | None = None
    is_opvoeder: bool = False


@dataclass(frozen=True, slots=True)
class Kind:
    """A child of the family; ``casus`` only when this viewer may see that case."""

    sleutel: str
    voornaam: str
    leeftijd: int
    geslacht: Geslacht
    woont_in: bool
    is_jeugdige: bool
    casus: UUID | None = None


@dataclass(frozen=True, slots=True)
class Gezinsblad:
    """The page of the family; ``netwerk`` and ``vroeger`` are empty for who may not know them (``kent_netwerk``)."""

    casus: Casus
    leeftijd: int
    kinderen: tuple[Kind, ...]
    opvoeders: tuple[Naaste, ...]
    netwerk: tuple[Naaste, ...]
    vroeger: tuple[Naaste, ...]
    standen: tuple[Doelstand, ...]
    gedeeld: tuple[Gedeeld, ...]
    accounts: tuple[Portaaltoegang, ...]
    kent_netwerk: bool
    rechten: frozenset[Handeling]
    kent_onveilig: bool = False

    @property
    def is_gesloten(self) -> bool:
        """True when the casus is closed."""
        return self.casus.status == CasusStatus.AFGESLOTEN

    @property
    def mag_schrijven(self) -> bool:
        """True when this viewer may change the family and consent."""
        return Handeling.CASUS_SCHRIJVEN in self.rechten and not self.is_gesloten

    @property
    def mag_regelen(self) -> bool:
        """True when this viewer decides who sees what, also after closing."""
        return Handeling.INZAGE_REGELEN in self.rechten


def get_gezin(casus: Casus, kijker: Kijker, *, vandaag: date) -> Gezinsblad:
    """Gather the family of a casus that the viewer got through ``get_casus``.

    Who works for a provider gets parents, children and whether the help has consent; the network, telephone numbers,
    who left, what was shared and the flags are for who directs the case, is named in it or stands in for them.
    """
    kent = gezien_als(casus) in KENT_NETWERK
    mag = rechten(kijker, casus, vandaag=vandaag)
    jeugdige = casus.jeugdige
    naasten = list_naasten(casus, vandaag=vandaag)
    er_bij = [n for n in naasten if n.tot is None or n.tot > vandaag]
    doelen = tuple(Toestemmingsdoel) if kent else (Toestemmingsdoel.HULP,)
    return Gezinsblad(
        casus=casus,
        leeftijd=leeftijd(jeugdige.geboren_op, vandaag),
        kinderen=_kinderen(jeugdige, kijker, vandaag),
        opvoeders=tuple(n if kent else _zonder_nummer(n) for n in er_bij if n.is_opvoeder),
        netwerk=(*(n for n in er_bij if not n.is_opvoeder), *_buiten_gezin(casus)) if kent else (),
        vroeger=tuple(n for n in naasten if n not in er_bij) if kent else (),
        standen=list_doelstanden(jeugdige, doelen, vandaag=vandaag, kader=JuridischKader(casus.kader)),
        gedeeld=list_gedeeld(jeugdige) if kent else (),
        accounts=list_accounts(jeugdige) if kent else (),
        kent_netwerk=kent,
        rechten=mag,
        kent_onveilig=mag_onveilig_lezen(casus, kijker),
    )


def list_naasten(casus: Casus, *, vandaag: date) -> tuple[Naaste, ...]:
    """Everybody in and around the family, also who left; what differs for this child goes before the rest."""
    jeugdige = casus.jeugdige
    banden = {band.gezinslid_id: band for band in Band.objects.filter(jeugdige=jeugdige)}
    met_gezag = {lid.pk for lid in gezagsdragers(jeugdige, op=vandaag)}
    leden = Gezinslid.objects.filter(gezin_id=jeugdige.gezin_id).order_by("pk")
    return tuple(_naaste(lid, banden.get(lid.pk), met_gezag=lid.pk in met_gezag) for lid in leden)


def list_opvoeders(casus: Casus, *, vandaag: date) -> tuple[Naaste, ...]:
    """Who raises this child now, for every viewer of the casus: without the network, telephone numbers and ties."""
    naasten = list_naasten(casus, vandaag=vandaag)
    return tuple(_zonder_nummer(n) for n in naasten if n.is_opvoeder and (n.tot is None or n.tot > vandaag))


def get_lid(casus: Casus, nummer: int) -> tuple[Gezinslid, Band | None]:
    """One person of this family with the tie to this child; raises NietGevonden for anybody else's family."""
    lid = Gezinslid.objects.filter(pk=nummer, gezin_id=casus.jeugdige.gezin_id).first()
    if lid is None:
        raise NietGevonden
    return lid, Band.objects.filter(jeugdige_id=casus.jeugdige_id, gezinslid=lid).first()


def list_accounts(jeugdige: Jeugdige) -> tuple[Portaaltoegang, ...]:
    """The portal accounts around this youth; not the own account of the youth."""
    accounts = Portaaltoegang.objects.filter(jeugdige=jeugdige).exclude(rol=Rol.JEUGDIGE)
    return tuple(accounts.select_related("gebruiker", "gezinslid").order_by("pk"))


def get_account(casus: Casus, nummer: int) -> Portaaltoegang:
    """One portal account around the youth of this casus; raises NietGevonden for any other."""
    toegang = next((t for t in list_accounts(casus.jeugdige) if t.pk == nummer), None)
    if toegang is None:
        raise NietGevonden
    return toegang


def figuren(blad: Gezinsblad) -> list[Figuur]:
    """The people of the page as the drawing needs them, children oldest first."""
    kinderen = [Figuur(k.sleutel, Laag.KIND, in_huis=k.woont_in, is_jeugdige=k.is_jeugdige) for k in blad.kinderen]
    groot = [n for n in blad.netwerk if n.rol == Gezinsrol.BROER_OF_ZUS]
    return [
        *(_figuur(n, _laag(n)) for n in blad.opvoeders),
        *(_figuur(n, Laag.KIND) for n in groot),
        *kinderen,
        *(_figuur(n, _laag(n)) for n in blad.netwerk if n not in groot),
    ]


def _figuur(naaste: Naaste, laag: Laag) -> Figuur:
    return Figuur(
        naaste.sleutel,
        laag,
        in_huis=naaste.woont_in and laag is not Laag.NETWERK,
        is_partner=naaste.rol == Gezinsrol.STIEFOUDER,
        steun=naaste.steun,
    )


def _laag(naaste: Naaste) -> Laag:
    """A grandparent who lives in the home stands in it; the rest of the network stands below."""
    if naaste.rol in OUDERROLLEN:
        return Laag.OUDER
    return Laag.OPVOEDER if naaste.is_opvoeder or (naaste.woont_in and naaste.rol in FAMILIE) else Laag.NETWERK


def _naaste(lid: Gezinslid, band: Band | None, *, met_gezag: bool) -> Naaste:
    rol = Gezinsrol(band.rol if band else lid.rol)
    return Naaste(
        sleutel=f"lid-{lid.pk}",
        nummer=lid.pk,
        naam=lid.naam,
        rol=rol,
        heeft_gezag=met_gezag,
        woont_in=lid.woont_in,
        steun=Steun(band.steun) if band else Steun.ONBEKEND,
        telefoon=lid.telefoon,
        van=lid.van,
        tot=lid.tot,
        is_opvoeder=rol in OPVOEDERS,
    )


def _zonder_nummer(naaste: Naaste) -> Naaste:
    """What a provider needs of a parent: who it is and whether there is gezag; not how the tie feels."""
    return Naaste(
        naaste.sleutel,
        None,
        naaste.naam,
        naaste.rol,
        heeft_gezag=naaste.heeft_gezag,
        woont_in=naaste.woont_in,
        steun=None,
        is_opvoeder=True,
    )


def _buiten_gezin(casus: Casus) -> Iterator[Naaste]:
    """The mentor whom the youth chose, and the school."""
    jim = Jim.objects.filter(casus=casus, gestopt_op__isnull=True).order_by("-gekozen_op", "-pk").first()
    if jim is not None:
        yield Naaste(JIM, None, jim.naam, jim.band, steun=Steun.STERK, van=jim.gekozen_op)
    school = casus.jeugdige.school
    if school is not None:
        yield Naaste(SCHOOL, None, school.naam, SCHOOL)


def _kinderen(jeugdige: Jeugdige, kijker: Kijker, vandaag: date) -> tuple[Kind, ...]:
    """The child and its brothers and sisters, oldest first.

    Where a brother or sister lives is told only to who may see that case; to others it is the home of the family.
    """
    enkel = Q(samengevoegd_in__isnull=True) | Q(pk=jeugdige.pk)
    samen = Jeugdige.objects.filter(enkel, gezin_id=jeugdige.gezin_id)
    rijen = list(samen.only("voornaam", "geboren_op", "geslacht").order_by("geboren_op", "pk"))
    casussen = dict(
        zichtbaar(kijker, Handeling.SAMENVATTING, doel=Doel.HULP, vandaag=vandaag)
        .filter(jeugdige__gezin_id=jeugdige.gezin_id)
        .exclude(status=CasusStatus.AFGESLOTEN)
        .values_list("jeugdige_id", "sleutel")
    )
    loopt = Q(tot__isnull=True) | Q(tot__gt=vandaag)
    elders = set(
        Traject.objects.filter(
            loopt, jeugdige__in=[*casussen, jeugdige.pk], van__lte=vandaag, hulpvorm__in=VERBLIJF
        ).values_list("jeugdige_id", flat=True)
    )
    return tuple(
        Kind(
            sleutel=ZELF if rij.pk == jeugdige.pk else f"kind-{rij.pk}",
            voornaam=rij.voornaam,
            leeftijd=leeftijd(rij.geboren_op, vandaag),
            geslacht=Geslacht(rij.geslacht),
            woont_in=rij.pk not in elders,
            is_jeugdige=rij.pk == jeugdige.pk,
            casus=None if rij.pk == jeugdige.pk else casussen.get(rij.pk),
        )
        for rij in rijen
    )
