"""Writes many rows fast, on SQLite and PostgreSQL, past the ORM but never past the promises of the database."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from django.core.management.color import no_style
from django.db import connection, models

Waarde = str | int | float | bool | bytes | None
Kolommen = Mapping[str, Sequence[Waarde]]
Voortgang = Callable[[str, int, int], None]
PER_KEER = 20_000
PER_DEEL = 100_000  # rows of a large table that are held as text at once


class Invoer:
    """One load: knows the database, reports progress, and counts what it wrote.

    Days are given as ``2026-11-22``, moments as ``2026-11-22 09:30:00`` in UTC, sleutels as 32 hexadecimal digits.
    """

    def __init__(self, voortgang: Voortgang) -> None:
        self.voortgang = voortgang
        self.aantallen: dict[str, int] = {}
        self._modellen: list[type[models.Model]] = []

    def schrijf(self, model: type[models.Model], wat: str, kolommen: Kolommen) -> None:
        """Insert rows given as columns; ``wat`` is what the progress bar says. Other columns must have a default."""
        opties = model._meta  # noqa: SLF001 - Django's own description of the table
        per_naam = {veld.name: veld for veld in opties.concrete_fields}
        velden = [per_naam[naam] for naam in kolommen]
        reeksen = [_voor_database(veld, waarden) for veld, waarden in zip(velden, kolommen.values(), strict=True)]
        totaal = len(reeksen[0])
        rijen = zip(*reeksen, strict=True)
        klaar = 0
        self.voortgang(wat, 0, totaal)
        for aantal in _in_delen(opties.db_table, [str(veld.column) for veld in velden], rijen):
            klaar += aantal
            self.voortgang(wat, klaar, totaal)
        self.aantallen[wat] = self.aantallen.get(wat, 0) + totaal
        self._modellen.append(model)

    def schrijf_veel(
        self, model: type[models.Model], wat: str, totaal: int, kolommen: Callable[[slice], Kolommen]
    ) -> None:
        """As ``schrijf``, for tables that are too large to hold as text at once: asks for the columns part by part."""
        melden, self.voortgang = self.voortgang, lambda *_: None
        try:
            melden(wat, 0, totaal)
            for begin in range(0, max(totaal, 1), PER_DEEL):
                deel = slice(begin, min(begin + PER_DEEL, totaal))
                self.schrijf(model, wat, kolommen(deel))
                melden(wat, deel.stop, totaal)
        finally:
            self.voortgang = melden

    def sluit_af(self) -> None:
        """Let the database number new rows after those written here, and count what it has, so that it plans well."""
        zinnen = connection.ops.sequence_reset_sql(no_style(), list(dict.fromkeys(self._modellen)))
        with connection.cursor() as cursor:
            for zin in zinnen:
                cursor.execute(zin)
            cursor.execute("ANALYZE")


def _voor_database(veld: models.Field[Any, Any], waarden: Sequence[Waarde]) -> Sequence[Waarde]:
    """Moments get their zone where the database keeps it."""
    if connection.vendor == "postgresql" and isinstance(veld, models.DateTimeField):
        return [f"{w}+00" if isinstance(w, str) else w for w in waarden]
    return waarden


def _in_delen(tabel: str, kolommen: list[str], rijen: Iterable[tuple[Waarde, ...]]) -> Iterator[int]:
    """Write in parts; yields the size of each part."""
    namen = ", ".join(connection.ops.quote_name(k) for k in kolommen)
    doel = f"{connection.ops.quote_name(tabel)} ({namen})"
    bron = iter(rijen)
    with connection.cursor() as cursor:
        while deel := list(islice(bron, PER_KEER)):
            if connection.vendor == "postgresql":
                with connection.wrap_database_errors, cursor.copy(f"COPY {doel} FROM STDIN") as stroom:
                    for rij in deel:
                        stroom.write_row(rij)
            else:
                plaatsen = ", ".join(["%s"] * len(kolommen))
                cursor.executemany(f"INSERT INTO {doel} VALUES ({plaatsen})", deel)  # noqa: S608 - own names only
            yield len(deel)
