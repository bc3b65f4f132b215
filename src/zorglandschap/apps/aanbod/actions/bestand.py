"""Offers as rows, from a file or another system: a report per row, nothing written for a row that cannot be."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from django.db import transaction

from zorglandschap.apps.aanbod.actions.aanbod import voeg_aanbod_toe, wijzig_aanbod
from zorglandschap.apps.aanbod.actions.eigen import eis_planner
from zorglandschap.apps.aanbod.actions.rijverslag import Rijen, Rijverslag, Uitkomst, Verslag, alles_of_rest
from zorglandschap.apps.aanbod.models import Aanbod, Locatie
from zorglandschap.apps.fouten import Geweigerd
from zorglandschap.core.begrippen.aanbodgegevens import Aanbodgegevens, Bezwaar, Grenzen, bezwaren
from zorglandschap.core.begrippen.aanbodrij import KOLOMMEN, lees_rij
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.core.begrippen.rijlezer import vreemde_kolommen
from zorglandschap.core.begrippen.tekst import zin

EIGEN = "A"  # an offer without a code of the provider is known in files by A and its number


def verwerk_rijen(kijker: Kijker, rijen: Rijen, *, alles: bool, grenzen: Grenzen, nu: datetime) -> Verslag:
    """Add or change own offers, row by row (line number and cells); the same rows again change nothing.

    ``alles`` means: when one row cannot be, none is written. Raises Geweigerd for a file that is empty or too long.
    """
    eis_planner(kijker)
    return alles_of_rest(rijen, lambda: _verwerk(kijker, rijen, grenzen, nu), alles=alles)


def _verwerk(kijker: Kijker, rijen: Rijen, grenzen: Grenzen, nu: datetime) -> list[Rijverslag]:
    eigen = Locatie.objects.filter(aanbieder_id=kijker.organisatie_id)
    locaties = dict(eigen.values_list("naam", "pk"))
    gezien: dict[str, int] = {}
    uit: list[Rijverslag] = []
    for regel, cellen in rijen:
        gegevens, locatie, fouten = lees_rij(cellen)
        fouten = (*fouten, *vreemde_kolommen(cellen, KOLOMMEN), *_plaats(locatie, locaties))
        fouten = (*fouten, *_dubbel(gegevens.kenmerk, gezien, regel))
        if not fouten:
            fouten = bezwaren(gegevens, grenzen)
        if fouten:
            uit.append(Rijverslag(regel, gegevens.kenmerk, Uitkomst.FOUT, fouten))
            continue
        uit.append(_een_rij(kijker, regel, gegevens, locaties[locatie], grenzen, nu))
    return uit


def _plaats(locatie: str, locaties: Mapping[str, int]) -> tuple[Bezwaar, ...]:
    if not locatie or locatie in locaties:
        return ()
    uitleg = zin(
        "Locatie ‘%(naam)s’ kennen we niet. Voeg die eerst toe, of schrijf de naam zoals bij ons.", naam=locatie
    )
    return (Bezwaar("locatie", uitleg),)


def _dubbel(kenmerk: str, gezien: dict[str, int], regel: int) -> tuple[Bezwaar, ...]:
    eerder = gezien.setdefault(kenmerk, regel) if kenmerk else regel
    if eerder == regel:
        return ()
    return (Bezwaar("kenmerk", zin("Dit kenmerk staat ook op regel %(n)s. Houd één van beide over.", n=eerder)),)


def _een_rij(
    kijker: Kijker, regel: int, gegevens: Aanbodgegevens, locatie_id: int, grenzen: Grenzen, nu: datetime
) -> Rijverslag:
    """One row in its own savepoint: what is refused leaves nothing behind."""
    try:
        with transaction.atomic():
            return Rijverslag(regel, gegevens.kenmerk, _schrijf(kijker, gegevens, locatie_id, grenzen, nu))
    except Geweigerd as fout:
        return Rijverslag(regel, gegevens.kenmerk, Uitkomst.FOUT, (Bezwaar("", fout.reden),))


def _schrijf(kijker: Kijker, gegevens: Aanbodgegevens, locatie_id: int, grenzen: Grenzen, nu: datetime) -> Uitkomst:
    al = vind_op_kenmerk(kijker, gegevens.kenmerk)
    if al is None:
        voeg_aanbod_toe(kijker, locatie_id, gegevens, grenzen=grenzen, nu=nu)
        return Uitkomst.NIEUW
    if al.locatie_id != locatie_id:
        raise Geweigerd(zin("Dit aanbod staat op een andere locatie. Sluit het daar, en voeg het hier als nieuw toe."))
    if not al.kenmerk:
        gegevens = replace(gegevens, kenmerk="")  # known by its number: the provider gave no code of its own
    anders = wijzig_aanbod(kijker, al.pk, gegevens, grenzen=grenzen, nu=nu, versie=None)
    return Uitkomst.GEWIJZIGD if anders else Uitkomst.GELIJK


def vind_op_kenmerk(kijker: Kijker, kenmerk: str) -> Aanbod | None:
    """The own offer with this code, or the one that has none and is known by its number."""
    eigen = Aanbod.objects.filter(locatie__aanbieder_id=kijker.organisatie_id)
    al = eigen.filter(kenmerk=kenmerk).first()
    nummer = kenmerk.removeprefix(EIGEN)
    if al is None and kenmerk.startswith(EIGEN) and nummer.isascii() and nummer.isdecimal() and len(nummer) < 10:
        return eigen.filter(kenmerk="", pk=int(nummer)).first()
    return al
