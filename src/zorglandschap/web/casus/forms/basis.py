"""What every form of a casus shares: translated choices, the picker of dates, and fields that may stay empty."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


def keuzes(lijst: type[StrEnum], *vooraf: tuple[str, Any]) -> list[tuple[str, Any]]:
    """The values of a code list as translated choices."""
    return [*vooraf, *((w.value, _(w.value)) for w in lijst)]


def datumvak() -> forms.DateInput:
    """The browser's own picker of dates."""
    return forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})


def tekstveld(rijen: int = 4, **opties: Any) -> forms.CharField:
    """A text of more lines."""
    return forms.CharField(widget=forms.Textarea(attrs={"rows": rijen}), **opties)


class Losveld(forms.CharField):
    """A text that belongs to a complete analysis, and may still be empty today."""

    def validate(self, value: str) -> None:
        """Everything may be saved; the rules say later what is missing."""


class Losdatum(forms.DateField):
    """A date that belongs to a complete analysis, and may still be empty today."""

    def validate(self, value: date | None) -> None:
        """Everything may be saved; the rules say later what is missing."""


class Loskeuze(forms.ChoiceField):
    """A choice that may still be open today; what is chosen is on the list."""

    def validate(self, value: str) -> None:
        """Only a value of the list, or nothing yet."""
        if value:
            super().validate(value)
