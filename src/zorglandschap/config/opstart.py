"""What has to happen before the first page: keys, database, synthetic region, files, server.

Every step can be interrupted and run again; what can go wrong has a sentence that says what to do.
"""

from __future__ import annotations

import fcntl
import os
import secrets
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

WORTEL = Path(__file__).resolve().parents[3]
ZEGEL_SECONDEN = 10
Melder = Callable[[str], None]


class StartFout(Exception):
    """The start cannot go on; the message says why and what to do."""


def controleer_poort(poort: int) -> None:
    """Refuse a port that is taken, before anything else is done."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as proef:
        proef.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            proef.bind(("127.0.0.1", poort))
        except OSError as fout:
            raise StartFout(
                f"Poort {poort} is al in gebruik. Stop het andere programma, of kies een andere poort: "
                f"make start PORT={poort + 1 if poort < 65535 else 8000}"
            ) from fout


def zet_demo_omgeving(regio: str) -> None:
    """Set the environment of the demo: its own data folder per region, and keys made once and kept."""
    if not (WORTEL / "regios" / regio / "regio.toml").is_file():
        bekend = ", ".join(sorted(p.parent.name for p in (WORTEL / "regios").glob("*/regio.toml")))
        raise StartFout(f"Regio ‘{regio}’ staat niet in de map regios/. Kies uit: {bekend}.")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "zorglandschap.config.settings")
    os.environ["ZORGLANDSCHAP_REGIO"] = regio
    os.environ["ZORGLANDSCHAP_DEMO"] = "1"
    map_ = Path(os.environ.setdefault("ZORGLANDSCHAP_DATA", str(WORTEL / ".data" / regio)))
    try:
        map_.mkdir(parents=True, exist_ok=True)
        bestand = map_ / "sleutels"
        if not bestand.exists() or len(bestand.read_text().split()) != 2:
            nieuw = map_ / "sleutels.nieuw"
            nieuw.touch(mode=0o600)
            nieuw.write_text(f"{secrets.token_urlsafe(60)}\n{secrets.token_urlsafe(60)}\n")
            nieuw.replace(bestand)
        geheim, gegevens = bestand.read_text().split()
    except OSError as fout:
        raise StartFout(
            f"De map {map_.name}/ in {map_.parent.name}/ kan niet beschreven worden ({fout.strerror}). "
            "Geef schrijfrechten, of kies een andere map met ZORGLANDSCHAP_DATA=/pad/naar/map."
        ) from fout
    os.environ.setdefault("ZORGLANDSCHAP_GEHEIM", geheim)
    os.environ.setdefault("ZORGLANDSCHAP_GEGEVENSSLEUTEL", gegevens)


@contextmanager
def slot() -> Iterator[None]:
    """Only one start at a time may prepare the same data folder."""
    pad = Path(os.environ["ZORGLANDSCHAP_DATA"]) / "start.slot"
    with pad.open("w") as bestand:
        try:
            fcntl.flock(bestand, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as fout:
            raise StartFout("Een andere start is nog bezig met deze gegevens. Wacht even en probeer opnieuw.") from fout
        yield


def django_klaar() -> None:
    """Load the settings; a mistake in the environment becomes one readable sentence."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "zorglandschap.config.settings")
    import django
    from django.conf import settings
    from django.core.exceptions import ImproperlyConfigured

    from zorglandschap.config.sqlite.bibliotheek import VEILIG_VANAF

    try:
        django.setup()
    except ImproperlyConfigured as fout:
        raise StartFout(str(fout)) from fout
    sqlite = settings.DATABASES["default"]["ENGINE"].endswith("sqlite")
    if sqlite and settings.SQLITE_VERSIE < VEILIG_VANAF:
        raise StartFout(
            f"SQLite {'.'.join(map(str, settings.SQLITE_VERSIE))} kan een database beschadigen "
            "(fout hersteld in 3.51.3). "
            "Installeer pysqlite3, of gebruik PostgreSQL met DATABASE_URL."
        )


def controleer_versie() -> bool:
    """True when migrations wait; refuses a database that a newer version made."""
    from django.db import OperationalError, connection
    from django.db.migrations.executor import MigrationExecutor

    try:
        uitvoerder = MigrationExecutor(connection)
    except OperationalError as fout:
        raise StartFout(f"De database kan niet geopend worden: {fout}") from fout
    lader = uitvoerder.loader
    onbekend = sorted(
        f"{kamer} {naam}"
        for kamer, naam in lader.applied_migrations
        if kamer in lader.migrated_apps and (kamer, naam) not in lader.disk_migrations
    )
    if onbekend:
        raise StartFout(
            "Deze database is gemaakt door een nieuwere versie van Zorglandschap "
            f"(onbekend: {onbekend[-1]}). Haal de nieuwste versie op, of kies een andere map met ZORGLANDSCHAP_DATA."
        )
    return bool(uitvoerder.migration_plan(lader.graph.leaf_nodes()))


