"""Estimate again, from the own history or from a file, and keep the result beside the earlier ones."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime

import numpy as np
from django.conf import settings
from django.db import transaction
from django.utils import timezone

from zorglandschap.apps.fouten import Geweigerd
from zorglandschap.apps.logboek.actions import schrijf
from zorglandschap.apps.simulatie.models import Bron, Schatting
from zorglandschap.apps.simulatie.queries.geschiedenis import get_geschiedenis, get_regels, lees_geschiedenis
from zorglandschap.apps.simulatie.verborgen import bijgesteld
from zorglandschap.core.begrippen.codelijsten import Doel, Handeling
from zorglandschap.core.begrippen.tekst import Tekst, zin
from zorglandschap.core.simulatie.bruikbaar import met_genoeg_geduld
from zorglandschap.core.simulatie.episodes import Episodes, Fout
from zorglandschap.core.simulatie.schatting import Keuzes, schat
from zorglandschap.core.simulatie.schatting_bewaren import INDELING, naar_bytes

ZAAD = 2026
ZONDER_PLEKKEN = zin(
    "Bijstellen naar het wachten kan alleen met de eigen registratie: in een bestand staan geen plekken."
)


@dataclass(frozen=True, slots=True)
class Geschat:
    """The estimate that was kept, and the rows of the file that could not be used."""

    schatting: Schatting
    fouten: tuple[Fout, ...] = ()


def schat_opnieuw(
    *, nu: datetime, op: date | None = None, bestand: str | None = None, zaad: int = ZAAD, met_momenten: bool = False
) -> Geschat:
    """Estimate what is known until ``op`` (standard: today); ``bestand`` is the text of a file instead of the history.

    ``met_momenten``: also look for patience, second choices and crises that give the waiting that was seen.
    Raises Geweigerd when there is nothing to estimate from, or when the day is still to come; GeenRegels.
    """
    if met_momenten and bestand is not None:
        raise Geweigerd(ZONDER_PLEKKEN)
    vandaag = timezone.localdate(nu)
    op = op or vandaag
    if op > vandaag:
        raise Geweigerd(zin("Kies een dag die al geweest is, of vandaag."))
    fouten: tuple[Fout, ...] = ()
    geweigerd = 0
    if bestand is None:
        episodes = get_geschiedenis(op).episodes
    else:
        gelezen = lees_geschiedenis(bestand, op=op)
        episodes, fouten, geweigerd = gelezen.episodes, gelezen.fouten, gelezen.geweigerd
    if not len(episodes):
        raise Geweigerd(_niets(fouten))
    bron = Bron.PLATFORM if bestand is None else Bron.BESTAND
    schatting = _bewaar(episodes, nu=nu, bron=bron, geweigerd=geweigerd, zaad=zaad, met_momenten=met_momenten)
    return Geschat(schatting, fouten)


@transaction.atomic
def _bewaar(
    episodes: Episodes, *, nu: datetime, bron: Bron, geweigerd: int, zaad: int, met_momenten: bool
) -> Schatting:
    regels = get_regels()
    keuzes = Keuzes(aantal=regels.trekkingen)
    uit = schat(
        episodes,
        rng=np.random.default_rng(zaad),
        mensen={g.naam: float(max(1, g.jeugdigen)) for g in settings.REGIO.gemeenten},
        keuzes=keuzes,
    )
    uit = met_genoeg_geduld(uit, keuzes.minima.einden)
    if met_momenten:
        uit = bijgesteld(uit, episodes, zaad=zaad)
    schatting = Schatting.objects.create(
        gemaakt_om=nu,
        vanaf=episodes.kader.vanaf,
        tot=episodes.kader.tot,
        bron=bron,
        gegevens=hash_van(episodes),
        versie=f"{INDELING} / {regels.versie}",
        zaad=zaad,
        episodes=len(episodes),
        geweigerd=geweigerd,
        waarschuwingen=als_rijen(uit.waarschuwingen),
        inhoud=naar_bytes(uit),
    )
    schrijf(kijker=None, handeling=Handeling.CIJFERS, doel=Doel.BELEID, actie="C", soort="schatting")
    return schatting


def hash_van(episodes: Episodes) -> str:
    """SHA-256 of what was known: equal for equal rows, whatever the numbers of the youths."""
    hekje = hashlib.sha256(repr(episodes.kader).encode())
    for veld in fields(Episodes)[2:]:
        hekje.update(np.ascontiguousarray(getattr(episodes, veld.name)).tobytes())
    return hekje.hexdigest()


def als_rijen(zinnen: Sequence[Tekst]) -> list[list[object]]:
    """Sentences as they are kept: template and values, so that they can be translated later."""
    return [[tekst.sjabloon, [list(paar) for paar in tekst.waarden]] for tekst in zinnen]


def _niets(fouten: Sequence[Fout]) -> Tekst:
    if not fouten:
        return zin("Er is nog geen hulp vastgelegd om van te leren.")
    return zin(
        "Geen enkele rij is te gebruiken. Regel %(regel)s: %(fout)s", regel=fouten[0].regel, fout=str(fouten[0].tekst)
    )
