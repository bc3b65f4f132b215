"""No place is ever given twice: the database itself refuses, also when several processes ask at once."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from importlib import import_module
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

import pytest
from django.db import IntegrityError, OperationalError, connection, transaction

from tests.apps.aanbod.plekkenstrijd import een_aanbod, kijk_eerst
from tests.cast import Cast
from zorglandschap.apps.aanbod.models import Aanbod, Bezetting, Plek

WORTEL = Path(__file__).parents[3]
OP_POSTGRESQL = "postgres" in os.environ.get("DATABASE_URL", "")
VAN = date(2027, 1, 10)


def _claim(aanbod: Aanbod, van: date, tot: date | None, status: str = "bevestigd") -> Bezetting:
    return Bezetting.objects.create(plek=Plek.objects.get(aanbod=aanbod), van=van, tot=tot, status=status)


@pytest.mark.parametrize(
    ("van", "tot"),
    [
        (VAN, VAN + timedelta(days=5)),
        (VAN - timedelta(days=3), VAN + timedelta(days=1)),
        (VAN + timedelta(days=4), None),
        (VAN - timedelta(days=30), None),
        (VAN + timedelta(days=1), VAN + timedelta(days=2)),
    ],
)
def test_two_claims_that_share_a_day_are_refused_by_the_database(cast: Cast, van: date, tot: date | None) -> None:
    _claim(cast.pleegzorg, VAN, VAN + timedelta(days=5))
    with pytest.raises(IntegrityError, match="bezetting_geen_dubbel"), transaction.atomic():
        _claim(cast.pleegzorg, van, tot, "vastgehouden")


@pytest.mark.parametrize(
    ("van", "tot"),
    [
        (VAN + timedelta(days=5), None),  # the day the first one leaves
        (VAN - timedelta(days=9), VAN),
        (VAN + timedelta(days=2), VAN + timedelta(days=2)),  # no day at all
    ],
)
def test_claims_that_share_no_day_live_side_by_side(cast: Cast, van: date, tot: date | None) -> None:
    _claim(cast.pleegzorg, VAN, VAN + timedelta(days=5))
    _claim(cast.pleegzorg, van, tot)
    assert Bezetting.objects.filter(plek__aanbod=cast.pleegzorg).count() == 2


def test_a_lapsed_claim_holds_nothing(cast: Cast) -> None:
    _claim(cast.pleegzorg, VAN, None, "vervallen")
    _claim(cast.pleegzorg, VAN, None)


def test_a_lapsed_claim_cannot_come_back_over_another(cast: Cast) -> None:
    oud = _claim(cast.pleegzorg, VAN, None, "vervallen")
    _claim(cast.pleegzorg, VAN, None)
    oud.status = "bevestigd"
    with pytest.raises(IntegrityError, match="bezetting_geen_dubbel"), transaction.atomic():
        oud.save()


def test_a_claim_cannot_be_stretched_over_another(cast: Cast) -> None:
    eerste = _claim(cast.pleegzorg, VAN, VAN + timedelta(days=5))
    _claim(cast.pleegzorg, VAN + timedelta(days=5), None)
    eerste.tot = VAN + timedelta(days=6)
    with pytest.raises(IntegrityError, match="bezetting_geen_dubbel"), transaction.atomic():
        eerste.save()


def test_a_claim_may_be_saved_again_over_itself(cast: Cast) -> None:
    claim = _claim(cast.pleegzorg, VAN, None)
    claim.tot = VAN + timedelta(days=9)
    claim.save()


def test_neighbouring_places_and_far_years_do_not_touch_each_other(cast: Cast) -> None:
    for plek in Plek.objects.filter(aanbod=cast.thuis):
        Bezetting.objects.create(plek=plek, van=date(1999, 1, 1), tot=date(1999, 12, 1), status="bevestigd")
        Bezetting.objects.create(plek=plek, van=date(2016, 1, 1), tot=None, status="bevestigd")


# --- several processes at once ---


@pytest.fixture
def strijdperk(tmp_path: Path, transactional_db: None) -> dict[str, str]:
    """The environment of the fighters: the test database on PostgreSQL, else a SQLite file with its gate."""
    omgeving = {**os.environ, "DJANGO_SETTINGS_MODULE": "tests.settings", "PYTHONPATH": f"{WORTEL}/src:{WORTEL}"}
    if OP_POSTGRESQL:
        een_aanbod()
        return {**omgeving, "DATABASE_URL": _adres_van_de_toetsdatabase()}
    omgeving["ZORGLANDSCHAP_DATA"] = str(tmp_path)
    _draai(omgeving, "begin")
    return omgeving


def _adres_van_de_toetsdatabase() -> str:
    s = connection.settings_dict
    opties = {"host": s["HOST"]} if str(s["HOST"]).startswith("/") else {}
    wie = f"{quote(s['USER'])}:{quote(s['PASSWORD'])}@" if s["USER"] else ""
    waar = "" if opties else f"{s['HOST']}:{s['PORT'] or 5432}"
    return f"postgresql://{wie}{waar}/{quote(s['NAME'])}?{urlencode(opties)}"


def _start(omgeving: dict[str, str], *woorden: str) -> subprocess.Popen[bytes]:
    opdracht = [sys.executable, "-m", "tests.apps.aanbod.plekkenstrijd", *woorden]
    return subprocess.Popen(opdracht, cwd=WORTEL, env=omgeving, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def _antwoord(proces: subprocess.Popen[bytes]) -> Any:
    uit, fout = proces.communicate(timeout=60)
    assert proces.returncode == 0, fout.decode()
    return json.loads(uit)


def _draai(omgeving: dict[str, str], *woorden: str) -> Any:
    return _antwoord(_start(omgeving, *woorden))


def _laat_strijden(omgeving: dict[str, str], *, processen: int = 3, seconden: float = 1.5) -> list[int]:
    strijders = [_start(omgeving, "strijd", str(seed), str(seconden)) for seed in range(processen)]
    return [pk for strijder in strijders for pk in _antwoord(strijder)]


def test_several_processes_at_once_never_get_the_same_place(strijdperk: dict[str, str]) -> None:
    beloofd = _laat_strijden(strijdperk)
    assert len(beloofd) > 20, "er is niet echt gestreden"
    assert len(beloofd) == len(set(beloofd))
    dubbel, bewaard = _draai(strijdperk, "tel", json.dumps(beloofd))
    assert dubbel == 0
    assert bewaard == len(beloofd), "een toegezegde plek is verdwenen"


# --- the same moment, with and without the promise of the database ---

alleen_postgresql = pytest.mark.skipif(not OP_POSTGRESQL, reason="op SQLite schrijft er altijd maar één tegelijk")


def _twee_tegelijk() -> list[int | None]:
    """Two who both look before either writes, each on an own connection: what each got; None when refused.

    The house's own action locks the place first; these do not, so PostgreSQL may also end it as a deadlock.
    """
    beiden_keken = threading.Barrier(2, timeout=30)

    def een() -> int | None:
        try:
            return kijk_eerst(VAN, VAN + timedelta(days=3), beiden_keken.wait)
        except (IntegrityError, OperationalError):
            return None
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as draden:
        return [belofte.result() for belofte in [draden.submit(een), draden.submit(een)]]


@alleen_postgresql
def test_of_two_who_both_saw_the_place_free_the_database_refuses_one(strijdperk: dict[str, str]) -> None:
    assert None in _twee_tegelijk()
    assert Bezetting.objects.count() == 1


@alleen_postgresql
def test_without_that_promise_both_would_get_it(strijdperk: dict[str, str]) -> None:
    belofte = import_module("zorglandschap.apps.aanbod.migrations.0003_geen_plek_dubbel")
    with connection.cursor() as cursor:
        cursor.execute(belofte.POSTGRESQL_UIT)
    try:
        assert None not in _twee_tegelijk()
        assert _draai(strijdperk, "tel", "[]")[0] == 1
    finally:
        Bezetting.objects.all().delete()
        with connection.cursor() as cursor:
            cursor.execute(belofte.POSTGRESQL_AAN)
