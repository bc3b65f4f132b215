"""Look for a case by name or birth date, among those the viewer may see and nowhere else."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q

from zorglandschap.apps.casus.queries.lijsten import mag_werken
from zorglandschap.apps.casus.queries.namen import met_naam
from zorglandschap.apps.casus.queries.toegang import zichtbaar
from zorglandschap.apps.fouten import Geweigerd, NietGevonden
from zorglandschap.apps.logboek.actions import schrijf
from zorglandschap.core.begrippen.codelijsten import CasusStatus, Doel, Handeling
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.core.begrippen.periode import leeftijd
from zorglandschap.core.begrippen.tekst import zin

HOOGSTENS = 20
DATUM = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})|(\d{4})-(\d{2})-(\d{2})")


@dataclass(frozen=True, slots=True)
class Casustreffer:
    """A case that was found."""

    sleutel: UUID
    voornaam: str
    achternaam: str
    geboren_op: date
    leeftijd: int
    status: CasusStatus
    regisseur: str


@dataclass(frozen=True, slots=True)
class Zoekresultaat:
    """What was found, and whether there is more than is shown."""

    treffers: tuple[Casustreffer, ...]
    is_meer: bool


def zoek_casussen(kijker: Kijker, zoek: str, *, vandaag: date) -> Zoekresultaat:
    """Open and closed cases that the viewer may see, by words of the name or by birth date; logged as one look.

    Raises Geweigerd for less than three letters or a date that cannot be, NietGevonden for who has no cases.
    """
    if not mag_werken(kijker):
        raise NietGevonden
    casussen = zichtbaar(kijker, Handeling.IDENTITEIT, doel=Doel.HULP, vandaag=vandaag)
    gevonden = list(
        casussen.filter(_wie(zoek.strip()))
        .select_related("jeugdige", "regisseur")
        .order_by("jeugdige__achternaam", "jeugdige__voornaam", "-geopend_op", "pk")[: HOOGSTENS + 1]
    )
    treffers = tuple(
        Casustreffer(
            sleutel=casus.sleutel,
            voornaam=casus.jeugdige.voornaam,
            achternaam=casus.jeugdige.achternaam,
            geboren_op=casus.jeugdige.geboren_op,
            leeftijd=leeftijd(casus.jeugdige.geboren_op, vandaag),
            status=CasusStatus(casus.status),
            regisseur=casus.regisseur.naam if casus.regisseur else "",
        )
        for casus in gevonden[:HOOGSTENS]
    )
    schrijf(
        kijker=kijker,
        handeling=Handeling.IDENTITEIT,
        doel=Doel.HULP,
        actie="R",
        soort="zoeken",
        reden=f"{len(treffers)} gezien",
    )
    return Zoekresultaat(treffers, len(gevonden) > HOOGSTENS)


def _wie(zoek: str) -> Q:
    datum = DATUM.fullmatch(zoek)
    if datum:
        return Q(jeugdige__geboren_op=_dag(datum))
    op_naam = met_naam(zoek)
    if op_naam is None:
        raise Geweigerd(zin("Vul ten minste drie letters van de naam in, of de geboortedatum als 14-03-2011."))
    return op_naam


def _dag(datum: re.Match[str]) -> date:
    dag, maand, jaar = (int(datum[i]) for i in ((1, 2, 3) if datum[1] else (6, 5, 4)))
    try:
        return date(jaar, maand, dag)
    except ValueError:
        raise Geweigerd(zin("Deze datum bestaat niet. Schrijf de geboortedatum als 14-03-2011.")) from None
