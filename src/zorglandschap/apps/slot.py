"""The lock of the database itself on tables in which rows are only added: never changed, never removed."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations import RunPython


@dataclass(frozen=True, slots=True)
class Slot:
    """The lock on some tables: ``zin`` is what the database says to who tries, ``naam`` names its function."""

    naam: str
    tabellen: tuple[str, ...]
    zin: str

    def sluit(self, soort: str) -> list[str]:
        """Statements that close the lock on a kind of database."""
        if soort == "sqlite":
            return [zin for tabel in self.tabellen for zin in self._sqlite(tabel)]
        weiger = f"EXECUTE FUNCTION {self.naam}_weiger()"
        return [
            self._weiger(),
            *(
                f"CREATE TRIGGER {tabel}_geen_{naam} BEFORE {wat} ON {tabel} FOR EACH {per} {weiger}"
                for tabel in self.tabellen
                for naam, wat, per in (
                    ("wijziging", "UPDATE OR DELETE", "ROW"),
                    ("truncate", "TRUNCATE", "STATEMENT"),
                )
            ),
        ]

    def open(self, soort: str) -> list[str]:
        """Statements that open the lock; for going back a migration, and for tests that play the intruder."""
        sqlite = soort == "sqlite"
        namen = ("update", "delete", "replace") if sqlite else ("wijziging", "truncate")
        return [
            f"DROP TRIGGER IF EXISTS {tabel}_geen_{naam}" + ("" if sqlite else f" ON {tabel}")
            for tabel in self.tabellen
            for naam in namen
        ]

    def _weiger(self) -> str:
        return (
            f"CREATE OR REPLACE FUNCTION {self.naam}_weiger() RETURNS trigger LANGUAGE plpgsql AS "
            f"$$ BEGIN RAISE EXCEPTION '{self.zin}' USING ERRCODE = 'restrict_violation'; END $$"
        )

    def _sqlite(self, tabel: str) -> list[str]:
        verboden = {
            "update": f"BEFORE UPDATE ON {tabel}",
            "delete": f"BEFORE DELETE ON {tabel}",
            # INSERT OR REPLACE removes the old row without firing the delete trigger
            "replace": f"BEFORE INSERT ON {tabel} WHEN EXISTS (SELECT 1 FROM {tabel} WHERE id = NEW.id)",  # noqa: S608 - own names
        }
        return [
            f"CREATE TRIGGER {tabel}_geen_{naam} {wanneer} BEGIN SELECT RAISE(ABORT, '{self.zin}'); END"
            for naam, wanneer in verboden.items()
        ]


Zinnen = dict[str, list[str]]
SOORTEN = ("sqlite", "postgresql")


def zinnen(slot: Slot) -> tuple[Zinnen, Zinnen]:
    """The statements that close and that open a lock, per kind of database."""
    return {s: slot.sluit(s) for s in SOORTEN}, {s: slot.open(s) for s in SOORTEN}


def voer_uit(verbinding: BaseDatabaseWrapper, per_soort: Zinnen) -> None:
    """Run the statements for this database."""
    with verbinding.cursor() as cursor:
        for zin in per_soort[verbinding.vendor]:
            cursor.execute(zin)


def als_migratie(sluit: Zinnen, open_: Zinnen) -> RunPython:
    """The step of a migration that closes the lock, and opens it on the way back."""
    return RunPython(
        lambda _apps, schema_editor: voer_uit(schema_editor.connection, sluit),
        lambda _apps, schema_editor: voer_uit(schema_editor.connection, open_),
    )


def opnieuw(sluit: Zinnen, open_: Zinnen) -> RunPython:
    """The step that closes a lock again: SQLite loses it when a migration makes the table anew."""
    return als_migratie({soort: open_[soort] + sluit[soort] for soort in SOORTEN}, {soort: [] for soort in SOORTEN})
