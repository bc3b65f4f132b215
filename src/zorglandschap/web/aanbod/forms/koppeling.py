"""A key for a system of the provider: its name and its last day."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from zorglandschap.web.aanbod.forms.aanbod import datumvak
from zorglandschap.web.vormgeving.velden import Datumveld


class KoppelingFormulier(forms.Form):
    """What a planner says about a new key; sending the same form twice makes one key."""

    naam = forms.CharField(
        label=_("Voor welk systeem?"),
        max_length=80,
        help_text=_("Bijvoorbeeld: ons cliëntdossier. Geen namen van jeugdigen."),
    )
    geldig_tot = Datumveld(label=_("Laatste dag"), widget=datumvak(), help_text=_("Daarna maakt u een nieuwe sleutel."))
    herhaalsleutel = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, **opties: Any) -> None:
        super().__init__(*args, **opties)
        self.use_required_attribute = False
