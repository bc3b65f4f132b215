"""Several processes that fight for the same places; run by test_geen_plek_dubbel.py, each as its own Python.

``python -m tests.apps.aanbod.plekkenstrijd begin`` makes the tables and one offer in the database of the
environment; ``… strijd <seed> <seconden>`` prints the ids of the claims that were promised to it, and ``… tel <ids>``
prints how many places were given twice and how many of these ids are there. :func:`kijk_eerst` is what the house
does not do: check in code, and trust that. ``… zonder`` takes the promise of the database away, and ``… journaal <seed>
<seconden> los`` looks and writes in two steps: on SQLite the write gate alone would keep the places apart.
"""

from __future__ import annotations

import inspect
import json
import sys
import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import django
import numpy as np

GENOEG, HOOGSTENS = 10, 40.0  # promises; seconds that a busy machine may need for them
LOSLATEN = 0.9  # so that there is always something left to fight for
DAG, NU = date(2027, 1, 1), datetime(2026, 12, 1, tzinfo=UTC)
DUBBEL = """
SELECT count(*) FROM aanbod_bezetting a JOIN aanbod_bezetting b ON a.plek_id = b.plek_id AND a.id < b.id
WHERE a.status <> 'vervallen' AND b.status <> 'vervallen'
  AND (b.tot IS NULL OR a.van < b.tot) AND (a.tot IS NULL OR b.van < a.tot)
"""
EIGEN_DUBBEL = f"{DUBBEL} AND %s IN (a.id, b.id)"


def een_aanbod() -> None:
    """One offer with two places, without the rest of the cast."""
    from zorglandschap.apps.aanbod.models import Aanbod, Locatie, Plek
    from zorglandschap.apps.organisaties.models import Gemeente, Organisatie

    gemeente = Gemeente.objects.create(code="GM0184", naam="Urk", breedte=52.6, lengte=5.6)
    aanbieder = Organisatie.objects.create(naam="De Dijk", soort="aanbieder", gemeente=gemeente)
    locatie = Locatie.objects.create(aanbieder=aanbieder, naam="Urk", gemeente=gemeente, breedte=52.6, lengte=5.6)
    aanbod = Aanbod.objects.create(
        locatie=locatie,
        naam="Pleegzorg",
        hulpvorm="pleegzorg",
        leeftijd_van=0,
        leeftijd_tot=17,
        van=date(2016, 1, 1),
        bijgewerkt_om=NU,
    )
    Plek.objects.bulk_create([Plek(aanbod=aanbod, nummer=n, van=date(2016, 1, 1)) for n in (1, 2)])


def begin() -> None:
    """Make the tables of this room and the one below it, and one offer."""
    from django.core.management import call_command

    for kamer in ("organisaties", "aanbod"):
        call_command("migrate", kamer, verbosity=0)
    een_aanbod()


def strijd(seed: int, seconden: float) -> list[int]:
    """Claim random short stays until the time is over and enough was promised; returns what was kept."""
    from zorglandschap.apps.aanbod.actions import laat_los
    from zorglandschap.apps.aanbod.models import Bezetting

    dobbel, beloofd = np.random.default_rng(seed), []
    begin = time.monotonic()
    while (klok := time.monotonic() - begin) < seconden or (len(beloofd) < GENOEG and klok < HOOGSTENS):
        van = DAG + timedelta(days=int(dobbel.integers(0, 40)))
        tot = van + timedelta(days=int(dobbel.integers(1, 5)))
        pk = _claim(van, tot)
        if pk is None:
            continue
        if dobbel.random() < 0.5:
            laat_los(Bezetting.objects.get(pk=pk))  # so that there is always something left to fight for
        else:
            beloofd.append(pk)
    return beloofd


def zonder() -> str:
    """Drop the constraint (PostgreSQL) or the triggers (SQLite) that refuse two claims; tells which database it is."""
    from importlib import import_module

    from django.db import connection

    belofte = import_module("zorglandschap.apps.aanbod.migrations.0003_geen_plek_dubbel")
    weg = [belofte.POSTGRESQL_UIT]
    if connection.vendor == "sqlite":
        weg = [belofte.SQLITE_UIT.format(wanneer=wanneer) for wanneer in belofte.GEBEURTENISSEN]
    with connection.cursor() as cursor:
        for opdracht in weg:
            cursor.execute(opdracht)
    return connection.vendor


def journaal(seed: int, seconden: float, *, los: bool = False) -> None:
    """Claim and let go until the time is over; every answer is told at once, so that it outlives a killed process.

    An answer is the claim (0: refused), the milliseconds, and how many others have that place just then.
    ``los``: the same action without the transaction around its looking and writing, so without the gate around it.
    """
    from zorglandschap.apps.aanbod.actions import laat_los
    from zorglandschap.apps.aanbod.models import Bezetting

    dobbel, einde = np.random.default_rng(seed), time.monotonic() + seconden
    while time.monotonic() < einde:
        van = DAG + timedelta(days=int(dobbel.integers(0, 40)))
        begin = time.monotonic()
        pk = _claim(van, van + timedelta(days=int(dobbel.integers(1, 5))), los=los)
        duur = (time.monotonic() - begin) * 1000
        print(f"{pk or 0} {duur:.1f} {_tel(EIGEN_DUBBEL, [pk]) if pk else 0}", flush=True)
        if pk is not None and dobbel.random() < LOSLATEN:
            laat_los(Bezetting.objects.get(pk=pk))


def _claim(van: date, tot: date, *, los: bool = False) -> int | None:
    from zorglandschap.apps.aanbod.actions import houd_vast
    from zorglandschap.apps.aanbod.models import Aanbod
    from zorglandschap.apps.fouten import Geweigerd

    actie = inspect.unwrap(houd_vast) if los else houd_vast
    try:
        return actie(Aanbod.objects.get(), van=van, tot=tot, verloopt_om=None, nu=NU).pk
    except Geweigerd:
        return None


def kijk_eerst(van: date, tot: date, na_het_kijken: Callable[[], object]) -> int | None:
    """The naive way: look, and when the first place seems free, write; other things happen after the look."""
    from django.db import transaction

    from zorglandschap.apps.aanbod.models import Bezetting, Plek

    plek = Plek.objects.get(nummer=1)
    with transaction.atomic():
        bezet = Bezetting.objects.filter(plek=plek, van__lt=tot, tot__gt=van).exclude(status="vervallen")
        if bezet.exists():
            return None
        na_het_kijken()
        return Bezetting.objects.create(plek=plek, van=van, tot=tot, status="vastgehouden").pk


def tel(ids: list[int]) -> tuple[int, int]:
    """How many places were given twice, and how many of these claims are there."""
    from zorglandschap.apps.aanbod.models import Bezetting

    bewaard = set(Bezetting.objects.values_list("pk", flat=True)) & set(ids)
    return _tel(DUBBEL, []), len(bewaard)


def _tel(vraag: str, waarden: list[int]) -> int:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(vraag, waarden)
        return int(cursor.fetchone()[0])


if __name__ == "__main__":
    django.setup()
    opdracht, *rest = sys.argv[1:]
    antwoord: object = None
    if opdracht == "begin":
        begin()
    elif opdracht == "journaal":
        journaal(int(rest[0]), float(rest[1]), los=rest[2:] == ["los"])
    elif opdracht == "zonder":
        antwoord = zonder()
    elif opdracht == "strijd":
        antwoord = strijd(int(rest[0]), float(rest[1]))
    else:
        antwoord = tel(json.loads(rest[0]))
    if opdracht != "journaal":
        print(json.dumps(antwoord))
