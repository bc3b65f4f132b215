"""Gathers rows one by one for one table, and writes them as columns: days as numbers become dates, keys are made."""

from __future__ import annotations

from typing import Any

import numpy as np
from django.db import models
from django.db.models import NOT_PROVIDED

from zorglandschap.apps.demo.invoer import Invoer, Kolommen, Waarde
from zorglandschap.apps.demo.kolommen import EERSTE_NUMMER, dagen_of_niets, momenten, nummers, sleutels
from zorglandschap.core.synthetisch.dagen import GEEN

STAPPEN_PER_DAG = 16  # moments of one day are spread over office hours
SLEUTEL = "sleutel"


class Bak:
    """Rows for one table; a day is a number since 1970 or GEEN, a moment the number of its day."""

    def __init__(self, model: type[models.Model], wat: str, *kolommen: str, vanaf: int = EERSTE_NUMMER) -> None:
        self._model, self._wat, self._vanaf = model, wat, vanaf
        self._rijen: list[tuple[Waarde, ...]] = []
        self._kolommen = kolommen

    def erbij(self, *waarden: Waarde) -> int:
        """Add a row, in the order of the columns; returns its primary key."""
        self._rijen.append(waarden)
        return self._vanaf + len(self._rijen) - 1

    @property
    def aantal(self) -> int:
        """How many rows there are."""
        return len(self._rijen)

    def schrijf(self, invoer: Invoer, rng: np.random.Generator) -> None:
        """Write all rows; a key (‘sleutel’) is added when the table has one. The rows are let go afterwards."""
        invoer.schrijf_veel(self._model, self._wat, self.aantal, lambda deel: self._kolommen_van(deel, rng))
        self._rijen.clear()

    def _kolommen_van(self, deel: slice, rng: np.random.Generator) -> Kolommen:
        per_naam: dict[str, models.Field[Any, Any]] = {
            veld.name: veld
            for veld in self._model._meta.concrete_fields  # noqa: SLF001 - Django's own description of the table
        }
        rijen = self._rijen[deel]
        reeksen = list(zip(*rijen, strict=True)) or [()] * len(self._kolommen)
        kolommen: dict[str, list[Waarde]] = {"id": list(nummers(len(rijen), vanaf=self._vanaf + deel.start))}
        if SLEUTEL in per_naam:
            kolommen[SLEUTEL] = list(sleutels(rng, len(rijen)))
        for naam, reeks in zip(self._kolommen, reeksen, strict=True):
            kolommen[naam] = _in_database(per_naam[naam], list(reeks))
        for naam, veld in per_naam.items():
            if naam not in kolommen and _is_leeg_te_laten(veld):
                kolommen[naam] = [""] * len(rijen)
        return kolommen


def _is_leeg_te_laten(veld: models.Field[Any, Any]) -> bool:
    """A text that the database itself gives no value."""
    return isinstance(veld, models.CharField | models.TextField) and veld.db_default is NOT_PROVIDED


def _in_database(veld: models.Field[Any, Any], waarden: list[Waarde]) -> list[Waarde]:
    """Day numbers as dates and moments; other values as they are."""
    if not isinstance(veld, models.DateField):
        return waarden
    reeks = np.array([GEEN if w is None else w for w in waarden], dtype=np.int32)
    if isinstance(veld, models.DateTimeField):
        return list(momenten(reeks, np.arange(reeks.size, dtype=np.int32) % STAPPEN_PER_DAG))
    return list(dagen_of_niets(reeks))
