"""The lock of the database itself on the timeline: a step of a casus is added, never changed or removed."""

from __future__ import annotations

from django.db.backends.base.base import BaseDatabaseWrapper

_TABEL = "casus_casusstap"
_ZIN = "een stap in een casus wordt niet gewijzigd"
_WEIGER = (
    "CREATE OR REPLACE FUNCTION casus_weiger() RETURNS trigger LANGUAGE plpgsql AS "
    f"$$ BEGIN RAISE EXCEPTION '{_ZIN}' USING ERRCODE = 'restrict_violation'; END $$"
)
_PER_RIJ = "FOR EACH ROW EXECUTE FUNCTION casus_weiger()"

SLUIT: dict[str, list[str]] = {
    "sqlite": [
        f"CREATE TRIGGER {_TABEL}_geen_{naam} BEFORE {wanneer} BEGIN SELECT RAISE(ABORT, '{_ZIN}'); END"
        for naam, wanneer in {
            "update": f"UPDATE ON {_TABEL}",
            "delete": f"DELETE ON {_TABEL}",
            # INSERT OR REPLACE removes the old row without firing the delete trigger
            "replace": f"INSERT ON {_TABEL} WHEN EXISTS (SELECT 1 FROM {_TABEL} WHERE id = NEW.id)",  # noqa: S608 - own name
        }.items()
    ],
    "postgresql": [
        _WEIGER,
        f"CREATE TRIGGER {_TABEL}_geen_wijziging BEFORE UPDATE OR DELETE ON {_TABEL} {_PER_RIJ}",
    ],
}
OPEN: dict[str, list[str]] = {
    "sqlite": [f"DROP TRIGGER IF EXISTS {_TABEL}_geen_{naam}" for naam in ("update", "delete", "replace")],
    "postgresql": [f"DROP TRIGGER IF EXISTS {_TABEL}_geen_wijziging ON {_TABEL}"],
}


def voer_uit(verbinding: BaseDatabaseWrapper, zinnen: dict[str, list[str]]) -> None:
    """Run ``SLUIT`` or ``OPEN`` for this database; used by the migration."""
    with verbinding.cursor() as cursor:
        for zin in zinnen[verbinding.vendor]:
            cursor.execute(zin)
