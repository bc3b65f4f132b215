"""Advised beside given: the own cases with what can still be done, and sums that never point to a child."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, TypeVar
from uuid import UUID

import numpy as np
from django.conf import settings
from django.core.paginator import Page, Paginator
from django.db.models import Count, DateField, DurationField, Q, Sum, Value
from django.db.models.functions import Coalesce, Greatest, Least

from zorglandschap.apps.casus.models import Casus
from zorglandschap.apps.casus.queries import get_casus, rechten
from zorglandschap.apps.casus.queries.toegang import VAN_AANBIEDER, zichtbaar
from zorglandschap.apps.fouten import NietGevonden
from zorglandschap.apps.logboek.actions import schrijf
from zorglandschap.apps.matching.models import Kloof, Kloofherziening
from zorglandschap.apps.organisaties.models import Gemeente
from zorglandschap.core.begrippen.codelijsten import Doel, Handeling, Relatie
from zorglandschap.core.begrippen.hulpvormen import Hulpvorm
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.core.begrippen.matchwoorden import ZOEKT, Kloofeinde, Kloofkop, Kloofniveau, Kloofreden
from zorglandschap.core.matching.kloof import (
    Gewichten,
    Kloofgroep,
    Kloofrij,
    Kloofsom,
    Plaatsingsom,
    som_van,
    voeg_samen,
)
from zorglandschap.core.monitor.onthulling import Telling, verberg
from zorglandschap.core.regels.inzage import Omstandigheden, besluit

K = TypeVar("K", bound=Hashable)
JAAR = timedelta(days=365)
PER_PAGINA = 30
IN_BEELD = (Relatie.REGISSEUR, Relatie.BETROKKEN, Relatie.TEAM)


@dataclass(frozen=True, slots=True)
class Kloofregel:
    """One line of sums under a heading; None is a number too small to show, or one that would give it away."""

    naam: str
    kloven: int | None
    nog_open: int | None
    bereikt: int | None
    weken: float | None
    gewogen: float | None


@dataclass(frozen=True, slots=True)
class Klooftabel:
    """Sums of the last twelve months under one kind of heading, with their total."""

    soort: Kloofkop
    regels: tuple[Kloofregel, ...]
    totaal: Kloofregel


@dataclass(frozen=True, slots=True)
class Plaatsingsregel:
    """Placements of one advised form with the share that was first-best (percent); None is a number that is hidden."""

    naam: str
    plaatsingen: int | None
    first_best: int | None

    @property
    def procent(self) -> int | None:
        """Of a hundred placements so many were the best fitting help."""
        if self.plaatsingen is None or self.first_best is None:
            return None
        return round(100 * self.first_best / self.plaatsingen)


@dataclass(frozen=True, slots=True)
class Kloofblad:
    """The page of the gap: own open gaps, and the sums of the region."""

    eigen: tuple[Kloof, ...]
    tabellen: tuple[Klooftabel, ...]
    van: date
    tot: date
    drempel: int
    gewicht_aanvaardbaar: int
    gewicht_noodoplossing: int
    gewicht_geen_hulp: int
    pagina: Page[int]
    plaatsingen: tuple[Plaatsingsregel, ...] = ()  # the total comes last


@dataclass(frozen=True, slots=True)
class Casuskloof:
    """The gap of one casus with every look at it; ``kloof`` is None when there is (or was) none."""

    casus: Casus
    kloof: Kloof | None
    herzieningen: tuple[Kloofherziening, ...]
    mag_schrijven: bool
    uiterlijk: date


def get_kloofblad(kijker: Kijker, *, vandaag: date, pagina: str | int | None = None) -> Kloofblad:
    """The gap in the region over the last twelve months; raises NietGevonden for who may not see figures.

    The own gaps come a page at a time.
    """
    grond = Omstandigheden(is_actief=kijker.is_actief)
    if not besluit(kijker.rol, Relatie.GEEN, Doel.BELEID, Handeling.CIJFERS, grond).toegestaan:
        raise NietGevonden
    schrijf(kijker=kijker, handeling=Handeling.CIJFERS, doel=Doel.BELEID, actie="R", soort="kloof")
    van, tot = vandaag - JAAR, vandaag + timedelta(days=1)
    drempel = settings.BELEID.aantal("kleine_aantallen_drempel", vandaag)
    gewichten = kloofgewichten(vandaag)
    eigen = Paginator(_eigen(kijker, vandaag), PER_PAGINA).get_page(pagina)
    return Kloofblad(
        eigen=_volledig(list(eigen)),
        tabellen=_tabellen(list_kloofgroepen(van, tot, gewichten=gewichten), drempel),
        van=van,
        tot=tot,
        drempel=drempel,
        gewicht_aanvaardbaar=gewichten[Kloofniveau.ACCEPTABEL],
        gewicht_noodoplossing=gewichten[Kloofniveau.NOODOPLOSSING],
        gewicht_geen_hulp=gewichten[Kloofniveau.GEEN_HULP],
        pagina=eigen,
        plaatsingen=_plaatsingsregels(list_plaatsingen(van, tot), drempel),
    )


def kloofgewichten(vandaag: date) -> Gewichten:
    """How much a week of each level counts on a day; a first-best week is no gap and counts nothing."""
    normen = {
        Kloofniveau.ACCEPTABEL: "kloof_gewicht_aanvaardbaar",
        Kloofniveau.NOODOPLOSSING: "kloof_gewicht_noodoplossing",
        Kloofniveau.GEEN_HULP: "kloof_gewicht_geen_hulp",
    }
    return {Kloofniveau.FIRST_BEST: 0} | {n: settings.BELEID.aantal(norm, vandaag) for n, norm in normen.items()}


def get_casuskloof(kijker: Kijker, sleutel: UUID, *, vandaag: date) -> Casuskloof:
    """The gap of one casus, for who may read its plan; raises NietGevonden otherwise."""
    casus = get_casus(kijker, sleutel, Handeling.PLAN_LEZEN, vandaag=vandaag)
    kloof = casus.kloven.exclude(niveau=Kloofniveau.FIRST_BEST).order_by("-sinds", "-pk").first()
    zonder = kloof is not None and not kloof.gegeven
    norm = "kloof_zonder_hulp_herzien_dagen" if zonder else "kloof_herzien_dagen"
    dagen = settings.BELEID.aantal(norm, vandaag, casus.jeugdige.gemeente_id)
    return Casuskloof(
        casus=casus,
        kloof=kloof,
        herzieningen=tuple(kloof.herzieningen.order_by("-om", "-pk")) if kloof else (),
        mag_schrijven=Handeling.PLAN_SCHRIJVEN in rechten(kijker, casus, vandaag=vandaag),
        uiterlijk=vandaag + timedelta(days=dagen),
    )


def list_kloofrijen(van: date, tot: date) -> list[Kloofrij]:
    """Every gap of the region that touches the period ``[van, tot)``, as values without a person, in one query.

    For rooms that count (monitor, simulatie): what they show, they must protect themselves. A row is one advice beside
    one state: no help (``gegeven`` is None, level ‘geen hulp’), other help, or a first-best placement (a row of no
    days). ``is_plaatsing`` tells placements from who still looks; ``sinds`` and ``gesloten_op`` are the real days of
    advice and help, half-open, and may lie after ``tot``.
    """
    rijen = Kloof.objects.filter(_raakt(van), sinds__lt=tot, gemeente__in_regio=True)
    return [_rij(rij) for rij in rijen.order_by("pk").values(*VELDEN)]


def list_kloven_van_jeugdigen(van: date, tot: date) -> dict[int, list[Kloofrij]]:
    """The same rows per youth, for inside this room only: to count youths, never to show one."""
    rijen = Kloof.objects.filter(_raakt(van), sinds__lt=tot, gemeente__in_regio=True)
    uit: dict[int, list[Kloofrij]] = {}
    for rij in rijen.order_by("pk").values("jeugdige_id", *VELDEN).iterator():
        uit.setdefault(rij["jeugdige_id"], []).append(_rij(rij))
    return uit


VELDEN = (
    *("geadviseerd", "gegeven", "niveau", "reden", "gemeente_id", "gemeente__naam"),
    *("sinds", "gesloten_op", "einde"),
)


def _rij(rij: dict[str, Any]) -> Kloofrij:
    return Kloofrij(
        geadviseerd=Hulpvorm(rij["geadviseerd"]),
        gegeven=Hulpvorm(rij["gegeven"]) if rij["gegeven"] else None,
        niveau=Kloofniveau(rij["niveau"]),
        reden=Kloofreden(rij["reden"]) if rij["reden"] else None,
        gemeente=rij["gemeente__naam"],
        sinds=rij["sinds"],
        gesloten_op=rij["gesloten_op"],
        einde=Kloofeinde(rij["einde"]) if rij["einde"] else None,
        gemeentecode=rij["gemeente_id"],
    )


def list_kloofgroepen(van: date, tot: date, *, gewichten: Gewichten) -> list[Kloofgroep]:
    """The real gaps of the region that touch the period ``[van, tot)``, counted by the database; see ``telt_mee``."""
    begin, eind = Greatest("sinds", _dag(van)), Least(Coalesce("gesloten_op", _dag(tot)), _dag(tot))
    gesloten = Q(gesloten_op__isnull=False, gesloten_op__lt=tot)
    sommen = Kloof.objects.filter(_raakt(van), sinds__lt=tot, gemeente__in_regio=True)
    rijen = (
        sommen.exclude(niveau=Kloofniveau.FIRST_BEST)
        .order_by()
        .values_list("geadviseerd", "gemeente__naam", "reden", "niveau")
        .annotate(
            kloven=Count("pk"),
            gesloten=Count("pk", filter=gesloten),
            bereikt=Count("pk", filter=gesloten & Q(einde=Kloofeinde.BEREIKT)),
            duur=Sum(Greatest(begin, eind) - begin, output_field=DurationField()),
        )
    )
    return [
        Kloofgroep(
            Hulpvorm(advies),
            gemeente,
            Kloofreden(reden) if reden else None,
            som_van(Kloofniveau(niveau), kloven, kloven - dicht, bereikt, duur.days, gewichten=gewichten),
        )
        for advies, gemeente, reden, niveau, kloven, dicht, bereikt, duur in rijen
    ]


def list_plaatsingen(van: date, tot: date) -> dict[Hulpvorm, Plaatsingsom]:
    """Placements of the region that began in the period, counted by the database; see ``tel_plaatsingen``."""
    rijen = Kloof.objects.filter(sinds__gte=van, sinds__lt=tot, gemeente__in_regio=True)
    rijen = rijen.exclude(niveau=Kloofniveau.GEEN_HULP).exclude(reden__in=ZOEKT).exclude(einde=Kloofeinde.AFGEZEGD)
    alle, beste = Count("pk"), Count("pk", filter=Q(niveau=Kloofniveau.FIRST_BEST))
    sommen = rijen.order_by().values_list("geadviseerd").annotate(alle=alle, beste=beste)
    return {Hulpvorm(vorm): Plaatsingsom(aantal, first_best) for vorm, aantal, first_best in sommen}


def _plaatsingsregels(sommen: Mapping[Hulpvorm, Plaatsingsom], drempel: int) -> tuple[Plaatsingsregel, ...]:
    """Per form and in all; small numbers, small remainders and what would give them away are hidden."""
    vormen = [vorm for vorm in Hulpvorm if vorm in sommen]
    rijen = [sommen[vorm] for vorm in vormen]
    alle = [*rijen, sum(rijen, Plaatsingsom())]
    aantallen, beste = [r.plaatsingen for r in alle], [r.first_best for r in alle]
    weg = verberg([_kolom(aantallen)], drempel)
    deel_weg = verberg([_kolom(beste, aantallen)], drempel, alvast=weg)
    return tuple(
        Plaatsingsregel(naam, None if weg[n, 0] else aantallen[n], None if deel_weg[n, 0] else beste[n])
        for n, naam in enumerate([*(vorm.value for vorm in vormen), ""])
        if rijen
    )


def _raakt(van: date) -> Q:
    return Q(gesloten_op__isnull=True) | Q(gesloten_op__gt=van) | Q(sinds__gte=van)


def _dag(dag: date) -> Value:
    return Value(dag, output_field=DateField())


def _eigen(kijker: Kijker, vandaag: date) -> list[int]:
    """Open gaps of cases that the viewer works with, the one to look at first on top."""
    if kijker.rol in VAN_AANBIEDER:
        return []
    zicht = zichtbaar(kijker, Handeling.IDENTITEIT, doel=Doel.HULP, vandaag=vandaag, als=IN_BEELD)
    open_ = Kloof.objects.filter(gesloten_op__isnull=True, casus__in=zicht.values("pk"))
    return list(open_.exclude(niveau=Kloofniveau.FIRST_BEST).order_by("herzien_op", "pk").values_list("pk", flat=True))


def _volledig(nummers: Sequence[int]) -> tuple[Kloof, ...]:
    rijen = Kloof.objects.select_related("casus__jeugdige").in_bulk(list(nummers))
    return tuple(rijen[pk] for pk in nummers if pk in rijen)


def _tabellen(groepen: Sequence[Kloofgroep], drempel: int) -> tuple[Klooftabel, ...]:
    namen = tuple(Gemeente.objects.filter(in_regio=True).order_by("naam").values_list("naam", flat=True))
    per: tuple[tuple[Kloofkop, Callable[[Kloofgroep], str | None], Sequence[str]], ...] = (
        (Kloofkop.HULPVORM, lambda g: g.geadviseerd.value, [h.value for h in Hulpvorm]),
        (Kloofkop.GEMEENTE, lambda g: g.gemeente, namen),
        (Kloofkop.REDEN, lambda g: g.reden.value if g.reden else None, [r.value for r in Kloofreden]),
    )
    return tuple(_tabel(soort, voeg_samen(groepen, kop), orde, drempel) for soort, kop, orde in per)


def _tabel(soort: Kloofkop, sommen: dict[str | None, Kloofsom], orde: Sequence[str], drempel: int) -> Klooftabel:
    """The sums with their total; a line of which the count is hidden hides its weeks too.

    Weighted weeks beside plain ones tell how many are worse off than acceptable: they hide when that is a small part.
    """
    namen = [naam for naam in orde if naam in sommen]
    rijen = [sommen[naam] for naam in namen]
    totaal = sum(rijen, Kloofsom())
    alle = [*rijen, totaal]
    verborgen = verberg([_kolom([r.kloven for r in alle])], drempel)
    # a part of a visible whole: a reader must not find its remainder either
    delen = [
        verberg([_kolom([getattr(r, deel) for r in alle], [r.kloven for r in alle])], drempel, alvast=verborgen)
        for deel in ("nog_open", "bereikt", "zwaarder")
    ]
    regels = [
        Kloofregel(
            naam,
            None if verborgen[n, 0] else som.kloven,
            None if delen[0][n, 0] else som.nog_open,
            None if delen[1][n, 0] else som.bereikt,
            None if verborgen[n, 0] else round(som.weken, 1),
            None if delen[2][n, 0] else round(som.gewogen, 1),
        )
        for n, (naam, som) in enumerate(zip([*namen, ""], alle, strict=True))
    ]
    return Klooftabel(soort, tuple(regels[:-1]), regels[-1])


def _kolom(aantallen: Sequence[int], geheel: Sequence[int] | None = None) -> Telling:
    kolom = np.array(aantallen, dtype=np.int64).reshape(-1, 1)
    return Telling(kolom, None if geheel is None else np.array(geheel, dtype=np.int64).reshape(-1, 1))
