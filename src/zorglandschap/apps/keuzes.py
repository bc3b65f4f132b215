"""Turns a code list of core into the choices of a database field, with its check constraint."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from django.db import models


def code(lijst: type[StrEnum], **opties: Any) -> models.CharField[str, str]:
    """A CharField that holds one value of a code list; the longest value fixes its length."""
    return models.CharField(max_length=64, choices=[(w.value, w.value) for w in lijst], **opties)


def in_lijst(veld: str, lijst: type[StrEnum], naam: str, *, of_leeg: bool = False) -> models.CheckConstraint:
    """The database's own promise that the field holds a value of the list, or nothing yet when that is allowed."""
    waarden = [*([""] if of_leeg else []), *(w.value for w in lijst)]
    return models.CheckConstraint(condition=models.Q(**{f"{veld}__in": waarden}), name=naam)
