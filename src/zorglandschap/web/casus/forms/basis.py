"""What every form of a casus shares: translated choices, the picker of dates, and fields that may stay empty."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from zorglandschap.web.vormgeving.velden import Datumveld


@dataclass(frozen=True, slots=True)
class Klad:
    """Where the draft of a form is kept and thrown away, and since when there is one (None: not yet)."""

    bewaar: str
    weg: str
    om: datetime | None = None


class KladForm(forms.Form):
    """A form of which what is typed is kept on the server until it is sent."""

    klad: Klad | None = None


def keuzes(lijst: type[StrEnum], *vooraf: tuple[str, Any]) -> list[tuple[str, Any]]:
    """The values of a code list as translated choices."""
    return [*vooraf, *((w.value, _(w.value)) for w in lijst)]


def zonder_ouders_veld() -> forms.CharField:
    """Why a youth answers without the parents, for the ages at which they decide together."""
    return forms.CharField(
        label=_("Zonder de ouders? Schrijf op waarom"),
        max_length=300,
        required=False,
        help_text=_(
            "Alleen als jeugdige en ouders samen beslissen: om ernstig nadeel te voorkomen, of omdat de jeugdige er "
            "goed over nadacht en het blijft willen."
        ),
    )


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


class Losdatum(Datumveld):
    """A date that belongs to a complete analysis, and may still be empty today."""

    def validate(self, value: date | None) -> None:
        """Everything may be saved; the rules say later what is missing."""


class Loskeuze(forms.ChoiceField):
    """A choice that may still be open today; what is chosen is on the list."""

    def validate(self, value: str) -> None:
        """Only a value of the list, or nothing yet."""
        if value:
            super().validate(value)
