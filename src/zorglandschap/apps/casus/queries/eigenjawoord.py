"""What a youth, or one parent, said yes or no to: the answers that the own page shows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from zorglandschap.apps.casus.models import Casus, Gezinslid, Portaaltoegang, Toestemming, Verhuisinstemming
from zorglandschap.core.begrippen.codelijsten import Rol
from zorglandschap.core.begrippen.gezinswoorden import Toestemmingsdoel
from zorglandschap.core.begrippen.hulpvormen import Hulpvorm
from zorglandschap.core.begrippen.kijker import Kijker


@dataclass(frozen=True, slots=True)
class Jawoord:
    """One answer: to what, whose, since when, and whether it still counts.

    ``doel`` is None when it is about moving. ``van_wie`` is the name of a parent, for the youth who reads it; empty
    for an own answer. ``tot``: the agreed end, or the day on which it was taken back. ``woorden``: what was written
    with an own answer.
    """

    doel: Toestemmingsdoel | None
    is_ja: bool
    van_wie: str
    op: date
    tot: date | None
    is_ingetrokken: bool
    geldt: bool
    vormen: tuple[Hulpvorm, ...]
    woorden: str


def list_eigen_jawoorden(kijker: Kijker, casus: Casus, *, vandaag: date) -> tuple[Jawoord, ...]:
    """The answers of the viewer in a casus that came from ``get_eigen_casus``, the newest first.

    A youth also reads that a parent said yes or no, without the parent's words. A parent reads the own answers only:
    what the youth or the other parent answered is theirs to tell. A mentor has none.
    """
    lid = _eigen_lid(kijker)
    if kijker.rol is not Rol.JEUGDIGE and lid is None:
        return ()
    wie = Q() if kijker.rol is Rol.JEUGDIGE else Q(gezinslid_id=lid)
    gegeven = Toestemming.objects.filter(wie, jeugdige_id=casus.jeugdige_id, van__lte=vandaag)
    verhuizen = Verhuisinstemming.objects.filter(wie, casus=casus, op__lte=vandaag).order_by("op", "pk")
    rijen = list(verhuizen.select_related("gezinslid"))
    laatste = {rij.gezinslid_id: rij.pk for rij in rijen}
    alle = [_toestemming(rij, lid, vandaag) for rij in gegeven.select_related("gezinslid").order_by("van", "pk")]
    alle += [_verhuizen(rij, lid, vandaag, is_laatste=laatste[rij.gezinslid_id] == rij.pk) for rij in rijen]
    return tuple(sorted(alle, key=lambda jawoord: jawoord.op, reverse=True))


def _eigen_lid(kijker: Kijker) -> int | None:
    """The family member behind the account of a parent."""
    if kijker.rol is not Rol.OUDER:
        return None
    toegang = Portaaltoegang.objects.filter(gebruiker_id=kijker.gebruiker_id)  # an account has one at the most
    return toegang.values_list("gezinslid_id", flat=True).first()


def _toestemming(rij: Toestemming, lid: int | None, vandaag: date) -> Jawoord:
    terug = _voorbij(rij.ingetrokken_op, vandaag)
    return Jawoord(
        doel=Toestemmingsdoel(rij.doel),
        is_ja=True,
        van_wie=_van_wie(rij.gezinslid, lid),
        op=rij.van,
        tot=rij.ingetrokken_op if terug else rij.tot,
        is_ingetrokken=terug,
        geldt=not terug and not _voorbij(rij.tot, vandaag),
        vormen=(),
        woorden=rij.reikwijdte if rij.gezinslid_id == lid else "",
    )


def _verhuizen(rij: Verhuisinstemming, lid: int | None, vandaag: date, *, is_laatste: bool) -> Jawoord:
    terug, gekozen = _voorbij(rij.ingetrokken_op, vandaag), set(rij.hulpvormen)
    return Jawoord(
        doel=None,
        is_ja=rij.is_ja,
        van_wie=_van_wie(rij.gezinslid, lid),
        op=rij.op,
        tot=rij.ingetrokken_op if terug else None,
        is_ingetrokken=terug,
        geldt=is_laatste and not terug,
        vormen=tuple(vorm for vorm in Hulpvorm if vorm in gekozen),
        woorden=rij.toelichting if rij.gezinslid_id == lid else "",
    )


def _van_wie(gever: Gezinslid | None, lid: int | None) -> str:
    return gever.naam if gever is not None and gever.pk != lid else ""


def _voorbij(dag: date | None, vandaag: date) -> bool:
    return dag is not None and dag <= vandaag
