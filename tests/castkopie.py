"""The cast of the tests, put back as rows: once made by the models, then copied (SQLite hands out numbers again).

On PostgreSQL a number that was given is never given again, so there the cast is made anew for each test.
"""

from __future__ import annotations

import pickle
from dataclasses import dataclass

from django.apps import apps
from django.db import connection, transaction
from django.db.models import Model

from tests.cast import Cast, maak_cast


@dataclass(frozen=True)
class Kopie:
    """Rows per statement, and the cast that goes with them."""

    rijen: tuple[tuple[str, list[tuple[object, ...]]], ...]
    cast: bytes


_kopieen: list[Kopie] = []


def zet_cast_neer() -> Cast:
    """The cast, in a database in which nobody works yet; copied where that can be done."""
    if connection.vendor != "sqlite" or not _is_leeg():
        return maak_cast()
    if not _kopieen:
        _kopieen.append(_neem_op())
    with connection.cursor() as cursor:
        for opdracht, rijen in _kopieen[0].rijen:
            cursor.executemany(opdracht, rijen)
    terug = pickle.loads(_kopieen[0].cast)  # noqa: S301  # our own bytes of this process
    assert isinstance(terug, Cast)
    return terug


def _is_leeg() -> bool:
    modellen = ("organisaties.Organisatie", "organisaties.Gemeente", "organisaties.Gebruiker", "aanbod.Locatie")
    return not any(apps.get_model(naam).objects.exists() for naam in modellen)


def _neem_op() -> Kopie:
    """Make the cast, read back every row that came, and take it away again."""
    with transaction.atomic():
        tabellen = [model for model in apps.get_models(include_auto_created=True) if model._meta.managed]
        eerder = {model: set(_rijen(model)) for model in tabellen}
        cast = maak_cast()
        nieuw = {model: [rij for rij in _rijen(model) if rij not in eerder[model]] for model in tabellen}
        transaction.set_rollback(True)
    return Kopie(tuple((_opdracht(model), rijen) for model, rijen in nieuw.items() if rijen), pickle.dumps(cast))


def _kolommen(model: type[Model]) -> list[str]:
    return [veld.column for veld in model._meta.local_concrete_fields if not getattr(veld, "generated", False)]


def _opdracht(model: type[Model]) -> str:
    namen = ", ".join(connection.ops.quote_name(kolom) for kolom in _kolommen(model))
    plekken = ", ".join(["%s"] * len(_kolommen(model)))
    return f"INSERT INTO {connection.ops.quote_name(model._meta.db_table)} ({namen}) VALUES ({plekken})"  # noqa: S608  # names of our own tables


def _rijen(model: type[Model]) -> list[tuple[object, ...]]:
    namen = ", ".join(connection.ops.quote_name(kolom) for kolom in _kolommen(model))
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {namen} FROM {connection.ops.quote_name(model._meta.db_table)}")  # noqa: S608
        return [tuple(rij) for rij in cursor.fetchall()]
