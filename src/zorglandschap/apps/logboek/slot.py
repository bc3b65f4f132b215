"""The lock of the database itself on the log: events and seals are added, never changed or removed."""

from __future__ import annotations

from django.db.backends.base.base import BaseDatabaseWrapper

from zorglandschap.apps.slot import Slot, voer_uit, zinnen

__all__ = ["OPEN", "SCHRIJVERS", "SLUIT", "TABELLEN", "is_gesloten", "voer_uit"]

TABELLEN = ("logboek_gebeurtenis", "logboek_zegel")
SCHRIJVERS = 7513_01  # advisory lock of PostgreSQL: writers share it, the sealer takes it alone for a moment
# before a number is handed out, so that a sealer who has the lock sees every number that exists
_MELD_SCHRIJVER = (
    "CREATE OR REPLACE FUNCTION logboek_meld_schrijver() RETURNS trigger LANGUAGE plpgsql AS "
    f"$$ BEGIN PERFORM pg_advisory_xact_lock_shared({SCHRIJVERS}); RETURN NULL; END $$"
)
_SCHRIJVER = (
    "CREATE TRIGGER logboek_gebeurtenis_schrijver BEFORE INSERT ON logboek_gebeurtenis "
    "FOR EACH STATEMENT EXECUTE FUNCTION logboek_meld_schrijver()"
)

SLUIT, OPEN = zinnen(Slot("logboek", TABELLEN, "het logboek wordt niet gewijzigd"))
SLUIT["postgresql"] += [_MELD_SCHRIJVER, _SCHRIJVER]
OPEN["postgresql"] += ["DROP TRIGGER IF EXISTS logboek_gebeurtenis_schrijver ON logboek_gebeurtenis"]
_VRAAG = {
    "sqlite": "SELECT count(*) FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'logboek_%'",
    "postgresql": (
        "SELECT count(*) FROM pg_trigger WHERE NOT tgisinternal AND tgenabled IN ('O', 'A') "
        "AND tgrelid IN ('logboek_gebeurtenis'::regclass, 'logboek_zegel'::regclass)"
    ),
}


def is_gesloten(verbinding: BaseDatabaseWrapper) -> bool:
    """True when every trigger of the lock is in place (a change of the table on SQLite drops them)."""
    with verbinding.cursor() as cursor:
        cursor.execute(_VRAAG[verbinding.vendor])
        aantal = cursor.fetchone()[0]
    return bool(aantal == sum(zin.startswith("CREATE TRIGGER") for zin in SLUIT[verbinding.vendor]))