def maak_database(*, meld: Melder) -> None:
    """Create or update the tables; safe to run again after an interruption."""
    from django.core.management import call_command

    if controleer_versie():
        meld("• database bijwerken")
        call_command("migrate", verbosity=0, interactive=False)
    call_command("createcachetable", verbosity=0)  # counters of the limits, shared by all workers


def laad_demo(*, schaal: float, zaad: int, opnieuw: bool, meld: Melder) -> dict[str, object]:
    """Load the synthetic region unless it is there already; returns what was loaded.

    ``opnieuw`` throws away the database of an earlier demo, never anything else.
    """
    from zorglandschap.apps.demo.queries import get_geladen_regio
    from zorglandschap.apps.fouten import Geweigerd
    from zorglandschap.config.demo import laad_verzonnen_regio

    if opnieuw and get_geladen_regio() is not None:
        _gooi_demo_weg()
        maak_database(meld=meld)
    try:
        return laad_verzonnen_regio(schaal=schaal, zaad=zaad, meld=meld)
    except Geweigerd as fout:
        raise StartFout(str(fout.reden)) from fout


def _gooi_demo_weg() -> None:
    """Remove the SQLite file of the demo; the logbook of a PostgreSQL database is never removed by us."""
    from django.db import connection

    if connection.vendor != "sqlite":
        raise StartFout("Maak zelf een lege PostgreSQL-database: het logboek laat zich niet wissen.")
    connection.close()
    for rest in ("", "-wal", "-shm"):
        Path(f"{connection.settings_dict['NAME']}{rest}").unlink(missing_ok=True)


def verzamel_bestanden() -> None:
    """Put stylesheets and scripts where the server finds them, compressed and with a hash in their name."""
    from django.core.management import call_command

    call_command("collectstatic", verbosity=0, interactive=False)


def toon_welkom(poort: int, *, meld: Melder) -> None:
    """Print the address and the people of the demo."""
    from zorglandschap.apps.demo.rolverdeling import ROLVERDELING, WACHTWOORD

    meld(f"\n  Zorglandschap staat klaar:  http://127.0.0.1:{poort}\n")
    meld(f"  Inloggen met wachtwoord:    {WACHTWOORD}\n")
    for persoon in ROLVERDELING:
        meld(f"    {persoon.email:<34}{persoon.wie}")
    meld("\n  Alles in deze regio is verzonnen. Stoppen: Ctrl-C.\n")


def bedien(poort: int) -> int:
    """Run gunicorn, and beside it what computes, seals the logbook and ends holds; returns the exit code."""
    server = subprocess.Popen(  # noqa: S603 - fixed command
        [sys.executable, "-m", "gunicorn", "zorglandschap.config.wsgi", "--worker-class", "gthread",
         "--workers", "2", "--threads", "4", "--bind", f"127.0.0.1:{poort}", "--log-level", "warning",
         "--max-requests", "5000", "--max-requests-jitter", "500", "--graceful-timeout", "10"],
    )  # fmt: skip

    rekent = _start_rekenaar()

    def stop(nummer: int, _frame: FrameType | None) -> None:
        server.send_signal(signal.SIGTERM if nummer == signal.SIGTERM else signal.SIGINT)

    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGINT, stop)
    volgende = time.monotonic() + ZEGEL_SECONDEN
    while True:
        try:
            code = server.wait(timeout=max(0.1, volgende - time.monotonic()))
        except subprocess.TimeoutExpired:
            _houd_bij()
            rekent = rekent if rekent.poll() is None else _start_rekenaar()
            volgende = time.monotonic() + ZEGEL_SECONDEN
        else:
            rekent.terminate()
            rekent.wait()
            return 0 if code in {0, -signal.SIGINT, -signal.SIGTERM} else code


def _start_rekenaar() -> subprocess.Popen[bytes]:
    """A process of its own computes forecasts: a run never slows down a page, and may be killed without harm."""
    return subprocess.Popen([sys.executable, "-m", "zorglandschap.config.rekenaar"])


def _houd_bij() -> None:
    """Seal what waits and release holds whose time is up; a database that is away is tried at the next turn."""
    from django.db import DatabaseError, close_old_connections
    from django.utils import timezone

    from zorglandschap.apps.logboek.verzegeling import verzegel
    from zorglandschap.apps.matching.actions import verwerk_verlopen, werk_kloven_bij, werk_wachtlijst_bij

    close_old_connections()
    try:
        verzegel()
        verwerk_verlopen(nu=timezone.now())
        werk_wachtlijst_bij(nu=timezone.now())
        werk_kloven_bij(nu=timezone.now())
    except DatabaseError as fout:
        print(f"! de database antwoordt niet ({type(fout).__name__}), straks opnieuw", file=sys.stderr, flush=True)
