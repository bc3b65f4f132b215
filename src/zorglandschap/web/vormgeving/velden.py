"""Fields that every form shares: a date that can be, and the number of a row."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from zorglandschap.core.begrippen.periode import EERSTE_DAG, LAATSTE_DAG
from zorglandschap.web.vormgeving.invoer import HOOGSTE

KAN_NIET = _("Deze datum kan niet kloppen. Controleer het jaar: vier cijfers, zoals 2026.")


def kan_kloppen(dag: date) -> None:
    """Refuse a day so long ago or so far ahead that a finger must have slipped."""
    if not EERSTE_DAG <= dag <= LAATSTE_DAG:
        raise ValidationError(KAN_NIET, code="kan_niet")


class Datumveld(forms.DateField):
    """A day in the life of people who live now."""

    def __init__(self, **opties: Any) -> None:
        super().__init__(**opties)
        self.validators.append(kan_kloppen)


class Nummerveld(forms.IntegerField):
    """The number of a row, as it stood hidden in the form."""

    def __init__(self, **opties: Any) -> None:
        super().__init__(**{"min_value": 1, "max_value": HOOGSTE, "widget": forms.HiddenInput, **opties})
