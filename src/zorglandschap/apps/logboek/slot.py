"""The lock of the database itself on the log: events and seals are added, never changed or removed."""

from __future__ import annotations

from django.db.backends.base.base import BaseDatabaseWrapper

TABELLEN = ("logboek_gebeurtenis", "logboek_zegel")
SCHRIJVERS = 7513_01  # advisory lock of PostgreSQL: writers share it, the sealer takes it alone for a moment
_ZIN = "het logboek wordt niet gewijzigd"


def _sqlite(tabel: str) -> list[str]:
    verboden = {
        "update": f"BEFORE UPDATE ON {tabel}",
        "delete": f"BEFORE DELETE ON {tabel}",
        # INSERT OR REPLACE removes the old row without firing the delete trigger
        "replace": f"BEFORE INSERT ON {tabel} WHEN EXISTS (SELECT 1 FROM {tabel} WHERE id = NEW.id)",  # noqa: S608 - own names
    }
    return [
        f"CREATE TRIGGER {tabel}_geen_{naam} {wanneer} BEGIN SELECT RAISE(ABORT, '{_ZIN}'); END"
        for naam, wanneer in verboden.items()
    ]


def _postgresql(tabel: str) -> list[str]:
    weiger = "EXECUTE FUNCTION logboek_weiger()"
    return [
        f"CREATE TRIGGER {tabel}_geen_wijziging BEFORE UPDATE OR DELETE ON {tabel} FOR EACH ROW {weiger}",
        f"CREATE TRIGGER {tabel}_geen_truncate BEFORE TRUNCATE ON {tabel} FOR EACH STATEMENT {weiger}",
    ]


_WEIGER = (
    "CREATE OR REPLACE FUNCTION logboek_weiger() RETURNS trigger LANGUAGE plpgsql AS "
    f"$$ BEGIN RAISE EXCEPTION '{_ZIN}' USING ERRCODE = 'restrict_violation'; END $$"
)
# before a number is handed out, so that a sealer who has the lock sees every number that exists
_MELD_SCHRIJVER = (
    "CREATE OR REPLACE FUNCTION logboek_meld_schrijver() RETURNS trigger LANGUAGE plpgsql AS "
    f"$$ BEGIN PERFORM pg_advisory_xact_lock_shared({SCHRIJVERS}); RETURN NULL; END $$"
)
_SCHRIJVER = (
    "CREATE TRIGGER logboek_gebeurtenis_schrijver BEFORE INSERT ON logboek_gebeurtenis "
    "FOR EACH STATEMENT EXECUTE FUNCTION logboek_meld_schrijver()"
)

SLUIT: dict[str, list[str]] = {
    "sqlite": [zin for tabel in TABELLEN for zin in _sqlite(tabel)],
    "postgresql": [_WEIGER, _MELD_SCHRIJVER, *(zin for tabel in TABELLEN for zin in _postgresql(tabel)), _SCHRIJVER],
}
OPEN: dict[str, list[str]] = {
    "sqlite": [
        f"DROP TRIGGER IF EXISTS {tabel}_geen_{naam}" for tabel in TABELLEN for naam in ("update", "delete", "replace")
    ],
    "postgresql": [
        *(f"DROP TRIGGER IF EXISTS {t}_geen_{naam} ON {t}" for t in TABELLEN for naam in ("wijziging", "truncate")),
        "DROP TRIGGER IF EXISTS logboek_gebeurtenis_schrijver ON logboek_gebeurtenis",
    ],
}
_VRAAG = {
    "sqlite": "SELECT count(*) FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'logboek_%'",
    "postgresql": (
        "SELECT count(*) FROM pg_trigger WHERE NOT tgisinternal AND tgenabled IN ('O', 'A') "
        "AND tgrelid IN ('logboek_gebeurtenis'::regclass, 'logboek_zegel'::regclass)"
    ),
}


def voer_uit(verbinding: BaseDatabaseWrapper, zinnen: dict[str, list[str]]) -> None:
    """Run ``SLUIT`` or ``OPEN`` for this database; used by the migration, and by tests that play the intruder."""
    with verbinding.cursor() as cursor:
        for zin in zinnen[verbinding.vendor]:
            cursor.execute(zin)


def is_gesloten(verbinding: BaseDatabaseWrapper) -> bool:
    """True when every trigger of the lock is in place (a change of the table on SQLite drops them)."""
    with verbinding.cursor() as cursor:
        cursor.execute(_VRAAG[verbinding.vendor])
        aantal = cursor.fetchone()[0]
    return bool(aantal == sum(zin.startswith("CREATE TRIGGER") for zin in SLUIT[verbinding.vendor]))
